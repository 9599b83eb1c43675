"""What the walk over a sentence has in mind at each step."""

from __future__ import annotations

from typing import Literal

from extractor.facts.records import Period, Role, Session
from extractor.frames.statement import Context, Day, Statement, Way
from extractor.spans.items import Item

Span = Period | Literal["other"]  # "other": of a length that the record has no name for
FIRSTS: dict[Role | None, Role] = {"gainer": "best", "loser": "worst"}  # what the first of a list is
FOLLOWERS: dict[Role | None, Role] = {"best": "gainer", "worst": "loser"}  # and those that come after it
ROLE_DIRECTIONS: dict[str, Way] = {"gainer": "up", "loser": "down", "contributor": "up", "drag": "down"}


class State:
    """The statement being made, those that are done, and what waits for its subject."""

    __slots__ = ("now", "__dict__")
    now: Statement | None
    here: Statement  # the same, to those who are asked only where there is one

    def __init__(self, items: list[Item], context: Context, said: set[str]) -> None:
        self.items, self.context, self.said = items, context, said  # what `names_in` gives of the items
        self.spoken_before, context.spoken = context.spoken, None  # what the sentence before spoke of
        self.shares_before, context.shares_spoken = context.shares_spoken, None  # and whose shares
        self.index_before = context.index_named
        if "index" in said and (named := next((item for item in reversed(items) if item.kind == "index"), None)):
            context.index_named = context.paragraph, named
        self.done: list[Statement] = []
        self.now = None
        self.moments: list[Statement] = []  # where an index stood within the day
        self.outer: list[Statement | None] = []  # statements that a bracket interrupts
        self.pending = Statement([])  # measures and direction that stand before their subject
        self.scope: str | None = None  # "Among the Sensex pack, …"
        self.within: str | None = None  # that, or "Within the metal sector, …"
        self.shared_out = "respectively" in said  # "miner A and producer B fell 1% and 2%, respectively"
        self.companies: list[Item] = []  # those the sentence is about, in order
        self.asides: set[int] = set()  # positions inside appositions
        self.aliases: set[int] = set()  # second names in brackets
        # Said ahead of the clause they hold for.
        self.period_ahead: Span | None = None
        self.inheritor: Statement | None = None  # which took the span ahead, and named none
        self.period_next: Span | None = None
        self.day_ahead: Day | None = context.day
        self.day_carried = context.day is not None and context.day_left is not None  # told at the head of the sentence before
        self.session_ahead: Session | None = context.session
        # The list that names belong to, and the direction that gapped clauses share.
        self.ranked_on: str | None = None  # where the sentence has ranked somebody
        self.list_role: Role | None = context.list_role
        self.list_direction: Way | None = ROLE_DIRECTIONS.get(context.list_role or "")
        self.fronted_list: Statement | None = None  # "Also gaining were A, B and C"
        self.of_branches = False  # whether the list is one of sectors or indices
        self.last_direction: Way | None = None
        self.last_object: int | None = None
        self.moved_in: Statement | None = None  # that of a place named behind its figure
        self.hypothetical = False  # after "if"
        self.last_slot: str | None = None
        # The slot that a word has announced ("a high of"), and the first end of "between … and …".
        self.target: str | None = None
        self.target_from = 0  # where the word of a record stood that announced it
        self.between: Item | None = None


State.here = State.now  # type: ignore[assignment]  # two names of one slot: a second name costs nothing

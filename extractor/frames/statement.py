"""Statements: one subject, its move, and the measures that stand with it; and what carries over between sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from extractor.facts.base import Figure
from extractor.facts.records import Period, Role, Session
from extractor.spans.dates import FoundDate
from extractor.spans.items import Item

Way = Literal["up", "down", "flat", "signed"]  # "signed": as the printed signs say
# A date, the number of a weekday, the session before the article's, another day that no date can be given to.
Day = FoundDate | int | Literal["before", "other"]


@dataclass(slots=True)
class Statement:
    """What a clause says of its subjects, before it is a record.

    slots:  slot name -> Figure (percent, points, level, change, price, previous_close, open, high, low).
    series: slot name -> further figures of the same kind, for "respectively".
    day:    a date, a weekday number, "before" for the session before the article's, "other" for any other day, or None.
    aside:  why its numerals are no fact, or "".
    """

    subjects: list[Item]
    direction: Way | None = None
    slots: dict[str, Figure] = field(default_factory=dict)
    series: dict[str, list[Figure]] = field(default_factory=dict)
    currency: str | None = None
    period: Period | None = None
    carried: Period | None = None  # the span of the clause before, where this one names none
    session: Session | None = None
    day: Day | None = None
    role: Role | None = None
    group: str | None = None
    aside: str = ""
    rules: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    finite: bool = False
    each: bool = False
    lent: bool = False  # its direction is that of the clause before
    before: Figure | None = None  # what a quote or a share was before
    from_open: Figure | None = None  # how far an index stands from where it opened
    band: Figure | None = None  # how far an index swung between its low and its high
    basis: Item | None = None  # what an index is said to have moved in basis points
    # of whose move a company is named as the cause, and which way that went
    credit: tuple[tuple[str, ...], Way | None] | None = None
    cross: str | None = None  # the other currency of a rate, unless it is the dollar

    @property
    def kind(self) -> str:
        return self.subjects[0].kind if self.subjects else ""

    @property
    def start(self) -> int:
        return min(item.start for item in (*self.subjects, *self.items))

    @property
    def end(self) -> int:
        return max(item.end for item in (*self.subjects, *self.items))

    def put(self, slot: str, item: Item, figure: Figure | None = None) -> None:
        figure = figure or item.value
        self.slots[slot] = figure
        self.series.setdefault(slot, []).append(figure)
        self.items.append(item)

    def again(self) -> Statement:
        """A further statement about the same subjects: "gained 0.09% today and 0.38% over the week"."""
        return Statement(
            self.subjects, session=self.session, day=self.day, role=None, group=self.group, rules=list(self.rules)
        )


@dataclass(slots=True)
class Sentence:
    """One sentence of the article: its items and where it stands."""

    start: int
    end: int
    items: list[Item]
    block: str
    paragraph: int
    statements: list[Statement] = field(default_factory=list)


@dataclass(slots=True)
class Context:
    """What a reader of the article has in mind when a sentence begins."""

    main_index: Item | None = None
    size_index: dict[str, Item] = field(default_factory=dict)
    national_index: dict[str, Item] = field(default_factory=dict)  # "german" -> the DAX
    last_index: Item | None = None
    levels: dict[str, tuple[Item, Decimal]] = field(default_factory=dict)  # the indices told, and where each stood
    other_index: bool = False  # the index spoken of last is none that has a name here: "the bank sector index"
    abroad: int | None = None  # the paragraph whose last sentence speaks of another country's shares
    index_named: tuple[int, Item | None] = (-1, None)  # the index named last, and in which paragraph
    last_exchange: Item | None = None
    place: tuple[int, str | None] = (-1, None)  # a paragraph, and the exchange that its first words name
    last_company: Item | None = None
    named_before: tuple[Item, ...] = ()  # the companies that the sentence before names
    shares_spoken: Item | None = None  # the company whose shares the sentence speaks of, or the one before
    company_paragraph: int = -9  # where a company was spoken of last
    last_sector: str | None = None
    last_mover: Statement | None = None  # the company's move that the sentence before told
    last_subject: Item | None = None
    spoken: Item | None = None  # what the sentence speaks of last, None until it names something
    spoken_at: int = -9  # the paragraph of what was spoken of last
    last_currency: Item | None = None
    closed_quotes: set[str] = field(default_factory=set)  # instruments whose close has been told
    home_currency: Item | None = None  # the currency of the country that the article reports on
    # the company whose move or rating was told in this paragraph or the last, else the article's one
    stock: Item | None = None
    main_company: Item | None = None
    told_at: int = -9  # the paragraph that told it
    last_direction: Way | None = None
    period: Period | None = None
    label_paragraph: int | None = None  # whose "For the week:" set the period
    list_role: Role | None = None
    list_group: str | None = None
    list_paragraph: int | None = None
    # The ranked list read last: its role, its group and its paragraph; `open_list` while it has one name for a plural
    # head.
    ranked: tuple[Role | None, str | None, int] | None = None
    charted: int = -9  # where a table of gainers or losers was told last
    sector_told: tuple[Item, int] | None = None  # the one sector that the sentence before told of, and its paragraph
    members_told: tuple[str, int] | None = None  # the index of whose members a sentence told, and its paragraph
    open_list: tuple[Role | None, str | None] | None = None
    columns: tuple[str, ...] = ()  # the slots of the table's columns, where its header names them
    returns_of: Item | None = None  # the index whose returns the rows below tell, span by span
    segment: str | None = None
    of_segment: bool = False  # the article is about a segment, whether or not an index of it is named
    published: date | None = None
    flows_told: int = -9  # the paragraph whose last sentence told flows
    stamped: int | None = None  # the hour of UTC at which it was published
    home_weekday: int | None = None
    home_date: tuple[int, int] | None = None  # the month and day it tells most, where nobody says the year
    paragraph: int = -1
    technical_paragraph: int = -9  # where a step of a technical stance was told last
    call_list: str | None = None  # upgrade, downgrade: which way the calls of the list that goes on went
    technical_upgrades: int = -9  # where a sentence without names spoke of technical upgrades
    country: str | None = None
    countries: set[str | None] = field(default_factory=set)  # those of whose indices it tells
    investors: list[Item] = field(default_factory=list)  # whose flow was told last
    flows_aside: tuple[int, str] = (-1, "")  # paragraph and reason of amounts that are no flow of the day
    weekly: bool = False  # the article tells a week
    day: Day | None = None
    session: Session | None = None
    updates: int = 0  # how many hours have headed a part of a running report
    update_hour: str | None = None  # the last of them, as written
    year: int | None = None
    day_of_results: date | None = None
    results_paragraph: int = -9  # where that day was told
    results_rows: bool = False  # a heading has opened a calendar of results
    day_left: int | None = None  # for how many sentences a day told in one still holds; None for a heading's
    told_session: str | None = None  # "close", "intraday", "unsaid" where it speaks of no hour at all
    tells_yesterday: bool = False  # a morning paper: its "yesterday" is the day it reports on
    just_declared: bool = False
    given_up: set[str] = field(default_factory=set)  # constructions that took too long on some sentence


@dataclass(slots=True)
class Finding:
    """What a construction of another kind says (breadth, a rating step, a result date, a flow), field by field."""

    kind: str
    fields: dict[str, Any]
    figures: dict[str, Figure] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return min(item.start for item in self.items)

    @property
    def end(self) -> int:
        return max(item.end for item in self.items)

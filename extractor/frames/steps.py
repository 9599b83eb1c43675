"""Steps on a scale: from what grade to what, in every order that prose has.

    from Hold to Buy · a Hold to Buy upgrade · to Buy from Hold · upgraded to bullish
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractor.frames.ladder import climb
from extractor.frames.lists import JOINERS
from extractor.frames.statement import Context
from extractor.spans.items import Item

SCALES = {"rating": "rating", "technical": "technical"}
PLAIN_GRADES = frozenset({"hold", "buy", "sell"})
COMPARED = {"bullish": "upgrade", "bearish": "downgrade"}
RANGING = frozenset("rated ranging ranges ranged range varying spanning trends".split())
TO = frozenset("to towards toward into turn turned turning becoming became attained as".split())
# no step, unless calls are said to move
# Verbs and nouns of a call that moves.
MOVING = frozenset(
    "moved moving shifted shift shifting transitioned transitioning transition changed changing turned move raised "
    "cut lowered revised improved improve improves improving moves change change, shifts migrated advanced "
    "progressed elevated elevation stepped slipped swung slid eased softened weakened strengthened deteriorated worsened".split()
)
# Verbs, by their beginnings, that say which way.
BETTERED = ("improv", "strengthen", "advanc", "progress", "climbed", "rose")
WORSENED = ("slip", "weaken", "eased", "soften", "deteriorat", "worsen", "slid", "fell", "declin")
# "entered the list of technical calls with a bullish stance"
ENTERING = frozenset({"entered", "enters", "entering", "joined", "joins"})
STANDING = frozenset("showing displaying exhibiting receiving reflecting".split())
SHOWING = frozenset(
    "show shows showed shown showing exhibit exhibits exhibited exhibiting display displays displayed displaying "
    "trending demonstrated demonstrating".split()
)
ENDING = frozenset({"while", "whereas", "but", ";"})  # a clause
SEEN = frozenset("seen noted observed recorded evident visible witnessed".split())
STAYING = frozenset("currently remained remains remain remaining stayed stays staying stay still from".split())
FILLERS = frozenset(
    "a an the stance stances position territory rating ratings call calls category outlook “ ” \" ' ‘ ’ status view "
    "stand trend or level to , more sentiment grade classification classifications".split()
)


@dataclass(slots=True)
class Step:
    """A step: its items' positions, ends and direction."""

    first: int
    last: int
    measure: str
    origin: str | None
    goal: str | None
    direction: str | None
    items: list[Item]
    either: bool = False


def graded(item: Item | None) -> str | None:
    """The grade as written; a rating in small letters with its capital."""
    return None if item is None else item.text.capitalize() if item.lower in ("hold", "buy", "sell") else item.text


def scale_of(item: Item) -> str | None:
    """The scale that a grade is of."""
    return next((SCALES[label] for label in (*(item.figures or ()), item.kind) if label in SCALES), None)


class Steps:
    """The steps of one sentence; a part of the reader of scales."""

    items: list[Item]
    said: set[str]
    context: Context

    @cached_property
    def steps(self) -> list[Step]:
        steps: list[Step] = []
        if not self.has_grade():
            return steps
        at = 0
        while at < len(self.items):
            step = self.step_at(at, steps)
            if step:
                steps.append(step)
                at = step.last
            at += 1
        return steps

    def has_grade(self) -> bool:
        """No step is without a grade."""
        return not self.said.isdisjoint(SCALES) or not self.said.isdisjoint(PLAIN_GRADES)

    def grade(self, at: int) -> tuple[Item, str] | None:
        if at >= len(self.items):
            return None
        measure = scale_of(self.items[at])
        return (self.items[at], measure) if measure else None

    def plain_grade(self, at: int) -> tuple[Item, str] | None:
        """ "from a hold to a buy stance": grades in small letters, read only between from and to."""
        item = self.items[at]
        return (item, "rating") if item.lower in PLAIN_GRADES and item.kind in ("word", "company", "maintain") else None

    def next_grade(self, at: int, reach: int = 4) -> tuple[int, Item, str] | None:
        """The grade after `at`, with only fillers between."""
        for ahead in range(at, min(len(self.items), at + reach)):
            found = self.grade(ahead) or self.plain_grade(ahead)
            if found:
                return ahead, *found
            if self.items[ahead].lower not in FILLERS and self.items[ahead].kind != "pronoun":
                return None
        return None

    def step_at(self, at: int, steps: list[Step]) -> Step | None:
        word = self.items[at].lower
        if word == "from":
            return self.from_to(at, at + 1)
        if self.grade(at):
            return self.pair_step(at, bool(steps))
        entered = word == "with" and any(item.lower in ENTERING for item in self.items[max(0, at - 9):at])
        if self.items[at].kind in ("upgrade", "downgrade") or word in TO | STANDING or entered:
            return self.to_only(at)
        return None

    def ranges_alone(self, at: int) -> bool:
        """ "Alder's stance ranged from bullish to mildly bullish": one stance of one company, on its way."""
        back = [item.lower for item in self.items[max(0, at - 3):at] if item.lower != "technical"]
        return len(back) > 1 and back[-1] in ("stance", "outlook", "trend", "call") and back[-2] in ("'s", "’s")

    def from_to(self, at: int, start: int) -> Step | None:
        if at and self.items[at - 1].lower in RANGING and not self.ranges_alone(at - 1):
            return None  # "were rated from bullish to mildly bullish": where they stand, no step
        origin = self.next_grade(start)
        if origin is None:
            none = next((item for item in self.items[start:start + 2] if item.lower in ("no", "none")), None)
            if none is None or (goal := self.goal_after(start)) is None:
                return None
            return self.make(at, goal[0], none if none.lower == "none" else None, goal[1], goal[2])
        goal = self.goal_after(origin[0] + 1)
        if goal is None:
            way = self.way_moved(at)  # "improved from mildly bullish"
            return Step(at, origin[0], origin[2], graded(origin[1]), None, way, [origin[1]]) if way else None
        return self.make(at, goal[0], origin[1], goal[1], goal[2])

    def goal_after(self, start: int) -> tuple[int, Item, str] | None:
        for ahead in range(start, min(len(self.items), start + 7)):
            if (
                self.items[ahead].lower in ("to", "towards", "into", "toward")
                or self.items[ahead].text in ("→", "-", "–")
            ):
                return self.next_grade(ahead + 1)
            if self.items[ahead].kind == "company":
                return None
        return None

    def pair_step(self, at: int, later: bool) -> Step | None:
        """ "Hold to Buy" (an upgrade, a list line) and, after a first step, "and bullish to mildly bullish"."""
        graded_here = self.grade(at)
        if graded_here is None:
            return None
        item, measure = graded_here
        following = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        if following == "to" or self.items[at + 1:at + 2] and self.items[at + 1].text == "→":
            goal = self.next_grade(at + 2)
            if goal and (
                measure == "rating"
                or later
                or self.moving_before(at)
                or any(one.lower in ("shift", "shifts", "shifting") for one in self.items[:at])
                or self.context.of_segment and (self.shown_before(at) or self.seen_after(goal[0]))
            ):
                return self.make(at, goal[0], item, goal[1], goal[2])
        stance = next(
            (ahead for ahead in range(at + 1, min(len(self.items), at + 4)) if self.items[ahead].lower not in FILLERS),
            None,
        )
        if stance is not None and self.items[stance].lower == "from":  # "bullish (stance) from a neutral position"
            origin = self.next_grade(stance + 1)
            if origin:
                return self.make(at, origin[0], origin[1], item, measure)
        return None

    def to_only(self, at: int) -> Step | None:
        """ "upgraded to bullish", "moving to bullish territory", "turned bullish", "becoming mildly bullish"."""
        word = self.items[at].lower
        start = at + 1
        if self.items[at].kind in ("upgrade", "downgrade") and not word.endswith(" to"):  # "raised to bullish"
            if start == len(self.items) or self.items[start].lower not in ("to", "by"):
                return None
            start += 1
        goal = self.next_grade(start, 5)
        if goal is None or word == "as" and self.items[at - 1].kind not in ("upgrade", "downgrade"):
            return None
        ahead = goal[0] + 1
        if ahead < len(self.items) and self.items[ahead].text == "(":  # "changed to Buy (from Hold)"
            ahead += 1
        after = self.items[ahead] if ahead < len(self.items) else None
        if word == "into" and after is not None and after.lower == "to":
            return None
        if after is not None and after.lower == "from":
            origin = self.next_grade(ahead + 1)
            if origin:
                return self.make(at, origin[0], origin[1], goal[1], goal[2])
        if word in STANDING and after is not None and after.lower not in FILLERS and after.kind != "punct":
            return None  # "showing bullish signs"
        if word in {"to", "towards", "toward", "into"} | STANDING and not self.moving_before(at):
            return None
        if word == "to" and after is not None and after.lower == "to" and (further := self.next_grade(goal[0] + 2)):
            return self.make(at, further[0], goal[1], further[1], further[2])  # "improved to mildly bullish to bullish"
        if goal[1].lower in COMPARED and self.items[goal[0] - 1].lower == "more":  # "towards a more bullish tone"
            return Step(at, goal[0], goal[2], None, None, COMPARED[goal[1].lower], [goal[1]])
        return self.make(at, goal[0], None, goal[1], goal[2])

    def moving_before(self, at: int) -> bool:
        return any(
            item.kind in ("upgrade", "downgrade") or item.lower in MOVING for item in self.items[max(0, at - 10):at]
        )

    def shown_before(self, at: int) -> bool:
        """ "Acme showed a sideways to mildly bullish trend": a house's name for a step; a range that only stands,
        where it is "currently" or was "rated from" its one end."""
        before = [item.lower for item in self.items[max(0, at - 6):at]]
        set_apart = before[-1:] in (["("], [":"])  # "Acme (sideways to bullish)"
        return (set_apart or not SHOWING.isdisjoint(before)) and STAYING.isdisjoint(before)

    def seen_after(self, goal: int) -> bool:
        """ "A sideways to mildly bullish trend was seen in Acme"."""
        after = [item.lower for item in self.items[goal + 1:goal + 5]]
        return any(verb in ("was", "were", "is", "been") and seen in SEEN for verb, seen in zip(after, after[1:]))

    def make(self, first: int, last: int, origin: Item | None, goal: Item, measure: str) -> Step:
        either = last + 2 < len(self.items) and self.items[last + 1].lower == "or" and self.grade(last + 2) is not None
        if origin is not None and "rating" in (scale_of(origin), measure):
            measure = "rating"
        if either:
            last += 2
        elif any(item.lower == "vice" for item in self.items[last + 1:last + 4]):
            return Step(first, last, measure, None, None, None, [item for item in (origin, goal) if item], True)
        direction = self.direction(first, measure, origin, goal)
        to = None if either else graded(goal)
        items = [item for item in (origin, goal) if item]
        return Step(first, last, measure, graded(origin), to, direction, items, either)

    def way_moved(self, at: int) -> str | None:
        """ "Acme slipped to sideways": the way of the verb that the names stand before."""
        named = False
        for item in reversed(self.items[max(0, at - 12):at]):
            if item.kind != "company" and named and item.lower not in (",", "and", "both", "all"):
                return None
            named |= item.kind == "company"
            if item.lower.startswith(BETTERED):
                return "upgrade"
            if item.lower.startswith(WORSENED):
                return "downgrade"
        return None

    def direction(self, at: int, measure: str, origin: Item | None, goal: Item) -> str | None:
        """What the text says; where it says nothing, what the two steps show."""
        if origin is None and (way := self.way_moved(at)):
            return way
        shown = climb(origin.lower if origin is not None else None, goal.lower, measure)
        after = self.items[at:at + 8]
        named = next((k for k, item in enumerate(after) if item.kind == "company"), len(after))
        own = said_way([*self.of_its_clause(at), *after[:named]])
        return own or shown or said_way([*reversed(self.items[max(0, at - 12):at])])

    def of_its_clause(self, at: int) -> list[Item]:
        """What stands before a step in its clause, back to the names of another: "a downgrade for A, and a shift for B
        from bearish to sideways"."""
        found: list[Item] = []
        named = beyond = False
        for back in range(at - 1, max(-1, at - 13), -1):
            item = self.items[back]
            # "While A was upgraded, B …"
            told = named and item.lower.endswith("graded") and self.items[back + 1].text == ","
            if told or item.lower in ENDING or item.kind == "company" and beyond:
                break
            named |= item.kind == "company"
            beyond |= named and item.kind != "company" and item.lower not in JOINERS
            found.append(item)
        return found


def said_way(items: list[Item]) -> str | None:
    return next((item.kind for item in items if item.kind in ("upgrade", "downgrade")), None)

"""Grades of brokers' scales as prose dresses them ("buy", Buy, outperform), and the step from one to another.

    to "hold" from "buy" · from Neutral to Overweight · to a buy rating · to underperform, from market perform
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.spans.items import Item

QUOTES = frozenset({"“", "”", '"', "'", "‘", "’", "`"})
# What may stand between "to" or "from" and the grade, and between a grade and its "from".
BEFORE_GRADE = frozenset({"a", "an", "its", "their", "the", "previous", "prior", "earlier", "rating", "ratings", "of"})
AFTER_GRADE = frozenset({"rating", "ratings", "recommendation", "stance", "call", "status", "view", ",", "position"})
# After one of these an everyday word is no grade: "to buy out", "to sell more assets".
STOPS = frozenset(
    {
        ".", ",", ";", ")", "(", ":", "-", "–", "—", "from", "rating", "ratings", "by", "at", "and", "with", "after",
        "on", "as", "citing", "while", "saying", "in", "following", "recommendation", "stance", "but", "previously",
        "or", "due", "because", "earlier", "late", "status", "call", "given", "based", "noting",
    }
)


@dataclass(slots=True)
class Grade:
    """A grade and whether its dress leaves no doubt: a word of brokers' own, in quotes, or in capitals."""

    item: Item
    plain: bool

    @property
    def text(self) -> str:
        return self.item.text


@dataclass(slots=True)
class Step:
    """From `origin` to `goal`; `first` and `last` are positions among the words."""

    first: int
    last: int
    goal: Grade
    origin: Grade | None = None

    @property
    def plain(self) -> bool:
        return self.goal.plain or self.origin is not None


class Words:
    """A sentence's items without its quotation marks, which only say of the next word that it is quoted."""

    def __init__(self, items: list[Item]) -> None:
        self.items: list[Item] = []
        self.quoted: set[int] = set()
        marked = False
        for item in items:
            if item.text in QUOTES:
                marked = True
                continue
            if marked:
                self.quoted.add(len(self.items))
            marked = False
            self.items.append(item)

    def __len__(self) -> int:
        return len(self.items)

    def lower(self, at: int) -> str:
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def kind(self, at: int) -> str:
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def has(self, at: int, *labels: str) -> bool:
        return (
            0 <= at < len(self.items)
            and (self.items[at].kind in labels or not set(labels).isdisjoint(self.items[at].figures or ()))
        )

    def grade(self, at: int) -> Grade | None:
        if self.has(at, "rating", "grade") and not self.has(at, "loose-grade"):
            return Grade(self.items[at], True)
        if not self.has(at, "loose-grade", "rating"):
            return None
        if at in self.quoted or self.items[at].text[0].isupper():
            return Grade(self.items[at], True)
        ends = (
            at + 1 >= len(self.items)
            or self.lower(at + 1) in STOPS
            or self.kind(at + 1) in ("date", "weekday", "other-day", "period", "maintain")
        )
        return Grade(self.items[at], False) if ends else None

    def grade_after(self, at: int, fillers: frozenset[str] = BEFORE_GRADE, reach: int = 4) -> tuple[int, Grade] | None:
        for ahead in range(at, min(len(self.items), at + reach)):
            if found := self.grade(ahead):
                return ahead, found
            if self.lower(ahead) not in fillers:
                return None
        return None

    def step(self, at: int) -> Step | None:
        """The step that begins at `at` with "to" or "from" (which the verb may have swallowed: "raised to")."""
        swallowed = self.lower(at).endswith(" to")
        if self.lower(at) in ("to", "into") or swallowed:
            goal = self.grade_after(at + 1)
            step = goal and self._with_origin(at, *goal)
            bare = None if swallowed or step is None or step.origin else self.grade(at - 1)  # "Hold to Buy"
            return Step(at - 1, step.last, step.goal, bare) if step and bare else step
        if self.lower(at) == "from":
            origin = self.grade_after(at + 1)
            if origin is None:
                return None
            to = next((k for k in range(origin[0] + 1, min(len(self), origin[0] + 4)) if self.lower(k) == "to"), None)
            goal = self.grade_after(to + 1) if to is not None else None
            return Step(at, goal[0], goal[1], origin[1]) if goal else None
        return None

    def _with_origin(self, first: int, at: int, goal: Grade) -> Step:
        come = next(
            (
                k
                for k in range(at + 1, min(len(self), at + 4))
                if self.lower(k) not in AFTER_GRADE and self.lower(k) != "("
            ),
            None,
        )
        if come is not None and self.lower(come) == "from" and (origin := self.grade_after(come + 1)):
            return Step(first, origin[0], goal, origin[1])
        return Step(first, at, goal)

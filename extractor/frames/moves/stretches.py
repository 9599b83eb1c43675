"""Moves over a stretch between two moments that are named: "from mid-July 2015 until late August", "between May and July"."""

from __future__ import annotations

from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import ANOTHER_LENGTH
from extractor.frames.statement import Statement
from extractor.spans.dates import MONTHS
from extractor.spans.items import MEASURES, Item

ENDS = {"from": frozenset("until till to through and".split()), "between": frozenset({"and"})}
REACH = 6  # words that may say the first moment, or the second
STANDS, MOVED = frozenset({"level", "price"}), frozenset({"percent", "points", "change"})
PERFECT = frozenset({"has", "have", "been"})
MOMENTS = frozenset({"date", "month", "year"})


def is_moment(item: Item) -> bool:
    """ "July", "mid-July", "2015", "July 14"."""
    year = item.kind == "count" and len(item.text) == 4 and item.text[:2] in ("19", "20")
    return item.kind in MOMENTS or year or item.text[-1:].isalpha() and item.lower.rpartition("-")[2] in MONTHS and (
        item.text[0].isupper() or "-" in item.text
    )


class Stretches(FirstStorey):
    """Sets aside what moved over such a stretch."""

    def _over_stretch(self, at: int) -> bool:
        """Whether the stretch of the measure at a place is named right behind it."""
        start = next((k for k in range(at + 1, min(len(self.items), at + 4)) if self.items[k].lower in ENDS), None)
        if start is None or any(item.lower not in (",", "in", "points") for item in self.items[at + 1:start]):
            return False
        first = self._moment_behind(start)
        end = next((k for k in range(first + 1, min(len(self.items), first + 3)) if first and self.items[k].kind != "year"), 0)
        return bool(end) and self.items[end].lower in ENDS[self.items[start].lower] and bool(self._moment_behind(end))

    def _over_what_came_before(self) -> None:
        """ "Shares have soared since the vote, with the Dow up 7 percent": the stretch that the clause in front names."""
        with_ = next((k for k, item in enumerate(self.items) if item.lower == "with" and k and self.items[k - 1].text == ","), 0)
        clause = self.items[:with_]
        since = next((k for k, item in enumerate(clause) if item.lower == "since"), 0)
        told = any(item.kind in MEASURES and item.used for item in clause)
        if not since or told or not any(item.lower in PERFECT for item in clause[:since]):
            return
        for one in self.done:
            if one.start > self.items[with_].start and one.period is None and one.slots.keys() <= MOVED:
                one.aside = one.aside or ANOTHER_LENGTH

    def _moment_behind(self, at: int) -> int:
        """Where the moment behind a preposition is named, year included; 0 where none is."""
        for k, item in enumerate(self.items[at + 1:at + 1 + REACH], at + 1):
            if is_moment(item):
                return k + (k + 1 < len(self.items) and is_moment(self.items[k + 1]))
            if item.kind not in ("word", "other-day", "open", "close", "ordinal", "count", "period"):
                return 0
        return 0

    def _part_stretch(self, at: int, statement: Statement, slot: str) -> None:
        """The move is of no day; but a level beside it stands."""
        if slot not in MOVED or not self._over_stretch(at):
            return
        if STANDS.isdisjoint(statement.slots):
            statement.aside = statement.aside or ANOTHER_LENGTH
        else:
            self._set_aside(statement, (slot,), ANOTHER_LENGTH)
            statement.direction = None

"""Moves told by the close before: "at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish";
and how far from its opening an index stands."""

from __future__ import annotations

from dataclasses import replace

from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS
from extractor.frames.statement import Way
from extractor.spans.items import Item

NET: dict[str, Way] = {"net loss": "down", "net losses": "down", "net gain": "up", "net gains": "up", "net profit": "up"}
SIDES: dict[str, Way] = {"below": "down", "under": "down", "beneath": "down", "above": "up", "over": "up"}
WAYS: dict[str, Way] = {**SIDES, "higher": "up", "up": "up", "lower": "down", "down": "down"}
OF_A_CLOSE = frozenset("its the a previous prior last late day session of at 's ’s".split())
CLOSES = frozenset({"close", "previous-close", "weekday", "other-day"})


class ClosesBefore(FirstStorey):
    """Which way a figure went that is held against the close before."""

    def _side_of_previous_close(self, at: int) -> Way | None:
        """ "last seen at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish"."""
        at = self._last_alternative(at)  # "6.15 points or 2.38 percent below last week's closure"
        after = [item for item in self.items[at + 1:at + 6] if item.lower != "the"]
        if not after:
            return None
        trios = zip(after, after[1:], after[2:])
        finish = any(one.kind == "weekday" and two.lower in ("'s", "’s") and three.kind == "close" for one, two, three in trios)
        if not finish and not any(item.kind == "previous-close" for item in after[:3]):
            return None
        return SIDES.get(after[0].lower)

    def _against_previous_close(self, at: int, item: Item) -> bool:
        """Takes a percentage that says how far from the close before its clause's index or share ended: "0.4% below
        it", but "a loss of 1.9% over it"."""
        side = self._side_of_previous_close(at)
        if side is None or self.now is None or "percent" in self.now.slots:
            return False
        lead = reversed(self.items[max(0, at - 3):at])
        said = next((DIRECTIONS[one.kind] for one in lead if one.kind in DIRECTIONS), None)
        told = self.now.direction if self.now.slots.keys() & {"points", "change"} else None
        self.now.direction = said or told or side
        self._take(at, item, "percent")
        return True

    def _from_the_open(self, at: int, item: Item) -> bool:
        """ "243 points above the opening price", "27.40 points lower than its open": no move of the day."""
        ahead = [each.lower for each in self.items[at + 1:at + 6] if each.lower not in ("than", "from")]
        way = WAYS.get(ahead[0]) if ahead else None
        if way is None or ahead[1:2] not in (["the"], ["its"]) or not "".join(ahead[2:3]).startswith("open"):
            return False
        if self.now is not None:
            self.now.from_open = replace(item.value, value=item.value.value if way == "up" else -item.value.value)
        return True

    def _net_of_points(self, at: int, item: Item) -> bool:
        """ "showing a net loss of 96.71 points": an index's move, and no company's result."""
        ahead = self.items[at + 1:at + 4]
        told = item.lower in NET and self.now is not None and self.now.kind == "index" and ahead[:1] != []
        if not told or ahead[0].lower != "of" or not any(one.kind in ("points", "percent") for one in ahead):
            return False
        self.here.direction = NET[item.lower]
        return True

    def _told_by_than(self, at: int) -> bool:
        """ "traded at $1.08, higher than $1.07", "weaker than its close of 84.10": what a quote was before, which says the
        way it went."""
        if self.now is None or self.now.kind != "instrument" or "level" not in self.now.slots:
            return False
        following = [item for item in self.items[at + 1:at + 8] if item.lower not in OF_A_CLOSE and item.kind not in CLOSES]
        return len(following) > 1 and following[0].lower == "than" and following[1].kind in ("money", "number")

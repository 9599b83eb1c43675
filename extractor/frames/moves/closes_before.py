"""Moves told by the close before: "at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish";
and how far from its opening an index stands."""

from __future__ import annotations

from dataclasses import replace

from extractor.frames.moves.around import Looking
from extractor.spans.items import Item

SIDES = {"below": "down", "under": "down", "beneath": "down", "above": "up", "over": "up"}
WAYS = {**SIDES, "higher": "up", "up": "up", "lower": "down", "down": "down"}


class ClosesBefore(Looking):
    """Which way a figure went that is held against the close before."""

    def _side_of_previous_close(self, at: int) -> str | None:
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
        """Takes a percentage that says how far from the close before its clause's index or share ended."""
        side = self._side_of_previous_close(at)
        if side is None or self.now is None or "percent" in self.now.slots:
            return False
        self.now.direction = side
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

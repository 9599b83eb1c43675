"""Moves told by the close before: "at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish"."""

from __future__ import annotations

from extractor.frames.moves.around import Looking
from extractor.spans.items import Item

SIDES = {"below": "down", "under": "down", "beneath": "down", "above": "up", "over": "up"}


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

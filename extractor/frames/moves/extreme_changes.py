"""How far an index had moved at the day's high or low: no move of the day, and none of its levels."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.moves.around import Looking
from extractor.spans.items import MEASURES, Item

REASON = "change at the day's extreme"
EN_ROUTE = ("high", "low")


class ExtremeChanges(Looking):
    """Leaves the changes that stand beside a high or a low of the day."""

    def _is_extreme_reached(self, item: Item) -> bool:
        if self.now is None or self.now.kind != "index":
            return False
        return any(slot in EN_ROUTE and figure is item.value for slot, figure in self.now.slots.items())

    def _change_beside_extreme(self, at: int) -> bool:
        """ "as high as 6,255.9, up 32.7", "a high of 6,255.9 points (up 32.7)", "hit 6,255.9 points intraday high, up 32.7"."""
        if at < 2 or at + 1 >= len(self.items) or self.items[at - 1].text not in (",", "("):
            return False
        back = at - 2
        while back and (self.items[back].kind in EN_ROUTE or self.items[back].lower in ("level", "levels")):
            back -= 1
        change = self.items[at + 1]
        behind = self.items[at - 1].text == "(" or back < at - 2 and self.items[at].lower in ("up", "down")
        measured = change.kind in ("number", "count") or behind and change.kind in MEASURES
        if not measured or not self._is_extreme_reached(self.items[back]):
            return False
        self._leave(change, REASON)
        return True

    def _changes_in_bracket(self, at: int) -> None:
        """ "a high of 64,801 points (+278) and a low of 64,005 (-0.8%)": the bracket opens at a place."""
        if at and self._is_extreme_reached(self.items[at - 1]):
            for item in takewhile(lambda one: one.text != ")", self.items[at + 1:at + 6]):
                if item.kind in MEASURES and item.extra.get("sign"):
                    self._leave(item, REASON)

    def _points_at_extreme(self, at: int) -> bool:
        """ "an intraday high of 278.11 points at 64,800.83", "a low of -517.30 points": the level is another figure."""
        item, ahead = self.items[at], self.items[at + 1:at + 3]
        if self.now is None or self.now.kind != "index" or self.target not in EN_ROUTE:
            return False
        leveled = len(ahead) == 2 and ahead[0].lower in ("at", "to") and ahead[1].kind in ("number", "count", "points")
        return bool(item.extra.get("sign")) or leveled and ahead[1].value.value > 10 * item.value.value

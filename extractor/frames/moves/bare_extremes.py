"""Highs and lows of the day that no word names as such: "the index high was 1,309.80 and its low 1,294.15"."""

from __future__ import annotations

from extractor.frames.moves.third_storey import ThirdStorey

SIDES = frozenset({"high", "low"})
STATING = frozenset("was is were stood came in at of for the day session being and reached to".split())
OWNING = frozenset({"the", "its", "a", "index"})


class BareExtremes(ThirdStorey):
    """Makes a high or low of the day of a bare word that a level stands behind."""

    def _bare_extremes(self) -> None:
        """ "the index high was 1,309.80 and its low 1,294.15", "Its high for the day was 1,309.80": words that say so by the
        number behind them."""
        for at, item in enumerate(self.items):
            if item.kind != "word" or item.lower not in SIDES or not at or not self._owns_extreme(at):
                continue
            behind = [one for one in self.items[at + 1:at + 8] if one.lower not in STATING and one.value != "1d"]
            level = behind[0] if behind and behind[0].kind in ("number", "points", "count") else None
            if level is not None and level.value is not None and level.value.value >= 100:
                item.kind, item.figures = item.lower, (item.lower,)

    def _owns_extreme(self, at: int) -> bool:
        before = self.items[at - 1]
        if before.lower == "and" and any({"high", "low"} & {item.kind, *item.figures} for item in self.items[:at]):
            return True  # "The day's high was 64,801 and low 64,005"
        if before.text in (",", ";", ":", "/") and any(item.kind in ("open", "close") for item in self.items):
            return True  # "Open 64,120, high 64,801, low 64,005, close 64,210"
        return before.lower in OWNING or before.kind in ("descriptor", "index", "exchange")

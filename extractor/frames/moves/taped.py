"""Figures as a tape prints them: "Apple (AAPL 244.47, -0.13, -0.1%)", "oil ($71.81/bbl, +1.13, +1.6%)"."""

from __future__ import annotations

from extractor.frames.moves.first_storey import FirstStorey
from extractor.spans.items import Item


class Taped(FirstStorey):
    """Figures as a tape prints them, in brackets behind a name."""

    def _tape(self, at: int, code: Item) -> bool:
        """ "Apple (AAPL 244.47, -0.13, -0.1%)": the company's code, its price, change and percentage."""
        now = self.now
        if code.kind != "company" or now is None or now.slots or now.kind != "company" or not code.text.isupper():
            return False
        figures = [other for other in self.items[at + 1:at + 6] if other.text != ","][:3]
        beside = self.items[at - 2] is now.subjects[-1] and self.items[at - 1].text == "("
        if not beside or [other.kind for other in figures] not in (["number", "number", "percent"], ["count", "number", "percent"]):
            return False
        price, change, _ = figures
        if not change.extra["sign"]:
            return False
        now.subjects[-1].extra = code.text
        self._take(at, price, "price")
        self._take(at, change, "change")
        now.currency = now.currency or "$"
        return True

    def _taped_price(self, at: int) -> bool:
        """ "oil ($71.81/bbl, +1.13, +1.6%)": money in a bracket with its change behind it."""
        comma = next((k for k in range(at + 1, min(at + 5, len(self.items) - 1)) if self.items[k].text == ","), None)
        if comma is None or self.items[at - 1].text != "(":
            return False
        change = self.items[comma + 1]
        return change.kind in ("number", "money", "count") and bool(change.extra["sign"])

"""What was counted: an exchange, an index's constituents, a segment."""

from __future__ import annotations

from extractor.spans.items import Item


class Universe:
    """What was counted: an exchange, an index's constituents, a segment."""

    def stated_universe(self) -> str | None:
        """What was counted, where this sentence says so; a segment's words stand for its index."""
        for item in self.items:
            if item.kind == "exchange":
                return item.value
            if item.kind in ("universe", "descriptor") and item.value in self.context.size_index:
                return self.context.size_index[item.value].value
        return self.context.segment if self.context.segment != "BSE 500" else None

    def universe_at(self, at: int) -> str | None:
        """The nearest exchange or index named in a phrase of place before (else after) position `at`."""
        following = self.place_after(at)
        if following is not None:
            return self.place_name(following)
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.kind == "exchange" or (item.kind == "index" and self.is_scope(back)):
                return self.place_name(item)
        for ahead in range(at + 1, len(self.items)):
            item = self.items[ahead]
            if item.kind == "exchange" or (item.kind == "index" and self.is_scope(ahead)):
                return self.place_name(item)
        return self.universe

    def place_after(self, at: int) -> Item | None:
        """The place right behind a count or a pair: "by 17 to 12 on the NYSE"."""
        for ahead in range(at + 1, min(len(self.items), at + 8)):
            item = self.items[ahead]
            if item.kind in ("exchange", "index"):
                return item if self.items[ahead - 1].lower in ("on", "the", "in") else None
            if not (item.lower in ("to", "-", "on", "the", "in", "stocks", "shares", "issues", "for") or item.kind in ("count", "number", "rise", "fall", "advances", "declines", "counted") or item.kind.startswith("hedge")):
                return None
        return None

    @staticmethod
    def place_name(item: Item) -> str:
        """ "on the Nasdaq" counts the exchange's stocks, not the Composite's."""
        return "Nasdaq" if item.value == "Nasdaq Composite" and item.lower == "nasdaq" else item.value

    def is_scope(self, at: int) -> bool:
        """ "on the Nasdaq", "of 30 Sensex stocks", "in the 30-share Sensex pack"."""
        before = [item.lower for item in self.items[max(0, at - 5):at]]
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and (after.kind == "counted" or after.lower in ("pack", "constituents", "components", "basket", "companies", "scrips", "stocks", "members")):
            return True
        if "for" in before[-2:] and after is not None and after.text == ",":
            return True  # "while for the Nasdaq, seven stocks advanced for every five that fell"
        return any(word in ("on", "in", "within", "across", "among", "of", "at") for word in before[-3:]) and (not before or before[-1] not in ("by",))

    def counted_of(self, at: int) -> str:
        for item in (*self.items[at + 1:at + 6], *self.items[max(0, at - 8):at]):
            if item.kind == "counted" or "counted" in (item.figures or ()):
                return item.value if item.value in ("sectors", "indices") else "stocks"
            if item.kind in ("advances", "declines") and item.lower.startswith(("stocks", "shares", "issues")):
                return "stocks"  # "450 stocks advancing"
            if item.lower in ("sectoral", "sector"):
                return "sectors"
        return "stocks"

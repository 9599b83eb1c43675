"""Whose a ratio of advances and declines is, and which side it sets over the other."""

from __future__ import annotations

from extractor.frames.branches import name_of_sector
from extractor.frames.comparisons import Comparisons

OF_IT = (["this", "performance"], ["this", "strength"])
OF_ALL = frozenset({"sentiment", "environment", "conditions"})  # of the market, whose ratio it then is


class RatioOwners(Comparisons):
    """Whose a ratio is; a part of the reader of breadth."""

    def ratio_owner(self, at: int, number: int) -> str | None:
        """ "the metal sector recorded an advance-decline ratio of 11", "the ratio for banks was 0.4": a ratio alone
        is of the name before it."""
        behind = self.items[at + 1:number]
        named = [
            item for before, item in zip(behind, behind[1:]) if before.lower in ("for", "of", "in", "within", "the")
        ]
        for item in (*named, *reversed(self.items[max(0, at - 16):at])):
            if item.lower in OF_ALL and any(other.kind == "market" for other in self.items[max(0, at - 16):at]):
                return None  # "a bearish market sentiment, with a ratio of 0.4"
            if item.kind == "sector":
                return name_of_sector(item)
            if item.kind == "index":
                return item.value
        return None

    def owner_told(self, at: int) -> str | None:
        """ "The metal sector rose 2%. Its advance-decline ratio was 4.5": of the sector told before."""
        told, near = self.context.sector_told, [item.lower for item in self.items[max(0, at - 5):at]]
        opened = [item.lower for item in self.items[:2]]
        said_behind = opened[0] == "it" or any(
            one.lower == "behind" and other.lower in ("it", "this", "that") for one, other in zip(self.items, self.items[1:])
        )
        meant = "its" in near or "sector" in near or opened in OF_IT or said_behind
        return name_of_sector(told[0]) if meant and told is not None and told[1] == self.context.paragraph else None

    def ratio_side(self, at: int, reach: int = 7) -> str:
        """ "ratio of decliners to advancers": the side named first over the other; advances over declines where
        neither is."""
        after = [side for item in self.items[at + 1:at + reach] if (side := self.noun_side(item))]
        before = [side for item in self.items[max(0, at - 4):at] if (side := self.noun_side(item))]
        sides = after if len(set(after[:2])) == 2 else before if len(set(before[-2:])) == 2 else []
        if sides[:1] == ["declines"] or self.items[at].lower.startswith("decline"):
            return "declines/advances"
        return "advances/declines"

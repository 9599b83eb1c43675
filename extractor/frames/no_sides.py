"""Numbers and words of movement that are no count and no side: proportions, sizes, names, what is compared."""

from __future__ import annotations

from extractor.frames.counting import CountingPart
from extractor.frames.glue import PREPOSITIONS

MOVED = frozenset({"rise", "fall", "unchanged", "close"})


class NoSides(CountingPart):
    """What is no count of a side; a part of the reader of breadth."""

    def is_proportion(self, at: int) -> bool:
        """ "7 in 10 stocks fell", "three in four declined": how large a part, and no count."""
        for first in (at, at - 2):
            pair = self.items[first:first + 3] if first >= 0 else []
            if len(pair) == 3 and pair[1].lower == "in" and pair[0].kind == pair[2].kind == "count":
                part, whole = pair[0].value.value, pair[2].value.value
                if part < whole <= 10:
                    self.items[at].used, self.items[at].extra["aside"] = True, "share of a whole"
                    return True
        return False

    def is_sized(self, at: int) -> bool:
        """ "from a drop of 350,000 to a decline of 175,000": by how much something fell, not how many did."""
        following = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        return self.items[at - 1].lower in ("a", "an") and following == "of"

    def is_long_ago(self, at: int, ahead: int) -> bool:
        """ "inflation by two year highs", "to three month lows": how long ago it was last there, and no count."""
        lead = self.items[at - 1].lower if at else ""
        spanned = self.items[ahead].lower.startswith(("year ", "month ", "week ")) and self.items[at].text.isalpha()
        return ahead == at + 1 and spanned and lead in PREPOSITIONS

    def is_its_name(self, at: int) -> bool:
        """ "the Harbour 30 index was up": no thirty of them."""
        behind = self.items[at + 1:at + 3]
        return len(behind) == 2 and behind[0].lower == "index" and (behind[1].kind in MOVED or behind[1].lower == "was")

    def is_compared(self, at: int) -> bool:
        """ "the number of deals was 985, down from 994": how the count itself went."""
        following = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        return self.items[at].lower in ("up", "down", "higher", "lower") and following == "from"

"""Prices that a share or an instrument had before: of the day before, of the week before, of its offering."""

from __future__ import annotations

from extractor.frames.moves.days import BEFORE
from extractor.frames.moves.second_storey import SecondStorey
from extractor.spans.items import MEASURES

# Behind the price of the day before: what it is of, an end, or what happened next.
EACH = frozenset("per a share each unit stock apiece recorded kobo the on in".split())
HELD_AGAINST = frozenset({"from", "against"})
CLOSING, GOING_ON = frozenset(".,;)"), frozenset("to and while whereas but representing previously earlier".split())
WEEKLY = frozenset({"wtd", "1wk"})


class FormerPrices(SecondStorey):
    """Money that a move is counted from."""

    def _of_the_day_before(self, at: int) -> bool:
        """ "to N1.23 from N1.41 per share": the price of the day before, unless more is said of it ("from $31 in May")."""
        if self._closed_there_before(at):
            return True
        heads = [item.lower for item in self.items[max(0, at - 6):at]]
        if heads[-1] == "of" and "from" in heads and "opening" in " ".join(heads):
            return True  # "lost N1.30 from its opening price of N18.40 to close at N17.10"
        heads = heads[-3:]
        previous = heads[-1] == "previous" and "from" in heads  # "from the previous KSh 6.40"
        if heads[-1] not in HELD_AGAINST and not previous and not self._near(at, "previous-close", 3):
            return False
        after = next((item for item in self.items[at + 1:] if item.lower not in EACH), None)
        if after is not None and after.lower in (*BEFORE, "day before", "a day earlier") and self.here.period in (None, "1d"):
            return True
        if after is not None and after.kind == "other-day" and self.here.period in WEEKLY:
            return after.lower == "last week"
        return after is None or after.text in CLOSING or after.lower in GOING_ON

    def _leads_to_price(self, at: int) -> bool:
        """ "moved from N34.20 to N35.10": whichever way, between two prices."""
        ahead = [item.lower if item.kind == "word" else item.kind for item in self.items[at + 1:at + 3]]
        return self.here.kind == "company" and self.items[at - 1].lower == "from" and ahead == ["to", "money"]

    def _measured_from(self, at: int) -> bool:
        for item in reversed(self.items[max(0, at - 8):at]):
            if item.lower in ("from", "against", "compared"):
                return True
            if item.kind in MEASURES or item.text in (",", ";"):
                return False
        return False

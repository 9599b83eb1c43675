"""Rates between two currencies: against which other one a quote is told."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.spans.items import Item

OWN_UNITS = {
    "euro": "EUR", "pound": "GBP", "Australian dollar": "AUD", "New Zealand dollar": "NZD", "Canadian dollar": "CAD",
}

CROSSED = {"euro": {"JPY": "yen", "GBP": "pound"}, "pound": {"EUR": "euro", "JPY": "yen"}}  # told beside its dollars


class Crosses(FirstStorey):
    """Rates between two currencies."""

    def _is_unit(self, at: int) -> bool:
        """ "rose to 110.51 Japanese yen", "ended at 68.46 a dollar", "was $2.46 a pound, up 1.25 cents"."""
        before = self.items[at - 1] if at else None
        if before is not None and at > 1 and self.items[at].lower == "pound" and before.lower in ("a", "per") and self.items[at - 2].kind == "money":
            return self.now is not None and self.now.kind == "instrument"
        after = self._after(at)
        if after is not None and after.lower == "cents" and before is not None and before.kind in ("number", "count"):
            return True  # "it was worth 68.72 euro cents"
        if before is not None and before.lower == "a" and at > 1:
            before = self.items[at - 2]
        return before is not None and before.kind in ("number", "count") and before.used and self.now is not None and self.now.kind == "instrument"

    def _against(self, at: int, item: Item) -> None:
        """ "weakened to 6.6243 against the pound": a rate between two currencies; the dollar is the one that needs no naming."""
        before, now = self._before(at), self.now
        ahead = self._after(at)
        if self._fronted_cross(at + 1) and not (ahead is not None and ahead.lower == "at"):
            return
        pair = [one.extra and one.extra.get("kind") == "currency" for one in (item, *(now.subjects if now is not None and now.kind == "instrument" else ()))]
        if now is not None and len(pair) == 2 and all(pair) and before is not None and (before.lower in ("against", "to", "versus", "per") or self._versus(at)):
            if "level" in now.slots and ahead is not None and ahead.lower == "at":
                now = self._begin_again()  # "was trading against the dollar at 1.5206 and against the euro at 1.4253"
            if "level" in now.slots and (figure := self._own_figure(at)) is not None:
                now = self._begin_again()  # "was at R12.31 to the dollar, R14.86 to the euro"
                now.put("level", figure)
                now.currency, figure.used = (figure.extra or {}).get("currency"), True
            if now.subjects[0].value == "dollar":
                now.currency = now.currency or OWN_UNITS.get(item.value) or item.extra.get("unit")
            now.cross = None if "dollar" in (item.value, now.subjects[0].value) else item.value

    def _own_figure(self, at: int) -> Item | None:
        """The rate right before "to the euro", if it is another than the one told."""
        heads = [item for item in self.items[max(0, at - 4):at] if item.lower not in DETERMINERS]
        if len(heads) < 2 or heads[-2].kind != "money" or heads[-2].value is self.here.slots["level"]:
            return None
        lead = heads[-3].lower if len(heads) > 2 else ""
        return heads[-2] if lead in (",", "and") else None

    def _cross_with(self, other: Item) -> None:
        """ "Against the yen, the dollar rose to 156.62": of the dollar, the other is the unit; of all else, half of the name."""
        if self.here.subjects[0].value == "dollar":
            self.here.currency = OWN_UNITS.get(other.value) or other.extra.get("unit")
        else:
            self.here.cross = other.value

    def _fronted_cross(self, at: int) -> Item | None:
        """ "…, and to the euro it was 0.2% firmer": the other currency, said before the clause of this one."""
        back = [item for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS and item.text != ","]
        other = back[-1] if back else None
        if other is None or len(back) < 2 or other.kind != "instrument" or other.extra["kind"] != "currency" or other.value == "dollar" or back[-2].lower not in ("against", "to", "versus"):
            return None
        lead = back[-3] if len(back) > 2 else None
        return other if lead is None or lead.lower in ("and", "while", "but") or self.items[self.items.index(back[-2]) - 1].text in (",", ";") else None

    def _another_rate(self, at: int, item: Item) -> bool:
        """ "The euro traded at $1.0852 and 164.55 yen, against $1.0840 and 164.02 yen": its rates in two monies, and
        what they had been."""
        now, told = self.here, next((one for one in reversed(self.items[:at]) if one.kind == "money"), None)
        if now.kind != "instrument" or told is None or self.items[at - 1].lower != "and":
            return False
        if told.extra.get("aside") == "previous value":
            self._leave(item, "previous value")
            self._rate_before(item)
            return True
        other = CROSSED.get(now.subjects[0].value, {}).get(item.extra["currency"])
        if other is None or now.slots.get("level") is not told.value or now.currency == item.extra["currency"]:
            return False
        again = self._begin_again()
        again.currency, again.cross = item.extra["currency"], other
        self._take(at, item, "level")
        return True

    def _rate_before(self, item: Item) -> None:
        """What the rate was that is told in the money of `item`."""
        told = [self.here, *(one for one in self.done[-1:] if one.subjects == self.here.subjects)]
        same = next((one for one in told if one.currency == item.extra["currency"]), self.here)
        same.before = same.before or item.value

    def _cross_by_money(self, item: Item) -> None:
        """ "The euro rose to 163.40 yen", "the pound slipped to €1.17": the money of the rate is half of its name."""
        now = self.here
        if now.kind == "instrument" and now.cross is None:
            now.cross = CROSSED.get(now.subjects[0].value, {}).get(item.extra["currency"])

    def _part_rates(self, item: Item) -> None:
        """ "Sterling bought $1.3044, and was 0.1 per cent lower at 1.1722 euros": the move is of the second rate."""
        now, level = self.here, self.here.slots.get("level")
        if now.kind != "instrument" or level is None or now.currency in (None, item.extra["currency"]):
            return
        moved = {slot: now.slots[slot] for slot in ("percent", "change") if slot in now.slots and now.slots[slot].start > level.end}
        if not moved:
            return
        told = [one for one in now.items if any(one.value is figure for figure in moved.values())]
        now.items = [one for one in now.items if one not in told]
        for slot in moved:
            now.slots.pop(slot), now.series.pop(slot, None)
        way, now.direction = now.direction, None
        again = self._begin_again()
        again.direction = way
        for slot, one in zip(moved, told):
            again.put(slot, one)

    def _in_other_money(self, at: int, item: Item) -> bool:
        """ "to $1,202.30 (£725)", "at 1.3722 to the greenback, or 72.88 U.S. cents": the same price once more."""
        if self._rate_again(at, item):
            self._leave(item, "in other money")
            return True
        if not at or self.items[at - 1].text != "(" or self.items[at - 2].kind != "money" or not self.items[at - 2].used:
            return False
        if item.extra["currency"] == self.items[at - 2].extra["currency"] or item.extra["sign"]:
            return False
        self._leave(item, "in other money")
        return True

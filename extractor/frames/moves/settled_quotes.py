"""What of a quote is not the day's or not the instrument's own, told when its clause is over."""

from __future__ import annotations

from extractor.facts.base import BY_SIGN
from extractor.frames.moves.around import Looking
from extractor.frames.options import POSITIONS
from extractor.frames.statement import Statement, Way
from extractor.frames.tenors import PRICE_OF_BOND

OTHER_WAY: dict[Way | None, Way] = {"up": "down", "down": "up"}


class SettledQuotes(Looking):
    """What of a quote is not the day's or not the instrument's own."""

    def _settle_quote(self, now: Statement) -> None:
        """The price of a bond moves against its yield; "since peaking …", "earlier, …"; what came before the close."""
        if self._is_bond_by_price(now):
            self._leave_price_of_bond(now)
        reason = next((reason for question, reason in NOT_OF_THE_DAY if getattr(self, question)(now)), "")
        now.aside = now.aside or reason
        if now.subjects[0].lower.startswith("usd") and now.subjects[0].value == "rupee" and BY_SIGN not in now.rules:
            now.direction = OTHER_WAY.get(now.direction, now.direction)  # "USD/INR rose": the rupee fell
        if now.session == "close":
            self.context.closed_quotes.add(now.subjects[0].value)

    def _is_bond_by_price(self, now: Statement) -> bool:
        subject = now.subjects[0]
        named = next((item.lower for item in self.items if item.start >= subject.end), "")
        told = subject.lower.startswith("return") or subject.lower.endswith("rate") or "yield" in subject.lower
        bond = subject.extra["kind"] == "yield" and not told and not named.startswith("yield")
        return bond and any(item.lower in ("price", "prices") or "yield" in item.lower for item in self.items)

    def _leave_price_of_bond(self, now: Statement) -> None:
        self._set_aside(now, ("change", "percent"), PRICE_OF_BOND)
        priced = any(
            item.lower == "price" or item.kind == "code" and (item.extra or {}).get("aside") == PRICE_OF_BOND
            for item in self.items
        )
        told = priced and "level" in now.slots and len(now.subjects) == 1
        now.direction = OTHER_WAY.get(now.direction) if told else None

    def _tells_since(self, now: Statement) -> bool:
        early = self.items[0].lower in ("since", "earlier")
        return bool(now.slots) and (early or "level" not in now.slots and self._since(now))

    def _tells_of_positions(self, now: Statement) -> bool:
        """ "Nifty futures saw an addition of 11% in open interest"."""
        future = now.subjects[0].extra["kind"] == "future" and "level" not in now.slots
        return future and any(item.lower in POSITIONS for item in self.items)

    def _before_its_close(self, now: Statement) -> bool:
        """ "opened at 80.80, then fell to 80.82", where its close has been told."""
        closed = now.subjects[0].value in self.context.closed_quotes and now.session != "close"
        return closed and any(item.kind == "open" for item in now.items)

    def _since(self, now: Statement) -> bool:
        """ "has gained some 30 percent since early October"."""
        last = max(figure.end for figure in now.slots.values())
        for item in [other for other in self.items if other.start >= last][:4]:
            if item.lower == "since" or item.text == ",":
                return item.lower == "since"
            if item.lower == "so" and now.period is None and any(other.lower == "far" and other.start - item.end == 1 for other in self.items):
                return True  # "has gained 3.65% against the greenback so far"
        return False


NOT_OF_THE_DAY = (
    ("_tells_since", "span of another length"),
    ("_tells_of_positions", "open interest"),
    ("_before_its_close", "price within the day"),
)

"""Flows: what a class of investors bought, sold and put in net."""

from __future__ import annotations

from extractor.facts.base import Figure
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

BUY = frozenset({"bought", "purchased", "buying", "buy", "buyers", "buyer", "inflow", "inflows", "purchases", "infused", "pumped", "invested", "poured", "mopped", "acquired", "absorbed", "lapped", "net-buying", "investing", "purchasing", "inflows.", "bought,"})
SELL = frozenset({"sold", "offloaded", "selling", "sell", "sellers", "seller", "outflow", "outflows", "sales", "withdrew", "pulled", "dumped", "unloaded", "divested", "disposed", "sold,", "net-selling", "withdrawn", "shed", "offloading", "withdrawing"})
GROSS = frozenset({"gross"})


class FlowReader:
    """Reads the flows of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context

    def read(self) -> list[Finding]:
        if not any(item.kind == "investor" for item in self.items):
            return []
        found: list[Finding] = []
        investor: Item | None = None
        side: str | None = None
        for at, item in enumerate(self.items):
            if item.kind == "investor":
                investor, side = item, None if self.starts_clause(at) else side
            elif item.lower in BUY or item.lower in SELL:
                side = "buy" if item.lower in BUY else "sell"
                self.late_side(found, at, item, side)
            elif item.kind == "money" and investor is not None and not item.used and item.value.value >= 10_000:
                self.take(found, investor, side, at, item)
        return [finding for finding in found if finding.figures]

    def starts_clause(self, at: int) -> bool:
        return at == 0 or self.items[at - 1].lower in (",", "while", "whereas", "and", ";", "but", "the", "that")

    def late_side(self, found: list[Finding], at: int, item: Item, side: str) -> None:
        """ "a net inflow of", "net sellers of": the word may also follow its figure ("Rs 2,100 crore of net selling")."""
        if found and found[-1].fields.get("side") is None and found[-1].figures:
            self.settle(found[-1], side)

    def take(self, found: list[Finding], investor: Item, side: str | None, at: int, item: Item) -> None:
        if any(other.kind == "other-day" for other in self.items) or any(other.lower in ("participation", "turnover", "volume", "value", "traded") for other in self.items[max(0, at - 4):at]):
            return
        words = {other.lower for other in self.items[max(0, at - 9):at]}
        finding = next((one for one in found if one.fields["investor"] == investor.value), None)
        if finding is None:
            finding = Finding("flow", {"investor": investor.value, "side": None, "currency": item.extra["currency"]}, items=[investor], rules=["flows/clause"])
            found.append(finding)
        net = "net" in words or any(other.lower in ("net-buying", "net-selling") for other in self.items)
        slot = "net" if net or side is None or not self.has_both(investor) else side
        if slot in finding.figures:
            return
        finding.figures[slot] = item.value
        finding.fields["side_of_net"] = side if slot == "net" else finding.fields.get("side_of_net")
        finding.items.append(item)
        item.used = True
        if slot == "net" and side:
            self.settle(finding, side)

    def has_both(self, investor: Item) -> bool:
        """Whether the sentence gives a purchase and a sale of the same investor (gross figures)."""
        words = [item.lower for item in self.items]
        return any(word in BUY for word in words) and any(word in SELL for word in words) and sum(item.kind == "investor" for item in self.items) == 1

    def settle(self, finding: Finding, side: str) -> None:
        finding.fields["side"] = side
        figure = finding.figures.get("net")
        if figure is not None and side == "sell" and figure.value > 0:
            finding.figures["net"] = Figure(-figure.value, figure.step, figure.start, figure.end, figure.text, figure.hedge)

"""Flows: what a class of investors bought, sold and put in net.

Every amount belongs to the investors named before it in its clause (or after "by"), to the buying or selling nearest to it, and to the
day that stands with it. What several amounts of one day are to each other (gross purchases and sales, and their net) is told at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from extractor.facts.base import Figure
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

SIDES = ("flow-buy", "flow-sell")
LABELS = ("investor", "investor-adjective", *SIDES)
# Where another clause begins.
BREAKS = frozenset({";", "while", "whereas", "but", "although", "though", "however", "meanwhile", "as", "compared", "against", "versus"})
JOINERS = frozenset({",", "and", "&", "both", "as well as"})
# Before an amount: it is another one, which the flow is compared with.
COMPARED = frozenset({"than", "from", "compared", "against", "versus", "average", "averaging"})
# The span of time of an amount is more than a day.
SPANS = frozenset({"cumulative", "cumulatively", "month-to-date", "year-to-date", "streak", "past", "since", "far", "weekly", "monthly", "annual", "fiscal"})
LONG = frozenset({"weeks", "week", "months", "month", "quarter", "quarters", "year", "years", "decade", "decades"})
# What is not said to have happened.
FORECAST = frozenset({"could", "may", "might", "would", "expected", "expects", "expect", "likely", "forecast", "estimated", "if"})
NOT_FLOWS = frozenset({"participation", "turnover", "volume", "traded", "trades", "sector", "sectors", "reserves", "holdings", "assets", "stake", "exposure"})
LASTING = frozenset({"a longer span", "another market"})  # reasons that hold for the undated amounts after it in the paragraph
REACH = 12  # words between buying or selling and its amount
LEAST = 10_000  # in whole units of money: a smaller amount is a price


@dataclass(slots=True)
class Amount:
    """One amount of money with all that it belongs to."""

    item: Item
    side: str
    net: bool
    investors: list[Item]
    day: Any = None


@dataclass(slots=True)
class Clause:
    """What has been read of the clause so far."""

    investors: list[Item] = field(default_factory=list)
    side: Item | None = None
    net: bool = False
    first: int = 0


def says(item: Item, *labels: str) -> bool:
    return item.kind in labels or not set(labels).isdisjoint(item.figures or ())


class FlowReader:
    """Reads the flows of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.clause = Clause()

    def read(self) -> list[Finding]:
        if not self.speaks_of_flows():
            return []
        amounts = [amount for at in range(len(self.items)) if (amount := self.step(at)) is not None]
        return self.findings(amounts)

    def speaks_of_flows(self) -> bool:
        named = any(says(item, "investor", "investor-adjective") for item in self.items) or self.context.investors and any(item.lower == "they" for item in self.items[:6])
        return bool(named) and any(says(item, *SIDES) for item in self.items) and any(item.kind == "money" for item in self.items)

    # Word by word ------------------------------------------------------------------------------------------------

    def step(self, at: int) -> Amount | None:
        item, clause = self.items[at], self.clause
        if item.kind == "money":
            return self.amount(at)
        if item.kind == "investor" and self.items[at - 1].lower != "financial" or says(item, "investor-adjective") and self.heads_side(at):
            self.meet(at, item)
        elif item.lower == "they" and not clause.investors:
            clause.investors = self.context.investors
        elif says(item, *SIDES):
            near = (item, *self.items[max(0, at - 2):at])
            clause.side, clause.net = item, any("net" in one.lower.replace("-", " ").split() for one in near)
        elif item.lower == "net":
            clause.net = True
        elif item.lower in BREAKS or item.text == ".":
            self.clause = Clause(clause.investors, None, False, at)
        return None

    def heads_side(self, at: int) -> bool:
        """ "foreign selling", "net foreign inflow"; not "foreign exchange"."""
        return any(says(item, *SIDES) for item in self.items[at + 1:at + 3]) or self.items[at].value in ("southbound", "northbound")

    def meet(self, at: int, item: Item) -> None:
        """An investor joins those named just before it, or begins a clause; "selling by foreigners" has its side already."""
        back = at - 1
        while back >= 0 and self.items[back].lower in JOINERS | {"the", "local"}:
            back -= 1
        joined = 0 <= back < at - 1 and self.items[back] in self.clause.investors
        if joined and {item.value, self.clause.investors[-1].value} <= {"FII", "FPI"}:
            self.clause.investors[-1].value = "FII"
            return  # "FIIs and FPIs" are one class
        if joined and item.value == self.clause.investors[-1].value:
            return
        if joined:
            self.clause.investors = self.context.investors = [*self.clause.investors, item]
            return
        self.context.investors = [item]
        led = self.items[at - 1].lower in ("by", "from", "of", "among", "net") if at else False
        side = self.clause.side if led else None
        self.clause = Clause([item], side, self.clause.net and led, at)

    # One amount ----------------------------------------------------------------------------------------------------

    def amount(self, at: int) -> Amount | None:
        item = self.items[at]
        if item.used or abs(item.value.value) < LEAST or self.items[at - 1].text == "(" and self.items[at - 2].kind == "money":
            return None  # "118.4 billion won ($106.4 million)" is one amount
        named = self.side_named(at)
        side, investors = named or self.clause.side or self.side_after(at), self.clause.investors or self.investors_after(at)
        if side is None or not investors or self.far(at, side, investors[-1]):
            return None
        reason = self.reason_against(at, side)
        if reason:
            item.used = True
            item.extra["aside"] = reason
            self.clause.net = False
            if reason in LASTING:
                self.context.flows_aside = (self.context.paragraph, reason)
            return None
        if self.dates(at):
            self.context.flows_aside = (-1, "")
        net = self.net_after(at) or self.clause.net and named is None
        item.used = True
        return Amount(item, "buy" if says(side, "flow-buy") else "sell", net, investors, self.day(at))

    def far(self, at: int, side: Item, investor: Item) -> bool:
        """Too many words between an amount and its side, or another name between it and its investor: it is something else's."""
        places = {id(item): k for k, item in enumerate(self.items)}
        verb, who = places[id(side)], places.get(id(investor), at)
        others = any(item.kind == "company" and "brokerage" not in item.figures for item in self.items[min(at, who):max(at, who)])
        price = any(item.lower in ("price", "prices", "per") for item in self.items[min(at, verb):max(at, verb)])
        last = max((k for k in range(at) if self.items[k].kind == "money"), default=verb)
        return price or others or at - max(verb, last) > REACH or verb > at and self.items[verb - 1].lower == "to"

    def side_named(self, at: int) -> Item | None:
        """ "P187 million in net buying": the side that an amount says itself to be of, whatever the clause speaks of."""
        words = self.items[at + 1:at + 6]
        if not words or words[0].lower not in ("in", "of", "worth of"):
            return None
        return next((item for k, item in enumerate(words) if says(item, *SIDES) and all(one.lower in ("in", "of", "worth", "net", "worth of") or says(one, "investor-adjective") for one in words[:k])), None)

    def side_after(self, at: int) -> Item | None:
        """ "P811 million worth of net foreign selling", "were sold by FIIs"."""
        for item in self.items[at + 1:at + 9]:
            if says(item, *SIDES):
                return item
            if item.kind == "money" or item.lower in BREAKS | {","}:
                return None
        return None

    def investors_after(self, at: int) -> list[Item]:
        for ahead in range(at + 1, min(len(self.items), at + 14)):
            item = self.items[ahead]
            if item.kind == "money" or item.lower in BREAKS:
                return []
            if item.kind == "investor" and self.items[ahead - 1].lower in ("by", "from", "of", "the") or says(item, "investor-adjective") and self.heads_side(ahead):
                return [item]
        return []

    def net_after(self, at: int) -> bool:
        """ "on a net basis", "worth of net foreign selling"."""
        for item in self.items[at + 1:at + 9]:
            if item.kind == "money" or item.lower in BREAKS | {",", "and"}:
                return False
            if "net" in item.lower.split():
                return True
        return False

    # What an amount is of --------------------------------------------------------------------------------------------

    def reason_against(self, at: int, side: Item) -> str:
        """Why an amount is no flow of a day into stocks, or nothing."""
        said = max((k for k in range(at) if says(self.items[k], *SIDES)), default=-1)
        before = {item.lower for item in self.items[max(self.clause.first, at - 4, said + 1):at]}
        clause = self.items[self.clause.first:at]
        after = self.items[at + 1:at + 5]
        if before & COMPARED and not self.side_after(at) or any(item.lower == "more" for item in after[:1]) and any(item.lower == "than" for item in after):
            return "another day"
        if {item.lower for item in self.items[max(0, at - 12):at]} & FORECAST:
            return "forecast"
        if any(item.lower in NOT_FLOWS for item in (*clause[-8:], *after[:4])) or any(says(item, "no-stock") for item in (*clause[-6:], *after)) or self.of_a_company(at):
            return "not the market's"
        if self.of_another_market(clause):
            return "another market"
        if self.spans_days(at) or self.items[at + 1:at + 2] and self.items[at + 1].lower == "to" and any(item.kind == "money" for item in after[1:2]):
            return "a longer span"
        if self.undated_past(at, side):
            return "another day"
        paragraph, reason = self.context.flows_aside
        return reason if paragraph == self.context.paragraph and not self.dates(at) else ""

    def of_a_company(self, at: int) -> bool:
        """ "foreign buying of P115 million out of its turnover", "technology (RM86.1 million)", "Acme survived P101 million of selling by foreigners"."""
        after = [item.lower for item in self.items[at + 1:at + 3]]
        of_all = self.items[at + 3:at + 4] and (self.items[at + 3].lower in ("its", "their", "the") or self.items[at + 3].kind in ("money", "topic"))
        told_after = not self.clause.investors and any(item.kind == "company" for item in self.items[:at])
        return after == ["out", "of"] and bool(of_all) or told_after or self.items[at - 1].text == "(" and at > 1 and not says(self.items[at - 2], *SIDES, "investor", "money") and self.items[at - 2].kind not in ("weekday", "date")

    def of_another_market(self, clause: list[Item]) -> bool:
        """Of an index that is not the article's: "on the Kosdaq, individuals bought"."""
        sentence = self.items[:self.items.index(clause[0]) if clause else 0]
        main = self.context.main_index
        return main is not None and any(item.kind == "index" and item.value == "Kosdaq" and main.value != "Kosdaq" for item in (*sentence, *clause))

    def stretch(self, at: int) -> list[Item]:
        """The words after an amount that may date it: up to the next amount, clause or aside."""
        after = []
        for item in self.items[at + 1:at + 10]:
            if item.kind in ("money", "investor") or item.lower in BREAKS or says(item, *SIDES) and after and after[-1].lower in ("and", "after", ",", "following"):
                break
            if after and after[-1].text == "," and item.kind not in ("weekday", "date", "period", "other-day") and item.lower not in ("on", "in", "during"):
                break  # "…, pushing year-to-date inflows past HK$1 trillion"
            after.append(item)
        return after

    def dates(self, at: int) -> list[Item]:
        found = [item for item in self.stretch(at) if item.kind in ("weekday", "date", "period", "other-day", "month", "previous-close")]
        if found:
            return found
        return [item for item in self.items[self.opening(at):at] if item.kind in ("weekday", "date", "period", "other-day", "month")][-1:]

    def opening(self, at: int) -> int:
        """Where to look back for a day: after the last amount, for that one took its own."""
        past = next((k for k in range(at - 1, -1, -1) if self.items[k].kind == "money"), None)
        if past is None:
            return 0
        dated = any(item.kind in ("weekday", "date", "period", "other-day", "month") for item in self.items[past:at])
        return past + 1 if dated or self.stretch(past) and any(item.kind in ("weekday", "date") for item in self.stretch(past)) else 0

    def spans_days(self, at: int) -> bool:
        dated = self.dates(at)
        if any(item.kind == "month" or item.kind == "period" and item.value != "1d" and not (item.value in ("wtd", "1wk") and self.context.weekly) for item in dated):
            return True
        named = any(item.kind in ("weekday", "date") for item in dated)
        about = self.items[max(0, at - 10):at + 10]
        if not named and not self.context.weekly and any(LONG & set(item.lower.replace("-", " ").split()[-1:]) for item in about):
            return True
        near = {item.lower for item in (*self.items[max(self.clause.first, at - 7):at], *self.stretch(at))}
        return bool(near & SPANS) and "1d" not in {item.value for item in dated if item.kind == "period"}

    def undated_past(self, at: int, side: Item) -> bool:
        """ "after buying Rs 900 crore" on no day that is named; "the previous day's outflow"."""
        dated = self.dates(at)
        if any(item.kind == "other-day" for item in dated):
            return not (self.context.weekly and any("week" in item.lower for item in dated))
        where = self.items.index(side)
        return where > 0 and self.items[where - 1].lower in ("after", "following") and not dated

    def day(self, at: int) -> Any:
        return next((item.value for item in self.dates(at) if item.kind in ("weekday", "date")), None)

    # All amounts together ----------------------------------------------------------------------------------------------

    def findings(self, amounts: list[Amount]) -> list[Finding]:
        groups: dict[tuple, list[Amount]] = {}
        for amount in self.apportioned(amounts):
            groups.setdefault((amount.investors[0].value, str(amount.day)), []).append(amount)
        return [self.finding(group) for group in groups.values()]

    def apportioned(self, amounts: list[Amount]) -> list[Amount]:
        """ "X and Y sold A and B, respectively": each its own; "each" gives all the same. What two did together is nobody's."""
        words = {item.lower for item in self.items}
        alone: list[Amount] = []
        at = 0
        while at < len(amounts):
            several = amounts[at].investors
            run = [one for one in amounts[at:] if one.investors is several] if len(several) > 1 else [amounts[at]]
            if len(several) == 1:
                alone.append(amounts[at])
            elif len(run) == len(several):
                alone += [replace(one, investors=[investor], side=run[0].side, net=run[0].net) for one, investor in zip(run, several, strict=True)]
            elif "each" in words and len(run) == 1:
                alone += [replace(run[0], investors=[investor]) for investor in several]
            else:
                for one in run:
                    one.item.used = False
            at += len(run)
        return alone

    def finding(self, amounts: list[Amount]) -> Finding:
        investor, first = amounts[0].investors[0], amounts[0].item
        finding = Finding("flow", {"investor": investor.value, "currency": first.extra["currency"], "day": amounts[0].day}, items=[investor], rules=["flows/clause"])
        gross = {one.side for one in amounts if not one.net}
        for one in amounts:
            whole = one.net or len(gross) == 1 and not any(other.net for other in amounts)
            slot = "net" if whole else one.side
            if slot not in finding.figures:
                finding.figures[slot] = signed(one) if slot == "net" else one.item.value
                finding.items.append(one.item)
        return finding


def signed(amount: Amount) -> Figure:
    """Money that went out is negative, however it is printed."""
    figure = amount.item.value
    value = abs(figure.value)
    return replace(figure, value=value if amount.side == "buy" else -value)

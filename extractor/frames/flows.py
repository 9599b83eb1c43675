"""Flows: what a class of investors bought, sold and put in net.

Every amount belongs to the investors named before it in its clause (or after "by"), to the buying or selling
nearest to it, and to the day that stands with it. What several amounts of one day are to each other (gross
purchases and sales, and their net) is told at the end.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from extractor.frames.flow_amounts import Amount, lend_currency, of_one_day, signed
from extractor.frames.flow_asides import AGENTS, BREAKS, SIDES, Clause, FlowAsides, says
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

TOGETHER = frozenset({"combined", "together"})
JOINERS = frozenset({",", "and", "&", "both", "as well as"})
MORE = frozenset({"another", "a", "an", "further", "additional", "'", "’"})  # "FPIs put in X and DIIs another Y"
GAPPED = MORE | {"of", "at", "with", "net"}  # "local institutions of 402 million", "brokers at 132 million"
# reasons that hold for the undated amounts after it in the paragraph
LASTING = frozenset({"a longer span", "another market"})
ENDING = frozenset({"money", "led-by", "owed-to"})  # "ended at 735 billion pounds, driven by a sell-off": a cause
REACH = 12  # words between buying or selling and its amount
INDIAN = frozenset({"FII", "FPI", "DII"})
CRORES, LEAST = ("cr", "crore", "crores", "cr."), 10_000  # in whole units of money: a smaller amount is a price


class FlowReader(FlowAsides):
    """Reads the flows of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.clause = Clause()

    def read(self) -> list[Finding]:
        self.name_crores()
        if not self.speaks_of_flows():
            self.note_investors()
            return []
        lend_currency(self.items)
        if self.tells_both_sides():
            self.clause = Clause(self.context.investors)
        amounts = [amount for at in range(len(self.items)) if (amount := self.step(at)) is not None]
        self.context.flows_told = self.context.paragraph if amounts else -9
        return self.findings(amounts)

    def name_crores(self) -> None:
        """ "FII sold 2,139 Cr & DII bought 2,137 Cr": rupees go without saying."""
        if not any(item.kind == "investor" and item.value in INDIAN for item in self.items):
            return
        for at, item in enumerate(self.items):
            crores = item.kind in ("number", "count") and item.lower and item.text.lower().endswith(CRORES)
            counted = self.items[at + 1:at + 2] and self.items[at + 1].kind == "counted"
            if crores and not counted and not item.used:
                item.kind, item.figures, item.extra = "money", ("money",), {**(item.extra or {}), "currency": "INR"}

    def speaks_of_flows(self) -> bool:
        meant = self.context.investors and any(self.means_them(at) for at in range(min(6, len(self.items))))
        named = meant or any(says(item, "investor", "investor-adjective") for item in self.items)
        sided = any(says(item, *SIDES) for item in self.items)
        return sided and bool(named or self.tells_both_sides()) and any(item.kind == "money" for item in self.items)

    # Word by word ------------------------------------------------------------------------------------------------

    def step(self, at: int) -> Amount | None:
        item, clause = self.items[at], self.clause
        if item.kind == "money":
            return self.amount(at)
        if (
            (item.kind == "investor" and self.items[at - 1].lower != "financial")
            or (says(item, "investor-adjective") and self.heads_side(at))
        ):
            self.meet(at, item)
        elif not clause.investors and self.means_them(at):
            clause.investors = self.context.investors
        elif says(item, *SIDES):
            before = self.items[at - 1] if at else item
            if before.lower in AGENTS and before.kind != "investor":
                clause.investors = []  # "while insurance companies bought $2.4 million"
            near = (item, *self.items[max(0, at - 2):at])
            clause.side, clause.net = item, any("net" in one.lower.replace("-", " ").split() for one in near)
        elif item.lower == "net":
            clause.net = True
        elif item.lower in BREAKS or item.text == ".":
            self.clause = Clause(clause.investors, None, False, at)
        return None

    def heads_side(self, at: int) -> bool:
        """ "foreign selling", "net foreign inflow"; not "foreign exchange"."""
        ahead = self.items[at + 1:at + 3]
        joined = len(ahead) == 2 and ahead[0].lower == "and" and ahead[1].kind == "investor"
        return (
            joined  # "foreign and retail investors sold …"
            or any(says(item, *SIDES) for item in ahead)
            or self.items[at].value in ("southbound", "northbound")
        )

    def meet(self, at: int, item: Item) -> None:
        """An investor joins those named just before it, or begins a clause; "selling by foreigners" has its side
        already."""
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
        led = self.items[at - 1].lower in ("by", "from", "of", "among", "net", "followed by") if at else False
        # "local institutions net-sold Bt540 million and proprietary traders Bt120 million"
        behind = (one.kind for one in self.items[at + 1:at + 4] if one.lower not in GAPPED and not one.kind.startswith("hedge"))
        gapped = next(behind, None) == "money"
        side = self.clause.side if led or gapped else None
        self.clause = Clause([item], side, self.clause.net and (led or gapped), at)

    # One amount ----------------------------------------------------------------------------------------------------

    def amount(self, at: int) -> Amount | None:
        item = self.items[at]
        if (told := self.told_in_other_money(at)) is not None:
            if told.used and not item.used:
                item.used, item.extra["aside"] = True, "converted amount"
            return None
        if item.used or abs(item.value.value) < LEAST:
            return None
        behind, told = self.owners_behind(at)
        named = self.side_named(at) or told
        side = named or self.clause.side or self.side_after(at)
        investors = behind or self.clause.investors or self.investors_after(at)
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
        before = max((k for k in range(at) if self.items[k].kind == "money"), default=-1)
        beside = any(one is side for one in self.items[before + 1:])
        return Amount(item, "buy" if says(side, "flow-buy") else "sell", net, investors, self.day(at), beside)

    def far(self, at: int, side: Item, investor: Item) -> bool:
        """Too many words between an amount and its side, or another name between it and its investor: it is
        something else's."""
        places = {id(item): k for k, item in enumerate(self.items)}
        verb, who = places[id(side)], places.get(id(investor), at)
        others = any(
            item.kind == "company" and "brokerage" not in item.figures
            for item in self.items[min(at, who):max(at, who)]
        )
        price = any(item.lower in ("price", "prices", "per") for item in self.items[min(at, verb):max(at, verb)])
        last = max((k for k in range(at) if self.items[k].kind == "money"), default=verb)
        reach = REACH if not any(item.lower == "net" for item in self.items[max(0, at - 4):at]) else 2 * REACH
        return price or others or at - max(verb, last) > reach or verb > at and self.items[verb - 1].lower == "to"

    def side_named(self, at: int) -> Item | None:
        """ "P187 million in net buying": the side that an amount says itself to be of, whatever the clause speaks
        of."""
        words = self.items[at + 1:at + 6]
        if not words or words[0].lower not in ("in", "of", "worth of"):
            return None
        return next(
            (
                item
                for k, item in enumerate(words)
                if says(item, *SIDES)
                and all(
                    one.lower in ("in", "of", "worth", "net", "worth of") or says(one, "investor-adjective")
                    for one in words[:k]
                )
            ),
            None,
        )

    def side_after(self, at: int) -> Item | None:
        """ "P811 million worth of net foreign selling", "were sold by FIIs"."""
        for item in self.items[at + 1:at + 9]:
            if says(item, *SIDES):
                return item
            if item.kind in ENDING or item.lower in BREAKS | {","}:
                return None
        return None

    def investors_after(self, at: int) -> list[Item]:
        for ahead in range(at + 1, min(len(self.items), at + 14)):
            item = self.items[ahead]
            if item.kind in ENDING or item.lower in BREAKS:
                return []
            if (
                (item.kind == "investor" and self.items[ahead - 1].lower in ("by", "from", "of", "the"))
                or (says(item, "investor-adjective") and self.heads_side(ahead))
            ):
                return [item]
        return []

    def owners_behind(self, at: int) -> tuple[list[Item], Item | None]:
        """ "198 billion won worth of shares sold by institutions": whose an amount is, and the side told with them,
        whoever the clause is about."""
        side: Item | None = None
        owners: list[Item] = []
        for before, item in zip(self.items[at:at + 12], self.items[at + 1:at + 13]):
            if item.kind == "investor" and (owners or before.lower == "by"):
                owners.append(item)
            elif owners and item.lower not in JOINERS | {"the", "local"}:
                break
            elif item.kind == "money" or item.lower in BREAKS or item.text == "," and not owners:
                break
            elif says(item, *SIDES) and not owners:
                side = item
        return (owners, side) if owners and (side or self.clause.side) else ([], None)

    def net_after(self, at: int) -> bool:
        """ "on a net basis", "worth of net foreign selling"."""
        for item in self.items[at + 1:at + 9]:
            if item.kind in ("money", "investor") or item.lower in BREAKS | {",", "and", "-", "–", "—"}:
                return False
            if "net" in item.lower.split():
                return True
        return False

    # All amounts together -------------------------------------------------------------------------------------------

    def findings(self, amounts: list[Amount]) -> list[Finding]:
        apart = len({one.investors[0].value for one in amounts}) == len(amounts) > 1
        if apart and amounts[-1].day is not None and all(one.day is None for one in amounts[:-1]):
            amounts = [replace(one, day=amounts[-1].day) for one in amounts]  # "A sold X, while B bought Y on Thursday"
        groups: dict[tuple, list[Amount]] = {}
        for amount in of_one_day(self.apportioned(amounts)):
            groups.setdefault((amount.investors[0].value, str(amount.day)), []).append(amount)
        return [self.finding(group) for group in groups.values()]

    def apportioned(self, amounts: list[Amount]) -> list[Amount]:
        """ "X and Y sold A and B, respectively": each its own; "each" gives all the same. What two did together is
        nobody's."""
        words = {item.lower for item in self.items}
        alone: list[Amount] = []
        at = 0
        while at < len(amounts):
            several = amounts[at].investors
            shared = len(several) > 1 or "respectively" in words
            run = [one for one in amounts[at:] if one.investors is several] if shared else [amounts[at]]
            if len(several) == 1 and (len(run) == 1 or len({(one.side, one.net) for one in run}) > 1):
                alone += run  # "local and Arabs bought 46 million and 8 million, respectively": one has no name here
            elif len(run) == len(several) and words.isdisjoint(TOGETHER):
                alone += [
                    replace(one, investors=[investor], side=run[0].side, net=run[0].net)
                    for one, investor in zip(run, several, strict=True)
                ]
            elif "each" in words and len(run) == 1:
                alone += [replace(run[0], investors=[investor]) for investor in several]
            else:
                for one in run:
                    one.item.used = False
            at += len(run)
        return alone

    def finding(self, amounts: list[Amount]) -> Finding:
        investor, first = amounts[0].investors[0], amounts[0].item
        finding = Finding(
            "flow",
            {"investor": investor.value, "currency": first.extra["currency"], "day": amounts[0].day},
            items=[investor],
            rules=["flows/clause"],
        )
        gross = {one.side for one in amounts if not one.net}
        valued = any([a.lower, b.lower] == ["value", "of"] for a, b in pairwise(self.items))  # "of shares bought": gross
        for one in amounts:
            whole = one.net or len(gross) == 1 and not valued and not any(other.net for other in amounts)
            slot = "net" if whole or finding.figures.keys() >= {"buy", "sell"} else one.side
            if slot not in finding.figures:
                finding.figures[slot] = signed(one, finding.figures) if slot == "net" else one.item.value
                finding.items.append(one.item)
        return finding

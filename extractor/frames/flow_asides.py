"""Why an amount of money is no flow of the day: what it is compared with, whose it is, and the span of time it
stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractor.frames.statement import Context
from extractor.spans.items import Item

SIDES = ("flow-buy", "flow-sell")
# Where another clause begins.
BREAKS = frozenset(
    {
        ";", "while", "whereas", "but", "although", "though", "however", "meanwhile", "as", "compared", "against",
        "versus",
    }
)
# Before an amount: it is another one, which the flow is compared with.
COMPARED = frozenset({"than", "from", "compared", "against", "versus", "average", "averaging"})
# The span of time of an amount is more than a day.
SPANS = frozenset(
    {
        "cumulative", "cumulatively", "month-to-date", "year-to-date", "streak", "past", "since", "far", "weekly",
        "monthly", "annual", "fiscal",
    }
)
LONG = frozenset({"weeks", "week", "months", "month", "quarter", "quarters", "year", "years", "decade", "decades"})
# What is not said to have happened.
FORECAST = frozenset(
    {"could", "may", "might", "would", "expected", "expects", "expect", "likely", "forecast", "estimated", "if"}
)
NOT_FLOWS = frozenset(
    {
        "participation", "turnover", "volume", "traded", "trades", "sector", "sectors", "reserves", "holdings",
        "assets", "stake", "exposure",
    }
)


@dataclass(slots=True)
class Clause:
    """What has been read of the clause so far."""

    investors: list[Item] = field(default_factory=list)
    side: Item | None = None
    net: bool = False
    first: int = 0


def says(item: Item, *labels: str) -> bool:
    return item.kind in labels or not set(labels).isdisjoint(item.figures or ())


class FlowAsides:
    """Why an amount is no flow of a day into stocks; a part of the reader of flows."""

    items: list[Item]
    context: Context
    clause: Clause

    def reason_against(self, at: int, side: Item) -> str:
        """Why an amount is no flow of a day into stocks, or nothing."""
        said = max((k for k in range(at) if says(self.items[k], *SIDES)), default=-1)
        before = {item.lower for item in self.items[max(self.clause.first, at - 4, said + 1):at]}
        clause = self.items[self.clause.first:at]
        after = self.items[at + 1:at + 5]
        if (
            (before & COMPARED and not self.side_after(at))
            or (any(item.lower == "more" for item in after[:1]) and any(item.lower == "than" for item in after))
        ):
            return "another day"
        if {item.lower for item in self.items[max(0, at - 12):at]} & FORECAST:
            return "forecast"
        if (
            any(item.lower in NOT_FLOWS for item in (*clause[-8:], *after[:4]))
            or any(says(item, "no-stock") for item in (*clause[-6:], *after))
            or self.of_a_company(at)
        ):
            return "not the market's"
        if self.of_another_market(clause):
            return "another market"
        if self.spans_days(at) or (
            self.items[at + 1:at + 2]
            and self.items[at + 1].lower == "to"
            and any(item.kind == "money" for item in after[1:2])
        ):
            return "a longer span"
        if self.undated_past(at, side):
            return "another day"
        paragraph, reason = self.context.flows_aside
        return reason if paragraph == self.context.paragraph and not self.dates(at) else ""

    def of_a_company(self, at: int) -> bool:
        """ "foreign buying of P115 million out of its turnover", "technology (RM86.1 million)", "Acme survived P101
        million of selling by foreigners"."""
        after = [item.lower for item in self.items[at + 1:at + 3]]
        of_all = (
            self.items[at + 3:at + 4]
            and (self.items[at + 3].lower in ("its", "their", "the") or self.items[at + 3].kind in ("money", "topic"))
        )
        told_after = not self.clause.investors and any(item.kind == "company" for item in self.items[:at])
        return (
            (after == ["out", "of"] and bool(of_all))
            or told_after
            or (
                self.items[at - 1].text == "("
                and at > 1
                and not says(self.items[at - 2], *SIDES, "investor", "money")
                and self.items[at - 2].kind not in ("weekday", "date")
            )
        )

    def of_another_market(self, clause: list[Item]) -> bool:
        """Of an index that is not the article's: "on the Kosdaq, individuals bought"."""
        sentence = self.items[:self.items.index(clause[0]) if clause else 0]
        main = self.context.main_index
        return main is not None and any(
            item.kind == "index" and item.value == "Kosdaq" and main.value != "Kosdaq" for item in (*sentence, *clause)
        )

    def stretch(self, at: int) -> list[Item]:
        """The words after an amount that may date it: up to the next amount, clause or aside."""
        after = []
        for item in self.items[at + 1:at + 10]:
            if (
                item.kind in ("money", "investor")
                or item.lower in BREAKS
                or (says(item, *SIDES) and after and after[-1].lower in ("and", "after", ",", "following"))
            ):
                break
            if (
                after
                and after[-1].text == ","
                and item.kind not in ("weekday", "date", "period", "other-day")
                and item.lower not in ("on", "in", "during")
            ):
                break  # "…, pushing year-to-date inflows past HK$1 trillion"
            after.append(item)
        return after

    def dates(self, at: int) -> list[Item]:
        found = [
            item
            for item in self.stretch(at)
            if item.kind in ("weekday", "date", "period", "other-day", "month", "previous-close")
        ]
        if found:
            return found
        return [
            item
            for item in self.items[self.opening(at):at]
            if item.kind in ("weekday", "date", "period", "other-day", "month")
        ][-1:]

    def opening(self, at: int) -> int:
        """Where to look back for a day: after the last amount, for that one took its own."""
        past = next((k for k in range(at - 1, -1, -1) if self.items[k].kind == "money"), None)
        if past is None:
            return 0
        dated = any(item.kind in ("weekday", "date", "period", "other-day", "month") for item in self.items[past:at])
        return (
            past + 1
            if dated or (self.stretch(past) and any(item.kind in ("weekday", "date") for item in self.stretch(past)))
            else 0
        )

    def spans_days(self, at: int) -> bool:
        dated = self.dates(at)
        if any(
            item.kind == "month"
            or (
                item.kind == "period"
                and item.value != "1d"
                and not (item.value in ("wtd", "1wk") and self.context.weekly)
            )
            for item in dated
        ):
            return True
        named = any(item.kind in ("weekday", "date") for item in dated)
        about = self.items[max(0, at - 10):at + 10]
        if (
            not named
            and not self.context.weekly
            and any(LONG & set(item.lower.replace("-", " ").split()[-1:]) for item in about)
        ):
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

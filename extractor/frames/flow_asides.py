"""Why an amount of money is no flow of the day: what it is compared with, whose it is, and the span of time it
stands for."""

from __future__ import annotations

from collections.abc import Callable
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
# Who buys and sells, and is none of the investors that we know.
AGENTS = frozenset(
    "companies firms banks insurers brokers brokerages funds peers counterparts traders dealers corporates promoters "
    "insiders managers organizations directors players speculators dfis retailers".split()
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
GOING_ON = frozenset({"extended", "extending", "continued", "continuing", "maintained", "snapped", "snapping"})
NOT_FLOWS = frozenset(
    {
        "participation", "turnover", "volume", "traded", "trades", "sector", "sectors", "reserves", "holdings",
        "assets", "stake", "exposure",
    }
)
# What may stand between a company's verb or a preposition and what investors did in its shares.
RANKED = frozenset("net the a an heavy its biggest largest highest most strong steady second third".split())
OF_A_COMPANY = frozenset("as with on amid had saw drew attracted suffered registered posted".split())
# Kinds of items that say of which day or span an amount is.
DATING = frozenset({"weekday", "date", "period", "other-day", "month"})


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
    side_after: Callable[[int], Item | None]  # which the reader has

    def note_investors(self) -> None:
        """ "FIIs extended purchases to the tenth day. These investors bought …": whom the next sentence may mean."""
        if named := [item for item in self.items if item.kind == "investor"]:
            self.context.investors = named[-1:]

    def told_in_other_money(self, at: int) -> Item | None:
        """The first of "118.4 billion won ($106.4 million)", "118.4 billion won (about $106.4 million)": one amount."""
        opening = at - 1
        while opening > 1 and self.items[opening].kind.startswith("hedge"):
            opening -= 1
        bracketed = opening > 0 and self.items[opening].text == "("
        return self.items[opening - 1] if bracketed and self.items[opening - 1].kind == "money" else None

    def means_them(self, at: int) -> bool:
        """ "they", "these investors"."""
        after = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        return self.items[at].lower == "they" or self.items[at].lower == "these" and after in ("investors", "funds")

    def tells_both_sides(self) -> bool:
        """ "… saw net sales of Rs 95 crore. Rs 6,269 crore was sold against purchases of Rs 6,174 crore": of those whose
        flow the paragraph has just told, where nobody else is named."""
        if self.context.flows_told != self.context.paragraph or not self.context.investors:
            return False
        named = any(item.kind in ("investor", "company", "index", "sector", "instrument") for item in self.items)
        both = all(any(says(item, side) for item in self.items) for side in SIDES)
        return both and not named and sum(item.kind == "money" for item in self.items) > 1

    def reason_against(self, at: int, side: Item) -> str:
        """Why an amount is no flow of a day into stocks, or nothing."""
        for is_against, reason in self.REASONS:
            if is_against(self, at, side):
                return reason
        paragraph, reason = self.context.flows_aside
        return reason if paragraph == self.context.paragraph and not self.dates(at) else ""

    def is_compared(self, at: int, side: Item) -> bool:
        """ "more than the P101 million of Monday", "P101 million more than on Monday"."""
        said = max((k for k in range(at) if says(self.items[k], *SIDES)), default=-1)
        before = {item.lower for item in self.items[max(self.clause.first, at - 4, said + 1):at]}
        if before & COMPARED and not self.side_after(at):
            return True
        after = [item.lower for item in self.items[at + 1:at + 5]]
        return after[:1] == ["more"] and "than" in after

    def is_forecast(self, at: int, side: Item) -> bool:
        return not FORECAST.isdisjoint(item.lower for item in self.items[max(0, at - 12):at])

    def is_not_of_the_market(self, at: int, side: Item) -> bool:
        """Turnover, a stake, bonds, or what was done in one company's shares."""
        clause, after = self.items[self.clause.first:at], self.items[at + 1:at + 5]
        return (
            any(item.lower in NOT_FLOWS for item in (*clause[-8:], *after[:4]))
            or any(says(item, "no-stock") for item in (*clause[-6:], *after))
            or self.out_of_all(at)
            or self.told_of_a_company(at)
            or self.in_a_bracket(at)
        )

    def out_of_all(self, at: int) -> bool:
        """ "foreign buying of P115 million out of its turnover", "… out of its P240 million trade"."""
        if "out of" in " ".join(item.lower for item in self.items[max(0, at - 4):at]):
            return True
        after = self.items[at + 1:at + 4]
        if len(after) < 3 or [item.lower for item in after[:2]] != ["out", "of"]:
            return False
        return after[2].lower in ("its", "their", "the") or after[2].kind in ("money", "topic")

    def told_of_a_company(self, at: int) -> bool:
        """ "Acme survived P101 million of selling by foreigners", "Acme fell 4%, as net foreign selling hit P146
        million"."""
        if self.clause.investors and self.is_cause_of_a_company():
            return True
        return not self.clause.investors and any(item.kind == "company" for item in self.items[:at])

    def is_cause_of_a_company(self) -> bool:
        """Whether what investors did is why the one company that the sentence is about moved."""
        first = next((k for k, item in enumerate(self.items) if item is self.clause.investors[0]), 0)
        while first and (self.items[first - 1].lower in RANKED or self.items[first - 1].kind == "ordinal"):
            first -= 1
        named = [item.kind for item in self.items[:first] if item.kind in ("company", "index", "exchange", "market")]
        return bool(first) and self.items[first - 1].lower in OF_A_COMPANY and set(named) == {"company"}

    def in_a_bracket(self, at: int) -> bool:
        """ "technology (RM86.1 million)"."""
        if self.items[at - 1].text != "(" or at < 2:
            return False
        before = self.items[at - 2]
        return not says(before, *SIDES, "investor", "money") and before.kind not in ("weekday", "date")

    def is_of_another_market(self, at: int, side: Item) -> bool:
        """Of an index that is not the article's: "on the Kosdaq, individuals bought"."""
        clause = self.items[self.clause.first:at]
        sentence = self.items[:self.items.index(clause[0]) if clause else 0]
        main = self.context.main_index
        if main is None or main.value == "Kosdaq":
            return False
        return any(item.kind == "index" and item.value == "Kosdaq" for item in (*sentence, *clause))

    def is_of_a_longer_span(self, at: int, side: Item) -> bool:
        """ "P2 billion since June", "P2 billion to P3 billion"."""
        after = self.items[at + 1:at + 3]
        ranged = len(after) == 2 and after[0].lower == "to" and after[1].kind == "money"
        return ranged or self.spans_days(at)

    def is_undated_past(self, at: int, side: Item) -> bool:
        """ "after buying Rs 900 crore" on no day that is named; "the previous day's outflow"."""
        dated = self.dates(at)
        if any(item.kind == "other-day" for item in dated):
            return not (self.context.weekly and any("week" in item.lower for item in dated))
        where = self.items.index(side)
        after = where > 0 and self.items[where - 1].lower in ("after", "following") and not dated
        return after and not self.is_gross(at, side)

    def is_gross(self, at: int, side: Item) -> bool:
        """ "net buyers of P95 million after buying P512 million and selling P417 million": both sides of the net."""
        other = SIDES[says(side, SIDES[0])]
        behind = self.items[at + 1:at + 9]
        amounts = [k for k, item in enumerate(behind) if item.kind == "money"]
        led = any(item.lower == "and" for item in behind[:2]) and any(says(item, other) for item in behind[:4])
        return led and bool(amounts) and any("net" in item.lower.split("-") for item in self.items[:at])

    REASONS = (
        (is_compared, "another day"),
        (is_forecast, "forecast"),
        (is_not_of_the_market, "not the market's"),
        (is_of_another_market, "another market"),
        (is_of_a_longer_span, "a longer span"),
        (is_undated_past, "another day"),
    )

    # The day of an amount -------------------------------------------------------------------------------------------

    def stretch(self, at: int) -> list[Item]:
        """The words after an amount that may date it: up to the next amount, clause or aside."""
        after: list[Item] = []
        for item in self.items[at + 1:at + 10]:
            last = after[-1] if after else None
            if item.kind in ("money", "investor") or item.lower in BREAKS:
                break
            if says(item, *SIDES) and last is not None and last.lower in ("and", "after", ",", "following"):
                break
            if last is not None and last.text == "," and not opens_a_date(item):
                break  # "…, pushing year-to-date inflows past HK$1 trillion"
            after.append(item)
        return after

    def dates(self, at: int) -> list[Item]:
        found = [item for item in self.stretch(at) if item.kind in DATING or item.kind == "previous-close"]
        return found or [item for item in self.items[self.opening(at):at] if item.kind in DATING][-1:]

    def opening(self, at: int) -> int:
        """Where to look back for a day: after the last amount, for that one took its own."""
        past = next((k for k in range(at - 1, -1, -1) if self.items[k].kind == "money"), None)
        if past is None:
            return 0
        dated = any(item.kind in DATING for item in self.items[past:at])
        return past + 1 if dated or any(item.kind in ("weekday", "date") for item in self.stretch(past)) else 0

    def heads_a_span(self) -> bool:
        """ "For the month till November 14, funds bought …", "In the month of October, …": said of the whole sentence."""
        first = next((k for k, item in enumerate(self.items) if item.kind in ("investor", "money")), 0)
        if first and self.is_long(self.items[0]):
            return True
        head = [item.lower for item in self.items[:first]]
        spans = LONG - {"week"} if self.context.weekly else LONG
        return head[:1] in (["for"], ["in"], ["during"], ["over"]) and not spans.isdisjoint(head[:4])

    def spans_days(self, at: int) -> bool:
        if self.heads_a_span():
            return True
        dated = self.dates(at)
        if any(self.is_long(item) for item in dated):
            return True
        named = any(item.kind in ("weekday", "date") for item in dated)
        about = self.items[max(0, at - 10):at + 10]
        if not named and not self.context.weekly and any(ends_in_a_span(item) for item in about):
            return True
        near = {item.lower for item in (*self.items[max(self.clause.first, at - 7):at], *self.stretch(at))}
        if self.goes_on_with_streak(at):
            near.discard("streak")
        return bool(near & SPANS) and "1d" not in {item.value for item in dated if item.kind == "period"}

    def goes_on_with_streak(self, at: int) -> bool:
        """ "extended their buying streak with purchases of Rs 412 crore", "continued the streak and bought …": the day's."""
        words = [item.lower for item in self.items[max(self.clause.first, at - 9):at]]
        return "streak" in words and not GOING_ON.isdisjoint(words[:words.index("streak")])

    def is_long(self, item: Item) -> bool:
        """A month, or a period of more than the day (of more than the week, in a week's report)."""
        if item.kind != "period":
            return item.kind == "month"
        return item.value != "1d" and not (item.value in ("wtd", "1wk") and self.context.weekly)

    def day(self, at: int) -> Any:
        return next((item.value for item in self.dates(at) if item.kind in ("weekday", "date")), None)


def opens_a_date(item: Item) -> bool:
    return item.kind in DATING - {"month"} or item.lower in ("on", "in", "during")


def ends_in_a_span(item: Item) -> bool:
    """ "ten-week", "months"."""
    return not LONG.isdisjoint(item.lower.replace("-", " ").split()[-1:])

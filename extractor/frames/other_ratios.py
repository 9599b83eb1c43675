"""Ratios that count no shares: "the price-to-earnings ratio was 11.64", "a put-call ratio of 1.12"."""

from __future__ import annotations

from dataclasses import replace

from extractor.spans.items import Item

# What something is set against in them: "price to earnings", "put to call".
OTHERS = frozenset(
    "e p/e pe earnings book sales call equity deposit deposits silver gold current quick sharpe adequacy payout "
    "coverage margin cost income leverage interest expense reserve gearing capital credit dividend delivery turnover liquidity "
    "cash debt loan rollover exchange swap hedge conversion solvency efficiency cover valuation pcr npa npl casa tier "
    "gdp assets short".split()
)
VALUES = frozenset({"number", "ratio", "odds"})
REACH = 9  # words between such a ratio and its value


def leave_other_ratios(items: list[Item]) -> None:
    """Set the values of such ratios aside."""
    for at, item in enumerate(items):
        if is_other_ratio(items, at) and (value := value_behind(items, at)) is not None:
            value.used, value.extra = True, {**(value.extra or {}), "aside": "ratio of another kind"}


def settle_pointing(items: list[Item]) -> None:
    """ "A ratio of 0.89 points to a market without conviction": the ratio does, and is told in no points."""
    for at in range(2, len(items) - 2):
        item = items[at]
        told = item.kind == "points" and item.text.endswith("points") and items[at + 1].lower == "to"
        of_ratio = any("ratio" in (one.figures or ()) for one in items[max(0, at - 4):at])
        if told and of_ratio and item.text[0].isdecimal() and items[at + 2].value is None:
            item.text = item.lower = item.text.split()[0]
            item.kind, item.end = "number", item.start + len(item.text)
            item.value = replace(item.value, end=item.end, text=item.text)


def is_other_ratio(items: list[Item], at: int) -> bool:
    if not at or items[at].lower not in ("ratio", "ratios"):
        return False
    before = items[at - 1]
    return before.kind == "instrument" or before.lower.replace("/", "-").replace(" ", "-").rpartition("-")[2] in OTHERS


def value_behind(items: list[Item], at: int) -> Item | None:
    for item in items[at + 1:at + REACH]:
        if item.kind in VALUES and item.value is not None:
            return item
        if item.kind in ("percent", "money", "company") or item.text in (",", ";"):
            return None
    return None

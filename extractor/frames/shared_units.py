"""Figures that share the unit of the last of them, "fell 7.3 and 5.4 percent, respectively", and a unit that is one
itself: "slipped a per cent"."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.spans.items import Item

UNITS = frozenset({"percent"})
GLUE = frozenset({",", "and"})


def share_units(items: list[Item]) -> None:
    """Give the bare numbers of a list the unit of its end; for sentences that share them out."""
    unit: Item | None = None  # of the figure that the walk from the right has met last, nothing but glue between
    for item in reversed(items):
        if item.kind in UNITS:
            unit = item
        elif unit is not None and item.kind in ("number", "count") and item.value is not None and not item.used:
            item.kind, item.figures, item.extra = (
                unit.kind,
                unit.figures,
                {**(unit.extra or {}), **(item.extra or {}), "sign": None},
            )
        elif item.lower not in GLUE:
            unit = None
    share_money(items)


def share_money(items: list[Item]) -> None:
    """ "gained Re. 0.29 and 0.02 to close at …, respectively": the first says in what money the others are."""
    money: Item | None = None
    for item in items:
        if item.kind == "money":
            money = item
        elif money is not None and item.kind == "number" and item.value is not None and "." in item.text:
            item.kind, item.figures = money.kind, money.figures
            item.extra = {**(item.extra or {}), "currency": money.extra["currency"], "sign": None}
        elif item.lower not in GLUE:
            money = None


def count_units(items: list[Item]) -> None:
    """ "slipped a per cent", "gained nearly a percent": about one."""
    for at, item in enumerate(items):
        if item.kind != "percent-sign" or at < 2 or items[at - 1].lower != "a":
            continue
        before = items[at - 2]
        if before.kind in ("rise", "fall") or before.kind.startswith("hedge") or before.lower == "by":
            item.kind, item.figures = "percent", ("percent",)
            item.value = Figure(Decimal(1), Decimal(1), item.start, item.end, item.text, "about")
            item.extra = {"sign": 0, "currency": None, "numeral": None}

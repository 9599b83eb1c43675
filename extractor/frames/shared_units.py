"""Figures that share the unit of the last of them: "fell 7.3 and 5.4 percent, respectively"."""

from __future__ import annotations

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

"""Verbs that are a return beside a per cent: "Acme delivered 11% on the day", but "delivered 11% growth"."""

from __future__ import annotations

from extractor.spans.items import Item

DELIVERING = frozenset("delivered delivering delivers clocked clocking".split())
ENDING = frozenset({",", ".", ";", "and", "while", "during", "for", "on", "in", ")"})


def settle_returns(items: list[Item]) -> None:
    """Make a return of a verb that hands over a bare per cent."""
    for at, verb in enumerate(items[:-1]):
        if verb.lower not in DELIVERING or items[at + 1].kind != "percent":
            continue
        after = items[at + 2] if at + 2 < len(items) else None
        if after is None or after.lower in ENDING or after.kind in ("period", "weekday"):
            verb.kind, verb.figures = "return", ("return", "return.verb")

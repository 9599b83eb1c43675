"""Which figures the checks could compare: what "no failure" is worth."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.terms import pointer
from extractor.facts import Check, Facts

_SLOTS = {
    "index_moves": ("percent", "points", "level", "previous_close", "open", "high", "low"),
    "breadth": (
        "advances", "declines", "unchanged", "total", "ratio", "new_highs", "new_lows", "upper_circuit",
        "lower_circuit", "untraded", "suspended",
    ),
    "movers": ("percent", "change", "price"),
    "sector_moves": ("percent",),
    "flows": ("net", "buy", "sell"),
    "quotes": ("level", "percent", "change"),
}


def compared(facts: Facts, checks: Iterable[Check]) -> dict[str, list[str]]:
    """JSON pointer of each stated number -> the rules that compared it; an empty list where none could.

    A check that ended unclear compared nothing that a wrong figure would have changed.
    """
    found: dict[str, list[str]] = {
        pointer(kind, at, slot): []
        for kind, at, fact in facts.all()
        for slot in _SLOTS.get(kind, ())
        if getattr(fact, slot) is not None
    }
    for check in checks:
        for where in check.facts if check.status != "unclear" else ():
            if where in found and check.rule not in found[where]:
                found[where].append(check.rule)
    return found

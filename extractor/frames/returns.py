"""Verbs that move something by the per cent behind them: "Acme delivered 11% on the day", but "delivered 11% growth";
"having risen 1% over five sessions", but "having risen 1% it fell back"."""

from __future__ import annotations

from extractor.spans.items import Item

DELIVERING = frozenset("delivered delivering delivers clocked clocking".split())
ENDING = frozenset({",", ".", ";", "and", "while", "during", "for", "on", "in", ")"})
WAYS = {"having risen": ("rise", "rise.verb"), "having fallen": ("fall", "fall.verb")}


def settle_spans_had(items: list[Item]) -> None:
    """Make a move of its own of "having risen", where a span of days says that it is not the day's."""
    for verb, percent, span in zip(items, items[1:], items[2:]):
        if verb.lower in WAYS and percent.kind == "percent" and span.kind == "period" and span.value != "1d":
            verb.kind, verb.figures, verb.pos = WAYS[verb.lower][0], WAYS[verb.lower], "verb"


def settle_returns(items: list[Item]) -> None:
    """Make a return of a verb that hands over a bare per cent."""
    for at, verb in enumerate(items[:-1]):
        if verb.lower not in DELIVERING or items[at + 1].kind != "percent":
            continue
        after = items[at + 2] if at + 2 < len(items) else None
        if after is None or after.lower in ENDING or after.kind in ("period", "weekday"):
            verb.kind, verb.figures = "return", ("return", "return.verb")

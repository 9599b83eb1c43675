"""What is told of other days is no fact of the article's, but it has to agree with itself all the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.checks import index, units
from extractor.facts import Check, Facts

RULES = (index.percent, index.points, index.range_, index.direction, units.unit)


def within(facts: Facts) -> Iterator[Check]:
    """index.*: each statement of another day by itself; no fact of the record is compared, so none is pointed at."""
    if not facts.claims.other_days:
        return
    apart = Facts(index_moves=facts.claims.other_days)
    for rule in RULES:
        for check in rule(apart):
            yield replace(check, facts=[])

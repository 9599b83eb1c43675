"""Checks: every figure that an article states, recomputed. Pure functions over Facts; needs no spaCy.

The false alarm is the worst defect here: a check fails only where no reading of the printed figures can be true.
"""

from __future__ import annotations

from extractor.checks import (
    bases,
    breadth,
    dates,
    flows,
    implied,
    index,
    leads,
    lists,
    malformed,
    marks,
    movers,
    opens,
    other_days,
    ranks,
    ratings,
    restated,
    spans,
    totals,
    units,
    verbs,
    walks,
)
from extractor.checks.across import across
from extractor.checks.detect import Cover, covers
from extractor.checks.intervals import Interval
from extractor.checks.registry import RULES, Rule
from extractor.checks.suggestion import Recompute, with_suggestion
from extractor.facts import Check, Facts

# In the order of the catalogue, which is the order of the report.
ALL: tuple[Recompute, ...] = (
    index.percent, index.points, bases.bases, spans.spans, index.range_, opens.opens, opens.bands, index.direction,
    verbs.direction, verbs.crossed, verbs.both_ways, units.unit, units.twice, units.basis, units.magnitude,
    units.points_as_percent, units.beyond_all, breadth.ratio, totals.total, breadth.narrative, movers.percent, movers.change, movers.superlative, leads.furthest, ranks.direction,
    ranks.wrong_side, ranks.both_sides, ratings.direction, flows.net, flows.everybody, lists.counts, implied.period,
    restated.figures, restated.facts_, bases.closes_before, marks.beyond, ratings.told_twice, dates.weekdays, dates.one_year, dates.upcoming,
    malformed.numbers, malformed.percents, other_days.within, other_days.from_to, walks.walks,
)


def check(facts: Facts) -> list[Check]:
    """Every recomputation made, the ones that hold included; failing ones with the edit that mends the article."""
    return with_suggestion(facts, ALL)


def covered(facts: Facts) -> list[Cover]:
    """Every stated figure with the rules that would have caught a misprint of it."""
    return covers(facts, ALL, restated.facts_)


def detectable(facts: Facts) -> dict[str, list[str]]:
    """JSON pointer of each stated number -> names of the rules that would have caught a misprint of it."""
    return {cover.pointer: list(cover.rules) for cover in covered(facts)}


__all__ = ["RULES", "Cover", "Interval", "Rule", "across", "check", "covered", "detectable"]

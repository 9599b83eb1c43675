"""A span that ends with the day ends at the day's close: a week's points and per cent against that level."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.index import KIND, is_turned, told_turned
from extractor.checks.intervals import Interval
from extractor.checks.terms import IndexTerm, percent_since, term
from extractor.checks.verdicts import verdict
from extractor.facts import Check, Facts

_TO_NOW = frozenset({"wtd", "1wk", "5d", "mtd", "ytd"})


def spans(facts: Facts) -> Iterator[Check]:
    """index.percent, index.points, index.direction: of spans that state no level of their own."""
    closes = day_closes(facts)
    for at, move in enumerate(facts.index_moves):
        level = closes.get((move.index, move.as_of))
        if move.period not in _TO_NOW or move.level is not None or level is None:
            continue
        points, per_cent, before = (term(facts, KIND, at, slot) for slot in ("points", "percent", "previous_close"))
        if points and per_cent:
            yield from _percent(per_cent, points, level)
        if points and before:
            yield from _points(points, level, before)


def day_closes(facts: Facts) -> dict[tuple, IndexTerm]:
    """The one level at which each index closed on each day; none where two are told."""
    found: dict[tuple, list[IndexTerm]] = {}
    for at, move in enumerate(facts.index_moves):
        level = term(facts, KIND, at, "level") if move.period == "1d" and not move.moment else None
        if level is not None:
            found.setdefault((move.index, move.as_of), []).append(level)
    return {key: levels[0] for key, levels in found.items() if len(levels) == 1 and levels[0].fact.session == "close"}


def _percent(per_cent: IndexTerm, points: IndexTerm, level: IndexTerm) -> Iterator[Check]:
    what = f"{points.fact.index}: the move of the span"
    working = f"{points.text} on the way to the close of {level.text}"
    check = verdict("index.percent", what, per_cent, [points, level], [percent_since], working, scattered=True)
    if check:
        yield check


def _points(points: IndexTerm, level: IndexTerm, before: IndexTerm) -> Iterator[Check]:
    if is_turned(points, level.span - before.span):
        yield told_turned(points, level, before)
        return
    working = f"{level.text} less {before.text}"
    check = verdict(
        "index.points", f"{points.fact.index}: the change of the span", points, [level, before], [Interval.__sub__], working,
        scattered=True,
    )
    if check:
        yield check

"""What is told of other days, or of where a move began, is no fact of the article's, but it has to agree with itself all the
same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.checks import index, units
from extractor.facts import Check, Facts, IndexMove

FROM_TO = (index.percent, index.points, index.direction)
RULES = (index.percent, index.points, index.range_, index.direction, units.unit)


def from_to(facts: Facts) -> Iterator[Check]:
    """index.*: a move told from one level to another, by its points or its per cent, wherever those stand."""
    told = [found for began in facts.claims.began if (found := _completed(facts, began))]
    apart = Facts(index_moves=told)
    for rule in FROM_TO if told else ():
        for check in rule(apart):
            yield replace(check, facts=[])


def _completed(facts: Facts, began: IndexMove) -> IndexMove | None:
    """With the points or the per cent that the record has beside the level where the move ended."""
    if began.points is not None or began.percent is not None:
        return began
    (level,) = began.figures["level"]
    for move in facts.index_moves:
        slot = "points" if move.points is not None else "percent"
        value = getattr(move, slot)
        ends_there = any(each.start == level.start for each in move.figures.get("level", ()))
        if value is not None and ends_there and move.previous_close is None and move.direction == began.direction:
            return replace(began, **{slot: value}, figures={**began.figures, slot: move.figures[slot]})
    return None


def within(facts: Facts) -> Iterator[Check]:
    """index.*: each statement of another day by itself; no fact of the record is compared, so none is pointed at."""
    if not facts.claims.other_days:
        return
    apart = Facts(index_moves=facts.claims.other_days)
    for rule in RULES:
        for check in rule(apart):
            yield replace(check, facts=[])

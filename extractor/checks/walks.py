"""index.points: a week told day by day leads from each day's level, by the next one's points, to its level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Final

from extractor.checks.intervals import Interval
from extractor.checks.prints import written_like
from extractor.checks.terms import IndexTerm, Term, made, term
from extractor.checks.verdicts import one_slip_mends
from extractor.facts import Check, Facts
from extractor.facts.claims import Step

_SLACK = 3  # of the last printed digit
_NEAR = Fraction(3, 1000)
_WEEK, _WEEKS = 7, ("wtd", "1wk")
KIND: Final = "index_moves"


@dataclass(slots=True)
class Way:
    """How far a walk has come: the level that it set out from where that was the close before, the last level, and the
    points since."""

    start: IndexTerm | None = None
    base: IndexTerm | None = None
    points: list[IndexTerm] = field(default_factory=list)
    before: Step | None = None


def walks(facts: Facts) -> Iterator[Check]:
    """Each level against the one before it and the points of the days between, of which none is left out."""
    apart = Facts(index_moves=[step.move for step in facts.claims.steps])
    way = Way()
    for at, step in enumerate(facts.claims.steps):
        level, change = (term(apart, KIND, at, slot) for slot in ("level", "points"))
        if step.opening:
            yield from _week(facts, way)
            way = Way(None if change else level, level)
        elif way.base and change and _follows(way.before, step):
            way.points.append(change)
            if level and (check := _reached(way, way.base, level)):
                yield check
        else:
            yield from _week(facts, way)
            way = Way()
        if level and not step.opening:
            way.base, way.points = level, []
        way.before = step
    yield from _week(facts, way)


def _follows(before: Step | None, step: Step) -> bool:
    """The next day of the week, or the day that the step before has opened."""
    if before is None or before.move.index != step.move.index or before.weekday is None or step.weekday is None:
        return False
    return (step.weekday - before.weekday) % _WEEK == (0 if before.opening else 1)


def _week(facts: Facts, way: Way) -> Iterator[Check]:
    """The week's points against the level that its first day set out from and the last one that it reached."""
    if way.start is None or way.base is None or way.base == way.start or way.points:
        return
    for at, move in enumerate(facts.index_moves):
        stated = term(facts, KIND, at, "points") if move.period in _WEEKS and move.index == way.start.fact.index else None
        level = term(facts, KIND, at, "level")
        if stated is None or stated.figure.hedge or level and level.figure.value != way.base.figure.value:
            continue
        given = [way.base, way.start, stated]
        right = _agree(given)
        if right or _is_near(given) or one_slip_mends(given, _agree):
            came_to = written_like(stated.figure, (way.base.exact - way.start.exact).low)
            join = "and" if right else "but"
            message = f"{move.index}: {stated.text} of the week, {join} {way.start.text} to {way.base.text} is {came_to}."
            check = made("index.points", "holds" if right else "fails", stated.text, came_to, message, terms=given)
            yield replace(check, facts=[stated.pointer])


def _reached(way: Way, base: IndexTerm, level: IndexTerm) -> Check | None:
    points = way.points
    given = [level, base, *points]
    right = _agree(given)
    if base is way.start and not right:
        way.start = None  # it opened elsewhere than it had closed
        return None
    if not right and not _is_near(given) and not one_slip_mends(given, _agree):
        return None
    came_to = written_like(level.figure, sum((each.exact for each in points), base.exact).low)
    by = " and ".join(each.text for each in points)
    message = f"{level.fact.index}: from {base.text} by {by} it came to {came_to}, {'as' if right else 'not'} {level.text}."
    check = made("index.points", "holds" if right else "fails", level.text, came_to, message, terms=given)
    return replace(check, facts=[])  # what is compared is of other days, and no fact


def _agree(given: Sequence[Term]) -> bool:
    level, base, *points = given
    slack = max(_SLACK * abs(Fraction(each.figure.step)) for each in given)
    whole = sum((each.span for each in points), base.span) + Interval(-slack, slack)
    return whole.overlaps(level.span)


def _is_near(given: Sequence[Term]) -> bool:
    level, base, *points = given
    whole = sum((each.exact for each in points), base.exact)
    return abs(whole - level.exact).low < _NEAR * abs(whole).low

"""index.points: the open, the noon reading and the close of one day count from one previous close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from extractor.checks.index import KIND
from extractor.checks.intervals import Interval
from extractor.checks.prints import stated_text, written_like
from extractor.checks.terms import HUNDREDTH, ONE, Term, made, mentions_of, read_print, term
from extractor.facts import Check, Facts
from extractor.facts.claims import CloseBefore

# Another day's previous close, or another index's, is mostly further off; a slip in the points of one hour is not.
_NEAR = Fraction(3, 1000)
# Of the last printed digit: the last hundredth of a close is often told in two ways.
_SLACK = 5
_MOST = 8  # readings of one index in one article; the work stays in step with the text


class Base(NamedTuple):
    """Where a reading of an index began, by its level and its move: `turned` if that had the other sign."""

    level: Term
    move: Term
    span: Interval
    turned: Interval


def bases(facts: Facts) -> Iterator[Check]:
    """index.points: level less move is the same previous close for every reading of a day."""
    readings: dict[tuple, list[Base]] = defaultdict(list)
    for at, move in enumerate(facts.index_moves):
        if move.period in (None, "1d") and (base := _base(facts, at)):
            readings[move.index, move.as_of, move.moment].append(base)
    for same in readings.values():
        for one, other in combinations(same[:_MOST], 2):
            if check := _compared(one, other):
                yield check


def closes_before(facts: Facts) -> Iterator[Check]:
    """restated, index.points: where the day began is where the session before it closed."""
    for claim in facts.claims.closes_before:
        closed = read_print(claim.figure, False)
        for at, move in enumerate(facts.index_moves):
            if move.index != claim.index or move.period not in (None, "1d") or move.level == claim.figure.value:
                continue
            since = term(facts, KIND, at, "previous_close")
            base = _base(facts, at) if since is None and move.points else None
            if since and not since.figure.hedge:
                yield from _closed(claim, closed, [since], since.span, since.text)
            elif base:
                yield from _closed(claim, closed, [base.move, base.level], base.span, _began(base))


def _closed(
    claim: CloseBefore, closed: Interval, began: list[Term], since: Interval, said: str
) -> Iterator[Check]:
    slack = Interval.exact(_SLACK * Fraction(max(claim.figure.step, *(each.figure.step for each in began))))
    low, high = sorted((since, closed), key=lambda span: span.low)
    same = (low + slack).high >= high.low
    if not same and not _are_near(since, closed):
        return
    at = stated_text(claim.figure)
    message = f"{claim.index} began at {said}, {'and' if same else 'but'} closed the session before at {at}."
    yield made(
        "restated" if len(began) == 1 else "index.points", "holds" if same else "fails", said, at, message, terms=began,
        mentions=[*mentions_of(began), claim.mention],
    )


def _began(base: Base) -> str:
    return written_like(base.level.figure, _central(base))


def _base(facts: Facts, at: int) -> Base | None:
    level = term(facts, KIND, at, "level")
    move = term(facts, KIND, at, "points") or term(facts, KIND, at, "percent")
    if level is None or move is None or level.figure.hedge or move.figure.hedge or not move.figure.value:
        return None
    return Base(level, move, _since(level, move.span, move), _since(level, -move.span, move))


def _since(level: Term, by: Interval, move: Term) -> Interval:
    return level.span - by if move.pointer.endswith("/points") else level.span / (ONE + by * HUNDREDTH)


def _compared(one: Base, other: Base) -> Check | None:
    if one.level.figure.value == other.level.figure.value or _follow(one, other) or _follow(other, one):
        return None
    if one.span.overlaps(other.span):
        return _check("holds", one, other)
    turned = one.turned.overlaps(other.span) or one.span.overlaps(other.turned)
    return _check("fails", one, other) if turned or _are_near(one.span, other.span) else None


def _follow(later: Base, earlier: Base) -> bool:
    """Yesterday's close is where today began: two days, each with its own move."""
    return later.span.overlaps(earlier.level.span)


def _are_near(one: Interval, other: Interval) -> bool:
    low, high = sorted((one, other), key=lambda span: span.low)
    return high.low - low.high < _NEAR * low.high


def _check(status: str, one: Base, other: Base) -> Check:
    began = [_began(base) for base in (one, other)]
    index = one.level.fact.index
    join = "as" if status == "holds" else "but"
    message = (
        f"{index}: {one.move.text} to {one.level.text} began at {began[0]}, "
        f"{join} {other.move.text} to {other.level.text} began at {began[1]}."
    )
    return made(
        "index.points", status, one.move.text, began[1], message, terms=[one.move, one.level, other.move, other.level],
        tolerance=f"{one.span} against {other.span}",
    )


def _central(base: Base) -> Fraction:
    """The previous close by the printed digits."""
    return _since(base.level, base.move.exact, base.move).low

"""index.points: the open, the noon reading and the close of one day count from one previous close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from extractor.checks.evidence import digits, is_telling
from extractor.checks.index import KIND
from extractor.checks.intervals import Bound, Interval
from extractor.checks.prints import stated_text, written_like
from extractor.checks.slips import slips
from extractor.checks.spans import day_closes
from extractor.checks.terms import (
    HUNDREDTH,
    ONE,
    IndexTerm,
    Status,
    Term,
    TermOf,
    made,
    mentions_of,
    read_print,
    term,
)
from extractor.checks.verdicts import one_slip_mends
from extractor.facts import Check, Facts, IndexMove
from extractor.facts.claims import CloseBefore

# Another day's previous close, or another index's, is mostly further off; a slip in the points of one hour is not.
_NEAR = Fraction(3, 1000)
# Of the last printed digit: the last hundredth of a close is often told in two ways.
_SLACK = 5
_SPANS = {"1d": ("1d",), "wtd": ("wtd", "1wk")}
_MOST = 8  # readings of one index in one article; the work stays in step with the text


class Base(NamedTuple):
    """Where a reading of an index began, by its level and its move: `turned` if that had the other sign."""

    level: IndexTerm
    move: IndexTerm
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
    """restated, index.points: where the day or the week began is where the one before it closed."""
    ends = day_closes(facts) if facts.claims.closes_before else {}
    for claim in facts.claims.closes_before:
        moves = [at for at, move in enumerate(facts.index_moves) if _is_of_its_span(claim, facts, move)]
        told = [since for at in moves if (since := term(facts, KIND, at, "previous_close"))]
        others = [read_print(each.figure, False) for each in _others(claim, facts.claims.closes_before)]
        surely = _all_meet(claim, [*(since.span for since in told), *others])
        for at in moves:
            since, end = term(facts, KIND, at, "previous_close"), ends.get((claim.index, facts.index_moves[at].as_of))
            base = _base(facts, at, end) if since is None and surely else None
            if since and not since.figure.hedge and (surely or _is_alone(claim, told, others)):
                yield from _closed(claim, [since], since.span, since.text)
            elif base and facts.index_moves[at].level != claim.figure.value:
                yield from _closed(claim, [base.move, base.level], base.span, _began(base))


def _is_of_its_span(claim: CloseBefore, facts: Facts, move: IndexMove) -> bool:
    own = move.index == claim.index and (move.period or "1d") in _SPANS[claim.period]
    return own and move.as_of in (None, facts.as_of)


def _others(claim: CloseBefore, claims: list[CloseBefore]) -> list[CloseBefore]:
    return [other for other in claims if other is not claim and (other.index, other.period) == (claim.index, claim.period)]


def _all_meet(claim: CloseBefore, spans: list[Interval]) -> bool:
    """Whether every close that is told as the one before can be this one: else one of them is of another day."""
    return all(span.overlaps(read_print(claim.figure, False)) for span in spans)


def _is_alone(claim: CloseBefore, told: Sequence[Term], others: list[Interval]) -> bool:
    """Whether a close is none of those that are told beside a move, which all agree: one of the two is a slip."""
    places = {figure.start for since in told for figure in since.fact.figures.get("previous_close", ())}
    known = [since.span for since in told]
    return claim.figure.start not in places and all(
        one.overlaps(known[0]) for one in [*known, *others]
    )


def _closed(claim: CloseBefore, began: Sequence[Term], since: Interval, said: str) -> Iterator[Check]:
    told = TermOf("", began[0].fact, claim.figure, read_print(claim.figure, False), False)
    same = _meet(since, told.span, claim, began)
    if not same and not _are_near(since, told.span) and not _is_slip([*began, told]):
        return
    at = stated_text(claim.figure)
    span = {"1d": "the session", "wtd": "the week"}[claim.period]
    message = f"{claim.index} began at {said}, {'and' if same else 'but'} closed {span} before at {at}."
    rule = "restated" if len(began) == 1 else f"index.{began[0].pointer.rpartition('/')[2]}"
    yield made(
        rule, "holds" if same else "fails", said, at, message, terms=began,
        mentions=[*mentions_of(began), claim.mention],
    )


def _is_slip(given: list[Term]) -> bool:
    """Whether one slip of the hand, in the move, the level or the close before, explains it all."""
    if len(given) < 3 or not all(is_telling(each.figure) for each in given[1:]):
        return False
    move, *ends = given
    if move.pointer.endswith("/points"):
        return one_slip_mends(given, lambda mended: (mended[1].span - mended[0].span).overlaps(mended[2].span))
    if len(digits(move.figure)) < 2:
        return False
    if any(_since(ends[0], by, move).overlaps(ends[1].span) for by in _disordered(move)):
        return True
    return one_slip_mends(ends, lambda mended: _since(mended[0], move.span, move).overlaps(mended[1].span))


def _disordered(move: Term) -> Iterator[Interval]:
    """Every reading of a per cent with its digits or its point out of place: of so few digits a wrong one explains too much."""
    for text, value, step in slips(move.figure):
        figure = replace(move.figure, text=text, value=value.copy_sign(move.figure.value), step=step)
        if sorted(digits(figure)) == sorted(digits(move.figure)):
            yield read_print(figure, False)


def _meet(since: Interval, closed: Interval, claim: CloseBefore, began: Sequence[Term]) -> bool:
    slack = Interval.exact(_SLACK * Fraction(max(claim.figure.step, *(each.figure.step for each in began))))
    low, high = sorted((since, closed), key=lambda span: span.low)
    return (low + slack).high >= high.low


def _began(base: Base) -> str:
    return written_like(base.level.figure, _central(base))


def _base(facts: Facts, at: int, end: IndexTerm | None = None) -> Base | None:
    """Where a reading began; of a span that states no level of its own, by the close of its last day."""
    level = term(facts, KIND, at, "level") or end
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


def _check(status: Status, one: Base, other: Base) -> Check:
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


def _central(base: Base) -> Bound:
    """The previous close by the printed digits."""
    return _since(base.level, base.move.exact, base.move).low

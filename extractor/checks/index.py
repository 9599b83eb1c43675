"""What an index's own figures say of one another: points, per cent, levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from extractor.checks.evidence import digits
from extractor.checks.intervals import Interval
from extractor.checks.prints import written_like
from extractor.checks.terms import (
    Formula,
    IndexTerm,
    Status,
    Term,
    made,
    percent_between,
    percent_of,
    percent_since,
    term,
    terms,
    way_of,
)
from extractor.checks.verdicts import one_slip_mends, status_of, verdict
from extractor.facts import Check, Facts, IndexMove

KIND: Final = "index_moves"
# A span's open, high and low are not those of the day, so only these periods are held against them.
_DAY = (None, "1d")
# A week, too, is counted from where the one before it ended.
_FROM_THE_CLOSE_BEFORE = (*_DAY, "wtd", "1wk")
_BOUNDS = (("low", "level"), ("low", "high"), ("level", "high"))
_OF_A_DAY = (*_BOUNDS, ("low", "open"), ("open", "high"))
_ORDERS = {None: _OF_A_DAY, "1d": _OF_A_DAY, "wtd": _BOUNDS}  # a week may open where the last one closed
# No index moves by so much in a day; and nearly ten times the level is the level with its point moved.
_REACH = Decimal("1.03")
_SENTENCE, _SLIP = 160, Fraction(1, 1000)
# Digits of a per cent that another move would hardly come to as well.
_FINE = 3
_SWING, _NEAR = Decimal("1.5"), Decimal("1.08")


def percent(facts: Facts) -> Iterator[Check]:
    """index.percent: by points and level; else by points or level and the previous close."""
    for at in range(len(facts.index_moves)):
        check = percent_check(facts, at)
        if check:
            yield check


def percent_check(facts: Facts, at: int) -> Check | None:
    if compared := _compared(facts, at):
        said = f"{facts.index_moves[at].index}: the move"
        scattered = _is_scattered(facts, at, *compared[:2])
        return verdict("index.percent", said, *compared, _working(*compared[1]), scattered=scattered)
    return None


def percent_status(facts: Facts, at: int) -> Status | None:
    """What `percent_check` finds, without its words."""
    compared = _compared(facts, at)
    return None if compared is None else status_of(*compared, scattered=_is_scattered(facts, at, *compared[:2]))


def _compared(facts: Facts, at: int) -> tuple[IndexTerm, list[IndexTerm], list[Formula]] | None:
    """The per cent, the figures that it follows from, and how."""
    stated = term(facts, KIND, at, "percent")
    move = facts.index_moves[at]
    inputs = _percent_inputs(facts, at) if stated else None
    if stated is None or inputs is None or opposite(move):
        return None
    given, (formula, turned) = inputs
    # Without a direction the print's sign is unknown, so it may be a rise or a fall.
    return stated, given, [formula, turned] if move.direction is None else [formula]


def _percent_inputs(facts: Facts, at: int) -> tuple[list[IndexTerm], tuple[Formula, Formula]] | None:
    """Figures, and their formula with the same formula for a fall printed without its sign."""
    move = facts.index_moves[at]
    if given := terms(facts, KIND, at, "points", "level"):
        return given, (percent_since, _fall_since)
    if move.period not in _FROM_THE_CLOSE_BEFORE or min(move.level or 1, move.previous_close or 1) <= 0:
        return None  # "improved to -1.7 from -1.81": no index of shares
    if given := terms(facts, KIND, at, "points", "previous_close"):
        return given, (percent_of, lambda by, since: -percent_of(by, since))
    if given := terms(facts, KIND, at, "level", "previous_close"):
        return given, (percent_between, lambda to, since: -percent_between(to, since))
    return None


def _is_scattered(facts: Facts, at: int, stated: Term, given: Sequence[Term]) -> bool:
    """Whether nothing but the reader's word says that a per cent is of the same move as the rest."""
    return not (_is_of_the_end(stated, given) or _is_sure(facts, at))


def _is_of_the_end(stated: Term, given: Sequence[Term]) -> bool:
    """Whether a fine per cent is what the move is of the level where it ended: wrong, but surely of these figures."""
    one, other = given
    of_the_level = one.pointer.endswith("/points") and other.pointer.endswith("/level")
    if not of_the_level or len(digits(stated.figure)) < _FINE:
        return False
    return abs(percent_of(one.exact, other.exact)).overlaps(abs(stated.nearest))


def _is_sure(facts: Facts, at: int) -> bool:
    """Whether the previous close confirms points and level of a day: then a fine per cent of it is wrong."""
    given = terms(facts, KIND, at, "percent", "points", "level", "previous_close")
    if not given or facts.index_moves[at].period not in _DAY:
        return False
    per_cent, pts, level, since = given
    fine = len(digits(per_cent.figure)) >= _FINE and not per_cent.figure.hedge
    return fine and (level.span - since.span).overlaps(pts.span)


def _working(one: Term, other: Term) -> str:
    """What is computed of two figures, in words."""
    if other.pointer.endswith("/level"):
        base = written_like(other.figure, (other.exact - one.exact).low)
        return f"{one.text} on {base} (level less points)"
    if one.pointer.endswith("/points"):
        return f"{one.text} on the previous close of {other.text}"
    return f"{other.text} to {one.text}"


def _fall_since(points: Interval, level: Interval) -> Interval:
    """Of a fall that is printed without its sign."""
    return -percent_since(-points, level)


def opposite(move: IndexMove) -> bool:
    return (move.percent or 0) * (move.points or 0) < 0


def points(facts: Facts) -> Iterator[Check]:
    """index.points: level less previous close."""
    for at, move in enumerate(facts.index_moves):
        given = terms(facts, KIND, at, "points", "level", "previous_close")
        if not given or move.period not in _FROM_THE_CLOSE_BEFORE:
            continue
        stated, level, since = given
        formulas = [Interval.__sub__]
        if move.direction is None:
            formulas.append(lambda to, since: since - to)
        working = f"{level.text} less the previous close of {since.text}"
        scattered = not _told_together(stated, level, since)
        check = verdict(
            "index.points", f"{move.index}: the change", stated, [level, since], formulas, working, scattered=scattered
        )
        if check:
            yield check


def _told_together(stated: Term, level: Term, since: IndexTerm) -> bool:
    """Whether one sentence tells of a day, its change and the close before, the change nearly leading there: surely
    of one day, since the closes of two days are mostly further apart."""
    figures = [each.figure for each in (stated, level, since)]
    first, last = min(each.start for each in figures), max(each.end for each in figures)
    if first < 0 or last - first > _SENTENCE or since.fact.period not in _DAY or stated.figure.step >= 1:
        return False
    return abs(level.exact - stated.exact - since.exact).low < _SLIP * abs(since.exact).low


def range_(facts: Facts) -> Iterator[Check]:
    """index.range: low <= open, level <= high, each pair that one fact states."""
    for at, move in enumerate(facts.index_moves):
        for lower, upper in _ORDERS.get(move.period, ()):
            given = terms(facts, KIND, at, lower, upper)
            if given and (_of_one_size(*given) or one_slip_mends(given, _are_close)):
                yield _ordered(move.index, lower, upper, *given)


def _of_one_size(low: Term, high: Term) -> bool:
    """Levels of one index in one day, a moved decimal point allowed; else one of them is another's."""
    one, other = sorted(abs(each.figure.value) for each in (low, high))
    return one > 0 and (other < _SWING * one or 10 / _NEAR < other / one < 10 * _NEAR)


def _are_close(levels: Sequence[Term]) -> bool:
    """Within a day's usual reach of each other."""
    low, high = sorted(abs(each.figure.value) for each in levels)
    return high < _REACH * low


def _ordered(index: str, lower: str, upper: str, low: Term, high: Term) -> Check:
    wrong = high.span.is_below(low.span)
    relation = "above" if wrong else "not above"
    message = f"{index}: the {lower} of {low.text} is {relation} the {upper} of {high.text}."
    return made(
        "index.range", "fails" if wrong else "holds", f"{lower} {low.text}", f"{upper} {high.text}", message,
        terms=[low, high], tolerance=f"{low.span} against {high.span}",
    )


def direction(facts: Facts) -> Iterator[Check]:
    """index.direction: within one fact, points and per cent have one sign. (Verbs: see verbs.py.)"""
    for at, move in enumerate(facts.index_moves):
        yield from _turned(facts, at)
        given = terms(facts, KIND, at, "percent", "points")
        if given and opposite(move) and move.direction is not None:
            per_cent, pts = given
            message = f"{move.index}: {per_cent.text} is a {way_of(per_cent)}, but {pts.text} is a {way_of(pts)}."
            yield made("index.direction", "fails", per_cent.text, pts.text, message, terms=given)


def _turned(facts: Facts, at: int) -> Iterator[Check]:
    """A rise to a level that lies as far below the one before: the figures agree, and the word does not."""
    levels = terms(facts, KIND, at, "level", "previous_close")
    stated = term(facts, KIND, at, "points") or term(facts, KIND, at, "percent")
    if not levels or not stated or facts.index_moves[at].direction not in ("up", "down"):
        return
    level, since = levels
    between = Interval.__sub__ if stated.pointer.endswith("/points") else percent_between
    come_to = between(level.span, since.span)
    if is_turned(stated, come_to):
        yield told_turned(stated, level, since)


def is_turned(stated: Term, come_to: Interval) -> bool:
    """Whether a rise comes to a fall of as much; a nought is neither."""
    return not stated.span.contains(0) and not stated.span.overlaps(come_to) and stated.span.overlaps(-come_to)


def told_turned(stated: IndexTerm, level: Term, since: Term) -> Check:
    message = (
        f"{stated.fact.index}: {stated.text} is told as a {way_of(stated)}, "
        f"but {since.text} to {level.text} is a {'rise' if stated.figure.value < 0 else 'fall'} of as much."
    )
    since_to = f"{since.text} to {level.text}"
    return made("index.direction", "fails", stated.text, since_to, message, terms=[stated, level, since])


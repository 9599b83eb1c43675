"""index.unit: points, per cent and level have the magnitudes that go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from extractor.checks.evidence import digits
from extractor.checks.index import KIND, opposite, percent_status
from extractor.checks.intervals import Interval, number_text
from extractor.checks.prints import plain, written_like
from extractor.checks.terms import (
    HUNDREDTH,
    IndexTerm,
    Term,
    made,
    percent_between,
    percent_since,
    term,
    terms,
)
from extractor.facts import Check, Facts, Figure

# What stands between the points and the per cent of one move: "46.7 points, or 0.53 per cent", "46.7 (0.53%)".
_BETWEEN = re.compile(r"\s*(?:,?\s*or|\(|/|;)\s*", re.IGNORECASE)
_BASIS = re.compile(r"basis|\bbase points|\bbps\b", re.IGNORECASE)
_COMMA = re.compile(r"\s*,?\s*")
# Points are at least so many times the per cent of any index that stands above 500.
_APART = 5
_ALL = 100
_NEAR = 60
_ALIKE, _POWERS = Decimal("1.1"), (10, 100, 1000)  # no index moves by so much in a day or a week
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d)")
_FINE = 2  # digits of a per cent that a level hardly comes to by chance


def unit(facts: Facts) -> Iterator[Check]:
    """index.unit: it names the likely slip where `index.percent` already proves that the three cannot all be true."""
    for at, move in enumerate(facts.index_moves):
        given = terms(facts, KIND, at, "percent", "points", "level")
        if not given or opposite(move) or not all(each.figure.value for each in given):
            continue
        arithmetic = percent_status(facts, at)
        exchanged = arithmetic in ("fails", "unclear") and _exchanged(*given)
        slipped = arithmetic == "fails" and not _is_sure(facts, at)
        fault = exchanged or _printed_twice(*given) or slipped and _fault(*given)
        if fault:
            rule = "malformed.number" if slipped and _is_thousandth(given[2], fault[1]) else "index.unit"
            yield made(rule, "fails", *fault[:2], f"{move.index}: {fault[2]}.", terms=given)
        elif arithmetic:
            message = f"{move.index}: {given[0].text}, {given[1].text} and {given[2].text} are of one magnitude."
            yield made("index.unit", "holds", given[1].text, given[1].text, message, terms=given)


def _is_sure(facts: Facts, at: int) -> bool:
    """Whether the previous close confirms points and level: then the per cent alone is wrong."""
    given = terms(facts, KIND, at, "level", "previous_close", "points")
    return given is not None and (given[0].span - given[1].span).overlaps(given[2].span)


def _printed_twice(per_cent: Term, pts: Term, level: Term) -> tuple[str, str, str] | None:
    """ "rose 1,536.8 points, or 1.98 percent, to settle at 1,536.8"."""
    if level.figure.value != abs(pts.figure.value):
        return None
    needed = 100 * pts.exact.low / per_cent.exact.low + pts.exact.low
    near = f"near {written_like(level.figure, needed)}"
    return level.text, near, f"{pts.text} is printed as the level, too; {per_cent.text} goes with one {near}"


def _exchanged(per_cent: Term, pts: Term, level: Term) -> tuple[str, str, str] | None:
    """ "17.74 percent, or 8.04 points, to 203.05"."""
    if not percent_since(per_cent.span, level.span).overlaps(pts.span):
        return None
    fit = f"{pts.text} and {per_cent.text} fit the level of {level.text} only with their units exchanged"
    return pts.text, "units exchanged", fit


def _fault(per_cent: Term, pts: Term, level: Term) -> tuple[str, str, str] | None:
    """(stated, recomputed, sentence) of a per cent told as points or a slipped decimal point, else None."""
    if per_cent.figure.value == pts.figure.value:
        return pts.text, per_cent.text, f"{pts.text} is the per cent figure; at {level.text} it is next to no move"
    implied = Interval.exact(100) * pts.span / per_cent.span + pts.span
    ratio = level.span / implied
    if ratio.is_everything or (ratio.low < 9 and ratio.high > Fraction(1, 9)):
        return None
    needed = 100 * pts.exact.low / per_cent.exact.low + pts.exact.low
    fitting = written_like(level.figure, needed)
    return level.text, fitting, f"{pts.text} and {per_cent.text} go with a level near {fitting}, not {level.text}"


def _is_thousandth(level: Term, fitting: str) -> bool:
    """ "45,638 points, or 12.9 percent, to 399.445": the point of thousands that a comma should be."""
    needed = plain(found[0]) if (found := _NUMERAL.search(fitting)) else 0
    return bool(_THOUSANDS.search(level.text)) and 1 / _ALIKE < needed / (level.figure.value * 1000) < _ALIKE


def points_as_percent(facts: Facts) -> Iterator[Check]:
    """index.unit: "closed 11.52 per cent lower at 2,416.78 from 2,428.30": those are the points between the two."""
    for at, move in enumerate(facts.index_moves):
        given = terms(facts, KIND, at, "percent", "level", "previous_close")
        if not given or move.points is not None or percent_status(facts, at) != "fails" or len(digits(given[0].figure)) < _FINE + 1:
            continue
        per_cent, level, before = given
        if abs(level.span - before.span).overlaps(abs(per_cent.span)):
            message = f"{move.index}: {per_cent.text} is what lies between {before.text} and {level.text}; points must be meant."
            yield made("index.unit", "fails", per_cent.text, "points", message, terms=given)


def magnitude(facts: Facts) -> Iterator[Check]:
    """index.unit: a level a tenth, a hundredth or a thousandth of the close before has its point in the wrong place."""
    for at, move in enumerate(facts.index_moves):
        given = terms(facts, KIND, at, "level", "previous_close")
        if not given or move.points is not None and move.percent is not None:
            continue  # what `unit` says
        if any(each.figure.hedge or not each.figure.value for each in given):
            continue
        small, large = sorted(given, key=lambda each: abs(each.figure.value))
        if not any(1 / _ALIKE < large.figure.value / (small.figure.value * power) < _ALIKE for power in _POWERS):
            continue
        if found := _point_for_comma(small, large):
            yield found
        else:
            message = f"{move.index}: {given[1].text} and {given[0].text} are not of one magnitude."
            yield made("index.unit", "fails", given[0].text, given[1].text, message, terms=given)


def _point_for_comma(small: IndexTerm, large: IndexTerm) -> Check | None:
    """malformed.number: "3.838" beside "3,850.4"."""
    printed = small.text
    if not _THOUSANDS.search(printed) or abs(large.figure.value) < _ALL * abs(small.figure.value):
        return None
    meant = _THOUSANDS.sub(lambda numeral: numeral[0].replace(".", ","), printed)
    message = f"{small.fact.index}: {printed} is a thousandth of {large.text}; {meant} must be meant."
    return made("malformed.number", "fails", printed, meant, message, terms=[small, large], suggestion=f"{printed} → {meant}")


def basis(facts: Facts) -> Iterator[Check]:
    """index.unit: "144.79 basis points" are 1.4479 per cent, which the per cent or the levels beside them deny."""
    for at, move in enumerate(facts.index_moves):
        pts = term(facts, KIND, at, "points")
        if pts is None or not _BASIS.search(pts.text):
            continue
        in_percent = pts.span * HUNDREDTH
        per_cent, ends = term(facts, KIND, at, "percent"), terms(facts, KIND, at, "level", "previous_close")
        if per_cent:
            told, inputs = per_cent.span, [per_cent]
        elif ends:
            told, inputs = percent_between(*(end.span for end in ends)), ends
        else:
            continue
        fits = in_percent.overlaps(told)
        hundredth = number_text(abs(pts.exact).low / 100, 4)
        message = (
            f"{move.index}: {pts.text} are {hundredth} per cent, "
            + ("which agrees with the move." if fits else "which is not the move; points must be meant.")
        )
        yield made("index.unit", "holds" if fits else "fails", pts.text, "points", message, terms=[pts, *inputs])


def beyond_all(facts: Facts) -> Iterator[Check]:
    """index.unit: "the insurance index lost 312.45 per cent": nothing falls by more than all of it."""
    for kind in ("index_moves", "sector_moves"):
        for at, move in enumerate(getattr(facts, kind)):
            per_cent = term(facts, kind, at, "percent")
            if per_cent is None or per_cent.figure.value >= -_ALL or per_cent.figure.hedge:
                continue
            name = move.index if kind == "index_moves" else move.sector
            message = f"{name}: a fall of {per_cent.text} is more than all of it; points must be meant."
            yield made("index.unit", "fails", per_cent.text, "points", message, terms=[per_cent])


def twice(facts: Facts) -> Iterator[Check]:
    """index.unit: "lost 46.7 per cent, or 0.53 per cent": one move stated twice in one unit, of which one is wrong."""
    last: dict[tuple, int] = {}
    for other, b in enumerate(facts.index_moves):
        key = (b.index, b.period, b.as_of)
        one, last[key] = last.get(key), other
        if one is None:
            continue
        a = facts.index_moves[one]
        for slot, lacking in (("percent", "points"), ("points", "percent")):
            first, second = (term(facts, KIND, at, slot) for at in (one, other))
            if first and second and not any(_stands_near(move.figures.get(lacking, ()), first) for move in (a, b)):
                small, large = sorted((first, second), key=lambda each: abs(each.figure.value))
                yield from _twice(facts, (one, other), slot, small, large)


def _stands_near(figures: Sequence[Figure], place: Term) -> bool:
    """Whether the other unit is there, too: then the two are moves of two moments."""
    return any(abs(figure.start - place.figure.start) <= _NEAR for figure in figures)


def _between(one: Term, other: Term, slot: str) -> Iterator[str]:
    """The words between any two prints of the two that one mention of their facts covers."""
    for pair in product(*(each.fact.figures.get(slot, ()) for each in (one, other))):
        first, second = sorted(pair, key=lambda figure: figure.start)
        for mention in (*one.fact.mentions, *other.fact.mentions):
            if mention.start <= first.start < first.end <= second.start < mention.end:
                yield mention.text[first.end - mention.start : second.start - mention.start]


def _twice(facts: Facts, places: tuple[int, int], slot: str, small: IndexTerm, large: IndexTerm) -> Iterator[Check]:
    """Said only where the larger figure fits as points and the smaller as per cent."""
    levels = [level for at in places if (level := term(facts, KIND, at, "level"))]
    surely = len(levels) == 1 and len(digits(small.figure)) >= _FINE and len(digits(large.figure)) > _FINE
    joints = (_BETWEEN, _COMMA) if levels else (_BETWEEN,)
    if not surely and not any(joint.fullmatch(words) for words in _between(small, large, slot) for joint in joints):
        return
    too_close = not levels and abs(large.figure.value) < _APART * abs(small.figure.value)
    if too_close or small.figure.value == large.figure.value or small.figure.hedge or large.figure.hedge:
        return
    if not all(percent_since(large.span, level.span).overlaps(small.span) for level in levels):
        return
    wrong, right = (large, "points") if slot == "percent" else (small, "per cent")
    at = f" At {levels[0].text} it fits." if levels else ""
    message = (
        f"{small.fact.index}: {large.text} and {small.text} cannot both be the move; "
        f"{wrong.text} must be in {right}.{at}"
    )
    yield made(
        "index.unit", "fails", wrong.text, right, message, terms=[small, large, *levels],
        severity=None if levels else "warning",
    )

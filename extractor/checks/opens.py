"""Distances within the day: "41 points above the opening price" puts the open between the low and the high; "a swing of
430 points" leads from the one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.index import KIND
from extractor.checks.intervals import Interval
from extractor.checks.prints import stated_text, written_like
from extractor.checks.terms import Term, made, mentions_of, read_print, term
from extractor.facts import Check, Facts
from extractor.facts.claims import Band, FromOpen

# Within so many characters a level and its distance from the open are told together.
_PASSAGE = 200
_BAND = 150  # and the ends of a swing with it


def opens(facts: Facts) -> Iterator[Check]:
    """index.range: the level less its distance from the open, against the low and the high."""
    for claim in facts.claims.from_opens:
        for at, move in enumerate(facts.index_moves):
            level = term(facts, KIND, at, "level") if move.index == claim.index else None
            if level is None or move.period not in (None, "1d") or not _together(claim, level):
                continue
            low, high = term(facts, KIND, at, "low"), term(facts, KIND, at, "high")
            if low and high and low.span.low < high.span.high:
                yield _placed(claim, level, low, high)


def _together(claim: FromOpen, level: Term) -> bool:
    prints = level.fact.figures.get("level", ())
    return not claim.figure.hedge and any(
        figure.start >= 0 and abs(figure.start - claim.figure.start) <= _PASSAGE for figure in prints
    )


def _placed(claim: FromOpen, level: Term, low: Term, high: Term) -> Check:
    opened = level.span - Interval.of(claim.figure)
    outside = opened.is_below(low.span) or high.span.is_below(opened)
    at = written_like(level.figure, (level.exact - Interval.exact(claim.figure.value)).low)
    bound, name = (low, "low") if opened.is_below(low.span) else (high, "high")
    where = f"outside the day, whose {name} is {bound.text}" if outside else "between the low and the high of the day"
    apart = f"{stated_text(claim.figure)} from the open to {level.text}"
    message = f"{claim.index}: {apart} put the open at {at}, {where}."
    return made(
        "index.range", "fails" if outside else "holds", stated_text(claim.figure), at, message,
        terms=[level, low, high], mentions=[claim.mention, *mentions_of([level, bound])],
    )


def bands(facts: Facts) -> Iterator[Check]:
    """index.points: the high less the low is the swing that is told beside them."""
    for claim in facts.claims.bands:
        for at, move in enumerate(facts.index_moves):
            low, high = term(facts, KIND, at, "low"), term(facts, KIND, at, "high")
            if move.index == claim.index and low and high and _beside(claim, low) and _beside(claim, high):
                yield _swung(claim, low, high)


def _beside(claim: Band, each: Term) -> bool:
    return not claim.figure.hedge and each.figure.start >= 0 and abs(each.figure.start - claim.figure.start) <= _BAND


def _swung(claim: Band, low: Term, high: Term) -> Check:
    right = read_print(claim.figure, False).overlaps(high.span - low.span)
    apart = written_like(claim.figure, (high.exact - low.exact).low)
    said = stated_text(claim.figure)
    message = f"{claim.index}: {low.text} to {high.text} is {apart}, {'as' if right else 'and not'} the swing of {said}."
    return made(
        "index.points", "holds" if right else "fails", said, apart, message, terms=[low, high],
        mentions=[claim.mention, *mentions_of([low, high])], severity="warning",
    )

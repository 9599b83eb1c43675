"""A verdict compares a stated term with what others come to, and says how far a contradiction is to be believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from extractor.checks.intervals import Interval
from extractor.checks.prints import signed_text, written_like
from extractor.checks.slips import slips
from extractor.checks.terms import Formula, Status, Term, made, read_print
from extractor.facts import Check, Figure

# "fell 504.22 points, or 0.61 per cent, to 82,814.73" and somewhat wordier.
_TOGETHER = 60
# Further apart, but within one sentence.
_SENTENCE = 100
_STOP = re.compile(r"[.!?;]\s|\n")


def verdict(
    rule: str, what: str, stated: Term, inputs: Sequence[Term], formulas: Sequence[Formula], working: str, *,
    scattered: bool = False,
) -> Check | None:
    """Compare a stated term with what the inputs come to. Several formulas are several readings: one is enough.

    scattered: the figures may stand far apart, so that a contradiction has to be a believable one (else it is unclear).
    None where the inputs leave the result wide open, so that nothing was compared.
    """
    results = recomputed_by(formulas, inputs)
    if results is None:
        return None
    status = _status(stated, inputs, formulas, results, scattered)
    holds = status == "holds"
    central = [formula(*(each.exact for each in inputs)) for formula in formulas]
    recomputed = _shown(stated, central, results)
    join = "and" if holds else "but"
    # Prints are mostly unsigned ("fell 0.6%"), so a sign stands in the message only where the two signs differ.
    said = signed_text(stated.figure) if recomputed[:1] in ("+", "-") else stated.text
    message = f"{what} is stated as {said}, {join} {working} is {recomputed}"
    message += _cut_off_note(stated, inputs, formulas, central) if holds else ""
    return made(
        rule,
        status,
        stated.text,
        recomputed,
        message + ".",
        terms=[stated, *inputs],
        tolerance=_tolerance(stated, results[0]),
    )


def status_of(
    stated: Term, inputs: Sequence[Term], formulas: Sequence[Formula], *, scattered: bool = False
) -> Status | None:
    """The status of such a verdict alone."""
    results = recomputed_by(formulas, inputs)
    return None if results is None else _status(stated, inputs, formulas, results, scattered)


def _status(
    stated: Term, inputs: Sequence[Term], formulas: Sequence[Formula], results: Sequence[Interval], scattered: bool
) -> Status:
    if agrees(stated, results):
        return "holds"
    return "fails" if not scattered or is_believable(stated, inputs, formulas) else "unclear"


def recomputed_by(formulas: Sequence[Formula], inputs: Sequence[Term]) -> list[Interval] | None:
    """What each reading comes to; None where the inputs leave it wide open."""
    results = [formula(*(each.span for each in inputs)) for formula in formulas]
    return None if any(result.is_everything for result in results) else results


def agrees(stated: Term, results: Sequence[Interval]) -> bool:
    return any(result.overlaps(stated.span) and not _is_open_end(result, stated) for result in results)


def _is_open_end(result: Interval, stated: Term) -> bool:
    """Whether exact counts come to just what no cutting off can have printed: 1.00 is never cut to 0.99."""
    figure = stated.figure
    return (
        result.is_point
        and not figure.hedge
        and bool(figure.value)
        and abs(result.low) == abs(Fraction(figure.value)) + abs(Fraction(figure.step))
    )


def _shown(stated: Term, central: Sequence[Interval], results: Sequence[Interval]) -> str:
    """The recomputed value by the printed digits, in the print of the stated figure; an interval if one-sided."""
    best = next((at for at, result in enumerate(results) if result.overlaps(stated.span)), 0)
    if central[best].is_point and results[best].is_bounded:
        return written_like(stated.figure, central[best].low)
    return str(results[best])


def _cut_off_note(
    stated: Term, inputs: Sequence[Term], formulas: Sequence[Formula], central: Sequence[Interval],
) -> str:
    nearest = stated.nearest
    if any(result.overlaps(nearest) for result in central):
        return ""  # what the printed digits come to lies within what the rounded ones do
    rounded = (formula(*(each.nearest for each in inputs)) for formula in formulas)
    saved = not any(result.overlaps(nearest) for result in rounded)
    return ", if the figures were cut off rather than rounded" if saved else ""


def _tolerance(stated: Term, result: Interval) -> str:
    return str(stated.span) if result.is_point else f"{stated.span} against {result}"


def is_believable(stated: Term, inputs: Sequence[Term], formulas: Sequence[Formula]) -> bool:
    """Whether figures that contradict each other surely belong together.

    They do where they stand in one breath, or where one slip of the hand in one of them explains all. Else one of
    them is most often of another day, name or moment than we read.
    """
    given = [stated, *inputs]
    prints = [print_beside(each, inputs[0].figure) for each in given]
    places = [place for each in prints for place in (each.start, each.end)]
    if min(places) < 0 or max(places) - min(places) <= _TOGETHER or _in_one_sentence(stated, min(places), max(places)):
        return True
    if stated.figure.hedge:
        return False  # "nearly 80 percent so far this year": told in passing, and not to be mended by a digit
    if getattr(stated.fact, "session", None) == "intraday":
        return False  # of a running market, which may have been told at two moments
    return one_slip_mends(given, lambda mended: _all_agrees(mended, formulas))


def _in_one_sentence(stated: Term, start: int, end: int) -> bool:
    """Whether one statement of no great length tells all of it."""
    return end - start <= _SENTENCE and any(
        mention.start <= start and end <= mention.end
        and not _STOP.search(mention.text, start - mention.start, end - mention.start)
        for mention in stated.fact.mentions
    )


def print_beside(each: Term, anchor: Figure) -> Figure:
    """Of a figure that is printed again (headline, body), the print that stands nearest to another figure."""
    printed = each.fact.figures.get(each.pointer.rpartition("/")[2], ())
    same = [one for one in printed if one.value == each.figure.value and one.step == each.figure.step and one.start >= 0]
    return min(same, key=lambda one: abs(one.start - anchor.start), default=each.figure)


def one_slip_mends(given: Sequence[Term], holds: Callable[[Sequence[Term]], bool]) -> bool:
    """Whether a slip of the hand in one of the figures explains why they contradict each other."""
    return any(
        holds(_with_slip(given, at, *slip)) for at, each in enumerate(given) for slip in slips(each.figure)
    )


def _with_slip(given: Sequence[Term], at: int, text: str, value: Decimal, step: Decimal) -> list[Term]:
    term = given[at]
    figure = replace(term.figure, text=text, value=value.copy_sign(term.figure.value), step=step)
    return [*given[:at], replace(term, figure=figure, span=read_print(figure, term.counted)), *given[at + 1:]]


def _all_agrees(given: Sequence[Term], formulas: Sequence[Formula]) -> bool:
    results = recomputed_by(formulas, given[1:])
    return results is not None and agrees(given[0], results)

"""What a span's earlier days come to, where the last day is said to continue the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from extractor.checks.intervals import Interval, number_text, rounded_text
from extractor.checks.prints import signed_text
from extractor.checks.terms import IndexTerm, Status, made, term
from extractor.facts import Check, Facts
from extractor.facts.claims import Continuation

KIND: Final = "index_moves"
_EARLIER = {"5d": "the four days before it"}


def period(facts: Facts) -> Iterator[Check]:
    """period.implied: (1 + span) / (1 + day) - 1 has the sign of the span."""
    for claim in facts.claims.continuations:
        if not all(0 <= at < len(facts.index_moves) for at in (claim.day, claim.span)):
            continue
        for slot, earlier in (("percent", _earlier_percent), ("points", Interval.__sub__)):
            day, span = (term(facts, KIND, at, slot) for at in (claim.day, claim.span))
            if day and span:
                yield _implied(facts, claim, day, span, earlier)
                break


def _earlier_percent(span: Interval, day: Interval) -> Interval:
    one, hundred = Interval.exact(1), Interval.exact(100)
    return ((one + span / hundred) / (one + day / hundred) - one) * hundred


def _implied(
    facts: Facts, claim: Continuation, day: IndexTerm, span: IndexTerm,
    earlier: Callable[[Interval, Interval], Interval],
) -> Check:
    before = earlier(span.span, day.span)
    central = earlier(span.exact, day.exact)
    status = _status(day.span.sign, span.span.sign, before.sign)
    if status == "fails" and day.span.sign != span.span.sign and not (day.fact.direction and span.fact.direction):
        status = "unclear"  # a figure without a direction has no sign to differ by
    shown = _shown(central, day)
    move = facts.index_moves[claim.span]
    days = _EARLIER.get(move.period or "", "the days before it")
    message = (
        f"{move.index}: with {signed_text(day.figure)} on the day and {signed_text(span.figure)} over the span, "
        f"{days} come to {shown}{_CONCLUSION[status]}."
    )
    return made(
        "period.implied", status, f"{signed_text(day.figure)} continues {signed_text(span.figure)}", shown, message,
        terms=[day, span], tolerance=str(before),
    )


_CONCLUSION = {
    "fails": ", so that the day does not continue the span's run",
    "holds": ", a run that the day continues",
    "unclear": ", as good as nothing",
}


def _status(day: int | None, span: int | None, before: int | None) -> Status:
    if not day or not span:
        return "unclear"
    if day != span:
        return "fails"
    if not before:
        return "unclear"
    return "holds" if before == span else "fails"


def _shown(central: Interval, day: IndexTerm) -> str:
    if not central.is_point:
        return str(central)
    text = rounded_text(central.low, day.figure.step)
    # A result that rounds to nothing at the day's decimals is shown in full rather than as zero.
    text = text if text.strip("-0.") else number_text(central.low, 2)
    return text + ("%" if day.pointer.endswith("percent") else " points")

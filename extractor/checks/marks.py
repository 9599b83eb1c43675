"""Closes against the lines that they are said to lie above or below."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.checks.prints import stated_text
from extractor.checks.spans import day_closes
from extractor.checks.terms import made, mentions_of
from extractor.facts import Check, Facts

_REACH = Fraction(1, 20)  # a line further off is another index's, or read otherwise than it was meant


def beyond(facts: Facts) -> Iterator[Check]:
    """restated: "PSEi closes below 6,500", and the close is 6,541.20."""
    closes = day_closes(facts) if facts.claims.closed_beyond else {}
    for claim in facts.claims.closed_beyond:
        level = closes.get((claim.index, facts.as_of)) or closes.get((claim.index, None))
        line = Fraction(claim.figure.value)
        if level is None or abs(Fraction(level.figure.value) - line) > _REACH * line:
            continue
        above = level.span.low >= line if claim.side == "above" else level.span.low > line
        below = level.span.high < line if claim.side == "above" else level.span.high <= line
        if not above and not below:
            continue
        right = above if claim.side == "above" else below
        said = f"{claim.side} {stated_text(claim.figure)}"
        message = f"{claim.index} is said to have closed {said}, {'and' if right else 'but'} its close is {level.text}."
        yield made(
            "restated", "holds" if right else "fails", said, level.text, message, terms=[level],
            mentions=[claim.mention, *mentions_of([level])],
        )

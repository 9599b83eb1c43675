"""Numerals that no convention groups the way they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.terms import made
from extractor.facts import Check, Facts


def numbers(facts: Facts) -> Iterator[Check]:
    """malformed.number: every such numeral, with the likeliest intended print where there is one."""
    for claim in facts.claims.malformed_numbers:
        printed = " ".join(claim.mention.text.split())
        likely = f"; probably {claim.reading} was meant" if claim.reading else ""
        yield made(
            "malformed.number", "fails", printed, claim.reading or "no such grouping",
            f"No convention groups a number as {printed}{likely}.", mentions=[claim.mention],
            suggestion=f"{printed} → {claim.reading}" if claim.reading else None,
        )

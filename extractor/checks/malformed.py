"""Numerals that no convention groups the way they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.prints import mention_of
from extractor.checks.terms import made, pointer
from extractor.facts import Check, Facts, Figure

_THOUSANDTH = Decimal("0.001")
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}\s*(?:%|per|pc)")


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


def percents(facts: Facts) -> Iterator[Check]:
    """ "rose 1,038 percent" in a day, where others rose "0.781 percent": the comma should be a point."""
    told = list(_percents_of_a_day(facts))
    to_the_thousandth = any(figure.step == _THOUSANDTH for _, figure in told)
    for (kind, at), figure in told:
        if not _THOUSANDS.match(figure.text) or kind != "index_moves" and not to_the_thousandth:
            continue
        printed, reading = figure.text, figure.text.replace(",", ".")
        yield made(
            "malformed.number", "fails", printed, reading,
            f"Nothing moves by {printed} in a day; probably {reading} was meant.",
            pointers=[pointer(kind, at, "percent")], mentions=[mention for mention in [mention_of(figure)] if mention],
            suggestion=f"{printed} → {reading}",
        )


def _percents_of_a_day(facts: Facts) -> Iterator[tuple[tuple[str, int], Figure]]:
    for kind in ("index_moves", "movers", "sector_moves"):
        for at, fact in enumerate(getattr(facts, kind)):
            if fact.period in (None, "1d"):
                yield from (((kind, at), figure) for figure in fact.figures.get("percent", ()))

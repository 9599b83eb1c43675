"""Announced numbers of items against the items that follow."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.terms import made
from extractor.facts import Check, Facts
from extractor.facts.claims import CountedList


def counts(facts: Facts) -> Iterator[Check]:
    """count.list: "five stocks" and five names; "respectively" and a value for every name."""
    for claim in facts.claims.counted_lists:
        yield _count(claim)


def _count(claim: CountedList) -> Check:
    right = claim.stated == claim.counted
    if claim.kind == "list":
        says, follows = f"{claim.stated} announced", f"{claim.counted} listed"
    else:
        says, follows = f"{claim.stated} {'name' if claim.stated == 1 else 'names'}", f"{claim.counted} values"
    return made(
        "count.list", "holds" if right else "fails", says, follows,
        f"The list has {says} {'and' if right else 'but'} {follows}.", mentions=[claim.mention],
        # Which names of a plain list belong to it is partly our own reading; a "respectively" pairs itself.
        severity="warning" if claim.kind == "list" else None,
    )

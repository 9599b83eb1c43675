"""Dates: the weekday beside a date, and results that are still to come."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.terms import made, pointer
from extractor.facts import Check, Facts

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekdays(facts: Facts) -> Iterator[Check]:
    """date.weekday: the weekday is that date's."""
    for claim in facts.claims.dated_weekdays:
        if 0 <= claim.weekday < len(_DAYS):
            said, true = _DAYS[claim.weekday], _DAYS[claim.day.weekday()]
            yield made(
                "date.weekday", "holds" if said == true else "fails", said, true,
                f"{claim.day.isoformat()} is a {true}{'.' if said == true else f', not a {said}.'}",
                mentions=[claim.mention],
            )


def upcoming(facts: Facts) -> Iterator[Check]:
    """date.weekday: results that are still to come are not dated before the article's own day."""
    for at, result in enumerate(facts.result_dates):
        if facts.as_of is None or result.date is None or result.status != "upcoming":
            continue
        past = result.date < facts.as_of
        message = (
            f"The results of {result.company} are said to be due on {result.date.isoformat()}, "
            f"which is {'before' if past else 'not before'} the article's day, {facts.as_of.isoformat()}."
        )
        yield made(
            "date.weekday", "fails" if past else "holds", result.date.isoformat(),
            f"{facts.as_of.isoformat()} or later", message, severity="warning",
            pointers=[pointer("result_dates", at, "date")], mentions=result.mentions[:1],
        )

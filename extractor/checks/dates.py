"""Dates: the weekday beside a date, and results that are still to come."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.checks.terms import made, pointer
from extractor.facts import Check, Facts
from extractor.facts.claims import YearlessWeekday

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 10
_PLAIN_AND_LEAP = (2001, 2004)


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


def one_year(facts: Facts) -> Iterator[Check]:
    """date.weekday: two dates of one week, whatever the year, are as many weekdays apart as days."""
    told = facts.claims.yearless_weekdays
    for at, claim in enumerate(told):
        for other in told[:at]:
            days = [(_on(claim, year) - _on(other, year)).days for year in _PLAIN_AND_LEAP]
            if not 0 < abs(days[0]) <= _NEAR:
                continue
            right = any((claim.weekday - other.weekday - each) % len(_DAYS) == 0 for each in days)
            yield made(
                "date.weekday", "holds" if right else "fails", _spoken(claim), _spoken(other),
                f"{_spoken(other)} and {_spoken(claim)} {'fall in one year' if right else 'fall in no one year'}.",
                mentions=[other.mention, claim.mention],
            )
            break


def _on(claim: YearlessWeekday, year: int) -> date:
    return date(year, claim.month, 1) + timedelta(days=claim.day - 1)


def _spoken(claim: YearlessWeekday) -> str:
    return f"{_DAYS[claim.weekday]} {claim.day} {month_name[claim.month]}"


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

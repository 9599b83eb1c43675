"""Dates: the weekday beside a date, and results that are still to come."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter

from extractor.checks.terms import made, pointer
from extractor.facts import Check, Facts
from extractor.facts.claims import YearlessWeekday

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 10
_PLAIN, _LEAP = 2001, 2004


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
    first: dict[date, tuple[int, YearlessWeekday]] = {}  # who told a day of a plain year first
    for at, claim in enumerate(facts.claims.yearless_weekdays):
        day = _on(claim, _PLAIN)
        beside = (day + timedelta(days=apart) for apart in range(-_NEAR, _NEAR + 1) if apart)
        _, other = min((first[each] for each in beside if each in first), key=itemgetter(0), default=(0, None))
        first.setdefault(day, (at, claim))
        if other is not None:
            yield _in_one_year(claim, other)


def _in_one_year(claim: YearlessWeekday, other: YearlessWeekday) -> Check:
    apart = [(_on(claim, year) - _on(other, year)).days for year in (_PLAIN, _LEAP)]
    right = any((claim.weekday - other.weekday - days) % len(_DAYS) == 0 for days in apart)
    return made(
        "date.weekday", "holds" if right else "fails", _spoken(claim), _spoken(other),
        f"{_spoken(other)} and {_spoken(claim)} {'fall in one year' if right else 'fall in no one year'}.",
        mentions=[other.mention, claim.mention],
    )


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

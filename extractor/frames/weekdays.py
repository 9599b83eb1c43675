"""Weekdays that stand beside a date: "Friday, 13 February 2026", "Sunday (October 30)", "the week to Friday (3-7 May)".

A date without its year is of the year of the article where it lies close to it. Where no year can be told, two of
them that lie close to each other are held against one another.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.frames.statement import Context
from extractor.spans.dates import FoundDate
from extractor.spans.items import Item

NEAR = 10  # days
# A date of last year's stands beside this year's.
ANOTHER_YEAR = frozenset({"last year", "last year's", "year ago", "a year ago", "year earlier", "a year earlier"})


def dated_weekdays(items: list[Item], context: Context) -> list[dict]:
    """Every weekday with its date; the year is the one said, else the article's."""
    claims = []
    for weekday, said, told in beside_dates(items):
        published = context.published
        day = said.on(published.year if published else None)
        if day and (said.year or published and abs((day - published).days) <= NEAR):
            claims.append({"day": day, "weekday": weekday, "inferred": not said.year, "items": told})
    return claims


def yearless_weekdays(items: list[Item], context: Context) -> list[dict]:
    """The same where nobody can tell the year: in any, two days of one week follow each other."""
    if context.published or any(item.lower in ANOTHER_YEAR for item in items):
        return []
    return [
        {"month": said.month, "day": said.day, "weekday": weekday, "items": told}
        for weekday, said, told in beside_dates(items) if not said.year
    ]


def beside_dates(items: list[Item]) -> Iterator[tuple[int, FoundDate, list[Item]]]:
    """(weekday, date, items): in one breath, or the date in brackets behind; of a span in brackets its last day."""
    for at, item in enumerate(items):
        if item.kind == "date" and item.value.weekday is not None:
            yield item.value.weekday, item.value, [item]
        elif item.kind == "weekday" and [each.text for each in items[at + 1:at + 2]] == ["("]:
            yield from _bracketed(item, items[at + 2:at + 6])


def _bracketed(weekday: Item, inside: list[Item]) -> Iterator[tuple[int, FoundDate, list[Item]]]:
    if not inside or inside[0].kind != "date" or not isinstance(weekday.value, int):
        return
    said, rest = inside[0].value, [item.text for item in inside[1:]]
    if rest[:1] == [")"]:
        yield weekday.value, said, [weekday, inside[0]]
    elif len(rest) > 2 and rest[0] in ("-", "–") and inside[2].kind == "count" and rest[2] == ")":
        last = int(inside[2].value.value)
        if said.day < last <= 31:
            yield weekday.value, said._replace(day=last), [weekday, *inside[:3]]

"""Dates in prose from tokens: 13 Feb 2026 · 12th February 2026 · October 23 · 2026-02-13 · Friday. Needs no spaCy."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from extractor.spans.tokens import Token

MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}
WEEKDAYS = {name: number for number, names in enumerate(
    ("monday", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday", "sunday"))
    for name in names.split()}
ORDINALS = frozenset({"st", "nd", "rd", "th"})
SHORT = re.compile(r"(\d{1,2}),(20\d{2}|\d{2})$")  # Oct 24,08 and Oct 24,2008
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


class FoundDate(NamedTuple):
    """`year` is None where the text prints none; `tokens` is how many tokens the date takes."""

    year: int | None
    month: int
    day: int
    tokens: int
    weekday: int | None = None

    def on(self, default_year: int | None) -> date | None:
        """The calendar date, or None where the year is unknown or the day does not exist (31 April)."""
        year = self.year or default_year
        try:
            return date(year, self.month, self.day) if year else None
        except ValueError:
            return None


def find(tokens: list[Token], at: int) -> FoundDate | None:
    """The date that begins at token `at`, weekday in front included."""
    first = tokens[at]
    if first.lower in WEEKDAYS and first.text[0].isupper():
        skip = 1 + (at + 1 < len(tokens) and tokens[at + 1].text in (",", "."))
        inner = (
            _plain(tokens, at + skip) or _slashed(tokens, at + skip, WEEKDAYS[first.lower])
            if at + skip < len(tokens)
            else None
        )
        return inner._replace(tokens=inner.tokens + skip, weekday=WEEKDAYS[first.lower]) if inner else None
    return _plain(tokens, at)


def _plain(tokens: list[Token], at: int) -> FoundDate | None:
    if tokens[at].text.isdecimal():
        return _iso(tokens, at) or _slashed(tokens, at) or _day_first(tokens, at)
    return _month_first(tokens, at) if tokens[at].text[0].isupper() else None


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""


def _day(tokens: list[Token], at: int) -> tuple[int, int]:
    """(day of month, tokens taken), ordinal ending included; (0, 0) if none stands there."""
    text = _text(tokens, at)
    if not (text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31):
        return 0, 0
    return int(text), 2 if _text(tokens, at + 1) in ORDINALS else 1


def _year(tokens: list[Token], at: int) -> tuple[int | None, int]:
    skip = 1 if _text(tokens, at) == "," else 0
    text = _text(tokens, at + skip)
    if text.isdecimal() and len(text) == 4 and 1950 <= int(text) <= 2100:
        return int(text), skip + 1
    return None, 0


def _month(tokens: list[Token], at: int) -> tuple[int, int]:
    """(month, tokens taken with the dot of an abbreviation)."""
    if at >= len(tokens) or not tokens[at].text[0].isupper():
        return 0, 0
    month = MONTHS.get(tokens[at].lower, 0)
    return month, 1 + (month > 0 and _text(tokens, at + 1) == "." and len(tokens[at].text) <= 4)


def _day_first(tokens: list[Token], at: int) -> FoundDate | None:
    day, taken = _day(tokens, at)
    if not day:
        return None
    taken += _text(tokens, at + taken) == "of"
    month, more = _month(tokens, at + taken)
    if not month:
        return None
    year, last = _year(tokens, at + taken + more)
    return FoundDate(year, month, day, taken + more + last)


def _month_first(tokens: list[Token], at: int) -> FoundDate | None:
    month, taken = _month(tokens, at)
    if not month:
        return None
    day, more = _day(tokens, at + taken)
    short = SHORT.match(_text(tokens, at + taken))
    if short:
        return FoundDate(2000 + int(short[2]) % 2000, month, int(short[1]), taken + 1)
    if not day or _text(tokens, at + taken + more) in ("%", "per", "percent", "points"):
        return None
    year, last = _year(tokens, at + taken + more)
    return FoundDate(year, month, day, taken + more + last)


def _slashed(tokens: list[Token], at: int, weekday: int | None = None) -> FoundDate | None:
    """8/29/2025 or 29/8/2025, where one of the two numbers can be no month, or the month stands first as Americans
    write it, unless only the other order falls on the weekday."""
    if [_text(tokens, at + k) for k in (1, 3)] != ["/", "/"] or len(_text(tokens, at + 4)) != 4:
        return None
    parts = [_text(tokens, at + k) for k in (0, 2, 4)]
    if not all(part.isdecimal() for part in parts):
        return None
    first, second, year = map(int, parts)
    if (first > 12) == (second > 12):
        orders = [FoundDate(year, month, day, 5) for month, day in ((first, second), (second, first))]
        return next(
            (one for one in orders if weekday is not None and (on := one.on(None)) and on.weekday() == weekday), None
        )
    month, day = (second, first) if first > 12 else (first, second)
    return FoundDate(year, month, day, 5)


def _iso(tokens: list[Token], at: int) -> FoundDate | None:
    if at + 4 >= len(tokens) or tokens[at + 1].text != "-":
        return None
    found = ISO.match("".join(token.text for token in tokens[at:at + 5]))
    return FoundDate(int(found[1]), int(found[2]), int(found[3]), 5) if found else None

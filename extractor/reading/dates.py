"""Printed dates and times of day: only those that state their year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from extractor.reading import clock

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{0,2})?"
MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
         r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?")
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
PRINTED_YEAR = re.compile("(?:19|20)\\d\\d")

SHAPES = [re.compile(rf"(?<![\w/]){WEEKDAY}{shape}", re.IGNORECASE) for shape in (
    rf"{DAY}[\s\-/.]{{1,2}}(?:of\s)?{MONTH},?[\s\-/]{{1,2}}{YEAR}",
    rf"{MONTH}\s{{1,2}}{DAY}(?:,\s{{0,2}}|\s{{1,2}}){YEAR}",
    rf"{YEAR}(?P<dot>[-.])(?P<month>\d\d)(?P=dot)(?P<day>\d\d)(?!\d)",
    rf"(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{YEAR}",
)]

HOUR = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?)?\s?"
    r"(?P<half>[ap]\.?\s?m\b\.?)?(?:\s{0,2}\(?(?P<zone>"
    + "|".join(clock.NAMES)
    + r"|Z)\b\)?|(?P<offset>[+-]\d\d:?\d\d))?",
    re.IGNORECASE,
)
# Where clocks show one of these, the month is printed before the day: "03:58 PM EDT, 09/08/2025".
AMERICAN = re.compile(r"\b(?:ET|[ECMP][SD]T)\b")
# What may stand between a date and its time of day.
LINK = re.compile(r"(?:[\s,|/@T·•\-–—]|at\b){0,8}", re.IGNORECASE)


@dataclass(slots=True)
class Printed:
    """A date as it stands in a line; `value` is None where there is no such day, and `problem` says why."""

    start: int
    end: int
    value: date | datetime | None
    problem: str | None = None


def find_dates(text: str) -> list[Printed]:
    """Every full date of a line with the time of day that follows or precedes it."""
    found: list[Printed] = []
    if not PRINTED_YEAR.search(text):
        return found
    for shape in SHAPES:
        for match in shape.finditer(text):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(read(match))
    return sorted(found, key=lambda printed: printed.start)


def read(match: re.Match) -> Printed:
    try:
        day = as_day(match)
    except ValueError as error:
        return Printed(match.start(), match.end(), None, f"{error}: {match.group()!r}")
    linked = LINK.match(match.string, match.end())
    hour = linked and HOUR.match(match.string, linked.end())
    if hour and is_time(hour):
        return Printed(match.start(), hour.end(), at_time(day, hour))
    return before(match, day)


def before(match: re.Match, day: date) -> Printed:
    """"16:28 IST, 19 January 2021": the time may stand first."""
    head = match.string[max(0, match.start() - 30):match.start()]
    for hour in HOUR.finditer(head):
        if is_time(hour) and LINK.fullmatch(head, hour.end()):
            return Printed(match.start() - len(head) + hour.start(), match.end(), at_time(day, hour))
    return Printed(match.start(), match.end(), day)


def as_day(match: re.Match) -> date:
    """The day of a match; ValueError says what is wrong with it."""
    groups = match.groupdict()
    year = int(groups["year"])
    if groups.get("first"):
        beside = match.string[max(0, match.start() - 8):match.start()] + match.string[match.end():match.end() + 16]
        if AMERICAN.search(beside) and int(groups["first"]) <= 12:
            return calendar_day(year, int(groups["first"]), int(groups["second"]))
        return slashed(year, int(groups["first"]), int(groups["second"]), groups["weekday"])
    written = groups["month"].lower()
    month = int(written) if written.isdecimal() else MONTHS.index(written[:3]) + 1
    return calendar_day(year, month, int(groups["day"]))


def calendar_day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("no such date") from None


def slashed(year: int, first: int, second: int, weekday: str | None) -> date:
    """Day/month or month/day: the one that exists, or the one whose weekday is the printed one."""
    days = []
    for day, month in dict.fromkeys([(first, second), (second, first)]):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if len(days) > 1 and weekday:
        days = [day for day in days if WEEKDAYS[day.weekday()] == weekday.lower()[:3]]
    if not days:
        raise ValueError("no such date")
    if len(set(days)) > 1:
        raise ValueError("day and month cannot be told apart")
    return days[0]


def is_time(hour: re.Match) -> bool:
    """A bare number is no time of day; nor is 25:10 or 14:05 pm."""
    if hour["minute"] is None and hour["half"] is None:
        return False
    number = int(hour["hour"])
    return 1 <= number <= 12 or (number <= 23 and hour["minute"] is not None)


def at_time(day: date, hour: re.Match) -> datetime:
    number, half = int(hour["hour"]), (hour["half"] or "").lower()[:1]
    if half and number <= 12:
        number = number % 12 + (12 if half == "p" else 0)
    moment = datetime(day.year, day.month, day.day, number, int(hour["minute"] or 0))
    if hour["zone"]:
        name = "UTC" if hour["zone"].upper() == "Z" else hour["zone"]
        return moment.replace(tzinfo=clock.zone(name, day))
    if hour["offset"]:
        sign, digits = hour["offset"][0], hour["offset"][1:].replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return moment.replace(tzinfo=clock.fixed(-minutes if sign == "-" else minutes))
    return moment

"""Time zones as stamps abbreviate them. No zone database: Windows has none, and these offsets are settled."""

from __future__ import annotations

from datetime import date, timedelta, timezone

# IST is India's, BST is Britain's, CST and PST are America's: what market pages mean by them.
MINUTES = {
    "IST": 330, "UTC": 0, "GMT": 0, "BST": 60, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "PST": -480,
    "PDT": -420, "SGT": 480, "HKT": 480, "MYT": 480, "PHT": 480, "PKT": 300, "JST": 540, "KST": 540, "WIB": 420,
    "CET": 60, "CEST": 120, "AEST": 600, "AEDT": 660,
}
NAMES = (*MINUTES, "ET")


def zone(name: str, day: date) -> timezone:
    """The offset that an abbreviation stands for; "ET" depends on the day."""
    name = name.upper()
    if name == "ET":
        name = "EDT" if us_summer(day) else "EST"
    return fixed(MINUTES[name])


def fixed(minutes: int) -> timezone:
    """An offset from UTC; one beyond a day's length, which only nonsense prints, is UTC."""
    return timezone(timedelta(minutes=minutes if abs(minutes) < 24 * 60 else 0))


def us_summer(day: date) -> bool:
    """American daylight saving: second Sunday of March to first of November, since 2007; before, April to October."""
    if day.year >= 2007:
        return sunday(day.year, 3, 8) <= day < sunday(day.year, 11, 1)
    return sunday(day.year, 4, 1) <= day < sunday(day.year, 10, 25)


def sunday(year: int, month: int, first: int) -> date:
    """The first Sunday on or after that day."""
    day = date(year, month, first)
    return day + timedelta(days=(6 - day.weekday()) % 7)

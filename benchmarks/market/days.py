"""What truly happened: every market a random walk over the trading days of a year, every exchange its counts of shares."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count, islice
from random import Random
from typing import NamedTuple

from benchmarks.market.places import MARKETS, Market

YEAR = 2025
LEAST = 0.1  # per cent: what moved less would print as no move at all, which is told in other words


class Session(NamedTuple):
    """One market on one day, in hundredths of a point, in per cent, and in shares."""

    day: date
    previous: int
    open: int
    high: int
    low: int
    noon: int
    level: int
    start: int
    advances: int
    declines: int
    unchanged: int


def trading_days(number: int) -> list[date]:
    """So many weekdays from the second of January on."""
    days = (date(YEAR, 1, 2) + timedelta(at) for at in count())
    return list(islice((day for day in days if day.weekday() < 5), number))


def sessions(number: int, chance: Random) -> dict[str, list[Session]]:
    """index -> its sessions, day by day; two indices of one exchange share its counts."""
    days = trading_days(number)
    counts = {universe: [counted(chance) for _ in days] for universe in dict.fromkeys(market.universe for market in MARKETS)}
    return {market.index: list(walk(market, days, counts[market.universe], chance)) for market in MARKETS}


def counted(chance: Random) -> tuple[int, int, int]:
    advances = chance.randint(300, 2600)
    declines = advances + chance.choice((-1, 1)) * chance.randint(60, 200)
    return advances, declines, chance.randint(31, 199)


def walk(market: Market, days: list[date], counts: list[tuple[int, int, int]], chance: Random):
    start = round(100 * market.start)
    before = moved(moved(start, chance), chance, start)  # two sessions in: on the first the day's move is the year's
    for day, shares in zip(days, counts, strict=True):
        level, noon = moved(before, chance, start), moved(before, chance)
        opened = moved(before, chance)
        high = max(level, opened, noon) + round(before * chance.uniform(0.0005, 0.002))
        low = min(level, opened, noon) - round(before * chance.uniform(0.0005, 0.002))
        yield Session(day, before, opened, high, low, noon, level, start, *shares)
        before = level


def moved(before: int, chance: Random, start: int = 0) -> int:
    """Another level, plainly other than the one before and than that of the year's start."""
    while True:
        level = round(before * (1 + chance.uniform(-0.013, 0.0132)))
        if all(abs(percent(level, base)) >= LEAST for base in (before, start) if base):
            return level


def percent(level: int, base: int) -> float:
    return 100 * (level - base) / base

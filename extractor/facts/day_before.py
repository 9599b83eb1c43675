"""Moves that ended where the day's began are those of the day before, whatever day they say."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.frames.reader import Reading
from extractor.frames.statement import Statement

SLACK = Decimal("0.0002")  # of a level: yesterday's is often told to the whole point


class Told(NamedTuple):
    """A level of an index and the points that led there."""

    name: str
    level: Decimal
    points: Decimal


def leave_day_before(reading: Reading) -> None:
    """ "The Sensex was up 291 points at 57,221. … The Sensex closed 611 points higher at 56,930": where today began."""
    known: dict[str, Told] = {}
    for statement in reading.statements:
        if statement.kind != "index" or statement.aside or statement.day is not None:
            continue
        if statement.period not in (None, "1d") or statement.session == "open":
            continue  # an opening is where today began
        told = list(moves_of(statement))
        if told and all(ends_where_began(one, known.get(one.name)) for one in told):
            statement.day = "other"
            continue
        for one in told:
            known.setdefault(one.name, one)


def moves_of(statement: Statement) -> Iterator[Told]:
    """What each index of a statement moved, and to where; nothing where not all of it is said of each."""
    levels, points = statement.series.get("level", []), statement.series.get("points", [])
    if statement.direction not in ("up", "down") or not len(levels) == len(points) == len(statement.subjects):
        return
    sign = 1 if statement.direction == "up" else -1
    for subject, level, change in zip(statement.subjects, levels, points):
        yield Told(subject.value, level.value, sign * abs(change.value))


def ends_where_began(one: Told, today: Told | None) -> bool:
    if today is None:
        return False
    slack = max(Decimal(1), today.level * SLACK)
    began = today.level - today.points
    if abs(one.level - one.points - began) < abs(one.level - began):
        return False  # it began where today did, and had come back there by then
    return abs(one.level - began) <= slack and abs(one.level - today.level) > 3 * slack and one.points != today.points


def days_of_base(reading: Reading) -> set[int]:
    """ "On Tuesday, the Sensex closed at 83,120.45. By 9.30 am it was trading 84 points higher at 83,204.45": Tuesday is
    the day before, by the arithmetic."""
    moves = [one for one in reading.statements if is_of_one_index(one) and one.session != "open"]
    bases = [base for one in moves if one.session != "close" for base in bases_of(one)]
    return {
        one.day
        for one in moves
        if isinstance(one.day, int) and one.session == "close" and any(
            index == one.subjects[0].value and abs(level - one.slots["level"].value) <= slack for index, level, slack in bases
        )
    }


def is_of_one_index(one: Statement) -> bool:
    return one.kind == "index" and len(one.subjects) == 1 and "level" in one.slots and not one.aside and one.period in (None, "1d")


def bases_of(one: Statement) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The index, where it began by its level and its change, and how far rounding may be off."""
    level, sign = one.slots["level"], {"up": 1, "down": -1}.get(one.direction or "", 0)
    if sign and (points := one.slots.get("points")):
        yield one.subjects[0].value, level.value - sign * abs(points.value), level.step + points.step
    elif sign and (percent := one.slots.get("percent")):
        base = level.value / (1 + sign * abs(percent.value) / 100)
        yield one.subjects[0].value, base, base * percent.step / 100 + level.step

"""Points that were counted from the opening, not from the last close: how far an index came back within the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractor.facts.base import Figure
from extractor.facts.moves import day_of
from extractor.facts.signs import signed
from extractor.frames.reader import Reading
from extractor.frames.statement import Statement

REASON = "distance from another level"
A_SWING = 20  # less than a twentieth of where it stands is no level of an index
MANY = 30  # statements of an index: no article on a day has more


def leave_swings(reading: Reading, today: date | None) -> None:
    """ "opened 112.40 points lower but climbed 512.90 points", of a day that ended 400.50 points up: the climb began
    at the opening. Nothing tells so but the arithmetic."""
    days: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        if is_move(statement) and day_of(statement, reading.context) in (None, today):
            days.setdefault(statement.subjects[0].value, []).append(statement)
    for told in days.values():
        opening = next((one for one in told if one.session == "open" and "points" in one.slots), None)
        known = [one for one in told[:MANY] if one is not opening]
        if opening is None:
            continue
        for one in told:
            later = one is not opening and "points" in one.slots and one.slots["points"].start > opening.start
            if later and is_swing(one, opening, known):
                lift(one)


def leave_changes(reading: Reading) -> None:
    """ "swung between a high of 278.11 points and a low of 517.30 points", of an index at 64,211: how far
    it had moved."""
    levels: dict[str, Decimal] = {}
    told = [one for one in reading.statements if one.kind == "index" and len(one.subjects) == 1]
    for one in told:
        if "level" in one.slots:
            levels.setdefault(one.subjects[0].value, one.slots["level"].value)
    for one in told:
        level = levels.get(one.subjects[0].value, Decimal(0))
        for slot in {"high", "low"} & one.slots.keys():
            if one.slots[slot].value * A_SWING < level:
                lift(one, slot, "change at the day's extreme")


def is_move(statement: Statement) -> bool:
    """A day's move of one index."""
    return (
        statement.kind == "index"
        and len(statement.subjects) == 1
        and not statement.aside
        and statement.period in (None, "1d")
        and statement.direction in ("up", "down")
        and all(len(figures) == 1 for figures in statement.series.values())
    )


def is_swing(one: Statement, opening: Statement, known: list[Statement]) -> bool:
    """Whether the points and the opening's together, and not the points alone, are what the day is known to have
    moved; or whether they undo the opening, and the day is known to have moved otherwise."""
    points, began = moved(one, "points"), moved(opening, "points").value
    nets = [moved(other, "points") for other in known if other is not one and "points" in other.slots]
    percents = [moved(other, "percent") for other in (one, *known) if "percent" in other.slots]
    level = next((other.slots["level"].value for other in (one, *known) if "level" in other.slots), None)
    if any(net.value == points.value for net in nets) or fits(points.value, level, percents):
        return False
    base, others = base_of(one), (other for other in (opening, *known) if other is not one)
    if base is not None and any(base_of(other) == base for other in others):
        return False  # "opened 40 points higher at 8,040 and was 60 lower at 7,940 by noon": both from 8,000
    sums = (points.value + began, points.value - began)  # the writer may have lost the sign of the opening
    if any(abs(total - net.value) <= net.step for total in sums for net in nets) or fits(sums[0], level, percents):
        return True
    undone = points.value * began < 0 and "percent" not in one.slots and not closes_by(one)
    return undone and bool(nets or percents)


def base_of(statement: Statement) -> Decimal | None:
    """The close that a level and its points were counted from."""
    if not {"points", "level"} <= statement.slots.keys():
        return None
    return statement.slots["level"].value - moved(statement, "points").value


def moved(statement: Statement, slot: str) -> Figure:
    return signed(statement.slots[slot], statement.direction)


def fits(points: Decimal, level: Decimal | None, percents: list[Figure]) -> bool:
    """Whether points that led to a level are one of the per cents."""
    if level is None or level == points:
        return False
    percent = points / (level - points) * 100
    return any(abs(percent - stated.value) <= stated.step for stated in percents)


def closes_by(statement: Statement) -> bool:
    """ "closed 512.90 points higher": by so much, whatever the day began with."""
    points = statement.slots["points"]
    return any(item.kind == "close" and item.start < points.start for item in statement.items)


def lift(statement: Statement, slot: str = "points", reason: str = REASON) -> None:
    """The points are no move of the day, nor is the way they went; the rest of the statement stays."""
    figure = statement.slots.pop(slot)
    del statement.series[slot]
    item = next(item for item in statement.items if item.value is figure)
    item.extra["aside"] = reason
    statement.items.remove(item)
    if slot == "points" and "percent" not in statement.slots:
        statement.direction = None

"""A week told day by day: each step of an index with its weekday, its points and where it led.

Read from the items of a sentence, not from its statements: most steps are of days that are no fact, told of "the market".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.facts.base import Figure
from extractor.facts.claims import Claims, Step
from extractor.facts.merging import mention_of
from extractor.facts.records import IndexMove
from extractor.facts.signs import signed
from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence, Way
from extractor.spans.items import Item

WAYS: dict[str, Way] = {"rise": "up", "fall": "down"}
STRANGERS = frozenset({"company", "sector", "instrument", "extreme", "high", "low"})
MEASURED = frozenset({"points", "number", "count"})
LED_TO = frozenset({"at", "to"})
LEAST = 50  # no index that is told day by day stands lower
WHOLE_WEEK = 4  # days of which a report tells one by one
AFTER, BEFORE = 3, 6  # items between a figure and the word that says which way it went


@dataclass(slots=True)
class Told:
    """One step as it is being read."""

    day: int | None = None
    points: Figure | None = None
    level: Figure | None = None
    opening: bool = False


def add_steps(text: str, claims: Claims, reading: Reading) -> None:
    """Every step of the index whose week an article walks through; what is told of its earlier days is left to them."""
    if len({item.value for item in weekdays(reading)}) < 2:
        return
    told = list(told_by(reading))
    claims.steps = [step_of(text, name, one) for name, one in told]
    days = [one.day for _, one in told if one.day is not None]
    if reading.context.weekly and len(set(days)) >= WHOLE_WEEK:
        leave_earlier_days(reading, {one.level.start for _, one in told if one.level and one.day not in (None, days[-1])})


def leave_earlier_days(reading: Reading, levels: set[int]) -> None:
    """ "It had opened at 2,066.05 points on Sunday and gained 14.81 points to 2,080.86": no close of the week."""
    for statement in reading.statements:
        level = statement.slots.get("level")
        if statement.kind == "index" and statement.day is None and level and level.start in levels:
            statement.day = "other"


def told_by(reading: Reading) -> Iterator[tuple[str, Told]]:
    """The steps, each with the index that it is told of."""
    main = reading.context.main_index.value if reading.context.main_index else None
    name, paragraph = main, -1
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph or any(item.kind in ("descriptor", "market") for item in sentence.items):
            name, paragraph = main, sentence.paragraph
        if sentence.block != "body" or any(item.kind in STRANGERS for item in sentence.items):
            continue
        named = {item.value for item in sentence.items if item.kind == "index"}
        name = named.pop() if len(named) == 1 else None if named else name
        yield from ((name, one) for one in steps(sentence) if name)


def weekdays(reading: Reading) -> Iterator[Item]:
    return (item for sentence in reading.sentences for item in sentence.items if item.kind == "weekday")


def step_of(text: str, name: str, told: Told) -> Step:
    figures = {slot: [figure] for slot in ("points", "level") if (figure := getattr(told, slot))}
    places = [figure for group in figures.values() for figure in group]
    mention = mention_of(text, min(one.start for one in places), max(one.end for one in places))
    values = {slot: group[0].value for slot, group in figures.items()}
    move = IndexMove(index=name, period="1d", mentions=[mention], figures=figures, **values)
    return Step(mention=mention, move=move, weekday=told.day, opening=told.opening)


def steps(sentence: Sentence) -> Iterator[Told]:
    """The steps of one sentence. A weekday in front of the first figure leads the steps, else it follows them."""
    items, now, days, leads = sentence.items, Told(), [], False
    for at, item in enumerate(items):
        if item.kind == "weekday":
            leads = leads or now.points is None and now.level is None
            if not leads and now.day is None:
                now.day = item.value
            else:
                days.append(item.value)
        elif item.kind in MEASURED and item.value is not None and not item.value.hedge:
            slot = slot_of(items, at)
            if slot and (getattr(now, slot) or slot == "points" and now.level):
                yield now
                now = Told(day=now.day if now.opening and now.points is None else None)
            if slot == "points" and now.points is None or slot and now.day is None:
                now.day = days.pop(0) if days else now.day
            if slot:
                now.opening = now.opening or is_opening(items, at)
                setattr(now, slot, moved(items, at) if slot == "points" else item.value)
    if now.points or now.level:
        yield now


def slot_of(items: list[Item], at: int) -> str:
    """ "level" of "to 2,077.24", "closed at 2,077.24"; "points" of "fell by 3.62 points"."""
    item, before = items[at], items[at - 1] if at else items[at]
    if before.lower in LED_TO or before.lower.endswith((" at", " to")):
        return "level" if item.value.value >= LEAST else ""
    return "points" if item.kind == "points" and way_of(items, at) else ""


def way_of(items: list[Item], at: int) -> Way | None:
    """Which way a figure went: by the word right behind it, else by the last one in front."""
    behind = next((one.kind for one in items[at + 1:at + AFTER] if one.kind in (*WAYS, *MEASURED)), "")
    front = next((one.kind for one in reversed(items[:at]) if one.kind in WAYS), "")
    near = next((one.kind for one in reversed(items[max(0, at - BEFORE):at]) if one.kind in (*WAYS, *MEASURED)), "")
    return WAYS.get(near if near in WAYS else behind if behind in WAYS else front)


def moved(items: list[Item], at: int) -> Figure:
    return signed(items[at].value, way_of(items, at))


def is_opening(items: list[Item], at: int) -> bool:
    """ "opened at 2,140.10", but not "opened the week with a gain of 10.20 points"."""
    for one in reversed(items[:at]):
        if one.kind == "open" or one.kind in MEASURED or "week" in one.lower:
            return one.kind == "open"
    return False

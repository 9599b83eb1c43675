"""The stream of wraps: every outlet one a day, one day after another, with a slip here and there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import NamedTuple

from benchmarks.market import slips
from benchmarks.market.days import Session, percent, sessions
from benchmarks.market.houses import House, Moods, Wrap, house, wrap
from benchmarks.market.prints import Print, nearest, printed
from benchmarks.market.slips import Slip

OUTLETS, DAYS = 10_000, 250
RATE = 0.005  # of the articles that have a slip that other articles tell, and again of those whose slip shows by itself
AGO = 5  # sessions: so old is a wrap that comes again under a new date


class Article(NamedTuple):
    """What one outlet wrote on a day, and the slip that was planted in it. `prints` are those that `wrap.slots` state."""

    source: str
    text: str
    day: date
    planted: Slip | None
    wrap: Wrap
    house: House
    moods: Moods
    prints: list[Print]


class Prints(dict):
    """The prints of one session by their names, each made when it is first wanted."""

    def __init__(self, session: Session, day: date) -> None:
        self.session, self.day = session, day
        self.moods = Moods(
            session.level > session.previous, session.noon > session.previous,
            session.level > session.start, session.advances > session.declines,
        )
        self.update(of_the_day(day))

    def __missing__(self, name: str) -> Print:
        fact, _, told = name.partition(".")
        slot, _, places = told.partition("/")
        made = self[name] = self.told(fact, slot, int(places or 0))
        return made

    def told(self, fact: str, slot: str, places: int) -> Print:
        session = self.session
        if fact == "breadth":
            return printed(getattr(session, slot), 0)
        level = session.noon if fact == "noon" else session.level
        since = session.start if fact == "ytd" else session.previous
        if slot == "percent":
            return nearest(percent(level, since), places)
        hundredths = {"level": level, "points": level - since, "previous_close": since}.get(slot) or getattr(session, slot)
        return nearest(hundredths / 100, places)


def of_the_day(day: date) -> dict[str, Print]:
    """The words of a date."""
    words = {
        "weekday": f"{day:%A}",
        "day_month_year": f"{day.day} {day:%b %Y}",
        "month_day_year": f"{day:%A, %B} {day.day}, {day.year}",
        "full_date": f"{day:%A, %B} {day.day}, {day.year}",
        "short_day_year": f"{day:%b}. {day.day}, {day.year}",
    }
    return {name: Print(word) for name, word in words.items()}


def articles(number: int, outlets: int = OUTLETS, days: int = DAYS, seed: int = 0, rate: float = RATE) -> Iterator[Article]:
    """So many wraps (at most outlets times days), the same for the same arguments; memory does not grow with them."""
    chance = Random(seed)
    houses, told = [house(chance) for _ in range(outlets)], sessions(days, chance)
    for at in range(min(days, -(-number // outlets))):
        today = {index: Prints(sessions[at], sessions[at].day) for index, sessions in told.items()}
        for outlet in range(min(outlets, number - at * outlets)):
            writes = houses[outlet]
            index = writes.market.index
            prints, drawn = today[index], chance.random()
            source = f"{prints.day}/{outlet:05}.txt"
            if drawn >= 2 * rate:
                yield article(source, writes, prints, prints.moods)
            else:
                before = told[index][at - AGO] if at >= AGO else None
                kinds = slips.ACROSS if drawn < rate else slips.WITHIN
                yield slipped(source, writes, prints, before, draw(kinds, writes, prints, before, chance), at > 0)


def article(source: str, writes: House, prints: Prints, moods: Moods, wrong: tuple[str, Print] | None = None) -> Article:
    """A wrap. wrong: a slot, and the print that stands there instead of the right one."""
    made = wrap(writes, moods)
    found = [prints[name] for name in made.names]
    if wrong:
        found = [wrong[1] if slot == wrong[0] else right for slot, right in zip(made.slots, found)]
    return Article(source, made.form % tuple([each.text for each in found]), prints.day, None, made, writes, moods, found)


def draw(kinds: dict[str, str], writes: House, prints: Prints, before: Session | None, chance: Random) -> str | None:
    """A kind of slip that can befall this wrap, if there is one."""
    told = wrap(writes, prints.moods).told
    possible = [
        kind for kind, slot in kinds.items()
        if slot in told and (before or kind != "stale") and (kind != "percent" or "head.percent" not in told)
    ]
    return chance.choice(possible) if possible else None


def slipped(
    source: str, writes: House, prints: Prints, before: Session | None, kind: str | None, has_day_before: bool
) -> Article:
    """The wrap with a slip of that kind, or as it should be where there is none."""
    right = article(source, writes, prints, prints.moods)
    if kind is None:
        return right
    slot = (slips.ACROSS | slips.WITHIN)[kind]
    moods, wrong, stands, should = prints.moods, None, "", ""
    if kind == "stale":
        prints = Prints(before, prints.day)
        moods, stands, should = prints.moods, str(before.day), str(prints.day)
    elif kind == "breadth words":
        moods = moods._replace(breadth=not moods.breadth)
    else:
        true = right.prints[right.wrap.slots.index(slot)]
        wrong = slot, slips.misprint(kind, true, prints["close.level/2"])
        stands, should = wrong[1].text, true.text
    told = right.wrap.told
    made = article(source, writes, prints, moods, wrong)
    rules = slips.promised(kind, told, has_day_before, is_telling(made))
    return made._replace(planted=Slip(kind, slot, stands, should, rules))


def is_telling(made: Article) -> bool:
    """Whether two figures of its close have seven digits together, noughts at the ends left out."""
    moves = {slot: each.text for slot, each in zip(made.wrap.slots, made.prints) if slot in ("close.level", "close.points", "close.percent")}
    sizes = sorted(len(text.replace(",", "").replace(".", "").strip("0")) for text in moves.values())
    return sum(sizes[-2:]) >= 7 and len(sizes) > 1

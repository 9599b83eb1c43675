"""An outlet keeps to its own wording and rounding; its wrap, once compiled for how the day went, only wants the figures."""

from __future__ import annotations

import re
from functools import cache
from random import Random
from typing import NamedTuple

from benchmarks.market import wording
from benchmarks.market.places import MARKETS, Market
from extractor.tables.schema import TABLES

NAME = re.compile(r"\{([^{}]*)\}")
AT_NOON = 0.1  # of the outlets
MOVES = ("close", "noon", "ytd")


class House(NamedTuple):
    """How an outlet writes: its market, its sentences, and how many decimals it prints of what."""

    market: Market
    sentences: tuple[str, ...]
    level_places: int
    percent_places: int


class Moods(NamedTuple):
    """Which way the day went, by noon and in the end, and the year, and the shares: True is up."""

    close: bool
    noon: bool
    ytd: bool
    breadth: bool


class Told(NamedTuple):
    """A figure of a wrap: which of its prints it is, the unit behind it, and where it belongs in the tables."""

    at: int
    kind: str
    position: int
    slot: str
    figure: int
    unit: str


class Wrap(NamedTuple):
    """The text of a house for one mood: what stands before each print and after the last, and which prints those are.

    slots: what each print states ("close.level"); names: the same with its decimals ("close.level/2"). told: the figures
    and words that a slip can befall. facts: the moves it tells, in their order. figures: those of the prints that are
    figures, in the order of the tables; columns: what the tables hold of these on any day.
    """

    form: str
    between: tuple[str, ...]
    slots: tuple[str, ...]
    names: tuple[str, ...]
    told: frozenset[str]
    facts: tuple[str, ...]
    figures: list[Told]
    columns: dict[str, list]


def house(chance: Random) -> House:
    if chance.random() < AT_NOON:
        parts = (wording.NOON_HEADLINES, wording.DATELINES, wording.OPENERS, wording.NOONS)
    else:
        parts = (
            wording.HEADLINES, wording.DATELINES, wording.OPENERS, wording.CLOSES, wording.RANGES, wording.COUNTS, wording.YEARS,
        )
    headline, *body = map(chance.choice, parts)
    market, level_places, percent_places = map(chance.choice, (MARKETS, (2, 2, 2, 2, 1, 0), (2, 2, 2, 1)))
    return House(market, (headline, "\n\n", *body, "\n"), level_places, percent_places)


@cache
def wrap(house: House, moods: Moods) -> Wrap:
    """The text of a house on a day of these moods."""
    between, slots, units = [""], list[str](), list[str]()
    for at, part in enumerate(NAME.split("".join(house.sentences))):
        name, _, unit = part.partition(":") if at % 2 else ("", "", "")
        known = word(house.market, moods, name) if at % 2 else part
        if known is None:
            slots.append(name)
            units.append(unit)
            between.append(unit)
        else:
            between[-1] += known
    told = frozenset(slots) | worded(house)
    facts = tuple(fact for fact in MOVES if any(slot.startswith(fact) for slot in slots))
    figures = [figure(at, slot, unit, facts, slots, house) for at, (slot, unit) in enumerate(zip(slots, units)) if "." in slot]
    figures.sort(key=in_tables)
    return Wrap(
        "%s".join(part.replace("%", "%%") for part in between), tuple(between), tuple(slots),
        tuple(print_name(house, slot) for slot in slots), told, facts, figures,
        {name: [getattr(each, name) for each in figures] for name in ("kind", "position", "slot", "figure")},
    )


def word(market: Market, moods: Moods, name: str) -> str | None:
    if name in wording.WORDS:
        follows, up, down = wording.WORDS[name]
        return up if getattr(moods, follows) else down
    return market.city.upper() if name == "CITY" else getattr(market, name, None)


def worded(house: House) -> set[str]:
    """ "breadth" where words say which shares were more."""
    text = "".join(house.sentences)
    return {"breadth"} if "{positive}" in text or "{strong}" in text else set()


def print_name(house: House, name: str) -> str:
    """The name of a print, its decimals with it: "close.level/2"."""
    fact, _, slot = name.rpartition(".")
    if not fact or fact == "breadth":
        return name
    places = house.percent_places if slot == "percent" else house.level_places
    return f"{'close' if fact == 'head' else fact}.{slot}/{1 if fact == 'head' else places}"


def figure(at: int, name: str, unit: str, facts: tuple[str, ...], slots: list[str], house: House) -> Told:
    """Where a figure goes in the tables.

    The per cent of a headline is a figure of the close's: its first, or its second where the close has it more precisely.
    """
    fact, _, slot = name.rpartition(".")
    if fact == "breadth":
        return Told(at, "breadth", 0, slot, 0, unit)
    both = slot == "percent" and {"head.percent", "close.percent"} <= set(slots)
    second = both and fact == ("close" if house.percent_places == 1 else "head")
    return Told(at, "index_moves", facts.index("close" if fact == "head" else fact), slot, int(second), unit)


ORDER = {(kind, column.name): at for kind in ("index_moves", "breadth") for at, column in enumerate(TABLES[kind])}


def in_tables(figure: Told) -> tuple:
    return figure.kind == "breadth", figure.position, ORDER[figure.kind, figure.slot], figure.figure

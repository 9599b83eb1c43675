"""across.stale: two telling figures of a day's move, equal to the last digit, on two different days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from extractor.checks.agreed import span_of
from extractor.checks.evidence import digits
from extractor.checks.pairs import Articles, Found, Place, attached, in_order, places, slots_of
from extractor.checks.terms import Term, adopted, made

_SLOTS = ("percent", "points", "level")
# Prints that repeat within a year by chance: fewer significant digits than these, over two figures.
_TELLING_DIGITS = 7


def pairs(articles: Articles) -> Iterator[tuple[Place, Place, str]]:
    """Each move against the first on the day that has most of those with its figures; of two such days on the earlier."""
    told = [
        (place, day, _prints(place)) for place in places(articles)
        if (day := place.day) and place.move.period in (None, "1d")
    ]
    days: dict[tuple, Counter[date]] = defaultdict(Counter)
    first: dict[tuple, Place] = {}
    for place, day, keys in told:
        for key in keys:
            days[key][day] += 1
            first.setdefault((key, day), place)
    home = {key: min(count.items(), key=lambda one: (-one[1], one[0]))[0] for key, count in days.items() if len(count) > 1}
    for place, day, keys in told:
        found = [(first[key, home[key]], key) for key in keys if home.get(key, day) != day]
        yield from ((place, before, _slots(key)) for before, key in found if before.article != place.article)


def found(pairs: Iterable[tuple[Place, Place, str]]) -> Iterator[Found]:
    """One finding a move. pairs: with the names of the two figures that are alike."""
    others: dict[Place, dict[str, Place]] = defaultdict(dict)
    for place, before, slots in pairs:
        others[place][slots] = before
    for place, of_slots in others.items():
        yield from judged(place, of_slots)


def _slots(key: tuple) -> str:
    return " ".join(sorted(slot for slot, *_ in key[1:]))


def _prints(place: Place) -> list[tuple]:
    """A key for every two of the move's figures that together have digits enough."""
    stated = [(slot, adopted(place.move, slot, value)) for slot in _SLOTS if (value := getattr(place.move, slot))]
    prints = [(slot, figure.value, figure.step, len(digits(figure).rstrip("0"))) for slot, figure in stated]
    return [
        (place.move.index, one[:3], other[:3])
        for one, other in combinations(prints, 2) if one[3] + other[3] >= _TELLING_DIGITS
    ]


def judged(place: Place, of_slots: dict[str, Place]) -> Iterator[Found]:
    """The finding on the first two figures that another has.

    Nothing where these are too short to tell, or where a third figure differs: over a year the same points and per cent
    come again, at another level.
    """
    others = (of_slots[slots] for key in _prints(place) if (slots := _slots(key)) in of_slots)
    alike = (one for one in others if all(_overlap(*pair) for pair in slots_of(one, place, _SLOTS)))
    if (before := next(alike, None)) is None:
        return
    one, other = (before, place) if (before.day, before.article) <= (place.day, place.article) else (place, before)
    same = [(a, b) for a, b in slots_of(one, other, _SLOTS) if a.figure.value == b.figure.value]
    shown = ", ".join(b.text for _, b in same)
    message = (
        f"{other.source} gives {other.move.index} {shown} for {other.day}, which {one.source} gives for {one.day}: "
        f"one of the two is a reprint or carries the wrong date."
    )
    earlier, later = in_order(one, other)
    here, away = ([b for _, b in same], [a for a, _ in same])
    check = made("across.stale", "fails", shown, str(one.day), message, terms=here if later is other else away)
    yield attached(later, earlier, check, away if later is other else here)


def _overlap(one: Term, other: Term) -> bool:
    """By the prints alone: one that is reprinted is not rounded anew."""
    return span_of(one.figure).overlaps(span_of(other.figure))

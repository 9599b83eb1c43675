"""Signs: a fall is negative, and a minus behind a verb of falling is one fall, not two."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from extractor.facts.base import Direction, Figure
from extractor.frames.reader import Reading
from extractor.frames.statement import Way

_JOINT = len(", or ")


def signed(figure: Figure, direction: Way | None) -> Figure:
    """The figure with its direction's sign. Without a direction, or with "signed", the printed sign stands."""
    value = figure.value
    if direction == "down":
        value = -abs(value)
    elif direction == "up":
        value = abs(value)
    return (
        figure
        if value == figure.value
        else Figure(value, figure.step, figure.start, figure.end, figure.text, figure.hedge)
    )


def contradicts(figure: Figure, direction: Way | None) -> bool:
    """ "rose … -0.5%", "fell … +0.5%": a printed sign against the verb. (A minus behind "fell" is one fall.)"""
    if direction == "down":
        return figure.value > 0 and "+" in figure.text
    return direction == "up" and figure.value < 0


def direction_of(value: Decimal | None, said: Way | None) -> Direction | None:
    """What the record states: the words where they are plain, else the sign."""
    if said is not None and said != "signed":
        return said
    if value is None:
        return None
    return "up" if value > 0 else "down" if value < 0 else "flat"


def lend_ways(reading: Reading) -> None:
    """ "finished 37.75 per cent, or 1.14 percent, higher": the way that is said behind the second is that of both."""
    for sentence in reading.sentences:
        for one, other in pairwise(sentence.statements):
            if one.direction is not None or len(one.slots) != 1 or other.direction not in ("up", "down") or one.kind != "index":
                continue
            (slot, figure), = one.slots.items()
            twin = other.slots.get(slot)
            if slot in ("percent", "points") and twin and 0 < twin.start - figure.end <= _JOINT and one.subjects == other.subjects:
                one.direction = other.direction

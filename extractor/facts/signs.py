"""Signs: a fall is negative, and a minus behind a verb of falling is one fall, not two."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure


def signed(figure: Figure, direction: str | None) -> Figure:
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


def contradicts(figure: Figure, direction: str | None) -> bool:
    """ "rose … -0.5%", "fell … +0.5%": a printed sign against the verb. (A minus behind "fell" is one fall.)"""
    if direction == "down":
        return figure.value > 0 and "+" in figure.text
    return direction == "up" and figure.value < 0


def direction_of(value: Decimal | None, said: str | None) -> str | None:
    """What the record states: the words where they are plain, else the sign."""
    if said in ("up", "down", "flat"):
        return said
    if value is None:
        return None
    return "up" if value > 0 else "down" if value < 0 else "flat"

"""Slips of one hand movement in one numeral: a digit wrong, two neighbours exchanged, the decimal point moved."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.prints import Print, plain, print_of
from extractor.facts import Figure

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def slips(figure: Figure) -> Iterator[tuple[str, Decimal, Decimal]]:
    """(print, value, step) of every number one slip away from a print."""
    parts = print_of(figure)
    if not parts:
        yield from _other_words(figure)
        return
    for numeral in dict.fromkeys([*digit_changes(parts.numeral), *exchanges(parts.numeral)]):
        yield parts.write(numeral), parts.value(numeral), figure.step
    yield from _point_moves(parts, figure)


def _other_words(figure: Figure) -> Iterator[tuple[str, Decimal, Decimal]]:
    """ "three" may stand for any other small number that is written out."""
    if figure.text and not any(map(str.isdecimal, figure.text)) and 0 <= figure.value <= len(_WORDS):
        for value, word in enumerate(_WORDS, 1):
            if value != figure.value:
                yield word, Decimal(value), figure.step


def digit_changes(numeral: str) -> Iterator[str]:
    for at, digit in enumerate(numeral):
        for other in "0123456789" if digit.isdecimal() else "":
            changed = numeral[:at] + other + numeral[at + 1:]
            if other != digit and not _starts_with_zero(changed) and not _rounder(changed, numeral):
                yield changed


def exchanges(numeral: str) -> Iterator[str]:
    """Two neighbouring digits in each other's place, also across a comma or the decimal point."""
    spots = [at for at, character in enumerate(numeral) if character.isdecimal()]
    for one, other in pairwise(spots):
        digits = list(numeral)
        digits[one], digits[other] = digits[other], digits[one]
        changed = "".join(digits)
        if changed != numeral and not _starts_with_zero(changed):
            yield changed


def _rounder(changed: str, numeral: str) -> bool:
    """1,203 → 1,200: a round count is read as a rounded one, and so would agree with too much."""
    return "." not in numeral and len(changed) - len(changed.rstrip("0,")) > len(numeral) - len(numeral.rstrip("0,"))


def _starts_with_zero(numeral: str) -> bool:
    return len(numeral) > 1 and numeral[0] == "0" and numeral[1] != "."


def _point_moves(parts: Print, figure: Figure) -> Iterator[tuple[str, Decimal, Decimal]]:
    """The point one place to the left or the right; the digits stay, so the step moves with it."""
    number = plain(parts.numeral)
    grouped = "," if "," in parts.numeral else ""
    for places in (-1, 1):
        moved = number.scaleb(places)
        if moved == moved.to_integral_value():
            moved = moved.quantize(Decimal(1))
        yield parts.write(f"{moved:{grouped}f}"), moved * parts.scale, figure.step.scaleb(places)

"""How a figure is printed: its numeral apart from its unit, so that another number can be written the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache

from extractor.checks.intervals import MAX_EXPONENT, Bound, exponent_of, rounded_text
from extractor.facts import Figure, Mention

_SPACE = " \u00a0\u202f"
_NUMERAL = re.compile(rf"\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,]\d+)?(?!\d)|\d[\d,]*(?:\.\d+)?|\.\d+")
_GROUPING = str.maketrans("", "", "," + _SPACE)
_MINUS = "-−–"


@dataclass(slots=True, frozen=True)
class Print:
    """before + numeral + after is the figure's text; `scale` is the signed value of the numeral 1 (crore: 10^7)."""

    before: str
    numeral: str
    after: str
    scale: Decimal

    def write(self, numeral: str) -> str:
        return self.before + numeral + self.after

    def value(self, numeral: str) -> Decimal:
        return plain(numeral) * self.scale

    @property
    def decimals(self) -> int:
        """How many digits stand behind a decimal comma ("5,25"); a comma before three of them groups, unless the
        scale tells otherwise."""
        whole, comma, tail = self.numeral.rpartition(",")
        if not comma or "." in self.numeral:
            return 0
        return len(tail) if len(tail) < 3 or abs(self.scale).scaleb(len(tail)) == 1 else 0

    def in_style(self, printed: str) -> str:
        """A number printed 1,234.5 as this one is: 1 234,5."""
        group = next((character for character in self.numeral if character in _SPACE), "." if self.decimals else ",")
        return printed.translate(str.maketrans(",.", group + ("," if self.decimals else ".")))


def plain(numeral: str) -> Decimal:
    """Its digits and its decimal point alone."""
    return Decimal(numeral.translate(_GROUPING))


@lru_cache(maxsize=4096)
def print_of(figure: Figure) -> Print | None:
    """The parts of a figure's text, or None where its numeral is not written in digits that give its value."""
    found = _NUMERAL.search(figure.text)
    if not found or not is_usual(figure.value):
        return None
    numeral = found[0].rstrip(",")
    try:
        scale = figure.value / plain(numeral)
    except (InvalidOperation, ZeroDivisionError):
        return None
    # Only a power of ten is a unit (lakh, pence, a decimal comma); any other factor means we misread the numeral.
    if scale.normalize().as_tuple().digits != (1,):
        return None
    at = found.start()
    return Print(figure.text[:at], numeral, figure.text[at + len(numeral):], scale)


def is_usual(value: Decimal) -> bool:
    """A nonzero number of a magnitude that markets have; the rest is not worth exact arithmetic."""
    return value.is_finite() and value != 0 and abs(value.adjusted()) <= MAX_EXPONENT


def stated_text(figure: Figure) -> str:
    return " ".join(figure.text.split()) or f"{figure.value:,f}"


def signed_text(figure: Figure) -> str:
    """The print with the sign its words give it: "fell 0.6%" is -0.6%."""
    bare = stated_text(figure).lstrip(_MINUS + "+")
    return f"{'-' if figure.value < 0 else '+' if figure.value else ''}{bare}"


@lru_cache(maxsize=4096)
def written_like(figure: Figure, value: Bound) -> str:
    """`value` with the unit and decimals of `figure`; a sign only where it is the other way from the figure's own."""
    parts = print_of(figure)
    turned = bool(figure.value and value) and (value < 0) != (figure.value < 0)
    size = -value if value < 0 else value
    if parts is None:
        return ("-" if turned else "") + rounded_text(size, figure.step)
    unit = abs(parts.scale).scaleb(parts.decimals)
    scale = Fraction(unit)
    numeral = parts.in_style(rounded_text(size / scale if scale else size, figure.step / unit))
    sign = ("-" if value < 0 else "+") if turned else ""
    before = parts.before.rstrip(_MINUS + "+") if turned else parts.before
    return " ".join((before + sign + numeral + parts.after).split())


def derived(value: Decimal | int, slot: str) -> Figure:
    """The figure of a value that came without its print (a record loaded from JSON).

    A whole number may have lost a unit ("Rs 742.63 crore"), so its step is that of its last nonzero digit.
    """
    value = Decimal(value)
    unit = {"percent": "%", "points": " points", "ratio": "x"}.get(slot, "")
    text = f"{abs(value):,f}{unit}" if is_usual(value) or value == 0 else f"{value}{unit}"
    return Figure(value=value, step=_last_digit(value), start=-1, end=-1, text=text)


def _last_digit(value: Decimal) -> Decimal:
    if not value.is_finite() or value == 0:
        return Decimal(1)
    exponent = exponent_of(value)
    return Decimal(1).scaleb(exponent if exponent < 0 else exponent_of(value.normalize()))


def roundable(figure: Figure, zeros: int = 1) -> Figure:
    """The figure with a coarser step where it is a round number ("800 points" for 812): it may have been rounded.

    zeros: how many trailing zeros make a number round. Never coarser than a tenth of the number.
    """
    if figure.hedge or not is_usual(figure.value) or not figure.step or _has_decimals(figure):
        return figure
    digits = figure.value / figure.step
    if digits != digits.to_integral_value():
        return figure
    exponent = exponent_of(digits.normalize())
    if exponent < zeros:
        return figure
    coarse = min(figure.step.scaleb(exponent), abs(figure.value) / 10)
    return replace(figure, step=max(figure.step, coarse))


def _has_decimals(figure: Figure) -> bool:
    found = _NUMERAL.search(figure.text)
    parts = print_of(figure) if found and "." not in found[0] else None
    return "." in found[0] or bool(parts and parts.decimals) if found else figure.step < 1


def mention_of(figure: Figure) -> Mention | None:
    return Mention(figure.start, figure.end, figure.text) if figure.start >= 0 else None

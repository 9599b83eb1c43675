"""Exact intervals: every true value that could have been printed as a given numeral.

Newsrooms round half up, round half to even, or cut digits off, and nobody can tell which from one numeral. So
the interval of a figure is the union of all three, and a recomputation fails only when it lies outside the union.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from math import inf

from extractor.facts import Figure

# A numeral beyond these powers of ten is no market figure; exact fractions of it would cost memory for nothing.
MAX_EXPONENT = 40
# "about", "nearly", "around": a tenth of the figure either way, or one unit of its last digit, whichever is more.
ABOUT = Fraction(1, 10)

Bound = Fraction | float  # a float only where it is plus or minus infinity


@dataclass(slots=True, frozen=True)
class Interval:
    """A closed interval of exact fractions; either end may be infinite."""

    low: Bound
    high: Bound

    @classmethod
    def exact(cls, value: Decimal | Fraction | int) -> Interval:
        return cls.point(Fraction(value))

    @classmethod
    def point(cls, value: Bound) -> Interval:
        """Both ends are one object, by which a point is told at no cost."""
        return cls(value, value)

    @classmethod
    def everything(cls) -> Interval:
        return cls(-inf, inf)

    @classmethod
    def of(cls, figure: Figure) -> Interval:
        """All true values that print as `figure`, whether rounded half up, half to even, or cut off toward zero.

        A hedge widens it by magnitude, keeping the sign: "about" by a tenth (at least one step), "over" is
        [v, infinity) and "under" is (0, v], each with the rounding of the figure itself.
        """
        if not _is_sane(figure):
            return cls.everything()
        if figure.hedge or figure.value == 0:
            return cls._wide(Fraction(figure.value), abs(Fraction(figure.step)), figure.hedge)
        # Half a step below and a step above, of whole numbers: every figure comes through here.
        value, unit = figure.value.copy_abs().as_integer_ratio()
        step, part = figure.step.copy_abs().as_integer_ratio()
        whole, more = value * part, step * unit
        low, high = Fraction(2 * whole - more, 2 * unit * part), Fraction(whole + more, unit * part)
        return cls(-high, -low) if figure.value < 0 else cls(low, high)

    @classmethod
    def nearest(cls, figure: Figure) -> Interval:
        """The values that print as `figure` by rounding to nearest alone; a hedge widens it as in `of`."""
        if figure.hedge or not _is_sane(figure):
            return cls.of(figure)
        value, half = Fraction(figure.value), abs(Fraction(figure.step)) / 2
        return cls(value - half, value + half)

    @classmethod
    def _wide(cls, value: Fraction, step: Fraction, hedge: str) -> Interval:
        """Of a nought, or of a figure that is hedged."""
        if not hedge:
            return cls(-step, step)
        if hedge == "about":
            give = max(step, abs(value) * ABOUT)
            return cls(value - give, value + give)
        if value == 0:
            return cls.everything() if hedge == "over" else cls(-step, step)
        size = abs(value)
        reach = cls(size - step / 2, inf) if hedge == "over" else cls(Fraction(0), size + step)
        return reach._signed_as(value)

    def _signed_as(self, value: Fraction) -> Interval:
        return -self if value < 0 else self

    @property
    def is_bounded(self) -> bool:
        return not (isinstance(self.low, float) or isinstance(self.high, float))

    @property
    def is_everything(self) -> bool:
        return isinstance(self.low, float) and isinstance(self.high, float)

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    @property
    def sign(self) -> int | None:
        """1, -1 or 0 where every value has that sign, else None."""
        if self.low > 0:
            return 1
        if self.high < 0:
            return -1
        return 0 if self.low == self.high == 0 else None

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    def is_below(self, other: Interval) -> bool:
        """Every value here is less than every value there."""
        return self.high < other.low

    def contains(self, value: Decimal | Bound | int) -> bool:
        return self.low <= Fraction(value) <= self.high

    def __neg__(self) -> Interval:
        if self.low is self.high:
            return Interval.point(-self.low)
        return Interval(-self.high, -self.low)

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        return -self if self.high <= 0 else Interval(Fraction(0), max(-self.low, self.high))

    def __add__(self, other: Interval) -> Interval:
        if self.low is self.high and other.low is other.high:
            return Interval.point(_sum(self.low, other.low))
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.low is self.high and other.low is other.high:
            return Interval.point(_product(self.low, other.low))
        if other.low >= 0 and self.low >= 0:
            return Interval(_product(self.low, other.low), _product(self.high, other.high))
        if other.low >= 0 >= self.high:
            return Interval(_product(self.low, other.high), _product(self.high, other.low))
        corners = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """Division by an interval that contains zero says nothing: everything."""
        if other.low <= 0 <= other.high:
            return Interval.everything()
        if other.low is other.high:
            return self * Interval.point(_inverse(other.low))
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def __str__(self) -> str:
        if self.is_everything:
            return "any"
        if isinstance(self.low, float):
            return f"at most {number_text(self.high)}"
        if isinstance(self.high, float):
            return f"at least {number_text(self.low)}"
        if self.is_point:
            return number_text(self.low)
        return f"{number_text(self.low)} to {number_text(self.high)}"


def _is_sane(figure: Figure) -> bool:
    value, step = figure.value, figure.step
    finite = value.is_finite() and step.is_finite()
    return finite and abs(value.adjusted()) <= MAX_EXPONENT >= abs(step.adjusted())


def _sum(a: Bound, b: Bound) -> Bound:
    """Infinity wins; both ends of one kind never meet the infinity of the other sign."""
    return a if isinstance(a, float) else b if isinstance(b, float) else a + b


def _product(a: Bound, b: Bound) -> Bound:
    if a == 0 or b == 0:
        return Fraction(0)
    if isinstance(a, float) or isinstance(b, float):
        return inf if (a > 0) == (b > 0) else -inf
    return a * b


def _inverse(bound: Bound) -> Fraction:
    return Fraction(0) if isinstance(bound, float) else 1 / bound


def number_text(value: Bound, digits: int = 6) -> str:
    """A bound as a plain decimal, of `digits` significant digits or three decimals, without trailing zeros."""
    if isinstance(value, float):
        return "infinity" if value > 0 else "-infinity"
    context = _context(max(digits, len(str(abs(value.numerator) // value.denominator)) + 3))
    decimal = context.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize()
    return f"{decimal:,f}" if decimal else "0"


@lru_cache(maxsize=64)
def _context(precision: int) -> Context:
    return Context(prec=precision, rounding=ROUND_HALF_UP)


def exponent_of(value: Decimal) -> int:
    """The power of ten of its last digit; of what is no number, 0."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def rounded_text(value: Bound, step: Decimal) -> str:
    """A value printed the way a figure of that step is printed: same decimals, half up, thousands grouped."""
    if isinstance(value, float):
        return number_text(value)
    places = max(0, -exponent_of(step))
    scale = 10**places
    size, parts = abs(value.numerator) * scale, value.denominator
    whole = (2 * size + parts) // (2 * parts)
    printed = f"{whole // scale:,}" + (f".{whole % scale:0{places}d}" if places else "")
    return f"-{printed}" if value < 0 and whole else printed

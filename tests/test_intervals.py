"""Intervals against an oracle that prints every value of a fine grid in all three ways a newsroom might."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checks import Interval
from extractor.checks.intervals import number_text, rounded_text
from extractor.checks.prints import derived, print_of, roundable, written_like
from extractor.checks.terms import percent_between, percent_of, percent_since
from extractor.facts import Figure

MODES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)


def figure(value: str, step: str | None = None, hedge: str = "", text: str | None = None) -> Figure:
    number = Decimal(value)
    step = Decimal(step) if step else Decimal(1).scaleb(min(number.as_tuple().exponent, 0))
    return Figure(number, step, 0, 1, value if text is None else text, hedge)


def prints_as(underlying: Decimal, figure: Figure) -> bool:
    return any(underlying.quantize(figure.step, mode) == figure.value for mode in MODES)


printed = st.builds(
    lambda units, places: Figure(Decimal(units).scaleb(-places), Decimal(1).scaleb(-places), 0, 1, ""),
    st.integers(-40, 40), st.integers(0, 3),
)
bounds = st.fractions(-50, 50, max_denominator=20)
intervals = st.builds(lambda a, b: Interval(min(a, b), max(a, b)), bounds, bounds)
inside = st.integers(0, 10).map(lambda tenths: Fraction(tenths, 10))


def at(interval: Interval, share: Fraction) -> Fraction:
    return interval.low + (interval.high - interval.low) * share


@given(printed)
def test_of_is_exactly_what_can_be_printed_so(figure):
    """Every grid point that prints as the figure is inside; every inner point of the interval prints as it."""
    span = Interval.of(figure)
    for thousandths in range(-2500, 2501):
        underlying = figure.value + figure.step * thousandths / 1000
        if prints_as(underlying, figure):
            assert span.contains(underlying)
        elif span.low < Fraction(underlying) < span.high:
            raise AssertionError(f"{underlying} cannot be printed as {figure.value}")


@given(printed)
def test_nearest_is_what_rounding_alone_prints(figure):
    span, wide = Interval.nearest(figure), Interval.of(figure)
    for hundredths in range(-150, 151):
        underlying = figure.value + figure.step * hundredths / 100
        if any(underlying.quantize(figure.step, mode) == figure.value for mode in MODES[:2]):
            assert span.contains(underlying)
    assert wide.low <= span.low and span.high <= wide.high


@given(intervals, intervals, inside, inside)
def test_arithmetic_holds_every_result(one, other, a, b):
    x, y = at(one, a), at(other, b)
    assert (one + other).contains(x + y)
    assert (one - other).contains(x - y)
    assert (one * other).contains(x * y)
    assert abs(one).contains(abs(x)) and (-one).contains(-x)
    if y:
        assert (one / other).contains(x / y)


@given(intervals, intervals)
def test_arithmetic_is_tight(one, other):
    corners = [(x, y) for x in (one.low, one.high) for y in (other.low, other.high)]
    for result, values in (
        (one + other, [x + y for x, y in corners]),
        (one - other, [x - y for x, y in corners]),
        (one * other, [x * y for x, y in corners]),
    ):
        assert (result.low, result.high) == (min(values), max(values))
    if other.low > 0 or other.high < 0:
        quotients = [x / y for x, y in corners]
        assert (one / other) == Interval(min(quotients), max(quotients))
    else:
        assert (one / other).is_everything


@given(intervals, intervals)
def test_overlap_is_a_common_point(one, other):
    common = max(one.low, other.low) <= min(one.high, other.high)
    assert one.overlaps(other) == common == other.overlaps(one)
    assert one.is_below(other) == (one.high < other.low)


@pytest.mark.parametrize(("hedge", "low", "high"), [
    ("about", Fraction("1.8"), Fraction("2.2")), ("over", Fraction("1.95"), inf), ("under", 0, Fraction("2.1")),
])
def test_hedges_widen(hedge, low, high):
    assert Interval.of(figure("2.0", hedge=hedge)) == Interval(low, high)
    assert Interval.of(figure("-2.0", hedge=hedge)) == Interval(-high, -low)


def test_infinite_ends():
    over = Interval.of(figure("2.0", hedge="over"))
    assert (over * Interval.exact(0)) == Interval.exact(0)
    assert (Interval.exact(1) / over) == Interval(0, Fraction(1) / Fraction("1.95"))
    assert (over + Interval.exact(1)).high == inf and (over * Interval.exact(-1)).low == -inf
    assert not over.is_bounded and over.sign == 1 and (over - over).is_everything
    assert str(over) == "at least 1.95" and str(-over) == "at most -1.95" and str(over - over) == "any"


@pytest.mark.parametrize("value", ["1E+5000", "1E-5000", "NaN", "Infinity"])
def test_what_no_market_prints_is_left_open(value):
    number = Decimal(value)
    assert Interval.of(Figure(number, Decimal(1), 0, 1, "")).is_everything


def test_text():
    assert str(Interval.of(figure("0.47"))) == "0.465 to 0.48"
    assert str(Interval.exact(1202)) == "1,202"
    assert number_text(Fraction(-384, 818)) == "-0.469438" and number_text(Fraction(0)) == "0"
    assert number_text(Fraction("82814.735")) == "82,814.735"


@given(st.decimals(-10**6, 10**6, places=4), st.integers(0, 3))
def test_rounded_text_rounds_half_up(value, places):
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert Decimal(rounded_text(Fraction(value), Decimal(1).scaleb(-places)).replace(",", "")) == expected


@pytest.mark.parametrize(("value", "step", "text", "new", "expected"), [
    ("0.52", "0.01", "0.52x", "0.4694", "0.47x"),
    ("-0.61", "0.01", "-0.61%", "-0.8149", "-0.81%"),
    ("-0.61", "0.01", "0.61%", "0.8149", "+0.81%"),
    ("7426300000", "100000", "Rs 742.63 crore", "8126300000", "Rs 812.63 crore"),
    ("0.98", "0.01", "98p", "0.93", "93p"),
    ("1202", "1", "1,202 shares", "1211", "1,211 shares"),
    ("5", "1", "five", "4", "4"),
])
def test_written_like(value, step, text, new, expected):
    assert written_like(figure(value, step, text=text), Fraction(new)) == expected


@pytest.mark.parametrize(("value", "text", "step"), [
    ("800", "800 points", "80"), ("1000", "1,000 points", "100"), ("450", "450 points", "10"), ("83000", "83,000", "1000"),
    ("812", "812 points", "1"), ("450.00", "450.00", "0.01"), ("0", "0", "1"),
])
def test_a_round_number_may_have_been_rounded(value, text, step):
    assert roundable(figure(value, text=text)).step == Decimal(step)


@pytest.mark.parametrize(("value", "step"), [("7426300000", "1E+5"), ("0.61", "0.01"), ("82814.7", "0.1"), ("0", "1")])
def test_a_value_without_its_print_has_the_step_of_its_last_digit(value, step):
    assert derived(Decimal(value), "level").step == Decimal(step)


def test_a_numeral_that_does_not_give_its_value_is_not_edited():
    assert print_of(figure("12", text="a dozen")) is None and print_of(figure("24", text="2 dozen")) is None


# Sums, against values tried one by one

positive = st.fractions(1, 500, max_denominator=20)
changes = st.builds(lambda a, b, sign: Interval(min(a, b), max(a, b)) if sign else Interval(-max(a, b), -min(a, b)),
                    st.fractions(Fraction(1, 20), 20, max_denominator=20), st.fractions(Fraction(1, 20), 20, max_denominator=20), st.booleans())
levels = st.builds(lambda a, b: Interval(min(a, b) + 40, max(a, b) + 40), positive, positive)


@given(changes, levels)
def test_the_percent_of_a_change_is_bounded_exactly(change, level):
    """No value that can be reached lies outside, and both ends are reached: interval arithmetic that uses a figure twice would be too wide."""
    tried = [100 * by / (to - by) for by in grid(change) for to in grid(level)]
    span = percent_since(change, level)
    assert (min(tried), max(tried)) == (span.low, span.high)
    assert percent_of(change, level - change).low <= span.low


@given(levels, levels)
def test_the_percent_between_two_levels_is_bounded_exactly(end, start):
    tried = [100 * (to - since) / since for to in grid(end) for since in grid(start)]
    span = percent_between(end, start)
    assert (min(tried), max(tried)) == (span.low, span.high)


def grid(span):
    return [at(span, Fraction(tenths, 5)) for tenths in range(6)]

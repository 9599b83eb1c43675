"""Promises of the whole: every rule is explained, what is true never fails, and no number breaks a check."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made import breadth, facts, fig, move, mover, run, status

from extractor.checks import RULES, check
from extractor.facts import (
    Figure,
)


def test_every_rule_is_explained():
    catalogue = {
        "index.percent", "index.points", "index.range", "index.direction", "index.unit", "breadth.ratio", "breadth.total",
        "breadth.narrative", "mover.percent", "mover.superlative", "rating.direction", "flow.net", "count.list",
        "period.implied", "restated", "date.weekday", "malformed.number", "across.index", "across.breadth",
        "across.series", "across.base", "across.stale",
    }
    assert set(RULES) == catalogue
    for name, rule in RULES.items():
        assert rule.name == name and rule.says and 3 <= len(rule.example.splitlines()) <= 6, name


def printed(value, places, mode):
    number = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places), mode)
    return fig(f"{number:,f}")


modes = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN])
places = st.integers(0, 3)


@settings(max_examples=400, deadline=None)
@given(st.integers(1000, 9_000_000), st.integers(-9000, 9000), st.lists(st.tuples(places, modes), min_size=6, max_size=6))
def test_what_is_true_never_fails_however_it_is_rounded(base, moved, style):
    """A true close, change and per cent, each printed with its own decimals and its own way of rounding."""
    since, by = Fraction(base, 100), Fraction(base, 100) * Fraction(moved, 100_000)
    true = {
        "previous_close": since, "points": by, "level": since + by, "percent": 100 * by / since,
        "high": since + max(by, Fraction(0)), "low": since + min(by, Fraction(0)),
    }
    slots = {slot: printed(value, *how) for (slot, value), how in zip(true.items(), style, strict=True)}
    direction = "up" if by > 0 else "down" if by < 0 else "flat"
    for left_out in ("high", "level", "previous_close", "points"):
        given_slots = {slot: figure for slot, figure in slots.items() if slot != left_out}
        made = facts(move(direction=direction, **given_slots))
        assert not [each for each in check(made) if each.status == "fails"]


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 5000), st.integers(1, 5000), places, modes, st.sampled_from(["advances/declines", "declines/advances", None]))
def test_a_true_ratio_never_fails(up, down, decimals, mode, way):
    true = Fraction(down, up) if way == "declines/advances" else Fraction(up, down)
    made = facts(breadth(advances=f"{up:,}", declines=f"{down:,}", ratio=printed(true, decimals, mode), ratio_of=way))
    assert status(made, "breadth.ratio") in ("holds", None)


@settings(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=True, allow_infinity=True), st.decimals(-10**6, 10**6), st.sampled_from(["", "about", "over", "under"]))
def test_no_number_breaks_a_check(odd, even, hedge):
    assume(not odd.is_snan())
    figure = Figure(odd, Decimal("0.01"), 0, 3, "odd", hedge)
    slots = {"percent": figure, "points": Figure(even, Decimal("0.01"), 0, 3, f"{even:f}"), "level": figure}
    check(facts(move(**slots), mover("A", figure, role="best"), mover("B", "2%"), run("2%", "1%").index_moves[0]))

"""What an index's own figures say of one another."""

from dataclasses import replace
from decimal import Decimal

import pytest
from made import WORDS, facts, fig, move, mover, one, status

from extractor.facts import (
    Figure,
)
from extractor.facts.claims import (
    SignedVerb,
)


@pytest.mark.parametrize(("slots", "expected"), [
    ({"percent": "-0.61%", "points": "-504.22", "level": "82,814.73"}, "holds"),
    ({"percent": "-0.60%", "points": "-504.22", "level": "82,814.73"}, "holds"),  # cut off
    ({"percent": "-0.81%", "points": "-504.22", "level": "82,814.73"}, "fails"),
    ({"percent": "-0.62%", "points": "-504.22", "level": "82,814.73"}, "fails"),
    ({"percent": "-0.6%", "points": "-500", "level": "82,814"}, "holds"),
    ({"percent": "-1%", "points": "-504.22", "level": "82,814.73"}, "holds"),
    ({"percent": "-1%", "points": "-1,604.22", "level": "82,814.73"}, "holds"),
    ({"percent": "-0.5%", "points": "-504.22", "level": "82,814.73"}, "fails"),
    ({"percent": "-0.61%", "points": "-504.22", "previous_close": "83,318.95"}, "holds"),
    ({"percent": "-0.71%", "points": "-504.22", "previous_close": "83,318.95"}, "fails"),
    ({"percent": "-0.61%", "level": "82,814.73", "previous_close": "83,318.95"}, "holds"),
    ({"percent": "0.61%", "level": "82,814.73", "previous_close": "83,318.95"}, "fails"),
    ({"percent": "-0.61%", "points": "-504.22"}, None),
    ({"percent": "0.00%", "points": "1.2", "level": "82,814.73"}, "holds"),
    ({"percent": "-0.61%", "points": "504.22", "level": "82,814.73"}, None),  # index.direction says it
])
def test_index_percent(slots, expected):
    assert status(facts(move(**slots)), "index.percent") == expected


def test_index_percent_says_what_a_sub_editor_needs():
    found = one(facts(move(percent="-0.81%", points="-504.22 points", level="82,814.73")), "index.percent")
    assert found.message == (
        "BSE Sensex: the move is stated as 0.81%, but 504.22 points on 83,318.95 (level less points) is 0.61%."
    )
    assert (found.stated, found.recomputed, found.severity) == ("0.81%", "0.61%", "error")
    assert found.facts == ["/index_moves/0/percent", "/index_moves/0/points", "/index_moves/0/level"]
    assert [each.text for each in found.mentions] == ["0.81%", "504.22 points", "82,814.73"]


def test_index_percent_tells_what_only_cutting_off_saves():
    assert "cut off" in one(facts(move(percent="-0.60%", points="-504.22", level="82,814.73")), "index.percent").message
    assert "cut off" not in one(facts(move(percent="-0.61%", points="-504.22", level="82,814.73")), "index.percent").message


def test_hedged_figures_do_not_fail():
    points = replace(fig("-500 points"), hedge="about")
    assert status(facts(move(percent="-0.65%", points=points, level="82,814.73")), "index.percent") == "holds"
    over = replace(fig("-500 points"), hedge="over")
    assert status(facts(move(percent="-0.71%", points=over, level="82,814.73")), "index.percent") == "holds"
    absurd = one(facts(move(percent="-6.1%", points=points, level="82,814.73")), "index.percent")
    assert (absurd.status, absurd.severity) == ("fails", "warning")


def test_without_a_direction_either_sign_will_do():
    for level, rises in (("82,814.73", True), ("82,814.73", False)):
        percent = "0.612%" if rises else "0.605%"
        assert status(facts(move(direction=None, percent=percent, points="504.22", level=level)), "index.percent") == "holds"
    assert status(facts(move(direction=None, percent="0.71%", points="504.22", level="82,814.73")), "index.percent") == "fails"
    closes = {"level": "82,814.73", "previous_close": "83,318.95"}
    made = facts(move(direction=None, percent="0.61%", points="504.22", **closes))
    assert (status(made, "index.percent"), status(made, "index.points")) == ("holds", "holds")
    assert status(facts(move(direction=None, percent="0.61%", **closes)), "index.percent") == "holds"
    assert status(facts(move(direction=None, percent="0.71%", **closes)), "index.percent") == "fails"
    assert status(facts(move(direction=None, percent="-0.61%", points="504.22")), "index.direction") is None
    assert status(facts(mover("A", "-4.7%", change="12.40", price="250.40", direction=None)), "mover.percent") is None
    assert status(facts(mover("A", "4.7%", change="12.40", price="250.40", direction=None)), "mover.percent") == "holds"


@pytest.mark.parametrize(("slots", "expected"), [
    ({"level": "24,310.40", "previous_close": "24,225.20", "points": "85.20"}, "holds"),
    ({"level": "24,310.40", "previous_close": "24,225.20", "points": "85"}, "holds"),
    ({"level": "24,310.40", "previous_close": "24,215.20", "points": "85.20"}, "fails"),
    ({"level": "24,310", "previous_close": "24,225.20", "points": "85.20"}, "holds"),
    ({"level": "24,310.40", "previous_close": "24,395.60", "points": "85.20"}, "fails"),
    ({"level": "24,310.40", "previous_close": "24,215.20", "points": "85.20", "period": "5d"}, None),
])
def test_index_points(slots, expected):
    assert status(facts(move(direction="up", **slots)), "index.points") == expected


@pytest.mark.parametrize(("slots", "expected"), [
    ({"low": "18,300", "open": "18,320.1", "level": "18,377.2", "high": "18,395"}, "holds"),
    ({"high": "18,395", "open": "18,420"}, "fails"),
    ({"high": "18,400", "level": "18,404.3"}, "holds"),  # a round number
    ({"low": "18,300.5", "level": "18,290.1"}, "fails"),
    ({"high": "18,395", "level": "18,395.4"}, "holds"),
    ({"low": "18,300.5", "level": "18,290.1", "period": "1wk"}, None),
    ({"low": "18,300.5", "high": "13,395.2"}, "fails"),  # one digit away from a level of that day
    ({"low": "18,300.5", "high": "7,112.9"}, None),  # another index's
])
def test_index_range(slots, expected):
    assert status(facts(move(**slots)), "index.range") == expected


def test_index_direction():
    assert status(facts(move(percent="-0.61%", points="504.22")), "index.direction") == "fails"
    assert status(facts(move(percent="-0.61%", points="-504.22")), "index.direction") is None
    wrong = SignedVerb(mention=WORDS, verb="up", figure=Figure(Decimal("-0.5"), Decimal("0.1"), 20, 25, "-0.5%"))
    found = one(facts(move(percent="-0.5%", start=0), signed_verbs=[wrong]), "index.direction")
    assert found.status == "fails" and found.mentions == [WORDS]
    fall = SignedVerb(mention=WORDS, verb="down", figure=Figure(Decimal("-0.5"), Decimal("0.1"), 20, 25, "-0.5%"))
    assert status(facts(signed_verbs=[fall]), "index.direction") == "holds"


@pytest.mark.parametrize(("slots", "expected"), [
    ({"percent": "-504.22%", "points": "-0.61 points", "level": "82,814.73"}, "fails"),
    ({"percent": "-0.61%", "points": "-0.61 points", "level": "82,814.73"}, "fails"),
    ({"percent": "-0.61%", "points": "-504.22", "level": "8,281.47"}, "fails"),
    ({"percent": "-0.81%", "points": "-504.22", "level": "82,814.73"}, "holds"),  # wrong, but no matter of units
    ({"percent": "-0.61%", "points": "-504.22", "level": "82,814.73"}, "holds"),
    ({"percent": "-0.61%", "points": "-0.11 points", "level": "17.92"}, "holds"),  # a volatility index
    ({"points": "-0.61 points", "level": "82,814.73"}, None),
])
def test_index_unit(slots, expected):
    assert status(facts(move(**slots)), "index.unit") == expected


def reading(session, points, level, **slots):
    way = "down" if points.startswith("-") else "up"
    return move(session=session, direction=way, points=points, level=level, **slots)


@pytest.mark.parametrize(("opened", "expected"), [
    (("3.79", "1,511.77"), "fails"),  # the close says 1,506.63 before, this 1,507.98
    (("5.14", "1,511.77"), "holds"),
    (("-5.14", "1,511.77"), "fails"),  # with the other sign it would be
    (("12.40", "1,406.10"), None),  # nothing near: of another day or index
    (("10.10", "1,506.24"), None),  # one level in two passages is restated's
])
def test_every_reading_of_a_day_counts_from_one_previous_close(opened, expected):
    assert status(facts(reading("close", "-0.39", "1,506.24"), reading("open", *opened)), "index.points") == expected


def test_the_day_before_ended_where_the_day_began():
    days = facts(reading("close", "-104.67", "57,892"), reading("close", "145", "57,996.67"))
    assert status(days, "index.points") is None


@pytest.mark.parametrize(("slots", "expected"), [
    ({"level": "49,546.38", "previous_close": "49,691.17"}, "fails"),
    ({"percent": "-0.29%"}, "fails"),
    ({"percent": "-1.45%"}, "holds"),
    ({}, None),
])
def test_basis_points_are_hundredths_of_a_per_cent(slots, expected):
    points = fig("-144.79 basis points")
    assert status(facts(move(points=points, **slots)), "index.unit") == expected


@pytest.mark.parametrize(("level", "expected"), [("1,536.8", "fails"), ("79,153.20", "holds")])
def test_the_points_are_not_the_level(level, expected):
    assert status(facts(move(direction="up", percent="1.98", points="1,536.8", level=level)), "index.unit") == expected


@pytest.mark.parametrize(("slots", "rule", "expected"), [
    ({"points": "53.24", "percent": "0.07"}, "index.percent", "fails"),
    ({"points": "53.24", "percent": "0.67"}, "index.percent", "holds"),
    ({"points": "53.24", "previous_close": "7,908.89"}, "index.points", "holds"),
    ({"points": "-53.24", "previous_close": "7,908.89", "direction": "down"}, "index.direction", "fails"),
])
def test_a_span_ends_at_the_day_s_close(slots, rule, expected):
    slots.setdefault("direction", "up")
    day = move(direction="up", session="close", level="7,962.13")
    assert status(facts(day, move(period="wtd", **slots)), rule) == expected

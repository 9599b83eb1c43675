"""Lists that somebody leads, moves told both ways, and what is said twice without figures."""

import pytest
from made import WORDS, closing, facts, fig, move, mover, status

from extractor.facts import Claims, Facts, RatingChange, SectorMove
from extractor.facts.claims import CloseBefore, CrossedVerbs, Lead, YearlessWeekday


def sectors(way, *percents, named=None):
    """Sectors A, B … with their per cents; the first leads the list, or the one named leads another."""
    figures = [fig(percent, start=100 * at) for at, percent in enumerate(percents)]
    leads = [Lead(mention=WORDS, way=way, name="A", figure=figures[0], rivals=figures[1:])]
    leads += [Lead(mention=WORDS, way=way, name=named)] if named else []
    moves = [SectorMove(sector="ABC"[at], period="1d", percent=figure.value, figures={"percent": [figure]}) for at, figure in enumerate(figures)]
    return Facts(sector_moves=moves, claims=Claims(leads=leads))


@pytest.mark.parametrize(("way", "percents", "named", "expected"), [
    ("best", ("2.20%", "1.72%", "2.50%"), None, "fails"),
    ("best", ("2.20%", "1.72%", "2.2%"), None, "holds"),
    ("worst", ("-1.2%", "-1.05%", "-0.93%"), None, "holds"),
    ("worst", ("-1.2%", "-1.05%", "-1.93%"), None, "fails"),
    ("worst", ("-1.2%", "-1.05%", "-0.93%"), "C", "holds/fails"),
    ("worst", ("-1.2%", "-1.05%", "-0.93%"), "D", "holds"),
])
def test_who_leads_a_list_goes_furthest(way, percents, named, expected):
    assert status(sectors(way, *percents, named=named), "mover.superlative") == expected


def test_of_two_spans_none_leads_the_other():
    moves = [move(direction="up", percent="1.2%"), move("DAX", "wtd", "up", start=200, percent="3.0%")]
    own, rival = (each.figures["percent"][0] for each in moves)
    claim = Lead(mention=WORDS, way="best", name="BSE Sensex", figure=own, rivals=[rival])
    assert status(facts(*moves, leads=[claim]), "mover.superlative") is None


@pytest.mark.parametrize(("first", "second", "expected"), [("up", "down", "fails"), ("up", "up", "holds")])
def test_one_move_goes_one_way(first, second, expected):
    claim = CrossedVerbs(mention=WORDS, first=first, second=second, figure=fig("2.2%"))
    assert status(facts(crossed_verbs=[claim]), "index.direction") == expected


@pytest.mark.parametrize(("direction", "points", "level", "before", "expected"), [
    ("up", "169.91", "8172.18", "8342.09", "fails"),
    ("down", "-169.91", "8172.18", "8342.09", None),
    ("up", "169.91", "8342.09", "8172.18", None),
    ("up", "150.10", "8172.18", "8342.09", None),
])
def test_a_rise_leads_to_no_lower_level(direction, points, level, before, expected):
    found = move("QE Index", "1wk", direction, points=points, level=level, previous_close=before)
    assert status(facts(found), "index.direction") == expected


@pytest.mark.parametrize(("steps", "expected"), [
    ((("mildly bearish", "bullish"), ("mildly bearish", "mildly bullish")), "fails"),
    ((("mildly bearish", "bullish"), ("Mildly Bearish", "Bullish")), "holds"),
    ((("bearish", "mildly bearish"), ("mildly bearish", "bullish")), None),
    ((("bearish", "mildly bearish"), (None, "bullish")), None),
])
def test_a_stance_takes_one_step(steps, expected):
    changes = [
        RatingChange(company="Acme", measure="technical", from_=origin, to=goal, mentions=[WORDS])
        for origin, goal in steps
    ]
    assert status(Facts(rating_changes=changes), "restated") == expected


@pytest.mark.parametrize(("first", "second", "expected"), [
    ((10, 29, 4), (10, 30, 6), "fails"),
    ((10, 28, 4), (10, 30, 6), "holds"),
    ((2, 27, 3), (3, 1, 5), "holds"),
    ((2, 27, 3), (3, 1, 6), "holds"),
    ((2, 27, 3), (3, 1, 0), "fails"),
    ((10, 3, 0), (10, 30, 6), None),
])
def test_two_weekdays_of_one_year(first, second, expected):
    claims = [YearlessWeekday(mention=WORDS, month=month, day=day, weekday=of) for month, day, of in (first, second)]
    assert status(facts(yearless_weekdays=claims), "date.weekday") == expected


@pytest.mark.parametrize(("role", "other", "expected"), [
    ("best", "5.21%", "fails"), (None, "5.21%", "unclear"), ("best", "5.2%", "unclear"), ("best", "-5.21%", "unclear"),
])
def test_the_top_gainer_has_one_gain(role, other, expected):
    way = "down" if other[0] == "-" else "up"
    day = closing(percent="0.15%")
    shares = [
        mover("Acme", "5.68%", direction="up", role=role, period="1d"),
        mover("Acme", other, direction=way, period="1d", start=2000),
    ]
    assert status(facts(day, *shares), "restated") == expected


@pytest.mark.parametrize(("slots", "closed", "rule", "expected"), [
    ({"points": "-120.40", "level": "18,120.10"}, "18,240.50", "index.points", "holds"),
    ({"points": "-120.40", "level": "18,120.10"}, "18,240.47", "index.points", "holds"),
    ({"points": "-120.40", "level": "18,120.10"}, "18,204.50", "index.points", "fails"),
    ({"points": "-120.40", "level": "18,120.10"}, "17,204.50", "index.points", None),
    ({"points": "-120.40", "level": "18,120.10"}, "18,120.10", "index.points", None),
    ({"level": "18,120.10", "previous_close": "18,240.50"}, "18,240.50", "restated", "holds"),
    ({"level": "18,120.10", "previous_close": "18,240.50"}, "18,204.50", "restated", "fails"),
])
def test_a_day_begins_where_the_one_before_closed(slots, closed, rule, expected):
    claim = CloseBefore(mention=WORDS, index="DAX", figure=fig(closed, closed.replace(",", ""), start=500))
    plain = {slot: fig(text, text.replace(",", ""), start=20 * at) for at, (slot, text) in enumerate(slots.items())}
    assert status(facts(move("DAX", **plain), closes_before=[claim]), rule) == expected


@pytest.mark.parametrize(("points", "percent", "level", "expected"), [
    ("-4.30", "0.31%", "1402.15", "fails"), ("-4.30", "0.51%", "1402.15", None), ("4.30", "0.31%", "1402.15", None),
])
def test_points_and_per_cent_of_one_move_go_one_way(points, percent, level, expected):
    by_points = move("SET Index", points=points, level=level, session="close")
    by_percent = move("SET Index", start=30, percent=percent, session="close", direction="up")
    assert status(facts(by_points, by_percent), "index.direction") == expected

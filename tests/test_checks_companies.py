"""Movers, ratings and flows: what holds, what fails, and the near miss that must not fail."""

from decimal import Decimal

import pytest
from made import fact, facts, fig, mover, one, status

from extractor.facts import (
    Flow,
    RatingChange,
)


@pytest.mark.parametrize(("slots", "expected"), [
    ({"percent": "5%", "change": "12.40", "price": "260.40"}, "holds"),
    ({"percent": "4.2%", "change": "12.40", "price": "260.40"}, "fails"),
    ({"percent": "4.7%", "change": "12", "price": "260"}, "holds"),
    ({"percent": "-4.2%", "change": "-0.11", "price": "2.51"}, "holds"),
    ({"percent": "4.2%", "price": "260.40"}, None),
])
def test_mover_percent(slots, expected):
    direction = "down" if slots["percent"][0] == "-" else "up"
    assert status(facts(mover("A", direction=direction, **slots)), "mover.percent") == expected


@pytest.mark.parametrize(("movers", "expected"), [
    ([mover("A", "3.4%", role="best", group="G"), mover("B", "2.1%", group="G")], "holds"),
    ([mover("A", "2.1%", role="best", group="G"), mover("B", "3.4%", group="G")], "fails"),
    ([mover("A", "2.1%", role="best", group="G"), mover("B", "3.4%", group="H")], None),
    ([mover("A", "2.1%", role="best", group="G", period="1d"), mover("B", "3.4%", group="G", period="1mo")], None),
    ([mover("A", "2.1%", role="best", group="G"), mover("B", "2.14%", role="best", group="G")], "holds"),
    ([mover("A", "2.1%", role="best", group="G"), mover("B", "2%", role="gainer", group="G")], "holds"),
    ([mover("A", "-2.1%", role="worst", group="G"), mover("B", "-3.4%", group="G")], "fails"),
    ([mover("A", "-2.1%", role="worst", group="G"), mover("B", "3.4%", group="G")], "holds"),
    ([mover("A", "2.1%", role="best", group="G"), mover("A", "3.4%", group="G")], None),
    ([mover("A", "2.1%", role="best"), mover("B", "3.4%", role="gainer", start=100)], "fails"),
    ([mover("A", "2.1%", role="best"), mover("B", "3.4%", start=100)], "unclear"),
    ([mover("A", "2.1%", role="best"), mover("B", "3.4%", role="gainer", start=9000)], "unclear"),
    ([mover("A", "2.1%", role="best"), mover("B", "3.4%", role="best")], None),
])
def test_mover_superlative(movers, expected):
    assert status(facts(*movers), "mover.superlative") == expected


@pytest.mark.parametrize(("measure", "before", "after", "direction", "expected"), [
    ("rating", "Hold", "Buy", "upgrade", "holds"),
    ("rating", "Buy", "Hold", "upgrade", "fails"),
    ("rating", "Sell", "Strong Sell", "downgrade", "holds"),
    ("rating", "Strong Sell", "Sell", "downgrade", "fails"),
    ("rating", "Outperform", "Buy", "downgrade", "unclear"),
    ("rating", "Equal-weight", "Overweight", "upgrade", "holds"),
    ("rating", "Neutral", "Hold", "downgrade", "unclear"),
    ("rating", "Alpha", "Buy", "downgrade", None),
    ("rating", "Buy", None, "downgrade", None),
    ("technical", "Mildly Bearish", "Sideways", "upgrade", "holds"),
    ("technical", "sideways", "neutral", "upgrade", "unclear"),
    ("technical", "bullish", "mildly bullish", "upgrade", "fails"),
    ("technical", "Buy", "Hold", "upgrade", None),
    ("financial", "Negative", "Flat", "upgrade", "holds"),
    ("financial", "Positive", "Outstanding", "downgrade", "fails"),
])
def test_rating_direction(measure, before, after, direction, expected):
    change = RatingChange(company="A", measure=measure, from_=before, to=after, direction=direction)
    assert status(facts(change), "rating.direction") == expected


def test_rating_pointers_are_those_of_the_record():
    change = RatingChange(company="A", measure="rating", from_="Hold", to="Buy", direction="upgrade")
    assert one(facts(change), "rating.direction").facts == [f"/rating_changes/0/{slot}" for slot in ("direction", "from", "to")]


def crore(text):
    return fig(f"{text} crore", value=Decimal(text.replace(",", "")) * 10**7)


@pytest.mark.parametrize(("net", "buy", "sell", "expected"), [
    ("-1,140.25", "9,310.10", "10,450.35", "holds"),
    ("1,140.25", "9,310.10", "10,450.35", "fails"),
    ("-1,150.25", "9,310.10", "10,450.35", "fails"),
    ("-1,140", "9,310.10", "10,450.35", "holds"),
])
def test_flow_net(net, buy, sell, expected):
    flow = fact(Flow, investor="FII", net=crore(net), buy=crore(buy), sell=crore(sell))
    assert status(facts(flow), "flow.net") == expected


def test_flow_message_keeps_the_unit():
    flow = fact(Flow, investor="FII", net=crore("-1,150.25"), buy=crore("9,310.10"), sell=crore("10,450.35"))
    assert one(facts(flow), "flow.net").recomputed == "1,140.25 crore"


def test_flow_from_json_knows_no_more_than_its_digits():
    flow = Flow(investor="FII", net=Decimal(-11400000000), buy=Decimal(93101000000), sell=Decimal(104503500000))
    assert status(facts(flow), "flow.net") == "holds"

"""Every rule: what holds, what fails, and the near miss that must not fail."""

import time
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from extractor.checks import RULES, across, check, detectable
from extractor.facts import (
    Breadth,
    Claims,
    Facts,
    Figure,
    Flow,
    IndexMove,
    Mention,
    Mover,
    Quote,
    RatingChange,
    ResultDate,
)
from extractor.facts.claims import (
    BreadthWords,
    Continuation,
    Correction,
    CountedList,
    DatedWeekday,
    MalformedNumber,
    SignedVerb,
)

DAY = date(2026, 2, 12)


def fig(text, value=None, start=0, hedge=""):
    """A figure from its print: "-0.61%", "1,202", "Rs 742.63 crore" with value="7426300000"."""
    numeral = "".join(c for c in text if c.isdigit() or c in ".-")
    plain = Decimal(numeral)
    number = Decimal(value) if value is not None else plain
    step = Decimal(1).scaleb(min(0, plain.as_tuple().exponent))
    scale = abs(number / plain) if plain else 1
    return Figure(number, step * scale, start, start + len(text), text.lstrip("-"), hedge)


def fact(kind, start=0, **slots):
    """A fact whose string slots that look like prints become figures; everything else is taken as it is."""
    figures, values = {}, {}
    for at, (slot, stated) in enumerate(slots.items()):
        prints = stated if isinstance(stated, list) else [stated]
        if slot not in NAMES and isinstance(prints[0], (Figure, str)):
            prints = [
                each if isinstance(each, Figure) else fig(each, start=start + 20 * at + 2 * n)
                for n, each in enumerate(prints)
            ]
            figures[slot] = prints
            whole = prints[0].value == prints[0].value.to_integral_value()
            values[slot] = int(prints[0].value) if kind is Breadth and whole and slot != "ratio" else prints[0].value
        else:
            values[slot] = stated
    return kind(**values, figures=figures, mentions=[Mention(start, start + 1, "x")])


NAMES = {"index", "period", "company", "group", "universe", "investor", "instrument", "kind", "session", "direction", "role", "ratio_of"}


def move(index="BSE Sensex", period="1d", direction="down", **slots):
    return fact(IndexMove, index=index, period=period, direction=direction, **slots)


def breadth(universe="BSE", **slots):
    return fact(Breadth, universe=universe, **slots)


def mover(company, percent=None, **slots):
    return fact(Mover, company=company, **({"percent": percent} if percent else {}), **slots)


def facts(*given, claims=None, as_of=DAY, **claim_lists):
    kinds = {IndexMove: "index_moves", Breadth: "breadth", Mover: "movers", RatingChange: "rating_changes",
             ResultDate: "result_dates", Flow: "flows", Quote: "quotes"}
    made = Facts(as_of=as_of, claims=claims or Claims(**claim_lists))
    for each in given:
        getattr(made, kinds[type(each)]).append(each)
    return made


def status(made, rule):
    """The statuses of a rule's checks, without repeats, or None where it made none."""
    found = dict.fromkeys(each.status for each in check(made) if each.rule == rule)
    return "/".join(found) or None


def one(made, rule):
    found = [each for each in check(made) if each.rule == rule]
    assert len(found) == 1, found
    return found[0]


WORDS = Mention(0, 5, "words")


# index

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


# breadth

@pytest.mark.parametrize(("slots", "expected"), [
    ({"advances": "384", "declines": "818", "ratio": "0.47x", "ratio_of": "advances/declines"}, "holds"),
    ({"advances": "430", "declines": "781", "ratio": "0.55", "ratio_of": "advances/declines"}, "holds"),
    ({"advances": "384", "declines": "818", "ratio": "0.46", "ratio_of": "advances/declines"}, "holds"),
    ({"advances": "384", "declines": "818", "ratio": "0.52", "ratio_of": "advances/declines"}, "fails"),
    ({"advances": "384", "declines": "818", "ratio": "2.13", "ratio_of": "advances/declines"}, "fails"),
    ({"advances": "384", "declines": "818", "ratio": "2.13", "ratio_of": "declines/advances"}, "holds"),
    ({"advances": "384", "declines": "818", "ratio": "2.13", "ratio_of": None}, "holds"),
    ({"advances": "384", "declines": "818", "ratio": "2.33", "ratio_of": None}, "fails"),
    ({"advances": "384", "declines": "0", "ratio": "2.33", "ratio_of": None}, "fails"),
    ({"advances": "384", "declines": "0", "ratio": "2.33", "ratio_of": "advances/declines"}, None),
    ({"advances": "384", "ratio": "0.47", "ratio_of": "advances/declines"}, None),
])
def test_breadth_ratio(slots, expected):
    slots["ratio"] = fig(slots["ratio"])
    if slots.get("declines") == "0" and slots["ratio_of"] is None:
        expected = None  # one of the two ways is no number, so nothing is known
    assert status(facts(breadth(**slots)), "breadth.ratio") == expected


def test_breadth_ratio_message():
    found = one(facts(breadth(advances="384", declines="818", ratio="0.52x", ratio_of="advances/declines")), "breadth.ratio")
    assert found.message == "The ratio is stated as 0.52x, but 384 advances over 818 declines is 0.47x."
    assert found.tolerance == "0.515 to 0.53" and found.suggestion == "0.52x → 0.47x"


@pytest.mark.parametrize(("slots", "expected"), [
    ({"advances": "384", "declines": "818", "total": "1,202"}, "holds"),
    ({"advances": "430", "declines": "781", "total": "1,211"}, "holds"),
    ({"advances": "384", "declines": "818", "total": "1,220"}, "unclear"),
    ({"advances": "384", "declines": "838", "total": "1,202"}, "fails"),
    ({"advances": "18", "declines": "10", "unchanged": "2", "total": "30"}, "holds"),
    ({"advances": "18", "declines": "10", "unchanged": "3", "total": "30"}, "fails"),
    ({"advances": "18", "declines": "10", "unchanged": "2", "untraded": "4", "total": "34"}, "holds"),
    ({"advances": "18", "declines": "10", "unchanged": "2", "untraded": "4", "total": "30"}, "holds"),
    ({"advances": "18", "declines": "10", "unchanged": "2", "untraded": "4", "suspended": "1", "total": "35"}, "holds"),
    ({"advances": "18", "declines": "10", "unchanged": "2", "untraded": "4", "suspended": "1", "total": "33"}, "fails"),
    ({"advances": "1,803", "declines": "2,052", "unchanged": "120", "total": "4,000"}, "holds"),  # a round total
    ({"advances": "18", "declines": "10"}, None),
])
def test_breadth_total(slots, expected):
    assert status(facts(breadth(**slots)), "breadth.total") == expected


def words(larger, plain=True, times=None, fact=0):
    return facts(
        breadth(advances="384", declines="818"), breadth_words=[
            BreadthWords(mention=Mention(0, 5, "words"), larger=larger, plain=plain, times=times, fact=fact)
        ])


@pytest.mark.parametrize(("made", "expected", "severity"), [
    (words("declines"), "holds", "error"),
    (words("advances"), "fails", "error"),
    (words("advances", plain=False), "fails", "warning"),
    (words("declines", plain=False), "holds", "warning"),
    (words("neither", plain=False), "fails", "warning"),
])
def test_breadth_narrative(made, expected, severity):
    found = one(made, "breadth.narrative")
    assert (found.status, found.severity) == (expected, severity)


def test_breadth_narrative_only_of_known_counts():
    assert status(words("advances", fact=None), "breadth.narrative") is None
    assert status(words("advances", fact=7), "breadth.narrative") is None
    even = facts(breadth(advances="1,400", declines="1,410"), breadth_words=[
        BreadthWords(mention=WORDS, larger="advances", plain=False, fact=0)])
    assert status(even, "breadth.narrative") == "unclear"


@pytest.mark.parametrize(("text", "hedge", "expected"), [
    ("2", "about", "holds"), ("2", "over", "holds"), ("2", "", "holds"), ("3", "about", "holds/unclear"),
    ("4", "about", "holds/fails"), ("3", "over", "holds/fails"), ("2", "under", "holds/unclear"), ("3", "under", "holds"),
])
def test_breadth_times(text, hedge, expected):
    assert status(words("declines", times=fig(text, hedge=hedge)), "breadth.narrative") == expected


# companies

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


# words, dates, numerals

def test_count_list():
    for stated, counted, expected in ((5, 5, "holds"), (5, 4, "fails")):
        for kind in ("list", "respectively"):
            claim = CountedList(mention=WORDS, kind=kind, stated=stated, counted=counted)
            assert status(facts(counted_lists=[claim]), "count.list") == expected


def run(day, span, period="5d", direction="up"):
    moves = [move("BSE SmallCap", "1d", direction, percent=day), move("BSE SmallCap", period, direction, percent=span)]
    return facts(*moves, continuations=[Continuation(mention=WORDS, day=0, span=1)])


@pytest.mark.parametrize(("day", "span", "expected"), [
    ("2.52%", "1.95%", "fails"), ("1.95%", "2.52%", "holds"), ("1.95%", "1.95%", "unclear"), ("2%", "1.95%", "unclear"),
    ("-2.52%", "-1.95%", "fails"), ("-2.52%", "1.95%", "fails"), ("0.00%", "1.95%", "unclear"),
])
def test_period_implied(day, span, expected):
    assert status(run(day, span), "period.implied") == expected


def test_period_implied_gives_the_arithmetic():
    found = one(run("2.52%", "1.95%"), "period.implied")
    assert (found.recomputed, found.severity) == ("-0.56%", "warning")
    assert "the four days before it come to -0.56%" in found.message
    assert "the days before it" in one(run("2.52%", "1.95%", "1mo"), "period.implied").message
    assert status(run("2.52%", "-1.95%", direction=None), "period.implied") == "unclear"


def test_period_implied_by_points():
    moves = [move(period="1d", direction="up", points="420"), move(period="5d", direction="up", points="310")]
    found = one(facts(*moves, continuations=[Continuation(mention=WORDS, day=0, span=1)]), "period.implied")
    assert (found.status, found.recomputed) == ("fails", "-110 points")


def closing(session="close", **slots):
    return move(session=session, **slots)


@pytest.mark.parametrize(("moves", "expected"), [
    ([closing(percent=["-2.52%", "-2.5%"])], "holds"),
    ([closing(percent=["-2.52%", "-2%"])], "holds"),  # cut off
    ([closing(percent="-2.52%"), closing(percent="-3.1%")], "fails"),
    ([closing(percent="-2.52%"), closing(percent="-2.5%")], None),
    ([closing(percent="-2.52%"), closing("intraday", percent="-3.1%")], None),
    ([closing("intraday", percent="-2.52%"), closing("intraday", percent="-3.1%")], "unclear"),
    ([closing(percent="-2.52%"), closing(None, percent="-3.1%")], "unclear"),
    ([closing(None, percent="-2.52%"), closing(None, percent="-3.1%")], "unclear"),
    ([closing(None, percent="-2.52%", level="82,814.73"), closing(None, percent="-3.1%", level="82,814.73")], "fails"),
    ([closing(None, points="-458.24"), closing(None, points="-485.24")], "fails"),  # a slip of the hand
    ([closing(percent="-2.52%"), closing(percent="-3.1%", period="5d")], None),
    ([closing(percent="-2.52%"), closing(percent="-3.1%", as_of=DAY - timedelta(1))], None),
    ([breadth(advances="384", declines="818"), breadth(advances="430", declines="781")], "unclear"),
    ([breadth(advances="1,384", declines="818"), breadth(advances="1,384", declines="781")], "fails"),
    ([breadth("BSE", advances="1,384", declines="818"), breadth("NSE", advances="1,384", declines="781")], None),
    ([mover("A", "2.1%", period="1d"), mover("A", "3.4%", period="1d")], "unclear"),
    ([mover("A", "2.1%", period="1d", price="1,260.40"), mover("A", "3.4%", period="1d", price="1,260.40")], "fails"),
])
def test_restated(moves, expected):
    assert status(facts(*moves), "restated") == expected


def test_dates():
    for weekday, expected in ((4, "holds"), (3, "fails")):
        claim = DatedWeekday(mention=WORDS, day=date(2026, 2, 13), weekday=weekday)
        assert status(facts(dated_weekdays=[claim]), "date.weekday") == expected
    past = ResultDate(company="A", date=DAY - timedelta(3))
    assert one(facts(past), "date.weekday").status == "fails" and one(facts(past), "date.weekday").severity == "warning"
    assert status(facts(ResultDate(company="A", date=DAY)), "date.weekday") == "holds"
    assert status(facts(past, as_of=None), "date.weekday") is None
    assert status(facts(replace(past, status="declared")), "date.weekday") is None


def test_malformed_number():
    claim = MalformedNumber(mention=Mention(3, 9, "1,0556"), reading="10,556")
    found = one(facts(malformed_numbers=[claim]), "malformed.number")
    assert (found.status, found.suggestion) == ("fails", "1,0556 → 10,556")


# suggestions and what could be seen

@pytest.mark.parametrize(("made", "expected"), [
    (facts(move(percent="-0.91%", points="-504.22", level="82,814.73")), "0.91% → 0.61%"),
    (facts(move(percent="-0.61%", points="-504.22", level="8,281.473")), None),  # or 50.422 points
    (facts(move(percent="-0.61%", points="-504.22", level="8,281.473", previous_close="83,318.95")), "8,281.473 → 82,814.73"),
    (facts(move(percent="-0.81%", points="-504.22", level="82,814.73"), breadth(advances="18", declines="13", unchanged="2", total="30")), None),
    (facts(breadth(advances="818", declines="384", ratio="0.47", ratio_of="advances/declines", total="1,202"),
           breadth_words=[BreadthWords(mention=WORDS, larger="declines", plain=True, fact=0)]), "818 ⇄ 384"),
    (facts(breadth(advances="384", declines="818", ratio="0.45", ratio_of="advances/declines", total="1,202")), None),
    (facts(move(percent="-0.61%", points="-0.61 points", level="82,814.73")), "0.61 points → 0.61%"),
])
def test_suggestion(made, expected):
    found = {each.suggestion for each in check(made) if each.status == "fails"}
    assert found == {expected}


def test_suggestions_leave_the_facts_alone():
    made = facts(move(percent="-0.91%", points="-504.22", level="82,814.73"))
    before = repr(made)
    check(made)
    assert repr(made) == before


def test_no_suggestion_from_a_figure_made_to_vanish():
    made = facts(breadth(advances="5", declines="8", ratio="0.91", ratio_of="advances/declines"))
    assert "8 → 0" not in str(one(made, "breadth.ratio").suggestion)


def test_detectable():
    made = facts(move(percent="-0.61%", points="-504.22", level="82,814.73", high="83,000"), breadth(advances="384", declines="818"))
    seen = detectable(made)
    assert seen["/index_moves/0/percent"] == ["index.percent", "index.unit"]
    assert seen["/index_moves/0/high"] == ["index.range"]
    assert seen["/breadth/0/advances"] == []


# between articles

def article(*given, day=DAY, **claims):
    return facts(*given, as_of=day, **claims)


def between(*articles):
    named = [(f"{'abcdefgh'[at]}.txt", each) for at, each in enumerate(articles)]
    return [(at, each.rule, each.status, each.severity) for at, each in across(named)]


@pytest.mark.parametrize(("one", "other", "expected"), [
    (closing(level="82,814.73"), closing(level="82,814.7"), ("holds", "error")),
    (closing(level="82,814.73"), closing(level="82,841.73"), ("fails", "error")),
    (closing(None, level="82,814.73"), closing(None, level="82,904.73"), ("fails", "warning")),
    (closing("intraday", level="82,814.73"), closing("intraday", level="82,904.10"), ("unclear", "warning")),
    (closing("intraday", level="82,814.73"), closing(level="82,904.73"), None),
    (closing(level="82,814.73"), closing(level="82,841.73", period="5d"), None),
])
def test_across_index(one, other, expected):
    found = between(article(one), article(other))
    assert found == ([(1, "across.index", *expected)] if expected else [])
    assert between(article(one), article(other, day=DAY - timedelta(30))) == []


def test_across_names_the_other_article():
    (at, found), = across([("a.txt", article(closing(level="82,814.73"))), ("b.txt", article(closing(level="82,841.73")))])
    assert found.facts == ["/index_moves/0/level", "a.txt#/index_moves/0/level"]
    assert "a.txt" in found.message and "b.txt" in found.message and at == 1


def test_across_breadth():
    def told(advances, percent="-2.52%"):
        moves = [move("BSE SmallCap", percent=percent), move("BSE SmallCap", "5d", percent="-1.95%")]
        return article(*moves, breadth("BSE SmallCap", advances=advances, declines="818"))
    assert (1, "across.breadth", "fails", "warning") in between(told("384"), told("430"))
    assert (1, "across.breadth", "holds", "warning") in between(told("384"), told("384"))
    assert (1, "across.breadth", "unclear", "warning") in between(told("384"), told("430", "-2.61%"))


def test_across_breadth_at_the_close_is_an_error():
    def told(advances, level, session="close", day=DAY):
        return article(closing(session, level=level), breadth("BSE", advances=advances, declines="818"), day=day)
    assert (1, "across.breadth", "fails", "error") in between(told("384", "82,814.73"), told("430", "82,814.7"))
    assert (1, "across.breadth", "holds", "error") in between(told("384", "82,814.73"), told("384", "82,814.7"))
    midday = told("430", "82,900.10", "intraday")
    assert (1, "across.breadth", "unclear", "warning") in between(told("384", "82,814.73"), midday)
    assert "across.breadth" not in str(between(told("384", "82,814.73"), told("430", "82,814.7", day=DAY + timedelta(1))))


def test_across_names_the_article_that_corrects():
    note = Correction(mention=Mention(0, 5, "words"))
    told = article(closing(level="82,841.73"), corrections=[note])
    (_, found), = across([("a.txt", article(closing(level="82,814.73"))), ("b.txt", told)])
    assert found.status == "fails" and found.message.endswith("b.txt says that it corrects an earlier text.")


@pytest.mark.parametrize(("monday", "expected"), [("82,215", "holds"), ("82,251", "fails"), ("82,215.4", "holds")])
def test_across_series(monday, expected):
    friday, after = date(2026, 2, 13), date(2026, 2, 16)
    later = article(closing(direction="up", level="82,310", points="95"), day=after)
    earlier = article(closing(level=monday), day=friday)
    assert between(earlier, later) == [(1, "across.series", expected, "error")]
    assert between(later, earlier) == [(1, "across.series", expected, "error")]
    assert between(article(closing(level=monday), day=friday - timedelta(1)), later) == []


def test_across_base():
    def year(level, percent, day):
        return article(move(period="ytd", direction="up", level=level, percent=percent), day=day)
    march, june, july = (date(2026, month, 4) for month in (3, 6, 7))
    right, same = year("22,001.5", "10.00%", march), year("23,103.2", "15.5%", june)
    wrong = year("23,103.2", "12.10%", july)
    assert between(right, same) == [(1, "across.base", "holds", "warning")]
    assert between(right, wrong) == [(1, "across.base", "fails", "warning")]
    assert sorted(between(wrong, right, same)) == [(1, "across.base", "fails", "warning"), (2, "across.base", "holds", "warning")]
    assert between(right, year("23,103.2", "12.10%", date(2027, 3, 4))) == []


def test_across_stale():
    told = move(percent="-0.61%", points="-504.22")
    assert between(article(told), article(told, day=DAY + timedelta(7))) == [(1, "across.stale", "fails", "warning")]
    assert "across.stale" not in str(between(article(told), article(told)))
    round_ = move(percent="-0.5%", points="-100")
    assert between(article(round_), article(round_, day=DAY + timedelta(7))) == []


def test_across_ten_thousand_articles_in_seconds():
    articles = [
        (str(at), article(
            closing(percent=f"-0.{at % 90 + 10}%", points=f"-{at}.22", level=f"{80000 + at}.73"),
            move(period="ytd", direction="up", percent="4.2%"), breadth(advances="384", declines="818"),
            day=DAY + timedelta(at % 50)))
        for at in range(10_000)
    ]
    start = time.perf_counter()
    across(articles)
    assert time.perf_counter() - start < 20


# promises of the whole

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


@settings(max_examples=400)
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


@settings(max_examples=200)
@given(st.integers(1, 5000), st.integers(1, 5000), places, modes, st.sampled_from(["advances/declines", "declines/advances", None]))
def test_a_true_ratio_never_fails(up, down, decimals, mode, way):
    true = Fraction(down, up) if way == "declines/advances" else Fraction(up, down)
    made = facts(breadth(advances=f"{up:,}", declines=f"{down:,}", ratio=printed(true, decimals, mode), ratio_of=way))
    assert status(made, "breadth.ratio") in ("holds", None)


@settings(max_examples=200)
@given(st.decimals(allow_nan=True, allow_infinity=True), st.decimals(-10**6, 10**6), st.sampled_from(["", "about", "over", "under"]))
def test_no_number_breaks_a_check(odd, even, hedge):
    assume(not odd.is_snan())
    figure = Figure(odd, Decimal("0.01"), 0, 3, "odd", hedge)
    slots = {"percent": figure, "points": Figure(even, Decimal("0.01"), 0, 3, f"{even:f}"), "level": figure}
    check(facts(move(**slots), mover("A", figure, role="best"), mover("B", "2%"), run("2%", "1%").index_moves[0]))

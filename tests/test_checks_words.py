"""Lists, runs, restatements, dates and numerals."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from made import DAY, WORDS, breadth, closing, facts, fig, move, mover, one, run, status

from extractor.checks import check
from extractor.facts import (
    Mention,
    ResultDate,
)
from extractor.facts.claims import (
    Continuation,
    CountedList,
    DatedWeekday,
    MalformedNumber,
)


def test_count_list():
    for stated, counted, expected in ((5, 5, "holds"), (5, 4, "fails")):
        for kind in ("list", "respectively"):
            claim = CountedList(mention=WORDS, kind=kind, stated=stated, counted=counted)
            assert status(facts(counted_lists=[claim]), "count.list") == expected


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


@pytest.mark.parametrize(("moves", "expected"), [
    ([closing(percent=["-2.52%", "-2.5%"])], "holds"),
    ([closing(percent=["-2.52%", "-2%"])], "holds"),  # cut off
    ([closing(percent="-2.52%"), closing(percent="-3.1%")], "unclear"),  # two days, or another's move
    ([closing(percent="-2.52%"), closing(percent="-2.25%")], "fails"),
    ([closing(level="82,814.73"), closing(level="82,514.73")], "fails"),
    ([closing(level="82,814.73"), closing(level="82,514")], "fails"),
    ([closing(level="82,814.73"), closing(level="81,490.15")], "unclear"),
    ([closing(percent="-0.52%", points="-76.77"), closing(percent="-76.77%")], "fails"),  # a unit for another
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


# Passages of one moment

def summary_and_body(day, span, *, day_again, span_again, apart=900):
    """An index's day and its five days, said in a summary and again in a body, as the reader leaves them."""
    def told(period, first, second):
        if first == second:
            return [move("BSE SmallCap", period, "up", percent=[fig(first, start=place[period]), fig(second, start=apart + place[period])])]
        starts = (place[period], apart + place[period])
        return [move("BSE SmallCap", period, "up", percent=[fig(one, start=at)]) for one, at in zip((first, second), starts, strict=True)]
    place = {"1d": 10, "5d": 60}
    return facts(*told("1d", day, day_again), *told("5d", span, span_again))


@pytest.mark.parametrize(("made", "expected"), [
    (summary_and_body("0.61%", "1.18%", day_again="0.61%", span_again="1.18%"), "holds"),
    (summary_and_body("0.61%", "1.18%", day_again="0.91%", span_again="1.18%"), "holds/fails"),
    (summary_and_body("0.61%", "1.18%", day_again="0.61%", span_again="1.48%"), "holds/fails"),
    (summary_and_body("0.61%", "1.18%", day_again="0.91%", span_again="1.48%"), "unclear"),  # another hour, perhaps
    (summary_and_body("0.61%", "1.18%", day_again="0.91%", span_again="1.18%", apart=90), "holds/unclear"),  # one passage
])
def test_passages_that_repeat_each_other_are_of_one_moment(made, expected):
    assert set((status(made, "restated") or "").split("/")) == set(expected.split("/"))


@pytest.mark.parametrize(("groups", "expected"), [(("Nifty 50", "Nifty 50"), "fails"), (("Nifty 50", "BSE Sensex"), None)])
def test_a_share_may_close_differently_on_two_exchanges(groups, expected):
    made = [
        mover("A", percent, period="1d", price="1,260.40", group=group) for percent, group in zip(("7.43%", "7.34%"), groups, strict=True)
    ]
    assert status(facts(*made), "restated") == expected


@pytest.mark.parametrize(("headline", "body", "session", "expected"), [
    ("0.9%", "0.61%", None, ("fails", "error")),
    ("0.9%", "0.61%", "close", ("fails", "warning")),
    ("0.6%", "0.61%", "close", None),
])
def test_a_headline_says_what_the_body_says(headline, body, session, expected):
    made = facts(
        move(direction="up", percent=[fig(headline, start=10)]), move(session=session, direction="up", percent=[fig(body, start=300)]),
    )
    made.title_span = (0, 40)
    found = [(each.status, each.severity) for each in check(made) if each.rule == "restated"]
    assert found == ([expected] if expected else [])

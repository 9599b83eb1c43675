"""Between articles: one index, one day, one figure."""

import time
from datetime import date, timedelta

import pytest
from made import DAY, breadth, closing, facts, move

from extractor.checks import across
from extractor.facts import (
    Mention,
)
from extractor.facts.claims import (
    Correction,
)


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


def test_the_same_points_and_per_cent_at_another_level_are_no_reprint():
    told, again = (closing(percent="-0.54%", points="-39.94", level=level) for level in ("7,426.66", "7,381.20"))
    assert "across.stale" not in str(between(article(told), article(again, day=DAY + timedelta(7))))
    assert "across.stale" in str(between(article(told), article(told, day=DAY + timedelta(7))))


def test_the_first_that_is_wrong_does_not_accuse_the_rest():
    """Each is held against what most tell, wherever in the order the wrong one stands."""
    def told(level, points, advances, year):
        moves = [closing(direction="up", level=level, points=points), move(period="ytd", direction="up", percent=year)]
        return article(*moves, breadth("BSE", advances=advances, declines="818"))
    right, wrong = ("82,310.25", "95.11", "384", "5.34%"), ("82,130.25", "59.11", "834", "9.34%")
    for at in range(4):
        each = [told(*(wrong if number == at else right)) for number in range(4)]
        failing = [(later, rule) for later, rule, status, _ in between(*each) if status == "fails"]
        rules = ["across.index", "across.index", "across.breadth", "across.base"]
        assert failing == [(max(at, 1), rule) for rule in rules]
        later = article(closing(direction="up", level="82,400.25", points="90.00"), day=DAY + timedelta(1))
        assert [rule for _, rule, status, _ in between(*each, later) if status == "fails"] == rules


def test_a_reprint_is_the_one_that_stands_alone():
    told = move(percent="-0.61%", points="-504.22")
    before, on_its_day, again = article(told, day=DAY - timedelta(7)), article(told), article(told)
    assert [at for at, rule, *_ in between(on_its_day, again, before) if rule == "across.stale"] == [2]


def test_the_joins_are_joins():
    """Four times the articles take about four times the work; a comparison of all with all would take sixteen."""
    articles = [
        (str(at), article(
            closing(percent=f"-0.{at % 90 + 10}%", points=f"-{at}.22", level=f"{80000 + at}.73"),
            move(period="ytd", direction="up", percent="4.2%"), breadth(advances="384", declines="818"),
            day=DAY + timedelta(at % 50)))
        for at in range(4_000)
    ]
    across(articles)  # what is cached is cached for both
    few, many = (min(seconds(articles[:count]) for _ in range(2)) for count in (1_000, 4_000))
    assert many < 9 * few


def seconds(articles):
    start = time.process_time()
    across(articles)
    return time.process_time() - start

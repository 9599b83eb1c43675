"""Two real articles, which are not ours to hand on: read where they lie beside the repository, else skipped."""

from decimal import Decimal
from pathlib import Path

import pytest

import extractor
from extractor.checks import across

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
PATHS = sorted(SEEDS.glob("*.txt"))[:2]
pytestmark = pytest.mark.skipif(
    len(PATHS) < 2, reason="the two articles are not beside the repository (../shared/seeds)"
)


@pytest.fixture(scope="module")
def first():
    return extractor.read(PATHS[0])


@pytest.fixture(scope="module")
def second():
    return extractor.read(PATHS[1])


def moves(article):
    return {(move.index, move.period): move.percent for move in article.index_moves}


def counts(article):
    return [
        (one.universe, one.advances, one.declines, one.total, one.ratio, one.ratio_of)
        for one in article.breadth
    ]


def movers(article):
    return {(one.company, one.percent, one.role) for one in article.movers}


def changes(article, measure):
    return {one.company: (one.from_, one.to) for one in article.rating_changes if one.measure == measure}


def upcoming(article):
    return {one.company: str(one.date) for one in article.result_dates if one.status == "upcoming"}


def failing(article):
    return [(check.rule, check.severity) for check in article.failing]


def test_first_index_moves(first):
    found = moves(first)
    assert found.pop(("BSE SmallCap", "1wk"), Decimal("1.95")) == Decimal(
        "1.95"
    )  # "over the last week", once
    assert found == {("BSE SmallCap", "1d"): Decimal("2.52"), ("BSE SmallCap", "5d"): Decimal("1.95")}
    assert len(first.index_moves) <= 3


def test_first_breadth(first):
    assert counts(first) == [("BSE SmallCap", 384, 818, 1202, Decimal("0.47"), "advances/declines")]


def test_first_movers(first):
    assert {("GE Power", Decimal("20.00"), "best")} < movers(first)
    assert {(company, percent) for company, percent, _ in movers(first)} == {
        ("GE Power", Decimal("20.00")),
        ("Dollar Industrie", Decimal("-7.58")),
    }


def test_first_technical_changes(first):
    assert changes(first, "technical") == {
        "Muthoot Microfin": ("neutral", "bullish"),
        "Honasa Consumer": ("sideways", "mildly bullish"),
        "Uniparts India": (None, "bullish"),
        "Anand Rathi Wealth Management": (None, "bullish"),
    }


def test_first_ratings(first):
    names = (
        "Edelweiss Financial Services",
        "Lumax Industries",
        "Uniparts India",
        "Anand Rathi Wealth Management",
        "HEG",
    )
    assert changes(first, "rating") == dict.fromkeys(names, ("Hold", "Buy"))
    assert not changes(first, "financial")


def test_first_results(first):
    names = (
        "National Fertilizers",
        "Hindustan Oil Exploration",
        "BASF India",
        "Swelect Energy",
        "Birla Nuvo Limited",
    )
    assert upcoming(first) == dict.fromkeys(names, "2026-02-13")


def test_first_day_and_checks(first):
    assert str(first.as_of) == "2026-02-12"
    assert failing(first) == [("period.implied", "warning")]
    implied = first.failing[0]
    assert "-0.56%" in implied.recomputed + implied.message
    assert first.coverage.unread == []


def test_second_index_moves(second):
    assert moves(second) == {
        ("BSE SmallCap", "1d"): Decimal("2.52"),
        ("BSE SmallCap", "5d"): Decimal("1.95"),
        ("BSE Sensex", "1wk"): Decimal("1.2"),
    }
    assert len(second.index_moves) == 3
    assert [move.approximate for move in second.index_moves if move.index == "BSE Sensex"] == [True]


def test_second_breadth(second):
    assert counts(second) == [("BSE SmallCap", 430, 781, 1211, Decimal("0.55"), "advances/declines")]


def test_second_movers(second):
    assert movers(second) == {
        ("Man Industries", Decimal("15.38"), "best"),
        ("Synergy Green", Decimal("-14.31"), "worst"),
    }


def test_second_scores(second):
    assert {company: to for company, (_, to) in changes(second, "financial").items()} == {
        "Kirl. Electric": "very positive",
        "KMC Speciality": "outstanding",
    }


def test_second_results(second):
    names = ("Nandan Denim", "Haz.Multi Proj.", "Guj Inds. Power", "Welspun Living", "Elpro Internatio")
    assert upcoming(second) == dict.fromkeys(names, "2026-02-12")


def test_second_ratings(second):
    names = ("HEG", "Ador Welding", "Kingfa Science", "Guj Pipavav Port", "S C I")
    assert changes(second, "rating") == dict.fromkeys(names, ("Hold", "Buy"))


def test_second_technical_changes(second):
    names = {"Avalon Tech", "Divgi Torq", "Syrma SGS Tech.", "Aether Industri.", "Prudent Corp"}
    found = changes(second, "technical")
    assert set(found) == names
    assert {before for before, _ in found.values()} == {"neutral"}


def test_second_checks(second):
    assert failing(second) == []
    assert second.coverage.unread == []


def test_across_both(first, second):
    found = across([(article.source, article.facts) for article in (first, second)])
    assert [(at, check.rule, check.severity) for at, check in found if check.status == "fails"] == [
        (1, "across.breadth", "warning")
    ]

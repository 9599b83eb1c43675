"""Misprints on purpose: made as they say, judged by brute force, and caught."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import breadth, facts, fig, move, mover
from typer.testing import CliRunner

import extractor
from extractor.checks import check
from extractor.checks.slips import exchanges
from extractor.facts import Facts
from extractor.pipeline import load_reader
from extractor.selftest import by_kind, by_rule, selftest
from extractor.selftest.mutants import KINDS, mutants, shifts, slips
from extractor.selftest.oracle import broken
from extractor.selftest.tally import Tally

CORPUS = Path(__file__).parent.parent / "corpus"
FLOOR = 0.95
TEXT = (
    "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23. On the BSE, 2,104 shares advanced and 1,890 "
    "declined, a ratio of 1.11."
)


@pytest.fixture(scope="module")
def outcomes():
    articles = (extractor.read(path) for path in sorted(CORPUS.glob("*.txt"))[::3])
    return selftest(articles, load_reader(), limit=250, seed=7)


def test_the_checks_see_what_brute_force_can_prove(outcomes):
    whole = Tally.of(outcomes)
    assert len(outcomes) == 250 and whole.detectable >= 50
    assert whole.share_seen >= FLOOR, [one for one in outcomes if one.is_detectable and not one.is_caught]
    assert sum(one.mutants for one in by_kind(outcomes).values()) == len(outcomes)
    assert any(tally.broken for tally in by_rule(outcomes).values())


def test_brute_force_finds_no_fault_in_articles_that_hold():
    """What the checks let pass in print is possible by brute force, too: neither is stricter than the other."""
    for path in sorted(CORPUS.glob("*.txt"))[::4]:
        article = extractor.read(path)
        if not article.failing:
            assert not broken(article.facts), path.name


def test_every_kind_of_misprint_is_made_where_it_says():
    article = extractor.extract(TEXT)
    made = list(mutants(article.text, article.facts, Random(1)))
    assert {one.kind for one in made} == set(KINDS)
    for one in made:
        text = one.text(TEXT)
        assert text != TEXT
        for change in one.changes[:1]:
            at = change.old.start
            assert text[:at] == TEXT[:at] and text[at:].startswith(change.new.text)
            assert TEXT[at : change.old.end] == change.old.text


def test_the_same_seed_makes_the_same_misprints():
    article = extractor.extract(TEXT)
    first, again, other = (
        [one.text(TEXT) for one in mutants(TEXT, article.facts, Random(seed))] for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.parametrize(("make", "numeral", "expected"), [
    (exchanges, "0.61", {"0.16", "6.01"}),
    (exchanges, "11", set()),
    (exchanges, "1,202", {"2,102", "1,022", "1,220"}),
    (shifts, "0.61", {"0.061", "6.1"}),
    (shifts, "82,626.23", {"8,262.623", "826,262.3"}),
    (shifts, "384", set()),
])
def test_misprints_of_a_numeral(make, numeral, expected):
    assert set(make(numeral)) == expected


def test_a_slip_changes_one_digit_and_starts_with_no_zero():
    for numeral in ("0.61", "384", "5"):
        made = list(slips(numeral))
        assert all(sum(a != b for a, b in zip(numeral, one, strict=True)) == 1 for one in made)
        assert not any(one[0] == "0" and one[1:2] != "." for one in made)


# The oracle

def rules_broken(made):
    return {rule for rule, _ in broken(made)}


@pytest.mark.parametrize(("made", "expected"), [
    (facts(move(percent="-0.61%", points="-504.22", level="82,814.73")), set()),
    (facts(move(percent="-0.60%", points="-504.22", level="82,814.73")), set()),
    (facts(move(percent="-0.81%", points="-504.22", level="82,814.73")), {"index.percent"}),
    (facts(move(percent="0.61%", points="-504.22", level="82,814.73")), {"index.direction"}),
    (facts(move(direction="up", level="24,310.40", previous_close="24,215.20", points="85.20")), {"index.points"}),
    (facts(move(high="18,395", open="18,420")), {"index.range"}),
    (facts(breadth(advances="384", declines="818", ratio="0.52", ratio_of="advances/declines")), {"breadth.ratio"}),
    (facts(breadth(advances="18", declines="10", unchanged="3", total="30")), {"breadth.total"}),
    (facts(breadth(advances="18", declines="10", total="30")), set()),
    (facts(mover("A", "4.2%", change="12.40", price="260.40", direction="up")), {"mover.percent"}),
    (facts(mover("A", "2.1%", role="best", group="G"), mover("B", "3.4%", group="G")), {"mover.superlative"}),
    (facts(move(session="close", percent=["-2.52%", "-2.5%"])), set()),
    (facts(move(session="close", percent=["-2.52%", "-2.9%"])), {"restated"}),
    (facts(move(session="intraday", percent=["-2.52%", "-2.9%"])), set()),
    (Facts(), set()),
])
def test_the_oracle(made, expected):
    assert rules_broken(made) == expected


SUMS = {"index.percent", "index.points", "mover.percent", "breadth.ratio"}


def failing(made):
    return {one.rule for one in check(made) if one.status == "fails"} & SUMS


@settings(max_examples=150, deadline=None)
@given(st.integers(2000, 9_000_000), st.integers(-900, 900), st.integers(0, 2), st.integers(-12, 12))
def test_checks_and_brute_force_agree_on_points_and_per_cent(base, moved, places, off):
    """Near the edge of what rounding allows the two must draw the line in one place."""
    since, by = Fraction(base, 100), Fraction(base, 100) * Fraction(moved, 10_000)
    percent = round(Decimal(moved) / 100, places) + Decimal(off).scaleb(-places) / 4
    if not by or percent * moved <= 0:
        return
    prints = {
        "points": fig(f"{float(by):.2f}"), "level": fig(f"{float(since + by):,.2f}"),
        "percent": fig(f"{percent.quantize(Decimal(1).scaleb(-places))}%"),
    }
    if all(figure.value for figure in prints.values()):
        made = facts(move(direction="up" if by > 0 else "down", **prints))
        assert failing(made) == rules_broken(made) & SUMS


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(0, 400))
def test_checks_and_brute_force_agree_on_ratios(up, down, hundredths):
    made = facts(breadth(advances=f"{up}", declines=f"{down}", ratio=f"{hundredths / 100:.2f}", ratio_of="advances/declines"))
    assert failing(made) == rules_broken(made) & SUMS


# The command

def run(*words):
    from extractor.cli.app import app

    return CliRunner().invoke(app, ["selftest", *words])


def test_the_command_prints_shares(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = run(str(tmp_path), "--limit", "20", "--missed")
    assert done.exit_code == 0 and "1 article, 1 of them hold; 20 misprints" in done.stdout
    assert "digit slip" in done.stdout and "index.percent" in done.stdout


def test_the_command_prints_json_the_same_every_time(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    first, again = (run(str(tmp_path), "--json", "--limit", "12").stdout for _ in range(2))
    assert first == again
    out = json.loads(first)
    assert out["articles"] == out["holding"] == 1 and out["mutants"] == 12
    assert out["detectable_caught"] == out["detectable"] - len(out["missed"])


def test_an_article_that_fails_is_left_alone(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT.replace("0.40%", "0.80%"), encoding="utf-8")
    assert json.loads(run(str(tmp_path), "--json").stdout)["mutants"] == 0

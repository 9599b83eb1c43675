"""The smallest edit that mends an article, where there is one."""


import pytest
from made import WORDS, breadth, facts, move, one

from extractor.checks import check, detectable
from extractor.facts.claims import (
    BreadthWords,
)


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

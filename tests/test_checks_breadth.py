"""Advances and declines: ratios, totals, words."""


import pytest
from made import WORDS, breadth, facts, fig, one, status

from extractor.facts import (
    Mention,
)
from extractor.facts.claims import (
    BreadthWords,
    IndexSize,
)


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
    ({"advances": "71", "declines": "21", "total": "38"}, "fails"),  # 17 with its digits exchanged
    ({"advances": "640", "declines": "515", "total": "30"}, "unclear"),  # no slip explains it: the total is another's
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


def test_a_ratio_is_that_of_the_counts_beside_it():
    def told(ratio, apart):
        return facts(
            breadth(ratio=[fig(ratio, start=100)], ratio_of="advances/declines"),
            breadth(advances=[fig("638", start=100 + apart)], declines=[fig("557", start=120 + apart)]),
        )
    assert status(told("1.15", 30), "breadth.ratio") == "holds"
    assert status(told("1.51", 30), "breadth.ratio") == "fails"
    assert status(told("1.51", 2000), "breadth.ratio") is None


@pytest.mark.parametrize(("of", "ratio", "expected"), [
    ("sectors", "5.33", "holds"), ("sectors", "3.53", "fails"), ("sectors", "8.17", "unclear"), ("stocks", "3.53", None),
])
def test_a_market_has_its_sectors_once(of, ratio, expected):
    far = breadth(
        None, of=of, advances=[fig("32", start=100)], declines=[fig("6", start=120)], ratio=[fig(ratio, start=2000)],
        ratio_of="advances/declines",
    )
    assert status(facts(far), "breadth.ratio") == expected


@pytest.mark.parametrize(("slots", "expected"), [
    ({"declines": "29", "total": "38"}, "holds"), ({"declines": "92", "total": "38"}, "fails"), ({"advances": "39", "total": "38"}, "fails"),
])
def test_a_part_is_not_more_than_the_total(slots, expected):
    assert status(facts(breadth(**slots)), "breadth.total") == expected


@pytest.mark.parametrize(("counts", "universe", "expected"), [
    (("18", "13", None), "BSE Sensex", "fails"), (("18", "10", "2"), "BSE Sensex", "holds"), (("18", "10", None), "BSE Sensex", "unclear"),
    (("18", "13", None), "Nifty 50", None),
])
def test_the_members_of_an_index_are_as_many_as_the_text_says(counts, universe, expected):
    slots = {slot: count for slot, count in zip(("advances", "declines", "unchanged"), counts, strict=True) if count}
    size = IndexSize(mention=WORDS, index="BSE Sensex", size=30)
    assert status(facts(breadth(universe, **slots), index_sizes=[size]), "breadth.total") == expected


def test_the_sum_that_fits_is_the_one_shown():
    made = facts(breadth(advances="18", declines="10", unchanged="2", untraded="4", total="34"))
    assert one(made, "breadth.total").message == "18 + 10 + 2 + 4 is 34, which agrees with the stated total of 34."

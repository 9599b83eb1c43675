"""What became of every numeral: each reason with a sentence that has it, and numerals that must stay unread."""

import pytest

from extractor.reader import Origin, examine, load_lexicon

REASONS = {
    "amount": ["The group agreed to pay 41.5 million euros for the plant.", "Some 62 lakh shares were dealt in."],
    "name": ["Lam Soon, the No. 4 grocer, opens a store.", "It was a mixed Q3.", "The Phase 3 trial went well."],
    "date": ["It was the best start since '97."],
    "range": ["He values it at between $1.38 and $1.67 a share."],
    "volume": ["There was one trade of 600,000 shares in London."],
    "company results": ["The company reported a Q1 loss of $0.40 per share."],
    "fraction": ["It slid 18/32 after the sale."],
    "exchange rate": ["($1 = 0.912 euros)"],
    "share of a whole": ["The family owns about 31 percent.", "So far 64 percent of S&P 500 companies have reported."],
    "mark": ["The Nasdaq briefly topped 21,000 for the first time.", "The Sensex was back at the 90,000-level."],
    "span of time": ["He has traded for 31 years."],
    "economy": ["Factory orders came in 1.9 percent higher."],
    "count": ["Ministers of 19 euro zone countries met.", "The poll asked 52 strategists."],
    "previous value": ["The two-year yield eased to 3.41 percent from 3.46 percent."],
    "market in general": ["Global stocks jumped 2 percent.", "The major U.S. indexes were down about 1 percent."],
    "size of a universe": ["It was the best of the 10 major sectors.", "Of the 133 companies in the poll most agreed.",
                           "Among the 30 constituents most fell."],
    "telephone number": ["Call the desk (+1 646 555 0199)."],
    "age": ["His brother, Richard, 45, has a shop."],
    "price within the day": ["Crude oil fell 2 percent to $61.10 a barrel after earlier reaching $64.85.",
                             "After opening 3% up, Alder lost 0.58% to R85.82."],
    "forecast": ["That could mean another 8 percent.", "The bank expects the S&P 500 to hit 8,100 by June."],
    "address": ["See https://example.org/2024/17/page9.html for more."],
}
UNREAD = [
    "Then there was 2.5 percent.",
    "Both shares were down 3.4 percent at 12.15.",
    "Eleven of its 30 members and 17 of the others rose 4%.",
]


@pytest.fixture(scope="module")
def covered():
    lexicon = load_lexicon()
    return lambda text: examine(text, lexicon, Origin()).coverage


@pytest.mark.parametrize(("reason", "text"), [(reason, text) for reason, texts in REASONS.items() for text in texts])
def test_a_numeral_is_set_aside_for_its_reason(covered, reason, text):
    found = covered(text)
    assert reason in [why for _, why in found.reasons] and not found.unread


@pytest.mark.parametrize("text", UNREAD)
def test_what_nobody_knows_stays_unread(covered, text):
    assert covered(text).unread


def test_every_numeral_is_read_set_aside_or_unread(covered):
    for texts in REASONS.values():
        found = covered(" ".join(texts))
        assert found.numerals == found.read + found.set_aside + len(found.unread)

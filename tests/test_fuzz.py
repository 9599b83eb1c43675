"""Texts that nobody has written: made of the grammar's own pieces, and of any characters at all.

FUZZ=100000 python -m pytest tests/test_fuzz.py is the long run; the builds take 2,000 examples.
"""

import json
import os
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_offsets import CORPUS, assert_sound, validator
from test_offsets import SENTENCES as SENTENCES_OF_THE_CORPUS

import extractor
from extractor.facts import KINDS
from extractor.pipeline import load_reader

FUZZ = int(os.environ.get("FUZZ", "2000"))


def examples(share):
    """A share of all examples. The same ones in every build; a long run looks for new ones."""
    return settings(max_examples=max(1, int(FUZZ * share)), deadline=None, derandomize=FUZZ <= 2000, database=None,
                    suppress_health_check=list(HealthCheck))


@cache
def spellings():
    """Every way in which the pattern files say something, and every example they carry."""
    rules = load_reader().lexicon.rules
    words = {alias for rule in rules.names for alias in rule.aliases} | {form for rule in rules.words for form in rule.forms}
    shown = {str(example).replace("[", "").replace("]", "") for rule in (*rules.names, *rules.words) for example in (*rule.yes, *rule.no)}
    return sorted(words), sorted(shown | set(SENTENCES_OF_THE_CORPUS))


NUMBERS = st.one_of(
    st.from_regex(r"[+−-]?\d{1,6}([.,]\d{1,4}){0,2}", fullmatch=True),
    st.sampled_from(["0", "00", "0.0", "1,23,456.78", "1.234,5", "1/2", "½", "twenty", "one-third", "52-week", "2-for-1", "10:1", "1.5x", "(2.5)", "5-7", "3.", ".5", "1e9"]),
)
UNITS = ["%", " per cent", " percent", " points", " pts", "pc", " bps", " crore", " lakh", "bn", " shares", " stocks", "x", ":1", ""]
MONEY = ["Rs ", "Rs.", "$", "₹", "RM", "€", "¥", "US$", "p", ""]
GLUE = [" ", " ", " ", " ", ", ", "; ", ". ", ".\n", "\n", "\n\n", " (", ") ", " - ", " — ", ": ", " and ", " to ", " by ", " at ", " from ", " of ", " the ", "'s ", "\n• ", " while ", " respectively", ", followed by ", "/", "\u00a0", ""]


@cache
def pieces():
    words, shown = spellings()
    figures = st.tuples(st.sampled_from(MONEY), NUMBERS, st.sampled_from(UNITS)).map("".join)
    days = st.sampled_from(["Monday", "31 April", "Feb 30, 2026", "12 Feb 2026", "2026-01-05", "01/02/03", "year-to-date", "for the week", "Top gainers:", "Also Read:"])
    return st.one_of(st.sampled_from(words), figures, figures, days, st.sampled_from(shown))


def woven(piece):
    return st.lists(st.tuples(piece, st.sampled_from(GLUE)), min_size=1, max_size=24).map(lambda parts: "".join(a + b for a, b in parts))


ANYTHING = st.characters(exclude_characters="\0")  # a text with a NUL is refused; lone surrogates are replaced


@given(st.deferred(lambda: woven(pieces())))
@examples(0.4)
def test_whatever_the_grammar_can_say_gives_a_sound_record(text):
    _, record = assert_sound(text)
    if len(text) % 8 == 0:
        validator().validate(record)


@given(st.text(ANYTHING, max_size=120))
@examples(0.25)
def test_any_characters_give_a_sound_record(text):
    assert_sound(text)


@given(st.deferred(lambda: st.tuples(woven(pieces()), st.text(ANYTHING, max_size=3), st.integers(0, 400))))
@examples(0.05)
def test_strange_characters_anywhere_in_what_the_grammar_says(made):
    text, strange, at = made
    assert_sound(text[:at] + strange + text[at:])


# What must make no difference ---------------------------------------------------------------------------------

FIGURE = st.decimals(min_value="0.05", max_value="9.99", places=2)
SUBJECTS = ["The Sensex", "The FTSE 100", "The Nikkei 225", "The Hang Seng", "The DAX", "The CAC 40", "The Kospi", "The S&P 500"]
COMPANIES = ["Harbour Mills Ltd", "Quarry Bank Ltd", "Lantern Foods Ltd", "Tidewater Ports Ltd", "Copper Lane Ltd"]
INDEX = st.tuples(st.sampled_from(["rose", "fell", "gained", "lost"]), FIGURE, st.integers(1000, 90000)).map(
    lambda move: "{} " + f"{move[0]} {move[1]}% to {move[2]:,}.")
COMPANY = st.tuples(st.sampled_from(["rose", "fell", "jumped", "slid"]), FIGURE, st.integers(10, 900)).map(
    lambda move: "Shares of {} " + f"{move[0]} {move[1]}% to Rs {move[2]}.")
SENTENCES = st.tuples(
    st.lists(INDEX, min_size=1, max_size=len(SUBJECTS)), st.lists(COMPANY, max_size=len(COMPANIES))
).map(lambda two: [form.format(name) for forms, names in zip(two, (SUBJECTS, COMPANIES), strict=True) for form, name in zip(forms, names, strict=False)])
FURNITURE = ["Subscribe to the Quay newsletter", "Also Read: Quarry Bank plans a $2.5 billion bond sale", "Advertisement", "4 min read",
             "Copyright 2025 Quay Media. All rights reserved.", "(With inputs from agencies)", "https://example.org/markets/1", "Photo: A trader at the Harbour exchange",
             "Follow our WhatsApp channel for market alerts!", "Share Via", "By Ann Lee and Bo Chan"]
HEAD = "Markets end the day mixed\n\n"


def numbers(article):
    """What the record states, without where it stands and in what order."""
    facts = []
    for kind in KINDS:
        for fact in json.loads(extractor.to_json(article))[kind]:
            # the market that an article begins with is the one whose hour it tells, so that the session is the order's
            facts.append(json.dumps([kind, {slot: value for slot, value in fact.items() if slot not in ("mentions", "rules", "session")}], sort_keys=True))
    return sorted(facts)


@given(SENTENCES, st.randoms(use_true_random=False), st.sampled_from([" ", "\n\n"]))
@examples(0.15)
def test_the_order_of_unrelated_sentences_changes_no_number(sentences, chance, between):
    shuffled = chance.sample(sentences, len(sentences))
    before, after = (extractor.extract(HEAD + between.join(order) + "\n") for order in (sentences, shuffled))
    assert numbers(before) == numbers(after)
    assert len(before.index_moves) + len(before.movers) == len(sentences)


@given(SENTENCES, st.lists(st.sampled_from(FURNITURE), min_size=1, max_size=4, unique=True))
@examples(0.1)
def test_furniture_under_an_article_changes_no_fact(sentences, furniture):
    text = HEAD + "\n\n".join(sentences) + "\n"
    plain, furnished = extractor.extract(text), extractor.extract(text + "\n" + "\n\n".join(furniture) + "\n")
    assert [getattr(plain, kind) for kind in KINDS] == [getattr(furnished, kind) for kind in KINDS]
    assert plain.checks == furnished.checks and plain.coverage == furnished.coverage


@given(st.sampled_from(CORPUS).map(lambda path: path.read_text(encoding="utf-8")), st.sampled_from(FURNITURE))
@examples(0.05)
def test_nor_under_an_article_of_the_corpus(text, line):
    plain, furnished = extractor.extract(text), extractor.extract(text.rstrip("\n") + "\n\n" + line + "\n")
    assert numbers(plain) == numbers(furnished)


def test_the_pieces_are_many():
    words, shown = spellings()
    assert len(words) > 2000 and len(shown) > 1000

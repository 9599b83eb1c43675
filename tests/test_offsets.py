"""Whatever the text: no exception, every mention is where it says, the record fits its schema and adds up."""

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import extractor
from extractor.article import json_schema, to_json
from extractor.facts import KINDS

EXAMPLES = int(
    os.environ.get("EXAMPLES", "200")
)  # EXAMPLES=5000 python -m pytest tests/test_offsets.py digs deeper
CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
SENTENCES = sorted(
    {
        sentence.strip()
        for path in CORPUS
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", path.read_text(encoding="utf-8"))
        if len(sentence.strip()) > 3
    }
)
GLUE = [
    "",
    " ",
    "\n",
    "\n\n",
    "  \n",
    " — ",
    ", ",
    "; ",
    "\u00a0",
    "\r\n",
    "\t",
    "\u2028",
    "\ufeff",
    "- ",
    "(",
    ") ",
    "%",
    "x",
    ".",
]
ODDITIES = [
    "₹",
    "½",
    "１２３",
    "٣٤",
    "1,0556",
    "3.838",
    "0/0",
    "−5",
    "-",
    "%%",
    "Rs.",
    "Rs 1e9",
    "9" * 40,
    "0.0.0",
    "1,2,3",
    "𝟙𝟚",
    "İ",
    "ǅ",
    "ﬁ",
    "é",
    "\u0301",
    "\u202e",
    "¹",
    "①",
    "\x85",
    "<p>",
    "{{x}}",
    "A" * 50,
]

characters = st.characters(codec="utf-8", exclude_characters="\0")  # a text with a NUL is refused as binary
pieces = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(ODDITIES),
    st.text(characters, max_size=12),
    st.from_regex(r"[+-]?\d{1,6}([.,]\d{1,4})?( ?(%|per cent|points|pts|crore))?", fullmatch=True),
)
cuts = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 80), st.integers(0, 80)).map(
    lambda cut: cut[0][cut[1] : len(cut[0]) - cut[2]]
)
texts = st.lists(st.tuples(st.one_of(pieces, cuts), st.sampled_from(GLUE)), min_size=1, max_size=14).map(
    lambda parts: "".join(word for part in parts for word in part)
)


@cache
def validator():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def mentions(article):
    for kind in KINDS:
        for fact in getattr(article, kind):
            yield from fact.mentions
    for check in article.checks:
        yield from check.mentions
    yield from article.coverage.unread
    yield from (mention for mention, _ in article.coverage.reasons)


def assert_sound(text):
    article = extractor.extract(text)
    for mention in mentions(article):
        assert 0 <= mention.start < mention.end <= len(article.text)
        assert mention.text == article.text[mention.start : mention.end]
    seen = article.coverage
    assert seen.numerals == seen.read + seen.set_aside + len(seen.unread)
    assert seen.set_aside == len(seen.reasons)
    for kind in KINDS:
        for fact in getattr(article, kind):
            assert fact.mentions and fact.rules, f"a fact without a place or a rule: {fact}"
    record = json.loads(to_json(article))
    for check in record["checks"]:
        for pointer in check["facts"]:
            assert pointed_at(record, pointer), f"{check['rule']} points at nothing: {pointer}"
    return article, record


def pointed_at(record, pointer):
    """What a JSON pointer leads to; False where it leads nowhere."""
    for part in pointer.lstrip("#/").split("/"):
        record = (
            record[int(part)]
            if isinstance(record, list) and int(part) < len(record)
            else record.get(part)
            if isinstance(record, dict)
            else None
        )
        if record is None:
            return False
    return True


@given(texts)
@example("")
@example(" \n\t\u00a0 ")
@example("The Sensex\u00a0rose\u00a01.2%\u00a0to 80,000.\r\n\r\n  The Nifty fell 3%.")
@example("\ufeffThe Sensex rose 1.2%.")
@example("The Sensex rose ¹ point, ① per cent and 1.2%² to ３.５.")
@example("\ud800The Sensex rose 1.2%.")
@example("losers beating winners 552 to 320. % 10:1 bps ")
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_record(text):
    assert_sound(text)


@given(texts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_fits_its_schema(text):
    _, record = assert_sound(text)
    validator().validate(record)


@given(texts)
@example("INF-0")
@example("NaN-0 rose 1E5-2 points")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reading_twice_gives_the_same_bytes(text):
    assert to_json(extractor.extract(text)) == to_json(extractor.extract(text))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_corpus_is_sound(path):
    assert_sound(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_corpus_records_fit_their_schema(path):
    validator().validate(json.loads(to_json(extractor.read(path))))


def test_a_text_with_a_nul_is_refused():
    with pytest.raises(extractor.InputError):
        extractor.extract("The Sensex rose\0 1.2%.")

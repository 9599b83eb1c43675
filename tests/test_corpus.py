"""Whole articles with their whole records: what is read today is what lies beside the text.

After a change that is meant: `python tests/corpus_records.py`, then read `git diff corpus`.
"""

import json

import pytest
from corpus_records import ROOT, TEXTS, record

from extractor.checks import RULES
from extractor.facts.records import KINDS


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_record_beside_the_text_is_what_is_read(path):
    beside = path.with_suffix(".json")
    assert beside.exists(), f"no {beside.name}; write it with `python tests/corpus_records.py`"
    assert json.loads(record(path)) == json.loads(beside.read_text(encoding="utf-8"))
    assert record(path) == beside.read_text(encoding="utf-8")


def test_no_record_without_a_text():
    assert {path.stem for path in (ROOT / "corpus").glob("*.json")} == {path.stem for path in TEXTS}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_corpus_article_says_something_and_is_ours(path):
    found = json.loads(record(path))[0]
    assert found["title"] and any(found[kind] for kind in KINDS)
    assert {check["rule"] for check in found["checks"]} <= set(RULES)
    assert found["sha256"] and found["source"] == f"corpus/{path.name}"

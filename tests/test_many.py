"""`extract_many`: one Article for each text, in order, taken from a stream as they are asked for."""

from itertools import count, islice
from pathlib import Path

import pytest

import extractor
from extractor.article import to_dict

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))[:40]
RIGHT = "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23."


@pytest.mark.parametrize("jobs", [1, 2])
def test_it_gives_what_each_alone_gives_in_their_order(jobs):
    found = list(extractor.extract_many(CORPUS, jobs=jobs))
    assert [to_dict(one) for one in found] == [to_dict(extractor.read(path)) for path in CORPUS]
    assert all(one.text and one.facts.as_of == one.as_of for one in found)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_stream_without_an_end_is_read_as_far_as_it_is_asked_for(jobs):
    taken = []

    def texts():
        for number in count():
            taken.append(number)
            yield f"row {number}", RIGHT

    found = list(islice(extractor.extract_many(texts(), jobs=jobs), 5))
    assert [one.source for one in found] == [f"row {number}" for number in range(5)]
    assert len(taken) < 500


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_be_read_has_a_record_that_says_so(jobs, tmp_path):
    given = [RIGHT, tmp_path / "missing.txt", ("nul", "a\0b"), RIGHT]
    first, missing, binary, last = extractor.extract_many(given, jobs=jobs)
    assert first.index_moves == last.index_moves != [] and first.source == "-"
    assert missing.warnings == ["not read: no such file"] and missing.source == str(tmp_path / "missing.txt")
    assert binary.warnings == ["not read: is binary, not text"] and binary.source == "nul"


def test_patterns_of_ones_own_are_used_and_wrong_ones_refused(tmp_path):
    names = tmp_path / "names"
    names.mkdir()
    (names / "indices.toml").write_text('[[name]]\nis = "Harbour 40"\nas = ["Harbour index"]\nyes = ["the [Harbour index] rose"]\n')
    (one,) = extractor.extract_many(["The Harbour index rose 1.2%."], patterns=tmp_path)
    assert one.index_moves[0].index == "Harbour 40"
    (tmp_path / "wrong" / "names").mkdir(parents=True)
    (tmp_path / "wrong" / "names" / "indices.toml").write_text("[[name]]\nis = 1\n")
    with pytest.raises(extractor.PatternError):
        next(extractor.extract_many(["x"], patterns=tmp_path / "wrong"))

"""The simulated market: its wraps are read as they are made, so that their rows need no reading."""

from itertools import islice

import pytest

import extractor
from extractor.tables import TABLES, rows

pytest.importorskip("pyarrow", reason="needs Arrow: pip install 'tapecheck[tables]'")
from benchmarks.market import articles  # noqa: E402 - only where its packages are installed
from benchmarks.market.tables import FILLED, READ_OTHERWISE, tables  # noqa: E402
from extractor.tables.arrow import batch  # noqa: E402

UNUSED = {
    "articles": {
        "title", "published_on", "published_at", "numerals", "read", "set_aside", "unread", "warnings", "schema_version",
        "reader", "record",
    },
    "index_moves": {"rules"}, "breadth": {"rules"}, "figures": set(),
}


def by_key(table, made):
    """The rows of a table without the columns that no comparison uses, in the order of their keys."""
    names = [column.name for column in TABLES[table] if column.name not in UNUSED[table]]
    return sorted(made.select(names).to_pylist(), key=repr)


def test_reading_a_wrap_gives_the_rows_that_are_made_of_it():
    stream = islice(articles(5_000, outlets=600, rate=0.15, seed=3), 0, None, 20)
    some = [one for one in stream if not (one.planted and one.planted.kind in READ_OTHERWISE)]
    read = [rows(extractor.extract(one.text, source=one.source)) for one in some]
    (made,) = tables(some)
    for table in FILLED:
        assert by_key(table, made[table]) == by_key(table, batch(table, [row for one in read for row in one[table]]))
    assert {one.planted.kind for one in some if one.planted} > {"level", "ytd", "advances", "stale"}
    assert made["figures"].num_rows > 1_000


def test_a_wrap_without_a_slip_is_without_a_fault():
    for one in islice(articles(2_000, outlets=500, rate=0), 0, None, 20):
        article = extractor.extract(one.text, source=one.source)
        assert not article.failing and not article.coverage.unread, one.text


def test_a_slip_that_shows_within_its_article_is_found_there():
    planted = [one for one in articles(1_000, outlets=300, rate=0.3) if one.planted and within(one.planted)][:120]
    assert len({one.planted.kind for one in planted}) > 4
    for one in planted:
        failing = {check.rule for check in extractor.extract(one.text, source=one.source).failing}
        assert within(one.planted) <= failing, one.text


def within(slip):
    return {rule for rule in slip.promised if not rule.startswith("across.")}


def test_the_stream_is_the_same_for_the_same_seed():
    first, again, other = ([one.text for one in articles(300, outlets=100, seed=seed)] for seed in (1, 1, 2))
    assert first == again != other

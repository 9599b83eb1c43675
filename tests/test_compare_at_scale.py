"""A hundred thousand articles in a database: what was planted is found, and nothing else, in every database the same."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extractor.checks import across
from extractor.tables import TABLES

duckdb = pytest.importorskip("duckdb", reason="needs DuckDB: pip install 'tapecheck[duckdb]'")
from test_store import NO_SERVER, SERVER, database  # noqa: E402 - only where its packages are installed

from benchmarks.market import articles  # noqa: E402
from benchmarks.market.score import score  # noqa: E402
from benchmarks.market.tables import READ_OTHERWISE, tables  # noqa: E402
from extractor.store import open_store  # noqa: E402
from extractor.store.comparing import ORDERED, SUSPECTS, compare, told  # noqa: E402

pytestmark = pytest.mark.xdist_group("spark")  # one process makes the market for all

MANY = {"number": 100_000, "outlets": 1_000}


@pytest.fixture(scope="module")
def market():
    """The Arrow batches of all articles, and what is planted in which source."""
    planted = {}

    def noted():
        for article in articles(**MANY):
            if article.planted and article.planted.kind not in READ_OTHERWISE:
                planted[article.source] = article.planted
            yield article

    batches = list(tables(noted()))
    return batches, planted


def filled(address, batches):
    store = open_store(address)
    for batch in batches:
        with store.transaction():
            for table, rows in batch.items():
                store.fill(table, rows)
    return store


def in_duckdb(batches, folder):
    with filled(str(folder / "market.duckdb"), batches) as store:
        return compare(store)


def in_postgresql(batches, folder):
    if not SERVER:
        pytest.skip(NO_SERVER)
    with database() as address, filled(address, batches) as store:
        return compare(store)


def in_spark(batches, folder, spark):
    from extractor.spark import compare as compare_on_spark

    for table in batches[0]:
        pq.write_table(pa.Table.from_batches([batch[table] for batch in batches]), folder / f"{table}.parquet")
    return compare_on_spark(spark, str(folder))


@pytest.fixture(scope="module")
def findings(market, tmp_path_factory):
    return in_duckdb(market[0], tmp_path_factory.mktemp("market"))


def test_what_is_planted_is_found_and_nothing_else(market, findings):
    found = score(market[1], findings)
    assert not found.missed and not found.false
    assert set(found.planted) == {f"across.{rule}" for rule in ("index", "breadth", "series", "base", "stale")}
    assert min(found.planted.values()) > 20


def test_postgresql_finds_the_same(market, findings, tmp_path):
    assert in_postgresql(market[0], tmp_path) == findings


def test_spark_finds_the_same(market, findings, tmp_path, spark):
    assert in_spark(market[0], tmp_path, spark) == findings


def test_sql_brings_together_whom_the_checks_would_have(tmp_path):
    """Every tenth article has a slip, and every other outlet of a market-day disagrees with some other."""
    batches = list(tables(articles(3_000, outlets=250, rate=0.1, seed=5)))
    with filled(str(tmp_path / "few.duckdb"), batches) as store:
        with store.transaction(), store.made("suspects", SUSPECTS, store.run("SELECT article FROM articles")):
            store.run(f"CREATE TEMPORARY VIEW ordered AS {ORDERED}")
            everything = list(told(store).values())
            store.run("DROP VIEW ordered")
        assert len(everything) == 3_000 and set(batches[0]) < set(TABLES)
        expected = [(everything[at][0], check) for at, check in across(everything) if check.status != "holds"]
        assert compare(store) == expected and len(expected) > 300

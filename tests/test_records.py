"""`read_batch`: Arrow in, Arrow out. What any engine gets is what the command line writes, row for row."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from faults import Faulty

import extractor
from extractor.batch.pool import Pool
from extractor.batch.records import Records
from extractor.errors import InputError
from extractor.reading import from_text
from extractor.tables import TABLES, rows
from extractor.tables.nested import errors, failing, in_batches, record_schema, table_of

ROOT = Path(__file__).parent.parent
FILES = [str(path.relative_to(ROOT)) for path in sorted((ROOT / "corpus").glob("*.txt"))[:12]]
TEXTS = [(ROOT / name).read_text(encoding="utf-8") for name in FILES]
BATCH = pa.record_batch({"source": FILES, "text": TEXTS})
SENTENCE = "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23."


@pytest.fixture(scope="module")
def records():
    return extractor.read_batch(BATCH)


def test_every_row_given_makes_one_row_of_one_schema(records):
    records.validate(full=True)
    assert records.schema == record_schema() and records["source"].to_pylist() == FILES


@pytest.mark.parametrize("name", TABLES)
def test_its_lists_are_the_tables(records, name):
    articles = [extractor.extract(text, source=file) for file, text in zip(FILES, TEXTS, strict=True)]
    expected = [row for article in articles for row in rows(article)[name]]
    assert [tuple(row.values()) for row in table_of(records, name).to_pylist()] == expected
    some = table_of(records.slice(3, 4), name).to_pylist()
    assert [tuple(row.values()) for row in some] == [row for one in articles[3:7] for row in rows(one)[name]]


def test_the_command_writes_the_same_tables(records, tmp_path):
    command = [sys.executable, "-m", "extractor", *FILES, "-f", "parquet", "-o", str(tmp_path / "out"), "-j", "2"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    for name in TABLES:
        assert pq.read_table(tmp_path / "out" / f"{name}.parquet").equals(table_of(records, name)), name


def test_what_cannot_be_read_costs_its_own_row():
    given = pa.record_batch({"id": ["a", "b", "c", "d"], "body": [SENTENCE, None, "a\0b", SENTENCE]})
    made = extractor.read_batch(given)
    assert made["source"].to_pylist() == ["a", "b", "c", "d"]
    assert [source for source, _ in errors(made)] == ["b", "c"]
    assert made["article"].is_valid().to_pylist() == [True, False, False, True]
    assert table_of(made, "articles")["source"].to_pylist() == ["a", "d"]
    assert len(table_of(made, "index_moves")) == 2


def test_bytes_are_read_as_a_file_is():
    page = b"<html><head><title>Sensex up</title></head><body><p>" + SENTENCE.encode() + b"</p></body></html>"
    moves = table_of(extractor.read_batch(pa.record_batch({"text": [page]})), "index_moves").to_pylist()
    assert [move["index"] for move in moves] == ["BSE Sensex"]


def test_a_missing_column_is_named():
    with pytest.raises(InputError, match="has no column 'story'; name one with text_column=. There are: text"):
        extractor.read_batch(pa.record_batch({"text": [SENTENCE]}), text_column="story")


def test_nothing_makes_no_rows():
    made = extractor.read_batch(pa.record_batch({"text": pa.array([], pa.string())}))
    assert made.num_rows == 0 and made.schema == record_schema() and not failing(made)
    assert not list(in_batches([made], 10)) and all(len(table_of(made, name)) == 0 for name in TABLES)


def test_what_breaks_a_worker_costs_its_own_row():
    names = ["crash" if n == 3 else "hang" if n == 17 else "bloat" if n == 18 else str(n) for n in range(40)]
    with Pool(Records(Faulty(timeout=2)), 2) as pool:
        batches = list(pool.outcomes([from_text(name, SENTENCE) for name in names]))
    made = pa.Table.from_batches(batches)
    assert made["source"].to_pylist() == names
    assert {source: reason.split()[0] for batch in batches for source, reason in errors(batch)} == {
        "crash": "crashed", "hang": "took", "bloat": "needed"
    }
    assert len(table_of(made, "index_moves")) == 37


def test_records_are_regrouped_whatever_they_come_in(records):
    ones = [records.slice(number, 1) for number in range(len(records))]
    assert [len(table) for table in in_batches(ones, 5)] == [5, 5, 2]
    assert pa.concat_tables(in_batches(ones, 5)).equals(pa.Table.from_batches([records]))

"""The same reader on a real Spark: the tables that one machine makes, growing by what is new, whatever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from faults import Faulty

import extractor
from extractor.batch.records import Records, sources_in
from extractor.batch.work import Work
from extractor.errors import ExtractorError, InputError, UsageError
from extractor.inputs import Columns, members
from extractor.tables import TABLES
from extractor.tables.nested import errors, table_of

pytestmark = pytest.mark.xdist_group("spark")

ROOT = Path(__file__).parent.parent
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))[:4]}
SENTENCE = "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23."


def as_texts(folder, texts):
    for name, text in texts.items():
        (folder / f"{name} 100%é.txt").write_text(text, encoding="utf-8")
    (folder / "image.txt").write_bytes(b"\x89PNG")


def as_lines(folder, texts):
    rows = [json.dumps({"id": name, "body": text}) for name, text in texts.items()]
    (folder / f"{'-'.join(texts)[:20]}.jsonl").write_text("\n".join([*rows, "{", ""]), encoding="utf-8")


def as_parquet(folder, texts):
    table = pa.table({"n": list(range(len(texts))), "text": [*texts.values()]})
    pq.write_table(table, folder / f"{'-'.join(texts)[:20]}.parquet")


def as_warc(folder, texts):
    with open(folder / f"{'-'.join(texts)[:20]}.warc", "wb") as out:
        for name, text in texts.items():
            page = f"<html><body><article>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</article></body></html>"
            record = WarcRecord()
            record.init_headers(record_type=WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://example.org/{name}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
            record.set_bytes_content(answer)
            record.write(out)


KINDS = {"text": as_texts, "jsonl": as_lines, "parquet": as_parquet, "warc": as_warc}


@pytest.fixture
def read_into(spark):
    from extractor.spark import read_into

    return partial(read_into, spark)


@pytest.fixture
def given(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def rows_in(tables, name):
    """The rows of a table that Spark has written, without its day and the number of the step, in no order."""
    columns = [column.name for column in TABLES[name]] if name in TABLES else ["source", "reason"]
    files = [str(file) for file in Path(tables, name).rglob("*.parquet")]
    found = ds.dataset(files).to_table(columns).to_pylist() if files else []
    return sorted((tuple(row.values()) for row in found), key=repr)


def all_rows(tables):
    return {name: rows_in(tables, name) for name in (*TABLES, "errors")}


def rows_here(folder, columns=Columns()):
    """What this machine alone makes of the same files."""
    [batch] = Records(Work()).many(chain.from_iterable(members(str(file), columns) for file in sorted(folder.iterdir())))
    made = {name: table_of(batch, name).to_pylist() for name in TABLES}
    made["errors"] = [{"source": source, "reason": reason} for source, reason in errors(batch)]
    return {name: sorted((tuple(row.values()) for row in rows), key=repr) for name, rows in made.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_its_tables_are_those_of_one_machine(read_into, given, tmp_path, kind):
    KINDS[kind](given, TEXTS)
    taken = read_into(str(given), str(tmp_path / "out"), id_column="id" if kind == "jsonl" else None)
    found, expected = all_rows(tmp_path / "out"), rows_here(given, Columns(id="id" if kind == "jsonl" else None))
    if kind == "jsonl":  # Spark does not tell the line that is no JSON
        found["errors"], expected["errors"] = ([why[:40] for _, why in rows["errors"]] for rows in (found, expected))
    assert found == expected and len(found["articles"]) == len(TEXTS)
    assert {name: taken.rows[name] for name in found} == {name: len(rows) for name, rows in found.items()}
    days = {folder.name for folder in (tmp_path / "out" / "articles").iterdir() if folder.is_dir()}
    assert days == {f"day={row[6] or '__HIVE_DEFAULT_PARTITION__'}" for row in expected["articles"]}


def test_what_breaks_a_worker_costs_its_own_row(spark):
    from extractor.spark.reading import records_of

    names = ["a", "crash", "b", "hang", "bloat", "defect", "c"]
    rows = spark.createDataFrame(pa.table({"source": names, "text": [SENTENCE] * len(names)}))
    made = records_of(rows, partial(sources_in, columns=Columns()), Faulty(timeout=2)).toArrow()
    reasons = dict(zip(made["source"].to_pylist(), made["error"].to_pylist(), strict=True))
    assert {name: (reason or "read").split()[0] for name, reason in reasons.items()} == {
        "a": "read", "b": "read", "c": "read", "crash": "crashed", "hang": "took", "bloat": "needed", "defect": "a"
    }
    assert len(table_of(made, "index_moves")) == 3


def test_a_frame_of_articles_becomes_one_of_records(spark):
    from extractor.spark import read

    batch = pa.record_batch({"url": list(TEXTS), "story": list(TEXTS.values()), "outlet": ["x"] * len(TEXTS)})
    frame = spark.createDataFrame(pa.Table.from_batches([batch]))
    made = read(frame, text_column="story", id_column="url")
    expected = pa.Table.from_batches([extractor.read_batch(batch, text_column="story", id_column="url")])
    assert made.toArrow().sort_by("source").equals(expected.sort_by("source").cast(made.toArrow().schema))
    with pytest.raises(InputError, match="has no column 'text'|has no column text"):
        read(frame)


class Dead(Exception):
    """What a test lets a run die of."""


def test_tables_grow_whatever_a_run_dies_in(read_into, given, tmp_path, monkeypatch):
    from extractor.spark import growing, target

    out = str(tmp_path / "out")
    first, second = dict(list(TEXTS.items())[:2]), dict(list(TEXTS.items())[2:])

    def dies(name, where, **how):
        """A run that ends where a method of the target, or of its files, is called for a table or a place."""
        original = getattr(*name)

        def dying(self, *words):
            if any(str(word).endswith(where) for word in words):
                raise Dead
            return original(self, *words)

        with monkeypatch.context() as patched, pytest.raises((ExtractorError, Dead)):
            patched.setattr(*name, dying)
            read_into(str(given), out, **how)

    write, delete = (target.Target, "_write"), (target.Files, "delete")
    as_texts(given, first)
    dies(write, "articles")
    dies(write, "figures")
    dies(delete, "/records")  # all is written, and the step not yet noted as done
    assert read_into(str(given), out).rows["articles"] == 2
    assert all_rows(out) == rows_here(given)

    as_texts(given, second)
    for module in (growing, target):
        monkeypatch.setattr(module, "version", lambda: "9.9")
    grown = read_into(str(given), out)
    assert grown.rows["articles"] == 2 and grown.has_older
    assert all_rows(out) == rows_here(given)
    assert read_into(str(given), out).rows == Counter()

    dies(delete, "/figures", again=True)
    again = read_into(str(given), out)
    assert again.rows["articles"] == 4 and not again.has_older
    assert all_rows(out) == rows_here(given)


def command(*words):
    return [sys.executable, "-m", "extractor", "spark", *map(str, words)]


def test_the_command_survives_a_kill(given, tmp_path):
    as_texts(given, dict(list(TEXTS.items())[:2]))
    out = tmp_path / "out"
    words = command(given, out, "--master", "local[2]", "--conf", "spark.sql.shuffle.partitions=1", "--at-once", 1)
    commits = out / "_extract" / "checkpoint" / "commits"
    killed = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 200
    while time.monotonic() < until and not list(commits.glob("[0-9]*")):
        time.sleep(0.05)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    assert len(list(commits.glob("[0-9]*"))) < 3, "it was not killed in the middle"
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert f"into {out}: " in done.stdout and "Traceback" not in done.stderr
    assert all_rows(out) == rows_here(given)


def test_bytes_that_spark_brings_are_read_as_files_are(given):
    from extractor.spark.inputs import of_files

    as_texts(given, TEXTS)
    as_warc(given, TEXTS)
    files = sorted(given.iterdir())
    batch = pa.record_batch({"path": [f"file:{file}" for file in files], "content": [file.read_bytes() for file in files]})
    brought, opened = (
        [one if isinstance(one, InputError) else (one.name, one.sha256, one.text) for one in of_files(rows, Columns())]
        for rows in (batch, batch.select(["path"]))
    )
    assert list(map(str, brought)) == list(map(str, opened)) and len(brought) == 2 * len(TEXTS) + 1


def test_what_it_cannot_read_is_said_before_anything_is_read(read_into, given, tmp_path):
    out = str(tmp_path / "out")
    with pytest.raises(InputError, match="holds no file"):
        read_into(str(given), out)
    as_parquet(given, TEXTS)
    with pytest.raises(InputError, match="has no column 'story'"):
        read_into(str(given), out, text_column="story")
    as_lines(given, TEXTS)
    with pytest.raises(UsageError, match="holds jsonl and parquet; say with --from"):
        read_into(str(given), out)
    assert not Path(out).exists()

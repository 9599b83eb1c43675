"""Records as tables: all that a record says stands in them, under keys that join, in files that other programs read."""

import csv
import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

import extractor
from extractor.article import to_dict
from extractor.errors import MissingExtra, needs
from extractor.facts import KINDS
from extractor.outputs.csv import cell
from extractor.tables import TABLES, rows
from extractor.tables.rows import LISTS

ROOT = Path(__file__).parent.parent
ARTICLES = [extractor.read(path) for path in sorted((ROOT / "corpus").glob("*.txt"))[:12]]
IDS = [Path(article.source).stem for article in ARTICLES]
BESIDE = {"mentions", "figures"}


def extract(*words, code=0):
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, words)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == code, done.stderr
    return done


def plain(value):
    """A table's value as the JSON record has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, (date, datetime)) else value


@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_all_that_a_record_says_stands_in_the_tables(article):
    made, record = rows(article), to_dict(article)
    for name in LISTS:
        columns = [column.slot.rstrip("_") for column in TABLES[name][2:]]
        stated = [dict(zip(columns, map(plain, row[2:]), strict=True)) for row in made[name]]
        assert stated == [{key: fact[key] for key in fact if key not in BESIDE} for fact in record[name]]
    mentions = {(kind, at, number): (start, end, text) for _, kind, at, number, start, end, text in made["mentions"]}
    assert mentions == {
        (name, at, number): (mention["start"], mention["end"], mention["text"])
        for name in LISTS
        for at, fact in enumerate(record[name])
        for number, mention in enumerate(fact["mentions"])
    }


@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_every_key_joins(article):
    made = rows(article)
    (about,) = made["articles"]
    places = {(name, row[1]) for name in LISTS for row in made[name]}
    assert all(row[0] == about[0] for table in made.values() for row in table)
    assert {(row[1], row[2]) for name in BESIDE for row in made[name]} <= places
    assert all(len(row) == len(TABLES[name]) for name, table in made.items() for row in table)


@pytest.mark.parametrize("article", ARTICLES, ids=IDS)
def test_the_interval_of_a_figure_holds_its_value(article):
    columns = [column.name for column in TABLES["figures"]]
    for row in rows(article)["figures"]:
        figure = dict(zip(columns, row, strict=True))
        assert figure["low"] is None or figure["low"] <= figure["value"]
        assert figure["high"] is None or figure["value"] <= figure["high"]
        assert article.text[figure["start"] : figure["end_"]]


def test_a_figure_beyond_its_column_is_left_out_and_named():
    article = extractor.extract("The Sensex rose 0.5% to " + "9" * 24 + ".")
    row = rows(article)["articles"][0]
    levels = [move.level for move in article.index_moves if move.level]
    warnings = row[[column.name for column in TABLES["articles"]].index("warnings")]
    assert bool(levels) == any("too large for its column" in warning for warning in warnings)


def test_csv_says_what_the_records_say(tmp_path):
    extract("corpus", "-f", "csv", "-o", tmp_path / "out")
    records = json.loads(extract("corpus", "--json").stdout)
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(f"{name}.csv" for name in TABLES)
    keys = {row["article"]: row["source"] for row in read_csv(tmp_path / "out" / "articles.csv")}
    for kind in KINDS:
        found = [(keys[row["article"]], row["position"]) for row in read_csv(tmp_path / "out" / f"{kind}.csv")]
        assert found == [(each["source"], str(at)) for each in records for at, _ in enumerate(each[kind])]


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("value", "printed"), [
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("@SUM(1)", "'@SUM(1)"), ("+cmd|x", "'+cmd|x"), ("-0.5%", "-0.5%"),
    ("Reliance", "Reliance"), (Decimal("82626.23000000"), "82626.23"), (Decimal("-7426300000"), "-7426300000"),
    (True, "true"), (None, None), (["a", "b"], '["a", "b"]'), (Decimal("1E+5"), "100000"),
])
def test_a_cell_is_plain_and_no_formula(value, printed):
    assert cell(value) == printed


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_parquet_and_arrow_hold_the_same_rows(form, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import ipc, parquet

    from extractor.tables.arrow import schema

    extract("corpus", "-f", form, "-o", tmp_path / "out")
    opened = {"parquet": parquet.read_table, "arrow": lambda path: ipc.open_file(path).read_all()}[form]
    found = {name: opened(tmp_path / "out" / f"{name}.{form}") for name in TABLES}
    assert all(table.schema.equals(schema(name)) for name, table in found.items())
    keys = dict(zip(*(found["articles"].column(name).to_pylist() for name in ("article", "source")), strict=True))
    for article in ARTICLES:
        source, made = f"corpus/{Path(article.source).name}", rows(article)
        for name in LISTS:
            mine = [row for row in found[name].to_pylist() if keys[row["article"]] == source]
            assert [tuple(row.values())[1:] for row in mine] == [tuple(row)[1:] for row in made[name]]


def test_the_bytes_do_not_depend_on_the_number_of_processes(tmp_path):
    for jobs in (1, 2):
        extract("corpus", "-f", "csv", "-o", tmp_path / str(jobs), "-j", jobs)
    assert all((tmp_path / "1" / f"{name}.csv").read_bytes() == (tmp_path / "2" / f"{name}.csv").read_bytes() for name in TABLES)


def test_a_folder_is_replaced_whole_or_left_alone(tmp_path):
    out = tmp_path / "out"
    extract("corpus/2025-12-09-midcap-close.txt", "-f", "csv", "-o", out)
    extract("corpus", "-f", "csv", "-o", out)
    assert len(read_csv(out / "articles.csv")) > 1
    (out / "mine.txt").write_text("mine")
    refused = extract("corpus", "-f", "csv", "-o", out, code=2)
    assert "holds something else" in refused.stderr and (out / "mine.txt").read_text() == "mine"
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_a_format_of_tables_asks_for_a_folder():
    said = extract("corpus", "-f", "csv", code=2).stderr
    assert "-o FOLDER" in " ".join(said.replace("│", " ").split())


def test_an_extra_that_is_missing_is_named():
    with pytest.raises(MissingExtra, match=r"pip install 'tapecheck\[tables\]'"):
        with needs("no_such_package", "tables"):
            import no_such_package  # noqa: F401

"""A store: every article once, a corrected text in place of the old one, nothing half written, many writers at once."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

import extractor
from extractor.checks import across
from extractor.errors import StoreError, UsageError
from extractor.tables import TABLES, rows

duckdb = pytest.importorskip("duckdb", reason="needs DuckDB: pip install 'tapecheck[duckdb]'")
from extractor.store import base, open_store  # noqa: E402 - only where its packages are installed
from extractor.store.comparing import RULES, compare  # noqa: E402

ROOT = Path(__file__).parent.parent
SERVER = os.environ.get("TAPECHECK_POSTGRESQL")  # an address without a schema of its own in it
NO_SERVER = "needs a PostgreSQL server: set TAPECHECK_POSTGRESQL to its address"
RIGHT = """Sensex ends higher

Mumbai, 9 Dec 2025: The BSE Sensex rose 325.75 points, or 0.40%, to close at 82,626.23 on Tuesday. On the BSE, 2,134 shares
advanced and 1,707 declined. HEG was upgraded from Hold to Buy. BASF India will announce its results on 13 Feb 2026.
"""
WRONG = RIGHT.replace("0.40%", "0.50%")


@pytest.fixture(params=["duckdb", "postgresql"])
def where(request, tmp_path):
    """The address of an empty store."""
    if request.param == "duckdb":
        yield str(tmp_path / "facts.duckdb")
        return
    if not SERVER:
        pytest.skip(NO_SERVER)
    with database() as address:
        yield address


@contextmanager
def database():
    """The address of an empty database on the server."""
    from adbc_driver_postgresql import dbapi

    name = f"t{uuid4().hex}"
    with dbapi.connect(SERVER, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    head, mark, options = SERVER.partition("?")
    yield f"{head.rpartition('/')[0]}/{name}{mark}{options}"
    with dbapi.connect(SERVER, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def read(text, source):
    return rows(extractor.extract(text, source=source))


def put(where, *articles):
    """Put (source, text) into a store, in one batch; what became of them."""
    batch = {name: [row for source, text in articles for row in read(text, source)[name]] for name in TABLES}
    with open_store(where) as store:
        written = store.put(batch)
    return written.new, written.replaced, written.unchanged


def query(where, sql):
    with open_store(where) as store:
        return store.run(sql)


def counts(where):
    return {name: query(where, f"SELECT COUNT(*) FROM {name}")[0][0] for name in TABLES}


def test_the_same_article_again_changes_nothing(where):
    assert put(where, ("a.txt", RIGHT), ("b.txt", WRONG)) == (2, 0, 0)
    before = counts(where)
    assert before["index_moves"] == 2 and before["mentions"] > 8
    assert put(where, ("a.txt", RIGHT), ("b.txt", WRONG)) == (0, 0, 2)
    assert counts(where) == before


def test_a_corrected_text_takes_the_place_of_its_old_one_alone(where):
    put(where, ("a.txt", WRONG), ("b.txt", WRONG))
    assert put(where, ("a.txt", RIGHT)) == (0, 1, 0)
    assert query(where, "SELECT source FROM failing_checks") == [("b.txt",)]
    known = {key for (key,) in query(where, "SELECT article FROM articles")}
    assert all(key in known for name in TABLES for (key,) in query(where, f"SELECT DISTINCT article FROM {name}"))


def test_a_new_reading_of_the_same_text_takes_the_place_of_the_old(where):
    put(where, ("a.txt", RIGHT))
    query_in_place(where, "UPDATE articles SET record = 'read otherwise'")
    assert put(where, ("a.txt", RIGHT)) == (0, 1, 0)
    assert counts(where)["articles"] == 1 and counts(where)["index_moves"] == 1


def query_in_place(where, sql):
    with open_store(where) as store, store.transaction():
        store.run(sql)


def test_of_two_texts_of_one_source_in_one_batch_the_later_stays(where):
    put(where, ("a.txt", WRONG), ("a.txt", RIGHT))
    assert counts(where)["articles"] == 1 and query(where, "SELECT * FROM failing_checks") == []


def test_standard_input_is_no_source(where):
    put(where, ("-", WRONG))
    assert put(where, ("-", RIGHT)) == (1, 0, 0)
    assert put(where, ("-", RIGHT)) == (0, 0, 1)


def test_the_views_say_what_their_names_say(where):
    put(where, ("a.txt", WRONG))
    day = date(2025, 12, 9)
    assert query(where, "SELECT trading_day, universe, advances, declines FROM daily_breadth") == [(day, "BSE", 2134, 1707)]
    ((told, name, session, level),) = query(where, "SELECT trading_day, index_name, session, level FROM index_levels")
    assert (told, name, session, float(level)) == (day, "BSE Sensex", "close", 82626.23)
    assert query(where, "SELECT company, from_grade, to_grade FROM upgrades") == [("HEG", "Hold", "Buy")]
    assert query(where, "SELECT results_day, company, articles FROM results_calendar") == [(date(2026, 2, 13), "BASF India", 1)]
    ((rule, start, end),) = query(where, "SELECT rule, start, end_ FROM failing_checks")
    assert rule == "index.percent" and WRONG[start:end].strip()


def test_values_are_those_of_the_record(where):
    article = extractor.extract(RIGHT, source="a.txt")
    put(where, ("a.txt", RIGHT))
    ((percent, points, level, approximate, rules),) = query(
        where, "SELECT percent, points, level, approximate, rules FROM index_moves"
    )
    move = article.index_moves[0]
    assert [float(each) for each in (percent, points, level)] == [float(each) for each in (move.percent, move.points, move.level)]
    assert approximate is False and list(rules) == move.rules


WRITER = """
import sys
from test_store import put, RIGHT
where, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
for at in range(times):
    put(where, *((f"{name if number % 2 else 'shared'}-{number}.txt", RIGHT + f"\\nCopy {at if number % 2 else name}.")
                 for number in range(6)))
"""


def writer(where, name, times):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, where, name, str(times)], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_two_programs_may_write_at_once(where):
    put(where, ("a.txt", RIGHT))
    both = [writer(where, name, 3) for name in ("one", "two")]
    ends = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    found = query(where, "SELECT source, COUNT(*) FROM articles GROUP BY source ORDER BY source")
    assert [name for name, _ in found] == sorted(
        ["a.txt", *(f"{name}-{number}.txt" for name in ("one", "two") for number in (1, 3, 5)),
         *(f"shared-{number}.txt" for number in (0, 2, 4))]
    )
    assert {count for _, count in found} == {1} and is_whole(where)


def is_whole(where):
    """Whether every article that is here is here with all of its rows."""
    moves = query(where, "SELECT COUNT(*) FROM articles a LEFT JOIN index_moves m ON m.article = a.article WHERE m.article IS NULL")
    strays = [
        query(where, f"SELECT COUNT(*) FROM {name} WHERE article NOT IN (SELECT article FROM articles)")[0][0] for name in TABLES
    ]
    return moves == [(0,)] and not any(strays)


def test_a_writer_that_is_killed_leaves_nothing_half_written(where):
    put(where, ("a.txt", RIGHT))
    for wait in (0.0, 0.05, 0.2, 0.4):
        process = writer(where, "one", 50)
        assert process.stdout.readline() == "ready\n"
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert is_whole(where)
    assert put(where, ("b.txt", RIGHT))[0] == 1


def test_a_store_of_an_older_program_is_brought_up_to_date(where, monkeypatch):
    put(where, ("a.txt", WRONG))
    monkeypatch.setattr(base, "VERSION", base.VERSION + 1)
    monkeypatch.setattr(base, "MIGRATIONS", {base.VERSION - 1: ["ALTER TABLE articles ADD COLUMN desk TEXT"]})
    assert query(where, "SELECT desk FROM articles") == [(None,)]
    assert query(where, "SELECT version FROM store_version") == [(base.VERSION,)]
    assert len(query(where, "SELECT * FROM failing_checks")) == 1


def test_a_store_of_a_newer_program_is_refused(where):
    put(where, ("a.txt", RIGHT))
    query_in_place(where, f"UPDATE store_version SET version = {base.VERSION + 1}")
    with pytest.raises(StoreError, match="newer program"):
        open_store(where)


@pytest.mark.parametrize("where", ["facts.sqlite", "mysql://here/facts", ""])
def test_what_is_no_store_is_refused_in_words(where):
    with pytest.raises(UsageError, match="no store"):
        open_store(where)


def test_a_server_that_is_not_there_is_named_without_its_password():
    pytest.importorskip("adbc_driver_postgresql")
    with pytest.raises(StoreError, match=r"cannot be reached") as caught:
        open_store("postgresql://me:secret@127.0.0.1:1/facts")
    assert "secret" not in str(caught.value) and "me:***@127.0.0.1" in str(caught.value)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "facts.duckdb").write_text("no database at all " * 1000)
    with pytest.raises(StoreError, match=r"facts\.duckdb: cannot be opened"):
        open_store(str(tmp_path / "facts.duckdb"))


def test_the_command_says_what_it_did(where, tmp_path):
    for number, text in enumerate([RIGHT, WRONG]):
        (tmp_path / f"{number}.txt").write_text(text)
    (tmp_path / "2.txt").write_bytes(b"\0\1\2" * 99)
    done = [
        subprocess.run([sys.executable, "-m", "extractor", *map(str, sorted(tmp_path.glob("*.txt"))), "--into", where],
                       cwd=ROOT, capture_output=True, text=True)
        for _ in range(2)
    ]
    assert [each.returncode for each in done] == [2, 2]
    assert [each.stderr.count("\n") for each in done] == [1, 1] and "2.txt" in done[0].stderr
    assert [each.stdout.partition(": ")[2].strip() for each in done] == ["2 new, 0 replaced, 0 unchanged", "0 new, 0 replaced, 2 unchanged"]


def test_a_store_is_compared_as_its_files_are(where, tmp_path):
    """The conflicts that SQL and the checks find in a store are those that the checks find among the files."""
    sources = write_days(tmp_path / "days")
    articles = [extractor.read(path) for path in sources]
    put(where, *((article.source, article.text) for article in articles))
    among = [(articles[at].source, one) for at, one in across([(each.source, each.facts) for each in articles])]
    expected = [found(source, one) for source, one in among if one.status != "holds"]
    with open_store(where) as store:
        assert [found(source, one) for source, one in compare(store)] == expected
    assert {rule for _, rule, *_ in expected} == {f"across.{rule}" for rule in RULES}
    assert any(one.status == "holds" for _, one in among)


def found(source, check):
    return source, check.rule, check.status, check.severity, check.message, check.stated, check.facts


def write_days(folder, days=40, outlets=3, seed=7):
    """Closes as several outlets tell them, with misprints, and at the end an old one with a new date; the paths."""
    rng, start, before, day = random.Random(seed), 78_139.01, 80_000.0, date(2025, 3, 3)
    folder.mkdir()
    told, paths = [], []
    for number in range(days):
        level = round(before * (1 + rng.uniform(-0.012, 0.012)), 2)
        counts = rng.randint(900, 2600), rng.randint(900, 2600)
        told += [(day, before, level, counts, (level - start) / start * 100)] * outlets
        before, day = level, day + timedelta(3 if day.weekday() == 4 else 1)
    told.append((day, *told[7][1:]))
    for number, one in enumerate(told):
        paths.append(folder / f"{number:03}.txt")
        paths[-1].write_text(one_day(rng, *one), encoding="utf-8")
    return [str(path) for path in paths]


def one_day(rng, day, before, level, counts, year):
    """A close; one in six has a misprint in its level, one in ten in a count."""
    change, percent = round(level - before, 2), (level - before) / before * 100
    verb, session = "rose" if change > 0 else "fell", rng.choice(["to close at", "to close at", "to"])
    level += rng.choice([900, -90, 0.5, 27]) if rng.random() < 0.15 else 0
    up, down = counts[0] + (rng.choice([1, 90]) if rng.random() < 0.1 else 0), counts[1]
    return (
        f"Sensex {verb}\n\nMumbai, {day:%d %b %Y}: The BSE Sensex {verb} {abs(change):,.2f} points, or {abs(percent):.2f}%, "
        f"{session} {level:,.2f} on {day:%A}. On the BSE, {up:,} shares advanced and {down:,} declined. "
        f"The Sensex has {'gained' if year > 0 else 'lost'} {abs(year):.2f}% so far this year.\n"
    )


def test_the_command_compares_a_store(where):
    put(where, ("a.txt", RIGHT), ("b.txt", RIGHT.replace("82,626.23", "82,662.23")))
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "compare", where, "--strict"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1 and not done.stderr
    assert "across.index" in done.stdout and "2 articles, 1 failing comparison, 0 unclear" in done.stdout

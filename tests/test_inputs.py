"""Rows, archives and web archives: the same record wherever a text lies, and words for all that cannot be read."""

import csv
import gzip
import io
import json
import os
import random
import sys
import tracemalloc
import zipfile
from datetime import date, datetime, timezone
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from typer.testing import CliRunner

from extractor.batch import pool
from extractor.cli.app import app
from extractor.cli.paths import expand
from extractor.cli.read import Batch
from extractor.cli.resume import emit_on
from extractor.cli.write import emit
from extractor.errors import InputError
from extractor.inputs import Columns, members, rows
from extractor.inputs.members import NAMED
from extractor.outputs import FORMATS
from extractor.reading.source import Source, from_text

ROOT = Path(__file__).parent.parent
PATHS = sorted((ROOT / "corpus").glob("*.txt"))[:6]
TEXTS = [path.read_text(encoding="utf-8") for path in PATHS]
JSONL = FORMATS["jsonl"]


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


# Containers made by hand --------------------------------------------------------------------------------------


def jsonl(rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_json(rows):
    return json.dumps(rows, indent=1).encode()


def as_csv(rows):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def parquet(rows):
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, write_batch_size=16)  # a page is the least that can be read
    return out.getvalue()


def zipped(files, how=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def record(body, address="https://example.org/1", status="200 OK", kind="text/plain; charset=utf-8", coding=""):
    made = WarcRecord()
    made.init_headers(record_type=WarcRecordType.response)
    made.headers["WARC-Target-URI"] = address
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}\r\n".encode() + body)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def crawl(texts):
    return b"".join(record(text.encode(), f"https://example.org/{at}") for at, text in enumerate(texts))


def packed_crawl(texts):
    """As crawlers write it: each record packed by itself."""
    return b"".join(gzip.compress(record(text.encode(), f"https://example.org/{at}")) for at, text in enumerate(texts))


def numbered(texts):
    return [{"id": f"n{at}", "text": text} for at, text in enumerate(texts)]


KINDS = {
    "a.txt.gz": lambda texts: gzip.compress(texts[0].encode()),
    "a.jsonl": lambda texts: jsonl(numbered(texts)),
    "a.ndjson.gz": lambda texts: gzip.compress(jsonl(numbered(texts))),
    "a.json": lambda texts: as_json(numbered(texts)),
    "a.json.gz": lambda texts: gzip.compress(as_json(numbered(texts))),
    "a.csv": lambda texts: as_csv(numbered(texts)),
    "a.csv.gz": lambda texts: gzip.compress(as_csv(numbered(texts))),
    "a.parquet": lambda texts: parquet(numbered(texts)),
    "a.warc": crawl,
    "a.warc.gz": packed_crawl,
    "texts.zip": lambda texts: zipped((f"in/{at}.txt", text) for at, text in enumerate(texts)),
    "tables.zip": lambda texts: zipped([("a.jsonl.gz", gzip.compress(jsonl(numbered(texts))))]),
    "json.zip": lambda texts: zipped([("a.json", as_json(numbered(texts)))]),
    "crawl.zip": lambda texts: zipped([("a.warc.gz", packed_crawl(texts))]),
}
NAMES = {
    "a.txt.gz": ["a.txt.gz"], "a.jsonl": ["a.jsonl:1", "a.jsonl:2"], "a.json": ["a.json:1", "a.json:2"],
    "a.parquet": ["a.parquet:1", "a.parquet:2"], "texts.zip": ["texts.zip/in/0.txt", "texts.zip/in/1.txt"],
    "tables.zip": ["tables.zip/a.jsonl.gz:1", "tables.zip/a.jsonl.gz:2"],
    "a.warc.gz": ["a.warc.gz#https://example.org/0", "a.warc.gz#https://example.org/1"],
}


def put(name, data):
    Path(name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def found(name, data, columns=Columns()):
    """(the texts, the problems) of a container."""
    every = list(members(put(name, data), columns))
    return [one for one in every if isinstance(one, Source)], [one for one in every if isinstance(one, InputError)]


def told(name, data, columns=Columns()):
    """What is said of a container that holds nothing to be read."""
    texts, [problem] = found(name, data, columns)
    assert texts == []
    return str(problem)


def run(*args, **how):
    return CliRunner().invoke(app, list(args), prog_name="extract", **how)


# The same text ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_a_text_gives_the_same_record_wherever_it_lies(name):
    put(name, KINDS[name](TEXTS))
    texts = TEXTS[:1] if name == "a.txt.gz" else TEXTS
    batch = Batch([name])
    got = list(batch)
    put("alone.txt", "")
    for article, text in zip(got, texts, strict=True):
        put("alone.txt", text)
        [alone] = Batch(["alone.txt"])
        article.source = alone.source
        assert JSONL.part(article) == JSONL.part(alone)
    assert not batch.problems


@pytest.mark.parametrize("name", NAMES)
def test_each_goes_by_its_place(name):
    texts, problems = found(name, KINDS[name](TEXTS))
    assert [one.name for one in texts][:2] == NAMES[name] and not problems


def test_a_page_is_read_as_a_page():
    page = f"<html><body><article><h1>Wrap</h1><p>{TEXTS[0]}</p></article></body></html>"
    put("page.html", page)
    [alone] = Batch(["page.html"])
    for name, data in (("a.jsonl", jsonl([{"text": page}])), ("a.zip", zipped([("page.html", page)])),
                       ("a.warc", record(page.encode(), kind="text/html"))):
        put(name, data)
        [article] = Batch([name])
        assert article.warnings == alone.warnings and article.warnings[0].startswith("read from HTML")
        assert (article.sha256, article.index_moves) == (alone.sha256, alone.index_moves)


@pytest.mark.parametrize("pack", ["gzip", "deflate", "chunked", "kept header"])
def test_a_page_is_taken_out_of_what_http_packed_it_in(pack):
    import zlib

    page = b"<html><body><p>The Sensex rose 1.2% on Friday.</p></body></html>"
    coding, body = {
        "gzip": ("Content-Encoding: gzip\r\n", gzip.compress(page)),
        "deflate": ("Content-Encoding: deflate\r\n", zlib.compress(page)),
        "chunked": ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)),
        "kept header": ("Content-Encoding: gzip\r\n", page),
    }[pack]
    [one], problems = found("a.warc", record(body, kind="text/html", coding=coding))
    assert one.text == page.decode() and not problems


def test_of_a_crawl_only_pages_that_were_there_are_read():
    data = record(b"gone", status="404 Not Found") + record(b"x{}", kind="text/css") + record(b"\x89PNG", kind="image/png")
    assert told("a.warc", data) == "a.warc: holds no article"
    [one], _ = found("a.warc", data + record(b"The Sensex rose 1%."))
    assert one.text == "The Sensex rose 1%."


# Columns ------------------------------------------------------------------------------------------------------


def test_the_column_of_the_text():
    rows = [{"id": "x", "body": "Body.", "story": "Story."}]
    for name, make in (("a.csv", as_csv), ("a.jsonl", jsonl), ("a.json", as_json), ("a.parquet", parquet)):
        assert [one.text for one in found(name, make(rows))[0]] == ["Body."]
        assert [one.text for one in found(name, make(rows), Columns("story"))[0]] == ["Story."]
        assert told(name, make(rows), Columns("none")) == (
            f"{name}: has no column 'none'; name one with --text-column. There are: id, body, story")
        assert "has no column 'nr'; name one with --id-column" in told(name, make(rows), Columns(None, "nr"))
        assert told(name, make([{"id": "x", "n": "1"}])).startswith(f"{name}: has no column text, body, content or article;")


def test_rows_go_by_their_id_and_no_two_by_one_name():
    rows = [{"id": one, "text": f"Text {at}."} for at, one in enumerate(["a", "b", "a", "", "x" * 300, "a~4"])]
    names = ["a.csv#a", "a.csv#b", "a.csv#a~4", "a.csv:5", "a.csv:6", "a.csv#a~4~7"]
    assert [one.name for one in found("a.csv", as_csv(rows), Columns(None, "id"))[0]] == names
    twice = record(b"The Sensex rose 1%.") + record(b"The Sensex rose 2%.")
    assert [one.name for one in found("a.warc", twice)[0]] == ["a.warc#https://example.org/1", "a.warc#https://example.org/1~2"]
    with pytest.warns(UserWarning, match="Duplicate"):
        same = zipped([("a.txt", "One."), ("a.txt", "Two.")])
    assert [(one.name, one.text) for one in found("a.zip", same)[0]] == [("a.zip/a.txt", "One."), ("a.zip/a.txt~2", "Two.")]


def test_title_and_date_beside_a_text_count_where_the_text_states_none():
    body = "The Sensex rose 1.2% on Friday to close at 82,626.23, and the market was calm all day."
    rows = [{"text": body, "title": " Calm \n day ", "date": "2026-02-13T18:30:00Z"},
            {"text": f"Banks lead\n\nPublished on February 12, 2026\n\n{body}", "title": "Other", "date": "2020-01-01"},
            {"text": body, "title": "", "date": "13/02/26"}]
    for name, make in (("a.csv", as_csv), ("a.jsonl", jsonl), ("a.parquet", parquet)):
        put(name, make(rows))
        beside, stated, neither = Batch([name])
        assert (beside.title, beside.published) == ("Calm day", datetime(2026, 2, 13, 18, 30, tzinfo=timezone.utc))
        assert beside.as_of == date(2026, 2, 13)
        assert stated.title == "Banks lead" and str(stated.published).startswith("2026-02-12")
        assert neither.title is None and neither.published is None
        assert "the date in column 'date' is not in ISO 8601 and was left out" in neither.warnings
    put("typed.parquet", parquet([{"text": body, "published": date(2026, 2, 13)}]))
    assert [article.published for article in Batch(["typed.parquet"])] == [date(2026, 2, 13)]


def test_a_row_in_another_encoding_says_so():
    one = found("a.csv", b"text\nThe market\x92s rise was 1%.\n")[0][0]
    assert one.text == "The market’s rise was 1%." and one.warnings == ["text is not UTF-8: read as Windows-1252"]
    assert found("a.csv", "\ufefftext\nWell.\n")[0][0].text == "Well."
    assert "UTF-16" in told("a.csv", "text\nWell.\n".encode("utf-16"))
    assert "UTF-8" in told("a.json", '[{"text": "Well."}]'.encode("utf-16"))


def test_options_reach_every_command_that_takes_paths():
    put("a.csv", as_csv([{"nr": at, "story": text} for at, text in enumerate(TEXTS)]))
    columns = ["--text-column", "story", "--id-column", "nr"]
    for command in ([], ["check"], ["coverage"], ["compare"], ["selftest", "--limit", "2"]):
        assert run(*command, "a.csv", *columns).exit_code == 0, command
        assert "--text-column" in run(*command, "a.csv").stderr
    assert [json.loads(line)["source"] for line in run("a.csv", "--jsonl", *columns).stdout.splitlines()][:2] == ["a.csv#0", "a.csv#1"]


# What cannot be read ------------------------------------------------------------------------------------------


def test_a_bad_row_is_named_and_the_others_go_on():
    lines = ['{"text": "One."}', "", "{broken", "[1]", '{"text": null}', '{"text": "  "}', '{"other": 1}', '{"text": 7}', '{"text": "Two."}']
    texts, problems = found("a.jsonl", "\n".join(lines))
    assert [one.name for one in texts] == ["a.jsonl:1", "a.jsonl:9"]
    assert [str(one).partition(" (")[0] for one in problems] == [
        "a.jsonl:3: is no JSON", "a.jsonl:4: is no JSON object", *(f"a.jsonl:{at}: has no text in column 'text'" for at in (5, 6, 7, 8))]
    texts, problems = found("a.csv", 'id,text\n1,One.\n2,It rose 1,200 points.\n3\n\n4,"a"b\n5,"two\nlines"\n6,\n7,Three.\n')
    assert [(one.name, one.text) for one in texts] == [("a.csv:2", "One."), ("a.csv:7", "two\nlines"), ("a.csv:10", "Three.")]
    assert [str(one) for one in problems] == [
        "a.csv:3: has 3 cells where the header has 2", "a.csv:4: has 1 cells where the header has 2",
        "a.csv:6: is no CSV (',' expected after '\"')", "a.csv:9: has no text in column 'text'"]


def test_many_bad_rows_are_counted_rather_than_named():
    texts, problems = found("a.jsonl", '{"text": "One."}\n' + "{}\n" * 5000 + '{"text": "Two."}\n')
    assert len(texts) == 2 and len(problems) == NAMED + 1
    assert str(problems[-1]) == f"a.jsonl: {5000 - NAMED:,} more of what it holds cannot be read"


ODD_JSON = {
    "": "holds no article", "[]": "holds no article", " \n ": "holds no article", "[1, 2": "the array does not end behind row 2", '[{"text": "On': "row 1 is no JSON or breaks off",
    '[{"text": "One."} {"text": "Two."}]': "the array does not end behind row 1", "[" * 100_000: "row 1 is nested too deeply",
    "nonsense": "row 1 is no JSON or breaks off", '{"text": "One."}, {}': "row 2 is no JSON", "9" * 5000: "row 1 is no JSON",
}


@pytest.mark.parametrize("text", ODD_JSON, ids=lambda text: text[:20])
def test_json_that_is_none_ends_in_words(text):
    assert ODD_JSON[text] in str(found("a.json", text)[1][-1])


def test_json_in_any_layout(monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 7)
    for text in ('[{"text":"A"},{"text":"B"}]', ' [\n {"text" : "A"} ,\n\t{"text": "B"}\n]\n', '{"text": "A"}\n{"text": "B"}', '{"text":"A"}{"text":"B"}'):
        assert [one.text for one in found("a.json", text)[0]] == ["A", "B"], text


TORN = {
    "a.ndjson.gz": lambda data: data[: len(data) // 2], "a.csv.gz": lambda data: data[:-4], "a.json.gz": lambda data: data[: len(data) // 2],
    "a.warc": lambda data: data[:-100], "a.warc.gz": lambda data: data[: len(data) * 3 // 4], "a.json": lambda data: data[: len(data) // 2],
    "texts.zip": lambda data: data[: len(data) // 2], "a.parquet": lambda data: data[: len(data) // 2], "a.txt.gz": lambda data: data[:-40],
    "a.csv": lambda data: data[: data.rindex(b'"') - 10],
}
HAVE_THEIR_DIRECTORY_LAST = ("texts.zip", "a.parquet", "a.txt.gz")


@pytest.mark.parametrize("name", TORN)
def test_what_was_read_of_a_torn_container_stays(name):
    chance = random.Random(3)
    texts = [text + "".join(chance.choices("abcdefgh ", k=90_000)) for text in TEXTS]  # more than is unpacked at once
    whole = {one.text for one in found(name, KINDS[name](texts))[0]}
    left, problems = found(name, TORN[name](KINDS[name](texts)))
    assert {one.text for one in left} < whole or name == "a.csv.gz"
    assert bool(left) == (name not in HAVE_THEIR_DIRECTORY_LAST)
    assert len(problems) == 1 and ("is damaged or breaks off (" in problems[0].reason or "is no CSV" in problems[0].reason)


def test_a_damaged_member_costs_itself():
    data = bytearray(zipped([("a.txt", "One. " * 99), ("b.txt", "Two. " * 99), ("c.txt", "Three. " * 99)], zipfile.ZIP_STORED))
    data[data.index(b"Two.")] ^= 1
    texts, [problem] = found("a.zip", bytes(data))
    assert [one.name for one in texts] == ["a.zip/a.txt", "a.zip/c.txt"] and str(problem).startswith("a.zip/b.txt: is damaged")
    crawled = [record(b"The Sensex rose 1%.", "u:1"), record(b"\x1f\x8b\x08junk", "u:2", coding="Content-Encoding: gzip\r\n"),
               record(b"The Sensex rose 3%.", "u:3")]
    texts, [problem] = found("a.warc", b"".join(crawled))
    assert [one.name for one in texts] == ["a.warc#u:1", "a.warc#u:3"] and problem.source == "a.warc#u:2"


def encrypted(data):
    """The archive, saying of its only member that it is encrypted."""
    data = bytearray(data)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def test_what_an_archive_may_not_hold():
    assert told("a.zip", encrypted(zipped([("a.txt", "One.")]))) == "a.zip/a.txt: is encrypted"
    inner = zipped([("a.txt", "One.")])
    packed = "is packed within an archive and cannot be read there: unpack the archive first"
    assert told("a.zip", zipped([("b.zip", inner)])) == f"a.zip/b.zip: {packed}"
    assert told("a.zip.gz", gzip.compress(inner)) == f"a.zip.gz: {packed}"
    assert told("a.txt.gz.gz", gzip.compress(gzip.compress(b"One."))) == f"a.txt.gz.gz: {packed}"
    assert told("a.zip", zipped([("a.parquet", parquet(numbered(TEXTS)))])) == f"a.zip/a.parquet: {packed}"
    assert told("a.zip", zipped([("a.png", "x"), ("b/", ""), ("__MACOSX/._a.txt", "x"), (".b/c.txt", "x")])) == "a.zip: holds no article"
    assert told("a.gz", b"no gzip at all").startswith("a.gz: is damaged or breaks off (Not a gzipped file")
    assert "is a PNG image, not text" in told("a.zip", zipped([("a.txt", b"\x89PNG")]))


HUGE = 16 << 20


def test_bombs_are_bounded(monkeypatch):
    monkeypatch.setattr(rows, "ROW_BYTES", 1 << 18)
    endless = gzip.compress(b"x" * HUGE, 1)
    tracemalloc.start()
    try:
        assert told("a.txt.gz", endless) == "a.txt.gz: is larger than 2 MB"
        assert "larger than 2 MB" in told("a.zip", zipped([("a.txt", b"x" * HUGE)]))
        assert "larger than 2 MB" in told("a.warc", record(endless, coding="Content-Encoding: gzip\r\n"))
        for name, data in (("a.jsonl.gz", endless), ("a.csv.gz", endless), ("b.csv.gz", gzip.compress(b'text\n"' + b"\n" * HUGE, 1)),
                           ("b.jsonl.gz", gzip.compress(b"\n" * HUGE, 1)), ("a.json.gz", gzip.compress(b'["' + b"x" * HUGE, 1))):
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            assert "a row is larger than" in told(name, data)
            assert tracemalloc.get_traced_memory()[1] - before < HUGE // 4, name
    finally:
        tracemalloc.stop()


def test_a_row_may_be_too_large_alone():
    long = "The Sensex rose 1%. " * 110_000
    for name, make in (("a.jsonl", jsonl), ("a.json", as_json), ("a.csv", as_csv), ("a.parquet", parquet)):
        texts, [problem] = found(name, make(numbered(["One.", long, "Two."])))
        assert [one.text for one in texts] == ["One.", "Two."] and problem.reason == "is larger than 2 MB"


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/passwd.txt", "a\x1b[31m\nb.txt", "a\u202eb.txt", "C:\\x.txt"])
def test_a_hostile_name_is_shown_and_leads_nowhere(home, name):
    put("a.zip", zipped([(name, "The Sensex rose 325.75 points, or 4.40%, to close at 82,626.23.")]))
    before = sorted(home.rglob("*"))
    for form in ("lint", "table", "json"):
        result = run("a.zip", "-f", form)
        assert result.exit_code == 0 and sorted(home.rglob("*")) == before
        assert not any(char in result.output for char in "\x1b\u202e") and "a.zip/" in result.output
    put("a.csv", as_csv([{"id": name, "text": ""}, {"id": name, "text": "x\0y"}]))
    said = run("a.csv", "--id-column", "id").stderr
    assert said.count("\n") == 2 and not any(char in said for char in "\x1b\u202e")


def test_an_extra_that_is_missing_is_named_and_the_others_go_on(monkeypatch):
    put("a.parquet", KINDS["a.parquet"](TEXTS))
    put("b.warc", KINDS["a.warc"](TEXTS))
    put("c.txt", TEXTS[0])
    for module in ("pyarrow", "pyarrow.parquet", "fastwarc", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, module, None)
    result = run("a.parquet", "b.warc", "c.txt", "--jsonl")
    assert result.exit_code == 2 and result.stdout.count("\n") == 1
    assert result.stderr.splitlines() == [
        "extract: a.parquet: this needs pyarrow: pip install 'tapecheck[tables]'",
        "extract: b.warc: this needs fastwarc: pip install 'tapecheck[warc]'"]


def test_whatever_is_broken_in_a_container_ends_in_words():
    chance = random.Random(20261122)
    for name in KINDS:
        data = KINDS[name](TEXTS)
        for _ in range(25):
            broken = bytearray(data[: chance.choice((len(data), chance.randrange(len(data))))] or b"x")
            for _ in range(chance.choice((1, 3, 30))):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            for one in members(put(name, bytes(broken))):
                assert isinstance(one, (Source, InputError))


# Which files --------------------------------------------------------------------------------------------------


def test_a_folder_is_read_for_all_that_is_known_but_json():
    os.mkdir("in")
    taken = ["a.csv", "b.csv.gz", "c.htm", "d.HTML", "e.jsonl", "f.ndjson.gz", "g.parquet", "h.txt", "i.txt.gz", "j.warc", "k.warc.gz", "l.zip"]
    for name in [*taken, "m.json", "n.json.gz", "o.tar.gz", "p.gz", "q.md", "r.zip.gz", ".s.jsonl"]:
        put(f"in/{name}", "x")
    assert expand(["in"]) == [os.path.join("in", name) for name in taken]
    assert expand([str(ROOT / "corpus")]) == [str(path) for path in sorted((ROOT / "corpus").glob("*.txt"))]


def test_json_beside_texts_is_no_article_in_an_archive_either():
    texts, _ = found("a.zip", zipped([("b/x.txt", "One."), ("b/x.json", "{}"), ("b.txt", "Two."), ("a/z.txt", "Three.")]))
    assert [one.name for one in texts] == ["a.zip/a/z.txt", "a.zip/b/x.txt", "a.zip/b.txt"]


def test_an_address_is_not_fetched():
    put("a.txt", TEXTS[0])
    result = run("https://user:secret@example.org/a.txt?x=[1]", "a.txt", "--jsonl")
    assert result.exit_code == 2 and result.stdout.count("\n") == 1 and "secret" not in result.output
    assert "example.org/a.txt?x=[1]: is an address; nothing is fetched: save it and name the file" in result.stderr


# Many ---------------------------------------------------------------------------------------------------------

MANY = 500


def large(name):
    """A container of 9 MB of text."""
    return KINDS[name]([f"{at} The Sensex rose 1.2% on Friday. " * 500 for at in range(MANY)])


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz", "a.json", "a.csv", "a.parquet", "a.warc.gz", "texts.zip"])
def test_of_a_large_container_little_stands_in_memory(name):
    put(name, large(name))
    list(members(put("small.jsonl", KINDS["a.jsonl"](TEXTS))))  # what is imported once
    before, held = pa.total_allocated_bytes(), []
    tracemalloc.start()
    try:
        for count, _ in enumerate(members(name), 1):
            held.append(pa.total_allocated_bytes() - before)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == MANY and peak < 4 << 20 and max(held) < 5 << 20


@pytest.mark.parametrize("jobs", [None, 2])
def test_a_container_is_read_no_further_than_its_articles_are_asked_for(monkeypatch, jobs):
    taken = []

    def counted(path, columns):
        for at in range(1000):
            taken.append(at)
            yield from_text(f"{path}:{at}", "The Sensex rose 1.2% on Friday.")

    monkeypatch.setattr("extractor.cli.read.members", counted)
    batch = Batch([put("a.jsonl", "")], jobs=jobs)
    articles = iter(batch)
    assert next(articles).source == "a.jsonl:0"
    assert len(taken) <= (1 if jobs is None else pool.CHUNK * (pool.AHEAD * jobs + 1))
    articles.close()


def written(words, **how):
    emit(Batch(words, **how), JSONL, "out.jsonl")
    return Path("out.jsonl").read_bytes()


@pytest.fixture
def mixed():
    put("a.jsonl.gz", gzip.compress(jsonl([*numbered(TEXTS[:3]), {"id": "none", "text": ""}, *numbered(TEXTS[3:])])))
    put("b.txt", TEXTS[0])
    put("c.zip", KINDS["texts.zip"](TEXTS))
    put("d.csv", KINDS["a.csv"](TEXTS)[:-300])
    return ["a.jsonl.gz", "b.txt", "c.zip", "d.csv"]


def test_the_bytes_do_not_depend_on_the_number_of_processes(mixed):
    one, two = Batch(mixed), Batch(mixed, jobs=2)
    emit(one, JSONL, "one.jsonl")
    emit(two, JSONL, "two.jsonl")
    assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes() != b""
    assert [str(each) for each in one.problems] == [str(each) for each in two.problems] and len(one.problems) == 2


def test_a_run_that_was_stopped_in_a_container_goes_on_in_it(mixed, monkeypatch):
    whole = written(mixed)
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", lambda *_: None)
        emit_on(Batch(mixed), JSONL, "out.jsonl")
    [part] = Path().glob(".out.jsonl.*.part")
    assert part.read_bytes() == whole
    chance = random.Random(11)
    for at in [0, len(whole), *(chance.randrange(len(whole)) for _ in range(8))]:
        part.write_bytes(whole[:at])
        batch = Batch(mixed)
        with monkeypatch.context() as broken:
            broken.setattr(os, "replace", lambda *_: None)
            emit_on(batch, JSONL, "out.jsonl")
        assert part.read_bytes() == whole and batch.done >= whole[:at].count(b"\n")
        assert len(batch.problems) == 2
    put("a.jsonl.gz", gzip.compress(jsonl(numbered([TEXTS[0], "The Nifty fell 1%.", *TEXTS[2:]]))))
    emit_on(Batch(mixed), JSONL, "out.jsonl")
    assert Path("out.jsonl").read_bytes() == written(mixed) != whole


def test_a_bar_counts_where_no_total_is_known(monkeypatch):
    from types import SimpleNamespace

    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True, write=lambda _: None, flush=lambda: None))
    batch = Batch([put("a.jsonl", KINDS["a.jsonl"](TEXTS))])
    assert batch.total is None and batch.has_bar
    assert len(list(batch)) == len(TEXTS)
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(isatty=lambda: True))
    assert not batch.has_bar, "the articles would have to wait for the bar to go"
    batch.writes("out.jsonl")
    assert batch.has_bar and batch.items == ["a.jsonl"]
    batch.writes("./a.jsonl")
    assert batch.items == [], "what is written is not read"

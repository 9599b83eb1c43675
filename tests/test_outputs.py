"""Every format, on an article whose text would like to steer the terminal."""

import io
import json
from decimal import Decimal as D
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.console import Console

from extractor import outputs
from extractor.article import Article, Coverage
from extractor.facts import Breadth, Check, IndexMove, Mention, Mover
from extractor.outputs import FORMATS, format_of_file
from extractor.outputs import lint as lint_format
from extractor.outputs.columns import number
from extractor.outputs.shown import json_text, shown, shown_exactly

TEXT = "Sensex \x1b[2Jup\n\nThe index rose 0.52% [bold]and[/bold] more\x9b1m :smile: \u202eback\n"


def mention(words):
    start = TEXT.index(words)
    return Mention(start, start + len(words), words)


def check(words="0.52%", status="fails", severity="error", rule="index.percent", suggestion="0.52% -> 0.13%"):
    return Check(
        rule=rule,
        status=status,
        severity=severity,
        stated="0.52%",
        recomputed="0.13%",
        tolerance=None,
        message="0.52% of 94,000, should be 0.13%",
        suggestion=suggestion,
        facts=[],
        mentions=[mention(words)],
    )


def article(checks=(), **slots):
    base = {
        "schema_version": 1,
        "source": "a.txt",
        "sha256": "0",
        "title": "Sensex \x1b[2Jup",
        "published": None,
        "as_of": None,
        "index_moves": [],
        "breadth": [],
        "movers": [],
        "rating_changes": [],
        "result_dates": [],
        "sector_moves": [],
        "flows": [],
        "quotes": [],
        "checks": list(checks),
        "coverage": Coverage(),
        "warnings": [],
        "text": TEXT,
    }
    return Article(**{**base, **slots})


IN_FOLDERS = {name for name, form in FORMATS.items() if form.makes_folder}
BINARY = {"arrow", "parquet"}


def written(name, *articles, quiet=False):
    out = io.StringIO()
    if name in IN_FOLDERS:
        with TemporaryDirectory() as folder:
            FORMATS[name].folder(map(FORMATS[name].part, articles), f"{folder}/out")
            return "".join(path.read_text(encoding="utf-8") for path in Path(folder, "out").iterdir())
    FORMATS[name].write(iter(articles), out, quiet)
    return out.getvalue()


def test_every_format_says_what_it_is_and_writes_nothing_of_nothing():
    assert {"table", "json", "jsonl", "lint", "github", "problems"} <= set(FORMATS)
    assert all(form.says for form in FORMATS.values())
    for form in FORMATS.keys() - {"sarif"} - IN_FOLDERS:
        assert written(form) == ("[]\n" if form in ("json", "problems") else "")
    assert json.loads(written("sarif"))["runs"][0]["results"] == []


def test_every_file_that_defines_a_format_is_one():
    beside = Path(outputs.__file__).parent.glob("*.py")
    assert sorted(path.stem for path in beside if "\nFORMAT = " in path.read_text(encoding="utf-8")) == list(FORMATS)
    assert all(form.name == name for name, form in FORMATS.items())


def test_the_ending_of_a_file_chooses_a_format():
    assert format_of_file("out/REPORT.JSON") is FORMATS["json"]
    assert format_of_file("x.jsonl") is FORMATS["jsonl"]
    assert format_of_file("x.unknown") is None


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - BINARY))
def test_no_format_lets_a_control_character_through(name):
    nasty = "Acme \x1b]0;owned\x07 \x9b2J [red]Ltd[/red] \u202e :smile:"
    record = article(
        [check(), check(words="[bold]and[/bold] more\x9b1m", rule="x\x1b.y")],
        source="dir/\x1b[31m.txt",
        warnings=[nasty],
        movers=[Mover(company=nasty, ticker=nasty, group=nasty)],
        index_moves=[IndexMove(index=nasty)],
        coverage=Coverage(1, 0, 0, [mention("[bold]and[/bold] more\x9b1m")]),
    )
    out = written(name, record)
    assert not [
        char for char in out if ord(char) < 32 and char != "\n" or 127 <= ord(char) < 160 or char == "\u202e"
    ]
    assert "\U0001f604" not in out


def test_markup_is_shown_as_it_stands():
    out = written("table", article(movers=[Mover(company="[red]Acme[/red] [link=x]")]))
    assert "[red]Acme[/red] [link=x]" in out


def test_shown_keeps_one_line_and_exactly_keeps_the_length():
    assert shown("a\n b\t\x1b[0m") == "a b \ufffd[0m"
    assert len(shown_exactly("a\n b\t\x1b")) == 6
    assert json.loads(json_text('"\x9b\u2028"')) == "\x9b\u2028"


def test_json_is_one_array_in_order_and_jsonl_the_same_objects():
    articles = [article(source=name, movers=[Mover(company="Ä"), Mover(company="B")]) for name in ("z", "a")]
    records = json.loads(written("json", *articles))
    assert [record["source"] for record in records] == ["z", "a"]
    assert [json.loads(line) for line in written("jsonl", *articles).splitlines()] == records
    assert '"company": "Ä"' in written("json", *articles)


def test_lint_lines():
    assert written("lint", article([check()])) == (
        "a.txt:3:16: index.percent: 0.52% of 94,000, should be 0.13% [0.52% -> 0.13%]\n"
    )
    assert written("lint", article([check(status="holds"), check(status="unclear")])) == ""


def test_problems_come_in_the_order_of_the_text():
    record = article([check(words="more"), check(words="rose")])
    assert [line.split(":")[2] for line in written("lint", record).splitlines()] == ["11", "39"]


def test_excerpt_points_at_the_place(monkeypatch):
    monkeypatch.setattr(Console, "is_terminal", property(lambda self: True))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    lines = io.StringIO()
    lint_format.write([article([check()])], lines, False)
    plain = [Console(file=io.StringIO()).render_str(line).plain for line in lines.getvalue().splitlines()]
    shown_line, carets = (line.replace("\x1b[2m", "").replace("\x1b[0m", "") for line in plain[1:3])
    assert shown_line.index("0.52%") == carets.index("^^^^^")


def test_long_lines_are_cut_around_the_place():
    long = article([check()], text="x" * 5000 + TEXT)
    problem = next(lint_format.problems([long]))
    left, mark, right = lint_format.around(problem, 76)
    assert len(left) + len(mark) + len(right) <= 76


def test_github_annotations_are_escaped():
    record = article([check(severity="warning")], source="a,b:c.txt")
    assert written("github", record) == (
        "::warning file=a%2Cb%3Ac.txt,line=3,col=16,title=index.percent"
        "::0.52%25 of 94,000, should be 0.13%25 [0.52%25 -> 0.13%25]\n"
    )


def test_sarif():
    """What the schema of 2.1.0 requires, and the places by which a viewer finds the text."""
    log = json.loads(written("sarif", article([check(), check(severity="warning", rule="restated")], source="dir/a b.txt")))
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "tapecheck")
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] and result["message"]["text"]
        assert place["artifactLocation"]["uri"] == "dir/a%20b.txt"
        assert TEXT[region["charOffset"] :][: region["charLength"]] == "0.52%"
        assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (3, 16, 3, 21)


def test_problems_as_json():
    (problem,) = json.loads(written("problems", article([check()])))
    assert (problem["path"], problem["line"], problem["column"]) == ("a.txt", 3, 16)
    assert TEXT[problem["start"] : problem["end"]] == "0.52%"


def test_a_check_without_a_place_stands_at_the_top():
    bare = check()
    bare.mentions = []
    assert written("lint", article([bare])).startswith("a.txt:1:1: ")


def full_article():
    move = IndexMove(
        index="FTSE Bursa Malaysia KLCI",
        period="1d",
        direction="up",
        percent=D("0.50"),
        points=D("1123.45"),
        level=D("94223.55"),
        previous_close=D("93100.10"),
        open=D(93120),
        high=D("94300.00"),
        low=D("93000.5"),
        session="close",
        approximate=True,
    )
    return article(
        [check(), check(status="holds")],
        index_moves=[move],
        breadth=[Breadth(universe="BSE", advances=2123, declines=1870)],
    )


@pytest.mark.parametrize("width", ["70", "80", "140"])
def test_no_figure_is_lost_at_any_width(monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    out = written("table", full_article())
    for figure in (
        "~+0.50%",
        "+1,123.45",
        "94,223.55",
        "93,100.10",
        "93,120",
        "94,300.00",
        "93,000.5",
        "2,123",
        "1,870",
    ):
        assert figure in out
    assert max(map(len, out.splitlines())) <= int(width)


def test_the_table_leaves_out_what_nobody_states(monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    out = written("table", full_article())
    assert "Flat" not in out
    assert "Movers" not in out
    assert "error 3:16 index.percent" in out
    assert "try: 0.52% -> 0.13%" in out
    assert out.endswith("1 article, 2 facts, 2 checks made, 1 failing (1 error, 0 warnings)\n")
    assert "checks made, 1 failing" not in written("table", full_article(), quiet=True)


def test_numbers_keep_their_printed_decimals():
    assert number(D("2.50"), sign=True) == "+2.50"
    assert number(D("-7.4263E+9")) == "-7,426,300,000"
    assert number(2123) == "2,123"
    assert number(D(0), sign=True) == "0"
    assert number(None) == ""

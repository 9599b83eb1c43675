"""docs/ keeps its word: every command, query and snippet runs, every example is read as it says, and nothing is left out."""

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager, redirect_stdout

import pytest
from test_readme import ROOT, blocks, copy, shell  # noqa: F401 - copy is a fixture
from test_store import NO_SERVER, SERVER, database

import extractor
from extractor.article import Article, Coverage, to_dict
from extractor.checks import RULES, across
from extractor.facts import KINDS
from extractor.facts.records import Check
from extractor.store.base import VIEWS
from extractor.tables import TABLES

DOCS = ROOT / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
POSTGRESQL, SERVED, STORE = "postgresql://localhost/facts", "http://127.0.0.1:8000", "facts.duckdb"
SPARK = (pytest.mark.xdist_group("spark"), pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java 17"))
LEFT_OUT = {"mentions", "rules"}
QUOTED = r'"((?:[^"\\]|\\.)*)"'


# What runs --------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the commands are for a POSIX shell")
@pytest.mark.parametrize("name", [
    pytest.param(name, marks=SPARK if name == "scale.md" else ())
    for name, page in PAGES.items() if re.search(r"^```(sh|python|sql)", page, re.MULTILINE)
])
def test_every_page_runs_from_top_to_bottom(name, copy, monkeypatch):  # noqa: F811
    """A page is followed as it is read; the addresses in its commands are those of a server and a database made for it."""
    monkeypatch.chdir(copy)
    with addresses(PAGES[name]) as (instead, left_out):
        said = ""
        for language, block in re.findall(r"^```(sh|python|sql|toml|text)\n(.*?)^```", PAGES[name], re.DOTALL | re.MULTILINE):
            if language == "text":
                assert set(block.splitlines()) <= set(said.splitlines())
                continue
            for command in [block] if language != "sh" else block.replace("\\\n", "").splitlines():
                if not any(address in command for address in left_out):
                    said = RUN[language](command, copy, instead)
    if left_out:
        pytest.skip(f"all but {', '.join(left_out)}: {NO_SERVER}, and curl for the other")


@contextmanager
def addresses(page):
    """({address in the page: address that is there}, the addresses that nothing here can stand for)."""
    instead, left_out = {}, []
    with database() if POSTGRESQL in page and SERVER else nothing() as store:
        with served() if SERVED in page and shutil.which("curl") else nothing() as service:
            for address, there in ((POSTGRESQL, store), (SERVED, service)):
                if there:
                    instead[address] = there
                elif address in page:
                    left_out.append(address)
            yield instead, left_out


@contextmanager
def nothing():
    yield None


@contextmanager
def served():
    """The address of `extract serve` on a free port."""
    words = [sys.executable, "-m", "extractor", "serve", "--port", "0", "-j", "1"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as server:
        try:
            yield next(found.group() for line in server.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            server.terminate()


def run_command(command, home, instead):
    for address, there in instead.items():
        command = command.replace(address, there if there.startswith("http") else shlex.quote(there))
    done = shell(command, home)
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def run_snippet(code, *_):
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "docs", "exec"), {})
    assert out.getvalue().strip()
    return out.getvalue()


def run_query(sql, home, instead):
    """On every store that the page has filled so far."""
    from extractor.store import open_store

    for where in (str(home / STORE), *filter(None, [instead.get(POSTGRESQL)])):
        with open_store(where) as store:
            assert store.run(sql.strip().removesuffix(";")), f"{where}: no row of\n{sql}"
    return ""


def lay_down(rules, home, *_):
    """A pattern file, where its first line says."""
    path = home / rules.splitlines()[0].removeprefix("# ")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rules, encoding="utf-8")
    return ""


RUN = {"sh": run_command, "python": run_snippet, "sql": run_query, "toml": lay_down}


# What is shown ----------------------------------------------------------------------------------------------


def sections(name):
    """{the name in a heading `## `…``: its text} of a page."""
    return dict(re.findall(r"^## `([a-z_.]+)`\n(.*?)(?=^## |\Z)", PAGES[name], re.DOTALL | re.MULTILINE))


def fields_of(text):
    """The names in the first column of the tables of a text."""
    return [name for cell in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)]


def keys_of(record):
    properties = extractor.json_schema()["properties" if record is Article else "$defs"]
    return list(properties if record is Article else properties[record.__name__]["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_is_shown_with_all_its_fields_as_it_is_read(kind):
    section = sections("facts.md")[kind]
    assert fields_of(section) == [key for key in keys_of(KINDS[kind]) if key not in LEFT_OUT]
    (sentence,), (shown,) = re.findall(r"^> (.+)$", section, re.MULTILINE), blocks("json", section)
    (fact,) = to_dict(extractor.extract(sentence))[kind]
    assert json.loads(shown) == {key: value for key, value in fact.items() if value is not None and key not in LEFT_OUT}


def test_every_key_of_a_record_and_of_its_parts_is_named():
    assert set(sections("facts.md")) == set(KINDS)
    assert set(fields_of(PAGES["facts.md"])) >= set(keys_of(Article)) - set(KINDS) | LEFT_OUT
    assert set(fields_of(PAGES["checks.md"])) >= set(keys_of(Check))
    assert set(fields_of(PAGES["limits.md"])) >= set(keys_of(Coverage))


@pytest.mark.parametrize("rule", RULES)
def test_every_check_is_shown_at_work(rule):
    section = sections("checks.md")[rule]
    assert f"Severity: {RULES[rule].severity}." in section
    examples = re.findall(r'^- \*\*(\w+)\*\*: (".*"|\'.*\') *$((?:\n(?!- ).*)*)', section, re.MULTILINE)
    assert "fails" in {status for status, *_ in examples}
    for status, texts, below in examples:
        found = checks_of(rule, re.findall(QUOTED, texts))
        said = [check.message + (f" [{check.suggestion}]" if check.suggestion else "") for check in found if check.status == status]
        assert said and (status == "fails" or len(said) == len(found)), f"{rule} {status}: {texts}\n{found}"
        shown = re.findall(r"```text\n\s*(.*)\n", below)
        assert shown == said[:1] if status != "holds" else not shown
        assert ("A warning" in below) == (status == "fails" and RULES[rule].severity == "error" and found[0].severity == "warning")


def checks_of(rule, texts):
    if not rule.startswith("across."):
        return [check for check in extractor.extract("\n\n".join(texts)).checks if check.rule == rule]
    articles = [extractor.extract(text, source=f"{at}.txt") for at, text in enumerate(texts)]
    return [check for _, check in across([(article.source, article.facts) for article in articles]) if check.rule == rule]


def test_no_check_is_shown_that_is_none():
    assert list(sections("checks.md")) == list(RULES)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_shown_with_all_its_columns(table):
    row = next(line for line in PAGES["feeding.md"].splitlines() if line.startswith(f"| `{table}` |"))
    assert re.findall(r"`(\w+)`", row) == [table, *(column.name for column in TABLES[table])]


def test_every_view_is_shown_with_a_query():
    asked = " ".join(blocks("sql", PAGES["feeding.md"]))
    assert [view for view in VIEWS if f"FROM {view}" not in asked] == []


def test_the_schema_that_is_kept_here_is_the_one_that_is_printed():
    assert json.loads((DOCS / "record.schema.json").read_text(encoding="utf-8")) == extractor.json_schema(), (
        "run `extract schema > docs/record.schema.json`"
    )


def test_every_record_of_the_corpus_keeps_to_it():
    jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema: pip install -e '.[dev]'")
    schema = json.loads((DOCS / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator, paths = jsonschema.Draft202012Validator(schema), sorted((ROOT / "corpus").glob("*.json"))
    assert paths
    for path in paths:
        for record in json.loads(path.read_text(encoding="utf-8")):
            validator.validate(record)
            assert set(record) == set(schema["required"])


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_leads_to_is_there(name):
    for target in re.findall(r"\]\(([^)#]+)\)", PAGES[name]):
        assert "://" in target or (DOCS / target).exists(), f"docs/{name} leads to {target}"

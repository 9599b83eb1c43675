"""The command line: what it accepts, prints and returns. The reading itself is a stand-in here."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from typer.testing import CliRunner

import extractor.tables  # noqa: F401 - needs the real checks, before a stand-in takes their place
from extractor.article import Article, Coverage
from extractor.cli.app import app
from extractor.cli.coverage import shape
from extractor.cli.paths import expand
from extractor.errors import InputError, PatternError
from extractor.facts import Check, Facts, Mention, Mover

ROOT = Path(__file__).parent.parent
RULES = {
    name: SimpleNamespace(name=name, says=f"{name} is so", example="rose 5%, or 1, to 101", severity=severity)
    for name, severity in (
        ("index.percent", "error"),
        ("index.range", "error"),
        ("breadth.narrative", "warning"),
    )
}


def check(rule, status="fails"):
    return Check(
        rule=rule,
        status=status,
        severity=RULES[rule].severity if rule in RULES else "error",
        stated="1",
        recomputed="2",
        tolerance=None,
        message=f"{rule} is off",
        suggestion=None,
        facts=[],
        mentions=[Mention(0, 1, "x")],
    )


def extract_source(source, reader):
    """An article whose second line names the rules that fail."""
    title, *failing = source.text.split()
    unread = [Mention(at, at + 1, "7") for at in [source.text.find("7")] if at >= 0]
    return Article(
        1,
        source.name,
        source.sha256,
        title,
        None,
        None,
        [],
        [],
        [Mover(company=title)],
        [],
        [],
        [],
        [],
        [],
        [check(rule) for rule in failing if rule in RULES],
        Coverage(3, 1, 1, unread, [(Mention(0, 1, "x"), "date")]),
        [],
        source.text,
        Facts(),
    )


def trace(text, reader):
    return [
        SimpleNamespace(
            start=0,
            end=4,
            text=text[:4],
            spans=[(0, 2, "PERCENT", "0.5")],
            statements=[("move.[plain]", [(0, 2)], "up \x1b[2J")],
            unread=[(2, 4, text[2:4])],
            covers=[],
        )
    ]


@pytest.fixture(autouse=True)
def stand_ins(monkeypatch, tmp_path):
    pipeline, checks = ModuleType("extractor.pipeline"), ModuleType("extractor.checks")
    pipeline.extract_source, pipeline.trace = extract_source, trace
    pipeline.load_reader = lambda patterns=None: object()
    checks.RULES = RULES
    checks.across = lambda named: [(len(named) - 1, check("across.chain"))] if len(named) > 1 else []
    monkeypatch.setitem(sys.modules, "extractor.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "extractor.checks", checks)
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", "Alpha"), ("b", "Beta index.percent"), ("w", "Warn breadth.narrative")):
        (tmp_path / f"{name}.txt").write_text(text)
    return SimpleNamespace(pipeline=pipeline, checks=checks)


def run(*args, stdin=None):
    try:
        runner = CliRunner(mix_stderr=False)  # what older releases need to keep the two apart
    except TypeError:
        runner = CliRunner()
    return runner.invoke(app, list(args), input=stdin, prog_name="extract")


def sources(result):
    return [record["source"] for record in json.loads(result.stdout)]


# The default command


def test_the_default_command_needs_no_name():
    assert run("a.txt").exit_code == 0
    assert run("--json", "a.txt").exit_code == 0
    assert run("a.txt", "--json").stdout == run("--json", "a.txt").stdout


def test_a_file_called_like_a_command(tmp_path):
    (tmp_path / "schema").write_text("Alpha")
    assert sources(run("--json", "--", "schema")) == ["schema"]
    assert sources(run("./schema", "--json")) == ["./schema"]
    assert "$defs" in json.loads(run("schema").stdout)


def test_a_mistyped_command_gets_a_suggestion():
    result = run("shema")
    assert result.exit_code == 2
    assert (
        result.stderr
        == "extract: shema: no such file or folder; did you mean the command `extract schema`?\n"
    )
    assert "did you mean" not in run("nowhere.txt").stderr


def test_help_and_usage_speak_of_one_command():
    whole = run("--help").stdout
    assert "extract [OPTIONS] PATHS..." in whole
    assert "--jsonl" in whole and "--version" in whole and "coverage" in whole
    assert " run " not in whole
    assert run("a.txt", "--help").stdout == whole
    wrong = run("--nope")
    assert wrong.exit_code == 2
    assert "Usage: extract [OPTIONS] PATHS..." in wrong.stderr
    assert run().exit_code in (0, 2)  # releases of typer differ


@pytest.mark.parametrize("name", ["check", "compare", "coverage", "explain", "trace", "eval", "schema", "selftest"])
def test_every_command_has_help_and_stands_in_the_list(name):
    assert run(name, "--help").exit_code == 0
    assert f" {name} " in run("--help").stdout


def test_completion_offers_commands_options_and_files():
    def complete(words, at):
        env = {"_EXTRACT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(at)}
        return CliRunner().invoke(app, [], env=env, prog_name="extract").stdout.split()

    assert complete("extract co", 1) == ["compare", "coverage"]
    assert "--jsonl" in complete("extract --js", 1)
    assert "--jsonl" in complete("extract a.txt --js", 2)
    assert {"schema", "a.txt"} <= set(complete("extract ", 1))
    assert "run" not in complete("extract ", 1)


# Inputs


def test_folders_patterns_and_order(tmp_path):
    (tmp_path / "in" / ".hidden").mkdir(parents=True)
    for name in ("z.txt", "b.HTML", "c.htm", "d.md", ".hidden/e.txt", ".f.txt"):
        (tmp_path / "in" / name).write_text("Alpha")
    assert expand(["in"]) == [os.path.join("in", name) for name in ("b.HTML", "c.htm", "z.txt")]
    assert expand(["w.txt", "[ab].txt", "./a.txt"]) == ["w.txt", "a.txt", "b.txt"]
    assert [problem.reason for problem in expand(["*.nope", "in/.hidden/../nope"])] == [
        "no file matches",
        "no such file or folder",
    ]
    (tmp_path / "empty").mkdir()
    assert isinstance(expand(["empty"])[0], InputError)
    assert sources(run("w.txt", "a.txt", "--json")) == ["w.txt", "a.txt"]


def test_a_file_with_pattern_characters_is_a_file_first(tmp_path):
    (tmp_path / "[ab].txt").write_text("Alpha")
    assert expand(["[ab].txt"]) == ["[ab].txt"]


def test_standard_input():
    result = run("-", "--json", stdin="Alpha")
    assert sources(result) == ["-"]


def test_what_cannot_be_read_is_said_after_the_rest(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    result = run("gone.txt", "a.txt", "bad.txt", "b.txt", "--json", "--strict")
    assert result.exit_code == 2
    assert sources(result) == ["a.txt", "b.txt"]
    lines = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [["extract", "gone.txt"], ["extract", "bad.txt"]]


def test_an_error_of_the_pipeline_goes_by_the_name_of_the_input(stand_ins):
    def refuse(source, reader):
        raise InputError("<html>", "no article\x1b[2J")

    stand_ins.pipeline.extract_source = refuse
    assert run("a.txt", "--json").stderr == "extract: a.txt: no article\ufffd[2J\n"


def test_a_wrong_pattern_is_one_line(stand_ins):
    def refuse(patterns=None):
        raise PatternError("words/up.toml", 3, "no `yes`")

    stand_ins.pipeline.load_reader = refuse
    result = run("a.txt")
    assert (result.exit_code, result.stderr) == (2, "extract: words/up.toml:3: no `yes`\n")


def test_patterns_reach_the_reader_once(stand_ins, tmp_path):
    seen = []
    stand_ins.pipeline.load_reader = lambda patterns=None: seen.append(patterns) or object()
    assert run("a.txt", "b.txt", "--patterns", str(tmp_path)).exit_code == 0
    assert seen == [tmp_path]
    assert run("a.txt", "--patterns", "nowhere").exit_code == 2


# Exit codes and options


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["b.txt"], 0),
        (["b.txt", "--strict"], 1),
        (["w.txt", "--strict"], 0),
        (["a.txt", "--strict"], 0),
        (["w.txt", "--fail-on", "warning"], 1),
        (["b.txt", "--fail-on", "warning"], 1),
        (["w.txt", "--fail-on", "error"], 0),
        (["b.txt", "--fail-on", "nonsense"], 2),
        (["w.txt", "--strict", "--fail-on", "warning"], 1),
        (["b.txt", "--json", "--jsonl"], 2),
        (["b.txt", "--format", "jsno"], 2),
        (["--json"], 2),
    ],
)
def test_exit_codes(args, code):
    assert run(*args).exit_code == code


def test_formats_by_name_flag_and_ending(tmp_path):
    assert run("b.txt", "-f", "lint").stdout == "b.txt:1:1: index.percent: index.percent is off\n"
    assert run("b.txt", "--jsonl").stdout == run("b.txt", "--format", "jsonl").stdout
    assert run("b.txt", "-o", "out.jsonl").stdout == ""
    assert (tmp_path / "out.jsonl").read_text() == run("b.txt", "--jsonl").stdout
    assert "Did you mean json?" in run("b.txt", "-f", "jsn").stderr


def test_quiet_has_no_summary():
    assert "1 article, 1 fact," in run("a.txt").stdout
    assert "1 article" not in run("a.txt", "-q").stdout


def test_across_joins_the_later_article():
    records = json.loads(run("a.txt", "b.txt", "--json", "--across").stdout)
    assert [[c["rule"] for c in record["checks"]] for record in records] == [
        [],
        ["index.percent", "across.chain"],
    ]
    assert run("a.txt", "a.txt", "--across", "--strict").exit_code == 0
    assert run("a.txt", "w.txt", "--across", "--strict").exit_code == 1


def test_the_output_is_the_same_from_run_to_run():
    assert run(".", "--json").stdout == run(".", "--json").stdout


# Output files


def test_a_broken_run_leaves_the_old_file(stand_ins, tmp_path):
    (tmp_path / "out.json").write_text("old")

    def fail(source, reader):
        if source.name == "b.txt":
            raise PatternError("words/up.toml", 3, "no such form")
        return extract_source(source, reader)

    stand_ins.pipeline.extract_source = fail
    assert run("a.txt", "b.txt", "-o", "out.json").exit_code == 2
    assert (tmp_path / "out.json").read_text() == "old"
    assert not list(tmp_path.glob(".extract-*"))


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    target = tmp_path / "out.json"
    target.write_text("old" * 9999)
    target.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(target)
    assert run("a.txt", "-o", "link.json").exit_code == 0
    assert link.is_symlink()
    assert json.loads(target.read_text())[0]["source"] == "a.txt"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("target", ["nowhere/out.json", "."])
def test_an_output_that_cannot_be_written(target):
    result = run("a.txt", "-o", target)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"extract: {target}: cannot be written: ")


def test_a_device_is_written_to_and_never_replaced():
    before = os.stat(os.devnull).st_mode
    assert run("a.txt", "-o", os.devnull).exit_code == 0
    assert os.stat(os.devnull).st_mode == before


# Ends


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 141)])
def test_quiet_ends(stand_ins, tmp_path, error, code):
    def stop(source, reader):
        raise error

    stand_ins.pipeline.extract_source = stop
    result = run("a.txt", "-o", "out.json")
    assert (result.exit_code, result.output) == (code, "")
    assert not (tmp_path / "out.json").exists()
    assert not list(tmp_path.glob(".extract-*"))


def test_a_bar_only_for_many_files_on_a_terminal(monkeypatch):
    from extractor.cli import read

    monkeypatch.setattr(sys, "stderr", SimpleNamespace(isatty=lambda: True, write=io.StringIO().write))
    many = read.Batch(["a.txt"])
    assert not many.has_bar
    many.items = ["a.txt"] * 21
    assert many.has_bar
    many.quiet = True
    assert not many.has_bar


# Sub-commands


def test_check_lists_and_selects():
    assert run("check", "a.txt").stdout == ""
    assert run("check", "b.txt", "w.txt").stdout.splitlines() == [
        "b.txt:1:1: index.percent: index.percent is off",
        "w.txt:1:1: breadth.narrative: breadth.narrative is off",
    ]
    assert "narrative" not in run("check", ".", "--select", "index").stdout
    assert "percent" not in run("check", ".", "--ignore", "index.percent,index.range").stdout
    assert run("check", "b.txt", "--ignore", "index.*", "--strict").exit_code == 0
    assert run("check", "b.txt", "--strict").exit_code == 1
    assert json.loads(run("check", "b.txt", "--format", "json").stdout)[0]["rule"] == "index.percent"
    assert run("check", "w.txt", "--format", "github").stdout.startswith("::warning file=w.txt,line=1")
    assert '"ruleId": "breadth.narrative"' in run("check", "w.txt", "--format", "sarif").stdout


def test_unknown_rules_get_a_suggestion():
    for args in (["check", "a.txt", "--select", "index.percnt"], ["explain", "index.percnt"]):
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "extract: no rule is called index.percnt; did you mean index.percent?\n"
    assert "the groups are breadth, index" in run("explain", "zzz").stderr


def test_explain():
    assert all(name in run("explain").stdout for name in RULES)
    text = run("explain", "index.percent").stdout
    assert text.startswith("index.percent (error)\n  index.percent is so\n")
    assert "rose 5%, or 1, to 101" in text
    assert "index.range" in run("explain", "index").stdout


def test_trace_escapes_and_places():
    lines = run("trace", "b.txt").stdout.splitlines()
    assert lines[0] == "1:1 Beta"
    assert "move.[plain]: up \ufffd[2J  <Be>" in lines[2]
    assert lines[3].endswith("unread 1:3 ta")
    assert run("trace", "gone.txt").exit_code == 2


def test_compare_prints_only_what_is_between_articles():
    found = json.loads(run("compare", "b.txt", "w.txt", "--json").stdout)
    assert [(one["source"], one["rule"]) for one in found] == [("w.txt", "across.chain")]
    assert "across.chain" in run("compare", "b.txt", "w.txt").stdout
    assert run("compare", "b.txt", "w.txt", "--strict").exit_code == 1
    assert run("compare", "b.txt", "--strict").exit_code == 0
    assert json.loads(run("compare", "a.txt", "--json").stdout) == []


def test_coverage(tmp_path):
    (tmp_path / "c.txt").write_text("Gamma\nthe BSE fell 7.25 points to Acme")
    found = json.loads(run("coverage", "c.txt", "a.txt", "--json").stdout)
    assert (found["numerals"], found["read"], found["set_aside"], found["unread"]) == (6, 2, 2, 1)
    assert found["reasons"] == {"date": 2}
    assert found["shapes"] == [{"shape": "the AA fell [9] .9 points to", "count": 1, "first": "c.txt:2:14"}]
    assert "set aside" in run("coverage", "c.txt").stdout
    text = "Tata Steel's 1,234.50 rose"
    assert shape(text, Mention(13, 21, "1,234.50")) == "Aa Aa's [9,9.9] rose"


def test_eval(tmp_path):
    gold = tmp_path / "gold"
    gold.mkdir()
    for name, record in (
        ("one", {"movers": [{"company": "alpha"}]}),
        ("two", {"movers": [{"company": "Other"}]}),
    ):
        (gold / f"{name}.txt").write_text("Alpha index.percent")
        (gold / f"{name}.json").write_text(json.dumps(record))
    result = run("eval", str(gold), "--json", "--by-file", "--errors")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert found["total"]["precision"] == 0.5
    assert [score["total"]["right"] for score in found["files"].values()] == [1, 0]
    assert found["false_alarms"] == ["index.percent"] * 2
    assert [line["what"] for line in found["errors"]] == ["false alarm", "miss", "extra", "false alarm"]
    assert "0.500" in run("eval", str(gold), "--errors", "--by-file").stdout


def test_eval_says_which_gold_cannot_be_used(tmp_path):
    (tmp_path / "a.json").write_text("{")
    (tmp_path / "lonely.json").write_text("{}")
    (tmp_path / "b.json").write_text('[{"movers": []}]')
    result = run("eval", ".", "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["articles"] == 1
    assert "a.json: no JSON" in result.stderr
    assert "lonely.json: no text of the same name" in result.stderr
    assert run("eval", "gone").exit_code == 2


def test_version():
    assert run("--version").stdout.startswith("extract ")


# Start-up, in processes of their own


def light(code):
    """Run code in a fresh interpreter; what it wrote, and whether spaCy was imported."""
    told = "print('spacy' in sys.modules, file=sys.stderr)"
    return python(f"import sys\nsys.argv = ['extract']\ntry:\n    {code}\nfinally:\n    {told}")


def python(script):
    command = [sys.executable, "-c", script]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["schema"], ["--nope"], ["shema"], ["explain"], ["check", "--help"]]
)
def test_light_commands_do_not_import_spacy(args):
    if args == ["explain"] and python("from extractor.checks import RULES").returncode:
        pytest.skip("the checks are not written yet")
    done = light(f"sys.argv += {args!r}; from extractor.cli import main; main()")
    assert done.stderr.splitlines()[-1] == "False", done.stderr
    assert done.returncode == (2 if args[0] in ("--nope", "shema") else 0)


def test_usage_needs_no_pydantic():
    done = light("from extractor.cli.app import app; assert 'pydantic' not in sys.modules")
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_error():
    script = "import sys; sys.argv = ['extract', 'schema']; from extractor.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), errors) == (141, b"")

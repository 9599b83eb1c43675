"""What "no failure" is worth: a figure counts as checked only if a misprint of it would have been seen."""

import json
from itertools import islice
from pathlib import Path

from made import breadth, facts, move, mover
from typer.testing import CliRunner

import extractor
from extractor.checks import covered, detectable
from extractor.checks.slips import slips

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23. Infosys gained 1.2%."


def by_pointer(made):
    return {cover.pointer: cover for cover in covered(made)}


def test_a_figure_that_nothing_compares_is_not_covered():
    seen = by_pointer(facts(move(percent="-0.61%", points="-504.22"), breadth(advances="384", declines="818"), mover("A", "2%")))
    assert not any(cover.is_covered for cover in seen.values())
    assert len(seen) == 5


def test_a_figure_is_covered_by_the_rules_that_a_misprint_would_break():
    made = facts(move(percent="-0.61%", points="-504.22", level="82,814.73", high="83,000"))
    seen = by_pointer(made)
    assert seen["/index_moves/0/percent"].rules[0] == "index.percent"
    assert seen["/index_moves/0/high"].rules == ("index.range",)
    assert seen["/index_moves/0/percent"].caught == seen["/index_moves/0/percent"].tried - 1  # 0.60% is 0.605% cut off
    assert 0 < seen["/index_moves/0/level"].caught < seen["/index_moves/0/level"].tried  # its last digits prove nothing
    assert detectable(made)["/index_moves/0/high"] == ["index.range"]


def test_a_total_without_all_its_parts_is_covered_from_one_side_only():
    seen = by_pointer(facts(breadth(advances="653", declines="553", total="1,211")))
    total = seen["/breadth/0/total"]
    assert total.rules == ("breadth.total",) and 0 < total.caught < total.tried


def test_what_is_said_of_a_figure_comes_true_in_the_text():
    """Misprints that the facts call visible are put into articles and read: at least nine in ten are seen."""
    caught = tried = 0
    for path in sorted(CORPUS.glob("*.txt"))[2::7]:
        article = extractor.read(path)
        sure = [cover for cover in covered(article.facts) if cover.tried and cover.caught == cover.tried]
        for cover in islice(sure, 6):
            figure = cover.figure
            printed = next(slips(figure))[0]
            broken = extractor.extract(article.text[: figure.start] + printed + article.text[figure.end :])
            tried += 1
            caught += len(broken.failing) > len(article.failing)
    assert tried >= 20 and caught >= 0.9 * tried


def run(*words):
    from extractor.cli.app import app

    return CliRunner().invoke(app, list(words))


def test_explain_coverage(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    table = run(str(tmp_path), "--explain-coverage")
    assert table.exit_code == 0 and "Checked: 3 of 4 figures (75%)" in table.stdout and "nothing" in table.stdout
    (found,) = json.loads(run(str(tmp_path), "--explain-coverage", "--json").stdout)
    assert (found["figures"], found["covered"], found["share"]) == (4, 3, 0.75)
    assert {figure["fact"]: figure["rules"][:1] for figure in found["by_figure"]}["/movers/0/percent"] == []
    for figure in found["by_figure"]:
        assert TEXT[figure["start"] : figure["end"]] == figure["text"]
    assert run(str(tmp_path), "--explain-coverage", "--jsonl").exit_code == 2


def test_trace_says_what_checks_a_figure(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    lines = run("trace", str(tmp_path / "a.txt")).stdout.splitlines()
    assert any("checked 0.40% by index.percent" in line for line in lines)
    assert any("checked 1.2% by nothing" in line for line in lines)
    assert lines[-1].startswith("Checked: 3 of 4 figures (75%)")

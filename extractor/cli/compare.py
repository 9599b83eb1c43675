"""`extract compare PATHS…`: what the articles say of each other."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from extractor.cli.options import FailOn, Json, Paths, Patterns, Quiet, Strict, threshold

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Check

    Finding = tuple[Article, Check]


def compare(
    paths: Paths,
    as_json: Json = False,
    strict: Strict = False,
    fail_on: FailOn = None,
    patterns: Patterns = None,
    quiet: Quiet = False,
) -> None:
    """Compare articles with each other: the same figures, day after day, must fit."""
    from extractor.cli.read import Batch, add_across

    batch = Batch(paths, patterns=patterns, quiet=quiet)
    articles = list(batch)
    for article in articles:
        article.checks = []
    findings = [(article, check) for article in add_across(articles) for check in article.checks]
    batch.failing.clear()
    batch.failing.update(check.severity for _, check in findings if check.status == "fails")
    (print_json if as_json else print_table)(findings)
    if not (as_json or quiet):
        print_summary(len(articles), findings)
    batch.finish(threshold(strict, fail_on))


def print_json(findings: list[Finding]) -> None:
    """Every comparison made, those that hold included, with the later article's name before it."""
    from extractor.cli.write import standard_output
    from extractor.outputs.shown import json_line

    lines = [json_line({"source": article.source, **asdict(check)}) for article, check in findings]
    standard_output(data=True).write("[\n  " + ",\n  ".join(lines) + "\n]\n" if lines else "[]\n")


def print_table(findings: list[Finding]) -> None:
    """The comparisons that do not hold."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.problem import place
    from extractor.outputs.shown import shown
    from extractor.outputs.table import COLOURS, console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    for heading in ("Where", "Rule", "", "Says"):
        table.add_column(heading, overflow="fold")
    for article, check in findings:
        if check.status != "holds":
            at = place(article, check)
            says = check.message if check.status == "fails" else f"unclear: {check.message}"
            where, colour = f"{shown(article.source)}:{at.line}:{at.column}", COLOURS.get(check.severity, "")
            table.add_row(
                Text(where), Text(shown(check.rule)), Text(check.severity, colour), Text(shown(says))
            )
    if table.row_count:
        console_for(standard_output()).print(table)


def print_summary(articles: int, findings: list[Finding]) -> None:
    from collections import Counter

    import typer

    from extractor.outputs.table import plural

    made = Counter(check.status for _, check in findings)
    typer.echo(
        f"{plural(articles, 'article')}, {plural(len(findings), 'comparison')} made, "
        f"{made['holds']} hold, {made['fails']} fail, {made['unclear']} unclear"
    )

"""`extract compare PATHS…`: what articles say of each other, read from files or held by a store."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.ends import Threshold, fail_where
from extractor.cli.options import FailOn, IdColumn, Json, Patterns, Quiet, Strict, TextColumn, threshold
from extractor.cli.spark import Conf, Master
from extractor.inputs import Columns
from extractor.store import is_store, is_tables

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Check

    # The source of the later article, where in it the check stands, and the check.
    Finding = tuple[str, str, Check]

PathsOrStore = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS", help="Files, folders, patterns or -; or one store: FILE.duckdb, postgresql://…, a folder of tables."
    ),
]
OnSpark = Annotated[bool, typer.Option("--spark", help="PATHS is a folder of Parquet tables, compared on Spark.")]


def compare(
    paths: PathsOrStore,
    as_json: Json = False,
    strict: Strict = False,
    fail_on: FailOn = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    patterns: Patterns = None,
    on_spark: OnSpark = False,
    master: Master = None,
    conf: Conf = None,
    quiet: Quiet = False,
) -> None:
    """Compare articles with each other: the same figures, day after day, must fit."""
    if on_spark or any(is_store(path) or is_tables(path) for path in paths):
        if len(paths) > 1:
            raise typer.BadParameter("one store is compared within itself; name it alone.", param_hint="PATHS")
        found, articles = on_a_cluster(paths[0], master, conf or []) if on_spark else in_store(paths[0])
        report_on(found, articles, as_json, threshold(strict, fail_on), quiet)
    else:
        columns = Columns(text_column, id_column)
        compare_files(paths, as_json, threshold(strict, fail_on), columns=columns, patterns=patterns, quiet=quiet)


def compare_files(paths: list[str], as_json: bool, fail_on: Threshold | None, **how: object) -> None:
    from extractor.cli.read import Batch, add_across

    batch = Batch(paths, **how)  # type: ignore[arg-type]
    articles = list(batch)
    for article in articles:
        article.checks = []
    findings = [
        (article.source, where(article, check), check) for article in add_across(articles) for check in article.checks
    ]
    batch.failing.clear()
    batch.failing.update(failing(findings))
    show(findings, as_json)
    if not (as_json or how["quiet"]):
        summary(len(articles), findings)
    batch.finish(fail_on)


def in_store(store: str) -> tuple[list[tuple[str, Check]], int]:
    """(source, finding) of what does not hold, and how many articles there are."""
    from extractor.store import open_store
    from extractor.store.comparing import compare

    with open_store(store) as opened:
        return compare(opened), opened.run("SELECT COUNT(*) FROM articles")[0][0]


def on_a_cluster(tables: str, master: str | None, conf: list[str]) -> tuple[list[tuple[str, Check]], int]:
    from extractor.errors import needs

    with needs("pyspark", "spark"):
        from extractor.spark.comparing import SparkTables
    from extractor.spark.session import session
    from extractor.store.comparing import compare

    opened = SparkTables(session(master, conf), tables)
    return compare(opened), opened.run("SELECT COUNT(*) FROM articles")[0][0]


def report_on(
    found: list[tuple[str, Check]], articles: int, as_json: bool, fail_on: Threshold | None, quiet: bool
) -> None:
    """What does not hold; how many comparisons hold, a store does not count."""
    from extractor.outputs.table import plural

    findings = [(source, source, check) for source, check in found]
    show(findings, as_json)
    if not (as_json or quiet):
        made = Counter(check.status for *_, check in findings)
        typer.echo(f"{plural(articles, 'article')}, {plural(made['fails'], 'failing comparison')}, {made['unclear']} unclear")
    fail_where(failing(findings), fail_on)


def failing(findings: list[Finding]) -> Counter[str]:
    return Counter(check.severity for *_, check in findings if check.status == "fails")


def where(article: Article, check: Check) -> str:
    from extractor.outputs.problem import place

    at = place(article, check)
    return f"{article.source}:{at.line}:{at.column}"


def show(findings: list[Finding], as_json: bool) -> None:
    (print_json if as_json else print_table)(findings)


def print_json(findings: list[Finding]) -> None:
    """Every comparison made, those that hold included, with the later article's name before it."""
    from extractor.cli.write import standard_output
    from extractor.outputs.shown import json_line

    lines = [json_line({"source": source, **asdict(check)}) for source, _, check in findings]
    standard_output(data=True).write("[\n  " + ",\n  ".join(lines) + "\n]\n" if lines else "[]\n")


def print_table(findings: list[Finding]) -> None:
    """The comparisons that do not hold."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.shown import shown
    from extractor.outputs.table import COLOURS, console_for

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_lines=False)
    for heading in ("Where", "Rule", "", "Says"):
        table.add_column(heading, overflow="fold")
    for _, at, check in findings:
        if check.status != "holds":
            says = check.message if check.status == "fails" else f"unclear: {check.message}"
            colour = COLOURS.get(check.severity, "")
            table.add_row(
                Text(shown(at)), Text(shown(check.rule)), Text(check.severity, colour), Text(shown(says))
            )
    if table.row_count:
        console_for(standard_output()).print(table)


def summary(articles: int, findings: list[Finding]) -> None:
    from extractor.outputs.table import plural

    made = Counter(check.status for *_, check in findings)
    typer.echo(
        f"{plural(articles, 'article')}, {plural(len(findings), 'comparison')} made, "
        f"{made['holds']} hold, {made['fails']} fail, {made['unclear']} unclear"
    )

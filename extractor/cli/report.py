"""`extract report PATHS… -o report.html`: one page to look at, with every article, its facts and what fails."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.batch.work import STDIN, TIMEOUT
from extractor.cli.options import (
    Across,
    FailOn,
    IdColumn,
    Jobs,
    Paths,
    Patterns,
    Quiet,
    Strict,
    TextColumn,
    Timeout,
    threshold,
)
from extractor.inputs import Columns

DEFAULT = "report.html"


def report(
    paths: Paths,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Write the page here, whole or not at all.")
    ] = DEFAULT,
    title: Annotated[str | None, typer.Option("--title", metavar="WORDS", help="The heading of the page.")] = None,
    strict: Strict = False,
    fail_on: FailOn = None,
    across: Across = False,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    patterns: Patterns = None,
    jobs: Jobs = None,
    timeout: Timeout = TIMEOUT,
    quiet: Quiet = False,
) -> None:
    """Make one HTML page of the articles: the facts in their text, failing checks in the margin, the set in plots."""
    from extractor.cli.read import Batch
    from extractor.cli.write import emit
    from extractor.errors import needs
    from extractor.outputs.report import report as page

    for package in ("jinja2", "matplotlib"):  # sooner than after a thousand articles
        with needs(package, "report"):
            __import__(package)
    columns = Columns(text_column, id_column)
    batch = Batch(
        paths, columns=columns, patterns=patterns, across=across, quiet=quiet, jobs=jobs, timeout=timeout
    )
    batch.writes(output)
    emit(batch, page(title, batch.problems), output, quiet)
    if not quiet and output != STDIN:
        say(batch.failing.total(), output)
    batch.finish(threshold(strict, fail_on))


def say(failing: int, output: str) -> None:
    from extractor.outputs.shown import shown
    from extractor.outputs.table import plural

    typer.echo(f"{shown(output)}: {plural(failing, 'failing check')}")

"""`extract report PATHS… -o report.html`: one page to look at, with every article, its facts and what fails."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.batch.work import STDIN, TIMEOUT
from extractor.cli.options import Across, FailOn, Jobs, Paths, Patterns, Quiet, Strict, Timeout, threshold

if TYPE_CHECKING:
    from extractor.cli.read import Item

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
    batch = Batch(paths, patterns=patterns, across=across, quiet=quiet, jobs=jobs, timeout=timeout)
    batch.items = [item for item in batch.items if not is_file(item, output)]
    emit(batch, page(title, batch.problems), output, quiet)
    if not quiet and output != STDIN:
        say(batch.failing.total(), output)
    batch.finish(threshold(strict, fail_on))


def is_file(item: Item, output: str) -> bool:
    """Whether an input, found in a folder perhaps, is the page of an earlier run."""
    return isinstance(item, str) and output != STDIN and os.path.realpath(item) == os.path.realpath(output)


def say(failing: int, output: str) -> None:
    from extractor.outputs.shown import shown
    from extractor.outputs.table import plural

    typer.echo(f"{shown(output)}: {plural(failing, 'failing check')}")

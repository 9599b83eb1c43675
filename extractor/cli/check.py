"""`extract check PATHS…`: what fails, one line each, for editors and build logs."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from extractor.batch.work import TIMEOUT
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
from extractor.outputs import FORMATS


class Lines(str, Enum):
    """How problems are listed; the value of each is its name on the command line."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


FORMAT_OF = {Lines.text: "lint", Lines.json: "problems", Lines.github: "github", Lines.sarif: "sarif"}


def check(
    paths: Paths,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules or groups.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="All but these rules or groups.")
    ] = None,
    form: Annotated[Lines, typer.Option("--format", "-f", help="How problems are listed.")] = Lines.text,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, whole or not at all.")
    ] = None,
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
    """List what fails, one line each: path:line:column: rule: message, suggestion."""
    from extractor.cli.read import Batch
    from extractor.cli.rules import chosen
    from extractor.cli.write import emit

    rules = chosen(select or [], ignore or []) if select or ignore else None
    keep = (lambda check: check.rule in rules) if rules is not None else None
    columns = Columns(text_column, id_column)
    batch = Batch(
        paths, columns=columns, patterns=patterns, across=across, quiet=quiet, keep=keep, jobs=jobs, timeout=timeout
    )
    emit(batch, FORMATS[FORMAT_OF[form]], output, quiet)
    batch.finish(threshold(strict, fail_on))

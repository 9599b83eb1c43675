"""The options that several commands share, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.ends import Threshold

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Files (texts, pages, .jsonl, .json, .csv, .parquet, .warc, .zip, .gz), folders, patterns, or - for "
        "standard input.",
    ),
]
TextColumn = Annotated[
    str | None,
    typer.Option("--text-column", metavar="NAME", help="The column of a table that holds the text; else text, body …"),
]
IdColumn = Annotated[
    str | None,
    typer.Option("--id-column", metavar="NAME", help="The column that a row goes by; else its line."),
]
Patterns = Annotated[
    Path | None,
    typer.Option(
        "--patterns",
        exists=True,
        file_okay=False,
        metavar="DIR",
        help="Read with the pattern files of this folder.",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit 1 where an error is found; short for --fail-on error.")
]
FailOn = Annotated[
    Threshold | None,
    typer.Option(
        "--fail-on",
        case_sensitive=False,
        help="Exit 1 where a check of this severity, or a graver one, fails.",
    ),
]
Across = Annotated[bool, typer.Option("--across", help="Compare the articles with each other, too.")]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, metavar="N", help="Read in N processes; what breaks one costs one article."
    ),
]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0, metavar="SECONDS", help="What one article may take; 0 is for ever.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def threshold(strict: bool, fail_on: Threshold | None) -> Threshold | None:
    """What fails the run; the stricter of two wishes."""
    return fail_on or (Threshold.error if strict else None)

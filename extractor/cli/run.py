"""`extract PATHS…`: read articles, print what they state and what does not add up."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.batch.work import STDIN, TIMEOUT
from extractor.cli.ends import Threshold
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
from extractor.outputs import FORMATS, format_of_file

if TYPE_CHECKING:
    from extractor.outputs.base import Format

DEFAULT = "table"

AsJson = Annotated[bool, typer.Option("--json", help="One JSON array, a record per article.")]
AsJsonl = Annotated[bool, typer.Option("--jsonl", help="The same records, one a line.")]
Form = Annotated[str | None, typer.Option("--format", "-f", metavar="NAME", help=f"One of {', '.join(FORMATS)}.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write here, a file or a folder of tables, whole or not at all."
    ),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--into", metavar="STORE", help="Put the records into a database: FILE.duckdb or postgresql://…, in tables."
    ),
]
Resume = Annotated[bool, typer.Option("--resume", help="With -o FILE.jsonl: go on where the last call was killed.")]
ExplainCoverage = Annotated[
    bool,
    typer.Option(
        "--explain-coverage",
        help="Say of every figure which checks would catch a misprint; with --json, that alone.",
    ),
]


def run(
    ctx: typer.Context,
    paths: Paths,
    as_json: AsJson = False,
    as_jsonl: AsJsonl = False,
    form: Form = None,
    output: Output = None,
    into: Into = None,
    resume: Resume = False,
    strict: Strict = False,
    fail_on: FailOn = None,
    across: Across = False,
    explain_coverage: ExplainCoverage = False,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    patterns: Patterns = None,
    jobs: Jobs = None,
    timeout: Timeout = TIMEOUT,
    quiet: Quiet = False,
) -> None:
    """Read market commentary into facts and recompute every figure it states."""
    if into and (as_json or as_jsonl or form or output or resume or explain_coverage):
        raise typer.BadParameter("puts records into a database and prints none; give no format or output.", param_hint="--into")
    chosen = choose(as_json, as_jsonl, form, output)
    chosen = explaining(chosen) if explain_coverage else chosen
    execute(
        ctx,
        paths,
        into or chosen,
        output,
        threshold(strict, fail_on),
        resume,
        columns=Columns(text_column, id_column),
        across=across,
        patterns=patterns,
        jobs=jobs,
        timeout=timeout,
        quiet=quiet,
    )


def choose(as_json: bool, as_jsonl: bool, form: str | None, output: str | None) -> Format:
    """The format that was asked for: by name, else by the ending of the output file, else the table."""
    names = [name for name, said in (("json", as_json), ("jsonl", as_jsonl), (form, form)) if said]
    if len(set(names)) > 1:
        raise typer.BadParameter("--json, --jsonl and --format each choose a format; give one of them.")
    if not names:
        return format_of_file(output or "") or FORMATS[DEFAULT]
    name = str(names[0])
    if name not in FORMATS:
        near = get_close_matches(name, FORMATS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(FORMATS)}."
        raise typer.BadParameter(f"there is no format {name!r}. {hint}", param_hint="--format")
    chosen = FORMATS[name]
    if chosen.makes_folder and output in (None, STDIN):
        raise typer.BadParameter(f"{name} makes a folder of tables: name it with -o FOLDER.", param_hint="--output")
    return chosen


def explaining(form: Format) -> Format:
    """The format that says of every figure what checks it; records have no place for that."""
    from extractor.outputs.worth import AS_JSON, UNDER_TABLE

    formats = {"table": UNDER_TABLE, "json": AS_JSON}
    if form.name not in formats:
        raise typer.BadParameter(
            f"goes with the table or with --json, not with {form.name}.", param_hint="--explain-coverage"
        )
    return formats[form.name]


def execute(
    ctx: typer.Context,
    paths: list[str],
    form: Format | str,
    output: str | None,
    fail_on: Threshold | None,
    resume: bool = False,
    **how: Any,
) -> None:
    """Read, write in a format or into the store of a name, and leave with the exit code."""
    from extractor.cli.read import Batch
    from extractor.cli.resume import emit_on
    from extractor.cli.write import emit

    commands = getattr(ctx.parent.command, "commands", {}) if ctx.parent else {}
    batch = Batch(paths, commands=[name for name in commands if name != ctx.command.name], **how)
    batch.writes(form if isinstance(form, str) else output)
    if isinstance(form, str):
        from extractor.cli.store import put_into

        put_into(batch, form, quiet=bool(how.get("quiet")))
    elif resume:
        emit_on(batch, form, output)
    else:
        emit(batch, form, output, quiet=bool(how.get("quiet")))
    batch.finish(fail_on)

"""`extract spark INPUT OUTPUT`: the same reader on Spark, into tables that grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from extractor.batch.work import TIMEOUT
from extractor.cli.options import IdColumn, Patterns, Quiet, TextColumn, Timeout

if TYPE_CHECKING:
    from extractor.spark import Taken

Master = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="local[4], spark://… or what else Spark knows; else all cores here."),
]
Conf = Annotated[list[str] | None, typer.Option("--conf", metavar="KEY=VALUE", help="A setting of Spark; may be repeated.")]


def spark(
    given: Annotated[str, typer.Argument(metavar="INPUT", help="A folder, a pattern or any address that Spark reads.")],
    output: Annotated[str, typer.Argument(metavar="OUTPUT", help="The folder of the tables, made where it is missing.")],
    kind: Annotated[
        str | None, typer.Option("--from", metavar="KIND", help="parquet, jsonl, text or warc; else by the endings there.")
    ] = None,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    at_once: Annotated[
        str | None, typer.Option("--at-once", metavar="N", help="Files (500) or bytes (2g) a step; done steps stay done.")
    ] = None,
    reread: Annotated[bool, typer.Option("--reread", help="Forget the tables and read everything again.")] = False,
    master: Master = None,
    conf: Conf = None,
    patterns: Patterns = None,
    timeout: Timeout = TIMEOUT,
    quiet: Quiet = False,
) -> None:
    """Read what is new under INPUT on Spark, into Parquet tables by day; killed, it goes on where it was."""
    from extractor.errors import needs

    with needs("pyspark", "spark"):
        from extractor.spark import read_into
    from extractor.spark.session import session

    taken = read_into(
        session(master, conf or ()),
        given,
        output,
        kind=kind,
        text_column=text_column,
        id_column=id_column,
        patterns=patterns,
        timeout=timeout,
        at_once=at_once,
        again=reread,
    )
    if not quiet:
        typer.echo(summary(taken, output))


def summary(taken: Taken, output: str) -> str:
    from extractor.outputs.shown import shown
    from extractor.outputs.table import plural
    from extractor.version import version

    rows = taken.rows
    said = f"{plural(rows['articles'], 'article')} into {shown(output)}: {plural(rows['failing'], 'failing check')}"
    if rows["errors"]:
        said += f", {plural(rows['errors'], 'input')} not read (see its table errors)"
    if taken.has_older:
        said += f"\nWhat {shown(taken.reader)} has read is left as it is; this is {version()}, and --reread reads all again."
    return said

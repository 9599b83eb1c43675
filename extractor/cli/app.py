"""The program: the default command and its sub-commands. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.check import check
from extractor.cli.compare import compare
from extractor.cli.coverage import coverage
from extractor.cli.evaluate import evaluate
from extractor.cli.explain import explain
from extractor.cli.group import RUN, DefaultGroup, RunCommand
from extractor.cli.report import report
from extractor.cli.run import run
from extractor.cli.schema import schema
from extractor.cli.selftest import selftest
from extractor.cli.serve import serve
from extractor.cli.spark import spark
from extractor.cli.trace import trace

EPILOG = """
Exit code 0: all went well. 1: a check failed, and --strict or --fail-on was given.
2: an input could not be read, or the command line is wrong.

A file that is called like a command is reached by ./schema or after a bare --.
"""

app = typer.Typer(cls=DefaultGroup, no_args_is_help=True, pretty_exceptions_enable=False, epilog=EPILOG)


def show_version(wanted: bool) -> None:
    """Print the version and leave."""
    if wanted:
        from extractor.version import version

        typer.echo(f"extract {version()}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and leave."),
    ] = False,
) -> None:
    """Read market commentary into facts and recompute every figure it states."""


app.command(RUN, cls=RunCommand, hidden=True)(run)
app.command("check")(check)
app.command("compare")(compare)
app.command("coverage")(coverage)
app.command("explain")(explain)
app.command("report")(report)
app.command("selftest")(selftest)
app.command("serve")(serve)
app.command("spark")(spark)
app.command("trace")(trace)
app.command("eval")(evaluate)
app.command("schema")(schema)

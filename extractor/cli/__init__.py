"""The command line: options in, exit codes out. One file per command; `app.py` is the list of them."""

from __future__ import annotations


def main() -> None:
    """The `extract` program."""
    from extractor.cli.app import app
    from extractor.cli.ends import quiet_ends

    with quiet_ends():
        app(prog_name="extract")


__all__ = ["main"]

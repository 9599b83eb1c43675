"""`extract PATHS… --into STORE`: records into a database."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.batch.outcome import NOT_READ
from extractor.cli.read import Batch
from extractor.tables import Rows, rows
from extractor.tables.folder import in_batches
from extractor.tables.schema import TABLES

WARNINGS = [column.name for column in TABLES["articles"]].index("warnings")


def put_into(batch: Batch, where: str, quiet: bool = False) -> None:
    """Put the records of a batch into a store and say what it took; the store is opened before anything is read."""
    import typer

    from extractor.outputs.shown import shown
    from extractor.outputs.table import plural
    from extractor.store import open_store

    with open_store(where) as store:
        # Behind the store, which says in its own words what is not installed.
        from extractor.store.base import Written

        written = Written()
        for some in in_batches(finished(batch.parts(rows))):
            written += store.put(some)
        if not quiet:
            typer.echo(
                f"{plural(written.all, 'article')} into {shown(store.shown)}: "
                f"{written.new} new, {written.replaced} replaced, {written.unchanged} unchanged"
            )


def finished(articles: Iterator[Rows]) -> Iterator[Rows]:
    """Those that were read to their end. The others are named when the run ends, and an earlier record of them stays."""
    for made in articles:
        if not any(warning.startswith(NOT_READ) for warning in made["articles"][0][WARNINGS]):
            yield made

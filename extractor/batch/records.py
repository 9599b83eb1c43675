"""Arrow in, Arrow out: `extractor.read_batch`.

The local pool, the formats that are made of tables, and Spark all read through `Records`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.outcome import Outcome
from extractor.batch.work import STDIN, TIMEOUT, Work, defect_in_words
from extractor.errors import InputError, needs
from extractor.inputs.columns import Chosen, Columns, first, text_of
from extractor.inputs.parquet import as_python
from extractor.inputs.rows import Row
from extractor.reading.source import from_bytes
from extractor.tables import rows

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.batch.work import Item
    from extractor.reading.source import Source
    from extractor.tables.nested import Made

SOURCES = ("source", "id", "url")


@dataclass
class Records:
    """Inputs become one batch of records, a row each; an input that has no record has an error there.

    What a Work is to articles, this is to the pool: it goes to the workers, so it holds only what pickles.
    """

    work: Work

    @property
    def timeout(self) -> float:
        return self.work.timeout

    @property
    def modules(self) -> Sequence[str]:
        return ("extractor.tables.nested",)

    def begin(self) -> None:
        self.work.begin()
        with needs("pyarrow", "tables"):
            import pyarrow as pa
        # Arrow's own allocators reserve address space by the gigabyte, and that is what a worker is limited by.
        pa.set_memory_pool(pa.system_memory_pool())

    def many(self, items: Iterable[Item], timeout: float = 0) -> list[pa.RecordBatch]:
        """One batch of them all; `timeout` seconds for each, 0 where the pool keeps the time."""
        from extractor.tables.nested import nested

        return [nested([made(self.work.outcome(item, timeout)) for item in items])]

    def here(self, items: Sequence[Item]) -> list[pa.RecordBatch]:
        """The same in this process, where nobody else keeps the time or survives a want of memory."""
        try:
            return self.many(items, self.timeout)
        except MemoryError:
            if len(items) == 1:
                return [self.failed(items[0], "needed more memory than there is")]
            return [batch for item in items for batch in self.here([item])]

    def failed(self, item: Item, reason: str) -> pa.RecordBatch:
        from extractor.tables.nested import nested

        return nested([made(self.work.failed(item, reason))])


def made(outcome: Outcome) -> Made:
    """An outcome as the source, the rows and the error of one row."""
    if outcome.product is None:
        problem = outcome.problem or InputError(STDIN, "no outcome")
        return problem.source, None, problem.reason
    article = outcome.product
    try:
        return article.source, rows(article), outcome.problem.reason if outcome.problem else None
    except Exception as defect:
        return article.source, None, defect_in_words(defect)


def read_batch(
    batch: pa.RecordBatch | pa.Table,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    patterns: str | os.PathLike[str] | None = None,
    timeout: float = TIMEOUT,
) -> pa.RecordBatch:
    """Read and check a batch, or a table, of articles: one row of the result for each row given, in their order.

    batch: a column of texts (strings, or the bytes of a text or HTML file), and whatever stands beside it. text_column:
    its name, else the first of text, body, content, article. id_column: what the articles are to be called, else
    source, id or url, else "-". Columns title, headline, published, published_at and date are used where a text does not
    say these things itself.
    timeout: seconds that one article may take; 0 is for ever. It needs the main thread of a POSIX process.
    The result has the schema `extractor.record_schema()`: the columns of the table `articles`, an `error`, and every
    other table as a list of rows. An article that cannot be read costs its own row.
    Raises InputError where a column is missing, and PatternError where the folder `patterns` cannot be used.
    """
    task = task_of(Path(patterns).resolve() if patterns is not None else None)
    return task.many(sources_in(batch, Columns(text_column, id_column)), timeout)[0]


@lru_cache(maxsize=4)
def task_of(patterns: Path | None) -> Records:
    """Loaded once in a process."""
    return Records(Work(patterns))


def sources_in(batch: pa.RecordBatch | pa.Table, columns: Columns) -> Iterator[Source | InputError]:
    """The articles of a batch by their ids."""
    there = batch.schema.names
    called = replace(columns, id=columns.id or first(there, SOURCES))
    chosen = called.among(there, "the batch", option="{}_column=")
    for number, cells in enumerate(as_python(batch.select(chosen.all)), 1):
        name = str(cells.get(chosen.id) or STDIN) if chosen.id else STDIN
        yield source_in(name, Row(number, cells), chosen)


def source_in(name: str, row: Row, chosen: Chosen) -> Source | InputError:
    content: Any = row.cells[chosen.text]
    if not isinstance(content, bytes):
        return text_of(name, row, chosen)
    try:
        return from_bytes(name, content)
    except InputError as problem:
        return problem

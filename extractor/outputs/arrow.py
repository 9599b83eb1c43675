"""Arrow: a folder with an IPC file a table, which Polars, DuckDB and pandas map into memory. Needs the extra `tables`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from extractor.errors import needs
from extractor.outputs.base import Format
from extractor.tables import rows
from extractor.tables.folder import write_folder


@contextmanager
def opened(table: str, path: Path) -> Iterator[Callable[[list[tuple]], None]]:
    with needs("pyarrow", "tables"):
        from pyarrow import ipc

        from extractor.tables.arrow import batch, schema
    with ipc.new_file(path, schema(table)) as file:
        yield lambda rows: file.write_batch(batch(table, rows))


FORMAT = Format(
    "arrow",
    "a folder of Arrow files, one a table",
    part=rows,
    folder=partial(write_folder, suffix=".arrow", opened=opened),
)

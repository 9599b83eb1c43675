"""Arrow: a folder with an IPC file a table, which Polars, DuckDB and pandas map into memory. Needs the extra `tables`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.errors import needs
from extractor.outputs.base import Format
from extractor.tables.folder import write_records

if TYPE_CHECKING:
    import pyarrow as pa


@contextmanager
def opened(table: str, path: Path) -> Iterator[Callable[[pa.Table], None]]:
    with needs("pyarrow", "tables"):
        from pyarrow import ipc

        from extractor.tables.arrow import schema
    with ipc.new_file(path, schema(table)) as file:
        yield file.write_table


FORMAT = Format(
    "arrow",
    "a folder of Arrow files, one a table",
    records=partial(write_records, suffix=".arrow", opened=opened),
)

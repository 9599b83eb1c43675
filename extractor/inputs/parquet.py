"""Parquet, in small batches of the columns that are needed.

No less than a page of a column can be read at a time; how much that is, the writer of the file has decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import needs
from extractor.inputs.kinds import Torn
from extractor.inputs.rows import Row

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch, Table

    from extractor.inputs.columns import Columns

BATCH = 64  # rows
BUFFER = 1 << 20  # bytes of a column that are read at once


def parquet_rows(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Row]:
    with needs("pyarrow", "tables"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    number = 0
    try:
        file = pq.ParquetFile(handle, buffer_size=BUFFER, pre_buffer=False)
        chosen = columns.among(file.schema_arrow.names, name)
        for batch in file.iter_batches(BATCH, columns=chosen.all):
            for cells in as_python(batch):
                number += 1
                yield Row(number, cells)
    except (pa.ArrowException, ValueError, OverflowError) as problem:
        raise Torn(str(problem)) from problem


def as_python(batch: RecordBatch | Table) -> list[dict[str, Any]]:
    cells = {name: in_microseconds(batch.column(name)).to_pylist() for name in batch.schema.names}
    return [dict(zip(cells, row)) for row in zip(*cells.values())]


def in_microseconds(column: Array) -> Array:
    """Moments as Python has them."""
    import pyarrow as pa

    is_moment = pa.types.is_timestamp(column.type)
    return column.cast(pa.timestamp("us", column.type.tz), safe=False) if is_moment else column

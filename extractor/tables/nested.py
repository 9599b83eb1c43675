"""The tables of many articles in one batch: a row an article, and in it a list for each of its other tables.

This is the one shape that every engine takes and gives back: a batch of it travels between processes as it is, and any
engine that can explode a list makes the tables of it again. Extra `tables`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from extractor.errors import needs
from extractor.tables.arrow import ARROW, filled, schema
from extractor.tables.rows import Rows
from extractor.tables.schema import TABLES, Column

with needs("pyarrow", "tables"):
    import pyarrow as pa
    import pyarrow.compute as pc

LISTS = [name for name in TABLES if name != "articles"]
ERROR = "error"  # why an article has no record, or an empty one
KEY = "article"

# The source of an article, its rows where there is a record, and what went wrong.
Made = tuple[str, Rows | None, str | None]


@cache
def record_schema() -> pa.Schema:
    """The columns of `articles`, then `error`, then a list of rows for every other table, which leave out its key."""
    lists = [(name, pa.list_(pa.struct(list(_fields(name))))) for name in LISTS]
    return pa.schema([*schema("articles"), (ERROR, pa.string()), *lists])


def _fields(table: str) -> Iterator[pa.Field]:
    return (pa.field(column.name, ARROW[column.type]) for column in _columns(table))


def _columns(table: str) -> list[Column]:
    return TABLES[table][1:]


def nested(articles: Sequence[Made]) -> pa.RecordBatch:
    """One row an article, in their order; of one that could not be opened only its source and the error."""
    nothing: tuple = (None,) * (len(TABLES["articles"]) - 2)
    abouts = [(*(rows["articles"][0] if rows else (None, source, *nothing)), error) for source, rows, error in articles]
    made = record_schema()
    about = filled(pa.schema(list(made)[: -len(LISTS)]), abouts)
    lists = [_listed(name, [rows[name] if rows else [] for _, rows, _ in articles]) for name in LISTS]
    return pa.record_batch([*about.columns, *lists], schema=made)


def _listed(table: str, articles: list[list[tuple]]) -> pa.ListArray:
    fields = list(_fields(table))
    flat = filled(pa.schema(fields), [row[1:] for rows in articles for row in rows])
    offsets = pa.array([0, *accumulate(map(len, articles))], pa.int32())
    return pa.ListArray.from_arrays(offsets, pa.StructArray.from_arrays(flat.columns, fields=fields))


def table_of(records: pa.RecordBatch | pa.Table, name: str) -> pa.Table:
    """One of the tables again, out of any number of records. An article without a record has no row in any of them."""
    records = pa.table(records) if isinstance(records, pa.Table) else pa.Table.from_batches([records])
    if name == "articles":
        return records.select(schema(name).names).filter(pc.is_valid(records[KEY]))
    parts = [_unnested(batch, name) for batch in records.select([KEY, name]).to_batches()]
    return pa.Table.from_batches(parts, schema(name))


def _unnested(records: pa.RecordBatch, name: str) -> pa.RecordBatch:
    lists = records[name]
    keys = records[KEY].take(pc.list_parent_indices(lists))
    return pa.record_batch([keys, *lists.flatten().flatten()], schema=schema(name))


def in_batches(records: Iterable[pa.RecordBatch], size: int) -> Iterator[pa.Table]:
    """The same records, so many articles at a time, whatever the batches that they come in."""
    held: list[pa.RecordBatch] = []
    waiting = 0
    for batch in records:
        held.append(batch)
        waiting += len(batch)
        while waiting >= size:
            table = pa.Table.from_batches(held)
            yield table[:size]
            held, waiting = table[size:].to_batches(), waiting - size
    if waiting:
        yield pa.Table.from_batches(held)


def errors(records: pa.RecordBatch) -> Iterator[tuple[str, str]]:
    """(source, reason) of every article that has no record, or an empty one."""
    failed = records.filter(pc.is_valid(records[ERROR])) if records[ERROR].null_count < len(records) else records[:0]
    yield from zip(failed["source"].to_pylist(), failed[ERROR].to_pylist(), strict=True)


def failing(records: pa.RecordBatch) -> Counter[str]:
    """How many checks fail, by severity."""
    checks = records["checks"].flatten()
    severity = checks.field("severity").filter(pc.equal(checks.field("status"), "fails"))
    return Counter(severity.to_pylist())

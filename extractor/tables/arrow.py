"""The tables as Arrow: what Parquet files, DuckDB, PostgreSQL, Polars, pandas and Spark all take. Extra `tables`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractor.errors import needs
from extractor.tables.rows import DIGITS, PLACES, Rows
from extractor.tables.schema import TABLES, Column, Type

with needs("pyarrow", "tables"):
    import pyarrow as pa

ARROW: dict[Type, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "whole": pa.int64(),
    "number": pa.decimal128(DIGITS, PLACES),
    "day": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "flag": pa.bool_(),
}


@cache
def schema(table: str) -> pa.Schema:
    return schema_of(TABLES[table])


def schema_of(columns: list[Column]) -> pa.Schema:
    return pa.schema([(column.name, ARROW[column.type]) for column in columns])


def batch(table: str, rows: list[tuple]) -> pa.RecordBatch:
    """The rows of one table as one record batch."""
    return filled(schema(table), rows)


def batch_of(columns: list[Column], rows: list[tuple]) -> pa.RecordBatch:
    return filled(schema_of(columns), rows)


def filled(made: pa.Schema, rows: list[tuple]) -> pa.RecordBatch:
    values = zip(*rows, strict=True) if rows else [()] * len(made)
    return pa.record_batch([pa.array(column, field.type) for column, field in zip(values, made, strict=True)], schema=made)


def tables(articles: Iterable[Rows]) -> dict[str, pa.Table]:
    """The rows of any number of articles, a table each."""
    held: Rows = {name: [] for name in TABLES}
    for rows in articles:
        for name, added in rows.items():
            held[name] += added
    return {name: pa.Table.from_batches([batch(name, rows)]) for name, rows in held.items()}

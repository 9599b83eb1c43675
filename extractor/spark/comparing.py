"""Across the articles of tables by the million: the SQL of the stores, on Spark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from extractor.errors import InputError
from extractor.spark.files import Files
from extractor.store import comparing
from extractor.tables.arrow import batch_of, schema
from extractor.tables.schema import TABLES, Column

if TYPE_CHECKING:
    from extractor.facts import Check


def compare(spark: SparkSession, tables: str) -> list[tuple[str, Check]]:
    """What does not hold between the articles of a folder of tables, each with the source of the later one, by source.

    Spark finds the few articles that may be at odds; the driver judges them. Raises InputError where no tables are.
    """
    return comparing.compare(SparkTables(spark, tables))


class SparkTables:
    """The tables of a folder as views of a session of their own."""

    def __init__(self, spark: SparkSession, where: str) -> None:
        self.spark, files = spark.newSession(), Files(spark)
        for name in TABLES:
            place = next(filter(files.exists, (f"{where}/{name}", f"{where}/{name}.parquet")), None)
            if name == "articles" and place is None:
                raise InputError(where, "holds no tables")
            known = from_arrow_schema(schema(name))
            rows = self.spark.read.schema(known).parquet(place) if place else self.spark.createDataFrame([], known)
            rows.createOrReplaceTempView(name)

    def transaction(self) -> nullcontext[None]:
        return nullcontext()

    @contextmanager
    def made(self, table: str, columns: list[Column], rows: list[tuple]) -> Iterator[None]:
        filled = pa.Table.from_batches([batch_of(columns, rows)])
        self.spark.createDataFrame(filled).createOrReplaceTempView(table)
        yield
        self.spark.catalog.dropTempView(table)

    def run(self, sql: str) -> list[tuple]:
        return [tuple(row) for row in self.spark.sql(sql).toLocalIterator()]

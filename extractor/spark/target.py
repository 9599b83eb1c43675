"""A folder of tables that grows step by step: TABLE/day=2026-02-12/batch=7/….parquet.

What a step has written bears its number, so that a step that is done again, since the run was killed in it, first takes
away what is there of it. Beside the tables stand `errors`, what could not be read, and `_extract`, where a run keeps
what it has seen.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import DataFrame, SparkSession

from extractor.spark.files import Files
from extractor.spark.reading import schema
from extractor.tables.nested import ERROR, KEY, LISTS
from extractor.tables.schema import ARTICLES
from extractor.version import version

DAY, STEP = "day", "batch"
ERRORS = "errors"
TABLES = {
    "articles": ([column.name for column in ARTICLES], f"{KEY} IS NOT NULL"),
    ERRORS: (["source", "sha256", f"{ERROR} AS reason"], f"{ERROR} IS NOT NULL"),
    **{name: ([KEY, f"inline({name})"], f"size({name}) > 0") for name in LISTS},
}
FEW = 200_000
AT_ONCE = 4  # tables that are written side by side: each leaves cores idle while its files are committed


class Target:
    def __init__(self, spark: SparkSession, where: str) -> None:
        self.where, self.files = where.rstrip("/"), Files(spark)
        own = f"{self.where}/_extract"
        self.checkpoint, self.staging = f"{own}/checkpoint", f"{own}/records"
        self._reader, self._emptying = f"{own}/reader", f"{own}/emptying"

    def empty(self) -> None:
        """Forget all that was read. Where this is killed half-way, the next run goes on with it."""
        self.files.write(self._emptying, "")
        self.settle()

    def settle(self) -> None:
        if self.files.exists(self._emptying):
            for name in (*TABLES, "_extract/checkpoint", "_extract/records", "_extract/reader"):
                self.files.delete(f"{self.where}/{name}")
            self.files.delete(self._emptying)
        if not self.files.exists(self._reader):
            self.files.write(self._reader, version())

    @property
    def reader(self) -> str:
        """The version that read the first articles of the tables."""
        return self.files.read(self._reader)

    def put(self, records: DataFrame, step: int) -> Counter[str]:
        """Write the records of a step into every table; how many rows each got, and how many checks are `failing`."""
        spark = records.sparkSession
        spark.conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        for left in self.files.found(f"{self.where}/*/{DAY}=*/{STEP}={step}"):
            self.files.delete(left)
        staged = f"{self.staging}/{step}"
        records.write.mode("overwrite").option("compression", "zstd").parquet(staged)
        written = spark.read.schema(schema()).parquet(staged)
        rows = counted(written)
        with ThreadPoolExecutor(AT_ONCE) as threads:
            list(threads.map(lambda name: self._write(written, name, step, rows[name]), [name for name in TABLES if rows[name]]))
        self.files.delete(self.staging)
        return rows

    def _write(self, records: DataFrame, name: str, step: int, rows: int) -> None:
        columns, those = TABLES[name]
        day, number = f"coalesce(as_of, published_on) AS {DAY}", f"{step}L AS {STEP}"
        table = records.where(those).selectExpr(*columns, day, number)
        # A file a day, or several of a large one; few rows are written by one task, which saves the shuffle.
        by_day = table.coalesce(1) if rows < FEW else table.hint("rebalance", DAY)
        by_day.write.mode("append").option("compression", "zstd").partitionBy(DAY, STEP).parquet(f"{self.where}/{name}")


def counted(records: DataFrame) -> Counter[str]:
    lists = [f"sum(size({name})) AS {name}" for name in LISTS]
    failing = "sum(size(filter(checks, check -> check.status = 'fails'))) AS failing"
    row = records.selectExpr(f"count({KEY}) AS articles", f"count({ERROR}) AS {ERRORS}", failing, *lists).first()
    return Counter({name: value or 0 for name, value in row.asDict().items()} if row else {})

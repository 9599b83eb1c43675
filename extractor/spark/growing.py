"""A folder grows, and its tables with it: each run takes what is new, and a run that was killed goes on."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass

from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from extractor.batch.work import TIMEOUT
from extractor.errors import ExtractorError, UsageError
from extractor.inputs.columns import Columns
from extractor.spark.files import Files
from extractor.spark.inputs import KINDS, arriving, kind_of_files
from extractor.spark.reading import records_of, work_of
from extractor.spark.target import Target
from extractor.store.base import first_line
from extractor.version import version


@dataclass(frozen=True)
class Taken:
    """What a run took: `rows` of each table, `errors` and `failing` checks among them; `reader` read the first articles."""

    rows: Counter[str]
    reader: str

    @property
    def has_older(self) -> bool:
        """Whether another version of this program has read a part of the tables."""
        return self.reader != version()


def read_into(
    spark: SparkSession,
    where: str,
    tables: str,
    *,
    kind: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    patterns: str | os.PathLike[str] | None = None,
    timeout: float = TIMEOUT,
    at_once: str | None = None,
    again: bool = False,
) -> Taken:
    """Read what is new under `where` into the Parquet tables of the folder `tables`.

    where, tables: any path or address that Spark reads and writes. kind: parquet, jsonl, text or warc, else what the
    endings there say. at_once: files ("500") or bytes ("2g") of a step; steps that are done stay done. again: forget the
    tables first. What was read by an older version of this program stays as it is, unless `again` is given.
    Raises InputError where there is nothing to read, UsageError where the kind is not plain, and ExtractorError where
    Spark gives up.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}; choose from {', '.join(KINDS)}")
    target = Target(spark, tables)
    kind = kind or kind_of_files(Files(spark), where)
    given = arriving(spark, where, kind, Columns(text_column, id_column), at_once)
    work, taken = work_of(patterns, timeout), Counter[str]()
    if again:
        target.empty()
    target.settle()

    def step(rows: DataFrame, number: int) -> None:
        taken.update(target.put(records_of(rows, given.articles, work), number))

    try:
        writer = given.rows.writeStream.foreachBatch(step).option("checkpointLocation", target.checkpoint)
        writer.trigger(availableNow=True).start().awaitTermination()
    except PySparkException as problem:
        raise ExtractorError(f"{tables}: Spark gave up: {first_line(problem)}") from problem
    return Taken(taken, target.reader)

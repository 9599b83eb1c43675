"""A DataFrame of articles becomes one of records. What breaks a process costs one article: a child of the worker reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from extractor.batch.pool import Pool
from extractor.batch.records import Records, sources_in
from extractor.batch.work import TIMEOUT, Work
from extractor.inputs.columns import Columns
from extractor.tables.nested import in_batches, record_schema

if TYPE_CHECKING:
    from extractor.batch.work import Item

    # What a worker makes of a batch of the rows that it was given: the articles in them.
    Articles = Callable[[pa.RecordBatch], Iterator[Item]]

ROWS = 256  # records in a batch that goes back to Spark: some 2 MB


def read(
    articles: DataFrame,
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    patterns: str | os.PathLike[str] | None = None,
    timeout: float = TIMEOUT,
) -> DataFrame:
    """Read and check articles: `extractor.read_batch`, and an article that crashes, hangs or needs too much memory costs
    its own row.

    articles: a column of texts, and whatever stands beside it, as for `read_batch`. patterns: a folder that every
    executor has. timeout: seconds that one article may take; 0 is for ever.
    The columns of the result are those of `extractor.record_schema()`; its lists explode into the tables.
    Raises InputError where a column is missing.
    """
    columns = Columns(text_column, id_column)
    columns.among(articles.columns, "the data frame", option="{}_column=")
    return records_of(articles, partial(sources_in, columns=columns), work_of(patterns, timeout))


def work_of(patterns: str | os.PathLike[str] | None, timeout: float) -> Work:
    return Work(Path(patterns).resolve() if patterns is not None else None, timeout=timeout)


def schema() -> StructType:
    return from_arrow_schema(record_schema())


def records_of(rows: DataFrame, articles: Articles, work: Work) -> DataFrame:
    """The records of whatever articles are in some rows."""
    return rows.mapInArrow(partial(in_worker, articles, work), schema())


# In Spark's worker --------------------------------------------------------------------------------------------


def in_worker(articles: Articles, work: Work, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What the child makes of one partition. It is forked from a process that stays, so that a new one costs little."""
    with Pool(Records(work), 1) as pool:
        for table in in_batches(pool.outcomes(chain.from_iterable(map(articles, batches))), ROWS):
            yield from table.combine_chunks().to_batches()

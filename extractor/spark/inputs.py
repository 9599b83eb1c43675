"""What Spark reads as it grows: tables and lines split by Spark itself, every other file whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import unquote

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from extractor.batch.records import source_in
from extractor.errors import InputError, UsageError
from extractor.inputs.columns import Columns, id_of
from extractor.inputs.kinds import GZIP, JSON, JSONL, PARQUET, TEXT, WARC, ZIP, Stream, kind_of, unpacked_kind
from extractor.inputs.members import read
from extractor.inputs.parquet import as_python
from extractor.inputs.rows import Row, parsed
from extractor.reading.source import Source, open_file
from extractor.spark.files import Files

if TYPE_CHECKING:
    from extractor.batch.work import Item
    from extractor.spark.reading import Articles

KINDS = {  # what a folder may hold: the endings of its files
    "parquet": ("*.parquet",),
    "jsonl": ("*.jsonl", "*.ndjson", "*.json", "*.jsonl.gz", "*.ndjson.gz", "*.json.gz"),
    "text": (),
    "warc": ("*.warc", "*.warc.gz"),
}
KIND_OF = {PARQUET: "parquet", JSONL: "jsonl", JSON: "jsonl", TEXT: "text", GZIP: "text", ZIP: "text", WARC: "warc"}
LOOKED_AT = 1_000  # files by whose endings a folder is known
FILE = "path string, modificationTime timestamp, length bigint, content binary"
SIZE, UNITS = re.compile(r"(\d+)([kmgt]?)b?"), {"k": 10, "m": 20, "g": 30, "t": 40}
# What one step of a run takes: as many files, or as many bytes. A run that is killed goes on behind its last step.
AT_ONCE = {"parquet": "8g", "jsonl": "8g", "text": "20000", "warc": "32g"}


@dataclass(frozen=True)
class Input:
    """Rows that arrive, and what makes articles of them in a worker."""

    rows: DataFrame
    articles: Articles


def kind_of_files(files: Files, where: str) -> str:
    """What a folder holds, by the endings of its first files; a .json that lies beside others is left alone.

    Raises InputError for none, UsageError for several kinds.
    """
    there = {unpacked_kind(name) or TEXT for name in files.listed(where, LOOKED_AT)}
    found = {KIND_OF.get(kind, "text") for kind in (there - {JSON} or there)}
    if not found:
        raise InputError(where, "holds no file")
    if len(found) > 1:
        raise UsageError(f"{where} holds {' and '.join(sorted(found))}; say with --from which are to be read")
    return found.pop()


def arriving(spark: SparkSession, where: str, kind: str, columns: Columns, at_once: str | None = None) -> Input:
    """What stands under a path and comes to it. at_once: files ("500") or bytes ("2g") that one step takes."""
    limit, most = limit_of(at_once or AT_ONCE[kind])
    reader = spark.readStream.option(limit, most).option("recursiveFileLookup", True)
    if KINDS[kind]:
        reader = reader.option("pathGlobFilter", "{" + ",".join(KINDS[kind]) + "}")
    if kind == "parquet":
        form = spark.read.option("recursiveFileLookup", True).option("pathGlobFilter", "*.parquet").parquet(where).schema
        chosen = columns.among(form.names, where)
        rows = reader.schema(form).parquet(where)
        file = f.col("_metadata.file_path").alias("_file")
        number = f.col("_metadata.row_index").alias("_row")
        return Input(rows.select(*chosen.all, file, number), partial(of_rows, columns=columns))
    if kind == "jsonl":
        rows = reader.text(where).select("value", f.col("_metadata.file_path").alias("_file"))
        return Input(rows, partial(of_lines, columns=columns))
    files = reader.format("binaryFile").schema(FILE).load(where)
    # Where every executor sees the same files, they are opened there; from elsewhere Spark brings their bytes.
    rows = files.select("path") if Files(spark).is_local(where) else files.select("path", "content")
    return Input(rows, partial(of_files, columns=columns))


def limit_of(step: str) -> tuple[str, int]:
    """The option of Spark, and its number, that bounds a step by files ("500") or by bytes ("2g")."""
    found = SIZE.fullmatch(step.strip().lower())
    if not found or not int(found[1]):
        raise UsageError(f"{step!r} is no number of files (500) and no size (200m, 2g)")
    unit = found[2]
    return ("maxBytesPerTrigger", int(found[1]) << UNITS[unit]) if unit else ("maxFilesPerTrigger", int(found[1]))


# In Spark's worker --------------------------------------------------------------------------------------------


def of_rows(batch: pa.RecordBatch, columns: Columns) -> Iterator[Item]:
    """The articles of a Parquet file's rows."""
    chosen = columns.among((name for name in batch.schema.names if not name.startswith("_")), "the table")
    for cells in as_python(batch):
        number = cells["_row"] + 1
        identity = id_of(cells.get(chosen.id)) if chosen.id else ""
        file = path_of(cells["_file"])
        yield source_in(f"{file}#{identity}" if identity else f"{file}:{number}", Row(number, cells), chosen)


def of_lines(batch: pa.RecordBatch, columns: Columns) -> Iterator[Item]:
    """The articles of JSON lines. Spark does not tell the number of a line, so one without an id goes by its digest."""
    for line, file in zip(batch["value"].to_pylist(), batch["_file"].to_pylist(), strict=True):
        if line.strip():
            yield of_line(line, path_of(file), columns)


def of_line(line: str, file: str, columns: Columns) -> Source | InputError:
    row = parsed(0, line, [])
    name = f"{file}#{sha256(line.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    if row.problem:
        return InputError(name, row.problem)
    try:
        chosen = columns.among(row.cells, file)
    except InputError as problem:
        return InputError(name, problem.reason)
    if identity := id_of(row.cells.get(chosen.id)):
        name = f"{file}#{identity}"
    return source_in(name, row, replace(chosen, id=None))


def of_files(batch: pa.RecordBatch, columns: Columns) -> Iterator[Item]:
    """The articles of whole files: texts, pages, tables, archives, web archives. A .json beside them is left alone."""
    contents = batch["content"].to_pylist() if "content" in batch.schema.names else [None] * len(batch)
    for path, content in zip(batch["path"].to_pylist(), contents, strict=True):
        name = without_scheme(path)
        if unpacked_kind(name) == JSON:
            continue
        yield from read(Stream(name, kind_of(name) or TEXT, opener(name, content)), columns)


def opener(name: str, content: bytes | None) -> Callable[[], BinaryIO]:
    return partial(open_file, name) if content is None else lambda: cast(BinaryIO, BytesIO(content))


def path_of(url: str) -> str:
    """A file as records call it: by its path where it is local, else by its whole address."""
    return without_scheme(unquote(url))


def without_scheme(address: str) -> str:
    return "/" + address.removeprefix("file:").lstrip("/") if address.startswith("file:") else address

"""The door: a path becomes the texts that the file holds, one after the other."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO

from extractor.errors import InputError, MissingExtra
from extractor.inputs.archives import gunzipped, unzipped
from extractor.inputs.columns import Columns, texts_of
from extractor.inputs.kinds import CSV, GZIP, JSON, JSONL, PARQUET, TEXT, WARC, ZIP, Stream, Torn, kind_of
from extractor.inputs.parquet import parquet_rows
from extractor.inputs.rows import Row, csv_rows, json_lines, json_values
from extractor.inputs.warc import pages
from extractor.reading.source import MAX_BYTES, Source, from_bytes, open_file

NAMED = 100  # bad members of a container that are named one by one; the others are counted
DAMAGE = (Torn, EOFError, OSError, NotImplementedError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def members(path: str, columns: Columns = Columns()) -> Iterator[Source | InputError]:
    """The texts of a container, in its order, and in its place whatever of it cannot be read.

    columns: where the rows of a table have their text and their id.
    """
    unnamed = 0
    for one in read(Stream(path, kind_of(path) or TEXT, partial(open_file, path)), columns):
        if isinstance(one, InputError) and one.source != path:
            unnamed += 1
            if unnamed > NAMED:
                continue
        yield one
    if unnamed > NAMED:
        yield InputError(path, f"{unnamed - NAMED:,} more of what it holds cannot be read")


def read(stream: Stream, columns: Columns) -> Iterator[Source | InputError]:
    """What a stream holds; its own defect comes last, with how much was read before it."""
    texts = others = 0
    try:
        with stream.open() as handle:
            for one in READERS[stream.kind](stream.name, handle, columns):
                for found in read(one, columns) if isinstance(one, Stream) else (one,):
                    texts += isinstance(found, Source)
                    others += isinstance(found, InputError)
                    yield found
        if not texts + others:
            yield InputError(stream.name, "holds no article")
    except InputError as problem:
        yield problem
    except MissingExtra as problem:
        yield InputError(stream.name, str(problem))
    except DAMAGE as problem:
        yield InputError(stream.name, in_words(problem, texts))


def in_words(problem: Exception, texts: int) -> str:
    why = " ".join(str(problem).split()) or type(problem).__name__
    return f"is damaged or breaks off ({why}); articles read before: {texts:,}"


def text(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Source]:
    yield from_bytes(name, handle.read(MAX_BYTES + 1))


def table(rows: Callable[[str, BinaryIO, Columns], Iterator[Row]]) -> Callable:
    """A reader of texts, made of a reader of rows."""
    return lambda name, handle, columns: texts_of(name, rows(name, handle, columns), columns)


READERS: dict[str, Callable[[str, BinaryIO, Columns], Iterator[Source | InputError | Stream]]] = {
    TEXT: text, GZIP: gunzipped, ZIP: unzipped, WARC: pages,
    JSONL: table(json_lines), JSON: table(json_values), CSV: table(csv_rows), PARQUET: table(parquet_rows),
}

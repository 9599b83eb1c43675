"""What a name says of the bytes behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

TEXT, JSONL, JSON, CSV, PARQUET, WARC, GZIP, ZIP = "text", "jsonl", "json", "csv", "parquet", "warc", "gzip", "zip"
ENDINGS = {  # the first that fits: a .warc.gz is packed record by record, and its reader knows that
    ".txt": TEXT, ".html": TEXT, ".htm": TEXT, ".jsonl": JSONL, ".ndjson": JSONL, ".json": JSON, ".csv": CSV,
    ".parquet": PARQUET, ".warc.gz": WARC, ".warc": WARC, ".gz": GZIP, ".zip": ZIP,
}
STREAMED = {TEXT, JSONL, JSON, CSV, WARC}  # what can be read from its beginning to its end, and so out of an archive


class Torn(Exception):
    """A container that cannot be read any further; one clause says why."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes to be read, in a file or in an archive.

    name: what records and messages call them. open: gives them, or raises InputError or what a library has to say.
    """

    name: str
    kind: str
    open: Callable[[], BinaryIO]


def kind_of(name: str) -> str | None:
    """The kind that an ending stands for; None where it is not known."""
    return next((kind for ending, kind in ENDINGS.items() if name.lower().endswith(ending)), None)


def unpacked_kind(name: str) -> str | None:
    """The kind of what is packed in a .gz, by the ending before that one; of any other name its own."""
    kind = kind_of(name)
    return kind_of(name[: -len(".gz")]) if kind == GZIP else kind


def is_container(name: str) -> bool:
    return kind_of(name) not in (None, TEXT)


def is_taken_from_folders(name: str) -> bool:
    """Whether a folder is read for a file of this name. A .json that lies beside texts is more often a record."""
    kind = unpacked_kind(name)
    return kind in STREAMED - {JSON} or kind_of(name) in (PARQUET, ZIP)

"""zip and gzip: what is packed becomes a stream again. Members are never written to disk, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from gzip import GzipFile
from typing import TYPE_CHECKING, BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from extractor.errors import InputError
from extractor.inputs.kinds import JSON, STREAMED, TEXT, Stream, kind_of, unpacked_kind
from extractor.inputs.names import Names

if TYPE_CHECKING:
    from extractor.inputs.columns import Columns

ENCRYPTED = 0x1


def gunzipped(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Stream | InputError]:
    kind = unpacked_kind(name) or TEXT
    yield streamed(Stream(name, kind, lambda: cast(BinaryIO, GzipFile(fileobj=handle))), kind)


def unzipped(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Stream | InputError]:
    """The members whose endings are known, in the order that they would have in a folder."""
    names = Names()
    with ZipFile(handle) as archive:
        for number, info in enumerate(readable(archive), 1):
            called = names.unlike_others(f"{name}/{info.filename}", number)
            member = Stream(called, str(kind_of(info.filename)), partial(opened, archive, info, called))
            yield streamed(member, unpacked_kind(info.filename))


def readable(archive: ZipFile) -> list[ZipInfo]:
    """The files that are no hidden ones. JSON beside others is left alone as it is in a folder."""
    files = (info for info in archive.infolist() if not info.is_dir() and not is_hidden(info))
    known = [info for info in files if kind_of(info.filename)]
    articles = [info for info in known if unpacked_kind(info.filename) != JSON]
    return sorted(articles or known, key=lambda info: info.filename.split("/"))


def is_hidden(info: ZipInfo) -> bool:
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in info.filename.split("/"))


def opened(archive: ZipFile, info: ZipInfo, name: str) -> BinaryIO:
    if info.flag_bits & ENCRYPTED:
        raise InputError(name, "is encrypted")
    return cast(BinaryIO, archive.open(info))


def streamed(stream: Stream, unpacked: str | None) -> Stream | InputError:
    """The stream, unless what is packed in it must be read back and forth or is an archive once more."""
    if unpacked in STREAMED:
        return stream
    return InputError(stream.name, "is packed within an archive and cannot be read there: unpack the archive first")

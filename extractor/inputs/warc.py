"""Web archives: the pages that were answered with 200. Everything else of a crawl is passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.errors import InputError, needs
from extractor.inputs.kinds import Torn
from extractor.inputs.names import Names
from extractor.reading.source import MAX_BYTES, Source, from_bytes

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

    from extractor.inputs.columns import Columns

TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def pages(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Source | InputError]:
    """The responses of HTML or text, each by its address."""
    with needs("fastwarc", "warc"):
        from fastwarc.warc import ArchiveIterator, WarcRecordType

    names = Names()
    responses = ArchiveIterator(handle, record_types=WarcRecordType.response, parse_http=True, fsspec_args=False)
    for number, record in enumerate(responses, 1):
        address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
        if not record.headers:
            raise Torn(f"record {number} has no header")
        if is_page(record):
            called = names.unlike_others(f"{name}#{address}" if address else f"{name}:{number}", number)
            yield page(called, record)


def is_page(record: WarcRecord) -> bool:
    answer = record.http_headers
    return bool(answer) and answer.status_code == 200 and (record.http_content_type or "").lower() in TYPES


def page(name: str, record: WarcRecord) -> Source | InputError:
    """The text of a response, without what HTTP has packed it in."""
    length = record.content_length
    packed = record.reader.read(MAX_BYTES + 1)
    if len(packed) < min(length, MAX_BYTES + 1):
        raise Torn(f"{name} is not whole")
    try:
        return from_bytes(name, packed if len(packed) > MAX_BYTES else unpacked(packed, record.http_headers))
    except InputError as problem:
        return problem
    except OSError as problem:
        return InputError(name, f"cannot be unpacked ({' '.join(str(problem).split())})")


def unpacked(data: bytes, answer: Any) -> bytes:
    """A payload of at most MAX_BYTES and one. Crawlers that store it unpacked leave the header that says otherwise."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, ZstdReader

    readers: dict[str, Callable[[Any], Any]] = {
        "chunked": ChunkedReader, "gzip": GzipReader, "x-gzip": GzipReader, "br": BrotliReader, "zstd": ZstdReader,
        "deflate": lambda inner: GzipReader(inner, zlib=True),
    }
    stream: Any = BytesIO(data)
    for header in ("Transfer-Encoding", "Content-Encoding"):
        for coding in reversed((answer.get(header) or "").lower().replace(" ", "").split(",")):
            stream = readers[coding](stream) if coding in readers else stream
    try:
        return stream.read(MAX_BYTES + 1)
    except OSError:
        if data.lstrip().startswith(b"<"):
            return data
        raise

"""A Source: one decoded text with the digest of its bytes. Offsets of every later layer count its characters."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from extractor.errors import InputError
from extractor.reading.html import looks_like_html
from extractor.reading.oddities import oddities

MAX_BYTES = 2 * 1024 * 1024

MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a PNG image",
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "a zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"\x7fELF": "a program",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!\x1a": "a RAR archive",
    b"SQLite format 3\0": "a database",
    b"PAR1": "a Parquet file",
    b"OggS": "a sound file",
    b"ID3\x03": "a sound file",
    b"RIFF": "a sound, picture or film file",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
}
BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),  # before UTF-16, whose mark begins the same
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

SURROGATE = re.compile("[\ud800-\udfff]")
REPLACED = "\ufffd"


@dataclass(slots=True)
class Source:
    """A text as it was read; `sha256` is of the bytes, before any decoding.

    title, published: what stands beside the text, in other columns of its row. What the text says itself goes before.
    """

    name: str
    text: str
    sha256: str
    warnings: list[str] = field(default_factory=list)
    title: str | None = None
    published: datetime | date | None = None


def from_path(path: str | Path) -> Source:
    """Read a regular file of at most 2 MB; anything else is an InputError with its reason."""
    name = str(path)
    with unreadable_in_words(name), open_file(path) as handle:
        if os.fstat(handle.fileno()).st_size > MAX_BYTES:
            raise InputError(name, too_large())
        return from_bytes(name, handle.read(MAX_BYTES + 1))


def open_file(path: str | Path) -> BinaryIO:
    """A regular file of any size; anything else is an InputError with its reason."""
    name = str(path)
    with unreadable_in_words(name):
        check_file(name, Path(path).stat())
        return open(path, "rb")


@contextmanager
def unreadable_in_words(name: str) -> Iterator[None]:
    """What the system says of a file that cannot be opened or read."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(name, "no such file") from None
    except PermissionError:
        raise InputError(name, "may not be read (permission denied)") from None
    except OSError as error:
        raise InputError(name, f"cannot be read ({error.strerror or error})") from None
    except ValueError:  # a NUL in the path itself
        raise InputError(name, "is no valid path") from None


def check_file(name: str, status: os.stat_result) -> None:
    """Refuse what opening or reading would hang on, or what is no file."""
    if stat.S_ISDIR(status.st_mode):
        raise InputError(name, "is a directory")
    if not stat.S_ISREG(status.st_mode):
        raise InputError(name, "is not a regular file")


def too_large() -> str:
    return f"is larger than {MAX_BYTES // (1024 * 1024)} MB"


def from_bytes(name: str, data: bytes) -> Source:
    """Decode: a byte order mark decides, else UTF-8, else Windows-1252; every guess leaves a warning."""
    check_bytes(name, data)
    text, warnings = decode(data)
    return source_of(name, text, data, warnings)


def check_bytes(name: str, data: bytes) -> None:
    """Refuse what is too large, or by its first bytes no text."""
    if len(data) > MAX_BYTES:
        raise InputError(name, too_large())
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise InputError(name, f"is {what}, not text")


def source_of(name: str, text: str, data: bytes, warnings: list[str]) -> Source:
    if "\0" in text:
        raise InputError(name, "is binary, not text")
    return Source(name, text, hashlib.sha256(data).hexdigest(), warnings + remarks(text))


def from_text(name: str, text: str) -> Source:
    """A Source of a string already decoded; lone surrogates, which no encoding can hold, become U+FFFD."""
    text, lost = SURROGATE.subn(REPLACED, text)
    data = text.encode("utf-8")
    check_bytes(name, data)
    # The string is the truth here: a leading U+FEFF is one of its characters, no mark to be dropped.
    source = source_of(name, text, data, [])
    if lost:
        source.warnings = [f"{lost} lone surrogates replaced"]
    return source


def remarks(text: str) -> list[str]:
    """What is to be said about a text whatever its encoding was."""
    if not text.strip():
        return ["no text"]
    lost = text.count(REPLACED)
    said = [f"{lost} characters were lost before this text was stored (U+FFFD)"] if lost else []
    return said if looks_like_html(text) else [*said, *oddities(text)]


def decode(data: bytes) -> tuple[str, list[str]]:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return decode_marked(data[len(mark):], encoding)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return decode_mixed(data)


def decode_marked(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return decode_mixed(data)
        return data.decode(encoding, "replace"), [f"text is not valid {encoding}: unreadable parts replaced"]


def decode_mixed(data: bytes) -> tuple[str, list[str]]:
    """Not valid UTF-8: either Windows-1252 throughout, or UTF-8 with strays of it."""
    draft = data.decode("utf-8", "replace")
    strays = draft.count(REPLACED) - data.count(REPLACED.encode())
    sound = sum(1 for char in draft if char > "\x7f") - draft.count(REPLACED)
    if sound < strays or b"\0" in data:
        return data.decode("cp1252", "replace"), ["text is not UTF-8: read as Windows-1252"]
    return data.decode("utf-8", "extractor.cp1252"), [
        f"mixed encodings: {strays} stretches that are not UTF-8 read as Windows-1252"
    ]


def as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: the offending bytes mean what Windows-1252 says."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start:error.end].decode("cp1252", "replace"), error.end


codecs.register_error("extractor.cp1252", as_cp1252)

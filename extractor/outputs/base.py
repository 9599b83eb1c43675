"""What a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.article import Article

Write = Callable[["Iterable[Article]", TextIO, bool], None]


@dataclass(frozen=True)
class Format:
    """One way to write articles down.

    says:   the line of the help text.
    write:  `write(articles, out, quiet)`; takes each article as it comes, not all at once, if it can.
    suffix: the file ending that chooses this format when `--output` is all that was said.
    data:   read by programs: always UTF-8 with plain line feeds, whatever the terminal speaks.
    part:   where the output is one part an article: that part, which can be made where the article is read …
    join:   … and `join(parts, out)`, which writes them down;
    folder: or `folder(parts, path)`, where they become the files of a folder.
    records: the same of batches of records in Arrow's form: `records(batches, path)`.
    """

    name: str
    says: str
    write: Write | None = None
    suffix: str | None = None
    data: bool = False
    part: Callable[[Article], Any] | None = None
    join: Callable[[Iterable[Any], TextIO], None] | None = None
    folder: Callable[[Iterable[Any], str], None] | None = None
    records: Callable[[Iterable[pa.RecordBatch], str], None] | None = None

    @property
    def makes_folder(self) -> bool:
        return bool(self.folder or self.records)

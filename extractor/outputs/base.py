"""What a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
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
    join:   … and `join(parts, out)`, which writes them down.
    """

    name: str
    says: str
    write: Write
    suffix: str | None = None
    data: bool = False
    part: Callable[[Article], str] | None = None
    join: Callable[[Iterable[str], TextIO], None] | None = None

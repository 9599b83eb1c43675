"""JSON Lines: one compact record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from extractor.outputs.base import Format
from extractor.outputs.shown import json_text

if TYPE_CHECKING:
    from extractor.article import Article


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    join(map(part, articles), out)


def part(article: Article) -> str:
    from extractor.article import to_json

    return json_text(to_json(article).decode()) + "\n"


def join(parts: Iterable[str], out: TextIO) -> None:
    out.writelines(parts)


FORMAT = Format(
    "jsonl", "the same records, one a line", write, suffix=".jsonl", data=True, part=part, join=join
)

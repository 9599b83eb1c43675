"""JSON Lines: one compact record a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from extractor.outputs.base import Format
from extractor.outputs.shown import json_text

if TYPE_CHECKING:
    from extractor.article import Article


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    from extractor.article import to_json

    out.writelines(json_text(to_json(article).decode()) + "\n" for article in articles)


FORMAT = Format("jsonl", "the same records, one a line", write, suffix=".jsonl", data=True)

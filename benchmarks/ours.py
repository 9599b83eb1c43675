"""The whole of our job on one text: read, check, write the record as JSON."""

from __future__ import annotations

from extractor.article import to_json
from extractor.pipeline import Reader, extract_text


def read(text: str, reader: Reader | None = None) -> int:
    """How many facts were found."""
    article = extract_text(text, reader)
    to_json(article)
    return sum(1 for _ in article.facts.all())

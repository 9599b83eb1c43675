"""Reads market commentary into structured facts and recomputes every figure it states.

    import extractor

    article = extractor.extract("The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23.")
    article.index_moves[0].percent      # Decimal('0.40')
    article.failing                     # the checks that do not hold

    nlp = extractor.load()              # the same as a spaCy pipeline
    nlp(text)._.article

Importing this package loads nothing; each name below is fetched when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import ExampleError, ExtractorError, InputError, PatternError, UsageError

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.article import Article, Coverage, json_schema, to_dict, to_json
    from extractor.batch.many import extract_many
    from extractor.batch.records import read_batch
    from extractor.facts import (
        Breadth,
        Check,
        Facts,
        Figure,
        Flow,
        IndexMove,
        Mention,
        Mover,
        Quote,
        RatingChange,
        ResultDate,
        SectorMove,
    )
    from extractor.tables.nested import record_schema, table_of

    __version__: str

_HOME = {
    **dict.fromkeys(("Article", "Coverage", "json_schema", "to_dict", "to_json"), "extractor.article"),
    **dict.fromkeys(
        ("Breadth", "Check", "Facts", "Figure", "Flow", "IndexMove", "Mention", "Mover", "Quote"),
        "extractor.facts",
    ),
    "extract_many": "extractor.batch.many",
    "read_batch": "extractor.batch.records",
    "record_schema": "extractor.tables.nested",
    "table_of": "extractor.tables.nested",
    **dict.fromkeys(("RatingChange", "ResultDate", "SectorMove"), "extractor.facts"),
}

__all__ = [
    "Article",
    "Breadth",
    "Check",
    "Coverage",
    "ExampleError",
    "ExtractorError",
    "Facts",
    "Figure",
    "Flow",
    "IndexMove",
    "InputError",
    "Mention",
    "Mover",
    "PatternError",
    "Quote",
    "RatingChange",
    "ResultDate",
    "SectorMove",
    "UsageError",
    "__version__",
    "extract",
    "extract_many",
    "json_schema",
    "load",
    "read",
    "read_batch",
    "record_schema",
    "table_of",
    "to_dict",
    "to_json",
]


def extract(text: str, *, source: str = "-", patterns: str | PathLike[str] | None = None) -> Article:
    """Read and check a text; `source` is what the record calls it.

    Raises PatternError where the folder `patterns` cannot be used.
    """
    from extractor.pipeline import extract_text, load_reader

    return extract_text(text, load_reader(_folder(patterns)), source)


def read(path: str | PathLike[str], *, patterns: str | PathLike[str] | None = None) -> Article:
    """Read and check a file, text or HTML.

    Raises InputError where the file cannot be read, PatternError where the folder `patterns` cannot be used.
    """
    from extractor.pipeline import extract_source, load_reader
    from extractor.reading import from_path

    return extract_source(from_path(Path(path)), load_reader(_folder(patterns)))


def load(patterns: str | PathLike[str] | None = None) -> Language:
    """A spaCy pipeline: blank English with the tokenizer and both components of this package."""
    from extractor.components import pipeline
    from extractor.reader import load_lexicon

    folder = _folder(patterns)
    load_lexicon(folder)  # a folder that cannot be used is refused here, not at the first text
    return pipeline(folder)


def _folder(patterns: str | PathLike[str] | None) -> Path | None:
    return Path(patterns).resolve() if patterns is not None else None


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from extractor.version import version

        return version()
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

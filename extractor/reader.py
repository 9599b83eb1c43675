"""One text becomes a checked record: the order of the work on one screen. Needs no spaCy."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from extractor.article import SCHEMA_VERSION, Article, Coverage, as_printed
from extractor.checks import check
from extractor.facts import Facts
from extractor.facts.build import build
from extractor.facts.coverage import cover
from extractor.frames.reader import Reading, read_text
from extractor.reading import Layout, lay_out
from extractor.rules import load_rules
from extractor.spans.lexicon import Lexicon


@dataclass(slots=True)
class Origin:
    """What is known of a text: where it came from, what its page said of it, and the text, which a Doc would join anew."""

    source: str = "-"
    sha256: str | None = None
    title: str | None = None
    published: datetime | date | None = None
    warnings: list[str] = field(default_factory=list)
    text: str | None = None


@dataclass(slots=True)
class Examination:
    """What each level made of one text."""

    layout: Layout
    reading: Reading
    facts: Facts
    coverage: Coverage


@lru_cache(maxsize=4)
def load_lexicon(patterns: Path | None = None) -> Lexicon:
    """The names and words of the shipped patterns, with the folder `patterns` laid over them.

    Raises PatternError where a pattern file cannot be used.
    """
    return Lexicon(load_rules(*([patterns] if patterns else [])))


def examine(text: str, lexicon: Lexicon, origin: Origin) -> Examination:
    """Layout, spans, frames, facts."""
    layout = lay_out(text)
    reading = read_text(text, layout.blocks, lexicon, layout.published or origin.published)
    facts = build(text, reading)
    facts.title_span = layout.title_span
    numerals, read, unread, aside = cover(text, reading, facts)
    return Examination(layout, reading, facts, Coverage(numerals, read, len(aside), unread, aside))


def given_up(reading: Reading) -> list[str]:
    """Patterns of somebody's own may take too long; what they might have read is then missing."""
    return [
        f"the construction {name} took too long on a sentence and was given up there"
        for name in sorted(reading.context.given_up)
    ]


def read_document(text: str, lexicon: Lexicon, origin: Origin | None = None) -> Article:
    """The whole record of a text, every check made. Its offsets count the characters of `text`."""
    origin = origin or Origin()
    seen = examine(text, lexicon, origin)
    facts, unfinished = seen.facts, given_up(seen.reading)
    seen.reading = Reading()  # its items make room for the checks
    return Article(
        schema_version=SCHEMA_VERSION,
        source=origin.source,
        sha256=origin.sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        title=seen.layout.title or origin.title,
        published=seen.layout.published or origin.published,
        as_of=facts.as_of,
        index_moves=facts.index_moves,
        breadth=facts.breadth,
        movers=facts.movers,
        rating_changes=facts.rating_changes,
        result_dates=facts.result_dates,
        sector_moves=facts.sector_moves,
        flows=facts.flows,
        quotes=facts.quotes,
        checks=as_printed(check(facts), text),
        coverage=seen.coverage,
        warnings=origin.warnings + seen.layout.warnings + unfinished,
        text=text,
        facts=facts,
    )

"""From a source to a checked record: the order of the work on one screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from extractor.article import SCHEMA_VERSION, Article, Coverage
from extractor.checks import check
from extractor.facts.build import build
from extractor.facts.coverage import cover
from extractor.frames.reader import Reading, read_text
from extractor.reading.html import looks_like_html, to_text
from extractor.reading.layout import Layout, lay_out
from extractor.reading.source import Source, from_text
from extractor.rules import load_rules
from extractor.spans.lexicon import Lexicon


@dataclass(slots=True)
class Reader:
    """A reader that is ready: the lexicon of its pattern folders, and the spaCy pipeline that tokenizes for it."""

    lexicon: Lexicon
    nlp: object = None


@lru_cache(maxsize=4)
def load_reader(patterns: Path | None = None) -> Reader:
    """A reader over the shipped patterns, with the folder `patterns` laid over them.

    Raises PatternError where a pattern file cannot be used.
    """
    return Reader(Lexicon(load_rules(*([patterns] if patterns else []))))


def extract_source(source: Source, reader: Reader) -> Article:
    """Read and check one source. The record's offsets refer to `source.text` (for HTML, to its cleaned text)."""
    text, title, published = source.text, None, None
    warnings = list(source.warnings)
    if looks_like_html(text):
        text, title, published = to_text(text)
        warnings.append("read from HTML: offsets refer to the cleaned text")
    layout = lay_out(text)
    reading = read_text(text, layout.blocks, reader.lexicon, layout.published or published)
    facts = build(text, reading)
    facts.title_span = layout.title_span
    numerals, read, unread, aside = cover(text, reading, facts)
    return Article(
        schema_version=SCHEMA_VERSION, source=source.name, sha256=source.sha256, title=layout.title or title, published=layout.published or published,
        as_of=facts.as_of, index_moves=facts.index_moves, breadth=facts.breadth, movers=facts.movers, rating_changes=facts.rating_changes,
        result_dates=facts.result_dates, sector_moves=facts.sector_moves, flows=facts.flows, quotes=facts.quotes, checks=check(facts),
        coverage=Coverage(numerals, read, len(aside), unread, aside), warnings=warnings + layout.warnings, text=text, facts=facts,
    )


@dataclass(slots=True)
class SentenceTrace:
    """What one sentence became: its items, the statements made of them, and the numerals left."""

    start: int
    end: int
    text: str
    spans: list[tuple[int, int, str, str]] = field(default_factory=list)
    statements: list[tuple[str, list[tuple[int, int]], str]] = field(default_factory=list)
    unread: list[tuple[int, int, str]] = field(default_factory=list)


def trace(text: str, reader: Reader) -> list[SentenceTrace]:
    """Sentence by sentence: which spans and rules read what, and what was left."""
    layout: Layout = lay_out(text)
    reading: Reading = read_text(text, layout.blocks, reader.lexicon, layout.published)
    facts = build(text, reading)
    _, _, unread, _ = cover(text, reading, facts)
    traces = []
    for sentence in reading.sentences:
        one = SentenceTrace(sentence.start, sentence.end, text[sentence.start:sentence.end])
        one.spans = [(item.start, item.end, item.kind, str(getattr(item.value, "value", item.value) or "")) for item in sentence.items if item.kind not in ("word", "punct")]
        one.statements = [
            (", ".join(fact.rules), [(mention.start, mention.end)], f"{kind}[{at}] {mention.text}")
            for kind, at, fact in facts.all() for mention in fact.mentions if sentence.start <= mention.start < sentence.end
        ]
        one.unread = [(mention.start, mention.end, mention.text) for mention in unread if sentence.start <= mention.start < sentence.end]
        traces.append(one)
    return traces


def extract_text(text: str, reader: Reader | None = None, name: str = "-") -> Article:
    """Read and check a string."""
    return extract_source(from_text(name, text), reader or load_reader())

"""From a source to a checked record, through spaCy: make_doc, then the components, in a zone of memory of its own."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from extractor.article import Article
from extractor.checks import Cover, covered
from extractor.reader import Origin, examine, load_lexicon
from extractor.reading import Source, from_text, looks_like_html, remarks, to_text
from extractor.spans.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(slots=True)
class Reader:
    """A reader that is ready: the lexicon of its pattern folders and the spaCy pipeline over it.

    One article at a time goes through the pipeline, whatever the number of threads: a memory zone is the
    vocabulary's own.
    """

    lexicon: Lexicon
    nlp: Language
    lock: Lock = field(default_factory=Lock, repr=False)


@lru_cache(maxsize=4)
def load_reader(patterns: Path | None = None) -> Reader:
    """A reader over the shipped patterns, with the folder `patterns` laid over them.

    Raises PatternError where a pattern file cannot be used.
    """
    lexicon = load_lexicon(patterns.resolve() if patterns else None)
    from extractor.components import pipeline

    return Reader(lexicon, pipeline(patterns, spans=False))


def extract_source(source: Source, reader: Reader) -> Article:
    """Read and check one source. The record's offsets refer to `source.text` (for HTML, to its cleaned text)."""
    text, warnings = source.text, list(source.warnings)
    origin = Origin(source.name, source.sha256, source.title, source.published, warnings)
    if looks_like_html(text):
        text, title, published = to_text(text)
        origin.title, origin.published = title or source.title, published or source.published
        origin.warnings.append("read from HTML: offsets refer to the cleaned text")
        origin.warnings += remarks(text) if text.strip() else ["no article found in the page"]
    return run(text, origin, reader)


def run(text: str, origin: Origin, reader: Reader) -> Article:
    """A Doc through the pipeline. It and what is new in the vocabulary are freed at the end; the Article stays."""
    from extractor.components import ORIGIN_KEY, whole

    nlp, origin.text = reader.nlp, text
    with reader.lock, nlp.memory_zone() if hasattr(nlp, "memory_zone") else nullcontext():
        doc = whole(nlp.vocab, text)
        doc.user_data[ORIGIN_KEY] = origin
        return nlp(doc)._.article


def extract_text(text: str, reader: Reader | None = None, name: str = "-") -> Article:
    """Read and check a string."""
    return extract_source(from_text(name, text), reader or load_reader())


@dataclass(slots=True)
class SentenceTrace:
    """What one sentence became: its items, the statements made of them, and the numerals left."""

    start: int
    end: int
    text: str
    spans: list[tuple[int, int, str, str]] = field(default_factory=list)
    statements: list[tuple[str, list[tuple[int, int]], str]] = field(default_factory=list)
    unread: list[tuple[int, int, str]] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)


def trace(text: str, reader: Reader) -> list[SentenceTrace]:
    """Sentence by sentence: which spans and rules read what, what was left, and which checks stand behind a figure."""
    seen = examine(text, reader.lexicon, Origin())
    covers = covered(seen.facts)
    traces = []
    for sentence in seen.reading.sentences:
        one = SentenceTrace(sentence.start, sentence.end, text[sentence.start : sentence.end])
        within = range(sentence.start, sentence.end)
        one.spans = [
            (item.start, item.end, item.kind, str(getattr(item.value, "value", item.value) or ""))
            for item in sentence.items
            if item.kind not in ("word", "punct")
        ]
        one.statements = [
            (", ".join(fact.rules), [(mention.start, mention.end)], f"{kind}[{at}] {mention.text}")
            for kind, at, fact in seen.facts.all()
            for mention in fact.mentions
            if mention.start in within
        ]
        one.unread = [
            (mention.start, mention.end, mention.text)
            for mention in seen.coverage.unread
            if mention.start in within
        ]
        one.covers = [cover for cover in covers if cover.figure.start in within]
        traces.append(one)
    return traces

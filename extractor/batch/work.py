"""Reading one input of a run, in this process or in a worker's."""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.limits import OutOfTime, in_words, time_limit
from extractor.batch.loading import load
from extractor.batch.outcome import Outcome, unread, utf8_name
from extractor.errors import ExtractorError, InputError

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.pipeline import Reader
    from extractor.reading.source import Source

    Item = str | Source | InputError

STDIN = "-"
TIMEOUT = 10.0


def open_source(name: str) -> Source:
    """The text behind an input; whatever is wrong with it is an InputError."""
    from extractor.reading.source import MAX_BYTES, from_bytes, from_path

    try:
        return from_bytes(STDIN, sys.stdin.buffer.read(MAX_BYTES + 1)) if name == STDIN else from_path(name)
    except OSError as problem:
        raise InputError(name, (problem.strerror or str(problem)).lower()) from problem


@dataclass
class Work:
    """How every input of a run is read. It goes to the workers, so it holds only what pickles.

    part: what an article becomes in the output, where the output is made of one part an article; else the Article
    is kept.
    timeout: seconds that one article may take; 0 is for ever.
    """

    patterns: Path | None = None
    part: Callable[[Article], str] | None = None
    timeout: float = TIMEOUT
    _reader: Any = field(default=None, repr=False)

    def __getstate__(self) -> dict:
        return {**self.__dict__, "_reader": None}

    def article(self, source: Source) -> Article:
        """The record of one text; the patterns are loaded with the first."""
        reader = self.reader()
        from extractor.pipeline import extract_source

        article = extract_source(source, reader)
        article.source = utf8_name(article.source)
        return article

    def reader(self) -> Reader:
        if self._reader is None:
            self._reader = load(self.patterns)
        return self._reader

    def outcome(self, item: Item, timeout: float = 0) -> Outcome:
        """What became of one input. Only what concerns every input is raised, such as a wrong pattern."""
        try:
            source = opened(item)
        except InputError as problem:
            return Outcome(problem=problem)
        try:
            self.reader()  # no article is timed for what is loaded once
            with time_limit(timeout):
                return self.finished(self.article(source))
        except InputError as problem:
            return Outcome(problem=InputError(source.name, problem.reason))
        except OutOfTime:
            return self.failed(source, in_words(timeout))
        except (ExtractorError, BrokenPipeError, MemoryError):
            raise
        except Exception as defect:
            return self.failed(source, defect_in_words(defect))

    @property
    def modules(self) -> Sequence[str]:
        return ()

    def begin(self) -> None:
        """Load, in a process that is to read, what every article needs."""
        self.reader()

    def many(self, items: Iterable[Item]) -> list[Outcome]:
        return [self.outcome(item) for item in items]

    def finished(self, article: Article) -> Outcome:
        failing: Counter[str] = Counter(check.severity for check in article.failing)
        return Outcome(self.part(article) if self.part else article, failing=failing)

    def failed(self, item: Item, reason: str) -> Outcome:
        """The outcome of an input that could be opened, and whose reading then failed."""
        try:
            source = opened(item)
        except InputError as problem:
            return Outcome(problem=problem)
        outcome = self.finished(unread(source.name, source.sha256, reason))
        outcome.problem = InputError(source.name, f"{reason}; its record is empty")
        return outcome


def opened(item: Item) -> Source:
    if isinstance(item, InputError):
        raise item
    return open_source(item) if isinstance(item, str) else item


def defect_in_words(defect: Exception) -> str:
    """What to write into a report: the kind of error and the place in this program."""
    frames = traceback.extract_tb(defect.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"a defect of this program ({type(defect).__name__}{place})"

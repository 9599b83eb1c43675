"""Many articles from Python: `extractor.extract_many`."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batch.outcome import Outcome, unread
from extractor.batch.work import STDIN, TIMEOUT, Work
from extractor.errors import InputError
from extractor.reading import Source, from_path, from_text

if TYPE_CHECKING:
    from extractor.article import Article

Given = str | tuple[str, str] | os.PathLike[str]


def extract_many(
    articles: Iterable[Given],
    *,
    jobs: int = 1,
    patterns: str | os.PathLike[str] | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Article]:
    """Read and check any number of articles, one Article for each, in their order, as they are asked for.

    articles: texts, pairs of (source, text), or paths of files. Few are taken ahead, so that they may come from a stream.
    jobs: processes that read; 1 is this one alone. timeout: seconds that one article may take; 0 is for ever.
    An article that cannot be read has no facts, and a warning that begins with "not read: ".
    Raises PatternError where the folder `patterns` cannot be used.
    """
    work = Work(Path(patterns).resolve() if patterns is not None else None, timeout=timeout)
    sources: deque[tuple[str, str]] = deque()
    items = noted(map(item_of, articles), sources)
    if jobs > 1:
        from extractor.batch.pool import Pool

        with Pool(work, jobs) as pool:
            yield from finished(pool.outcomes(items), sources)
    else:
        yield from finished((work.outcome(item, timeout) for item in items), sources)


def item_of(given: Given) -> Source | InputError:
    try:
        if isinstance(given, os.PathLike):
            return from_path(Path(given))
        return from_text(STDIN, given) if isinstance(given, str) else from_text(*given)
    except InputError as problem:
        return problem


def noted(items: Iterable[Source | InputError], sources: deque[tuple[str, str]]) -> Iterator[Source | InputError]:
    """The items; (source, digest) of each is kept until its outcome comes."""
    for item in items:
        sources.append((item.source, sha256().hexdigest()) if isinstance(item, InputError) else (item.name, item.sha256))
        yield item


def finished(outcomes: Iterable[Outcome], sources: deque[tuple[str, str]]) -> Iterator[Article]:
    for outcome in outcomes:
        source, digest = sources.popleft()
        yield outcome.product or unread(source, digest, outcome.problem.reason if outcome.problem else "no outcome")

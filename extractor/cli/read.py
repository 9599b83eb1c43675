"""Reading the inputs of one command line, one after the other; what cannot be read is kept for the end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from extractor.cli.ends import FAILED, UNUSABLE, Threshold, complain
from extractor.cli.paths import STDIN, expand
from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Check
    from extractor.reading.source import Source

MANY = 20
Item = str | InputError


def open_source(name: str) -> Source:
    """The text behind an input; whatever is wrong with it is an InputError."""
    from extractor.reading.source import MAX_BYTES, from_bytes, from_path

    try:
        return from_bytes(STDIN, sys.stdin.buffer.read(MAX_BYTES + 1)) if name == STDIN else from_path(name)
    except OSError as problem:
        raise InputError(name, (problem.strerror or str(problem)).lower()) from problem


class Batch:
    """The articles of one command line. Iterate once, then `finish`.

    keep: which checks are shown and counted. across: compare the articles with each other, too.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        commands: Iterable[str] = (),
        patterns: Path | None = None,
        across: bool = False,
        quiet: bool = False,
        keep: Callable[[Check], bool] | None = None,
    ) -> None:
        self.items = expand(words, commands)
        self.patterns, self.across, self.quiet, self.keep = patterns, across, quiet, keep
        self.problems: list[InputError] = []
        self.failing: Counter[str] = Counter()
        self._reader: Any = None

    def __iter__(self) -> Iterator[Article]:
        articles: Iterable[Article] = self._articles()
        if self.across:
            articles = add_across(list(articles))
        for article in articles:
            if self.keep:
                article.checks = [check for check in article.checks if self.keep(check)]
            self.failing.update(check.severity for check in article.failing)
            yield article

    def _articles(self) -> Iterator[Article]:
        """Every article that can be read; a bar never shares the terminal with other output."""
        if not self.has_bar:
            yield from self._read(self.items)
        elif sys.stdout.isatty():
            yield from list(self._read(bar(self.items)))
        else:
            yield from self._read(bar(self.items))

    def _read(self, items: Iterable[Item]) -> Iterator[Article]:
        for item in items:
            try:
                if isinstance(item, InputError):
                    raise item
                yield self.read_one(item)
            except InputError as problem:
                name = item.source if isinstance(item, InputError) else item
                self.problems.append(InputError(name, problem.reason))

    def read_one(self, name: str) -> Article:
        """One article; the patterns are loaded with the first."""
        source = open_source(name)
        from extractor.pipeline import extract_source, load_reader

        if self._reader is None:
            self._reader = load_reader(self.patterns)
        article = extract_source(source, self._reader)
        article.source = article.source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return article

    @property
    def has_bar(self) -> bool:
        return len(self.items) > MANY and not self.quiet and sys.stderr.isatty()

    def finish(self, fail_on: Threshold | None = None) -> None:
        """Say what could not be read, and leave with the code that all of it earned."""
        for problem in self.problems:
            complain(problem)
        if self.problems:
            raise typer.Exit(UNUSABLE)
        errors, warnings = self.failing["error"], self.failing["warning"]
        if fail_on and (errors or (fail_on is Threshold.warning and warnings)):
            raise typer.Exit(FAILED)


def add_across(articles: list[Article]) -> list[Article]:
    """Compare the articles with each other; each finding joins the checks of the later article."""
    from extractor.checks import across
    from extractor.facts import Facts

    for at, check in across([(article.source, article.facts or Facts()) for article in articles]):
        articles[at].checks.append(check)
    return articles


def bar(items: Sequence[Item]) -> Iterator[Item]:
    """The items, with a progress bar on standard error that goes away when they are done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items)

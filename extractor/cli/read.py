"""Reading the inputs of one command line; what cannot be read is kept for the end."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

import typer

from extractor.batch.outcome import Outcome
from extractor.batch.work import STDIN, TIMEOUT, Work
from extractor.cli.ends import UNUSABLE, Threshold, complain, fail_where
from extractor.cli.paths import expand
from extractor.errors import InputError, needs
from extractor.inputs import Columns, is_container, members

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.article import Article
    from extractor.batch.work import Item
    from extractor.facts import Check

MANY = 20


class Batch:
    """The inputs of one command line. Iterate once, over articles or over parts of the output, then `finish`.

    columns: where tables have their texts.
    keep: which checks are shown and counted. across: compare the articles with each other, too.
    jobs: how many processes read; None is this one alone. timeout: seconds an article may take.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        commands: Iterable[str] = (),
        columns: Columns = Columns(),
        patterns: Path | None = None,
        across: bool = False,
        quiet: bool = False,
        keep: Callable[[Check], bool] | None = None,
        jobs: int | None = None,
        timeout: float = TIMEOUT,
    ) -> None:
        self.items = expand(words, commands)
        self.columns, self.done, self.prints = columns, 0, True
        self.across, self.quiet, self.keep, self.jobs = across, quiet, keep, jobs
        self.work = Work(patterns, timeout=timeout)
        self.problems: list[InputError] = []
        self.failing: Counter[str] = Counter()

    def writes(self, output: str | None) -> None:
        """Name the file of the output. What an earlier run has written there, in a folder that is read, is no input."""
        if output not in (None, STDIN):
            self.prints = False
            written = os.path.realpath(str(output))
            self.items = [item for item in self.items if not isinstance(item, str) or os.path.realpath(item) != written]

    def __iter__(self) -> Iterator[Article]:
        articles: Iterable[Article] = (outcome.product for outcome in self._products())
        if self.across:
            articles = add_across(list(articles))
        for article in articles:
            if self.keep:
                article.checks = [check for check in article.checks if self.keep(check)]
            if not self.in_parts:
                self.failing.update(check.severity for check in article.failing)
            yield article

    def inputs(self) -> Iterator[Item]:
        """Every article to be read, behind the first `done`. What a container holds is opened as its turn comes."""
        return islice(chain.from_iterable(map(self._opened, self.items)), self.done, None)

    def _opened(self, item: str | InputError) -> Iterable[Item]:
        return members(item, self.columns) if self._is_container(item) else (item,)

    @staticmethod
    def _is_container(item: str | InputError) -> TypeGuard[str]:
        return isinstance(item, str) and is_container(item)

    @property
    def in_parts(self) -> bool:
        """Whether each article can be written down where it is read, knowing nothing of the others."""
        return not self.across and self.keep is None

    def parts(self, part: Callable[[Article], Any]) -> Iterator[Any]:
        """The output's parts, one an article."""
        if not self.in_parts:
            yield from map(part, self)
            return
        self.work.part = part
        for outcome in self._products():
            yield outcome.product

    def records(self) -> Iterator[pa.RecordBatch]:
        """The articles in Arrow's form, some at a time; every problem is noted."""
        with needs("pyarrow", "tables"):
            from extractor.tables.nested import errors, failing, nested
        from extractor.tables.rows import rows

        if not self.in_parts:
            yield from (nested([(article.source, rows(article), None)]) for article in self)
            return
        for batch in self._records():
            self.problems += [InputError(source, reason) for source, reason in errors(batch)]
            self.failing += failing(batch)
            yield batch

    def _records(self) -> Iterator[pa.RecordBatch]:
        from extractor.batch.pool import CHUNK, Pool
        from extractor.batch.records import Records

        task, items = Records(self.work), iter(self._shown(self.inputs()))
        if self.jobs is None:
            while chunk := list(islice(items, CHUNK)):
                yield from task.here(chunk)
            return
        with Pool(task, self.jobs) as pool:
            yield from pool.outcomes(items)

    def note(self, outcome: Outcome) -> None:
        """Count what the exit code depends on."""
        if outcome.problem:
            self.problems.append(outcome.problem)
        if self.in_parts:
            self.failing.update(outcome.failing)

    def _products(self) -> Iterator[Outcome]:
        """The outcomes that have a product; every problem is noted. A bar never shares the terminal with other
        output."""
        outcomes: Iterable[Outcome] = self._read(self._shown(self.inputs()))
        if self.has_bar and self.fills_terminal:
            outcomes = list(outcomes)
        for outcome in outcomes:
            self.note(outcome)
            if outcome.product is not None:
                yield outcome

    def _shown(self, items: Iterable[Item]) -> Iterable[Item]:
        return bar(items, self.total) if self.has_bar else items

    def _read(self, items: Iterable[Item]) -> Iterator[Outcome]:
        if self.jobs is None:
            yield from map(self.read_here, items)
            return
        from extractor.batch.pool import Pool

        with Pool(self.work, self.jobs) as pool:
            yield from pool.outcomes(items)

    def read_here(self, item: Item) -> Outcome:
        """What becomes of one input, read in this process."""
        try:
            return self.work.outcome(item, self.work.timeout)
        except MemoryError:
            return self.work.failed(item, "needed more memory than there is")

    @property
    def total(self) -> int | None:
        """How many articles are to be read; None where a container has to be opened to know."""
        return None if any(map(self._is_container, self.items)) else len(self.items) - self.done

    @property
    def has_bar(self) -> bool:
        if self.quiet or not sys.stderr or not sys.stderr.isatty():
            return False
        return self.total > MANY if self.total is not None else not self.fills_terminal

    @property
    def fills_terminal(self) -> bool:
        return self.prints and bool(sys.stdout) and sys.stdout.isatty()

    def finish(self, fail_on: Threshold | None = None) -> None:
        """Say what could not be read, and leave with the code that all of it earned."""
        for problem in self.problems:
            complain(problem)
        if self.problems:
            raise typer.Exit(UNUSABLE)
        fail_where(self.failing, fail_on)


def add_across(articles: list[Article]) -> list[Article]:
    """Compare the articles with each other; each finding joins the checks of the later article."""
    from extractor.article import as_printed
    from extractor.checks import across

    for at, check in across([(article.source, article.facts) for article in articles]):
        articles[at].checks += as_printed([check], articles[at].text)
    return articles


def bar(items: Iterable[Item], total: int | None) -> Iterator[Item]:
    """The items, with a progress bar on standard error that goes away when they are done; without a total it counts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total)

"""What fails, and where: the common ground of the formats that list problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Check


@dataclass(frozen=True)
class Problem:
    """A failing check at its place; line and column count from 1."""

    article: Article
    check: Check
    start: int
    end: int
    line: int
    column: int

    @property
    def sentence(self) -> str:
        """The message with its suggestion in brackets."""
        hint = f" [{self.check.suggestion}]" if self.check.suggestion else ""
        return self.check.message + hint


def place(article: Article, check: Check) -> Problem:
    """Where a check stands: its first mention, or the top of the article."""
    start, end = (check.mentions[0].start, check.mentions[0].end) if check.mentions else (0, 0)
    return Problem(article, check, start, end, *article.line_and_column(start))


def problems(articles: Iterable[Article]) -> Iterator[Problem]:
    """Every failing check, article by article, in the order of the text."""
    for article in articles:
        found = [place(article, check) for check in article.failing]
        yield from sorted(found, key=lambda problem: (problem.start, problem.check.rule))

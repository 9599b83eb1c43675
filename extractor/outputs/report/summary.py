"""What the first screen needs of each article, small enough to be kept of thousands, and the sums over all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from extractor.facts import KINDS
from extractor.outputs.report.marks import failing_in_order
from extractor.outputs.report.view import key_of
from extractor.outputs.shown import shown

if TYPE_CHECKING:
    from extractor.article import Article

STATUSES = ("holds", "fails", "unclear")


class Failure(NamedTuple):
    """A failing check, by the number of its note."""

    number: int
    rule: str
    severity: str
    message: str


class Level(NamedTuple):
    """Where an index closed on a day."""

    name: str
    day: date
    level: Decimal


class Summary(NamedTuple):
    """One article. checks: how many of each (rule, status). coverage: numerals read, set aside, unread."""

    key: str
    title: str
    source: str
    day: str
    facts: dict[str, int]
    checks: dict[tuple[str, str], int]
    failures: list[Failure]
    coverage: tuple[int, int, int]
    levels: list[Level]
    warnings: int


def summary(article: Article) -> Summary:
    seen = article.coverage
    return Summary(
        key_of(article),
        shown(article.title or "(no headline)"),
        shown(article.source),
        str(article.as_of or ""),
        {kind: len(getattr(article, kind)) for kind in KINDS},
        dict(Counter((check.rule, check.status) for check in article.checks)),
        [
            Failure(number, problem.check.rule, problem.check.severity, shown(problem.check.message))
            for number, problem in enumerate(failing_in_order(article), 1)
        ],
        (seen.read, seen.set_aside, len(seen.unread)),
        [
            Level(move.index, move.as_of, move.level)
            for move in article.index_moves
            if move.level is not None and move.as_of and move.session in (None, "close") and not move.moment
        ],
        len(article.warnings),
    )


@dataclass(slots=True)
class Tally:
    """Checks by outcome."""

    holds: int = 0
    fails: int = 0
    unclear: int = 0
    articles: int = 0
    facts: int = 0

    def add(self, status: str, count: int) -> None:
        setattr(self, status, getattr(self, status) + count)

    @property
    def made(self) -> int:
        return self.holds + self.fails + self.unclear

    @property
    def share(self) -> float:
        """The share that fails."""
        return self.fails / self.made if self.made else 0.0


@dataclass(slots=True)
class Totals:
    """The set."""

    articles: list[Summary] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)
    checks: Tally = field(default_factory=Tally)
    by_rule: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_place: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    coverage: Counter[str] = field(default_factory=Counter)
    levels: dict[str, dict[date, set[Decimal]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))

    def add(self, one: Summary) -> None:
        self.articles.append(one)
        self.facts.update(one.facts)
        place = self.by_place[place_of(one.source)]
        place.articles += 1
        place.facts += sum(one.facts.values())
        for (rule, status), count in one.checks.items():
            for tally in (self.checks, self.by_rule[rule], place):
                tally.add(status, count)
        self.coverage.update(dict(zip(("read", "set aside", "unread"), one.coverage, strict=True)))
        for level in one.levels:
            self.levels[level.name][level.day].add(level.level)


def place_of(source: str) -> str:
    """Where an article comes from: the host of an address, the folder of a file."""
    if "://" in source:
        return urlsplit(source).netloc or source
    folder = str(PurePosixPath(source.replace("\\", "/")).parent)
    return "standard input" if source == "-" else "this folder" if folder == "." else folder


def total(summaries: Iterable[Summary]) -> Totals:
    totals = Totals()
    for one in summaries:
        totals.add(one)
    return totals

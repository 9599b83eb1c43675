"""How much the checks see: misprints put into articles that hold, and the share of them that a check reports.

A mutant is read like any article, from its text. What is detectable among the mutants is for `oracle` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from extractor.article import Article
from extractor.pipeline import Reader, run
from extractor.reader import Origin
from extractor.selftest.mutants import KINDS, Mutant, mutants
from extractor.selftest.oracle import broken


@dataclass(slots=True, frozen=True)
class Outcome:
    """One mutant: what was printed, what is now, the rules that ought to see it and those that do.

    should: names of the rules whose sum cannot come out; empty where no brute force can tell.
    by:     names of the rules that fail now.
    """

    source: str
    start: int
    kind: str
    before: str
    after: str
    should: tuple[str, ...]
    by: tuple[str, ...]

    @property
    def is_detectable(self) -> bool:
        return bool(self.should)

    @property
    def is_caught(self) -> bool:
        return bool(self.by)


def selftest(articles: Iterable[Article], reader: Reader, limit: int, seed: int = 0) -> list[Outcome]:
    """Break figures of the articles that hold, at most `limit` in all, and see what the checks say of each.

    The same articles, limit and seed give the same outcomes.
    """
    chance = Random(seed)
    holding = [article for article in articles if not article.failing]
    made = [(article, mutant) for article in holding for mutant in mutants(article.text, article.facts, chance)]
    chosen = sorted(chance.sample(range(len(made)), min(limit, len(made))))
    impossible = {id(article): broken(article.facts) for article in holding}
    return [outcome(*made[at], reader, impossible[id(made[at][0])]) for at in chosen]


def outcome(article: Article, mutant: Mutant, reader: Reader, before: set[tuple[str, str]]) -> Outcome:
    """One mutant through the whole reader."""
    should = broken(mutant.facts(article.facts)) - before
    origin = Origin(article.source, title=article.title, published=article.published)
    read = run(mutant.text(article.text), origin, reader)
    return Outcome(
        article.source, mutant.changes[0].old.start, mutant.kind,
        *(" / ".join(getattr(change, side).text for change in mutant.changes) for side in ("old", "new")),
        tuple(sorted({rule for rule, _ in should})), tuple(sorted({check.rule for check in read.failing})),
    )


__all__ = ["KINDS", "Outcome", "selftest"]

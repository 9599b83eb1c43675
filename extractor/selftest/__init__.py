"""How much the checks see: misprints put into articles that hold, and the share of them that a check reports.

A mutant is read like any article, from its text. What is detectable among the mutants is for `oracle` to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from extractor.article import Article
from extractor.pipeline import Reader, run
from extractor.reader import Origin
from extractor.selftest.mutants import Mutant, mutants
from extractor.selftest.oracle import broken
from extractor.selftest.outcome import Outcome
from extractor.selftest.tally import Tally, by_kind, by_rule


def selftest(articles: Iterable[Article], reader: Reader, limit: int, seed: int = 0) -> list[Outcome]:
    """Break figures of the articles that hold, at most `limit` in all, and see what the checks say of each.

    The same articles, limit and seed give the same outcomes.
    """
    chance = Random(seed)
    holding = [article for article in articles if not article.failing]
    made = [(article, mutant) for article in holding for mutant in mutants(article.text, article.facts, chance)]
    chosen = sorted(chance.sample(range(len(made)), min(limit, len(made))))
    return [outcome(*made[at], reader) for at in chosen]


def outcome(article: Article, mutant: Mutant, reader: Reader) -> Outcome:
    """One mutant through the whole reader, and before the oracle."""
    should = broken(mutant.facts(article.facts)) - broken(article.facts)
    origin = Origin(article.source, title=article.title, published=article.published)
    read = run(mutant.text(article.text), origin, reader)
    before, after = (" / ".join(getattr(change, side).text for change in mutant.changes) for side in ("old", "new"))
    return Outcome(
        article.source, *article.line_and_column(mutant.changes[0].old.start), mutant.kind, before, after,
        should=tuple(sorted({rule for rule, _ in should})), by=tuple(sorted({check.rule for check in read.failing})),
    )


__all__ = ["Outcome", "Tally", "by_kind", "by_rule", "selftest"]

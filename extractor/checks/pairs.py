"""What the joins between articles share: where an index move stands, and how a check names both articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from extractor.checks.terms import IndexTerm, Term, term
from extractor.facts import Check, Facts, IndexMove

Articles = Sequence[tuple[str, Facts]]
Found = tuple[int, Check]


class OfAnArticle(Protocol):
    """Something told by one article of a collection."""

    @property
    def article(self) -> int: ...


Told = TypeVar("Told", bound=OfAnArticle)


@dataclass(slots=True, frozen=True, eq=False)
class Place:
    """One index move of one article of a collection."""

    article: int
    source: str
    facts: Facts
    at: int

    @property
    def move(self) -> IndexMove:
        return self.facts.index_moves[self.at]

    @property
    def day(self) -> date | None:
        return self.move.as_of or self.facts.as_of

    def term(self, slot: str) -> IndexTerm | None:
        return term(self.facts, "index_moves", self.at, slot)


def in_order(one: Told, other: Told) -> tuple[Told, Told]:
    """The earlier article first."""
    return (one, other) if one.article <= other.article else (other, one)


def places(articles: Articles) -> Iterator[Place]:
    """Every index move of every article, in order."""
    for article, (source, facts) in enumerate(articles):
        for at in range(len(facts.index_moves)):
            yield Place(article, source, facts, at)


def slots_of(one: Place, other: Place, slots: Sequence[str]) -> Iterator[tuple[Term, Term]]:
    """The slots that both state."""
    for slot in slots:
        if getattr(one.move, slot) is None or getattr(other.move, slot) is None:
            continue
        a, b = one.term(slot), other.term(slot)
        if a and b:
            yield a, b


def attached(later: Place, earlier: Place, check: Check, elsewhere: Sequence[Term]) -> Found:
    """The check at the later article; pointers into the other one carry its source name."""
    away = [f"{earlier.source}#{term.pointer}" for term in elsewhere]
    return later.article, replace(check, facts=check.facts + away)

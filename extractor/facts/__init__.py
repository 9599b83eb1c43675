"""Facts: what one article states. Needs no spaCy; the checks are written against this package alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extractor.facts.base import Direction, Fact, Figure, Mention, Number
from extractor.facts.claims import Claims
from extractor.facts.records import (
    KINDS,
    Breadth,
    Check,
    Flow,
    IndexMove,
    Mover,
    Quote,
    RatingChange,
    ResultDate,
    SectorMove,
)


@dataclass(slots=True)
class Facts:
    """All facts of one article by kind, the claims beside them, and the article's day."""

    index_moves: list[IndexMove] = field(default_factory=list)
    breadth: list[Breadth] = field(default_factory=list)
    movers: list[Mover] = field(default_factory=list)
    rating_changes: list[RatingChange] = field(default_factory=list)
    result_dates: list[ResultDate] = field(default_factory=list)
    sector_moves: list[SectorMove] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)
    as_of: date | None = None
    title_span: tuple[int, int] | None = None

    def all(self) -> list[tuple[str, int, Fact]]:
        """(kind, position, fact) of every fact, in the order of the record."""
        return [(kind, at, fact) for kind in KINDS for at, fact in enumerate(getattr(self, kind))]


__all__ = [
    "KINDS", "Breadth", "Check", "Claims", "Direction", "Fact", "Facts", "Figure", "Flow", "IndexMove", "Mention",
    "Mover", "Number", "Quote", "RatingChange", "ResultDate", "SectorMove",
]

"""across.breadth: at one moment one number of shares rose and one fell.

Two articles speak of one moment where they give some index the same moves, and where both tell the close. Of other
times of one day the counts may well differ, which is said, but never as a failure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from extractor.checks.pairs import Found
from extractor.checks.terms import Term, made, terms
from extractor.facts import Breadth, Facts

_MOVES = ("percent", "points", "level")


@dataclass(slots=True, frozen=True)
class _Counted:
    article: int
    source: str
    facts: Facts
    at: int

    @property
    def terms(self) -> list[Term]:
        return terms(self.facts, "breadth", self.at, "advances", "declines") or []


def breadth(articles: Sequence[tuple[str, Facts]]) -> Iterator[Found]:
    """Counts of one universe in articles that give some index the same two figures, and no two different days."""
    seen: dict[tuple, dict[date | None, _Counted]] = {}
    first: dict[tuple, _Counted] = {}
    for article, (source, facts) in enumerate(articles):
        pairs = _pairs(facts)
        for at, fact in enumerate(facts.breadth):
            if fact.universe is None or fact.advances is None or fact.declines is None:
                continue
            here, day = _Counted(article, source, facts, at), fact.as_of or facts.as_of
            keys = [(fact.universe, fact.of, *pair) for pair in pairs]
            before = next((one for key in keys if (one := _on(seen.get(key, {}), day))), None)
            before, tied = before or first.get((fact.universe, fact.of, day)), bool(before)
            if before and before.article != article:
                yield _compare(before, here, tied)
            if day:
                first.setdefault((fact.universe, fact.of, day), here)
            for key in keys:
                seen.setdefault(key, {}).setdefault(day, here)


def _on(days: dict[date | None, _Counted], day: date | None) -> _Counted | None:
    """The first counts of that day; an article that does not say its day may be of any."""
    return days.get(day) or days.get(None) or (next(iter(days.values()), None) if day is None else None)


def _pairs(facts: Facts) -> list[tuple]:
    """(index, two of its figures) for every two nonzero figures of an index that can be compared."""
    moves: dict[str, set[tuple]] = {}
    for move in facts.index_moves:
        for slot in _MOVES:
            value = getattr(move, slot)
            if value:
                moves.setdefault(move.index, set()).add((move.period or "", move.session or "", slot, value))
    pairs = ((index, *pair) for index, figures in moves.items() for pair in combinations(sorted(figures), 2))
    return [pair for pair in pairs if _is_telling(pair[1:])]


def _is_telling(figures: Sequence[tuple]) -> bool:
    """"0.5% and 1%" may come twice in a morning; four digits in all hardly do."""
    return sum(len("".join(map(str, value.as_tuple().digits)).strip("0")) for *_, value in figures) >= 4


def _compare(one: _Counted, other: _Counted, tied: bool) -> Found:
    fact: Breadth = other.facts.breadth[other.at]
    same = all(a.span.overlaps(b.span) for a, b in zip(one.terms, other.terms, strict=True))
    closed = _is_of_the_close(one.facts) and _is_of_the_close(other.facts)
    here, there = (" / ".join(term.text for term in each.terms) for each in (other, one))
    why = (
        "both tell the close" if closed else "both give one index the same moves" if tied else "of another time of day"
    )
    join = ", and" if same else ", though" if closed or tied else ", perhaps"
    check = made(
        "across.breadth", "holds" if same else "fails" if closed or tied else "unclear", here, there,
        f"{other.source} counts {here} on {fact.universe}, {one.source} {there}{join} {why}.",
        terms=other.terms, severity="error" if closed else None,
    )
    away = [f"{one.source}#{term.pointer}" for term in one.terms]
    return other.article, replace(check, facts=check.facts + away)


def _is_of_the_close(facts: Facts) -> bool:
    """Whether all of the day's moves are closes."""
    return {move.session for move in facts.index_moves if move.period == "1d" and move.figures} == {"close"}

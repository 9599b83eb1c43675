"""across.breadth: at one moment one number of shares rose and one fell.

Two articles speak of one moment where both tell the close, and where they give some index the same moves. Of other
times of one day the counts may well differ, which is said, but never as a failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from extractor.checks.agreed import commonest
from extractor.checks.pairs import Articles, Found, in_order
from extractor.checks.terms import Term, made, terms
from extractor.facts import Breadth, Facts

_MOVES = ("percent", "points", "level")
STATUSES = ("fails", "unclear", "holds")


@dataclass(slots=True, frozen=True, eq=False)
class Counted:
    """One count of shares of one article of a collection."""

    article: int
    source: str
    facts: Facts
    at: int

    @property
    def fact(self) -> Breadth:
        return self.facts.breadth[self.at]

    @property
    def day(self) -> date | None:
        return self.fact.as_of or self.facts.as_of

    @property
    def is_of_a_close(self) -> bool:
        """Whether its day is known, and all that its article tells of that day's moves are closes."""
        return self.day is not None and of_the_close(self.facts)

    @property
    def terms(self) -> list[Term]:
        return terms(self.facts, "breadth", self.at, "advances", "declines") or []


Told = list[tuple[tuple, Counted]]


def pairs(articles: Articles) -> Iterator[tuple[Counted, Counted, str]]:
    """Each count against that which most give of the same moment."""
    closes: dict[tuple, Told] = defaultdict(list)
    hours: dict[tuple, Told] = defaultdict(list)
    tied: dict[tuple, Told] = defaultdict(list)
    places = list(counted(articles))
    anyday = {place.fact.universe for place in places if place.day is None}
    for place in places:
        fact, one = place.fact, ((place.fact.advances, place.fact.declines), place)
        if place.day:
            (closes if place.is_of_a_close else hours)[fact.universe, fact.of, place.day].append(one)
        if not place.is_of_a_close or fact.universe in anyday:
            for pair in _pairs(place.facts):
                tied[fact.universe, fact.of, pair].append(one)
    both: list[Told] = [
        [((), commonest(told)), ((), commonest(closes[key]))] for key, told in hours.items() if key in closes
    ]
    for told in [*closes.values(), *hours.values(), *both]:
        yield from against(told)
    for group in tied.values():
        for told in of_one_day(group):
            yield from (each for each in against(told) if not (each[0].is_of_a_close and each[1].is_of_a_close))


def against(told: Told) -> Iterator[tuple[Counted, Counted, str]]:
    ground = commonest(told)
    yield from ((place, ground, "") for _, place in told if place.article != ground.article)


def found(pairs: Iterable[tuple[Counted, Counted, str]]) -> Iterator[Found]:
    """One finding a count: that which fails, rather than one that is unclear or holds; of several the first."""
    of_each: dict[Counted, dict[Counted, None]] = defaultdict(dict)
    for place, other, _ in pairs:
        of_each[place][other] = None
    seen = set()
    for place, others in of_each.items():
        judged_ = [(judged(place, other), other) for other in others]
        best, other = min(judged_, key=lambda one: (STATUSES.index(one[0][1].status), one[1].article, one[1].at))
        if (other, place) not in seen:
            seen.add((place, other))
            yield best


def counted(articles: Articles) -> Iterator[Counted]:
    """The counts that can be compared, in order."""
    for article, (source, facts) in enumerate(articles):
        for at, fact in enumerate(facts.breadth):
            if fact.universe is not None and fact.advances is not None and fact.declines is not None:
                yield Counted(article, source, facts, at)


def of_one_day(told: Told) -> Iterator[Told]:
    """Those of each day apart. An article that does not say its day may be of any: it goes with the first."""
    days: dict[date | None, Told] = defaultdict(list)
    for one in told:
        days[one[1].day].append(one)
    dayless = days.pop(None, [])
    for day in sorted(day for day in days if day):
        yield sorted([*days[day], *dayless], key=lambda one: one[1].article)
        dayless = []
    if dayless:
        yield dayless


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


def judged(place: Counted, against: Counted) -> Found:
    one, other = in_order(place, against)
    same = all(a.span.overlaps(b.span) for a, b in zip(one.terms, other.terms, strict=True))
    closed = of_the_close(one.facts) and of_the_close(other.facts)
    tied = not closed and not set(_pairs(one.facts)).isdisjoint(_pairs(other.facts))
    here, there = (" / ".join(term.text for term in each.terms) for each in (other, one))
    why = (
        "both tell the close" if closed else "both give one index the same moves" if tied else "of another time of day"
    )
    join = ", and" if same else ", though" if closed or tied else ", perhaps"
    check = made(
        "across.breadth", "holds" if same else "fails" if closed or tied else "unclear", here, there,
        f"{other.source} counts {here} on {other.fact.universe}, {one.source} {there}{join} {why}.",
        terms=other.terms, severity="error" if closed else None,
    )
    away = [f"{one.source}#{term.pointer}" for term in one.terms]
    return other.article, replace(check, facts=check.facts + away)


def of_the_close(facts: Facts) -> bool:
    """Whether all of the day's moves are closes."""
    return {move.session for move in facts.index_moves if move.period == "1d" and move.figures} == {"close"}

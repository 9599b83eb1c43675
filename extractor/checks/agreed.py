"""What most of many tell of one thing, and who tells it: the ground on which the others are judged.

With two there is no majority, and it does not matter who is held against whom. Among thousands the first may be the one
that is wrong, and must not accuse all the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

from extractor.checks.intervals import Bound, Interval
from extractor.checks.pairs import Place
from extractor.facts import Figure

Told = Sequence[tuple[Interval, Place]]
Value = TypeVar("Value", bound=Hashable)
Where = TypeVar("Where")


class Agreed(NamedTuple):
    """The place that tells it most finely, and whether more than half of those that tell anything agree with it."""

    place: Place
    by_most: bool


def agreed(told: Told) -> Agreed:
    """Of those whose interval holds the point that most share, the finest; of equally fine ones the first."""
    point, voices = most_shared([span for span, _ in told])
    sharing = [(width(span), place.article, span.low, place) for span, place in told if span.low <= point <= span.high]
    return Agreed(min(sharing, key=lambda one: one[:3])[-1], 2 * voices > len(told))


def width(span: Interval) -> Bound:
    return span.high - span.low


def most_shared(spans: Sequence[Interval]) -> tuple[Bound, int]:
    """A point that lies in as many of the intervals as any, and in how many.

    The first such, in the order of the intervals' starts.
    """
    edges = sorted([(span.low, 0) for span in spans] + [(span.high, 1) for span in spans])
    depth, deepest, best = 0, 0, edges[0][0]
    for edge, closing in edges:
        depth += -1 if closing else 1
        if depth > deepest:
            deepest, best = depth, edge
    return best, deepest


def commonest(told: Sequence[tuple[Value, Where]]) -> Where:
    """The first of those that tell what most tell; of two equally common things, of the one that was told first."""
    most = Counter(value for value, _ in told).most_common(1)[0][0]
    return next(place for value, place in told if value == most)


def span_of(figure: Figure) -> Interval:
    """All true values that print so, by the print alone: the interval that the tables hold."""
    return _span(figure.value, figure.step, figure.hedge)


@lru_cache(maxsize=1 << 16)  # thousands of articles print the same
def _span(value: Decimal, step: Decimal, hedge: str) -> Interval:
    return Interval.of(Figure(value, step, -1, -1, "", hedge))  # type: ignore[arg-type]

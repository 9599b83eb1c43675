"""Whether two passages of one article speak of one moment of the day.

A summary and a body that give the same counts and the same five-day move were written of one moment, since
figures that live change together; a third figure that differs between the two is then a contradiction.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from extractor.checks.evidence import digits
from extractor.facts import Breadth, Fact, Facts, Figure, Flow, IndexMove, Mover, Quote, SectorMove

# Figures that hardly stand still while the market is open. What is fixed for the day (open, previous close,
# totals) or hardly moves in one (a year's change) proves nothing.
_LIVE = {
    "index_moves": ("percent", "points", "level"),
    "breadth": ("advances", "declines", "ratio", "unchanged"),
    "movers": ("percent", "change", "price"),
    "sector_moves": ("percent",),
    "quotes": ("level", "percent", "change"),
}
_SHORT = ("1d", "5d", "1wk", "wtd", "1mo", "mtd")
# One class of investors, by its three names in India.
_FROM_ABROAD = frozenset({"FII", "FPI", "foreign"})
# A share may stand at its daily limit for hours, so that one alone proves little.
_MOST_OF_A_SHARE = 2
_REACH = 300
_MARGIN = 60
_ENOUGH_DIGITS = 4
# A figure said more often than this has been heard: every print of one against every print of another is a square.
_MOST_PRINTS = 12
_ENOUGH_OF_A_CLOSE = 2
_LEAST_LEVEL = 50


def identity(kind: str, fact: Fact, facts: Facts) -> tuple | None:
    """What makes two facts one and the same, but for the session; None where it is not said."""
    day = getattr(fact, "as_of", None) or facts.as_of
    if isinstance(fact, IndexMove):
        return kind, fact.index, fact.period, day, fact.moment
    if isinstance(fact, Breadth):
        return (kind, fact.universe, fact.of, day) if fact.universe else None
    if isinstance(fact, Mover):
        return kind, fact.company, fact.period
    if isinstance(fact, SectorMove):
        return kind, fact.sector, fact.period
    if isinstance(fact, Flow):
        abroad = fact.currency == "INR" and fact.investor in _FROM_ABROAD
        return kind, "foreign" if abroad else fact.investor, fact.currency, day
    return (kind, fact.instrument, fact.kind, fact.unit) if isinstance(fact, Quote) else None


class Moments:
    """The passages of one article; what they repeat is gathered once."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.repeated = facts, _Repeated(facts)
        self.of_the_close = _is_of_the_close(facts)
        self.enough = _ENOUGH_OF_A_CLOSE if self.of_the_close else _ENOUGH_DIGITS

    def same(self, about: tuple, one: Sequence[Figure], other: Sequence[Figure]) -> bool:
        """Whether some print of one figure and some print of the other stand in passages that repeat each other.

        about: identity of the two facts whose figures they are. The one figure must take the other's place: where both
        are printed in one passage, they were meant to differ.
        """
        for a, b in product(one[:_MOST_PRINTS], other[:_MOST_PRINTS]):
            if a.start < 0 or b.start < 0 or a.value == b.value:
                continue
            beside_a, beside_b, shared = _shared(self.facts, about, self.repeated, a, b)
            if shared >= self.enough and not _within(other, [a, *beside_a]) and not _within(one, [b, *beside_b]):
                return True
        return False


    def one_table(self, about: tuple) -> bool:
        """Whether a table that differs from the text in one index's close repeats another's to the last digit."""
        return self.of_the_close and any(
            key[0] == "index_moves" and key[1] != about[1] and is_level
            for key, is_level in zip(self.repeated.identities, self.repeated.are_levels, strict=True)
        )


def _is_level(figure: Figure) -> bool:
    return figure.value >= _LEAST_LEVEL and len(digits(figure).rstrip("0")) >= _ENOUGH_DIGITS


def _is_of_the_close(facts: Facts) -> bool:
    """Whether the article names the close and no other time of the day."""
    days = [move.session for move in facts.index_moves if move.period == "1d" and move.figures]
    return "close" in days and not {"open", "intraday"} & set(days)


def _within(figures: Sequence[Figure], passage: Sequence[Figure]) -> bool:
    starts = [figure.start for figure in passage]
    return any(min(starts) - _MARGIN <= figure.start <= max(starts) + _MARGIN for figure in figures)


class _Repeated:
    """Every live quantity that the article states more than once in the same way, by the places of its prints."""

    def __init__(self, facts: Facts) -> None:
        found: dict[tuple, list[Figure]] = defaultdict(list)
        for kind, _, fact in facts.all():
            key = identity(kind, fact, facts)
            if key is None or isinstance(fact, IndexMove) and fact.period not in _SHORT:
                continue
            for slot in _LIVE.get(kind, ()):
                for figure in fact.figures.get(slot, ()):
                    if figure.start >= 0 and not figure.hedge:
                        found[key, slot, figure.value, figure.step].append(figure)
        repeated = [(key[0], prints) for key, prints in found.items() if len(prints) > 1]
        self.identities = [key for key, _ in repeated]
        self.are_levels = [_is_level(prints[0]) for _, prints in repeated]
        placed = [(figure, quantity) for quantity, (_, prints) in enumerate(repeated) for figure in prints]
        self.placed = sorted(placed, key=_place)

    def around(self, figure: Figure) -> dict[int, list[Figure]]:
        """The prints within reach of a figure, by the quantity that they state."""
        near: dict[int, list[Figure]] = defaultdict(list)
        first = bisect_left(self.placed, figure.start - _REACH, key=_place)
        for each, quantity in self.placed[first:bisect_right(self.placed, figure.start + _REACH, lo=first, key=_place)]:
            near[quantity].append(each)
        return near


def _place(placed: tuple[Figure, int]) -> int:
    return placed[0].start


def _shared(
    facts: Facts, about: tuple, repeated: _Repeated, one: Figure, other: Figure,
) -> tuple[list[Figure], list[Figure], int]:
    """What stands the same beside both: its prints beside one, those beside the other, and how many digits it has."""
    here: list[Figure] = []
    there: list[Figure] = []
    shared = 0
    around_other = repeated.around(other)
    for quantity, prints in repeated.around(one).items():
        beside_one = [each for each in prints if _beside(facts, one, other, each)]
        beside_other = [each for each in around_other.get(quantity, ()) if _beside(facts, other, one, each)]
        if beside_one and beside_other:
            here, there = here + beside_one, there + beside_other
            shared += _weight(about, repeated.identities[quantity], beside_one[0])
    return here, there, shared


def _weight(about: tuple, key: tuple, figure: Figure) -> int:
    """By digits; but a day and a span that ends with it move together, so that one repeated repeats the other."""
    if key[0] == about[0] == "index_moves" and key[1] == about[1] and key[2] != about[2] and about[2] in _SHORT:
        return _ENOUGH_DIGITS
    size = len(digits(figure).rstrip("0"))
    return min(size, _MOST_OF_A_SHARE) if key[0] == "movers" else size


def _beside(facts: Facts, figure: Figure, other: Figure, companion: Figure) -> bool:
    """In the passage of the figure, and nearer to it than to the other."""
    near, far = (abs(companion.start - each.start) for each in (figure, other))
    return 0 < near <= _REACH and near < far and in_title(facts, companion) == in_title(facts, figure)


def in_title(facts: Facts, figure: Figure) -> bool:
    start, end = facts.title_span or (0, 0)
    return start <= figure.start and figure.end <= end

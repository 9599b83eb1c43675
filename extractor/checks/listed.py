"""One share in two lists of an article: the day's best, a branch's own, those that rose and those that fell."""

from __future__ import annotations

from decimal import Decimal

from extractor.checks.evidence import is_near_slip
from extractor.checks.terms import Term
from extractor.facts import Facts, Mover

_FINE = Decimal("0.01")
_UP, _DOWN = frozenset({"best", "gainer"}), frozenset({"worst", "loser"})


def is_ranked(one: Term, other: Term) -> bool:
    """Called the best or the worst in one of the two places."""
    movers = _movers(one, other)
    return movers is not None and _is_ranked(*movers)


def _is_ranked(one: Mover, other: Mover) -> bool:
    return bool({"best", "worst"} & {one.role, other.role}) and one.period == other.period


def is_ranked_otherwise(one: Term, other: Term) -> bool:
    """The top gainer of the day with one figure, and in the list of its branch with another, both to the hundredth."""
    movers = _movers(one, other)
    if movers is None or not _is_percent(one) or not _is_ranked(*movers):
        return False
    bare = all(each.price is None for each in movers)
    return _are_fine(one, other) and bare and movers[0].direction == movers[1].direction


def is_on_both_sides(one: Term, other: Term) -> bool:
    """Among those that rose most and among those that fell most, each time with a figure."""
    movers = _movers(one, other)
    if movers is None or not _is_percent(one) or movers[0].period != movers[1].period:
        return False
    roles = (movers[0].role, movers[1].role)
    crossed = any(first in _UP and second in _DOWN for first, second in (roles, roles[::-1]))
    return crossed and one.figure.value * other.figure.value < 0 and _are_fine(one, other)


def is_listed_twice(facts: Facts, one: Term, other: Term) -> bool:
    """In the lists of two branches, the figure of the one a slip away from that of the other."""
    movers = _movers(one, other)
    if movers is None or not _is_percent(one) or movers[0].period != movers[1].period:
        return False
    unranked = not any(each.price for each in movers) and not {each.role for each in movers} & (_UP | _DOWN)
    return unranked and _are_fine(one, other) and is_near_slip(one, other) and all(
        is_listed(facts, each) for each in movers
    )


def is_listed(facts: Facts, told: Mover) -> bool:
    """ "A, B and C were up by 2.67, 1.33 and 1.04 per cent": told with others in one breath."""
    places = {mention.start for mention in told.mentions}
    return any(
        mover is not told and mention.start in places and mover.percent is not None
        for mover in facts.movers for mention in mover.mentions
    )


def _movers(one: Term, other: Term) -> tuple[Mover, Mover] | None:
    a, b = one.fact, other.fact
    return (a, b) if isinstance(a, Mover) and isinstance(b, Mover) else None


def _is_percent(each: Term) -> bool:
    return each.pointer.endswith("/percent")


def _are_fine(one: Term, other: Term) -> bool:
    return all(each.figure.step <= _FINE and not each.figure.hedge for each in (one, other))

"""One share in two lists of an article: the day's best, a branch's own, those that rose and those that fell."""

from __future__ import annotations

from decimal import Decimal

from extractor.checks.evidence import is_near_slip
from extractor.checks.terms import Term
from extractor.facts import Facts

_FINE = Decimal("0.01")
_UP, _DOWN = frozenset({"best", "gainer"}), frozenset({"worst", "loser"})


def is_ranked(one: Term, other: Term) -> bool:
    """Called the best or the worst in one of the two places."""
    return bool({"best", "worst"} & {one.fact.role, other.fact.role}) and one.fact.period == other.fact.period


def is_ranked_otherwise(one: Term, other: Term) -> bool:
    """The top gainer of the day with one figure, and in the list of its branch with another, both to the hundredth."""
    if not _is_percent(one) or not is_ranked(one, other):
        return False
    bare = all(each.fact.price is None for each in (one, other))
    return _are_fine(one, other) and bare and one.fact.direction == other.fact.direction


def is_on_both_sides(one: Term, other: Term) -> bool:
    """Among those that rose most and among those that fell most, each time with a figure."""
    if not _is_percent(one) or one.fact.period != other.fact.period or one.figure.value * other.figure.value >= 0:
        return False
    roles = (one.fact.role, other.fact.role)
    crossed = any(first in _UP and second in _DOWN for first, second in (roles, roles[::-1]))
    return crossed and _are_fine(one, other)


def is_listed_twice(facts: Facts, one: Term, other: Term) -> bool:
    """In the lists of two branches, the figure of the one a slip away from that of the other."""
    if not _is_percent(one) or one.fact.period != other.fact.period or one.fact.price or other.fact.price:
        return False
    unranked = not {one.fact.role, other.fact.role} & (_UP | _DOWN)
    return unranked and _are_fine(one, other) and is_near_slip(one, other) and all(
        is_listed(facts, each) for each in (one, other)
    )


def is_listed(facts: Facts, each: Term) -> bool:
    """ "A, B and C were up by 2.67, 1.33 and 1.04 per cent": told with others in one breath."""
    places = {mention.start for mention in each.fact.mentions}
    return any(
        mover is not each.fact and mention.start in places and mover.percent is not None
        for mover in facts.movers for mention in mover.mentions
    )


def _is_percent(each: Term) -> bool:
    return each.pointer.startswith("/movers") and each.pointer.endswith("/percent")


def _are_fine(one: Term, other: Term) -> bool:
    return all(each.figure.step <= _FINE and not each.figure.hedge for each in (one, other))

"""Companies on the wrong side: the best that fell while others rose, one list of names for the best and the worst, a
change told as a fall that led to a higher price."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from extractor.checks.index import is_turned
from extractor.checks.prints import signed_text
from extractor.checks.terms import MoverTerm, made, term, terms, way_of
from extractor.facts import Check, Facts, Mover

KIND: Final = "movers"
_UP, _DOWN = ("best", "gainer"), ("worst", "loser")
_RISEN, _FALLEN = "rose", "fell"
# Within so many characters of each other two names stand in one list.
_LIST = 300
_ENOUGH = 3


def direction(facts: Facts) -> Iterator[Check]:
    """index.direction: "tanked $114 to $514 from a previous $400": the figures agree, and the word does not."""
    for at, mover in enumerate(facts.movers):
        given = terms(facts, KIND, at, "change", "price", "before")
        if not given or mover.direction not in ("up", "down"):
            continue
        change, price, before = given
        if is_turned(change, price.span - before.span):
            message = (
                f"{mover.company}: {change.text} is told as a {way_of(change)}, but {before.text} to {price.text} is a "
                f"{'rise' if change.figure.value < 0 else 'fall'} of as much."
            )
            yield made("index.direction", "fails", change.text, f"{before.text} to {price.text}", message, terms=given)


def wrong_side(facts: Facts) -> Iterator[Check]:
    """mover.superlative: "the best performers were A, which fell 1.5%, and B, which added 4%"."""
    ranked = [mover for mover in facts.movers if mover.role in _UP + _DOWN and mover.percent is None]
    if not ranked:
        return
    moved = [found for at in range(len(facts.movers)) if (found := term(facts, KIND, at, "percent"))]
    for mover in ranked:
        up = mover.role in _UP
        own = next((each for each in moved if _is_one(mover, each.fact) and _is_out_of_place(each, up)), None)
        rival = own and next((each for each in moved if _goes(each, up) and _follows(own, each)), None)
        if own and rival:
            message = (
                f"{mover.company} is among the {'best' if up else 'worst'} at {signed_text(own.figure)}, "
                f"but {rival.fact.company} {_RISEN if up else _FALLEN} by {rival.text}."
            )
            ours, theirs = signed_text(own.figure), signed_text(rival.figure)
            yield made("mover.superlative", "fails", ours, theirs, message, terms=[own, rival])


def _is_one(ranked: Mover, told: Mover) -> bool:
    """The name that is ranked, and what is said of it right there."""
    same = ranked.company == told.company and ranked.period == told.period
    return same and any(
        one.start <= other.start < one.end + 1 or other.start <= one.start < other.end
        for one in ranked.mentions for other in told.mentions
    )


def _is_out_of_place(each: MoverTerm, up: bool) -> bool:
    """Among those that rose most, fallen or where it stood."""
    return _goes(each, not up) or each.fact.direction == "flat" and not each.figure.hedge


def _goes(each: MoverTerm, up: bool) -> bool:
    return not each.figure.hedge and (each.figure.value > 0 if up else each.figure.value < 0)


def _follows(own: MoverTerm, rival: MoverTerm) -> bool:
    """In one list, later."""
    return (
        own.fact.company != rival.fact.company
        and own.fact.period == rival.fact.period
        and 0 < rival.figure.start - own.figure.start <= _LIST
    )


def both_sides(facts: Facts) -> Iterator[Check]:
    """restated: the best and the worst of a group, and those behind them, are the same names in the same places."""
    lists: dict[tuple, dict[str, list[int]]] = defaultdict(lambda: {"up": [], "down": []})
    for at, mover in enumerate(facts.movers):
        if mover.group and mover.role in _UP + _DOWN:
            lists[mover.group, mover.period]["up" if mover.role in _UP else "down"].append(at)
    for (group, _), sides in lists.items():
        names = [[facts.movers[at].company for at in side] for side in sides.values()]
        if len(names[0]) < _ENOUGH or names[0][:_ENOUGH] != names[1][:_ENOUGH]:
            continue
        shown = ", ".join(names[0][:_ENOUGH])
        places = [each[0] for each in sides.values()]
        yield made(
            "restated", "fails", "best", "worst", f"{shown} are told as the best of {group}, and as the worst of it.",
            mentions=[facts.movers[at].mentions[0] for at in places],
        )

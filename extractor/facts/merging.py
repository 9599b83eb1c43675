"""A fact said three times is one fact with three mentions; two that cannot both be true stay two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from extractor.facts.base import Fact, Figure, Mention
from extractor.facts.records import KINDS, Mover

AnyFact = TypeVar("AnyFact", bound=Fact)
# Of two roles the plainer one stands: "a top performer" in the summary, "the best performer" in the body.
ROLE_RANK = {"best": 3, "worst": 3, "gainer": 1, "loser": 1, "active": 1, "contributor": 2, "drag": 2}
TAIL = {"mentions", "rules", "figures", "approximate"}
MANY = 64  # statements of one thing that cannot all be true
FIRST = frozenset({"percent", "points", "level", "price", "advances", "net"})  # in numbers facts mostly differ
# The slots in which facts of a kind can differ.
TELLING_SLOTS = {
    kind: tuple(sorted([one.name for one in fields(kind) if one.name not in TAIL], key=lambda name: name not in FIRST))
    for kind in KINDS.values()
}
Prints = dict[tuple[int, str], dict[tuple, Figure]]  # of a kept fact and slot: each print once


def merge(facts: list[AnyFact], key: Callable[[AnyFact], object], soft: frozenset[str] = frozenset()) -> list[AnyFact]:
    """Fold each fact into the first earlier one with the same key that it can stand beside. `soft` slots fill in but
    never part.

    No more than the first MANY that contradict each other are looked at: the work stays in step with the text.
    """
    kept: list[AnyFact] = []
    by_key: dict[object, list[AnyFact]] = {}
    prints: Prints = {}
    for fact in facts:
        others = by_key.setdefault(key(fact), [])
        other = next((other for other in others[:MANY] if agree(other, fact, soft, prints)), None)
        if other is not None:
            absorb(other, fact)
        else:
            others.append(fact)
            kept.append(fact)
        for slot, figures in fact.figures.items():
            prints.setdefault((id(other or fact), slot), {}).update(
                {(one.value, one.step, one.hedge): one for one in figures}
            )
    for fact in kept:
        tidy(fact)
    return kept


def agree(left: Fact, right: Fact, soft: frozenset[str], prints: Prints) -> bool:
    """Whether both can be true: every slot that both state has one value within the rounding of the prints."""
    if are_apart(left, right):
        return False
    for name in TELLING_SLOTS[type(left)]:
        if name in soft:
            continue
        ours, theirs = getattr(left, name), getattr(right, name)
        if ours is None or theirs is None or folded(ours) == folded(theirs):
            continue
        if not (isinstance(ours, Decimal) and close(prints.get((id(left), name)), right.figures.get(name))):
            return False
    return True


def are_apart(left: Fact, right: Fact) -> bool:
    """An opening's figures are not those of a move that names no hour, where they share none."""
    hours = {getattr(fact, "session", None): fact.figures.keys() for fact in (left, right)}
    if hours.keys() != {"open", None}:
        return False
    return hours["open"].isdisjoint(hours[None]) and not hours[None].isdisjoint(("percent", "points", "level"))


def folded(value: object) -> object:
    """"Buy" and "buy", "equal-weight" and "Equal weight" are one grade."""
    return value.casefold().replace("-", " ") if isinstance(value, str) else value


def close(ours: dict[tuple, Figure] | None, theirs: list[Figure] | None) -> bool:
    if not ours or not theirs:
        return False
    return all(within(mine, theirs[0]) for mine in islice(ours.values(), MANY))


def within(left: Figure, right: Figure) -> bool:
    """2.5 and 2.52 are one value printed twice; a hedged figure agrees with what it hedges."""
    if (left.value < 0) != (right.value < 0) and left.value and right.value:
        return False
    small, large = abs(left.value), abs(right.value)
    gap = abs(small - large)
    coarse = max(left.step, right.step)
    if left.hedge == "over" or right.hedge == "over":
        bound, exact = (small, large) if left.hedge == "over" else (large, small)
        return bound <= exact <= bound * Decimal("1.5") + coarse
    if left.hedge or right.hedge:
        return gap <= max(coarse, large / 10)
    return gap < coarse


def absorb(into: Fact, other: Fact) -> None:
    """Add the other's mentions, rules and figures; the finer print of a slot is the one the record states."""
    into.mentions += other.mentions
    if isinstance(into, Mover) and isinstance(other, Mover) and rank_of(other) > rank_of(into):
        into.role, into.group = other.role, other.group or into.group
    into.rules += [rule for rule in other.rules if rule not in into.rules]
    for name in TELLING_SLOTS[type(into)]:
        if getattr(into, name) is None:
            setattr(into, name, getattr(other, name))
    for slot, figures in other.figures.items():
        mine = into.figures.setdefault(slot, [])
        known = len(mine)
        mine += figures
        best = min((*mine[:1], *mine[known:]), key=lambda figure: (bool(figure.hedge), figure.step, figure.start))
        if mine[0] is not best and (best.step, bool(best.hedge)) != (mine[0].step, bool(mine[0].hedge)):
            mine.remove(best)
            mine.insert(0, best)
            setattr(into, slot, integral(into, slot, best.value))
    if hasattr(into, "approximate"):
        into.approximate = any(figures and figures[0].hedge for figures in into.figures.values())


def rank_of(mover: Mover) -> int:
    return ROLE_RANK[mover.role] if mover.role else 0


def tidy(fact: Fact) -> None:
    """Each mention and each figure once; the fullest mention first."""
    fact.mentions = sorted(
        dict.fromkeys(fact.mentions), key=lambda mention: (-(mention.end - mention.start), mention.start)
    )
    fact.figures = {slot: list(dict.fromkeys(figures)) for slot, figures in fact.figures.items()}


def integral(fact: Fact, slot: str, value: Decimal) -> Decimal | int:
    return int(value) if isinstance(getattr(fact, slot), int) and not isinstance(getattr(fact, slot), bool) else value


def mention_of(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end])

"""Edits: the slips of one hand movement that could have made an article wrong, each undone on a copy of its facts.

One digit changed, two neighbouring digits exchanged, a decimal point moved, two figures of a pair exchanged, one
unit word or one direction word. The originals are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.checks.prints import stated_text
from extractor.checks.slips import digit_changes, slips
from extractor.checks.terms import COUNTS, adopted, figure_of
from extractor.facts import Fact, Facts, Figure

# Figures that stand side by side and are easily written the wrong way round.
PAIRS = {
    "breadth": [("advances", "declines"), ("new_highs", "new_lows")],
    "index_moves": [("high", "low"), ("level", "previous_close"), ("points", "percent")],
    "flows": [("buy", "sell")],
    "rating_changes": [("from_", "to")],
}
_TURNED = {"up": "down", "down": "up", "upgrade": "downgrade", "downgrade": "upgrade"}
_SIGNED = {"index_moves": ("percent", "points"), "movers": ("percent", "change"), "flows": ("net",)}


@dataclass(slots=True, frozen=True)
class Edit:
    """One edit: how it reads ("27.8% → 23.8%") and the facts as they would stand after it.

    fewer: a unit word that takes a figure out of its slot, so that less is left to compare.
    """

    text: str
    facts: Facts
    fewer: bool = False


def edits(facts: Facts, places: Iterable[tuple[str, int, str]]) -> Iterator[Edit]:
    """Every one-movement edit of the given slots (kind, position, slot), then of their facts as a whole."""
    places = list(places)
    for kind, at, slot in places:
        figure = _editable(facts, kind, at, slot)
        if figure:
            for text, value, step in slips(figure):
                yield Edit(f"{stated_text(figure)} → {text}", with_value(facts, kind, at, slot, value, step))
    for kind, at in dict.fromkeys((kind, at) for kind, at, _ in places):
        yield from _swaps(facts, kind, at)
        yield from _turns(facts, kind, at)
        yield from _units(facts, kind, at)
    yield from _words(facts)


def _editable(facts: Facts, kind: str, at: int, slot: str) -> Figure | None:
    value = getattr(getattr(facts, kind)[at], slot, None)
    return figure_of(getattr(facts, kind)[at], slot) if isinstance(value, (Decimal, int)) else None


def with_value(
    facts: Facts, kind: str, at: int, slot: str, value: Decimal, step: Decimal, text: str = "",
) -> Facts:
    """A copy of the facts in which one slot's adopted numeral has another value."""
    fact = getattr(facts, kind)[at]
    figure = adopted(fact, slot, getattr(fact, slot))
    edited = replace(figure, value=value, step=step, text=text or _restate(figure, value))
    # The same print in another place was copied from the same mistake.
    others = [other for other in fact.figures.get(slot, ()) if other is not figure and other.value != figure.value]
    plain = int(value) if slot in COUNTS and value == value.to_integral_value() else value
    return with_fact(facts, kind, at, {slot: plain}, {slot: [edited, *others]})


def _restate(figure: Figure, value: Decimal) -> str:
    """Only the presence of a decimal point matters to what is computed from a copy."""
    return figure.text if "." in figure.text or value == value.to_integral_value() else f"{value:f}"


def with_fact(facts: Facts, kind: str, at: int, values: dict, figures: dict[str, list[Figure]]) -> Facts:
    """A copy of the facts in which one fact has other values and figures."""
    fact: Fact = copy(getattr(facts, kind)[at])
    fact.figures = {**fact.figures, **figures}
    for slot, value in values.items():
        setattr(fact, slot, value)
    copied = copy(facts)
    setattr(copied, kind, [fact if position == at else each for position, each in enumerate(getattr(facts, kind))])
    return copied


def _swaps(facts: Facts, kind: str, at: int) -> Iterator[Edit]:
    fact = getattr(facts, kind)[at]
    for one, other in PAIRS.get(kind, ()):
        a, b = getattr(fact, one), getattr(fact, other)
        if a is None or b is None or a == b:
            continue
        figures = {one: fact.figures.get(other, []), other: fact.figures.get(one, [])}
        first, second = (_slot_text(fact, slot) for slot in (one, other))
        yield Edit(f"{first} ⇄ {second}", with_fact(facts, kind, at, {one: b, other: a}, figures))


def _units(facts: Facts, kind: str, at: int) -> Iterator[Edit]:
    """ "fell 0.61 points" beside "0.61 per cent": one unit word makes the two one figure."""
    fact = getattr(facts, kind)[at]
    if kind == "index_moves" and fact.points is not None and fact.points == fact.percent:
        text = f"{_slot_text(fact, 'points')} → {_slot_text(fact, 'percent')}"
        yield Edit(text, with_fact(facts, kind, at, {"points": None}, {"points": []}), fewer=True)


def _slot_text(fact: Fact, slot: str) -> str:
    value = getattr(fact, slot)
    return value if isinstance(value, str) else stated_text(adopted(fact, slot, value))


def _turns(facts: Facts, kind: str, at: int) -> Iterator[Edit]:
    """One direction word: every signed figure of the fact the other way, or one of them alone, or the word alone."""
    fact = getattr(facts, kind)[at]
    slots = [slot for slot in _SIGNED.get(kind, ()) if getattr(fact, slot)]
    word = getattr(fact, "direction", "")
    turned = {"direction": _TURNED[word]} if word in _TURNED else {}
    if slots or turned:
        label = f"{word} → {_TURNED[word]}" if turned else "the sign of the net"
        yield Edit(label, _turn(facts, kind, at, slots, turned))
    if len(slots) > 1:
        for slot in slots:
            yield Edit(f"the sign of {_slot_text(fact, slot)}", _turn(facts, kind, at, [slot], {}))


def _turn(facts: Facts, kind: str, at: int, slots: list[str], values: dict) -> Facts:
    fact = getattr(facts, kind)[at]
    figures = {
        slot: [replace(figure, value=-figure.value) for figure in fact.figures.get(slot, [])] for slot in slots
    }
    return with_fact(facts, kind, at, values | {slot: -getattr(fact, slot) for slot in slots}, figures)


def _words(facts: Facts) -> Iterator[Edit]:
    """One word of a claim: the side that is said to lead, or the verb beside a printed sign."""
    for at, claim in enumerate(facts.claims.breadth_words):
        if claim.larger != "neither":
            turned = replace(claim, larger="declines" if claim.larger == "advances" else "advances")
            yield Edit(f"{claim.larger} → {turned.larger}", _with_claim(facts, "breadth_words", at, turned))
    for at, named in enumerate(facts.claims.index_sizes):
        for size in digit_changes(str(named.size)):
            sized = replace(named, size=int(size))
            yield Edit(f"{named.size} → {size}", _with_claim(facts, "index_sizes", at, sized))
    for at, signed in enumerate(facts.claims.signed_verbs):
        verb = replace(signed, verb="down" if signed.verb == "up" else "up")
        yield Edit(f"{signed.verb} → {verb.verb}", _with_claim(facts, "signed_verbs", at, verb))
        yield Edit(
            f"{stated_text(signed.figure)} → {stated_text(signed.figure).lstrip('-−–+')}",
            _with_claim(facts, "signed_verbs", at, None),
        )


def _with_claim(facts: Facts, kind: str, at: int, claim: object | None) -> Facts:
    """A copy of the facts with one claim replaced, or left out."""
    claims = copy(facts.claims)
    kept = list(getattr(claims, kind))
    kept[at:at + 1] = [claim] if claim else []
    setattr(claims, kind, kept)
    copied = copy(facts)
    copied.claims = claims
    return copied

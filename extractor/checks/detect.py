"""What "no failure" is worth: which figures a check would have caught, had they been misprinted.

Nothing is assumed of the rules: every figure is misprinted on a copy of the facts, one digit or the decimal point
at a time, and the rules are asked again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.checks.edits import with_fact, with_value
from extractor.checks.prints import stated_text
from extractor.checks.slips import slips
from extractor.checks.terms import figure_of, pointer
from extractor.facts import Check, Facts, Figure, Mention

_SLOTS = {
    "index_moves": ("percent", "points", "level", "previous_close", "open", "high", "low"),
    "breadth": (
        "advances", "declines", "unchanged", "total", "ratio", "new_highs", "new_lows", "upper_circuit",
        "lower_circuit", "untraded", "suspended",
    ),
    "movers": ("percent", "change", "price"),
    "sector_moves": ("percent",),
    "flows": ("net", "buy", "sell"),
    "quotes": ("level", "percent", "change"),
}
# So many misprints of a figure, spread over all of its digits, tell as much as all of them.
_MOST = 12

Recompute = Callable[[Facts], Iterable[Check]]


@dataclass(slots=True, frozen=True)
class Cover:
    """One stated figure: the rules that catch some misprint of it, and how many of those tried are caught."""

    pointer: str
    figure: Figure
    rules: tuple[str, ...]
    caught: int
    tried: int

    @property
    def is_covered(self) -> bool:
        return self.caught > 0

    @property
    def text(self) -> str:
        return stated_text(self.figure)


def covers(facts: Facts, rules: Sequence[Recompute], restated: Recompute) -> list[Cover]:
    """Every stated figure, in the order of the record. `restated` compares facts that state one quantity twice."""
    comparing = [(rule, list(rule(facts))) for rule in rules]
    return [
        _cover(facts, (kind, at, slot), figure, _relevant(comparing, pointer(kind, at, slot)), restated)
        for kind, at, fact in facts.all()
        for slot in _SLOTS.get(kind, ())
        if (figure := figure_of(fact, slot)) is not None
    ]


def _relevant(comparing: Sequence[tuple[Recompute, list[Check]]], where: str) -> list[Recompute]:
    """The rules that compared a figure: only these can tell another."""
    return [
        rule for rule, made in comparing
        if any(where in check.facts and check.rule != "restated" for check in made)
    ]


def _failing(checks: Iterable[Check], where: str) -> Iterator[str]:
    return (check.rule for check in checks if check.status == "fails" and where in check.facts)


def _cover(
    facts: Facts, place: tuple[str, int, str], figure: Figure, rules: Sequence[Recompute],
    restated: Recompute,
) -> Cover:
    misprints = _spread(list(slips(figure)))
    found: dict[str, None] = {}
    caught = 0
    for text, value, step in misprints:
        names = [
            *_told(facts, place, value, step, rules),
            *_told_twice(facts, place, figure, (text, value, step), restated),
        ]
        found.update(dict.fromkeys(names))
        caught += bool(names)
    return Cover(pointer(*place), figure, tuple(found), caught, len(misprints))


def _spread(misprints: list) -> list:
    """Evenly chosen, so that every digit has its turn."""
    stride = max(1, -(-len(misprints) // _MOST))
    return misprints[::stride]


def _told(
    facts: Facts, place: tuple[str, int, str], value: Decimal, step: Decimal, rules: Sequence[Recompute],
) -> Iterator[str]:
    """The rules that fail over a misprint."""
    misprinted, where = with_value(facts, *place, value, step), pointer(*place)
    for rule in rules:
        yield from _failing(rule(misprinted), where)


def _told_twice(
    facts: Facts,
    place: tuple[str, int, str],
    figure: Figure,
    misprint: tuple[str, Decimal, Decimal],
    restated: Recompute,
) -> Iterator[str]:
    """Of a figure that is printed again elsewhere, one print misprinted becomes a fact of its own."""
    kind, at, slot = place
    fact = getattr(facts, kind)[at]
    others = [other for other in fact.figures.get(slot, ()) if other.start != figure.start]
    if not others or figure.start < 0:
        return
    text, value, step = misprint
    alone = copy(fact)
    for name in (*_SLOTS[kind], "ratio_of"):
        if name != slot and hasattr(alone, name):
            setattr(alone, name, None)
    alone.figures = {slot: [replace(figure, value=value, step=step, text=text)]}
    alone.mentions = [Mention(figure.start, figure.end, figure.text)]
    setattr(alone, slot, value)
    apart = with_fact(facts, kind, at, {slot: others[0].value}, {slot: others})
    setattr(apart, kind, [*getattr(apart, kind), alone])
    where = pointer(kind, len(getattr(facts, kind)), slot)
    yield from _failing(restated(apart), where)

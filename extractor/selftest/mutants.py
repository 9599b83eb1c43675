"""Misprints: one figure of an article broken where it stands in the text, and the facts as they are then printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from extractor.checks.prints import Print, print_of
from extractor.checks.slips import exchanges
from extractor.facts import Breadth, Fact, Facts, Figure

KINDS = ("digit slip", "transposition", "decimal shift", "sign", "unit", "swapped counts")
# Unit words that are taken for one another, with the factor between them; none where the slot is another one.
_UNITS: tuple[tuple[str, str, Decimal | None], ...] = (
    ("%", " points", None), ("per cent", "points", None), ("percent", "points", None), ("points", "per cent", None),
    ("crore", "lakh", Decimal("0.01")), ("lakh", "crore", Decimal(100)), ("billion", "million", Decimal("0.001")),
    ("million", "billion", Decimal(1000)),
)
_OTHER_SLOT = {"percent": "points", "points": "percent"}
_SIGNED = ("percent", "points", "change")
_SIGNS = ("-", "−", "–", "+")
_WORD_BEFORE = re.compile(r"\b([a-z]+) $")
_NO_VERBS = ("and", "index", "average", "composite", "while", "but")


@dataclass(slots=True, frozen=True)
class Change:
    """One numeral as it was and as it is now printed, and the slot that its new unit belongs to."""

    old: Figure
    new: Figure
    slot: str


@dataclass(slots=True, frozen=True)
class Mutant:
    """One misprint. `changes` in the order of the text."""

    kind: str
    changes: tuple[Change, ...]

    def text(self, text: str) -> str:
        """The article with the misprint in it."""
        for change in reversed(self.changes):
            text = text[: change.old.start] + change.new.text + text[change.old.end :]
        return text

    def facts(self, facts: Facts) -> Facts:
        """What the article now prints: the same facts, the same words, other numerals."""
        printed = copy(facts)
        for kind in ("index_moves", "breadth", "movers", "sector_moves", "flows", "quotes"):
            setattr(printed, kind, [self._reprinted(fact) for fact in getattr(facts, kind)])
        return printed

    def _reprinted(self, fact: Fact) -> Fact:
        reprinted = copy(fact)
        reprinted.figures = {slot: list(figures) for slot, figures in fact.figures.items()}
        for slot, figures in fact.figures.items():
            for at, figure in enumerate(figures):
                for change in self.changes:
                    if (change.old.start, change.old.end) == (figure.start, figure.end):
                        _put(reprinted, slot, at, change)
        return reprinted


def _put(fact: Fact, slot: str, at: int, change: Change) -> None:
    if change.old.text[:1] in _SIGNS and change.new.value * change.old.value < 0:
        setattr(fact, "direction", None)  # the sign was what gave it
    if change.slot == slot:
        fact.figures[slot][at] = change.new
        return
    fact.figures[slot] = [figure for figure in fact.figures[slot] if figure.start != change.old.start]
    if hasattr(fact, change.slot):
        fact.figures.setdefault(change.slot, []).append(change.new)


def mutants(text: str, facts: Facts, chance: Random) -> Iterator[Mutant]:
    """One misprint of every kind for every numeral that allows it; `chance` chooses which digit and which other."""
    seen: set[int] = set()
    for _, _, fact in facts.all():
        for slot, figures in fact.figures.items():
            for figure in figures:
                if figure.start not in seen and (parts := print_of(figure)):
                    seen.add(figure.start)
                    yield from _of_figure(figure, slot, parts, chance)
                    if slot in _SIGNED and figure.value and _has_sign(text, figure):
                        yield Mutant("sign", (Change(figure, _turned(figure, parts), slot),))
    for fact in facts.breadth:
        yield from _swapped(fact)


def _of_figure(figure: Figure, slot: str, parts: Print, chance: Random) -> Iterator[Mutant]:
    for kind, numerals in (
        ("digit slip", list(slips(parts.numeral))),
        ("transposition", list(exchanges(parts.numeral))),
        ("decimal shift", list(shifts(parts.numeral))),
    ):
        if numerals:
            yield Mutant(kind, (Change(figure, reprint(figure, parts, chance.choice(numerals)), slot),))
    yield from _other_units(figure, slot)


def reprint(figure: Figure, parts: Print, numeral: str) -> Figure:
    """The figure with another numeral; its step follows from the new decimals."""
    decimals = len(numeral.partition(".")[2])
    step = abs(parts.scale) * Decimal(1).scaleb(-decimals)
    return replace(figure, value=parts.value(numeral), step=step, text=parts.write(numeral))


def slips(numeral: str) -> Iterator[str]:
    """Every other digit in every place, but no zero in front."""
    for at, digit in enumerate(numeral):
        for other in "0123456789" if digit.isdecimal() else "":
            if other != digit and not (at == 0 and other == "0" and numeral[1:2] != "."):
                yield numeral[:at] + other + numeral[at + 1 :]


def shifts(numeral: str) -> Iterator[str]:
    """The decimal point one place to the left or to the right."""
    if "." not in numeral:
        return
    for places in (-1, 1):
        moved = Decimal(numeral.replace(",", "")).scaleb(places)
        yield f"{moved:,f}" if "," in numeral else f"{moved:f}"


def _has_sign(text: str, figure: Figure) -> bool:
    """A printed sign, or a word of its own before it: in "A fell 5% and B +2%" the sign is only another statement."""
    word = _WORD_BEFORE.search(text, max(0, figure.start - 30), figure.start)
    return figure.text[:1] in _SIGNS or word is not None and word[1] not in _NO_VERBS


def _turned(figure: Figure, parts: Print) -> Figure:
    """The other sign in print: "rose 0.6%" becomes "rose -0.6%", "-0.6%" becomes "+0.6%"."""
    sign = "-" if figure.value > 0 else "+"
    return replace(figure, value=-figure.value, text=sign + parts.before.lstrip("-−–+") + parts.numeral + parts.after)


def _other_units(figure: Figure, slot: str) -> Iterator[Mutant]:
    for word, other, factor in _UNITS:
        if not figure.text.endswith(word) or (factor is None and slot not in _OTHER_SLOT):
            continue
        text = figure.text[: -len(word)] + other
        if factor is None:
            yield Mutant("unit", (Change(figure, replace(figure, text=text), _OTHER_SLOT[slot]),))
        else:
            scaled = replace(figure, value=figure.value * factor, step=figure.step * factor, text=text)
            yield Mutant("unit", (Change(figure, scaled, slot),))


def _swapped(fact: Breadth) -> Iterator[Mutant]:
    up, down = fact.figures.get("advances"), fact.figures.get("declines")
    if up and down and up[0].value != down[0].value and print_of(up[0]) and print_of(down[0]):
        changes = (_taking(up[0], down[0], "advances"), _taking(down[0], up[0], "declines"))
        yield Mutant("swapped counts", tuple(sorted(changes, key=lambda change: change.old.start)))


def _taking(figure: Figure, other: Figure, slot: str) -> Change:
    return Change(figure, replace(other, start=figure.start, end=figure.end), slot)

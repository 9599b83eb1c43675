"""A term is one stated slot of one fact, ready to be computed with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Generic, Literal, TypeAlias, TypeVar, overload

from extractor.checks.intervals import Interval
from extractor.checks.prints import (
    derived,
    is_usual,
    mention_of,
    roundable,
    stated_text,
)
from extractor.checks.registry import RULES, Severity
from extractor.facts import Check, Fact, Facts, Figure, Flow, IndexMove, Mention, Mover, SectorMove

COUNTS = frozenset({
    "advances", "declines", "unchanged", "total", "new_highs", "new_lows", "upper_circuit", "lower_circuit",
    "untraded", "suspended",
})
_NAMES = {"from_": "from"}
ONE, HUNDRED, HUNDREDTH = Interval.exact(1), Interval.exact(100), Interval.exact(Fraction(1, 100))

Status = Literal["holds", "fails", "unclear"]
Formula = Callable[..., Interval]
F = TypeVar("F", bound=Fact, covariant=True)


@dataclass(slots=True, frozen=True)
class TermOf(Generic[F]):
    """One slot as the checks see it. `span` is every reading of its print."""

    pointer: str
    fact: F
    figure: Figure
    span: Interval
    counted: bool

    @property
    def text(self) -> str:
        return stated_text(self.figure)

    @property
    def nearest(self) -> Interval:
        """The reading by plain rounding alone, nothing cut off."""
        return read_print(self.figure, self.counted, Interval.nearest)

    @property
    def exact(self) -> Interval:
        """The printed digits taken at their word."""
        return Interval.exact(self.figure.value)


Term: TypeAlias = TermOf[Fact]
IndexTerm: TypeAlias = TermOf[IndexMove]
MoverTerm: TypeAlias = TermOf[Mover]
SectorTerm: TypeAlias = TermOf[SectorMove]
FlowTerm: TypeAlias = TermOf[Flow]


def way_of(each: Term) -> str:
    """ "rise" or "fall", by the sign of its figure."""
    return "rise" if each.figure.value > 0 else "fall"


def pointer(kind: str, at: int, slot: str = "") -> str:
    """JSON pointer of a fact, or of one of its slots."""
    return f"/{kind}/{at}/{_NAMES.get(slot, slot)}" if slot else f"/{kind}/{at}"


def figure_of(fact: Fact, slot: str) -> Figure | None:
    """The numeral adopted for a slot, or one derived from the value where the fact came without its prints."""
    value = getattr(fact, slot)
    return None if value is None else adopted(fact, slot, value)


def adopted(fact: Fact, slot: str, value: Decimal | int) -> Figure:
    """The same of a slot whose value is known."""
    for figure in fact.figures.get(slot, ()):
        if figure.value == value:
            return figure
    return derived(value, slot)


@overload
def term(facts: Facts, kind: Literal["index_moves"], at: int, slot: str) -> IndexTerm | None: ...
@overload
def term(facts: Facts, kind: Literal["movers"], at: int, slot: str) -> MoverTerm | None: ...
@overload
def term(facts: Facts, kind: Literal["sector_moves"], at: int, slot: str) -> SectorTerm | None: ...
@overload
def term(facts: Facts, kind: Literal["flows"], at: int, slot: str) -> FlowTerm | None: ...
@overload
def term(facts: Facts, kind: str, at: int, slot: str) -> Term | None: ...
def term(facts: Facts, kind: str, at: int, slot: str) -> Term | None:
    """The term of a slot, or None where the text does not state it."""
    fact = getattr(facts, kind)[at]
    figure = figure_of(fact, slot)
    if figure is None or not (figure.value == 0 or is_usual(figure.value)):
        return None
    counted = slot in COUNTS
    return TermOf(pointer(kind, at, slot), fact, figure, read_print(figure, counted), counted)


@overload
def terms(facts: Facts, kind: Literal["index_moves"], at: int, *slots: str) -> list[IndexTerm] | None: ...
@overload
def terms(facts: Facts, kind: Literal["movers"], at: int, *slots: str) -> list[MoverTerm] | None: ...
@overload
def terms(facts: Facts, kind: str, at: int, *slots: str) -> list[Term] | None: ...
def terms(facts: Facts, kind: str, at: int, *slots: str) -> Sequence[Term] | None:
    """The terms of several slots, or None unless the text states all of them."""
    fact = getattr(facts, kind)[at]
    for slot in slots:
        if getattr(fact, slot) is None:
            return None
    found = [each for slot in slots if (each := term(facts, kind, at, slot))]
    return found if len(found) == len(slots) else None


@lru_cache(maxsize=4096)  # every rule asks again, and every edit that is tried
def read_print(figure: Figure, counted: bool, rounding: Callable[[Figure], Interval] = Interval.of) -> Interval:
    """Every true value of one print, by all roundings or by the one given.

    What is counted is exact, unless hedged, printed in thousands, or large and suspiciously round; a whole number
    of anything else that ends in zeros may have been rounded to them.
    """
    large = abs(figure.value) >= 1000
    if not counted or large:
        figure = roundable(figure, zeros=2 if counted else 1)
    if counted and not figure.hedge and not (large and figure.step > 1):
        return Interval.exact(figure.value)
    return rounding(figure)


def mentions_of(terms: Iterable[Term]) -> list[Mention]:
    """Where the figures stand, each once, in the order given; a fact's first mention where a print is unknown."""
    found = (mention_of(term.figure) or next(iter(term.fact.mentions), None) for term in terms)
    return list(dict.fromkeys(mention for mention in found if mention))


def made(
    rule: str, status: Status, stated: str, recomputed: str, message: str, *, terms: Sequence[Term] = (),
    tolerance: str | None = None, severity: Severity | None = None, suggestion: str | None = None,
    pointers: Sequence[str] = (), mentions: Sequence[Mention] = (),
) -> Check:
    """A check with the rule's own severity; figures that the text hedges never make more than a warning."""
    if any(term.figure.hedge for term in terms):
        severity = "warning"
    return Check(
        rule=rule, status=status, severity=severity or RULES[rule].severity, stated=stated, recomputed=recomputed,
        tolerance=tolerance, message=message, suggestion=suggestion,
        facts=[term.pointer for term in terms] + list(pointers), mentions=list(mentions) or mentions_of(terms),
    )


# Asked for by several rules, and again by every edit that is tried.
@lru_cache(maxsize=4096)
def percent_of(part: Interval, base: Interval) -> Interval:
    return HUNDRED * (part / base)


@lru_cache(maxsize=4096)
def percent_since(change: Interval, end: Interval) -> Interval:
    """What a change that ended at `end` is of where it began: 1 / (end / change - 1), in per cent.

    Each figure stands in it once, so that the bounds are exact and not only safe.
    """
    if change.low <= 0 <= change.high:
        return percent_of(change, end - change)
    return HUNDRED / (end / change - ONE)


@lru_cache(maxsize=4096)
def percent_between(end: Interval, start: Interval) -> Interval:
    """end / start - 1, in per cent; exact for the same reason."""
    return HUNDRED * (end / start - ONE)

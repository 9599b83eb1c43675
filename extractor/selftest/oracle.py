"""A second opinion on what can be true, by brute force, sharing no line with the checks it judges.

For every figure it tries many values that print so (rounded half up, half to even, cut off), puts every choice
of them through the sum in question, and asks whether the stated figure could be the print of any result. Every
sum here is monotone in each figure, so what lies between the least and the greatest result can be had, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import combinations, product

from extractor.facts import Breadth, Fact, Facts, Figure, Flow, IndexMove, Mover
from extractor.facts.base import BY_SIGN

EXACT = frozenset({"advances", "declines", "unchanged", "total", "untraded", "suspended"})
# Tried values lie these parts of the last digit's unit from the print; the last stands for "just below the next".
OFFSETS = [Fraction(part, 8) for part in range(-8, 8)] + [Fraction(9999, 10_000), Fraction(-9999, 10_000)]
_DAY = (None, "1d")

Broken = Iterator[tuple[str, str]]  # (rule, where): a sum that no true values satisfy


def broken(facts: Facts) -> set[tuple[str, str]]:
    """Every sum over the facts that cannot come out, whatever was rounded: (rule that ought to say so, where)."""
    closed = _is_closed(facts)
    return {
        (rule, f"{kind}/{at}")
        for kind, at, fact in facts.all()
        for rule in (
            *(_restated(fact) if closed or kind == "flows" else ()),
            *_OF_KIND.get(kind, _nothing)(fact, facts),
        )
    }


# One print ---------------------------------------------------------------------------------------------------


def unit(figure: Figure, slot: str) -> Fraction:
    """What the last certain digit counts: a whole number that ends in zeros may have been rounded to them."""
    numeral = "".join(c for c in figure.text if c.isdecimal() or c == ".").strip(".")
    zeros = len(numeral) - len(numeral.rstrip("0")) if "." not in numeral else 0
    needed = 2 if slot in EXACT else 1
    if zeros < needed or not figure.value or slot in EXACT and abs(figure.value) < 1000:
        return Fraction(figure.step)
    return min(Fraction(figure.step) * 10**zeros, abs(Fraction(figure.value)) / 10)


def printed(value: Fraction, step: Fraction) -> tuple[Fraction, ...]:
    """A value as three newsrooms print it: half up, half to even, cut off."""
    count = value / step
    sign = -1 if count < 0 else 1
    return sign * int(abs(count) + Fraction(1, 2)) * step, round(count) * step, int(count) * step


def truths(figure: Figure, slot: str) -> list[Fraction]:
    """Values that print as the figure."""
    value, step = Fraction(figure.value), unit(figure, slot)
    if slot in EXACT and step == figure.step:
        return [value]
    tried = (value + step * offset for offset in OFFSETS)
    return [true for true in tried if value in printed(true, step)]


def can_print(results: list[Fraction], figure: Figure, slot: str) -> bool:
    """Whether something from the least to the greatest result prints as the figure."""
    value, step = Fraction(figure.value), unit(figure, slot)
    least, greatest = printed(min(results), step), printed(max(results), step)
    return any(low <= value <= high for low, high in zip(least, greatest, strict=True))


# Sums --------------------------------------------------------------------------------------------------------


def _prints(fact: Fact, slot: str) -> list[Figure]:
    """The numerals of a slot; none where one is hedged, for then little is impossible."""
    figures = fact.figures.get(slot, [])[:3]
    return [] if any(figure.hedge for figure in figures) else figures


def _fits(fact: Fact, stated: str, given: tuple[str, ...], result: Callable[..., Fraction]) -> bool:
    """Whether the sum can come out for every choice of prints of one slot; true where a figure is not stated."""
    choices = product(*(_prints(fact, slot) for slot in (stated, *given)))
    return all(_one_fits(figures, stated, given, result) for figures in _together(choices))


def _together(choices: Iterable[tuple[Figure, ...]]) -> list[tuple[Figure, ...]]:
    """Those prints of several figures that stand closest; what is said again elsewhere may be of another moment."""
    by_reach = sorted(choices, key=lambda figures: max(f.start for f in figures) - min(f.start for f in figures))
    return by_reach[:1]


def _one_fits(
    figures: tuple[Figure, ...], stated: str, given: tuple[str, ...], result: Callable[..., Fraction]
) -> bool:
    inputs = [truths(figure, slot) for figure, slot in zip(figures[1:], given, strict=True)]
    try:
        results = [result(*values) for values in product(*inputs)]
    except ZeroDivisionError:
        return True
    return can_print(results, figures[0], stated)


def _ordered(fact: Fact, lower: str, upper: str) -> bool:
    return all(
        min(truths(low, lower)) <= max(truths(high, upper))
        for low, high in product(_prints(fact, lower), _prints(fact, upper))
    )


def _is_closed(facts: Facts) -> bool:
    """Whether all is told of one moment, the close: only then is a figure said twice surely one figure."""
    return {move.session for move in facts.index_moves if move.period in _DAY and move.figures} == {"close"}


def _restated(fact: Fact) -> Iterator[str]:
    for slot in fact.figures:
        known = [truths(figure, slot) for figure in _prints(fact, slot)]
        if known and max(map(min, known)) > min(map(max, known)):
            yield "restated"


def _turned(fact: Fact) -> bool:
    """A sign in print against the word, whose direction the facts keep; or two signs in one fact."""
    told = BY_SIGN not in fact.rules  # else the sign alone says it, and another sign says as much ("a return of -2%")
    way = {"up": 1, "down": -1}.get(getattr(fact, "direction", None) or "", 0) if told else 0
    by_slot = [[figure.value for figure in _prints(fact, slot)] for slot in ("percent", "points", "change")]
    if any(value * way < 0 for values in by_slot for value in values):
        return True
    return any(one * other < 0 for pair in combinations(by_slot, 2) for one, other in product(*pair))


def _index(move: IndexMove, facts: Facts) -> Iterator[str]:
    if _turned(move):
        yield "index.direction"
        return
    if not _fits(move, "percent", ("points", "level"), lambda by, to: 100 * by / (to - by)):
        yield "index.percent"
    if move.period in _DAY:
        yield from _day(move)
    yield from _continued(move, facts)


def _day(move: IndexMove) -> Iterator[str]:
    if not _fits(move, "percent", ("points", "previous_close"), lambda by, since: 100 * by / since):
        yield "index.percent"
    if not _fits(move, "percent", ("level", "previous_close"), lambda to, since: 100 * (to - since) / since):
        yield "index.percent"
    if not _fits(move, "points", ("level", "previous_close"), lambda to, since: to - since):
        yield "index.points"
    pairs = (("low", "open"), ("low", "level"), ("low", "high"), ("open", "high"), ("level", "high"))
    if not all(_ordered(move, *pair) for pair in pairs):
        yield "index.range"


def _continued(move: IndexMove, facts: Facts) -> Iterator[str]:
    """What a span was before its last day has the span's sign, where the day is said to continue it."""
    for claim in facts.claims.continuations:
        day, span = facts.index_moves[claim.day], facts.index_moves[claim.span]
        if span is not move:
            continue
        for last, whole in product(_prints(day, "percent"), _prints(span, "percent")):
            way = -1 if whole.value < 0 else 1
            choices = product(truths(last, "percent"), truths(whole, "percent"))
            before = [way * ((1 + all_ / 100) / (1 + one / 100) - 1) for one, all_ in choices]
            if last.value * way < 0 or max(before) < 0:
                yield "period.implied"


def _mover(mover: Mover, facts: Facts) -> Iterator[str]:
    if _turned(mover):
        yield "index.direction"
    elif not _fits(mover, "percent", ("change", "price"), lambda by, to: 100 * by / (to - by)):
        yield "mover.percent"
    elif mover.period in _DAY and not _fits(
        mover, "percent", ("price", "before"), lambda to, since: 100 * (to - since) / since
    ):
        yield "mover.percent"
    elif mover.role in ("best", "worst") and mover.group:
        yield from _beaten(mover, facts)


def _beaten(mover: Mover, facts: Facts) -> Iterator[str]:
    way = 1 if mover.role == "best" else -1
    for rival in facts.movers:
        if rival.company == mover.company or (rival.group, rival.period) != (mover.group, mover.period):
            continue
        for own, other in product(_prints(mover, "percent"), _prints(rival, "percent")):
            if max(way * true for true in truths(own, "percent")) < min(
                way * true for true in truths(other, "percent")
            ):
                yield "mover.superlative"


def _breadth(fact: Breadth, facts: Facts) -> Iterator[str]:
    one, other = (fact.ratio_of or "/").split("/")
    if one and not _fits(fact, "ratio", (one, other), lambda over, under: over / under):
        yield "breadth.ratio"
    if not _totals(fact):
        yield "breadth.total"
    for claim in facts.claims.breadth_words:
        if claim.fact is not None and facts.breadth[claim.fact] is fact and claim.plain and claim.larger != "neither":
            if not _ordered(fact, "declines" if claim.larger == "advances" else "advances", claim.larger):
                yield "breadth.narrative"


def _totals(fact: Breadth) -> bool:
    """The parts make the total, with or without what did not trade; or stay below it where not all are stated."""
    idle = [slot for slot in ("untraded", "suspended") if slot in fact.figures]
    parts = ("advances", "declines", "unchanged")
    if "unchanged" not in fact.figures:
        stated = _prints(fact, "total"), _prints(fact, "advances"), _prints(fact, "declines")
        return all(
            min(map(sum, product(truths(up, "advances"), truths(down, "declines")))) <= max(truths(total, "total"))
            for total, up, down in product(*stated)
        )
    choices = [()] if not idle else [(), *((slot,) for slot in idle), tuple(idle)]
    return any(_fits(fact, "total", (*parts, *more), lambda *counts: Fraction(sum(counts))) for more in choices)


def _flow(flow: Flow, facts: Facts) -> Iterator[str]:
    if not _fits(flow, "net", ("buy", "sell"), lambda bought, sold: abs(bought) - abs(sold)):
        yield "flow.net"


def _nothing(fact: Fact, facts: Facts) -> Iterator[str]:
    return iter(())


_OF_KIND: dict[str, Callable[..., Iterator[str]]] = {
    "index_moves": _index, "movers": _mover, "breadth": _breadth, "flows": _flow,
}

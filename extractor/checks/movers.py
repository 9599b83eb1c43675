"""Companies: the change against the price, and the best and the worst of a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import Final

from extractor.checks.index import is_turned
from extractor.checks.intervals import Interval
from extractor.checks.listed import is_listed
from extractor.checks.prints import signed_text
from extractor.checks.terms import (
    Formula,
    MoverTerm,
    Status,
    Term,
    made,
    percent_between,
    percent_since,
    term,
    terms,
)
from extractor.checks.verdicts import verdict
from extractor.facts import Check, Facts, Mover

KIND: Final = "movers"
_BEST, _WORST = {"best", "gainer"}, {"worst", "loser"}
# Only a rival of the same list counts: one that stands within a sentence or so.
_SAME_LIST = 150
# A week, too, is counted from where the one before it ended.
_FROM_THE_CLOSE_BEFORE = (None, "1d", "wtd", "1wk")
# Their top gainer may be the one that gave most points, not the one that rose most in per cent.
PRICE_WEIGHTED = frozenset({"Dow Jones Industrial Average", "Nikkei 225"})


def percent(facts: Facts) -> Iterator[Check]:
    """mover.percent: change over (price - change), or price over the price before."""
    for at, mover in enumerate(facts.movers):
        check = _by_change(facts, at, mover) or _since_before(facts, at, mover)
        if check:
            yield check


def _by_change(facts: Facts, at: int, mover: Mover) -> Check | None:
    given = terms(facts, KIND, at, "percent", "change", "price")
    if not given:
        return None
    stated, change, printed = given
    price = _to_the_unit(printed, change)
    if mover.direction is None and stated.figure.value * change.figure.value < 0:
        return None  # one of the two carries a sign, the other none: nothing says that they disagree
    formulas: list[Formula] = [percent_since]
    if mover.direction is None:
        formulas.append(lambda by, to: -percent_since(-by, to))
    working = f"a change of {change.text} to {price.text}"
    what = f"{mover.company}: the move"
    return verdict("mover.percent", what, stated, [change, price], formulas, working, scattered=True)


def _to_the_unit(price: Term, change: Term) -> Term:
    """ "climbed R6.96 to R250": where changes are told to the cent, a whole price has not been rounded to tens."""
    if change.figure.step >= price.figure.step:
        return price
    return replace(price, span=Interval.of(price.figure))


def _since_before(facts: Facts, at: int, mover: Mover) -> Check | None:
    given = terms(facts, KIND, at, "percent", "price", "before")
    if not given or mover.period not in _FROM_THE_CLOSE_BEFORE:
        return None
    stated, price, before = given
    formulas: list[Formula] = [percent_between]
    if mover.direction is None:
        formulas.append(lambda to, since: -percent_between(to, since))
    working = f"{before.text} to {price.text}"
    what = f"{mover.company}: the move"
    return verdict("mover.percent", what, stated, [price, before], formulas, working, scattered=True)


def change(facts: Facts) -> Iterator[Check]:
    """mover.percent: the price less the price before is the change."""
    for at, mover in enumerate(facts.movers):
        given = terms(facts, KIND, at, "change", "price", "before")
        if not given or mover.direction is None or mover.period not in _FROM_THE_CLOSE_BEFORE:
            continue
        stated, price, before = given
        if is_turned(stated, price.span - before.span):
            continue  # told as such, see ranks.py
        working = f"{before.text} to {price.text}"
        what = f"{mover.company}: the change"
        check = verdict("mover.percent", what, stated, [price, before], [Interval.__sub__], working, scattered=True)
        if check:
            yield check


def superlative(facts: Facts) -> Iterator[Check]:
    """mover.superlative: each best and worst against the furthest move of its own group and period."""
    groups: dict[tuple, list[tuple[int, Decimal]]] = defaultdict(list)
    for at, mover in enumerate(facts.movers):
        if mover.percent is not None:
            groups[mover.group, mover.period].append((at, mover.percent))
    for at, mover in enumerate(facts.movers):
        if mover.role in ("best", "worst") and mover.percent is not None:
            yield from _superlative(facts, at, groups[mover.group, mover.period])


def _superlative(facts: Facts, at: int, members: list[tuple[int, Decimal]]) -> Iterator[Check]:
    mover = facts.movers[at]
    rivals = [(other, moved) for other, moved in members if facts.movers[other].company != mover.company]
    # Two "bests" of no named group are bests of two lists; nothing says which rival belongs to which.
    peers = [other for other, _ in rivals if facts.movers[other].role == mover.role]
    if not rivals or (mover.group is None and peers):
        return
    own = term(facts, KIND, at, "percent")
    choose = max if mover.role == "best" else min
    furthest, _ = choose(rivals, key=itemgetter(1))
    rival = term(facts, KIND, furthest, "percent")
    if own and rival:
        yield _against(facts, mover, own, rival)


def _against(facts: Facts, mover: Mover, own: MoverTerm, rival: MoverTerm) -> Check:
    other = rival.fact
    beaten = own.span.is_below(rival.span) if mover.role == "best" else rival.span.is_below(own.span)
    together = _same_field(mover, own, rival) or _of_one_day(facts, mover, rival)
    status: Status = "holds" if not beaten else "fails" if together else "unclear"
    group = f" of {mover.group}" if mover.group else ""
    further = ("rose more" if mover.role == "best" else "did worse") if beaten else "did not go further"
    ours, theirs = signed_text(own.figure), signed_text(rival.figure)
    message = (
        f"{mover.company} is called the {mover.role}{group} at {ours}, "
        f"{'but' if beaten else 'and'} {other.company} {further} at {theirs}."
    )
    return made(
        "mover.superlative", status, f"{mover.company} {ours}", f"{other.company} {theirs}", message,
        terms=[own, rival], tolerance=f"{own.span} against {rival.span}",
        severity=None if mover.group else "warning",
    )


def _same_field(mover: Mover, own: Term, rival: MoverTerm) -> bool:
    """Both were surely ranked together, and by per cent: in one list, not in passages that speak of one group."""
    if mover.group in PRICE_WEIGHTED:
        return False
    if mover.group is not None and rival.fact.role in (_WORST if mover.role == "best" else _BEST):
        return True  # the best of a group below one of its losers
    known = own.figure.start >= 0 and rival.figure.start >= 0
    near = known and abs(own.figure.start - rival.figure.start) <= _SAME_LIST
    if mover.group is not None:
        return near or not known
    return near and rival.fact.role in (_BEST if mover.role == "best" else _WORST)


def _of_one_day(facts: Facts, mover: Mover, rival: MoverTerm) -> bool:
    """The top gainer of a day that names its top loser, too, against those that the lists of the branches name."""
    other = "worst" if mover.role == "best" else "best"
    both = any(one.role == other and one.group is None and one.percent is not None for one in facts.movers)
    return mover.group is None and both and rival.fact.role is None and is_listed(facts, rival.fact)

"""breadth.total: what rose, fell and stood still makes the whole, where the text states it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extractor.checks.breadth import KIND, count_text
from extractor.checks.intervals import Interval, number_text
from extractor.checks.registry import Severity
from extractor.checks.terms import Status, Term, made, mentions_of, term, terms
from extractor.checks.verdicts import one_slip_mends
from extractor.facts import Check, Facts


def total(facts: Facts) -> Iterator[Check]:
    """breadth.total: the parts make the total. Shares that did not trade may be counted in it or not."""
    for at in range(len(facts.breadth)):
        given = terms(facts, KIND, at, "total", "advances", "declines")
        if given:
            rest = (term(facts, KIND, at, slot) for slot in ("unchanged", "untraded", "suspended"))
            yield _total(*given, *rest)
        else:
            yield from _part(facts, at)
            yield from _of_the_size(facts, at)


def _of_the_size(facts: Facts, at: int) -> Iterator[Check]:
    """The members of an index are not more than the text says it has: "the 30-share Sensex", 18 up and 13 down."""
    fact, given = facts.breadth[at], terms(facts, KIND, at, "advances", "declines")
    sizes = {claim.size: claim for claim in facts.claims.index_sizes if claim.index == fact.universe}
    if not given or fact.of != "stocks" or fact.total is not None or len(sizes) != 1:
        return
    (size, claim), = sizes.items()
    parts = given + [flat for flat in [term(facts, KIND, at, "unchanged")] if flat]
    whole = _sum(parts)
    wrong = whole.low > size
    sign = " + ".join(count_text(each) for each in parts)
    but = "but" if wrong else "and"
    message = f"{sign} is {number_text(whole.low)}, {but} {fact.universe} is said to have {size} shares."
    yield made(
        "breadth.total", "fails" if wrong else "holds" if whole.contains(size) else "unclear", str(size), str(whole),
        message, terms=parts, mentions=[*mentions_of(parts), claim.mention],
    )


def _part(facts: Facts, at: int) -> Iterator[Check]:
    """One side alone: "29 of 38 declined" is never more than the total."""
    for slot in ("advances", "declines"):
        given = terms(facts, KIND, at, "total", slot)
        if given:
            stated, part = given
            wrong = stated.span.is_below(part.span)
            more = "more" if wrong else "not more"
            message = f"{count_text(part)} {slot} are {more} than the stated total of {stated.text}."
            yield made(
                "breadth.total", "fails" if wrong else "holds", stated.text, count_text(part), message, terms=given
            )


def _total(
    stated: Term, up: Term, down: Term, flat: Term | None, untraded: Term | None, suspended: Term | None,
) -> Check:
    parts = [up, down] + ([flat] if flat else [])
    optional = [each for each in (untraded, suspended) if each]
    extras = [extra for size in range(len(optional) + 1) for extra in combinations(optional, size)]
    sums = [_sum([*parts, *extra]) for extra in extras]
    status, severity = _total_status(stated.span, sums, flat is not None, len(optional) == 2)
    if status == "unclear" and stated.span.is_below(sums[0]) and one_slip_mends([stated, *parts], _makes_the_total):
        status = "fails"
    counted = next((extra for extra in extras if _sum([*parts, *extra]).overlaps(stated.span)), ())
    sign = " + ".join(count_text(each) for each in (*parts, *counted))
    words = {"holds": "which agrees with", "fails": "not", "unclear": "and what is left of"}[status]
    tail = "" if status != "unclear" else " is not accounted for"
    message = f"{sign} is {number_text(_sum([*parts, *counted]).low)}, {words} the stated total of {stated.text}{tail}."
    return made(
        "breadth.total", status, stated.text, str(sums[0]), message, terms=[stated, *parts, *optional],
        tolerance=str(stated.span), severity=severity,
    )


def _sum(parts: Sequence[Term]) -> Interval:
    whole = Interval.exact(0)
    for each in parts:
        whole = whole + each.span
    return whole


def _makes_the_total(given: Sequence[Term]) -> bool:
    stated, *parts = given
    return stated.span.overlaps(_sum(parts))


def _of_one_size(stated: Interval, whole: Interval) -> bool:
    """A total that is a fraction of its parts is another's ("one of eight stocks …", "all 30 Dow stocks")."""
    return stated.high * 3 >= whole.low * 2


def _total_status(
    stated: Interval, sums: list[Interval], all_parts: bool, all_idle: bool
) -> tuple[Status, Severity | None]:
    """A sum above the total is always wrong; one below it may leave out shares that did not trade."""
    if any(each.overlaps(stated) for each in sums):
        sure = all_parts or sums[0].is_point and stated.is_point
        return ("holds" if sure else "unclear"), None
    if stated.is_below(sums[0]):
        return ("fails" if _of_one_size(stated, sums[0]) else "unclear"), None
    if not all_parts:
        return "unclear", None
    return "fails", None if all_idle else "warning"

"""mover.superlative for branches: who is said to have gone furthest of a list of sectors or indices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from extractor.checks.prints import signed_text
from extractor.checks.terms import TermOf, made, term
from extractor.facts import Check, Facts, Figure, IndexMove, SectorMove
from extractor.facts.claims import Lead

_KINDS: Final = ("sector_moves", "index_moves")
BranchTerm: TypeAlias = TermOf[SectorMove | IndexMove]


def furthest(facts: Facts) -> Iterator[Check]:
    """mover.superlative: each sector or index that is called the best or the worst, against those listed with it."""
    if not facts.claims.leads:
        return
    stated = _percents(facts)
    outdone = _outdone(facts.claims.leads, stated)
    for claim in facts.claims.leads:
        own, rivals = _list_of(claim, stated, outdone)
        if own and (rivals := [rival for rival in rivals if rival.fact.period == own.fact.period]):
            choose = max if claim.way == "best" else min
            yield _against(claim, own, choose(rivals, key=lambda rival: rival.figure.value))


def _percents(facts: Facts) -> dict[int, BranchTerm]:
    """Every per cent of a sector or index, by where it stands."""
    return {
        figure.start: found
        for kind in _KINDS
        for at, fact in enumerate(getattr(facts, kind))
        for figure in fact.figures.get("percent", ())
        if (found := term(facts, kind, at, "percent")) and figure.start >= 0
    }


Outdone = dict[tuple[str, str], tuple[list[Figure], BranchTerm]]


def _outdone(leads: Sequence[Lead], stated: dict[int, BranchTerm]) -> Outdone:
    """By the way and the name of each sector that is first said to be outdone: the figures of that list, its own one."""
    found: Outdone = {}
    for lead in leads:
        listed = [lead.figure, *lead.rivals] if lead.figure is not None else []
        for rival in listed[1:]:
            own = _at(stated, rival)
            if own and (name := getattr(own.fact, "sector", "").lower()):
                found.setdefault((lead.way, name), (listed, own))
    return found


def _list_of(
    claim: Lead, stated: dict[int, BranchTerm], outdone: Outdone
) -> tuple[BranchTerm | None, list[BranchTerm]]:
    """The leader's figure and those of its rivals. Where it has none here, another list may have it, with its own."""
    if claim.figure is not None:
        return _at(stated, claim.figure), [found for each in claim.rivals if (found := _at(stated, each))]
    listed, own = outdone.get((claim.way, claim.name.lower()), ((), None))
    return own, [found for each in listed if (found := _at(stated, each)) and found != own]


def _at(stated: dict[int, BranchTerm], figure: Figure) -> BranchTerm | None:
    return stated.get(figure.start)


def _against(claim: Lead, own: BranchTerm, rival: BranchTerm) -> Check:
    beaten = own.span.is_below(rival.span) if claim.way == "best" else rival.span.is_below(own.span)
    further = ("rose more" if claim.way == "best" else "did worse") if beaten else "did not go further"
    further = f"{'but' if beaten else 'and'} {_name(rival)} {further}"
    ours, theirs = signed_text(own.figure), signed_text(rival.figure)
    return made(
        "mover.superlative", "fails" if beaten else "holds", f"{_name(own)} {ours}", f"{_name(rival)} {theirs}",
        f"{_name(own)} is called the {claim.way} at {ours}, {further} at {theirs}.",
        terms=[own, rival], tolerance=f"{own.span} against {rival.span}", severity="warning",
    )


def _name(each: BranchTerm) -> str:
    return each.fact.sector if isinstance(each.fact, SectorMove) else each.fact.index

"""One industry under two names: its index that the text calls a sector, and the bare word of a headline."""

from __future__ import annotations

import re

from extractor.facts import Facts, IndexMove, SectorMove
from extractor.facts.merging import absorb
from extractor.frames.reader import Reading

HOUSES = re.compile(r"^(?:nifty|s&p bse|bse|s&p)\s*")  # whose index of the industry it is
MOVED = frozenset({"words/rise", "words/fall"})
ALIKE = 5  # letters


def merge_industries(facts: Facts, reading: Reading) -> None:
    """ "the BSE Metal sector rose 0.7%" and "BSE Metal, up 0.7%" are one move; so are "Media sector gains" and "the
    NIFTYMEDIA sector gained 0.2%"."""
    sectors = [item for sentence in reading.sentences for item in sentence.items if item.kind == "sector"]
    known = {item.text.casefold(): item.value for item in sectors if isinstance(item.value, str)}
    named = {
        item.text.casefold(): item.value for item in sectors if isinstance(item.extra, dict) and "in" in item.extra
    }
    told = {
        (named.get(move.sector.casefold()), move.period, move.percent): move
        for move in facts.sector_moves
        if move.percent is not None
    }
    facts.index_moves = [move for move in facts.index_moves if not is_sector(move, told)]
    merge_unmeasured(facts, known, reading.context.segment)


def merge_unmeasured(facts: Facts, known: dict[str, str], segment: str | None) -> None:
    """Moves told by their direction alone: of one that has a figure elsewhere, or of their own."""
    with_figure = [move for move in facts.sector_moves if move.percent is not None]
    of_house = [move for move in with_figure if HOUSES.match(move.sector.casefold())]
    measured = {
        (bare(known.get(move.sector.casefold(), move.sector)), move.period, move.direction): move for move in of_house
    } | {(bare(move.sector), move.period, move.direction): move for move in with_figure}
    told_of = {akin(known.get(move.sector.casefold(), move.sector)) for move in with_figure}
    told_of |= {akin(move.sector) for move in with_figure} | {akin(move.index) for move in facts.index_moves}
    kept = []
    for move in facts.sector_moves:
        names = () if move.percent is not None else (move.sector, known.get(move.sector.casefold(), move.sector))
        alike = (measured.get((bare(name), move.period, move.direction)) for name in names)
        same = next(filter(None, alike), None)  # "telecom", of the S&P BSE Telecommunication
        if same is not None:
            absorb(same, move)
        elif move.percent is not None or not is_colour(move, facts, segment, told_of, known):
            kept.append(move)
    facts.sector_moves = kept


def is_colour(move: SectorMove, facts: Facts, segment: str | None, told_of: set[str], known: dict[str, str]) -> bool:
    """ "pockets of strength in chemicals", in a report on a segment alone: what moved there has a figure; so has the
    industry that a report on all sectors tells of elsewhere."""
    if segment == "BSE 500":
        names = {akin(move.sector), akin(known.get(move.sector.casefold(), move.sector))}
        return not names.isdisjoint(told_of) or not MOVED & set(move.rules)
    alone = {move.index for move in facts.index_moves} == {segment}
    return alone and "moves/befallen" in move.rules


def is_sector(move: IndexMove, told: dict[tuple, SectorMove]) -> bool:
    known = told.get((move.index, move.period, move.percent)) if move.level is None and move.points is None else None
    if known is not None:
        known.mentions += move.mentions
        known.figures["percent"] += move.figures["percent"]
    return known is not None


def twins(facts: Facts) -> set[str]:
    """The indices that measure an industry of which the article speaks by its own name too."""
    spoken = {bare(move.sector) for move in facts.sector_moves}
    return {move.index for move in facts.index_moves if bare(move.index) in spoken}


def akin(name: str) -> str:
    """What "financials" and "NIFTYFINANCE", "oil & gas" and "OILGAS" begin with alike."""
    return bare(name.replace("&", "").replace(" and ", ""))[:ALIKE]


def bare(name: str) -> str:
    """ "PSU Banks" and "NIFTYPSUBANK", "Properties" and "property" without their house, number and gaps."""
    name = HOUSES.sub("", name.casefold()).replace(" ", "")
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")

"""Codes of indices in a report that counts sectors: NIFTYFINANCE and BANKNIFTY are two of these, unless it calls them indices."""

from __future__ import annotations

import re

from extractor.frames.statement import Sentence
from extractor.spans.items import Item

CODE = re.compile(r"(?:NIFTY|BSE)[A-Z]{2,}|BANKNIFTY|BANKEX")
LISTING = frozenset({",", "and", "&"})
MOVING = frozenset({"rise", "fall", "advances", "declines"})


def call_codes(sentences: list[Sentence]) -> None:
    """Make sectors of the codes that the article nowhere calls an index."""
    if not any(tells_of_sectors(sentence.items) for sentence in sentences):
        return
    coded = [item for sentence in sentences for item in sentence.items if item.kind == "index" and CODE.fullmatch(item.text)]
    called = {
        item.value
        for sentence in sentences
        for at, item in enumerate(sentence.items)
        if item.kind == "index" and is_called_index(sentence.items, at)
    }
    for item in coded:
        if item.value not in called:
            item.kind = "sector"


def tells_of_sectors(items: list[Item]) -> bool:
    """ "with 14 sectors advancing and 24 declining", "Among the sectors, …"."""
    if items[0].lower.startswith("among") and any(item.lower == "sectors" for item in items[1:4]):
        return True
    near = (items[max(0, at - 3):at + 6] for at, item in enumerate(items) if item.lower == "sectors")
    return any(
        any(item.kind == "count" for item in some) and any(not MOVING.isdisjoint((item.kind, *item.figures)) for item in some)
        for some in near
    )


def is_called_index(items: list[Item], at: int) -> bool:
    """ "the NIFTYIT index", "the BSEIT and NIFTYIT indices", "the IT sector, represented by NIFTYIT"."""
    before = [item.lower for item in items[max(0, at - 5):at]]
    if "represented" in before or "represented by" in before:
        return True
    while at < len(items) and (items[at].kind == "index" or items[at].lower in LISTING):
        if items[at].lower.endswith(("index", "indices")):
            return True
        at += 1
    return at < len(items) and items[at].lower in ("index", "indices")

"""Names of sectors that reach further than their word: "chip-related stocks", "healthcare stocks .SXDP"."""

from __future__ import annotations

from extractor.frames.moves.vocabulary import SECTOR_TAILS
from extractor.spans.items import Item


def settle_industries(items: list[Item]) -> None:
    """ "chip-related stocks" are chip stocks; the code behind a sector is no index spoken of."""
    at = 0
    while at < len(items):
        item, after = items[at], [other.lower for other in items[at + 1:at + 3]]
        if item.kind == "sector" and len(after) == 2 and after[0] == "-" and after[1] in ("related", "linked"):
            item.end = items[at + 2].end
            del items[at + 1:at + 3]
        elif item.kind == "index" and item.text.startswith(".") and at > 1 and items[at - 1].lower in SECTOR_TAILS and items[at - 2].kind == "sector":
            item.kind, item.figures = "code", ()
        at += 1

"""Moves told by how many times a share is worth what it was: "Alder more than doubled after a bid", "Corvane halved"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

MANIFOLD = {"doubled": "rise", "tripled": "rise", "trebled": "rise", "quadrupled": "rise", "halved": "fall"}
HEDGING = frozenset({"more", "than", "more than", "nearly", "almost", "has", "have", "about", "roughly", "also"})
SHARES = frozenset({"stock", "shares", "share", "share price"})
BEHIND = frozenset({"after", "following", "when", "amid", "in", "on", "as", "upon", ".", ",", ";"})


def settle_manifold(items: list[Item]) -> None:
    """Make words of movement of them, behind a company and before no object: "Alder doubled its dividend" is no move."""
    for at in backwards(items, 1):
        item = items[at]
        if (way := MANIFOLD.get(item.lower)) is None or item.kind != "word":
            continue
        if at + 1 < len(items) and items[at + 1].lower.partition(" ")[0] not in BEHIND:
            continue
        back = at - 1
        while back and items[back].lower in HEDGING:
            back -= 1
        if back > 1 and items[back].lower in SHARES:
            back -= 1 + (items[back - 1].lower in ("'s", "’s"))
        if items[back].kind == "company" and not owned(items, back):
            item.kind, item.pos, item.figures, item.extra = way, "verb", (way, f"{way}.verb", "manifold"), None


def owned(items: list[Item], at: int) -> bool:
    """ "Profit at Alder doubled"."""
    return at > 0 and items[at - 1].lower in ("at", "of", "from", "for", "by", "in") and items[at - 1].kind != "shares-of"

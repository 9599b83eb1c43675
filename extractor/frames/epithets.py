"""What a company is, said before its name: "telecommunications company Alder", "health care/life sciences firm Corvane"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

NOUNS = frozenset({"company", "firm", "business"})
GEARED = frozenset({"leveraged", "inverse"})
JOINING = frozenset({"/", "and", "&", "-"})


def settle_epithets(items: list[Item]) -> None:
    """Leave out such a sector, which has not moved, and its noun, which counts nothing."""
    for at in backwards(items, 2):
        if items[at].kind != "company" or items[at - 1].lower not in NOUNS or items[at - 2].kind != "sector":
            continue
        first = at - 2
        while first > 1 and items[first - 1].lower in JOINING and items[first - 2].kind == "sector":
            first -= 2
        del items[first:at]


def leave_geared(items: list[Item]) -> None:
    """ "The short and leveraged Hang Seng index rose 1%": a product of its own, and not the index."""
    for before, item in zip(items, items[1:]):
        if before.lower in GEARED and item.kind == "index":
            item.kind, item.value, item.figures = "topic", "leveraged product", ()


def settle_units(items: list[Item]) -> None:
    """ "Units in Alder Reit gained 0.9 per cent", "Alder Reit units rose": the shares of a trust, and no volume."""
    for at in backwards(items, 0, 1):
        if items[at].lower != "units" or items[at].kind != "topic":
            continue
        if items[at + 1].lower in ("in", "of") and items[at + 2:] and items[at + 2].kind == "company":
            items[at].kind, items[at].figures, items[at].value = "shares-of", ("shares-of",), None
            del items[at + 1]
        elif at and items[at - 1].kind == "company":
            del items[at]

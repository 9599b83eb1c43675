"""What a company is, said before its name: "telecommunications company Alder", "health care/life sciences firm Corvane"."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.moves.vocabulary import CALLINGS
from extractor.frames.walks import backwards
from extractor.spans.items import Item

CALLED = CALLINGS | frozenset("manager processor hauler platform designer marketer roaster network dealer service restaurant".split())
OPENINGS = frozenset({":", "•", "-", "–", "—", "“", '"', "*"})
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


def leave_callings(items: list[Item]) -> None:
    """ "Drugstore chain and benefits manager Alder", "LIFTING: Elevator maker Corvane": the capital of what a company is
    called begins no name."""
    for at in backwards(items, 0, 2):
        item = items[at]
        if item.kind != "company" or " " in item.text or at and items[at - 1].text not in OPENINGS:
            continue
        between = list(takewhile(lambda one: one.kind in ("word", "sector", "topic") and one.text.islower(), items[at + 1:at + 8]))
        behind = items[at + 1 + len(between):][:1]
        if between and between[-1].lower in CALLED and behind and behind[0].kind == "company":
            item.kind, item.value, item.figures, item.extra = "word", None, (), None


def settle_plural_callings(items: list[Item], text: str) -> None:
    """ "Alder and home builders Corvane, Pelto and Dunmore": one list; but "Builders Corvane fell" is a name."""
    for at in backwards(items, 1, 1):
        item, name, before = items[at], items[at + 1], items[at - 1]
        if item.kind == "sector" and name.kind == "company" and item.text.endswith("s") and name.start - item.end == 1:
            if item.text.islower() and before.lower in ("and", ",") and at > 1 and items[at - 2].kind == "company":
                del items[at]
    if len(items) > 2 and items[0].kind == "sector" and items[1].kind == "company" and items[0].text.endswith("ers"):
        plain = items[0].text.isalpha() and items[1].start - items[0].end == 1 and items[2].lower not in (",", "and", "&")
        if plain:
            items[1].start = items[0].start
            items[1].respell(text)
            del items[0]


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

"""Bonds where only part of them is said: "with the 10-year down 4 basis points", "fell 3/32 to 102 as its yield rose"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.frames.yields import COUNTS, NATIONS, bond_yield
from extractor.spans.items import MEASURES, Item

LEADING = frozenset({"the", "its", "while", "and", ","})
TENORS = {f"{name}-year": count for name, count in COUNTS.items()}
PAPER = frozenset({"rate", "rates", "note", "notes", "bond", "bonds"})
FRACTIONS = ("32", "64", "32 point", "32 of a point")
TOLD = frozenset({"percent", "basis-points"})
PRICE_OF_BOND = "price of a bond"
REACH = 90  # characters of the sentence before
AHEAD = 6  # how far behind the tenor its figure stands


def settle_tenors(items: list[Item], text: str) -> None:
    """Bonds by their tenor alone, where yields are spoken of; "its yield"."""
    for at in backwards(items, 1, 3):
        if items[at].lower == "its" and items[at + 1].lower in ("yield", "yields"):
            own_yield(items, at, text)
        elif (span := tenor(items, at)) and (nation := nation_of(items, at, text)):
            name_tenor(items, at, span, nation, text)
    for at in backwards(items, 3):
        if is_yield(items[at]) and [item.lower for item in items[at - 2:at]] in (["on", "the"], ["for", "the"]):
            lead = at - 3 - (at > 3 and items[at - 3].lower == "one" and items[at - 4].lower == "the")
            if items[at - 3].lower in ("that", "one"):
                del items[lead:at]  # "and that on the 30-year bond climbed to 4.22 percent"


def is_yield(item: Item) -> bool:
    return item.kind == "instrument" and (item.extra or {}).get("kind") == "yield"


def tenor(items: list[Item], at: int) -> tuple[str, int] | None:
    """ "10-year", "ten-year": what it is called, and how many items say so."""
    item = items[at]
    if item.lower in TENORS:
        return f"{TENORS[item.lower]}-year", 1
    numbered = item.kind == "count" and items[at + 1].text == "-" and items[at + 2].lower in ("year", "yr")
    return (f"{item.text}-year", 3) if numbered and item.text.isdecimal() else None


def nation_of(items: list[Item], at: int, text: str) -> str | None:
    """Whose bonds' yields the words before speak of, in the sentence or in the one before it: "the Canadian 2-year"."""
    lead = items[at - 1].lower.removesuffix("'s").removesuffix("’s")
    if lead not in LEADING and lead not in NATIONS:
        return None
    words = [word for item in items[:at] for word in item.lower.split()]
    first = items[0].start
    told = spoken_of(words) or spoken_of(text[max(0, first - REACH):first].rpartition("\n")[2].lower().split())
    return NATIONS.get(lead, told) if told else None


def spoken_of(words: list[str]) -> str | None:
    """Whose bonds' yields the words speak of."""
    if not any(word.startswith("yield") for word in words):
        return None
    if any(word.startswith("treasur") for word in words):
        return "US"
    return next((NATIONS[word] for word in reversed(words) if word in NATIONS), None)


def name_tenor(items: list[Item], at: int, span: tuple[str, int], nation: str, text: str) -> None:
    """Make an instrument of it, where a figure of a yield comes next."""
    called, stop = span[0], at + span[1]
    stop += stop < len(items) and items[stop].lower in PAPER
    figure = next((item for item in items[stop:stop + AHEAD] if item.kind in (*MEASURES, "instrument")), None)
    if figure is not None and figure.kind in TOLD:
        items[at:stop] = [bond(items[at].start, items[stop - 1].end, bond_yield(nation, called, ""), text)]


def bond(start: int, end: int, name: str, text: str) -> Item:
    said, extra = text[start:end], {"kind": "yield"}
    return Item("instrument", start, end, said, f"{said.lower()} yield", name, extra=extra, figures=("instrument",))


def own_yield(items: list[Item], at: int, text: str) -> None:
    """ "The 10-year note fell as its yield rose to 5.99 percent": that of the bond whose price was told."""
    known = next((item for item in reversed(items[:at]) if item.kind == "instrument"), None)
    if known is not None and is_yield(known):
        items[at:at + 2] = [bond(items[at].start, items[at + 1].end, known.value, text)]


def set_prices_aside(items: list[Item]) -> None:
    """ "The 30-year bond fell 17/32 to 106 30/32", "was down 14/32 point, or $4.375 per $1,000": so many 32nds of a
    dollar, and where that left its price."""
    if not any(map(is_yield, items)):
        return
    for at, item in enumerate(items[:-2]):
        if item.kind == "count" and items[at + 1].text == "/" and items[at + 2].lower in FRACTIONS:
            behind = items[at + 3:at + 5]
            led = len(behind) == 2 and behind[0].lower in ("to", "at") and behind[1].kind in ("count", "number")
            told = [other for other in items[at + 3:] if other.kind == "money"]
            for price in (item, items[at + 2], *behind[1:][:led], *told):
                price.kind, price.extra = "code", {**(price.extra or {}), "aside": PRICE_OF_BOND}

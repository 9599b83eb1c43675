"""Commas and points that took each other's place, told by the number that stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractor.spans.items import Item

TRILLIONS = re.compile(r"(?<![\d,])\d{1,3},\d{3}\s?(?:trillion|trn|tn)\b", re.IGNORECASE)
SCALED = re.compile(r"\d{1,3}([.,])\d{3}\s?(million|mn|billion|bn|trillion|trn|tn)\b", re.IGNORECASE)
PLAIN = re.compile(r"\d{1,3}(?:\.\d+)?\s?(million|mn|billion|bn|trillion|trn|tn)\b", re.IGNORECASE)
LARGE_UNITS = frozenset({"NGN", "INR", "PKR", "USD", "$", "GBP", "EUR", "KES", "GHS", "ZAR", "rupee"})
SIGNS = frozenset({"n", "₦", "$", "£", "€", "rs"})
UNDIVIDED = ("shares", "stocks", "units", "deals", "transactions", "trades", "contracts")
THOUSANDS, GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}"), re.compile(r"[1-9]\d{0,2},\d{3}")
IN_COMMAS, IN_POINTS = re.compile(r"\d,\d{3}(?![\d,])"), re.compile(r"\d\.\d{3}\.\d{3}(?!\d)")
HELD_AGAINST = frozenset({"from", "against", "versus", "compared", "than", "vs"})
# Two figures of one thing on two days.
LIKE = (Decimal("0.3"), Decimal(3))
THOUSAND = 1000


def odd_marks(items: list[Item]) -> Iterator[tuple[Item, str]]:
    """Each numeral whose mark cannot be meant, with the print that was. (A text that groups by points is let off, see
    `is_grouped_by_commas`.)"""
    for at, item in enumerate(items):
        if item.kind in ("number", "count", "money"):
            if is_part_of_a_share(items, at):
                yield item, item.text.replace(".", ",")
            elif is_beyond_a_market(items, at) or is_thousandfold(items, at):
                yield item, item.text.replace(",", ".")


def is_part_of_a_share(items: list[Item], at: int) -> bool:
    """ "300.563 shares worth N433,420.56", "17.002 versus 15,467 transactions": nobody trades parts of shares, and here a
    comma groups the thousands."""
    item = items[at]
    if item.kind != "number" or not THOUSANDS.fullmatch(item.text):
        return False
    if at + 1 < len(items) and items[at + 1].lower.startswith(UNDIVIDED):
        return True
    fellow = held_against(items, at)
    if fellow is None:
        return False
    after = items[items.index(fellow) + 1:][:1]
    counted = after and after[0].lower.startswith(UNDIVIDED) and GROUPED.fullmatch(fellow.text)
    return bool(counted) and are_alike(item.value.value * THOUSAND, fellow.value.value)


def is_grouped_by_commas(text: str) -> bool:
    """Whether the thousands of a whole text are told by commas: then a point is no such mark."""
    return bool(IN_COMMAS.search(text)) and not IN_POINTS.search(text)


def is_beyond_a_market(items: list[Item], at: int) -> bool:
    """ "N28,882 trillion": no market is worth so much; the comma stands where a point should."""
    item = items[at]
    if not TRILLIONS.search(item.text):
        return False
    signed = any(one.lower in SIGNS for one in items[max(0, at - 4):at])
    return item.extra.get("currency") in LARGE_UNITS if item.kind == "money" else signed


def is_thousandfold(items: list[Item], at: int) -> bool:
    """ "shares worth Rs 16,301 billion, compared with Rs 17.631 billion the day before"."""
    item, told = items[at], SCALED.search(items[at].text)
    if item.kind != "money" or told is None or told[1] != ",":
        return False
    for other in (held_against(items, at), holds(items, at)):
        if other is None or other.kind != "money":
            continue
        beside = PLAIN.search(other.text)
        if beside and beside[1].lower() == told[2].lower() and are_alike(item.value.value / THOUSAND, other.value.value):
            return True
    return False


def held_against(items: list[Item], at: int) -> Item | None:
    """The figure of the same kind that the one at `at` is compared with."""
    said = False
    for other in items[at + 1:]:
        said = said or other.lower in HELD_AGAINST
        if said and is_fellow(other, items[at]):
            return other
        if not said and other.kind == items[at].kind:
            return None
    return None


def holds(items: list[Item], at: int) -> Item | None:
    """The figure of the same kind that is compared with the one at `at`."""
    return next((one for k, one in enumerate(items[:at]) if is_fellow(one, items[at]) and held_against(items, k) is items[at]), None)


def is_fellow(one: Item, other: Item) -> bool:
    money = "money" in (one.kind, other.kind)
    return one.value is not None and (one.kind == other.kind if money else one.kind in ("number", "count"))


def are_alike(one: Decimal, other: Decimal) -> bool:
    return bool(other) and LIKE[0] <= one / other <= LIKE[1]

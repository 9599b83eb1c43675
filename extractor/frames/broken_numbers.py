"""Numerals that a slip of the hand broke: two marks in a row, two points, a blank inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.spans.items import MEASURES, Item

MARKS = frozenset({".", ",", "..", ",.", ".,", ",,"})
UNITS = frozenset({"percent-sign", "points"})
MEASURED = frozenset({"percent", "points"})
LED_BY, LEADING = frozenset({"rise", "fall"}), frozenset({"by", "at", "to"})
LONGEST_GROUP, GROUP = 3, re.compile(r"\d{3}(?!\d)")


def broken_numbers(items: list[Item]) -> Iterator[list[Item]]:
    """The items of each broken numeral."""
    for at, item in enumerate(items):
        if item.kind == "punct" and item.text[:1].isdecimal():
            if item.text.count(".") > 1 and at + 1 < len(items) and items[at + 1].kind in UNITS:
                yield items[at:at + 2]  # "0.4.2 percent"
        elif item.kind in MEASURES:
            stop = end_of_break(items, at)
            if stop:
                yield items[at:stop]


def end_of_break(items: list[Item], at: int) -> int:
    """Where a numeral ends that begins with the whole number at `at`; 0 where it is not broken."""
    first, marks = items[at], at + 1
    while marks < len(items) and items[marks].text in MARKS:
        marks += 1
    if marks == len(items) or items[marks].kind not in MEASURES or not first.text[-1:].isdecimal():
        return 0
    between = sum(len(item.text) for item in items[at + 1:marks]) + (items[marks].text[0] == ".")
    doubled = between == 2 and all(one.end == other.start for one, other in pairwise(items[at:marks + 1]))
    broken = doubled or marks == at + 1 and is_blank_inside(items, at) or is_blank_before_group(items, at)
    return marks + 1 if broken else 0


def is_blank_inside(items: list[Item], at: int) -> bool:
    """ "rose 1 0.6 points", "rose 0 .45 per cent": a whole number, a blank and what has no whole number of its own."""
    rest = items[at + 1]
    if not is_led(items, at) or rest.kind not in MEASURED or not rest.text.lstrip("0").startswith("."):
        return False
    return rest.start == items[at].end + 1


def is_blank_before_group(items: list[Item], at: int) -> bool:
    """ "closed at 45 ,210.33"."""
    comma, rest = items[at + 1], items[at + 2:at + 3]
    apart = comma.text == "," and comma.start == items[at].end + 1
    return apart and is_led(items, at) and bool(rest) and bool(GROUP.match(rest[0].text))


def is_led(items: list[Item], at: int) -> bool:
    """ "rose 1 …", "to 45 …": a short whole number that measures a move."""
    short = items[at].text.isdecimal() and len(items[at].text) <= LONGEST_GROUP
    return short and at > 0 and (items[at - 1].kind in LED_BY or items[at - 1].lower in LEADING)

"""Thousands set apart by a space: "54 638 points", "to 48 279.5" are one number, as papers of southern Africa print
it."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.spans.items import Item

PRINTED = re.compile(r"\d+(?:\.\d+)?")
GROUP = re.compile(r"\d{3}(?![\d,])")
LEADS = frozenset("to at of from reaching around near and".split())


def join_thousands(items: list[Item], text: str) -> None:
    """Join a count of up to three digits to the group of three behind it, where a level is said."""
    at = len(items) - 1
    while at > 0:
        head, item = items[at - 1], items[at]
        if (
            item.kind in ("points", "number", "count", "money")
            and head.kind == "count"
            and head.text.isdecimal()
            and len(head.text) < 4
            and item.value is not None
            and text[head.end:item.start] in (" ", "\u00a0")
            and GROUP.match(item.text)
            and (item.kind == "points" or (at > 1 and items[at - 2].lower in LEADS))
        ):
            printed = Decimal(PRINTED.match(item.text)[0])
            unit = item.value.value / printed if printed else 1  # of cents a hundredth
            value = head.value.value * 1000 * unit + item.value.value
            whole = text[head.start:item.end]
            item.value = replace(item.value, value=value, start=head.start, text=whole)
            item.start, item.text, item.lower = head.start, whole, whole.lower()
            item.kind = "number" if item.kind == "count" else item.kind
            del items[at - 1]
        at -= 1

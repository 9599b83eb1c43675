"""Thousands set apart by a space: "54 638 points", "to 48 279.5" are one number, as papers of southern Africa print
it; and numbers that a stray blank has broken: "25, 634.32", "0. 83 percent"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractor.frames.walks import backwards
from extractor.spans.items import Item

PRINTED = re.compile(r"\d+(?:\.\d+)?")
GROUP = re.compile(r"\d{3}(?![\d,])")
REST = re.compile(r"0\d\d(?![\d,])|\d{3}\.\d")  # what begins no number of its own behind a comma
LEADS = frozenset("to at of from reaching around near and".split())


def join_thousands(items: list[Item], text: str) -> None:
    """Join a count of up to three digits to the group of three behind it, where a level is said."""
    for at in backwards(items, 1):
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
            printed = Decimal(PRINTED.findall(item.text)[0])
            unit = item.value.value / printed if printed else 1  # of cents a hundredth
            value = head.value.value * 1000 * unit + item.value.value
            whole = text[head.start:item.end]
            item.value = replace(item.value, value=value, start=head.start, text=whole)
            item.start, item.text, item.lower = head.start, whole, whole.lower()
            item.kind = "number" if item.kind == "count" else item.kind
            del items[at - 1]


def join_broken(items: list[Item], text: str) -> None:
    """Join a number to the rest of it behind a comma and a blank, and a nought to its decimals."""
    for at in backwards(items, 2):
        head, mark, item = items[at - 2:at + 1]
        beside = item.value is not None and head.kind == "count" and text[head.end:item.start] in (", ", ". ")
        if not beside or item.kind not in ("points", "number", "count", "percent", "money") or not head.text.isdecimal():
            continue
        if mark.text == "," and len(head.text) < 4 and REST.match(item.text):
            value, step = head.value.value * 1000 + item.value.value, item.value.step
        elif mark.text == "." and item.lower.isdecimal():
            fraction, step = (one.scaleb(-len(item.lower)) for one in (item.value.value, item.value.step))
            value = head.value.value * item.value.step + fraction  # (a step of 1, in billions a billion)
        else:
            continue
        whole = text[head.start:item.end]
        item.value = replace(item.value, value=value, step=step, start=head.start, text=whole)
        item.start, item.text = head.start, whole
        item.kind = "number" if item.kind == "count" else item.kind
        del items[at - 2:at]

"""A legal ending is no name: "Cap Plc" is one company, whatever the first word says in small letters."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

ENDINGS = frozenset("plc ltd limited inc inc. bhd berhad".split())
SMALL_ENDINGS = frozenset({"ltd", "plc"})
NAMING = frozenset({"company", "word", "sector", "topic", "instrument", "counted", "opener", "universe"})


def join_legal_endings(items: list[Item], text: str) -> None:
    """Put an ending that stands alone behind the capitals it belongs to; where there are none, it is a word."""
    for at in backwards(items):
        item = items[at]
        if item.lower in SMALL_ENDINGS and item.kind == "word" and at and items[at - 1].kind == "company" and items[at - 1].lower.endswith(" co"):
            items[at - 1].end = item.end  # "Alder Pharma Co ltd"
            items[at - 1].respell(text)
            items[at - 1].value = items[at - 1].text
            del items[at]
            continue
        if item.kind != "company" or item.lower.rstrip(".") not in ENDINGS:
            continue
        before = items[at - 1] if at else None
        if at > 1 and before is not None and before.text == "," and items[at - 2].kind == "sector" and items[at - 2].text.istitle():
            del items[at - 1]  # "Staples, Inc. surged 12%"
            before, at = items[at - 2], at - 1
            item.start = before.end + 1
        if before is None or before.kind not in NAMING or not before.text[:1].isupper() or item.start - before.end != 1:
            item.kind, item.value, item.figures = "word", None, ()
            continue
        item.start = before.start
        item.respell(text)
        item.extra = item.extra or (before.extra if before.kind == "company" else None)
        del items[at - 1]


def join_holdings(items: list[Item], text: str) -> None:
    """ "Tourism Holdings": an industry's name with that behind it is a company's."""
    for at in backwards(items, 1):
        trade, item = items[at - 1], items[at]
        if item.text == "Holdings" and trade.kind == "sector" and trade.text.istitle() and item.start - trade.end == 1:
            item.kind, item.start, item.figures, item.extra = "company", trade.start, (), None
            item.respell(text)
            item.value = item.text
            del items[at - 1]


def join_danish(items: list[Item], text: str) -> None:
    """ "Demant A/S": a legal ending with a stroke in it."""
    for at in backwards(items, 0, 2):
        first, stroke, last = items[at:at + 3]
        if first.kind == "company" and first.text.endswith(" A") and stroke.text == "/" and last.text == "S":
            first.end = last.end
            first.respell(text)
            del items[at + 1:at + 3]

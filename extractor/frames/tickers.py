"""Shares that go by their codes, as Hanoi writes them: "HPG of steel giant Hoa Phat Group rose 3.1 percent"; and codes
that stand with the move."""

from __future__ import annotations

import re

from extractor.frames.walks import backwards
from extractor.spans.items import Item

CODE = re.compile(r"[A-Z][A-Z0-9]{2}")
TICKER = re.compile(r"[A-Z]{1,8}")
BETWEEN = 9  # words that tell what a company is
CALLING = frozenset({"word", "sector", "instrument", "counted", "topic", "market", "nation", "high", "best"})
ENDING = frozenset({",", ";", ".", "and", "while", "(", "which", "that"})


def name_tickers(items: list[Item]) -> None:
    """Make one company of a code, "of" and the name behind it, whatever that is called."""
    for at in backwards(items, 0, 1):
        if not CODE.fullmatch(items[at].text):
            continue
        of = at + 1 + (items[at + 1].lower in ("shares", "stock"))
        if of < len(items) and items[of].lower in ("shares of", "of"):
            named = next((k for k in range(of + 1, min(len(items), of + BETWEEN)) if not calls(items, k)), None)
            if named is not None and items[named].kind == "company":
                items[named].extra, items[named].start = items[at].text, items[at].start
                del items[at:named]


def take_tickers(items: list[Item]) -> None:
    """ "Alder (ALD +4.2%)", "Alder (ALD, up 3%)", "Alder (ALD -41.5 points)": the code in the bracket is no company of
    its own."""
    for at in backwards(items, 2, 2):
        owner, bracket, code = items[at - 2:at + 1]
        behind = at + 1 + (items[at + 1].text in (",", ";"))
        told = behind < len(items) and items[behind].kind in ("percent", "points", "rise", "fall")
        if told and bracket.text == "(" and owner.kind == code.kind == "company" and TICKER.fullmatch(code.text):
            owner.extra = owner.extra or code.text
            del items[at:behind]


def calls(items: list[Item], at: int) -> bool:
    """ "private lender", "Vietnam's biggest conglomerate": what stands before the name."""
    item = items[at]
    owner = item.kind == "company" and at + 1 < len(items) and items[at + 1].lower in ("'s", "’s")
    return owner or item.kind in CALLING and item.lower not in ENDING

"""What a count in words counts, and how often: "twenty-three (23) equities" counts once, "one loser" counts one side."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item


def drop_repeated_digits(items: list[Item]) -> None:
    """Take out a bracket that says in digits what the word before it says."""
    for at in backwards(items, 1, 2):
        word, digits = items[at - 1], items[at + 1]
        if items[at].text != "(" or items[at + 2].text != ")" or digits.kind != "count":
            continue
        if word.lower == "one" and digits.value.value == 1:
            del items[at + 2], items[at - 1:at + 1]
        elif word.kind == "count" and word.text[0].isalpha() and word.value.value == digits.value.value:
            digits.used = True
            word.value, word.end = digits.value, items[at + 2].end
            del items[at:at + 3]


SIDES = {"gainer": ("advances", "gainers"), "loser": ("declines", "losers"), "riser": ("advances",), "faller": ("declines",)}


def count_single_side(items: list[Item]) -> None:
    """ "with two gainers and one loser": as many as one, and no rank."""
    for one, side in zip(items, items[1:]):
        if one.kind == "count" and one.lower == "one" and side.lower in SIDES:
            side.kind, side.figures = SIDES[side.lower][0], SIDES[side.lower]

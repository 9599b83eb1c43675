"""A number in words with its digits behind it, as deeds have them: "twenty-three (23) equities" counts once."""

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

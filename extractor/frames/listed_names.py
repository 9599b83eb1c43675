"""Names that only their place tells: in "Gainers were Acme, 360 One, Delta paint and Vortex" all four are companies."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS, PREPOSITIONS, is_adverb
from extractor.frames.walks import backwards
from extractor.spans.items import Item

HEADS = frozenset({"gainers", "losers", "advances", "declines", "contributors", "drags"})
TAILS = frozenset("solutions services technologies systems industries enterprises".split())
NO_NAME = DETERMINERS | PREPOSITIONS | {"which", "who", "while", "but", "and", "or", "however", "also", "among", "were"}


def settle_listed(items: list[Item], text: str) -> None:
    """Make names of what stands between two companies of a ranked list."""
    if any(HEADS & {item.kind, *(item.figures or ())} for item in items):
        for step in (join_tail, join_number, name_between):
            for at in backwards(items, 3):
                if items[at].kind == "company":
                    step(items, at, text)


def name_numbers(items: list[Item], text: str) -> None:
    """ "360 One and One 97 rose": a number in words and one in digits are together no number, but a name."""
    for at in backwards(items, 0, 2):
        word, number, after = items[at:at + 3]
        plain = after.text != "-" and word.kind == "word" and word.text == "One" and number.kind == "count"
        if plain and number.text.isdigit() and touches(word, number) and not (at and touches_name(items[at - 1], word)):
            join(items, at, at + 1, text)


def touches_name(before: Item, word: Item) -> bool:
    """Formula One 24."""
    return touches(before, word) and before.text[0].isupper()


def join_tail(items: list[Item], at: int, text: str) -> None:
    """ "Acme and IT Solutions": no company is called Solutions alone."""
    first, glue, trade, tail = items[at - 3:at + 1]
    named = tail.lower in TAILS and trade.kind == "sector" and touches(trade, tail)
    if named and first.kind == "company" and glue.lower in ("and", "&"):
        join(items, at - 3, at, text)


def join_number(items: list[Item], at: int, text: str) -> None:
    """ "…, 360 One, …": a number between a comma and a name begins the name."""
    first, glue, number, name = items[at - 3:at + 1]
    named = number.kind == "count" and number.text.isdigit() and touches(number, name)
    if named and first.kind == "company" and glue.lower in (",", "and"):
        join(items, at - 1, at, text)


def name_between(items: list[Item], at: int, text: str) -> None:
    """ "Acme, Delta paint, Vortex": words that begin with a capital, between the commas of two names."""
    if items[at - 1].lower not in (",", "and"):
        return
    last = at - 2 - (items[at - 2].text == ",")
    first = last
    while first > 0 and last - first < 2 and (is_plain(items[first]) or items[first].kind == "sector") \
            and items[first].text.islower():
        first -= 1
    begins = is_plain(items[first]) or items[first].kind == "company" and items[first].text.isalpha()
    named = begins and items[first].text[0].isupper() and last > first
    if named and first > 1 and items[first - 1].text == "," and items[first - 2].kind == "company":
        join(items, first, last, text)


def is_plain(item: Item) -> bool:
    return item.kind == "word" and item.text.isalpha() and item.lower not in NO_NAME and not is_adverb(item.lower)


def touches(one: Item, other: Item) -> bool:
    return other.start - one.end == 1


def join(items: list[Item], first: int, last: int, text: str) -> None:
    """One company of the items from the first to the last."""
    name = items[first]
    name.kind, name.figures, name.extra = "company", ("company",), None
    name.end = items[last].end
    name.respell(text)
    del items[first + 1:last + 1]

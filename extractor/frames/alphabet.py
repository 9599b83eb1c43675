"""A sentence as a string: per item a mark and one private-use letter for each of its labels that some frame asks for.

Letters are given out while frames are compiled and never change, so every frame is one expression compiled once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from extractor.frames.lists import JOINERS, SKIPPED
from extractor.spans.items import MEASURES, Item

MARK, FIRST, LAST = "\ue000", 0xE001, 0xF8FF
COUNTS = re.compile(r"(?=.*\d\d)\d[\d,]*\D+(?!1\b)\d[\d,]*")  # 18-12, but no 1.45:1 and no 21-to-1
NUMERALS = MEASURES | {"odds", "range"}
BARRIERS = frozenset({";", ".", "!", "?"})
# Labels that no pattern file holds: what the notation adds to the kinds of items and the classes of words.
MADE = frozenset(
    {
        "numeral", "small", "large", "small-pair", "large-pair", "capital", "join", "barrier", "side", "side-up",
        "side-down",
    }
)
SIDE_UP, SIDE_DOWN = frozenset({"advances", "gainers"}), frozenset({"declines", "losers"})
# What made labels are made of; those left out are on most items, so no sentence needs to be asked for them.
MADE_OF = {
    "side-up": SIDE_UP, "side-down": SIDE_DOWN, "side": SIDE_UP | SIDE_DOWN, "numeral": NUMERALS,
    "small": {"count"}, "large": {"count"}, "small-pair": {"odds", "range"}, "large-pair": {"odds", "range"},
}
UNASKED = MADE - MADE_OF.keys()
SMALL = 20  # counts below it can be one side of a ratio (3 to 2); of a small pair (9-8) both parts have one digit


@dataclass(slots=True)
class Encoded:
    """`text` holds the items; item n begins at offset `starts[n]`."""

    text: str
    starts: list[int]

    def items_in(self, span: tuple[int, int]) -> range:
        return range(bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1]))


@dataclass(slots=True)
class Alphabet:
    """The letters of labels and of literal words."""

    labels: dict[str, str] = field(default_factory=dict)
    literals: dict[str, str] = field(default_factory=dict)
    _written: dict[tuple, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        return self.labels.setdefault(name, self._next())

    def literal(self, word: str) -> str:
        return self.literals.setdefault(word, self._next())

    def plain_needs(self, needs: Iterable[frozenset[str]]) -> Iterator[frozenset[str]]:
        """Needs in letters, as the labels of items and the words that meet them (`names_in` has a sentence's)."""
        names = {letter: name for given in (self.labels, self.literals) for name, letter in given.items()}
        for need in needs:
            named = {names[letter] for letter in need}
            if not named & UNASKED:
                yield frozenset().union(*(MADE_OF.get(name, {name}) for name in named))

    def _next(self) -> str:
        code = FIRST + len(self.labels) + len(self.literals)
        if code > LAST:
            raise OverflowError("more labels and words than private-use letters")
        return chr(code)

    def encode(self, items: list[Item]) -> Encoded:
        parts, starts, at = [], [], 0
        for item in items:
            word = self._word(item)
            starts.append(at)
            parts.append(word)
            at += len(word)
        return Encoded("".join(parts), starts)

    def _word(self, item: Item) -> str:
        lower = word_of(item)
        key = (item.kind, item.figures, lower if lower in self.literals else "", lower in JOINERS or lower in SKIPPED,
               lower in BARRIERS, item.text[:1].isupper(), size(item))
        word = self._written.get(key)
        if word is None:
            letters = [letter for label, letter in self.labels.items() if label in labels_of(item)]
            word = self._written[key] = MARK + "".join(letters) + self.literals.get(lower, "")
        return word


def word_of(item: Item) -> str:
    """Its words in small letters, one blank between them."""
    return item.lower if item.lower.isalnum() else " ".join(item.lower.split())


def names_in(items: list[Item]) -> set[str]:
    """The kinds of items, the classes of words and the words that stand in a sentence."""
    names = {item.lower for item in items}
    names.update([" ".join(word.split()) for word in names if not word.isalnum()])
    names.update([item.kind for item in items])
    names.update(chain.from_iterable([item.figures for item in items if item.figures]))
    return names


def size(item: Item) -> str:
    """small or large for a count, small-pair or large-pair for 9-8 and 18-12, else nothing."""
    if item.kind in ("odds", "range"):
        return "large-pair" if COUNTS.fullmatch(item.text) else "small-pair"
    if item.kind != "count" or item.value is None:
        return ""
    return "small" if item.value.value < SMALL else "large"


def labels_of(item: Item) -> set[str]:
    """An item's kind, the word classes it is in, and the made labels."""
    labels = {item.kind, *item.figures}
    sides = {name for name, words in (("side-up", SIDE_UP), ("side-down", SIDE_DOWN)) if labels & words}
    labels |= sides | ({"side"} if sides else set())
    if item.kind in NUMERALS:
        labels |= {"numeral", "barrier", size(item) or "numeral"}
    if item.kind == "company" or item.lower in BARRIERS:
        labels.add("barrier")
    elif item.lower in JOINERS or item.lower in SKIPPED:
        labels.add("join")
    if item.text[:1].isupper():
        labels.add("capital")
    return labels

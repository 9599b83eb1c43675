"""Small, mid and large caps told of in one sentence: each company is ranked among those of the size that its own clause
names."""

from __future__ import annotations

from extractor.facts.records import Role
from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.references import sized_like
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.sizes import SIZE_WORDS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

SIZES = frozenset(SIZE_WORDS.values())
BEFORE_SIZE = frozenset({"in", "among", "amongst", "within", "from", "across", "for"})
SAW = frozenset({"saw", "sees", "had", "witnessed"})
LED = frozenset({"led", "leading", "topped", "topping", "headed", "outnumber"})
AFTER_NAME = LED | {"among", "amongst", "in", "of", "within"}
ENDING = frozenset({";", "while", "whereas", "but"})  # a clause
FIRST: dict[Way | None, Role] = {"up": "best", "down": "worst"}


class SizeGroups(ThirdStorey):
    """Of which size of shares a company was ranked."""

    def _part_sizes(self) -> None:
        """ "Among large caps, A rose 2%, while B led mid-caps with 3%", "…, followed by small-cap C at 4%"."""
        for one in self.done:
            if one.kind == "company" and not one.aside:
                at = next((k for k, item in enumerate(self.items) if item is one.subjects[0]), 0)
                size = self._size_before(at) or self._size_behind(at, one)
                if size is not None and (one.role or one.group or self.context.segment):
                    one.group = self._index_of_size(size)

    def _size_before(self, at: int) -> Item | None:
        """ "In the mid-cap space, A", "mid-cap A", "Small caps saw A"."""
        for k in range(at - 1, -1, -1):
            item = self.items[k]
            if item.kind in ("company", *MEASURES) or item.lower in ENDING:
                return None
            if size_of(item):
                beside = k == at - 1 or self.items[k + 1].lower in SAW
                return item if beside or self._word_before(k) in BEFORE_SIZE else None
        return None

    def _size_behind(self, at: int, one: Statement) -> Item | None:
        """ "A led small caps with a rise of 4%", "A was the top loser among mid caps"."""
        for k in range(at + 1, len(self.items)):
            item = self.items[k]
            if item.kind in ("company", *MEASURES) or item.lower in ENDING:
                return None
            if size_of(item):
                word = self._word_before(k)
                if word in LED and one.role in (None, "gainer", "loser"):
                    one.role = FIRST.get(one.direction, one.role)
                return item if word in AFTER_NAME else None
        return None

    def _word_before(self, at: int) -> str:
        """What stands before a size and its article."""
        behind = at - 1 - (at > 0 and self.items[at - 1].lower in DETERMINERS)
        return self.items[behind].lower if behind >= 0 else ""

    def _index_of_size(self, size: Item) -> str:
        """The index of those shares, where the article or its family of indices has one; else their name."""
        named = size_of(size) or ""
        known = self.context.size_index.get(named)
        families = (other.value for other in self.context.size_index.values() if other.text)
        siblings = (sized_like(family, named) for family in families)
        return known.value if known is not None else next(filter(None, siblings), size.text)


def size_of(item: Item) -> str | None:
    """SmallCap, of "small caps", "the small-cap space", "small-cap"."""
    if item.kind in ("descriptor", "universe"):
        return item.value if item.value in SIZES else None
    return SIZE_WORDS.get(item.lower)

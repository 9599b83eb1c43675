"""An item that holds a numeral, among the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.spans.items import Item

# Whose figures the record holds: a numeral behind one of these is no other's.
OWNERS = frozenset({"index", "company", "sector", "instrument", "investor"})


@dataclass(slots=True)
class Place:
    """A numeral's item within its sentence."""

    items: list[Item]
    at: int

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def next(self, step: int = 1) -> Item | None:
        return self.items[self.at + step] if 0 <= self.at + step < len(self.items) else None

    def lower(self, step: int) -> str:
        """The word so many steps away, empty beyond the sentence."""
        other = self.next(step)
        return other.lower if other is not None else ""

    def behind(self, length: int) -> list[Item]:
        """The items before it, nearest first, up to one whose figures the record holds."""
        found = []
        for other in reversed(self.items[max(0, self.at - length):self.at]):
            if other.kind in OWNERS or other.text == ";":
                break
            found.append(other)
        return found

    def said_behind(self, words: frozenset[str], length: int) -> bool:
        return any(not words.isdisjoint(other.lower.split()) for other in self.behind(length))

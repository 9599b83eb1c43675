"""Walks over the items of a sentence by steps that join some of them or take some out."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.spans.items import Item


def backwards(items: list[Item], first: int = 0, behind: int = 0) -> Iterator[int]:
    """The places of a list from its end to `first` that have `behind` more items after them, however many of those the
    step at a later place has taken out."""
    for at in range(len(items) - 1 - behind, first - 1, -1):
        if at + behind < len(items):
            yield at

"""Between articles: joins by hash over the whole collection, never every article against every other.

Every rule finds out what most articles tell of one thing, and holds each of the others against one of these.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from extractor.checks import across_base, across_breadth, across_index, across_series, across_stale
from extractor.checks.pairs import Articles, Found
from extractor.checks.registry import ORDER
from extractor.facts import Check

# Each has `pairs(articles)`, who is to be held against whom, and `found(pairs)`, what comes of it.
ACROSS: dict[str, ModuleType] = {
    "index": across_index, "breadth": across_breadth, "series": across_series, "base": across_base, "stale": across_stale,
}


def across(articles: Articles) -> list[tuple[int, Check]]:
    """Every comparison between articles, each with the position of the article it is attached to (the later)."""
    return ordered(found for rule in ACROSS.values() for found in rule.found(rule.pairs(articles)))


def ordered(found: Iterable[Found]) -> list[Found]:
    """By article, and within it by the catalogue."""
    return sorted(found, key=lambda pair: (pair[0], ORDER.index(pair[1].rule), pair[1].facts))

"""A branch told in points is the index of that branch at home: "Property, down by 13.84 points" in a report from
Manila is the PSE Property."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, PREPOSITIONS, is_adverb
from extractor.spans.items import Item

NEAR = 8
TAILS = frozenset("counter counters index sector sub-index subindex gauge which".split())


def name_branches(items: list[Item], branches: dict[str, tuple[str, dict]]) -> None:
    """Make indices of the branches that are followed by their points, and know those that the text calls one."""
    for at, item in enumerate(items):
        if item.kind in ("sector", "company", "word", "topic") and item.lower in branches and told_in_points(items, at):
            item.kind, item.figures, item.pos = "index", ("index",), ""
            item.value, item.extra = branches[item.lower]
        elif item.kind == "index" and not item.extra and item.value.lower() in branches:
            item.value, item.extra = branches[item.value.lower()]  # "the Sensitive Index"


def told_in_points(items: list[Item], at: int) -> bool:
    for item in items[at + 1:at + NEAR]:
        if item.kind == "points":
            return True
        light = (
            item.kind in ("rise", "fall", "close", "descriptor", "sector", "punct", "number")
            or item.kind.startswith("hedge")
            or item.lower in TAILS | AUXILIARIES | PREPOSITIONS
            or is_adverb(item.lower)
        )
        if not light or item.text in (";", "."):
            return False
    return False

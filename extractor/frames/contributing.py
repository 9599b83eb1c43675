"""Whom a fall owes itself to: "the biggest contributors to the decline" are drags, though the word alone is good."""

from __future__ import annotations

from extractor.spans.items import Item

LIGHT = frozenset("the a an its their 's ’s ' ’ overall day's day’s market market's market’s sharp steep broader".split())
NAMED = frozenset({"index", "sector", "descriptor", "market", "exchange", "pronoun", "its"})
LOSSES = frozenset("losses loss decline declines fall drop slide slump crash weakness selloff sell-off retreat rout".split())
GAINS = frozenset("gains gain rise rises rally advance advances surge recovery rebound upmove uptick strength".split())


def settle_contributors(items: list[Item]) -> None:
    """ "contributed the most to the fall", "the top contributors to the index's gains were A and B": the noun says which
    way, and is no move of its own."""
    for at, item in enumerate(items):
        if item.kind != "contributors" or at + 2 >= len(items) or items[at + 1].lower not in ("to", "towards"):
            continue
        noun = next((one for one in items[at + 2:at + 8] if one.lower not in LIGHT and one.kind not in NAMED), None)
        if noun is None or noun.lower not in LOSSES | GAINS:
            continue
        if noun.lower in LOSSES:
            item.kind, item.figures = "drags", ("drags",)
        noun.kind, noun.figures, noun.pos = "word", (), ""

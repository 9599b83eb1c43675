"""What else the sectors of a market are called: "eight of 10 S&P 500 groups", "all 11 industries in the index"."""

from __future__ import annotations

from extractor.spans.items import Item

GROUPS = frozenset({"groups", "industries"})
MARKETS = frozenset({"index", "exchange", "descriptor"})
CHIEF = frozenset("main major primary key broad 's ’s".split())
WITHIN = frozenset({"in", "of", "on", "within", "the"})


def settle_groups(items: list[Item]) -> None:
    """Make them what is counted, where a number stands before them and an index or exchange beside them."""
    for at, item in enumerate(items):
        if item.lower in GROUPS and item.kind == "word" and (counted_before(items, at) or counted_within(items, at)):
            item.kind, item.value, item.figures = "counted", "sectors", ("counted",)


def counted_before(items: list[Item], at: int) -> bool:
    """ "ten of the 11 main TSX groups"."""
    named = back_from(items, at, CHIEF)
    if items[named].kind == "count":  # "nine of the TSX's 10 groups"
        return items[named - 1].lower in ("'s", "’s") and items[named - 2].kind in MARKETS
    return items[named].kind in MARKETS and items[back_from(items, named, CHIEF)].kind == "count"


def counted_within(items: list[Item], at: int) -> bool:
    """ "nine of 10 groups in the S&P 500"."""
    behind = [item for item in items[at + 1:at + 4] if item.lower not in WITHIN]
    within = bool(behind) and behind[0].kind in MARKETS and items[at + 1].lower in WITHIN
    return within and items[back_from(items, at, CHIEF)].kind == "count"


def back_from(items: list[Item], at: int, skipped: frozenset[str]) -> int:
    """Where the nearest item before a place stands that is none of those words."""
    return next((k for k in range(at - 1, -1, -1) if items[k].lower not in skipped), at)

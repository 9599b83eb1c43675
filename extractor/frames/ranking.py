"""Ranks whose group stands inside them: "the top Nifty gainer", "the worst blue-chip performer", "the biggest index losers"."""

from __future__ import annotations

from extractor.spans.items import Item

TOPS = frozenset("top best biggest largest leading lead major sharpest strongest".split())
BOTTOMS = frozenset("worst weakest steepest".split())
GAINERS = frozenset("gainer riser climber advancer winner performer".split())
LOSERS = frozenset("loser faller decliner laggard".split())
GROUPS = frozenset({"index", "exchange", "descriptor"})
INSIDE = frozenset("blue-chip bluechip percentage sectoral overall index market".split())


def settle_ranks(items: list[Item]) -> None:
    """Make one rank of an adjective and its noun, wherever the name of the group stands between them."""
    for at in range(len(items) - 2):
        adjective, group, noun = items[at:at + 3]
        if adjective.lower not in TOPS | BOTTOMS or noun.lower not in GAINERS | LOSERS or not (group.kind in GROUPS or group.lower in INSIDE or group.lower == "blue chip"):
            continue
        kind = "worst" if noun.lower in LOSERS or adjective.lower in BOTTOMS else "best"
        noun.kind, noun.figures, noun.lower = kind, (kind,), f"{adjective.lower} {noun.lower}"

"""Calls and puts on an index: "the Nifty 6000 calls were the most active" tells of these, and nothing of the index."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

SEVERAL = frozenset({"calls", "puts", "options", "call options", "put options"})
OPTIONS = SEVERAL | {"call", "put", "ce", "pe", "strike", "option"}
# What is told of open positions counts no shares that rose or fell.
POSITIONS = frozenset(
    {
        "call writing", "put writing", "call unwinding", "put unwinding", "call oi", "put oi", "open interest", "strike",
        "strikes", "unwinding", "strike price", "call open interest", "put open interest",
    }
)


def settle_options(items: list[Item]) -> None:
    """Make one name of an index, a strike and "calls" or "puts"."""
    for at in backwards(items, 0, 1):
        strike = at + 1 if items[at + 1].kind in ("count", "number") else at
        behind = items[strike + 1].lower if strike + 1 < len(items) else ""
        if items[at].kind == "index" and behind in (OPTIONS if strike > at else SEVERAL):
            index, last = items[at], items[strike + 1]
            index.kind, index.value, index.figures, index.extra = "topic", "name", ("topic",), None
            index.end, index.text = last.end, f"{index.text} {last.text}"
            index.lower = index.text.lower()
            del items[at + 1:strike + 2]

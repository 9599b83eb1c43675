"""The close before, by its day: "compared with last Friday's closing of 1,508.28"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

DAYS = frozenset({"weekday", "other-day", "date"})
FROM = frozenset({"from", "against", "with", "to", "versus", "vs", "than", "over"})
LIGHT = frozenset({"the", "its", "last", "previous", "on"})
CLOSING = frozenset({"close", "closing", "closure", "finish", "end"})


def settle_closes(items: list[Item]) -> None:
    """Make one previous close of a day, its possessive and "close", where something is measured from there."""
    for at in backwards(items, 1, 2):
        day, owner, close = items[at:at + 3]
        if day.kind not in DAYS or owner.lower not in ("'s", "’s") or close.lower not in CLOSING:
            continue
        first = at
        while first > 1 and items[first - 1].lower in LIGHT:
            first -= 1
        if items[first - 1].lower in FROM:
            close.kind, close.figures, close.start = "previous-close", ("previous-close",), day.start
            close.value = "wtd" if "week" in day.lower else None
            del items[at:at + 2]

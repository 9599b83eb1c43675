"""What the parts of the reader of breadth share."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.base import Figure
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item


class CountingPart:
    """The ground that every part stands on, and what is asked of parts that stand on the asking one."""

    items: list[Item]
    context: Context
    found: list[Finding]
    universe: str | None

    is_whole: Callable[[int], bool]
    put: Callable[[int, str, Item, Item | None], None]
    put_odds: Callable[[Finding, Figure, Figure, str], None]
    parts: Callable[[Finding, str | None], bool]

"""Names between quotation marks: "“Microfinance” lost the most", "the “others” group"."""

from __future__ import annotations

from extractor.frames.industries import BRANCHES_OF_NEPSE
from extractor.frames.walks import backwards
from extractor.spans.items import Item

PAIRED = frozenset({'""', "“”", "«»", "‘’", "''", "””", "‘‘"})


def unquote(items: list[Item]) -> None:
    """ "“Microfinance” lost the most", "“Acme” rose 1.6%": the marks around a name alone say nothing of it."""
    for at in backwards(items, 0, 2):
        name = items[at + 1]
        if f"{items[at].text}{items[min(at + 2, len(items) - 1)].text}" not in PAIRED:
            continue
        tailed = at + 3 < len(items) and items[at + 3].lower in ("group", "sector", "sub-index", "subindex")
        if name.text in BRANCHES_OF_NEPSE or tailed and name.text.title() in BRANCHES_OF_NEPSE:
            name.kind, name.value, name.figures = "sector", name.lower, ("sector",)
        if name.kind in ("sector", "index", "company"):
            del items[at + 2], items[at]

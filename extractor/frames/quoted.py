"""Names between quotation marks, "the “others” group", and words put in between: "metals, however, fell"."""

from __future__ import annotations

from extractor.frames.industries import BRANCHES_OF_NEPSE
from extractor.frames.walks import backwards
from extractor.spans.items import Item

PAIRED = frozenset({'""', "“”", "«»", "‘’", "''", "””", "‘‘"})


# What may stand between commas behind a subject and says nothing of it, by its last word.
PUT_IN = {
    "however": ("however",), "though": ("though",), "meanwhile": ("meanwhile",), "too": ("too",),
    "whereas": ("whereas",), "hand": ("on", "the", "other", "hand"), "contrast": ("in", "contrast"), "comparison": ("in", "comparison"),
}


def drop_words_put_in(items: list[Item]) -> None:
    """ "Metals and realty, however, ended weaker", "Capital goods, on the other hand, gained 1.2%"."""
    if items[0].lower == "whereas" and len(items) > 2 and items[1].text == ",":
        del items[:2]
    for at in backwards(items, 2, 1):
        words = PUT_IN.get(items[at].lower)
        first = at - len(words) if words else -1
        if first > 0 and items[first].text == items[at + 1].text == "," and tuple(item.lower for item in items[first + 1:at + 1]) == words:
            del items[first:at + 2]


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

"""People whose names look like companies': told by the office in front of them or within."""

from __future__ import annotations

from extractor.spans.items import Item

OFFICES = frozenset(
    "president president-elect chancellor minister governor chairman chairwoman chair senator secretary treasurer premier "
    "congressman congresswoman ceo cfo economist analyst strategist mr mrs ms".split()
)
# Offices that begin or end no company's name, as Premier Foods and Chair King do.
WITHIN = OFFICES - {"premier", "chair", "president", "mr", "mrs", "ms"}


def leave_persons(items: list[Item]) -> None:
    """ "lifted by comments from Prime Minister Jane Brown", "hurt by President Jane Brown's tariffs": no companies."""
    for before, item in zip((None, *items), items):
        if item.kind == "company" and not isinstance(item.extra, str) and _is_person(before, item):
            item.kind, item.value, item.figures = "word", None, ("word",)


def _is_person(before: Item | None, item: Item) -> bool:
    words = item.lower.split()
    titled = before is not None and before.kind == "word" and before.text[0].isupper() and before.lower in OFFICES
    return titled or not WITHIN.isdisjoint(words[:-1])

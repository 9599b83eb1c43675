"""Lines that a company's name labels: "Acme: Rising by 2 percent, the company closed at Rs 207"."""

from __future__ import annotations

from extractor.spans.items import Item

CALLED = frozenset({"company", "firm"})
NAMES = frozenset({"company", "index", "exchange", "sector", "instrument", "issuer"})
PRICED = frozenset({"rise", "fall", "close", "trade"})
REACH = 12


def is_labelled(items: list[Item]) -> bool:
    return len(items) > 2 and items[0].kind == "company" and items[1].text == ":"


def settle_label(items: list[Item]) -> None:
    """ "the company" that moves to a price is the share of the one that labels the line."""
    if not is_labelled(items):
        return
    for at, item in enumerate(items[2:2 + REACH], 2):
        if item.kind in NAMES:
            return
        if item.lower in CALLED and items[at - 1].lower == "the" and is_priced(items[at + 1:at + 11]):
            the = items[at - 1]
            item.kind, item.start, item.text = "pronoun", the.start, f"{the.text} {item.text}"
            item.lower, item.value, item.figures = item.text.lower(), None, ("pronoun",)
            del items[at - 1]
            return


def is_priced(ahead: list[Item]) -> bool:
    """ "rose to Rs 1,220", "was valued at Rs 3,456", "registered a loss of 2 percent to end at Rs 207"."""
    moved = any(PRICED & {item.kind, *(item.figures or ())} or item.lower == "valued" for item in ahead[:3])
    to = any(item.lower.split()[-1] in ("to", "at") and other.kind == "money" for item, other in zip(ahead, ahead[1:]))
    return moved and to

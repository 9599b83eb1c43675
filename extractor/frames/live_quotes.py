"""Quotes that a page keeps beside a name for as long as it stands: "the S&P 500 index SPX, +0.12% climbed 2 points",
"Lennar Corp. LEN, -1.92% rose": of the hour at which it was saved, not of the article's."""

from __future__ import annotations

from extractor.spans.items import Item

TOLD_TO = -2  # they have two decimals
NAMED = frozenset({"index", "company"})


def settle_live_quotes(items: list[Item]) -> None:
    """Set such percentages aside; the code before one is its company's, and no company of its own."""
    for at in range(len(items) - 2, 1, -1):
        if items[at].kind == "percent" and _is_live(*items[at - 2:at + 2]):
            items[at].kind, items[at].used = "code", True
            items[at].extra["aside"] = "live quote"
            coded = at > 2 and _takes_code(items[at - 3], items[at - 2])
            del items[at - 1 - coded:at]


def _is_live(coded: Item, comma: Item, percent: Item, after: Item) -> bool:
    """ "SPX, +0.12% climbed": a code before, a sign, two decimals, and a word of the clause behind."""
    if comma.text != "," or not percent.extra["sign"] or percent.value.step.as_tuple().exponent != TOLD_TO:
        return False
    code = coded.text.split()[-1]
    swallowed = coded.kind in NAMED and comma.start - coded.end > 2  # a code that the name has taken
    named = swallowed or coded.kind in NAMED and code.isupper() and 1 < len(code) < 7
    return named and after.kind not in ("punct", "percent")


def _takes_code(owner: Item, code: Item) -> bool:
    """Whether a name stands right before the code, which is then its own."""
    if owner.kind not in (*NAMED, "instrument") or not 0 < code.start - owner.end < 3:
        return False
    if owner.kind == "company":
        owner.extra = owner.extra or code.text
    return True

"""Quotes that a page keeps beside a name for as long as it stands: "the S&P 500 index SPX, +0.12% climbed 2 points",
"Lennar Corp. LEN, -1.92% rose", "Greenbrier GBX 15.92% reported": of the hour at which it was saved, not of the
article's."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

BOND_CODE = "TMUBM"
TOLD_TO = -2  # they have two decimals
NAMED = frozenset({"index", "company"})
WAYS = frozenset({"rise", "fall"})
GOES_ON = frozenset("shares stock reported posted announced was were got is has".split())
REACH = 8


def settle_live_quotes(items: list[Item]) -> None:
    """Set such percentages aside; the code before one is its company's, and no company of its own."""
    for at in backwards(items, 2, 1):
        if items[at].kind == "percent" and items[at - 1].text == "," and BOND_CODE in items[at - 2].text:
            _set_aside(items[at])
            del items[at - 2:at]  # "the yield on the 10-year Treasury TMUBMUSD10Y, 1.841% rose"
        elif items[at].kind == "percent" and _is_live(*items[at - 2:at + 2]):
            _set_aside(items[at])
            coded = at > 2 and _takes_code(items[at - 3], items[at - 2])
            if not coded:
                _part_code(items[at - 2])
            del items[at - 1 - coded:at]
    quoted = [at for at in range(1, len(items) - 1) if items[at].kind == "percent" and _is_coded(items, at)]
    if any(_is_told_again(items, at) for at in quoted):
        for at in reversed(quoted):
            _set_aside(items[at])
            if _is_second_code(items, at):
                del items[at - 1]


def _set_aside(percent: Item) -> None:
    percent.kind, percent.used = "code", True
    percent.extra["aside"] = "live quote"


def _part_code(company: Item) -> None:
    """ "America Movil AMX, +0.97%": the code at the end of the name, which is no part of it."""
    name, _, code = company.text.rpartition(" ")
    if company.kind == "company" and name and not name.isupper() and code.isalpha() and code.isupper() and company.extra is None:
        company.text, company.lower, company.value, company.extra = name, name.lower(), name, code


def _is_live(coded: Item, comma: Item, percent: Item, after: Item) -> bool:
    """ "SPX, +0.12% climbed": a code before, a sign, two decimals, and a word of the clause behind."""
    if comma.text != "," or not percent.extra["sign"] or percent.value.step.as_tuple().exponent != TOLD_TO:
        return False
    code = coded.text.split()[-1]
    swallowed = coded.kind in NAMED and comma.start - coded.end > 2  # a code that the name has taken
    named = swallowed or coded.kind in NAMED and code.isupper() and 1 < len(code) < 7
    return named and after.kind not in ("punct", "percent")


def _is_coded(items: list[Item], at: int) -> bool:
    """ "Volkswagen AG (DE:VOW3) -3.72%", "the index (XX:SXXP) -0.49%", "Borr Drilling BORR 112.5%", no comma between."""
    before = items[at - 1]
    if before.text == ")":
        opened = next((k for k in range(at - 2, max(0, at - 6), -1) if items[k].text == "("), 0)
        codes = [item.text for item in items[opened + 1:at - 1] if item.text != ":"]
        return bool(opened and codes) and items[opened - 1].kind in NAMED and all(code.isupper() for code in codes)
    told = isinstance(before.extra, str) and items[at].start - before.end > 2
    return before.kind == "company" and (told or _is_second_code(items, at))


def _is_second_code(items: list[Item], at: int) -> bool:
    """ "(ES:SAN) +1.69% STD +0.19%": the same share's code on another market."""
    code, quote = items[at - 1], items[at - 2] if at > 1 else None
    return quote is not None and quote.kind in ("percent", "code") and code.kind == "company" and code.text.isupper()


def _is_told_again(items: list[Item], at: int) -> bool:
    """ "-3.72% dropped 2.7%", "20.1%, up 27%", "15.92% reported earnings": the clause goes on to say how it moved, or
    what else the company did."""
    after = items[at + 1 + (items[at + 1].text == ",")] if at + 2 < len(items) else items[at + 1]
    if after.lower in GOES_ON and items[at + 1] is after:
        return True
    ahead = next((item for item in items[at + 2:at + REACH] if item.kind in (*NAMED, "percent")), None)
    return after.kind in WAYS and ahead is not None and ahead.kind == "percent"


def _takes_code(owner: Item, code: Item) -> bool:
    """Whether a name stands right before the code, which is then its own."""
    if owner.kind not in (*NAMED, "instrument") or not 0 < code.start - owner.end < 3:
        return False
    if owner.kind == "company":
        owner.extra = owner.extra or code.text
    return True

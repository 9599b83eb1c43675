"""Mid caps and small caps: the noun at the end of a list is every member's, and the other size of a family goes by its
own word."""

from __future__ import annotations

import re

from extractor.frames.industries import BROAD
from extractor.frames.moves.references import sized_like
from extractor.frames.walks import backwards
from extractor.spans.index_names import ROUND
from extractor.spans.items import Item

SIZE_WORDS = {
    "small-cap": "SmallCap", "smallcap": "SmallCap", "mid-cap": "MidCap", "midcap": "MidCap", "large-cap": "LargeCap",
    "largecap": "LargeCap",
}
CUT_SIZES = {"large": "LargeCap", "mid": "MidCap", "small": "SmallCap"}
FIRST = frozenset({"top", "largest", "biggest", "leading", "best", "worst", "steepest"})
FIRST_OF_SIZE = {
    "gainer": "best", "performer": "best", "riser": "best", "advancer": "best", "loser": "worst", "laggard": "worst",
    "decliner": "worst", "faller": "worst",
}
SPREADING = SIZE_WORDS.keys() | CUT_SIZES.keys() | {"sector", "sectors"}
LISTING = frozenset({"and", ",", "&"})
# What "The Mid-cap plunged" may stand behind.
NUMBERED = re.compile(r"(?i)(?P<before>\d+ )?(?:mid|small|large|micro)cap(?(before)| \d+)\b")
OPENING = frozenset({"", "the", "and", ",", "while", "market", "markets", "whereas"})


def join_cut_sizes(items: list[Item]) -> bool:
    """ "BSE Mid Cap rose 1% and Small Cap gained 2%": the two words of a size are one; whether any were."""
    joined = False
    for at in backwards(items, 0, 1):
        size, cap = items[at], items[at + 1]
        if size.lower in CUT_SIZES and cap.lower in ("cap", "caps") and size.kind == cap.kind == "word":
            size.text, size.end, size.lower = f"{size.text} {cap.text}", cap.end, f"{size.lower}-cap"
            del items[at + 1]
            joined = True
    return joined


def name_numbered(items: list[Item]) -> bool:
    """ "Nifty Midcap 150 and Smallcap 250", "BSE 150 MidCap and 250 SmallCap": a size with a number of its own is
    another index of the family named before it; whether there were any."""
    joined = False
    for at in backwards(items, 1):
        size, word = items[at], items[at].lower.partition(" ")[0]
        known = family_before(items, at) if word in SIZE_WORDS and size.kind != "index" else None
        if known is None:
            continue
        family, leads = known
        place = at - 1 if leads else at + 1
        number = items[place] if place < len(items) else size
        if number.kind == "count" and number.text in ROUND:
            name = sized_like(family.value, SIZE_WORDS[word]) or family.value
            size.lower = f"{size.lower} {number.text}"
            size.start, size.end = min(size.start, number.start), max(size.end, number.end)
            size.kind, size.value = "index", re.sub(r"\d+", number.text, name)
            size.extra, size.figures = family.extra, family.figures
            del items[place]
            joined = True
    return joined


def family_before(items: list[Item], at: int) -> tuple[Item, bool] | None:
    """The index named before `at` of which a size and a number are told, and whether the number leads."""
    named = (item for item in reversed(items[max(0, at - 12):at]) if item.kind == "index")
    told = ((item, NUMBERED.search(item.value)) for item in named)
    return next(((item, found["before"] is not None) for item, found in told if found), None)


def spread_sizes(items: list[Item]) -> None:
    """ "mid-cap and small-cap indices", "NIFTYCPSE and BSE CG sectors": the noun at the end of a list is every
    member's."""
    for at in backwards(items, 0, 1):
        item, following = items[at], items[at + 1]
        last = next_listed(items, at)
        if item.lower in CUT_SIZES and last is not None and ends_sizes(last) and last.value in CUT_SIZES.values():
            item.kind, item.value = "descriptor", CUT_SIZES[item.lower]  # "the mid and small-cap indices"
        if item.lower in SIZE_WORDS and last is not None and last.lower == "the":
            behind = items[at + 3 if items[at + 2] is last else at + 4:]
            last = behind[0] if behind else None  # "the mid-cap and the small-cap indices"
        if item.lower in SIZE_WORDS and last is not None and ends_sizes(last):
            item.kind, item.value = "descriptor", SIZE_WORDS[item.lower]
        elif last is not None and following.lower != "," and (sibling := sibling_of(item, last)):
            # "BSE MidCap and SmallCap closed 0.98% and 0.52% up"
            last.kind, last.value, last.extra, last.figures = "index", sibling, item.extra, item.figures
        elif last is not None and item.kind == "index" and last.value in CUT_SIZES.values():
            largest_of_list(items, at)
        elif item.kind == "company" and following.lower == "sector":
            item.kind = "sector"  # "the Indian Metals sector"
        elif item.kind == "index" and item.value not in BROAD and not (at and items[at - 1].kind == "count"):
            if following.lower == "sectors" or last is not None and last.kind == "sector":
                item.kind = "sector"


def largest_of_list(items: list[Item], at: int) -> None:
    """ "BSE Small-cap, Mid-cap and Large-cap indices": the large caps of that family, which alone are another index."""
    size, first = next_listed(items, at), items[at]
    while size is not None and size.kind == "descriptor" and size.value in CUT_SIZES.values():
        sibling = sized_like(first.value, size.value)
        if size.value == "LargeCap" and sibling:
            size.kind, size.value, size.extra, size.figures = "index", sibling, first.extra, first.figures
            return
        at = next(k for k, item in enumerate(items) if item is size)
        size = next_listed(items, at) if at + 2 < len(items) else None


def settle_first_of_size(items: list[Item]) -> None:
    """ "the top large-cap gainer", "the largest mid cap decliner": the first of its size."""
    for at in backwards(items, 2):
        noun, size = items[at], items[at - 1]
        if noun.lower not in FIRST_OF_SIZE:
            continue
        if size.lower == "cap" and items[at - 2].lower in CUT_SIZES:
            value, first = CUT_SIZES[items[at - 2].lower], at - 2
        else:
            value, first = SIZE_WORDS.get(size.lower, ""), at - 1
        before = items[first - 1].lower if first else ""
        if value and before in FIRST:
            kind = "worst" if before == "worst" else FIRST_OF_SIZE[noun.lower]
            noun.kind, noun.figures = kind, (kind,)
            size.start, size.kind, size.value = items[first].start, "descriptor", value
            del items[first:at - 1]


def next_listed(items: list[Item], at: int) -> Item | None:
    """The next name of a list: B of "A and B", "A, B", "A, and B"."""
    if items[at + 1].lower not in LISTING:
        return None
    behind = at + 3 if items[at + 1].text == "," and at + 2 < len(items) and items[at + 2].lower in LISTING else at + 2
    return items[behind] if behind < len(items) else None


def settle_siblings(items: list[Item]) -> None:
    """ "BSE MidCap gained 0.15 per cent, SmallCap (0.21 per cent)", "Nifty Midcap 100 rose 1.2% and small-cap 1.1%":
    in a list of indices, the other size of the family named before."""
    named: Item | None = None
    for at, item in enumerate(items):
        if item.kind == "index":
            # "BSE MidCap lost 0.35 per cent, BSE 500 (0.18 per cent) and SmallCap (0.42 per cent)"
            sized = "cap" in item.value.lower() or named is None or named.value.split()[0] != item.value.split()[0]
            named = item if sized else named
        elif item.lower in SIZE_WORDS and named is not None and items[at - 1].lower in ("and", ",", "while", "the"):
            after = items[at + 1] if at + 1 < len(items) else None
            told = after is not None and (after.text == "(" or after.kind in ("rise", "fall", "percent"))
            if told and (sibling := sibling_of(named, item)):
                item.kind, item.value, item.extra, item.figures = "index", sibling, named.extra, named.figures
        if item.lower in SIZE_WORDS and item.kind == "word" and stands_alone(items, at):
            item.kind, item.value = "descriptor", SIZE_WORDS[item.lower]


def stands_alone(items: list[Item], at: int) -> bool:
    """ "The Mid-cap plunged 3.33 per cent while the Small-cap closed 3.51 per cent down": said of their index."""
    before, after = items[at - 1].lower if at else "", items[at + 1:at + 2]
    told = bool(after) and after[0].kind in ("rise", "fall", "close", "unchanged", "flat")
    return told and before in OPENING and items[at].text[0].isupper()


def ends_sizes(item: Item) -> bool:
    """The "small-cap indices" of "mid-cap and small-cap indices", the "BSE 100 indices" of "mid-cap and BSE 100
    indices"."""
    if item.kind == "index":
        return item.lower.endswith((" indices", " indexes"))
    plural = item.lower.endswith(("indices", "indexes", "index", "segments", "gauges", "barometers"))
    return item.kind == "descriptor" and bool(item.value) and plural


def sibling_of(item: Item, size: Item) -> str | None:
    """BSE SmallCap, of "BSE MidCap and SmallCap"."""
    if item.kind != "index" or size.lower not in SIZE_WORDS:
        return None
    return sized_like(item.value, SIZE_WORDS[size.lower])

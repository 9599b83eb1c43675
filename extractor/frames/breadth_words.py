"""Which side of the market the words say was larger: "more decliners than advancers", "twice as many fell as rose",
"breadth favoured the bulls"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.facts.base import Figure
from extractor.frames.glue import is_passive
from extractor.spans.items import Item
from extractor.spans.measures import HEDGES

MORE, FEWER = frozenset({"more", "greater", "larger"}), frozenset({"fewer"})
SAID_TIMES = {"twice": Decimal(2), "double": Decimal(2), "thrice": Decimal(3), "triple": Decimal(3)}
FAVOUR = frozenset({"favour", "favor", "favoured", "favored", "favouring", "favoring", "favours", "favors"})
TILTED = frozenset({"tilted", "skewed", "titled", "inclined", "weighted"})
TOWARDS = frozenset({"towards", "toward", "to"})
BACKERS = {
    "bulls": "advances", "buyers": "advances", "bears": "declines", "sellers": "declines",
}
EVEN, ALIKE = frozenset({"evenly"}), frozenset({"matched", "split", "balanced", "divided", "poised"})
TRAILED = frozenset({"trailed", "trailing", "trail", "lagged"})
COMPARING = MORE | FEWER | TRAILED | SAID_TIMES.keys() | FAVOUR | TILTED | EVEN | {"outnumber", "breadth", "times"}
OPPOSITE = {"advances": "declines", "declines": "advances"}
GOOD = frozenset({"positive", "strong", "healthy", "favourable", "favorable", "upbeat", "robust"})
BAD = frozenset({"negative", "weak", "poor", "bearish"})
STANDS = frozenset("was is were are remained remains stayed stood ended closed seemed looked".split())
WINS = {"rise": "advances", "fall": "declines", "advances": "advances", "declines": "declines"}

Found = tuple[list[Item], dict]


def breadth_words(items: list[Item]) -> list[Found]:
    """ "more decliners than advancers" is plain; "a positive breadth" is loose. The first that is said."""
    for at in range(len(items)):
        for read in (more_than, as_many_as, outnumbering, evenly_matched):
            if found := read(items, at):
                return [found]
    return leaning(items) or loose_breadth(items)


def claim(items: list[Item], larger: str, plain: bool, times: Figure | None = None, near: bool = False) -> Found:
    return items, {"larger": larger, "plain": plain, "times": times, "near": near}


def more_than(items: list[Item], at: int) -> Found | None:
    """ "more decliners than advancers", "fewer losers than winners"."""
    if items[at].lower not in MORE | FEWER or at + 1 == len(items):
        return None
    side = side_near(items, at + 1, 4)
    than = next((k for k in range(at + 1, min(len(items), at + 9)) if items[k].lower == "than"), None)
    if than is None:
        return None
    other = side_near(items, than + 1, 3)
    if not side or not other or side == other:
        return None
    return claim(items[at:than + 2], side if items[at].lower in MORE else other, plain=True)


def as_many_as(items: list[Item], at: int) -> Found | None:
    """ "more than twice as many stocks fell as rose", "three times as many decliners as advancers"."""
    if [item.lower for item in items[at:at + 2]] != ["as", "many"] or not at:
        return None
    sides = [k for k in range(at + 2, min(len(items), at + 12)) if items[k].kind in WINS]
    if len(sides) < 2 or not any(item.lower == "as" for item in items[sides[0] + 1:sides[1]]):
        return None
    first, second = (WINS[items[k].kind] for k in sides[:2])
    times = times_at(items, at - 1)
    if first == second or times is None:
        return None
    return claim(items[at - 1:sides[1] + 1], first, True, times, near=True)


def times_at(items: list[Item], at: int) -> Figure | None:
    """The factor that ends at `at`: "twice", "nearly three times", "2.5 times"."""
    item, first = items[at], at
    if item.lower in SAID_TIMES:
        figure = Figure(SAID_TIMES[item.lower], Decimal(1), item.start, item.end, item.text)
    elif item.kind == "ratio" and isinstance(item.value, Figure):
        figure = item.value
    elif item.kind == "times" and at and items[at - 1].kind in ("count", "number"):
        figure, first = items[at - 1].value, at - 1
    else:
        return None
    before = items[first - 1].kind if first else ""
    return replace(figure, hedge=HEDGES[before]) if before in HEDGES else figure


def outnumbering(items: list[Item], at: int) -> Found | None:
    """ "decliners outnumbered advancers", "the bourse was dominated by losers"."""
    item, trails = items[at], items[at].lower in TRAILED
    if item.kind != "outnumber" and "outnumber" not in (item.figures or ()) and not trails:
        return None
    left, right, passive = side_back(items, at), side_near(items, at + 1, 3), trails or is_passive(items, at)
    if item.lower.startswith("outnumber"):
        left, right = left or OPPOSITE.get(right or ""), right or OPPOSITE.get(left or "")  # "those who rose outnumbered losers"
    around = items[max(0, at - 1):at + 2]
    if left and right and left != right:
        return claim(around, right if passive else left, True)
    alone = (right if passive else left) if item.lower.startswith("dominat") and not (left and right) else None
    return claim(around, alone, False, near=True) if alone else None


def evenly_matched(items: list[Item], at: int) -> Found | None:
    """ "gainers and losers were evenly matched"."""
    if items[at].lower not in EVEN or at + 1 == len(items) or items[at + 1].lower not in ALIKE:
        return None
    before = items[max(0, at - 8):at]
    both = {side_of(item) for item in before} >= {"advances", "declines"}
    told = both or any(item.lower == "breadth" for item in before)
    return claim(items[at:at + 2], "neither", True, near=True) if told else None


def leaning(items: list[Item]) -> list[Found]:
    """ "breadth was tilted in favour of sellers", "the advance-decline ratio favoured the bulls"."""
    told = next((k for k, item in enumerate(items) if item.lower == "breadth" or item.kind == "ratio"), len(items))
    for at in range(told + 1, min(len(items), told + 9)):
        leans = items[at].lower in TOWARDS and any(item.lower in TILTED for item in items[at - 2:at])
        if items[at].lower in FAVOUR or leans:
            near = [item for item in items[at + 1:at + 4] if item.lower in BACKERS or side_of(item)]
            side = (BACKERS.get(near[0].lower) or side_of(near[0])) if near else None
            return [claim(items[told:at + 1], side, False, near=True)] if side else []
    return []


def loose_breadth(items: list[Item]) -> list[Found]:
    words = [item.lower for item in items]
    for at, word in enumerate(words):
        near = set(said_of_breadth(words, at)) if word == "breadth" else set()
        if near & {"from", "turned", "not"}:
            continue
        if near & GOOD and not near & (BAD | {"despite"}):
            return [claim([items[at]], "advances", False)]
        if near & BAD and not near & {"positive"}:
            return [claim([items[at]], "declines", False)]
    return []


def said_of_breadth(words: list[str], at: int) -> list[str]:
    """The words about "breadth"; behind "breadth, which shows the health of the market, was …" those after the verb."""
    start = max(0, at - 3)
    comma = max((k for k in range(start, at) if words[k] == ","), default=start - 1)
    near = words[comma + 1:at]  # not those of "despite this positive mood, breadth …"
    if words[at + 1:at + 2] != [","]:
        return near + words[at + 1:at + 6]
    aside = next((k for k in range(at + 2, min(len(words), at + 16)) if words[k] == ","), at + 1)
    aside = aside if words[aside + 1:aside + 2] and words[aside + 1] in STANDS else at + 1
    return near + words[aside + 1:aside + 5] * (words[aside + 1:aside + 2] != [] and words[aside + 1] in STANDS)


def side_of(item: Item) -> str | None:
    labels = set(item.figures or ())
    if "advances" in labels or "rise" in labels and item.lower in ("advancing", "rising", "gaining"):
        return "advances"
    if "declines" in labels or "fall" in labels and item.lower in ("declining", "falling", "losing"):
        return "declines"
    return None


def side_near(items: list[Item], start: int, reach: int) -> str | None:
    return next((side for item in items[start:start + reach] if (side := side_of(item))), None)


def side_back(items: list[Item], at: int) -> str | None:
    return next((side for item in reversed(items[max(0, at - 3):at]) if (side := side_of(item))), None)

"""Branches and indices that a sentence calls the best or the worst, beside those it lists with them."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.ranking import BOTTOMS, TOPS
from extractor.frames.statement import Sentence, Statement
from extractor.spans.items import Item

BRANCHES = ("sector", "index")
# Another thing is told from here on, so that the list is over.
ENDING = frozenset({"while", "but", "whereas", "although", "though", ";", "meanwhile", "however", "elsewhere", "unlike"})
# Ranked by something else than how far it went.
OTHERWISE = frozenset("point points contribution contributor weight weighting turnover volume value".split())
NAMING = ("performer", "performing", "gainer", "loser", "performance", "riser", "faller", "laggard", "decliner")
LIGHT = DETERMINERS | {"was", "were", "is", "as", "also", "emerged", "ended", "remained", "proved", ","}
REACH = 5


def told_apart(sentence: Sentence) -> list[dict]:
    """Who is said to have gone furthest: the name, its figure, and the figures of those it is ranked with."""
    if any(item.lower in OTHERWISE for item in sentence.items):
        return []
    stated = [one for one in sentence.statements if one.kind in BRANCHES and not one.aside and len(one.subjects) == 1]
    return _followed(sentence.items, stated) or _called(sentence.items, stated)


def _followed(items: list[Item], stated: list[Statement]) -> list[dict]:
    """ "Banks rose 2%, followed by telecoms at 1.8%, and …": each in its turn, and none before the first."""
    for at, item in enumerate(items):
        if item.lower != "followed by":
            continue
        ahead = [one for one in stated if "percent" in one.slots and one.slots["percent"].start < item.start]
        end = next((other.start for other in items[at + 1:] if other.lower in ENDING), items[-1].end + 1)
        if ahead and (rivals := _rivals(ahead[-1], [one for one in stated if item.start < one.start and one.end < end])):
            return [_lead(_way_of(ahead[-1], items[:at]), ahead[-1], rivals)]
    return []


def _way_of(first: Statement, before: list[Item]) -> str:
    ranks = [item.kind for item in before if item.kind in ("best", "worst")]
    return ranks[-1] if ranks else "best" if first.direction == "up" else "worst"


def _called(items: list[Item], stated: list[Statement]) -> list[dict]:
    """ "Energy was the best performing sector, up 1%", "Energy was the weakest sector"."""
    found = []
    for at, item in enumerate(items):
        way = _rank_of(item, items[at + 1] if at + 1 < len(items) else None)
        name = next((other for other in reversed(items[max(0, at - REACH):at]) if other.lower not in LIGHT), None)
        if way is None or name is None or name.kind not in BRANCHES:
            continue
        own = next((one for one in stated if one.subjects[0] is name and "percent" in one.slots), None)
        if own is not None:
            found.append(_lead(way, own, _rivals(own, stated)))
        else:
            found.append({"way": way, "name": name.text, "figure": None, "rivals": [], "items": [name, item]})
    return found


def _rank_of(item: Item, after: Item | None) -> str | None:
    if item.kind in ("best", "worst") and item.lower.endswith(NAMING):
        return item.kind
    ranked = after is not None and after.lower.startswith(("sector", "sub-ind", "subind"))
    return ("best" if item.lower in TOPS else "worst" if item.lower in BOTTOMS else None) if ranked else None


def _rivals(own: Statement, stated: list[Statement]) -> list[Statement]:
    return [
        one for one in stated
        if one is not own and one.kind == own.kind and one.direction == own.direction and "percent" in one.slots
    ]


def _lead(way: str, own: Statement, rivals: list[Statement]) -> dict:
    return {
        "way": way, "name": own.subjects[0].text, "figure": own.slots["percent"],
        "rivals": [one.slots["percent"] for one in rivals], "items": [own.subjects[0], *own.items],
    }

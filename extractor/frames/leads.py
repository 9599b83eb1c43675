"""Branches and indices that a sentence calls the best or the worst, beside those it lists with them."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.ranking import BOTTOMS, EXTREMES, TOPS
from extractor.frames.statement import Sentence, Statement
from extractor.spans.items import Item

BRANCHES = ("sector", "index")
# Another thing is told from here on, so that the list is over.
ENDING = frozenset("while but whereas although though ; meanwhile however elsewhere unlike".split())
# Ranked by something else than how far it went, or against its own past.
OTHERWISE = frozenset("point points contribution contributor weight weighting turnover volume value since".split())
NAMING = ("performer", "performing", "gainer", "loser", "performance", "riser", "faller", "laggard", "decliner")
# "the top performing sectoral index", "the biggest single gain"
OF_A_RANK = frozenset("performing gaining losing falling rising sectoral single declining advancing".split())
FALLING = frozenset({"losing", "falling", "declining"})
MOVES = frozenset("gain gains rise increase advance jump loss losses fall decline drop decrease".split())
LIGHT = DETERMINERS | frozenset(
    "was were is as also emerged ended remained proved posted recorded registered saw had made sector index ,".split()
)
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
        behind = [one for one in stated if item.start < one.start and one.end < end]
        if ahead and (rivals := _rivals(ahead[-1], behind)):
            return [_lead(_way_of(ahead[-1], items[:at]), ahead[-1], rivals)]
    return []


def _way_of(first: Statement, before: list[Item]) -> str:
    ranks = [
        "worst" if item.kind == "best" and "declines" in (following.figures or (following.kind,)) else item.kind
        for item, following in zip(before, [*before[1:], before[-1]])
        if item.kind in ("best", "worst")
    ]  # "led the pack of losers"
    return ranks[-1] if ranks else "best" if first.direction == "up" else "worst"


def _called(items: list[Item], stated: list[Statement]) -> list[dict]:
    """ "Energy was the best performing sector, up 1%", "the weakest sector was energy"."""
    found = []
    for at in range(len(items)):
        way = _rank_at(items, at)
        name = (_name_before(items, at) or _name_behind(items, at)) if way else None
        if way is None or name is None or name.kind not in BRANCHES:
            continue
        own = next((one for one in stated if one.subjects[0] is name and "percent" in one.slots), None)
        if own is not None:
            found.append(_lead(way, own, _rivals(own, stated)))
        else:
            found.append({"way": way, "name": name.text, "figure": None, "rivals": [], "items": [name, items[at]]})
    return found


def _name_before(items: list[Item], at: int) -> Item | None:
    return next((item for item in reversed(items[max(0, at - REACH):at]) if item.lower not in LIGHT), None)


def _name_behind(items: list[Item], at: int) -> Item | None:
    """ "The top gaining sector was utilities"."""
    was = next((k for k in range(at + 1, min(len(items), at + REACH)) if items[k].lower in ("was", "is")), None)
    behind = [item for item in items[was + 1:was + 3] if item.lower not in DETERMINERS] if was is not None else []
    return behind[0] if behind else None


def _rank_at(items: list[Item], at: int) -> str | None:
    """ "best performing", "the weakest sector", "the biggest gain", "lost the most"."""
    item, after = items[at], items[at + 1:at + 4]
    if item.kind in ("best", "worst") and item.lower.endswith(NAMING):
        return item.kind
    if item.kind in ("gainers", "losers") and item.lower.endswith((" most", " hit")):
        return "best" if item.kind == "gainers" else "worst"
    if item.lower not in EXTREMES or not at or items[at - 1].lower != "the":
        return None
    noun = next((other for other in after if other.lower not in OF_A_RANK), None)
    if noun is None:
        return None
    if noun.kind in ("rise", "fall") and noun.lower in MOVES:
        return "best" if noun.kind == "rise" else "worst"
    branch = noun.lower.startswith(("sector", "sub-ind", "subind", "ind"))
    fallen = item.lower in BOTTOMS or any(other.lower in FALLING for other in after)
    return ("worst" if fallen else "best" if item.lower in TOPS else None) if branch else None


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

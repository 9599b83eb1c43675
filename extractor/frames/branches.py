"""A branch told in points is the index of that branch at home: "Property, down by 13.84 points" in a report from
Manila is the PSE Property; "the auto index fell 96 points" behind the BSE Metal is the BSE Auto."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, PREPOSITIONS, is_adverb
from extractor.frames.statement import Sentence
from extractor.spans.items import Item

NEAR = 8
TAILS = frozenset("counter counters index indices indexes sector sub-index subindex gauge which before".split())
FAMILY_OF_EXCHANGE = {"NSE": "Nifty"}
AMID = frozenset({"percent", "period", "exchange", "pronoun", "trade"})  # "closed the session firm as it grew by"
HOUSES = ("BSE ", "Nifty ", "NGX ")
NAMING = frozenset({"sector", "company", "word", "topic", "investor"})
MOVING = frozenset({"rise", "fall", "gainers", "losers", "best", "worst"})
LEVELS = frozenset({"number", "count", "points"})
JOINING = frozenset({",", "and", "&"})
BENCHMARKS = frozenset({"BSE Sensex", "Nifty 50"})
Branches = dict[str, dict[str, tuple[str, dict]]]


def name_branches(sentences: list[Sentence], branches: Branches) -> None:
    """Make indices of the branches that are followed by their points, and know those that the text calls one."""
    family = ""
    for sentence in sentences:
        for at, item in enumerate(sentence.items):
            if item.kind in ("index", "exchange"):
                if not (family and is_benchmark(sentence.items, at)):
                    family = FAMILY_OF_EXCHANGE.get(item.value, item.value.partition(" ")[0])
                if item.kind == "index" and not item.extra and (whole := branches.get(item.value.lower(), {}).get("")):
                    item.value, item.extra = whole  # "the Sensitive Index"
                continue
            naming = item.kind in NAMING or item.kind == "trade" and item.text.istitle()
            named = branches.get(item.lower, {}) if naming else {}
            own, _, branch = item.text.partition(" ")
            if item.kind == "sector" and own in branches.get(branch.lower(), {}):
                family, named = own, branches[branch.lower()]  # "BSE banking and auto indices"
            known = named.get("") or item.kind == "sector" and named.get(family)
            if known and is_index(sentence.items, at):
                item.kind, item.figures, item.pos = "index", ("index",), ""
                item.value, item.extra = known
                if [other.lower for other in sentence.items[at + 1:at + 2]] == ["sector"]:
                    del sentence.items[at + 1]  # "the realty sector index"
            elif named.get("") and (joins_branches(sentence.items, at) or item.text[0].isupper() and tells_of_branch(sentence.items, at)):
                item.kind, item.figures, item.pos, item.value = "sector", ("sector",), "", item.text


def is_benchmark(items: list[Item], at: int) -> bool:
    """ "The Sensex rose … The National Stock Exchange index Nifty too. The realty index gained 38 points": the second
    benchmark of a report, with its exchange, is no word about the branches, which are of the first one's house."""
    while at + 1 < len(items) and (items[at].kind in ("exchange", "descriptor") or items[at].lower in ("'s", "’s")):
        at += 1
    return items[at].kind == "index" and items[at].value in BENCHMARKS


def is_listed_index(items: list[Item], at: int) -> bool:
    """ "Nifty Auto, Metal, and Pharma indices": each of a list that begins with its house."""
    first, last = at, at
    while first and (items[first - 1].kind in ("sector", "index") or items[first - 1].lower in JOINING):
        first -= 1
    first += items[first].lower in JOINING and items[first - 1].lower not in ("sectors", "indices")
    while last + 1 < len(items) and (items[last + 1].kind in ("sector", "index") or items[last + 1].lower in JOINING):
        last += 1
    behind = items[last + 1] if last + 1 < len(items) else items[last]
    most = [item.kind for item in items[last + 2:last + 3]] == ["as-much-as"]  # "rose up to 2 per cent"
    moved = last > first and not most and (behind.kind == "close" or behind.kind in ("rise", "fall") and behind.pos == "verb")
    ranked = behind.kind in ("best", "worst", "gainers", "losers") or behind.lower in ("was", "were", "is", "are", "emerged")
    ahead = [item.kind for item in items[last + 1:last + NEAR + 6]]
    moved |= last > first and ranked and "percent" in ahead and "as-much-as" not in ahead  # "led the losses with 0.2%"
    return (moved or behind.lower in ("indices", "indexes")) and items[first].text.startswith(HOUSES)


def is_index(items: list[Item], at: int) -> bool:
    return is_called_index(items, at) or is_listed_index(items, at) or told_in_points(items, at) or told_at_level(items, at)


def told_at_level(items: list[Item], at: int) -> bool:
    """ "The FMCG index shed 4% to 1,771", "the metal and the auto lost over 2% each to 7,921 and 6,871", "the auto
    sector index suffered the most by falling 3.3% to 5,558, followed by the metal index by 1.2% to 9,120"."""
    last = end_of_list(items, at)
    called: int = last + 1 < len(items) and items[last + 1].lower == "sector"
    called += last + 1 + called < len(items) and items[last + 1 + called].lower in ("index", "indices", "indexes")
    behind = [item for item in items[last + 1 + called:last + 14] if item.kind not in ("hedge-over", "hedge-about") and item.lower != "each"]
    figure = next((k for k, item in enumerate(behind[:7]) if item.kind == "percent"), 0)
    if called and stays_at(behind):
        return True
    listed = bool(called) and figure < 2 and "followed by" in [item.lower for item in items[:at]]
    gapped = behind[:1] != [] and (behind[0].kind == "percent" or behind[0].lower == "by" and figure == 1)
    listed |= gapped and any(has_branch(item) for item in items[:at])
    moved = all(is_light(item) for item in behind[:figure]) and any(item.kind in MOVING for item in behind[:figure])
    while [item.lower if k == 0 else item.kind for k, item in enumerate(behind[figure + 1:figure + 3])] == ["and", "percent"]:
        figure += 2  # "gained 1.2 percent and 0.8 percent to 10,301.2 points and 4,988.1 points respectively"
    tail = behind[figure + 1:figure + 3]
    leveled = len(tail) == 2 and tail[0].lower in ("to", "at") and tail[1].kind in LEVELS and tail[1].value.value >= 100
    return bool(moved or listed) and leveled


def stays_at(behind: list[Item]) -> bool:
    """ "the mining index was unchanged at 58.14"."""
    light = AUXILIARIES - {"at"}
    rest = [item for item in behind[:5] if item.lower not in light and not is_adverb(item.lower)][:3]
    return len(rest) == 3 and rest[0].kind in ("unchanged", "flat") and rest[1].lower == "at" and rest[2].kind in LEVELS


def has_branch(item: Item) -> bool:
    return item.kind == "index" and isinstance(item.extra, dict) and "branch" in item.extra


def joins_branches(items: list[Item], at: int) -> bool:
    """ "banking, manufacturing and processing, and mutual funds saw an increase": the last of a list of sectors."""
    back = at - 1
    while back > 0 and items[back].lower in JOINING:
        back -= 1
    return back < at - 1 and back >= 0 and items[back].kind in ("sector", "index") and items[back + 1].lower in JOINING


def tells_of_branch(items: list[Item], at: int) -> bool:
    """ "Trading dipped 0.3 percent", "followed by Development Bank (1.4 percent)", in a report from Kathmandu."""
    behind = items[at + 1:at + 3]
    called = behind[:1] != [] and behind[0].lower in TAILS
    bracketed = len(behind) == 2 and behind[0].text == "(" and behind[1].kind in ("percent", "points")
    return called or bracketed or behind[:1] != [] and behind[0].kind in ("rise", "fall") and behind[0].pos == "verb"


def is_light(item: Item) -> bool:
    """What may stand between a branch and its figure: "suffered the most by falling"."""
    return item.kind in MOVING or item.lower in TAILS | AUXILIARIES | PREPOSITIONS | {"most", "after"}


def end_of_list(items: list[Item], at: int) -> int:
    """The last of the sectors and indices that are joined from here on."""
    while at + 1 < len(items) and items[at + 1].lower in JOINING:
        behind = at + 2 + (at + 2 < len(items) and items[at + 2].lower == "the")
        if behind >= len(items) or items[behind].kind not in ("sector", "index"):
            break
        at = behind
    return at


def is_called_index(items: list[Item], at: int) -> bool:
    """ "the sensitive index, which measures …, gained 3.61 points": no sector, so nothing but an index."""
    return items[at].kind == "word" and at + 1 < len(items) and items[at + 1].lower == "index"


def told_in_points(items: list[Item], at: int) -> bool:
    """ "Property, down by 13.84 points"; "Services Index was up by 0.29 per cent before closing at 1,616 points"."""
    called = at + 1 < len(items) and items[at + 1].lower == "index"
    for item in items[at + 1:at + NEAR + 4 * called]:
        if item.kind == "points":
            return True
        light = (
            called and (item.kind in AMID or item.lower in ("the", "week", "day", "session", "as"))
            or item.kind in ("rise", "fall", "unchanged", "close", "descriptor", "sector", "punct", "number", "best", "worst")
            or item.kind.startswith("hedge")
            or item.lower in TAILS | AUXILIARIES | PREPOSITIONS
            or is_adverb(item.lower)
        )
        if not light or item.text in (";", "."):
            return False
    return False


def name_of_sector(item: Item) -> str:
    """A sector by its printed name; an index that the text calls a sector by that index's own."""
    own = isinstance(item.extra, dict) and "in" in item.extra and isinstance(item.value, str)
    return item.value if own else item.text

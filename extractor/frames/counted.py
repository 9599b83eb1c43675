"""Lists whose length is told: "five stocks: A, B, …", "the two losers were A and B", "A and B fell 1% and 2%,
respectively"."""

from __future__ import annotations

from extractor.frames.glue import PREPOSITIONS
from extractor.frames.lists import JOINERS, SKIPPED
from extractor.spans.items import MEASURES, Item

NAMED = ("company", "index", "sector")
VALUED = ("percent", "points", "money")
# What follows is set against the names before it, so that its values are not theirs.
OPPOSED = frozenset({"versus", "vs", "against", "compared", "unit", "units", "calls", "forecasts", "estimates"})
MOST, REACH = 12, 9
OPENING = frozenset({":", "—", "–", "namely"})
WHICH_WERE = (["which", "were"], ["which", "are"], ["these", "were"], ["they", "were"])
# "the five gainers were": all of them, where "the top gainers were" tells some.
SIDES = frozenset({"advances", "declines", "gainers", "losers"})
# What stands in the bracket behind a name.
BRACKETED = MEASURES | {"rise", "fall", "code", "word", "company"}


def announced_lists(items: list[Item]) -> list[dict]:
    """ "five stocks: A, B, …": the number, and the names that stand in one list after it up to the end."""
    for at, item in enumerate(items[:-1]):
        if item.kind != "count" or not 2 <= item.value.value <= MOST:
            continue
        opening = _opening(items, at)
        listed = _inside(items, opening) if opening and items[opening].text == "(" else items[opening + 1:]
        names = _listed(listed) if opening else []
        if 2 * len(names) >= item.value.value:  # of fewer, the rest were cut off
            return [{"kind": "list", "stated": int(item.value.value), "counted": len(names), "items": [item, *names]}]
    return []


def _opening(items: list[Item], at: int) -> int:
    """Where the list begins that a count announces; 0 where it announces none."""
    if items[at + 1].kind == "counted":
        if at + 2 < len(items) and items[at + 2].text == "(":
            return at + 2
        return next((k for k in range(at + 2, min(len(items), at + REACH)) if items[k].lower in OPENING), 0) or _which_were(items, at)
    whole = at > 0 and items[at - 1].lower in ("the", "only", "top")
    side = {items[at + 1].kind, *(items[at + 1].figures or ())} & SIDES
    told = items[at + 2].lower in ("were", "are", ":") if at + 2 < len(items) else False
    if whole and items[at + 1].kind == "actives":
        # "the three most active counters were"
        return next((k for k in range(at + 2, min(len(items), at + 5)) if items[k].lower in ("were", "are", ":")), 0)
    return at + 2 if whole and side and told else 0


def _which_were(items: list[Item], at: int) -> int:
    """ "only four counters gained, which were A, B and C"."""
    alone = at > 0 and items[at - 1].lower in ("only", "just")
    ahead = range(at + 2, min(len(items) - 1, at + REACH))
    return next((k + 1 for k in ahead if alone and [one.lower for one in items[k:k + 2]] in WHICH_WERE), 0)


def _inside(items: list[Item], opening: int) -> list[Item]:
    """The list that a bracket holds: "(A, B and C)", where "(A, B)" may be some of them."""
    closed = next((k for k in range(opening, len(items)) if items[k].text == ")"), opening)
    inside = items[opening + 1:closed]
    return inside if any(item.lower in ("and", "&") for item in inside) else []


def _listed(items: list[Item]) -> list[Item]:
    """The names of a list that goes on to the end, each perhaps with its figure; none where anything else is said."""
    names: list[Item] = []
    inside = False
    for item in items:
        if item.text in ("(", ")"):
            inside = item.text == "("
        elif inside:
            if item.kind not in BRACKETED:
                return []
        elif item.kind == "company":
            names.append(item)
        elif item.kind not in MEASURES and item.lower not in JOINERS and item.lower not in SKIPPED and item.text != ".":
            return []
    return names


def respective_lists(items: list[Item]) -> list[dict]:
    """ "A, B and C gained 1% and 2%, respectively": how many names and how many values."""
    for at, item in enumerate(items):
        if item.lower != "respectively":
            continue
        values = run_before(items, at, VALUED)
        names = one_by_one(run_before(items, position(items, values[0]), NAMED, over_words=True)) if values else []
        whole = len(values) > 1 and len(names) > 1 and is_whole_list(items, names[0]) and not goes_on(items, names[-1])
        if whole and is_one_a_joint(items, names):
            told = [*names, *values, item]
            return [{"kind": "respectively", "stated": len(names), "counted": len(values), "items": told}]
    return []


def lone_lists(items: list[Item]) -> list[dict]:
    """ "A were the losers, falling by $2 and $3, respectively": several are told of, and one is named."""
    for at in range(1, len(items) - 3):
        names = one_by_one(run_before(items, at, ("company",))) if items[at].lower in ("were", "are") else []
        side = next((item for item in items[at + 1:at + 4] if item.kind in SIDES), None)
        if len(names) != 1 or side is None or items[at - 1] is not names[0] or not is_whole_list(items, names[0]):
            continue
        end = next((k for k in range(at, len(items)) if items[k].lower == "respectively"), at)
        values = run_before(items, end, VALUED)
        if len(values) > 1 and "and" not in names[0].lower.split():
            told = [*names, side, *values, items[end]]
            return [{"kind": "respectively", "stated": 1, "counted": len(values), "items": told}]
    return []


def run_before(items: list[Item], end: int, kinds: tuple[str, ...], over_words: bool = False) -> list[Item]:
    """The last list of items of one of the kinds before a place, only joined by commas and "and"."""
    found: list[Item] = []
    for item in reversed(items[max(0, end - 30):end]):
        if item.kind in kinds and (not found or item.kind == found[0].kind):
            found.insert(0, item)
        elif (
            item.lower not in (",", "and")
            and not (found and over_words and item.lower == "the")
            and (found or not over_words or item.text in (";", ":", "(", ")") or item.lower in OPPOSED)
        ):
            break
    return found


def one_by_one(names: list[Item]) -> list[Item]:
    """Each once: an index and the code behind it are one; two branches of one sector are two."""
    known = {name.lower if name.kind == "sector" else str(name.value or name.text): name for name in reversed(names)}
    return list(known.values())[::-1]


def is_one_a_joint(items: list[Item], names: list[Item]) -> bool:
    """Whether a comma or "and" parts every two of the names; else one of them is not known for what it is."""
    between = [item.text for item in items[position(items, names[0]) : position(items, names[-1])]]
    joints = sum(text in (",", "and") and after != "and" for text, after in zip(between, [*between[1:], ""]))
    return joints == len(names) - 1


def position(items: list[Item], wanted: Item) -> int:
    return next(at for at, item in enumerate(items) if item is wanted)


def goes_on(items: list[Item], last: Item) -> bool:
    """A name that we do not know stands behind the last of those that we do: "A, B, and foo saw …"."""
    behind = [item.lower for item in items[position(items, last) + 1:][:2]]
    return behind[:1] in (["and"], ["&"]) or behind in ([",", "and"], [",", "&"])


def is_whole_list(items: list[Item], first: Item) -> bool:
    """No name that we do not know stands before the first of those that we do: "Foo, A and B" is a list of three."""
    at = position(items, first)
    before = items[at - 1] if at else None
    return before is None or (
        before.lower not in (",", "and", "&", "as", "/")
        and before.lower not in PREPOSITIONS
        and not (before.text[:1].isupper() and at > 1)
    )

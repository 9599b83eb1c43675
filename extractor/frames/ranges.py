"""Ranges and extents, which are nobody's own figure: "fell 1% - 3%", "rose between 2% to 5%", "closed up to 0.4% lower"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import HEDGES, Item

DASHES = frozenset({"-", "–", "—"})
RANGING = frozenset({"range of", "between", "ranging between", "in between"})
NAMED = frozenset({"company", "sector", "counted", "descriptor", "index", "instrument", "topic"})
COMPARED = frozenset({"rise", "fall"})


def part_extents(items: list[Item]) -> None:
    """ "closed up to 0.4 per cent lower", "ended up to 2% higher": how far at most; "closed up" is none of it."""
    for at in backwards(items, 0, 3):
        closed, to, percent, way = items[at:at + 4]
        if closed.lower.endswith(" up") and to.lower == "to" and percent.kind == "percent" and way.kind in COMPARED:
            to.kind, to.figures, to.start = "as-much-as", ("as-much-as",), closed.end - len("up")
            to.text = to.lower = "up to"
            closed.end -= len(" up")
            closed.kind, closed.figures, closed.pos = "close", ("close",), ""
            closed.text, closed.lower = closed.text[:-len(" up")], closed.lower[:-len(" up")]


def join_ranges(items: list[Item]) -> None:
    """ "fell 1% - 3%", "rose between 2% to 5%", "in the range of 1.2% and 2.9%": the two ends of one range, and nobody's
    own figure."""
    for at in backwards(items, 1, 1):
        least, most = items[at], items[at + 1]
        joint = ""
        if most.kind != "percent" and at + 2 < len(items):
            joint, most = most.lower, items[at + 2]
        if most.kind != "percent" or least.kind not in ("percent", "count", "number") or least.value is None:
            continue
        signed = most.extra.get("sign")
        dashed = joint in DASHES and not signed or not joint and signed == -1 and least.kind == "percent"
        spread = 0 <= least.value.value < abs(most.value.value) and not least.extra.get("sign")
        if spread and (dashed or joint in ("to", "and") and is_range(items, at, joint)):
            least.kind, least.figures, least.value = "range", ("range",), None
            least.end, least.text = most.end, f"{least.text} {joint or '-'} {most.text}"
            least.lower = least.text.lower()
            del items[at + 1:at + 2 + bool(joint)]


def is_range(items: list[Item], at: int, joint: str) -> bool:
    """Whether words say that two figures are the ends of a range, or they are told of several at once."""
    if joint == "to" and items[at - 1].kind == "hedge-about":
        return True  # "have hovered around 0.8% to 1.2%"
    before = next((item for item in reversed(items[:at]) if item.kind not in HEDGES), items[at])
    if before.lower in RANGING or joint == "to" and before.lower == "from" and items[at - 2].lower in ("ranging", "ranged"):
        return True
    named = next((item for item in reversed(items[:at]) if item.kind in NAMED), None)
    led = {"rise", "fall"} & {before.kind, *(before.figures or ())} or before.lower == "by"
    of_some = items[at].kind != "percent" or named is not None and named.kind in ("company", "sector", "counted")
    return joint == "to" and bool(led) and of_some

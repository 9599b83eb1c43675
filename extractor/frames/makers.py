"""What a matched frame says: its slots and fixed fields become findings. One function for each kind that a frame
may make."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NamedTuple

from extractor.facts.base import Figure
from extractor.frames.alphabet import SIDE_UP
from extractor.frames.breadth import BreadthReader
from extractor.frames.ladder import climb
from extractor.frames.results import ResultReader
from extractor.frames.sides import all_but
from extractor.frames.statement import Context, Finding
from extractor.spans import numerals
from extractor.spans.items import Item
from extractor.spans.measures import HEDGES

COUNTS = frozenset(
    {
        "advances", "declines", "unchanged", "total", "new_highs", "new_lows", "upper_circuit", "lower_circuit",
        "untraded", "suspended",
    }
)
FINEST = Decimal("0.0001")


@dataclass(slots=True)
class Match:
    """One match: the items of every slot, in the order of the text, and the fields the frame sets."""

    rule: str
    slots: dict[str, list[Item]]
    fixed: dict[str, Any]
    items: list[Item]
    context: Context

    def one(self, slot: str) -> Item | None:
        return self.slots[slot][0] if self.slots.get(slot) else None

    def text(self, slot: str) -> str | None:
        return " ".join(item.text for item in self.slots[slot]) if self.slots.get(slot) else None

    def figures(self, *slots: str) -> dict[str, Figure]:
        return {slot: figure for slot in slots if (figure := self.figure(slot)) is not None}

    def figure(self, slot: str) -> Figure | None:
        """The slot's numeral, hedged by the word in front of it: "more than three"."""
        item = self.one(slot)
        if item is None or not isinstance(item.value, Figure):
            return None
        at = next(at for at, other in enumerate(self.items) if other is item)
        hedge = HEDGES.get(self.items[at - 1].kind, "") if at else ""
        return replace(item.value, hedge=item.value.hedge or hedge)

    def captured(self) -> list[Item]:
        return [item for items in self.slots.values() for item in items]


class Kind(NamedTuple):
    """A kind of statement: what makes it, the slots a frame may capture for it, and the fields it may set."""

    make: Callable[[Match], list[Finding]]
    slots: frozenset[str]
    sets: frozenset[str]


# Breadth ---------------------------------------------------------------------------------------------------------


def make_breadth(match: Match) -> list[Finding]:
    fields = {"universe": universe(match), "of": counted(match)}
    finding = Finding("breadth", fields, items=match.captured(), rules=[match.rule])
    finding.figures = match.figures(*COUNTS & match.slots.keys())
    if (but := match.figure("but")) is not None and (total := match.figure("total")) is not None:
        finding.figures[match.fixed["rest"]] = all_but(but, total)
    put_sides(match, finding)
    put_ratio(match, finding)
    return [finding] if finding.figures else []


def universe(match: Match) -> str | None:
    stated = match.one("universe")
    first = min(match.captured(), key=lambda item: item.start)
    at = next(at for at, item in enumerate(match.items) if item is first)
    return (
        stated.value
        if stated
        else match.fixed.get("universe") or BreadthReader(match.items, match.context).universe_at(at)
    )


def counted(match: Match) -> str:
    named = match.one("of")
    if named is not None:
        return named.value if named.value in ("sectors", "indices") else "stocks"
    return match.fixed.get("of", "stocks")


def sides(match: Match) -> tuple[str, str] | None:
    """Which side is named first and which second; the second may go without saying."""
    first = match.one("first")
    if first is None and "first" not in match.fixed:
        return None
    up = bool({*first.figures, first.kind} & (SIDE_UP | {"rise"})) if first else match.fixed["first"] == "advances"
    return ("advances", "declines") if up else ("declines", "advances")


def put_sides(match: Match, finding: Finding) -> None:
    """ "gainers beat losers 612 to 301", "losers led gainers 18-12"."""
    order = sides(match)
    pair = pair_of(match, "counts") or (match.figure("first_count"), match.figure("second_count"))
    if order:
        finding.figures |= {side: figure for side, figure in zip(order, pair, strict=True) if figure is not None}


def put_ratio(match: Match, finding: Finding) -> None:
    left, right = pair_of(match, "odds") or (match.figure("left"), match.figure("right"))
    order = sides(match)
    if (stated := match.figure("ratio")) is not None:
        finding.figures["ratio"] = stated
    elif left is not None and (right is None or right.value):
        finding.figures["ratio"] = ratio(left, right)
    if "ratio" in finding.figures:
        finding.fields["ratio_of"] = match.fixed.get("ratio_of") or "/".join(order or ("advances", "declines"))


def pair_of(match: Match, slot: str) -> tuple[Figure, Figure] | None:
    """The two figures of an item such as 3-to-2, 5:1 or 18-12."""
    item = match.one(slot)
    if item is None:
        return None
    if isinstance(item.value, tuple):
        return item.value
    found = list(re.finditer(r"\d[\d,]*(?:\.\d+)?", item.text))
    if len(found) != 2:
        return None
    left, right = (printed(item, one) for one in found)
    return (left, right) if left and right else None


def printed(item: Item, found: re.Match) -> Figure | None:
    numeral = numerals.parse(found.group())
    start = item.start + found.start()
    return numeral and Figure(numeral.value, numeral.step, start, start + len(found.group()), found.group())


def ratio(left: Figure, right: Figure | None) -> Figure:
    """So many to so many (to one, where nothing else is said), good to the last digit of the first."""
    base = right.value if right else Decimal(1)
    value, last = left.value / base, right or left
    rounded = value.quantize(FINEST) if value != value.quantize(FINEST) else value
    text = f"{left.text}-to-{right.text}" if right else left.text
    return Figure(
        rounded.normalize() + 0,
        max(left.step / base, FINEST),
        min(left.start, last.start),
        max(left.end, last.end),
        text,
        left.hedge or "about",
    )


# Ratings ---------------------------------------------------------------------------------------------------------


def make_rating(match: Match) -> list[Finding]:
    origin, goal = match.one("from"), match.one("to")
    steps = [item for slot in ("from", "to", "by", "direction") for item in match.slots.get(slot, ())]
    fields = {
        "measure": match.fixed.get("measure") or measure(origin, goal),
        "from_": origin and origin.text,
        "to": goal and goal.text,
        "direction": direction(match, origin, goal),
        "by": match.text("by") or match.fixed.get("by"),
    }
    return [
        Finding("rating_change", {"company": company.value, **fields}, items=[company, *steps], rules=[match.rule])
        for company in companies(match)
    ]


def companies(match: Match) -> list[Item]:
    return [item for item in match.slots["companies"] if item.kind in ("company", "dateline")]


def measure(*grades: Item | None) -> str:
    return "rating" if any(grade is not None and "rating" in grade.figures for grade in grades) else "technical"


def direction(match: Match, origin: Item | None, goal: Item | None) -> str | None:
    """As the frame or its verb says; else as the two grades stand on their scale."""
    verb = match.one("direction")
    said = match.fixed.get("direction") or verb and verb.kind
    return said or climb(origin.lower if origin else None, goal.lower if goal else None)


# Result dates and flows --------------------------------------------------------------------------------------------


def make_result(match: Match) -> list[Finding]:
    stamp = match.one("date")
    day = (
        ResultReader(match.items, match.context, False).day(stamp)
        if stamp is not None and stamp.kind == "date"
        else None
    )
    fields = {"date": day, "status": match.fixed.get("status", "upcoming")}
    more = [stamp] if stamp else []
    return [
        Finding("result_date", {"company": company.value, **fields}, items=[company, *more], rules=[match.rule])
        for company in companies(match)
    ]


def make_flow(match: Match) -> list[Finding]:
    """Money in, or (`side = "sell"`) out: the net is signed, what was bought and sold is not."""
    investor, side = match.one("investor"), match.fixed.get("side")
    name = investor.value if investor else match.fixed.get("investor", "foreign")
    figures = match.figures("net", "buy", "sell")
    money = next(item for slot in ("net", "buy", "sell") if (item := match.one(slot)) is not None)
    if side == "sell" and "net" in figures:
        figures["net"] = replace(figures["net"], value=-abs(figures["net"].value))
    fields = {"investor": name, "side": side, "side_of_net": side, "currency": (money.extra or {}).get("currency")}
    return [Finding("flow", fields, figures, match.captured(), [match.rule])]


# What is no fact ---------------------------------------------------------------------------------------------------


def make_aside(match: Match) -> list[Finding]:
    """Nothing is said that a record holds: the numerals are set aside for the reason the frame gives."""
    for item in match.captured():
        if isinstance(item.extra, dict):
            item.extra["aside"] = match.fixed["reason"]
    return []


KINDS: dict[str, Kind] = {
    "breadth": Kind(
        make_breadth,
        COUNTS
        | {
            "ratio", "left", "right", "odds", "first", "second", "first_count", "second_count", "counts", "but",
            "universe", "of",
        },
        frozenset({"universe", "of", "ratio_of", "rest", "first"}),
    ),
    "rating_change": Kind(
        make_rating,
        frozenset({"companies", "from", "to", "by", "direction"}),
        frozenset({"measure", "direction", "by"}),
    ),
    "result_date": Kind(make_result, frozenset({"companies", "date"}), frozenset({"status"})),
    "flow": Kind(make_flow, frozenset({"investor", "net", "buy", "sell"}), frozenset({"side", "investor"})),
    "aside": Kind(make_aside, frozenset({"numeral", "other"}), frozenset({"reason"})),
}
NEEDED = {"rating_change": {"companies"}, "result_date": {"companies"}, "flow": {"investor"}, "aside": {"numeral"}}

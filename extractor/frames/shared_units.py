"""Figures that share the unit of the last of them, "fell 7.3 and 5.4 percent, respectively", and a unit that is one
itself: "slipped a per cent"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.facts.base import Figure
from extractor.frames.walks import backwards
from extractor.spans.currencies import AFTER
from extractor.spans.items import Item

SINGLE = frozenset({"cent", "sen", "peso", "rupee", "paisa", "centavo", "penny", "baht", "shilling", "satang", "kobo"})
ENDING_UP = frozenset({"up", "down", "off"})  # and "higher", "firmer": "was a cent up"
UNITS = frozenset({"percent"})
LEADING_TO = frozenset({"to", "at", "of"})
MOVING = frozenset({"rise", "fall", "close", "open", "trade"})
GLUE = frozenset({",", "and"})
ORDERING = frozenset({"respective", "order"})


def settle_order(items: list[Item]) -> None:
    """ "A, B and C dropped 13 percent; 10 percent and 3 percent in that order" is "…, respectively", and so is "a respective
    13 percent"."""
    for item in items:
        if item.lower == "respective":
            item.text = item.lower = "respectively"
    for at in backwards(items, 1, 2):
        if items[at].lower == "in" and [item.lower for item in items[at + 1:at + 3]] in (["that", "order"], ["this", "order"]):
            items[at].text = items[at].lower = "respectively"
            items[at].end = items[at + 2].end
            del items[at + 1:at + 3]
            for one, semicolon, other in zip(items, items[1:at], items[2:at]):
                if semicolon.text == ";" and one.kind == other.kind and one.kind in ("percent", "money"):
                    semicolon.text = semicolon.lower = ","


def sign_both_ways(items: list[Item]) -> None:
    """ "A and B fell 12 points and rose 66 points, respectively": each figure takes the sign of its own verb."""
    for at in backwards(items, 1, 4):
        told = [item for item in items[at:at + 9] if item.lower != "by"][:7]
        if items[at].kind not in ("rise", "fall") or len(told) < 5:
            continue
        verb, figure, joint, other, second = told[:5]
        if (
            {verb.kind, other.kind} == {"rise", "fall"}
            and joint.lower == "and"
            and figure.kind == second.kind
            and figure.kind in ("percent", "points")
            and any(item.lower == "respectively" for item in told[5:])
        ):
            for way, one in ((verb, figure), (other, second)):
                sign = 1 if way.kind == "rise" else -1
                one.extra = {**one.extra, "sign": sign}
                one.value = replace(one.value, value=abs(one.value.value) * sign)
            verb.kind, verb.figures, verb.pos = "word", (), ""
            items[at:at + 7] = [item for item in items[at:at + 7] if item is not other and item.lower != "by"]


def share_units(items: list[Item]) -> None:
    """Give the bare numbers of a list the unit of its end; for sentences that share them out."""
    unit: Item | None = None  # of the figure that the walk from the right has met last, nothing but glue between
    for item in reversed(items):
        if item.kind in UNITS:
            unit = item
        elif unit is not None and item.kind in ("number", "count") and item.value is not None and not item.used:
            item.kind, item.figures, item.extra = (
                unit.kind,
                unit.figures,
                {**(unit.extra or {}), **(item.extra or {}), "sign": None},
            )
        elif item.lower not in GLUE:
            unit = None
    share_money(items)
    share_coins(items)
    share_points(items)


def name_single(items: list[Item]) -> None:
    """ "lost a peso to P138", "both moved up a cent", "ended with a rupee gain": one of it."""
    for at in backwards(items, 1, 1):
        before, article, unit = items[at - 1:at + 2]
        moved = {"rise", "fall"} & {before.kind, *(before.figures or ())} or before.lower == "by"
        moved = moved or before.lower == "with" and at + 2 < len(items) and items[at + 2].kind in ("rise", "fall")
        behind = items[at + 2] if at + 2 < len(items) else None
        moved = moved or behind is not None and (behind.lower in ENDING_UP or behind.kind in ("rise", "fall") and behind.lower.endswith("er"))
        if article.lower == "a" and moved and unit.lower in SINGLE and unit.kind in ("word", "instrument"):
            currency, power = AFTER.get(unit.lower) or AFTER[f"{unit.lower}s"]
            one = Decimal(1).scaleb(power)
            text = f"{article.text} {unit.text}"
            article.kind, article.text, article.lower, article.end = "money", text, text.lower(), unit.end
            article.value = Figure(one, one, article.start, article.end, text)
            article.extra = {"sign": 0, "currency": currency, "numeral": None}
            del items[at + 1]


def share_money(items: list[Item]) -> None:
    """ "gained Re. 0.29 and 0.02 to close at …, respectively": the first says in what money the others are."""
    money: Item | None = None
    for item in items:
        if item.kind == "money":
            money = item
        elif money is not None and item.kind == "number" and item.value is not None and "." in item.text:
            item.kind, item.figures = money.kind, money.figures
            item.extra = {**(item.extra or {}), "currency": money.extra["currency"], "sign": None}
        elif item.lower not in GLUE:
            money = None


def share_coins(items: list[Item]) -> None:
    """ "lost 23 and 19 sen to …, respectively": the last says in what coin the first is."""
    for verb, one, joint, money in zip(items, items[1:], items[2:], items[3:]):
        _, power = AFTER.get(money.text.lower().rpartition(" ")[2], (None, 0)) if money.kind == "money" else (None, 0)
        bare = one.kind in ("count", "number") and one.value is not None and not one.used and joint.lower == "and"
        if power and bare and (verb.lower == "by" or {"rise", "fall"} & {verb.kind, *verb.figures}):
            one.kind, one.figures = money.kind, money.figures
            one.extra = {**money.extra, "currency": money.extra["currency"]}
            one.value = replace(one.value, value=one.value.value.scaleb(power), step=one.value.step.scaleb(power))


def share_points(items: list[Item]) -> None:
    """ "ended 120.5 and 41.2 points up at …, respectively" is a change each; "closed at 484.44 and 185.33 points" is two
    levels."""
    for lead, one, joint, points in zip(items, items[1:], items[2:], items[3:]):
        bare = one.kind in ("count", "number") and one.value is not None and not one.used and joint.lower == "and"
        if points.kind != "points" or not bare:
            continue
        if lead.lower.rpartition(" ")[2] in LEADING_TO:
            points.kind, points.figures = "number", ("number",)
        elif lead.lower == "by" or lead.kind in MOVING:
            one.kind, one.figures, one.extra = points.kind, points.figures, {**(points.extra or {}), **(one.extra or {})}


def count_units(items: list[Item]) -> None:
    """ "slipped a per cent", "gained nearly a percent": about one."""
    for at, item in enumerate(items):
        if item.kind != "percent-sign" or at < 2 or items[at - 1].lower != "a":
            continue
        before = items[at - 2]
        after = items[at + 1] if at + 1 < len(items) else before
        said = before.kind in ("close", "trade") and after.kind in ("rise", "fall")  # "traded a percent higher"
        if said or before.kind in ("rise", "fall") or before.kind.startswith("hedge") or before.lower in ("by", "of"):
            item.kind, item.figures = "percent", ("percent",)
            item.value = Figure(Decimal(1), Decimal(1), item.start, item.end, item.text, "about")
            item.extra = {"sign": 0, "currency": None, "numeral": None}


def level_units(items: list[Item]) -> None:
    """ "closing at 40,465.20 basis points": what Lagos and Nairobi call the points of an index."""
    for before, item in pairwise([items[0], *items]):
        figure = item.value if item.kind == "basis-points" else None
        if before.kind in ("rise", "fall") or before.lower in ("by", "or"):
            continue  # "rose by 4,904.2 basis points", "3.4 per cent or 1,420 base points": not where it stands
        if figure is not None and (figure.value >= 1000 or figure.value >= 100 and figure.step < 1):
            item.kind, item.figures = "number", ("number",)

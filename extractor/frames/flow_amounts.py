"""What several amounts of one class of investors are to each other: of one day, gross or net, in or out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from extractor.facts.base import Figure
from extractor.spans.items import Item

SCALES = ("million", "billion", "bn", "mn", "mln", "bln", "m")
COUNTED = frozenset({"shares", "units", "stocks", "securities", "trades", "deals"})


@dataclass(slots=True)
class Amount:
    """One amount of money with all that it belongs to."""

    item: Item
    side: str
    net: bool
    investors: list[Item]
    day: Any = None
    told: bool = True  # whether its side is told of it, and not only of the amount before


def of_one_day(amounts: list[Amount]) -> list[Amount]:
    """ "FIIs bought X and sold Y on Tuesday; their net outflow was Z": all of Tuesday."""
    found = list(amounts)
    if len(amounts) > 1 and len({(one.investors[0].value, one.side) for one in amounts[:2]}) == 2:
        one, other, *rest = amounts
        same = one.investors[0].value == other.investors[0].value and not one.net and not other.net
        if same and one.day is None and other.day is not None:
            found = [replace(one, day=other.day), other]
            found += [replace(each, day=other.day) if each.net and each.day is None else each for each in rest]
    return found


def signed(amount: Amount, gross: dict[str, Figure]) -> Figure:
    """Money that went out is negative, however it is printed; of "gross selling Rs 80 crore, i.e. net Rs 18 crore" the
    gross amounts tell the way."""
    figure, way = amount.item.value, amount.side
    if not amount.told and gross.keys() >= {"buy", "sell"}:
        way = "buy" if abs(gross["buy"].value) > abs(gross["sell"].value) else "sell"
    value = abs(figure.value)
    return replace(figure, value=value if way == "buy" else -value)


def lend_currency(items: list[Item]) -> None:
    """ "sold 1.12 billion baht, and institutions 402 million": the first says in what money all are."""
    money: Item | None = None
    for at, item in enumerate(items):
        if item.kind == "money":
            money = item
        elif money is not None and item.kind in ("number", "count") and not item.used and is_bare_amount(items, at):
            item.kind, item.figures = "money", ("money",)
            item.extra = {**(item.extra or {}), "currency": money.extra["currency"]}


def is_bare_amount(items: list[Item], at: int) -> bool:
    """ "402 million", "1.39bn", and not "402 million shares"."""
    behind = [item for item in items[at + 1:at + 3] if item.lower not in ("of", "the", "listed")]
    counted = bool(behind) and (behind[0].kind in ("counted", "topic") or behind[0].lower in COUNTED)
    return items[at].text.lower().endswith(SCALES) and not counted

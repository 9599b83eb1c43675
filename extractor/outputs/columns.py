"""What the table shows of each kind of fact: headings, and the text of a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extractor.outputs.shown import shown


@dataclass(frozen=True)
class Column:
    heading: str
    cell: Callable[[Any], str]
    numeric: bool = False


def number(value: Decimal | float | None, sign: bool = False) -> str:
    """Grouped by thousands, with the decimals that were printed."""
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return f"+{text}" if sign and value > 0 else text


def percent(fact: Any) -> str:
    """The signed percentage, `~` before it where the text hedges."""
    if fact.percent is None:
        return ""
    return ("~" if getattr(fact, "approximate", False) else "") + number(fact.percent, sign=True) + "%"


def slot(name: str) -> Callable[[Any], str]:
    """The cell of a slot of words."""
    return lambda fact: "" if getattr(fact, name) is None else shown(getattr(fact, name))


def figure(name: str, sign: bool = False) -> Callable[[Any], str]:
    """The cell of a slot of numbers."""
    return lambda fact: number(getattr(fact, name), sign)


def money(name: str, sign: bool = False) -> Callable[[Any], str]:
    """The cell of an amount, its currency before it."""

    def cell(fact: Any) -> str:
        amount = number(getattr(fact, name), sign)
        return f"{shown(fact.currency)} {amount}" if amount and fact.currency else amount

    return cell


def several(**names: str) -> Callable[[Any], str]:
    """Slots that are seldom filled, named in one cell: `prev 84,100.10, high 85,002`."""

    def cell(fact: Any) -> str:
        filled = ((label, getattr(fact, name)) for label, name in names.items())
        return ", ".join(
            f"{label} {number(value) if isinstance(value, (Decimal, int)) else shown(value)}"
            for label, value in filled
            if value is not None
        )

    return cell


def _when(fact: Any) -> str:
    return " ".join(shown(part) for part in (fact.period, fact.session) if part)


def _span(fact: Any) -> str:
    """The period, where it is not the day that a list of companies or sectors is about anyhow."""
    return "" if fact.period in (None, "1d") else shown(fact.period)


def _company(fact: Any) -> str:
    return shown(fact.company) + (f" ({shown(fact.ticker)})" if fact.ticker else "")


def _counted(fact: Any) -> str:
    name = shown(fact.universe) if fact.universe else "–"
    return name if fact.of == "stocks" else f"{name} ({shown(fact.of)})"


DIRECTION = Column("", slot("direction"))
PERCENT = Column("%", percent, numeric=True)
PERIOD = Column("Period", _span)
DAY = Column("Day", slot("as_of"))

ALSO, BY = "Also", "By"  # what goes under a table that is too wide

HEADINGS = {
    "index_moves": "Index moves",
    "breadth": "Breadth",
    "movers": "Movers",
    "rating_changes": "Rating changes",
    "result_dates": "Result dates",
    "sector_moves": "Sector moves",
    "flows": "Flows",
    "quotes": "Quotes",
}

COLUMNS: dict[str, list[Column]] = {
    "index_moves": [
        Column("Index", slot("index")),
        Column("Period", _when),
        DIRECTION,
        PERCENT,
        Column("Points", figure("points", sign=True), numeric=True),
        Column("Level", figure("level"), numeric=True),
        Column(ALSO, several(prev="previous_close", open="open", high="high", low="low", day="as_of")),
    ],
    "breadth": [
        Column("Universe", _counted),
        Column("Up", figure("advances"), numeric=True),
        Column("Down", figure("declines"), numeric=True),
        Column("Flat", figure("unchanged"), numeric=True),
        Column("Total", figure("total"), numeric=True),
        Column("Ratio", figure("ratio"), numeric=True),
        Column("of", slot("ratio_of")),
        Column(
            ALSO,
            several(
                **{
                    "new highs": "new_highs",
                    "new lows": "new_lows",
                    "upper circuit": "upper_circuit",
                    "lower circuit": "lower_circuit",
                    "untraded": "untraded",
                    "suspended": "suspended",
                    "day": "as_of",
                },
            ),
        ),
    ],
    "movers": [
        Column("Company", _company),
        Column("Role", slot("role")),
        DIRECTION,
        PERCENT,
        Column("Change", money("change", sign=True), numeric=True),
        Column("Price", money("price"), numeric=True),
        PERIOD,
        Column("Among", slot("group")),
    ],
    "rating_changes": [
        Column("Company", slot("company")),
        Column("Measure", slot("measure")),
        Column("", slot("direction")),
        Column("From", slot("from_")),
        Column("To", slot("to")),
        Column(BY, slot("by")),
    ],
    "result_dates": [
        Column("Company", slot("company")),
        Column("Date", slot("date")),
        Column("Status", slot("status")),
    ],
    "sector_moves": [Column("Sector", slot("sector")), DIRECTION, PERCENT, PERIOD],
    "flows": [
        Column("Investor", slot("investor")),
        Column("Net", money("net", sign=True), numeric=True),
        Column("Bought", money("buy"), numeric=True),
        Column("Sold", money("sell"), numeric=True),
        DAY,
    ],
    "quotes": [
        Column("Instrument", slot("instrument")),
        Column("Kind", slot("kind")),
        DIRECTION,
        Column("Level", figure("level"), numeric=True),
        PERCENT,
        Column("Change", figure("change", sign=True), numeric=True),
        Column("Unit", slot("unit")),
    ],
}

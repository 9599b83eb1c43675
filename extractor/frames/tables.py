"""Rows of a table: "S&P 500 (SPX) 4,486.75 +45.08 +1.01", "Sensex | 82,814.73 | -504.22 | -0.61%".

The header says which column is which, else the arithmetic does: of all ways to take three figures for a level, a
change and a per cent, only one can be true.
"""

from __future__ import annotations

import re
from itertools import permutations

from extractor.facts.base import BY_SIGN, Figure
from extractor.frames.statement import Context, Statement
from extractor.spans.items import Item

NUMERIC = frozenset({"number", "count", "percent", "points", "money"})
SUBJECTS = frozenset({"index", "company", "instrument"})
RULES = ("header/row", "sum/row")
COLUMNS = re.compile(
    r"(?P<percent>(?:%|pct) ?(?:change|chg|move)?|(?:change|chg) ?\(? ?%(?! ?ch)|percent(?:age)?(?: change)?|per cent)"
    r"|(?P<base>end (?:prev(?:ious)? )?(?:yr|year|\d{4}))|(?P<previous_close>prev(?:ious)?(?: close)?)"
    r"|(?P<change>gain ?/ ?loss|(?:net |points? )?(?:change|chg)|\+ ?/ ?-)"
    r"|(?P<level>last(?: price| trade)?|price|clos(?:e|ing)(?: price)?|level|value|ltp|current)"
    r"|\b(?P<open>open)\b|\b(?P<high>high)\b|\b(?P<low>low)\b|(?P<other>volume|turnover|ytd|week|month)"
)
LEAST_LEVEL = 50  # below it a bare figure with decimals may be a per cent
LONGEST = 14  # items of a header
PER_CENT = ("%", "pct", "percent", "per cent")  # one of which names a column of it


def columns_of(items: list[Item]) -> tuple[str, ...]:
    """The slots that a line of column names gives its columns of figures; none where it is no such line."""
    if len(items) > LONGEST:
        return ()
    figures = [at for at, item in enumerate(items) if item.kind in NUMERIC and item.value is not None]
    if any(not at or not items[at - 1].lower.endswith("end") for at in figures):
        return ()
    line = " ".join([item.text.lower() for item in items])
    if not any(word in line for word in PER_CENT):
        return ()
    named = tuple(found.lastgroup or "" for found in COLUMNS.finditer(line))
    told = {"level", "percent"} <= set(named) and not {"change", "previous_close", "base"}.isdisjoint(named)
    if not told or len(set(named)) < len(named):
        return ()
    for at in figures:
        items[at].used, items[at].extra["aside"] = True, "year"
    return named


def read_row(items: list[Item], context: Context) -> list[Statement] | None:
    """The statement of a row, or None where the line is none."""
    subject, figures = _parts(_with_index(items, context) if context.columns else items)
    if subject is not None and subject.kind == "index" and len(figures) == 1 and _is_level(items, figures[0]):
        return [_standing(subject, figures[0])]
    if subject is not None and subject.kind == "index" and _is_level_and_percent(items, figures):
        return [_moved_to(subject, *figures)]
    if subject is None or not 3 <= len(figures) <= 8:
        return None
    slots = _by_sum(figures, context.list_role)
    headed = not slots and len(context.columns) == len(figures)
    slots = dict(zip(context.columns, figures)) if headed else slots
    if not slots or any(slots[slot].kind == "percent" for slot in slots if slot != "percent"):
        return None
    down = context.list_role in ("loser", "worst") and not any(figure.extra["sign"] for figure in figures)
    statement = Statement([subject], direction="down" if down else "signed", rules=[RULES[not headed], BY_SIGN])
    names = {"level": "price"} if subject.kind == "company" else {"change": "points"} if subject.kind == "index" else {}
    statement.period = "1d" if "previous_close" in slots else None
    if "base" in slots:
        statement.period = "ytd"
        slots.pop("base").extra["aside"] = "starting level"
    for slot, item in slots.items():
        if slot != "other":
            statement.put(names.get(slot, slot), item)
            statement.currency = statement.currency or item.extra["currency"]
    if subject.kind == "company" and context.list_role:
        statement.role, statement.group = context.list_role, context.list_group
    return [statement]


def _is_level(items: list[Item], figure: Item) -> bool:
    """ "NSE 20 Share Index | 4467.36 |": beside the name of an index in a table, nothing but where it stands."""
    ruled = any(item.text == "|" for item in items)
    return ruled and figure.kind == "number" and not figure.extra["sign"] and (
        figure.value.value >= LEAST_LEVEL and figure.value.step < 1
    )


def _is_level_and_percent(items: list[Item], figures: list[Item]) -> bool:
    """ "FTSE 250 (MCX) 20,611.50 -0.22%", and nothing else on its line; a rise goes without a sign there."""
    if len(figures) != 2 or figures[1] is not items[-1]:
        return False
    level, percent = figures
    told = level.kind == "number" and not level.extra["sign"] and level.value.value >= LEAST_LEVEL
    return told and percent.kind == "percent" and level.value.step < 1


def _moved_to(subject: Item, level: Item, percent: Item) -> Statement:
    statement = Statement([subject], direction="signed", rules=[RULES[0], BY_SIGN])
    statement.put("level", level)
    statement.put("percent", percent)
    return statement


def _standing(subject: Item, level: Item) -> Statement:
    statement = Statement([subject], rules=[RULES[0]])
    statement.put("level", level)
    return statement


def ends_in_figures(items: list[Item]) -> bool:
    """Whether a line is at least like a row, so that its header still holds."""
    return len(items) > 2 and all(item.kind in NUMERIC for item in items[-2:])


def _with_index(items: list[Item], context: Context) -> list[Item]:
    """ "Kuala Lumpur 1661.89 1660.06 +0.11": the index that goes by the name of a country or city, for that name."""
    first = next((at for at, item in enumerate(items) if item.kind in NUMERIC), 0)
    name = items[:first]
    known = context.national_index.get(" ".join(item.lower for item in name))
    if known is None:
        return items
    text = " ".join(item.text for item in name)
    index = Item("index", name[0].start, name[-1].end, text, text.lower(), known.value, extra=known.extra)
    return [index, *items[first:]]


def _parts(items: list[Item]) -> tuple[Item | None, list[Item]]:
    """A line's name and its figures; no name where it holds anything else. Codes in brackets are passed over."""
    subject, figures, codes, at = None, [], [], 0
    while at < len(items):
        item = items[at]
        if item.text == "(" and (close := _closing(items, at)):
            inside = items[at + 1:close]
            figure = len(inside) == 1 and inside[0].kind in NUMERIC and bool(inside[0].extra["sign"])
            figures += inside if figure else []
            codes += [] if figure else inside
            at = close
        elif item.kind in SUBJECTS and subject is None and not figures:
            subject = item
        elif item.kind in NUMERIC and item.value is not None and subject is not None:
            figures.append(item)
        elif item.text not in ("|", ":", "%", "*"):
            return None, []
        at += 1
    for code in codes if len(figures) > 2 else ():
        code.kind, code.value = "code", None  # the 0 of (0DJIA)
    return subject, figures


def _closing(items: list[Item], at: int) -> int:
    return next((k for k in range(at + 1, min(len(items), at + 6)) if items[k].text == ")"), 0)


def _by_sum(figures: list[Item], role: str | None) -> dict[str, Item]:
    """The one way in which three figures are a level, its change and its per cent."""
    if len(figures) != 3 or not (role or any(figure.extra["sign"] for figure in figures)):
        return {}
    ways = [way for way in permutations(figures) if _adds_up(*(item.value for item in way))]
    return dict(zip(("level", "change", "percent"), ways[0])) if len(ways) == 1 else {}


def _adds_up(level: Figure, change: Figure, percent: Figure) -> bool:
    signs = {figure.value > 0 for figure in (change, percent)}
    if level.value <= abs(change.value) or len(signs) > 1 or "-" in level.text or "+" in level.text:
        return False
    base, slack = level.value - change.value, level.step + change.step
    if base <= slack:
        return False
    least = 100 * (abs(change.value) - change.step) / (base + slack)
    most = 100 * (abs(change.value) + change.step) / (base - slack)
    return least <= abs(percent.value) + percent.step and abs(percent.value) - percent.step <= most

"""Rows of a table that say of what they are before a colon: "Previous ASI: 54,924.08 points", "% YTD: +31.89%"."""

from __future__ import annotations

from extractor.frames.statement import Context, Statement
from extractor.spans.items import Item

LONGEST = 12  # items of a row
SLOTS = {
    ("previous", "asi"): "previous_close", ("previous", "close"): "previous_close", ("prev", "close"): "previous_close",
    ("previous", "closing"): "previous_close", ("day", "low"): "low", ("day", "lowest"): "low", ("day", "high"): "high",
    ("day", "highest"): "high", ("day", "change"): "percent", ("%", "change"): "percent",
    ("percentage", "change"): "percent",
    ("ytd",): "ytd", ("y-t-d",): "ytd", ("year-to-date",): "ytd", ("year", "to", "date"): "ytd",
}
NUMERALS = frozenset({"number", "points", "count", "percent"})


def read_labelled(items: list[Item], context: Context) -> Statement | None:
    """What a row adds to the index spoken of last; None for what is no such row."""
    index = context.last_index or context.main_index
    colon = next((at for at, item in enumerate(items[:7]) if item.text == ":"), 0)
    value = items[colon + 1:]
    if index is None or not colon or len(items) > LONGEST or len(value) != 1 or value[0].kind not in NUMERALS:
        return None
    slot = SLOTS.get(label_of(items[:colon]))
    if slot is None or (slot in ("percent", "ytd")) != (value[0].kind == "percent"):
        return None
    return row_of(index, slot, value[0])


def label_of(items: list[Item]) -> tuple[str, ...]:
    """The words of a label without what says nothing of the slot: ("day", "lowest") of "- Day’s Lowest"."""
    text = " ".join(item.lower for item in items).replace(" - ", "-").lstrip("-• ")
    words = [word for word in text.split() if word not in ("'s", "’s", "the", "intraday")]
    if "day" in words and "change" in words:
        return "day", "change"
    return tuple(word for word in words if word != "%" or len(words) == 2 and words[1] == "change")


def row_of(index: Item, slot: str, value: Item) -> Statement:
    here = Item("index", value.start, value.start, "", "", index.value, extra=index.extra)
    row = Statement([here], period="ytd" if slot == "ytd" else None, rules=["rows/label"])
    sign = value.extra["sign"]
    value.used = True
    if slot == "percent" and not sign:
        value.extra["aside"] = "a change that says no way"
    row.put("percent" if slot == "ytd" else slot, value)
    if slot in ("percent", "ytd"):
        row.direction = "up" if sign > 0 or slot == "ytd" and not sign else "down" if sign else None
    return row

"""What became of every numeral: read into a fact, set aside for a named reason, or unread."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from extractor.facts import Facts
from extractor.facts.base import Mention
from extractor.frames.reader import Reading
from extractor.spans.items import Item

DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# Items whose digits are no measure, and why.
MILLIONS = 1_000_000  # no price is so high
NAMES = {
    "date": "date", "year": "date", "time": "time of day", "ordinal": "ordinal", "index": "name", "company": "name", "instrument": "name", "period": "span of time",
    "extreme": "52-week or record level", "range": "range", "other-day": "another day", "code": "code", "sector": "name", "exchange": "name", "topic": "name",
    "new-highs": "52-week or record level", "new-lows": "52-week or record level", "counted": "name", "descriptor": "name", "investor": "name",
}


def cover(text: str, reading: Reading, facts: Facts) -> tuple[int, int, list[Mention], list[tuple[Mention, str]]]:
    """(numerals, read, unread, set aside with reasons) over the article proper."""
    figures = {(figure.start, figure.end) for _, _, fact in facts.all() for group in fact.figures.values() for figure in group}
    is_read = inside(figures | {(mention.start, mention.end) for fact in facts.result_dates for mention in fact.mentions})
    numerals = read = 0
    unread: list[Mention] = []
    aside: list[tuple[Mention, str]] = []
    for sentence in reading.sentences:
        for at, item in enumerate(sentence.items):
            if item.text.isalpha():
                continue
            for found in DIGITS.finditer(item.text):
                numerals += 1
                mention = Mention(item.start + found.start(), item.start + found.end(), found.group())
                if is_read(mention):
                    read += 1
                elif reason := "another story's headline" if sentence.block == "related" else reason_for(sentence.items, at, item):
                    aside.append((mention, reason))
                else:
                    unread.append(mention)
    return numerals, read, unread, aside


def inside(spans: set[tuple[int, int]]) -> Callable[[Mention], bool]:
    """Whether a mention lies within one of the spans: within the one that reaches farthest of those that begin before it."""
    starts = sorted(start for start, _ in spans)
    reach = list(accumulate((end for _, end in sorted(spans)), max))
    return lambda mention: (at := bisect_right(starts, mention.start)) > 0 and mention.end <= reach[at - 1]


def reason_for(items: list[Item], at: int, item: Item) -> str | None:
    if isinstance(item.extra, dict) and item.extra.get("aside"):
        return item.extra["aside"]
    if item.kind in NAMES:
        return NAMES[item.kind]
    if item.kind == "money" and item.value is not None and abs(item.value.value) >= MILLIONS and not any(other.kind == "investor" for other in items):
        return "amount"  # nobody's price; what investors moved stays unread until somebody reads it
    if item.kind == "count" and at > 1 and items[at - 1].text == "-" and items[at - 2].end == items[at - 1].start == item.start - 1 and items[at - 2].text[0].isupper():
        return "name"  # COVID-19
    if sum(other.text == "|" for other in items) >= 2:
        return "table"
    return neighbour_reason(items, at, item)


def neighbour_reason(items: list[Item], at: int, item: Item) -> str | None:
    """What the words right beside a numeral make of it, where no statement took it."""
    after = items[at + 1] if at + 1 < len(items) else None
    second = items[at + 2] if at + 2 < len(items) else None
    before = items[at - 1] if at else None
    if before is not None and before.lower in ("no", "no.", "number"):
        return "name"  # the No. 3 drugstore
    if item.kind == "count" and item.text.isdecimal() and len(item.text) == 4 and item.text[:2] in ("19", "20") and (after is None or after.kind in ("word", "topic", "punct", "company")):
        return "date"  # its 2010 spending
    if after is not None:
        if item.kind == "percent" and after.lower == "of" and second is not None and (second.kind in ("index", "counted", "count", "universe") or second.lower in ("the", "all", "its", "companies")):
            return "share of a whole"  # 59 percent of S&P 500 companies
        if after.kind == "mark":
            return "mark"
        if after.lower in ("years", "year", "months", "month", "days", "day", "weeks", "week", "hours", "hour", "minutes", "sessions", "session", "quarters", "decades") or after.lower == "-" and second is not None and second.lower in ("year", "month", "day", "week", "session", "hour", "minute", "quarter"):
            return "span of time"
        if after.kind == "topic" or second is not None and second.kind == "topic" and after.lower in ("of", "in", "-", "equity", "and"):
            return (after if after.kind == "topic" else second).value
        if after.lower == "-" and second is not None and (second.kind in ("counted", "index", "word", "descriptor")):
            return "name"
    if before is not None and before.kind == "topic":
        return before.value
    if item.kind in ("number", "count") and isinstance(item.extra, dict) and item.extra.get("currency") and after is not None and after.kind == "counted":
        return "volume"
    for other in reversed(items[max(0, at - 6):at]):
        if other.kind == "topic":
            return other.value
        if other.kind in ("index", "company", "sector", "instrument", "investor") or other.text in (";",):
            break
    return None

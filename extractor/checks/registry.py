"""Every rule: what it says, how badly its failure counts, and one example worked through in our own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractor.checks import examples

Severity = Literal["error", "warning"]


@dataclass(slots=True, frozen=True)
class Rule:
    """One rule of the catalogue. `example` is a worked one, of three to six lines."""

    name: str
    says: str
    example: str
    severity: Severity


_ERRORS = {
    "index.percent": "points over (level - points), or over the previous close, is the percent",
    "index.points": "level - previous close is the points",
    "index.range": "low <= open, level <= high",
    "index.direction": "the verb and the sign agree, and so do the signs of points and per cent",
    "index.unit": "points and per cent are not taken for one another; a level has the magnitude of its neighbours",
    "breadth.ratio": "advances over declines is the ratio, in the direction stated",
    "breadth.total": "advances + declines + unchanged is the total, where all the parts are stated",
    "breadth.narrative": "the words about who won agree with the counts (a warning where the words are loose)",
    "mover.percent": "change over (price - change) is the percent",
    "mover.superlative": "nobody else in the same group did better than the best or worse than the worst",
    "rating.direction": "an upgrade goes up its own scale, a downgrade down",
    "flow.net": "buy - sell is the net, with the sign of its name (inflow, net selling)",
    "count.list": "an announced number of items is followed by as many; a 'respectively' list has a value per name",
    "restated": "the same quantity said twice is the same: headline, summary, body",
    "date.weekday": "the weekday is that date's; results 'upcoming' lie after the article's day",
    "malformed.number": "a numeral is grouped as some convention groups it",
    "across.index": "two articles give one index, day and period the same figures",
    "across.series": "level(t) - points(t) is level(t-1), over successive trading days",
}

_WARNINGS = {
    "period.implied": "a day's move that continues a span's run lies inside it with the same sign",
    "across.breadth": "two articles of one moment count the same advances and declines; "
    "of the close, a difference is an error",
    "across.base": "one year-end base stands behind every year-to-date figure of an index",
    "across.stale": "the same figures are not reprinted under another date",
}

# The order in which `check` reports, which is that of the catalogue.
ORDER = (
    "index.percent", "index.points", "index.range", "index.direction", "index.unit", "breadth.ratio", "breadth.total",
    "breadth.narrative", "mover.percent", "mover.superlative", "rating.direction", "flow.net", "count.list",
    "period.implied", "restated", "date.weekday", "malformed.number", "across.index", "across.breadth",
    "across.series", "across.base", "across.stale",
)


def _rule(name: str) -> Rule:
    severity: Severity = "error" if name in _ERRORS else "warning"
    return Rule(name, (_ERRORS | _WARNINGS)[name], examples.EXAMPLES[name], severity)


RULES: dict[str, Rule] = {name: _rule(name) for name in ORDER}

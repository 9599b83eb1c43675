"""What the shares of an industry did, and not its business."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.facts.moves import common, figures_of, shares, uneven, values
from extractor.facts.records import SectorMove
from extractor.facts.signs import direction_of
from extractor.frames.statement import Statement
from extractor.spans.items import Item

# an industry, not its shares
ECONOMIC = frozenset(
    "contracted contracting contracts expanded expanding expands grew growing grows shrank shrinking".split()
)
# "benefits from increased trade": without a figure, of its business
OF_BUSINESS = ECONOMIC | frozenset("increased increasing improved improving".split())
OF_SHARES = re.compile(r"\b(?:index|indices|indexes|stocks|shares|counters)\b")
COUNTING = re.compile(r"\b(?:saw|had) .*?(?:\bof its\b|\b\d+\b)")  # "saw 11 of its stocks gain": some of them
AHEAD = re.compile(r"[^.;]{0,80}?\b(?:leads?|led|leading) the charge\b")  # of others, whatever their way
SEEMING = re.compile(r"\b(?:appears?|seems?)\b")  # what somebody makes of it


def sector_moves(text: str, statement: Statement) -> Iterator[SectorMove]:
    if uneven(statement):
        return
    for subject, own in shares(statement):
        figures = figures_of(statement, own, frozenset({"percent"}))
        if not figures and not tells_a_way(subject, statement) or of_business(text, subject, statement, bool(figures)):
            continue
        percent = figures.get("percent")
        yield SectorMove(
            sector=subject.value
            if isinstance(subject.extra, dict) and subject.extra.get("in") == "US"
            else subject.text,
            direction=direction_of(percent[0].value if percent else None, statement.direction),
            period=statement.period,
            **values(figures),
            **common(text, statement, figures),
        )


def tells_a_way(subject: Item, statement: Statement) -> bool:
    """Whether it is said, without a figure, that these shares rose or fell."""
    pronoun = subject.lower == "it" != subject.text.lower()
    return statement.direction not in (None, "signed") and statement.finite and not pronoun


def of_business(text: str, subject: Item, statement: Statement, measured: bool) -> bool:
    """ "Construction grew 3%", "cement appears to gain from better prices", "textiles led the charge"."""
    words = ECONOMIC if measured else OF_BUSINESS
    verb = next((item for item in statement.items if item.lower in words), None)
    if verb is not None and not OF_SHARES.search(text, subject.end, max(subject.end, verb.start)):
        return True
    told = next((item for item in statement.items if item.kind in ("rise", "fall")), None)
    counted = told is not None and COUNTING.search(text, subject.end, max(subject.end, told.start)) is not None
    seeming = SEEMING.search(text, subject.end, max(subject.end, statement.end)) is not None
    return not measured and (counted or seeming or AHEAD.match(text, subject.end) is not None)

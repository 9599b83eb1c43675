"""Where a move is said to have begun: "moved from 10,742.16 to 10,815.39, gaining 73.23 points". No slot of the record
holds it, unless it is the close before; but the move has to lead from there to where it ended."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.merging import mention_of
from extractor.facts.moves import values
from extractor.facts.records import IndexMove
from extractor.facts.signs import signed
from extractor.frames.statement import Statement

ALIKE = 2  # no level is twice another of the same index
# The level that comes before is one of the day's.
WITHIN = frozenset({"high", "low", "open", "extreme", "intraday", "hour", "noon", "trade"})
RECOVERING = ("recover", "rebound", "bounc", "pull", "retreat", "off", "earlier", "early", "opening", "swing", "swung")


def began(text: str, statement: Statement) -> Iterator[IndexMove]:
    """The level where a statement's move began and the one where it ended, with its points or else its per cent."""
    before, level, way = statement.before, statement.slots.get("level"), statement.direction
    if before is None or level is None or way not in ("up", "down") or len(statement.subjects) != 1:
        return
    if statement.kind != "index" or statement.session in ("open", "intraday") or "previous_close" in statement.slots:
        return
    if not level.value < ALIKE * before.value < ALIKE * ALIKE * level.value or is_within_day(statement, text):
        return
    figures = {"level": [level], "previous_close": [before]}
    if moved := next((slot for slot in ("points", "percent") if slot in statement.slots), None):
        figures[moved] = [signed(statement.slots[moved], way)]
    start, end = min(one[0].start for one in figures.values()), max(one[0].end for one in figures.values())
    yield IndexMove(
        index=statement.subjects[0].value, period="1d", direction=way, figures=figures,
        mentions=[mention_of(text, start, end)], **values(figures),
    )


def is_within_day(statement: Statement, text: str) -> bool:
    """ "recovered from 24,010 to 24,300, up 0.5%": the per cent did not begin where the way back did."""
    start, end = statement.start, max(statement.end, *(figure.end for figure in statement.slots.values()))
    said = text[start:end].lower()
    return any(word in said for word in RECOVERING) or not WITHIN.isdisjoint(said.replace(",", " ").split())

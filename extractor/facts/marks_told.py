"""Lines that an index is said to have closed above or below: "PSEi closes below 6,500"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from extractor.facts.claims import Claims, ClosedBeyond
from extractor.facts.merging import mention_of
from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence
from extractor.spans.items import Item

Side = Literal["above", "below"]
SIDES: dict[str, Side] = {"above": "above", "over": "above", "below": "below", "under": "below"}
CLOSED = frozenset("closes closed ends ended settles settled finishes finished close end settle finish".split())
BETWEEN = frozenset(
    "the its a session day week trade trading comfortably just well marginally firmly back psychological key crucial".split()
)
# What is not said to have happened today.
UNREAL = frozenset(
    "if would could may might should fail fails failed failing unable until unless needs need needed must not never since once "
    "last had when after before until without cannot can struggled struggles will whether".split()
)
LEAST = 500
OTHER_TIMES = frozenset({"other-day", "date", "month", "year"})
NAMED = frozenset({"index", "company", "instrument", "sector", "topic", "exchange"})


def add_marks(text: str, claims: Claims, reading: Reading) -> None:
    for sentence in reading.sentences:
        if any(item.kind == "close" for item in sentence.items):
            for index, side, figure in marks_in(sentence, reading):
                mention = mention_of(text, figure.start, figure.end)
                claims.closed_beyond.append(ClosedBeyond(mention=mention, index=index, side=side, figure=figure.value))


def marks_in(sentence: Sentence, reading: Reading) -> Iterator[tuple[str, Side, Item]]:
    items, home = sentence.items, reading.context.home_weekday
    for at, item in enumerate(items):
        if item.kind != "close" or item.lower not in CLOSED or at and items[at - 1].lower in ("a", "any", "the"):
            continue
        side = next((k for k in range(at + 1, min(len(items), at + 5)) if items[k].lower in SIDES), 0)
        line = next((k for k in range(side + 1, min(len(items), side + 4)) if items[k].lower not in BETWEEN), 0) if side else 0
        if not line or items[line].kind not in ("count", "number", "points") or items[line].value is None:
            continue
        plain = all(one.lower in BETWEEN for one in items[at + 1:side])
        told = {one.lower for one in items[:at]}.isdisjoint(UNREAL) and not any(
            one.kind in OTHER_TIMES or one.kind == "weekday" and one.value != home for one in items
        )
        index = index_of(items[:at], reading)
        if plain and told and index and items[line].value.value >= LEAST:
            yield index, SIDES[items[side].lower], items[line]


def index_of(before: list[Item], reading: Reading) -> str:
    """The one index that the clause names; "the index" is the article's."""
    named = [item for item in before if item.kind in NAMED]
    if not named and any(item.kind == "descriptor" and not item.value for item in before):
        return reading.context.main_index.value if reading.context.main_index else ""
    return named[0].value if len(named) == 1 and named[0].kind == "index" else ""

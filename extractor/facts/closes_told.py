"""Where the text says a day or a week began: the close of the session or the week before, in whatever sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from extractor.facts.base import Figure
from extractor.facts.claims import Claims, CloseBefore
from extractor.facts.merging import mention_of
from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence, Statement
from extractor.spans.items import Item

DAY_BEFORE = frozenset({
    "yesterday", "a day earlier", "previous day", "previous session", "day before", "previous trading session",
    "last trading session", "in the last trading session", "prior session", "in the prior session", "prior day",
    "preceding session", "previous trading day", "previous day of trading", "prior day of trading",
    "last day of trading", "last session",
})
WEEK_BEFORE = frozenset({"last week", "previous week", "a week ago", "a week earlier", "prior week"})
SPANS = {(span, word): "1d" for span in ("session", "day") for word in ("before", "earlier", "prior")}
FROM = frozenset({"from", "against", "than", "with", "to", "versus", "over"})
COPULAS = frozenset("of at was stood is being which : a an the level mark that and".split())
REACHING = frozenset("touch touched touching hit hitting reach reached reaching scaled crossed peaked tested during".split())
LEVELS = frozenset({"number", "points", "count"})
LEAST = 50  # no index that is told to a hundredth stands lower
REACH, BEFORE = 7, 4  # items behind and in front of a level that say of which day it is


def add_closes_before(text: str, claims: Claims, reading: Reading) -> None:
    """What is told of the session or the week before: no move of this one, but where it began."""
    for sentence in reading.sentences:
        found = {figure.start: (index, figure, period) for index, figure, period in told_in(sentence, reading)}
        for index, figure, period in found.values():
            mention = mention_of(text, figure.start, figure.end)
            claims.closes_before.append(CloseBefore(mention=mention, index=index, figure=figure, period=period))


def told_in(sentence: Sentence, reading: Reading) -> Iterator[tuple[str, Figure, str]]:
    moves = [one for one in sentence.statements if one.kind == "index"]
    for one in moves:
        if period := span_closed_before(one, sentence, reading.context.home_weekday):
            yield one.subjects[0].value, one.slots["level"], period
    names = {subject.value for one in moves for subject in one.subjects}
    if len(names) == 1 and all(one.kind in ("index", "topic", "market") for one in sentence.statements):
        (name,) = names
        for figure, period in bases_in(sentence.items, reading.context.home_weekday):
            yield name, figure, period


def span_closed_before(one: Statement, sentence: Sentence, home: int | None) -> str:
    """ "On Wednesday it had closed at 5,120.30", told on Thursday; "it stood at 2,251.64 points the previous week"."""
    level = one.slots.get("level")
    if len(one.subjects) != 1 or level is None or level.hedge or one.period not in (None, "1d"):
        return ""
    alone = one.slots.keys() == {"level"} and not any(item.lower in REACHING for item in sentence.items)
    if one.session != "close" and not (alone and one.session is None):
        return ""
    if is_day_before(one.day, home):
        return "1d"
    days = [item for item in sentence.items if item.kind in ("weekday", "other-day", "date", "period")]
    return tells_before(days[0], home) if one.day == "other" and alone and len(days) == 1 else ""


def tells_before(item: Item, home: int | None) -> str:
    """ "1d" of the session before, "wtd" of the week before, or nothing."""
    if item.kind == "weekday":
        return "1d" if is_day_before(item.value, home) else ""
    if item.kind == "previous-close":
        return {None: "1d", "wtd": "wtd"}.get(item.value, "")
    if item.kind == "other-day":
        return "1d" if item.lower in DAY_BEFORE else "wtd" if item.lower in WEEK_BEFORE else ""
    return ""


def is_day_before(said: object, home: int | None) -> bool:
    """The weekday before the article's own, over a weekend of two days too, or "the previous session"."""
    return said == "before" or isinstance(said, int) and home is not None and (home - said) % 7 in (1, 3) and (
        (home - said) % 7 == 1 or home in (0, 6)
    )


def bases_in(items: list[Item], home: int | None) -> Iterator[tuple[Figure, str]]:
    """ "compared with its previous close of 2,814.20", "from 2,417.53 in the session before"."""
    for at, item in enumerate(items):
        if item.kind not in LEVELS or item.value is None or item.value.hedge or item.value.value < LEAST:
            continue
        if period := named_before(items, at) or held_against(items, at, home) or closed_there(items, at, home):
            yield item.value, period


def named_before(items: list[Item], at: int) -> str:
    """ "its previous close of", "while the prior close was": nothing but small words between."""
    for one in reversed(items[max(0, at - BEFORE):at]):
        if one.kind == "previous-close":
            return tells_before(one, None)
        if one.lower not in COPULAS:
            break
    return ""


def held_against(items: list[Item], at: int, home: int | None) -> str:
    """ "from 2,417.53 in the session before", "than the 2,417.53 points of Monday"."""
    lead = next((one.lower for one in reversed(items[max(0, at - 3):at]) if one.lower not in COPULAS), "")
    if lead not in FROM or lead == "to":
        return ""
    behind = items[at + 1:at + REACH]
    for one, other in zip(behind, [*behind[1:], one_more(items, at + REACH)]):
        if one.kind in (*LEVELS, "rise", "fall", "percent", "money") or one.text in (".", ";"):
            break
        if period := tells_before(one, home) or SPANS.get((one.lower.rpartition(" ")[2], other.lower), ""):
            return period
    return ""


def closed_there(items: list[Item], at: int, home: int | None) -> str:
    """ "Closing the previous session at 1,437.52", "having closed at 5,146.50 the day before"."""
    lead = items[max(0, at - REACH):at]
    close = next((k for k, one in enumerate(lead) if one.kind == "close" and is_told_as_past(items, max(0, at - REACH) + k)), None)
    if close is None or not lead[-1].lower.endswith("at") or any(one.kind in LEVELS for one in lead[close:]):
        return ""
    behind = takewhile(lambda one: one.text not in (",", ".") and one.kind not in LEVELS, items[at + 1:at + REACH])
    days = [*lead[close:], *behind]
    if home is None and any(one.kind == "weekday" for one in days):
        return "1d"  # whichever day the article is of, it is the one before
    return next((period for one in days if (period := tells_before(one, home))), "")


def is_told_as_past(items: list[Item], close: int) -> bool:
    """ "after closing", "having closed", and "Closing …" at the head of a sentence."""
    if close:
        return items[close - 1].lower in ("after", "having", "following")
    return items[0].lower.startswith(("closing", "ending", "finishing", "settling"))


def one_more(items: list[Item], at: int) -> Item:
    return items[min(at, len(items) - 1)]

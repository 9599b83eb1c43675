"""At which hour a move stands: the session it names, else the one that the article as a whole tells; and the day of
what names none."""

from __future__ import annotations

import re
from collections import defaultdict

from extractor.facts import Breadth, Facts, Flow, IndexMove
from extractor.facts.industries import twins
from extractor.facts.records import Session
from extractor.frames.hours import indices, session_abroad, while_trading
from extractor.frames.reader import Reading

STATE = re.compile(r"\b(?:is|are|was|were)\b")  # "was up 0.4%" tells of a moment, "rose 0.4%" of a day


def share_sessions(facts: Facts, reading: Reading) -> None:
    """An earlier day's moves are closes; those of the article's own day take its session, once an index."""
    days = [
        move
        for move in facts.index_moves
        if move.period == "1d" and (move.figures or move.direction == "flat") and not move.moment
    ]
    for move in days:
        if move.session is None and move.as_of is not None and facts.as_of is not None and move.as_of < facts.as_of:
            move.session = "close"
    own = [move for move in days if move.as_of is None]
    countries = {item.value: (item.extra or {}).get("in") for item in indices(reading.sentences)}
    home = hour_of(own, countries, reading.context.country)
    told = reading.context.told_session
    session = report_session(own, told, home, countries)
    # a report on a segment or on industries may tell nothing but percents
    leveled = any(move.level is not None for move in own)
    # no word of the hour anywhere: where it ended
    paired = twins(facts)
    whole = reading.context.segment is None and any(move.index not in paired for move in own)
    silent = session is None and told == "unsaid" and (leveled or whole)
    silent = silent and not (while_trading(reading.context.stamped, home) and facts.as_of == reading.context.published)
    for index, moves in by_index(own).items() if session or silent else ():
        wanted = (
            session_abroad(session or "close", home, countries.get(index))
            if not reading.context.tells_yesterday
            else "close"
        )
        blank = untold(moves, wanted)
        if blank is not None and not (silent and STATE.search(blank.mentions[0].text)):
            blank.session = wanted


def hour_of(own: list[IndexMove], countries: dict[str, str | None], home: str | None) -> str | None:
    """The country whose hour an article tells: "Japan's Topix fell 0.8% as of 10:08 a.m. in Tokyo" in a report for
    readers elsewhere."""
    there = {countries.get(move.index) for move in own if move.session == "intraday"}
    told = any(move.session for move in own if countries.get(move.index) == home)
    return there.pop() if len(there) == 1 and not told and not any(move.session == "close" for move in own) else home


def report_session(
    own: list[IndexMove], told: str | None, home: str | None, countries: dict[str, str | None]
) -> Session | None:
    """Closed, where one of the home market's indices has closed or the lead says so; else what the lead or the home
    market's moves say."""
    at_home = {move.session for move in own if move.session and countries.get(move.index) == home}
    if told == "close" or "close" in at_home:
        return "close"
    if told == "open":
        return "open"
    if told == "intraday" or at_home:
        return "intraday"
    said = {move.session for move in own} - {None, "open"}
    return said.pop() if len(said) == 1 and told != "unsaid" else None


def by_index(moves: list[IndexMove]) -> dict[str, list[IndexMove]]:
    groups: dict[str, list[IndexMove]] = defaultdict(list)
    for move in moves:
        groups[move.index].append(move)
    return groups


def untold(moves: list[IndexMove], session: Session) -> IndexMove | None:
    """The move of an index that says nothing of its session, where none of the others already is of that session."""
    blank = [move for move in moves if move.session is None]
    if not blank or any(move.session == session for move in moves):
        return None
    return next((move for move in blank if move.level is not None), blank[0])


def date_facts(facts: Facts) -> None:
    """What names no day of its own is of the article's day, where that can be told."""
    dated: list[IndexMove | Breadth | Flow] = [*facts.index_moves, *facts.breadth, *facts.flows]
    for fact in dated:
        fact.as_of = fact.as_of or facts.as_of
    for mover in facts.movers:
        mover.period = mover.period or "1d"

"""At which hour a move stands: the session that the article names, or its lead says of the market; and the day of what names none."""

from __future__ import annotations

from collections import Counter

from extractor.facts import Facts
from extractor.frames.reader import Reading


def lead_session(reading: Reading) -> str | None:
    """ "Stocks ended lower on Wall Street": the close, where the lead says it of the market; "unsaid" where the article speaks of no hour."""
    lead = [sentence for sentence in reading.sentences if sentence.block in ("headline", "body")][:4]
    for sentence in lead:
        for at, item in enumerate(sentence.items):
            near = sentence.items[max(0, at - 4):at]
            if item.kind == "close" and item.lower in CLOSED and any(other.kind in ("counted", "market", "exchange") or other.lower in MARKETS for other in near):
                return "close"
    return None if hour_told(reading) else "unsaid"


def hour_told(reading: Reading) -> bool:
    """Whether the article speaks of an hour of trading anywhere: "by midday", "in afternoon trade", "at 10:15"."""
    return any(
        item.kind == "time" or item.kind == "trade" and item.lower.startswith(("in ", "at ", "by ", "currently", "hover")) or item.lower in HOURS
        for sentence in reading.sentences if sentence.block in ("headline", "body") for item in sentence.items
    )


HOURS = frozenset({"afternoon", "midday", "mid-day", "noon", "morning", "midsession", "mid-session", "lunchtime", "premarket"})
CLOSED = frozenset("closed ended finished settled closes ends finishes".split())
MARKETS = frozenset({"street", "bourse", "benchmarks", "indices", "indexes", "shares", "stocks", "market", "markets", "equities"})


def share_session(facts: Facts, lead: str | None) -> None:
    """The one session that the article names, or its lead says of the market, is that of the moves that name none and are stated once."""
    days = [move for move in facts.index_moves if move.period == "1d" and move.as_of is None and move.figures]
    said = {move.session for move in days} - {None}
    session = said.pop() if len(said) == 1 else days[0].session if days else None
    if not said and (lead == "close" or lead == "unsaid" and any(move.level is not None for move in days)):
        session = "close"  # a level told of the day, and no word of the hour anywhere, is where it ended
    if session in ("close", "intraday"):
        times = Counter(move.index for move in days)
        for move in days:
            if move.session is None and times[move.index] == 1:
                move.session = session


def date_facts(facts: Facts) -> None:
    """What names no day of its own is of the article's day, where that can be told."""
    for fact in (*facts.index_moves, *facts.breadth, *facts.flows):
        fact.as_of = fact.as_of or facts.as_of
    for mover in facts.movers:
        mover.period = mover.period or "1d"

"""The hour at which an article tells its day: after the close, during trading, or unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from extractor.facts.records import Session
from extractor.frames.statement import Sentence
from extractor.spans.items import Item

HOURS = frozenset(
    {
        "afternoon", "midday", "mid-day", "noon", "morning", "midsession", "mid-session", "lunchtime", "premarket",
        "lunch", "midafternoon", "mid-morning", "late-afternoon", "mid-afternoon", "early-afternoon", "late-morning",
    }
)
NOONS = frozenset({"midday", "mid-day", "noon"})
CLOSED = frozenset("closed ended finished settled closes ends finishes".split())
# a title is told in the present: "Shares end higher", "Closing bell"
HEADED = CLOSED | {"close", "end", "finish", "closing"}
AT_THE_CLOSE = frozenset({"at the close", "by the close", "at close"})
MARKETS = frozenset(
    "street bourse benchmarks indices indexes shares stocks market markets equities averages gauges "
    "barometers indicators".split()
)
MARKET_KINDS = frozenset({"counted", "market", "exchange"})
TURNS = frozenset("but before later then however and though although while".split())  # the day went on
PAST = frozenset("after from earlier its despite early since until reversing".split())
AHEAD = frozenset("set poised track course expected likely bound heading headed looks seen due may could".split())
MIDDAYS = frozenset({"12.30pm", "12:30pm", "12.30", "12:30"})
LEAD = 6  # sentences, the headline and what is scraped between it and the first paragraph among them


def told_session(sentences: list[Sentence]) -> str | None:
    """ "close" or "intraday" where the lead says so of the market; "unsaid" where the article speaks of no hour;
    else None."""
    told = [sentence for sentence in takewhile_latest(sentences) if sentence.block in ("headline", "body")]
    if any(closes(sentence) for sentence in told[:LEAD]):
        return "close"
    if any(within_the_day(sentence) for sentence in told[:3]):
        return "intraday"
    if any(told_at_an_hour(sentence) for sentence in told):
        return None
    return "open" if any(opens(sentence) for sentence in told[:3]) else "unsaid"


def opens(sentence: Sentence) -> bool:
    """ "The benchmark indices opened lower on Tuesday", in a report that tells of no later hour."""
    return any(
        item.kind == "open"
        and item.lower in ("opened", "opens")
        and TURNS.isdisjoint(other.lower for other in sentence.items[at:])
        and any(other.kind in MARKET_KINDS or other.lower in MARKETS for other in sentence.items[max(0, at - 3):at])
        for at, item in enumerate(sentence.items)
    )


def takewhile_latest(sentences: list[Sentence]) -> Iterator[Sentence]:
    """The sentences down to where an earlier version of the report begins."""
    return takewhile(lambda sentence: not begins_earlier_story(sentence.items), sentences)


def begins_earlier_story(items: list[Item]) -> bool:
    """ "THIS IS A BREAKING NEWS UPDATE. The agency's earlier story follows below."."""
    words = {item.lower for item in items} if len(items) < 18 else set()
    return "earlier" in words and bool(words & {"story", "report", "version"}) and bool(words & {"below", "follows"})


def closes(sentence: Sentence) -> bool:
    """ "Stocks ended lower on Wall Street", "Closing Bell: …", "Bursa Malaysia ends week on soft note"."""
    headed = sentence.block == "headline"
    for at, item in enumerate(sentence.items):
        if item.lower in AT_THE_CLOSE and (headed or at == 0):
            return True
        if (
            item.lower == "closing"
            and at in (1, 2)
            and sentence.items[0].lower in ("at", "by")
            and any(other.lower == "bell" for other in sentence.items[at + 1:at + 2])
        ):
            return True
        if trading_ended(sentence.items, at) or came_to_close(sentence.items, at):
            return True
        closing = item.lower == "closing" and at and sentence.items[at - 1].lower in ("are", "is")
        if not (closing or closing_word(item, headed)) or other_moment(sentence.items, at):
            continue
        near = sentence.items[max(0, at - 4):at]
        if any(
            other.kind in MARKET_KINDS or other.lower in MARKETS or (headed and other.kind == "index") for other in near
        ):
            return True
        if headed and item.lower == "closing" and any(other.lower == "bell" for other in sentence.items[at:at + 3]):
            return True
    return False


def trading_ended(items: list[Item], at: int) -> bool:
    """ "When trading ended at 5pm, the index was …"."""
    over = items[at].kind == "close" and items[at].lower in CLOSED and at and items[at - 1].lower == "trading"
    return bool(over) and not other_moment(items, at) and not any(item.lower in MIDDAYS for item in items[at + 1:at + 3])


def came_to_close(items: list[Item], at: int) -> bool:
    """ "The bourse gave back its gains to close lower"; but "is set to close lower"."""
    infinitive = items[at].lower.startswith("to ") or at > 0 and items[at - 1].lower == "to"
    if items[at].kind != "close" or not infinitive or other_moment(items, at):
        return False
    lead, way = items[:at], items[at + 1:at + 3]
    market = any(item.kind in MARKET_KINDS or item.lower in MARKETS or item.kind == "index" for item in lead)
    moved = any(item.kind in ("rise", "fall", "pared") for item in lead)
    told = any(item.kind in ("rise", "fall", "flat", "unchanged") for item in way)
    return market and moved and told and not any(item.lower in AHEAD or item.kind == "topic" for item in lead)


def closing_word(item: Item, headed: bool) -> bool:
    if item.kind == "period":
        return item.lower.split()[0] in CLOSED
    return item.kind == "close" and item.lower in (HEADED if headed else CLOSED)


def other_moment(items: list[Item], at: int) -> bool:
    """ "had closed lower", "futures ended", "ended the morning 0.4% lower"."""
    before, after = items[max(0, at - 4):at], items[at + 1:at + 5]
    return (
        any(item.lower in ("had", "futures", "overnight", "yesterday") for item in before)
        or any(half_day(item) for item in after)
    )


def half_day(item: Item) -> bool:
    return not HOURS.isdisjoint(item.lower.split()) and item.lower != "afternoon"


def within_the_day(sentence: Sentence) -> bool:
    """ "Shares were lower at midday", "in early trade": said of now, not of what was earlier."""
    return closing_soon(sentence.items) or trades_now(sentence.items) or any(
        (tells_hour(item) or moved_intraday(sentence.items, at))
        and item.kind != "time"
        and not item.lower.startswith(("hover", "current"))
        and not looks_back(sentence.items, at)
        for at, item in enumerate(sentence.items)
    )


def moved_intraday(items: list[Item], at: int) -> bool:
    """ "Equity indexes were higher intraday"; but "hit an intraday high"."""
    lead = items[at - 1] if at else None
    return items[at].lower == "intraday" and lead is not None and (lead.lower == "mixed" or lead.kind in ("rise", "fall", "flat"))


def trades_now(items: list[Item]) -> bool:
    """ "Markets continue to trade on a weak note", "the key indices are trading lower"."""
    heads = zip(items, items[1:], items[2:], items[3:])
    return any(
        (market.kind in MARKET_KINDS or market.kind == "index" or market.lower in MARKETS)
        and (is_.lower in ("are", "is") and trading.lower == "trading" and trading.kind == "trade"
             or is_.lower in ("continue", "continues") and trading.lower == "to" and trade.lower == "trade")
        for market, is_, trading, trade in heads
    )


def closing_soon(items: list[Item]) -> bool:
    """ "Equity indexes rose ahead of the close"."""
    heads = zip(items, items[1:], items[2:], items[3:])
    return any(
        "rise" in one.figures + (one.kind,) or "fall" in one.figures + (one.kind,)
        for one, ahead, the, close in heads
        if ahead.lower in ("ahead of", "before") and the.lower == "the" and close.lower == "close"
    )


def told_at_an_hour(sentence: Sentence) -> bool:
    """An hour said of the market: not that of a quote ("at 6.15pm the rand …") nor one looked back at."""
    if not any(item.kind in MARKET_KINDS or item.kind == "index" or item.lower in MARKETS for item in sentence.items):
        return False
    return any(tells_hour(item) and not looks_back(sentence.items, at) for at, item in enumerate(sentence.items))


def looks_back(items: list[Item], at: int) -> bool:
    """ "after early trade", "pared its morning losses", "on Monday afternoon", "in the morning before drifting
    lower", "results reported this morning"."""
    before, after = items[max(0, at - 3):at], items[at + 1:at + 2]
    dealing = after[0].lower.startswith(("deal", "trad", "session")) if after else False
    leading = before[:-1] if dealing and before and before[-1].lower == "early" else before  # "in the early noon deals"
    if (
        any(item.lower == "before" for item in after)
        or any(item.kind == "topic" or "announced" in (item.figures or ()) for item in before)
    ) or in_what_came_before(items[:at]):
        return True
    if items[at].lower in NOONS and before and before[-1].lower == "after":
        return False  # "were mixed after midday"
    return (
        any(item.lower in PAST or (item.kind in ("weekday", "rise", "fall") and item.pos == "noun") for item in leading)
        or any(item.kind in ("rise", "fall") for item in after)
        or any(item.kind == "weekday" for item in before[-1:])
    )


def in_what_came_before(items: list[Item]) -> bool:
    """ "sank 1.1% after flirting with a record in [the morning]"."""
    clause = [*takewhile(lambda item: item.text not in (",", ";"), reversed(items))]
    return any(
        before.lower in ("after", "despite", "having") and verb.lower.endswith("ing")
        for verb, before in zip(clause, clause[1:])
    )


def tells_hour(item: Item) -> bool:
    """ "by midday", "in afternoon trade", "10:15"."""
    return (
        item.kind == "time"
        or (item.kind == "trade" and item.lower.startswith(("in ", "at ", "by ", "currently", "hover")))
        or item.lower in HOURS
    )


# When the market of a country trades, in hours of UTC: enough to tell whether another's had closed by then.
TRADING = {
    country: hours
    for countries, hours in (
        ("NZ AU JP KR TW PH", (0, 6)),
        ("CN HK", (1, 8)),
        ("SG MY TH ID VN", (1, 9)),
        ("IN LK PK NP BD", (4, 10)),
        ("SA KW QA BH OM AE JO IL EG KE", (7, 12)),
        ("NG GH ZA", (8, 15)),
        ("TR RU", (7, 15)),
        ("EU GB DE FR IT ES PT NL BE CH AT SE NO DK FI IE PL CZ HU GR RO", (8, 17)),
        ("US CA BR MX AR CL CO PE", (14, 21)),
    )
    for country in countries.split()
}


def while_trading(hour: int | None, country: str | None) -> bool:
    """Whether the country's market is open at that hour of UTC."""
    return hour is not None and country in TRADING and TRADING[country][0] <= hour < TRADING[country][1]


NEIGHBOURS = 3  # hours; what closes that soon after has closed when a region's report is written


def session_abroad(session: Session, home: str | None, abroad: str | None) -> Session:
    """What another country's market does when the home market is at `session`."""
    if home == abroad or home not in TRADING or abroad not in TRADING:
        return session
    (first, last), (opens, ends) = TRADING[home], TRADING[abroad]
    if ends <= (last + NEIGHBOURS if session == "close" else first):
        return "close"
    return "intraday" if opens < last else "close"  # last night's


def indices(sentences: list[Sentence]) -> Iterator[Item]:
    return (item for sentence in sentences for item in sentence.items if item.kind == "index")

"""From a reading to the facts of an article: build, merge, place on the article's day, and point the claims at facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations

from extractor.facts import Breadth, Facts, Flow, IndexMove, RatingChange, ResultDate, moves
from extractor.facts import claims as claim_types
from extractor.facts.base import Fact
from extractor.facts.corrections import corrections, withdraw
from extractor.facts.merging import mention_of, merge
from extractor.facts.moves import day_of
from extractor.frames.reader import Reading
from extractor.frames.statement import Finding, Statement


def build(text: str, reading: Reading) -> Facts:
    """All facts and claims of one article."""
    context = reading.context
    context.home_weekday = home_weekday(reading)
    facts = Facts(as_of=article_day(reading))
    spread_week(reading)
    withdraw(text, reading)
    settle_carried(reading)
    for statement in reading.statements:
        add_statement(text, facts, statement, reading)
    add_findings(text, facts, reading)
    add_claims(text, facts.claims, reading)
    facts.claims.corrections = corrections(text, reading)
    merge_all(facts, reading)
    place_claims(facts, reading, text)
    share_session(facts, lead_session(reading))
    date_facts(facts)
    return facts


# The article's day ------------------------------------------------------------------------------------------


def home_weekday(reading: Reading) -> int | None:
    """The weekday the article reports on: the one its lead names most, else the day it was published."""
    published = reading.context.published
    lead = [sentence for sentence in reading.sentences if sentence.block == "body"][:4]
    said = [item.value for sentence in lead for at, item in enumerate(sentence.items) if item.kind == "weekday" and own_day(sentence.items, at)]
    if said:
        count = Counter(said)
        return max(count, key=lambda day: (count[day], -said.index(day)))
    if published and published.weekday() >= 5 and reading.context.country not in SUNDAY_MARKETS:
        return 4  # a weekend paper tells of Friday
    return published.weekday() if published else None


SUNDAY_MARKETS = frozenset({"SA", "KW", "QA", "BH", "OM", "JO", "IL", "EG", "BD", "NP"})


def own_day(items: list, at: int) -> bool:
    """Not "from Tuesday", "since Monday", "Friday's close", and no day of the week ahead."""
    if any(item.lower == "had" for item in items[max(0, at - 9):at]):
        return False  # "had closed 210 points higher on Friday"
    before, after = items[at - 1].lower if at else "", items[at + 1].lower if at + 1 < len(items) else ""
    return before not in ("from", "since", "until", "than", "last", "next", "by", "to", "late", "previous") and after not in ("'s", "’s")


def article_day(reading: Reading) -> date | None:
    """The trading day, where it can be told: a date beside an index move, else the day of publication (or the weekday before it)."""
    context = reading.context
    dated = [statement.day.on(context.published.year if context.published else context.year) for statement in reading.statements
             if statement.kind == "index" and hasattr(statement.day, "on") and statement.slots.keys() & {"percent", "points", "level"}]
    dated = [day for day in dated if day and (context.published is None or abs((context.published - day).days) <= 10)]
    if dated:
        return Counter(dated).most_common(1)[0][0]
    titled = [item.value.on(None) for sentence in reading.sentences if sentence.block == "headline" for item in sentence.items if item.kind == "date"]
    if context.published is None and titled and titled[0]:
        return titled[0]
    lead = [sentence for sentence in reading.sentences if sentence.block == "body"][:2]
    if context.published is None and (said := [item.value.on(None) for sentence in lead for before, item in zip(sentence.items, sentence.items[1:])
                                               if item.kind == "date" and before.lower == "on"]):
        return said[0]
    if context.published and context.tells_yesterday:
        return date.fromordinal(context.published.toordinal() - 1)
    if context.published and context.home_weekday is not None:
        back = (context.published.weekday() - context.home_weekday) % 7
        return date.fromordinal(context.published.toordinal() - back) if back <= 4 else None
    return None


def spread_week(reading: Reading) -> None:
    """A report titled so, or whose first index move is the week's to the point, tells the week: moves that name no span or day are the week's too."""
    moves = [statement for statement in reading.statements if statement.kind == "index" and statement.slots.keys() & {"percent", "points"} and not statement.aside]
    titled = any(word == "weekly" for sentence in reading.sentences if sentence.block == "headline" for item in sentence.items for word in item.lower.split())
    if moves and moves[0].period in ("wtd", "1wk") and (titled or moves[0].slots.keys() & {"points", "level"}):
        for statement in reading.statements:
            if statement.period is None and statement.day is None and statement.kind in ("index", "sector", "company"):
                statement.period = "wtd"


def settle_carried(reading: Reading) -> None:
    """A clause takes the span of the one before it, unless its figure is told elsewhere of a span of its own."""
    told = {(one.subjects[0].value, one.slots["percent"].value) for one in reading.statements if one.period and "percent" in one.slots}
    for one in reading.statements:
        if one.carried and one.period is None and (one.subjects[0].value, one.slots["percent"].value if "percent" in one.slots else None) not in told:
            one.period = one.carried


# Building ---------------------------------------------------------------------------------------------------


def add_statement(text: str, facts: Facts, statement: Statement, reading: Reading) -> None:
    """One statement becomes records of its kind, or its numerals are set aside for a named reason."""
    if statement.aside or statement.kind in ("topic", "market", "unknown"):
        set_aside(statement, "" if statement.aside == "unread" else statement.aside or ("market in general" if statement.kind == "market" else ""))
        return
    day = day_of(statement, reading.context)
    if day == "other" and statement.kind != "result":
        set_aside(statement, "another day")
        return
    if day == facts.as_of:
        day = None
    before = sum(len(getattr(facts, kind)) for kind in ("index_moves", "movers", "sector_moves", "quotes"))
    if statement.kind == "instrument" and moves.of_other_span(statement, reading.context) and "level" not in statement.slots:
        set_aside(statement, "span of another length")
        return
    if statement.kind == "index":
        facts.index_moves += moves.index_moves(text, statement, day)
    elif day is not None:
        set_aside(statement, "another day")
        return
    elif statement.kind == "company":
        facts.movers += moves.movers(text, statement, reading.context)
    elif statement.kind == "sector":
        facts.sector_moves += moves.sector_moves(text, statement)
    elif statement.kind == "instrument":
        facts.quotes += moves.quotes(text, statement, reading.context)
    made = sum(len(getattr(facts, kind)) for kind in ("index_moves", "movers", "sector_moves", "quotes")) > before
    if made:
        facts.claims.signed_verbs += moves.signed_verbs(text, statement)
    else:
        for item in statement.items:
            item.used = False


def set_aside(statement: Statement, reason: str) -> None:
    for item in statement.items:
        if isinstance(item.extra, dict) and "numeral" in item.extra:
            item.used = bool(reason)
            if reason:
                item.extra["aside"] = reason


def finding_common(text: str, finding: Finding) -> dict:
    return {"mentions": [mention_of(text, finding.start, finding.end)], "rules": list(finding.rules), "figures": {slot: [figure] for slot, figure in finding.figures.items()}}


def add_findings(text: str, facts: Facts, reading: Reading) -> None:
    for finding in reading.findings:
        shared = finding_common(text, finding)
        if finding.kind == "breadth":
            facts.breadth.append(breadth(finding, shared))
        elif finding.kind == "rating_change":
            facts.rating_changes.append(RatingChange(**finding.fields, **shared))
        elif finding.kind == "result_date":
            facts.result_dates.append(ResultDate(**finding.fields, **shared))
        elif finding.kind == "flow":
            add_flow(facts, finding, shared, reading)


def add_flow(facts: Facts, finding: Finding, shared: dict, reading: Reading) -> None:
    """A flow of the day that stands with it; of a day that no date can be given to, it is set aside."""
    day = flow_day(finding, reading)
    if day == "other" and facts.as_of is None:
        day = None  # nobody can date this article; its flow is not taken for that of a day that is known
    if day == "other":
        for item in finding.items:
            if item.kind == "money":
                item.extra["aside"] = "another day"
        return
    values = {slot: figure.value for slot, figure in finding.figures.items()}
    facts.flows.append(Flow(investor=finding.fields["investor"], currency=moves.money_of(finding.fields["currency"], reading.context), as_of=day, **values, **shared))


def flow_day(finding: Finding, reading: Reading) -> date | None | str:
    """The day of a flow. Where an article tells three weekdays' flows, its own weekday is last week's, like the others."""
    said, published = finding.fields.get("day"), reading.context.published
    told = {other.fields.get("day") for other in reading.findings if other.kind == "flow"}
    if published and said == published.weekday() and len([day for day in told if isinstance(day, int)]) > 2:
        return published - timedelta(days=7)
    return moves.resolved(said, reading.context)


def breadth(finding: Finding, shared: dict) -> Breadth:
    values = {slot: figure.value if slot == "ratio" else int(figure.value) for slot, figure in finding.figures.items()}
    return Breadth(universe=finding.fields["universe"], of=finding.fields["of"], ratio_of=finding.fields.get("ratio_of"), **values, **shared)


# Merging ----------------------------------------------------------------------------------------------------


def settle_periods(moves: list[IndexMove]) -> None:
    """A move without a span of its own restates the move whose very figure it repeats; else it is the day's."""
    spans: Spans = {}
    for at, move in enumerate(moves):
        note_span(spans, at, move)
    for at, move in enumerate(moves):
        if move.period is None:
            move.period = first_span_repeated(spans, move) or "1d"
            move.session = move.session if move.period == "1d" else None
            note_span(spans, at, move)


SLOTS = ("percent", "points", "level")
# By index, the slots a move states, some of them and their values: where the first move of each span stands.
Spans = dict[tuple, dict[str, int]]


def note_span(spans: Spans, at: int, move: IndexMove) -> None:
    stated = tuple(slot for slot in SLOTS if getattr(move, slot) is not None)
    for shared in subsets(stated) if move.period else ():
        known = spans.setdefault((move.index, stated, *values(move, shared)), {})
        known[move.period] = min(at, known.get(move.period, at))


def first_span_repeated(spans: Spans, move: IndexMove) -> str | None:
    """The span of the moves of the index with which this one shares a slot, and every slot that both state has one value."""
    found: dict[str, int] = {}
    for stated in subsets(SLOTS):
        shared = tuple(slot for slot in stated if getattr(move, slot) is not None)
        for period, at in spans.get((move.index, stated, *values(move, shared)), {}).items():
            found[period] = min(at, found.get(period, at))
    return "1d" if "1d" in found else min(found, key=found.__getitem__, default=None)


def values(move: IndexMove, slots: tuple[str, ...]) -> Iterator[tuple]:
    return ((slot, getattr(move, slot)) for slot in slots)


@cache
def subsets(slots: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Those with at least one slot."""
    return [some for size in range(1, len(slots) + 1) for some in combinations(slots, size)]


def name_short_forms(facts: Facts, reading: Reading) -> None:
    """ "Larsen & Toubro (L&T)", "Sears Holdings Corp (SHLD.O)": where the short form stands alone later, it is the same company."""
    full: dict[str, dict[str, str]] = {}  # short form -> full name -> ticker
    for item in (item for sentence in reading.sentences for item in sentence.items if item.kind == "company" and isinstance(item.extra, str)):
        words = item.value.split()
        shorts = {item.extra.partition(".")[0], *(" ".join(words[:count]) for count in range(1, len(words)))}
        for short in shorts - {item.value}:
            full.setdefault(short, {})[item.value] = item.extra
    own = {item.value for sentence in reading.sentences for item in sentence.items if item.kind == "company" and item.extra}
    for fact in (*facts.movers, *facts.rating_changes, *facts.result_dates):
        names = full.get(fact.company, {})
        if len(names) == 1 and fact.company not in own:
            fact.company, ticker = next(iter(names.items()))
            if hasattr(fact, "ticker") and fact.ticker is None and len(ticker) > 1:
                fact.ticker = ticker


def merge_all(facts: Facts, reading: Reading) -> None:
    name_short_forms(facts, reading)
    settle_periods(facts.index_moves)
    for move in facts.sector_moves:
        move.period = move.period or "1d"
    facts.index_moves = merge(facts.index_moves, lambda fact: (fact.index, fact.period, fact.as_of))
    measured = {(move.index, move.period) for move in facts.index_moves if move.figures}
    facts.index_moves = [move for move in facts.index_moves if move.figures or (move.index, move.period) not in measured]
    facts.breadth = merge_breadth(facts.breadth)
    facts.movers = merge_movers(facts.movers)
    facts.rating_changes = merge(facts.rating_changes, lambda fact: (company_key(fact.company), fact.measure))
    facts.result_dates = merge(facts.result_dates, lambda fact: (company_key(fact.company), fact.status))
    facts.sector_moves = merge(facts.sector_moves, lambda fact: (fact.sector.casefold(), fact.period))
    facts.flows = merge(facts.flows, lambda fact: (fact.investor, fact.as_of))
    facts.quotes = merge(facts.quotes, lambda fact: fact.instrument)


NO_MARKS = str.maketrans(".()", "   ")


def company_key(name: str) -> str:
    """One company under its longer and its shorter form: Caterpillar Inc, Caterpillar; GAIL (India), GAIL India."""
    words = name.casefold().translate(NO_MARKS).split()
    while len(words) > 1 and words[-1] in {"inc", "corp", "co", "ltd", "plc", "limited", "bhd", "berhad", "company", "cos", "ag", "sa"}:
        words.pop()
    return " ".join(words)


def merge_movers(movers: list) -> list:
    facts = merge(movers, lambda fact: company_key(fact.company), frozenset({"company", "role", "group", "ticker", "period"}))
    return facts


def merge_breadth(found: list[Breadth]) -> list[Breadth]:
    """Counts without a universe of their own belong to the last that had one, where nothing speaks against it."""
    last: str | None = None
    for fact in found:
        last = fact.universe or last
    known = [fact.universe for fact in found if fact.universe]
    only = known[0] if known and len(set(known)) == 1 else None
    for fact in found:
        if fact.universe is None and only and fact.of == "stocks":
            fact.universe = only
    return merge(found, lambda fact: (fact.universe, fact.of), frozenset({"ratio_of"}))


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


# Claims -----------------------------------------------------------------------------------------------------


def add_claims(text: str, claims: claim_types.Claims, reading: Reading) -> None:
    for found in reading.claims:
        start, end = min(item.start for item in found.items), max(item.end for item in found.items)
        mention = mention_of(text, start, end)
        if found.kind == "dated_weekdays":
            claims.dated_weekdays.append(claim_types.DatedWeekday(mention=mention, **found.fields))
        elif found.kind == "malformed_numbers":
            claims.malformed_numbers.append(claim_types.MalformedNumber(mention=mention, **found.fields))
        elif found.kind == "index_sizes":
            claims.index_sizes.append(claim_types.IndexSize(mention=mention, **found.fields))
        elif found.kind == "counted_lists":
            claims.counted_lists.append(claim_types.CountedList(mention=mention, **found.fields))
        elif found.kind == "breadth_words":
            claims.breadth_words.append(claim_types.BreadthWords(mention=mention, **found.fields))


def place_claims(facts: Facts, reading: Reading, text: str) -> None:
    """Give claims the positions of the facts they speak of."""
    counted = [at for at, fact in enumerate(facts.breadth) if fact.of == "stocks" and fact.advances is not None and fact.declines is not None]
    for words in facts.claims.breadth_words:
        words.fact = counted[0] if len(counted) == 1 and len([f for f in facts.breadth if f.of == "stocks"]) == 1 else None
    for found in reading.claims:
        if found.kind == "continuations":
            place_continuation(facts, found, text)


def place_continuation(facts: Facts, found, text: str) -> None:
    first, second = found.fields["moves"]
    positions = [position(facts.index_moves, statement) for statement in (first, second)]
    if None in positions or positions[0] == positions[1]:
        return
    day, span = positions if facts.index_moves[positions[0]].period == "1d" else positions[::-1]
    if facts.index_moves[day].period != "1d" or facts.index_moves[span].period not in ("5d", "1wk", "1mo", "3mo"):
        return
    twin = next((at for at, move in enumerate(facts.index_moves) if move.period == "5d" and move.index == facts.index_moves[span].index and move.percent == facts.index_moves[span].percent), span)
    span = twin if facts.index_moves[span].period == "1wk" else span  # the week of one sentence is the five days of another
    start, end = min(first.start, second.start), max(first.end, second.end)
    facts.claims.continuations.append(claim_types.Continuation(mention=mention_of(text, start, end), day=day, span=span))


def position(facts: list[Fact], statement: Statement) -> int | None:
    figure = statement.slots["percent"]
    return next((at for at, fact in enumerate(facts) if any(figure.start == one.start for one in fact.figures.get("percent", ()))), None)

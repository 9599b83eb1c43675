"""Whether an article tells a week, so that moves that name no span or day are the week's."""

from __future__ import annotations

from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence, Statement
from extractor.spans.items import Item

ENDING = frozenset(
    "end ends ended ending close closes closed closing finish finishes finished finishing "
    "settle settled settling conclude concluded concluding".split()
)
WEEKS_BEFORE = ("last week", "previous week", "prior week", "preceding week", "week before", "week earlier", "week ago")
OF_A_WEEK = ("wtd", "1wk")
AHEAD = frozenset("ahead outlook preview look".split())
ITS_CLOSE = tuple(f"{mark}s {word}" for mark in "'’" for word in ("clos", "finish", "settle", "end", "level"))
BEFORE_A_WEEK = frozenset("the a in of at recorded registered posted seen reported".split())
MEASURED = ("number", "points", "level")

# "for the third time this week", "the last session of the week", "due later this week"
SOME_TIME_IN = frozenset("time times day session sessions later earlier early late due of".split())


def spread_week(reading: Reading) -> None:
    """In a report of a week, moves that name no span or day are the week's too."""
    if not tells_week(reading):
        return
    name_told_week(reading)
    of_a_day = {id(one) for sentence in reading.sentences for one in sentence.statements if behind_a_weekday(sentence, one)}
    for statement in reading.statements:
        bare = statement.period is None and statement.day is None and id(statement) not in of_a_day
        if bare and statement.kind in ("index", "sector", "company"):
            statement.period = "wtd"
        if statement.period == "wtd" and "level" in statement.slots:
            statement.session = "close"  # a week is told when it has closed


def tells_week(reading: Reading) -> bool:
    """By the first move of an index, by the headline, or by the lead."""
    moves = [
        statement
        for statement in reading.statements
        if statement.kind == "index" and statement.slots.keys() & {"percent", "points"} and not statement.aside
    ]
    if moves and begins_with_a_week(reading, moves):
        return True
    if moves and retells_week(reading, moves[0]):
        moves[0].day = None  # "to end Friday at": the week's close
        return True
    if moves and set_against_last_week(reading, moves[0]):
        moves[0].period = "wtd"  # also where it is dated, by the week's last day
        return True
    if headline_tells_week(reading) or told_last_week(reading):
        return True
    return leads_with_a_week(reading) and not reading.context.of_segment and not tells_a_day(reading, moves)


def begins_with_a_week(reading: Reading, moves: list[Statement]) -> bool:
    """The first move is the week's, to the point or under a title that says so; but not where the day of that index is
    told besides: "closed the week 37 points higher. … It gained 0.94% or 329 points"."""
    move = moves[0]
    titled = any(
        word == "weekly"
        for sentence in reading.sentences
        if sentence.block == "headline"
        for item in sentence.items
        for word in item.lower.split()
    )
    besides = [one for one in moves if one.period is None and one.day is None and one.subjects[0].value == move.subjects[0].value]
    other = any(one.slots[slot].value != move.slots[slot].value for one in besides for slot in one.slots.keys() & move.slots.keys())
    return move.period in OF_A_WEEK and (titled or bool(move.slots.keys() & {"points", "level"}) and not other)


def headline_tells_week(reading: Reading) -> bool:
    """ "Sensex, Nifty add 2% this week", "Weekly review": over a lead that names no day."""
    headline = next((sentence.items for sentence in reading.sentences if sentence.block == "headline"), [])
    if any(names_day(item) for item in (*headline, *lead_of(reading))):
        return False
    return any(is_title_of_week(headline, at) for at in range(len(headline)))


def is_title_of_week(items: list[Item], at: int) -> bool:
    """Not "ends week lower", "weekly loss", "the week ahead", which a Friday's report says as well."""
    item, following = items[at], items[min(at + 1, len(items) - 1)]
    is_week = item.kind == "period" and item.value in OF_A_WEEK or "weekly" in item.lower.split()
    return (
        is_week
        and item.lower.partition(" ")[0] not in ENDING
        and following.kind not in ("rise", "fall")
        and following.lower not in AHEAD
    )


def set_against_last_week(reading: Reading, move: Statement) -> bool:
    """ "The index fell 2.99 per cent to 149,524.81, from 154,126.46 the previous week", in the sentence of the first
    move, where neither that nor the lead names a day."""
    home = next((one for one in reading.sentences if any(each is move for each in one.statements)), None)
    if home is None or move.period not in (None, *OF_A_WEEK) or isinstance(move.day, str):
        return False
    if any(names_day(item) for item in (*home.items, *lead_of(reading))):
        return False
    end = max(figure.end for figure in move.slots.values())
    return any(is_base(home.items, at) for at, item in enumerate(home.items) if item.start >= end)


def told_last_week(reading: Reading) -> bool:
    """ "Nepse fell 19.62 points last week, after …" and no weekday: the very week that the report tells, unless it goes
    on with an hour of today."""
    lead = next((sentence for sentence in reading.sentences if sentence.block == "body"), None)
    if lead is None:
        return False
    moves = [one for one in lead.statements if one.kind == "index" and one.slots]
    if not moves or any(names_day(item) for item in lead.items) or any(one.day != "other" for one in moves):
        return False
    end = min(figure.end for figure in moves[0].slots.values())
    said = any(item.lower == "last week" and item.start >= end and not is_owned(lead.items, at) for at, item in enumerate(lead.items))
    today = any(one.session in ("open", "intraday") for one in reading.statements) or any(
        item.lower in ("today", "now") for sentence in reading.sentences for item in sentence.items
    )
    if not said or today:
        return False
    for one in moves:
        one.day, one.period = None, "wtd"
    return True


def is_owned(items: list[Item], at: int) -> bool:
    """ "last week's losses"."""
    return at + 1 < len(items) and items[at + 1].lower in ("'s", "’s")


def is_base(items: list[Item], at: int) -> bool:
    """ "from 154,126.46 the previous week", "against last week's close of": not "breaking a streak from last week"."""
    if items[at].kind != "other-day" or not items[at].lower.endswith(WEEKS_BEFORE):
        return False
    behind = " ".join(item.lower for item in items[at + 1 : at + 3])
    before = next((item for item in reversed(items[:at]) if item.lower not in BEFORE_A_WEEK), None)
    return before is not None and before.kind in MEASURED or behind.startswith(ITS_CLOSE)


def lead_of(reading: Reading) -> list[Item]:
    return next((sentence.items for sentence in reading.sentences if sentence.block == "body"), [])


def behind_a_weekday(sentence: Sentence, move: Statement) -> bool:
    """ "New York rallied Friday, with the Dow gaining 122 points"."""
    return any(item.kind == "weekday" and item.start < move.subjects[0].start for item in sentence.items)


def name_told_week(reading: Reading) -> None:
    """ "Last week, the Sensex rose 3.7 percent": the very week that the report tells."""
    for sentence in reading.sentences:
        if sentence.items[0].lower in ("last week", "the last week"):
            for statement in sentence.statements:
                if statement.day == "other" and statement.period is None:
                    statement.day = None


def leads_with_a_week(reading: Reading) -> bool:
    """The first sentence says "during the week", "last week", "from 1.8 billion the previous week"."""
    lead = lead_of(reading)
    return any(says_week(lead, at) for at in range(len(lead)))


def retells_week(reading: Reading, move: Statement) -> bool:
    """ "Stocks revived this week, with the index up 3.44 percent. …": the lead has the very per cent of the first move,
    and no day."""
    lead = lead_of(reading)
    percent = move.slots.get("percent")
    if percent is None or move.period is not None or lead and move.subjects[0].start < lead[-1].end:
        return False
    told = any(item.kind == "percent" and item.value and item.value.value == percent.value for item in lead)
    return told and leads_with_a_week(reading) and not any(names_day(item) for item in lead)


def names_day(item: Item) -> bool:
    return (
        item.kind == "weekday"
        or (item.kind == "other-day" and "week" not in item.lower)
        or (item.kind == "period" and item.value == "1d")
        or item.lower in ("today", "yesterday", "overnight")
    )


def says_week(items: list[Item], at: int) -> bool:
    """A week that a report is of: not "last week's losses", and not "ended the week in green", which Friday does; but
    "fell by 12 points to end the week at 2,416.36"."""
    item, before = items[at], items[max(0, at - 1)]
    if is_owned(items, at) or before.lower in SOME_TIME_IN:
        return False
    if item.kind == "period":
        ended = before.kind in ("close", "open") or item.lower.partition(" ")[0] in ENDING
        measured = any(other.kind in ("percent", "points") for other in items[:at])
        return item.value == "wtd" and item.lower != "weekly" and (measured or not ended)
    return item.kind == "other-day" and item.lower.endswith(WEEKS_BEFORE)


def tells_a_day(reading: Reading, moves: list[Statement]) -> bool:
    """Whether a day is named, or an index has a move of the week beside one of no span: "added 0.5% for a weekly
    gain of 1.4%"."""
    named = any(names_day(item) for sentence in reading.sentences for item in sentence.items)
    weekly = {move.subjects[0].value for move in moves if move.period in OF_A_WEEK}
    untold = {move.subjects[0].value for move in moves if move.period is None}
    return named or bool(weekly & untold)

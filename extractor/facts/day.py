"""The trading day that an article reports on."""

from __future__ import annotations

from collections import Counter
from datetime import date

from extractor.facts.day_before import days_of_base
from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence
from extractor.spans.dates import FoundDate


def home_weekday(reading: Reading) -> int | None:
    """The weekday the article reports on: the one its lead names most, else the day it was published."""
    published = reading.context.published
    said = [
        item.value
        for sentence in lead_and_headline(reading)
        for at, item in enumerate(sentence.items)
        if item.kind == "weekday" and own_day(sentence.items, at)
    ]
    if published and not reading.context.weekly:
        said = [day for day in said if not is_too_early(day, published)]
    if published and (bases := days_of_base(reading)):
        said = [day for day in said if day not in bases]
    if reading.context.weekly and len(set(said)) > 1 and published and published.weekday() >= 4:
        return min(said, key=lambda day: (published.weekday() - day) % 7)  # the week is told from its end
    if reading.context.weekly and len(set(said)) > 2:
        return said[-1]  # the days of the week one by one
    if said:
        count = Counter(said)
        told = max(count, key=lambda day: (count[day], -said.index(day)))
        # "stocks set to rise Tuesday", written on Monday evening
        return published.weekday() if published and is_ahead(told, published) else told
    if published and published.weekday() >= 5 and reading.context.country not in SUNDAY_MARKETS:
        return 4  # a weekend paper tells of Friday
    return published.weekday() if published else day_of_levels(reading)


def lead_and_headline(reading: Reading) -> list[Sentence]:
    """Where a report names its own day: its first four sentences, and what stands above them."""
    lead = [sentence for sentence in reading.sentences if sentence.block == "body"][:4]
    return lead + [sentence for sentence in reading.sentences if sentence.block == "headline"]


def day_of_levels(reading: Reading) -> int | None:
    """ "* At the close on Tuesday, the index was down 23 points at 5,256": the one weekday of all that name a level."""
    said = {
        statement.day
        for statement in reading.statements
        if statement.kind == "index" and isinstance(statement.day, int) and "level" in statement.slots
    }
    return said.pop() if len(said) == 1 else None


def home_date(reading: Reading) -> tuple[int, int] | None:
    """The month and the day that an article without a year reports on: those that its moves name most."""
    if reading.context.published or reading.context.year:
        return None
    told = [
        (statement.day.month, statement.day.day)
        for statement in reading.statements
        if isinstance(statement.day, FoundDate) and statement.slots and not statement.aside
    ]
    upon = {
        (item.value.month, item.value.day)
        for sentence in reading.sentences
        for at, item in enumerate(sentence.items)
        if item.kind == "date" and any(one.lower == "on" for one in sentence.items[max(0, at - 3):at])
    }  # and not "for the year ending June 30"
    return next((day for day, _ in Counter(told).most_common() if day in upon), None)


NUMERIC = frozenset({"number", "count", "points", "money"})
HELD_AGAINST = frozenset({"against", "versus", "compared"})
SUNDAY_MARKETS = frozenset({"SA", "KW", "QA", "BH", "OM", "JO", "IL", "EG", "BD", "NP"})


def is_ahead(weekday: int, published: date) -> bool:
    """Whether a weekday is the morrow of the day of publication, and that no end of a week."""
    return published.weekday() < 4 and weekday == published.weekday() + 1


def is_too_early(weekday: int, published: date) -> bool:
    """Whether a weekday lies three days or more before a day of publication from Tuesday to Friday: a report is of the
    day or of the day before, with a holiday between them of two days before."""
    return 1 <= published.weekday() <= 4 and 3 <= (published.weekday() - weekday) % 7 <= 4


def own_day(items: list, at: int) -> bool:
    """Not "from Tuesday", "since Monday", "Friday's close", and no day of the week ahead."""
    before = items[max(0, at - 9):at]
    if (
        any(item.lower in ("had", "having") for item in before)
        or any(one.lower == "after" and other.kind == "close" for one, other in zip(before, before[1:]))
    ):
        return False  # "had closed 210 points higher on Friday", "after closing 0.1 percent lower on Tuesday"
    near = items[max(0, at - 6):at]
    if any(one.lower in HELD_AGAINST and other.kind in NUMERIC for one, other in zip(near, near[1:])):
        return False  # "against 90,063.25 posted on Wednesday", but "against the dollar on Thursday"
    paid = [one.lower for one, other in zip(before, before[1:]) if other.kind == "money" and one.lower in ("from", "to")]
    if paid[-1:] == ["from"]:
        return False  # "from Tk 744 crore, the turnover on Tuesday", but "from N30.4 to N30.3 trillion on Monday"
    if any(item.lower.startswith("contrast") for item in items[:at]):
        return False  # "This contrasted with 276 million shares in 3,467 deals on Friday"
    if any(item.lower in ("holiday", "shut") or item.lower.startswith("previous ") for item in items[max(0, at - 3):at]):
        return False  # "the previous session (Thursday)"
    last, after = items[at - 1].lower if at else "", items[at + 1].lower if at + 1 < len(items) else ""
    return (
        last not in ("from", "since", "until", "than", "last", "next", "by", "to", "late", "previous", "after")
        and after not in ("'s", "’s")
    )


def of_a_record(before: list) -> bool:
    """ "eclipsing the previous record close of 21,004.96 on November 5, 2010", "up 17% from the close of 3,369.16 on
    Tuesday, Nov. 3, 2020": a day long gone."""
    based = next((at for at, item in enumerate(before) if item.lower == "from"), len(before))
    return any(item.kind in NUMERIC for item in before[based:]) or any(
        "previous" in item.lower or item.kind in ("previous-close", "extreme") for item in before
    )


def article_day(reading: Reading) -> date | None:
    """The trading day, where it can be told: a date beside an index move, else the day of publication (or the
    weekday before it)."""
    context = reading.context
    named = [
        statement.day.on(context.published.year if context.published else context.year)
        for statement in reading.statements
        if statement.kind == "index"
        and isinstance(statement.day, FoundDate)
        and statement.slots.keys() & {"percent", "points", "level"}
    ]
    dated = [day for day in named if day and (context.published is None or abs((context.published - day).days) <= 10)]
    told = told_day(reading)
    if dated and not (told and told > max(dated)):
        return Counter(dated).most_common(1)[0][0]
    if day := titled_day(reading) or (lead_day(reading) if context.published is None else None):
        return day
    if context.published and context.tells_yesterday:
        return date.fromordinal(context.published.toordinal() - 1)
    return (
        weekday_before(context.published, context.home_weekday)
        if context.published and context.home_weekday is not None
        else None
    )


def titled_day(reading: Reading) -> date | None:
    """The date in the headline: "News for Dec 4" tells of Wednesday the 3rd; "23rd Dec" went onto its page a morning
    later."""
    context = reading.context
    titled = next(
        (
            item.value.on(None)
            for sentence in reading.sentences
            if sentence.block == "headline"
            for item in sentence.items
            if item.kind == "date"
        ),
        None,
    )
    if titled is None or context.published is None:
        return titled and weekday_before(titled, context.home_weekday)
    return titled if 1 <= (context.published - titled).days <= 4 else None


def lead_day(reading: Reading) -> date | None:
    """ "fell 2% on 7 November", in one of the first two sentences."""
    lead = [sentence for sentence in reading.sentences if sentence.block == "body"][:2]
    said = (
        item.value.on(None)
        for sentence in lead
        for at, (before, item) in enumerate(zip(sentence.items, sentence.items[1:]))
        if item.kind == "date" and before.lower == "on" and not of_a_record(sentence.items[max(0, at - 8):at])
    )
    return next(said, None)


def told_day(reading: Reading) -> date | None:
    """The day of the weekday that the lead or the headline names, by the day of publication."""
    context = reading.context
    named = any(
        item.kind == "weekday" and item.value == context.home_weekday
        for sentence in lead_and_headline(reading)
        for item in sentence.items
    )
    return weekday_before(context.published, context.home_weekday) if named and context.published else None


def weekday_before(day: date, weekday: int | None) -> date | None:
    """That weekday, on the day or up to four days before it."""
    back = (day.weekday() - (day.weekday() if weekday is None else weekday)) % 7
    return date.fromordinal(day.toordinal() - back) if back <= 4 else None

"""The day on which results are declared: a date, a weekday, "tomorrow", or an hour of the article's own day ("after
the bell")."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from extractor.frames.announcers import Announcers
from extractor.frames.lists import CompanyList
from extractor.frames.statement import Context
from extractor.spans.items import Item

DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}
CLAUSES = frozenset({";", "followed by", "followed", "while", "whereas", "but", "said", "says", "suggested"})


def near_results(context: Context) -> bool:
    """Whether a day of results was told in this paragraph or the one before."""
    return context.paragraph - context.results_paragraph <= 1


class ResultDays(Announcers):
    """Finds and dates the day that stands with a verb or noun; a part of the reader of announcements."""

    def stamp(self, at: int) -> Item | None:
        """The day that stands with a verb or noun: after it in its clause, else at the opening of the sentence,
        else an hour of the article's day."""
        end = self.end_of_clause(at)
        told, hour = self.first(self.is_day, at, end), self.first(self.is_hour, at, end)
        if told is not None and hour is not None and any(self.kind(k) == "company" for k in range(hour, told)):
            return self.items[hour]  # "Acme reports after the bell and Borealis on Thursday"
        if told is not None or self.is_a_day_after(at):
            return self.items[told or at - 3]
        if self.is_day(at - 1):
            return self.items[at - 1]  # "Acme on Tuesday reported"
        front = (
            next((self.items[k] for k in range(min(2, at)) if self.is_day(k)), None) if end == self.reach(at) else None
        )
        return front or (self.items[hour] if hour else None)

    def first(self, asked: Callable[[int], bool], at: int, end: int) -> int | None:
        return next((k for k in range(at + 1, end) if asked(k)), None)

    def stamp_right_behind(self, group: CompanyList) -> Item | None:
        """ "Acme on Tuesday", "Acme, due tomorrow"."""
        return next(
            (self.items[k] for k in range(group.last + 1, min(len(self.items), group.last + 4)) if self.is_day(k)), None
        )

    def stamp_near(self, at: int) -> Item | None:
        """The day of "on Monday after reporting results", "after reporting results late on Monday"."""
        if self.is_day(at - 2):
            return self.items[at - 2]
        stamp = self.stamp(at)
        return stamp if stamp is not None and stamp.start > self.items[at].start else None

    def reach(self, at: int) -> int:
        return min(len(self.items), at + 18)

    def end_of_clause(self, at: int) -> int:
        return next((k for k in range(at + 1, self.reach(at)) if self.parts(k)), self.reach(at))

    def parts(self, at: int) -> bool:
        """Whether what stands behind this word is of another clause, or of a span without a day ("next month")."""
        span = self.kind(at) in ("other-day", "period") and self.lower(at).split()[-1] in (
            "week",
            "month",
            "year",
            "quarter",
        )
        return (
            span
            or self.lower(at) in CLAUSES
            or self.has(at, "rise.verb", "fall.verb", "announce", "announced", "ahead")
        )

    def is_day(self, at: int) -> bool:
        """A date (but "the quarter ended June 30"), a weekday, "tomorrow"."""
        if self.kind(at) == "date":
            return self.lower(at - 1) not in ("ended", "ending", "to", "through")
        return self.kind(at) == "weekday" or self.lower(at) in DAYS

    def is_hour(self, at: int) -> bool:
        """ "this morning", "shortly", "after the closing bell", "before the market opens": of the article's own
        day."""
        if self.lower(at) in ("morning", "afternoon", "evening"):
            return self.lower(at - 1) == "this"
        closing = self.lower(at) in ("bell", "open", "opens", "opened") or self.has(at, "close")
        return (
            self.lower(at) in ("shortly", "tonight")
            or closing
            and any(self.lower(k) in ("after", "before") for k in range(at - 4, at))
        )

    def is_a_day_after(self, at: int) -> bool:
        """ "fell 2%, a day after it reported"."""
        return [self.lower(k) for k in (at - 3, at - 2)] == ["day", "after"] and self.lower(at - 4) in ("a", "one")

    def day(self, stamp: Item | None, status: str) -> date | None:
        published = self.context.published
        if stamp is None:
            fresh = near_results(self.context)
            return self.context.day_of_results if status == "upcoming" and fresh else None
        if stamp.kind == "date":
            return self.dated(stamp, status)
        if published is None:
            return None
        if (
            stamp.kind == "weekday"
            and status == "upcoming"
            and any(item is stamp and before.lower == "next" for before, item in zip(self.items, self.items[1:]))
        ):
            return None  # "next Thursday", said on a Monday
        if stamp.kind == "weekday":
            gap = (stamp.value - published.weekday()) % 7
            return (
                published + timedelta(days=gap) if status == "upcoming" else published - timedelta(days=(7 - gap) % 7)
            )
        return published + timedelta(days=DAYS.get(stamp.lower, -1 if stamp.lower == "day" else 0))

    def dated(self, stamp: Item, status: str) -> date | None:
        """In the article's year; in the next for what is to come (January, from December), in the last for what
        was."""
        published = self.context.published
        day = stamp.value.on(published.year if published else self.context.year)
        if day is None or stamp.value.year is not None or published is None:
            return day
        if status == "upcoming" and (published - day).days > 180:
            return stamp.value.on(published.year + 1)
        return stamp.value.on(published.year - 1) if status == "declared" and day > published else day

"""Of what day a figure is: weekdays, dates, "the previous session", a month or a year other than the article's."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.records import Period
from extractor.frames.moves.days_of_others import COMPARED, DaysOfOthers
from extractor.frames.moves.periods import ANOTHER_LENGTH
from extractor.frames.moves.vocabulary import EN_ROUTE
from extractor.frames.statement import Day
from extractor.spans.items import Item

AGO: dict[str, Period] = {
    "a year ago": "1y", "a year earlier": "1y", "last year": "1y", "a month ago": "1mo", "a month earlier": "1mo",
    "a week ago": "1wk", "a week earlier": "1wk", "last week": "wtd",
}
SINCE = frozenset({"from", "than", "over"})
TO_COME = frozenset({"next week", "tomorrow", "next month"})  # "gained 1.7 per cent, ahead of results next week"
LAST_WEEK = frozenset({"last week", "in the last week", "during the last week"})
AWAITING = frozenset({"ahead of", "before", "awaiting", "awaited", "await"})
EVENTFUL = frozenset({"word", "topic", "company", "punct", "index", "descriptor", "market", "results", "exchange", "pronoun"})
LONGEST_EVENT = 9
NOT_ON = frozenset({"from", "since", "until", "versus", "than", "against", "to", "by", "late"})
CONTRACTED = frozenset({"delivery", "contract", "settlement", "futures"})
BEFORE = frozenset({  # the session before the article's own
    "yesterday", "previous day", "previous session", "last session", "previous trading session",
    "last trading session", "in the last trading session", "prior session", "in the prior session", "prior day",
    "preceding session", "preceding trading session", "preceding trading day", "preceding day",
    "previous trading day",
})


class Days(DaysOfOthers):
    """Of what day a figure is."""

    def _other_day(self, at: int, item: Item) -> None:
        if self._heads_with_close_before(at):
            return
        if item.lower in LAST_WEEK and self._at_weekend() and not self._possessed(at):
            self._period(at, replace(item, kind="period", value="wtd"))
            return
        before = self._before(at)
        compared = at and self.items[at - 1].lower in SINCE and item.lower in AGO and not self._possessed(at)
        if compared and self.now is not None and self.last_slot in self.now.slots and self.now.period is None:
            self.now.period = AGO[item.lower]  # "19.7% higher than a year ago", "up 1.2% over last week"
            return
        if self._since_the_day_before(before, item):
            self.here.period = "1d"  # in a week's report: "rose 5.50 percent from the previous trading session"
        if self._no_day_of_move(at, item) or item.lower in TO_COME and self.now is not None and self.now.slots:
            return
        day: Day = "before" if item.lower in BEFORE else "other"
        if self._fronted(at) and "session" in item.lower.split():
            # "In the previous session, the indices ended higher. The Sensex gained …"
            self.context.day, self.context.day_left = day, 1
        told_of_goods = self.now is not None and self.now.kind == "topic" and item.lower in AGO
        if told_of_goods or self.now is not None and self.now.slots and not self._fronted(at):
            self.here.day = day  # "sales gains from depressed levels a year earlier, including Ford, which rose 3.9%"
        elif self.now is None or not self.now.slots:
            self.day_ahead, self.day_carried = day, False
            if self.now is not None:
                self.now.day = day

    def _since_the_day_before(self, before: Item | None, item: Item) -> bool:
        if self.now is None or self.now.period is not None or not self.now.slots.keys() & {"percent", "points"}:
            return False
        return before is not None and before.lower in COMPARED and item.lower in BEFORE

    def _weekday(self, at: int, item: Item) -> None:
        if self._possessed(at) and any(other.lower in ("which", "when") for other in self.items[at + 2:at + 5]):
            self.day_ahead = item.value  # "Thursday's rout in which the Dow fell about 360 points"
            return
        if at < 8 and self.day_ahead == "other" and self._at_days_extreme() or self._heads_with_close_before(at):
            return  # "At its peak Friday morning, the Dow was up 302 points"
        if self._ends_week(at) or self._no_weekday_of_move(at) or self._of_another_figure(at) or self._day_of_record(at) or self._closed_before(at) or self._told_of_having(at):
            return
        had = self._clause_says_had(at) and not self._of_session_before()
        day: Day = "other" if had else item.value
        if self.now is not None and (self.now.slots or self.now.direction):
            self.now.day = day
        elif self.now is None and self.pending.slots:
            self.pending.day = day
        elif self._fronted(at) or self.now is None:
            self.day_ahead, self.day_carried = day, False
            self.period_ahead = None  # "In the week, most of it came on Monday, when …": now the day's
            if self._fronted(at):
                self.context.day, self.context.day_left = day, 1
        else:
            self.now.day = day

    def _clause_says_had(self, at: int) -> bool:
        """ "On Wednesday it had closed at 163,135.85; on Thursday it opened at 163,400.12": of the first day alone."""
        stops = [k for k, item in enumerate(self.items) if item.text == ";"]
        first, last = max((k for k in stops if k < at), default=0), min((k for k in stops if k > at), default=len(self.items))
        return any(item.lower == "had" for item in self.items[first:last])

    def _ends_week(self, at: int) -> bool:
        """ "for the week ending Friday", "in the week ended on Friday"."""
        back = at - 1 - (at > 0 and self.items[at - 1].lower == "on")
        if back < 0 or not self.items[back].lower.endswith(("ending", "ended")):
            return False
        return any(other.kind == "period" for other in self.items[max(0, back - 3):back + 1])

    def _bounds_week(self, at: int) -> bool:
        """ "in the trading week between October 8 and 12"."""
        if at < 2 or self.items[at - 1].lower not in ("between", "from", "of"):
            return False
        named = self.items[at - 2]
        return named.kind == "period" and named.value in ("wtd", "1wk") and named.lower.endswith("week")

    def _no_weekday_of_move(self, at: int) -> bool:
        """ "Monday's gain", "up from Friday", "by Thursday"."""
        after, before = self._after(at), self._before(at)
        if before is not None and before.lower == "next" or self._is_awaited(at):
            return True
        if self.now is not None and self.now.kind == "instrument" and self.now.before is not None and "level" in self.now.slots:
            return True  # "stood at 151.62 yen, against 151.33 yen overseas on Tuesday"
        return after is not None and after.lower in ("'s", "’s") or before is not None and before.lower in NOT_ON

    def _is_awaited(self, at: int) -> bool:
        """ "fell 0.3% ahead of the policy decision on Wednesday": the day of what is to come, the move told before."""
        start = max(0, at - LONGEST_EVENT)
        ahead = next((k for k in range(at - 1, start, -1) if self.items[k].lower in AWAITING), None)
        told = self.now is not None and bool(self.now.slots or self.now.direction)
        if not told or ahead is None or self.items[ahead + 1].lower.endswith("ing"):
            return False  # "eased before rallying on Tuesday"
        event = self.items[ahead + 1:at]
        return all(item.kind in EVENTFUL and item.lower not in (",", ";", "and", "after") for item in event)

    def _date(self, at: int, item: Item) -> None:
        if self._ends_week(at) or self._bounds_week(at):
            return  # "to close the week ended Friday, April 26 at 98,152.91 points": which week
        if self._in_dateline(at):
            return
        held = self._before(at - 1 if at and self.items[at - 1].lower in ("its", "their") else at)
        if self._of_another_figure(at) or self._day_of_record(at) or held is not None and held.lower in ("against", "versus", "than"):
            return  # "at 83.95 on August 9 against the August 2 closing of 83.83"
        if self._counted_from(at):
            if any(other.lower == "from" for other in self.items[max(0, at - 4):at]):
                self._since_date(item)
            return
        if self.now is not None and self.now.slots and self.now.slots.keys() <= EN_ROUTE and self._apart_from_figures(at):
            self._begin_again().day = item.value  # "The index, which hit a high of 7,972.17, last crossed 8,000 on May 2"
        elif self.now is not None and (self.now.slots or self.now.direction):
            self.now.day = item.value
        elif self.now is None and self.pending.slots:
            self.pending.day = item.value
        else:
            self.day_ahead = item.value
            if self.now is not None:
                self.now.day = item.value

    def _in_dateline(self, at: int) -> bool:
        """ "SEOUL, Nov 20 (Agency) --", where nothing says of which year: the article's own day."""
        if self.context.published is not None or at > 4 or self.items[at].value.on(self.context.year) is not None:
            return False
        return any(item.text in ("-", "--", "–", "—") for item in self.items[at + 1:at + 6])

    def _since_date(self, item: Item) -> None:
        """ "up 43.9 percent from its close on December 31": the year to date; from any other day no span."""
        now, published = self.now, self.context.published
        if now is None or not now.slots or self.last_slot not in ("percent", "points"):
            return
        day = item.value.on(published.year - 1 if published else None)
        last = day is not None and day.month == 12 and day.day >= 29
        if last and (published is None or day.year == published.year - (published.month < 12)):
            now.period = "ytd"
        elif now.period is None:
            self._set_aside(now, (self.last_slot,), ANOTHER_LENGTH)

    def _year(self, at: int, item: Item) -> None:
        """ "up 14.3% in 2013", "ended 2010 up 13%": the year to date where it is the article's own, else another."""
        before = self._before(at)
        within = before is not None and before.lower in ("in", "for", "during")
        if self.now is None and within and self._fronted(at):
            self._year_ahead(item)
            return
        after = self._after(at)
        results = after is not None and after.kind == "topic"  # "in spite of a drop in 1997 sales"
        if self.now is None or self.now.kind == "topic" or before is None or results or self._of_a_reason(at):
            return
        if before.lower == "from" and at > 1 and self.items[at - 2].kind == "percent" and self.now.slots:
            self._since_year(item)  # "up 158 points, but down 5% from 2014"
            return
        if not (within or before.lower == "of" or before.kind == "close") or self._ranks_a_close(at):
            return
        if before.lower == "of" and at > 1 and self.items[at - 2].lower == "end":
            self._since_year(item)
        elif not self._own_year(item, closed=before.kind == "close"):
            self.now.day = "other"
        elif self.now.period is None:
            self._give_span(at, replace(item, kind="period", value="ytd"))

    def _ranks_a_close(self, at: int) -> bool:
        """ "on track for its lowest close in 2016": among those of the year; "a threshold last hit in May 2008"."""
        lead = self.items[max(0, at - 5):at - 1]
        if any(one.lower == "last" and other.lower in ("hit", "seen", "reached", "touched") for one, other in zip(lead, lead[1:])):
            return True
        return bool(lead) and lead[-1].kind in ("close", "extreme", "high", "low", "mark") and any(item.lower in ("lowest", "highest", "best", "worst", "first") for item in lead)

    def _year_ahead(self, item: Item) -> None:
        published, so_far = self.context.published, any(one.lower in ("so far", "far") for one in self.items[:3])
        if so_far or published is not None and str(published.year) in item.text:
            self.period_ahead = "ytd"
        else:
            self.day_ahead = "other"

    def _since_year(self, item: Item) -> None:
        """ "up 15.6 percent from its close at the end of 2012"."""
        published = self.context.published
        if published is not None and {str(published.year), str(published.year - 1)} & set(item.text.split()):
            self.here.period = self.here.period or "ytd"
        else:
            self.here.day = "other"

    def _own_year(self, item: Item, closed: bool) -> bool:
        """Whether a year is the article's, or in January the one that has just closed."""
        published = self.context.published
        if published is None or str(published.year) in item.text:
            return True
        return closed and str(published.year - 1) in item.text and published.month == 1

    def _month(self, at: int, item: Item) -> None:
        """ "fell 5% in August": the month to date where it is the article's own, else another time."""
        published = self.context.published
        before, after = self._before(at), self._after(at)
        whole = before is not None and before.kind == "close" and self._moved_over(at)  # "ended August up 3.5 percent"
        if at < 3 and before is not None and before.lower in ("in", "for", "during") and (self.now is None or not self.now.slots):
            self._month_ahead(item)
            return
        if self.now is None or self.now.kind == "topic" or not (whole or self.now.slots or self.now.direction) or self._ranks_a_close(at):
            return
        if self._recorded(at):  # "to 10,391, within 1 percent of its high of 10,737 set in February"
            self._set_aside(self.now, tuple(slot for slot in ("high", "low") if slot in self.now.slots), "record or 52-week level")
            return
        if whole:
            self._whole_month(item)
        elif after is not None and after.lower in CONTRACTED or self._of_a_reason(at):
            return  # "settled up $1.15 for June delivery", "slid 4 to 122.50 after sales for April"
        elif published is not None and published.month == item.value:
            self.now.period = self.now.period or "mtd"
        else:
            self.now.day = "other"

    def _month_ahead(self, item: Item) -> None:
        """ "In June, the Kospi rose 3.1%": all that follows is of that month."""
        if self.context.published is not None and self.context.published.month == item.value:
            self.period_ahead = "mtd"
        else:
            self.day_ahead = "other"

    def _whole_month(self, item: Item) -> None:
        """The month just over, also for those named after it ("while the S&P 500 advanced 3.4 percent")."""
        published = self.context.published
        if self.here.slots:
            self._begin_again()
        own = published is None or published.month == item.value
        self.here.session, self.here.period = None, "mtd" if own else None
        self.here.day = self.here.day if own else "other"
        self.day_ahead = self.day_ahead if own else "other"

"""Of what day a figure is: weekdays, dates, "the previous session", a month or a year other than the article's."""

from __future__ import annotations

from dataclasses import replace

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.periods import ANOTHER_LENGTH
from extractor.frames.moves.vocabulary import EN_ROUTE
from extractor.spans.items import MEASURES, Item

AGO = {
    "a year ago": "1y", "a year earlier": "1y", "last year": "1y", "a month ago": "1mo", "a month earlier": "1mo",
    "a week ago": "1wk", "a week earlier": "1wk", "last week": "wtd",
}
SINCE = frozenset({"from", "than", "over"})
COMPARED = SINCE | {"versus", "against", "with", "to"}
TO_COME = frozenset({"next week", "tomorrow", "next month"})  # "gained 1.7 per cent, ahead of results next week"
LAST_WEEK = frozenset({"last week", "in the last week", "during the last week"})
NOT_ON = frozenset({"from", "since", "until", "versus", "than", "against", "to", "by", "late"})
OF_A_SPAN = (["of", "the", "week"], ["of", "the", "month"], ["of", "the", "year"])
CONTRACTED = frozenset({"delivery", "contract", "settlement", "futures"})
BEFORE = frozenset({  # the session before the article's own
    "yesterday", "previous day", "previous session", "last session", "previous trading session",
    "last trading session", "in the last trading session", "prior session", "in the prior session", "prior day",
    "preceding session", "preceding trading session", "preceding trading day", "preceding day",
    "previous trading day",
})
AT_THE_END = frozenset("on in at by the end close of".split())


class Days(Looking):
    """Of what day a figure is."""

    def _other_day(self, at: int, item: Item) -> None:
        if item.lower in LAST_WEEK and self._at_weekend() and not self._possessed(at):
            self._period(at, replace(item, kind="period", value="wtd"))
            return
        before = self._before(at)
        compared = at and self.items[at - 1].lower in SINCE and item.lower in AGO and not self._possessed(at)
        if compared and self.now is not None and self.last_slot in self.now.slots and self.now.period is None:
            self.now.period = AGO[item.lower]  # "19.7% higher than a year ago", "up 1.2% over last week"
            return
        if self._since_the_day_before(before, item):
            self.now.period = "1d"  # in a week's report: "rose 5.50 percent from the previous trading session"
        if self._no_day_of_move(at, item) or item.lower in TO_COME and self.now is not None and self.now.slots:
            return
        day = "before" if item.lower in BEFORE else "other"
        if self._fronted(at) and "session" in item.lower.split():
            # "In the previous session, the indices ended higher. The Sensex gained …"
            self.context.day, self.context.day_left = day, 1
        told_of_goods = self.now is not None and self.now.kind == "topic" and item.lower in AGO
        if told_of_goods or self.now is not None and self.now.slots and not self._fronted(at):
            self.now.day = day  # "sales gains from depressed levels a year earlier, including Ford, which rose 3.9%"
        elif self.now is None or not self.now.slots:
            self.day_ahead, self.day_carried = day, False
            if self.now is not None:
                self.now.day = day

    def _since_the_day_before(self, before: Item | None, item: Item) -> bool:
        if self.now is None or self.now.period is not None or not self.now.slots.keys() & {"percent", "points"}:
            return False
        return before is not None and before.lower in COMPARED and item.lower in BEFORE

    def _no_day_of_move(self, at: int, item: Item) -> bool:
        """Whether another day is named for something else than when the move was."""
        return (
            self._day_of_previous_close(at) or self._held_against(at, item) or self._counts_days(at)
            or self._quoted_since(at) or self._told_of_before(at) or self._seen_before(at)
            or self._of_another_figure(at)  # "rose to 2.86 percent from 2.84 percent the previous day"
            or self._day_before_event(at, item) or self._of_an_extreme(at) or self._ranked_since(at) or self._told_of_having(at)
            or self._of_session_before()
        )

    def _ranked_since(self, at: int) -> bool:
        """ "finished at 2,454.20, its lowest close since February last year"."""
        told = self.now is not None and self.now.slots
        return bool(told) and any(other.lower == "since" for other in self.items[max(0, at - 4):at])

    def _day_of_previous_close(self, at: int) -> bool:
        """ "against 47,750.30 points a day earlier": said of that level alone."""
        since, before = self.now.slots.get("previous_close") if self.now is not None else None, self._before(at)
        return since is not None and before is not None and before.value is since

    def _held_against(self, at: int, item: Item) -> bool:
        """ "a decrease of 0.67% compared to the previous day", "yesterday's rise"."""
        before = self._before(at)
        if self._possessed(at) or item.lower == "yesterday" and self.context.tells_yesterday:
            return True
        return before is not None and before.lower in COMPARED

    def _counts_days(self, at: int) -> bool:
        """ "rebounded after two days of losses", "in the last trading session of the week"."""
        return self._run_of(at) or [other.lower for other in self.items[at + 1:at + 4]] in OF_A_SPAN

    def _quoted_since(self, at: int) -> bool:
        """ "… at 2,281.07. "This is a relief after yesterday"": a quotation has begun since the last figure."""
        if self.now is None or not self.now.slots:
            return False
        last = max(figure.end for figure in self.now.slots.values())
        return any(item.text in ('"', "“") for item in self.items[:at] if item.start >= last)

    def _seen_before(self, at: int) -> bool:
        """ "at 110.40, weaker than levels below 110 seen yesterday": the day of what it is held against."""
        last = max((k for k in range(at) if self.items[k].kind in MEASURES and self.items[k].used), default=at)
        words = {item.lower for item in self.items[last:at]}
        return "levels" in words or {"than", "seen"} <= words

    def _of_an_extreme(self, at: int) -> bool:
        """ "finished at $1,048.60, after setting an intraday high earlier in the week"."""
        back = next((k for k in range(at - 1, -1, -1) if self.items[k].kind in MEASURES and self.items[k].used), at)
        return any(item.kind in ("high", "low", "extreme") for item in self.items[back + 1:at])

    def _day_before_event(self, at: int, item: Item) -> bool:
        """ "rose 3.2 percent a day before its results"."""
        after = self._after(at)
        if after is None or not item.lower.endswith("day before"):
            return False
        return after.lower in DETERMINERS or after.kind in ("company", "pronoun", "trade")

    def _of_another_figure(self, at: int) -> bool:
        """ "compared with 32,222.24 on Monday", "from 7.85 when the JSE closed on Monday", "above the record of 4,784
        set Wednesday": of that figure."""
        lead = [item.lower for item in self.items[max(0, at - 6):at]]
        reach = 8 if "when" in lead or "end" in lead[-3:] or self._recorded(at) else 4
        near = reversed(self.items[max(0, at - reach):at])
        last = next((one for one in near if one.kind in MEASURES or one.kind == "extreme" or one.text == ","), None)
        if last is not None and last.kind == "extreme" and self.now is not None and self.now.slots:
            return True  # "but hovered close to record highs touched last week"
        if last is None or self.now is None or last.kind not in MEASURES:
            return False
        if len(self.now.slots) > 1 and self._recorded(at):
            return True  # "…, from 40,416.66 and N21.22tn recorded the previous day"
        if self.now.slots.get("previous_close") is last.value is not None:
            return True
        return bool(last.extra and isinstance(last.extra, dict) and last.extra.get("aside"))

    def _recorded(self, at: int) -> bool:
        """ "recorded on", "achieved at the end of"."""
        before = next((item.lower for item in reversed(self.items[:at]) if item.lower not in AT_THE_END), "")
        return before in ("recorded", "posted", "registered", "reported", "achieved")

    def _weekday(self, at: int, item: Item) -> None:
        if self._possessed(at) and any(other.lower in ("which", "when") for other in self.items[at + 2:at + 5]):
            self.day_ahead = item.value  # "Thursday's rout in which the Dow fell about 360 points"
            return
        if self._ends_week(at) or self._no_weekday_of_move(at) or self._of_another_figure(at) or self._closed_before(at) or self._told_of_having(at):
            return
        had = any(other.lower == "had" for other in self.items) and not self._of_session_before()
        day = "other" if had else item.value
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

    def _ends_week(self, at: int) -> bool:
        """ "for the week ending Friday", "in the week ended on Friday"."""
        back = at - 1 - (at > 0 and self.items[at - 1].lower == "on")
        if back < 0 or not self.items[back].lower.endswith(("ending", "ended")):
            return False
        return any(other.kind == "period" for other in self.items[max(0, back - 3):back + 1])

    def _no_weekday_of_move(self, at: int) -> bool:
        """ "Monday's gain", "up from Friday", "by Thursday"."""
        after, before = self._after(at), self._before(at)
        return after is not None and after.lower in ("'s", "’s") or before is not None and before.lower in NOT_ON

    def _date(self, at: int, item: Item) -> None:
        if self._ends_week(at):
            return  # "to close the week ended Friday, April 26 at 98,152.91 points": which week
        if self._in_dateline(at):
            return
        held = self._before(at)
        if self._of_another_figure(at) or held is not None and held.lower in ("against", "versus", "than"):
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
        if self.now is None or self.now.kind == "topic" or before is None or self._of_a_reason(at):
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
        published = self.context.published
        if published is not None and str(published.year) in item.text:
            self.period_ahead = "ytd"
        else:
            self.day_ahead = "other"

    def _since_year(self, item: Item) -> None:
        """ "up 15.6 percent from its close at the end of 2012"."""
        published = self.context.published
        if published is not None and str(published.year - 1) in item.text:
            self.now.period = self.now.period or "ytd"
        else:
            self.now.day = "other"

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
        if whole:
            self._whole_month(item)
        elif after is not None and after.lower in CONTRACTED:
            return  # "settled up $1.15 for June delivery"
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
        if self.now.slots:
            self._begin_again()
        own = published is None or published.month == item.value
        self.now.session, self.now.period = None, "mtd" if own else None
        self.now.day = self.now.day if own else "other"
        self.day_ahead = self.day_ahead if own else "other"

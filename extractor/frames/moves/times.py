"""Spans, days and sessions, the day's high and low."""

from __future__ import annotations

import re

from extractor.frames.glue import DETERMINERS
from extractor.frames.hours import half_day
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, SUBJECT_KINDS
from extractor.spans.items import MEASURES, Item

CLOSINGS = ("ended", "ending", "closed", "closing", "finished", "finishing", "end ")
# What comes every week, month or quarter, and is no move over it.
REGULAR = frozenset("results result earnings report reports data sales profit profits update updates numbers jobless claims production output outlook dividend review rebalancing meeting expiry inflation auction survey statement trade correlation".split())
LATE = re.compile(r"(?:1[5-9]|2[0-3])[.:]\d\d(?!\s?[ap])|[4-9](?:[.:]\d\d)?\s?p", re.IGNORECASE)
RECORDS = frozenset("best worst biggest largest sharpest steepest strongest weakest greatest highest lowest deepest heaviest longest first".split())
STREAKS = frozenset("win run streak rally slide winning losing slump rout spree skid".split())
SINCE = frozenset({"since", "from"})
AGO = {"a year ago": "1y", "a year earlier": "1y", "last year": "1y", "a month ago": "1mo", "a month earlier": "1mo", "a week ago": "1wk", "a week earlier": "1wk", "last week": "wtd"}
COMPARED = frozenset({"from", "than", "over", "versus", "against", "with", "to"})
BEFORE = frozenset({  # the session before the article's own
    "yesterday", "previous day", "previous session", "last session", "previous trading session", "last trading session", "in the last trading session", "prior session",
    "in the prior session", "prior day", "preceding session", "previous trading day",
})


def late(item: Item) -> bool:
    """A clock time after which most markets are closed."""
    return LATE.match(item.text) is not None


class Times(Looking):
    """Spans, days and sessions, the day's high and low."""

    def _period(self, at: int, item: Item) -> None:
        now = self.now
        before = self.items[max(0, at - 3):at]
        if any(other.lower == "time" or other.lower == "seen" and item.lower.startswith("since") for other in before):
            return  # "rose for the first time in six sessions", "a level not seen since March": how long it had not
        if not self._names_a_streak(at) and (any(other.lower == "first" for other in before) or "first" in item.lower.split()) and now is not None and now.slots:
            self._set_aside(now, (self.last_slot,), "span of another length")  # "a slide over the first five sessions of the year"
            return
        if any(other.kind in ("extreme", "ordinal") for other in before) or self._of_a_record(at, item) or self._names_a_streak(at) or self._counted_from(at):
            return
        if before and before[-1].kind == "topic":
            return  # "its forecast for the full year"
        if item.lower.endswith("ly") and (after := self._after(at)) is not None and after.lower in REGULAR:
            return  # "quarterly results", "weekly jobless claims"
        if item.value == "other":
            self._other_span(at)
            return
        if before and before[-1].kind == "close" and self._possessed(at):
            return  # "closed this week's trading higher by 84 points": Friday's close
        if item.lower.startswith(CLOSINGS) and not self._moved_over(at):
            self._close(at, item)  # "closed the week at 6,707" is Friday's close
            return
        if item.lower.startswith(CLOSINGS) and now is not None and now.slots:
            again = now.again()  # "rose 0.4% on Friday and finished the week 1.6% higher"
            self._flush()
            self.now = again
            again.period, again.session = item.value, None
            return
        following = self.items[at + 1 + self._possessed(at):][:2]  # "today's decline", "the five-day gain"
        if any(other.kind in ("rise", "fall", "return") and other.pos in ("noun", "any") for other in following[:1]) or len(following) > 1 and self._is_adjective(following[0]) and following[1].kind in ("rise", "fall", "return") and following[1].pos != "verb":
            if at and self.items[at - 1].kind == "percent" and self.items[at - 1].used and now is not None and now.slots and now.period is None:
                now.period = item.value  # "posted a 3.65 percent monthly gain"
            else:
                self.period_next = item.value
        elif now is not None and now.period == "1d" and self.last_slot in ("percent", "points") and item.value != "1d" and self._figure_before(at):
            now.period = item.value  # "its biggest daily fall, and it slid 7.5 percent this month": what stands with the figure is plainest
        elif now is not None and now.slots and now.period is None and not self._fronted(at) and (item.value == "1d" or self._stands_with(at, now)):
            now.period = item.value
            now.items.append(item)
        elif now is None and self.pending.slots and self.pending.period is None and not self._fronted(at) and self._stands_with(at, self.pending):
            self.pending.period = item.value
        elif now is not None and (now.subjects and not now.slots) or self._fronted(at) or now is None:
            if now is not None and not now.slots and now.period is None:
                now.period = item.value
                if hasattr(now.day, "on") and item.value != "1d" and self.done and self.done[-1].day is now.day:
                    now.day = None  # "rose 0.4% on 27 Nov, continuing its climb over the past week with a 1% gain": the date is the day's
            self.period_ahead = item.value if now is None or self._fronted(at) or item.value != "1d" else self.period_ahead
            if now is not None and now.subjects and not now.slots:
                self.period_ahead = item.value
        elif now is not None and now.period is not None and now.slots:
            self.period_ahead = item.value
        elif now is not None and now.slots:
            self.period_next = item.value

    def _figure_before(self, at: int) -> bool:
        """ "slid 7.5 percent this month", "a cumulative 2.43% loss over the last five days": the figure stands right before."""
        back = at - 1 - (self.items[at - 1].kind in ("rise", "fall"))
        return back >= 0 and self.items[back].kind in ("percent", "points", "number") and self.items[back].used

    def _of_a_record(self, at: int, item: Item) -> bool:
        """ "its best day in a month", "the biggest decline since March": how long ago it was last so large."""
        lead = self.items[max(0, at - 8):at]
        comma = max((k for k, other in enumerate(lead) if other.text in (",", ";")), default=-1)
        told = any(other.lower in RECORDS for other in lead[comma + 1:])
        light = [other for other in lead if not other.kind.startswith("hedge") and other.lower not in ("the", "a")]
        whole = item.lower in ("this year", "for the year", "this month", "this week", "so far this year")  # "its weakest finish this year"
        return told and (whole and not any(other.kind in MEASURES for other in lead[comma + 1:]) or item.lower.startswith(("since ", "in a ")) or bool(light) and light[-1].lower in ("in", "since"))

    def _names_a_streak(self, at: int) -> bool:
        """ "snapped a five-day winning streak": how many days in a row, and not the span of a figure."""
        before, after = [item.lower for item in self.items[max(0, at - 2):at]], self.items[at + 1:at + 6]
        if len(before) == 2 and before[1] == "of" and (before[0] in STREAKS or before[0] in ("stretch", "series", "string")):
            return True  # "its longest stretch of weekly gains"
        return self._run_of(at) or any(item.lower in STREAKS for item in after[:2]) and not any(item.kind in ("percent", "points") for item in after)

    def _run_of(self, at: int) -> bool:
        """ "snapping four sessions of gains", "after two days of losses": how long it had gone on."""
        after = self.items[at + 1:at + 4]
        return len(after) > 1 and after[0].lower == "of" and any(item.kind in ("rise", "fall") or item.lower in STREAKS for item in after[1:])

    def _counted_from(self, at: int) -> bool:
        """Whether what stands here is where a move was measured from: "since the week ended July 2", "from its close on December 31"."""
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.lower in SINCE:
                return True
            if item.kind in MEASURES or item.kind in SUBJECT_KINDS or item.text in (",", ";"):
                return False
        return False

    def _moved_over(self, at: int) -> bool:
        """ "finished the week 1.6% higher", "ended the quarter with a gain of 7.3%": the move of the whole span, not its last close."""
        for item in self.items[at + 1:at + 6]:
            if {item.kind, *(item.figures or ())} & {"rise", "fall", "percent", "points"}:
                return True
            if item.lower in ("at", ",", ";") or item.kind in ("number", "count"):
                return False
        return False

    def _other_span(self, at: int) -> None:
        """A span that the record has no word for: "over the past three weeks"; but "after an eight-day holiday"."""
        if any(other.lower in ("holiday", "weekend", "break", "shutdown") for other in self.items[at + 1:at + 4]):
            return
        if self.now is not None and self.now.slots and not self._fronted(at):
            self.now.aside = "span of another length"
        elif self.now is not None:
            self.now.aside = "span of another length"
        elif self._fronted(at):
            self.day_ahead = "other"  # "Over the past eight sessions the Dow has lost 4%."

    def _other_day(self, at: int, item: Item) -> None:
        before = self._before(at)
        if before is not None and before.lower == "than" and item.lower in AGO and self.now is not None and self.last_slot in self.now.slots:
            self.now.period = AGO[item.lower]  # "19.7% higher than a year ago"
            return
        since = self.now.slots.get("previous_close") if self.now is not None else None
        if since is not None and before is not None and before.value is since:
            return  # "against 47,750.30 points a day earlier": said of that level alone
        if self._possessed(at) or item.lower == "yesterday" and self.context.tells_yesterday or before is not None and before.lower in COMPARED:
            return  # "a decrease of 0.67% compared to the previous day"
        if self._run_of(at) or [other.lower for other in self.items[at + 1:at + 4]] in (["of", "the", "week"], ["of", "the", "month"], ["of", "the", "year"]):
            return  # "rebounded after two days of losses", "in the last trading session of the week"
        if self._quoted_since(at):
            return  # "… at 2,281.07. "This is a relief after yesterday"": said by somebody
        if self._told_of_before(at) or self._seen_before(at):
            return
        if self._of_another_figure(at):
            return  # "rose to 2.86 percent from 2.84 percent the previous day"

        if item.lower.endswith("day before") and (after := self._after(at)) is not None and (after.lower in DETERMINERS or after.kind in ("company", "pronoun", "trade")):
            return  # "rose 3.2 percent a day before its results"
        day = "before" if item.lower in BEFORE else "other"
        if self._fronted(at) and "session" in item.lower.split():
            self.context.day, self.context.day_left = day, 1  # "In the previous session, the indices ended higher. The Sensex gained …"
        if self.now is not None and self.now.slots and not self._fronted(at):
            self.now.day = day
        elif self.now is None or not self.now.slots:
            self.day_ahead, self.day_carried = day, False
            if self.now is not None:
                self.now.day = day

    def _quoted_since(self, at: int) -> bool:
        """Whether a quotation has begun since the statement's last figure."""
        if self.now is None or not self.now.slots:
            return False
        last = max(figure.end for figure in self.now.slots.values())
        return any(item.text in ('"', "“") for item in self.items[:at] if item.start >= last)

    def _weekday(self, at: int, item: Item) -> None:
        after, before = self._after(at), self._before(at)
        if self._possessed(at) and any(other.lower in ("which", "when") for other in self.items[at + 2:at + 5]):
            self.day_ahead = item.value  # "Thursday's rout in which the Dow fell about 360 points"
            return
        if before is not None and before.kind == "close" and before.lower in ("ending", "ended") and any(other.kind == "period" for other in self.items[max(0, at - 4):at]):
            return  # "for the week ending Friday"
        if after is not None and after.lower in ("'s", "’s") or before is not None and before.lower in ("from", "since", "until", "versus", "than", "against", "to", "by", "late"):
            return
        if self._of_another_figure(at):
            return
        had = any(other.lower == "had" for other in self.items)
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
        elif self.now is not None:
            self.now.day = day

    def _seen_before(self, at: int) -> bool:
        """ "traded at 110.40, weaker than levels below 110 seen against the greenback yesterday": the day of what it is held against."""
        last = max((k for k in range(at) if self.items[k].kind in MEASURES and self.items[k].used), default=at)
        return any(item.lower in ("than", "levels") for item in self.items[last:at]) and any(item.lower in ("seen", "levels") for item in self.items[last:at])

    def _of_another_figure(self, at: int) -> bool:
        """ "compared with 32,222.24 on Monday", "above the record of 4,784.08 set Wednesday": the day of the figure before it, which is not this day's."""
        last = next((item for item in reversed(self.items[max(0, at - 4):at]) if item.kind in MEASURES or item.kind == "extreme" or item.text == ","), None)
        if last is not None and last.kind == "extreme" and self.now is not None and self.now.slots:
            return True  # "but hovered close to record highs touched last week"
        if last is None or self.now is None or last.kind not in MEASURES:
            return False
        return self.now.slots.get("previous_close") is last.value is not None or bool(last.extra and isinstance(last.extra, dict) and last.extra.get("aside"))

    def _since_date(self, item: Item) -> None:
        """ "up 43.9 percent from its close on December 31": the year to date; from any other day a span that the record has no word for."""
        now, published = self.now, self.context.published
        if now is None or not now.slots or self.last_slot not in ("percent", "points"):
            return
        day = item.value.on(published.year - 1 if published else None)
        if day is not None and day.month == 12 and day.day >= 29 and (published is None or day.year == published.year - (published.month < 12)):
            now.period = "ytd"
        elif now.period is None:
            self._set_aside(now, (self.last_slot,), "span of another length")

    def _date(self, at: int, item: Item) -> None:
        if at and self.items[at - 1].kind == "period" and self.items[at - 1].lower.endswith(("ended", "ending")):
            return  # "to close the week ended Friday, April 26 at 98,152.91 points": which week
        if self._of_another_figure(at):
            return
        if self._counted_from(at):
            if any(other.lower == "from" for other in self.items[max(0, at - 4):at]):
                self._since_date(item)
            return
        if self.now is not None and (self.now.slots or self.now.direction):
            self.now.day = item.value
        elif self.now is None and self.pending.slots:
            self.pending.day = item.value
        else:
            self.day_ahead = item.value
            if self.now is not None:
                self.now.day = item.value

    def _year(self, at: int, item: Item) -> None:
        """ "up 14.3% in 2013", "ended 2010 up 13%": the year to date where it is the article's own, else another year."""
        published = self.context.published
        before = self._before(at)
        if self.now is None and before is not None and before.lower in ("in", "for", "during") and self._fronted(at):
            if published is not None and str(published.year) in item.text:
                self.period_ahead = "ytd"
            else:
                self.day_ahead = "other"
            return
        if self.now is None or self.now.kind == "topic" or before is None or not (before.lower in ("in", "for", "during", "of") or before.kind == "close"):
            return
        if before.lower == "of" and at > 1 and self.items[at - 2].lower == "end":
            last = published is not None and str(published.year - 1) in item.text
            self.now.period, self.now.day = (self.now.period or "ytd", self.now.day) if last else (self.now.period, "other")
            return  # "up 15.6 percent from its close at the end of 2012"
        own = published is None or str(published.year) in item.text or before.kind == "close" and str(published.year - 1) in item.text and published.month == 1
        if not own:
            self.now.day = "other"
        elif self.now.period is None:
            self.now.period = "ytd"

    def _month(self, at: int, item: Item) -> None:
        """ "fell 5% in August": the month to date where it is the article's own, else another time."""
        published = self.context.published
        before = self._before(at)
        whole = before is not None and before.kind == "close" and self._moved_over(at)  # "ended August up 3.5 percent"
        if self.now is None or self.now.kind == "topic" or not (whole or self.now.slots or self.now.direction):
            return
        if whole:
            self._whole_month(item)
            return
        if (after := self._after(at)) is not None and after.lower in ("delivery", "contract", "settlement", "futures"):
            return  # "settled up $1.15 for June delivery"
        if published is not None and published.month == item.value:
            self.now.period = self.now.period or "mtd"
        else:
            self.now.day = "other"

    def _whole_month(self, item: Item) -> None:
        """The month just over, also for those named after it ("while the S&P 500 advanced 3.4 percent")."""
        published = self.context.published
        if self.now.slots:
            again = self.now.again()
            self._flush()
            self.now = again
        own = published is None or published.month == item.value
        self.now.session, self.now.period = None, "mtd" if own else None
        self.now.day = self.now.day if own else "other"
        self.day_ahead = self.day_ahead if own else "other"

    def _time(self, at: int, item: Item) -> None:
        if self.context.told_session == "close" and late(item):
            return  # "closed lower. At 5 pm, the index had fallen …"
        if self.now is not None:
            self.now.session = self.now.session or "intraday"
        elif not self._closing_time(item):
            self.session_ahead = "intraday"

    def _closing_time(self, item: Item) -> bool:
        """A time of day in a sentence that also says "closed": the time of the close."""
        return any(other.kind == "close" and not (k and self.items[k - 1].lower in RECORDS | {"having", "after"}) for k, other in enumerate(self.items))

    def _close(self, at: int, item: Item) -> None:
        if self.now is None or self._counted_from(at) and not item.lower.startswith("to ") or item.lower in ("end", "close") and self._after(at) is not None and self._after(at).lower in ("of", "to"):
            return
        if item.lower == "final" or item.lower == "closing" and self._is_extreme(at + 1):
            return  # "from its 2010 closing high"
        if self.now.kind == "instrument" and at and self.items[at - 1].lower == "last":
            self.now.day = "other"  # "It last settled above $50 in May"
        self.target = None
        if "level" in self.now.slots and self.now.session is None and self.now.kind == "index" and at and self.items[at - 1].lower in ("and", "finally", "before", "eventually", "later", "then"):
            self._set_aside(self.now, ("level",), "level within the day")  # "dipped to 25,048.75, and finally settled at …"
            self.now.direction = None if self.now.slots.keys() <= {"open", "high", "low"} else self.now.direction
        if self.now.slots.keys() <= {"open", "high", "low"} and self.now.slots:
            self.now.direction = None  # "opened higher at 82,412.88 but ended 64.20 points lower": that was the opening's
        if self.now.slots and self.now.session is None and at and self.items[at - 1].lower == "before" and any({"rise", "fall"} & {other.kind, *(other.figures or ())} for other in self.items[at + 1:at + 3]):
            self.now.session = "intraday"  # "plunged over 500 points by mid-afternoon, before ending down 3.3 percent"
        if self.now.slots and (self.now.session not in (None, "close") or at and (self.items[at - 1].lower == "before" or self.items[at - 1].lower == "after" and self.now.kind == "company")):
            again = self.now.again()
            self._flush()
            self.now = again
        if at and self.items[at - 1].lower == "had" and self.now.day != "before":
            self.now.day = "other"  # "when it had closed at 4,963.10"
        self.now.session = "intraday" if any(half_day(other) for other in self.items[at + 1:at + 7]) else "close"  # "to close at 1,627.36 at the noon break"
        self.now.finite = self.now.finite or self.now.kind == "sector"
        self.now.items.append(item)

    def _open(self, at: int, item: Item) -> None:
        if at and self.items[at - 1].lower in ("would", "could", "may", "might", "will", "can", "should"):
            return
        after = self.items[at + 1:at + 5]
        if item.lower == "starts" and after and after[0].kind == "word" and after[0].lower not in ("at", "the"):
            return  # "starts totaled 1.8 million": houses begun
        index = self._index_spoken_of()
        if (self.now is None or self.now.kind == "market") and index is not None and any(other.kind in ("number", "count") for other in after):
            self._open_statement(at, Item("index", item.start, item.start, "", "", index.value, extra=index.extra))
        quoted = self.now is not None and self.now.kind == "instrument" and any(other.lower == "to" for other in self.items[at + 1:at + 8])  # "opened stronger to 54.45"
        if self.now is not None and (quoted or any(other.lower in ("at", "of") for other in after)):
            self.target = "open" if self.now.kind != "instrument" else "aside"
            self.now.items.append(item)
        elif self.now is not None and any(other.kind in ("rise", "fall", "flat") for other in after[:2]) and not self.now.slots:
            self.now.session = "open"

    def _unchanged(self, at: int, item: Item) -> None:
        """ "closed flat at 45,210.33": a word of counting that speaks of one name here."""
        if self.now is None or self.now.kind not in ("index", "company", "instrument", "sector") or self.now.slots or self.now.direction and not item.lower.startswith(("closed", "ended", "finished")):
            return
        self.now.direction = "flat"
        self.now.finite = True
        self.now.items.append(item)
        if item.lower.startswith(("closed", "ended")):
            self.now.session = "close"

    def _trade(self, at: int, item: Item) -> None:
        if self.now is None and item.lower.startswith(("at mid", "at noon", "by mid", "in ", "at the lunch")):
            self.session_ahead = "intraday"
        if item.lower == "intraday" and self.now is not None and self.now.slots:
            self.now.session = "intraday"
        if self.now is not None and self.now.session is None and self._trades_now(at, item):
            self.now.session = "intraday"

    def _trades_now(self, at: int, item: Item) -> bool:
        """ "was trading at", "hovering", ", trading up 0.4%", "down 2% in early trade": a moment within the day."""
        if item.lower != "trading":
            early = item.lower.startswith(("in early", "at mid", "at noon", "in morning", "by midday"))
            return item.lower in ("was trading", "quoted", "hovering", "currently") or early and self.now.direction is not None
        before = self.items[at - 1].lower if at else ""
        after = [other for other in self.items[at + 1:at + 3]]
        placed = len(after) == 2 and after[0].lower in ("at", "near", "around") and after[1].kind in ("number", "points")  # ", trading at 82,814"
        return before in ("was", "were", "is", "currently") or before == "," and (placed or bool(after) and after[0].kind in DIRECTIONS)

    def _high(self, at: int, item: Item) -> None:
        self._day_extreme(at, "high")

    def _low(self, at: int, item: Item) -> None:
        self._day_extreme(at, "low")

    def _index_spoken_of(self) -> Item | None:
        """ "It opened at …": the last index, unless something else was spoken of since (the rupee)."""
        last = self.context.last_subject
        if any(item.lower in ("bourse", "market", "session") for item in self.items[:4]) and self.context.main_index is not None:
            return self.context.main_index  # "The bourse opened the session at 6,004.81"
        unknown = last is not None and (last.kind == "instrument" or last.kind == "company" and "index" in f"{last.text} {last.value}".lower())
        return None if unknown else self.context.last_index or self.context.main_index

    def _day_extreme(self, at: int, slot: str) -> None:
        if at and self.now is not None and (known := self.now.slots.get(slot)) is not None and self.items[at - 1].value is known:
            return  # "62,644.38 points intraday high": said of the number before
        said = any(item.kind in ("number", "points") and item.used for item in self.items[max(0, at - 3):at]) and any(item.lower == "at" for item in self.items[max(0, at - 2):at])
        if said and not (self.items[at].lower.endswith(" of") or (after := self._after(at)) is not None and after.lower in ("of", "at")):
            return  # "81,998.51 at the day's peak": said of the number before
        if self._apposed(at, slot):
            return
        index = self._index_spoken_of()
        if self.now is None and self.items[0].lower in ("at", "from") and at < 4 and any(item.kind == "index" for item in self.items[at:at + 8]):
            self.day_ahead = "other"  # "At its session low of 38,383.02, the Dow was down 120 points": of that moment, not of the day
            return
        vague = self.now is not None and self.now.kind == "company" and not self.now.slots and self.now.subjects[-1].lower == "it"
        indexed = at and self.items[at - 1].kind == "descriptor" and self.now is not None and self.now.kind == "topic"  # "with an index high of 1,440.52"
        ranged = indexed or self.now is not None and self.now.subjects[-1].lower == "range of"
        if (self.now is None or vague or ranged or self.now.kind in ("market", "unknown", "exchange")) and index is not None:
            self._open_statement(at, Item("index", self.items[at].start, self.items[at].start, "", "", index.value, extra=index.extra))
        if self.now is not None and self.now.kind == "index":
            self.target = "level" if self._closed_at(at) else slot
        elif self.now is not None and self.now.kind == "instrument":
            self.target = "level" if self._closed_at(at) else "aside"

    def _apposed(self, at: int, slot: str) -> bool:
        """ "ended at 4,152.96, the day's peak": the level is that too."""
        before = [item for item in self.items[max(0, at - 3):at] if item.lower not in ("the", "a")][-2:]
        level = self.now.slots.get("level") if self.now is not None and self.now.kind == "index" else None
        after = self._after(at)
        told = level is not None and any(word in self.items[at].lower for word in ("day", "session", "intra")) and len(before) == 2 and before[1].text == "," and before[0].value is level and (after is None or after.lower not in ("of", "at") and after.kind != "number")
        if told and slot not in self.now.slots:
            self.now.slots[slot], self.now.series[slot] = level, [level]
        return told

    def _closed_at(self, at: int) -> bool:
        """ "closed at a new high of 20,218": the level, whatever else it is."""
        window = self.items[max(0, at - 4):at]
        return any(item.kind == "close" for item in window) and any(item.lower == "at" for item in window) or self._closing_record(at)

    def _closing_record(self, at: int) -> bool:
        """ "advanced 24.70 points to its fresh closing record of 17,380"."""
        window = self.items[max(0, at - 4):at]
        return self.items[at - 1].lower == "closing" and self.now.direction is not None and "level" not in self.now.slots and any(item.lower == "to" for item in window)

    def _previous_close(self, at: int, item: Item) -> None:
        self.target = None

    def _extreme(self, at: int, item: Item) -> None:
        if self.now is not None:
            told = self.now.kind == "index" and self.now.slots.keys() & {"percent", "points"} and any(other.lower in ("reach", "reaching") for other in self.items[max(0, at - 3):at])
            self.target = "level" if told or self._closed_at(at) or self._moved_to(at) else "aside"

    def _moved_to(self, at: int) -> bool:
        """ "slipped to a five-week low of 11.025 per dollar": where a quote stands."""
        return self.now.kind == "instrument" and self.now.direction is not None and not self.now.slots and any(item.lower == "to" for item in self.items[max(0, at - 3):at])

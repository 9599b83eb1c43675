"""Over what span a figure is told: "for the week", "the five-day gain", and spans that are no figure's."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import PREPOSITIONS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import ANOTHER_LENGTH, RECORDS, SUBJECT_KINDS
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

CLOSINGS = ("ended", "ending", "closed", "closing", "finished", "finishing", "end ")
# What comes every week, month or quarter, and is no move over it.
REGULAR = frozenset(
    "results result earnings report reports data sales profit profits update updates numbers jobless claims production "
    "output outlook dividend review rebalancing meeting expiry inflation auction survey statement trade "
    "correlation".split()
)
DERIVED = frozenset({"f&o", "f", "&", "o", "options", "derivatives", "futures", "nifty", "and"})
STREAKS = frozenset("win run streak rally slide winning losing slump rout spree skid".split())
STRETCHES = STREAKS | {"stretch", "series", "string"}
CLOSED_DAYS = frozenset({"holiday", "weekend", "break", "shutdown"})
PARTS_OF_SPAN = frozenset({"earlier", "later", "late", "early", "previously"})
WITHIN_SPAN = frozenset({"in the quarter", "during the quarter", "in the month", "during the month"})
SINCE = frozenset({"since", "from"})
THE_WHOLE = frozenset({"this year", "for the year", "this month", "this week", "so far this year"})
IN_A_ROW = frozenset({"straight", "consecutive", "successive"})
MOVED = frozenset({"rise", "fall", "return"})
WITHIN_THE_DAY = frozenset({"during the day", "during the session", "intraday trading", "in intraday trading"})
LASTING = ("-day", "-week", "-month", "-year", "-session")
OF_A_MOVE = frozenset(
    "period span basis horizon timeframe frame window move change trend performance stretch average time journey climb "
    "advance descent jump surge drop upside downside upward downward trajectory cumulative".split()
)
GIVING_VERBS = frozenset("lifted aided helped boosted supported hurt hit dragged pushed pulled sent weighed buoyed drove".split())


class Periods(Looking):
    """Over what span a figure is told."""

    def _period(self, at: int, item: Item) -> None:
        if self._how_long_not(at, item):
            return
        if at == 0 and item.lower in WITHIN_THE_DAY and not any(other.kind == "close" for other in self.items):
            self.session_ahead = "intraday"  # "During the day, it dropped 1,235.6 points to 82,010.58"
        if self._streak_is_told(at):
            self.period_ahead = item.value
            return
        if item.value in ("same", "that"):
            self._same_span(item.value)
            return
        closing = item.lower.startswith(CLOSINGS)
        if self._over_first_days(at, item):
            self._set_aside(self.now, (self.last_slot,), ANOTHER_LENGTH)
        elif self._no_span(at, item):
            return
        elif item.value == "other":
            self._other_span(at)
        elif self._closed_last(at):
            return
        elif closing and not self._moved_over(at):
            self._close(at, item)  # "closed the week at 6,707" is Friday's close
        elif closing and self.now is not None and self.now.slots:
            again = self._begin_again()  # "rose 0.4% on Friday and finished the week 1.6% higher"
            again.period, again.session = item.value, None
        else:
            self._place_span(at, item)

    def _same_span(self, said: str) -> None:
        """ "up 4.9% over the prior four sessions while the Nasdaq rose 6% over the same period": the span of the move before."""
        before = next((one for one in reversed(self.done) if one.slots), None)
        if self.now is not None and before is not None and before.period is not None:
            self.now.period, self.now.aside = before.period, self.now.aside or before.aside
        elif self.now is not None and (said == "that" or before is not None and before.aside):
            self.now.aside = ANOTHER_LENGTH  # "has risen for six days, and gained 3.1 percent in that time"

    def _place_span(self, at: int, item: Item) -> None:
        """Whose span it is: the figure's before it, the next one's, or that of all that follows."""
        now, heir = self.now, self.inheritor
        if heir is not None and (heir is now or heir is self.pending) and self._figure_before(at):
            heir.period = item.value  # "In five days the Dow fell 3%, and the S&P 500 lost 0.2% today"
        elif self._span_of_noun(at):
            if self._noun_of_figure(at) and item.value != "1d" and {"points", "level"} & now.slots.keys():
                self._part_percent(item)
            elif self._noun_of_figure(at):
                now.period = item.value  # "posted a 3.65 percent monthly gain"
            elif self._noun_measured(at):
                self.period_next = item.value
        elif self._plainer_than_before(at, item):
            now.period = item.value
        elif self._span_of(now, at, item):
            now.period = item.value
            now.items.append(item)
        elif now is None and self._span_of(self.pending, at):
            self.pending.period = item.value
        elif now is None or not now.slots or self._fronted(at):
            self._span_ahead(item)
        elif now.period is not None:
            self.period_ahead = item.value
        else:
            self.period_next = item.value

    def _part_percent(self, item: Item) -> None:
        """ "gained 4.64 points to close at 4,064.90, reflecting a 70.74% YTD return": the per cent alone is the span's."""
        now = self.now
        figure = now.slots.pop("percent")
        now.series.pop("percent", None)
        percent = next(one for one in now.items if one.value is figure)
        now.items = [one for one in now.items if one is not percent]
        way = now.direction
        again = self._begin_again()
        again.period, again.direction = item.value, way if figure.value >= 0 else "down"
        again.put("percent", percent)

    def _span_ahead(self, item: Item) -> None:
        """A span said before its figures: of the clause that has begun, and of those that follow."""
        now = self.now
        if now is not None and not now.slots and now.period is None:
            now.period = item.value
            if hasattr(now.day, "on") and item.value != "1d" and self.done and self.done[-1].day is now.day:
                # "rose 0.4% on 27 Nov, continuing its climb over the past week with a 1% gain": the date is the day's
                now.day = None
        self.period_ahead = item.value

    def _span_of_noun(self, at: int) -> bool:
        """ "today's decline", "the five-day gain", "the weekly sharp fall": the span of the noun behind it."""
        following = self.items[at + 1 + self._possessed(at):][:2]
        if following and following[0].kind in MOVED and following[0].pos in ("noun", "any"):
            return True
        if len(following) < 2 or not self._is_adjective(following[0]):
            return False
        return following[1].kind in MOVED and following[1].pos != "verb"

    def _noun_measured(self, at: int) -> bool:
        """ "its weekly loss to 2.14%", "a weekly jump, finishing up 3%"; but "after a quarterly loss, while B fell 11%"."""
        following = self.items[at + 1:at + 14]
        for item, after in zip(following, following[1:] + [None]):
            if item.kind in ("percent", "points", "number", "money"):
                return True
            goes_on = item.text == "," and after is not None and after.lower.endswith("ing")
            if item.text in (",", ";", ".") and not goes_on or item.lower in ("and", "but", "while"):
                return False
        return False

    def _noun_of_figure(self, at: int) -> bool:
        before = self.items[at - 1] if at else None
        if before is None or before.kind != "percent" or not before.used:
            return False
        return self.now is not None and bool(self.now.slots) and self.now.period is None

    def _plainer_than_before(self, at: int, item: Item) -> bool:
        """ "its biggest daily fall, and it slid 7.5 percent this month": what stands with the figure is plainest."""
        now = self.now
        if now is None or now.period is None or item.value == "1d":
            return False
        alone = now.period == "1d" or len({"percent", "points", "change"} & now.slots.keys()) == 1
        return alone and self.last_slot in ("percent", "points") and self._figure_before(at)

    def _span_of(self, statement: Statement | None, at: int, item: Item | None = None) -> bool:
        """Whether a span is that of a statement's figures, told before it."""
        if statement is None or not statement.slots or statement.period is not None or self._fronted(at):
            return False
        return item is not None and item.value == "1d" or self._stands_with(at, statement)

    def _figure_before(self, at: int) -> bool:
        """ "slid 7.5 percent this month", "a cumulative 2.43% loss over the last five days": right before it."""
        back = at - 1 - (self.items[at - 1].kind in ("rise", "fall"))
        return back >= 0 and self.items[back].kind in ("percent", "points", "number") and self.items[back].used

    def _how_long_not(self, at: int, item: Item) -> bool:
        """ "rose for the first time in six sessions", "a level not seen since March": how long it had not."""
        before = [other.lower for other in self.items[max(0, at - 3):at]]
        return "time" in before or "seen" in before and item.lower.startswith("since")

    def _over_first_days(self, at: int, item: Item) -> bool:
        """ "a slide over the first five sessions of the year"; not "its first weekly close"."""
        if self.now is None or not self.now.slots or item.lower.endswith("ly") or self._names_a_streak(at):
            return False
        return "first" in item.lower.split() or any(other.lower == "first" for other in self.items[max(0, at - 3):at])

    def _no_span(self, at: int, item: Item) -> bool:
        """Whether words of a span say something else than how long a move took."""
        before = self.items[max(0, at - 3):at]
        if any(other.kind in ("extreme", "ordinal") for other in before) or self._of_a_record(at, item):
            return True
        light = [other for other in before if not other.kind.startswith("hedge")]
        if len(light) > 1 and light[-2].kind in ("high", "low") and light[-1].lower == "in":
            return True  # "its highest point in nearly two years"
        if before and before[-1].kind in ("high", "low"):
            return True  # "closed at its lowest point for the year, losing 12 points"
        if self._names_a_streak(at) or self._counted_from(at) or self._of_the_close_before(at) or self._lasts(at, item):
            return True
        if before and before[-1].kind == "topic" or before and before[-1].lower in PARTS_OF_SPAN:
            return True  # "its forecast for the full year", "an intraday high earlier in the week"
        if self._of_a_cause(at) or item.lower in WITHIN_SPAN and not self._figure_before(at):
            return True  # "Boeing, which lost money in the quarter, fell 3%"
        after = [other.lower for other in self.items[at + 1:at + 5] if other.lower not in DERIVED][:1]
        return item.lower.endswith("ly") and bool(after) and after[0] in REGULAR  # "quarterly results", "weekly F&O expiry"

    def _of_a_cause(self, at: int) -> bool:
        """ "A steep rise in crude prices over the past week lifted the stock 1.5%": how long that took, and not the stock's."""
        after, lead = self._after(at), self.items[:at]
        if after is None or after.lower not in GIVING_VERBS or lead[0].lower not in ("a", "an", "the"):
            return False
        moved = any(item.kind in MOVED and behind.lower == "in" for item, behind in zip(lead[:4], lead[1:5]))
        return moved and not any(item.kind in MEASURES or item.text == "," for item in lead)

    def _closed_last(self, at: int) -> bool:
        """ "closed this week's trading higher by 84 points": Friday's close."""
        return at > 0 and self.items[at - 1].kind == "close" and self._possessed(at)

    def _of_a_record(self, at: int, item: Item) -> bool:
        """ "its best day in a month", "the biggest decline since March": how long ago it was last so large."""
        lead = self.items[max(0, at - 8):at]
        if any(f" {one.lower} {other.lower}".endswith(" the most") for one, other in zip(lead[-3:], lead[-2:])):
            return True  # "rose 1.1 percent, the most in two weeks"
        comma = max((k for k, other in enumerate(lead) if other.text in (",", ";")), default=-1)
        clause = lead[comma + 1:]
        if not any(other.lower in RECORDS for other in clause):
            return False
        if item.lower in THE_WHOLE and not any(other.kind in MEASURES for other in clause):
            return True  # "its weakest finish this year"
        if item.lower.startswith(("since ", "in a ")):
            return True
        light = [other for other in lead if not other.kind.startswith("hedge") and other.lower not in ("the", "a")]
        return bool(light) and light[-1].lower in ("in", "since")

    def _names_a_streak(self, at: int) -> bool:
        """ "snapped a five-day winning streak": how many days in a row, and not the span of a figure."""
        before, after = [item.lower for item in self.items[max(0, at - 2):at]], self.items[at + 1:at + 6]
        if len(before) == 2 and before[1] == "of" and before[0] in STRETCHES:
            return True  # "its longest stretch of weekly gains"
        if any(item.lower in IN_A_ROW for item in self.items[max(0, at - 3):at]):
            return True  # "for the second straight day this week"
        if self._run_of(at):
            return True
        clause = takewhile(lambda item: item.text != ",", after)  # "snapped a three-week rally, falling 1.2 percent"
        measured = any(item.kind in ("percent", "points") for item in clause)
        return any(item.lower in STREAKS for item in after[:2]) and not measured

    def _lasts(self, at: int, item: Item) -> bool:
        """ "the two-week lockdown", "its six-month programme": how long a thing lasts that is no move."""
        if not item.lower.endswith(LASTING):
            return False
        following = list(takewhile(lambda other: other.kind == "word" and other.lower not in PREPOSITIONS, self.items[at + 1:at + 4]))
        told = {other.lower for other in following}
        return bool(following) and told.isdisjoint(STRETCHES | OF_A_MOVE) and self.items[at + len(following)].text.isalpha() \
            and not {*MOVED, *MEASURES} & {other.kind for other in self.items[at + 1:at + 2 + len(following)]}

    def _streak_is_told(self, at: int) -> bool:
        """ "a five-day rally where the index rose 2%", "a six-day slide that saw it fall 4%": what follows is of it."""
        words = [other.lower for other in self.items[at + 1:at + 7]]
        streak = next((k for k, word in enumerate(words[:3]) if word in STREAKS), None)
        if streak is None:
            return False
        behind = [word for word in words[streak + 1:] if word not in STREAKS]
        return behind[:1] == ["where"] or behind[1:2] == ["which"] or behind[:2] in (["that", "saw"], ["that", "took"])

    def _run_of(self, at: int) -> bool:
        """ "snapping four sessions of gains", "after two days of losses": how long it had gone on."""
        after = self.items[at + 1:at + 4]
        if len(after) < 2 or after[0].lower != "of":
            return False
        return any(item.kind in ("rise", "fall") or item.lower in STREAKS for item in after[1:])

    def _of_the_close_before(self, at: int) -> bool:
        """ "compared with its close of 82.37 during the previous session": when the value before was reached."""
        before, now = self.items[at - 1] if at else None, self.now
        if before is None or before.kind not in MEASURES or now is None:
            return False
        known = now.slots.get("previous_close")
        return (before.extra or {}).get("aside") == "previous value" or known is not None and before.value is known

    def _counted_from(self, at: int) -> bool:
        """ "since the week ended July 2", "from its close on December 31": where a move was measured from."""
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.lower in SINCE:
                return True
            year = item.kind == "count" and item.text.startswith(("19", "20")) and len(item.text) == 4
            if item.kind in MEASURES and not year or item.kind in SUBJECT_KINDS or item.text in (",", ";"):
                return False  # but "since hitting a 2010 high on Nov. 5"
        return False

    def _moved_over(self, at: int) -> bool:
        """ "finished the week 1.6% higher", "ended the quarter with a gain of 7.3%": the whole span's move."""
        for item in self.items[at + 1:at + 6]:
            if {item.kind, *(item.figures or ())} & {"rise", "fall", "percent", "points"}:
                return True
            if item.lower in ("at", ",", ";") or item.kind in ("number", "count"):
                return False
        return False

    def _other_span(self, at: int) -> None:
        """A span that the record has no word for: "over the past three weeks"; but "after an eight-day holiday"."""
        if any(other.lower in CLOSED_DAYS for other in self.items[at + 1:at + 4]):
            return
        if self.now is not None:
            self.now.aside = ANOTHER_LENGTH
        elif self._fronted(at):
            self.day_ahead = "other"  # "Over the past eight sessions the Dow has lost 4%."

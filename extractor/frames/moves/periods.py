"""Over what span a figure is told: "for the week", "the five-day gain", and spans that are no figure's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractor.facts import Figure
from extractor.frames.moves.no_spans import MOVED, NoSpans
from extractor.frames.moves.vocabulary import ANOTHER_LENGTH, DIRECTIONS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

CLOSINGS = ("ended", "ending", "closed", "closing", "finished", "finishing", "end ", "settl", "conclud")
CLOSED_DAYS = frozenset({"holiday", "weekend", "break", "shutdown"})
WITHIN_THE_DAY = frozenset({"during the day", "during the session", "intraday trading", "in intraday trading"})
ANNUAL = frozenset({"annual", "yearly"})


class Periods(NoSpans):
    """Over what span a figure is told."""

    def _over_the_year(self, at: int, item: Item) -> bool:
        """ "bringing its annual gain to 26.2%": the span of the figure behind."""
        annual = item.lower in ANNUAL and self._heads_gain(at)
        if annual:
            self._period(at, replace(item, kind="period", value="ytd"))
        return annual

    def _heads_gain(self, at: int) -> bool:
        """ "bringing its annual gain to 26.2%", "for an annual loss of 12%": of an index or a share, over the year."""
        after, behind = self._after(at), self._after(at + 1)
        told = self.now is not None and self.now.kind in ("index", "company") and bool(self.now.slots)
        gain = after is not None and after.kind in DIRECTIONS
        goods = [item.lower for item in self.items[at + 4:at + 5]] == ["in"]  # "an annual fall of 3% in wholesale prices"
        return told and gain and not goods and behind is not None and behind.lower in ("of", "to")

    def _period(self, at: int, item: Item) -> None:
        if self._how_long_not(at, item) or self._told_over_spans(at):
            return
        if at == 0 and item.lower in WITHIN_THE_DAY and not any(other.kind == "close" for other in self.items):
            self.session_ahead = "intraday"  # "During the day, it dropped 1,235.6 points to 82,010.58"
        if self._streak_is_told(at):
            self.period_next = item.value
            return
        if item.value in ("same", "that"):
            self._same_span(item.value)
            return
        closing = item.lower.startswith(CLOSINGS)
        if self._over_first_days(at, item):
            self._set_aside(self.here, (self.last_slot or "",), ANOTHER_LENGTH)
        elif self._no_span(at, item):
            if at and item.value != "1d" and self.items[at - 1].kind == self.target:
                self.target = None  # "touched a high for the year, adding 1.2% to 5,010": no high of the day
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
            if self._noun_of_figure(at) and item.value != "1d" and {"points", "level"} & self.here.slots.keys():
                self._part_percent(item, self._way_of_noun_behind(at))
            elif self._noun_of_figure(at):
                self.here.period = item.value  # "posted a 3.65 percent monthly gain"
            elif self._noun_measured(at):
                self.period_next = item.value
        elif self._plainer_than_before(at, item):
            self.here.period = item.value
        elif self._span_of(now, at, item):
            self._give_span(at, item)
            self.here.items.append(item)
            if item.value != "1d" and self._left_the_day(at):
                self.here.day = self.context.day
        elif now is None and self._span_of(self.pending, at):
            self.pending.period = item.value
        elif now is None or not now.slots or self._fronted(at):
            self._span_ahead(item)
        elif now.period is not None:
            self.period_ahead = item.value
        else:
            self.period_next = item.value

    def _way_of_noun_behind(self, at: int) -> Way | None:
        """ "down 3.1 points at 1,988, a 4.6% year-to-date return": the way of the span's own noun."""
        noun = next((one for one in self.items[at + 1:at + 4] if one.kind in MOVED), None)
        return None if noun is None else DIRECTIONS.get(noun.kind, "up")

    def _left_the_day(self, at: int) -> bool:
        """ "hit a low yesterday and has dropped 14 percent this year": the day was the clause's before."""
        told = next((k for k in range(at - 1, -1, -1) if self.items[k].kind in ("other-day", "weekday", "date")), at)
        return any(item.lower in ("and", "but", "though", "while", "having") for item in self.items[told:at])

    def _told_of_having(self, at: int) -> bool:
        """ "were both in the red, having rallied on Wednesday": the day of what came before."""
        comma = next((k for k in range(at - 1, 0, -1) if self.items[k].text == ","), at)
        told = self.now is not None and (self.now.slots or self.now.direction)
        having = comma + 1 < at and self.items[comma + 1].lower.startswith("having")
        return having and bool(told) and not any(item.kind in MEASURES for item in self.items[comma:at])

    def _of_session_before(self) -> bool:
        """ "was 16.65 points lower, having closed up 0.5 percent at 9,891.21 the day before": already known."""
        return self.now is not None and self.now.day == "before" and self.now.session == "close"

    def _give_span(self, at: int, item: Item) -> None:
        """The span of the move, or of its per cent alone."""
        if way := self._told_apart(at, item):
            self._part_percent(item, way)
        else:
            self.here.period = item.value

    def _told_apart(self, at: int, item: Item) -> Way | None:
        """ "inched up 5.12 points to 3,412.80, for a 43.3% rise since January": the direction of a per
        cent that has a noun of its own, behind points and a level that it is not made of."""
        now = self.now
        if now is None or now.period is not None or item.value == "1d" or "percent" not in now.slots:
            return None
        pair = next((pair for pair in (("points", "level"), ("change", "price")) if now.slots.keys() >= set(pair)), None)
        if pair is None:
            return None
        (points, level), figure = (now.slots[slot] for slot in pair), now.slots["percent"]
        told = max(points.end, level.end)
        if told > figure.start or not self._stands_with(at, now) or is_made_of(figure, points, level):
            return None
        behind = [one for one in self.items[:at] if one.start >= told]
        noun = next((one.kind for one in behind if one.kind in ("rise", "fall") and one.pos != "verb"), None)
        apart = behind and behind[0].lower in (",", "-", "--", "–", "—", ";", "and") and behind[1].lower != "or"
        return DIRECTIONS[noun] if apart and noun else None

    def _part_percent(self, item: Item, way: Way | None = None) -> None:
        """ "gained 4.64 points to close at 4,064.90, reflecting a 70.74% YTD return": the per cent alone is the span's."""
        now = self.here
        figure = now.slots.pop("percent")
        now.series.pop("percent", None)
        percent = next(one for one in now.items if one.value is figure)
        now.items = [one for one in now.items if one is not percent]
        way = way or now.direction
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

    def _at_weekend(self) -> bool:
        """A Sunday paper's "last week" is the week that has just closed."""
        return self.context.published is not None and self.context.published.weekday() >= 5


def is_made_of(percent: Figure, points: Figure, level: Figure) -> bool:
    """Whether a per cent is, to a tenth of itself, that of the points on a level that they led up or down to."""
    base = max(abs(level.value) - abs(points.value), Decimal(1))
    return abs(abs(points.value) * 100 - abs(percent.value) * base) <= abs(percent.value) * base / 10

"""Days that are named for something else than when the move was: of the level before, of a record, of an event."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.second_storey import SecondStorey
from extractor.spans.items import MEASURES, Item

COMPARED = frozenset("from than over versus against with to".split())
OF_A_SPAN = (["of", "the", "week"], ["of", "the", "month"], ["of", "the", "year"])
AT_THE_END = frozenset("on in at by the end close of also just only back".split())
# What is done to a level on a day: "the record of 4,784, set on Wednesday".
RECORDED = frozenset("recorded posted registered reported achieved set reached touched hit established notched".split())
LONG = frozenset({"week", "month", "year", "quarter"})
REASONS = frozenset("after following since that when because which who as".split())
RECORDS = frozenset({"peak", "trough", "bottom", "high", "low", "highs", "lows"})


class DaysOfOthers(SecondStorey):
    """Days that are named for something else than when the move was."""

    def _no_day_of_move(self, at: int, item: Item) -> bool:
        """Whether another day is named for something else than when the move was."""
        return (
            self._day_of_previous_close(at) or self._held_against(at, item) or self._counts_days(at)
            or self._quoted_since(at) or self._told_of_before(at) or self._seen_before(at)
            or self._of_another_figure(at)  # "rose to 2.86 percent from 2.84 percent the previous day"
            or self._day_before_event(at, item) or self._of_an_extreme(at) or self._ranked_since(at)
            or self._told_of_having(at) or self._long_before(at, item)
            or self._of_session_before()
        )

    def _long_before(self, at: int, item: Item) -> bool:
        """ "soared 22% after announcing a deal last week", "… on news that it bought a rival last month": when that was."""
        told = self.now.slots if self.now is not None else {}
        if not told or item.lower.rpartition(" ")[2] not in LONG and not item.lower.startswith(("week", "month", "year", "quarter")):
            return False
        last = max(figure.end for figure in told.values())
        return any(one.lower in REASONS for one in self.items[:at] if one.start >= last)

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
        stops = () if self._recorded(at) else (",",)
        last = next((one for one in near if one.kind in MEASURES or one.kind == "extreme" or one.text in stops), None)
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
        return before in RECORDED

    def _day_of_record(self, at: int) -> bool:
        """ "topping its Oct. 18 closing record", "above the Feb. 19 peak": when that was."""
        before = self.items[at - 1] if at else None
        if before is None or before.lower not in DETERMINERS:
            return False
        for item in self.items[at + 1:at + 5]:
            if item.kind in ("extreme", "high", "low") or item.lower in RECORDS:
                return True
            if item.kind not in ("word", "close") or item.lower in (",", "and"):
                return False
        return False

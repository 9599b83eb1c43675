"""Bare numbers about an index or a quote: its level, a change in points, its open, high, low or previous close."""

from __future__ import annotations

from dataclasses import replace

from extractor.frames.moves.around import UNREAD
from extractor.frames.moves.extremes import EXTREMES
from extractor.frames.moves.prices import STANDING
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, PREVIOUS_HEADS, RANKING
from extractor.spans.items import MEASURES, Item

# Why a number that stands with an index is none of its levels; asked in this order.
OTHER_LEVELS = (
    ("_counts_ranked", UNREAD),
    ("_is_spot", "level of the spot"),
    ("_names_extreme", "record or 52-week level"),
    ("_of_past_extreme", "record or 52-week level"),
    ("_stood_on_another_day", "level of another day"),
    ("_reached_before", "level within the day"),
    ("_beyond_extreme", "level of another day"),
    ("_behind_than", "level of another day"),
    ("_says_mark_again", "level within the day"),
)
AGAINST_WHAT = frozenset({"with", "to", "from", "against", "versus", "than"})
RANKED = RANKING | {"largest", "most", "best", "worst"}
JUST_BEFORE = frozenset({"prior", "before", "earlier", "minutes", "moments"})
AGAINST = frozenset({"against", "to", "per", "versus", ",", ".", "and"})
LEADING_TO = frozenset({"to", "at", "@", "near", "around", "(", "with", "having"})
PLACES = frozenset({"close", "trade", "open", "high", "low", "previous-close"})


class Levels(SecondStorey):
    """Bare numbers about an index or a quote, by what stands before them."""

    def _level(self, at: int, item: Item) -> None:
        """A level, a change in points, or the previous close."""
        now = self.here
        if slot := self._other_extreme(at) or self._lowest_since(at):
            self._take(at, item, slot)
            return
        if self._left(at, item, OTHER_LEVELS):
            return
        if self._opened_the_week(at):
            self._leave(item, "level of another day")
            now.direction = self.target = None
            return
        if slot := self._called_extreme(at) or self._reached_after_open(at) or self._left_before_close(at):
            self._take_extreme(item, slot)
            return
        way = now.direction or self._way_of_moment()
        if now.kind == "index" and way in ("up", "down") and self._after_swing(at):
            item.used = True  # "rose as much as 0.6% to 24,734.30 and 80,942.96, respectively"
            now.put("high" if way == "up" else "low", item)
            return
        if at and now.kind == "index" and self.items[at - 1].lower in ("as high as", "as low as"):
            self.target = "high" if self.items[at - 1].lower == "as high as" else "low"
        before = self._before(at)
        word, kind = (before.lower, before.kind) if before is not None else ("", "")
        if not self._level_of_before(at, item, word, kind):
            self._level_of_clause(at, item, word, kind)

    def _is_level_in_money(self, at: int, item: Item) -> bool:
        """ "was down 1.20 points to close at BWP 8,110.25 from its last close of BWP 8,111.45": no money at all."""
        fits = item.value.value >= 500 and item.value.step < 1 and self.here.slots.keys() & {"points", "percent"}
        leads = self.items[at - 1].lower.rpartition(" ")[2] in ("at", "of") and self._near(at, "close", 2)
        return bool(fits) and (leads or self._near(at, "previous-close", 2))

    def _level_of_before(self, at: int, item: Item, word: str, kind: str) -> bool:
        """The previous close, what a word has announced, and where the move began."""
        now, index = self.here, self.here.kind == "index"
        if self._is_previous_close(at, word, kind) or self._second_previous(at, word) or self._closed_there_before(at):
            self._take_previous(at, item, index, "previous value")
        elif index and self._points_in_bracket(at, item):
            self._take(at, item, "points")  # "down 0.45 percent (-108.12)"
        elif self.target:
            self._take_target(at, item)
        elif word in PREVIOUS_HEADS and any(other.lower in JUST_BEFORE for other in self.items[at + 1:at + 3]):
            self._leave(item, "level within the day")  # "fell to 277.18 from 278.76 just before the data"
        elif word in PREVIOUS_HEADS or word == "previous" or self._of_weekday(at) or at > 1 and self.items[at - 2].lower in ("compared", "compare"):
            self._take_previous(at, item, index and bool(now.slots), "starting level")
        else:
            return False
        return True

    def _level_of_clause(self, at: int, item: Item, word: str, kind: str) -> None:
        now, index = self.here, self.here.kind == "index"
        if kind == "open" and self.items[at - 1].lower not in ("above", "below"):
            self._take(at, item, "open")
        elif index and self._other_measure(at, item):
            self._take(at, item, "percent")  # "down by 12.43 points or 0.98 to 1,254.36"
        elif at and index and self._line_crossed(at, item):
            self._leave(item, "mark")  # "closing under 4,000"
        elif at and self.items[at - 1].lower in ("above", "below") and item.value.value >= 100:
            self._leave(item, "mark")  # "briefly rose above 16,000": a line crossed, no level
        elif index and self._alone_in_bracket(item, word):
            self._take(at, item, "level")
        elif index and self._looks_like_points(at, item, word, kind):
            if self._from_extreme(at):
                self._leave(item, "distance from another level")
            else:
                self._take(at, item, "points")
        elif now.kind == "instrument" and (item.extra["sign"] and "level" in now.slots or self._in_own_unit(at, item)):
            self._take(at, item, "change")
        elif now.kind == "instrument" and word == "or" and self._arrives_behind(at):
            self._take(at, item, "change")
        elif now.kind == "instrument" and kind in DIRECTIONS and item.value.step < 1 and self._is_change(at, item):
            self._take(at, item, "change")
        elif self._stands_for_level(at, item, word, kind):
            if item.value.value >= 100 or now.kind == "instrument" or item.value.step < 1:
                self._take(at, item, "level")

    def _arrives_behind(self, at: int) -> bool:
        """ "crude fell 0.41% or 0.15 to hit $36.66"."""
        ahead = self.items[at + 1:at + 5]
        return "percent" in self.here.slots and ahead[:1] != [] and ahead[0].lower == "to" and any(
            item.kind in ("money", "number") for item in ahead[1:]
        )

    def _opened_the_week(self, at: int) -> bool:
        """ "commenced the week lower at 17,610.20": Monday's first."""
        lead = self.items[max(0, at - 9):at]
        told = max((k for k, item in enumerate(lead) if item.kind in MEASURES or item.kind == "close"), default=-1)
        trios = zip(lead[told + 1:], lead[told + 2:], lead[told + 3:])
        return any(one.kind == "open" and (two.lower, three.lower) == ("the", "week") for one, two, three in trios)

    def _leveled_ahead(self, at: int) -> bool:
        """ "At 24,310.40, the Nifty was up 0.3%": where it stands, before it is named."""
        lead = self.items[:3]
        if at > 5 or len(lead) < 3 or lead[0].lower != "at" or lead[2].text != "," or lead[1].used:
            return False
        return lead[1].kind in ("number", "points") and lead[1].value is not None and lead[1].value.value >= 100

    def _line_crossed(self, at: int, item: Item) -> bool:
        """ "closing under 4,000", "ended over 10,000": a round line."""
        round_line = item.kind == "count" and item.value.value >= 100 and not item.value.value % 100
        return round_line and at > 1 and self.items[at - 1].lower in ("under", "over") and self.items[at - 2].kind == "close"

    def _take_previous(self, at: int, item: Item, told: bool, reason: str) -> None:
        """What an index was before; of a quote it is kept beside the figures."""
        near = self.items[max(0, at - 3):at]
        year_end = any(other.kind in ("period", "previous-close") and other.value == "ytd" for other in near)
        if told and self.here.period != "ytd" and not year_end:
            self._take(at, item, "previous_close")
        else:
            self._leave(item, reason)
            stands = self.here.slots.get("level")
            coins = stands is not None and not item.extra["currency"] and item.value.value > 20 * stands.value
            # "73.08 cents US compared with Tuesday's 73.31"
            self.here.before = replace(item.value, value=item.value.value / 100, step=item.value.step / 100) if coins else item.value

    def _of_weekday(self, at: int) -> bool:
        """ "compared with Tuesday's 73.31"."""
        owned = at > 2 and self.items[at - 1].lower in ("'s", "’s") and self.items[at - 2].kind == "weekday"
        return owned and self.items[at - 3].lower in AGAINST_WHAT and bool(self.here.slots)

    def _counts_ranked(self, at: int) -> bool:
        """ "the shares of the 1,600 largest companies"."""
        after = self._after(at)
        return after is not None and after.lower in RANKED and self.items[at].kind == "count"

    def _is_spot(self, at: int) -> bool:
        """ "at a premium of 8 points to the spot at 14,297.30": what a future is held against."""
        before = [item.lower for item in self.items[max(0, at - 4):at]]
        return self.here.kind == "instrument" and "spot" in before and before[-1] in ("at", "of")

    def _names_extreme(self, at: int) -> bool:
        """ "from its 55,192 peak"."""
        return self._is_extreme(at + 1)

    def _of_past_extreme(self, at: int) -> bool:
        """ "from the market peak on October 9, 2007 of 14,164.53"."""
        near = self.items[max(0, at - 9):at]
        dated = next((k for k, item in enumerate(near) if item.kind == "date"), 0)
        return near[-1:] != [] and near[-1].lower == "of" and any(item.lower in EXTREMES for item in near[:dated])

    def _stood_on_another_day(self, at: int) -> bool:
        """ "its highest close since reaching 11,351.30", "its 2013 peak at 1,258.09"."""
        lead = {other.lower for other in self.items[max(0, at - 3):at]}
        return "since" in lead or "level" in self.here.slots and "peak" in lead

    def _says_mark_again(self, at: int) -> bool:
        """ "had dipped below the 16,000 mark (15,960)": how far beyond it."""
        return at > 1 and self.items[at - 1].text == "(" and self.items[at - 2].kind == "mark"

    def _behind_than(self, at: int) -> bool:
        """ "opened at 55.78, higher than the start on Wednesday at 55.67"."""
        for item in reversed(self.items[max(0, at - 8):at]):
            if item.lower == "than":
                after = self._after(self.items.index(item))
                return after is not None and after.lower != "expected"
            if item.kind in MEASURES or item.text in (",", ";"):
                return False
        return False

    def _is_previous_close(self, at: int, word: str, kind: str) -> bool:
        if kind == "previous-close":
            return True
        return word in ("of", "at") and (self._near(at, "previous-close", 3) or self._from_close(at))

    def _second_previous(self, at: int, word: str) -> bool:
        """ "as against the previous close of 494.85 and 189.53, respectively": the other's."""
        told = self.here.series.get("previous_close", [])
        return self.shared_out and word == "and" and bool(told) and told[-1] is self.items[at - 2].value

    def _alone_in_bracket(self, item: Item, word: str) -> bool:
        """ "the FTSE 100 (6,812.57)"."""
        if word not in ("-", "–", "") or not self._in_bracket():
            return False
        return not self.here.slots and item.value.step < 1

    def _take_target(self, at: int, item: Item) -> None:
        slot, now = self.target or "", self.here
        self.target = None
        if now.kind == "index" and slot != "level" and self._moves_behind_comma(at):
            self._level(at, item)
            return
        if slot == "aside" and self._moved_since(at):
            self._take(at, item, "level")
            return
        if slot == "aside":
            self._leave(item, "record or 52-week level" if now.kind == "index" else "price within the day")
            return
        stood = now.slots.get("level") or now.slots.get("open")
        told = len(now.series.get(slot, ()))
        if self.shared_out and told + 1 < len(now.subjects):
            self.target = slot  # "The Sensex and the Nifty hit highs of 82,610 and 25,214, respectively"
        if told and not (self.shared_out and told < len(now.subjects)) or slot in ("high", "low") and stood is not None and item.value.value * 2 < stood.value:
            return  # "a low of 4,942.24 -- a drop of 149.67 points"
        if self._change_at_extreme(at, slot):
            self._set_aside(now, ("points", "percent"), f"change at the day's {slot}")
            now.direction = None
        self._take(at, item, slot)

    def _moves_behind_comma(self, at: int) -> bool:
        """ "reached a six-year high, rising 11.14": the day's change, and not where the high is."""
        lead = self.items[max(0, at - 2):at]
        return len(lead) == 2 and lead[0].text == "," and lead[1].kind in DIRECTIONS and lead[1].lower.endswith("ing")

    def _moved_since(self, at: int) -> bool:
        """ "streaked to another record close, after gaining 1.41 per cent to 7695.1": the level of a move told since."""
        told = [figure.start for slot, figure in self.here.slots.items() if slot in ("percent", "points")]
        after = bool(told) and max(told) > self.target_from and "level" not in self.here.slots
        return after and self.here.kind == "index" and self.items[at - 1].lower == "to"

    def _change_at_extreme(self, at: int, slot: str) -> bool:
        """ "jumped 167 points at the day's high of …": the points are the high's, not the day's."""
        if slot == "open" or not self._near(at, slot, 3):
            return False
        if not {"points", "percent"} & self.here.slots.keys() or "level" in self.here.slots:
            return False
        return any(item.lower == "at" for item in self.items[max(0, at - 4):at])

    def _stands_for_level(self, at: int, item: Item, word: str, kind: str) -> bool:
        """ "FTSE 100: 6,812", "up 0.4%, 6,812", "the index 6,812": a level by its place, whatever leads to it."""
        now = self.here
        if self._is_level_place(at) or word == ":" and self._names_subject(at - 2):
            return True
        if word in (",", ":", "and", "-", "–", "or") and (now.direction or now.slots or now.session):
            return True
        return kind in ("index", "percent", "points", "flat") or kind in ("rise", "fall") and item.value.value >= 3000

    def _names_subject(self, at: int) -> bool:
        return self.items[at].end == self.here.subjects[-1].end or self.items[at].text == ")"

    def _is_level_place(self, at: int) -> bool:
        before, quote = self._before(at), self.here.kind == "instrument"
        if before is None:
            return False
        if quote and before.lower in ("touch", "hit", "reach"):
            return self.items[at - 2].lower == "to"
        if quote and before.lower.startswith("averag") and any(item.lower == "between" for item in self.items[:at]):
            return False  # "traded between 56.85 and 56.98, averaging 56.90"
        if quote and (before.lower in STANDING or self._was_at(at, before)):
            return True
        arrives = before.lower in ("touch", "hit") and self.items[at - 2].lower == "to"  # "rose 791 points to hit 74,189"
        if (before.lower in ("reach", "reaching") or arrives) and self.here.kind == "index":
            return bool(self.here.slots)  # "closed down 0.95%, reaching 2,756.47"
        if before.lower in LEADING_TO or before.kind in PLACES or self._ended_on(at):
            return True
        if before.kind == "mark" and self.items[at].kind == "points" and self.here.session == "close":
            return True  # "closed at the highest-ever level 75,342.35 points"
        return before.lower == "of" and not self._is_noun_before(at)

    def _was_at(self, at: int, before: Item) -> bool:
        """ "it was 2.9724 against the Singapore dollar"."""
        if before.lower not in ("was", "is", "were") or self.items[at].kind != "number":
            return False
        after = self._after(at)
        return after is None or after.lower in AGAINST

"""Bare numbers about an index: its level, a change in points, its open, high, low or previous close."""

from __future__ import annotations

from extractor.frames.glue import is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.prices import STANDING
from extractor.frames.moves.vocabulary import DIRECTIONS, PREVIOUS_HEADS, RANGED, RANKING
from extractor.spans.dates import MONTHS
from extractor.spans.items import MEASURES, Item

CURRENCIES = frozenset({"currencies", "major", "other", "peers", "rivals"})  # "a basket of six currencies"

REACHING = frozenset("reaching hitting touching reached touched hit crossing".split())


class Levels(Looking):
    """Bare numbers about an index: its level, a change in points, its open, high, low or previous close."""

    def _number(self, at: int, item: Item) -> None:
        self._range_of_the_day(at)
        now = self.now
        after = self._after(at)
        if now is not None and now.kind == "company" and not now.aside:
            self._bare_price(at, item)
            return
        if now is None or now.kind not in ("index", "instrument") or now.aside:
            return
        if after is not None and (after.kind in ("counted", "mark", "advances", "declines") or after.lower in ("-", "years", "days", "months", "sessions", "weeks", "stocks", "shares", "members", "year", "month", "week", "straight", "consecutive", "successive") or now.kind == "instrument" and item.kind == "count" and after.lower in CURRENCIES):
            if after.kind == "mark" and not self._stands_at(at):
                item.extra["aside"] = "mark"
                item.used = True
            if after.kind != "mark" or item.used:
                return
        if item.kind == "count" and len(item.text) == 4 and at and (self.items[at - 1].lower in MONTHS or {"mid", "since", "early", "late"} & {other.lower for other in self.items[max(0, at - 2):at]}):
            item.extra["aside"], item.used = "year", True  # "its highest close since June 2008"
            return
        if item.kind == "count" and item.text.isdecimal() and 1900 <= item.value.value < 2100 and (at == 0 or self.items[at - 1].lower not in ("to", "at", "@") or after is not None and (after.kind in ("close", "extreme", "high", "low") or after.lower.startswith(("high", "low", "closing")))):
            return  # "the low end of its 2013 forecast"
        if at > 1 and self.items[at - 1].lower == "of" and self.items[at - 2].lower == "mark":
            item.extra["aside"], item.used = "mark", True  # "topping the previous mark of 1,370.58"
            return
        if after is not None and after.kind == "topic" and after.value == "forecast" and after.lower in ("would", "could", "might", "will"):
            item.extra["aside"], item.used = "forecast", True  # "the index at 1,500 would be …"
            return
        if self._range(at, item):
            return
        if now.kind == "instrument" and any(other.lower in ("forwards", "ndf", "ndfs") for other in self.items[max(0, at - 8):at]):
            item.extra["aside"], item.used = "forward rate", True
            return
        if item.text in now.subjects[-1].text + " " + str(now.subjects[-1].value) and item.kind == "count":
            return  # the 225 of the Nikkei
        if item.kind == "count" and item.value.value < 20 and now.kind == "instrument" and now.subjects[0].extra["kind"] == "commodity":
            return  # "heating oil, temperatures averaged 5 to 10 degrees"
        if item.extra["currency"] or (item.kind == "count" and item.value.value < 100 and now.kind == "index"):
            return
        self._level(at, item)

    def _stands_at(self, at: int) -> bool:
        """ "closed at the 6,931.90 level": to the decimals, so no line that was crossed."""
        return self.now.kind == "index" and "." in self.items[at].text and self._near(at, "close", 4)

    def _range(self, at: int, item: Item) -> bool:
        """ "traded between 1,684.06 and 1,673.86": the day's high and low, in either order."""
        before = self._before(at)
        word = before.lower if before is not None else ""
        if (word in ("between", "range of") or word in ("of", "from") and at > 1 and self.items[at - 2].lower.startswith("rang")) and self.now.kind in ("index", "instrument") and any(other.lower in RANGED or other.lower == "range of" or other.kind == "trade" for other in self.items[max(0, at - 8):at]):
            self.between = item
            return True
        if self.between is not None and word in ("and", "to"):
            low, high = sorted((self.between, item), key=lambda one: one.value.value)
            self.between = None
            if self.now.kind == "instrument":
                low.extra["aside"] = high.extra["aside"] = "range of the day"
                low.used = high.used = True
            elif not {"high", "low"} & self.now.slots.keys():
                self.now.put("low", low)
                self.now.put("high", high)
                low.used = high.used = True
            return True
        return False

    def _range_of_the_day(self, at: int) -> None:
        """ "The day's trading ranged between 3,195.08 and 3,224.82.": of the index spoken of, where the sentence names nothing else."""
        before = self._before(at)
        named = any(item.kind in ("index", "company", "instrument", "sector", "descriptor") for item in self.items)
        if before is None or before.lower != "between" or at > 8 or named or not any(item.lower in RANGED or item.kind == "trade" for item in self.items[:at]):
            return
        if self.items[0].lower in ("the", "its") and (index := self._index_spoken_of()) is not None:
            self._open_statement(at, self._same_index(self.items[at], index))

    def _level(self, at: int, item: Item) -> None:
        """A bare number about an index: a level, a change in points, or the previous close, by what stands before it."""
        now = self.now
        before = self._before(at)
        lead = {other.lower for other in self.items[max(0, at - 3):at]}
        if (after := self._after(at)) is not None and after.lower in RANKING | {"largest", "most", "best", "worst"}:
            return  # "the shares of the 1,600 largest companies"
        if self._is_extreme(at + 1):
            item.extra["aside"], item.used = "record or 52-week level", True  # "from its 55,192 peak"
            return
        if "since" in lead or "level" in now.slots and "peak" in lead:
            item.extra["aside"], item.used = "level of another day", True  # "its highest close since reaching 11,351.30", "its 2013 peak at 1,258.09"
            return
        if "level" in now.slots and self._reached_before(at):
            item.extra["aside"], item.used = "level within the day", True
            return
        if reason := self._beyond_extreme(at):
            item.extra["aside"], item.used = reason, True
            return
        if slot := self._called_extreme(at) or self._reached_after_open(at):
            self._take_extreme(item, slot)
            return
        if now.kind == "index" and (way := now.direction or self._way_of_moment()) in ("up", "down") and self._after_swing(at):
            item.used = True  # "rose as much as 0.6% to 24,734.30 and 80,942.96, respectively"
            now.put("high" if way == "up" else "low", item)
            return
        if at and now.kind == "index" and self.items[at - 1].lower in ("as high as", "as low as"):
            self.target = "high" if self.items[at - 1].lower == "as high as" else "low"
        word, kind = (before.lower, before.kind) if before is not None else ("", "")
        if kind == "previous-close" or (word in ("of", "at") and (self._near(at, "previous-close", 3) or self._from_close(at))):
            if now.kind == "index":
                self._take(at, item, "previous_close")
            else:
                item.extra["aside"], item.used, now.before = "previous value", True, item.value
        elif self._in_bracket() and now.kind == "index" and "points" not in now.slots and (item.extra["sign"] or self._explains_percent(at, item)):
            self._take(at, item, "points")  # "down 0.45 percent (-108.12)"
        elif self.target:
            self._take_target(at, item)
        elif word in PREVIOUS_HEADS and any(other.lower in ("prior", "before", "earlier", "minutes", "moments") for other in self.items[at + 1:at + 3]):
            item.extra["aside"], item.used = "level within the day", True  # "fell to 277.18 from 278.76 just before the data"
        elif word in PREVIOUS_HEADS or at > 1 and self.items[at - 2].lower == "compared":
            if now.kind == "index" and now.slots:
                self._take(at, item, "previous_close")
            else:
                item.extra["aside"], item.used, now.before = "starting level", True, item.value
        elif kind == "open":
            self._take(at, item, "open")
        elif at and self.items[at - 1].lower in ("above", "below") and item.value.value >= 100:
            item.extra["aside"], item.used = "mark", True  # "briefly rose above 16,000": a line crossed, no level
        elif word in ("-", "–", "") and self._in_bracket() and now.kind == "index" and not now.slots and "." in item.text:
            self._take(at, item, "level")
        elif now.kind == "index" and self._looks_like_points(at, item, word, kind):
            if self._from_extreme(at):
                item.extra["aside"], item.used = "distance from another level", True
                return
            self._take(at, item, "points")
        elif now.kind == "instrument" and kind in DIRECTIONS and "." in item.text and self._is_change(at, item):
            self._take(at, item, "change")
        elif self._is_level_place(at) or word == ":" and (self.items[at - 2].end == now.subjects[-1].end or self.items[at - 2].text == ")") or word in (",", ":", "and", "-", "–", "or") and (now.direction or now.slots or now.session) or kind in ("index", "percent", "points", "flat") or kind in ("rise", "fall") and item.value.value >= 3000:
            if item.value.value >= 100 or now.kind == "instrument" or "." in item.text:
                self._take(at, item, "level")

    def _reached_before(self, at: int) -> bool:
        """ "closed at 11,556, after reaching the high/low at 11,649/11,479": where it stood earlier."""
        for item in reversed(self.items[max(0, at - 8):at]):
            if item.kind in MEASURES and item.kind != "count" or item.kind == "close":
                return False
            if item.lower in REACHING:
                return True
        return False

    def _explains_percent(self, at: int, item: Item) -> bool:
        """ "11,026.83, up 0.91% (99.54)": in points what the per cent before the bracket is."""
        level, beside = self.now.slots.get("level"), self.items[at - 2] if at > 1 and self.items[at - 1].text == "(" else None
        return level is not None and beside is not None and beside.kind == "percent" and item.value.value * 2 < level.value

    def _way_of_moment(self) -> str | None:
        return self.moments[-1].direction if self.moments and self.moments[-1].subjects == self.now.subjects else None

    def _after_swing(self, at: int) -> bool:
        """Whether the measure before is how far it went within the day, and this is where it stood then."""
        before = [item for item in self.items[max(0, at - 5):at] if item.kind in MEASURES][-2:]
        word = self.items[at - 1].lower if at else ""
        return word == "to" and any(map(self._swung, before[-1:])) or word == "and" and len(before) > 1 and self._swung(before[0])

    def _swung(self, measure: Item) -> bool:
        told = isinstance(measure.extra, dict) and measure.extra.get("aside") == "extreme within the day"
        return told or any(measure.value is figure for moment in self.moments for figure in moment.slots.values())

    def _beyond_extreme(self, at: int) -> str:
        """ "ended below its closing high at 10,501.05": the high it is measured against."""
        told = False
        for item in reversed(self.items[max(0, at - 8):at - 1]):
            if item.lower in ("below", "above", "under", "beneath"):
                return "level of another day" if told and self.items[at - 1].lower in ("at", "of") else ""
            if item.lower in ("to", "and", "but", "before", "then", "after", ",", ";") or item.kind in MEASURES and item.used:
                return ""
            told = told or item.kind in ("close", "high", "low", "extreme")
        return ""

    def _called_extreme(self, at: int) -> str:
        """ "rallied to 81,998.51 at the day's peak": the day's high or low by the words after it, or ""."""
        after = self.items[at + 1:at + 4]
        if self.now.kind != "index" or not after:
            return ""
        if after[0].kind in ("high", "low") and not (len(after) > 1 and after[1].lower in ("of", "at")):
            return after[0].kind  # "hit 62,644.38 intraday high and 61,807.54 intraday low"
        if len(after) < 2 or after[0].lower != "at":
            return ""
        return next((item.kind for item in after[1:] if item.kind in ("high", "low")), "")

    def _reached_after_open(self, at: int) -> str:
        """ "opened at 2,652.03 and climbed to 2,660.74", "opened lower and sank as far as 52,879.16": the high or low that came on the way, or ""."""
        far = [item.lower for item in self.items[max(0, at - 3):at]] == ["as", "far", "as"]
        if self.now.kind != "index" or "level" in self.now.slots or not (far or self.items[at - 1].lower == "to" and "open" in self.now.slots):
            return ""
        verb = next((item for item in reversed(self.items[max(0, at - 4):at - 1]) if not is_adverb(item.lower) and item.lower not in ("as", "far", "high", "low")), None)
        return {"rise": "high", "fall": "low"}.get(verb.kind, "") if verb is not None else ""

    def _take_extreme(self, item: Item, slot: str) -> None:
        item.used = True
        if slot in self.now.slots:
            item.extra["aside"] = "extreme within the day"
        else:
            self.now.put(slot, item)

    def _looks_like_points(self, at: int, item: Item, word: str, kind: str) -> bool:
        """ "rose 503.12 to", "up 503, or 0.61%", "gained 12.4": a change with its unit left out."""
        if word in ("to", "at", "@", "("):
            return False
        if word == ":" and item.extra["sign"]:
            return True  # "Dow Jones Industrial Average: -789.37, or 2.96%"
        after = [other for other in self.items[at + 1:at + 4]]
        leads_on = any(other.lower in ("or", "to", "at", "(", ",") or other.kind in ("percent", "rise", "fall") for other in after[:2])
        follows_move = kind in DIRECTIONS or (word in ("by", "of", "off") and self.now.direction is not None)
        level = self.now.slots.get("level")
        if level is not None:
            return follows_move and item.value.value < level.value / 2
        if word == "of" and self._is_noun_before(at) and "." in item.text and item.value.value < 3000:
            return True  # "eked out a gain of 2.11", "a gain of 260.05 for the week"
        if kind == "close" and len(after) > 1 and after[0].lower == "or" and after[1].kind == "percent":
            return True  # "ended 112.40 or 3.2% lower"
        if not follows_move:
            return False
        return leads_on and (item.value.value < 3000 or any(other.kind in ("number", "count") and other.value.value > item.value.value * 5 for other in self.items[at + 1:at + 8] if other.kind in ("number", "count")))

    def _is_change(self, at: int, item: Item) -> bool:
        """ "gained 0.11 to close at 54.40", "gained 0.20 from Thursday's close of 56.12": small beside the rate that follows."""
        after = self.items[at + 1:at + 9]
        rate = next((other for other in after if other.kind in ("number", "money") and other.value.value), None)
        return bool(after) and after[0].lower.split()[0] in ("to", "from") and rate is not None and item.value.value * 5 < rate.value.value

    def _from_close(self, at: int) -> bool:
        """ "from its close on previous Friday at 4,677.80": the close is the one before."""
        window = self.items[max(0, at - 9):at]
        starts = [k for k, item in enumerate(window) if item.lower == "from" and not any(other.text == "," for other in window[k:])]
        rest = window[starts[-1]:] if starts else []
        closes = [k for k, item in enumerate(rest) if item.kind == "close"]
        return bool(closes) and rest[closes[0] - 1].lower != "to" and not rest[closes[0]].lower.startswith("to ") and not any(item.kind in MEASURES for item in rest)

    def _take_target(self, at: int, item: Item) -> None:
        slot, now = self.target, self.now
        self.target = None
        if slot == "aside":
            item.extra["aside"] = "record or 52-week level" if now.kind == "index" else "price within the day"
            item.used = True
            return
        stood = now.slots.get("level") or now.slots.get("open")
        if slot in now.slots or slot in ("high", "low") and stood is not None and item.value.value * 2 < stood.value:
            return  # "a low of 4,942.24 -- a drop of 149.67 points"
        if slot != "open" and self._near(at, slot, 3) and {"points", "percent"} & now.slots.keys() and "level" not in now.slots and self._said_at_extreme(at):
            self._set_aside(now, ("points", "percent"), f"change at the day's {slot}")
            now.direction = None
        self._take(at, item, slot)

    def _said_at_extreme(self, at: int) -> bool:
        """ "jumped 167 points at the day's high of …": the points are the high's, not the day's."""
        return any(item.lower == "at" for item in self.items[max(0, at - 4):at])

    def _is_level_place(self, at: int) -> bool:
        before, item = self._before(at), self.items[at]
        if before is None:
            return False
        if before.lower in ("touch", "hit", "reach") and self.now.kind == "instrument":
            return self.items[at - 2].lower == "to"
        if before.lower in STANDING and self.now.kind == "instrument":
            return True
        if before.lower in ("was", "is", "were") and self.now.kind == "instrument" and item.kind == "number" and ((after := self._after(at)) is None or after.lower in ("against", "to", "per", "versus", ",", ".", "and")):
            return True  # "it was 2.9724 against the Singapore dollar"
        if before.lower in ("reach", "reaching") and self.now.kind == "index":
            return bool(self.now.slots)  # "closed down 0.95%, reaching 2,756.47"
        return before.lower in ("to", "at", "@", "near", "around", "(", "with") or before.kind in ("close", "trade", "open", "high", "low", "previous-close") \
            or before.lower == "of" and not self._is_noun_before(at)

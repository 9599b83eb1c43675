"""Measures: the slot that unit and preposition name."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, DETERMINERS, PREPOSITIONS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, PREVIOUS_HEADS, RANGED
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item


class Figures(Looking):
    """Measures: the slot that unit and preposition name."""

    def _statement_for(self, at: int, slot: str) -> Statement:
        """The statement that takes a measure for `slot`: the present one, a further one, or what waits for a subject."""
        now = self.now
        if now is None:
            if slot in self.pending.slots and self.pending.direction:
                direction = self.pending.direction
                self._release_pending()
                self.pending.direction = direction
            return self.pending
        if slot in now.slots and not (len(now.subjects) > 1 and len(now.series.get(slot, ())) < len(now.subjects)):
            again = now.again()
            if now.aside:
                again.aside = now.aside
            self._flush()
            self.now = again
            again.direction = None
        return self.now

    def _take(self, at: int, item: Item, slot: str) -> None:
        statement = self._statement_for(at, slot)
        statement.put(slot, item)
        self.last_slot = slot
        if item.extra and item.extra["sign"] and statement.direction in (None, "signed"):
            statement.direction = "up" if item.extra["sign"] > 0 else "down"
        if statement.period is None and (self.period_next or self.period_ahead):
            statement.period, self.period_next = self.period_next or self.period_ahead, None
        item.used = True

    def _percent(self, at: int, item: Item) -> None:
        before = self._before(at)
        if self._extreme_of_day(at, item):
            return
        if before is not None and (before.lower == "between" or before.lower == "and" and self.between_percent):
            self.between_percent = before.lower == "between"
            item.extra["aside"] = "range"
            item.used = True
            return
        after = self._after(at)
        if after is not None and after.lower in ("of", "stake", "owned", "-", "tariff", "tariffs", "tax") and not self._is_move_before(at):
            return
        if after is not None and after.lower in ("below", "above", "away", "short", "shy", "off") or (after is not None and after.kind in ("hedge-over", "hedge-under") and after.lower in ("below", "above", "under") and at + 2 < len(self.items) and self.items[at + 2].kind not in ("period",)):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if before is not None and before.lower in PREVIOUS_HEADS and self.now is not None and (self.now.slots or self.now.kind == "instrument"):
            item.extra["aside"] = "previous value"
            item.used = True
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if before is not None and before.lower == "to" and self.items[at - 1].lower not in DETERMINERS and not (self.now is not None and self.now.kind == "instrument"):
            self._percent_reached(at, item)
            return
        if self.now is not None and self.now.kind == "instrument" and self.now.subjects[0].extra and self.now.subjects[0].extra.get("kind") == "yield":
            self._take(at, item, "level" if before is not None and (before.lower in ("to", "at", "of", "around", "near", "was", "(", "yielding") or before.kind in ("close", "trade")) else "level" if not self.now.slots else "percent")
            return
        self._take(at, item, "percent")

    def _percent_reached(self, at: int, item: Item) -> None:
        """ "took its five-day loss to 2.14%", "its return decreased to 5.95%": where a gain or loss came to, with the noun's sign."""
        nouns = [other for other in self.items[max(0, at - 9):at] if other.kind == "return" or other.kind in DIRECTIONS and other.pos in ("noun", "any") and self._is_noun(self.items.index(other), other)]
        statement = self._statement_for(at, "percent")
        if not nouns or statement.kind == "topic":
            item.extra["aside"], item.used = "share in per cent", True
            return
        statement.direction = "signed" if nouns[-1].kind == "return" else DIRECTIONS[nouns[-1].kind]
        self._take(at, item, "percent")

    def _from_extreme(self, at: int) -> bool:
        """ "up 45.9% from its March low", "13 points below its record high": measured from a peak or a trough, not from a close."""
        after = self._after(at)
        if after is not None and after.kind in DIRECTIONS and at + 2 < len(self.items) and self.items[at + 2].lower == "from":
            at, after = at + 1, self.items[at + 2]
        if after is None or after.lower not in ("from", "below", "above", "since", "off", "under", "short", "shy", "away"):
            return False
        for item in self.items[at + 2:at + 11]:
            if item.kind in ("extreme", "high", "low", "new-highs", "new-lows") or item.lower in ("low", "high", "peak", "record", "lows", "highs", "bottom", "trough") or {"extreme", "high", "low"} & set(item.figures or ()):
                return True
            if item.kind in MEASURES or item.text in (",", ";"):
                return after.lower in ("since", "below", "above") and item.kind in MEASURES
        return after.lower == "since"

    def _points(self, at: int, item: Item) -> None:
        if self._extreme_of_day(at, item) or self._marks(at, item):
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if self.now is not None and self.now.kind == "index" and (self.target in ("high", "low", "level", "aside") or item.value.value >= 500 and self._level_in_points(at)):
            self._level(at, item)
            return
        if self.now is not None and self.now.kind in ("company", "topic"):
            if self.now.kind == "company":
                item.extra["aside"] = "contribution in points"
                item.used = True
            return
        self._take(at, item, "points")

    def _marks(self, at: int, item: Item) -> bool:
        """ "within two points of 1,700", "a 1000-point barrier": distances and marks, no moves."""
        before, after = self._before(at), self._after(at)
        near = before is not None and before.lower == "within"
        barrier = "-" in item.text and after is not None and after.kind in ("word", "mark") and after.lower not in PREPOSITIONS and after.lower not in AUXILIARIES
        if not (near or barrier):
            return False
        item.extra["aside"], item.used = "mark", True
        if near:
            self.target = "aside"
        return True

    def _level_in_points(self, at: int) -> bool:
        """ "closed at 10,527.85 points, down …": a level with the unit of a change."""
        before, after = self._before(at), self.items[at + 1:at + 3]
        if self._near(at, "previous-close", 3):
            return True
        if before is not None and before.lower.rpartition(" ")[2] in ("to", "at", "@", "from"):
            return True
        told = len(after) == 2 and after[0].text == "," and after[1].kind in DIRECTIONS
        return told and self.now.session == "close" and self.now.direction is None

    def _extreme_of_day(self, at: int, item: Item) -> bool:
        """ "lost as much as 0.8%": how far it went in between, not where it ended."""
        pared = any(other.kind == "pared" for other in self.items[max(0, at - 5):at]) and not any(other.kind in MEASURES for other in self.items[max(0, at - 4):at])
        if pared or at and self.items[at - 1].kind == "as-much-as":
            item.extra["aside"] = "extreme within the day"
            item.used = True
            return True
        return False

    def _basis_points(self, at: int, item: Item) -> None:
        if self.now is not None and self.now.kind == "instrument":
            self._take(at, item, "change")
        else:
            item.extra["aside"] = "basis points"
            item.used = True

    def _money(self, at: int, item: Item) -> None:
        now = self.now
        if now is None or now.kind not in ("company", "instrument") or now.aside:
            if now is not None and now.aside:
                self._take(at, item, "level")
            return
        before = self._before(at)
        word = before.lower if before is not None else ""
        if word in PREVIOUS_HEADS and (now.slots or now.direction):
            item.extra["aside"] = "previous value"
            item.used = True
            return
        if item.value.value >= 1_000_000:
            item.extra["aside"] = "amount"
            item.used = True
            return
        gapped = bool(self.done) and self.done[-1].kind == "company" and self.last_direction is not None and before is not None and before.end == now.subjects[-1].end
        if not (now.direction or gapped or self._in_bracket() or now.role or before is not None and before.kind in ("close", "trade", "open")):
            return
        if word in ("to", "at", "of", "@", ",") and (word != "," or "change" in now.slots or "percent" in now.slots and word != ",") or before is not None and before.kind in ("close", "trade"):
            slot = "price" if now.kind == "company" else "level"
            if word == "of" and before is not None and self._is_noun_before(at):
                slot = "change"
        elif word == "and" and len(now.subjects) > 1 and self.last_slot in ("price", "change", "level"):
            slot = self.last_slot
        elif "change" in now.slots and "price" not in now.slots and word in ("or", "("):
            return
        elif gapped and "change" not in now.slots:
            slot = "change" if "change" in self.done[-1].slots else "price"
        elif before is None or before.kind in DIRECTIONS or word in ("by", "or", "(", "of", "+", "-", "another") or before.kind.startswith("hedge") or item.extra["sign"]:
            slot = "change"
        elif word == "," and "percent" in now.slots and "price" not in now.slots:
            slot = "price" if now.kind == "company" else "level"
        else:
            return
        if now.kind == "company" and slot == "price" and "price" in now.slots:
            return
        self._take(at, item, slot)
        self.now.currency = self.now.currency or item.extra["currency"]

    def _is_level_place(self, at: int) -> bool:
        before = self._before(at)
        if before is None:
            return False
        return before.lower in ("to", "at", "@", "near", "around", "(", "below", "above", "with") or before.kind in ("close", "trade", "open", "high", "low", "previous-close") \
            or before.lower == "of" and not self._is_noun_before(at)

    def _number(self, at: int, item: Item) -> None:
        now = self.now
        after = self._after(at)
        if now is not None and now.kind == "company" and not now.aside:
            self._bare_price(at, item)
            return
        if now is None or now.kind not in ("index", "instrument") or now.aside:
            return
        if after is not None and (after.kind in ("counted", "mark", "advances", "declines") or after.lower in ("-", "years", "days", "months", "sessions", "weeks", "stocks", "shares", "members")):
            if after.kind == "mark":
                item.extra["aside"] = "mark"
                item.used = True
            return
        if self._range(at, item):
            return
        if item.text in now.subjects[-1].text + " " + str(now.subjects[-1].value) and item.kind == "count":
            return  # the 225 of the Nikkei
        if item.extra["currency"] or (item.kind == "count" and item.value.value < 100 and now.kind == "index"):
            return
        self._level(at, item)

    def _bare_price(self, at: int, item: Item) -> None:
        """ "fell 2.35 rupees or 0.27 percent to 854.70": a price whose currency the change has named; "(+214.64)" is points."""
        before = self._before(at)
        if before is not None and before.lower in ("to", "at") and {"change", "percent"} & self.now.slots.keys() and "price" not in self.now.slots \
                and (self.now.currency or "." in item.text) and not item.extra["currency"]:
            after = self._after(at)
            if after is None or after.kind not in ("counted", "mark", "topic"):
                self._take(at, item, "price")
        elif self._in_bracket() and item.extra["sign"]:
            item.extra["aside"] = "contribution in points"
            item.used = True

    def _range(self, at: int, item: Item) -> bool:
        """ "traded between 1,684.06 and 1,673.86": the day's high and low, in either order."""
        before = self._before(at)
        word = before.lower if before is not None else ""
        if word == "between" and self.now.kind == "index" and any(other.lower in RANGED or other.kind == "trade" for other in self.items[max(0, at - 8):at]):
            self.between = item
            return True
        if self.between is not None and word in ("and", "to"):
            low, high = sorted((self.between, item), key=lambda one: one.value.value)
            self.between = None
            if not {"high", "low"} & self.now.slots.keys():
                self.now.put("low", low)
                self.now.put("high", high)
                low.used = high.used = True
            return True
        return False

    def _level(self, at: int, item: Item) -> None:
        """A bare number about an index: a level, a change in points, or the previous close, by what stands before it."""
        now = self.now
        before = self._before(at)
        word, kind = (before.lower, before.kind) if before is not None else ("", "")
        if kind == "previous-close" or (word in ("of", "at") and (self._near(at, "previous-close", 3) or self._from_close(at))):
            self._take(at, item, "previous_close")
        elif self.target:
            self._take_target(at, item)
        elif word == "from":
            if now.kind == "index" and now.slots:
                self._take(at, item, "previous_close")
            else:
                item.extra["aside"] = "starting level"
                item.used = True
        elif kind == "open":
            self._take(at, item, "open")
        elif word in ("-", "–", "") and self._in_bracket() and now.kind == "index" and not now.slots and "." in item.text:
            self._take(at, item, "level")
        elif now.kind == "index" and self._looks_like_points(at, item, word, kind):
            self._take(at, item, "points")
        elif self._is_level_place(at) or word in (",", ":", "and", "-", "–", "or") and (now.direction or now.slots or now.session) or kind in ("index", "percent", "points", "flat", "rise", "fall"):
            if item.value.value >= 100 or now.kind == "instrument" or "." in item.text:
                self._take(at, item, "level")

    def _looks_like_points(self, at: int, item: Item, word: str, kind: str) -> bool:
        """ "rose 503.12 to", "up 503, or 0.61%", "gained 12.4": a change with its unit left out."""
        if word in ("to", "at", "@", "("):
            return False
        after = [other for other in self.items[at + 1:at + 4]]
        leads_on = any(other.lower in ("or", "to", "at", "(", ",") or other.kind in ("percent", "rise", "fall") for other in after[:2])
        follows_move = kind in DIRECTIONS or (word in ("by", "of") and self.now.direction is not None)
        level = self.now.slots.get("level")
        if level is not None:
            return follows_move and item.value.value < level.value / 2
        if not follows_move:
            return False
        return leads_on and (item.value.value < 3000 or any(other.kind in ("number", "count") and other.value.value > item.value.value * 5 for other in self.items[at + 1:at + 8] if other.kind in ("number", "count")))

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
            item.extra["aside"] = "record or 52-week level"
            item.used = True
            return
        if slot in now.slots:
            return
        if self._near(at, slot, 3) and {"points", "percent"} & now.slots.keys() and "level" not in now.slots and self._said_at_extreme(at):
            self._set_aside(now, ("points", "percent"), f"change at the day's {slot}")
            now.direction = None
        self._take(at, item, slot)

    def _said_at_extreme(self, at: int) -> bool:
        """ "jumped 167 points at the day's high of …": the points are the high's, not the day's."""
        return any(item.lower == "at" for item in self.items[max(0, at - 4):at])

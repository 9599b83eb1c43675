"""Measures: the slot that unit and preposition name."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, DETERMINERS, PREPOSITIONS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import (
    DIRECTIONS,
    MAKING_GOOD,
    NARROWING,
    PREVIOUS_HEADS,
    SUBJECT_KINDS,
)
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

SWINGS = frozenset("swinging swung seesawing seesawed whipsawing whipsawed covered covering".split())

CROSSING = frozenset("surpassed surpassing topped topping crossed crossing breached breaching past beyond below above reclaimed reclaiming".split())
EXTREMES = frozenset("low high peak record lows highs bottom trough highest lowest peaks".split())


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
        if slot == "percent" and (now.finite and self._by_a_move(at) or now.kind == "topic" and self._of_shares(at)) or slot in now.slots and at and any(item.kind in ("led-by", "drags", "contributors", "owed-to") for item in self.items[max(0, at - 2):at]):
            self._flush()  # "finished 0.3 percent lower, dragged down by a 0.6 percent fall in …": another's
            self.now, self.pending = None, Statement([])
            return self.pending
        if slot in now.slots and not (len(now.subjects) > 1 and len(now.series.get(slot, ())) < len(now.subjects)):
            again = now.again()
            if now.aside:
                again.aside = now.aside
            if slot == "percent" and at > 1 and self.items[at - 1].lower == "and" and self.items[at - 2].value is now.slots[slot] and not self._next_is_span(at):
                now.aside = again.aside = "unread"  # "up 0.21 percent and 0.08 percent": of two, and only one has been told
            signed = now.direction == "signed"  # "returns: 1.18% in the last week, 1.83% in the last month"
            self._flush()
            self.now = again
            again.direction = "signed" if signed else None
        return self.now

    def _next_is_span(self, at: int) -> bool:
        """ "rose 0.4 percent and 1.1 percent for the week"."""
        return any(item.kind in ("period", "weekday", "month", "year") or item.lower in ("on", "for", "in", "this", "over") for item in self.items[at + 1:at + 3])

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
        if self._behind(at):
            self._flush()
        if (owner := self._made_for(at)) is not None:
            self._turn_to(owner, at)
        if at > 1 and self.items[at - 1].lower in ("a", "an") and self.items[at - 2].lower in ("after", "following") and self.now is not None and self.now.kind == "instrument" and "percent" in self.now.slots:
            item.extra["aside"], item.used = "earlier move", True  # "rose 0.2% to $39.78 a barrel after a 3% gain"
            return
        if self._of_a_weekday(at):
            item.extra["aside"], item.used = "another day", True
            return
        if before is not None and before.lower in ("of", "by") and self.items[at - 2].lower == "average" or before is not None and before.lower == "averaged":
            item.extra["aside"], item.used = "average", True  # "has risen an average of 1.3%"
            return
        if self._after_a_move(at):
            item.extra["aside"], item.used = "earlier move", True
            return
        if self._gone_before(at) or self._of_an_earlier_day(at):
            item.extra["aside"], item.used = "earlier move", True
            return
        if at + 1 < len(self.items) and self.items[at + 1].lower == "to" and any(other.kind in ("low", "high") for other in self.items[at + 2:at + 5]):
            item.extra["aside"], item.used = "extreme within the day", True  # "fell 1.1 percent to a session low"
            return
        if before is not None and (before.lower == "between" or before.lower == "and" and self.between_percent):
            self.between_percent = before.lower == "between"
            item.extra["aside"] = "range"
            item.used = True
            if self.now is not None and self.now.kind == "company" and not self.now.slots:
                self.now.items.append(item)  # "up between 7 and 11 percent" says at least the way
            return
        if before is not None and before.lower == "and" and at > 2 and self._before(at - 2) is not None and self._before(at - 2).lower == "between" and self.items[at - 2].kind in ("number", "count"):
            for end in (item, self.items[at - 2]):
                end.extra["aside"], end.used = "range", True  # "were down between 2.7 and 5.4 percent"
            return
        if self._of_results(at):
            item.extra["aside"], item.used = "company results", True
            return
        after = self._after(at)
        if after is not None and after.lower in ("upside", "downside", "potential"):
            item.extra["aside"], item.used = "forecast", True
            return
        if after is not None and after.lower in ("of", "stake", "owned", "-", "tariff", "tariffs", "tax") and not self._is_move_before(at):
            return
        if after is not None and after.lower in ("below", "above", "away", "short", "shy", "off") or (after is not None and after.kind in ("hedge-over", "hedge-under") and after.lower in ("below", "above", "under") and at + 2 < len(self.items) and self.items[at + 2].kind not in ("period",)):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        compared = at > 1 and self.items[at - 2].lower == "compared"
        if before is not None and (before.lower in PREVIOUS_HEADS or compared) and self.now is not None and (self.now.slots or self.now.kind == "instrument"):
            item.extra["aside"], item.used, self.now.before = "previous value", True, item.value
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            if self.now is not None and not self.now.slots and self.items[at + 1].lower == "since":
                self.now.direction = None  # "is down 15 percent since late September, but is up 7.35 percent this year"
            return
        if before is not None and before.lower == "to" and self.items[at - 1].lower not in DETERMINERS and not (self.now is not None and self.now.kind == "instrument"):
            self._percent_reached(at, item)
            return
        if self.now is not None and self.now.kind == "instrument" and self.now.subjects[0].extra and self.now.subjects[0].extra.get("kind") == "yield":
            if at and self.items[at - 1].lower in ("below", "above", "under", "over"):
                item.extra["aside"], item.used = "mark", True  # "slipped below 6 percent"
                return
            if item.lower.endswith(("percentage point", "percentage points")):
                self._take(at, item, "change")
                return
            self._take(at, item, "level" if "change" in self.now.slots or before is not None and (before.lower in ("to", "at", "of", "around", "near", "was", "(", "yielding", "yielded") or before.kind in ("close", "trade")) else "level" if not self.now.slots else "percent")
            return
        self._take(at, item, "percent")

    def _of_results(self, at: int) -> bool:
        """ "after a 32% decline in full-year profits": the move of what is no share."""
        ahead = [item for item in self.items[at + 1:at + 9] if not (item.lower in DETERMINERS or item.kind.startswith("hedge") or self._is_adjective(item) and item.kind == "word")]
        if len(ahead) < 3 or ahead[0].kind not in DIRECTIONS or ahead[1].lower not in ("in", "of", "for"):
            return False
        return ahead[2].kind == "topic" and ahead[2].value in ("company results", "economy", "volume") and not (self.now is not None and self.now.kind == "topic")

    def _of_shares(self, at: int) -> bool:
        """ "profits rose …, triggering a 9% rise in its share price": from here on it is the share that is spoken of."""
        ahead = self.items[at + 1:at + 5]
        if len(ahead) < 3 or ahead[0].kind not in DIRECTIONS or ahead[1].lower not in ("in", "of", "for"):
            return False
        return ahead[2].kind in ("company", "pronoun", "shares-of") or len(ahead) > 3 and ahead[2].lower in DETERMINERS and ahead[3].kind in ("company", "index")

    def _percent_range(self, at: int, item: Item) -> None:
        """ "rose 2-3 percent": nobody's own figure; it says at least that the names before it moved."""
        if item.lower.endswith(("%", "cent", "pct")) and self.now is not None and self.now.kind == "company" and not self.now.slots:
            self.now.items.append(item)

    def _of_a_weekday(self, at: int) -> bool:
        """ "giving up part of Wednesday's 2.5% jump", "extended Friday's 2.6 percent drop": another day's move, unless it is the only one told of this day."""
        if at < 3 or self.now is None or self.items[at - 2].kind != "weekday" or not self._possessed(at - 2):
            return False
        extends = self.now.kind == "instrument" and self.items[at - 3].lower.startswith("exten")
        published = self.context.published
        told = "percent" in self.now.slots or bool(self.done) and self.done[-1].subjects == self.now.subjects
        return extends or told and (published is None or published.weekday() != self.items[at - 2].value)

    def _behind(self, at: int) -> bool:
        """ "boosted by a 2.3 percent jump in Brent crude": the move of what is named next, not of what was moved."""
        lead = [item.lower.rpartition(" ")[2] for item in self.items[max(0, at - 3):at] if not item.kind.startswith("hedge")][-2:]
        noun, rest = self._after(at), self.items[at + 2:at + 7]
        if self.now is None or self.now.kind != "sector" or len(lead) < 2 or lead[0] not in ("by", "after", "on", "following") or lead[1] not in ("a", "an") or noun is None or noun.kind not in DIRECTIONS:
            return False
        return bool(rest) and rest[0].lower == "in" and any(item.kind in ("instrument", "company", "index") for item in rest[1:])

    def _by_a_move(self, at: int) -> bool:
        """ "ended higher, buoyed by a 4 percent gain in …": the move of another, which drove this one."""
        before, after = self.items[max(0, at - 2):at], self.items[at + 1:at + 3]
        driven = len(before) == 2 and before[1].lower in ("a", "an") and before[0].lower.rpartition(" ")[2] in ("by", "following", "after", "on", "despite", "amid", "tracking", "as", "while", "to")
        return driven and len(after) == 2 and after[0].kind in DIRECTIONS and (after[1].lower in ("in", "for", "from") or after[1].kind == "shares-of")

    def _after_a_move(self, at: int) -> bool:
        """ "fell 4.2 percent, following a drop of 2.6 percent": what came before the move told."""
        if self.now is not None and self.now.direction == "flat" and not self.now.slots.keys() & {"percent", "points"}:
            return any(one.lower in ("following", "after") and other.lower in ("a", "an") for one, other in zip(self.items[max(0, at - 4):at], self.items[max(0, at - 3):at]))  # "flat after a 0.5% gain"
        if self.now is None or not self.now.slots.keys() & {"percent", "points"}:
            return False
        lead = [item for item in self.items[max(0, at - 6):at] if not item.kind.startswith("hedge")]
        noun = next((k for k in range(len(lead) - 1, 0, -1) if lead[k].kind in DIRECTIONS), None)
        if noun is None or [item.lower for item in lead[noun + 1:]] != ["of"]:
            return False
        return any(one.lower in ("following", "after") and other.lower in ("a", "an") for one, other in zip(lead[:noun], lead[1:noun]))

    def _of_an_earlier_day(self, at: int) -> bool:
        """ "rose 2.8 percent after a 3.1 percent jump yesterday", "back from the more than six percent drop it had on Monday"."""
        lead = [item.lower for item in self.items[max(0, at - 4):at] if not item.kind.startswith("hedge")][-2:]
        ahead = [item for item in self.items[at + 1:at + 6] if not self._is_adjective(item)]
        if len(lead) < 2 or lead[0] not in ("after", "from", "following", "of") or lead[1] not in DETERMINERS or not ahead or ahead[0].kind not in DIRECTIONS:
            return False
        return any(item.kind in ("other-day", "weekday") or item.lower in ("it", "they") for item in ahead[1:3])

    def _gone_before(self, at: int) -> bool:
        """ "recovering some of the 5.5 percent it lost in the sessions before": a part of an earlier move."""
        before = self.items[at - 1] if at else None
        after = self.items[at + 1:at + 3]
        told = len(after) == 2 and after[0].kind == "pronoun" and (after[1].kind in DIRECTIONS or after[1].lower in ("had", "has"))
        return told and before is not None and (before.kind == "one-of" or before.lower in DETERMINERS)

    def _percent_reached(self, at: int, item: Item) -> None:
        """ "took its five-day loss to 2.14%", "its return decreased to 5.95%": where a gain or loss came to, with the noun's sign."""
        nouns = [other for other in self.items[max(0, at - 9):at] if other.kind == "return" or other.kind in DIRECTIONS and other.pos in ("noun", "any") and self._is_noun(self.items.index(other), other)]
        statement = self._statement_for(at, "percent")
        untold = bool(statement.slots) and self.period_next is None  # "rose 3.2p, taking its annual gain to 58%"
        if not nouns or untold or statement.kind == "topic":
            item.extra["aside"], item.used = "share in per cent", True
            return
        statement.direction = "signed" if nouns[-1].kind == "return" else DIRECTIONS[nouns[-1].kind]
        self._take(at, item, "percent")

    def _from_extreme(self, at: int) -> bool:
        """ "up 45.9% from its March low", "13 points below its record high": measured from a peak or a trough, not from a close."""
        while at + 2 < len(self.items) and self.items[at + 1].lower == "or" and self.items[at + 2].kind in ("percent", "points"):
            at += 2  # "off by 1,007.31 or 9% from its 2010 closing high"
        after = self._after(at)
        if after is not None and after.kind in DIRECTIONS and at + 2 < len(self.items) and self.items[at + 2].lower == "from":
            at, after = at + 1, self.items[at + 2]
        if after is None or after.lower not in ("from", "below", "above", "since", "off", "under", "short", "shy", "away"):
            return False
        if after.lower in ("short", "shy", "away") or after.lower == "since" and any(item.lower in ("late", "early", "mid") for item in self.items[at + 2:at + 3]):
            return True  # "down 15 percent since late September"
        if after.lower in ("above", "below") and (rest := self.items[at + 2:at + 3]) and rest[0].lower in ("its", "their"):
            return True  # "216 points above its weakest finish"
        for k, item in enumerate(self.items[at + 2:at + 11], at + 2):
            if item.kind in MEASURES and (self._is_extreme(k + 1) or item.text.isdecimal() and len(item.text) == 4):
                continue  # "4.8% down from its 55,192 peak", "49 points from its 2001 low"
            if self._is_extreme(k) or item.kind == "open" and after.lower in ("below", "above"):
                return True
            if item.kind in MEASURES or item.text in (",", ";"):
                return after.lower in ("since", "below", "above") and item.kind in MEASURES
        return after.lower == "since"

    def _is_extreme(self, at: int) -> bool:
        item = self.items[at] if at < len(self.items) else None
        if item is None:
            return False
        return item.kind in ("extreme", "high", "low", "new-highs", "new-lows") or item.lower in EXTREMES or bool({"extreme", "high", "low"} & set(item.figures or ()))

    def _points(self, at: int, item: Item) -> None:
        if at and self.now is not None and self.now.kind == "index" and self.items[at - 1].lower in ("as high as", "as low as"):
            self._level(at, item)  # "fell as low as 825.03 points"
            return
        if self._extreme_of_day(at, item) or self._marks(at, item):
            return
        if self.now is not None and self.now.kind == "index" and item.value.value >= 500 and (slot := self._called_extreme(at)):
            self._take_extreme(item, slot)
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        after = self._after(at)
        if self.target and after is not None and after.lower in ("from", "below", "above", "short", "shy", "away", "off"):
            item.extra["aside"], item.used, self.target = "distance from another level", True, None
            return  # "touching a high that was less than 15 points from the 12,000 level"
        if at and self.items[at - 1].kind in DIRECTIONS and not self._level_in_points(at):
            self.target = None  # "ending at a record high, up 50.22 points"
        if self.now is not None and self.now.kind == "index" and (self._is_of_level_size(item) or self.target in ("high", "low", "level", "aside") or (item.value.value >= 500 or self.items[at - 1].lower in ("from", "the") or self._moved_already(at)) and self._level_in_points(at)):
            self._level(at, item)
            return
        if self.now is not None and self.now.kind in ("company", "topic"):
            if self.now.kind == "company":
                self._points_of_company(at, item)
            return
        self._take(at, item, "change" if self.now is not None and self.now.kind == "instrument" else "points")

    def _moved_already(self, at: int) -> bool:
        """ "rose 3.58 points to 322.05 points", "inched down 0.05 percent to end at 104.38 points": the change is told."""
        return bool(self.now.slots.keys() & {"percent", "points"}) and self.items[at - 1].lower.rpartition(" ")[2] in ("to", "at")

    def _is_of_level_size(self, item: Item) -> bool:
        """ "closed at 7,962.54 points against 7,900.70 points": no move is half as large as what it led to."""
        level = self.now.slots.get("level")
        return level is not None and item.value.value * 2 > level.value

    def _points_of_company(self, at: int, item: Item) -> None:
        """ "rose 3.19% or 0.72 points to trade at 23.26": its change; elsewhere what it gave to its index."""
        before = self._before(at)
        if before is not None and before.lower in ("or", "(", "/") and "percent" in self.now.slots and "change" not in self.now.slots:
            self._take(at, item, "change")
        else:
            item.extra["aside"], item.used = "contribution in points", True

    def _marks(self, at: int, item: Item) -> bool:
        """ "within two points of 1,700", "a 1000-point barrier", "the 6,000 point mark": distances and marks, no moves."""
        before, after = self._before(at), self._after(at)
        if before is not None and before.lower in CROSSING:
            item.extra["aside"], item.used = "mark", True  # "surpassed 160,000 points for the first time"
            return True
        near = before is not None and before.lower == "within"
        barrier = "-" in item.text and after is not None and after.kind in ("word", "mark") and after.lower not in PREPOSITIONS and after.lower not in AUXILIARIES
        if not (near or barrier or after is not None and after.kind == "mark"):
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
        if before is not None and before.lower.rpartition(" ")[2] in ("to", "at", "@", "from", "reaching", "reach"):
            return True
        told = len(after) == 2 and after[0].text == "," and after[1].kind in DIRECTIONS
        return told and self.now.session == "close" and self.now.direction is None

    def _extreme_of_day(self, at: int, item: Item) -> bool:
        """ "lost as much as 0.8%": how far it went in between, not where it ended."""
        before = self.items[max(0, at - 6):at]
        started = max((k for k, other in enumerate(before) if other.kind in MEASURES or other.kind == "close"), default=-1) + 1
        earlier = any(one.lower in ("earlier", "intraday", "intra-day") and other.kind in DIRECTIONS for one, other in zip(before[started:], before[started + 1:]))
        regained = any(other.lower in ("recovered", "recouped", "regained") for other in before[-3:]) and any(other.lower == "had" for other in before)
        if regained or any(other.lower in SWINGS for other in before[-3:]):
            item.extra["aside"], item.used = "extreme within the day", True  # "swinging about 200 points", "had recovered 430 points"
            return True
        if earlier:
            self._on_the_way(at, item)  # "an earlier slide of 190 points"
            return True
        if at and self.items[at - 1].lower in ("erased", "erasing") and self.now is not None and self.now.direction is None:
            self.now.direction = "down"  # "the FBM 70 erased 19.21 points"
            return False
        if self._made_good(at) or at and self.items[at - 1].kind == "as-much-as":
            self._on_the_way(at, item)
            return True
        return False

    def _made_good(self, at: int) -> bool:
        """ "pared a loss of 2%", "reversed early losses of around 3 percent": a move that is over."""
        if self.items[at - 1].lower == "to" or (after := self._after(at)) is not None and after.kind == "other-day":
            return False  # "narrowed its loss to 30 points", "having fallen almost 20% last week"
        for back in range(at - 1, max(-1, at - 8), -1):
            item = self.items[back]
            if item.kind in MEASURES or item.kind in SUBJECT_KINDS or item.kind == "close" or item.lower == "to":
                return False  # "reversed early losses to end up 0.3%"
            if item.kind == "pared" or item.lower in MAKING_GOOD | NARROWING:
                return item.kind == "pared" and at - back <= 5 or any(other.kind in ("rise", "fall") for other in self.items[back + 1:at])
        return False

    def _on_the_way(self, at: int, item: Item) -> None:
        """ "fell as much as 0.8%", "an earlier slide of 190 points": where an index stood within the day, a move of its own; for all else no fact."""
        item.used = True
        way = next((DIRECTIONS[other.kind] for other in reversed(self.items[max(0, at - 6):at]) if other.kind in ("rise", "fall")), None)
        now = self.now
        if now is None or now.kind != "index" or now.aside or way is None or len(now.subjects) > 1 or now.period not in (None, "1d"):
            item.extra["aside"] = "extreme within the day"
            return
        moment = Statement(now.subjects, direction=way, session="intraday", day=now.day, rules=["words/on-the-way"])
        moment.put(item.kind, item)
        self.moments.append(moment)
        if now.direction == way and not now.slots.keys() & {"percent", "points"}:
            now.direction = None  # "closed at 2,701.20, after falling as much as 1.1 percent"

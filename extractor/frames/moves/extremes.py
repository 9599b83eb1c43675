"""The day's high and low, and records: which number is one, and which is the level all the same."""

from __future__ import annotations

from itertools import takewhile

from extractor.facts.base import NEAR_EXTREME
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, EN_ROUTE
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

EXTREMES = frozenset("low high peak record lows highs bottom trough highest lowest peaks".split())
EXTREME_KINDS = frozenset({"extreme", "high", "low", "new-highs", "new-lows"})
DAYPARTS = frozenset({"session", "day", "morning", "afternoon", "today"})
SHORT_OF = frozenset({"short", "shy", "away", "adrift"})
MEASURED_FROM = SHORT_OF | {"from", "below", "above", "since", "off", "under"}
OF_THE_DAY = ("day", "session", "intra")
PAIRING = frozenset("and / & a an the its day's day’s intraday intra-day session's".split())  # "high and a low"
PAIRED = frozenset("of at was were is are stood respectively : hit being".split())  # "… of 82,610 and 82,140"
OTHER = {"high": "low", "low": "high"}


class Extremes(Looking):
    """The day's high and low, and records."""

    def _high(self, at: int, item: Item) -> None:
        self._day_extreme(at, "high")

    def _low(self, at: int, item: Item) -> None:
        self._day_extreme(at, "low")

    def _previous_close(self, at: int, item: Item) -> None:
        self.target = None
        if item.value in ("wtd", "ytd") and self.now is not None and self.now.slots and self.now.period is None:
            self.now.period = item.value  # "fell 10.79 percent against last week's close", "on last year's close"
        elif item.value in ("wtd", "ytd") and self.now is None and at < 4 and self.items[0].lower in ("on", "from", "against"):
            self.period_ahead = item.value  # "On last year's close of 5,831.95 points the index is down 12.2 percent"

    def _extreme(self, at: int, item: Item) -> None:
        if self._pair_of_extremes(at):
            return
        if self.now is not None and not self._left_behind(at):
            level = self._reaches_record(at) or self._closed_at(at) or self._moved_to_extreme(at)
            self.target = "level" if level else self._record_of_the_day(at) or self._left_again(at) or "aside"
            self.target_from = item.start

    def _record_of_the_day(self, at: int) -> str | None:
        """ "rose 0.3% to 8,140.2, after touching a record of 8,166.9 earlier in the session": the day's high."""
        slots = self.here.slots.keys()
        if self.here.kind != "index" or "level" not in slots or not slots & {"percent", "points"}:
            return None
        behind = [*takewhile(lambda item: item.text not in (",", ";"), self.items[at + 1:at + 9])]
        intraday = any(item.lower in ("intraday", "intra-day") for item in self.items[max(0, at - 2):at])
        if not intraday and not self._of_that_day(behind):
            return None
        return "low" if "low" in self.items[at].lower else "high"

    @staticmethod
    def _of_that_day(behind: list[Item]) -> bool:
        """ "… earlier in the session", "… in the morning", "… in early trade", "… earlier."."""
        words = [item.lower for item in behind if item.text != "."]
        dayparts = not DAYPARTS.isdisjoint(words) and "yesterday" not in words
        return dayparts or words[-1:] == ["earlier"] or any(item.kind == "trade" for item in behind)

    def _left_behind(self, at: int) -> bool:
        """ "recovered from its record low by rising 27 paise to 72.71", "off the day's high, was up 12 points": no
        number of its own follows."""
        before, after = self._before(at), self._after(at)
        if before is None or before.lower not in ("from", "off") or after is None:
            return False
        return after.lower not in ("of", "at", "hit", "set", "reached") and after.kind not in MEASURES

    def _pair_of_extremes(self, at: int) -> bool:
        """ "touched its intraday high and low of 82,610.40 and 82,140.15": a number each, in their order."""
        slot = self._side(at)
        ahead = range(at + 1, min(len(self.items), at + 6))
        second = next((k for k in ahead if self._side(k) == OTHER.get(slot)), 0)
        if not second or any(item.lower not in PAIRING for item in self.items[at + 1:second]):
            return False
        first = next((k for k in range(second + 1, len(self.items)) if self.items[k].lower not in PAIRED), 0)
        pair = self.items[first:first + 3:2]
        joined = first and [item.kind in ("number", "count", "points") for item in pair] == [True, True]
        if not joined or self.items[first + 1].lower not in ("and", "/", "&", "-"):
            return False
        self._speak_of_index(at)
        if self.now is None or self.now.kind != "index" or len(self.now.subjects) > 1:
            return False
        self.target = None
        for item, told in zip(pair, (slot, OTHER[slot])):
            if self._is_of_the_day(self.items[at]):
                self.now.put(told, item)
                item.used = True
            else:
                self._leave(item, "record or 52-week level")
        return True

    def _side(self, at: int) -> str:
        """ "high" of "intraday high", "low" of "a low of"."""
        return self.items[at].lower.removesuffix(" of").split()[-1]

    @staticmethod
    def _is_of_the_day(item: Item) -> bool:
        return item.kind in ("high", "low") or any(word in item.lower for word in OF_THE_DAY)

    def _day_extreme(self, at: int, slot: str) -> None:
        if self._pair_of_extremes(at):
            return
        if self._said_of_number_before(at, slot) or self._apposed(at, slot):
            return
        if self.now is not None and any(item.kind == "other-day" for item in self.items[max(0, at - 2):at]):
            self.target = "aside"  # "from the preceding day's highs of 140,557.24 points"
            return
        if not self.items[at].lower.endswith(" of") and self._left_behind(at):
            return  # "recovered from the day's low and was down 423 points at 59,800"
        if self.now is None and self.shared_out and self.items[at].lower.endswith("s"):
            self._unknown_subject(at, self.items[at])  # "The intraday highs were 63,313.01 and 18,826.05 respectively."
            return
        if self.now is None and self._at_that_moment(at):
            self.day_ahead = "other"
            return
        self._speak_of_index(at)
        if self.now is not None and self.now.kind == "index":
            self.target = "level" if self._closed_at(at) else slot
        elif self.now is not None and self.now.kind == "instrument":
            self.target = "level" if self._closed_at(at) else "aside"

    def _said_of_number_before(self, at: int, slot: str) -> bool:
        """ "62,644.38 points intraday high", "81,998.51 at the day's peak"."""
        known = self.now.slots.get(slot) if at and self.now is not None else None
        if known is not None and self.items[at - 1].value is known:
            return True
        read = any(item.kind in ("number", "points") and item.used for item in self.items[max(0, at - 3):at])
        if not read or not any(item.lower == "at" for item in self.items[max(0, at - 2):at]):
            return False
        after = self._after(at)
        return not (self.items[at].lower.endswith(" of") or after is not None and after.lower in ("of", "at"))

    def _at_that_moment(self, at: int) -> bool:
        """ "At its session low of 38,383.02, the Dow was down 120 points": of that moment, not of the day."""
        heads = self.items[0].lower in ("at", "from") and at < 4
        return heads and any(item.kind == "index" for item in self.items[at:at + 8])

    def _speak_of_index(self, at: int) -> None:
        """ "The day's high was …", "with an index high of 1,440.52": of the index spoken of, where none is named."""
        index, now = self._index_spoken_of(), self.now
        if index is not None and (now is None or self._stands_for_index(at)):
            self._open_statement(at, self._same_index(self.items[at], index))

    def _stands_for_index(self, at: int) -> bool:
        now = self.here
        if now.subjects[-1].lower.endswith("currency"):
            return False  # "The currency pair traded between a low of 55.71 …"
        if now.kind in ("market", "unknown", "exchange") or now.subjects[-1].lower == "range of":
            return True
        if now.kind == "company":
            return not now.slots and now.subjects[-1].lower == "it"
        return now.kind == "topic" and at > 0 and self.items[at - 1].kind == "descriptor"

    @staticmethod
    def _same_index(place: Item, index: Item) -> Item:
        """The index spoken of, as a subject that is not written where it stands."""
        return Item("index", place.start, place.start, "", "", index.value, extra=index.extra)

    def _index_spoken_of(self) -> Item | None:
        """ "It opened at …": the last index, unless something else was spoken of since (the rupee)."""
        last, main = self.context.last_subject, self.context.main_index
        if main is not None and any(item.lower in ("bourse", "market", "session") for item in self.items[:4]):
            return main  # "The bourse opened the session at 6,004.81"
        if last is not None and last.kind == "instrument":
            return None
        if last is not None and last.kind == "company" and "index" in f"{last.text} {last.value}".lower():
            return None  # an index not known here
        return self.context.last_index or main

    def _extremes_apart(self, now: Statement) -> None:
        """ "The index, which hit a high of 7,972.17, is up 3 per cent this year": the high is the day's."""
        extremes = now.slots.keys() & {"high", "low"}
        if now.kind != "index" or now.period in (None, "1d") or not extremes or now.slots.keys() <= EN_ROUTE:
            return
        day = Statement(now.subjects, items=[item for item in now.items if any(item.value is now.slots[slot] for slot in extremes)])
        for slot in sorted(extremes):
            day.slots[slot], day.series[slot] = now.slots.pop(slot), now.series.pop(slot)
        self.done.append(day)

    def _apposed(self, at: int, slot: str) -> bool:
        """ "ended at 4,152.96, the day's peak": the level is that too."""
        level = self.now.slots.get("level") if self.now is not None and self.now.kind == "index" else None
        before = [item for item in self.items[max(0, at - 3):at] if item.lower not in ("the", "a")][-2:]
        if level is None or not any(word in self.items[at].lower for word in OF_THE_DAY):
            return False
        if len(before) < 2 or before[1].text != "," or before[0].value is not level:
            return False
        after = self._after(at)
        if after is not None and (after.lower in ("of", "at") or after.kind == "number"):
            return False
        if slot not in self.here.slots:
            self.here.slots[slot], self.here.series[slot] = level, [level]
        return True

    def _closed_at(self, at: int) -> bool:
        """ "closed at a new high of 20,218", "ended near the day's high at 22,871": the level, whatever else it is."""
        window = self.items[max(0, at - 4):at]
        near, after = any(item.lower in ("near", "close to", "around") for item in window), self._after(at)
        beside = near and after is not None and after.lower == "at"
        if beside and self.now is not None:
            self.now.rules.append(NEAR_EXTREME)
        if any(item.kind == "close" for item in window) and (beside or any(item.lower.split()[-1] == "at" for item in window)):
            return True
        return self._closing_record(at)

    def _closing_record(self, at: int) -> bool:
        """ "advanced 24.70 points to its fresh closing record of 17,380"."""
        if self.items[at - 1].lower != "closing" or self.here.direction is None or "level" in self.here.slots:
            return False
        return any(item.lower == "to" for item in self.items[max(0, at - 4):at])

    def _reaches_record(self, at: int) -> bool:
        """ "rose 1.2 percent to reach a record of 17,380"."""
        if self.here.kind != "index" or not self.here.slots.keys() & {"percent", "points"}:
            return False
        reach = next((k for k in range(max(0, at - 3), at) if self.items[k].lower in ("reach", "reaching")), 0)
        return bool(reach) and self.items[reach - 1].lower not in ("after", "before", "having")

    def _moved_to_extreme(self, at: int) -> bool:
        """ "slipped to a five-week low of 11.025", "rose 63 points to a record 12,100": where it stands."""
        to = next((k for k in range(at - 1, max(-1, at - 4), -1) if self.items[k].lower in ("to", "at")), None)
        if to is None or self.here.direction is None:
            return False
        if self.here.kind == "instrument":
            return not self.here.slots
        figure = self.items[to - 1 - (to > 1 and self.items[to - 1].text == ",")] if to else None
        measured = figure is not None and figure.kind in ("points", "percent") and figure.used
        clause = takewhile(lambda item: item.text not in (",", ";"), self.items[at:])
        return self.here.kind == "index" and measured and not any(item.kind == "close" for item in clause)

    def _from_extreme(self, at: int) -> bool:
        """ "up 45.9% from its March low", "13 points below its record high": measured from a peak, not from a close."""
        at = self._last_alternative(at)
        after = self._after(at)
        behind = self._after(at + 1)
        if after is not None and after.kind in DIRECTIONS and behind is not None and behind.lower in ("from", "since"):
            at, after = at + 1, behind
        if after is None or after.lower not in MEASURED_FROM:
            return False
        if any(item.lower in ("opening", "open") for item in self.items[at + 2:at + 4]) and behind is not None and behind.lower in ("the", "its"):
            return True  # "up nine points from the opening"
        rest = self.items[at + 2:at + 3]
        if after.lower in SHORT_OF:
            return True
        word = rest[0].lower if rest else ""
        if after.lower == "from" and word in ("that", "this", "there", "those"):
            return True  # "is up 39 percent from that point"
        if after.lower == "since" and word in ("late", "early", "mid"):
            return True  # "down 15 percent since late September"
        if after.lower in ("above", "below") and word in ("its", "their"):
            return True  # "216 points above its weakest finish"
        return self._extreme_ahead(at + 2, after.lower)

    def _last_alternative(self, at: int) -> int:
        """ "off by 1,007.31 or 9% from its 2010 closing high", "by 1,007.31, or 9%, from": where the last measure of the
        same move stands, with the comma that closes it."""
        other = bool(at) and self.items[at - 1].lower == "or"
        while at + 3 < len(self.items):
            told = at + 1 + (self.items[at + 1].text == ",")
            if self.items[told].lower != "or" or self.items[told + 1].kind not in ("percent", "points"):
                break
            at, other = told + 1, True
        closed = other and [item.lower for item in self.items[at + 1:at + 3]] == [",", "from"]
        return at + closed

    def _extreme_ahead(self, start: int, word: str) -> bool:
        """Whether a peak or a trough is named after "from", "below", "since"."""
        for k, item in enumerate(self.items[start:start + 9], start):
            if item.kind in MEASURES and (self._is_extreme(k + 1) or item.text.isdecimal() and len(item.text) == 4):
                continue  # "4.8% down from its 55,192 peak", "49 points from its 2001 low"
            if self._is_extreme(k) or item.kind == "open" and word in ("below", "above"):
                return True
            if item.text in (",", ";"):
                break
            if item.kind in MEASURES:
                return word in ("since", "below", "above")
        return word == "since"

    def _is_extreme(self, at: int) -> bool:
        item = self.items[at] if at < len(self.items) else None
        if item is None:
            return False
        if item.kind in EXTREME_KINDS or item.lower in EXTREMES:
            return True
        return not {"extreme", "high", "low"}.isdisjoint(item.figures or ())

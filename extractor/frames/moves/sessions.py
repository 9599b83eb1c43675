"""At what hour of the day a figure is told: at the close, at the opening, within trading."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import dropwhile

from extractor.frames.hours import half_day
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, EN_ROUTE, RECORDS
from extractor.spans.dates import MONTHS
from extractor.spans.items import Item

LATE = re.compile(r"(?:1[5-9]|2[0-3])[.:]\d\d(?!\s?[ap])|[4-9](?:[.:]\d\d)?\s?p", re.IGNORECASE)
GOING_ON = frozenset({"and", "finally", "before", "eventually", "later", "then"})
MODALS = frozenset({"would", "could", "may", "might", "will", "can", "should"})
WITHIN_TRADING = ("at mid", "at noon", "by mid", "in ", "at the lunch")
TURNING = frozenset({"and", "but", "then", "before", "to", "later"})  # what comes is no longer the opening's
NOW_AT = frozenset({"was trading", "was quoting", "were quoting", "quoted", "quoting", "hovering", "currently", "trades", "quotes"})
EARLY = ("in early", "at mid", "at noon", "in morning", "by midday")
SPANS, LONG_SPANS = frozenset({"period", "year", "month"}), frozenset({"half", "quarter", "year", *MONTHS})
CHANGES, CHANGE_JOINTS = frozenset({"points", "percent"}), frozenset({",", "or", "and", "(", ")"})
NO_CLOSE_OF = RECORDS | {"having", "after"}


def late(item: Item) -> bool:
    """A clock time after which most markets are closed."""
    return LATE.match(item.text) is not None


class Sessions(SecondStorey):
    """At what hour of the day a figure is told."""

    def _time(self, at: int, item: Item) -> None:
        if self.context.told_session == "close" and late(item):
            return  # "closed lower. At 5 pm, the index had fallen …"
        if self.now is not None:
            self.now.session = self.now.session or "intraday"
            self._of_that_hour(at)
        elif not self._closing_time(item):
            self.session_ahead = "intraday"

    def _of_that_hour(self, at: int) -> None:
        """ "the Sensex was down 41 points at 17,210 and the Nifty 12 points at 5,110 at 9.23 am": the hour is that of both."""
        before = self.done[-1] if self.done else None
        if before is None or not before.kind == self.here.kind == "index" or before.session is not None or before.aside:
            return
        if before.slots.keys() != self.here.slots.keys() or not before.slots:
            return
        between = [item for item in self.items if before.end <= item.start and item.end <= self.here.subjects[0].start]
        if any(item.lower in ("and", "while") for item in between) and not any(item.text in (".", ";") for item in between):
            before.session = self.here.session

    def _closing_time(self, item: Item) -> bool:
        """A time of day in a sentence that also says "closed": the time of the close."""
        return any(
            other.kind == "close" and not (k and self.items[k - 1].lower in NO_CLOSE_OF)
            for k, other in enumerate(self.items)
        )

    def _close(self, at: int, item: Item) -> None:
        if self.now is None and at and self._next_is_measure(at) and (company := self._called_company(at)):
            self._open_statement(at, self._same(self.items[at - 1], company))  # "The bank closed 18 cent up"
        if self.now is None and item.lower in ("at the close", "at close") and at < 2:
            self.session_ahead = "close"  # "At the close on Tuesday, the index was down 23 points"
        self._back_to_index(at, item)
        if self.now is None or self._no_close(at, item):
            return
        before = self.items[at - 1].lower if at else ""
        if self.now.kind == "instrument" and before == "last":
            self.now.day = "other"  # "It last settled above $50 in May"
        ended = self.context.weekly and "level" not in self.now.slots  # "decreased by 0.23% after closing at 410.14"
        if before == "after" and self.now.kind == "index" and self.now.slots and self._next_at(at) and not ended:
            self.target = "previous_close"  # "opened at 12,006.85 after closing at 11,979.65 on Tuesday"
            return
        self.target = None
        if before == "having" and self.now.kind == "index" and self.now.slots:
            self._begin_again().day = "before"  # "had lost 16.65 points to 9,874.56, having closed 0.5 percent higher at 9,891.21"
        if self.now.kind == "index" and self.now.slots.keys() == {"level"} and self._closes_relative(at):
            self.now.aside = "level within the day"  # "the SMI, which slipped to 12,618.25, finished with a gain"
            self._begin_again()
        self._leave_moments_before(at, before)
        if self.now.slots and (self._closes_anew(before) or self._opened_so()):
            self._begin_again()
        if before == "had" and self.now.day != "before":
            self.now.day = "other"  # "when it had closed at 4,963.10"
        halfway = any(half_day(other) for other in self.items[at + 1:at + 7])
        self.now.session = "intraday" if halfway else "close"  # "to close at 1,627.36 at the noon break"
        self.now.finite = self.now.finite or self.now.kind == "sector"
        self.now.items.append(item)

    def _back_to_index(self, at: int, item: Item) -> None:
        """ "The PSEi sank 1.1 percent, dragged down by Ayala Land, to settle at 6,412.11": where the index closed."""
        infinitive = item.lower.startswith("to ") or at and self.items[at - 1].lower == "to"
        if not infinitive or self.now is None or self.now.kind not in ("company", "sector"):
            return
        led = [one for one in self.done if one.kind == "index"][-1:]
        level = next((one for one in self.items[at + 1:at + 4] if one.kind in ("number", "points", "count")), None)
        if not led or level is None or not led[0].slots or "level" in led[0].slots:
            return
        bracketed = any(one.text == ")" for one in self.items[max(0, at - 3):at]) and level.value.value >= 1000
        if bracketed or not self.now.slots:
            self._flush()
            self.now = replace(led[0].again(), direction=led[0].direction, period=led[0].period)

    def _no_close(self, at: int, item: Item) -> bool:
        """ "from its close on Friday", "by the end of May", "from its 2010 closing high": no figure's hour."""
        quoted = self.here.kind == "instrument" and "level" in self.here.slots and self.here.before is None
        if quoted and item.lower in ("close", "at the close"):
            return True  # "quoted at $65.78 at the London close, down from $66.40"
        infinitive = item.lower.startswith("to ") or self.items[at - 1].lower == "to"
        if self._counted_from(at) and not infinitive:
            return True
        after = self._after(at)
        if item.lower in ("end", "close") and after is not None and after.lower in ("of", "to", "behind"):
            if self._ends_a_span(at):
                self.here.aside = self.here.aside or "another day"
            return True
        return item.lower == "final" or item.lower == "closing" and self._is_extreme(at + 1)

    def _ends_a_span(self, at: int) -> bool:
        """ "stood at 11,305 points at the end of the first nine months, down 80 points": where it was then."""
        lead = [other.lower for other in self.items[max(0, at - 2):at]]
        if lead != ["at", "the"] or self.here.kind != "index" or self.here.slots.keys() != {"level"}:
            return False
        ahead = self.items[at + 2:at + 6]
        told = next((other for other in ahead if other.kind in SPANS or other.lower in LONG_SPANS), None)
        return told is not None and told.value not in ("1d", "1wk") and "," not in [other.text for other in ahead[:1]]

    def _leave_moments_before(self, at: int, before: str) -> None:
        """What was told of the opening, or of a moment within the day, before the word of closing."""
        now = self.here
        if "level" in now.slots and now.session is None and now.kind == "index" and before in GOING_ON:
            self._set_aside(now, ("level",), "level within the day")  # "dipped to 25,048.75, and finally settled at …"
            now.direction = None if now.slots.keys() <= EN_ROUTE else now.direction
        if now.slots.keys() <= EN_ROUTE and now.slots:
            now.direction = None  # "opened higher at 82,412.88 but ended 64.20 points lower": that was the opening's
        if now.slots and now.session is None and before == "before" and self._closes_with_move(at):
            now.session = "intraday"  # "plunged over 500 points by mid-afternoon, before ending down 3.3 percent"

    def _opened_so(self) -> bool:
        """ "opened 1.28 points higher at 1,601.66 but finished the morning at 1,591.54": the points are the opening's."""
        slots = self.here.slots
        if self.here.kind != "index" or "open" not in slots or "level" in slots:
            return False
        return any(slots[slot].start < slots["open"].start for slot in ("points", "percent") if slot in slots)

    def _next_at(self, at: int) -> bool:
        following = self.items[at + 1:at + 3]
        return len(following) == 2 and following[0].lower == "at" and following[1].kind in ("number", "points", "count")

    def _closes_with_move(self, at: int) -> bool:
        return any({"rise", "fall"} & {other.kind, *(other.figures or ())} for other in self.items[at + 1:at + 3])

    def _closes_anew(self, before: str) -> bool:
        """Whether the close is told apart from the figures before it."""
        if self.here.session not in (None, "close") or before == "before":
            return True
        return before == "after" and self.here.kind == "company"

    def _open(self, at: int, item: Item) -> None:
        if at and self.items[at - 1].lower in MODALS or self._houses_begun(at, item) or self._held_to_open(at):
            return
        after = self.items[at + 1:at + 5]
        ahead = self._index_ahead(at)
        index = ahead or self._index_spoken_of()
        unnamed = self.now is None or self.now.kind == "market"
        if index is not None and unnamed and (ahead and self._opens_by(at) or any(other.kind in ("number", "count", "points") for other in after)):
            self._open_statement(at, self._same_index(item, index))
        if self.now is None:
            return
        ahead = self._after(at)
        moved = self.now.slots.keys() & {"percent", "points"} and ahead is not None and ahead.kind in CHANGES
        if moved and self.now.kind == "index" and self.items[at - 1].lower in ("after", "having"):
            self._begin_again().session = "open"  # "is up by 0.15%, after opening 108 points higher"
        quote = self.now.kind == "instrument"
        risen = quote and any(other.lower == "to" for other in self.items[at + 1:at + 8])  # "opened stronger to 54.45"
        if self._opens_by(at) and not self.now.slots:
            self.now.session = "open"
        elif risen or self._opens_beside(after) and not quote or any(other.lower in ("at", "of") for other in after + self._behind_change(at)):
            self.target = "aside" if quote else "open"
            self.now.items.append(item)
        elif any(other.kind in DIRECTIONS for other in after[:2]) and not self.now.slots:
            self.now.session = "open"

    def _held_to_open(self, at: int) -> bool:
        """ "falling 384 points from the opening and closing at 64,612": no word about where it opened."""
        lead = [item.lower for item in self.items[max(0, at - 2):at]]
        after = self._after(at)
        return lead in (["from", "the"], ["from", "its"]) and (after is None or after.lower in ("and", ","))

    def _behind_change(self, at: int) -> list[Item]:
        """What stands behind "opened 90 points, or 0.14 per cent," in "… lower at 64,400"."""
        behind = list(dropwhile(lambda item: item.kind in CHANGES or item.lower in CHANGE_JOINTS, self.items[at + 1:at + 12]))
        moved = bool(behind) and behind[0].kind in DIRECTIONS and self.items[at + 1].kind in CHANGES
        return behind[1:2] if moved else []

    def _opens_by(self, at: int) -> bool:
        """ "opened with a modest gain of 70.76 points", "opened lower by 121 points": by so much, not at so much."""
        if self._opens_hardly_moved(at):
            return True
        ahead = self.items[at + 1:at + 8]
        of = next((k for k, other in enumerate(ahead) if other.lower in ("of", "by")), 0)
        moved = of and any(other.kind in DIRECTIONS for other in ahead[:of])
        return bool(moved) and any(other.kind in ("points", "percent") for other in ahead[of:of + 3])

    def _opens_hardly_moved(self, at: int) -> bool:
        """ "opened flat, down just 35.20 points in early trade": the opening's, however early that was told."""
        ahead = [other for other in self.items[at + 1:at + 9] if other.lower not in ("nearly", "almost", "virtually")]
        end = next((k for k, other in enumerate(ahead) if other.kind in ("points", "percent")), 0)
        if not end or ahead[0].kind not in ("unchanged", "flat"):
            return False
        between = ahead[1:end]
        return any(other.kind in DIRECTIONS for other in between) and not any(other.lower in TURNING for other in between)

    @staticmethod
    def _opens_beside(after: list[Item]) -> bool:
        """ "opened higher 28,190.04": with no word between."""
        return len(after) > 1 and after[0].lower in ("higher", "lower") and after[1].kind == "number"

    def _index_ahead(self, at: int) -> Item | None:
        """ "After opening at 17,610.20, the Nifty fell", "From an opening of 17,610.20, …", "Following a flat start with
        a dip of 35.20 points, …": of the index behind it."""
        started = at < 4 and self.items[0].lower in ("after", "following")
        if not (started and self.items[at].lower in ("start", "open") or self.items[at].lower == "opening" and at < 4):
            return None
        comma = next((k for k in range(at + 1, min(len(self.items) - 2, at + 10)) if self.items[k].text == ","), None)
        return next((item for item in self.items[comma + 1:comma + 4] if item.kind == "index"), None) if comma else None

    def _houses_begun(self, at: int, item: Item) -> bool:
        """ "starts totaled 1.8 million"."""
        after = self._after(at)
        if item.lower != "starts" or after is None:
            return False
        return after.kind == "word" and after.lower not in ("at", "the")

    def _unchanged(self, at: int, item: Item) -> None:
        """ "closed flat at 45,210.33": a word of counting that speaks of one name here."""
        if self.now is None or self.now.kind not in ("index", "company", "instrument", "sector") or self.now.slots:
            return
        if self.now.direction and not item.lower.startswith(("closed", "ended", "finished")):
            return
        self.now.direction = "flat"
        self.now.finite = True
        self.now.items.append(item)
        if item.lower.startswith(("closed", "ended")):
            self.now.session = "close"

    def _trade(self, at: int, item: Item) -> None:
        if self.now is None:
            if item.lower.startswith(WITHIN_TRADING):
                self.session_ahead = "intraday"
            return
        if self.target == "aside" and self._next_placed(at):
            self.target = None  # "hit a record high, trading at 24,310.40": where it stands
        if item.lower == "intraday" and self.now.slots and self.now.session != "close":
            self.now.session = "intraday"
        elif self.now.session == "open" and self.now.slots.keys() & {"points", "percent"} and self._next_placed(at):
            self._begin_again().session = "intraday"  # "opened 120 points higher and traded at 24,310.40, up 0.3%"
        if self.now.session in (None, "intraday") and self._trades_now(at, item):
            self.now.session = "intraday"
            if self.day_carried and not self.now.slots:
                self.now.day = None  # "On Tuesday it closed at 40,789.38. It was trading at 40,850.38"

    def _next_placed(self, at: int) -> bool:
        """ "… trading at 24,310.40", "… trading 12 points lower"; "currently trading" is said twice."""
        after = next((k for k in range(at + 1, len(self.items)) if self.items[k].kind != "trade"), at)
        told = self.items[after].lower in ("at", "near", "around") or self.items[after].kind in ("points", "percent")
        return told and self.items[after - 1].kind == "trade"

    def _trades_now(self, at: int, item: Item) -> bool:
        """ "was trading at", "hovering", ", trading up 0.4%", "down 2% in early trade": a moment within the day; but not
        "At close, the Sensex was trading at"."""
        if self.items[0].kind == "close" and self.items[0].lower.startswith("at "):
            return False
        if item.lower != "trading":
            early = item.lower.startswith(EARLY) and self.here.direction is not None
            return early or item.lower in NOW_AT
        before, after = self.items[at - 1].lower if at else "", self.items[at + 1:at + 3]
        if before in ("was", "were", "is", "currently"):
            return True
        if before != "," or not after:
            return False
        placed = len(after) == 2 and after[0].lower in ("at", "near", "around")
        if placed and after[1].kind in ("number", "points"):
            return True  # ", trading at 82,814"
        return after[0].kind in DIRECTIONS

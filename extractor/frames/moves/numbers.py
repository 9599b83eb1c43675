"""Bare numbers: which are a figure of the clause at all, and which count, date or mark something."""

from __future__ import annotations

from extractor.facts.base import Figure
from extractor.frames.moves.around import UNREAD
from extractor.frames.moves.finishing import PLAINLY_POINTS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, RANGED
from extractor.spans.dates import MONTHS
from extractor.spans.items import Item

# Why a number is no figure of an index or a quote; asked in this order, before it can be an end of a range …
NO_FIGURES = (
    ("_crosses_mark", "mark"),
    ("_is_near_mark", "mark"),
    ("_counts_things", UNREAD),
    ("_dates_a_month", "year"),
    ("_is_a_year", UNREAD),
    ("_previous_mark", "mark"),
    ("_supposed", "forecast"),
)
# … and after.
NO_LEVELS = (
    ("_names_a_bond", "name"),
    ("_of_forwards", "forward rate"),
    ("_told_once_more", "in other money"),
    ("_part_of_name", UNREAD),
    ("_in_degrees", UNREAD),
    ("_too_small", UNREAD),
)
CURRENCIES = frozenset({"currencies", "major", "other", "peers", "rivals"})  # "a basket of six currencies"
COUNTED_KINDS = frozenset({"counted", "advances", "declines"})
COUNTED = frozenset(
    "- years days months sessions weeks stocks shares members year month week straight consecutive successive contracts lots".split()
)
MONIES = frozenset({"British", "Euro", "euro", "Japanese", "Chinese", "Swiss", "Canadian", "Australian", "Kiwi"})
BANDS = frozenset({"band", "range"})
NAMES = frozenset({"index", "company", "instrument", "sector", "descriptor"})


class Numbers(FirstStorey):
    """Bare numbers: which are a figure of the clause at all."""

    def _number(self, at: int, item: Item) -> None:
        self._range_of_the_day(at)
        now = self.now
        if now is None or now.aside:
            return
        if now.kind == "company":
            self._bare_price(at, item)
        elif now.kind in ("index", "instrument"):
            if now.kind == "index" and at == len(self.items) - 1 and item.value.value < 10:
                return  # "The index settled 0.67": the text breaks off before its unit
            if self._left(at, item, NO_FIGURES) or self._range(at, item) or self._left(at, item, NO_LEVELS):
                return
            self._level(at, item)

    def _basis_points(self, at: int, item: Item) -> None:
        """A yield's change in its own unit, percentage points: 7 basis points are 0.07."""
        market = self.now is not None and self.now.kind == "market" and item.value.value >= PLAINLY_POINTS
        if market and (index := self._index_spoken_of()) is not None:
            self.here.subjects = [self._same_index(item, index)]  # "The market has advanced by 4,008.28 basis points"
        if self.now is not None and self.now.kind == "index" and len(self.now.subjects) == 1:
            self.now.basis = item
        if at and self.items[at - 1].lower == "within":
            self._leave(item, "distance from another level")
            return  # "to 0.29 percent, within 3 basis points of a record low"
        if self.now is None or self.now.kind != "instrument" or self.now.subjects[0].extra["kind"] != "yield":
            item.extra["aside"], item.used = "basis points", True
            return
        figure = item.value
        item.value = Figure(figure.value.scaleb(-2), figure.step.scaleb(-2), figure.start, figure.end, figure.text, figure.hedge)
        self._take(at, item, "change")

    def _of_a_record_yield(self, at: int) -> bool:
        """ "fell to 1.61 percent, near its all-time low of 1.56 percent": where it had been once."""
        yields = self.now is not None and self.now.kind == "instrument" and "level" in self.now.slots
        return yields and any(item.kind == "extreme" for item in self.items[max(0, at - 2):at])

    def _crosses_mark(self, at: int) -> bool:
        """ "the 6,900 mark"; but "closed at the 6,931.90 level", "fell 12 points to 6,917 levels": too crooked for a
        line that was crossed."""
        after, before = self._after(at), self._before(at)
        if after is not None and after.text == "-":
            after = self._after(at + 1)  # "breaching the 9,000-mark"
        if after is None or after.kind != "mark":
            return False
        stood = self._near(at, "close", 4) or self._near(at, "trade", 4)
        stood |= bool(self.here.slots) and before is not None and before.lower in ("to", "at")
        told = self._is_crooked(at) or after.lower == "levels" and "points" in self.here.slots
        future = self.here.kind == "instrument" and self.here.subjects[0].extra["kind"] == "future"
        return not ((self.here.kind == "index" or future) and told and stood)

    def _is_crooked(self, at: int) -> bool:
        """To the point or finer, as nobody draws a line: 6,931.90 or 6,917, and no 6,900 or 6,950."""
        return self.items[at].value.value % 10 != 0

    def _is_near_mark(self, at: int) -> bool:
        """ "within striking distance of 13,000", "just shy of 7,000": not reached."""
        return at > 1 and self.items[at - 1].lower == "of" and self.items[at - 2].lower in ("distance", "whisker", "shy", "short", "sight")

    def _counts_things(self, at: int) -> bool:
        """ "30 stocks", "two straight sessions", "a basket of six currencies"."""
        after = self._after(at)
        if after is None or after.kind == "mark":
            return False
        if after.text == "-" and at + 2 < len(self.items) and self.items[at + 2].kind == "number":
            return False  # "in a range of 74,151.20-73,902.15"
        if after.kind in COUNTED_KINDS or after.lower in COUNTED:
            return True
        return self.here.kind == "instrument" and self.items[at].kind == "count" and after.lower in CURRENCIES

    def _dates_a_month(self, at: int) -> bool:
        """ "its highest close since June 2008"."""
        item = self.items[at]
        if item.kind != "count" or len(item.text) != 4 or not at:
            return False
        if self.items[at - 1].lower in MONTHS:
            return True
        return any(other.lower in ("mid", "since", "early", "late") for other in self.items[max(0, at - 2):at])

    def _is_a_year(self, at: int) -> bool:
        """ "the low end of its 2013 forecast"; "to 2013" may be a level, but not "to 2013 highs"."""
        item, after = self.items[at], self._after(at)
        if item.kind != "count" or not item.text.isdecimal() or not 1900 <= item.value.value < 2100:
            return False
        if self._follows_level(at):
            return False
        if at == 0 or self.items[at - 1].lower not in ("to", "at", "@"):
            return True
        if after is None:
            return False
        return after.kind in ("close", "extreme", "high", "low") or after.lower.startswith(("high", "low", "closing"))

    def _follows_level(self, at: int) -> bool:
        """ "to 4880, 1951 and 8084, respectively": one of several levels."""
        level = self.here.slots.get("level")
        listed = self.shared_out and level is not None and self.items[at - 1].lower in (",", "and")
        return listed and self.items[at - 2].value is level

    def _previous_mark(self, at: int) -> bool:
        """ "topping the previous mark of 1,370.58"; not "closed at a level of 42,093"."""
        if at < 3 or self.items[at - 1].lower != "of" or self.items[at - 2].kind != "mark":
            return False
        if self.items[at - 3].kind == "open":
            return False  # "compared to its opening level of 24,328.85"
        stands = self.items[at - 2].lower in ("level", "levels", "mark", "marks") and self.items[at - 3].lower in ("a", "at", "the")
        return not (stands and self._is_crooked(at)) and self.items[at - 2].lower not in BANDS

    def _supposed(self, at: int) -> bool:
        """ "the index at 1,500 would be …"."""
        after = self._after(at)
        if after is None or after.kind != "topic" or after.value != "forecast":
            return False
        return after.lower in ("would", "could", "might", "will")

    def _of_forwards(self, at: int) -> bool:
        """ "one-year forwards were quoted at 6.85"."""
        before = self.items[max(0, at - 8):at]
        return self.here.kind == "instrument" and any(other.lower in ("forwards", "ndf", "ndfs") for other in before)

    def _told_once_more(self, at: int) -> bool:
        """ "was fetching 71.47 US cents, 54.69 British pence and 61.11 Euro cents": the first is the rate."""
        after, now = self.items[at + 1:at + 2], self.here
        if now.kind != "instrument" or now.subjects[0].extra["kind"] != "currency" or "level" not in now.slots:
            return False
        return self.items[at - 1].lower in (",", "and") and bool(after) and after[0].text in MONIES

    def _names_a_bond(self, at: int) -> bool:
        """ "India's 10-year paper (06.10 GS 2031)": its coupon."""
        after = self._after(at)
        return self.here.kind == "instrument" and after is not None and after.text in ("GS", "GOI", "SDL")

    def _part_of_name(self, at: int) -> bool:
        """The 225 of the Nikkei."""
        item, subject = self.items[at], self.here.subjects[-1]
        return item.kind == "count" and item.text in f"{subject.text} {subject.value}"

    def _in_degrees(self, at: int) -> bool:
        """ "heating oil, temperatures averaged 5 to 10 degrees"."""
        item, now = self.items[at], self.here
        if item.kind != "count" or item.value.value >= 20 or now.kind != "instrument":
            return False
        return now.subjects[0].extra["kind"] == "commodity"

    def _too_small(self, at: int) -> bool:
        """A whole number under a hundred is no index's level; and money is none."""
        item = self.items[at]
        if item.extra["currency"]:
            return True
        small = item.kind == "count" and item.value.value < 100 and self.here.kind == "index"
        return small and not self._moved_to(at)

    def _moved_to(self, at: int) -> bool:
        """ "was up 6 at 909", "gained 15 to 1,320": points, by the level that follows."""
        before, ahead = self._before(at), self.items[at + 1:at + 3]
        if self._told_behind_points(at):
            return True
        if before is None or before.kind not in DIRECTIONS or len(ahead) < 2 or ahead[0].lower not in ("to", "at"):
            return False
        level = ahead[1]
        return level.kind in ("number", "count", "points") and level.value.value > 20 * self.items[at].value.value

    def _range(self, at: int, item: Item) -> bool:
        """ "traded between 1,684.06 and 1,673.86": the day's high and low, in either order."""
        before = self._before(at)
        word = before.lower if before is not None else ""
        if self._begins_range(at, word):
            self.between = item
            return True
        if self.between is None or word not in ("and", "to", "-", "–", "—"):
            return False
        low, high = sorted((self.between, item), key=lambda one: one.value.value)
        self.between = None
        if self.here.kind != "index":
            self._leave(low, "range of the day")
            self._leave(high, "range of the day")
        elif not {"high", "low"} & self.here.slots.keys():
            self.here.put("low", low)
            self.here.put("high", high)
            low.used = high.used = True
        return True

    def _begins_range(self, at: int, word: str) -> bool:
        """ "traded between", "in a range of", "ranging from", "trading from"."""
        verb = self.items[at - 2] if word in ("of", "from") and at > 1 else None
        ranging = verb is not None and (
            verb.lower.startswith("rang") or verb.kind == "trade" and word == "from" or verb.lower in BANDS
        )
        stated = word in ("was", "is", ":") and at > 1 and self.items[at - 2].lower in BANDS  # "the day's range was"
        if stated and (after := self._after(at)) is not None and after.lower in ("to", "-", "–", "—"):
            return True
        if not ranging and word not in ("between", "range of"):
            return False
        return any(self._says_range(other) or other.lower == "range of" for other in self.items[max(0, at - 8):at])

    @staticmethod
    def _says_range(item: Item) -> bool:
        return item.lower in RANGED or item.kind == "trade"

    def _range_of_the_day(self, at: int) -> None:
        """ "The day's trading ranged between 3,195.08 and 3,224.82.": of the index spoken of, where none is named."""
        before = self._before(at)
        if before is None or before.lower != "between" or at > 8 or any(item.kind in NAMES for item in self.items):
            return
        if not any(self._says_range(item) for item in self.items[:at]) or self.items[0].lower not in ("the", "its"):
            return
        if (index := self._index_spoken_of()) is not None:
            self._open_statement(at, self._same_index(self.items[at], index))

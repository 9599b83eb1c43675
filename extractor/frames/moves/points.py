"""Points: an index's change or its level, a company's change or what it gave to its index, a mark that was crossed."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, PREPOSITIONS
from extractor.frames.moves.befallen import MOVING
from extractor.frames.moves.figures import GONE
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, GIVEN_UP, NARROWING, SUBJECT_KINDS
from extractor.frames.statement import Way
from extractor.spans.items import Item

CROSSING = frozenset(
    "surpassed surpassing topped topping crossed crossing breached breaching past beyond below above reclaimed "
    "reclaiming".split()
)
AWAY = frozenset({"from", "below", "above", "short", "shy", "away", "off", "adrift"})
# Which way a gap goes: "a positive gap", "an upward gap", "a gap-down".
GAPS: dict[str, Way] = {"better": "up", "rise": "up", "up": "up", "upside": "up", "worse": "down", "fall": "down", "down": "down", "downside": "down"}
LESSENING = NARROWING | frozenset("pare trimmed trim trims cut reduced reducing limited limiting shrank shrunk".split())
GAUGES = frozenset("index indices sub-index subindex sub-indices gauge counter".split())
LEAST_LEVEL = 500
LEADING_TO = frozenset({"to", "at", "@", "from", "reaching", "reach", "having"})


class Points(ThirdStorey):
    """Points: a change or a level, of an index or of a company."""

    def _points(self, at: int, item: Item) -> None:
        index = self.now is not None and self.now.kind == "index"
        if at and index and self.items[at - 1].lower in ("as high as", "as low as"):
            self._level(at, item)  # "fell as low as 825.03 points"
        elif index and item.value.value >= LEAST_LEVEL and self._ends_range(at) and self._range(at, item):
            return
        elif self._from_the_open(at, item):
            self._leave(item, "distance from another level")
        elif index and (way := self._left_of_move(at)):
            self.here.direction = way
            self._take(at, item, "points")
        elif self.now is not None and self.now.kind == "instrument" and (way := self._beyond_close(at)):
            self.now.direction = way
            self._take(at, item, "change")
        elif self._came_first(at) or self._given_up(at):
            self._leave(item, "earlier move")
        elif self._leapt_open(at):
            self._take_gap(at, item)
        elif self._left(at, item, GONE) or self._extreme_of_day(at, item) or self._marks(at, item):
            return
        elif index and item.value.value >= 500 and (slot := self._called_extreme(at)):
            self._take_extreme(item, slot)
        elif self._from_extreme(at):
            self._leave(item, "distance from another level")
        elif index and self._told_both_ways(at, item):
            self.target = None
            self._take(at, item, "points")
        elif self._of_a_weekday(at):
            self._leave(item, "another day")
        elif self._away_from_target(at):
            self._leave(item, "distance from another level")
            self.target = None
        else:
            self._points_of_clause(at, item)

    def _ends_range(self, at: int) -> bool:
        """ "between 65,120 points and 65,488 points", "in a band of 12,610 to 12,742 points"."""
        after = self._after(at)
        return self.between is not None or after is not None and after.lower in ("and", "to", "-", "–") and self._begins_range(at, self.items[at - 1].lower)

    def _told_both_ways(self, at: int, item: Item) -> bool:
        """ "ended at 977.96 points or 2.4% lower at 39,735.53": by so much, whatever stands before it."""
        words = [one.lower if one.kind == "word" else one.kind for one in self.items[at + 1:at + 5]]
        if at + 5 >= len(self.items):
            return False
        level = self.items[at + 5]
        told = words in (["or", "percent", way, to] for way in ("rise", "fall") for to in ("at", "to"))
        return told and level.kind in ("number", "points", "count") and level.value.value > 10 * item.value.value

    def _left_of_move(self, at: int) -> Way | None:
        """ "pared its losses to 20.1 points", "trimmed its gains to 40 points": what is left of them, and which way."""
        lead = [item for item in self.items[max(0, at - 7):at] if not item.kind.startswith("hedge")]
        if len(lead) < 3 or lead[-1].lower != "to" or lead[-2].kind not in DIRECTIONS or not self._is_gain(self.items.index(lead[-2])):
            return None
        narrowed = any(item.kind == "pared" or item.lower in LESSENING for item in lead[:-2])
        return DIRECTIONS[lead[-2].kind] if narrowed else None

    def _given_up(self, at: int) -> bool:
        """ "gave up early gains of 45 points": what the day had been."""
        if at < 3 or self.items[at - 1].lower != "of" or self.items[at - 2].kind not in DIRECTIONS:
            return False
        return any(item.lower in GIVEN_UP for item in self.items[max(0, at - 7):at - 2])

    def _came_first(self, at: int) -> bool:
        """ "After moving over 700 points during the day, the index …": before anybody is named."""
        if self.now is not None or self.items[0].lower not in ("after", "having"):
            return False
        return not any(item.kind in SUBJECT_KINDS or item.kind == "open" for item in self.items[:at])

    def _leapt_open(self, at: int) -> bool:
        """ "opened with a negative gap of 125 points at 10,088", "a gap-up of 80 points"."""
        before = [item.lower for item in self.items[max(0, at - 4):at]]
        return any(word.startswith("gap") for word in before) and not any(item.kind == "close" for item in self.items[max(0, at - 4):at])

    def _take_gap(self, at: int, item: Item) -> None:
        """A gap that says its way is how far the index stood from its close before, where it opened."""
        before = self.items[max(0, at - 4):at]
        way = next((GAPS[word] for one in before for word in (one.kind, *one.lower.split("-")) if word in GAPS), None)
        if self.now is None or self.now.kind != "index":
            self._leave(item, "move at the open")
            return
        self.target = "open"
        if way is None or {"points", "level"} & self.now.slots.keys():
            self._leave(item, "move at the open")
            return
        self.now.direction, self.now.session, self.now.finite = way, "open", True
        self._take(at, item, "points")

    def _points_of_clause(self, at: int, item: Item) -> None:
        moved = at and self.items[at - 1 - (self.items[at - 1].lower == "by")].kind in DIRECTIONS
        lost = at > 1 and self.items[at - 1].lower == "of" and self.items[at - 2].kind in DIRECTIONS
        if self.target != "open" and (lost or moved and not self._level_in_points(at)):
            self.target = None  # "ending at a record high, up 50.22 points", "at its lowest point, down by 35 points"
        kind = self.now.kind if self.now is not None else ""
        if kind == "index" and self.here.direction is None:
            self.here.direction = self._side_of_previous_close(at)
        if kind == "index" and self._hit_within_the_day(at, item):
            self._leave(item, "level within the day")
            self.here.aside = self.here.aside or "level within the day"
        elif kind == "index" and self._is_level_of_index(at, item) or kind == "instrument" and self._moved_already(at):
            self._level(at, item)
        elif kind == "company":
            self._points_of_company(at, item)
        elif kind == "sector" and self._given_by_sector(at, item):
            self._leave(item, "contribution in points")
        elif not kind and item.value.value >= 500 and self._near(at, "previous-close", 3):
            self._leave(item, "starting level")
        elif kind != "topic":
            self._take(at, item, "change" if kind == "instrument" else "points")

    def _hit_within_the_day(self, at: int, item: Item) -> bool:
        """ "The index hit 9,953.29 points, up 30.15 points": where it stood for a moment."""
        hit = at and self.items[at - 1].lower in ("hit", "touched") and not self.here.slots and not self.target
        return bool(hit) and item.value.value >= 500 and not any(other.kind == "close" for other in self.items)

    def _away_from_target(self, at: int) -> bool:
        """ "touching a high that was less than 15 points from the 12,000 level"."""
        after = self._after(at)
        return bool(self.target) and after is not None and after.lower in AWAY

    def _is_level_of_index(self, at: int, item: Item) -> bool:
        if [other.lower for other in self.items[max(0, at - 2):at]] == ["equivalent", "to"] or self._closes_elsewhere(at):
            return False  # "rose 13.3% (equivalent to 4,398.08 points)"
        if self._other_extreme(at) or self._is_of_level_size(item) or self.target in ("high", "low", "level", "aside"):
            return True
        if self._stands_before_change(at, item) or self._rose_to(at) or self._beside_level(at):
            return True
        large = item.value.value >= 500 or self.items[at - 1].lower in ("from", "the") or self._moved_already(at)
        return large and self._level_in_points(at)

    def _rose_to(self, at: int) -> bool:
        """ "rose to 149.70 points", "was flat at 151.2 points": however small, where it stands; but "extended its
        gains to 60 points", "ended at 60 points lower"."""
        after, word = self._after(at), self.items[at - 1].lower
        if at < 2 or word not in ("to", "at") or after is not None and after.kind in DIRECTIONS:
            return False
        verb = self.items[at - 2]
        if word == "at":
            return verb.kind in ("unchanged", "close") or "flat" in (verb.figures or ())
        return verb.kind in ("rise", "fall") and verb.pos == "verb" and not self._is_noun(at - 2, verb)

    def _beside_level(self, at: int) -> bool:
        """ "to settle at 10,301.2 points and 4,988.1 points respectively"."""
        listed = self.shared_out and at > 1 and self.items[at - 1].lower in ("and", ",")
        return listed and self.items[at - 2].value is self.here.slots.get("level")

    def _stands_before_change(self, at: int, item: Item) -> bool:
        """ "was lower at 133.94 points after falling by 0.14 points": much more than what it moved by."""
        if self.items[at - 1].lower != "at":
            return False
        later = next((other for other in self.items[at + 1:] if other.kind == "points" and other.value), None)
        return later is not None and later.value.value * 20 < item.value.value

    def _moved_already(self, at: int) -> bool:
        """ "rose 3.58 points to 322.05 points", "inched down 0.05 percent to end at 104.38 points"."""
        told = bool(self.here.slots.keys() & {"percent", "points", "change"})
        return told and self.items[at - 1].lower.rpartition(" ")[2] in ("to", "at")

    def _is_of_level_size(self, item: Item) -> bool:
        """ "closed at 7,962.54 points against 7,900.70 points": no move is half as large as what it led to."""
        level = self.here.slots.get("level")
        return level is not None and item.value.value * 2 > level.value

    def _level_in_points(self, at: int) -> bool:
        """ "closed at 10,527.85 points, down …": a level with the unit of a change."""
        before, after = self._before(at), self.items[at + 1:at + 3]
        if self._near(at, "previous-close", 3):
            return True
        if before is not None and before.lower.rpartition(" ")[2] in LEADING_TO:
            return True
        if before is not None and before.kind == "close" and self._moved_to_close(at):
            return True
        if before is not None and self.items[at - 1 - (before.lower == "of")].kind == "mark":
            return True  # "closed at the highest-ever level of 75,342.35 points"
        if self._ended_on(at) or at > 1 and before is not None and before.lower == "of" and self.items[at - 2].kind == "close":
            return True  # "to a provisional close of 801.2 points"
        if before is not None and before.text == ":" and at > 1 and self._names_subject(at - 2):
            return True  # "NGX ASI: 54,892.53 points"
        told = len(after) == 2 and after[0].text == "," and after[1].kind in DIRECTIONS
        return told and self.now is not None and self.now.session == "close" and self.now.direction is None

    def _closes_elsewhere(self, at: int) -> bool:
        """ "or finished at 258.80 points, to close at 22,627.27": a change, for it closed so much higher."""
        ahead = [item for item in self.items[at + 1:at + 4] if item.text != ","][:2]
        told = len(ahead) == 2 and ahead[0].kind == "close" and ahead[0].lower.startswith("to ")
        return told and ahead[1].kind in ("number", "count") and ahead[1].value.value > self.items[at].value.value * 10

    def _moved_to_close(self, at: int) -> bool:
        """ "gained 12.40 points to close 8,110.25 points"; but "rose 2%, closing 150 points higher" or "above …"."""
        after = self._after(at)
        goes_on = after is not None and (after.kind in DIRECTIONS or after.lower in AWAY | {"or", "("})
        return bool(self.here.slots.keys() & {"percent", "points"}) and not goes_on

    def _points_of_company(self, at: int, item: Item) -> None:
        """ "rose 3.19% or 0.72 points to trade at 23.26": its change; elsewhere what it gave to its index."""
        before = self._before(at)
        other_unit = before is not None and before.lower in ("or", "(", "/")
        if other_unit and "percent" in self.here.slots and "change" not in self.here.slots:
            self._take(at, item, "change")
        else:
            self._leave(item, "contribution in points")
            if item.extra.get("sign") and not self.here.slots:
                self.here.direction = "up" if item.extra["sign"] > 0 else "down"  # "contributors were A (+88 points) and B (-12 points)"

    def _given_by_sector(self, at: int, item: Item) -> bool:
        """ "cement contributed 88 points and banks 54 points", "power lost 41 points": of the main index, where no index
        of the sector's own is spoken of."""
        index = next((one for one in self.items if one.end > self.here.subjects[-1].end), item)
        ahead = self.items[at + 1:at + 3]
        leveled = len(ahead) == 2 and ahead[0].lower in ("to", "at") and ahead[1].kind in ("number", "count", "points")
        if self.context.main_index is None or index.kind == "descriptor" or index.lower in GAUGES or leveled:
            return False
        if index.lower in ("stock", "counter", "company", "firm"):
            return True  # "The plantation stock contributed 1.8 points": one company's
        if item.extra.get("sign"):
            self.here.direction = "up" if item.extra["sign"] > 0 else "down"
        elif self.here.direction is None:
            head = self.items[1].lower if self.items[0].lower == "sectors" else ""  # "Sectors dragging the index lower included"
            contributed = any(one.lower.startswith("contribut") for one in self.items[:at])
            self.here.direction = MOVING.get(head) or ("up" if contributed else None)
        self.here.finite = self.here.finite or self.here.direction is not None
        return True

    def _marks(self, at: int, item: Item) -> bool:
        """ "within two points of 1,700", "a 1000-point barrier", "the 6,000 point mark": no moves."""
        before, after = self._before(at), self._after(at)
        above = at and self.items[at - 1].lower in ("above", "below") and item.value.value >= 1000
        back = item.value.value >= 1000 and self._came_back(at)
        if above or back or before is not None and before.lower in CROSSING:
            self._leave(item, "mark")  # "surpassed 160,000 points for the first time"
            return True
        near = before is not None and before.lower == "within"
        if not (near or after is not None and after.kind == "mark" or self._is_barrier(item, after)):
            return False
        self._leave(item, "mark")
        if near:
            self.target = "aside"
        return True

    def _came_back(self, at: int) -> bool:
        """ "climbed back over 60,000 points", "fell back below 18,000 points"; but "climbed back 1,200 points"."""
        behind = self.items[max(0, at - 3):at]
        hedged = bool(behind) and behind[-1].kind in ("hedge-over", "hedge-under")
        return hedged and any(item.lower.split()[-1] == "back" for item in behind)

    @staticmethod
    def _is_barrier(item: Item, after: Item | None) -> bool:
        """ "a 1000-point barrier"."""
        if "-" not in item.text or after is None or after.kind not in ("word", "mark"):
            return False
        return after.lower not in PREPOSITIONS and after.lower not in AUXILIARIES

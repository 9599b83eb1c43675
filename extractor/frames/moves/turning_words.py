"""Small words that turn a clause: "which", "while", "despite", "each", "held at", "when … had"."""

from __future__ import annotations

from extractor.frames.glue import is_adverb
from extractor.frames.moves.contributions import POINTS_TAKEN
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.moves.vocabulary import COPULAS, DIRECTIONS, LISTS
from extractor.frames.statement import Statement
from extractor.spans.items import Item

TURNING = frozenset({"while", "whereas", "but", "although", "though"})  # a clause begins, and the list is whole
LISTING = frozenset({",", "and", "&", "the"})
BESIDE_NAMES = LISTING | {"all", "both", "each", "also", "had", "has", "have"}
PARTS = frozenset({"contributor", "drag"})
SUMMING = frozenset("marks marked represents represented reflects reflected".split())
OF_A_PART = frozenset({"in", "from", "across"})


class TurningWords(ThirdStorey):
    """Small words that turn a clause."""

    def _word(self, at: int, item: Item) -> None:
        if self._city(at, item) or self._over_the_year(at, item) or item.lower == "they" and self._they(at):
            return
        if self._reason_follows(at, item):
            self._flush()
            self.list_role = None
        elif self._leaves_list(at, item):
            self.here.role = self.list_role = None
        elif item.lower in TURNING and (self._is_bare_list() or self._counts_next(at)):
            self._flush()
        if item.lower in TURNING and (after := self._after(at)) is not None and after.kind == "trade" and self._verb_at(at + 2):
            self._unknown_subject(at + 1, after)  # "while trading fell 0.4 percent"
            return
        if item.lower == "sector" and (named := self._sector_meant(at)) is not None:
            self._open_statement(at, self._same(item, named))
            return
        if item.lower in ("most", "lagged", "lags") and self._most(at, item):
            return
        if self.shared_out and (item.lower == "they" or item.lower == "their" and self._are_shares(at + 1) and not self._of_their_own(at + 1)):
            self._take_up_list(at)
        if item.lower == "contributing" and self._adds_to_gains(at):
            return
        if item.lower in POINTS_TAKEN and self._gives_points(at):
            return
        if item.lower == "contributing" and self.now is not None and self.now.slots and self._of_an_index(at):
            self._contributes_to(at)  # "fell 2.1 percent, contributing most to the index's decline"
        if item.lower == "contributed":
            self._contributes_with(at)
            self._contributes_to(at)
        if self.now is not None and self._word_of_statement(at, item):
            return
        if item.lower == "this" and self.spoken_before is not None and self._sums_up(at):
            self._open_statement(at, self._same(item, self.spoken_before))
            return
        if item.lower == "when" and self._when_it_had(at):
            self._flush()
            self.day_ahead = "other"
        elif item.lower == "yields" and (bond := self._bond_of_yields(at)) is not None:
            self._open_statement(at, bond)  # "Prices for the 10-year Treasury fell, hiking yields to 4.80% from 4.69%"
        elif item.lower == "yield" and at and self.items[at - 1].lower == "its" and (bond := self._bond_before()) is not None:
            self._open_statement(at, self._same(item, bond))  # "The note lost 3/32. Its yield rose to 5.71 percent"
        elif item.lower in ("former", "latter") and at and self.items[at - 1].lower == "the":
            self._one_of_two(at, item)
        elif at and self._is_relative(at, item):
            self._go_on_with_name(at, item)
        elif item.lower == "despite" and not self.outer and not self._put_in_bare(at):
            self._flush()  # "… despite a 5.1 percent jump in shares of Apple"
        elif item.lower in ("while", "whereas", "but"):
            if self.now is not None and self.now.slots:
                self.last_direction = self.now.direction or self.last_direction
            ended = item.lower != "but" and (self.list_role in ("best", "worst") or self._list_ends_in_head(at))
            if self.list_role and (ended or self.list_role in PARTS and self._names_with_verb(at)):
                self._flush()
                self.list_role = None

    def _sector_meant(self, at: int) -> Item | None:
        """ "Resources stocks climbed as copper rose, with the sector up 1.5%": the one that the sentence has named."""
        ahead = self.items[at + 1:at + 3]
        told = len(ahead) == 2 and ahead[0].kind in DIRECTIONS and ahead[1].kind == "percent" and at > 0
        if not told or self.items[at - 1].lower != "the":
            return None
        named = {one.text: one for one in self.items[:at] if one.kind in ("sector", "index")}
        only = next(iter(named.values())) if len(named) == 1 else None
        return only if only is not None and only.kind == "sector" else None

    def _names_with_verb(self, at: int) -> bool:
        """ "led higher by A and B, while C and D all added over 2 percent": these are told of by themselves."""
        rest = [item for item in self.items[at + 1:] if item.lower not in BESIDE_NAMES and not is_adverb(item.lower)]
        verb = next((k for k, item in enumerate(rest) if item.kind not in ("company", "code", "punct")), 0)
        return verb > 0 and not {"rise.verb", "fall.verb"}.isdisjoint(rest[verb].figures or ())

    def _list_ends_in_head(self, at: int) -> bool:
        """ "…, while Wipro (2%) and ITC (1%) were the losers": the names come before what they were."""
        following = next((item for item in self.items[at + 1:] if item.lower != "the"), None)
        if following is None or following.kind != "company":
            return False
        return any(not LISTS.keys().isdisjoint((item.kind, *(item.figures or ()))) for item in self.items[at + 1:])

    def _sums_up(self, at: int) -> bool:
        """ "This is an increase of 3.36 per cent", "As a percentage, this was a drop of 2%": of the index told before."""
        last, ahead = self.spoken_before, self.items[at + 1:at + 9]
        if last is None or last.kind != "index" or not ahead or self.now is not None and self.now.kind != "unknown":
            return False
        noun = next((k for k, item in enumerate(ahead) if {"rise", "fall"} & {item.kind, *(item.figures or ())}), None)
        verb = ahead[0].lower in COPULAS or ahead[0].lower in SUMMING
        if verb and len(ahead) > 3 and ahead[2].kind == "percent" and noun == 3:
            return True  # "This reflects a 2.97% increase"
        return verb and noun is not None and noun < 4 and len(ahead) > noun + 2 and ahead[noun + 1].lower == "of" \
            and ahead[noun + 2].kind in ("percent", "points", "number")

    def _bond_of_yields(self, at: int) -> Item | None:
        """The bond whose price the clause before has told of, where its yield is sent somewhere."""
        after = self.items[at + 1:at + 3]
        if len(after) < 2 or after[0].lower not in ("to", "up", "down") or not at or not self.items[at - 1].lower.endswith("ing"):
            return None
        known = next((item for item in self.items[:at] if item.kind == "instrument" and item.extra["kind"] == "yield"), None)
        return known and Item("instrument", known.start, known.end, f"{known.text} yield", f"{known.lower} yield", known.value, extra=known.extra)

    def _bond_before(self) -> Item | None:
        """The bond that the sentence before told of."""
        last = self.spoken_before
        return last if last is not None and last.kind == "instrument" and last.extra["kind"] == "yield" else None

    def _reason_follows(self, at: int, item: Item) -> bool:
        """ "Decliners included A and B, after C cut its rating": the list is whole, and C is no part of it."""
        now = self.now
        if now is None:
            return False
        listed = now.kind == "company" and not now.slots and now.role is not None and now.role == self.list_role
        if listed and item.lower == "others" and any(one.lower in OF_A_PART for one in self.items[at + 1:at + 2]):
            return True  # "losers included A, B and many others in the mining sector"
        if not listed or item.lower != "after" or at < 2 or self.items[at - 1].text != ",":
            return False
        return self.items[at - 2] is now.subjects[-1] and not self._next_is_measure(at)

    def _leaves_list(self, at: int, item: Item) -> bool:
        now = self.now
        if item.lower in TURNING or not self.list_role or now is None or now.kind != "company" or now.slots or now.role != self.list_role:
            return False
        ranging = item.lower == "between" and (after := self._after(at)) is not None and after.kind in ("count", "number", "range")
        return not self._in_list(at, item) and not self._next_is_measure(at) and not ranging  # "fell between 2 and 6 per cent"

    def _counts_next(self, at: int) -> bool:
        """ "telecom rose the most, while nine declined"."""
        after = self._after(at)
        return after is not None and after.kind == "count" and self.now is not None and self.now.direction is not None

    def _is_bare_list(self) -> bool:
        """ "dragged by A, B and C while …": names that have their role, and no figures to come."""
        now = self.now
        return now is not None and now.kind == "company" and len(now.subjects) > 1 and bool(now.role) and not now.slots

    def _are_shares(self, at: int) -> bool:
        """ "their shares", "their share prices"."""
        return at < len(self.items) and self.items[at].lower in ("shares", "stocks", "share prices", "stock prices")

    def _take_up_list(self, at: int) -> None:
        """ "A and B were the gainers as they gained 2% and 3%, respectively": the names of the sentence so far, or of
        the one before."""
        named = [item for item in self.items[:at] if item.kind == "company"] or self.context.named_before
        figures = sum(item.kind == "percent" for item in self.items[at:])
        names = [self._same(self.items[at], item) for item in named]
        apiece = figures == 1 and any(item.lower == "each" for item in self.items[at:])
        if len(names) > 1 and (figures in (0, len(names)) or apiece):
            self._flush()
            self.now = Statement(names, day=self.day_ahead)

    def _word_of_statement(self, at: int, item: Item) -> bool:
        """What a word says of the statement being made."""
        now = self.here
        if item.lower == "off" and self._measure_of_fall(at):
            if {"points", "percent"} & now.slots.keys() and self.items[at - 1].lower in ("is", "are", "now"):
                self._further(at, "down", item, verb=False)  # "slipped 12 points to 4,120, and is off 0.4% this week"
            now.direction = now.direction or "down"
        elif item.lower in ("seen", "tipped", "projected", "forecast") and self._foretells(at):
            now.aside = "forecast"  # "was seen ending the year at 7,595 points"
        elif item.lower in ("called", "indicated") and self._calls_index(at):
            now.aside, self.hypothetical = "forecast", True  # "The Dow was called up 0.2%, the S&P 500 0.3%"
        elif item.lower == "held" and self._held_at(at):
            now.direction = now.direction or "flat"  # "the yuan held at 7.0373 per dollar"
        elif item.lower in ("each", "apiece") or item.lower == "both" and self._said_of_two(at):
            now.each = True  # "A and B both firmed up"
        else:
            return False
        return True

    def _said_of_two(self, at: int) -> bool:
        subjects = self.here.subjects
        last = at - 1 - (self.items[at - 1].lower in COPULAS)  # "A and B were both up 2%"
        return len(subjects) == 2 and not self.here.slots and self.items[last].end == subjects[-1].end

    def _measure_of_fall(self, at: int) -> bool:
        """ "off 3 percent", "off by 12 points", "closed off 156 at 32,141"."""
        after = self._after(at)
        if after is None:
            return False
        if after.kind == "count" and self.here.kind == "index":
            return [item.lower for item in self.items[at + 2:at + 3]] in (["at"], ["to"])
        if after.kind in ("percent", "points", "money", "number", "basis-points"):
            return True
        return after.lower == "by" or after.kind.startswith("hedge")

    def _foretells(self, at: int) -> bool:
        after = self._after(at)
        if self.here.slots or after is None or self.items[at - 1].lower == "last":
            return False  # "was last seen down $0.24 at $64.15"
        past = {item.lower for item in self.items[max(0, at - 2):at]} & {"was", "were"}
        if past and after.kind in DIRECTIONS and after.lower.endswith("ing") and not any(item.kind in ("period", "year") for item in self.items[at + 1:at + 7]):
            return False  # "were both seen surging over 2%"
        return after.kind in (*DIRECTIONS, "close", "period") or after.lower in ("ending", "finishing", "closing")

    def _calls_index(self, at: int) -> bool:
        after = self._after(at)
        return self.here.kind == "index" and not self.here.slots and after is not None and after.kind in DIRECTIONS

    def _held_at(self, at: int) -> bool:
        after = self._after(at)
        return self.here.kind == "instrument" and after is not None and after.lower == "at"

    def _when_it_had(self, at: int) -> bool:
        """ "the previous day's rally, when the STOXX 600 had jumped", "its worst day since October 8, when …"."""
        before = self.items[max(0, at - 5):at]
        if any(other.lower == "since" or other.lower.startswith("since ") for other in before):
            return True
        if self._years_back([other for other in before if other.text != ","][-1:]):
            return True
        had = any(other.lower == "had" for other in self.items[at + 1:at + 7])
        return had and any(other.kind == "other-day" for other in before)

    def _years_back(self, last: list[Item]) -> bool:
        """ "its last annual loss was in 2009, when it fell 12%": another year than the article's."""
        published = self.context.published
        return any(item.kind == "year" and (published is None or str(published.year) not in item.text) for item in last)

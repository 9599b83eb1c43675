"""Names that are subjects wherever they stand: of a noun before them, of a list, of their own move behind them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from extractor.frames.glue import BREAKS, DETERMINERS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, POSTED, SECTOR_TAILS
from extractor.frames.ranking import CHARTS
from extractor.frames.statement import Statement
from extractor.frames.yields import NATIONS
from extractor.spans.items import MEASURES, Item

MIXED = {"sector", "index"}
NAMES = frozenset({"company", "index", "sector", "descriptor"})
LISTING = frozenset({",", "and", "&", "both", "the", "as", "well", "'s", "’s"})
CONTRACTS = frozenset("settlement delivery contract contracts".split())
RELATED = frozenset("its unit rival peer fellow subsidiary affiliate parent".split())  # "Alder and its unit Burrell fell 1%"

BARRIERS = ("support", "resistance", "support level", "resistance level", "support zone", "resistance zone", "moving average")

BLUE_CHIP = frozenset({"blue-chip", "blue chip", "blue-chips"})
CREEDS = frozenset({"islamic", "shariah", "shari'ah", "sharia", "syariah", "shariah-based"})


class Adoption(Looking):
    """Names that are subjects wherever they stand."""

    def _apart_from_figures(self, at: int) -> bool:
        """ "down 4.3 percent, after the end of cash dividends": a comma stands between."""
        last = max(figure.end for figure in self.here.slots.values())
        return any(item.text == "," and item.start >= last for item in self.items[:at])

    def _is_that_of(self, at: int) -> bool:
        """ "…, while that of Acme closed at 2.99": the same thing of another."""
        back = [item for item in self.items[max(0, at - 4):at] if item.lower != "the"]
        return len(back) > 2 and back[-2].lower in ("that", "those") and back[-3].lower in ("while", "whereas", "and", "but", ",", ";")

    def _measured_by(self, at: int) -> bool:
        """ "world stocks as measured by the MSCI ACWI fell": what is said of the stocks is the index's own."""
        back = next((item for item in reversed(self.items[:at]) if item.lower not in DETERMINERS and item.lower != "by"), None)
        return back is not None and back.lower in ("measured", "tracked", "gauged", "represented")

    def _move_is_owned(self, at: int) -> bool:
        """ "CSL's 4.4% jump", "Fiat's shares rose"; but not "one of Tesla's competitors, fell"."""
        ahead = self.items[at + 2:at + 5]
        return any(item.kind in ("percent", "rise", "fall", "return") and not any(one.text == "," for one in ahead[:k]) for k, item in enumerate(ahead))

    def _told_after(self, at: int) -> bool:
        """ "helped by gains in Amazon, up 3.1 percent": its own move follows, wherever it stands."""
        after = self.items[at + 1:at + 4]
        return len(after) == 3 and after[0].text == "," and after[1].lower in ("up", "down") and after[2].kind in ("percent", "money")

    def _listing(self, at: int) -> bool:
        """Whether only names, commas and "and" stand between the statement's last subject and here."""
        last = self.now.subjects[-1] if self.now else None
        kind = "index" if self.items[at].kind == "descriptor" else self.items[at].kind
        owners = [one.start for one, other in zip(self.items[:at], self.items[1:at]) if other.lower in ("'s", "’s") and one.text.istitle()]
        owners += [one.start for one in self.items[self._index_called_from(at):at] if kind == "index"]
        owners += [self.items[k + side].start for k in self.aliases for side in (-1, 1)]  # "A (the short name) and B"
        if last is None or last.kind != kind and not (self.shared_out and {last.kind, kind} == MIXED):
            return False
        between = [item for item in self.items if last.end <= item.start and item.end <= self.items[at].start]
        return all(item.start in owners or self._is_in_a_list(item) for item in between) and not self._turns(between)

    @staticmethod
    def _turns(between: list[Item]) -> bool:
        """ "small caps joined in, as the A and B indices rose 1% and 2%, respectively": a clause of its own begins."""
        said = " ".join(item.lower for item in between).replace("as well as", "")
        return not BREAKS.isdisjoint(said.split())

    def _is_national(self, at: int) -> bool:
        """ "the Italian FTSE MIB": of which country an index is."""
        return self.items[at].kind == "word" and self.items[at].lower in NATIONS and self.items[at - 1].lower == "the"

    def _index_called_from(self, at: int) -> int:
        """ "benchmark index S&P", "the Shariah index, DSES", "the blue-chip DS30", "the Italian FTSE MIB"."""
        if at > 2 and self.items[at - 1].text == "," and self.items[at - 2].kind == "descriptor":
            at -= 1
        while at and (self.items[at - 1].kind == "descriptor" or self.items[at - 1].lower in BLUE_CHIP):
            at -= 1
        if at > 1 and (self._is_national(at - 1) or self._is_creed(at - 1)):
            at -= 1
        return at

    def _is_creed(self, at: int) -> bool:
        """ "the Islamic KMI-30", "the Shariah index DSES": by what faith it chooses its shares."""
        return self.items[at].lower in CREEDS

    def _is_in_a_list(self, item: Item) -> bool:
        """Whether an item may stand between two names of one list."""
        if item.lower in LISTING or item.lower in SECTOR_TAILS or item.kind in NAMES or item.lower in RELATED:
            return True
        return self.shared_out and (item.text.islower() or item.text == "/") and item.kind not in (*DIRECTIONS, *MEASURES)

    def _part_kinds(self) -> None:
        """ "the AUTO and NIFTYAUTO indices gained 0.3% and 0.2%, respectively": an industry and an index, each by itself."""
        for one in [one for one in self.done if len({subject.kind for subject in one.subjects}) > 1]:
            if all(len(figures) == len(one.subjects) for figures in one.series.values()):
                place = self.done.index(one)
                self.done[place:place + 1] = [self._part(one, number) for number in range(len(one.subjects))]

    @staticmethod
    def _part(whole: Statement, number: int) -> Statement:
        series = {slot: [figures[number]] for slot, figures in whole.series.items()}
        slots = {slot: figures[0] for slot, figures in series.items()}
        return replace(whole, subjects=[whole.subjects[number]], slots=slots, series=series)

    def _is_noun_first(self, at: int) -> bool:
        """ "a gain of 2% in X", "a 2% decline in X": the move stands before its subject."""
        window = self.items[max(0, at - 8):at]
        if self.now is not None and self.now.slots and any(item.text in (",", "–", "—") and item.start >= max(figure.end for figure in self.now.slots.values()) for item in window):
            return False  # "sending the stock up 3.4 percent, the biggest gain on the index"
        for item in reversed(window):
            if item.lower in DETERMINERS or item.lower in ("of", "in", "for", "by", "on", "shares", "to", "price", "prices", "share prices", "share price", *POSTED) or item.kind in ("percent", "points", "shares-of", "period", "money", "hedge-about", "hedge-over", "hedge-under"):
                continue
            if item.kind in ("rise", "fall", "return"):
                started = self.now is None or not self.now.finite
                return started and item.pos in ("noun", "any") and self._has_fresh_measure() and not self._clause_between(item, at)
            return False
        return False

    def _clause_between(self, noun: Item, at: int) -> bool:
        """ "stocks lost 2 percent as the fall in the rupiah …": the figure is of the clause before."""
        figures = [item for item in self.items[:at] if item.kind in MEASURES and item.used]
        return bool(figures) and any(item.lower in ("as", "while", "amid", "because", "after") for item in self.items if figures[-1].end <= item.start and item.end <= noun.start)

    def _moved_in(self, at: int) -> bool:
        """ "a significant increase in the index, with a rise of 0.9%": the noun's index is the clause's subject."""
        for item in self.items[max(0, at - 8):at]:
            if item.kind in ("rise", "fall") and item.pos in ("noun", "any"):
                self.last_direction = DIRECTIONS[item.kind]  # "the largest gains were recorded in energy at 2%, …"
                return True
        return False

    def _has_fresh_measure(self) -> bool:
        now = self.now or self.pending
        return bool(now.slots) and not now.finite

    def _moved_over_it(self, at: int) -> bool:
        """ "slipped 1.6 percent to close at $47.20 over a fine"."""
        back = at - 1 - (self.items[at - 1].lower in DETERMINERS)
        over = back > 0 and self.items[back].lower in ("over", "about")
        return over and (self.items[back - 1].kind in MEASURES or self.items[back - 1].kind in DIRECTIONS)

    def _is_crossed_line(self, at: int) -> bool:
        """ "dropped below its support level, closing at 6,977.18": a line that was crossed takes nothing away; where it
        was is a mark."""
        now, item = self.now, self.items[at]
        untold = now is not None and now.kind in ("index", "descriptor", "company") and not now.slots and now.subjects
        if not untold or not item.lower.endswith(BARRIERS):
            return False
        ahead = list(takewhile(lambda one: one.text not in (",", "to", "and") and one.kind != "close", self.items[at + 1:at + 8]))
        behind = self.items[at + len(ahead) + 1:at + len(ahead) + 3]
        goes_on = any(one.kind in ("close", *DIRECTIONS) or one.lower == "before" for one in behind[:2])
        if not goes_on or any(one.kind in DIRECTIONS for one in ahead):
            return False
        for one in ahead:
            if one.kind in MEASURES and one.value:
                self._leave(one, "mark")
        return True

    def _is_cause_of_gapped(self, at: int) -> bool:
        """ "Alder dropped 2% and Corvane 1.5% on tariff worries": why they fell, and none of the figure's own."""
        now, lead = self.now, self.items[max(0, at - 2):at]
        gapped = now is not None and now.kind in ("company", "sector", "index") and now.direction is None and now.slots
        return bool(gapped and self.last_direction) and [item.lower if k else item.kind for k, item in enumerate(lead)] == ["percent", "on"]

    def _place_of_topic(self, at: int, before: Item | None) -> str:
        """A thing that is no fact's (turnover, a forecast): what it takes away from the statement, if anything."""
        now = self.now
        if self.items[at].lower in CONTRACTS and before is not None and before.kind in ("month", "instrument"):
            return "object"  # "Brent crude for February settlement rose", "the January crude oil contract was up"
        lead = [other.lower for other in self.items[max(0, at - 4):at]]
        if self._moved_over_it(at) or self._is_crossed_line(at):
            return "object"
        if before is not None and before.kind in ("percent", "money", "points", "ratio") or (before is not None and before.kind in ("rise", "fall") and now is not None and now.slots):
            return "topic-adopt"
        if lead[-2:] == ["on", "a"]:
            return "object"  # "was three points higher at 3,148 on a volume of 21,950 contracts"
        if self._is_cause_of_gapped(at) or (after := self._after(at)) is not None and after.lower in CHARTS:
            return "object"  # (also "held the first spots on the volume chart")
        if {"in", "of", "on"} & set(lead) and now is not None and now.slots and not now.finite and self.items[at - 1].kind in ("word", "period") and not self._apart_from_figures(at):
            return "topic-adopt"
        after = self._after(at)
        if before is not None and before.lower == "with" and after is not None and after.kind in DIRECTIONS:
            return "subject"  # "…, with sales up 13 percent"
        if before is not None and before.lower in ("on", "with", "of", "for", "in", "after", "amid", "by", "from", "to", "between"):
            return "object"
        return "subject"

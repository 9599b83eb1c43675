"""Moves told before their subject: "Up 2 percent, Apple led the Dow", "a gain of 2% in X", "The 2.52% rise marks …"."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, DETERMINERS, is_adverb
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import BESIDE_VERBS, COPULAS, DIRECTIONS, DRIVING
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

RUNS = frozenset("performance momentum trajectory movement run trend uptrend downtrend streak".split())  # what an index goes through
SIZED = frozenset({"-", "stock", "share", "scrip"})  # "the 20-stock index"
RAISING: dict[str, Way] = {"lifting": "up", "boosting": "up", "propelling": "up", "dragging": "down", "pulling": "down"}
LEVELS = frozenset({"money", "number", "percent", "count"})
POINTING = frozenset({"the", "this", "a", "an", "that", "with"})


class Fronted(SecondStorey):
    """Moves told before their subject."""

    def _fronted_move(self, at: int) -> Statement | None:
        """ "Up 2 percent, Apple led the Dow", "With a gain of 2%, Apple was the best": a move before its subject, with nothing but
        the comma and what the subject is called between."""
        pending = self.pending
        leads = self.items[0] in pending.items or self.items[0].lower == "with"
        if not pending.slots or not pending.direction or pending.subjects or not leads:
            return None
        ends = max(figure.end for figure in pending.slots.values())
        between = [item for item in self.items[:at] if item.start >= ends]
        comma = next((k for k in range(len(between) - 1, -1, -1) if between[k].text == ","), None)
        if comma is None or any(item.lower in ("and", "but", "while", "as") or item.kind in MEASURES for item in between[comma:]):
            return None
        self.pending = Statement([])
        if any(item.lower.startswith("since") for item in between[:comma]):
            for item in pending.items:
                if item.value in pending.slots.values():
                    item.extra["aside"] = "span of another length"
            return None
        return pending

    def _moved_of(self, at: int, item: Item) -> Way | None:
        """ "a drop in oil prices of nearly 4%", "a fall in the yen to a low of 151.20": the noun before its subject, and
        the figure behind it; which way."""
        if (way := self._pushed_by(at, item)) is not None:
            return way
        if item.kind not in ("instrument", "index", "company") or not self._figure_of_noun(at, item):
            return None
        before = [other for other in self.items[max(0, at - 4):at] if other.lower not in DETERMINERS][-2:]
        told = len(before) == 2 and before[1].lower == "in" and before[0].kind in ("rise", "fall") and before[0].pos != "verb"
        return ("up" if before[0].kind == "rise" else "down") if told else None

    def _pushed_by(self, at: int, item: Item) -> Way | None:
        """ "pushing down the share price by 3.8 per cent", "dragged down the KSE-100 by 120 points", "lifting the index
        0.8% to 9,794": which way."""
        named = item.kind == "index" or item.kind == "company" and self.items[at].kind == "pronoun"
        ahead = [one for one in self.items[at + 1:at + 4] if not one.kind.startswith("hedge") and one.lower != "a"]
        by = bool(ahead) and ahead[0].lower == "by"
        if not named or len(ahead) < 2 or ahead[by].kind not in ("percent", "points") or item.kind == "index" and self._contributed(at):
            return None
        sized = [one for one in self.items[max(0, at - 6):at] if one.kind != "count" and one.lower not in SIZED]
        before = [other.lower for other in sized if other.lower not in DETERMINERS][-2:]
        if len(before) == 2 and before[0] in DRIVING and before[1] in ("up", "down"):
            return ("up" if before[1] == "up" else "down") if by else None
        return RAISING.get(before[-1]) if before and item.kind == "index" else None

    def _figure_of_noun(self, at: int, item: Item) -> bool:
        ahead = [other for other in self.items[at + 1:at + 6] if not other.kind.startswith("hedge") and other.lower not in ("price", "prices")]
        kinds = [other.kind for other in ahead if other.lower not in ("a", "an", "the", "its")][1:4]
        if len(ahead) < 2 or not kinds:
            return False
        if ahead[0].lower == "to" and item.kind == "instrument" and not self._has_fresh_measure():
            return kinds[0] in LEVELS or kinds[0] in ("extreme", "high", "low") and not LEVELS.isdisjoint(kinds)
        return ahead[0].lower == "of" and kinds[0] in ("percent", "points", "money")

    def _begin_with(self, fronted: Statement) -> None:
        now = self.here
        now.slots, now.series, now.direction, now.items = fronted.slots, fronted.series, fronted.direction, fronted.items
        now.period, now.currency, now.rules = now.period or fronted.period, fronted.currency, fronted.rules

    def _adopt(self, at: int, item: Item) -> None:
        now = self.now or self.pending
        if now is self.pending:
            self.pending = Statement([])
        now.subjects = [item]
        now.session = None
        if now.day is None and item.kind == "index":
            now.day = self.day_ahead  # "The previous session saw a gain of 3.2 points for the index"
        self.now, self.pending = now, Statement([])
        now.finite = True
        if item.kind == "company":
            self._leader(at)
            self.context.last_company = item

    def _release_pending(self) -> None:
        """ "The 2.52% rise marks …": a move with no name of its own is the index's that was spoken of last."""
        pending, self.pending = self.pending, Statement([])
        if not pending.slots or not pending.direction or pending.subjects:
            return
        if self._of_a_rule():
            for item in pending.items:
                if item.kind in MEASURES and item.value in pending.slots.values():
                    self._leave(item, "rule of thumb")
            return
        index = self.context.main_index if self.context.segment else self.context.last_index or self.context.main_index
        leads = self.items[0].lower in ("the", "this", "a", "an", "that", "with") or self.items[0].kind in ("percent", "rise", "fall", "period")
        if len(self.items) > 2 and (self.items[1].text == "," or self.items[1].kind == "word" and self.items[2].kind == "close"):
            leads = False  # a sentence cut in two; "The mai closed at 666.98 points, up 5.18%"
        if self.items[0].lower == "that" and len(self.items) > 1 and self.items[1].kind == "word":
            leads = False  # "That contrasted with a 10 percent third-quarter jump."
        if any(item.lower == "after" for item in self.items[1:3]):
            leads = False  # "One day after sinking nearly 6.1%, oil prices dropped"
        leads = (leads or self._of_its_run()) and not (self._said_of_another() or self._sums_up_another() or self._in_another(pending))
        opens = self._of_its_run() or bool(self.done) and not self.done[-1].subjects[0].text or any(figure.start <= self.items[min(4, len(self.items) - 1)].start for figure in pending.slots.values())
        if leads and opens and index is not None:
            pending.subjects = [Item("index", pending.start, pending.start, "", "", index.value, extra=index.extra)]
            self.done.append(pending)

    def _sums_up_another(self) -> bool:
        """ "Turnover rose to Rs 3 billion. This represents an 8% increase.": of what the sentence before told."""
        if self.context.segment is not None or len(self.items) < 3 or self.items[0].lower not in ("this", "that"):
            return False
        verb = self.items[1].lower in COPULAS or self.items[1].lower.endswith("s") and self.items[1].kind == "word"
        return verb and (self.spoken_before is None or self.spoken_before.kind != "index")

    def _in_another(self, pending: Statement) -> bool:
        """ "A jump of 9 percent in shipments of cement": what moved stands behind the figure, and is no index."""
        last = max(figure.end for figure in pending.slots.values())
        behind = [item for item in self.items if item.start >= last and item.kind not in DIRECTIONS][:4]
        if len(behind) < 2 or behind[0].lower not in ("in", "of"):
            return False
        named = next((item for item in behind[1:] if item.lower not in DETERMINERS), behind[0])
        plural = named.kind == "word" and named.lower.endswith("s") and not named.lower.endswith("ous")
        return plural or named.kind in ("topic", "counted", "sector", "instrument", "company")

    def _of_its_run(self) -> bool:
        """ "The five-day performance, showing a 1.2% drop", "Over the past week this momentum has continued, with a 1% rise", in a segment's report."""
        if self.context.segment is None:
            return False
        run = next((at for at, item in enumerate(self.items[:12]) if item.lower in RUNS), None)
        if run is None or any(item.kind == "instrument" for item in self.items[run:run + 4]):
            return False  # "The trend in oil was a 2% fall"
        before = self.items[max(0, run - 3):run]
        return any(item.lower in ("the", "this", "that", "its", "'s", "’s") or item.kind == "period" for item in before)

    def _said_of_another(self) -> bool:
        """ "The real gained 1.8 percent": a noun that no list knows stands before the verb."""
        if self.context.last_sector and any(
            item.lower in ("sector", "industry") and self._possessed(at) for at, item in enumerate(self.items)
        ):
            return True  # "This contributed to the sector's overall 1.4% rise"
        verb = next((at for at, item in enumerate(self.items[:6]) if not {"rise.verb", "fall.verb"}.isdisjoint(item.figures or ()) and not self._is_noun(at, item)), 0)
        nouns = [item for item in self.items[1:verb] if item.lower not in AUXILIARIES and item.lower not in BESIDE_VERBS and item.lower not in ("each", "both", "all") and not is_adverb(item.lower)]
        if any(item.lower == "underlying" or item.kind == "descriptor" and item.lower.endswith(("index", "gauge")) for item in nouns):
            return True  # "The all shares index lost …": an index, and which one nobody could tell
        return bool(nouns) and self.items[0].lower in DETERMINERS and nouns[-1].kind in ("word", "counted", "topic", "instrument") and nouns[-1].lower not in ("indexes", "indices", "market")

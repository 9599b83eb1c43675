"""Measures: which statement takes one, and the slot that its unit and preposition name."""

from __future__ import annotations

from extractor.facts.base import BY_SIGN
from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import ANOTHER_LENGTH, DIRECTIONS, POSTED
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

LED = frozenset({"led-by", "drags", "contributors", "owed-to"})
# Moves of before, which the clause's undoes.
GONE = (
    ("_gone_before", "earlier move"), ("_won_back", "earlier move"), ("_of_premium", "distance from another level"),
    ("_of_a_deficit", "earlier move"),
    ("_past_a_peak", "distance from another level"),
    ("_points_at_extreme", "change at the day's extreme"),
)
PASSING = frozenset("exceeding surpassing topping beating breaking eclipsing passing exceeded surpassed topped".split())
PEAKS = frozenset("peak high record highs close bulge".split())
SPAN_KINDS = frozenset({"period", "weekday", "month", "year"})
SPAN_WORDS = frozenset({"on", "for", "in", "this", "over"})
STANDING_AT = frozenset({"to", "at", "of", "around", "near", "was", "(", "yielding", "yielded"})
PLACES = frozenset({"level", "previous_close", "open", "high", "low"})
COMPARED = frozenset("higher lower stronger weaker firmer softer".split())
CULMINATING = frozenset("culminating culminated resulting resulted ending ended finishing finished".split())
EQUAL = frozenset("equivalent equal equating amounting corresponding translating equates amounts translates".split())


class Figures(SecondStorey):
    """Measures: which statement takes one, and in what slot."""

    def _of_premium(self, at: int) -> bool:
        """ "closed at 21,814 at a premium of 86 points to spot": a future's."""
        before = [item.lower for item in self.items[max(0, at - 3):at] if not item.kind.startswith("hedge")][-2:]
        return before in (["premium", "of"], ["discount", "of"])

    def _of_a_deficit(self, at: int) -> bool:
        """ "coming back from a 139-point deficit to close down 47 points": how far it had been behind."""
        return self.items[at].kind == "points" and self._is_deficit(at + 1)

    def _is_deficit(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].lower == "deficit" and self.items[at - 1].kind == "points"

    def _past_a_peak(self, at: int) -> bool:
        """ "exceeding its peak of March 28th by 12 points", "topping the previous record by 2%": how far past it."""
        lead = [item.lower for item in self.items[max(0, at - 9):at]]
        if lead[-1:] != ["by"]:
            return False
        past = next((k for k in range(len(lead) - 1, -1, -1) if lead[k] in PASSING), None)
        return past is not None and "," not in lead[past:] and any(word.split()[-1] in PEAKS for word in lead[past:] if word)

    def _statement_for(self, at: int, slot: str) -> Statement:
        """The statement that takes a measure for `slot`: the present, a further one, or what waits for a subject."""
        now = self.now
        if now is None:
            return self._waiting(slot)
        if self._begins_another(at, slot):
            self._flush()  # "finished 0.3 percent lower, dragged down by a 0.6 percent fall in …": another's
            self.now, self.pending = None, Statement([], direction=self._way_by_noun(at))
            return self.pending
        if slot == "percent" and self._is_of_the_last(at):
            return self._last_alone(now)
        shared = len(now.subjects) > 1 and len(now.series.get(slot, ())) < len(now.subjects)
        if slot in now.slots and not shared:
            return self._further_of(now, at, slot)
        return now

    def _is_of_the_last(self, at: int) -> bool:
        """ "… followed by A, B, C 1.87 per cent and D": a bare figure behind one name of a list is that name's."""
        now, following = self.here, self.items[at + 1:at + 3]
        if len(now.subjects) < 2 or not now.role or now.slots or self.items[at - 1].end != now.subjects[-1].end:
            return False
        goes_on = len(following) == 2 and following[0].lower in (",", "and") and following[1].kind == "company"
        return goes_on and not any(item.lower in ("each", "respectively") for item in self.items)

    def _last_alone(self, now: Statement) -> Statement:
        last = now.subjects.pop()
        self._flush()
        self.now = Statement([last], role=now.role, group=now.group, session=now.session, day=now.day)
        return self.now

    def _waiting(self, slot: str) -> Statement:
        """What waits for its subject; with the slot taken, a new one that shares the direction."""
        if slot in self.pending.slots and self.pending.direction:
            direction = self.pending.direction
            self._release_pending()
            self.pending.direction = direction
        return self.pending

    def _begins_another(self, at: int, slot: str) -> bool:
        """Whether the measure is that of a name still to come."""
        now = self.here
        if slot == "percent" and (self._way_by_noun(at) is not None or self._posted_by_another(at)):
            return True
        if slot == "percent" and (now.finite and self._by_a_move(at) or now.kind == "topic" and self._of_shares(at)):
            return True
        return slot in now.slots and at > 0 and any(item.kind in LED for item in self.items[max(0, at - 2):at])

    def _posted_by_another(self, at: int) -> bool:
        """ "as reflected by the 2.3 percent gain posted by the gold index": of the name behind."""
        behind = [item for item in self.items[at + 1:at + 6] if item.lower not in DETERMINERS]
        if len(behind) < 4 or behind[0].kind not in DIRECTIONS or behind[3].kind not in ("index", "sector", "company"):
            return False
        return behind[1].lower in POSTED and behind[2].lower == "by"

    def _goes_before(self, at: int) -> bool:
        """ "led by a 1.3% advance in resources and a 1.1% higher gold-mining index": of the name right behind."""
        ahead = self.items[at + 1:at + 3]
        article = at and self.items[at - 1].lower in (("a", "an", "and") if "led by" in self.said else ("a", "an"))
        return bool(article) and len(ahead) == 2 and ahead[0].lower in COMPARED and ahead[0].kind in DIRECTIONS and ahead[1].kind in ("sector", "index", "company")

    def _way_by_noun(self, at: int) -> Way | None:
        """ "…, limited by a drop of 4.84 per cent in the shares of X": which way X went, not whom it limited."""
        after = self._after(at)
        if at < 4 or after is None or after.lower != "in" or self.items[at - 1].lower != "of":
            return None
        lead = self.items[at - 4:at - 1]
        owned = at + 2 < len(self.items) and self.items[at + 2].kind in ("company", "shares-of")
        if lead[0].lower.rpartition(" ")[2] != "by" or lead[1].lower not in ("a", "an") or not owned:
            return None
        return DIRECTIONS.get(lead[2].kind)

    def _further_of(self, now: Statement, at: int, slot: str) -> Statement:
        """A further statement of the same subjects, for a measure whose slot is taken."""
        again = now.again()
        if now.aside and not (now.aside == ANOTHER_LENGTH and self._next_is_span(at)):
            again.aside = now.aside  # but "up 4.6% in three days and 5.2% this month": of the month, the second
        if slot == "percent" and self._only_one_told(at, slot):
            now.aside = again.aside = "unread"
        if again.session == "open" and self._culminates(at):
            again.session = None
        signed = now.direction == "signed"  # "returns: 1.18% in the last week, 1.83% in the last month"
        self._flush()
        self.now = again
        again.direction = "signed" if signed else self._noun_of_measure(at)
        return again

    def _culminates(self, at: int) -> bool:
        """ "opened flat, down 44 points, but selling went on, culminating in a 402-point decline": the day's, at its end."""
        lead = [item.lower for item in self.items[max(0, at - 4):at] if item.lower not in ("a", "an", "net", "total")]
        return any(verb in CULMINATING and to in ("in", "with", "at") for verb, to in zip(lead, lead[1:]))

    def _noun_of_measure(self, at: int) -> Way | None:
        """ "… and a rise of about 0.62% over five days": what the measure is of says which way."""
        back = next((k for k in range(at - 1, 0, -1) if not self.items[k].kind.startswith("hedge")), 0)
        return DIRECTIONS.get(self.items[back - 1].kind) if back and self.items[back].lower == "of" else None

    def _only_one_told(self, at: int, slot: str) -> bool:
        """ "up 0.21 percent and 0.08 percent": of two, and only one has been told."""
        if at < 2 or self.items[at - 1].lower != "and" or self.items[at - 2].value is not self.here.slots[slot]:
            return False
        return not self._next_is_span(at)

    def _next_is_span(self, at: int) -> bool:
        """ "rose 0.4 percent and 1.1 percent for the week"."""
        following = self.items[at + 1:at + 3]
        return any(item.kind in SPAN_KINDS or item.lower in SPAN_WORDS for item in following)

    def _take(self, at: int, item: Item, slot: str) -> None:
        statement = self._statement_for(at, slot)
        if slot == "percent" and self._stands_alone(statement):
            way, statement.direction = statement.direction, None
            statement = self._begin_again()
            statement.direction = way
        statement.put(slot, item)
        self.last_slot = slot
        if item.extra and item.extra["sign"] and (statement.direction is None or self._only_ranked(statement)):
            own = self.shared_out and len(statement.subjects) > 1  # "moved -12 points and +66 points, respectively"
            statement.direction = "signed" if own else "up" if item.extra["sign"] > 0 else "down"
            statement.rules.append(BY_SIGN)
        if statement.period is None and (self.period_next or self.period_ahead):
            self.inheritor = statement if self.period_next is None else None
            said, self.period_next = self.period_next or self.period_ahead, None
            statement.period = said if said != "other" else None
            statement.aside = statement.aside if said != "other" else ANOTHER_LENGTH  # "a four-day run that lifted it 4%"
            if statement.period != "1d" and self.done and self.done[-1].day is statement.day:
                statement.day = None  # "rose 0.9% on 28 Jan, taking its weekly gain to 2.4%": the date is the day's
        item.used = True
        self._part_stretch(at, statement, slot)

    def _stands_alone(self, statement: Statement) -> bool:
        """ "settled at 2,015.22 points with a year-to-date return of 11.49%": the level is the day's, the return is not."""
        if statement is not self.now or statement.kind != "index" or self.period_next in (None, "1d"):
            return False
        return statement.period is None and "level" in statement.slots and statement.slots.keys() <= PLACES

    @staticmethod
    def _only_ranked(statement: Statement) -> bool:
        """ "Alder, the best performer, is at -1.15%": no word but the rank says which way, and the sign says it better."""
        return statement.role in ("best", "worst") and {"words/rise", "words/fall"}.isdisjoint(statement.rules)

    def _percent(self, at: int, item: Item) -> None:
        if self._left(at, item, GONE) or self._extreme_of_day(at, item) or self._against_previous_close(at, item) \
                or self._moved_in_place(at, item):
            return
        if self._goes_before(at):
            self._flush()
            self.now, self.pending = None, Statement([], direction=DIRECTIONS[self.items[at + 1].kind])
            self._take(at, item, "percent")
            return
        if self._behind(at):
            self._flush()
        elif self._of_the_compared(at):
            period = self.here.period
            self._flush()
            self.pending = Statement([], period=period)
        elif (other := self._opposed(at)) is not None:
            now = self.here
            self._open_statement(at, other)
            self.here.period, self.here.direction = now.period, now.direction
        if (owner := self._made_for(at)) is not None:
            self._turn_to(owner, at)
        reason = self._percent_of_another(at)
        if reason:
            self._leave_percent(at, item, reason)
        elif reason is None:
            self._percent_of_clause(at, item)

    def _percent_of_clause(self, at: int, item: Item) -> None:
        before, quote = self._before(at), self.now is not None and self.now.kind == "instrument"
        to = before is not None and before.lower == "to" and self.items[at - 1].lower not in DETERMINERS
        equal = at > 1 and self.items[at - 2].lower in EQUAL and {"points", "change"} & self.here.slots.keys()
        if to and not quote and not equal:  # "fell 48.71 points, equivalent to 0.73 percent"
            self._percent_reached(at, item)
        elif quote and self.here.subjects[0].extra and self.here.subjects[0].extra.get("kind") == "yield":
            self._percent_of_yield(at, item)
        else:
            self._take(at, item, "percent")

    def _percent_of_yield(self, at: int, item: Item) -> None:
        """ "rose to 2.86 percent", "slipped 0.03 percentage point": a yield's level is in per cent."""
        before = self._before(at)
        after = self._after(at)
        if at and self.items[at - 1].lower in ("below", "above", "under", "over") or after is not None and after.kind == "mark":
            self._leave(item, "mark")  # "slipped below 6 percent", "back above the symbolic 4 percent mark"
        elif self.here.slots and self.items[at - 1].lower in ("of", "at") and self._near(at, "previous-close", 3):
            self._leave(item, "previous value")  # "stood at 7.767%, down from its previous close of 7.799%"
        elif self._leads_to_level(at):
            self._take(at, item, "percent")
        elif item.text.lower().endswith(("percentage point", "percentage points")):
            self._take(at, item, "change")
        else:
            stands = before is not None and (before.lower in STANDING_AT or before.kind in ("close", "trade"))
            if self._of_a_cause_behind(at):
                return  # "rose 4 basis points after data showed prices up 3%"
            level = stands or "change" in self.here.slots or not self.here.slots
            self._take(at, item, "level" if level else "percent")

    def _of_a_cause_behind(self, at: int) -> bool:
        """Whether a clause of its cause has begun since the last figure of a yield, and a word of movement leads here."""
        back = max((k for k in range(at) if self.items[k].kind in MEASURES and self.items[k].used), default=at)
        led = self.items[at - 1].kind in DIRECTIONS
        return led and any(item.lower in ("after", "as", "when", "because") for item in self.items[back:at])

    def _leads_to_level(self, at: int) -> bool:
        """ "the yield rose 1.41% to 3.687": by how much of itself, and then where it stands."""
        behind = self.items[at + 1:at + 3]
        return len(behind) == 2 and behind[0].lower == "to" and behind[1].kind == "number"

    def _percent_range(self, at: int, item: Item) -> None:
        """ "rose 2-3 percent": nobody's own figure; it says at least that the names before it moved."""
        if not item.lower.endswith(("%", "cent", "pct")):
            return
        if self.now is not None and self.now.kind in ("company", "index") and not self.now.slots:
            self.now.items.append(item)

    def _percent_reached(self, at: int, item: Item) -> None:
        """ "took its five-day loss to 2.14%", "its return decreased to 5.95%": with the sign of the gain or loss."""
        gains = [k for k in range(max(0, at - 9), at) if self._is_gain(k)]
        if gains and any(item.lower == "since" for item in self.items[gains[-1]:at]):
            self._leave(item, ANOTHER_LENGTH)  # "took its gain since the vote to 14 percent"
            return
        nouns = [self.items[k] for k in gains]
        statement = self._statement_for(at, "percent")
        untold = bool(statement.slots) and self.period_next is None  # "rose 3.2p, taking its annual gain to 58%"
        if not nouns or untold or statement.kind == "topic":
            self._leave(item, "share in per cent")
            return
        if {"points", "level", "change", "price"} & statement.slots.keys():
            statement = self._begin_again()  # "fell 1.38 points to 1,864.70, reducing the YTD loss to -9.15%"
        statement.direction = "signed" if nouns[-1].kind == "return" else DIRECTIONS[nouns[-1].kind]
        self._take(at, item, "percent")

    def _is_gain(self, at: int) -> bool:
        """ "gain", "loss", "return": a noun with a sign."""
        item = self.items[at]
        if item.kind == "return":
            return True
        return item.kind in DIRECTIONS and item.pos in ("noun", "any") and self._is_noun(at, item)

    def _of_shares(self, at: int) -> bool:
        """ "profits rose …, triggering a 9% rise in its share price": from here on it is the share's."""
        ahead = self.items[at + 1:at + 5]
        if len(ahead) < 3 or ahead[0].kind not in DIRECTIONS or ahead[1].lower not in ("in", "of", "for"):
            return False
        if ahead[2].kind in ("company", "pronoun", "shares-of"):
            return True
        return len(ahead) > 3 and ahead[2].lower in DETERMINERS and ahead[3].kind in ("company", "index")

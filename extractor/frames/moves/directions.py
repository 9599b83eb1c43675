"""Words of movement: which give the clause its direction, which begin a further statement, which are only adjectives."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, BREAKS, RELATIVES, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.sectors import POSTING
from extractor.frames.moves.vocabulary import (
    BESIDE_VERBS,
    COPULAS,
    DIRECTIONS,
    EN_ROUTE,
    MAKING_GOOD,
    PREDICATING,
)
from extractor.spans.items import Item

SUPERLATIVES = frozenset("largest biggest steepest sharpest highest strongest greatest deepest heaviest".split())
ENDING_A_RUN = frozenset("snapped snapping halted halting ended ending broke breaking".split())
# After these a move is not where the day ended: "closed flat after rising 0.5%".
EN_PASSANT = frozenset("after despite from earlier having paring pared following before erasing until reversing had".split())


GAINS_AND_LOSSES = frozenset("gains losses declines advances drops falls increases".split())


class Directions(Looking):
    """Words of movement: which give the clause its direction, which begin a further statement, which are only adjectives."""

    def _direction(self, at: int, item: Item) -> None:
        kind = next(kind for kind in ("rise", "fall", "flat") if kind in (item.figures or ()) or item.kind == kind)
        if self._adds_to(at, item) and self.now is not None and self.now.kind == "instrument" and not self.now.slots:
            self.now = None  # "falling copper prices added to a sell-off of more than 12 percent"
        if self._is_attributive(at, item) or self._negated(at) or self._adds_to(at, item) or self._to_extreme(at):
            return
        if self.now is not None and self.now.kind == "sector" and self._gone_by(at):
            return
        if self._denied(at):
            if self.now is not None and not self.now.slots:
                self.now.direction, self.now.finite = "flat", True  # "recorded no gains or losses"
            return
        direction = DIRECTIONS[kind]
        if at + 2 < len(self.items) and self.items[at + 1].text == ":" and self.items[at + 2].kind == "index":
            self.last_direction = direction  # "Indexes up: Dow 0.26%, S&P 0.60%"
            return
        now = self.now
        if now is not None and now.direction == "flat" and direction != "flat" and self._told_in_figures(at):
            now.direction = direction  # "remained flat, with a fall of 0.02%"
            now.items.append(item)
            return
        if now is not None and "level" in now.slots and any(one.lower == "from" and other.kind in ("low", "high") for one, other in zip(self.items[at + 1:at + 3], self.items[at + 2:at + 4])):
            return  # "having bounced from a low of 3,780.96"
        if now is not None and self._peaked(at, "high" if direction == "up" else "low"):
            return
        if now is not None and at and now.direction == "flat" and self.items[at - 1].lower == "after":
            self._further(at, direction, item, verb=True)
            self.now.aside = "earlier move"  # "closed flat after rising 0.5% in early trade"
            return
        if now is not None and at and now.slots and (self._having(at) or self.items[at - 1].lower == "after" and {"percent", "points"} & now.slots.keys()):
            self._further(at, direction, item, verb=True)
            if item.lower.split()[0] in ("ended", "closed", "finished", "settled") and now.kind == "index":
                self.now.day, self.now.session = "before", "close"  # "having ended up 0.5 percent at 5,891.21 on Tuesday"
            else:
                self.now.aside = "earlier move"
            return
        if now is not None and at > 1 and now.slots and self.items[at - 1].kind == "open" and self.items[at - 2].lower in ("after", "having"):
            self._further(at, direction, item, verb=True)
            self.now.aside = "earlier move"  # "ended up 74.52 points, after opening down 0.6 percent"
            return
        noun = self._is_noun(at, item)
        if (noun or item.pos == "any") and self._undone(at):
            return
        if item.lower in GAINS_AND_LOSSES and self._includes_names(at):
            self._list_head(at, item, "gainers" if direction == "up" else "losers")  # "Other strong gains were posted by A (2.8 percent) and B (2.6 percent)"
            return
        verb = any(label.endswith(".verb") for label in item.figures or ()) and not noun
        if verb and (now is None or not now.slots) and self._next_is_measure(at) and (company := self._called_company(at)):
            self._open_statement(at, self._same(self.items[at - 1], company))  # "The iPod maker climbed 6 percent"
            now = self.now
        if now is None and direction == "flat" and self.pending.slots and self.pending.direction:
            return  # "The performance, with a 1.2% drop, contrasts with more stable ones"
        if verb and now is not None and now.kind == "company" and not now.slots and at and self.items[at - 1].lower == "had":
            now.aside = "earlier move"  # "The shares had dived more than 20 percent from Friday to Monday"
        if now is None:
            self.pending.direction = direction
            self.pending.items.append(item)
            return
        if verb and now.slots and (not self._continues(at) or self._topic_between(at)):
            self._unknown_subject(at, item)
            return
        if now.slots and item.lower in ("higher", "lower", "up", "down") and self.items[at - 1].kind in ("points", "percent") and self.items[at - 1].used:
            if self.items[at - 1].extra.get("aside"):
                return  # "4.8% down from its 55,192 peak"
            now.direction = direction  # "finished 134 points lower": what stands with the figure is plainest
            now.items.append(item)
            return
        if now.slots and now.slots.keys() <= EN_ROUTE and verb:
            now.direction, now.finite = direction, True  # "opened at …, rallied to …, and slipped to …"
            return
        if now.slots and now.direction is not None and (direction != now.direction or verb or self._of_the_day_after_span(at)) and not (noun and not self._next_is_measure(at)):
            self._further(at, direction, item, verb)
            return
        if not now.slots and now.direction is not None and at and self.items[at - 1].kind == "close":
            now.direction = direction  # "had recovered 430 points to end down 3.6 percent"
            now.items.append(item)
            return
        if now.slots and now.direction is None and self.done and self.done[-1].subjects == now.subjects and self._next_is_measure(at) and self._apart(at):
            self._further(at, direction, item, verb)  # "fell 1.1% on the day, 0.4% for the week and is up 5.2% …"
            return
        if noun and now.kind == "company" and now.role is None and self._superlative_noun(at):
            now.role = "best" if direction == "up" else "worst"
            now.group = now.group or self._group_near(at)
        if now.direction is None or not now.slots and (verb or noun and self._comes_with(at)):
            if verb and (not self._belongs(at) if now.direction is None else self._other_noun(at)):
                self._unknown_subject(at, item)
                return
            now.direction = direction
            now.session = now.session or self._session_of(at)
            now.items.append(item)
            now.finite = now.finite or verb or not noun and self._predicated(at) or noun and (self._led(at) or any(one.lower in POSTING for one in self.items[max(0, at - 3):at]))
            now.rules.append(f"words/{kind}")
            self._share_direction(direction)

    def _told_in_figures(self, at: int) -> bool:
        """Whether this word stands with the one figure of the clause, and no word before it says that it is of another moment."""
        before = self.items[max(0, at - 5):at]
        if any(item.lower in EN_PASSANT for item in before) or not self.now.slots.keys() <= {"percent", "points"}:
            return False
        behind = bool(self.now.slots) and before[-1].kind in ("percent", "points") and before[-1].used
        return behind or not self.now.slots and self._next_is_measure(at)

    def _gone_by(self, at: int) -> bool:
        """ "bank stocks, which have fallen sharply on worries": over no day, and no figure says how far."""
        return at > 1 and self.items[at - 1].lower in ("have", "has", "had") and self.items[at - 2].lower in RELATIVES and not self._next_is_measure(at)

    def _peaked(self, at: int, slot: str) -> bool:
        """ "closed at 24,186.49, having climbed to 24,417.58 in the morning": the day's high or low, told afterwards."""
        rest = self.items[at + 1:at + 3]
        if not at or not self._having(at) or self.now.kind != "index" or "level" not in self.now.slots or len(rest) < 2 or rest[0].lower != "to" or rest[1].kind not in ("number", "points"):
            return False
        rest[1].used = True
        if slot not in self.now.slots:
            self.now.put(slot, rest[1])
        return True

    def _includes_names(self, at: int) -> bool:
        """ "gains on the index included A", "losses were posted by A": what is listed is who made them."""
        first = next((k for k, item in enumerate(self.items[at + 1:at + 10], at + 1) if item.kind == "company"), 0)
        between = [item.lower for item in self.items[at + 1:first]]
        posted = any(one in COPULAS and other in POSTING and last == "by" for one, other, last in zip(between, between[1:], between[2:]))
        return (posted or any(word.startswith("includ") for word in between)) and self._names_follow(at)

    def _session_of(self, at: int) -> str | None:
        """ "closed up" is the close; "was briefly down 450 points", "Earlier, the Dow fell …" tells of a moment within the day."""
        if self.items[at].lower.split()[0] in ("closed", "ended", "finished", "settled"):
            return "close"
        fleeting = self.items[at - 1].lower == "briefly" or self.items[0].lower in ("earlier", "at one point") if at else False
        return "intraday" if fleeting and self.now.kind == "index" else None

    def _having(self, at: int) -> bool:
        """ "having lost 1.5 percent", "having earlier been down": on the way to where it stands."""
        back = next((item.lower for item in reversed(self.items[max(0, at - 5):at]) if item.lower not in ("been", "already", "earlier", "once", "briefly", "initially")), "")
        return back == "having"

    def _of_the_day_after_span(self, at: int) -> bool:
        """ "shares, which have risen 80 percent this year, were up 8 cents": another move, of the day."""
        return self.now.period not in (None, "1d") and self.items[at - 1].lower in ("was", "were", "is", "are") and self._next_is_measure(at)

    def _denied(self, at: int) -> bool:
        """ "no gains or losses": what did not happen."""
        before = self.items[at - 1] if at else None
        if before is None or self.items[at].pos == "verb":
            return False
        listed = before.lower in ("or", "nor") and at > 1 and {"rise", "fall"} & {self.items[at - 2].kind, *(self.items[at - 2].figures or ())}
        return before.lower in ("no", "neither") or bool(listed) and self._denied(at - 2)

    def _other_noun(self, at: int) -> bool:
        """ "Mining stocks fell and housebuilders advanced": a clause of somebody else's has begun."""
        clause = []
        for item in reversed(self.items[:at]):
            if item.lower in ("and", "but", "while", ",", ";"):
                return any(one.kind in ("word", "counted", "sector", "market") and one.lower not in AUXILIARIES and one.lower not in BREAKS
                           and not is_adverb(one.lower) and one.lower not in ("it", "then", "before", "to") for one in clause)
            clause.append(item)
        return False

    def _predicated(self, at: int) -> bool:
        """ "edged higher", "were mostly lower": an adverb that a verb makes the predicate."""
        before = next((item for item in reversed(self.items[max(0, at - 3):at]) if not is_adverb(item.lower) and item.lower not in BESIDE_VERBS), None)
        return before is not None and (before.lower in PREDICATING or before.kind in ("close", "trade", "open"))

    def _led(self, at: int) -> bool:
        """ "the financial counter led the PSEi's recovery", "with technology leading the decline": a sector at the head of a move has made it."""
        return self.now.kind == "sector" and any(item.lower in ("led", "leads", "lead", "leading") and item.start >= self.now.subjects[-1].end for item in self.items[max(0, at - 6):at])

    def _comes_with(self, at: int) -> bool:
        """ "a slight improvement, with a decrease of 0.4%": the noun beside the figure says which way it went."""
        before, after = self._before(at), self._after(at)
        return before is not None and before.lower == "with" and after is not None and after.lower == "of"

    def _to_extreme(self, at: int) -> bool:
        """ "before retreating to an intraday low": on the way, not where the day ended."""
        on_the_way = bool(at) and self.items[at - 1].lower in ("before", "after")
        return on_the_way and any(item.kind in ("low", "high") for item in self.items[at + 2:at + 5]) and self.items[at + 1].lower == "to"

    def _superlative_noun(self, at: int) -> bool:
        """ "recorded the largest decline", but "its largest decline since June"."""
        before = [item.lower for item in self.items[max(0, at - 2):at]]
        if before[-1:] != ["maximum"] and (len(before) < 2 or before[0] != "the" or before[1] not in SUPERLATIVES):
            return False
        return not any(item.lower in ("since", "in", "for", "ever") for item in self.items[at + 1:at + 3])

    def _apart(self, at: int) -> bool:
        last = max(figure.end for figure in self.now.slots.values())
        return any(item.lower in ("and", "but", "while", ";") for item in self.items[:at] if item.start >= last)

    def _undone(self, at: int) -> bool:
        """ "reversed early losses", "recouped its fall": what the clause says is over."""
        for back in range(at - 1, max(-1, at - 7), -1):
            item = self.items[back]
            if item.lower in ENDING_A_RUN or at - back <= 3 and (item.kind == "pared" or item.lower in MAKING_GOOD):
                return True
            if item.kind not in ("word", "open", "trade", "period", "count", "other-day") or item.text == ",":
                return False
        return False

    def _further(self, at: int, direction: str, item: Item, verb: bool) -> None:
        again = self.now.again()
        if verb and self.items[at - 1].text == "," and any(one.lower in RELATIVES for one in self.items[:at] if one.start >= self.now.subjects[-1].end):
            again.day = self.context.day  # "Alder, which leapt 5.5% on Monday, rose 2.1%"
        self._flush()
        self.now = again
        self.now.direction = direction
        self.now.session = self._session_of(at) or self.now.session
        self.now.items.append(item)
        self.now.finite = verb
        self.now.rules.append(f"words/{item.kind}")

    def _continues(self, at: int) -> bool:
        """Whether a verb after a complete statement still speaks of its subject: "… but lost", "…, falling"."""
        before = self._before(at)
        if before is None or before.lower in ("and", "but", ",", "then", "or", "while", "-", "–", "—", "which", ")", "before", "after", "to", "also", "it"):
            return True
        return before.lower in AUXILIARIES or is_adverb(before.lower) or before.kind in ("period", "close", "open", "trade", "percent", "points", "number", "money", "weekday", "date", "time", "high", "low", "other-day")

    def _share_direction(self, direction: str) -> None:
        """ "Tata Steel (1.87%), Infosys (1.42%) and Titan (1%) also fell": the verb at the end is that of all in brackets."""
        for statement in reversed(self.done):
            if statement.kind != self.now.kind or statement.direction is not None or statement.slots.keys() <= {"level"}:
                return
            statement.direction = direction

    def _topic_between(self, at: int) -> bool:
        """ "…, measured by volume traded declined": since the last measure something else has been named."""
        last = max(figure.end for figure in self.now.slots.values())
        return any(item.kind == "topic" and item.value not in ("forecast", "company results") for item in self.items[:at] if item.start >= last)

    def _belongs(self, at: int) -> bool:
        """Whether a finite verb is its statement's: no clause has begun since the subject with a noun of its own."""
        subject = self.now.subjects[-1]
        if self.items[at].lower.endswith("ing") and at and self.items[at - 1].text == ",":
            return True  # a participle after a comma is the main subject's
        between = [item for k, item in enumerate(self.items[:at]) if item.start >= subject.end and k not in self.asides]
        if not between:
            return True
        breaks = [k for k, item in enumerate(between) if item.lower in BREAKS or item.lower in ("said", "says", "that", "while")]
        if not breaks:
            return True
        rest = between[breaks[-1] + 1:]
        return not rest or all(item.lower in AUXILIARIES or is_adverb(item.lower) for item in rest) or between[breaks[-1]].lower in RELATIVES

    def _return(self, at: int, item: Item) -> None:
        now = self.now
        if now is None:
            self.pending.direction = self.pending.direction or "signed"
        elif now.direction is None:
            now.direction = "signed"
        elif now.slots and self._next_is_measure(at) and item.lower != "change":
            self._further(at, "signed", item, verb=False)

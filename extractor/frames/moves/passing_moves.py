"""Moves that are not where the day ended: denied, undone, gone by before, or passed through on the way."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, DETERMINERS, RELATIVES, is_adverb
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, GIVEN_UP, MAKING_GOOD
from extractor.frames.statement import Way
from extractor.spans.items import MEASURES, Item

SKIPPED = frozenset({"been", "already", "earlier", "once", "briefly", "initially"})
ENDING_A_RUN = frozenset("snapped snapping halted halting ended ending broke breaking".split())
# After these a move is not where the day ended: "closed flat after rising 0.5%".
EN_PASSANT = frozenset(
    "after despite from earlier having paring pared following before erasing until reversing had".split()
)
SAME_DAY = frozenset({"earlier", "early", "initial", "morning", "brief", "opening"})
OR_MORE = ("or more", "or greater", "or better", "or worse", "or higher", "or less")
RULES = frozenset("would could might can may signifies constitutes qualifies defines considered called defined rare".split())


class PassingMoves(FirstStorey):
    """Moves that are not where the day ended."""

    def _says_no_move(self, at: int, item: Item) -> bool:
        if self._is_attributive(at, item) or self._negated(at) or self._adds_to(at, item) or self._to_extreme(at):
            return True
        if item.lower == "up" and at and self.items[at - 1].lower in ("make", "makes", "making", "made"):
            return True  # "which makes up almost 12 percent of the index"
        if self._held_to_record(at, item) or self._gives_up(at, item) or self._moves_a_call(at):
            return True
        if item.lower == "earned" and not self._priced_behind(at):
            return True
        return self.now is not None and self.now.kind == "sector" and self._gone_by(at)

    def _priced_behind(self, at: int) -> bool:
        """ "earned 6 pesewas to close at 1.76", but "earned $0.16 a share": a price that somebody's share came to."""
        ahead = self.items[at + 1:at + 4]
        return len(ahead) == 3 and ahead[0].kind == "money" and ahead[1].kind == "close" and ahead[2].kind == "money"

    def _moves_a_call(self, at: int) -> bool:
        """ "with 22 stocks improving their evaluations": what others think of them."""
        behind = self.items[at + 1:at + 3]
        return len(behind) == 2 and behind[0].lower in ("its", "their") and "assessed" in (behind[1].kind, *behind[1].figures)

    def _gives_up(self, at: int, item: Item) -> bool:
        """ "gave up early gains of 45 points to finish at 5,649.10, up 1.5%": what the day had been is over."""
        if item.lower not in GIVEN_UP:
            return False
        gains = next((one for one in self.items[at + 1:at + 5] if one.kind in DIRECTIONS or one.kind in MEASURES), None)
        return gains is not None and gains.kind in DIRECTIONS

    def _held_to_record(self, at: int, item: Item) -> bool:
        """ "is sharply down from its record high of 9,119.20": held against another day, and no move of this one."""
        if item.lower not in ("up", "down", "away", "off") or self.now is None or self.now.slots.keys() & {"percent", "points"}:
            return False
        behind = [one for one in self.items[at + 1:at + 5] if one.lower not in DETERMINERS][:2]
        return len(behind) == 2 and behind[0].lower == "from" and behind[1].kind == "extreme"

    def _denied(self, at: int) -> bool:
        """ "no gains or losses": what did not happen."""
        before = self.items[at - 1] if at else None
        if before is None or self.items[at].pos == "verb":
            return False
        listed = before.lower in ("or", "nor") and at > 1 and {"rise", "fall"} & {self.items[at - 2].kind, *(self.items[at - 2].figures or ())}
        return before.lower in ("no", "neither") or bool(listed) and self._denied(at - 2)

    def _gone_by(self, at: int) -> bool:
        """ "bank stocks, which have fallen sharply on worries": over no day, and no figure says how far."""
        if at < 2 or self.items[at - 1].lower not in ("have", "has", "had"):
            return False
        return self.items[at - 2].lower in RELATIVES and not self._next_is_measure(at)

    def _to_extreme(self, at: int) -> bool:
        """ "before retreating to an intraday low": on the way, not where the day ended."""
        on_the_way = bool(at) and self.items[at - 1].lower in ("before", "after")
        return on_the_way and any(item.kind in ("low", "high") for item in self.items[at + 2:at + 5]) and self.items[at + 1].lower == "to"

    def _undone(self, at: int) -> bool:
        """ "reversed early losses", "recouped its fall": what the clause says is over."""
        for back in range(at - 1, max(-1, at - 7), -1):
            item = self.items[back]
            if item.lower in ("with", "to"):
                return False  # "ended the session with a gain", "reversed to climb 1.2%"
            if item.lower in GIVEN_UP:
                return True
            if item.lower in ENDING_A_RUN or at - back <= 4 and (item.kind == "pared" or item.lower in MAKING_GOOD):
                return True
            plain = item.kind in ("word", "open", "trade", "period", "count", "other-day") or item.kind.startswith("hedge")
            if not plain or item.text == ",":
                return False
        return False

    def _of_another_moment(self, at: int, direction: Way, item: Item) -> bool:
        """What a word of movement says beside the move of the clause: how it was before, or on the way."""
        now, before = self.here, self.items[at - 1].lower if at else ""
        if now.direction == "flat" and direction != "flat" and self._told_in_figures(at):
            now.direction = direction  # "remained flat, with a fall of 0.02%"
            now.items.append(item)
            return True
        if self._back_from_extreme(at) or self._peaked(at, "high" if direction == "up" else "low"):
            return True
        if now.direction == "flat" and before == "after":
            self._further(at, direction, item, verb=True)
            self.here.aside = "earlier move"  # "closed flat after rising 0.5% in early trade"
        elif self._moved_before(at, before) or direction != now.direction and self._after_such(at):
            self._further(at, direction, item, verb=True)
            if item.lower.split()[0] in ("ended", "closed", "finished", "settled") and now.kind == "index":
                # "having ended up 0.5 percent at 5,891.21 on Tuesday"
                self.here.day, self.here.session = "before", "close"
            else:
                self.here.aside = "earlier move"
        elif at > 1 and now.slots and self.items[at - 1].kind == "open" and self.items[at - 2].lower in ("after", "having"):
            self._further(at, direction, item, verb=True)
            self.here.aside = "earlier move"  # "ended up 74.52 points, after opening down 0.6 percent"
        else:
            return False
        return True

    def _told_in_figures(self, at: int) -> bool:
        """Whether this word stands with the one figure of the clause, and no word before it says another moment."""
        before = self.items[max(0, at - 5):at]
        if any(item.lower in EN_PASSANT for item in before) or not self.here.slots.keys() <= {"percent", "points"}:
            return False
        behind = bool(self.here.slots) and before[-1].kind in ("percent", "points") and before[-1].used
        return behind or not self.here.slots and self._next_is_measure(at)

    def _back_from_extreme(self, at: int) -> bool:
        """ "having bounced from a low of 3,780.96"."""
        if "level" not in self.here.slots:
            return False
        pairs = zip(self.items[at + 1:at + 3], self.items[at + 2:at + 4])
        return any(one.lower == "from" and other.kind in ("low", "high") for one, other in pairs)

    def _peaked(self, at: int, slot: str) -> bool:
        """ "closed at 24,186.49, having climbed to 24,417.58 in the morning", "after falling to 24,040.10 and rising to
        24,417.58": the day's high or low, told afterwards."""
        rest, level = self.items[at + 1:at + 3], self.here.slots.get("level")
        if not at or self.here.kind != "index" or level is None or len(rest) < 2:
            return False
        if rest[0].lower != "to" or rest[1].kind not in ("number", "points") or not self._reached_earlier(at):
            return False
        self._leave(rest[1], "level within the day")
        beyond = rest[1].value.value >= level.value if slot == "high" else rest[1].value.value <= level.value
        if slot not in self.here.slots and beyond:
            self.here.put(slot, rest[1])
            rest[1].extra.pop("aside")
        return True

    def _reached_earlier(self, at: int) -> bool:
        """ "having climbed", "after falling", "… and rising": where it had been on the same day."""
        if any(item.kind in ("weekday", "other-day", "period", "date") for item in self.items[at + 3:at + 6]):
            return False
        before = self.items[at - 1].lower
        told = [self.here.slots[slot] for slot in ("high", "low") if slot in self.here.slots]
        goes_on = before == "and" and at > 1 and any(self.items[at - 2].value is one for one in told)
        return goes_on or before == "after" and self.items[at].lower.endswith("ing") or self._having(at)

    def _moved_before(self, at: int, before: str) -> bool:
        """ "having lost 1.5 percent", "after falling 2%": told once the move of the day is."""
        if not at or not self.here.slots:
            return False
        if before in ("with", "to") and at > 1 and self.items[at - 2].lower in ("compared", "compare"):
            return True  # "was down 0.2%, compared with losses of 4% before the announcement"
        return self._having(at) or before == "after" and bool({"percent", "points"} & self.here.slots.keys())

    def _after_such(self, at: int) -> bool:
        """ "rose 1.2% after a steep drop of 0.8%": a noun, and what came before."""
        back = at - 1 if "percent" in self.here.slots else 0
        while back > 1 and self._is_adjective(self.items[back]) and self.items[back].lower not in SAME_DAY:
            back -= 1
        lead = [item.lower for item in self.items[max(0, back - 1):back + 1]]
        return len(lead) == 2 and lead[0] in ("after", "following") and lead[1] in ("a", "an")

    def _having(self, at: int) -> bool:
        """ "having lost 1.5 percent", "having earlier been down": on the way to where it stands."""
        words = (item.lower for item in reversed(self.items[max(0, at - 5):at]) if item.lower not in SKIPPED)
        return next(words, "") == "having"

    def _of_some_stocks(self, at: int) -> bool:
        """ "…, in which 9 stocks closed above one percent": of so many of its members."""
        lead = [item for item in self.items[max(0, at - 5):at] if not item.kind.startswith("hedge")][-3:]
        return len(lead) == 3 and lead[0].kind == "count" and lead[1].kind == "counted" and lead[2].kind == "close"

    def _is_a_bound(self, at: int) -> bool:
        """ "a drop of 20 percent or more is a bear market", "none was more than 0.2 percent": of no move made."""
        behind = [item.lower for item in self.items[at + 1:at + 3]]
        none = next((k for k in range(at - 1, max(-1, at - 9), -1) if self.items[k].lower in ("none", "neither")), at)
        more = self.now is None and " ".join(behind).startswith(OR_MORE)  # but "Valero rose 3% or more"
        return more or any(item.kind.startswith("hedge") for item in self.items[none:at])

    def _of_a_rule(self) -> bool:
        """ "A fall of 5% would wipe out the gains", "A decline of 10% is called a correction": of any such move."""
        words = {item.lower for item in self.items[3:10]}
        return self.items[0].lower in ("a", "an") and not words.isdisjoint(RULES)

    def _closes_relative(self, at: int) -> bool:
        """Whether a clause with "which" has just ended, and the verb is the name's own again."""
        subject = self.here.subjects[-1]
        return self.items[at - 1].text in (",", "–", "—") and any(
            one.lower in RELATIVES for one in self.items[:at] if one.start >= subject.end
        )

    def _left_relative(self, at: int) -> bool:
        """ "Alder, which held its meeting on Friday, [was] up 2%": the verb and its helpers stand behind the comma."""
        while at and (word := self.items[at - 1].lower).isalpha() and (word in AUXILIARIES or is_adverb(word)):
            at -= 1
        return at > 0 and self._closes_relative(at)

"""Whose a percentage is, if not the clause's: an earlier move's, another day's, a company's results', a forecast's."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.around import UNREAD
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, PREVIOUS_HEADS
from extractor.spans.items import Item

# Asked in this order; the first that holds says why the percentage is set aside.
ANOTHERS = (
    ("_came_first", "earlier move"),
    ("_of_some_stocks", UNREAD),
    ("_after_quoted_move", "earlier move"),
    ("_of_a_weekday", "another day"),
    ("_averaged", "average"),
    ("_after_a_move", "earlier move"),
    ("_of_an_earlier_day", "earlier move"),
    ("_to_extreme_of_day", "extreme within the day"),
    ("_is_a_bound", "rule of thumb"),
    ("_of_results", "company results"),
    ("_of_room_to_move", "forecast"),
    ("_since_then", "span of another length"),
    ("_part_of", UNREAD),
    ("_of_noun_behind", UNREAD),
    ("_away_from_level", "distance from another level"),
    ("_compared_with", "previous value"),
    ("_of_a_record_yield", "record or 52-week level"),
    ("_from_extreme", "distance from another level"),
)
DRIVEN_BY = frozenset("by following after on despite amid tracking as while to".split())
CAME_BEFORE = frozenset({"after", "from", "following", "of"})
UNDOING = frozenset(
    "erased erasing erase wiped wiping reversed reversing recovered recovering recouped recouping regained regaining "
    "recover recoup erases".split()
)
PARTLY = frozenset({"out", "most", "some", "much", "part", "half", "all", "of", "nearly", "almost", "more", "than"})
PARTS = frozenset({"of", "stake", "owned", "-", "tariff", "tariffs", "tax"})
COMPRISING = frozenset("comprising constituting representing".split())
SPANS = frozenset("quarterly weekly monthly annual yearly daily first-half second-half half-year full-year".split())
REPORTING = frozenset("reported posted recorded announced unveiled logged".split())
SHARES = frozenset({"shares", "share", "stock", "stocks", "trade", "trading", "deals"})
NAMED = frozenset({"index", "company", "sector", "instrument"})
AWAY = frozenset({"below", "above", "away", "short", "shy", "off", "beneath", "clear", "adrift"})
OPPOSED = frozenset({"against", "versus", "vs", "compared"})
MEASURED = frozenset({"index", "sector"})


class WhosePercent(FirstStorey):
    """Whose a percentage is, if not the clause's."""

    def _percent_of_another(self, at: int) -> str | None:
        """Why a percentage is not the clause's; None where it is."""
        return next((reason for question, reason in ANOTHERS if getattr(self, question)(at)), None)

    def _leave_percent(self, at: int, item: Item, reason: str) -> None:
        self._leave(item, reason)
        if reason == "previous value":
            self.here.before = item.value
        elif self.now is not None and not self.now.slots and self._counts_since(at, reason):
            self.now.direction = None  # "is up 22 percent since early June, but has lost 4.5 percent this year"

    def _counts_since(self, at: int, reason: str) -> bool:
        return reason == "distance from another level" and self.items[at + 1].lower == "since"

    def _after_quoted_move(self, at: int) -> bool:
        """ "rose 0.2% to $39.78 a barrel after a 3% gain"."""
        if at < 2 or not self._after_some(self.items[at - 2:at]):
            return False
        return self.now is not None and self.now.kind == "instrument" and "percent" in self.now.slots

    def _of_a_weekday(self, at: int) -> bool:
        """ "giving up part of Wednesday's 2.5% jump", "after Friday's gain of nearly 20 per cent": another day's move.

        Unless it is the only one told of this day.
        """
        day = self._day_that_owns(at)
        if day is None:
            return False
        before = self.items[day - 1].lower if day else ""
        now = self.now
        if now is None or now.kind == "instrument" and before.startswith("exten"):
            return now is not None or before in CAME_BEFORE
        told = bool(now.slots.keys() & {"percent", "points"}) or bool(self.done) and self.done[-1].subjects == now.subjects
        return told and self._is_another(self.items[day])

    def _day_that_owns(self, at: int) -> int | None:
        """Where "Friday" stands, in "Friday's sharp fall of nearly 2%"."""
        for back in range(at - 1, max(0, at - 8), -1):
            item = self.items[back]
            if item.lower in ("'s", "’s"):
                day = back - 1
                return day if self.items[day].kind in ("weekday", "other-day") else None
            noun = item.kind in DIRECTIONS and item.pos in ("noun", "any") or item.kind.startswith("hedge")
            if not (noun or item.lower in ("of", "a") or self._is_adjective(item)):
                return None
        return None

    def _is_another(self, day: Item) -> bool:
        published = self.context.published
        if day.kind == "other-day":
            return not (day.lower == "yesterday" and self.context.tells_yesterday)
        return published is None or published.weekday() != day.value

    def _averaged(self, at: int) -> bool:
        """ "has risen an average of 1.3%"."""
        before = self._before(at)
        if before is None:
            return False
        return before.lower == "averaged" or before.lower in ("of", "by") and self.items[at - 2].lower == "average"

    def _after_a_move(self, at: int) -> bool:
        """ "fell 4.2 percent, following a drop of 2.6 percent": what came before the move told."""
        now = self.now
        measured = now is not None and bool(now.slots.keys() & {"percent", "points"})
        if now is not None and now.direction == "flat" and not measured:
            return self._after_some(self.items[max(0, at - 4):at])  # "flat after a 0.5% gain"
        if not measured:
            return False
        lead = [item for item in self.items[max(0, at - 6):at] if not item.kind.startswith("hedge")]
        noun = next((k for k in range(len(lead) - 1, 0, -1) if lead[k].kind in DIRECTIONS), None)
        if noun is None or [item.lower for item in lead[noun + 1:]] != ["of"]:
            return False
        return self._after_some(lead[:noun])

    @staticmethod
    def _after_some(items: list[Item]) -> bool:
        """ "after a", "following an"."""
        pairs = zip(items, items[1:])
        return any(one.lower in ("following", "after") and other.lower in ("a", "an") for one, other in pairs)

    def _gone_before(self, at: int) -> bool:
        """ "recovering some of the 5.5 percent it lost in the sessions before": a part of an earlier move."""
        before = self.items[at - 1] if at else None
        after = self.items[at + 1:at + 3]
        if before is None or len(after) < 2 or after[0].kind != "pronoun":
            return False
        told = after[1].kind in DIRECTIONS or after[1].lower in ("had", "has")
        return told and (before.kind == "one-of" or before.lower in DETERMINERS)

    def _won_back(self, at: int) -> bool:
        """ "recovered most of a 25 percent slide", "after wiping out a 4 percent rally"."""
        after, back = self._after(at), at - 1
        if after is None or after.kind not in DIRECTIONS or after.pos == "verb":
            return False
        while back > 0 and (self.items[back].lower in DETERMINERS or self.items[back].lower in PARTLY or self.items[back].kind.startswith("hedge")):
            back -= 1
        return self.items[back].lower.split()[0] in UNDOING

    def _of_an_earlier_day(self, at: int) -> bool:
        """ "rose 2.8 percent after a 3.1 percent jump yesterday", "the more than six percent drop it had on Monday"."""
        lead = [item.lower for item in self.items[max(0, at - 4):at] if not item.kind.startswith("hedge")][-2:]
        ahead = [item for item in self.items[at + 1:at + 6] if not self._is_adjective(item)]
        if len(lead) < 2 or lead[0] not in CAME_BEFORE or lead[1] not in DETERMINERS:
            return False
        if not ahead or ahead[0].kind not in DIRECTIONS:
            return False
        return any(item.kind in ("other-day", "weekday") or item.lower in ("it", "they") for item in ahead[1:3])

    def _to_extreme_of_day(self, at: int) -> bool:
        """ "fell 1.1 percent to a session low"."""
        after = self._after(at)
        if after is None or after.lower != "to":
            return False
        return any(other.kind in ("low", "high") for other in self.items[at + 2:at + 5])

    def _of_results(self, at: int) -> bool:
        """ "after a 32% decline in full-year profits", "in 2005 earnings": the move of what is no share."""
        behind = [item for item in self.items[at + 1:at + 9] if item.kind not in ("year", "period")]
        ahead = [item for item in behind if not self._is_light(item) and item.lower not in SPANS]
        if len(ahead) < 3 or ahead[0].kind not in DIRECTIONS or ahead[1].lower not in ("in", "of", "for"):
            return False
        if ahead[1].lower == "in" and self._reported(at):
            return True
        if ahead[2].kind != "topic" or ahead[2].value not in ("company results", "economy", "volume"):
            return False
        return self.now is None or self.now.kind != "topic"

    def _reported(self, at: int) -> bool:
        """ "Acme reported a 15 percent jump in weekly bookings", "in its advances": of whatever a company counts but its shares."""
        if not any(item.lower in REPORTING for item in self.items[max(0, at - 4):at]):
            return False
        inside = next(k for k in range(at, len(self.items)) if self.items[k].lower == "in")
        counted = self.items[inside + 1:inside + 4]
        owned = bool(counted) and counted[0].lower in SPANS | {"its", "their"}
        return owned and not any(item.lower in SHARES for item in counted)

    def _is_light(self, item: Item) -> bool:
        """A determiner, a hedge or an adjective."""
        return item.lower in DETERMINERS or item.kind.startswith("hedge") or self._is_adjective(item)

    def _of_room_to_move(self, at: int) -> bool:
        """ "sees 12% upside"."""
        after = self._after(at)
        return after is not None and after.lower in ("upside", "downside", "potential")

    def _part_of(self, at: int) -> bool:
        """ "a 5% stake", "12% of sales", "comprising 56%"; but "fell 12% of …"."""
        before, after = self._before(at), self._after(at)
        if before is not None and before.lower in COMPRISING or self._is_weight(at):
            return not any(item.kind == "return" for item in self.items[at + 1:at + 3])  # "representing a 4.6% YTD return"
        return after is not None and after.lower in PARTS and not self._is_move_before(at)

    def _since_then(self, at: int) -> bool:
        """ "It began the year at 0.70 and has since lost 11.43%"."""
        lead = [item.lower for item in self.items[max(0, at - 4):at]]
        return any(one in ("has", "have", "had") and other == "since" for one, other in zip(lead, lead[1:]))

    def _of_noun_behind(self, at: int) -> bool:
        """ "led by a 1% rise in resources and a 0.9% higher gold index": an adjective's, of what stands behind it."""
        before, rest = self.items[at - 1] if at else None, self.items[at + 1:at + 3]
        if before is None or before.lower not in ("a", "an") or len(rest) < 2 or rest[0].kind not in DIRECTIONS:
            return False
        return rest[0].lower.endswith("er") and rest[1].kind in NAMED

    def _away_from_level(self, at: int) -> bool:
        """ "2% below its high", "4 percent shy of the record"."""
        if (after := self._after(at)) is None:
            return False
        if after.lower == "under" and after.kind in ("hedge-over", "hedge-under"):
            return at + 2 < len(self.items) and self.items[at + 2].kind != "period"
        return after.lower in AWAY

    def _compared_with(self, at: int) -> bool:
        """ "rose to 2.86 percent from 2.84 percent", "compared with 7.1%"."""
        before = self._before(at)
        if before is None or self.now is None or not (self.now.slots or self.now.kind == "instrument"):
            return False
        if before.lower in ("'s", "’s") and at > 2 and self.items[at - 2].kind in ("weekday", "other-day"):
            before = self.items[at - 3]  # "to 4.80% from Monday's 4.69%"
        return before.lower in PREVIOUS_HEADS or at > 1 and self.items[at - 2].lower in ("compared", "compare")

    def _of_the_compared(self, at: int) -> bool:
        """ "is up 26% over one year compared to the 0.6% rise in the Nifty 50": the other's, over the same span."""
        if self.now is None or not self.now.slots:
            return False
        light = [item for item in self.items[max(0, at - 4):at] if not item.kind.startswith("hedge")]
        lead = [item.lower for item in light if item.lower not in DETERMINERS][-2:]
        rest = self.items[at + 1:at + 7]
        compared = lead[:1] == ["compared"] or lead[-1:] in (["against"], ["versus"])
        if not compared or len(rest) < 3 or rest[0].kind not in DIRECTIONS or rest[1].lower not in ("in", "of", "for"):
            return False
        return next((item for item in rest[2:] if item.kind in NAMED), None) is not None

    def _opposed(self, at: int) -> Item | None:
        """ "rose 1.12%, against 0.70% for the BSE 100 and 0.31% for the Sensex": the same way, of the name behind."""
        after = [item for item in self.items[at + 1:at + 4] if item.lower not in DETERMINERS]
        if self.now is None or not self.now.slots or len(after) < 2 or after[0].lower != "for":
            return None
        lead = [item.lower for item in self.items[:at] if not item.kind.startswith("hedge")]
        opposed = bool(lead) and (lead[-1] in OPPOSED or lead[-2:-1] == ["compared"])
        goes_on = lead[-1:] == ["and"] and not OPPOSED.isdisjoint(lead)
        return after[1] if after[1].kind in MEASURED and (opposed or goes_on) else None

    def _behind(self, at: int) -> bool:
        """ "boosted by a 2.3 percent jump in Brent crude": the move of what is named next, not of what was moved."""
        light = [item for item in self.items[max(0, at - 3):at] if not item.kind.startswith("hedge")]
        lead = [item.lower.rpartition(" ")[2] for item in light][-2:]
        noun, rest = self._after(at), self.items[at + 2:at + 7]
        if self.now is None or self.now.kind != "sector" or noun is None or noun.kind not in DIRECTIONS:
            return False
        if len(lead) < 2 or lead[0] not in ("by", "after", "on", "following") or lead[1] not in ("a", "an"):
            return False
        if not rest or rest[0].lower != "in":
            return False
        return any(item.kind in ("instrument", "company", "index") for item in rest[1:])

    def _by_its_index(self, at: int) -> bool:
        """ "Chip stocks fell, resulting in a 2 percent loss by the Chip Index": told of what measures them."""
        behind = [item for item in self.items[at + 2:at + 6] if item.lower not in DETERMINERS][:2]
        return len(behind) == 2 and behind[0].lower in ("by", "in") and behind[1].kind == "index"

    def _by_a_move(self, at: int) -> bool:
        """ "ended higher, buoyed by a 4 percent gain in …": the move of another, which drove this one."""
        before, after = self.items[max(0, at - 2):at], self.items[at + 1:at + 3]
        if len(before) < 2 or before[1].lower not in ("a", "an"):
            return False
        if len(after) < 2 or after[0].kind not in DIRECTIONS:
            return False
        if before[0].lower == "with":
            name = next((other for other in self.items[at + 3:at + 6] if other.lower not in DETERMINERS), None)
            return after[1].lower == "in" and name is not None and name.kind in ("instrument", "company", "sector")
        if self.here.kind == "sector" and self._by_its_index(at):
            return True
        if before[0].lower.rpartition(" ")[2] not in DRIVEN_BY and before[0].kind != "owed-to":
            return False
        by = after[1].lower == "by" and at + 3 < len(self.items) and self.items[at + 3].kind not in ("time", "close")
        return by or after[1].lower in ("in", "for", "from") or after[1].kind == "shares-of"

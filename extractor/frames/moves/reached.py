"""Numbers that an index reached on the way: its high and low of the day, by the words around them."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import RELATIVES, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

REACHING = frozenset("reaching hitting touching reached touched hit crossing".split())
MOVED_TO = frozenset({"to", "hit", "touched", "touching", "hitting", "reached"})
LEFT_BY = frozenset({"before", "but", "and"})
BANDED = frozenset("circuit circuits limit lock locks".split())
HELD = frozenset("hit hits hitting touched touching reached reaching locked closed ended at".split())
LEADING_TO = frozenset({"and", "hit", "touched", "made", "reached", "marked"})
ENDING = frozenset({".", ",", ";", "and", "during", "before", "intraday", "intra-day"})
GOING_ON = frozenset({"to", "and", "but", "before", "then", "after", ",", ";"})
HOW_FAR = frozenset({"as", "far", "high", "low"})


class Reached(Looking):
    """Numbers that an index reached on the way."""

    def _reached_before(self, at: int) -> bool:
        """ "closed at 11,556, after reaching the high/low at 11,649/11,479": where it stood earlier."""
        if "level" not in self.here.slots or self.target in ("high", "low"):
            return False
        for item in reversed(self.items[max(0, at - 8):at]):
            if item.kind in MEASURES and item.kind != "count" or item.kind == "close":
                return False
            if item.lower in REACHING:
                return True
        return False

    def _left_again(self, at: int) -> str | None:
        """ "slid to a six-month low of 2,120.11 before ending at 2,155.09": the day's low, since it left it the same day."""
        if self.here.kind != "index" or not MOVED_TO & {item.lower for item in self.items[max(0, at - 3):at]}:
            return None
        if self.day_ahead == "other" or not self._closed_afterwards(at, 1):
            return None
        return "low" if self.items[at].lower.endswith(("low", "lows")) else "high"

    def _lowest_since(self, at: int) -> str:
        """ "ended at 4,310.22 after touching 4,280.13, the lowest since May 2019": the day's low or high, or ""."""
        behind = [item.lower.partition(" ")[0] for item in self.items[at + 1:at + 8] if item.lower not in ("its", "the")]
        touched = at and self.items[at - 1].lower in REACHING and self.here.kind == "index" and self.day_ahead != "other"
        if not touched or behind[:1] != [","] or "since" not in behind[2:4]:
            return ""
        return {"lowest": "low", "highest": "high"}.get(behind[1], "")

    def _left_before_close(self, at: int) -> str:
        """ "dipped to 27,120.22 in early deals before recovering to end at 27,310.11": the low or high on the way, or ""."""
        if self.here.kind != "index" or self.here.slots.keys() & {"level", "percent", "points"} or at < 2 or self.items[at - 1].lower != "to":
            return ""
        verb = next((item for item in reversed(self.items[max(0, at - 3):at - 1]) if not is_adverb(item.lower)), None)
        if verb is None or verb.pos != "verb" or not self._closed_afterwards(at, 0):
            return ""
        return {"rise": "high", "fall": "low"}.get(verb.kind, "")

    def _closed_afterwards(self, at: int, numbers: int) -> bool:
        """ "… before ending at 2,155.09", "… before recovering to close", "… but closed at 2,155.09": behind so many numbers."""
        behind = self.items[at + 1:at + 22]
        joint = next((k for k, item in enumerate(behind) if item.lower in LEFT_BY), -1)
        said = [item for item in behind[:joint] if item.kind in ("number", "points", "percent")]
        ahead = [*takewhile(lambda item: item.kind not in MEASURES, behind[joint + 1:])]
        if joint < 0 or len(said) != numbers:
            return False
        if behind[joint].lower == "before":
            return any(item.kind == "close" for item in ahead[:7])
        return [item.kind for item in ahead[:1]] == ["close"] and len(ahead) < 3

    def _out_of_relative(self, at: int) -> Statement | None:
        """ "Alder, which said sales rose 5%, fell 3%": at the comma, Alder's again; None where nothing was told between."""
        if self.now is None or self.now.kind != "topic" or not self._verb_at(at + 1):
            return None
        which = next((k for k in range(at - 1, 1, -1) if self.items[k].lower in RELATIVES), 0)
        between = {item.kind for item in self.items[which:at]}
        if not which or self.items[which - 1].text != "," or self.items[which - 2].kind != "company" or "company" in between:
            return None
        return Statement([self.items[which - 2]], day=self.day_ahead)

    def _leave_relative(self, at: int) -> None:
        """ "The SMI, which slipped to 12,840.55, managed to finish up at 12,965.20": where it had been, at the comma."""
        if (outer := self._out_of_relative(at)) is not None:
            self._flush()
            self.now = outer
            return
        now = self.now
        if now is None or now.kind != "index" or now.slots.keys() != {"level"} or now.direction is None or now.session == "close":
            return
        told, level = [item.lower for item in self.items[:at] if item.start >= now.subjects[-1].end], now.slots["level"].value
        later = (item for item in self.items[at + 1:at + 20] if item.kind in ("number", "points") and item.value is not None)
        if told[:2] == [",", "which"] and any(level * 4 < item.value.value * 5 < level * 6 for item in later):
            self._set_aside(now, ("level",), "level within the day")
            now.direction = None
            self._begin_again()

    def _way_of_moment(self) -> Way | None:
        return self.moments[-1].direction if self.moments and self.moments[-1].subjects == self.here.subjects else None

    def _after_swing(self, at: int) -> bool:
        """Whether the measure before is how far it went within the day, and this is where it stood then."""
        before = [item for item in self.items[max(0, at - 5):at] if item.kind in MEASURES][-2:]
        word = self.items[at - 1].lower if at else ""
        if word == "to":
            return any(map(self._swung, before[-1:]))
        return word == "and" and len(before) > 1 and self._swung(before[0])

    def _swung(self, measure: Item) -> bool:
        if isinstance(measure.extra, dict) and measure.extra.get("aside") == "extreme within the day":
            return True
        return any(measure.value is figure for moment in self.moments for figure in moment.slots.values())

    def _beyond_extreme(self, at: int) -> bool:
        """ "ended below its closing high at 10,501.05": the high it is measured against."""
        told = False
        for item in reversed(self.items[max(0, at - 8):at - 1]):
            if item.lower in ("below", "above", "under", "beneath"):
                return told and self.items[at - 1].lower in ("at", "of")
            if item.lower in GOING_ON or item.kind in MEASURES and item.used:
                return False
            told = told or item.kind in ("close", "high", "low", "extreme")
        return False

    def _called_extreme(self, at: int) -> str:
        """ "rallied to 81,998.51 at the day's peak": the day's high or low by the words after it, or ""."""
        after = self.items[at + 1:at + 4]
        if self.here.kind != "index" or not after:
            return ""
        if after[0].kind in ("high", "low") and not (len(after) > 1 and after[1].lower in ("of", "at")):
            return after[0].kind  # "hit 62,644.38 intraday high and 61,807.54 intraday low"
        plain = after[0].lower in ("high", "low") and self.items[at - 1].lower in LEADING_TO
        if plain and (len(after) == 1 or after[1].lower in ENDING or after[1].kind == "period"):
            return after[0].lower  # "hit 62,644.38 points high and 61,807.54 points low"
        if len(after) < 2 or after[0].lower != "at":
            return ""
        return next((item.kind for item in after[1:] if item.kind in ("high", "low")), "")

    def _reached_after_open(self, at: int) -> str:
        """ "opened at 2,652.03 and climbed to 2,660.74", "opened lower and sank as far as 52,879.16".

        The high or low that came on the way, or "".
        """
        if self.here.kind != "index" or "level" in self.here.slots:
            return ""
        far = [item.lower for item in self.items[max(0, at - 3):at]] == ["as", "far", "as"]
        if not far and not (self.items[at - 1].lower == "to" and "open" in self.here.slots):
            return ""
        back = reversed(self.items[max(0, at - 4):at - 1])
        verb = next((item for item in back if not is_adverb(item.lower) and item.lower not in HOW_FAR), None)
        return {"rise": "high", "fall": "low"}.get(verb.kind, "") if verb is not None else ""

    def _circuit(self, at: int, item: Item) -> None:
        """ "Acme hit the upper circuit of 10 percent to Rs 412", "locked at its lower limit of Rs 41.20": as far as a share may go."""
        now, behind = self.now, [one.lower for one in self.items[max(0, at - 4):at]]
        if now is None or now.kind != "company" or now.direction is not None or BANDED.isdisjoint(item.lower.split()) or HELD.isdisjoint(behind):
            return
        now.direction = "up" if item.kind == "upper-circuit" else "down"
        now.items.append(item)
        after = self.items[at + 1:at + 3]
        if len(after) == 2 and after[0].lower in ("of", "at") and after[1].kind == "money" and not after[1].used:
            now.put("price", after[1])
            now.currency, after[1].used = after[1].extra["currency"], True

    def _other_extreme(self, at: int) -> str:
        """ "The intraday high and low, respectively, stood at 13,955.42 and 13,691.08": the second of the two, or ""."""
        first = self.items[at - 2].value if at > 1 and self.items[at - 1].lower == "and" else None
        known = next((slot for slot in ("high", "low") if first is not None and self.here.slots.get(slot) is first), "")
        other = {"high": "low", "low": "high"}.get(known, "")
        pair = [item.lower.rpartition(" ")[2] for item in self.items[:at] if item.lower != "the"]
        both = any(trio == (known, "and", other) for trio in zip(pair, pair[1:], pair[2:]))
        return other if both and other not in self.here.slots else ""

    def _take_extreme(self, item: Item, slot: str) -> None:
        item.used = True
        if slot in self.here.slots:
            item.extra["aside"] = "extreme within the day"
        else:
            self.here.put(slot, item)

    def _share_extremes(self) -> None:
        """ "The Sensex hit a low of 57,289.05, whereas the broader Nifty slipped to 17,109.40", "The Sensex started at 79,921.13
        and the Nifty at 24,378.15": where that one stood then, too."""
        before: Statement | None = None
        for one in self.done:
            if one.kind == "index" and before is not None and one.slots.keys() == {"level"} and one.session is None:
                opened = before.slots.keys() == {"open"} and not one.finite
                slot = "open" if opened else {"up": "high", "down": "low"}.get(one.direction or "", "")
                if before.slots.keys() == {slot} and before.subjects[0].value != one.subjects[0].value:
                    one.slots[slot], one.series[slot] = one.slots.pop("level"), one.series.pop("level")
                    one.direction = None
            before = one if one.kind == "index" else None

"""Moments within the day: how far a name went before it stood where the clause says."""

from __future__ import annotations

from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import COPULAS, DIRECTIONS, MAKING_GOOD, NARROWING, SUBJECT_KINDS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

SWINGS = frozenset(
    "swinging swung seesawing seesawed see-sawing see-sawed whipsawing whipsawed covered covering gyrated gyrating "
    "oscillated oscillating fluctuated fluctuating yo-yoed swayed swaying zigzagged".split()
)
BANDS = frozenset("band range corridor volatility swing swings fluctuation".split())
ASIDE_SIGNS = frozenset({"-", "–", "—", ",", "(", "or", "by", "a", "an", "of"})
EARLIER = frozenset({"earlier", "intraday", "intra-day"})
REACH = frozenset({"touch", "hit", "reach", "scale", "make"})
REGAINED = frozenset({"recovered", "recouped", "regained"})
CLOSED = frozenset("closed ended finished settled closing ending finishing settling".split())
WENT: dict[str, Way] = {"having fallen": "down", "having risen": "up"}


class Moments(FirstStorey):
    """Moments within the day."""

    def _extreme_of_day(self, at: int, item: Item) -> bool:
        """ "lost as much as 0.8%": how far it went in between, not where it ended."""
        if self._in_other_words(at, item):
            return True
        if self._swinging(at) or self._beside_extreme(at):
            self._leave(item, "extreme within the day")
            return True
        furthest = bool(at) and (self.items[at - 1].kind == "as-much-as" or self._peaked_by(at) or self._at_one_point(at))
        as_much_as = furthest and not self._over_a_span(at)
        if as_much_as and self._from_extreme(at):
            self._leave(item, "distance from another level")
            return True
        behind = self.items[at + 1:at + 3]
        if at and self.items[at - 1].lower == "another" and self._up_to_extreme(at):
            self._leave(item, "move within the day")  # "gained another 9 points to touch the day's high"
            return True
        if [one.lower for one in behind[:1]] == ["later"] and (len(behind) == 1 or behind[1].text in (".", ",")):
            self._leave(item, "move within the day")  # "touched the day's high but tanked 733 points later"
            return True
        if self._moved_earlier(at) or self._had_been(at, item) or self._up_to_extreme(at):
            self._on_the_way(at, item)
            return True
        if self._swung_within(at, item):
            return True
        if self._erases(at):
            self.here.direction = "down"
            return False
        if self._made_good(at) or as_much_as or self._swung_too(at):
            self._on_the_way(at, item)
            return True
        return False

    def _at_one_point(self, at: int) -> bool:
        """ "which at one point was down more than 300 points"."""
        for item in reversed(self.items[max(0, at - 7):at]):
            if item.lower == "at one point":
                return True
            if item.kind in MEASURES or item.kind == "close" or item.text in (",", ";") or item.lower in ("and", "but"):
                return False
        return False

    def _in_other_words(self, at: int, item: Item) -> bool:
        """ "as much as 402 points, or 2.49 percent": the same move within the day."""
        lead = [one for one in self.items[max(0, at - 3):at] if one.text != ","][-2:]
        if len(lead) < 2 or lead[1].lower not in ("or", "(") or not self._swung(lead[0]) or lead[0].kind == item.kind:
            return False
        if self.moments and any(lead[0].value is figure for figure in self.moments[-1].slots.values()):
            self.moments[-1].put(item.kind, item)
            item.used = True
        else:
            self._leave(item, "extreme within the day")
        return True

    def _up_to_extreme(self, at: int) -> bool:
        """ "leapt 1,213 points to the day's high": no number of where it stood."""
        reach = at + 1 + (len(self.items) > at + 2 and self.items[at + 1].lower == "to" and self.items[at + 2].lower in REACH)
        behind = [item for item in self.items[at + 1:at + 5] if item.lower not in ("the", "its", "a", *REACH)]
        if reach > at + 1 and len(behind) > 1 and behind[1].kind in ("high", "low"):
            return True  # "gained another 5 points to touch the day's high of 4,238"
        reached = len(behind) > 1 and behind[0].lower == "to" and behind[1].kind in ("high", "low") and not behind[1].lower.endswith(" of")
        rest = self.items[self.items.index(behind[1]) + 1:][:1] if reached else []
        return reached and not any(item.lower in ("of", "at") or item.kind in MEASURES for item in rest)

    def _peaked_by(self, at: int) -> bool:
        """ "peaked about 1.15 per cent higher", "bottomed 120 points lower"."""
        before = self._before(at)
        return before is not None and before.lower in ("peaked", "bottomed", "troughed")

    def _over_a_span(self, at: int) -> bool:
        """ "have shed up to 32.7% and 19.2% in the year to date": no moment within a day."""
        for item in self.items[at + 1:at + 8]:
            if item.kind == "period":
                return item.value != "1d"
            if item.kind not in MEASURES and item.lower not in ("and", "or", "so", "on", "a", "over", "in", "the"):
                return False
        return False

    def _swinging(self, at: int) -> bool:
        """ "swinging about 200 points", "had recovered 430 points"."""
        before = self.items[max(0, at - 6):at]
        if self._between_ways(at) or self._swings_to(before):
            return True
        if self._is_band(before):
            if self.now is not None and self.now.kind == "index":
                self.now.band = self.items[at].value
            return True
        return any(other.lower in REGAINED for other in before[-3:]) and any(other.lower == "had" for other in before)

    @staticmethod
    def _is_band(before: list[Item]) -> bool:
        """ "swinging about 200 points", "moved in a band of 150 points": from the day's low to its high."""
        if any(other.lower in SWINGS for other in before[-3:]):
            return True
        return (
            len(before) > 1 and before[-1].lower.endswith("of")
            and before[-1 - (before[-1].lower == "of")].lower.split()[0] in BANDS
        )

    @staticmethod
    def _swings_to(before: list[Item]) -> bool:
        """ "swung from a 400-point gain to a 200-point loss": the other end."""
        told = next((item.extra for item in reversed(before) if item.kind in MEASURES), None)
        to = [item.lower for item in before[-2:]] in (["to", "a"], ["to", "an"], ["into", "a"])
        return to and isinstance(told, dict) and told.get("aside") == "extreme within the day"

    def _between_ways(self, at: int) -> bool:
        """ "having moved over 450 points between losses and gains": to and fro."""
        ahead = self.items[at + 1:at + 5]
        joined = ahead[:1] != [] and ahead[0].lower == "between" and "and" in [item.lower for item in ahead]
        return joined and any(item.kind in (*DIRECTIONS, "high", "low") or item.lower in ("highs", "lows") for item in ahead)

    def _swung_too(self, at: int) -> bool:
        """ "fell as much as 1.2%, 1.1% and 0.9%, respectively"."""
        if not self.shared_out or at < 2 or self.items[at - 1].lower not in ("and", ",") or self.items[at - 2].kind not in MEASURES:
            return False
        return self._swung(self.items[at - 2])

    def _beside_extreme(self, at: int) -> bool:
        """ "dropped to a low of 8,120 - down 206 points or 2.5%": how far the low was from the last close."""
        now = self.now
        if now is None or now.kind != "index" or now.slots.keys() & {"level", "points", "percent"}:
            return False
        ends = {figure.end for slot, figure in now.slots.items() if slot in ("high", "low")}
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.kind in MEASURES:
                return bool(item.value) and item.value.end in ends or (item.extra or {}).get("aside") == "extreme within the day"
            way = item.kind in DIRECTIONS and item.lower.partition(" ")[0] not in CLOSED  # no "…, closed down 27 points"
            if not way and item.text not in ASIDE_SIGNS and not item.kind.startswith("hedge"):
                return False
        return False

    def _moved_earlier(self, at: int) -> bool:
        """ "an earlier slide of 190 points"."""
        before = self.items[max(0, at - 6):at]
        ends = (k for k, other in enumerate(before) if other.kind in MEASURES or other.kind == "close")
        clause = before[max(ends, default=-1) + 1:]
        ways = [k for k, other in enumerate(clause) if other.kind in DIRECTIONS]
        return bool(ways) and ways[-1] > 0 and clause[ways[-1] - 1].lower in EARLIER  # not "an early slide, adding …"

    def _had_been(self, at: int, item: Item) -> bool:
        """ "having been 70 points ahead", "which had been up 100 points": an index's day before it turned."""
        before = [other for other in self.items[max(0, at - 5):at] if not other.kind.startswith("hedge")]
        words = [other.lower for other in before if other.kind not in DIRECTIONS and other.lower not in ("as", "by")]
        if words[-2:] not in (["had", "been"], ["having", "been"]):
            return False
        after = self._after(at)
        if item.kind != "points" and (after is None or after.lower not in ("before", "at", "earlier", "until")):
            return False  # "had been down 0.7% before bouncing back", but "had been down 4%"
        return not any(other.kind in ("period", "since") for other in self.items[at + 1:at + 9] if other.value != "1d")

    def _erases(self, at: int) -> bool:
        """ "the FBM 70 erased 19.21 points", "narrowed 97.52 points"."""
        if not at or self.items[at - 1].lower not in ("erased", "erasing", "narrowed", "narrowing"):
            return False
        return self.now is not None and self.now.direction is None

    def _made_good(self, at: int) -> bool:
        """ "pared a loss of 2%", "reversed early losses of around 3 percent": a move that is over."""
        if self.items[at - 1].lower == "to" or (after := self._after(at)) is not None and after.kind == "other-day":
            return False  # "narrowed its loss to 30 points", "having fallen almost 20% last week"
        for back in range(at - 1, max(-1, at - 8), -1):
            item = self.items[back]
            if item.kind in MEASURES or item.kind in SUBJECT_KINDS or item.kind == "close" or item.lower == "to":
                return False  # "reversed early losses to end up 0.3%"
            if item.lower in ("and", "but") and self.items[back + 1].lower in COPULAS:
                return False  # "recovered from its lows and was down 41 points"
            if item.kind in ("rise", "fall") and self.items[back - 1].lower in (",", "and"):
                return False  # "erased an early slide, adding 62.14 points"
            if item.kind == "pared" and at - back <= 5:
                return True
            if item.kind == "pared" or item.lower in MAKING_GOOD | NARROWING:
                return any(other.kind in ("rise", "fall") for other in self.items[back + 1:at])
        return False

    def _on_the_way(self, at: int, item: Item) -> None:
        """ "fell as much as 0.8%", "an earlier slide of 190 points": a move of an index within the day, and its own.

        For all else it is no fact.
        """
        item.used = True
        behind = self.items[at + 1:at + 4] if self._had_been(at, item) or self._peaked_by(at) else []
        behind = self.items[at + 1:at + 10] if self.shared_out else behind  # "moved as much as 1% and 2% higher, respectively"
        near = (*reversed(self.items[max(0, at - 6):at]), *behind)
        ways = (WENT.get(other.lower) or DIRECTIONS[other.kind] for other in near if other.lower in WENT or other.kind in ("rise", "fall"))
        way = next(ways, None)
        now = self.now
        if way is None or now is None or not self._may_have_moments(now):
            item.extra["aside"] = "extreme within the day"
            self._leave_reached(at)
            return
        if self._swung_too(at) and self.moments and self.moments[-1].subjects == now.subjects:
            self.moments[-1].put(item.kind, item)
            return
        moment = Statement(now.subjects, direction=way, session="intraday", day=now.day, rules=["words/on-the-way"])
        moment.put(item.kind, item)
        self.moments.append(moment)
        if now.direction == way and not now.slots.keys() & {"percent", "points"}:
            now.direction = None  # "closed at 2,701.20, after falling as much as 1.1 percent"

    def _leave_reached(self, at: int) -> None:
        """ "Sterling fell as much as 6% to $1.1841 before recovering": the price of that moment too."""
        ahead = self.items[at + 1:at + 3]
        if self.now is not None and self.now.kind == "instrument" and len(ahead) == 2 and ahead[0].lower in ("to", "at"):
            if ahead[1].kind == "money":
                self._leave(ahead[1], "extreme within the day")

    def _may_have_moments(self, now: Statement) -> bool:
        """One index, or several with a figure apiece, and the move of a day."""
        if now.kind != "index" or now.aside or now.period not in (None, "1d"):
            return False
        return len(now.subjects) == 1 or self.shared_out

    def _moments_told(self) -> list[Statement]:
        """Those where each subject has a figure."""
        return [one for one in self.moments if all(len(told) == len(one.subjects) for told in one.series.values())]

"""A change whose unit is left out: "rose 503.12 to", "(-108.12)", "gained 0.11 to close at 54.40"."""

from __future__ import annotations

from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS
from extractor.frames.statement import Way
from extractor.spans.items import MEASURES, Item

# Words behind a change that say which way it went, and elsewhere say nothing of the kind.
BEHIND: dict[str, Way] = {"off": "down", "easier": "down", "better": "up", "improvement": "up"}
LEADING_ON = frozenset({"or", "to", "at", "(", ","})
HELD_AGAINST = frozenset({"from", "against", "versus", "compared"})


class UnitUnsaid(Looking):
    """A change whose unit is left out."""

    def _points_in_bracket(self, at: int, item: Item) -> bool:
        """ "down 0.45 percent (-108.12)"."""
        if not self._in_bracket() or "points" in self.here.slots:
            return False
        return bool(item.extra["sign"]) or self._explains_percent(at, item)

    def _explains_percent(self, at: int, item: Item) -> bool:
        """ "11,026.83, up 0.91% (99.54)": in points what the per cent before the bracket is."""
        level = self.here.slots.get("level")
        beside = self.items[at - 2] if at > 1 and self.items[at - 1].text == "(" else None
        if level is None or beside is None or beside.kind != "percent":
            return False
        return item.value.value * 2 < level.value

    def _other_measure(self, at: int, item: Item) -> bool:
        """ "12.43 points or 0.98 to 1,254.36", "45.20 points, or -0.63, to settle": the per cent of those points, its unit left out."""
        lead = [one for one in self.items[max(0, at - 3):at] if one.text != ","][-2:]
        after = next((one for one in self.items[at + 1:at + 3] if one.text != ","), None)
        said = len(lead) == 2 and lead[0].kind == "points" and lead[0].used and lead[1].lower == "or"
        told = "percent" not in self.here.slots and item.value.step < 1 and item.value.value < 20
        return said and told and after is not None and (after.lower == "to" or after.kind == "close")

    def _looks_like_points(self, at: int, item: Item, word: str, kind: str) -> bool:
        """ "rose 503.12 to", "up 503, or 0.61%", "gained 12.4": a change with its unit left out."""
        if word in ("to", "at", "@", "("):
            return False
        if self._told_behind_points(at):
            return True
        if (word == ":" or kind == "index") and item.extra["sign"]:
            return True  # "Dow Jones Industrial Average: -789.37, or 2.96%", "Dow +12.30 at 44,556.34"
        follows_move = kind in DIRECTIONS or (word in ("by", "of", "off") and self.here.direction is not None)
        level = self.here.slots.get("level")
        in_other_words = word == "or" and any(other.kind == "percent" for other in self.items[max(0, at - 3):at])
        if in_other_words and "points" not in self.here.slots:
            return self._below_level(at, item)  # "declined 0.3%, or 63.54, to finish at 22,780.51"
        if level is not None:
            return follows_move and item.value.value < level.value / 2
        if word == "of" and self._is_noun_before(at) and "." in item.text and item.value.value < 3000:
            return True  # "eked out a gain of 2.11", "a gain of 260.05 for the week"
        after = self.items[at + 1:at + 4]
        if kind == "close" and len(after) > 1 and after[0].lower == "or" and after[1].kind == "percent":
            return True  # "ended 112.40 or 3.2% lower"
        return follows_move and self._leads_on(after) and self._below_level(at, item)

    def _told_behind_points(self, at: int) -> bool:
        """ "closed 44.24 lower at 5,437.80", "a net 0.7 off at 6,222.5", "with a 40.4 decline at 5,080.2"."""
        ahead = self.items[at + 1:at + 4]
        if len(ahead) < 3 or ahead[1].lower not in ("at", "to") or ahead[2].kind not in ("number", "count", "points"):
            return False
        told = ahead[0].lower in BEHIND or ahead[0].kind in ("rise", "fall")
        if not told or ahead[2].value.value < self.items[at].value.value * 10:
            return False
        self.here.direction = BEHIND.get(ahead[0].lower) or DIRECTIONS.get(ahead[0].kind) or self.here.direction
        return True

    @staticmethod
    def _leads_on(after: list[Item]) -> bool:
        """ "…, or 0.61%", "… to 82,626", "… to close at 82,626", "… higher"."""
        return any(other.lower in LEADING_ON or other.lower.startswith("to ") or other.kind in ("percent", "rise", "fall") for other in after[:2])

    def _below_level(self, at: int, item: Item) -> bool:
        """Small enough to be a change, or small beside the level that follows."""
        if item.value.value < 3000:
            return True
        numbers = [other for other in self.items[at + 1:at + 8] if other.kind in ("number", "count")]
        return any(other.value.value > item.value.value * 5 for other in numbers)

    def _is_change(self, at: int, item: Item) -> bool:
        """ "gained 0.11 to close at 54.40", "gained 0.20 from Thursday's close of 56.12": small beside the rate."""
        after = self.items[at + 1:at + 9]
        rate = next((other for other in after if other.kind in ("number", "money") and other.value.value), None)
        if not after or rate is None or after[0].lower.split()[0] not in ("to", "from"):
            return False
        return item.value.value * 5 < rate.value.value

    def _in_own_unit(self, at: int, item: Item) -> bool:
        """ "appreciated 0.41% or 0.3375 to 82.4687": by how much a rate moved, told behind the per cent of it."""
        lead, behind = self.items[max(0, at - 2):at], self.items[at + 1:at + 3]
        if len(lead) < 2 or lead[0].kind != "percent" or lead[1].lower != "or" or len(behind) < 2 or "change" in self.here.slots:
            return False
        return behind[0].lower in ("to", "at") and behind[1].kind in ("number", "money") and item.value.value * 5 < behind[1].value.value

    def _from_close(self, at: int) -> bool:
        """ "from its close on previous Friday at 4,677.80", "against the August 2 closing of 83.83": the one before."""
        window = self.items[max(0, at - 9):at]
        comma = max((k for k, item in enumerate(window) if item.text == ","), default=-1)
        start = max((k for k, item in enumerate(window) if item.lower in HELD_AGAINST and k > comma), default=len(window))
        rest = window[start:]
        close = next((k for k, item in enumerate(rest) if item.kind == "close"), None)
        if close is None or rest[close - 1].lower == "to" or rest[close].lower.startswith("to "):
            return False
        if any(item.lower in ("and", "before", "but") for item in rest[:close]):
            return False  # "down 42 points from the previous close and settled at 9,310"
        return not any(item.kind in MEASURES for item in rest)

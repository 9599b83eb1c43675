"""Swings within the day, told by the hour they took or by the close that came of them."""

from __future__ import annotations

from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, SUBJECT_KINDS
from extractor.spans.items import MEASURES, Item

HOURS = frozenset("hour hours minutes minute half-hour".split())
LASTING = frozenset("in within during over".split())
ORDER = {"first": "opening", "opening": "opening", "initial": "opening", "last": "later", "final": "later", "closing": "later"}
GOING_ON = frozenset({"but", "and", "before", "while", "then", "after", ";"})
AT = ("at", "on", "with")
NAMED = SUBJECT_KINDS - {"pronoun", "topic"}


class SwingsWithin(SecondStorey):
    """Leaves figures that were counted from another moment of the day."""

    def _swung_within(self, at: int, item: Item) -> bool:
        """ "plunged 15 points in the last half hour", "rallied 350 points to close 150 points higher"."""
        if self.now is None or self.now.kind not in ("index", "company") or self.now.session == "close":
            return False
        before = self.items[at - 1] if at else item
        if before.kind not in DIRECTIONS and not before.kind.startswith("hedge") and before.lower != "by":
            return False
        part = self._part_of_session(at)
        if part == "opening" and self.now.kind == "index" and self.now.direction is not None:
            self._on_the_way(at, item)
        elif part or self._closed_by_another(at, item):
            self._leave(item, "extreme within the day")
            self.now.direction = self.now.direction if self.now.slots.keys() & {"percent", "points"} else None
        else:
            return False
        return True

    def _part_of_session(self, at: int) -> str:
        """ "opening" of "in the first hour", "later" of "within the first 30 minutes of the afternoon", or ""."""
        ahead = [one.lower for one in self.items[at + 1:at + 12]]
        if len(ahead) < 3 or ahead[0] not in LASTING or ahead[1] != "the":
            return ""
        end = next((k for k, word in enumerate(ahead[2:7], 2) if word in HOURS), 0)
        if not end:
            return ""
        return "later" if "afternoon" in ahead[end:end + 4] else ORDER.get(ahead[2], "")

    def _closed_by_another(self, at: int, item: Item) -> bool:
        """ "rallied 350 points to close 150 points higher": what it came to is told of the close, in the same unit."""
        for k, one in enumerate(self.items[at + 1:at + 14], at + 1):
            if one.kind in NAMED or one.kind == "trade" or one.lower in GOING_ON:
                return False
            if one.kind == "close":
                behind = self.items[k + 1:k + 6]
                told = next((n for n, other in enumerate(behind) if other.kind in MEASURES or other.kind in NAMED), -1)
                if one.lower.endswith(AT) or told > 0 and behind[told - 1].lower in AT:
                    return False  # "41 points to close at 8,120.35 points falling by 0.50 percent": a level
                first = told - 1 - (told > 1 and behind[told - 1].lower == "of")  # "ending with a gain of 150 points"
                beside = behind[max(0, first):told + 2] if told >= 0 and behind[told].kind == item.kind else []
                spans = any(other.kind == "period" and other.value != "1d" for other in self.items[k:k + 12])
                return not spans and any(other.kind in DIRECTIONS for other in beside)
        return False

"""Moves told by the close before: "at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish";
and how far from its opening an index stands."""

from __future__ import annotations

from dataclasses import replace

from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS
from extractor.frames.statement import Way
from extractor.spans.items import Item

NET: dict[str, Way] = {"net loss": "down", "net losses": "down", "net gain": "up", "net gains": "up", "net profit": "up"}
SIDES: dict[str, Way] = {"below": "down", "under": "down", "beneath": "down", "above": "up", "over": "up"}
WAYS: dict[str, Way] = {**SIDES, "higher": "up", "up": "up", "lower": "down", "down": "down"}
OF_A_CLOSE = frozenset("its the a previous prior last late day session of at 's ’s".split())
HOLDING_AGAINST = frozenset("against from over compared versus".split()) | {"compared with", "compared to", "as compared to", "as against"}
BEYOND: dict[str, Way] = {"premium": "up", "discount": "down"}
PARTED = frozenset({"from", "to", "over", "than", "against", "compared to", "compared with"})
CLOSES = frozenset({"close", "previous-close", "weekday", "other-day"})


class ClosesBefore(FirstStorey):
    """Which way a figure went that is held against the close before."""

    def _side_of_previous_close(self, at: int) -> Way | None:
        """ "last seen at 20,812.30, 243 points below its previous close", "0.4% above Friday's finish"."""
        at = self._last_alternative(at)  # "6.15 points or 2.38 percent below last week's closure"
        after = [item for item in self.items[at + 1:at + 6] if item.lower != "the"]
        if not after:
            return None
        trios = zip(after, after[1:], after[2:])
        finish = any(one.kind == "weekday" and two.lower in ("'s", "’s") and three.kind == "close" for one, two, three in trios)
        if not finish and not any(item.kind == "previous-close" for item in after[:3]):
            return None
        return SIDES.get(after[0].lower)

    def _against_previous_close(self, at: int, item: Item) -> bool:
        """Takes a percentage that says how far from the close before its clause's index or share ended: "0.4% below
        it", but "a loss of 1.9% over it"."""
        side = self._side_of_previous_close(at)
        if side is None or self.now is None or "percent" in self.now.slots:
            return False
        lead = reversed(self.items[max(0, at - 3):at])
        said = next((DIRECTIONS[one.kind] for one in lead if one.kind in DIRECTIONS), None)
        told = self.now.direction if self.now.slots.keys() & {"points", "change"} else None
        self.now.direction = said or told or side
        self._take(at, item, "percent")
        return True

    def _close_ahead(self, at: int) -> int:
        """ "Against its last close of 68,865.10, the Sensex opened at 69,018.60": where the close stands that is told
        before the name; 0 where none is."""
        lead = self.items[:at] if at < 14 else []
        said = next((k for k, item in enumerate(lead) if item.kind == "previous-close"), 0)
        figure = next((k for k in range(said + 1, len(lead)) if lead[k].lower not in ("of", "at")), 0)
        if not said or not figure or figure + 1 >= at or lead[figure + 1].text != ",":
            return 0
        held = {item.lower for item in lead[:said]} & HOLDING_AGAINST
        numeric = lead[figure].kind in ("number", "points", "count", "money") and not lead[figure].used
        return figure if held and numeric else 0

    def _take_close_ahead(self, at: int) -> None:
        figure = self._close_ahead(at)
        if not figure:
            return
        if self.here.kind == "index" and any(item.kind == "open" for item in self.items[at + 1:at + 12]):
            self._take(figure, self.items[figure], "previous_close")
        elif self.here.kind == "instrument":
            self._leave(self.items[figure], "previous value")
            self.here.before = self.items[figure].value

    def _beyond_close(self, at: int) -> Way | None:
        """ "around 20,460, a discount of nearly 110 points from the Nifty futures' previous close"."""
        lead = [item.lower for item in self.items[max(0, at - 4):at]]
        behind = self.items[at + 1:at + 8]
        told = bool(behind) and behind[0].lower in PARTED and any(item.kind == "previous-close" for item in behind)
        return next((way for word, way in BEYOND.items() if word in lead), None) if told else None

    def _from_the_open(self, at: int, item: Item) -> bool:
        """ "243 points above the opening price", "27.40 points lower than its open": no move of the day."""
        words = [each.lower for each in self.items[at + 1:at + 6]]
        if words[:1] == ["from"] and words[1:2] in (["the"], ["its"]) and words[2:3] in (["opening"], ["open"]) and words[3:4] in (["and"], [","], []):
            return True  # "falling 384 points from the opening and closing at 64,612"
        ahead = [word for word in words if word not in ("than", "from")]
        way = WAYS.get(ahead[0]) if ahead else None
        if way is None or ahead[1:2] not in (["the"], ["its"]) or not "".join(ahead[2:3]).startswith("open"):
            return False
        if self.now is not None:
            self.now.from_open = replace(item.value, value=item.value.value if way == "up" else -item.value.value)
        return True

    def _net_of_points(self, at: int, item: Item) -> bool:
        """ "showing a net loss of 96.71 points": an index's move, and no company's result."""
        ahead = self.items[at + 1:at + 4]
        told = item.lower in NET and self.now is not None and self.now.kind == "index" and ahead[:1] != []
        if not told or ahead[0].lower != "of" or not any(one.kind in ("points", "percent") for one in ahead):
            return False
        self.here.direction = NET[item.lower]
        return True

    def _told_by_than(self, at: int) -> bool:
        """ "traded at $1.08, higher than $1.07", "weaker than its close of 84.10": what a quote was before, which says the
        way it went."""
        if self.now is None or self.now.kind != "instrument" or "level" not in self.now.slots:
            return False
        following = [item for item in self.items[at + 1:at + 8] if item.lower not in OF_A_CLOSE and item.kind not in CLOSES]
        return len(following) > 1 and following[0].lower == "than" and following[1].kind in ("money", "number")

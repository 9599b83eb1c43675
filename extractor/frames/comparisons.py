"""Two sides compared in one breath: "decliners outnumbered advancers by 612 to 411", "advancers led 3-to-2"."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.frames.glue import is_passive
from extractor.frames.statement import Finding
from extractor.frames.universe import Universe
from extractor.spans.items import Item

PAIRED = frozenset({"count", "odds", "number"})
# Thousands of issues are listed there: "decliners outnumbered advancers 3 to 2 on the NYSE" are odds.
LARGE_HOUSES = frozenset({"NYSE", "Nasdaq", "AMEX", "BSE", "NSE", "Tokyo Stock Exchange"})

AHEAD = frozenset("led leading lead leads topped topping headed".split())
SIDE_NOUNS = {
    **dict.fromkeys(("gainers", "advancers", "advances", "winners", "risers"), "advances"),
    **dict.fromkeys(("losers", "decliners", "declines", "fallers", "laggards"), "declines"),
}


class Comparisons(Universe):
    """Counts and odds of two sides; a part of the reader of breadth."""

    def compare(self, at: int, first: str, second: str, *numbers: Item) -> None:
        finding = Finding("breadth", {"universe": self.universe_at(at), "of": "stocks"}, rules=["breadth/comparison"])
        finding.items = [self.items[at], *numbers]
        if numbers[0].kind == "odds":
            left, right = numbers[0].value
        else:
            left, right = numbers[0].value, numbers[1].value
        near = self.items[max(0, at - 4):at]
        named = any(item.lower == "margin" or "ratio" in (item.figures or ()) for item in near)
        ratio_words = numbers[0].kind == "odds" or (
            right.value < 20
            and left.value < 60
            and (named or "." in left.text + right.text or any(item.lower == "by" or item.lower.endswith(" by") for item in near))
        )
        few = max(left.value, right.value) < 10 and finding.fields["universe"] in LARGE_HOUSES
        if (ratio_words or few) and right.value:
            self.put_odds(finding, left, right, f"{first}/{second}")
        else:
            finding.figures[first], finding.figures[second] = left, right
        for number in numbers:
            number.used = True
        self.found.append(finding)

    def compared(self, at: int) -> tuple[str | None, str | None]:
        """The two sides in the order they are named before position `at`; a comparing verb may leave the second out."""
        told = max((k for k in range(at) if self.items[k].used and self.items[k].kind in PAIRED), default=-1)
        anew = any(self.noun_side(item) for item in self.items[told + 1:at])
        window = range(max(told + 1 if anew else 0, at - 34), at)  # "gainers led by 20 to 18, and on the NSE by 13 to 12"
        sides = [(k, side) for k in window if (side := self.noun_side(self.items[k]))]
        if len(sides) == 1 and any(item.lower == "led by" for item in self.items[max(0, at - 3):at]):
            return sides[0][1], "declines" if sides[0][1] == "advances" else "advances"  # "decliners led by 1,602 to 890"
        if len(sides) >= 2 and sides[-2][1] != sides[-1][1]:
            return sides[-2][1], sides[-1][1]
        if any("outnumber" in (self.items[k].figures or ()) and is_passive(self.items, k) for k in window):
            return None, None  # "gainers were outnumbered 315 to 212": whose the first is, the order does not tell
        outnumber = next((k for k in window if "outnumber" in (self.items[k].figures or ())), None)
        if len(sides) == 1 and outnumber is not None:
            (place, side), = sides
            other = "declines" if side == "advances" else "advances"
            return (side, other) if place < outnumber else (other, side)  # "those who rose outnumbered losers 20 to 14"
        return None, None

    def pair_at(self, at: int) -> tuple[Item, Item] | None:
        ahead = self.items[at + 1:at + 3]
        if [item.lower for item in ahead] == ["to", "one"] and ahead[1].kind == "word":  # "by a ratio of 1.8 to one"
            one = ahead[1]
            one.kind, one.value = "count", Figure(Decimal(1), Decimal(1), one.start, one.end, one.text)
        later = next((item for item in self.items[at + 1:at + 5] if item.kind in ("count", "number")), None)
        return (self.items[at], later) if later is not None and self.joined(self.items[at], later) else None

    def comparison(self) -> None:
        """ "decliners outnumbered advancers by 612 to 411", "losers beat gainers 315 to 212", "advancers led
        3-to-2"."""
        for at, item in enumerate(self.items):
            if item.used or item.kind not in ("count", "odds", "number"):
                continue
            first, second = self.outdone(at) or self.compared(at)
            numbers = (item,) if item.kind == "odds" else self.pair_at(at) if first else None
            if numbers and first and second:
                self.compare(at, first, second, *numbers)

    def outdone(self, at: int) -> tuple[str, str] | None:
        """ "Advancers were outpaced by decliners 118 to 71": the larger count is of those who did it, in either order."""
        near = range(max(0, at - 6), at - 2)
        verb = next((k for k in near if "outnumber" in (self.items[k].figures or ()) and is_passive(self.items, k)), None)
        if verb is None or self.items[verb + 1].lower != "by":
            return None
        side, pair = self.noun_side(self.items[verb + 2]), self.pair_at(at)
        if side is None or pair is None or self.items[at].kind != "count":
            return None
        other = "declines" if side == "advances" else "advances"
        return (side, other) if pair[0].value.value > pair[1].value.value else (other, side)

    def joined(self, left: Item, right: Item) -> bool:
        between = [item.lower for item in self.items if left.end <= item.start and item.end <= right.start]
        return (
            1 <= len(between) <= 3
            and all(word in ("to", "-", "versus", "vs", "against", "for", "every") for word in between)
        )

    def noun_side(self, item: Item) -> str | None:
        labels = set(item.figures or ())
        if item.kind in ("best", "worst", "gainers", "losers") and (side := behind(item.lower)):
            return side
        if "advances" in labels or item.kind == "rise" and item.lower in ("advancing", "rising", "gaining"):
            return "advances"
        if "declines" in labels or item.kind == "fall" and item.lower in ("declining", "falling", "losing"):
            return "declines"
        return None


def behind(words: str) -> str | None:
    """The side that is behind in "Gainers led the losers at 119 to 88", "losers leading gainers 551 to 362"."""
    verb, _, noun = words.replace(" the ", " ").partition(" ")
    return SIDE_NOUNS.get(noun) if verb in AHEAD else None

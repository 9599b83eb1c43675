"""Ratios of advances and declines: 0.47x, 1.6-to-1, 62 to 38, and which side was named first."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.frames.other_ratios import is_other_ratio
from extractor.frames.ratio_owners import RatioOwners
from extractor.frames.sides import Sides
from extractor.frames.statement import Finding
from extractor.spans.items import Item

VALUES = frozenset({"number", "count", "ratio"})
SUPERLATIVE = frozenset({"lowest", "weakest", "worst", "highest", "best", "strongest", "poorest"})
TILTS = {"downside": "declines", "upside": "advances"}
FAVOURING = frozenset({"favored", "favoured", "favoring", "favouring"})
LARGEST = 1000  # no market has a thousand advances for each decline; what is larger is a turnover

EQUALS = frozenset("at to is was equals of or = equalling approximately about".split())


class Ratios(RatioOwners, Sides):
    """Ratios of advances and declines: 0.47x, 1.6-to-1, 62 to 38, and which side was named first."""

    def labelled_ratio(self) -> None:
        """ "a ratio of 0.47x", "the advance-decline ratio stood at 2.88", "a ratio of 62 to 38"."""
        for at, item in enumerate(self.items):
            if "ratio" not in (item.figures or ()) or is_other_ratio(self.items, at):
                continue
            if at and self.items[at - 1].kind == "odds" and not self.items[at - 1].used:
                self.ratio_value(at, at - 1)
                continue
            span = range(at + 1, min(len(self.items), at + 11))
            number = next(
                (
                    k
                    for k in span
                    if self.items[k].kind in ("ratio", "number", "count", "odds")
                    and self.items[k].value is not None
                    and not self.items[k].used
                    and not any("ratio" in other.figures for other in self.items[k + 1:k + 2])  # "a 2-to-1 ratio"
                ),
                None,
            )
            if number is None or any(
                self.items[k].kind in ("percent", "company") or self.items[k].text in (";",)
                for k in range(at + 1, number)
            ):
                number = at - 1 if at and self.is_ratio_before(at) else None
            if number is None and at and self.is_zero(at - 1):
                self.single(at, self.items[at - 1])
            elif number is not None:
                self.ratio_value(at, number)
                self.ratio_of_another(number)

    def is_ratio_before(self, at: int) -> bool:
        """ "a 0.47x ratio", "30 advancing against 7 declines, highlighting a strong 4.29 ratio"."""
        before = self.items[at - 1]
        if before.value is None or before.used or before.kind not in ("ratio", "odds", "number"):
            return False
        sides = {self.noun_side(item) for item in self.items[:at]}
        decimal = "." in before.text and all(item.kind != "topic" for item in self.items)
        return before.kind != "number" or decimal and {"advances", "declines"} <= sides

    def told_ratio(self) -> None:
        """ "Breadth was weak at 0.5x: 16 stocks advanced against 32 decliners"."""
        for at, item in enumerate(self.items):
            times = item.kind == "ratio" and not item.used and at and self.items[at - 1].lower in ("at", "to", "of")
            if times and item.text.lower().endswith("x") and any(other.lower.endswith("breadth") for other in self.items[:at]):
                self.single(at - 1, item)

    def times_more(self) -> None:
        """ "412 advances to 87 declines, 4.74 times more advances", "3.2 times as many gainers as losers"."""
        sides = {self.noun_side(item) for item in self.items}
        for at, item in enumerate(self.items[:-2]):
            more = item.kind == "ratio" and not item.used and self.items[at + 1].lower in ("more", "as")
            side = next((told for one in self.items[at + 2:at + 4] if (told := self.noun_side(one))), None)
            if more and side and {"advances", "declines"} <= sides:
                self.add_ratio(at, item, self.universe_at(at), "stocks")
                other = "declines" if side == "advances" else "advances"
                self.found[0].fields["ratio_of"] = f"{side}/{other}"

    def is_zero(self, at: int) -> bool:
        """ "a zero advance-decline ratio"."""
        return self.items[at].kind == "count" and not self.items[at].used and not self.items[at].value.value

    def ratio_of_another(self, number: int) -> None:
        """ "the metal sector has the best ratio at 12, while banks have the lowest at 0.4": a second ratio under the
        same word."""
        places = range(number + 1, min(len(self.items) - 2, number + 18))
        found = self.items[number].used and next(
            (k for k in places if self.items[k].lower in SUPERLATIVE and self.items[k + 2].kind in VALUES), None
        )
        if not found or self.items[found + 1].lower not in ("at", "of", "with"):
            return
        item, owner = self.items[found + 2], self.ratio_owner(found, found)
        if (
            owner is not None
            and item.kind in VALUES
            and not item.used
            and item.value.value < LARGEST
        ):
            self.add_ratio(found, item, owner, "stocks")

    def ratio_value(self, at: int, number: int) -> None:
        item = self.items[number]
        later = next((other for other in self.items[number + 1:number + 7] if other.kind == "count"), None)
        if item.kind == "odds":
            self.compare_ratio(at, item)
        elif item.kind == "count" and later is not None and self.pair_words(item, later):
            self.pair(at, item, later)
        elif item.value.value >= LARGEST:
            return  # a turnover, whatever stands before it
        elif (
            item.kind == "ratio"
            or (item.kind == "number" and "." in item.text)
            or (item.kind in ("count", "number") and self.is_whole_ratio(at, number, later))
        ):
            self.single(at, item)

    def is_whole_ratio(self, at: int, number: int, later: Item | None) -> bool:
        """ "an advance-decline ratio of 10", "a ratio of 0": a small whole number that counts nothing itself."""
        said = (
            "advance" in self.items[at].lower
            or (self.items[number - 1].lower in ("of", "at") and self.ratio_owner(at, number) is not None)
        )
        return said and later is None and self.items[number].value.value < 30 and not self.counts_follow(number)

    def counts_follow(self, number: int) -> bool:
        return self.side_after(number)[0] is not None

    def compare_ratio(self, at: int, item: Item) -> None:
        finding = Finding(
            "breadth",
            {"universe": self.universe_at(at), "of": "stocks"},
            items=[self.items[at], item],
            rules=["breadth/ratio"],
        )
        sides = [side for other in self.items if (side := self.noun_side(other))]
        first = self.tilted_to(at) or (sides[0] if sides else "advances")
        left, right = item.value
        if left.value < right.value and any(other.lower in FAVOURING for other in self.items):
            first = "declines" if first == "advances" else "advances"  # "35 rose and 182 fell as a 0.2-to-1 ratio favored decliners"
        self.put_odds(finding, left, right, "declines/advances" if first == "declines" else "advances/declines")
        item.used = True
        self.found.append(finding)

    def tilted_to(self, at: int) -> str | None:
        """ "a 1.68-to-1 ratio to the downside"."""
        return next((TILTS[item.lower] for item in self.items[at + 1:at + 4] if item.lower in TILTS), None)

    def pair_words(self, left: Item, right: Item) -> bool:
        between = [item for item in self.items if left.end <= item.start and item.end <= right.start]
        words = [item.lower for item in between if self.side(item) is None and item.kind != "counted"]
        return any(word in ("to", "against", "versus", ":") for word in words) and all(
            word in ("to", "against", "versus", "ones", "stocks", ":", "compared", "advancing", "declining", "the")
            for word in words
        )

    def pair(self, at: int, left: Item, right: Item) -> None:
        if right.value.value == 1 and left.value.hedge:
            self.odds_in_words(at, left, right)
            return
        sides = [
            side for side in (self.noun_side(left_side) for left_side in self.items[self.items.index(left):]) if side
        ]
        first = sides[0] if sides else "advances"
        if self.items[at].lower.startswith(("decline", "declines")):
            first = "declines"
        second = "declines" if first == "advances" else "advances"
        finding = Finding(
            "breadth",
            {"universe": self.universe_at(at), "of": self.counted_of(at)},
            items=[self.items[at], left, right],
            rules=["breadth/ratio-pair"],
        )
        finding.figures[first], finding.figures[second] = left.value, right.value
        left.used = right.used = True
        if (quotient := self.quotient_of(right)) is not None:
            finding.figures["ratio"], finding.fields["ratio_of"] = quotient.value, f"{first}/{second}"
            finding.items.append(quotient)
            quotient.used = True
        self.found.append(finding)

    def quotient_of(self, right: Item) -> Item | None:
        """ "the ratio of 55 advances to 45 declines works out at 1.22", "…, or 1.22"."""
        behind = self.items[self.items.index(right) + 1:][:8]
        found = next((at for at, item in enumerate(behind) if item.value is not None), None)
        if not found or behind[found].kind not in ("number", "ratio") or "." not in behind[found].text:
            return None
        plain = all(
            (item.kind in ("word", "punct", "counted") or self.noun_side(item)) and item.text not in (";", ".")
            for item in behind[:found]
        )
        equal = plain and behind[found - 1].lower in EQUALS
        return behind[found] if equal and behind[found].value.value < LARGEST else None

    def odds_in_words(self, at: int, left: Item, right: Item) -> None:
        """ "the ratio of advancers was more than 2 to 1 to decliners on the Nasdaq"."""
        universe = self.universe_at(self.items.index(left))
        finding = Finding("breadth", {"universe": universe, "of": "stocks"}, items=[self.items[at], left, right], rules=["breadth/ratio"])
        self.put_odds(finding, left.value, right.value, self.ratio_side(at, 12))
        left.used = right.used = True
        self.found.append(finding)

    def single(self, at: int, item: Item) -> None:
        below = any(
            other.lower in ("below", "above", "than", "under")
            for other in self.items[max(0, self.items.index(item) - 2):self.items.index(item)]
        )
        if below and (item.kind == "count" or item.value.value == 1):  # "a ratio below 1.0": which side was ahead
            item.extra["aside"] = "threshold"
            item.used = True
            return
        counts = any(
            other.kind == "count" and other is not item and not other.used and self.counts_follow(k)
            for k, other in enumerate(self.items)
        )
        own = not counts or any(other.lower == "its" for other in self.items)  # "a ratio of 2, as ten of its stocks rose"
        owner = own and self.ratio_owner(at, self.items.index(item)) or self.owner_told(at)
        self.add_ratio(at, item, owner or self.universe_at(at), "stocks" if owner else self.counted_of(at))

    def add_ratio(self, at: int, item: Item, universe: str | None, of: str) -> None:
        finding = Finding(
            "breadth",
            {"universe": universe, "of": of, "ratio_of": self.ratio_side(at)},
            figures={"ratio": item.value},
            items=[self.items[at], item],
            rules=["breadth/ratio"],
        )
        item.used = True
        self.found.insert(0, finding)

    def alone_ratio(self) -> None:
        """Fold a ratio into the counts of its sentence, and give it the direction the counts show where none was
        said."""
        ratios = [finding for finding in self.found if set(finding.figures) == {"ratio"}]
        for finding in ratios:
            counts = [
                other
                for other in self.found
                if other is not finding
                and "ratio" not in other.figures
                and other.fields["of"] == finding.fields["of"]
                and not self.parts(other, finding.fields["universe"])
                and {"advances", "declines"} & other.figures.keys()
            ]
            if counts:
                target = counts[0]
                target.figures["ratio"] = finding.figures["ratio"]
                target.fields["ratio_of"] = finding.fields["ratio_of"]
                target.fields["universe"] = target.fields["universe"] or finding.fields["universe"]
                target.items += finding.items
                target.rules += finding.rules
                self.found.remove(finding)

    def put_odds(self, finding: Finding, left: Figure, right: Figure, ratio_of: str) -> None:
        """3-to-2 is 1.5 of the side named first; it was rounded to whole (or one-decimal) odds."""
        value = left.value / right.value
        if value != value.quantize(Decimal("0.0001")):
            value = value.quantize(Decimal("0.0001"))
        step = max(left.step / right.value, Decimal("0.0001"))
        finding.figures["ratio"] = Figure(
            value.normalize() + 0, step, left.start, right.end, f"{left.text}-to-{right.text}", left.hedge or "about"
        )
        finding.fields["ratio_of"] = ratio_of

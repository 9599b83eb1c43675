"""Counts of what rose and fell, in every order and dress: each count finds its side by the words that stand with it.

384 advanced · 88 stocks advancing against 55 declining · 73 advancing stocks to 26 declining ones · advancers led 412 to 321 ·
22 of the 30 · all but one · a ratio of 0.47x · 1.6-to-1 · 84 new highs · 208 unchanged · 12 suspended.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.frames.glue import is_adverb
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

SIDES = (("untraded", "untraded"), ("suspended", "suspended"), ("upper-circuit", "upper_circuit"), ("lower-circuit", "lower_circuit"), ("new-highs", "new_highs"), ("new-lows", "new_lows"),
         ("unchanged", "unchanged"), ("advances", "advances"), ("declines", "declines"), ("flat", "unchanged"), ("rise", "advances"), ("fall", "declines"))
# Words that may stand between a count and the side it is on.
# "46 stocks registering losses": these make a side of a noun.
MAKING = frozenset("registering registered recording recorded posting posted facing faced seeing saw witnessing suffering suffered gaining losing showing".split())
BETWEEN = MAKING | frozenset("shown showed an a out tracked covered listed having listed traded active actively share prices price value of the its their them these those stocks shares that were was are had have has which in to a hit hitting touched touching reached closed ended finished settled closing ending finishing "
                    "others other individual on bse nse total scrip traded ones remained stayed at managed each as were, being while stood index component members member stock end saw made new fresh their -".split())
SCOPES = frozenset({"on", "in", "within", "across", "of", "among", "amongst", "at", "for", "from", "the"})


class BreadthReader:
    """Reads the counts of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.found: list[Finding] = []
        self.universe = self.stated_universe()

    def read(self) -> list[Finding]:
        if not any(item.kind in ("count", "odds", "ratio", "number") for item in self.items):
            return []
        labels = {label for item in self.items for label in item.figures or (item.kind,)}
        if not labels & {side for side, _ in SIDES} and "ratio" not in labels:
            return []
        self.comparison()
        self.labelled_ratio()
        for at, item in enumerate(self.items):
            if item.kind == "count" and not item.used:
                self.count(at, item)
        self.totals()
        self.alone_ratio()
        return [finding for finding in self.found if self.is_breadth(finding)]

    # Universe ------------------------------------------------------------------------------------------------

    def stated_universe(self) -> str | None:
        """What was counted, where this sentence says so; a segment's words stand for its index."""
        for item in self.items:
            if item.kind == "exchange":
                return item.value
            if item.kind in ("universe", "descriptor") and item.value in self.context.size_index:
                return self.context.size_index[item.value].value
        return self.context.segment if self.context.segment != "BSE 500" else None

    def universe_at(self, at: int) -> str | None:
        """The nearest exchange or index named in a phrase of place before (else after) position `at`."""
        following = self.place_after(at)
        if following is not None:
            return self.place_name(following)
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.kind == "exchange" or (item.kind == "index" and self.is_scope(back)):
                return self.place_name(item)
        for ahead in range(at + 1, len(self.items)):
            item = self.items[ahead]
            if item.kind == "exchange" or (item.kind == "index" and self.is_scope(ahead)):
                return self.place_name(item)
        return self.universe

    def place_after(self, at: int) -> Item | None:
        """The place right behind a count or a pair: "by 17 to 12 on the NYSE"."""
        for ahead in range(at + 1, min(len(self.items), at + 8)):
            item = self.items[ahead]
            if item.kind in ("exchange", "index"):
                return item if self.items[ahead - 1].lower in ("on", "the", "in") else None
            if not (item.lower in ("to", "-", "on", "the", "in", "stocks", "shares", "issues", "for") or item.kind in ("count", "number", "rise", "fall", "advances", "declines", "counted") or item.kind.startswith("hedge")):
                return None
        return None

    @staticmethod
    def place_name(item: Item) -> str:
        """ "on the Nasdaq" counts the exchange's stocks, not the Composite's."""
        return "Nasdaq" if item.value == "Nasdaq Composite" and item.lower == "nasdaq" else item.value

    def is_scope(self, at: int) -> bool:
        """ "on the Nasdaq", "of 30 Sensex stocks", "in the 30-share Sensex pack"."""
        before = [item.lower for item in self.items[max(0, at - 5):at]]
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and (after.kind == "counted" or after.lower in ("pack", "constituents", "components", "basket", "companies", "scrips", "stocks", "members")):
            return True
        return any(word in ("on", "in", "within", "across", "among", "of", "at") for word in before[-3:]) and (not before or before[-1] not in ("by",))

    # Counts --------------------------------------------------------------------------------------------------

    def count(self, at: int, item: Item) -> None:
        if self.is_whole(at):
            return
        before = self.items[at - 1] if at else None
        if before is not None and before.kind == "one-of" and before.lower.startswith("one of"):
            self.one_of(at, item, before)
            return
        slot, to = self.side_after(at)
        if slot is None:
            slot, to = self.side_before(at)
        if slot is None or self.is_measured(to if to > at else at):
            return
        self.put(at, slot, item, self.items[to])
        if before is not None and before.lower == "all" and "total" not in self.found[-1].figures:
            self.found[-1].figures["total"] = item.value

    def one_of(self, at: int, item: Item, words: Item) -> None:
        """ "One of the 101 constituents was unchanged"."""
        slot, to = self.side_after(at)
        if slot is None or self.is_measured(to):
            return
        one = Item("count", words.start, words.start + 3, words.text[:3], "one", Figure(Decimal(1), Decimal(1), words.start, words.start + 3, words.text[:3]))
        self.put(at, slot, one, self.items[to])
        if "total" not in self.found[-1].figures:
            self.found[-1].figures["total"] = item.value
            self.found[-1].items.append(item)
            item.used = True

    def is_whole(self, at: int) -> bool:
        """The 38 of "29 of 38 sectors", "29 sectors out of 38", "one of the 101 constituents"."""
        before = [item for item in self.items[max(0, at - 6):at] if item.lower not in ("the", "its", "a")]
        return len(before) > 1 and before[-1].lower == "of" and (before[-2].kind in ("count", "counted") or before[-2].lower in ("one", "out", "all"))

    def side_after(self, at: int) -> tuple[str | None, int]:
        """The side that the words after a count name: (slot, position)."""
        for ahead in range(at + 1, min(len(self.items), at + 9)):
            item = self.items[ahead]
            side = self.side(item) or self.made_side(ahead)
            if side:
                if side in ("advances", "declines") and item.pos == "noun" and not self.made_side(ahead):
                    return None, ahead
                return side, ahead
            if not self.passes(item) and not (item.kind == "count" and self.is_whole(ahead)):
                return None, ahead
        return None, at

    def side(self, item: Item) -> str | None:
        labels = item.figures or (item.kind,)
        if item.pos == "noun" and not {"advances", "declines"} & set(labels):
            return None
        return next((slot for label, slot in SIDES if label in labels), None)

    def made_side(self, at: int) -> str | None:
        item, before = self.items[at], self.items[at - 1].lower
        if item.pos in ("noun", "any") and item.kind in ("rise", "fall") and before in MAKING:
            return "advances" if item.kind == "rise" else "declines"
        return ("advances" if before == "gaining" else "declines" if before == "losing" else None) if item.lower == "ground" else None

    def passes(self, item: Item) -> bool:
        return item.lower in BETWEEN or item.kind in ("counted", "exchange", "index", "universe", "close", "trade", "close", "descriptor") or is_adverb(item.lower) or item.lower in ("“", "”")

    def side_before(self, at: int) -> tuple[str | None, int]:
        """ "Advances: 412", "gainers at 412", "with advancers numbering 412"."""
        for back in range(at - 1, max(-1, at - 4), -1):
            item = self.items[back]
            side = self.side(item)
            if side:
                noun = {"advances", "declines", "unchanged", "new-highs", "new-lows", "untraded"} & set(item.figures or ())
                paired = back == at - 1 and bool(self.found) and side not in self.found[-1].figures
                return (side, back) if noun and (self.is_label(back, at) or paired) else (None, at)
            if item.text not in (":", "-", "–", "(", "=") and item.lower not in ("at", "stood", "were", "totaled", "totalled", "numbered", "numbering", "to", "was"):
                return None, at
        return None, at

    def is_label(self, side_at: int, count_at: int) -> bool:
        return any(item.text in (":", "-", "–", "(", "=") or item.lower in ("at", "stood", "totaled", "totalled", "numbered", "numbering", "were") for item in self.items[side_at + 1:count_at])

    def is_measured(self, at: int) -> bool:
        """ "ten stocks gained more than 2%" counts by size, not by direction."""
        for item in self.items[at + 1:at + 5]:
            if item.kind in ("percent", "points", "money", "rating", "technical"):
                return True
            if not (item.kind.startswith("hedge") or item.lower == "from" or item.lower in ("by", "between", "to", "-", "each", "as", "much", "in")):
                return False
        return False

    def put(self, at: int, slot: str, item: Item, side: Item | None) -> None:
        of = self.counted_of(at)
        universe = self.universe_at(at)
        finding = self.found[-1] if self.found else None
        if finding is not None and finding.fields["of"] == "stocks" and of != "stocks" and set(finding.figures) == {"ratio"}:
            finding.fields["of"] = of
        if finding is None or slot in finding.figures or finding.fields.get("of") != of and (of != "stocks") or self.parts(finding, universe):
            finding = Finding("breadth", {"universe": universe, "of": of}, rules=["breadth/count"])
            self.found.append(finding)
        finding.figures[slot] = item.value
        finding.items += [item, side] if side is not None else [item]
        item.used = True

    def parts(self, finding: Finding, universe: str | None) -> bool:
        return universe is not None and finding.fields["universe"] is not None and universe != finding.fields["universe"]

    def counted_of(self, at: int) -> str:
        for item in (*self.items[at + 1:at + 6], *self.items[max(0, at - 8):at]):
            if item.kind == "counted" or "counted" in (item.figures or ()):
                return item.value if item.value in ("sectors", "indices") else "stocks"
            if item.lower in ("sectoral", "sector"):
                return "sectors"
        return "stocks"

    # Totals --------------------------------------------------------------------------------------------------

    def totals(self) -> None:
        """Out of 1,202 stocks traded · 22 of the 30 · Of 30 Sensex stocks · a total of 1,202."""
        for at, item in enumerate(self.items):
            if item.kind != "count" or item.used or not self.found:
                continue
            before = [other.lower for other in self.items[max(0, at - 3):at] if other.lower not in ("the", "its", "a", "“")]
            heads = before[-1:] == ["of"]
            tail = self.items[at + 1] if at + 1 < len(self.items) else None
            named = tail is not None and (tail.kind in ("counted", "index", "universe", "exchange") or tail.lower in ("-", "traded", "active", "nifty", "listed", "component", "small-cap", "mid-cap", "individual", "sectoral"))
            counted_total = tail is not None and tail.kind == "counted" and any(other.lower in ("traded", "transacted", "changed") for other in self.items[at + 1:at + 5])
            out_of = heads and before[-2:-1] == ["out"] or heads and at > 1 and self.items[at - 2].kind in ("count", "counted")
            if (heads and (named or out_of or before[-2:-1] == ["out"] or at and self.items[at - 1].lower in ("the", "of"))) or counted_total:
                finding = self.nearest(at)
                if "total" not in finding.figures:
                    finding.figures["total"] = item.value
                    finding.items.append(item)
                    item.used = True
                    if finding.fields["of"] == "stocks":
                        finding.fields["of"] = self.counted_of(at)

    def nearest(self, at: int) -> Finding:
        start = self.items[at].start
        return min(self.found, key=lambda finding: abs(finding.items[0].start - start))

    # Comparisons and ratios ------------------------------------------------------------------------------------

    def comparison(self) -> None:
        """ "decliners outnumbered advancers by 612 to 411", "losers beat gainers 315 to 212", "advancers led 3-to-2"."""
        for at, item in enumerate(self.items):
            if item.used or item.kind not in ("count", "odds", "number"):
                continue
            numbers = (item,) if item.kind == "odds" else self.pair_at(at)
            first, second = self.compared(at)
            if numbers and first:
                self.compare(at, first, second, *numbers)

    def pair_at(self, at: int) -> tuple[Item, Item] | None:
        later = next((item for item in self.items[at + 1:at + 5] if item.kind in ("count", "number")), None)
        return (self.items[at], later) if later is not None and self.joined(self.items[at], later) else None

    def compared(self, at: int) -> tuple[str | None, str | None]:
        """The two sides in the order they are named before position `at`; a comparing verb may leave the second out."""
        window = range(max(0, at - 34), at)
        sides = [(k, side) for k in window if (side := self.noun_side(self.items[k]))]
        verb = any("outnumber" in (self.items[k].figures or ()) or self.items[k].lower in ("lead", "versus", "vs", "over", "to", "than", "-") for k in window)
        if len(sides) >= 2 and sides[-2][1] != sides[-1][1]:
            return sides[-2][1], sides[-1][1]
        if len(sides) == 1 and verb and any("outnumber" in (self.items[k].figures or ()) for k in window):
            return sides[0][1], "declines" if sides[0][1] == "advances" else "advances"
        return None, None

    def noun_side(self, item: Item) -> str | None:
        labels = set(item.figures or ())
        if "advances" in labels or item.kind == "rise" and item.lower in ("advancing", "rising", "gaining"):
            return "advances"
        if "declines" in labels or item.kind == "fall" and item.lower in ("declining", "falling", "losing"):
            return "declines"
        return None

    def joined(self, left: Item, right: Item) -> bool:
        between = [item.lower for item in self.items if left.end <= item.start and item.end <= right.start]
        return 1 <= len(between) <= 3 and all(word in ("to", "-", "versus", "vs", "against", "for", "every") for word in between)

    def compare(self, at: int, first: str, second: str, *numbers: Item) -> None:
        finding = Finding("breadth", {"universe": self.universe_at(at), "of": "stocks"}, rules=["breadth/comparison"])
        finding.items = [self.items[at], *numbers]
        if numbers[0].kind == "odds":
            left, right = numbers[0].value
        else:
            left, right = numbers[0].value, numbers[1].value
        near = self.items[max(0, at - 4):at]
        named = any(item.lower == "margin" or "ratio" in (item.figures or ()) for item in near)
        ratio_words = numbers[0].kind == "odds" or right.value < 20 and left.value < 60 and (named or "." in left.text + right.text or any(item.lower == "by" for item in near))
        if ratio_words and right.value:
            self.put_odds(finding, left, right, f"{first}/{second}")
        else:
            finding.figures[first], finding.figures[second] = left, right
        for number in numbers:
            number.used = True
        self.found.append(finding)

    def put_odds(self, finding: Finding, left: Figure, right: Figure, ratio_of: str) -> None:
        """3-to-2 is 1.5 of the side named first; it was rounded to whole (or one-decimal) odds."""
        value = left.value / right.value
        if value != value.quantize(Decimal("0.0001")):
            value = value.quantize(Decimal("0.0001"))
        step = max(left.step / right.value, Decimal("0.0001"))
        finding.figures["ratio"] = Figure(value.normalize() + 0, step, left.start, right.end, f"{left.text}-to-{right.text}", left.hedge or "about")
        finding.fields["ratio_of"] = ratio_of

    def labelled_ratio(self) -> None:
        """ "a ratio of 0.47x", "the advance-decline ratio stood at 2.88", "a ratio of 62 to 38"."""
        for at, item in enumerate(self.items):
            if "ratio" not in (item.figures or ()):
                continue
            span = range(at + 1, min(len(self.items), at + 11))
            number = next((k for k in span if self.items[k].kind in ("ratio", "number", "count", "odds") and not self.items[k].used), None)
            if number is None or any(self.items[k].kind in ("percent", "company") or self.items[k].text in (";",) for k in range(at + 1, number)):
                number = at - 1 if at and self.items[at - 1].kind in ("ratio", "odds") else None
            if number is not None:
                self.ratio_value(at, number)

    def ratio_value(self, at: int, number: int) -> None:
        item = self.items[number]
        later = next((other for other in self.items[number + 1:number + 7] if other.kind == "count"), None)
        if item.kind == "odds":
            self.compare_ratio(at, item)
        elif item.kind == "count" and later is not None and self.pair_words(item, later):
            self.pair(at, item, later)
        elif item.kind in ("ratio", "number") and "." in item.text or item.kind == "ratio" or (item.kind == "count" and later is None and item.value.value < 30 and "advance" in self.items[at].lower and not self.counts_follow(number)):
            self.single(at, item)

    def counts_follow(self, number: int) -> bool:
        return self.side_after(number)[0] is not None

    def compare_ratio(self, at: int, item: Item) -> None:
        finding = Finding("breadth", {"universe": self.universe_at(at), "of": "stocks"}, items=[self.items[at], item], rules=["breadth/ratio"])
        sides = [side for other in self.items if (side := self.noun_side(other))]
        first = sides[0] if sides else "advances"
        self.put_odds(finding, *item.value, "declines/advances" if first == "declines" else "advances/declines")
        item.used = True
        self.found.append(finding)

    def pair_words(self, left: Item, right: Item) -> bool:
        between = [item for item in self.items if left.end <= item.start and item.end <= right.start]
        words = [item.lower for item in between if self.side(item) is None and item.kind != "counted"]
        return any(word in ("to", "against", "versus", ":") for word in words) and all(word in ("to", "against", "versus", "ones", "stocks", ":", "compared", "advancing", "declining", "the") for word in words)

    def pair(self, at: int, left: Item, right: Item) -> None:
        sides = [side for side in (self.noun_side(left_side) for left_side in self.items[self.items.index(left):]) if side]
        first = sides[0] if sides else "advances"
        if self.items[at].lower.startswith(("decline", "declines")):
            first = "declines"
        second = "declines" if first == "advances" else "advances"
        finding = Finding("breadth", {"universe": self.universe_at(at), "of": self.counted_of(at)}, items=[self.items[at], left, right], rules=["breadth/ratio-pair"])
        finding.figures[first], finding.figures[second] = left.value, right.value
        left.used = right.used = True
        self.found.append(finding)

    def single(self, at: int, item: Item) -> None:
        below = any(other.lower in ("below", "above", "than", "under") for other in self.items[max(0, self.items.index(item) - 2):self.items.index(item)])
        if below and item.kind == "count":
            item.extra["aside"] = "threshold"
            item.used = True
            return
        counts = any(other.kind == "count" for other in self.items)
        owner = None if counts else self.ratio_owner(at)
        finding = Finding("breadth", {"universe": owner or self.universe_at(at), "of": "stocks" if owner else self.counted_of(at), "ratio_of": self.ratio_side(at)}, figures={"ratio": item.value}, items=[self.items[at], item], rules=["breadth/ratio"])
        item.used = True
        self.found.insert(0, finding)

    def ratio_owner(self, at: int) -> str | None:
        """ "the metal sector recorded an advance-decline ratio of 11": a ratio alone is of the name before it."""
        for item in reversed(self.items[max(0, at - 9):at]):
            if item.kind == "sector":
                return item.text
            if item.kind == "index":
                return item.value
        return None

    def ratio_side(self, at: int) -> str:
        """ "ratio of decliners to advancers": the side named first over the other; advances over declines where neither is."""
        after = [side for item in self.items[at + 1:at + 7] if (side := self.noun_side(item))]
        before = [side for item in self.items[max(0, at - 4):at] if (side := self.noun_side(item))]
        sides = after if len(set(after[:2])) == 2 else before if len(set(before[-2:])) == 2 else []
        if sides[:1] == ["declines"] or self.items[at].lower.startswith("decline"):
            return "declines/advances"
        return "advances/declines"

    def alone_ratio(self) -> None:
        """Fold a ratio into the counts of its sentence, and give it the direction the counts show where none was said."""
        ratios = [finding for finding in self.found if set(finding.figures) == {"ratio"}]
        for finding in ratios:
            counts = [other for other in self.found if other is not finding and "ratio" not in other.figures and other.fields["of"] == finding.fields["of"] and not self.parts(other, finding.fields["universe"]) and {"advances", "declines"} & other.figures.keys()]
            if counts:
                target = counts[0]
                target.figures["ratio"] = finding.figures["ratio"]
                target.fields["ratio_of"] = finding.fields["ratio_of"]
                target.fields["universe"] = target.fields["universe"] or finding.fields["universe"]
                target.items += finding.items
                target.rules += finding.rules
                self.found.remove(finding)

    @staticmethod
    def is_breadth(finding: Finding) -> bool:
        """A total alone counts nothing; nor does "two firms rose" say how a market did."""
        slots = set(finding.figures) - {"total"}
        lone = len(finding.figures) == 1 and slots <= {"advances", "declines", "unchanged"} and finding.fields["of"] == "stocks"
        return bool(slots) and not (lone and all(figure.value < 10 for figure in finding.figures.values()))

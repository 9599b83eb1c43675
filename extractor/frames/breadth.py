"""Counts of what rose and fell, in every order and dress: each count finds its side by the words that stand with it.

384 advanced · 88 stocks advancing against 55 declining · 73 advancing stocks to 26 declining ones · advancers led
412 to 321 · 22 of the 30 · all but one · a ratio of 0.47x · 1.6-to-1 · 84 new highs · 208 unchanged · 12 suspended.
"""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.frames.ratios import Ratios
from extractor.frames.sides import POLES, SIDES, all_but, owner, possessed_of
from extractor.frames.statement import Context, Finding
from extractor.frames.wholes import VOLUME, Wholes
from extractor.spans.items import Item
from extractor.spans.number_words import SOLE

COUNTED = frozenset({"count", "odds", "ratio", "number"})

MEASURED = frozenset({"count", "number", "points", "percent"})
SIZED = frozenset("stock share company issue member scrip".split())
ONE_NEW = {"new high": "new_highs", "new low": "new_lows"}
CHARTED = ("support", "resistance", "hurdle", "immediate", "target")
WORK = frozenset("job jobs payrolls jobless".split())


class BreadthReader(Ratios, Wholes):
    """Reads the counts of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.found: list[Finding] = []
        self.universe = self.stated_universe()

    def read(self) -> list[Finding]:
        if not any(item.kind in COUNTED for item in self.items):
            return []
        if (
            any(item.lower in WORK for item in self.items)
            and not any(item.kind in ("counted", "exchange", "universe") for item in self.items)
        ):
            return []  # "job losses of 225,000, after 247,000 lost in July"
        if self.lone_total():
            return self.found
        labels = {label for item in self.items for label in item.figures or (item.kind,)}
        poled = any(item.lower in POLES for item in self.items)
        if not (poled or labels & {side for side, _ in SIDES} or "ratio" in labels):
            return []
        self.comparison()
        self.labelled_ratio()
        self.told_ratio()
        self.times_more()
        for at, item in enumerate(self.items):
            if item.kind == "count" and not item.used and item.value.value < VOLUME:
                self.count(at, item)
            elif item.lower in ONE_NEW and at and self.items[at - 1].lower in ("1", "one"):
                self.put(at - 1, ONE_NEW[item.lower], self.one(self.items[at - 1]), item)
        self.as_many()
        self.even()
        self.totals()
        self.alone_ratio()
        return [finding for finding in self.found if self.is_breadth(finding)]

    # Counts --------------------------------------------------------------------------------------------------

    def count(self, at: int, item: Item) -> None:
        if self.is_whole(at) or self.is_proportion(at):
            return
        before = self.items[at - 1] if at else None
        if before is not None and before.lower in ("a", "an", "top") and item.lower not in SOLE:
            return  # "a 40,000 gain" in jobs, "the top 10 companies in price decline"
        if self.is_size(at) or self.is_level(at) or self.is_year(at):
            return
        if before is not None and before.lower == "than" and at > 1 and self.items[at - 2].lower in ("lower", "higher"):
            item.used, item.extra["aside"] = True, "previous value"  # "lower than 39 equities that fell last week"
            return
        if before is not None and before.kind == "one-of" and before.lower.startswith(("one of", "one out of")):
            self.one_of(at, item, before)
            return
        slot, to = self.side_in(at)
        if slot is None:
            slot, to = self.side_after(at)
        if slot is None:
            slot, to = self.side_told(at)
        if slot is None:
            slot, to = self.side_before(at)
        of_all = before is not None and before.lower == "all"
        if slot is None or not of_all and self.is_measured(to if to > at else at):
            return
        self.put(at, slot, item, self.items[to])
        if of_all and "total" not in self.found[-1].figures:
            self.found[-1].figures["total"] = item.value

    def as_many(self) -> None:
        """ "606 stocks advancing and an equal number declining": the count told just before."""
        told = self.found[-1].figures if self.found else {}
        known = told.get("advances") or told.get("declines")
        for at, item in enumerate(self.items[:-1]):
            if item.lower not in ("equal", "same") or self.items[at + 1].lower != "number" or known is None:
                continue
            slot, to = self.side_after(at + 1)
            if slot in ("advances", "declines") and slot not in told:
                start, end = item.start, self.items[at + 1].end
                figure = Figure(known.value, known.step, start, end, f"{item.text} number")
                self.put(at, slot, Item("count", start, end, figure.text, figure.text.lower(), figure), self.items[to])

    def even(self) -> None:
        """ "an equal split between advancing and declining sectors, with both tallying 19", "at 19 each"."""
        sides = [self.noun_side(item) for item in self.items]
        pair = next((k for k in range(len(sides) - 2) if {sides[k], sides[k + 2]} == {"advances", "declines"}), None)
        if pair is None or self.items[pair + 1].lower != "and":
            return
        for at, item in enumerate(self.items[pair + 3:], pair + 3):
            near = [other.lower for other in self.items[max(pair + 3, at - 3):at + 2]]
            if item.kind == "count" and not item.used and ("both" in near[:-1] or near[-1] == "each"):
                self.put(at, "advances", item, self.items[pair])
                self.put(at, "declines", item, self.items[pair + 2])
                return

    def one_of(self, at: int, item: Item, words: Item) -> None:
        """ "One of the 101 constituents was unchanged"."""
        slot, to = self.side_after(at)
        if slot is None or self.is_measured(to):
            return
        one = self.one(words)
        if [other.lower for other in self.items[max(0, at - 3):at - 1]] in (["all", "but"], ["all", "except"]):
            one.value = all_but(one.value, item.value)  # "All but one of the 13 sectors rose"
        elif at > 1 and self.items[at - 2].lower in ("every", "each"):
            one = item  # "Every one of the 11 sectors rose"
        self.put(at, slot, one, self.items[to])
        if "total" not in self.found[-1].figures:
            self.found[-1].figures["total"] = item.value
            self.found[-1].items.append(item)
            item.used = True

    @staticmethod
    def one(words: Item) -> Item:
        """The one of "one of the 101", of "one new low", as a count."""
        start, end = words.start, words.start + len(words.text.split()[0])
        text = words.text[:end - start]
        words.used = words.kind == "count"
        return Item("count", start, end, text, "one", Figure(Decimal(1), Decimal(1), start, end, text))

    def is_year(self, at: int) -> bool:
        """ "closed out 2013 up 7.29"."""
        number = self.items[at]
        return at > 0 and self.items[at - 1].lower in ("out", "ended", "closed") and number.text.isdecimal() and 1900 <= number.value.value < 2100

    def is_level(self, at: int) -> bool:
        """ "was down 12 at 5,320 while the FTSE 250 added 9", "support at 21,500 on the lower end": where an index
        stands."""
        if self.is_on_chart(at):
            return True
        if at < 3 or self.items[at - 1].lower not in ("at", "to"):
            return False
        moved = at - 3 - (self.items[at - 3].lower == "by")
        return self.items[at - 2].kind in MEASURED and self.items[moved].kind in ("rise", "fall")

    def is_on_chart(self, at: int) -> bool:
        """ "Support is seen at 21,200 on the lower end": a level, where nothing is counted behind it."""
        if not at or self.items[at - 1].lower not in ("at", "near", "around", "to", "of"):
            return False
        charted = any(item.kind == "topic" and item.lower.startswith(CHARTED) for item in self.items[:at])
        return charted and not (at + 1 < len(self.items) and self.items[at + 1].kind == "counted")

    def is_size(self, at: int) -> bool:
        """ "the 30-stock index edged up"."""
        if at + 2 >= len(self.items) or self.items[at + 2].lower not in SIZED:
            return False
        return self.items[at + 1].text == "-" and self.items[at + 1].start == self.items[at].end

    def is_whole(self, at: int) -> bool:
        """The 38 of "29 of 38 sectors", "29 sectors out of 38", "one of the 101 constituents", "nine of the
        exchange's 11 sectors"."""
        before = [item for item in self.items[max(0, at - 6):at] if not owner(item)]
        return possessed_of(self.items, at) or (
            len(before) > 1
            and before[-1].lower == "of"
            and (before[-2].kind in ("count", "counted") or before[-2].lower in ("one", "out"))
        )

    def put(self, at: int, slot: str, item: Item, side: Item | None) -> None:
        of = self.counted_of(at)
        universe = self.universe_at(at)
        if universe is None and slot in ("new_highs", "new_lows"):  # "the S&P 500 posted 23 new highs"
            universe = next((other.value for other in reversed(self.items[:at]) if other.kind == "index"), None)
        finding = self.found[-1] if self.found else None
        if finding is not None and finding.fields["of"] == "stocks" and set(finding.figures) == {"ratio"}:
            finding.fields["of"] = of
        if finding is None or slot in finding.figures or self.of_others(finding, of) or self.parts(finding, universe):
            finding = Finding("breadth", {"universe": universe, "of": of}, rules=["breadth/count"])
            self.found.append(finding)
        finding.figures[slot] = item.value
        finding.items += [item, side] if side is not None else [item]
        item.used = True

    def parts(self, finding: Finding, universe: str | None) -> bool:
        own = finding.fields["universe"]
        return universe is not None and own is not None and universe != own

    def of_others(self, finding: Finding, of: str) -> bool:
        """Sectors after stocks are counted apart; "stocks" is also what is said where nothing is."""
        return of != "stocks" and finding.fields["of"] != of

    # Comparisons and ratios ------------------------------------------------------------------------------------

    @staticmethod
    def is_breadth(finding: Finding) -> bool:
        """A total alone counts nothing; nor does "two firms rose" or "all three indexes fell" say how a market did."""
        slots = set(finding.figures) - {"total"}
        lone = (
            len(slots) == 1
            and slots <= {"advances", "declines", "unchanged"}
            and finding.fields["of"] in ("stocks", "indices")
        )
        return bool(slots) and not (lone and all(figure.value < 10 for figure in finding.figures.values()))

"""Numerals in a sentence: times, years, ordinals, pairs and ranges, number words, halves."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.spans import companies, dates, numerals
from extractor.spans.currencies import AFTER, BEFORE
from extractor.spans.items import Item
from extractor.spans.tokens import Token

TIME_TAIL = frozenset(
    {
        "am", "pm", "a.m.", "p.m.", "ist", "gmt", "et", "edt", "est", "hours", "hrs", "bst", "jst", "sgt", "hkt",
        "pkt", "noon", "utc", "wib",
    }
)
YEAR_HEADS = frozenset(
    {
        "in", "of", "since", "by", "year", "fiscal", "fy", "early", "late", "mid", "from", "until", "during",
        "through", "for", "to", "and", "before", "after", "until", "march", "april", "calendar", "ended", "finished",
        "closed", "january", "february", "may", "june", "july", "august", "september", "october", "november",
        "december", "the",
    }
)
HALVES = frozenset(
    {"half", "half-a", "half-a-sen", "half-a-cent", "half-sen", "half-cent", "half-a-point", "half-a-penny"}
)

# What "no" and "one" count: "no new lows", "one rose", "one remaining unchanged".
UNITS_OF_WORDS = {"percent-sign": "percent", "points": "points", "basis-points": "basis-points"}
NUMBERED = frozenset(
    {
        "percent-sign", "points", "basis-points", "counted", "rise", "fall", "advances", "declines", "unchanged",
        "new-highs", "new-lows",
    }
)
ENDING = frozenset("remaining remained was ended closed stood stayed finished".split())


class Numeric:
    """Numerals in a sentence: times, years, ordinals, pairs and ranges, number words, halves."""

    def _numeric(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int] | None:
        text = tokens[at].text
        if text.isalpha() and text not in BEFORE:
            return None  # a word, and no currency
        if (
            at > 1
            and tokens[at - 1].text == ","
            and tokens[at - 2].end + 1 == tokens[at].start
            and tokens[at - 2].text[-1].isdecimal()
            and not tokens[at - 2].text[0].isdecimal()
        ):
            return None  # "at2,283.52": the rest of a number whose beginning is glued to a word
        special = self._time(tokens, at) if text.replace(".", "", 1).isdecimal() else None
        if special:
            return special
        if text.isdecimal():
            special = self._glued_code(tokens, at) or self._year(tokens, at) or self._ordinal(tokens, at)
            if special:
                return special
        pair = self._pair(tokens, at, items)
        if pair:
            return pair
        measured = self.measures.read(tokens, at, items[-1] if items else None)
        if measured is None:
            return None
        return measured.item, measured.stop

    def _time(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """11:30 · 4:35pm · 10.30 am · 1319 hours."""
        stop = at + 1
        if (
            stop + 1 < len(tokens)
            and tokens[stop].text == ":"
            and len(tokens[stop + 1].text) == 2
            and tokens[stop + 1].text.isdecimal()
            and len(tokens[at].text) <= 2
            and int(tokens[at].text) < 25
            and tokens[stop].start == tokens[at].end
        ):
            stop += 2
            if stop + 1 < len(tokens) and tokens[stop].text == ":":
                stop += 2
            while stop < len(tokens) and tokens[stop].lower in TIME_TAIL:
                stop += 1
            return self._span("time", tokens, at, stop), stop
        if (
            stop < len(tokens)
            and tokens[stop].lower in TIME_TAIL
            and len(tokens[at].text) in (1, 2, 4, 5)
            and tokens[at].text.count(".") <= 1
            and len(tokens[at].text.partition(".")[2]) in (0, 2)
        ):
            stop += 1
            while stop < len(tokens) and tokens[stop].lower in TIME_TAIL:
                stop += 1
            return self._span("time", tokens, at, stop), stop
        return None

    def _glued_code(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """3M, 5G, 20Microns: digits and capitals that are a name, not a measure."""
        stop = at + 1
        if (
            stop >= len(tokens)
            or tokens[stop].start != tokens[at].end
            or not tokens[stop].text[0].isalpha()
            or not tokens[stop].text[0].isupper()
        ):
            return None
        if self.lexicon.match(tokens, stop) or tokens[stop].lower in numerals.SCALES:
            return None
        while stop < len(tokens) and tokens[stop].text[0].isupper() and companies.begins(tokens, stop, self.around):
            stop += 1
        return self._company(tokens, at, stop)

    def _year(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        text = tokens[at].text
        if len(text) != 4 or not 1950 <= int(text) <= 2100:
            return None
        following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
        if following in ("s", "'s", "’s") or (
            at
            and tokens[at - 1].lower in YEAR_HEADS
            and following not in ("points", "shares", "stocks", "%", "per", "crore", "scrips", "issues", "companies")
        ):
            return self._span("year", tokens, at, at + 1 + (following == "s")), at + 1 + (following == "s")
        return None

    def _ordinal(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        if at + 1 < len(tokens) and tokens[at + 1].lower in dates.ORDINALS and tokens[at + 1].start == tokens[at].end:
            return self._span("ordinal", tokens, at, at + 2), at + 2
        return None

    def _pair(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int] | None:
        """5:1 · 1.6-to-1 · 9-8 as a ratio; 1%-3% or 15,400-15,500 as a range, which is left alone."""
        join = at + 1
        if join + 1 >= len(tokens):
            return None
        worded = (
            tokens[join].text == "-"
            and join + 3 < len(tokens)
            and tokens[join + 1].lower == "to"
            and tokens[join + 2].text == "-"
        )
        if worded:
            right = join + 3
        elif (
            tokens[join].text in (":", "-", "–", "—")
            and tokens[join].start == tokens[at].end
            and tokens[join + 1].start == tokens[join].end
        ):
            right = join + 1
        else:
            return None
        left, second = numerals.parse(tokens[at].text), None
        if tokens[right].text[0].isdecimal():
            second = numerals.parse(tokens[right].text)
        if left is None or second is None:
            return None
        stop = right + 1
        if (
            stop < len(tokens)
            and (entry := self.lexicon.match(tokens, stop))
            and {"percent-sign", "points"} & entry.labels
        ):
            return self._span("range", tokens, at, stop + len(entry.tokens)), stop + len(entry.tokens)
        if stop < len(tokens) and tokens[stop].text in ("-", "/"):
            return None
        small = left.value < 100 and second.value < 100 and second.value > 0
        if small and (
            worded
            or tokens[join].text == ":"
            or (items and items[-1].lower in ("by", "of", "a", "ratio", "nearly", "about", "almost", "roughly", "than"))
        ):
            hedge = (
                {"hedge-about": "about", "hedge-over": "over", "hedge-under": "under"}.get(items[-1].kind, "")
                if items
                else ""
            )
            item = self._span("odds", tokens, at, stop)
            item.value = tuple(
                Figure(part.value, part.step, token.start, token.end, token.text, hedge)
                for part, token in ((left, tokens[at]), (second, tokens[right]))
            )
            return item, stop
        return self._span("range", tokens, at, stop), stop

    def _ends_unchanged(self, tokens: list[Token], at: int) -> bool:
        entry = self.lexicon.match(tokens, at + 2) if at + 2 < len(tokens) and tokens[at + 1].lower in ENDING else None
        return entry is not None and bool({"rise", "fall", "unchanged", "flat"} & entry.labels)

    def _hundreds(self, tokens: list[Token], at: int, total: int) -> tuple[Item, int]:
        """one hundred fifteen, two hundred and six."""
        total, stop = total * 100, at + 2
        rest = stop + (stop + 1 < len(tokens) and tokens[stop].lower == "and")
        if (
            rest < len(tokens)
            and (parts := [numerals.WORDS.get(part) for part in tokens[rest].lower.split("-")])
            and all(parts)
        ):
            total, stop = total + sum(parts), rest + 1
        item = self._span("count", tokens, at, stop)
        item.value = Figure(Decimal(total), Decimal(1), item.start, item.end, item.text)
        item.extra = {"sign": 0, "currency": None, "numeral": None}
        return item, stop

    def _number_word(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """two, twenty-five, a dozen: counts in words."""
        total = 0
        if tokens[at].lower in HALVES:
            return self._half(tokens, at)
        for part in tokens[at].lower.split("-"):
            value = numerals.WORDS.get(part)
            if value is None or (part in ("no", "none") and "-" in tokens[at].text):
                return None
            total += value
        if at + 1 < len(tokens) and tokens[at + 1].lower == "hundred" and total < 100:
            return self._hundreds(tokens, at, total)
        one_of = (
            tokens[at].lower == "one"
            and at + 3 < len(tokens)
            and tokens[at + 1].lower == "of"
            and any(tokens[k].text.isdecimal() for k in (at + 2, at + 3))
        )
        only_one = (
            tokens[at].lower == "one"
            and 0 < at < len(tokens) - 1
            and tokens[at - 1].lower in ("only", "just")
            and tokens[at + 1].lower == "sector"
        )
        unit = self._unit_in_words(tokens, at + 1)
        if (
            tokens[at].lower in ("no", "one")
            and not one_of
            and not only_one
            and not (at + 1 < len(tokens) and (entry := self.lexicon.match(tokens, at + 1)) and NUMBERED & entry.labels)
            and not (tokens[at].lower == "one" and (unit or self._ends_unchanged(tokens, at)))
        ):
            return None
        following = self.lexicon.match(tokens, at + 1) if at + 1 < len(tokens) else None
        if measure := next(
            (kind for label, kind in UNITS_OF_WORDS.items() if following is not None and label in following.labels),
            None,
        ):
            item = self._span(measure, tokens, at, at + 1 + len(following.tokens))
            item.value = Figure(Decimal(total), Decimal(1), item.start, item.end, item.text)
            item.extra = {"sign": 0, "currency": None, "numeral": None}
            return item, at + 1 + len(following.tokens)
        currency, power, stop = unit or (None, 0, at + 1)
        item = self._span("money" if unit else "count", tokens, at, stop)
        scale = Decimal(1).scaleb(power)
        item.value = Figure(total * scale, scale, item.start, item.end, item.text)
        item.extra = {"sign": 0, "currency": currency, "numeral": None}
        return item, stop

    def _unit_in_words(self, tokens: list[Token], at: int) -> tuple[str, int, int] | None:
        """ "sen", "Singapore cent": the currency, its scale of ten and the token after it."""
        if at < len(tokens) and tokens[at].lower in AFTER and tokens[at].lower != "p":
            return *AFTER[tokens[at].lower], at + 1
        dollars = self.measures.dollars(tokens, at)
        return dollars and (dollars[0], -2 if tokens[dollars[1] - 1].lower.startswith("cent") else 0, dollars[1])

    def _half(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """half-a-sen · half a cent · half-a-point."""
        stop = at + 1
        name = tokens[at].lower.rpartition("-")[2]
        if name not in AFTER:
            while stop < len(tokens) and tokens[stop].lower in ("a", "an", "-"):
                stop += 1
            name = tokens[stop].lower if stop < len(tokens) else ""
            share = self._half_share(tokens, at, stop)
            if share:
                return share
            stop += 1
        if name not in AFTER or name == "p":
            return None
        unit = AFTER[name]
        item = self._span("money", tokens, at, stop)
        item.value = Figure(
            Decimal("0.5").scaleb(unit[1]), Decimal("0.1").scaleb(unit[1]), item.start, item.end, item.text
        )
        item.extra = {"sign": 0, "currency": unit[0], "numeral": None}
        return item, stop

    def _half_share(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """ "half a percent", "half a point"."""
        entry = self.lexicon.match(tokens, stop) if stop < len(tokens) and stop > at + 1 else None
        kind = next((kind for label, kind in UNITS_OF_WORDS.items() if entry and label in entry.labels), None)
        if kind is None:
            return None
        item = self._span(kind, tokens, at, stop + len(entry.tokens))
        item.value = Figure(Decimal("0.5"), Decimal("0.1"), item.start, item.end, item.text, "about")
        item.extra = {"sign": 0, "currency": None, "numeral": None}
        return item, stop + len(entry.tokens)

    def _span(self, kind: str, tokens: list[Token], at: int, stop: int, value=None) -> Item:
        start, end = tokens[at].start, tokens[stop - 1].end
        text = self.text[start:end]
        return Item(kind, start, end, text, text.lower(), value)

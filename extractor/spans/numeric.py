"""Numerals in a sentence: times, years, ordinals, pairs and ranges."""

from __future__ import annotations

from extractor.facts.base import Figure, Hedge
from extractor.spans import companies, dates, numerals
from extractor.spans.company_codes import CompanyCodes
from extractor.spans.currencies import BEFORE
from extractor.spans.items import Item
from extractor.spans.measures import HEDGES, two_way
from extractor.spans.number_words import NumberWords
from extractor.spans.tokens import Token

TIME_TAIL = frozenset(
    {
        "am", "pm", "a.m.", "p.m.", "ist", "gmt", "et", "edt", "est", "hours", "hrs", "bst", "jst", "sgt", "hkt",
        "pkt", "noon", "utc", "wib", "aedt", "aest", "acst", "awst", "nzdt", "nzst", "cet", "cest", "cdt", "cst", "pdt",
        "pst", "pht", "kst", "ict", "sast", "wat",
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

RANGES = frozenset({"range of", "of", "between"})
# What stands before odds: "by 9-8", "nearly 3-2".
BEFORE_ODDS = frozenset("by of a ratio nearly about almost roughly than".split())


class Numeric(NumberWords, CompanyCodes):
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
        if self.lexicon.match(tokens, stop) or tokens[stop].lower in numerals.SCALES or tokens[stop].text == "USc":
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
        right = self._second(tokens, at)
        if right is None or two_way(tokens, at) and not self._is_percent(tokens, at + 3):
            return None
        first = numerals.parse(tokens[at].text)
        second = numerals.parse(tokens[right].text) if tokens[right].text[0].isdecimal() else None
        if first is None or second is None:
            return None
        stop = right + 1
        unit = self.lexicon.match(tokens, stop) if stop < len(tokens) else None
        if unit is not None and {"percent-sign", "points"} & unit.labels:
            return self._span("range", tokens, at, stop + len(unit.tokens)), stop + len(unit.tokens)
        before = items[-1].lower if items else ""
        if before in RANGES and first.value >= 1000 and first.step < 1 and second.step < 1:
            return None  # "in a range of 75,310.22-74,557.84": two levels
        if stop < len(tokens) and tokens[stop].text in ("-", "/"):
            return None
        odds = right == at + 4 or tokens[at + 1].text == ":" or before in BEFORE_ODDS
        if not odds or first.value >= 100 or not 0 < second.value < 100:
            return self._span("range", tokens, at, stop), stop
        hedge: Hedge = HEDGES.get(items[-1].kind, "") if items else ""
        item = self._span("odds", tokens, at, stop)
        item.value = tuple(
            Figure(part.value, part.step, token.start, token.end, token.text, hedge)
            for part, token in ((first, tokens[at]), (second, tokens[right]))
        )
        return item, stop

    @staticmethod
    def _second(tokens: list[Token], at: int) -> int | None:
        """Where the second numeral of "9-8", "5:1" or "1.6-to-1" stands."""
        joint = tokens[at + 1:at + 4]
        if len(joint) < 2:
            return None
        if [token.lower for token in joint] == ["-", "to", "-"] and at + 4 < len(tokens):
            return at + 4
        glued = joint[0].start == tokens[at].end and joint[1].start == joint[0].end
        return at + 2 if glued and joint[0].text in (":", "-", "–", "—") else None

    def _is_percent(self, tokens: list[Token], at: int) -> bool:
        entry = self.lexicon.match(tokens, at) if at < len(tokens) else None
        return entry is not None and "percent-sign" in entry.labels

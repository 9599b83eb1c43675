"""Numbers in words: "twenty-one", "one rose", "a hundred", "half a percent", "half of the 30"."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure
from extractor.spans import numerals
from extractor.spans.currencies import AFTER
from extractor.spans.items import Item
from extractor.spans.tokens import Token

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


class NumberWords:
    """Numbers in words; a part of the lexer."""

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
        if tenths := self._tenths(tokens, at):
            return tenths
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

    def _tenths(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """ "a tenth of a percent", "three-tenths of 1 percent", "two tenths of a percent"."""
        number, _, part = tokens[at].lower.rpartition("-")
        stop = at + 1
        if not number and stop < len(tokens) and tokens[stop].lower == "tenths":
            number, part, stop = part, "tenths", stop + 1
        count = numerals.WORDS.get(number or "one")
        behind = [token.lower for token in tokens[stop:stop + 2]]
        if part not in ("tenth", "tenths") or not count or behind not in (["of", "a"], ["of", "1"], ["of", "one"]):
            return None
        entry = self.lexicon.match(tokens, stop + 2) if stop + 2 < len(tokens) else None
        if entry is None or "percent-sign" not in entry.labels:
            return None
        item = self._span("percent", tokens, at, stop + 2 + len(entry.tokens))
        before = " ".join(token.lower for token in tokens[max(0, at - 3):at])
        hedge = "under" if "less than" in before else "over" if "more than" in before else "about"
        item.value = Figure(Decimal(count).scaleb(-1), Decimal("0.1"), item.start, item.end, item.text, hedge)
        item.extra = {"sign": 0, "currency": None, "numeral": None}
        return item, stop + 2 + len(entry.tokens)

    def _half_share(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """ "half a percent", "half a point", "half per cent"."""
        entry = self.lexicon.match(tokens, stop) if stop < len(tokens) else None
        kind = next((kind for label, kind in UNITS_OF_WORDS.items() if entry and label in entry.labels), None)
        if kind is None or kind != "percent" and stop == at + 1:
            return None
        item = self._span(kind, tokens, at, stop + len(entry.tokens))
        item.value = Figure(Decimal("0.5"), Decimal("0.1"), item.start, item.end, item.text, "about")
        item.extra = {"sign": 0, "currency": None, "numeral": None}
        return item, stop + len(entry.tokens)

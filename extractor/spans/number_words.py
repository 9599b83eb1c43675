"""Numbers in words: "twenty-one", "one rose", "a hundred", "half a percent", "half of the 30"."""

from __future__ import annotations

from decimal import Decimal

from extractor.facts.base import Figure, Hedge
from extractor.spans import numerals
from extractor.spans.currencies import AFTER
from extractor.spans.items import Item
from extractor.spans.lexicon import Entry
from extractor.spans.parts import LexerPart
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
SOLE = frozenset({"solitary", "single", "lone"})
BEFORE_SOLE = frozenset({"against", "to", "versus", "vs", "with", "and", "only", "just"})
SINGLE_SIDES = frozenset({"gainer", "loser", "advancer", "decliner", "riser", "faller"})
ENDING = frozenset("remaining remained was ended closed stood stayed finished".split())


def _unit_of(entry: Entry) -> str | None:
    return next((kind for label, kind in UNITS_OF_WORDS.items() if label in entry.labels), None)


class NumberWords(LexerPart):
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
            and (parts := [numerals.WORDS.get(part, 0) for part in tokens[rest].lower.split("-")])
            and all(parts)
        ):
            total, stop = total + sum(parts), rest + 1
        return self._figure_in_words(tokens, at, stop, "count", Decimal(total))

    def _number_word(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """two, twenty-five, a dozen: counts in words."""
        if tokens[at].lower in HALVES:
            return self._half(tokens, at)
        if tenths := self._tenths(tokens, at):
            return tenths
        total = self._total(tokens[at]) if tokens[at].lower not in SOLE else self._sole(tokens, at)
        if total is None:
            return None
        if at + 1 < len(tokens) and tokens[at + 1].lower == "hundred" and total < 100:
            return self._hundreds(tokens, at, total)
        unit = self._unit_in_words(tokens, at + 1)
        if tokens[at].lower in ("no", "one") and not self._counts(tokens, at, bool(unit)):
            return None
        following = self.lexicon.match(tokens, at + 1) if at + 1 < len(tokens) else None
        if following is not None and (kind := _unit_of(following)):
            return self._figure_in_words(tokens, at, at + 1 + len(following.tokens), kind, Decimal(total))
        currency, power, stop = unit or (None, 0, at + 1)
        scale = Decimal(1).scaleb(power)
        return self._figure_in_words(
            tokens, at, stop, "money" if unit else "count", total * scale, step=scale, currency=currency
        )

    def _figure_in_words(
        self, tokens: list[Token], at: int, stop: int, kind: str, value: Decimal, *, step: Decimal = Decimal(1),
        currency: str | None = None, hedge: Hedge = "",
    ) -> tuple[Item, int]:
        item = self._span(kind, tokens, at, stop)
        item.value = Figure(value, step, item.start, item.end, item.text, hedge)
        item.extra = {"sign": 0, "currency": currency, "numeral": None}
        return item, stop

    @staticmethod
    def _total(token: Token) -> int | None:
        """25 of "twenty-five"; None where a part of the word is no number."""
        parts = token.lower.split("-")
        if not numerals.WORDS.keys() >= set(parts) or len(parts) > 1 and {"no", "none"} & set(parts):
            return None
        return sum(numerals.WORDS[part] for part in parts)

    def _sole(self, tokens: list[Token], at: int) -> int | None:
        """One, in "36 advanced against a solitary decliner"."""
        if at < 2 or tokens[at - 1].lower != "a" or tokens[at - 2].lower not in BEFORE_SOLE:
            return None
        entry = self.lexicon.match(tokens, at + 1) if at + 1 < len(tokens) else None
        return 1 if entry is not None and {"advances", "declines"} & entry.labels else None

    def _counts(self, tokens: list[Token], at: int, unit: bool) -> bool:
        """Whether "no" or "one" counts something: "no new lows", "one rose", "one of 30", "only one sector"."""
        behind = tokens[at + 1:at + 4]
        entry = self.lexicon.match(tokens, at + 1) if behind else None
        if entry is not None and NUMBERED & entry.labels:
            return True
        if tokens[at].lower == "no" or not behind:
            return False
        beside = {tokens[at - 1].lower if at else "", behind[1].lower if len(behind) > 1 else ""}
        if behind[0].lower in SINGLE_SIDES and not BEFORE_SOLE.isdisjoint(beside):
            return True  # "with two gainers and one loser", "one riser to 12 fallers"
        one_of = len(behind) == 3 and behind[0].lower == "of" and any(one.text.isdecimal() for one in behind[1:])
        only_one = at > 0 and tokens[at - 1].lower in ("only", "just") and behind[0].lower == "sector"
        return one_of or only_one or unit or self._ends_unchanged(tokens, at)

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
        currency, power = AFTER[name]
        value, step = Decimal("0.5").scaleb(power), Decimal("0.1").scaleb(power)
        return self._figure_in_words(tokens, at, stop, "money", value, step=step, currency=currency)

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
        before = " ".join(token.lower for token in tokens[max(0, at - 3):at])
        hedge: Hedge = "under" if "less than" in before else "over" if "more than" in before else "about"
        value, stop = Decimal(count).scaleb(-1), stop + 2 + len(entry.tokens)
        return self._figure_in_words(tokens, at, stop, "percent", value, step=Decimal("0.1"), hedge=hedge)

    def _half_share(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """ "half a percent", "half a point", "half per cent"."""
        entry = self.lexicon.match(tokens, stop) if stop < len(tokens) else None
        kind = _unit_of(entry) if entry is not None else None
        if entry is None or kind is None or kind != "percent" and stop == at + 1:
            return None
        value, step = Decimal("0.5"), Decimal("0.1")
        return self._figure_in_words(tokens, at, stop + len(entry.tokens), kind, value, step=step, hedge="about")

"""Numerals with their units: percent, points, basis points, money, ratios, counts and bare numbers as Figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractor.facts.base import Figure
from extractor.spans import numerals
from extractor.spans.currencies import AFTER, BEFORE, DOLLARS_OF, MONEY_OF
from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon
from extractor.spans.tokens import Token

SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1, "▲": 1, "▼": -1}
WORDED_SIGNS = frozenset({"negative", "minus"})
GROUP = re.compile(r"\d{3}(?:,\d+)?$")
HEDGES = {"hedge-about": "about", "hedge-over": "over", "hedge-under": "under"}
LETTER_SCALES = frozenset({"m", "b", "k"})
SEAMS = frozenset({"Yen", "Euro", "Dollar", "Pound", "Rupee", "Yuan"})  # where two lines were glued: "at 20,392.58Yen up 0.4%"


@dataclass(slots=True)
class Measured:
    """An item and the index of the token after it."""

    item: Item
    stop: int


def two_way(tokens: list[Token], at: int) -> int:
    """ "134.21-23 yen", "$1.0912-0913": where a price to buy and to sell ends, of which the first is read; 0 for
    none."""
    ahead = tokens[at + 1:at + 3]
    decimals = tokens[at].text.rpartition(".")[2] if "." in tokens[at].text else ""
    if len(ahead) < 2 or ahead[0].text != "-" or ahead[1].start - tokens[at].end != 1:
        return 0
    ends = ahead[1].text
    return at + 3 if ends.isdecimal() and 2 <= len(ends) <= len(decimals) and ends > decimals[-len(ends):] else 0


class MeasureReader:
    """Reads the measure that begins at a token. One per article: knows its decimal sign, and whether it tells of
    naira, when 60k is 60 kobo."""

    def __init__(self, text: str, lexicon: Lexicon, decimal_comma: bool = False, naira: bool = False) -> None:
        self.text, self.lexicon, self.decimal_comma, self.naira = text, lexicon, decimal_comma, naira

    def read(self, tokens: list[Token], at: int, previous: Item | None) -> Measured | None:
        """The measure at `at` (which may be its currency sign), or None where no numeral stands."""
        start_token = tokens[at]
        currency = BEFORE.get(start_token.text)
        if start_token.text == "US" and not (at + 2 < len(tokens) and tokens[at + 2].text in ("¢", "c")):
            currency = None
        digits = at
        if (
            currency
            and at + 1 < len(tokens)
            and tokens[at + 1].text[0] in "0123456789."
            and tokens[at + 1].text[-1].isdecimal()
        ):
            digits = at + 1
        elif not self._is_numeral(tokens[at]):
            return None
        last = self._last_group(tokens, digits) if self.decimal_comma else digits
        numeral = numerals.parse(self._printed(tokens, digits, last), self.decimal_comma)
        if numeral is None:
            return None
        numeral, stop = self._fraction(tokens, last, numeral)
        stop = two_way(tokens, last) or stop
        return self._with_unit(tokens, at, stop, numeral, currency if digits != at else None, previous)

    @staticmethod
    def _last_group(tokens: list[Token], at: int) -> int:
        """ "12 800,52": where decimals have a comma, thousands are parted by blanks."""
        if not (tokens[at].text.isdecimal() and len(tokens[at].text) <= 3):
            return at
        while at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end + 1 and GROUP.match(tokens[at + 1].text):
            at += 1
        return at

    @staticmethod
    def _printed(tokens: list[Token], at: int, last: int) -> str:
        """The numeral in one piece; one that blanks part has its decimals behind the comma."""
        if at == last:
            return tokens[at].text
        return "".join(token.text for token in tokens[at:last + 1]).replace(",", ".")

    @staticmethod
    def _is_numeral(token: Token) -> bool:
        return token.text[0].isdecimal() or (token.text[0] == "." and len(token.text) > 1 and token.text[1].isdecimal())

    @staticmethod
    def _fraction(tokens: list[Token], at: int, numeral: numerals.Numeral) -> tuple[numerals.Numeral, int]:
        """ "26 1/2", "26-1/2" and "26½" as old tapes print them; a number broken by a stray blank ("82,814. 34")
        stays broken."""
        stop = at + 1
        if stop < len(tokens) and tokens[stop].text in numerals.FRACTIONS:
            return numeral._replace(
                value=numeral.value + numerals.FRACTIONS[tokens[stop].text], step=Decimal("0.125")
            ), stop + 1
        skip = stop + (stop < len(tokens) and tokens[stop].text == "-")
        if (
            skip + 2 < len(tokens)
            and tokens[skip + 1].text == "/"
            and tokens[skip].text.isdecimal()
            and tokens[skip + 2].text in ("2", "4", "8", "16", "32", "64")
        ):
            part = Decimal(tokens[skip].text) / Decimal(tokens[skip + 2].text)
            if part < 1:
                return numeral._replace(
                    value=numeral.value + part, step=Decimal(1) / Decimal(tokens[skip + 2].text)
                ), skip + 3
        return numeral, stop

    def _with_unit(self, tokens, at, stop, numeral, currency, previous) -> Measured:
        word, glued = self._word(tokens, stop)
        scale = None
        if word == "k" and glued and self.naira and not currency and numeral.value < 100:
            return self._item(
                tokens,
                at,
                stop + 1,
                "money",
                numeral.value.scaleb(-2),
                numeral.step.scaleb(-2),
                "NGN",
                previous,
                numeral,
            )
        if word in numerals.SCALES and (word not in LETTER_SCALES or glued):
            scale, stop = word, stop + 1
            if self._word(tokens, stop)[0] == "crore":  # lakh crore
                numeral = numeral._replace(value=numeral.value.scaleb(7), step=numeral.step.scaleb(7))
                stop += 1
            word, glued = self._word(tokens, stop)
        value, step = numerals.scaled(numeral, scale)
        kind, extra = ("money", currency) if currency else (None, None)
        if currency and (word == "¢" or word == "c" and glued):
            value, step, stop = value.scaleb(-2), step.scaleb(-2), stop + 1  # "US71.05¢"
        hyphen = word == "-" and stop + 1 < len(tokens)
        unit_at = stop + 1 if hyphen else stop
        entry = self.lexicon.match(tokens, unit_at) if unit_at < len(tokens) else None
        if kind is None and entry:
            if "percent-sign" in entry.labels:
                kind, stop = "percent", unit_at + len(entry.tokens)
            elif "points" in entry.labels:
                kind, stop = "points", unit_at + len(entry.tokens)
            elif "basis-points" in entry.labels:
                kind, stop = "basis-points", unit_at + len(entry.tokens)
            elif "times" in entry.labels and not hyphen:
                kind, stop = "ratio", stop + len(entry.tokens)
        if kind is None and [token.lower for token in tokens[unit_at:unit_at + 2]] == ["of", "a"]:
            unit_at += 2  # "0.65 of a US cent"
        if kind is None and (dollars := self.dollars(tokens, unit_at)):
            kind, extra, stop = "money", *dollars
            if tokens[stop - 1].lower in ("cents", "cent"):
                value, step = value.scaleb(-2), step.scaleb(-2)  # "80 Canadian cents"
        nation = MONEY_OF.get(self._word(tokens, unit_at)[0]) if kind is None else None
        if nation and AFTER.get(self._word(tokens, unit_at + 1)[0]):
            kind, extra, stop = "money", nation, unit_at + 2  # "7.8 billion Egyptian pounds"
        if kind is None:
            unit = AFTER.get(self._word(tokens, unit_at)[0])
            apart = unit_at < len(tokens) and tokens[unit_at].start != tokens[unit_at - 1].end
            seam = bool(unit) and not apart and tokens[unit_at].text in SEAMS and "." in tokens[unit_at - 1].text
            if unit and not seam and not (apart and tokens[unit_at].text in ("p", "c")):
                kind, extra, stop = "money", unit[0], unit_at + 1
                value, step = value.scaleb(unit[1]), step.scaleb(unit[1])
                if unit[0] == "cent" and self._word(tokens, stop)[0] in ("us", "u.s."):
                    extra, stop = "USD", stop + 1  # "71.46 cents US"
        if kind is None:
            whole = numeral.step == 1 and scale is None and "." not in tokens[at].text
            kind = "count" if whole else "number"
            extra = scale
        return self._item(tokens, at, stop, kind, value, step, extra, previous, numeral)

    @staticmethod
    def dollars(tokens: list[Token], at: int) -> tuple[str, int] | None:
        """ "90.15 HK dollars", "5.2 Singapore dollars": (currency, token after)."""
        for length in (1, 2):
            name = " ".join(token.lower for token in tokens[at:at + length])
            if (
                name in DOLLARS_OF
                and at + length < len(tokens)
                and tokens[at + length].lower in ("dollars", "dollar", "cents", "cent")
            ):
                return DOLLARS_OF[name], at + length + 1
        return None

    @staticmethod
    def _word(tokens: list[Token], at: int) -> tuple[str, bool]:
        if at >= len(tokens):
            return "", False
        return tokens[at].lower, tokens[at].start == tokens[at - 1].end

    def _item(self, tokens, at, stop, kind, value, step, extra, previous, numeral) -> Measured:
        sign, start = self._sign(tokens, at)
        if kind in ("percent", "points") and at and tokens[at - 1].lower in WORDED_SIGNS:
            sign, start = -1, tokens[at - 1].start  # "a change of negative 2.3 percent"
        end = tokens[stop - 1].end
        hedge = next((HEDGES[previous.kind] for _ in (0,) if previous is not None and previous.kind in HEDGES), "")
        figure = Figure(value * sign if sign < 0 else value, step, start, end, self.text[start:end], hedge)
        item = Item(
            kind,
            start,
            end,
            figure.text,
            tokens[at].lower,
            figure,
            extra={"sign": sign, "currency": extra, "numeral": numeral if numeral.is_malformed else None},
        )
        return Measured(item, stop)

    def _sign(self, tokens: list[Token], at: int) -> tuple[int, int]:
        """(+1, -1 or 0 where none is printed, start offset with the sign). A dash between words is no sign."""
        start = tokens[at].start
        if at == 0:
            return 0, start
        mark = tokens[at - 1]
        if mark.text not in SIGNS or mark.end != start:
            return 0, start
        if at > 1 and tokens[at - 2].end == mark.start and tokens[at - 2].text not in "([,:;|":
            return 0, start
        return SIGNS[mark.text], mark.start

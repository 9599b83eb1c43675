"""Numerals with their units: percent, points, basis points, money, ratios, counts and bare numbers as Figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.facts.base import Figure, Hedge
from extractor.spans import numerals
from extractor.spans.currencies import AFTER, BEFORE, DOLLARS_OF, MONEY_OF
from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon
from extractor.spans.tokens import Token

SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1, "▲": 1, "▼": -1}
WORDED_SIGNS = frozenset({"negative", "minus"})
GROUP = re.compile(r"\d{3}(?:,\d+)?$")
HEDGES: dict[str, Hedge] = {"hedge-about": "about", "hedge-over": "over", "hedge-under": "under"}
LETTER_SCALES = frozenset({"m", "b", "k"})
# Where two lines were glued: "at 20,392.58Yen up 0.4%"
SEAMS = frozenset({"Yen", "Euro", "Dollar", "Pound", "Rupee", "Yuan"})

# The unit that a label of the lexicon makes, the first that fits.
UNITS = (("percent-sign", "percent"), ("points", "points"), ("basis-points", "basis-points"), ("times", "ratio"))


class Unit(NamedTuple):
    """What stands behind a numeral: its kind, its currency or scale, the token after it, the power of ten."""

    kind: str
    extra: str | None
    stop: int
    power: int = 0


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


def stands_alone(tokens: list[Token], at: int) -> bool:
    """Whether the sign at `at` is of the numeral behind a space: "(+ 3.48 percent to EUR 23.80)"."""
    if not at or at + 1 >= len(tokens) or tokens[at - 1].text not in ("(", "[") or tokens[at - 1].end != tokens[at].start:
        return False
    return tokens[at + 1].start == tokens[at].end + 1 and tokens[at + 1].text[0].isdecimal()


class MeasureReader:
    """Reads the measure that begins at a token. One per article: knows its decimal sign, and whether it tells of
    naira, when 60k is 60 kobo."""

    def __init__(self, text: str, lexicon: Lexicon, decimal_comma: bool = False, naira: bool = False) -> None:
        self.text, self.lexicon, self.decimal_comma, self.naira = text, lexicon, decimal_comma, naira

    def read(self, tokens: list[Token], at: int, previous: Item | None) -> Measured | None:
        """The measure at `at` (which may be its currency sign), or None where no numeral stands."""
        start_token = tokens[at]
        currency = BEFORE.get(start_token.text)
        if currency and at and tokens[at - 1].text == "/" and tokens[at - 1].end == start_token.start:
            currency = None  # the second of "EUR/JPY 0.1% up"
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

    def _with_unit(
        self, tokens: list[Token], at: int, stop: int, numeral: numerals.Numeral, currency: str | None,
        previous: Item | None,
    ) -> Measured:
        word, glued = self._word(tokens, stop)
        if word == "k" and glued and self.naira and not currency and numeral.value < 100:
            kobo = numeral.value.scaleb(-2), numeral.step.scaleb(-2)
            return self._item(tokens, at, stop + 1, "money", *kobo, "NGN", previous, numeral)
        if word == "k" and glued and currency == "NGN" and numeral.step == Decimal("0.01"):  # "N4.05k": 4 naira and 5 kobo
            return self._item(tokens, at, stop + 1, "money", numeral.value, numeral.step, currency, previous, numeral)
        numeral, scale, stop = self._scale(tokens, stop, numeral)
        value, step = numerals.scaled(numeral, scale)
        unit = self._unit(tokens, stop, currency)
        if unit is None:
            whole = numeral.step == 1 and scale is None and "." not in tokens[at].text
            unit = Unit("count" if whole else "number", scale, stop)
        value, step = value.scaleb(unit.power), step.scaleb(unit.power)
        return self._item(tokens, at, unit.stop, unit.kind, value, step, unit.extra, previous, numeral)

    def _scale(
        self, tokens: list[Token], stop: int, numeral: numerals.Numeral
    ) -> tuple[numerals.Numeral, str | None, int]:
        """ "million", "bn", "lakh crore": (numeral, scale, token after)."""
        word, glued = self._word(tokens, stop)
        if word not in numerals.SCALES or word in LETTER_SCALES and not glued:
            return numeral, None, stop
        if self._word(tokens, stop + 1)[0] == "crore":
            return numeral._replace(value=numeral.value.scaleb(7), step=numeral.step.scaleb(7)), word, stop + 2
        return numeral, word, stop + 1

    def _unit(self, tokens: list[Token], at: int, currency: str | None) -> Unit | None:
        """The unit behind a numeral, a hyphen between them or none."""
        word, glued = self._word(tokens, at)
        if currency:
            cents = word == "¢" or word == "c" and glued  # "US71.05¢"
            kobo = word == "kobo" and currency == "NGN"  # "N3.46kobo": 3 naira and 46 kobo
            return Unit("money", currency, at + (cents or kobo), -2 * cents)
        hyphen = word == "-" and at + 1 < len(tokens)
        if hyphen and self._word(tokens, at + 1)[0] in ("plus", "odd"):
            return self._unit_of_words(tokens, at + 2, False)  # "a 120-plus points rise"
        if (unit := self._unit_of_words(tokens, at + hyphen, hyphen)) is not None:
            return unit
        at += hyphen
        if [token.lower for token in tokens[at:at + 2]] == ["of", "a"]:
            at += 2  # "0.65 of a US cent"
        return self._money_behind(tokens, at)

    def _unit_of_words(self, tokens: list[Token], at: int, hyphen: bool) -> Unit | None:
        """Per cent, points, basis points, times."""
        entry = self.lexicon.match(tokens, at) if at < len(tokens) else None
        if entry is None:
            return None
        kind = next((kind for label, kind in UNITS if label in entry.labels), None)
        return Unit(kind, None, at + len(entry.tokens)) if kind and not (kind == "ratio" and hyphen) else None

    def _money_behind(self, tokens: list[Token], at: int) -> Unit | None:
        """ "80 Canadian cents", "7.8 billion Egyptian pounds", "14 paise", "71.46 cents US"."""
        if dollars := self.dollars(tokens, at):
            return Unit("money", *dollars, -2 if tokens[dollars[1] - 1].lower in ("cents", "cent") else 0)
        word, following = self._word(tokens, at)[0], self._word(tokens, at + 1)[0]
        if (nation := MONEY_OF.get(word)) and AFTER.get(following):
            return Unit("money", nation, at + 2)
        unit = AFTER.get(word)
        apart = at < len(tokens) and tokens[at].start != tokens[at - 1].end
        seam = not apart and at < len(tokens) and tokens[at].text in SEAMS and "." in tokens[at - 1].text
        if not unit or seam or apart and tokens[at].text in ("p", "c"):
            return None
        american = unit[0] == "cent" and following in ("us", "u.s.")
        return Unit("money", "USD" if american else unit[0], at + 1 + american, unit[1])

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

    def _item(
        self, tokens: list[Token], at: int, stop: int, kind: str, value: Decimal, step: Decimal, extra: str | None,
        previous: Item | None, numeral: numerals.Numeral,
    ) -> Measured:
        sign, start = self._sign(tokens, at)
        if kind in ("percent", "points") and at and tokens[at - 1].lower in WORDED_SIGNS:
            sign, start = -1, tokens[at - 1].start  # "a change of negative 2.3 percent"
        end = tokens[stop - 1].end
        hedge: Hedge = HEDGES.get(previous.kind, "") if previous is not None else ""
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
        if mark.text not in SIGNS or mark.end != start and not stands_alone(tokens, at - 1):
            return 0, start
        if at > 1 and tokens[at - 2].end == mark.start and tokens[at - 2].text not in "([,:;|":
            return 0, start
        return SIGNS[mark.text], mark.start

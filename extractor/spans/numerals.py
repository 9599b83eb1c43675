"""Numerals: printed digits -> exact value and the step of the last printed digit. Needs no spaCy."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

MAX_DIGITS = 24  # longer runs of digits are codes, never figures
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\d{1,2}(?:,\d{2})*,\d{3}(?:\.\d+)?$")
PLAIN = re.compile(r"\d*(?:\.\d+)?$")
DIGITS = re.compile(r"(?=.*\d)\d*\.?\d*$")
TWO_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+\.\d{2}$")
DECIMAL_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})*,\d{1,2}$|\d+,(?:\d{1,2}|\d{4,5})$")

SCALES = {
    "thousand": 3, "thousands": 3, "k": 3, "lakh": 5, "lakhs": 5, "lac": 5, "lacs": 5,
    "million": 6, "mn": 6, "mln": 6, "m": 6, "mil": 6,
    "crore": 7, "crores": 7, "cr": 7, "billion": 9, "bn": 9, "bln": 9, "bil": 9, "b": 9, "trillion": 12, "tn": 12,
    "trn": 12,
}
WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "no": 0, "none": 0}
FRACTIONS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}


class Numeral(NamedTuple):
    """`value` and `step` are exact; `malformed` is the likeliest intended print where no convention groups digits
    so."""

    value: Decimal
    step: Decimal
    malformed: str | None = None
    is_malformed: bool = False


def parse(text: str, decimal_comma: bool = False) -> Numeral | None:
    """Read digits with separators: western (82,814.34), Indian (1,23,456) or, where the text uses them, decimal
    commas."""
    if sum(map(str.isdecimal, text)) > MAX_DIGITS:
        return None
    text = text.replace("‚", ",")
    if decimal_comma and DECIMAL_COMMA.match(text):
        return _exact(text.replace(".", "").replace(",", "."))
    if PLAIN.match(text) or GROUPED.match(text):
        return _exact(text.replace(",", ""))
    return _malformed(text)


def _exact(digits: str) -> Numeral | None:
    if not DIGITS.match(digits):
        return None  # Decimal would also take "INF", "NaN" and "1E5"
    return Numeral(Decimal(digits), step_of(len(digits.partition(".")[2])))


@cache
def step_of(decimals: int) -> Decimal:
    """One in the last of so many decimals."""
    return Decimal(1).scaleb(-decimals)


def _malformed(text: str) -> Numeral | None:
    """1,0556, 12,34 or 24.614.10: the digits are kept as they stand, and the oddity is remembered for a check."""
    head, dot, tail = text.rpartition(".")
    if TWO_POINTS.match(text):
        numeral = _exact(head.replace(".", "") + dot + tail)
        return numeral and numeral._replace(malformed=f"{head.replace('.', ',')}.{tail}", is_malformed=True)
    if text.count(".") > 1:
        return None
    numeral = _exact((head + dot + tail).replace(",", "") if dot else text.replace(",", ""))
    return numeral and numeral._replace(is_malformed=True)


def scaled(numeral: Numeral, scale: str | None) -> tuple[Decimal, Decimal]:
    """Value and step in plain units: ("1.25", "crore") -> (12500000, 100000)."""
    power = SCALES.get(scale or "")
    if power is None:
        return numeral.value, numeral.step
    return numeral.value.scaleb(power), numeral.step.scaleb(power)

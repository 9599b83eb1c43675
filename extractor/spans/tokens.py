"""Tokens: one linear pass of one expression, with edges on which every span can fall.

Unlike spaCy's stock English tokenizer it parts a number from its unit and its currency (Rs.500, 1.2pc, 0.47x),
keeps dotted initials (U.S., B.L.) and ampersand names (L&T) whole, and always parts the possessive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CURRENCY_CODES = (
    r"US\$|S\$|HK\$|A\$|C\$|NZ\$|NT\$|Rs\.?|Re\.?|RM|Rp|INR|PKR|USD|EUR|GBP|MYR|SGD|NGN|KES|Ksh\.?|KSh|KSH|Sh|LKR|Tk\.?|BDT|PHP|Php|SAR|SR|AED|"
    r"HKD|JPY|AUD|CAD|NPR|TK|SLR|EGP|ZAR|GH¢|[PNRK]"
)
# Marks that change a digit, or the order in which it is shown. Nobody knows what number is meant, so they keep the digits
# in one token, which is then no numeral: "1\u0301.2" is not 0.2.
MARK = "[\u00ad\u0300-\u036f\u066b\u066c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufe00-\ufe0f\ufeff]"
NUMERAL = rf"\d+(?:(?:[,.]{MARK}*|{MARK}+[,.]?{MARK}*)\d+)*{MARK}*"
WORD = (
    r"[A-Za-z][a-z]*(?=[ ,\n])"  # most words, told by what follows; the rest of the list would read them the same
    r"|(?:https?://|www\.)\S+"
    rf"|(?<![A-Za-z])(?:{CURRENCY_CODES})(?=\s?\d)"
    r"|(?<![\w.])\.[A-Z][A-Z0-9]{1,11}\b"  # a Reuters code: .SPX
    rf"|[\u202d\u202e]?{NUMERAL}|(?<![\w.])\.\d+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|['’]s\b"
    r"|[^\W\d_]+(?:&[^\W\d_]+)+"
    r"|[^\W\d_]+(?:[-‑][^\W\d_]+|['’](?!s\b)[^\W\d_]+|\d+[^\W_]*)*"
    r"|[^\w\s]|_|\w"
)
TOKEN = re.compile(WORD)
TOKEN_OR_SPACE = re.compile(WORD + r"|[\r\n]+|[^\S\r\n]+")


@dataclass(slots=True)
class Token:
    """A stretch of text. `lower` is its casefolded form."""

    text: str
    start: int
    end: int
    lower: str


def scan(text: str) -> list[Token]:
    """All tokens of `text`, white space left out (the gaps between offsets)."""
    return [Token(word := match[0], *match.span(), word.lower()) for match in TOKEN.finditer(text)]


def words_and_spaces(text: str) -> tuple[list[str], list[bool]]:
    """The same tokens as spaCy's `Doc(words, spaces)` takes them: white space other than one blank is a word."""
    words: list[str] = []
    spaces: list[bool] = []
    for match in TOKEN_OR_SPACE.finditer(text):
        word = match.group()
        if word == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces

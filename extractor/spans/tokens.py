"""Tokens: one linear pass of one expression, with edges on which every span can fall.

Unlike spaCy's stock English tokenizer it parts a number from its unit and its currency (Rs.500, 1.2pc, 0.47x),
keeps dotted initials (U.S., B.L.) and ampersand names (L&T) whole, and always parts the possessive.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from extractor.spans.currencies import BEFORE

CURRENCY_CODES = "|".join(
    re.escape(sign) for sign in sorted(BEFORE, key=len, reverse=True) if any(map(str.isalpha, sign)) and sign != "US"
)
# Marks that change a digit, or the order in which it is shown. Nobody knows what number is meant, so they keep the
# digits
# in one token, which is then no numeral: "1\u0301.2" is not 0.2.
MARK = "[\u00ad\u0300-\u036f\u066b\u066c\u200b-\u200f\u202a-\u202e\u2060-\u2069\u20d0-\u20f0\ufe00-\ufe0f\ufeff]"
NUMERAL = rf"\d+(?:(?:[,.‚]{MARK}*|{MARK}+[,.]?{MARK}*)\d+)*{MARK}*"  # "49‚849": a quote low on the line
WORD = (
    r"[A-Za-z][a-z]*(?=[ ,\n])"  # most words, told by what follows; the rest of the list would read them the same
    r"|(?:https?://|www\.)\S+"
    r"|[A-Za-z][A-Za-z\d]*\.(?:com|net|ai|io)\b"  # Amazon.com
    rf"|(?<![A-Za-z])(?:{CURRENCY_CODES})(?=\s?\d)(?!\d{{1,2}}[A-Z])"
    r"|(?<![A-Za-z])Y(?=\d[\d,]{2})"  # Y17,760
    r"|(?<![A-Za-z])US(?=\d[\d.]{0,7}¢)"  # US71.05¢
    r"|(?<![\w.])\.[A-Z][A-Z0-9]{1,11}\b"  # a Reuters code: .SPX
    rf"|[\u202d\u202e]?{NUMERAL}|(?<![\w.])\.\d+"
    r"|(?<![^\W_])(?:or|to|by|at|from)(?=\d)"  # points or1.49 percent
    r"|(?<![^\W_])[a-z]{2,20}(?=\d{1,9}\.\d|\d{1,3},\d{3})"  # gained320.15 points
    r"|[½¼¾⅛⅜⅝⅞]"  # 3½p
    r"|(?:[A-Za-z]\.){2,}"
    r"|['’`]s\b"
    r"|[^\W\d_]+(?:&[^\W\d_]+)+"
    r"|[^\W\d_]+(?:[-‑](?!(?:related|linked|components?|constituents?)\b)[^\W\d_]+|['’](?!s\b)[^\W\d_]+|\d+[^\W_]*)*"  # but: chip - related
    r"|[^\w\s]|_|\w"
)
GAP_WORD_GAP = re.compile(f"({WORD})")  # splits a text into gap, word, gap, word … gap
BLANKS = re.compile(r"[\r\n]+|[^\S\r\n]+")
WINDOW, CUT = 1 << 16, re.compile(r"\n(?=[^\s\d])")


# Where two lines were glued: "companiesThirteen". Names such as iShares and easyJet look alike.
SEAM = re.compile(r"(?<![^\W\d_])[a-z]{5,}(?=[A-Z])")


@dataclass(slots=True)
class Token:
    """A stretch of text. `lower` is its casefolded form."""

    text: str
    start: int
    end: int
    lower: str


@dataclass(slots=True)
class Words:
    """The words of a text and where they stand, in a tenth of the room that its tokens take; those are made of a part
    at a time."""

    words: list[str]
    starts: array[int]
    ends: array[int]
    lowered: Lowered

    def tokens(self, first: int = 0, stop: int | None = None) -> list[Token]:
        words, part = self.words[first:stop], slice(first, stop)
        return list(map(Token, words, self.starts[part], self.ends[part], map(self.lowered.__getitem__, words)))

    def add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The first of the words that lie in a stretch of the text, and the one behind the last."""
        first = bisect_left(self.starts, start)
        return first, bisect_right(self.ends, end, first)


def scan(text: str) -> list[Token]:
    """All tokens of `text`, white space left out (the gaps between offsets)."""
    if text.isalpha():
        return [Token(text, 0, len(text), text.lower())]
    return words_of(text).tokens()


def spelled(name: str) -> list[str]:
    """The words of a name or phrase; most are told by their blanks."""
    words = name.split(" ")
    return words if all(map(str.isalpha, words)) and not SEAM.search(name) else words_of(name).words


def words_of(text: str) -> Words:
    """All words of `text`; one that stands in many places is one string."""
    one: dict[str, str] = {}
    words = Words([], array("I"), array("I"), Lowered())
    for start, window in windows(text):
        pieces = GAP_WORD_GAP.split(window)
        edges = array("I", accumulate(map(len, pieces), initial=start))
        words.words += map(one.setdefault, pieces[1::2], pieces[1::2])
        words.starts += edges[1:-1:2]
        words.ends += edges[2::2]
    glued = {word: seam.end() for word in one if not word.islower() and (seam := SEAM.match(word))}
    return parted(words, glued) if glued else words


def windows(text: str) -> Iterator[tuple[int, str]]:
    """Where each part of a long text begins, and the part: what splitting all at once takes is many times the text.

    No word sees beyond the end of a line, but for a currency that looks for its digits.
    """
    start = 0
    while len(text) - start > WINDOW and (cut := CUT.search(text, start + WINDOW)):
        yield start, text[start:cut.end()]
        start = cut.end()
    yield start, text[start:]


def parted(words: Words, glued: dict[str, int]) -> Words:
    """Two words of one that joins the end of a line to the next, which no name does that the text repeats."""
    count, made = Counter(words.words), Words([], array("I"), array("I"), words.lowered)
    for word, start, end in zip(words.words, words.starts, words.ends):
        seam = glued.get(word)
        if seam and count[word] == 1:
            made.add(word[:seam], start, start + seam)
            word, start = word[seam:], start + seam
        made.add(word, start, end)
    return made


class Lowered(dict[str, str]):
    """Words in small letters; one that is so already is itself."""

    def __missing__(self, word: str) -> str:
        small = word.lower() if word != "`s" else "'s"  # what some keyboards make of it
        self[word] = word if small == word else self.setdefault(small, small)
        return self[word]


def words_and_spaces(text: str, tokens: list[Token]) -> tuple[list[str], list[bool]]:
    """The same tokens as spaCy's `Doc(words, spaces)` takes them: white space other than one blank is a word."""
    words: list[str] = []
    spaces: list[bool] = []
    end = 0
    for token in tokens:
        if token.start != end:
            if end and text[end : token.start] == " ":
                spaces[-1] = True
            else:
                put_blanks(text[end : token.start], words, spaces)
        words.append(token.text)
        spaces.append(False)
        end = token.end
    put_blanks(text[end:], words, spaces)
    return words, spaces


def put_blanks(gap: str, words: list[str], spaces: list[bool]) -> None:
    for piece in BLANKS.findall(gap):
        if piece == " " and words and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)

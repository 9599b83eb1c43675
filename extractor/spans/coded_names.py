"""Names that the code of a share ends: "K+S AG NA O.N. (DE:SDFGn)", "Berkshire Hathaway Inc. B (NYSE:BRKb)". What stands
before such a bracket belongs to the name as far as it looks like one, whatever signs and figures are in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from extractor.spans.company_words import PARTICLES, TAILS, is_capital
from extractor.spans.dates import MONTHS
from extractor.spans.sentences import CUT_SHORT
from extractor.spans.tokens import Token, Words

CODE = r"[A-Z0-9][A-Z0-9&]{0,9}(?:\.[A-Z][A-Z0-9]{0,5})?[a-z]?\d?[a-z]?(?:_[A-Za-z])?"  # BAYGN, DB1Gn, SATG_p, TILE.N0000
EXCHANGE = r"(?:[A-Z]{1,7}|Nasdaq|Xetra|Euronext)"
BRACKET = re.compile(rf"\(\s*{EXCHANGE}\s?:\s?({CODE})\s*\)")
LONGEST = 12  # tokens of a name
LISTING = frozenset("were was included include including are".split())  # what a name stands right behind
ALIKE = frozenset({"&", "+", "/", "-", "–"})
FORMS = TAILS | {"kgaa", "company", "s.a", "s.a.b", "s.a.b.", "s.a."}
SMALL = PARTICLES | {"ao", "ser"}
OWNING = re.compile(r"[dl]['’][A-Z]")  # Acquedotti d'Italia


class CodedName(NamedTuple):
    """Where the name stands, its code, and where the bracket ends."""

    start: int
    end: int
    code: str
    stop: int


def coded_names(text: str, words: Words, abbreviations: set[str]) -> dict[int, CodedName]:
    """The names that codes end, by the start of each token in them."""
    found: dict[int, CodedName] = {}
    for bracket in BRACKET.finditer(text):
        at = bisect_left(words.starts, bracket.start())
        tokens = words.tokens(max(0, at - LONGEST - 4), at)
        if not tokens or bracket.start() - tokens[-1].end > 1:
            continue
        first = Walk(tokens, abbreviations).first()
        if first < len(tokens):
            name = CodedName(tokens[first].start, tokens[-1].end, bracket[1], bracket.end())
            found.update((token.start, name) for token in tokens[first:])
    return found


class Walk(NamedTuple):
    """Back from a bracket over the tokens before it."""

    tokens: list[Token]
    abbreviations: set[str]

    def first(self) -> int:
        """Index of the first token of the name; their number where there is no name."""
        at = first = len(self.tokens)
        while at and len(self.tokens) - at < LONGEST and (size := self.belongs(at - 1)):
            at -= size
            first = at if self.can_begin(self.tokens[at]) else first
        return first

    def can_begin(self, token: Token) -> bool:
        return is_capital(token) or token.text[0].isalnum() and token.lower not in SMALL

    def belongs(self, at: int) -> int:
        """How many tokens that end here belong to the name; 0 where it has begun behind."""
        token = self.tokens[at]
        if at + 1 < len(self.tokens) and self.tokens[at + 1].start - token.end > 1:
            return 0
        if token.text == ".":
            return int(self.is_dotted(at))
        if token.text == ",":
            return int(self.is_inverted(at))
        if token.text in ALIKE:
            joins = token.text in "&+" or self.is_glued(at) and self.is_glued(at + 1)
            return int(joins and at > 0 and is_capital(self.tokens[at - 1]) or self.joins_figures(at))
        if token.text[0].isdecimal():
            glued = self.is_glued(at) and (self.tokens[at - 1].text in ".&" or len(self.tokens[at - 1].text) == 1)
            return int(glued or self.is_glued(at + 1))  # Sat.1, N1, 3M
        return int(is_capital(token) or token.lower in SMALL or bool(OWNING.match(token.text)) or self.is_lettered(token))

    @staticmethod
    def is_lettered(token: Token) -> bool:
        """a2 Milk."""
        return len(token.text) == 2 and token.text[0].isalpha() and token.text[1].isdecimal()

    def is_glued(self, at: int) -> bool:
        return 0 < at < len(self.tokens) and self.tokens[at].start == self.tokens[at - 1].end

    def joins_figures(self, at: int) -> bool:
        """1&1."""
        return self.is_glued(at) and self.is_glued(at + 1) and self.tokens[at - 1].text.isdecimal()

    def is_dotted(self, at: int) -> bool:
        """Whether a dot is in the name: Bay.Motoren, Inc. B, Muench. Rueckvers."""
        if not self.is_glued(at) or not self.tokens[at - 1].text[0].isalpha():
            return False
        before, after = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if after is None or self.is_glued(at + 1):
            return is_capital(before)
        short = before.lower in self.abbreviations and before.lower not in MONTHS or before.lower.endswith(CUT_SHORT) or len(before.text) == 1
        if before.lower.rpartition("&")[2] in FORMS:  # AG&Co. KGaA
            return len(after.text) == 1 and after.text.isupper() or after.lower in FORMS
        return before.lower == "ser" or is_capital(before) and (short or self.is_listed(at))

    def is_listed(self, at: int) -> bool:
        """ "The losers included Muench. Rueckvers. (DE:MUV2)": a name that ends so soon would have its code behind it."""
        for before in range(at - 1, max(-1, at - 5), -1):
            if self.tokens[before].lower in LISTING:
                return True
            if not is_capital(self.tokens[before]) and self.tokens[before].text != ".":
                return False
        return False

    def is_inverted(self, at: int) -> bool:
        """ "Volvo, AB ser. B", "Alfa, S.A.B. De C.V."."""
        behind = [token.lower for token in self.tokens[at + 1:]]
        formal = bool(behind) and (behind[0] in FORMS or "ser" in behind)
        return formal and at > 0 and is_capital(self.tokens[at - 1])

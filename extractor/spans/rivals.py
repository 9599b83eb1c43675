"""Whether the name of a company outdoes the word of the lexicon that it begins with: Dow Chemical, Hang Seng Bank."""

from __future__ import annotations

from extractor.spans.company_joints import moves
from extractor.spans.company_run import named, run
from extractor.spans.company_words import SHORT_NAMES
from extractor.spans.lexicon import LABELS_ONLY, Entry
from extractor.spans.parts import LexerPart
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

TRADES = (
    "maker", "builder", "lender", "insurer", "retailer", "miner", "producer", "refiner", "driller", "explorer",
    "developer", "brewer", "grocer", "shipper", "supplier",
)
# What goes on with an index, exchange or grade as a company's name: Dow Chemical, Hang Seng Bank.
BEHIND_AN_INDEX = frozenset("chemical bank inc asia corning jones holdings global therapeutics".split())
# Marks behind which every word has a capital, and short names that often stand there as words.
OPENINGS = frozenset({"•", "-", ":", "“", '"', "*", "–", "—", ".", "S", "("})
OPENERS = frozenset({"total", "first", "star", "sun", "orange"})
SELDOM = frozenset({"sector", "topic", "instrument", "descriptor"})
SETTLED = frozenset({"descriptor", "universe", "instrument", "pronoun", "never-company"})


def shares_of(tokens: list[Token], at: int) -> bool:
    """ "UPS shares", "shares of UPS": a word in capitals that has shares is a company, whatever it says in small
    letters."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (
        after in ("shares", "stock", "shareholders")
        or (at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in ("shares", "stock"))
    )


def is_share_in_words(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """ "Target rose $1.20", "Macy's and Target both lost 2%": an everyday word whose capital, verb and figure make it a
    share; at the head of a sentence all three are asked for."""
    token = tokens[at]
    if token.lower not in SHORT_NAMES or not token.text.istitle() or around.title_case:
        return False
    if shares_of(tokens, at):
        return True
    verb = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].lower in ("both", "also", "each"))
    if verb >= len(tokens) or not moves(tokens, verb, around):
        return False
    if at and tokens[at - 1].text not in OPENINGS:
        return True
    figure = tokens[verb + 1].text[0] if verb + 1 < len(tokens) else ""
    return token.lower not in OPENERS and (figure.isdigit() or figure in "$£€")


class Rivals(LexerPart):
    """A name against the word it begins with; a part of the lexer."""

    def _company_outdoes(self, tokens: list[Token], at: int, entry: Entry) -> bool:
        """Dow Chemical, Advance Auto Parts, Hang Seng Bank: a longer capitalised run than the word it begins with."""
        token, stop = tokens[at], at + len(entry.tokens)
        if token.lower.rstrip("s").endswith(TRADES) and (at == 0 or tokens[at - 1].text in ".•"):
            return False  # "Homebuilder D.R. Horton": a trade before a name
        if entry.kind == "issuer" or entry.kind in LABELS_ONLY and run(tokens, at, self.around) > stop:
            return True
        if self.around.title_case:
            if named(tokens, at, self.around) > len(entry.tokens):
                return True  # which the body says in full
            return entry.kind == "company" and run(tokens, at, self.around) > stop
        if entry.kind in LABELS_ONLY and token.text.isupper() and shares_of(tokens, at):
            return True
        if entry.kind == "basis-points" and token.text == "BP":
            return True
        if entry.kind in ("company", "points"):  # "PT Bank Jago"
            return run(tokens, at, self.around) > stop
        following = tokens[stop] if stop < len(tokens) else None
        if entry.kind == "sector" and following is not None and following.lower in ("sector", "sectors"):
            return False  # "the Refinery Sector"
        inside = self._goes_on(tokens, stop)
        if entry.kind == "exchange" and following is not None and following.lower in ("group", "holdings", "plc"):
            return True  # London Stock Exchange Group
        if entry.kind in ("index", "exchange", "rating", "investor"):
            return inside and len(entry.tokens) == 1 and tokens[stop].lower in BEHIND_AN_INDEX
        if token.lower in self.lexicon.seldom_company and entry.kind in SELDOM:
            return run(tokens, at, self.around) > stop
        if entry.kind in SETTLED and "sector" not in entry.labels:
            return inside and entry.kind == "instrument" and token.text[0].isupper()
        return self._word_outdone(tokens, at, entry, inside)

    def _goes_on(self, tokens: list[Token], stop: int) -> bool:
        """Whether a word in capitals that is nothing else stands behind the word of the lexicon."""
        following = tokens[stop] if stop < len(tokens) else None
        if following is None or following.start - tokens[stop - 1].end > 1 or not following.text[0].isupper():
            return False
        return following.lower not in self.lexicon.never_company and self.lexicon.match(tokens, stop) is None

    def _word_outdone(self, tokens: list[Token], at: int, entry: Entry, inside: bool) -> bool:
        """An everyday word: at the head of a sentence, where all have a capital, its name has to be surer."""
        token, stop = tokens[at], at + len(entry.tokens)
        if at == 0 and not (token.text.isupper() and len(token.text) > 1):
            return inside and run(tokens, at, self.around) > stop + (token.lower in self.around.lower_seen)
        if inside or not at:
            return inside
        everyday = entry.kind in ("rise", "fall", "topic", "close", "open") or "sector" in entry.labels
        return everyday and run(tokens, at, self.around) > stop

"""Company names that no list holds: whether one can begin at a token, among the capitals of a sentence.

Kirl. Electric · Haz.Multi Proj. · S C I · M & M Financial Services · Dr. Reddy's Laboratories · Bank of India.
"""

from __future__ import annotations

import re

from extractor.spans.company_joints import ends_formally, moves
from extractor.spans.company_run import joined, named, run
from extractor.spans.company_words import (
    HEADED,
    KINDS_OF,
    MARKET_NOUNS,
    NAME_TAILS,
    OF_HEADS,
    SHORT_NAMES,
    STANDING_BEFORE,
    is_capital,
)
from extractor.spans.currencies import BEFORE
from extractor.spans.numerals import WORDS
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

QUARTER = re.compile(r"[QH][1-4](?:FY|CY)?\d{0,4}|FY\d{2,4}")  # Q3FY26
FUTURE_CODE = re.compile(r"[A-Z][A-Za-z]{0,3}c[1-9]|[A-Z]{2,3}[FGHJKMNQUVXZ]\d")  # SPc1, CLU7
PARTED = frozenset({",", ";", ".", "and", "while", "but", "-", "–", "—"})  # where a clause begins
OPENINGS = frozenset({"•", "-", ":", "“", '"', "*", "–", "—"})  # behind these a sentence begins, as it were


def begins(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether a name can begin at this token."""
    return is_capital(tokens[at]) and Head(tokens, at, around).begins()


def is_firm(tokens: list[Token], at: int) -> bool:
    """London Stock Exchange Group, JSE Ltd; but not Nigerian Exchange Ltd, which is what the exchange calls itself."""
    if at >= len(tokens):
        return False
    return tokens[at].lower in ("group", "holdings", "plc") or tokens[at].lower == "ltd" and not is_exchange(tokens, at)


def is_exchange(tokens: list[Token], at: int) -> bool:
    """Whether the name before a legal ending ends in Exchange."""
    return tokens[at - 1].lower == "exchange"


def exchange_ends(tokens: list[Token], at: int, stop: int) -> int:
    """Where "the Nigerian Exchange Ltd", "Dubai Financial Market (DFM)" end: with the firm it is, with its letters."""
    if stop < len(tokens) and tokens[stop].lower in ("ltd", "limited"):
        return stop + is_exchange(tokens, stop)
    if stop - at < 2 or stop + 2 >= len(tokens) or (tokens[stop].text, tokens[stop + 2].text) != ("(", ")"):
        return stop
    letters = iter("".join(token.lower for token in tokens[at:stop]))
    return stop + 3 if all(letter in letters for letter in tokens[stop + 1].lower) else stop


class Head:
    """A token in capitals that a name may begin with, and the one behind it."""

    __slots__ = ("tokens", "at", "around", "lexicon", "token", "following")

    def __init__(self, tokens: list[Token], at: int, around: Surroundings) -> None:
        self.tokens, self.at, self.around, self.lexicon = tokens, at, around, around.lexicon
        self.token = tokens[at]
        self.following = tokens[at + 1] if at + 1 < len(tokens) else None

    def begins(self) -> bool:
        token, following, around = self.token, self.following, self.around
        if self.is_of_another_kind():
            return False
        if around.title_case and named(self.tokens, self.at, around):
            return True
        if self.is_article():
            return self.lexicon.match(self.tokens, self.at + 1) is None  # "…, The Ramco Cement, …"
        if token.lower == "dr":
            return following is not None
        if self.is_spelt_out():
            return True
        if self.is_glued():
            return True
        if self.is_number() or token.lower in self.lexicon.never_company:
            return False
        if around.title_case and token.text not in around.known:
            return False
        if following is not None and _two_words(around, token, following):
            return self.outgrows_two_words()
        if self.is_of_a_place():
            return True
        if token.lower in self.lexicon.seldom_company and self.is_pair():
            return self.outgrows_a_pair()
        if token.lower in SHORT_NAMES and self.at and following is not None and self.is_moved():
            return True  # "…, while Total fell 1.9 percent", "and Next, off 14p"
        if token.lower in self.lexicon.seldom_company:
            return self.leads() and self.outgrows_a_word() and not self.is_where()
        return not self.opens_sentence() or self.is_more_than_an_opening()

    # What the token is ------------------------------------------------------------------------------------------

    def is_of_another_kind(self) -> bool:
        """ "New York-traded", a bond's code (VENGLB27=RR), the second of "United States", "Berkshire's class B shares",
        Q3FY26, Better-than-expected."""
        token, following = self.token, self.following
        if token.lower.endswith((*STANDING_BEFORE, "-wise")):
            return True
        if self.at and (self.is_of_a_code() or _two_words(self.around, self.tokens[self.at - 1], token)):
            return True
        if len(token.text) == 1 and following is not None and following.lower in ("shares", "share", "stock", "-"):
            return True
        return bool(QUARTER.fullmatch(token.text) or FUTURE_CODE.fullmatch(token.text)) or "-than-" in token.lower

    def is_of_a_code(self) -> bool:
        """VENGLB27=RR."""
        return self.following is not None and self.following.text == "=" or self.tokens[self.at - 1].text == "="

    def is_article(self) -> bool:
        """ "…, The Ramco Cement, …"."""
        listed = self.token.text == "The" and self.at and self.tokens[self.at - 1].text in (",", "and")
        return bool(listed) and self.has_capital_ahead()

    def is_spelt_out(self) -> bool:
        """A B B, C P C L."""
        if len(self.token.text) > 1:
            return False
        ahead = self.tokens[self.at:self.at + 3]
        return len(ahead) == 3 and all(len(token.text) == 1 and token.text.isupper() for token in ahead)

    def is_glued(self) -> bool:
        """Dec.Gold Mines."""
        following = self.following
        if following is None or following.text != "." or self.at + 2 >= len(self.tokens):
            return False
        beyond = self.tokens[self.at + 2]
        return beyond.start == following.end == self.token.end + 1 and is_capital(beyond)

    def is_number(self) -> bool:
        """ "Twenty-one stocks rose", "Thirteen Sensex shares"; but Seven Bank."""
        if not all(part in WORDS for part in self.token.lower.split("-")):
            return False
        return not self.has_capital_ahead() or _is_market(self.around, self.tokens, self.at + 1)

    def is_of_a_place(self) -> bool:
        """Bank of India."""
        if self.token.lower not in OF_HEADS or self.following is None or self.following.lower != "of":
            return False
        return not self.around.title_case and bool(joined(self.tokens, self.at, self.at + 1, self.around))

    def is_pair(self) -> bool:
        """Oil & Gas."""
        if self.following is None or self.following.lower not in ("&", "and") or self.at + 2 >= len(self.tokens):
            return False
        return is_capital(self.tokens[self.at + 2])

    # What follows it ----------------------------------------------------------------------------------------------

    def is_moved(self) -> bool:
        if moves(self.tokens, self.at + 1, self.around):
            return True
        ahead = self.tokens[self.at + 1:self.at + 4]
        return len(ahead) == 3 and ahead[0].text in (",", "(") and ahead[1].lower in ("up", "down", "off") and (ahead[2].text[0].isdecimal() or ahead[2].text in BEFORE)

    def has_capital_ahead(self) -> bool:
        return self.following is not None and is_capital(self.following)

    def outgrows_two_words(self) -> bool:
        """ "Hong Kong" is no company, Hong Kong Exchanges is one."""
        beyond = self.tokens[self.at + 2] if self.at + 2 < len(self.tokens) else None
        if beyond is None or not is_capital(beyond) or self.around.title_case:
            return False
        return beyond.start - self.tokens[self.at + 1].end == 1

    def leads(self) -> bool:
        """Whether a word in capitals follows that may go on with a name."""
        following = self.following
        if following is None or not is_capital(following) or following.start - self.token.end > 1:
            return False
        return (
            following.lower not in self.lexicon.never_company
            and following.lower not in MARKET_NOUNS
            and not following.lower.endswith(STANDING_BEFORE)
        )

    def outgrows_a_word(self) -> bool:
        """British American Tobacco, but not "Germany DAX": a word that seldom begins a name, and the name behind it."""
        entry = self.lexicon.match(self.tokens, self.at + 1)
        if entry is not None and entry.kind in ("index", "exchange"):
            if not is_firm(self.tokens, self.at + 1 + len(entry.tokens)):
                return False
        if self.around.title_case:
            return False
        return self.at > 0 or self.is_tail_of_name() or run(self.tokens, self.at, self.around) > self.at + 2

    def is_where(self) -> bool:
        """ "In Milan Fiat rose 2%", "…, while in Paris Danone fell": the name that moves begins behind its place."""
        lead = [token.lower for token in self.tokens[max(0, self.at - 2):self.at]]
        if lead[-1:] != ["in"] or len(lead) > 1 and lead[0] not in PARTED:
            return False
        stop = run(self.tokens, self.at, self.around)
        stop += stop < len(self.tokens) and self.tokens[stop].lower in ("was", "were", "also", "shares")
        return stop < len(self.tokens) and moves(self.tokens, stop, self.around)

    def outgrows_a_pair(self) -> bool:
        """Oil & Gas Development Company, Sterling & Wilson, but not "Oil & Gas"."""
        if run(self.tokens, self.at, self.around) > self.at + 3:
            return True
        other = self.tokens[self.at + 2]
        is_known = other.lower in self.lexicon.seldom_company or self.lexicon.match(self.tokens, self.at + 2)
        return self.tokens[self.at + 1].text == "&" and not is_known

    def is_tail_of_name(self) -> bool:
        word = self.tokens[self.at + 1].lower
        return word not in self.lexicon.seldom_company or word in NAME_TAILS

    # The first of a sentence ----------------------------------------------------------------------------------------

    def opens_sentence(self) -> bool:
        return self.at == 0 or self.tokens[self.at - 1].text in OPENINGS

    def is_more_than_an_opening(self) -> bool:
        """A sentence's first word has its capital anyway; "Demand from …" and "Relief over …" are no names."""
        token, following = self.token, self.following
        if token.lower in self.lexicon.openers and not token.text.isupper():
            return self.leads() and self.is_tail_of_name()
        if following is not None and following.lower in HEADED and not ends_formally(self.tokens, self.at + 2):
            return False
        if self.describes():
            return False
        if token.lower in self.around.lower_seen and not token.text.isupper():
            return self.leads() and self.tokens[self.at + 1].lower not in self.around.lower_seen
        return True

    def describes(self) -> bool:
        """ "Video game companies", "Software makers": the first word of a sentence that only tells what kind of
        companies."""
        ahead = self.tokens[self.at + 1:self.at + 3]
        if not ahead or ahead[0].lower in KINDS_OF:
            return bool(ahead)
        return ahead[-1].lower in KINDS_OF and ahead[0].text.islower() and ahead[0].text.isalpha()


def _is_market(around: Surroundings, tokens: list[Token], at: int) -> bool:
    entry = around.lexicon.match(tokens, at)
    return entry is not None and entry.kind in ("index", "exchange")


def _two_words(around: Surroundings, first: Token, second: Token) -> bool:
    """Whether two words together are a name that is no company's."""
    both = f"{first.lower} {second.lower}"
    seldom = both in around.lexicon.never_company or both in around.lexicon.seldom_company
    return seldom and second.start - first.end == 1

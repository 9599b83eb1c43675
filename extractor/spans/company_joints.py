"""What joins the parts of a company's name, sign by sign and word by word: Bank of India, Marks & Spencer, GAIL (India),
Dr. Reddy's, Motel 6."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractor.spans.company_words import (
    AFTER_A_NAME,
    AND_HEADS,
    AND_PAIRS,
    AND_TAILS,
    MARKET_NOUNS,
    OF_HEADS,
    OWNED,
    STUMPS,
    TAILS,
    TRADE_TAILS,
    TRADES,
    is_capital,
)
from extractor.spans.sentences import CUT_SHORT, ENDS_OF_NAMES
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

FORMAL_TAILS = TAILS | {"company", "group", "holding", "corporation"}
# Names that a number ends: Motel 6, Fox 21.
NUMBERED = frozenset("one studio step fox century forever motel pier".split())


class Joint(NamedTuple):
    """The place of a token that may go on with the name that began at `first`."""

    tokens: list[Token]
    first: int
    at: int
    around: Surroundings

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    @property
    def before(self) -> Token:
        return self.tokens[self.at - 1]

    @property
    def following(self) -> Token | None:
        return self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else None

    @property
    def gap(self) -> int:
        return self.token.start - self.before.end

    @property
    def closed(self) -> bool:
        """Whether the name has come to its Inc. or Co."""
        return self.before.text == "." and self.tokens[self.at - 2].lower in TAILS

    def with_capital(self) -> int:
        """The token and the capitalised one behind it; 0 where none is."""
        return 2 if self.following is not None and is_capital(self.following) else 0


def _dot(place: Joint) -> int:
    following = place.following
    ends = (
        following is not None
        and following.start > place.token.end
        and following.text[0].isupper()
        and following.lower in place.around.lexicon.never_company
    )
    return int(not ends and is_dotted(place.tokens, place.at, place.around))


def _comma(place: Joint) -> int | None:
    """Alliance Global Group, Inc."""
    following = place.following
    return 2 if following is not None and following.lower in TAILS and following.text[0].isupper() else None


def _hyphen(place: Joint) -> int | None:
    if place.gap:
        return None
    following = place.following
    if following is None or following.start != place.token.end:
        return 0
    return 2 if is_capital(following) or following.text.isdecimal() else 0


def _possessive(place: Joint) -> int:
    following = place.following
    if following is not None and place.tokens[place.first].lower == "dr" and following.text.istitle():
        return 1  # Dr. Agarwal's Health
    if following is not None and place.tokens[place.first].text == "St" and place.at == place.first + 2 and following.text.istitle():
        return 1  # St James's Place
    owned = following is None or following.lower in OWNED
    return int(owned or _owns_nothing(place.tokens, place.at + 1, place.around))


def _for(place: Joint) -> int | None:
    """Doha Company for Medical Services, Zahra Co. for Insurance, Amber for Trading Co."""
    company = place.before.lower in ("company", "co", "holding", "bank") or place.closed
    trade = place.following is not None and place.following.lower in TRADES
    coded = trade and ends_in_code(place.tokens, place.at + 1)  # Alder for Transport and Logistics (ALD.QA)
    return place.with_capital() if company or coded or ends_formally(place.tokens, place.at + 1) else None


def _of(place: Joint) -> int | None:
    tokens, at, following = place.tokens, place.at, place.following
    if following is not None and (following.text == "India" or ends_formally(tokens, at + 1)):
        return 2  # Whirlpool of India, Airports of Thailand Pcl
    if place.before.lower not in OF_HEADS:
        return None
    if following is not None and following.text == "the" and at + 2 < len(tokens):
        return 3 if is_capital(tokens[at + 2]) else 0  # Bank of the Ozarks
    return place.with_capital()


def _and(place: Joint) -> int:
    before, following = place.before, place.following
    if following is None:
        return 0
    joins = (
        (before.lower in AND_HEADS and following.text != place.tokens[place.first].text and not _ends_a_list(place))
        or (before.lower == "oil" and place.at == place.first + 1)
        or following.lower in AND_TAILS
        or (before.lower, following.lower) in AND_PAIRS
        or _joins_trades(place.tokens, place.at)
        or (_names_trade(place) and ends_in_code(place.tokens, place.at + 1))
        or len(before.text) == len(following.text) == 1  # Samsung C and T
        or (place.token.text == "And" and not place.around.title_case and ends_formally(place.tokens, place.at + 1))
        or (before.text == following.text and place.at == place.first + 1)  # Mahindra and Mahindra
    )
    return place.with_capital() if joins else 0


def _ends_a_list(place: Joint) -> bool:
    """ "Oman Cement, Galfar Engineering and Majan Glass were down": behind a comma the last "and" is the list's."""
    rest = [token.lower for token in place.tokens[place.at + 1 : place.at + 7]]
    return place.first > 0 and place.tokens[place.first - 1].text == "," and "and" not in rest and place.token.lower == "and"


def _bracket(place: Joint) -> int | None:
    """Lion Brewery (Ceylon), GAIL (India)."""
    tokens, at = place.tokens, place.at
    if at + 2 >= len(tokens) or tokens[at + 2].text != ")":
        return None
    short = tokens[at + 1].text in ("I", "India", "P", "Holdings", "NSE", "M", "The")
    return 3 if short or _placed(tokens, at, place.around) else None


def is_numbered(place: Joint) -> bool:
    """Motel 6, Studio 10; Netwrk.18 Media."""
    if len(place.token.text) <= 3 and place.before.lower in NUMBERED:
        return True
    if len(place.token.text) <= 3 and is_capital(place.before) and ends_formally(place.tokens, place.at + 1):
        return True  # Prosiebensat 1 Media AG
    return place.gap == 0 and place.before.text == "." and place.tokens[place.at - 2].text.istitle()


def ends_formally(tokens: list[Token], at: int) -> bool:
    """Whether the capitals from here on end in Co., Ltd or the like."""
    for token in tokens[at:at + 5]:
        if token.lower in TAILS:
            return True
        if not is_capital(token):
            return False
    return False


def _names_trade(place: Joint) -> bool:
    """Whether the name so far says what the company is for."""
    return any(token.lower == "for" for token in place.tokens[place.first + 1:place.at])


def ends_in_code(tokens: list[Token], at: int) -> bool:
    """Whether the capitals from here on, an "and" among them, end in a bracket with a share's code: (FWRY.CA)."""
    for k in range(at, min(len(tokens) - 2, at + 6)):
        if tokens[k].text == "(":
            return k > at and tokens[k + 1].text.isupper() and any(token.text == ")" for token in tokens[k + 2:k + 5])
        if not is_capital(tokens[k]) and tokens[k].lower != "and":
            return False
    return False


def _joins_trades(tokens: list[Token], at: int) -> bool:
    """Nadia Dairy and Foodstuff Co., Basra Petroleum and Transport Services Co.: two trades of one company."""
    after = [token.lower for token in tokens[at + 1:at + 4]]
    if after[:1] and after[0] not in TRADES:
        return False
    return len(after) > 1 and after[1 + (after[1] in TRADE_TAILS and len(after) > 2)] in FORMAL_TAILS


def _placed(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether the bracket that begins here says where the company is: Lion Brewery (Ceylon) Plc, First National
    Financial Corp. (Ontario); or is its letters, while the name goes on: Steel Authority of India (SAIL) Ltd."""
    place, before = tokens[at + 1], tokens[at - 1] if tokens[at - 1].text != "." else tokens[at - 2]
    if not (place.text.isalpha() and is_capital(place)):
        return False
    if at + 3 < len(tokens) and tokens[at + 3].lower in TAILS and tokens[at + 3].start == tokens[at + 2].end + 1:
        return True
    if place.text.istitle() and [token.text for token in tokens[at + 3:at + 4]] == ["("] and tokens[at + 4:at + 5][0].text.isupper():
        return True  # Wood Group (John) (WG.)
    return place.text.istitle() and len(place.text) > 3 and before.lower in TAILS and around.lexicon.match(tokens, at + 1) is None


def _owns_nothing(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """ "McDonald's rose", "Kohl's, up 2%": no noun follows that the possessive could own, so it is the name's."""
    following = tokens[at]
    if tokens[at - 2].lower in TAILS:
        return False  # "SanDisk Corp's (SNDK.O) shares"
    if following.text == "(":  # "Schlumberger's (SLB.N) stock", but "Kohl's (KSS) fell"
        close = next((k for k in range(at, min(len(tokens) - 1, at + 6)) if tokens[k].text == ")"), None)
        return close is None or tokens[close + 1].lower not in MARKET_NOUNS
    if following.text in (",", ".", ";", ")", ":") or following.lower in AFTER_A_NAME:
        return True
    if following.text[0].isdecimal() and at + 2 < len(tokens):  # "…, Macy's 2.1 percent and …", but "Acme's 2.1 percent gain"
        return tokens[at + 1].lower in ("percent", "%", "pct") and tokens[at + 2].text in (",", ".", ";", "and")
    return following.lower.endswith(("ed", "up", "down", "ahead", "er")) and moves(tokens, at, around)


def moves(tokens: list[Token], at: int, around: Surroundings) -> bool:
    entry = around.lexicon.match(tokens, at)
    return entry is not None and bool({"rise.verb", "fall.verb", "rise.adverb", "fall.adverb"} & entry.labels)


def is_dotted(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether the dot at `at` is part of a name: glued inside (Haz.Multi) or after a short form (Inds., Proj.)."""
    before = tokens[at - 1]
    if before.end != tokens[at].start:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return before.lower in STUMPS
    if following.text[0].islower() or following.text in ("&", ",", ";", ")", "’", "'", "'s", "’s"):
        return True
    if following.start == tokens[at].end and (is_capital(following) or following.text.isdecimal()):
        return True
    if following.text in ENDS_OF_NAMES and before.text.istitle():
        return True
    return before.lower in around.lexicon.abbreviations or len(before.text) == 1 or before.lower.endswith(CUT_SHORT)


# What a word or sign that joins the parts of a name makes of it: how many tokens belong to it, None where it joins
# nothing here and the token is asked the rest.
JOINTS: dict[str, Callable[[Joint], int | None]] = {
    ".": _dot,
    ",": _comma,
    "&": Joint.with_capital,
    "-": _hyphen,
    "'s": _possessive,
    "’s": _possessive,
    "for": _for,
    "of": _of,
    "and": _and,
    "(": _bracket,
}

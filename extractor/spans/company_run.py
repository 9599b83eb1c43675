"""Where the name of a company ends: how many of the tokens behind its first belong to it.

Kirl. Electric · Haz.Multi Proj. · S C I · M & M Financial Services · Dr. Reddy's Laboratories · Bank of India.
"""

from __future__ import annotations

from extractor.spans.company_words import (
    AFTER_A_NAME,
    AND_HEADS,
    AND_PAIRS,
    AND_TAILS,
    GRADES,
    MARKET_NOUNS,
    OF_HEADS,
    OWNED,
    PARTICLES,
    STANDING_BEFORE,
    STUMPS,
    TAILS,
    TRADE_TAILS,
    TRADES,
)
from extractor.spans.currencies import BEFORE
from extractor.spans.dates import MONTHS
from extractor.spans.sentences import CUT_SHORT
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

FORMAL_TAILS = TAILS | {"company", "group", "holding", "corporation"}


def is_capital(token: Token) -> bool:
    """Amazon, eBay, easyJet, salesforce.com."""
    return (
        token.text[0].isupper()
        or (len(token.text) > 2 and token.text.isalpha() and not token.text.islower())
        or token.text.endswith(".com")
    )


def run(tokens: list[Token], at: int, around: Surroundings) -> int:
    """Index after the last token of the name that begins at `at`."""
    stop = at + (named(tokens, at, around) or 1)
    while stop < len(tokens):
        step = joined(tokens, at, stop, around)
        if not step:
            break
        stop += step
    while stop > at + 1 and tokens[stop - 1].text in ("&", "-", ".", "'", "’"):
        if tokens[stop - 1].text == "." and _dotted(tokens, stop - 1, around):
            break
        stop -= 1
    return stop


def named(tokens: list[Token], at: int, around: Surroundings) -> int:
    """How many tokens of a title, from `at` on, are a name of two words or more that the body has; 0 for none."""
    names = around.names.get(tokens[at].text, ())
    return max(
        (len(name) for name in names if tuple(token.text for token in tokens[at:at + len(name)]) == name), default=0
    )


def joined(tokens: list[Token], first: int, at: int, around: Surroundings) -> int:
    """How many tokens from `at` on belong to the name that began at `first`; 0 where it ends."""
    token, before = tokens[at], tokens[at - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    gap = token.start - before.end
    if gap > 1 or _is_money(tokens, at):
        return 0
    if token.text == ".":
        ends = (
            following is not None
            and following.start > token.end
            and following.text[0].isupper()
            and following.lower in around.lexicon.never_company
        )
        return int(not ends and _dotted(tokens, at, around))
    closed = before.text == "." and tokens[at - 2].lower in TAILS
    if closed and gap and token.lower not in TAILS and token.text != "(" and token.text != "for":
        return 0  # "… by Astellas Pharma Inc. Gilead shares rose"
    if token.text == "," and following is not None and following.lower in TAILS and following.text[0].isupper():
        return 2  # Alliance Global Group, Inc.
    if token.text == "&":
        return 2 if following is not None and is_capital(following) else 0
    if token.text == "-" and gap == 0:
        return (
            2
            if following is not None
            and following.start == token.end
            and (is_capital(following) or following.text.isdecimal())
            else 0
        )
    if token.lower in ("'s", "’s"):
        if following is not None and tokens[first].lower == "dr" and following.text.istitle():
            return 1  # Dr. Agarwal's Health
        return int(following is None or following.lower in OWNED or _owns_nothing(tokens, at + 1, around))
    if token.lower in PARTICLES and token.text.islower():
        return 2 if following is not None and is_capital(following) else 0
    if (
        token.lower == "for"
        and (before.lower in ("company", "co", "holding", "bank") or closed or ends_formally(tokens, at + 1))
    ):
        # Doha Company for Medical Services, Zahra Co. for Insurance, Amber for Trading Co.
        return 2 if following is not None and is_capital(following) else 0
    if token.lower == "of" and following is not None and (following.text == "India" or ends_formally(tokens, at + 1)):
        return 2  # Whirlpool of India, Airports of Thailand Pcl
    if token.lower in MONTHS and following is not None and following.text.isdecimal():
        return 0  # "in Kuala Lumpur March 17, 2020"
    if token.lower == "of" and before.lower in OF_HEADS:
        beyond = tokens[at + 2] if following is not None and following.text == "the" and at + 2 < len(tokens) else None
        if beyond is not None:
            return 3 if is_capital(beyond) else 0  # Bank of the Ozarks
        return 2 if following is not None and is_capital(following) else 0
    if token.lower == "and":
        joins = (
            before.lower in AND_HEADS and (following is None or following.text != tokens[first].text)
            or (before.lower == "oil" and at == first + 1)
            or (
                following is not None and (following.lower in AND_TAILS or (before.lower, following.lower) in AND_PAIRS)
            )
            or _joins_trades(tokens, at)
            or following is not None and len(before.text) == len(following.text) == 1  # Samsung C and T
        )
        return 2 if joins and following is not None and is_capital(following) else 0
    if (
        token.text == "("
        and following is not None
        and at + 2 < len(tokens)
        and tokens[at + 2].text == ")"
        and (following.text in ("I", "India", "P", "Holdings", "NSE", "M", "The") or _placed(tokens, at, around))
    ):
        return 3
    if (
        token.text.isdecimal()
        and len(token.text) <= 3
        and before.lower in ("one", "studio", "step", "fox", "century", "forever", "motel", "pier")
    ):
        return 1
    if token.text.isdecimal() and gap == 0 and before.text == "." and tokens[at - 2].text.istitle():
        return 1  # Netwrk.18 Media
    if not is_capital(token):
        return 0
    return int(_continues(tokens, at, around))


def _is_money(tokens: list[Token], at: int) -> bool:
    """The Rs of "Lanka IOC Rs. 355.6 million"."""
    if tokens[at].text not in BEFORE:
        return False
    ahead = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
    return ahead < len(tokens) and tokens[ahead].text[0].isdecimal()


def ends_formally(tokens: list[Token], at: int) -> bool:
    """Whether the capitals from here on end in Co., Ltd or the like."""
    for token in tokens[at:at + 5]:
        if token.lower in TAILS:
            return True
        if not is_capital(token):
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
    Financial Corp. (Ontario)."""
    place, before = tokens[at + 1], tokens[at - 1] if tokens[at - 1].text != "." else tokens[at - 2]
    if not (place.text.istitle() and len(place.text) > 3 and place.text.isalpha()):
        return False
    whole = at + 3 < len(tokens) and tokens[at + 3].lower in TAILS
    return whole or before.lower in TAILS and around.lexicon.match(tokens, at + 1) is None


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
    return following.lower.endswith(("ed", "up", "down", "ahead", "er")) and moves(tokens, at, around)


def moves(tokens: list[Token], at: int, around: Surroundings) -> bool:
    entry = around.lexicon.match(tokens, at)
    return entry is not None and bool({"rise.verb", "fall.verb", "rise.adverb", "fall.adverb"} & entry.labels)


def _continues(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether a capitalised token goes on with the name. In a title every word is capitalised, so words end it
    there."""
    token = tokens[at]
    if around.title_case:
        entry = around.lexicon.match(tokens, at)
        return (
            (token.text in around.known or token.text in around.tails)
            and not (entry and entry.kind != "sector")
            and token.lower not in around.lexicon.never_company
        )
    if (entry := around.lexicon.match(tokens, at)) is not None and entry.value in GRADES:
        return False
    if entry and entry.kind in ("index", "exchange") and len(entry.tokens) > 1:
        return False  # "the Muscat MSM 30"
    if token.lower in TAILS or token.text.isupper():
        return token.lower not in ("nyse", "bse", "nse", "ipo", "ceo", "cfo")
    if token.lower.endswith(STANDING_BEFORE):
        return False
    return token.lower not in (
        "and", "the", "shares", "stock", "stocks", "in", "on", "at", "which", "who", "chairman", "index",
    )


def _dotted(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether the dot at `at` is part of a name: glued inside (Haz.Multi) or after a short form (Inds., Proj.)."""
    before = tokens[at - 1]
    if before.end != tokens[at].start:
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return before.lower in STUMPS
    if following.text[0].islower() or following.text in (",", ";", ")", "’", "'", "'s", "’s"):
        return True
    if following.start == tokens[at].end and (is_capital(following) or following.text.isdecimal()):
        return True
    return before.lower in around.lexicon.abbreviations or len(before.text) == 1 or before.lower.endswith(CUT_SHORT)

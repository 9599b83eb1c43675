"""Where the name of a company ends: how many of the tokens behind its first belong to it.

Kirl. Electric · Haz.Multi Proj. · S C I · M & M Financial Services · Dr. Reddy's Laboratories · Bank of India.
"""

from __future__ import annotations

from extractor.spans.company_joints import JOINTS, Joint, is_dotted, is_numbered
from extractor.spans.company_words import GRADES, PARTICLES, STANDING_BEFORE, TAILS, is_capital
from extractor.spans.currencies import BEFORE
from extractor.spans.dates import MONTHS
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token


def run(tokens: list[Token], at: int, around: Surroundings) -> int:
    """Index after the last token of the name that begins at `at`."""
    stop = at + (named(tokens, at, around) or 1)
    while stop < len(tokens):
        step = joined(tokens, at, stop, around)
        if not step:
            break
        stop += step
    while stop > at + 1 and tokens[stop - 1].text in ("&", "-", ".", "'", "’"):
        if tokens[stop - 1].text == "." and is_dotted(tokens, stop - 1, around):
            break
        stop -= 1
    return stop


def named(tokens: list[Token], at: int, around: Surroundings) -> int:
    """How many tokens of a title, from `at` on, are a name of two words or more that the body has; 0 for none."""
    return len(body_name(tokens, at, around))


def body_name(tokens: list[Token], at: int, around: Surroundings) -> tuple[str, ...]:
    """The longest name of the body that a title has from `at` on, be it spelt out: Mahindra & Mahindra Financial
    Services, where the body has M & M Financial Services."""
    names = set(around.names.get(tokens[at].text, ()))
    if at + 1 < len(tokens) and tokens[at + 1].text == "&":
        names |= around.names.get(tokens[at].text[0], set())
    found = [name for name in names if len(name) <= len(tokens) - at and _spells(tokens[at:at + len(name)], name)]
    return max(found, key=len, default=())


def _spells(tokens: list[Token], name: tuple[str, ...]) -> bool:
    """Whether these tokens are a name; two single letters about an ampersand may be spelt out."""
    short = len(name) > 3 and name[1] == "&" and len(name[0]) == len(name[2]) == 1
    return all(
        token.text == word or short and count in (0, 2) and token.text[0] == word
        for count, (token, word) in enumerate(zip(tokens, name))
    )


def joined(tokens: list[Token], first: int, at: int, around: Surroundings) -> int:
    """How many tokens from `at` on belong to the name that began at `first`; 0 where it ends."""
    token, before = tokens[at], tokens[at - 1]
    if token.start - before.end > 1 or _is_money(tokens, at):
        return 0
    place = Joint(tokens, first, at, around)
    if token.text != "." and place.closed and place.gap and token.lower not in TAILS and token.text not in ("(", "for"):
        return 0  # "… by Astellas Pharma Inc. Gilead shares rose"
    if (joint := JOINTS.get(token.lower)) is not None and (size := joint(place)) is not None:
        return size
    if token.lower in PARTICLES and token.text.islower():
        return place.with_capital()
    if token.lower in MONTHS and place.following is not None and place.following.text.isdecimal():
        return 0  # "in Kuala Lumpur March 17, 2020"
    if token.text.isdecimal() and is_numbered(place):
        return 1
    return int(is_capital(token) and _continues(tokens, at, around))


def _is_money(tokens: list[Token], at: int) -> bool:
    """The Rs of "Lanka IOC Rs. 355.6 million"."""
    if tokens[at].text not in BEFORE:
        return False
    ahead = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
    return ahead < len(tokens) and tokens[ahead].text[0].isdecimal()


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

"""Company names that no list holds: runs of capitalised tokens, as articles cut and dot them.

Kirl. Electric · Haz.Multi Proj. · S C I · M & M Financial Services · Dr. Reddy's Laboratories · Bank of India.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.spans.lexicon import Lexicon
from extractor.spans.numerals import WORDS
from extractor.spans.sentences import CUT_SHORT
from extractor.spans.tokens import Token, scan

# A head that "of" joins to what follows: Bank of Baroda, Steel Authority of India.
OF_HEADS = frozenset(
    "bank banc authority corporation corp board company institute insurance port united state union trust "
    "commission academy university college house".split()
)
# Small words inside names: Banco do Brasil, Monte dei Paschi di Siena, Fomento Economico y Minerales, Pick n Pay.
PARTICLES = frozenset("do da de di del dei dos das du des della degli van von der den ter y n".split())
# What may follow "and" inside one name, told by the word in front of it, or by what follows: no name of a company
# begins with Clearing.
AND_HEADS = frozenset(
    "marks johnson procter food abercrombie crompton pratt dun stanley standard investment manufacturing "
    "engineering marketing research trading".split()
)
AND_PAIRS = frozenset(
    {
        ("fisher", "paykel"),
        ("legal", "general"),
        ("smith", "nephew"),
        ("tate", "lyle"),
        ("larsen", "toubro"),
        ("mahindra", "mahindra"),
        ("barnes", "noble"),
        ("bath", "beyond"),
    }
)
AND_TAILS = frozenset(
    "investment trust clearing reinsurance sons brothers co company trading contracting refining".split()
)
# New York-traded
STANDING_BEFORE = (
    "-based", "-listed", "-traded", "-owned", "-backed", "-led", "-headquartered", "-maker", "-makers", "-operator",
)
MARKET_NOUNS = frozenset(
    "stocks shares index indices markets market rupee government stock exchange reserve treasury average".split()
)
# Stumps that only feeds write: a dot at the end of the sentence is theirs too.
STUMPS = frozenset("proj inds engg intl mfg corpn electr prec synth lifesci enterpr technolog fasten".split())
# What a founder's possessive goes on with: Dr. Reddy's Laboratories, Domino's Pizza.
OWNED = frozenset(
    "laboratories labs lab pizza sporting stores restaurants hospitality analytics corp inc group co "
    "companies jewellers foods motors international brands".split()
)
# Words that begin no noun phrase.
AFTER_A_NAME = frozenset(
    "and posted reported said says announced will would also was were is has had have fell rose sank slid led "
    "lagged emerged to which closed ended while".split()
)
# Everyday words that may stand second in a name of two: Commercial Bank, National Oil.
NAME_TAILS = frozenset({"bank", "power", "star", "oil", "energy", "india", "one"})
# Everyday words that are whole names of companies, where a move is told of them.
SHORT_NAMES = frozenset({"total", "next", "target", "gap", "star", "sun", "first", "orange", "visa"})
# What follows a noun at the head of a sentence, and seldom a name.
HEADED = frozenset("from of for over that about among amid against between".split())
# What a name of an office ends with, not one of a company: Finance Ministry, Labor Department.
OFFICES = frozenset(
    "ministry department bureau committee commission council association federation court agency "
    "administration parliament party university minister secretary governor".split()
)
TAILS = frozenset(
    {
        "inc", "corp", "co", "ltd", "plc", "bhd", "ag", "sa", "nv", "se", "spa", "llc", "limited", "cos", "pvt",
        "berhad", "asa", "ab",
    }
)


KINDS_OF = frozenset({"companies", "firms", "makers", "manufacturers", "producers", "retailers", "operators", "developers"})
FORMS = frozenset({"inc", "corp", "co", "ltd", "plc", "llc", "cos", "pvt"})  # that no name begins with


QUARTER = re.compile(r"[QH][1-4](?:FY|CY)?\d{0,4}|FY\d{2,4}")  # Q3FY26

FUTURE_CODE = re.compile(r"[A-Z][A-Za-z]{0,3}c[1-9]|[A-Z]{2,3}[FGHJKMNQUVXZ]\d")  # SPc1, CLU7


@dataclass(slots=True)
class Surroundings:
    """What the whole article tells about its words. `lower_seen`: words it writes in lower case somewhere."""

    lexicon: Lexicon
    lower_seen: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)  # capitalised in the middle of a sentence
    # companies that the body names, by their first word
    names: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    title_case: bool = False

    def learn(self, name: str) -> None:
        """A name of the body, to be found in a title, where every word is a capital one."""
        words = tuple(token.text for token in scan(name))
        if len(words) > 1:
            self.names.setdefault(words[0], set()).add(words)


def _is_capital(token: Token) -> bool:
    """Amazon, eBay, easyJet, salesforce.com."""
    return (
        token.text[0].isupper()
        or (len(token.text) > 2 and token.text.isalpha() and not token.text.islower())
        or token.text.endswith(".com")
    )


def begins(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether a name can begin at this token."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not _is_capital(token) or token.lower.endswith((*STANDING_BEFORE, "-wise")):
        return False
    if at and (
        (following is not None and following.text == "=")
        or tokens[at - 1].text == "="
        or _two_words(around, tokens[at - 1], token)
    ):
        return False  # a bond's code: VENGLB27=RR; the second of "United States"
    if len(token.text) == 1 and following is not None and following.lower in ("shares", "share", "stock", "-"):
        return False  # "Berkshire's class B shares"
    if QUARTER.fullmatch(token.text) or FUTURE_CODE.fullmatch(token.text) or "-than-" in token.lower:
        return False  # Q3FY26, Better-than-expected
    if around.title_case and _named(tokens, at, around):
        return True
    if (
        token.text == "The"
        and at
        and tokens[at - 1].text in (",", "and")
        and following is not None
        and _is_capital(following)
    ):
        return around.lexicon.match(tokens, at + 1) is None  # "…, The Ramco Cement, …"
    if token.lower == "dr":
        return following is not None
    if (
        following is not None
        and following.text == "."
        and at + 2 < len(tokens)
        and tokens[at + 2].start == following.end == token.end + 1
        and _is_capital(tokens[at + 2])
    ):
        return True  # Dec.Gold Mines
    if (
        all(part in WORDS for part in token.lower.split("-"))
        and not (following is not None and _is_capital(following) and not _is_market(around, tokens, at + 1))
    ):
        return False  # "Twenty-one stocks rose", "Thirteen Sensex shares"
    if token.lower in around.lexicon.never_company or around.title_case and token.text not in around.known:
        return False
    if following is not None and _two_words(around, token, following):
        # "Hong Kong" is no company, Hong Kong Exchanges is one
        beyond = tokens[at + 2] if at + 2 < len(tokens) else None
        return (
            beyond is not None
            and _is_capital(beyond)
            and beyond.start - following.end == 1
            and not around.title_case
        )
    if (
        token.lower in OF_HEADS
        and following is not None
        and following.lower == "of"
        and not around.title_case
        and _joined(tokens, at, at + 1, around)
    ):
        return True  # Bank of India
    leads = (
        following is not None
        and _is_capital(following)
        and following.start - token.end <= 1
        and following.lower not in around.lexicon.never_company
        and following.lower not in MARKET_NOUNS
        and not following.lower.endswith(STANDING_BEFORE)
    )
    if (
        token.lower in around.lexicon.seldom_company
        and following is not None
        and following.lower in ("&", "and")
        and at + 2 < len(tokens)
        and _is_capital(tokens[at + 2])
    ):
        return run(tokens, at, around) > at + 3  # Oil & Gas Development Company, but not "Oil & Gas"
    if token.lower in SHORT_NAMES and at and following is not None and _moves(tokens, at + 1, around):
        return True  # "…, while Total fell 1.9 percent"
    if token.lower in around.lexicon.seldom_company:
        named = around.lexicon.match(tokens, at + 1) if leads else None
        if (
            named is not None
            and named.kind in ("index", "exchange")
            and not is_firm(tokens, at + 1 + len(named.tokens))
        ):
            return False  # "Germany DAX"
        # British American Tobacco
        return (
            leads
            and not around.title_case
            and (
                at > 0
                or following.lower not in around.lexicon.seldom_company
                or following.lower in NAME_TAILS
                or run(tokens, at, around) > at + 2
            )
        )
    opens_sentence = at == 0 or tokens[at - 1].text in ("•", "-", ":", "“", '"', "*", "–", "—")
    if opens_sentence and token.lower in around.lexicon.openers and not token.text.isupper():
        return leads and (following.lower not in around.lexicon.seldom_company or following.lower in NAME_TAILS)
    if opens_sentence and following is not None and following.lower in HEADED and not _ends_formally(tokens, at + 2):
        return False  # "Demand from …", "Relief over …"
    if opens_sentence and _describes(tokens, at):
        return False
    if opens_sentence and token.lower in around.lower_seen and not token.text.isupper():
        return leads and following.lower not in around.lower_seen
    return True


def _describes(tokens: list[Token], at: int) -> bool:
    """ "Video game companies", "Software makers": the first word of a sentence that only tells what kind of companies."""
    ahead = [token.lower for token in tokens[at + 1:at + 3]]
    return bool(ahead) and (ahead[0] in KINDS_OF or len(ahead) > 1 and ahead[1] in KINDS_OF and tokens[at + 1].text.islower() and tokens[at + 1].text.isalpha())


def _is_market(around: Surroundings, tokens: list[Token], at: int) -> bool:
    entry = around.lexicon.match(tokens, at)
    return entry is not None and entry.kind in ("index", "exchange")


def is_firm(tokens: list[Token], at: int) -> bool:
    """London Stock Exchange Group."""
    return at < len(tokens) and tokens[at].lower in ("group", "holdings", "plc", "ltd")


def _two_words(around: Surroundings, first: Token, second: Token) -> bool:
    """Whether two words together are a name that is no company's."""
    both = f"{first.lower} {second.lower}"
    return (
        second.start - first.end == 1
        and (both in around.lexicon.never_company or both in around.lexicon.seldom_company)
    )


def run(tokens: list[Token], at: int, around: Surroundings) -> int:
    """Index after the last token of the name that begins at `at`."""
    stop = at + (_named(tokens, at, around) or 1)
    while stop < len(tokens):
        step = _joined(tokens, at, stop, around)
        if not step:
            break
        stop += step
    while stop > at + 1 and tokens[stop - 1].text in ("&", "-", ".", "'", "’"):
        if tokens[stop - 1].text == "." and _dotted(tokens, stop - 1, around):
            break
        stop -= 1
    return stop


def _named(tokens: list[Token], at: int, around: Surroundings) -> int:
    """How many tokens of a title, from `at` on, are a name of two words or more that the body has; 0 for none."""
    names = around.names.get(tokens[at].text, ())
    return max(
        (len(name) for name in names if tuple(token.text for token in tokens[at:at + len(name)]) == name), default=0
    )


def _joined(tokens: list[Token], first: int, at: int, around: Surroundings) -> int:
    """How many tokens from `at` on belong to the name that began at `first`; 0 where it ends."""
    token, before = tokens[at], tokens[at - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    gap = token.start - before.end
    if gap > 1:
        return 0
    if token.text == ".":
        ends = (
            following is not None
            and following.start > token.end
            and following.text[0].isupper()
            and following.lower in around.lexicon.never_company
        )
        return int(not ends and _dotted(tokens, at, around))
    if before.text == "." and tokens[at - 2].lower in TAILS and gap and token.lower not in TAILS and token.text != "(":
        return 0  # "… by Astellas Pharma Inc. Gilead shares rose"
    if token.text == "," and following is not None and following.lower in TAILS and following.text[0].isupper():
        return 2  # Alliance Global Group, Inc.
    if token.text == "&":
        return 2 if following is not None and _is_capital(following) else 0
    if token.text == "-" and gap == 0:
        return (
            2
            if following is not None
            and following.start == token.end
            and (_is_capital(following) or following.text.isdecimal())
            else 0
        )
    if token.lower in ("'s", "’s"):
        return int(following is None or following.lower in OWNED or _owns_nothing(tokens, at + 1, around))
    if token.lower in PARTICLES and token.text.islower():
        return 2 if following is not None and _is_capital(following) else 0
    if (
        token.lower == "for"
        and (before.lower in ("company", "co", "holding", "bank") or _ends_formally(tokens, at + 1))
    ):
        # Doha Company for Medical Services, Amber for Trading Co.
        return 2 if following is not None and _is_capital(following) else 0
    if token.lower == "of" and before.lower in OF_HEADS:
        beyond = tokens[at + 2] if following is not None and following.text == "the" and at + 2 < len(tokens) else None
        if beyond is not None:
            return 3 if _is_capital(beyond) else 0  # Bank of the Ozarks
        return 2 if following is not None and _is_capital(following) else 0
    if token.lower == "and":
        joins = (
            before.lower in AND_HEADS
            or (before.lower == "oil" and at == first + 1)
            or (
                following is not None and (following.lower in AND_TAILS or (before.lower, following.lower) in AND_PAIRS)
            )
        )
        return 2 if joins and following is not None and _is_capital(following) else 0
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
    if not _is_capital(token):
        return 0
    return int(_continues(tokens, at, around))


def _ends_formally(tokens: list[Token], at: int) -> bool:
    """Whether the capitals from here on end in Co., Ltd or the like."""
    for token in tokens[at:at + 5]:
        if token.lower in TAILS:
            return True
        if not _is_capital(token):
            return False
    return False


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
    return following.lower.endswith(("ed", "up", "down", "ahead", "er")) and _moves(tokens, at, around)


def _moves(tokens: list[Token], at: int, around: Surroundings) -> bool:
    entry = around.lexicon.match(tokens, at)
    return entry is not None and bool({"rise.verb", "fall.verb", "rise.adverb", "fall.adverb"} & entry.labels)


def _continues(tokens: list[Token], at: int, around: Surroundings) -> bool:
    """Whether a capitalised token goes on with the name. In a title every word is capitalised, so words end it
    there."""
    token = tokens[at]
    if around.title_case:
        entry = around.lexicon.match(tokens, at)
        return (
            token.text in around.known
            and not (entry and entry.kind != "sector")
            and token.lower not in around.lexicon.never_company
        )
    if token.lower in TAILS or token.text.isupper():
        return token.lower not in ("nyse", "bse", "nse", "ipo", "ceo", "cfo")
    if token.lower.endswith(STANDING_BEFORE):
        return False
    entry = around.lexicon.match(tokens, at)
    if entry and entry.kind in ("index", "exchange") and len(entry.tokens) > 1:
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
    if following.start == tokens[at].end and _is_capital(following):
        return True
    return before.lower in around.lexicon.abbreviations or len(before.text) == 1 or before.lower.endswith(CUT_SHORT)

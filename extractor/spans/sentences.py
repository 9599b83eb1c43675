"""Sentence ends among tokens. A dot after an abbreviation or an initial ends nothing; a glued one ("13.91%.The")
does."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extractor.spans.tokens import Token

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’)]")
# No whole word ends so: a name that a feed has cut (Indrapr. Medical, Enterpr.).
CUT_SHORT = ("pr", "br", "tr", "dr", "gr", "cr", "cl", "bl", "gl", "tl", "dl", "rl", "zn")
HEADING_MARKS = frozenset({",", "&", "!", "?", "'", "’", "'s", "’s", ";"})
# What goes on with a name in capitals, or says something of it: "TATA STEEL Ltd", "BHARTI AIRTEL Shares".
OF_A_NAME = frozenset(
    "Ltd Limited Inc Corp Co Plc Bhd Group Bank Holdings Index Shares Share Stock Stocks Company Industries".split()
)
ENDS_OF_NAMES = frozenset("Ltd Limited Inc Corp Plc Bhd Inds Industries".split())  # "Sun Pharma. Inds. was upgraded"
MARKET_CAPITALS = frozenset({"BSE", "NSE", "NIFTY", "SENSEX", "NYSE", "NASDAQ", "FTSE", "PSU", "FMCG", "ETF", "IPO"})
MAX_TOKENS = 400  # longer stretches are cut: no real sentence is, and every reader's work stays bounded
OPENINGS = frozenset({"The", "A", "An", "In", "On", "At", "For", "But", "U.S.", "US", "Fed", "Federal", "Elsewhere"})
BEGINNERS = frozenset(
    "The Their They These This It Its Meanwhile However On In At Of Some Among Amongst Both While Whereas Besides Moreover "
    "Similarly Conversely Overall Earlier Nifty Sensex Shares Out From Sectorally Elsewhere".split()
)
UNITS_BEHIND = frozenset("percent per pct % billion million trillion HK yuan points".split())
PLACES_OF_CODES = frozenset({"SE", "HK", "T", "KS", "KQ", "TW", "SS", "SZ", "KL"})


def split(
    text: str, tokens: list[Token], abbreviations: set[str], coded: Container[int] = ()
) -> Iterator[list[Token]]:
    """Sentences as slices of `tokens`, a heading in capitals that stands glued before one apart. `coded`: where the
    tokens of names begin that a code ends, which no dot parts."""
    for sentence in _split(text, tokens, abbreviations, coded):
        heading = _heading(sentence)
        yield from (sentence[:heading], sentence[heading:]) if heading else (sentence,)


def _heading(tokens: list[Token]) -> int:
    """ "MINERS WEIGH Rio Tinto fell 2%": how many tokens at the front are a heading in capitals; 0 for none."""
    at = 0
    while at < len(tokens) and (tokens[at].text.isupper() or tokens[at].text in HEADING_MARKS):
        at += 1
    words = [token.text for token in tokens[:at] if token.text.isupper()]
    long = [word for word in words if len(word) > 3]
    if len(long) < 2 or len(tokens) - at < 3 or not tokens[at - 1].text.isalpha():
        return 0
    if len(long) < 3 and (len(tokens[at - 1].text) < 4 or tokens[at - 2].text in HEADING_MARKS):
        return 0  # "TATA MOTORS, SBI Cards": two names, and no heading
    after = tokens[at].text
    named = not after.istitle() or not after.isalpha() or after in OF_A_NAME or not MARKET_CAPITALS.isdisjoint(words)
    return 0 if named else at


def _split(
    text: str, tokens: list[Token], abbreviations: set[str], coded: Container[int]
) -> Iterator[list[Token]]:
    start = 0
    for at, token in enumerate(tokens):
        ends = token.text in ENDS and token.start not in coded and _ends(text, tokens, at, abbreviations)
        if at - start >= MAX_TOKENS or ends:
            if at + 1 < len(tokens) and tokens[at + 1].text in CLOSERS and tokens[at + 1].start == token.end:
                continue
            yield tokens[start:at + 1]
            start = at + 1
        elif (
            at + 1 < len(tokens)
            and tokens[at + 1].start == token.end
            and token.text.islower()
            and token.text.isalpha()
            and tokens[at + 1].text[0].isupper()
        ):
            yield tokens[start:at + 1]  # the seam of two lines
            start = at + 1
        elif (
            token.text in CLOSERS
            and at > start
            and tokens[at - 1].text in ENDS
            and tokens[at - 1].end == token.start
            and _capital(tokens, at + 1)
        ):
            yield tokens[start:at + 1]
            start = at + 1
    if start < len(tokens):
        yield tokens[start:]


def _capital(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].text[0].isupper() or tokens[at].text[0] in "\"“‘'•-*")


def _ends(text: str, tokens: list[Token], at: int, abbreviations: set[str]) -> bool:
    if tokens[at].text != ".":
        return True
    if at + 1 >= len(tokens):
        return True
    before, after = tokens[at - 1] if at else None, tokens[at + 1]
    if before is None or before.end != tokens[at].start:
        return before is not None and _capital(tokens, at + 1)
    if _broken_decimal(text, tokens, at):
        return False
    if after.start == tokens[at].end and after.text.isupper() and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        return False  # a ticker: (034220.KS)
    if (
        after.start == tokens[at].end
        and after.text in PLACES_OF_CODES
        and len(before.text) >= 4
        and before.text.isdecimal()
    ):
        return False  # and one without brackets: 1120.SE
    if after.start == tokens[at].end and after.text in OPENINGS and before.text.istitle() and len(before.text) > 3:
        return not _abbreviates(before, abbreviations)  # "… and Oslo Airlines.U.S. data is due"
    if after.start == tokens[at].end:  # glued
        return after.text[0].isupper() and (before.text[-1] in "%)”’\"" or before.text[-1].isdecimal() or
                                            (before.text.islower() and len(before.text) > 3))
    if not (after.text[0].isupper() or after.text[0].isdecimal() or after.text[0] in "\"“‘'(•-–*+$₹[@"):
        return False
    if before.text.istitle() and after.text in ENDS_OF_NAMES:
        return False
    begins = after.text in BEGINNERS and len(before.text) > 2  # "… and Corvane Tech. Their share prices fell"
    return begins or not _abbreviates(before, abbreviations)


def _broken_decimal(text: str, tokens: list[Token], at: int) -> bool:
    """ "0. 83 percent", "96. 06 billion": a number with a stray blank behind its point."""
    before, after = tokens[at - 1], tokens[at + 1]
    if not (before.text.isdecimal() and after.text.isdecimal() and text[before.end:after.start] == ". "):
        return False
    measured = at + 2 < len(tokens) and tokens[at + 2].text in UNITS_BEHIND and len(after.text) == 2
    return before.text == "0" or measured and at > 1 and tokens[at - 2].text[0].isalpha()


def _abbreviates(word: Token, abbreviations: set[str]) -> bool:
    """Inds., Kirl., J.: a known short form, one capital letter, or a capitalised stump without a vowel at its end."""
    if word.lower in abbreviations and word.text[0].isupper():
        return True
    if word.text[0].isupper() and word.lower.endswith(CUT_SHORT):
        return True
    return len(word.text) == 1 and word.text.isupper()

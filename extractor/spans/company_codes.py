"""Codes of shares behind a company's name: Next (NXT.L), H.J. Heinz Co HNZ.N, Penn West Energy Trust PWT_u.TO."""

from __future__ import annotations

import re

from extractor.spans.coded_names import CODE, EXCHANGE, LISTING
from extractor.spans.company_words import SHORT_NAMES
from extractor.spans.items import Item
from extractor.spans.lexicon import Entry
from extractor.spans.parts import LexerPart
from extractor.spans.tokens import Token

# Delta Air Lines, Inc. DAL; Carnival Corp CCL
BARE_CODE = re.compile(
    r"\b(?:Inc|Corp|Corporation|Ltd|Limited|PLC|plc|Co|Company|Holdings|N\.V|S\.A|SE)\.?\s"
    r"(?!LTD|INC|PLC|LLC|NSE|BSE|NYSE|CEO|CFO|COO|IPO|ADR|USA|UAE)([A-Z]{2,5})(?=[\s,;)]|[.]\s|$)(?!\s[A-Z&(])"
)
CODE_AT_END = re.compile(r"\s([A-Z]{1,9}[a-z]?\.[A-Z]{1,2})$")
TICKER = re.compile(
    # (NYSE: GPS), (ACM, Hold), "Acme Ltd . (TSX: ACM )"
    r"(?:\s\.(?=\s\([A-Z]{2,7}\s?:))?\s*\(\s*(?:(?:[A-Z]{3,7}|Nasdaq|Xetra|Euronext)\s*:\s*)?"
    r"([A-Z][A-Z0-9&]{0,9}[a-z]?(?:\.[A-Z]{0,3})?)\s*(?:[,–-]\s*(?:[A-Z][A-Za-z ]{1,16}|\d[\d.,]*)\s*)?\)"
    # TOTF.PA
    r"|\s{1,2}([A-Z]{1,5}\.(?:N|O|OQ|L|TO|PA|DE|NS|BO|HK|T|AX|K|MI|SI|KL|OB|PK|A|F|MC|AS"
    r"|AD|DU|CA|QA|KW|BH|OM|CM|TA|IS|LG|NR|BK|JK|PS|NZ|VX|ST|OL|HE|BR|WA|PR|BU|LS|IR|SN|BA|BY))\b(?:[A-Z.]{2,12}\b)?"
    # 7203.T
    r"|\s{1,2}(\d{4,6}\.(?:SE|HK|T|KS|KQ|TW|SS|SZ|KL))\b"
    # (SNDK.O), (IN:ACME), <GPS.N>, [NSE: ACME], [ACME]
    r"|\s{0,2}\(\s*([A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,2})\s*\)"
    rf"|\s?\(\s*{EXCHANGE}\s?:\s?({CODE})\s*\)"
    r"|\s?<([A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,2})>?"
    r"|\s?\[(?:[A-Z]{2,6}\s?:\s?)?([A-Z0-9]{1,6})\]"
    # ", (COMI.CA)": a comma that got before its bracket
    r"|,\s\(([A-Z0-9]{1,6}\.[A-Z]{1,2})\)"
    # (00700), (600519), (7203)
    r"|\s\((0\d{4,5}|[1-9]\d{5}|(?!19|20)\d{4})\)"
)
# "Emirates Telecom (du) DU.DU": a short name and a code behind it
SHORT_AND_CODE = re.compile(r"\s\([^()]{2,14}\)\s([A-Z0-9]{1,9}\.[A-Z]{1,2})\b")
SHARE_CODE = re.compile(r"_[a-z]\.[A-Z]{1,3}\b")
# Kinds of words that a code behind them makes a name: Next (NXT.L), Gap (GPS.N).
EVERYDAY = frozenset(
    {"word", "topic", "sector", "rise", "fall", "close", "open", "return", "counted", "universe", "period"}
)
CODED = re.compile(r"\s{0,2}\(?\s*(?!U\.[SKN])[A-Z0-9]{1,6}[a-z]?\.[A-Z]{1,2}\b(?!\.)")
BEFORE_CODED = LISTING | {",", "and", ";"}
HEADS = frozenset({"topic", "sector", "rise", "fall"})


class CompanyCodes(LexerPart):
    """Companies with their codes; a part of the lexer."""

    def _is_coded(self, tokens: list[Token], at: int, entry: Entry | None) -> bool:
        """ "Next (NXT.L)", "Total TOTF.PA": an everyday word that its code makes a name."""
        coded = (
            CODED.match(self.text, tokens[at].end)
            or (tokens[at].lower in SHORT_NAMES and TICKER.match(self.text, tokens[at].end))
        )
        return tokens[at].text[0].isupper() and (entry is None or entry.kind in EVERYDAY) and bool(coded)

    def _exchanged(self, tokens: list[Token], at: int, entry: Entry | None) -> bool:
        """ "Strike Energy (ASX: STX)": an everyday word first, and yet a name by its code."""
        name = self.around.coded.get(tokens[at].start)
        return name is not None and name.start == tokens[at].start and entry is not None and entry.kind in HEADS

    def _lists_coded(self, token: Token, items: list[Item]) -> bool:
        """Whether a name begins here that a code ends: "were K+S AG (DE:SDFGn)", "and 1&1 AG (DE:ONE)"."""
        name = self.around.coded.get(token.start)
        if name is None or name.start != token.start:
            return False
        return items[-1].lower in BEFORE_CODED if items else not token.text[0].isupper()

    def _to_code(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """A name with all that stands before its code: "Airbus Group SE (F:AIRG)"."""
        name = self.around.coded.get(tokens[stop - 1].start)
        if name is None:
            return None
        end = next(k for k in range(stop, len(tokens) + 1) if k == len(tokens) or tokens[k].start >= name.end)
        item = self._span("company", tokens, at, end)
        item.extra, item.value = name.code, " ".join(item.text.split())
        return item, next((k for k in range(end, len(tokens)) if tokens[k].start >= name.stop), len(tokens))

    def _company(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int]:
        if self.around.coded and (coded := self._to_code(tokens, at, stop)):
            return coded
        item = self._span("company", tokens, at, stop)
        end = item.end
        # "SanDisk Corp's (SNDK.O) shares"
        ticker = (
            TICKER.match(self.text, end)
            or (self.text.startswith(("'s", "’s"), end) and TICKER.match(self.text, end + 2))
        )
        if code := CODE_AT_END.search(item.text):  # "H.J. Heinz Co HNZ.N"
            item.extra = code[1]
            self._cut(item, item.start + code.start())
        elif code := BARE_CODE.search(self.text, item.start, item.end + 7):
            item.extra = code[1]
            if code.start(1) < item.end:
                self._cut(item, code.start(1) - 1)
            while stop < len(tokens) and tokens[stop].start < code.end():
                stop += 1
        elif (share := SHARE_CODE.match(self.text, end)) and item.text.split()[-1].isupper() and " " in item.text:
            letters = item.text.split()[-1]  # "Penn West Energy Trust PWT_u.TO"
            item.extra = letters + share[0]
            self._cut(item, end - len(letters) - 1)
            while stop < len(tokens) and tokens[stop].start < share.end():
                stop += 1
        if short := SHORT_AND_CODE.match(self.text, end):
            item.extra, ticker = short[1], None
            while stop < len(tokens) and tokens[stop].start < short.end():
                stop += 1
        if ticker:
            item.extra = next(code for code in ticker.groups() if code)
            if second := TICKER.match(self.text, ticker.end()):  # "Coca-Cola HBC AG (CDI) (CCH)"
                ticker, end = second, second.start()
                item.extra = next(code for code in ticker.groups() if code)
            while ticker.start() == end and stop < len(tokens) and tokens[stop].start < ticker.end():
                stop += 1
        item.value = " ".join(item.text.split())
        return item, stop

    def _cut(self, item: Item, end: int) -> None:
        item.end = end
        item.text = self.text[item.start:end]
        item.lower = item.text.lower()

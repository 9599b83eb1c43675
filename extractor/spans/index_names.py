"""Where the name of an index ends: longer names than the lexicon's, branches of a family, codes and second names
behind it."""

from __future__ import annotations

import re

from extractor.spans.dates import MONTHS
from extractor.spans.items import Item
from extractor.spans.lexicon import Entry
from extractor.spans.parts import LexerPart
from extractor.spans.tokens import Token

SECTOR_CODE = re.compile(r"\.[A-Z][A-Z0-9]{2,9}")  # .SX7P
CODE = re.compile(r"\s*\(?\s*(?:\.[A-Z0-9]{2,12}|\^[A-Z]{2,6}|[A-Z]{2,6}:IND)\s*\)?")
# Words between an index's name and "index" that say nothing new of it: "the Nikkei share average", "the Topix main
# index".
NO_BRANCH = frozenset(
    "stock share shares equity stocks benchmark composite market main broader broad headline blue-chip "
    "bellwether common all-share key price world leading industrial industrials weighted closely-watched "
    "widely tech-heavy technology with while when that from into than after amid this which what where".split()
)
INDEX_TAILS = frozenset({"index", "indices", "gauge", "average", "indexes", "index's"})
# how many shares an index has
ROUND = frozenset({"20", "30", "40", "50", "100", "150", "200", "250", "300", "350", "400", "500", "600", "1000", "2000"})
# indices of no shares
NO_SHARES = frozenset(
    "sentiment confidence activity manufacturing services business conditions price expectations optimism "
    "purchasing climate housing employment ism ifo zew pmi university crb commodity dollar bond treasury "
    "freight dry".split()
)
STOCK_NOUNS = frozenset({"stock", "stocks", "share", "shares", "equity", "benchmark", "market"})
# Indices of the S&P 500 that are styles, not sectors.
STYLES = frozenset(
    "growth value esg low high beta dividend aristocrats momentum quality buyback equal weight pure futures "
    "shariah index".split()
)


class IndexNames(LexerPart):
    """Names of indices beyond the lexicon's; a part of the lexer."""

    def _index(self, tokens: list[Token], at: int, entry: Entry) -> tuple[Item, int]:
        """An index of the lexicon, with its tail, its codes and its futures; or the sector or wider index that it
        only begins."""
        stop = self._own_tail(tokens, self._longer_within(tokens, at, entry), entry)
        if stop == at + 1 and self._begins_another(tokens, at):
            return self._another_of_family(tokens, at)
        if entry.extra.get("sector") and self._in_small_letters(tokens[at:stop]):
            last = stop - 1 - (stop - 1 > at and tokens[stop - 1].lower in INDEX_TAILS)  # "the mining and oil index"
            return self._span("sector", tokens, at, last + 1, self.text[tokens[at].start:tokens[last].end]), last + 1
        follows = stop < len(tokens) and tokens[stop].lower
        if follows == "exchanges" and stop == at + 1:
            return self._span("exchange", tokens, at, stop + 1, entry.value), stop + 1  # "on the American and Nasdaq exchanges"
        kind = "sector" if follows == "sector" and entry.value != "S&P 500" else "index"
        item = self._span(kind, tokens, at, stop, entry.value)
        item.pos, item.extra, item.figures = entry.part, entry.extra, entry.figures
        if entry.value.startswith("S&P 500 ") and not STYLES & set(entry.value.lower().split()):
            item.kind, item.value = "sector", entry.value[8:]  # a sector of the index, as every report has it
            return item, self._sector_tail(tokens, stop)
        if item.kind != "index":
            return item, stop
        wider = self._wider_index(tokens, at, stop)
        if wider:
            return wider
        if self._is_branch_of(tokens, stop, entry):
            return self._span("topic", tokens, at, stop, "name"), stop
        stop = self._own_codes(tokens, item, self._named_in_brackets(tokens, item, stop))
        if stop + 1 < len(tokens) and tokens[stop].lower in STOCK_NOUNS and tokens[stop + 1].lower in INDEX_TAILS:
            stop += 2  # "the FTSEurofirst 300 stocks index"
        if stop + 1 < len(tokens) and tokens[stop].lower in MONTHS and tokens[stop + 1].lower == "futures":
            stop += 1  # "Nifty Feb futures"
        if stop < len(tokens) and tokens[stop].lower == "futures":
            stop += 1 + (stop + 1 < len(tokens) and tokens[stop + 1].lower in INDEX_TAILS)  # "the Alsi futures index"
            item = self._span("instrument", tokens, at, stop, f"{entry.value} futures")
            item.extra = {"kind": "future"}
            return item, stop
        return item, stop

    def _begins_another(self, tokens: list[Token], at: int) -> bool:
        """ "FTSE Fledgling stock", "FTSE Vietnam": no index that we know, though its family's name alone is one."""
        if tokens[at].text != "FTSE" or at + 1 >= len(tokens) or self.around.title_case:
            return False
        after = tokens[at + 1]
        return after.text[0].isupper() and not after.text.isupper() and after.start - tokens[at].end == 1

    def _another_of_family(self, tokens: list[Token], at: int) -> tuple[Item, int]:
        """ "the FTSE Techmark 100 index", "the FTSE Vietnam Index": its number, or the word "index", closes its name."""
        end = at + 1
        while end < min(len(tokens), at + 5) and tokens[end].text[0].isupper() and tokens[end].lower not in INDEX_TAILS:
            end += 1
        numbered = end < len(tokens) and tokens[end].lower in ROUND
        named = end + numbered
        stop = named + (named < len(tokens) and tokens[named].lower in INDEX_TAILS)
        if not numbered and stop == named:
            return self._span("topic", tokens, at, at + 2, "name"), at + 2
        item = self._span("index", tokens, at, stop, self.text[tokens[at].start:tokens[named - 1].end])
        item.extra, item.figures = {}, ("index",)
        return item, stop

    def _longer_within(self, tokens: list[Token], at: int, entry: Entry) -> int:
        """Where "the German DAX 30" ends: a spelling that begins inside the name may go on beyond it."""
        stop = at + len(entry.tokens)
        for first in range(at + 1, stop):
            inner = self.lexicon.match(tokens, first)
            if inner is not None and inner.kind == "index" and inner.value == entry.value:
                stop = max(stop, first + len(inner.tokens))
        return stop

    def _own_tail(self, tokens: list[Token], stop: int, entry: Entry) -> int:
        """Behind a short name: "index", and words of the whole name."""
        own = entry.value.lower().split()
        while stop < len(tokens):
            token = tokens[stop]
            if token.lower not in INDEX_TAILS and (token.lower not in own or token.text[0].islower()):
                break
            stop += 1
        return stop

    def _in_small_letters(self, tokens: list[Token]) -> bool:
        return any(
            token.text.islower() and len(token.text) > 3 and token.lower not in INDEX_TAILS for token in tokens
        )

    def _sector_tail(self, tokens: list[Token], stop: int) -> int:
        """ "the S&P financial sector index .GSPF"."""
        while stop < len(tokens) and (
            tokens[stop].lower == "sector"
            or tokens[stop].lower in INDEX_TAILS
            or SECTOR_CODE.fullmatch(tokens[stop].text)
        ):
            stop += 1
        return stop

    def _is_branch_of(self, tokens: list[Token], stop: int, entry: Entry) -> bool:
        """ "the S&P index of retailers": of a branch of it."""
        if entry.value != "S&P 500" or len(entry.tokens) >= 4 or stop >= len(tokens):
            return False
        return tokens[stop].lower == "of" and tokens[stop - 1].lower in INDEX_TAILS

    def _named_index(self, tokens: list[Token], at: int, stop: int) -> int:
        """Where the name of an index ends that begins like a company's: "the Amex Biotechnology index", "the Cboe
        UK 100 was …"; 0 where it is none."""
        ahead = [token.lower for token in tokens[stop:stop + 2]]
        titled = stop < len(tokens) and tokens[stop].text == "Index"
        named = (
            at
            and tokens[at - 1].lower in ("the", "'s", "’s")
            and (stop - at > 1 or tokens[at].text.isupper() or titled or ahead[:1] and ahead[0] in ROUND)
        )
        if not named or len(ahead) < 2 or NO_SHARES & {token.lower for token in tokens[at:stop]}:
            return 0
        if (
            ahead[0] in ROUND
            and ahead[1] in ("index", "was", "rose", "fell", "ended", "closed", "gained", "lost", "added", "slipped")
        ):
            return stop + 1 + (ahead[1] == "index")
        return stop + 1 if ahead[0] == "index" else stop + 2 if ahead == ["volatility", "index"] else 0

    def _wider_index(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """ "Dow Jones U.S. Small-Cap Growth Index": an index of another name that only begins like one we know."""
        end = stop
        while (
            end < len(tokens)
            and end - stop < 6
            and tokens[end].text[0].isupper()
            and tokens[end].start - tokens[end - 1].end == 1
            and not self.around.title_case
        ):
            if tokens[end].lower in INDEX_TAILS and end > stop:
                item = self._span("index", tokens, at, end + 1, self.text[tokens[at].start:tokens[end].end])
                item.extra, item.figures = {}, ("index",)
                return item, end + 1
            end += 1
        return self._branch_index(tokens, at, stop)

    def _branch_index(self, tokens: list[Token], at: int, stop: int) -> tuple[Item, int] | None:
        """ "the Dow Jones home builder index": a branch's index, named in small letters after the family's name."""
        end = stop
        while (
            end < len(tokens)
            and end - stop < 4
            and tokens[end].text.islower()
            and tokens[end].start - tokens[end - 1].end == 1
            and tokens[end].lower not in INDEX_TAILS
        ):
            word = tokens[end].lower
            known = self.lexicon.match(tokens, end)
            if (
                word in NO_BRANCH
                or len(word) < 4
                or word.endswith(("ed", "ly"))
                or (known is not None and known.kind not in ("sector", "topic", "issuer") and known.value != "Volatility")
            ):
                return None
            end += 1
        if not stop < end < len(tokens) or tokens[end].lower not in INDEX_TAILS - {"indexes", "indices"}:
            return None  # "four of the S&P 500 sector indexes": several
        item = self._span("index", tokens, at, end + 1, self.text[tokens[at].start:tokens[end].end])
        item.extra, item.figures = {}, ("index",)
        return item, end + 1

    def _named_in_brackets(self, tokens: list[Token], item: Item, stop: int) -> int:
        """ "NSE All share index (NASI)": of two markets with one such name, the code tells which."""
        if stop + 2 >= len(tokens) or tokens[stop].text != "(" or not tokens[stop + 1].text.isupper():
            return stop
        inner = self.lexicon.match(tokens, stop + 1)
        after = stop + 1 + len(inner.tokens) if inner is not None else stop
        if (
            inner is None
            or inner.kind != "index"
            or inner.value == item.value
            or after >= len(tokens)
            or tokens[after].text != ")"
        ):
            return stop
        item.value, item.extra = inner.value, inner.extra
        return after + 1

    def _own_codes(self, tokens: list[Token], item: Item, stop: int) -> int:
        """Swallow an index's own code or second name after it: S&P 500 .SPX, FTSE Bursa Malaysia KLCI (FBM KLCI)."""
        while stop < len(tokens):
            opened = tokens[stop].text == "("
            inner = self.lexicon.match(tokens, stop + opened) if stop + opened < len(tokens) else None
            if inner is not None and inner.kind == "index" and inner.value == item.value:
                after = stop + opened + len(inner.tokens)
                after += opened and after < len(tokens) and tokens[after].lower in INDEX_TAILS
                if opened and not (after < len(tokens) and tokens[after].text == ")"):
                    return stop
                stop = after + opened
                continue
            code = CODE.match(self.text, tokens[stop - 1].end)
            if not code or code.end() <= tokens[stop].start:
                return stop
            while stop < len(tokens) and tokens[stop].start < code.end():
                stop += 1
            while stop < len(tokens) and tokens[stop].lower in INDEX_TAILS:
                stop += 1
        return stop

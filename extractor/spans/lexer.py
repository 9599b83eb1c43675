"""The lexer: a sentence's tokens become items. One walk, longest match first: dates, names and words, measures,
companies."""

from __future__ import annotations

import re

from extractor.spans import companies, dates, periods
from extractor.spans.alone import MARKS, NUMBER_WORDS, SHILLINGS, alone
from extractor.spans.company_codes import CompanyCodes
from extractor.spans.company_run import body_name, run
from extractor.spans.company_words import GRADES, OFFICES
from extractor.spans.index_names import INDEX_TAILS, SECTOR_CODE, IndexNames
from extractor.spans.items import Item
from extractor.spans.lexicon import LABELS_ONLY, Entry, Lexicon
from extractor.spans.measures import SIGNS, WORDED_SIGNS, MeasureReader, stands_alone
from extractor.spans.numeric import Numeric
from extractor.spans.rivals import Rivals, is_share_in_words
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

RATERS = {"stocks": "brokerage", "debt": "credit-agency"}
CURRENCIES = "₹$€£¥₦₱৳₩฿."
BEFORE_MONTHS = frozenset("in for during ended closed finished ending finishing finish end close".split())
FIRMS = frozenset({"plc", "ltd", "limited", "inc", "corp", "berhad", "bhd"})
SPANS = ("year", "month", "week", "day", "session", "decade")
SECTOR_FUND = re.compile(r" Select Sector SPDR(?: Fund| ETF)?$")
EXTREMES = frozenset({"high", "low", "highs", "lows", "peak", "trough"})
SPAN_ENDS = tuple(f"-{span}" for span in SPANS)
MARKET_NOUNS = frozenset(
    {
        "market", "markets", "exchange", "exchanges", "index", "indices", "indexes", "benchmark", "price", "prices",
        "analyst", "connect",
    }
)


def rater(entry: Entry | None) -> tuple[str, ...]:
    """The label of a company that rates others: "brokerage" of stocks, "credit-agency" of debt."""
    rates = (entry.extra or {}).get("rates") if entry is not None and entry.kind == "company" else None
    return (RATERS[rates],) if rates else ()


def dash(tokens: list[Token], at: int) -> int:
    """Where a hyphen that stands for a dash ends, 0 where it joins words: "to 1,071 -- a record", "to 1,071 - a
    record"."""
    stop = at
    while stop < len(tokens) and tokens[stop].text == "-" and (stop == at or glued(tokens, stop)):
        stop += 1
    apart = stop == at + 1 and at and not glued(tokens, at) and (stop == len(tokens) or not glued(tokens, stop))
    return stop if apart or stop > at + 1 else 0


def glued(tokens: list[Token], at: int) -> bool:
    return tokens[at].start == tokens[at - 1].end


class Lexer(Numeric, IndexNames, CompanyCodes, Rivals):
    """Turns the sentences of one article into items."""

    def __init__(
        self, text: str, lexicon: Lexicon, around: Surroundings, decimal_comma: bool = False, naira: bool = False
    ) -> None:
        self.text, self.lexicon, self.around = text, lexicon, around
        self.measures = MeasureReader(text, lexicon, decimal_comma, naira)

    def items(self, tokens: list[Token]) -> list[Item]:
        """All items of one sentence, in order; every token falls in exactly one."""
        items: list[Item] = []
        at, size, lexicon, coded = 0, len(tokens), self.lexicon, self.around.coded
        while at < size:
            token = tokens[at]
            if coded and self._lists_coded(token, items):
                item, at = self._company(tokens, at, at + 1)
                items.append(item)
                continue
            one = alone(lexicon, token.text)
            if one is not None and not (one.longer and at + 1 < size and tokens[at + 1].lower in one.longer):
                kind, value, pos, extra, figures, _ = one
                item, at = Item(kind, token.start, token.end, token.text, token.lower, value, pos, extra, figures), at + 1
            else:
                item, at = self._next(tokens, at, items)
            items.append(item)
        return items

    def _next(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int]:
        item, stop = self._read(tokens, at, items)
        if item.kind == "index" and items and self._prefixes(items[-1], item, tokens[stop - 1]):
            last = items.pop()  # "MSCI Tadawul Index" is another index than Tadawul's
            item.value = self.text[last.end - len(last.text):item.end]
            item.start, item.text = last.start, self.text[last.start:item.end]
            item.extra = {}
        elif item.kind == "instrument" and items and self._graded(items[-1], item):
            last = items.pop()  # "ICE Brent crude futures": the grade says which crude
            item.value, item.extra = last.value, last.extra
            item.start, item.text = last.start, self.text[last.start:item.end]
        return item, stop

    def _graded(self, before: Item, goods: Item) -> bool:
        """The Brent of "ICE Brent crude futures"."""
        beside = before.kind == "instrument" and goods.start - before.end == 1
        return beside and before.value in GRADES and goods.value in ("crude", "crude oil", "oil")

    def _prefixes(self, before: Item, index: Item, last: Token) -> bool:
        """The MSCI of "MSCI Tadawul Index"."""
        beside = before.kind == "company" and index.start - before.end == 1
        return beside and before.text.isupper() and last.lower in INDEX_TAILS

    def _read(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int]:
        """Each question in its turn; the first that has an answer gives it."""
        token, entry = tokens[at], self._known(tokens, at)
        if period := self._period(tokens, at, entry):
            return period
        if token.text in MARKS or token.text.islower() and token.text.isalpha():
            signed = self._signed(tokens, at, items) if token.lower in WORDED_SIGNS else None
            priced = self._numeric(tokens, at, items) if token.text in SHILLINGS else None
            return signed or priced or self._plain(tokens, at, entry)
        return (
            self._figure(tokens, at, entry, items)
            or self._signed(tokens, at, items)
            or self._record(tokens, at, entry)
            or self._month(tokens, at)
            or self._weekday(tokens, at, entry)
            or self._lexical(tokens, at, entry, items)
        )

    def _known(self, tokens: list[Token], at: int) -> Entry | None:
        """What the lexicon knows here; "the stock market" is no stock."""
        entry = self.lexicon.match(tokens, at)
        if entry is not None and entry.kind == "pronoun":
            stop = at + len(entry.tokens)
            if stop < len(tokens) and tokens[stop].lower in MARKET_NOUNS:
                return None
        return entry

    def _period(self, tokens: list[Token], at: int, entry: Entry | None) -> tuple[Item, int] | None:
        """ "over the past eight trading sessions", where the lexicon has no longer spelling."""
        if tokens[at].lower not in periods.STARTS:
            return None
        span = periods.find(tokens, at)
        if not span or entry is not None and at + len(entry.tokens) >= span.stop:
            return None
        return self._span("period", tokens, at, span.stop, span.value), span.stop

    def _figure(
        self, tokens: list[Token], at: int, entry: Entry | None, items: list[Item]
    ) -> tuple[Item, int] | None:
        """What begins with a digit, a currency or a capital: a record of a span, a date, a numeral."""
        first = tokens[at].text[0]
        digit = first.isdecimal()
        if digit and entry is None and (extreme := self._span_extreme(tokens, at)):
            return extreme
        if not (digit or first in CURRENCIES or first.isupper()):
            return None
        found = dates.find(tokens, at) if digit or first.isupper() else None
        if found:
            return self._span("date", tokens, at, at + found.tokens, found), at + found.tokens
        named = entry is not None and len(entry.tokens) > 1 and not (digit and "unchanged" in entry.labels)
        return None if named else self._numeric(tokens, at, items)

    def _signed(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int] | None:
        """ "+1.2%", "-5 points": a sign and the numeral glued to it."""
        token = tokens[at]
        if at + 1 == len(tokens):
            return None
        worded = token.lower in WORDED_SIGNS and tokens[at + 1].text[0].isdecimal()
        glued = tokens[at + 1].start == token.end or stands_alone(tokens, at)
        if not worded and not (token.text in SIGNS and glued):
            return None
        numeric = self._numeric(tokens, at + 1, items)
        return numeric if numeric and numeric[0].start == token.start else None

    def _record(self, tokens: list[Token], at: int, entry: Entry | None) -> tuple[Item, int] | None:
        """ "15-month lows", unless the lexicon counts them: "52-week lows"."""
        counted = entry is not None and {"new-highs", "new-lows"} & entry.labels
        return None if counted else self._span_extreme(tokens, at)

    def _month(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """ "in March", "to end June"; the May of "since late May" is no verb."""
        token = tokens[at]
        if token.lower not in dates.MONTHS or not token.text[0].isupper() or len(token.text) <= 2 or not at:
            return None
        before = tokens[at - 1].lower
        led = before in BEFORE_MONTHS or before == "end" and at > 1 and tokens[at - 2].lower == "to"
        if led and token.text != "MAY":
            return self._span("month", tokens, at, at + 1, dates.MONTHS[token.lower]), at + 1
        if token.text == "May" and not self.around.title_case:
            return self._span("word", tokens, at, at + 1), at + 1
        return None

    def _weekday(self, tokens: list[Token], at: int, entry: Entry | None) -> tuple[Item, int] | None:
        token = tokens[at]
        if token.lower not in dates.WEEKDAYS or not token.text[0].isupper() or entry and len(entry.tokens) > 1:
            return None
        return self._span("weekday", tokens, at, at + 1, dates.WEEKDAYS[token.lower]), at + 1

    def _plain(self, tokens: list[Token], at: int, entry: Entry | None) -> tuple[Item, int]:
        """A mark or a word in small letters: what the lexicon says it is, a number in words, or nothing more."""
        if entry is not None:
            return self._entry(tokens, at, entry)
        token = tokens[at]
        if token.lower in NUMBER_WORDS and (count := self._number_word(tokens, at)):
            return count
        kind = "punct" if token.text in MARKS else "word"
        return Item(kind, token.start, token.end, token.text, token.lower), at + 1

    def _span_extreme(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """ "a six-year high", "15-month lows", "a five-year closing high": records of a span of time."""
        stop = at + 1
        if self._is_span_apart(tokens, at):
            stop = at + 3
        elif not tokens[at].lower.endswith(SPAN_ENDS) or tokens[at].lower.startswith("intra-"):
            return None
        end = next((k + 1 for k in (stop, stop + 1) if k < len(tokens) and tokens[k].lower in EXTREMES), None)
        return (self._span("extreme", tokens, at, end), end) if end else None

    def _is_span_apart(self, tokens: list[Token], at: int) -> bool:
        """The "15-month" that is three tokens."""
        if not tokens[at].text.isdecimal() or at + 2 >= len(tokens):
            return False
        return tokens[at + 1].text == "-" and tokens[at + 2].lower in SPANS

    # Names, words and companies -------------------------------------------------------------------------------

    def _lexical(self, tokens: list[Token], at: int, entry: Entry | None, items: list[Item]) -> tuple[Item, int]:
        company = companies.begins(tokens, at, self.around)
        named = company and (entry is None or self._company_outdoes(tokens, at, entry))
        if entry is not None and entry.kind == "exchange" and companies.is_firm(tokens, at + len(entry.tokens)):
            return self._named(tokens, at, at + len(entry.tokens) + 1, entry)
        if named or self._is_coded(tokens, at, entry) or is_share_in_words(tokens, at, self.around):
            return self._named(tokens, at, run(tokens, at, self.around), entry)
        if self._exchanged(tokens, at, entry):
            return self._named(tokens, at, at + 1, None)
        if entry is not None:
            return self._entry(tokens, at, entry)
        return self._number_word(tokens, at) or self._code(tokens, at) or self._rest(tokens, at)

    def _named(self, tokens: list[Token], at: int, stop: int, entry: Entry | None) -> tuple[Item, int]:
        """A name in capitals: a company, an office, or an index that no list has."""
        item, stop = self._company(tokens, at, stop)
        if "SPDR" in item.text and (fund := SECTOR_FUND.search(item.text)):
            return self._sector_of(item, fund.start()), stop
        item.figures = rater(entry)
        if self.around.title_case and (name := body_name(tokens, at, self.around)) and tokens[at].text != name[0]:
            item.value = " ".join(name)
        if tokens[stop - 1].lower in OFFICES:
            item.kind, item.value = "word", None
        elif end := self._named_index(tokens, at, stop):
            last = end - 1 - (tokens[end - 1].lower in INDEX_TAILS)
            item = self._span("index", tokens, at, end, " ".join(self.text[item.start:tokens[last].end].split()))
            item.extra, item.figures, stop = {}, ("index",), end
        return item, stop

    @staticmethod
    def _sector_of(fund: Item, size: int) -> Item:
        """ "the Health Care Select Sector SPDR (XLV) added 1.1%": it stands for that sector of the S&P 500."""
        sector = fund.text[:size]
        return Item("sector", fund.start, fund.start + size, sector, sector.lower(), sector, figures=("sector",))

    def _code(self, tokens: list[Token], at: int) -> tuple[Item, int] | None:
        """.SPX, .IRLTY.T."""
        text, stop = tokens[at].text, at + 1
        if text[0] != "." or len(text) == 1:
            return None
        if stop + 1 < len(tokens) and tokens[stop].text == "." and tokens[stop + 1].text.isupper():
            stop += 2 * (tokens[stop + 1].end - tokens[at].end <= 3)
        return self._span("code", tokens, at, stop), stop

    def _rest(self, tokens: list[Token], at: int) -> tuple[Item, int]:
        """A word or mark that nobody knows."""
        if at and (stop := dash(tokens, at)):
            return Item("punct", tokens[at].start, tokens[stop - 1].end, "–", "–"), stop
        kind = "word" if tokens[at].text[0].isalpha() else "punct"
        return self._span(kind, tokens, at, at + 1), at + 1

    def _entry(self, tokens: list[Token], at: int, entry: Entry) -> tuple[Item, int]:
        """What the lexicon has here, with the codes behind it."""
        if entry.kind == "index":
            return self._index(tokens, at, entry)
        stop = at + len(entry.tokens)
        item = self._span("word" if entry.kind in LABELS_ONLY else entry.kind, tokens, at, stop, entry.value)
        item.pos, item.extra, item.figures = entry.part, entry.extra, entry.figures
        if entry.kind == "company":
            while stop < len(tokens) and tokens[stop].lower in FIRMS and tokens[stop].start == tokens[stop - 1].end + 1:
                stop += 1  # "Equity Group Holdings Plc"
            item, stop = self._company(tokens, at, stop)
            item.extra, item.figures = item.extra or entry.extra.get("ticker"), rater(entry)
            return item, stop
        if entry.kind == "exchange" and (end := companies.exchange_ends(tokens, at, stop)) > stop:
            stop = end
            item.end, item.text = tokens[stop - 1].end, self.text[item.start:tokens[stop - 1].end]
        while entry.kind == "sector" and stop < len(tokens) and SECTOR_CODE.fullmatch(tokens[stop].text):
            stop += 1  # "banks .SX7P"
        return item, stop

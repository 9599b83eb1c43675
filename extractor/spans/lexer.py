"""The lexer: a sentence's tokens become items. One walk, longest match first: dates, names and words, measures,
companies."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from typing import Any, NamedTuple

from extractor.spans import companies, dates, numerals, periods
from extractor.spans.company_codes import CompanyCodes
from extractor.spans.company_run import run
from extractor.spans.company_words import OFFICES
from extractor.spans.index_names import INDEX_TAILS, IndexNames
from extractor.spans.items import Item
from extractor.spans.lexicon import LABELS_ONLY, Entry, Lexicon
from extractor.spans.measures import SIGNS, MeasureReader
from extractor.spans.numeric import HALVES, Numeric
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

SECTOR_CODE = re.compile(r"\.[A-Z][A-Z0-9]{2,9}")  # .SX7P
RATERS = {"stocks": "brokerage", "debt": "credit-agency"}
SPANS = ("year", "month", "week", "day", "session", "decade")
SPAN_ENDS = tuple(f"-{span}" for span in SPANS)
# Indices of the S&P 500 that are styles, not sectors.
STYLES = frozenset(
    "growth value esg low high beta dividend aristocrats momentum quality buyback equal weight pure futures "
    "shariah index".split()
)
MARKET_NOUNS = frozenset(
    {
        "market", "markets", "exchange", "exchanges", "index", "indices", "indexes", "benchmark", "price", "prices",
        "analyst", "connect",
    }
)
TRADES = (
    "maker", "builder", "lender", "insurer", "retailer", "miner", "producer", "refiner", "driller", "explorer",
    "developer", "brewer", "grocer", "shipper", "supplier",
)
STOCK_NOUNS = frozenset({"stock", "stocks", "share", "shares", "equity", "benchmark", "market"})
MARKS = frozenset(",.()[]{}:;\"'%“”‘’!?…/&*|")  # that are no sign of a numeral and no currency
TOLD_BY_NEIGHBOURS = frozenset({"index", "sector", "instrument", "company", "pronoun"})
NUMBER_WORDS = numerals.WORDS.keys() | HALVES


def rater(entry: Entry | None) -> tuple[str, ...]:
    """The label of a company that rates others: "brokerage" of stocks, "credit-agency" of debt."""
    rates = (entry.extra or {}).get("rates") if entry is not None and entry.kind == "company" else None
    return (RATERS[rates],) if rates else ()


def token_is_capital(token: Token) -> bool:
    return token.text[0].isupper()


def shares_of(tokens: list[Token], at: int) -> bool:
    """ "UPS shares", "shares of UPS": a word in capitals that has shares is a company, whatever it says in small
    letters."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (
        after in ("shares", "stock", "shareholders")
        or (at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in ("shares", "stock"))
    )


def dash(tokens: list[Token], at: int) -> int:
    """Where a hyphen that stands for a dash ends, 0 where it joins words: "to 1,071 -- a record", "to 1,071 - a
    record"."""
    stop = at
    while (
        stop < len(tokens)
        and tokens[stop].text == "-"
        and (stop == at or tokens[stop].start == tokens[stop - 1].end)
    ):
        stop += 1
    alone = (
        stop == at + 1
        and at
        and tokens[at - 1].end < tokens[at].start
        and (stop == len(tokens) or tokens[stop].start > tokens[at].end)
    )
    return stop if alone or stop > at + 1 else 0


class Alone(NamedTuple):
    """What a token is, whatever stands beside it, unless one of `longer` follows: fields of its item."""

    kind: str
    value: Any = None
    pos: str = ""
    extra: Any = None
    figures: tuple[str, ...] = ()
    longer: Container[str] = ()


@lru_cache(maxsize=2**16)
def alone(lexicon: Lexicon, text: str) -> Alone | None:
    """What a mark or a word in small letters is by itself; None for all that its neighbours have a say in."""
    if text not in MARKS and not (text.islower() and text.isalpha()) or text in periods.STARTS:
        return None
    entries, longer = lexicon.beginning(text)
    if any(entry.exact or entry.kind in TOLD_BY_NEIGHBOURS or lexicon.asks_neighbours(entry) for entry in entries):
        return None
    if entries:
        entry = entries[0]
        return Alone(
            "word" if entry.kind in LABELS_ONLY else entry.kind,
            entry.value,
            entry.part,
            entry.extra,
            entry.figures,
            longer,
        )
    return None if text in NUMBER_WORDS else Alone("punct" if text in MARKS else "word", longer=longer)


class Lexer(Numeric, IndexNames, CompanyCodes):
    """Turns the sentences of one article into items."""

    def __init__(
        self, text: str, lexicon: Lexicon, around: Surroundings, decimal_comma: bool = False, naira: bool = False
    ) -> None:
        self.text, self.lexicon, self.around = text, lexicon, around
        self.measures = MeasureReader(text, lexicon, decimal_comma, naira)

    def items(self, tokens: list[Token]) -> list[Item]:
        """All items of one sentence, in order; every token falls in exactly one."""
        items: list[Item] = []
        at, size, lexicon = 0, len(tokens), self.lexicon
        while at < size:
            token = tokens[at]
            one = alone(lexicon, token.text)
            if one is not None and not (one.longer and at + 1 < size and tokens[at + 1].lower in one.longer):
                item, at = (
                    Item(
                        one.kind,
                        token.start,
                        token.end,
                        token.text,
                        token.lower,
                        one.value,
                        one.pos,
                        one.extra,
                        one.figures,
                    ),
                    at + 1,
                )
            else:
                item, at = self._next(tokens, at, items)
            items.append(item)
        return items

    def _next(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int]:
        item, stop = self._read(tokens, at, items)
        if (
            item.kind == "index"
            and items
            and items[-1].kind == "company"
            and item.start - items[-1].end == 1
            and items[-1].text.isupper()
            and tokens[stop - 1].lower in INDEX_TAILS
        ):
            last = items.pop()  # "MSCI Tadawul Index" is another index than Tadawul's
            item.value = self.text[last.end - len(last.text):item.end]
            item.start, item.text = last.start, self.text[last.start:item.end]
            item.extra = {}
        return item, stop

    def _read(self, tokens: list[Token], at: int, items: list[Item]) -> tuple[Item, int]:
        token = tokens[at]
        first = token.text[0]
        entry = self.lexicon.match(tokens, at)
        if (
            entry is not None
            and entry.kind == "pronoun"
            and at + len(entry.tokens) < len(tokens)
            and tokens[at + len(entry.tokens)].lower in MARKET_NOUNS
        ):
            entry = None  # "the stock market" is no stock
        if (
            token.lower in periods.STARTS
            and (span := periods.find(tokens, at))
            and (entry is None or at + len(entry.tokens) < span.stop)
        ):
            return self._span("period", tokens, at, span.stop, span.value), span.stop
        if token.text in MARKS or token.text.islower() and token.text.isalpha():
            return self._plain(tokens, at, entry)
        if first.isdecimal() and entry is None and (extreme := self._span_extreme(tokens, at)):
            return extreme
        if first.isdecimal() or first in "₹$€£¥₦₱৳₩฿." or first.isupper():
            found = dates.find(tokens, at) if first.isdecimal() or first.isupper() else None
            if found:
                return self._span("date", tokens, at, at + found.tokens, found), at + found.tokens
            if not (entry and len(entry.tokens) > 1 and not (first.isdecimal() and "unchanged" in entry.labels)):
                numeric = self._numeric(tokens, at, items)
                if numeric:
                    return numeric
        if token.text in SIGNS and at + 1 < len(tokens) and tokens[at + 1].start == token.end:
            numeric = self._numeric(tokens, at + 1, items)
            if numeric and numeric[0].start == token.start:
                return numeric
        if (
            not (entry is not None and {"new-highs", "new-lows"} & entry.labels)
            and (extreme := self._span_extreme(tokens, at))
        ):
            return extreme
        if (
            token.lower in dates.MONTHS
            and token.text[0].isupper()
            and len(token.text) > 2
            and at
            and tokens[at - 1].lower
            in (
                "in", "for", "during", "ended", "closed", "finished", "ending", "finishing",
                *(("end",) if at > 1 and tokens[at - 2].lower == "to" else ()),
            )
            and token.lower != "may"
        ):
            return self._span("month", tokens, at, at + 1, dates.MONTHS[token.lower]), at + 1
        if token.lower in dates.WEEKDAYS and first.isupper() and not (entry and len(entry.tokens) > 1):
            return self._span("weekday", tokens, at, at + 1, dates.WEEKDAYS[token.lower]), at + 1
        return self._lexical(tokens, at, entry, items)

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
        """ "a six-year high", "15-month lows": records of a span of time."""
        stop = at + 1
        if (
            tokens[at].text.isdecimal()
            and at + 2 < len(tokens)
            and tokens[at + 1].text == "-"
            and tokens[at + 2].lower in SPANS
        ):
            stop = at + 3
        elif not tokens[at].lower.endswith(SPAN_ENDS):
            return None
        for extra in (0, 1):  # "five-year closing high"
            if (
                stop + extra < len(tokens)
                and tokens[stop + extra].lower in ("high", "low", "highs", "lows", "peak", "trough")
            ):
                return self._span("extreme", tokens, at, stop + extra + 1), stop + extra + 1
        return None

    # Names, words and companies -------------------------------------------------------------------------------

    def _lexical(self, tokens: list[Token], at: int, entry: Entry | None, items: list[Item]) -> tuple[Item, int]:
        company = companies.begins(tokens, at, self.around)
        firm = entry is not None and entry.kind == "exchange" and companies.is_firm(tokens, at + len(entry.tokens))
        if (
            (company and (entry is None or self._company_outdoes(tokens, at, entry)))
            or self._is_coded(tokens, at, entry)
            or firm
        ):
            stop = at + len(entry.tokens) + 1 if firm else run(tokens, at, self.around)
            item, stop = self._company(tokens, at, stop)
            item.figures = rater(entry)
            if tokens[stop - 1].lower in OFFICES:
                item.kind, item.value = "word", None
            elif end := self._named_index(tokens, at, stop):
                item = self._span(
                    "index", tokens, at, end,
                    " ".join(
                        self.text[item.start:tokens[end - 1 - (tokens[end - 1].lower in INDEX_TAILS)].end].split()
                    ),
                )
                item.extra, item.figures, stop = {}, ("index",), end
            return item, stop
        if entry is not None:
            return self._entry(tokens, at, entry)
        count = self._number_word(tokens, at)
        if count:
            return count
        if tokens[at].text[0] == "." and len(tokens[at].text) > 1:
            stop = at + 1
            if (
                stop + 1 < len(tokens)
                and tokens[stop].text == "."
                and tokens[stop + 1].text.isupper()
                and tokens[stop + 1].end - tokens[at].end <= 3
            ):
                stop += 2  # .IRLTY.T
            return self._span("code", tokens, at, stop), stop
        if at and (stop := dash(tokens, at)):
            return Item("punct", tokens[at].start, tokens[stop - 1].end, "–", "–"), stop
        kind = "word" if tokens[at].text[0].isalpha() else "punct"
        return self._span(kind, tokens, at, at + 1), at + 1

    def _company_outdoes(self, tokens: list[Token], at: int, entry: Entry) -> bool:
        """Dow Chemical, Advance Auto Parts, Hang Seng Bank: a longer capitalised run than the word it begins with."""
        stop = at + len(entry.tokens)
        if tokens[at].lower.rstrip("s").endswith(TRADES) and (at == 0 or tokens[at - 1].text in ".•"):
            return False  # "Homebuilder D.R. Horton": a trade before a name
        if entry.kind == "issuer" or entry.kind in LABELS_ONLY and run(tokens, at, self.around) > stop:
            return True
        if self.around.title_case:
            return False
        if entry.kind in LABELS_ONLY and tokens[at].text.isupper() and shares_of(tokens, at):
            return True
        if entry.kind == "basis-points" and tokens[at].text == "BP":
            return True
        if entry.kind in ("company", "points"):  # "PT Bank Jago"
            return run(tokens, at, self.around) > stop
        following = tokens[stop] if stop < len(tokens) else None
        inside = following is not None and following.start - tokens[stop - 1].end <= 1 and \
            following.text[0].isupper() and following.lower not in self.lexicon.never_company and \
            self.lexicon.match(tokens, stop) is None
        if entry.kind == "exchange" and following is not None and following.lower in ("group", "holdings", "plc"):
            return True  # London Stock Exchange Group
        if entry.kind in ("index", "exchange", "rating", "investor"):
            return (
                inside
                and len(entry.tokens) == 1
                and following.lower not in INDEX_TAILS
                and following.lower
                in ("chemical", "bank", "inc", "asia", "corning", "jones", "holdings", "global", "therapeutics")
            )
        if (
            tokens[at].lower in self.lexicon.seldom_company
            and entry.kind in ("sector", "topic", "instrument", "descriptor")
        ):
            return run(tokens, at, self.around) > stop
        if (
            entry.kind in ("descriptor", "universe", "instrument", "pronoun", "never-company")
            and "sector" not in entry.labels
        ):
            return inside and entry.kind == "instrument" and token_is_capital(tokens[at])
        shouted = tokens[at].text.isupper() and len(tokens[at].text) > 1
        longer = inside and run(tokens, at, self.around) >= stop + 2
        if at == 0 and not shouted:
            return (
                (longer or (inside and tokens[at].lower not in self.around.lower_seen))
                and run(tokens, at, self.around) > stop
            )
        return inside or (
            at > 0
            and (entry.kind in ("rise", "fall", "topic", "close", "open") or "sector" in entry.labels)
            and run(tokens, at, self.around) > stop
        )

    def _entry(self, tokens: list[Token], at: int, entry: Entry) -> tuple[Item, int]:
        stop = at + len(entry.tokens)
        if entry.kind in ("index", "sector", "instrument"):
            own = entry.value.lower().split() if entry.kind == "index" else ()
            while stop < len(tokens) and (
                (tokens[stop].lower in INDEX_TAILS and own)
                or (tokens[stop].lower in own and not tokens[stop].text[0].islower())
            ):
                stop += 1
        if (
            entry.kind == "index"
            and entry.extra.get("sector")
            and any(
                token.text.islower() and len(token.text) > 3 and token.lower not in INDEX_TAILS
                for token in tokens[at:stop]
            )
        ):
            return self._span("sector", tokens, at, stop, self.text[tokens[at].start:tokens[stop - 1].end]), stop
        kind = "word" if entry.kind in LABELS_ONLY else entry.kind
        if kind == "index" and entry.value != "S&P 500" and stop < len(tokens) and tokens[stop].lower == "sector":
            kind = "sector"
        item = self._span(kind, tokens, at, stop, entry.value)
        if (
            entry.kind == "index"
            and entry.value.startswith("S&P 500 ")
            and not STYLES & set(entry.value.lower().split())
        ):
            item.kind, item.value = "sector", entry.value[8:]  # a sector of the index, as every report has it
            while stop < len(tokens) and (
                tokens[stop].lower == "sector"
                or tokens[stop].lower in INDEX_TAILS
                or SECTOR_CODE.fullmatch(tokens[stop].text)
            ):
                stop += 1  # "the S&P financial sector index .GSPF"
        item.pos, item.extra, item.figures = entry.part, entry.extra, entry.figures
        if entry.kind == "company":
            item, stop = self._company(tokens, at, stop)
            item.extra, item.figures = item.extra or entry.extra.get("ticker"), rater(entry)
            return item, stop
        while entry.kind == "sector" and stop < len(tokens) and SECTOR_CODE.fullmatch(tokens[stop].text):
            stop += 1  # "banks .SX7P"
        if entry.kind == "index" and item.kind == "index":
            wider = self._wider_index(tokens, at, stop)
            if wider:
                return wider
            if (
                entry.value == "S&P 500"
                and stop < len(tokens)
                and tokens[stop].lower == "of"
                and tokens[stop - 1].lower in INDEX_TAILS
                and len(entry.tokens) < 4
            ):
                # "the S&P index of retailers": of a branch of it
                return self._span("topic", tokens, at, stop, "name"), stop
            stop = self._named_in_brackets(tokens, item, stop)
            stop = self._own_codes(tokens, item, stop)
            if stop + 1 < len(tokens) and tokens[stop].lower in STOCK_NOUNS and tokens[stop + 1].lower in INDEX_TAILS:
                stop += 2  # "the FTSEurofirst 300 stocks index"
            if stop < len(tokens) and tokens[stop].lower == "futures":
                item = self._span("instrument", tokens, at, stop + 1, f"{entry.value} futures")
                item.extra = {"kind": "future"}
                return item, stop + 1
        return item, stop

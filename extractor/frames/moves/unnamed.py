"""Subjects that are no name: "stocks", "shares of the company", a noun that no list knows."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import DETERMINERS, PREPOSITIONS
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import DIRECTIONS, ITSELF, LEADING
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

CALLED_BY = frozenset({"word", "counted", "sector", "topic", "instrument", "outnumber"})  # "this leading provider of software"
OF_MANY = frozenset({"index", "sector", "market", "exchange", "descriptor", "universe"})
CALLED = frozenset({"company", "firm", "group", "giant"})
NAMED = frozenset({"index", "company", "sector", "instrument", "exchange", "descriptor", "counted", "pronoun"})
GROWTH = frozenset("grew grow grows expanded expands contracted contracts shrank shrunk".split())  # of economies
MANY = frozenset({"stocks", "shares", "equities", "indexes", "indices"})
LEAST_LEVEL = 100
ROW_MARKS = frozenset({"-", "–", "•", "*", ":", "."})


def heads_returns(items: list[Item]) -> Item | None:
    """The index of "The returns of the Nifty 50 over different periods are:"."""
    named = [item for item in items if item.kind == "index"]
    opens = items[-1].text == ":" and any(item.kind == "return" for item in items)
    return named[0] if opens and len(named) == 1 else None


class Unnamed(SecondStorey):
    """Subjects that are no name."""

    def _market(self, at: int, item: Item) -> None:
        """ "stocks", "advancers": a subject of its own kind, so that nothing said of it lands on an index."""
        before = self._before(at)
        if self._someone_s_shares(at) or self._priced_shares(at) or self._driven_shares(at) or self._national_shares(at) or self._bare_shares(at):
            return
        if item.kind == "counted" and before is not None and (before.kind in ("company", "sector", "index", "count") or before.lower in PREPOSITIONS or before.kind in ("shares-of", "led-by")):
            return
        if item.kind == "universe" or (before is not None and before.lower in PREPOSITIONS):
            return
        after = self._after(at)
        if after is not None and after.kind == "close" and any(other.lower in PREPOSITIONS for other in self.items[max(0, at - 3):at]):
            return  # "quoted at $1.34 at the London equities close, down from $1.36"
        if item.lower == "share prices" and (self._shares_of_named(at) or self._of_their_own(at)):
            return
        if item.kind == "market":
            if self._drives_market(at, item) or self._market_in_figures(at) or self._losses_of_market(at):
                return
            if before is not None and (before.kind == "index" or before.lower in LEADING):
                return  # "the Kosdaq market fell 0.55 points", "the metal sector led the market rally"
            if self._is_where(at):
                return
            if after is not None and self._verb_at(at + 1):
                self._flush()
                self.now = Statement([item], day=self.day_ahead)
            return
        if after is not None and after.kind in ("word", "close", "rise", "fall", "punct") and self.now is not None and self.now.slots:
            self._flush()
            self.now = Statement([Item("market", item.start, item.end, item.text, item.lower, "market")])

    def _of_their_own(self, at: int) -> bool:
        """ "A and B shed 10% each of their share prices to close at N9.00 and N52.20 respectively"."""
        lead = [one.lower for one in self.items[max(0, at - 2):at]]
        return lead == ["of", "their"] and self.now is not None and self.now.kind == "company"

    def _market_in_figures(self, at: int) -> bool:
        """ "The market closed with a loss of 48.9 at 7,234.9", "… as measured by the SMI": the index that it is told by."""
        ahead = [*takewhile(lambda one: one.text != ";" and one.lower not in ("while", "but"), self.items[at + 1:at + 16])]
        level = next((k for k, one in enumerate(ahead) if k and one.kind in ("number", "count") and ahead[k - 1].lower in ("at", "to")), 0)
        change = any(one.kind in ("points", "number") and one.value is not None for one in ahead[:level - 1])
        if not level or not change or not self._verb_at(at + 1) or ahead[level].value.value < LEAST_LEVEL or self._names_others(ahead[:level]):
            return False
        named = [one for one in ahead[level:] if one.kind == "index"]
        index = named[0] if len(named) == 1 and ahead[level + 1].lower in ("on", "as") else None if named else self._index_told_here()
        if index is None:
            return False
        self._open_statement(at, self._same(self.items[at], index))
        self.asides |= {k for k, one in enumerate(self.items) if one is index}
        return True

    def _losses_of_market(self, at: int) -> bool:
        """ "trimming the market's losses to 210.55 points, or 1.30 percent": those of the index that it is told by."""
        behind = [item.kind if item.kind in (*DIRECTIONS, "points") else item.lower for item in self.items[at + 1:at + 5]]
        told = len(behind) == 4 and behind[0] in ("'s", "’s") and behind[1] in DIRECTIONS and behind[2:] == ["to", "points"]
        index = self._index_told_here() if told else None
        if index is not None:
            self._open_statement(at, self._same(self.items[at], index))
        return index is not None

    def _names_others(self, items: list[Item]) -> bool:
        return any(one.kind in NAMED for one in items)

    def _index_told_here(self) -> Item | None:
        """The index that the paragraph named or spoke of last, else the article's own where it tells of one country only."""
        (paragraph, named), last = self.index_before, self.context.last_subject
        if named is not None and paragraph == self.context.paragraph:
            return named
        if last is not None and last.kind == "index" and self.context.spoken_at == self.context.paragraph:
            return last
        return self._index_spoken_of() if len(self.context.countries - {None}) < 2 else None

    def _is_where(self, at: int) -> bool:
        """ "Drug shares on the secondary market fell": where those are that the clause is about."""
        if self.now is None or self.now.kind not in ("sector", "company") or self.now.slots:
            return False
        lead = self.items[max(0, at - 3):at]
        return any(item.lower in ("on", "in", "across") for item in lead) and all(
            item.lower in ("on", "in", "across") or item.lower in DETERMINERS or self._is_adjective(item) or item.kind == "counted"
            for item in lead
        )

    def _national_shares(self, at: int) -> bool:
        """ "Hong Kong stocks rose 131.62 points": a move in figures is that of the index that goes by the country's name."""
        if self.items[at].lower not in ("stocks", "shares", "equities") or not 0 < at < 4 or at + 1 == len(self.items):
            return False
        if not self._verb_at(at + 1) and self.items[at + 1].kind not in DIRECTIONS:
            return False
        if self.items[at - 1].kind == "company" and self._is_priced(at):
            return False  # "Bursa Malaysia shares rose 0.4 per cent to RM7.60"
        told = next((item for item in self.items[at + 1:at + 7] if item.kind in ("percent", "points", "index", "company", "sector")), None)
        known, words = self.context.national_index, [item.lower for item in self.items[max(0, at - 2):at]]
        index = known.get(" ".join(words)) or known.get(words[-1])
        if index is None or told is None or told.kind not in ("percent", "points") or told.value.hedge not in ("", "about"):
            return False  # "lost more than 2 percent": a round word for many shares
        self._open_statement(at, self._same(self.items[at], index))
        return True

    def _city(self, at: int, item: Item) -> bool:
        """ "Tokyo rose 0.18%, or 28.16 points, to 15,646.23": the index that goes by the city's name, where the points
        say that it is one."""
        if not item.text[0].isupper() or at + 2 >= len(self.items) or not self.context.national_index:
            return False
        double = f"{self.items[at - 1].lower} {item.lower}" if at else ""
        index, first = self.context.national_index.get(double), at - 1
        if index is None:
            index, first = self.context.national_index.get(item.lower), at
        if index is not None and self._index_left_out(at):
            self._open_statement(at, self._same(item, index))
            return True
        lead = self.items[first - 1] if first else None
        begins = lead is None or lead.text in (",", ";") or lead.lower in ("and", "while", "but", "as")
        if index is None or not begins:
            return False
        if self._city_in_points(at) or self._city_among_others(at):
            self._open_statement(at, self._same(item, index))
            return True
        if self._city_told(at) and self.now is not None and self.now.kind == "index" and self.now.slots:
            self._unknown_subject(at, item)
        return False

    def _city_in_points(self, at: int) -> bool:
        """ "Tokyo rose 0.18%, or 28.16 points, to 15,646.23", "Seoul was 0.6% higher, adding 11 points to 2,002"."""
        ahead = [one.kind for one in takewhile(lambda one: one.text != ";", self.items[at + 2:at + 14])]
        level = "points" in ahead and {"number", "count"} & set(ahead[ahead.index("points"):])
        return self._verb_at(at + 1) and bool(level)

    def _city_among_others(self, at: int) -> bool:
        """ "Tokyo gained 1.3 percent, Seoul added 0.5 percent and Sydney 0.4 percent": one of several."""
        if self.items[at + 1].kind == "percent":
            told = self.now or (self.done[-1] if self.done else None)
            if told is None:
                return False
            named = next((k for k in range(at) if self.items[k].start == told.subjects[0].start), None)
            return named is not None and told.kind == "index" and self._names_place(named)
        growth = self.items[at + 1].lower in GROWTH or any(one.kind == "topic" for one in self.items)
        return not growth and self._city_told(at) and any(
            k not in (at, at - 1) and self._names_place(k) and self._city_told(k) for k in range(len(self.items) - 2)
        )

    def _moved_in_place(self, at: int, item: Item) -> bool:
        """ "Stocks rose 1.3% in Hong Kong and 0.5% in Shanghai": the index that goes by the name of the place behind."""
        known, behind = self.context.national_index, [one.lower for one in self.items[at + 1:at + 4]]
        if len(behind) < 2 or behind[0] != "in" or not known or not self.items[at + 2].text[0].isupper():
            return False
        index = known.get(" ".join(behind[1:])) or known.get(behind[1])
        goes_on = self.moved_in is not None and self.now is not None and self.moved_in.subjects == self.now.subjects and (
            not self.now.slots or self.items[at - 1].lower in (",", "and")  # "slid 0.4% in Shanghai and rose 1% in Seoul"
        )
        shares = (self.now is None or self.now.kind == "market") and any(one.lower in MANY for one in self.items[max(0, at - 5):at])
        way = (self.now or self.pending).direction
        if index is None or not (goes_on or shares) or way is None:
            return False
        self.pending = Statement([])
        if goes_on and not self.here.slots:
            self.now = None
        self._open_statement(at, self._same(self.items[at + 2], index))
        self.here.direction, self.moved_in = way, self.here
        self._take(at, item, "percent")
        return True

    def _names_place(self, at: int) -> bool:
        known, item = self.context.national_index, self.items[at]
        return item.text[0].isupper() and (item.lower in known or bool(at) and f"{self.items[at - 1].lower} {item.lower}" in known)

    def _city_told(self, at: int) -> bool:
        """ "Tokyo gained 1.3 percent", "Sydney closed 0.4 percent higher"."""
        return self._verb_at(at + 1) and any(one.kind == "percent" for one in self.items[at + 2:at + 5])

    def _index_left_out(self, at: int) -> bool:
        """ "Abu Dhabi's index added 0.4 percent, Dubai's 0.2 percent, while Qatar's was flat": the noun is left out."""
        ahead = self.now or (self.done[-1] if self.done else None)
        if ahead is None or ahead.kind != "index" or not self._possessed(at):
            return False
        verb = self.items[at + 2]
        moved = verb.lower in ("was", "is") or not {"rise.verb", "fall.verb"}.isdisjoint(verb.figures or ())
        flat = any("flat" in (one.kind, *(one.figures or ())) for one in self.items[at + 2:at + 5])
        return verb.kind == "percent" or "flat" in (verb.kind, *(verb.figures or ())) or moved and (flat or self._next_is_measure(at + 2))

    def _bare_shares(self, at: int) -> bool:
        """ "Shell had to evacuate staff. Shares slipped 2.5 percent.": of the company that the paragraph speaks of."""
        known, there = self.context.last_company, self.context.company_paragraph == self.context.paragraph
        subject = self.context.last_subject
        if subject is None or subject.kind != "company" or known is None or subject.value != known.value:
            return False
        if at or not there or self.items[0].lower not in ("shares", "stock") or not self._verb_at(1):
            return False
        told = next((k for k, item in enumerate(self.items[:6]) if item.kind in MEASURES), None)
        if told is None or self.items[told].kind not in ("percent", "money"):
            return False
        behind = self.items[told + 1:]
        ranked = any(item.figures and not {"gainers", "losers", "best", "worst"}.isdisjoint(item.figures) for item in behind)
        if not OF_MANY.isdisjoint(item.kind for item in (self.items[:told] if ranked else self.items)):
            return False  # but "Shares surged 9%, the biggest outperformer on the S&P 500": where the company ranked
        self._open_statement(at, self._same(self.items[0], known))
        return True

    def _they(self, at: int) -> bool:
        """ "Alder saw its shares slide. They closed 1.6% lower.": the shares that the sentence before was about."""
        if at or self.shares_before is None or not self._verb_at(1) or not any(item.kind == "percent" for item in self.items):
            return False
        self._open_statement(at, self._same(self.items[0], self.shares_before))
        return True

    def _shares_of_named(self, at: int) -> bool:
        """ "A and B, whose share prices rose 2% and 3%, respectively": of the companies just named."""
        owned = at and self.items[at - 1].lower in ("whose", "their")
        return bool(owned) and self.now is not None and self.now.kind == "company" and not self.now.slots

    def _shares_of(self, at: int, item: Item) -> None:
        """ "Shares of the package delivery company dropped 1.2 percent": the company spoken of last."""
        known = self.context.last_company
        if known is None or self.now is not None and self.now.slots or at + 1 >= len(self.items) or self.items[at + 1].lower not in ("the", "this"):
            return
        end = next((k for k, other in enumerate(self.items[at + 2:at + 11], at + 2) if other.kind not in CALLED_BY or not other.text.islower()), len(self.items))
        of = next((k for k in range(at + 3, end) if self.items[k].lower == "of"), end)  # "the leading provider of business software"
        noun, here = self.items[of - 1], self.context.company_paragraph == self.context.paragraph
        called = "issuer" in (noun.figures or ()) or noun.lower in CALLED or here and noun.lower in ITSELF
        if called and end < len(self.items) and self._verb_at(end):
            self._open_statement(at, self._same(item, known))
            self.asides |= set(range(at + 1, end))  # "Shares in the bank fell 4%": of no sector

    def _row_of_returns(self) -> None:
        """ "- In the last 1 week: -0.38%", under "the returns of the Nifty 50 are:": of what the list was opened for."""
        told = [item for item in self.items if item.text not in ROW_MARKS] if {"period", "percent"} <= self.said else []
        if [item.kind for item in told] == ["period", "percent"]:
            if self.context.returns_of is not None:
                index = self._same_index(self.items[0], self.context.returns_of)
                self.now = Statement([index], direction="signed")
            return
        self.context.returns_of = heads_returns(self.items)

    def _beside_index(self, at: int) -> bool:
        """ "The All-Share Index (ASI) and equities market capitalisation depreciated by 1.39 percent": the index is a subject still."""
        now, back = self.now, at - 1
        while back > 0 and self.items[back].lower in ("equities", "equity", "the", "its", "total"):
            back -= 1
        joined = back > 0 and self.items[back].lower in ("and", "&")
        return joined and self.items[at].value == "market capitalisation" and now is not None and now.kind == "index" and not now.slots and now.direction is None

    def _beside_its_cause(self, at: int) -> bool:
        lead = self.items[max(0, at - 2):at]
        ahead = next((k for k, item in enumerate(self.items[at + 1:at + 12], at + 1) if item.text == ","), None)
        told = any(item.kind == "owed-to" or item.lower == "buying" for item in lead)
        if not told or ahead is None or ahead + 2 >= len(self.items):
            return False
        return self._verb_at(ahead + 1 + (self.items[ahead + 1].lower == "and"))

    def _names_unknown_index(self, at: int) -> bool:
        """ "The Marlow Manufacturing Index was unchanged": no company, and no index that we know."""
        after = self._after(at)
        named = after is not None and after.kind == "descriptor" and after.lower == "index"
        return named and self.items[at].lower not in self.context.national_index and at + 2 < len(self.items) and self._verb_at(at + 2)

    def _unknown_subject(self, at: int, item: Item) -> None:
        """A verb whose noun is no name we know: what follows is its own, and stays unread."""
        self._flush()
        self.now = Statement([Item("unknown", item.start, item.end, item.text, item.lower, None)], direction=DIRECTIONS.get(item.kind))

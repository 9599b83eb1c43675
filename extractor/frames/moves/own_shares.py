"""An exchange whose own share is told of: "HKEX slipped 0.1 per cent to HK$346.60"."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import PREPOSITIONS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import DIRECTIONS
from extractor.spans.items import Item

A_SHARE = 10_000  # more than this is no price of one share
BEING = frozenset({"was", "were", "is", "are"})
ITS_SHARES = frozenset({"shares", "share", "stock"})
NAMED = frozenset({"company", "index", "exchange"})
RANKS = frozenset({"best", "worst", "gainers", "losers", "actives"})
JOINTS = frozenset({",", "and", "&"})
CAUSED = frozenset({"owed-to", "drags", "contributors"})


class OwnShares(FirstStorey):
    """Tells an exchange that is a company from the place where shares are dealt in."""

    def _is_a_share(self, at: int) -> bool:
        """ "HKEX slipped 0.1 per cent to HK$346.60": an exchange with a price is its own share."""
        before, ahead = self._before(at), self.items[at + 1:at + 6]
        if at and self.items[at - 1].kind == "shares-of" and (self._told_of(at + 1) or self._is_priced(at)):
            return True  # "shares in London Stock Exchange fell 2.3%", "were subdued, up 0.4 per cent at RM7.60"
        if self._is_priced(at) and (ahead[0].lower in ITS_SHARES or self._stands_beside_operator(at)):
            return True  # "Bursa Malaysia shares rose 0.4 per cent to RM7.60"
        if before is not None and before.lower in BEING and any({"best", "worst"} & {one.kind, *one.figures} for one in self.items[:at]):
            return True  # "The biggest decliner was the Singapore Exchange"
        if self._among_companies(at) or self._moved_another(at):
            return True
        aside = [other.text if other.kind == "punct" else other.kind for other in ahead[:4]]
        if aside[:1] == [","] and aside[2:4] == ["percent", ","] and aside[1] in DIRECTIONS and (before is None or before.lower not in PREPOSITIONS):
            return True  # "the London Stock Exchange, down 2.29%, was the main loser"
        if self._is_gapped_share(at) or self._is_priced(at) and self._is_told_in_list(at):
            return True
        measured = any(one.kind in ("percent", "money") for one in ahead[:3])
        return measured and self._verb_at(at + 1) and self._reaches_price(ahead)

    def _is_gapped_share(self, at: int) -> bool:
        """ "DBS gained 1% and SGX 0.5%": one more share that moved."""
        joined, after = at and self.items[at - 1].lower in (",", "and"), self._after(at)
        return bool(joined) and after is not None and after.kind == "percent" and self.now is not None and self.now.kind == "company" and bool(self.now.slots)

    def _is_told_in_list(self, at: int) -> bool:
        """ "SGX was the top loser, down 2% at S$12.10", "Losers included SGX, which fell 2% to S$12.10"."""
        ahead = self.items[at + 1:at + 6]
        ranked = ahead[0].lower in BEING and any(RANKS & {one.kind, *(one.figures or ())} for one in ahead[1:])
        return ranked or bool(self.list_role) and [one.lower for one in ahead[:2]] == [",", "which"]

    def _among_companies(self, at: int) -> bool:
        """ "The losers were Alder Bank, PSE, Burrell Mining and Corvane": one name of a list of companies."""
        back = [one for one in self.items[max(0, at - 3):at] if one.lower != "the"][-2:]
        behind = [one for one in self.items[at + 1:at + 4] if one.lower not in ("the", "also")]
        if len(back) < 2 or back[0].kind != "company" or back[1].lower not in JOINTS or not behind:
            return False
        if back[1].lower == "and" and (behind[0].text == "." or behind[0].kind in DIRECTIONS):
            return True
        named = len(behind) > 1 and (behind[1].kind == "company" or behind[1].lower == "and")
        return behind[0].lower == "and" or behind[0].text == "," and named

    def _moved_another(self, at: int) -> bool:
        """ "fell 0.4%, hit by a 6.3% fall in Dubai Financial Market": a cause of the index's move."""
        lead = self.items[max(0, at - 4):at]
        noun = len(lead) == 4 and lead[3].lower == "in" and lead[2].kind in ("rise", "fall") and lead[1].kind == "percent"
        return noun and any(CAUSED & {one.kind, *(one.figures or ())} for one in self.items[max(0, at - 7):at])

    def _is_priced(self, at: int) -> bool:
        """ "… rose 0.4 per cent to RM7.60": to the price of one share, before anybody else is named."""
        ahead = list(takewhile(lambda one: one.kind not in NAMED, self.items[at + 1:at + 11]))
        return any(one.kind in DIRECTIONS for one in ahead) and self._reaches_price(ahead)

    @staticmethod
    def _reaches_price(ahead: list[Item]) -> bool:
        told = (other for one, other in zip(ahead, ahead[1:]) if one.lower in ("to", "at") and other.kind == "money")
        return any(money.value.value < A_SHARE for money in told)

    def _stands_beside_operator(self, at: int) -> bool:
        """ "The bourse operator, Bursa Malaysia, rose"."""
        lead, after = [one.lower for one in self.items[max(0, at - 3):at]], self._after(at)
        return lead[-1:] == [","] and "operator" in lead and after is not None and after.text == ","

    @staticmethod
    def _as_company(item: Item) -> Item:
        name, _, code = item.text.removesuffix(")").partition(" (")
        return Item("company", item.start, item.end, name, item.lower, name, extra=code or None)

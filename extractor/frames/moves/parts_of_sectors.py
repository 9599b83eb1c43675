"""Which of an industry's shares a clause does not speak of, or speaks of alone: select ones, one of them, those abroad,
those that are left out."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS, PREPOSITIONS
from extractor.frames.moves.told_of import ToldOf
from extractor.frames.moves.vocabulary import EXCEPTING, SECTOR_TAILS
from extractor.frames.yields import AT_HOME, NATIONS

LISTING = frozenset({",", "and", "&"})
SELECTED = frozenset({"select", "selected", "certain", "key", "few"})
# What sets apart those that a clause does not speak of.
REGIONS = {
    "european": frozenset({"German", "UK", "France", "Italy", "Spain", "Greece", "Portugal", "Poland", "Turkey", "Russia"}),
    "asian": frozenset({"Japan", "China", "South Korea", "Hong Kong", "Taiwan", "Singapore", "India", "Malaysia", "Indonesia", "Philippines", "Thailand", "Vietnam"}),
}


class PartsOfSectors(ToldOf):
    """Which of an industry's shares a clause speaks of."""

    def _list_start(self, at: int) -> int:
        """Where "the metal, auto and IT sectors" begins, told by the last of them."""
        while at > 1 and self.items[at - 1].lower in LISTING:
            back = at - 2 - (self.items[at - 2].text == ",")  # ", and"
            if self.items[back].kind != "sector":
                break
            at = back
        return at

    def _list_end(self, at: int) -> int:
        """Where "the metal, auto and IT sectors" ends, told by the first of them."""
        while at + 2 < len(self.items) and self.items[at + 1].lower in LISTING:
            ahead = at + 2 + (self.items[at + 2].lower == "and")  # ", and"
            if ahead >= len(self.items) or self.items[ahead].kind != "sector":
                break
            at = ahead
        return at

    def _is_one(self, at: int) -> bool:
        """ "the chipmaker fell 0.7%", "Shares of the retailer": a company by its trade."""
        after, before = self._after(at), self.items[at - 1] if at else None
        trade = self.items[at].lower.rpartition(" ")[2]
        alone = after is None or after.lower not in SECTOR_TAILS
        return alone and before is not None and before.lower in ("the", "a", "an", "its", "another") and trade.endswith(("maker", "builder", "lender", "insurer", "retailer", "producer", "miner", "carrier", "refiner", "developer"))

    def _is_abroad(self, at: int) -> bool:
        """ "U.S. tech stocks rose overnight", "Chinese property shares": of a market that the article does not report on."""
        home = AT_HOME.get(self.context.country or "")
        if home is None:
            return False
        if home != "US" and any(item.lower in ("overnight", "wall street") for item in self.items):
            return True
        back = [item.lower.removesuffix("'s").removesuffix("’s") for item in self.items[max(0, at - 2):at]]
        told = {home} | {AT_HOME.get(country or "") for country in self.context.countries}
        for word in reversed(back):
            if word in REGIONS:
                return told.isdisjoint(REGIONS[word])
            if word in NATIONS:
                return NATIONS[word] not in told
        return False

    def _excepted(self, at: int) -> bool:
        """ "Barring IT, metals and FMCG, all ended higher": what is said of the others is not said of these."""
        while at and (self.items[at - 1].kind in ("sector", "index") or self.items[at - 1].lower in ("the", ",", "and", "&") or self.items[at - 1].lower in SECTOR_TAILS):
            at -= 1
        back = [item.lower for item in self.items[max(0, at - 2):at]]
        return back[-1:] == ["but"] and self.items[max(0, at - 2)].kind == "counted" or back[-1:] and back[-1] in EXCEPTING or " ".join(back) in EXCEPTING

    def _only_some(self, at: int) -> bool:
        """ "other banking stocks which fell", "worries about the financial sector": not the sector's own move."""
        before = [item.lower for item in self.items[max(0, at - 3):at]]
        after = [item.lower for item in self.items[at + 1:at + 3]]
        if before[-1:] and before[-1] in ("other", "some", "several", "about", "among other") or before[-2:] == ["about", "the"]:
            return True
        if self._selected(at):
            return True
        adjective = len(before) == 3 and self.items[at - 1].kind == "word" and before[2] not in PREPOSITIONS and before[1] in DETERMINERS
        return adjective and before[0] in (*PREPOSITIONS - {"with", "by", "in", "as"}, "about") or len(after) == 2 and after[0] in SECTOR_TAILS and after[1] in ("which", "that")

    def _selected(self, at: int) -> bool:
        """ "select heavyweight consumer stocks", "a few stocks in metals and pharma", "key IT companies"; but "the key
        energy and materials sectors"."""
        first = self._list_start(at)
        if first > 1 and self.items[first - 1].lower in ("in", "from", "across") and self.items[first - 2].kind == "counted":
            first -= 2
        before = [item.lower for item in self.items[max(0, first - 3):first]]
        return not SELECTED.isdisjoint(before[-2:]) and not DETERMINERS.intersection(before) - {"a"}

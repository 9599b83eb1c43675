"""Where a name is only explained: ", an affiliate of X,", ", which represents 90 percent of all companies,"."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.told_of import POSTING
from extractor.frames.moves.vocabulary import SECTOR_TAILS
from extractor.spans.items import MEASURES

CAUSING = frozenset({"drags", "contributors", "led-by", "owed-to"})
REGARDED = frozenset("regarded considered seen viewed known described".split())
DESCRIBING = frozenset(
    "represents tracks measures comprises covers includes gauges reflects follows consists accounts weighs pits sets "
    "compares benchmarks monitors mirrors constitutes contributes carries commands represent comprise constitute contribute "
    "account carry include track".split()
)
EXPLAINING = frozenset(
    "reflecting measuring gauging representing comprising constituting accounting tracking weighing pitting setting "
    "comparing".split()
)
MAKING_UP = (["makes", "up"], ["make", "up"], ["making", "up"])
WEIGHTS = frozenset("weight weighting weightage weights share".split())
OPENING = REGARDED | EXPLAINING | {"which", "whose", "with", "making"}  # what a description begins with


class Apposition(Looking):
    """Where a name is only explained."""

    def _appositions(self) -> set[int]:
        """Positions inside ", an affiliate of X," and ", which will replace X,": names there are not what the verb speaks of."""
        inside: set[int] = set()
        for at, item in enumerate(self.items[:-3] if "," in self.said else ()):
            if item.kind not in ("company", "index", "descriptor", "instrument", "sector") or item.kind == "instrument" and not self._explained(at):
                continue
            if item.kind == "sector" and any(one.kind in CAUSING for one in self.items[max(0, at - 3):at]):
                continue  # "Pressured by property stocks, Dubai's index, however, fell"
            at += item.kind == "instrument" and self.items[at + 1].kind in ("code", "index") and at + 4 < len(self.items)
            at += self.items[at + 1].lower in ("shares", "stock") or item.kind == "sector" and self.items[at + 1].lower in SECTOR_TAILS
            if item.kind == "sector" and at + 2 < len(self.items) and (self.items[at + 2].kind == "sector" or self.items[at + 2].lower in ("such", "including", "like")):
                continue  # "banks, miners and insurers, …", "insurers, such as Aviva, …": a list
            if at + 3 >= len(self.items) or self.items[at + 1].text != "," or self.items[at + 2].kind == "company" and self.items[at + 3].lower not in ("'s", "’s") or self.items[at + 2].lower in ("and", "while", "but") \
                    or self.items[at + 2].lower == "as" and not self.items[at + 3].lower.endswith("ed"):
                continue
            if item.kind == "index" and self._lists_indices(at + 2):
                continue
            head = at - (self.items[at].kind == "word")
            for end in range(at + 3, min(len(self.items) - 1, at + 20)):
                other = self.items[end]
                if other.kind in MEASURES and other.kind not in ("count", "ratio") or other.text == ";" or self._joins_another(end):
                    break
                if other.text == "," and (self._verb_at(end + 1) or self._moves_behind(at, end)):
                    named = self.items[head].kind == "descriptor" and next((one.kind for one in self.items[at + 2:end] if one.lower not in DETERMINERS), "") == "index"
                    inside.update([head] if named else range(at + 2, end))  # "the fear gauge, the Cboe VIX, fell": the name is the subject
                    break
        return inside

    def _lists_indices(self, at: int) -> bool:
        """ "Nifty Auto, Nifty Metal and Nifty Realty were hit, ending lower": the next of a list."""
        first, joint, *more = self.items[at:at + 4]
        joined = joint.lower in ("and", "&") or joint.text == "," and more[:1] and more[0].lower == "and"
        return first.kind == "index" and bool(joined or joint.text == "," and more[:1] and more[0].kind == "index")

    def _joins_another(self, comma: int) -> bool:
        """ "A, an energy company, and B, a drug maker, fell 4% and 3%, respectively": the description is over."""
        behind = self.items[comma + 1:comma + 3]
        return self.shared_out and len(behind) == 2 and behind[0].lower == "and" and behind[1].kind == "company"

    def _aliases(self) -> set[int]:
        """ "A, One 97 Communications (Paytm) and B fell", "the overall share index, CSAPI, fell": another name of what
        stands before it."""
        found = {at + 2 for at in range(len(self.items) - 5 if "," in self.said else 0) if self._is_code_of_index(at)}
        if "(" not in self.said:
            return found
        kinds = [item.kind if item.kind == "company" else item.text for item in self.items]
        return found | {at + 2 for at in range(len(kinds) - 3) if kinds[at:at + 4] == ["company", "(", "company", ")"]}

    def _is_code_of_index(self, at: int) -> bool:
        index, comma, code, close, verb, after = self.items[at:at + 6]
        if index.kind != "index" or comma.text != "," or code.kind != "company" or close.text != ",":
            return False
        told = self._verb_at(at + 4 + is_adverb(verb.lower) * (after.kind in ("rise", "fall")))
        return code.text.isupper() and code.text.isalpha() and len(code.text) < 7 and told

    def _explained(self, at: int) -> bool:
        """ "Brent, the international contract, climbed", "the dollar index, which tracks the greenback, rose"."""
        first, second = self.items[at + 2:at + 4]
        return self.items[at + 1].text == "," and first.lower in DETERMINERS or "which" in (first.lower, second.lower)

    def _moves_behind(self, at: int, end: int) -> bool:
        """ "Alder, the retail arm of the conglomerate Corvane, up 3.3 percent": the move is the first one's."""
        told = self.items[end + 1:end + 3]
        inside = {item.lower for item in self.items[at + 3:end]}
        plain = not any(item.kind in (*MEASURES, "rise", "fall", "led-by") for item in self.items[at + 2:end])
        explained = self.items[at].kind == "company" and self.items[at + 2].lower in ("the", "a", "an") and "of" in inside
        return explained and plain and "," not in inside and len(told) == 2 and told[0].lower in ("up", "down") \
            and told[1].kind in ("percent", "money")

    def _descriptions(self) -> set[int]:
        """Positions inside ", which represents roughly 90 percent of all listed companies,": what a name stands for."""
        inside: set[int] = set()
        if self.said.isdisjoint(OPENING):
            return inside
        for at in range(1, len(self.items) - 3):
            before = self.items[at - 1]
            named = before.kind in ("index", "descriptor", "instrument", "code", "company") or before.text == ")"
            named = named or before.kind == "sector" or at > 1 and before.lower in SECTOR_TAILS and self.items[at - 2].kind == "sector"
            if self.items[at].text == "," and named and self._describes(at + 1):
                ends = (k for k in range(at + 3, len(self.items) - 1) if self.items[k].text == ",")
                end = next((k for k in ends if self._verb_at(k + 1) or self._goes_on(k + 1)), at)
                inside.update(range(at + 1, end))
        for at in inside:
            if self.items[at].kind in MEASURES and self.items[at].extra:
                self._leave(self.items[at], "what a name stands for")
        return inside

    def _goes_on(self, at: int) -> bool:
        """ ", was trading 0.3% higher", ", posted a gain", ", and the energy sector's 4.2% rise"."""
        behind = [item for item in self.items[at:at + 6] if item.lower not in SECTOR_TAILS]
        another = [item.kind if item.kind == "sector" else item.lower for item in behind[:4]]
        if another in (["and", "the", "sector", "'s"], ["and", "the", "sector", "’s"]):
            return True
        return self.items[at].kind == "trade" or self.items[at].lower in POSTING

    def _describes(self, at: int) -> bool:
        """ "which tracks 23 markets", "reflecting its position", "whose median market value is 95 percent less", "often regarded as a measure of growth"."""
        item = self.items[at]
        if any(one.lower in REGARDED and other.lower == "as" for one, other in zip(self.items[at:at + 2], self.items[at + 1:at + 3])):
            return True
        if item.lower in EXPLAINING or self._weighs(at):
            return True
        return item.lower == "whose" or item.lower == "which" and self.items[at + 1].lower in DESCRIBING

    def _is_weight(self, at: int) -> bool:
        """ "make up 21 per cent of the Sensex", "with a weighting of 36 percent", "a 9 per cent weightage"."""
        lead = [item.lower for item in self.items[max(0, at - 4):at] if not item.kind.startswith("hedge")]
        behind = [item.lower for item in self.items[at + 1:at + 3]]
        if lead[-2:] in MAKING_UP or behind[:1] and behind[0] in WEIGHTS - {"share"}:
            return True
        return len(lead) > 1 and lead[-1] in ("of", "at") and lead[-2] in WEIGHTS - {"share"}

    def _weighs(self, at: int) -> bool:
        """ "which makes up almost 12 percent of the index", "with a weight of 11 per cent in the Sensex", "which has a 9
        percent weighting"."""
        words = [item.lower for item in self.items[at:at + 9]]
        if words[words[0] == "which":][:2] in MAKING_UP:
            return True
        held = words[0] == "with" or words[:1] == ["which"] and words[1] in ("has", "have", "had", "holds", "hold")
        part = next((k for k, item in enumerate(self.items[at:at + 8]) if item.kind == "percent"), 0)
        if held and any(item.value == "market capitalisation" for item in self.items[at:at + 6]):
            return True  # "Alder, which has a market value of A$1.2 billion, gained 12 per cent"
        return held and bool(part) and not WEIGHTS.isdisjoint(word.partition(" ")[0] for word in words[:part + 4])

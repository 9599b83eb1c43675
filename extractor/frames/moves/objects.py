"""Names that the verb does not speak of: compared with, owned by, called by, part of a phrase."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import (
    CALLINGS,
    CAUSING,
    COMPARING,
    DIRECTIONS,
    LISTS,
    SECTOR_TAILS,
    SUBJECT_KINDS,
)
from extractor.spans.items import MEASURES, Item

NATIONS = frozenset(
    "spanish italian french japanese german british greek portuguese irish canadian indian chinese korean australian "
    "spain italy france portugal greece".split()
)
# "… who cumulatively dented the index by 241 points", "Acme's fall cost the index 40 points"
DENTING = frozenset("dented denting dampened dampening eroded eroding cost costs costing cushioned cushioning".split())


class Objects(Looking):
    """Names that the verb does not speak of."""

    def _versus(self, at: int) -> bool:
        """ "against the safe haven Japanese yen"."""
        for item in reversed(self.items[max(0, at - 5):at]):
            if item.lower in ("against", "versus"):
                return True
            if item.kind != "word" and item.lower not in DETERMINERS:
                return False
        return False

    def _owned_noun(self, at: int) -> Item | None:
        """ "Alder's generics business fell 8.6%": what moved is a noun that the company owns, and none of its shares."""
        if not self._possessed(at):
            return None
        for k, item in enumerate(self.items[at + 2:at + 6], at + 2):
            if k > at + 2 and {"rise.verb", "fall.verb"} & set(item.figures or ()) and not self._is_noun(k, item):
                return self.items[at + 2]
            if item.kind != "word" or not item.text.islower() or item.lower in SECTOR_TAILS or item.lower in PREPOSITIONS or item.lower in AUXILIARIES or is_adverb(item.lower):
                return None
        return None

    def _called_from(self, at: int) -> int:
        """Where "defense giant Lockheed Martin", "the country's largest lender Acme Bank" begins: a company's name with
        what it is called before it."""
        first = at
        if at and self.items[at - 1].lower in CALLINGS:
            first = at - 1
            while first and at - first < 5 and (self.items[first - 1].kind in ("sector", "instrument", "market") or self._is_calling(self.items[first - 1])):
                first -= 1
            if first > 1 and self.items[first - 1].lower in ("'s", "’s") and self.items[first - 2].kind in ("word", "nation"):
                first -= 2
        return first

    def _is_calling(self, item: Item) -> bool:
        """ "top", "U.S.", "state-owned", "Leading" at the front: a word of what a company is called; a verb ends it."""
        if item.text == "Leading" and item is self.items[0]:
            return True
        return self._is_adjective(item) and item.lower not in CLAUSE_WORDS and not (item.lower.endswith("ed") and "-" not in item.lower or item.lower in CAUSING)

    def _foreign_bond(self, at: int, item: Item) -> bool:
        """ "the Spanish 10-year yield": a bond of a country that the name does not tell."""
        return item.kind == "instrument" and item.value.startswith("US ") and bool(at) and self.items[at - 1].lower.removesuffix("'s") in NATIONS

    def _inside_phrase(self, at: int) -> bool:
        """ "in its core North American market": between a preposition's article and its noun."""
        after, back = self._after(at), [item.lower for item in self.items[max(0, at - 3):at]]
        noun = after is not None and after.kind in ("word", "market", "topic") and after.text.islower() and after.lower not in PREPOSITIONS and after.lower not in AUXILIARIES and not is_adverb(after.lower)
        return noun and len(back) == 3 and back[0] in PREPOSITIONS and back[1] in DETERMINERS and self.items[at - 1].kind == "word"

    def _moved_by_another(self, at: int) -> bool:
        """ "Taylor Wimpey led the index up with a 7.2% rise", "Acme dragged the index down, falling 2%": the figure is the company's."""
        behind = [item.lower for item in self.items[at + 1:at + 4]]
        return len(behind) == 3 and behind[0] in ("up", "down", "higher", "lower") and (behind[1] == "with" or behind[1] == "," and (behind[2].endswith("ing") or behind[2] in ("up", "down")))

    def _is_compared(self, at: int) -> bool:
        """ "outpacing the broader Sensex": what another is measured against."""
        called = self._called_from(at)  # not the "cost" of "low cost carrier Acme"
        for item in reversed(self.items[max(0, at - 4):at]):
            if item.lower in COMPARING or item.lower in DENTING and item.start < self.items[called].start:
                return True
            if item.lower in CAUSING:
                if self._contributed(at) or self._moved_by_another(at):
                    return True
                after = next((other for other in self.items[at + 1:at + 4] if other.lower not in SECTOR_TAILS and other.lower != "by" and not other.kind.startswith("hedge")), None)
                return after is None or after.kind not in (*DIRECTIONS, "percent", "points", "number", "close") and after.lower not in ("to", "above", "below")
            if item.text in (",", ":") or item.kind in SUBJECT_KINDS:
                return False
        return False

    def _contributed(self, at: int) -> bool:
        """ "Maybank rose 8 sen, lifting the index by 1.1182 points": what one company gave it."""
        first = next((item for item in self.items[at + 1:at + 7] if item.kind in MEASURES), None)
        if any((close.kind == "close" or close.lower == "to") and level.kind in ("number", "count") for close, level in zip(self.items[at + 2:at + 9], self.items[at + 3:])):
            return False  # "dragged the index by 11.94 points to close at 1,864.98": its own
        return self.now is not None and self.now.kind == "company" and first is not None and first.kind in ("points", "number")

    def _owns_role(self, at: int) -> bool:
        """ "was the segment's standout performer", "the Sensex's top loser": the index is where it ranked."""
        return self._possessed(at) and any({"best", "worst", "advances", "declines", *LISTS} & {item.kind, *(item.figures or ())} for item in self.items[at + 2:at + 5])

    def _after_object(self, at: int) -> bool:
        """The second of "on both the Dow and the S&P 500": an object like the first, unless a verb follows it."""
        if self.items[at].kind == "instrument" and self.items[at].extra["kind"] == "future":
            return False  # "156.90 to the dollar, and Nikkei futures traded at …"
        if self.last_object is None or self.items[self.last_object].kind != self.items[at].kind or not all(item.lower in ("and", "&", "the", "both", ",") or item.lower in SECTOR_TAILS for item in self.items[self.last_object + 1:at]):
            return False
        after = self._after(at)
        return after is None or not (set(after.figures or ()) & {"rise", "fall", "close", "flat", "open"} or after.kind in ("percent", "points", "trade") or after.lower in ("was", "were", "is", "has", "had", "(", "also"))

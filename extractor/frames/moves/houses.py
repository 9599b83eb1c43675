"""Which index a house or "the index" stands for: the exchange's own, the country's benchmark, the one told of last."""

from __future__ import annotations

from typing import overload

from extractor.frames.glue import DETERMINERS, PREPOSITIONS
from extractor.frames.moves.places import Places
from extractor.spans.items import MEASURES, Item

# Exchanges whose letters are also what their main index is called.
HOUSES = frozenset({"TSX", "ASX", "JSE", "PSX", "NGX"})
LEAST_LEVEL = 100
REACHED = frozenset({"touched", "hit", "reached"})
LEADING = frozenset({"barometer", "benchmark", "main", "key", "headline"})  # the whole market's, of no branch
NATIONAL_GLUE = frozenset(
    "stock share equity main primary principal flagship benchmark key leading blue-chip top premier stock-market "
    "general broad broader prime market".split()
) | {"blue chip", "stock market", "share market"}
OF_HOUSE = NATIONAL_GLUE | {"'s", "’s", "-"}


def leads(main: Item, told: Item) -> bool:
    """ "the key index" behind the KMI 30 or an index of one branch: the country's own, that the report is about."""
    whole, part = main.extra or {}, told.extra or {}
    if "branch" in part or part.get("home") == "AllShare":
        return True
    return "nation" in whole and whole.get("in") == part.get("in") and not {"nation", "home"} & part.keys()


class Houses(Places):
    """Which index a house or a bare word for one stands for."""

    def _of_so_many(self, at: int) -> Item | None:
        """ "the Bombay exchange's 30-share barometer": the index that is known at home by how many shares it has."""
        if at < 3 or self.items[at - 2].text != "-" or self.items[at - 3].kind != "count":
            return None
        return self.context.size_index.get(self.items[at - 3].text)

    def _index_meant(self, at: int, item: Item) -> Item | None:
        """The sector's own in "property shares rose, with the index adding 2%", else the one spoken of last."""
        before = [other.lower for other in self.items[max(0, at - 2):at]]
        if self.now is not None and self.now.kind == "sector" and before in (["with", "the"], ["with", "its"]):
            return self.now.subjects[0] if len(self.now.subjects) == 1 else None
        if before == ["with", "the"] and any(other.lower == "sector" for other in self.items[:at]):
            return None  # "it weighed on the sector, with the index slumping 3%"
        main, last = self.context.main_index, self.context.last_index
        if main is None or last is None or self.context.segment:
            return main or last
        return main if LEADING & set(item.lower.split()) and leads(main, last) else last

    def _sector_that_owns(self, at: int) -> Item | None:
        """ "The Banks sector headed the losers as its index fell 2%", "the Technology sector's index": the sector."""
        lead = self.items[max(0, at - 2):at]
        owned = [other.lower for other in lead] in (["sector", "'s"], ["sector", "’s"])
        if not owned and (not lead or lead[-1].lower != "its"):
            return None
        named = next((other for other in reversed(self.items[:at]) if other.kind in ("sector", "index", "exchange", "company")), None)
        return named if named is not None and named.kind == "sector" else None

    def _house_index(self, at: int, item: Item) -> Item | None:
        """ "The TSX fell 1.2%", "Nepal Stock Exchange (NEPSE) on Monday rose by 22 points to 2,760": an exchange that stands for its main index."""
        before, known = self._before(at), self.context.national_index.get(item.value.lower())
        if known is None or before is not None and before.lower in PREPOSITIONS:
            return None
        verb = self._verb_of_house(at)
        if verb is None:
            return None
        in_letters = item.value in HOUSES and item.text.isupper() and verb == at + 1 and self._next_is_measure(at)
        in_letters = in_letters and not any(other.kind == "money" for other in self.items[verb:verb + 6])
        return self._same(item, known) if in_letters or self._told_in_points(verb) else None

    def _verb_of_house(self, at: int) -> int | None:
        """ "The bourse on Monday rose …", "Tadawul, which closed at …", "Tadawul, which had risen on Sunday, lost …"."""
        ahead = [k for k in range(at + 1, len(self.items)) if self.items[k].lower != "on" and self.items[k].kind not in ("weekday", "date")]
        verb = ahead[0] if ahead else len(self.items)
        if [item.lower for item in self.items[verb:verb + 2]] == [",", "which"]:
            verb += 2
            if not (self._verb_at(verb) and self._told_in_points(verb)):
                verb = next((k + 1 for k in range(verb, len(self.items)) if self.items[k].text == ","), verb)
        reached = verb < len(self.items) and self.items[verb].lower in REACHED
        return verb if reached or self._verb_at(verb) else None

    def _told_in_points(self, verb: int) -> bool:
        """Whether a move is told as only an index's is: in points, or with a level that is no money."""
        measures = [k for k in range(verb, min(verb + 13, len(self.items))) if self.items[k].kind in MEASURES][:3]
        return any(self.items[k].kind == "points" or self._is_bare_level(k) for k in measures)

    def _is_bare_level(self, at: int) -> bool:
        """ "to 7,029.95", "rose 0.5 percent to 12,410", "at a two-year low of 7,029.95"."""
        item, before = self.items[at], self.items[at - 1]
        if item.kind == "count":
            return before.lower == "to" and self.items[at - 2].kind == "percent" and item.value.value >= LEAST_LEVEL
        reached = before.lower == "of" and self.items[at - 2].kind == "extreme"
        return item.kind == "number" and (reached or before.lower.rpartition(" ")[2] in ("to", "at"))

    def _told_of_house(self, house: Item) -> Item | None:
        """ "the BSE index": its main one, where that was told of last or another house's index was."""
        last = self.context.last_index or self.context.main_index
        known = self.context.national_index.get(house.value.lower())
        if known is None or last is None or (last.extra or {}).get("in") != (known.extra or {}).get("in"):
            return None
        another = last.value.partition(" ")[0] != known.value.partition(" ")[0]
        return known if another or last.value == known.value else None

    def _of_exchange(self, at: int) -> Item | None:
        """ "the Nairobi bourse's all-share index", "the general index of the Dubai Financial Market": its own, told abroad."""
        back = next((item for item in reversed(self.items[max(0, at - 4):at]) if item.lower not in OF_HOUSE and item.kind != "count"), None)
        ahead = [item for item in self.items[at + 1:at + 4] if item.lower != "the"][:2]
        if len(ahead) == 2 and ahead[0].lower in ("of", "on", "at"):
            back = ahead[1]
        back = self._house_in_front(at) or back
        if back is None or back.kind != "exchange" or (back.extra or {}).get("in") == "IN":
            return None
        size = self.items[at].value or next((item.text for item in self.items[max(0, at - 3):at] if item.kind == "count"), None)
        known = self.context.national_index.get(f"{back.extra.get('in')} {size}" if size else back.value.lower())
        return None if self._is_namesake(back, known) else known

    def _house_in_front(self, at: int) -> Item | None:
        """ "At the CSE, its main index fell": the exchange whose index it is."""
        if at > 5 or self.items[0].lower not in ("at", "on", "in"):
            return None
        ahead = [item for item in self.items[1:at] if item.lower not in DETERMINERS]
        return ahead[0] if len(ahead) > 1 and ahead[0].kind == "exchange" and ahead[1].text == "," else None

    def _is_namesake(self, house: Item, known: Item | None) -> bool:
        """Whether the index is one of another country whose exchange has the same letters: Colombo's CSE, in Dhaka."""
        stated = (house.extra or {}).get("in")
        return known is not None and not stated and (known.extra or {}).get("in") != self.context.country

    @overload
    @staticmethod
    def _same(item: Item, known: Item) -> Item: ...
    @overload
    @staticmethod
    def _same(item: Item, known: Item | None) -> Item | None: ...
    @staticmethod
    def _same(item: Item, known: Item | None) -> Item | None:
        if known is None:
            return None
        text = known.text if known.kind == "sector" else item.text  # a sector goes by its printed name
        return Item(known.kind, item.start, item.end, text, item.lower, known.value, extra=known.extra)

"""Which industries are spoken of as shares, and which of them are the subject of a move."""

from __future__ import annotations

from typing import Final

from extractor.frames.glue import BREAKS, DETERMINERS
from extractor.frames.moves.parts_of_sectors import LISTING, REGIONS, PartsOfSectors
from extractor.frames.moves.told_of import labelled_way
from extractor.frames.moves.vocabulary import (
    CAUSING,
    COPULAS,
    DIRECTIONS,
    SECTOR_TAILS,
)
from extractor.frames.statement import Way
from extractor.frames.yields import NATIONS
from extractor.spans.items import Item

UP: Final = "up"
DOWN: Final = "down"
# What somebody or something does to a sector's shares.
EFFECTS: dict[str, Way] = {
    **dict.fromkeys("boosted boosting boosts lifted lifting lifts propelled propelling buoyed buoying supported supporting supports underpinned underpinning bolstered bolstering helped helping".split(), UP),
    **dict.fromkeys("hurt hurting hurts pressured pressuring battered battering hammered hammering punished punishing dented denting hit hitting slammed slamming pummeled pummelled pummeling clobbered knocked knocking sank sinking".split(), DOWN),
}
# What an index owes its move to.
GIVING = frozenset({"contributors", "drags", "owed-to"})
# What a clause about a sector may begin after.
STARTS = frozenset("only , ; : - – • | and while whereas but though although as when after because since with both like including".split())
OF_SIZE = frozenset("heavily-weighted heavyweight weighty large larger big bigger major leading top regional local domestic small smaller defensive cyclical heavyweight blue-chip consumer-facing export-oriented rate-sensitive growth".split())
# What is of a sector and moves by itself: "its industrial sector exposure, which has benefited".
OWNED = frozenset("exposure dynamics headwinds tailwinds demand earnings growth outlook spending revenues prospects".split())
OWN_MOVES = frozenset({"rise", "fall", "flat", "return", "percent", "advances", "declines"})
SHORT_VERBS = frozenset("was were led had took saw stood bore did got made fell rose".split())
OTHER_SUBJECTS = frozenset({"company", "instrument", "sector"})
MOVES_OF = frozenset({"in", "by", "for", "among"})
SHARES_OF = frozenset({"shares of", "shares in", "stocks of", "those of", "those in"})
# What only names a sector: its move is told behind it.
NAMING = frozenset("is are was were include includes included including".split())
# The goods themselves, unless "stocks" or the like stands behind.
GOODS = frozenset({"commodities", "commodity", "raw materials", "raw material", "precious metals", "precious metal", "base metals", "industrial metals"})


class Sectors(PartsOfSectors):
    """Which industries are spoken of as shares, and which of them are the subject of a move."""

    def _among_sectors(self, item: Item) -> bool:
        """ "Among sectors, Base Metals was up 1.2%": the shares, and not the goods."""
        head = self.items[:4]
        behind = [other.kind for other in self.items if other.start >= item.end][:3]
        if self.now is not None and self.now.kind == "sector" and "percent" in self.now.slots and "percent" in behind:
            return True  # "the energy group rose 1.2%, base metals 2.4%"
        return item.text.istitle() and any(other.value == "sectors" or other.lower.startswith("sector") for other in head)

    def _is_sector_subject(self, at: int, item: Item) -> bool:
        after = self._after(at)
        if at > 1 and self.items[at - 2].kind == "percent" and self._goes_before(at - 2):
            return True
        if "drags" in self.said and self._drags_on(at):
            return False
        if isinstance(item.extra, dict) and "in" in item.extra:  # an index that the text calls a sector
            return True
        if at and self.items[at - 1].kind == "topic" and after is not None and after.kind == "descriptor":
            return False  # "the ISM manufacturing index": of no shares
        tailed = after is not None and after.lower in SECTOR_TAILS
        if self._excepted(at):
            return self._told_behind(at + tailed) or self._measured_behind(at + tailed)
        if self._only_some(at) or self._is_one(at) or self._is_abroad(at) or not tailed and (item.lower in GOODS and not self._among_sectors(item) or at and self.items[at - 1].lower in ("a", "an", "another")):
            return False  # "stocks and commodities fell": the goods; "a biotech fell 2%": one of them
        if tailed and at + 2 < len(self.items) and (self.items[at + 2].kind == "company" or self._is_led_on(at)):
            return False  # "software group SAP", "the bank stocks Lloyds and Barclays": what the company is
        if tailed and (self._gives(at) or self._is_of(at) or at + 2 < len(self.items) and self.items[at + 2].lower in OWNED):
            return False
        if tailed and self._owns_other(at + 1):
            return False
        if tailed or self._heads_sectors(at):
            return True
        if after is not None and (after.kind == "percent" or after.text in (":", "|") and not any(item.text not in ("-", "•", "|") for item in self.items[:at])):
            before = self._before(at)
            return before is not None and before.text == "|" or before is None or before.kind == "led-by" or before.lower in (",", "and", "while", ";", "-", "•")
        if item.text[0].isupper() and after is not None and after.lower in ("was", "were", "led") and self._lower_before(at) in ("", ",", "while", "and"):
            return True
        if item.text[0].isupper() and at > 0 and after is not None and (after.kind in ("rise", "fall", "percent") or after.lower == "("):
            return True
        if self._of_a_move(at):
            return True
        if after is not None and after.lower in ("up", "down", "off") and at + 2 < len(self.items) and self.items[at + 2].kind == "percent":
            return True
        if self._told_beside(at) or self._told_with(at) or self._told_past_apposition(at):
            return True
        if after is not None and after.lower == "(" and at + 2 < len(self.items) and self.items[at + 2].kind == "percent":
            return True
        before = self._before(at)
        in_list = before is not None and before.lower in (",", "and") and self.now is not None and self.now.kind == "sector"
        if before is not None and (before.lower == "in" or before.kind == "led-by" or self._comes_ahead_of(before)) and after is not None and after.lower in ("at", "by", "with"):
            return True
        if before is not None and before.kind in ("count", "word") and before.lower in ("four", "six", "five", "three") and at > 1 and self.items[at - 2].lower in OF_SIZE:
            before = self._before(at - 2)  # "the big four banks"
        elif before is not None and (before.lower in OF_SIZE or before.lower in REGIONS or before.lower in NATIONS):
            before = self._before(at - 1)
        starts = (before is None or before.lower in STARTS or before.kind == "led-by" or self._has_its_shares_told(at)) and not self._ends_object(at)
        return in_list or starts and (self._told_of(at + 1) or self._told_by_participle(at + 1)) or self._leads(at) or self._told_behind(at)

    def _has_its_shares_told(self, at: int) -> bool:
        """ "Shares of banks lost 0.8 percent and those of insurers 0.4 percent"."""
        held = at - 1 - (self.items[at - 1].lower in DETERMINERS)
        if held < 0 or self.items[held].lower not in SHARES_OF:
            return False
        before = self._before(held)
        return before is None or before.lower in STARTS

    def _told_beside(self, at: int) -> bool:
        """ "Gainers were property, up 2.55 percent, and services", "followed by IT, down by 1 per cent", "the biggest losses
        came in technology, down 1.9%"."""
        before, behind = self.items[at - 1] if at else None, [item for item in self.items[at + 1:at + 5] if item.lower != "by"][:3]
        if before is None or len(behind) < 3 or behind[0].text != "," or behind[2].kind != "percent":
            return False
        if behind[1].kind not in ("rise", "fall") and behind[1].lower != "off":
            return False
        came = before.lower == "in" and at > 1 and self.items[at - 2].lower in ("came", "coming", "seen")
        return came or before.lower in NAMING or before.kind == "led-by" or self.now is not None and self.now.kind == "sector" and before.lower in LISTING

    def _told_with(self, at: int) -> bool:
        """ "The top losing sector is METAL with a 0.84% fall": named, and then measured."""
        behind = [item for item in self.items[at + 1:at + 8] if item.text != ","]
        named = bool(at) and self.items[at - 1].lower in NAMING and "sector" in self.said
        with_figure = bool(behind) and behind[0].lower == "with" and any(item.kind == "percent" for item in behind)
        return named and with_figure and any(item.kind in DIRECTIONS for item in behind)

    def _told_past_apposition(self, at: int) -> bool:
        """ "Industrials, the index's second heaviest group, added 0.4%", "Materials, which make up 12% of the index, slid":
        what moved, with what it is between commas."""
        behind = self.items[at + 1:at + 14]
        told = len(behind) > 3 and behind[0].text == "," and self._describes(at + 2)
        if len(behind) < 3 or behind[0].text != "," or not (told or behind[1].lower in DETERMINERS):
            return False
        close = next((k for k, item in enumerate(behind[1:], at + 2) if item.text == ","), 0)
        before = self._before(at)
        called = close and (told or self.items[close - 1].lower in (*SECTOR_TAILS, "component", "constituent"))
        return bool(called) and (before is None or before.lower in STARTS) and self._told_of(close + 1)

    def _of_a_move(self, at: int) -> bool:
        """ "stocks fell, led by a 3% drop in technology": the move in front of its sector, in a sentence about shares."""
        lead = [item for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS and item.kind != "shares-of"][-3:]
        kinds = [item.kind for item in lead]
        if len(lead) < 3 or kinds[0] != "percent" or kinds[1] not in ("rise", "fall") or lead[2].lower not in MOVES_OF:
            return False
        after = self._after(at)
        ends = after is None or after.text in (".", ",", ";") or after.lower in BREAKS or after.lower in ("shares", "and") or after.lower.endswith("ing")
        return ends and any(item.kind in ("index", "counted", "market", "led-by") for item in self.items[:at])

    def _is_led_on(self, at: int) -> bool:
        """ "Acme led the industrial sector to a gain": told of who led it."""
        lead = self._governor(at)
        led = lead > 0 and self.items[lead].lower in ("led", "leading", "dragged", "dragging", "pulled", "pulling")
        return led and self.items[at + 2].lower in ("to", "into") and self.now is not None and self.now.kind == "company"

    def _owns_other(self, tail: int) -> bool:
        """ "The banking sector's ratio of 0.1 was the weakest": no move of its own."""
        owned = self.items[tail + 2:tail + 6]
        return self._possessed(tail) and not any(item.kind in OWN_MOVES for item in owned)

    def _ends_object(self, at: int) -> bool:
        """ "prices outside of food and energy posted an increase": the last of a list that hangs on a preposition."""
        first = at
        while first > 0 and (self.items[first - 1].kind == "sector" or self.items[first - 1].lower in ("and", ",", "&")):
            first -= 1
        before = self._before(first) if first < at and self.items[first].kind == "sector" else None
        return before is not None and before.lower in ("of", "for", "from", "outside", "on", "to")

    def _is_of(self, at: int) -> bool:
        """ "an ETF of alternative energy shares climbed": what the noun before is made of."""
        lead = self._governor(at)
        return 0 < lead < at - 1 and self.items[lead].lower == "of" and self.items[lead - 1].kind in ("word", "company") and not self._is_noun_first(at)

    def _gives(self, at: int) -> bool:
        """ "boosted by strong mining stocks, and closed up 0.9%": what an index owes its move to, without a figure of its own."""
        lead = self._governor(self._list_start(at))
        last = self._list_end(at)
        after = [item for item in self.items[last + 1:last + 5] if item.lower not in SECTOR_TAILS][:3]
        own = bool(after) and (after[0].kind in (*DIRECTIONS, "percent") or after[0].text in ("(", ",") and len(after) > 1 and (after[1].kind in (*DIRECTIONS, "percent") or after[1].lower in ("which", "with")))
        return lead >= 0 and self.items[lead].kind in GIVING and not own

    def _drags_on(self, at: int) -> bool:
        """ "was a drag on both the metal and auto sectors, with a fall of 2%": what is told behind is told of who dragged."""
        lead = self._governor(self._list_start(at))
        lead -= self.items[lead].lower == "both"
        dragged = lead > 0 and self.items[lead].lower == "on" and self.items[lead - 1].kind == "drags"
        return dragged and not self._told_behind(at + 1)

    def _opens_sector(self, at: int) -> bool:
        """The second "the" of "the properties and the finance dropped"."""
        after = self._after(at)
        return self.items[at].lower == "the" and after is not None and after.kind == "sector" and self.items[at - 1].lower in LISTING

    def _governor(self, first: int) -> int:
        """The word that a list of sectors hangs on: articles, adjectives and "shares of" left out."""
        at = first - 1
        while at > 1 and self.items[at].lower in LISTING and self.items[at - 1].kind == "company":
            at -= 2  # "losses in Alder Industries, pharma and auto stocks"
        first = at + 1
        for _ in range(5):
            if at < 0:
                break
            item = self.items[at]
            verb = item.lower in CAUSING or item.lower in EFFECTS and not (at and self.items[at - 1].lower in (*CAUSING, *DETERMINERS, "drove"))  # "the battered banks"
            plain = item.kind == "word" and not verb and self._is_adjective(item) and not item.lower.endswith("ing")
            if not (item.lower in DETERMINERS or item.lower == "of" and self.items[at - 1].kind == "counted" or plain and first - at <= 3 and item.lower not in COPULAS):
                break
            at -= 1
        return at

    def _told_by_participle(self, at: int) -> bool:
        """ "Realty took the hardest knock, giving up 1.83%", "Finance bucked the trend, ending up 0.2%", "Energy paced the
        gainers, up 2.4%"."""
        comma = next((k for k, item in enumerate(self.items[at:at + 7], at) if item.text == ","), len(self.items))
        rest = self.items[comma + 1:comma + 3 + (comma + 1 < len(self.items) and self.items[comma + 1].kind == "close")]
        if len(rest) == 3:
            return labelled_way(rest[1], "adverb") is not None and rest[2].kind == "percent"
        if len(rest) < 2 or rest[1].kind != "percent" or comma == at:
            return False
        verb = self.items[at].lower.endswith(("ed", "ing")) or self.items[at].lower in SHORT_VERBS
        alone = verb and not any(item.kind in OTHER_SUBJECTS for item in self.items[at:comma])
        if alone and (rest[0].lower == "off" or labelled_way(rest[0], "adverb")):
            return True
        return rest[0].lower.split()[0].endswith("ing") and self._way_of_verb(rest[0]) is not None

    def _told_behind(self, at: int) -> bool:
        """ "with the exception of oil and gas, which rose 0.5%"."""
        after = [item.lower for item in self.items[at + 1:at + 3]]
        return after == [",", "which"] and self._told_of(at + 3)

    def _leads(self, at: int) -> bool:
        """ "…, led by telecoms and energy.": bare names of sectors behind "led by", up to the end of the clause."""
        end, start = at + 1, at - 1
        while end < len(self.items) and (self.items[end].kind == "sector" or self.items[end].lower in (",", "and", "&")):
            end += 1
        while start > 0 and (self.items[start].kind == "sector" or self.items[start].lower in (",", "and", "&", "the")):
            start -= 1
        after = self.items[end] if end < len(self.items) else None
        closed = after is None or after.text in (".", ";") or after.lower in BREAKS or after.lower in SECTOR_TAILS or self.items[end - 1].text == ","
        return closed and start >= 0 and self.items[start].kind == "led-by"

    def _heads_sectors(self, at: int) -> bool:
        """ "industrial, holding and services counters", "industrial and services slumped": a list of sectors before its verb or noun."""
        end, listed = at + 1, ("sector", "index") if self.shared_out else ("sector",)
        while end < len(self.items) and (self.items[end].kind in listed or self.items[end].lower in LISTING or self._opens_sector(end)):
            end += 1
        if end == at + 1 or end >= len(self.items) or self.items[end - 1].kind not in listed and self.items[end - 1].text != ",":
            return False
        before = self._before(at)
        starts = before is None or before.lower in STARTS or before.kind in ("sector", "led-by", "index", "shares-of", *GIVING)
        ranked = {"gainers", "losers"} & {label for item in self.items[end:end + 2] for label in item.figures or ()}
        told = self.items[end].lower in ("up", "down") or self.items[end].lower == "the" and bool(ranked)  # "auto and pharma up 2% each"
        return starts and (told or self.items[end].lower in SECTOR_TAILS or self._told_of(end))

"""Which side a count is on, told by the words behind it or before it.

    384 advanced · 46 stocks registering losses · Advances: 412 · gainers at 412 · with advancers numbering 412
"""

from __future__ import annotations

from extractor.facts.base import Figure
from extractor.frames.glue import HOLDING, is_adverb
from extractor.frames.no_sides import NoSides
from extractor.spans.items import Item

SIDES = (
    ("untraded", "untraded"),
    ("suspended", "suspended"),
    ("upper-circuit", "upper_circuit"),
    ("lower-circuit", "lower_circuit"),
    ("new-highs", "new_highs"),
    ("new-lows", "new_lows"),
    ("unchanged", "unchanged"),
    ("advances", "advances"),
    ("declines", "declines"),
    ("flat", "unchanged"),
    ("rise", "advances"),
    ("fall", "declines"),
)
# "46 stocks registering losses": these make a side of a noun.
MAKING = frozenset(
    "registering registered witnessed recording recorded posting posted facing faced seeing saw witnessing suffering "
    "suffered sustained sustaining gaining losing showing logged logging notched notching reported reporting "
    "booked booking experienced experiencing".split()
)
POLES = {"positive": "advances", "negative": "declines"}
# Words that may stand between a count and the side it is on.
BETWEEN = MAKING | frozenset(
    "locked frozen shown showed an a out tracked covered listed having listed traded active actively share "
    "prices price value of the its their them these those this stocks shares that were was are had have has "
    "which in to a hit hitting touched touching reached closed ended finished settled closing ending "
    "finishing others other sector individual constituent remaining on bse nse total scrip traded ones remained stayed "
    "at managed held kept each as were, being pack basket form forming comprise comprising constitute constituting while stood index component members member stock end saw made new fresh "
    "their compiled by day session moving heading respective went go scaled scaling -".split()
) | {"shares traded"}  # "1,204 shares traded in red"
PARTS_OF = (["index", "counted"], ["exchange", "counted"])  # "S&P 500 sectors"
AMID_NAMES = frozenset({",", "and", "&", "more", "others", "among", "many", "some", "the"})
SHARES = frozenset("constituents components stocks shares scrips members companies".split())
COLONS = frozenset({":", "-", "–", "(", "="})
EXTREMES = frozenset({"new-highs", "new-lows", "upper-circuit", "lower-circuit"})
NOUNS = frozenset({"advances", "declines", "unchanged", "new-highs", "new-lows", "untraded"})
# What may stand between a side and its count behind it: "the number of gainers was 131".
BEFORE_COUNTS = frozenset("at the stood are were totaled totalled numbered numbering to was reached".split())
ONE_THING = frozenset({"index", "descriptor", "company", "instrument", "pronoun", "market"})
LABELLING = frozenset("at stood totaled totalled numbered numbering were reached".split())


def owner(item: Item) -> bool:
    """What may stand between "of" and the whole: "of the exchange's 11 sectors", "of its 30", "of the
    day's 391"."""
    return (
        item.lower in ("the", "its", "a", "“", "'s", "’s", "exchange", "market", "benchmark")
        or item.kind in ("exchange", "index", "descriptor")
        or item.lower in ("day's", "day’s")
    )


def possessed_of(items: list[Item], at: int) -> bool:
    """ "twelve of the Doha bourse's 51 companies": the whole of a count that an exchange owns."""
    if at < 3 or items[at - 1].lower not in ("'s", "’s", "'", "’") or items[at - 2].kind not in ("market", "exchange", "index", "descriptor"):
        return False
    of = next((k for k in range(at - 3, max(-1, at - 7), -1) if items[k].lower == "of"), 0)
    return of > 0 and items[of - 1].kind in ("count", "counted")


def all_but(but: Figure, total: Figure) -> Figure:
    """ "all but two of the 30" is 28."""
    return Figure(total.value - but.value, but.step, but.start, total.end, f"all but {but.text} of {total.text}")


class Sides(NoSides):
    """The side of each count; a part of the reader of breadth."""

    def side_after(self, at: int) -> tuple[str | None, int]:
        """The side that the words after a count name: (slot, position)."""
        skipped = self.examples_end(at)
        for ahead in range(at + 1, min(len(self.items), max(at, skipped) + 18)):
            item = self.items[ahead]
            if ahead < skipped:
                continue
            if item.text == "," and (skipped := self.aside_end(ahead)):
                continue
            if item.lower == "of" and (skipped := self.whole_of_owner(ahead)):
                continue
            if item.lower in ("that", "which") and (skipped := self.members_end(ahead)):
                continue
            if item.lower == "and" and (skipped := self.next_share_end(at, ahead)):
                continue
            if item.text == "." and self.items[ahead - 1].kind == "exchange":
                continue  # "compiled by BSE Ltd. advanced"
            if item.text in ("-", "–", "—") and item.start > self.items[ahead - 1].end:
                return None, ahead  # "above 1,500 - climbing to …": a dash, no hyphen
            ahead = self.reached(ahead)
            side = self.side(self.items[ahead]) or self.made_side(ahead)
            if side and (self.is_sized(ahead) or self.is_compared(ahead) or self.is_long_ago(at, ahead) or self.is_its_name(at)):
                return None, ahead
            if side:
                if side in ("advances", "declines") and item.pos == "noun" and not self.made_side(ahead):
                    return None, ahead
                return side, ahead
            among = item.lower in ("among", "amongst", "among the") and self.items[ahead - 1].lower == "were"  # "412 were among the gainers"
            if not self.passes(item) and not self.describes_counted(ahead) and not among and not self.closes_with(ahead) \
                    and not (item.kind == "count" and self.is_whole(ahead)) and not self.is_city(ahead):
                return None, ahead
        return None, at

    def is_city(self, at: int) -> bool:
        """ "Five of the 11 sectors in Toronto gained"."""
        lead = [item.kind if item.kind == "counted" else item.lower for item in self.items[max(0, at - 2):at]]
        return lead == ["counted", "in"] and self.items[at].kind == "word" and self.items[at].text.istitle()

    def describes_counted(self, at: int) -> bool:
        """ "of 11 local sectors", "all 11 primary S&P 500 sectors"."""
        behind = [item.kind for item in self.items[at + 1:at + 3]]
        return self.items[at].kind == "word" and (behind[:1] == ["counted"] or behind in PARTS_OF)

    def next_share_end(self, at: int, joint: int) -> int:
        """Behind "and 42 of the 50 Nifty shares" that follow "25 of the 30 Sensex shares": the side is that of both; or 0."""
        def share(first: int) -> int:
            words = [item.kind if item.kind in ("count", "index", "counted") else item.lower for item in self.items[first:first + 6]]
            known = (["count", "of", "the", "count", "index", noun] for noun in (words[5:6] or [""]))
            return first + 6 if words in known and self.items[first + 5].lower in SHARES else 0

        return share(joint + 1) if share(at) else 0

    def whole_of_owner(self, of: int) -> int:
        """The 51 of "twelve of the Doha bourse's 51 companies", or 0."""
        return next((k for k in range(of + 3, min(len(self.items), of + 7)) if self.items[k].kind == "count" and possessed_of(self.items, k)), 0)

    def aside_end(self, at: int) -> int:
        """Behind "573 stocks, most of them small caps, were locked": where what is said of them goes on, or 0."""
        if at + 1 >= len(self.items) or self.items[at + 1].lower not in ("most", "mostly", "including", "majority"):
            return 0
        if self.items[at + 1].lower == "including":  # ", including A, B, and C, settled in the green"
            end = next((k for k in range(at + 2, len(self.items)) if not self.is_named_there(k)), len(self.items))
            return end if self.items[end - 1].text == "," else 0
        return next((k + 1 for k in range(at + 2, min(len(self.items), at + 12)) if self.items[k].text == ","), 0)

    def members_end(self, at: int) -> int:
        """ "19 of the 30 blue chips that the STI is made of ended lower": behind what says of whom they are, or 0."""
        behind = self.items[at + 1:at + 8]
        if not any(item.kind in ("index", "descriptor") for item in behind[:2]):
            return 0
        held = next((k for k, item in enumerate(behind, at + 1) if item.lower in HOLDING), 0)
        return held and next((k for k in range(held + 1, len(self.items)) if self.items[k].lower not in ("of", "up")), 0)

    def examples_end(self, at: int) -> int:
        """ "69 stocks including Acme, Borealis and more hit the upper circuit": where their names end, or 0."""
        start = next((k for k in range(at + 1, min(len(self.items), at + 4)) if self.items[k].lower.endswith("including")), 0)
        end = start + 1
        while start and end < len(self.items) and self.is_named_there(end):
            end += 1
        return end if start and any(item.kind == "company" for item in self.items[start:end]) else 0

    def is_named_there(self, at: int) -> bool:
        item = self.items[at]
        return item.kind == "company" or item.lower in AMID_NAMES or item.kind == "word" and item.text[0].isupper()

    def side(self, item: Item) -> str | None:
        labels = item.figures or (item.kind,)
        if item.kind == "counted":
            return None  # "20 firms" is no rise
        if item.pos == "noun" and not {"advances", "declines"} & set(labels):
            return None
        return next((slot for label, slot in SIDES if label in labels), None)

    def reached(self, at: int) -> int:
        """ "45 stocks fell to their 52-week lows": where they went, not that they fell."""
        ahead = at + 2
        if self.items[at].kind not in ("rise", "fall") or not self.items[at + 1:] or self.items[at + 1].lower != "to":
            return at
        while ahead < len(self.items) - 1 and self.items[ahead].lower in ("a", "their", "its", "respectively", "new", "fresh"):
            ahead += 1
        return ahead if self.items[ahead:] and self.items[ahead].kind in EXTREMES else at

    def closes_with(self, at: int) -> bool:
        """ "11 closed with gains and 19 with losses"."""
        told = self.items[at - 1].kind in ("close", "trade") or bool(self.found) and self.items[at - 1].kind == "count"
        return told and self.items[at].lower == "with"

    def made_side(self, at: int) -> str | None:
        item, before = self.items[at], self.items[at - 1].lower
        if item.lower in POLES and self.items[at - 1].kind == "close":
            return POLES[item.lower]  # "24 closed negative"
        closed_on = before in ("on", "with", "in") and at > 1 and self.items[at - 2].kind == "close"  # "26 closed on losses"
        made = before in MAKING or closed_on or self.closes_with(at - 1)
        if item.pos in ("noun", "any") and item.kind in ("rise", "fall") and made:
            return "advances" if item.kind == "rise" else "declines"
        if item.lower != "ground":
            return None
        return {"gaining": "advances", "losing": "declines"}.get(before)

    def passes(self, item: Item) -> bool:
        return (
            item.lower in BETWEEN
            or owner(item)
            or item.kind in ("counted", "exchange", "index", "universe", "close", "trade", "shares-of", "descriptor")
            or is_adverb(item.lower)
            or item.kind == "period" and item.lower.endswith(" week")  # "12 ended the shortened week higher"
            or item.lower in ("“", "”")
        )

    def side_before(self, at: int) -> tuple[str | None, int]:
        """ "Advances: 412", "gainers at 412", "with advancers numbering 412"."""
        for back in range(at - 1, max(-1, at - 6), -1):
            item = self.items[back]
            side = self.side(item)
            if side == "unchanged" and self.is_of_one(back):
                return None, at
            if side:
                noun = NOUNS & set(item.figures or ())
                paired = back == at - 1 and bool(self.found) and side not in self.found[-1].figures
                return (side, back) if noun and (self.is_label(back, at) or paired) else (None, at)
            if item.text == "," and self.items[back + 1].lower in LABELLING:
                continue  # "those that hit a 52-week high, were 269"
            if item.text not in COLONS and item.kind != "close" and item.lower not in BEFORE_COUNTS:
                return None, at
        return None, at

    def side_in(self, at: int) -> tuple[str | None, int]:
        """ "advances were in 2,068 stocks while declines in 1,438"."""
        back = at - 2 if at > 1 and self.items[at - 1].lower == "in" else -1
        while back > 0 and self.items[back].lower in ("were", "was", "seen"):
            back -= 1
        if side := self.side_against(at):
            return side, at - 2
        if back < 0 or self.items[back].kind not in ("advances", "declines", "unchanged"):
            return None, at
        return self.items[back].kind, back

    def side_against(self, at: int) -> str | None:
        """ "1,813 shares advanced against a decline of 1,054", "advances are at 398 against declines of 898"."""
        if at < 4 or self.items[at - 1].lower not in ("of", "in"):
            return None
        lead = [item.lower for item in self.items[at - 4:at - 2] if item.lower != "a"]
        sides = {"rise": "advances", "fall": "declines", "advances": "advances", "declines": "declines"}
        return sides.get(self.items[at - 2].kind) if lead and lead[-1] in ("against", "versus") else None

    def side_told(self, at: int) -> tuple[str | None, int]:
        """ "The stocks that advanced on the BSE were 2,513", "of 4,340 traded, shares advanced were 2,523": what they
        did, and then how many."""
        back = at - 1 - (at > 1 and self.items[at - 1].lower == "at")
        if back < 2 or self.items[back].lower not in LABELLING:
            return None, at
        back -= 1
        while back > 1 and (self.items[back].kind == "exchange" or self.items[back].lower in ("on", "the", "at", ",")):
            back -= 1
        side = self.side(self.items[back])
        clause = next((k + 1 for k in range(back - 1, -1, -1) if self.items[k].text == ","), 0)
        lead = [item for item in self.items[clause:back] if item.lower not in ("the", "that", "which", "who")]
        told = side in ("advances", "declines", "unchanged") and [item.kind for item in lead] == ["counted"]
        return (side, back) if told else (None, at)

    def is_of_one(self, at: int) -> bool:
        """ "The FTSE 100 was flat at 7,555", "Bahrain's was flat at 1,950": said of one index, and the number is its level."""
        before = next(
            (
                item
                for item in reversed(self.items[max(0, at - 4):at])
                if not is_adverb(item.lower)
                and item.kind != "close"
                and item.lower not in ("was", "were", "is", "stood", "remained")
            ),
            None,
        )
        return before is not None and (before.kind in ONE_THING or before.lower in ("'s", "’s"))

    def is_label(self, side_at: int, count_at: int) -> bool:
        # "the number of gainers was 131", "those that hit a 52-week low was 28"
        numbered = any(item.lower in ("number", "those") for item in self.items[max(0, side_at - 7):side_at])
        return any(
            item.text in COLONS or item.lower in LABELLING or (numbered and item.lower == "was")
            for item in self.items[side_at + 1:count_at]
        )

    def is_measured(self, at: int) -> bool:
        """ "ten stocks gained more than 2%" counts by size, not by direction."""
        for item in self.items[at + 1:at + 5]:
            if item.kind in ("percent", "money", "rating", "technical") or item.kind == "points" and item.value:
                return True  # (the points of "306 decliners points to a weak market" is a verb)
            if not (
                item.kind.startswith("hedge")
                or item.lower == "from"
                or item.lower in ("by", "between", "to", "-", "each", "as", "much", "in")
            ):
                return False
        return False

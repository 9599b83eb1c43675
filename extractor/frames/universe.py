"""What was counted: an exchange, an index's constituents, a segment."""

from __future__ import annotations

import re

from extractor.frames.branches import name_of_sector
from extractor.frames.counting import CountingPart
from extractor.frames.glue import is_whole_of_members
from extractor.frames.sides import PARTS_OF
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

# nobody counts their sectors
UNPARTED = frozenset(
    {
        "All Ordinaries", "Dow Jones Industrial Average", "Nasdaq Composite", "Hang Seng China Enterprises",
        "Hang Seng Tech",
    }
)
TWO_HOUSES = frozenset({"BD"})  # reports from Dhaka count the issues of Chittagong's exchange apart
# Where the sectors that are counted are those of an index: its country, none where it is of several.
SECTORED = frozenset({"US", "CA", "AU", "HK", "EU", None})
PARTING = frozenset({"while", "whereas", "but", ";"})
SHOWING = frozenset("reflecting reflected reflects showing showed shows recording recorded with posted has had".split())
OF_SECTORS = frozenset({"sectoral", "sector-wise", "sectorwise", "sectorally"})
IN_PLACE = (["in"], ["within"], ["among"], ["amongst"], ["inside"])
MEMBERS = frozenset("components constituents component constituent members member pack basket".split())


def settle_universes(found: list[Finding], items: list[Item], context: Context) -> None:
    """Counts that do not say of what they are take it from what was spoken of; those beside them in the sentence
    with them."""
    known: dict[str, str] = {}
    told = {finding.fields["universe"] for finding in found if finding.kind == "breadth"} - {None}
    if len(told) == 1 and all(set(one.figures) == {"ratio"} for one in found if one.kind == "breadth"):
        known["stocks"] = told.pop()  # "a ratio of 4.0, that is, four rose for every one that fell"
    for finding in found:
        if finding.kind == "breadth" and finding.fields["universe"] is None:
            of = finding.fields["of"]
            finding.fields["universe"] = known.get(of) or spoken_of(finding, items, context)
            if finding.fields["universe"]:
                known[of] = finding.fields["universe"]
        if finding.kind == "breadth" and finding.fields["universe"] == "Nasdaq Composite":
            finding.fields["universe"] = house_of_nasdaq(items)


def house_of_nasdaq(items: list[Item]) -> str:
    """ "The Nasdaq shows an advance/decline ratio of 2.02": of what is listed there, where no word says of the index."""
    named = [item.lower for item in items if item.kind == "index" and item.value == "Nasdaq Composite"]
    return "Nasdaq" if named and all(name == "nasdaq" for name in named) else "Nasdaq Composite"


def spoken_of(finding: Finding, items: list[Item], context: Context) -> str | None:
    """What was counted, where only the sentences before say so: "Nine of its 11 sectors", "21 components of the
    index", "There, 96 issues advanced"."""
    first = min((at for at, item in enumerate(items) if item in finding.items), default=0)
    words = {item.lower for item in items[max(0, first - 6):first + 8]}
    sectors = finding.fields["of"] == "sectors" and context.segment is None
    if sectors and "exchange" in words and context.last_exchange:
        return context.last_exchange.value
    named = next((item for item in reversed(items[:first]) if names_members(item)), None)
    named = named or of_nation(items[:first], context) or (in_city(items, context) if sectors else None) or context.last_index
    if sectors and named is context.last_index and named is not None and "branch" in (named.extra or {}):
        return None  # "The sensitive index lost 5 points. Nine of the 13 sub-indices fell": the market's, none of its own
    told = sectors and named is context.last_index and "its" not in words
    if told and named is not None and (named.extra or {}).get("in") not in SECTORED:
        return None  # "The LQ45 added 5 points. Seven of the eleven sectors rose": the exchange's, none of its own
    if {"blue", "chips"} <= words or "blue chips" in words or sectors and named is not None and named.value in UNPARTED:
        named = context.main_index
    elif items[0].lower == "there" and items[1].text == "," and context.place[0] != context.paragraph:
        pass  # "… rose 0.2% to 23,870.12. There, 41 stocks advanced"
    elif finding.fields["of"] == "stocks" and any(counts_within(items, at) for at in range(min(len(items), first + 5) if first < 3 else first)):
        pass  # "Within the index, 21 shares rose"
    elif (
        finding.fields["of"] == "stocks"
        and ("listed" in words or "its" in words)
        and any(item.kind in ("index", "descriptor") for item in items[:first])
    ):
        # "The index saw a turnover of SR4 billion, with 62 listed stocks advancing", "with 68 of its stocks rising"
        pass
    elif finding.fields["of"] == "stocks" and owned_by_last(items, first) and named is context.last_index:
        pass  # "The Nifty ended lower. Of its 50 stocks, 31 fell"
    elif (whole := counts_all_of(finding, items[:first])) is not None:
        return whole
    elif not sectors and context.country in TWO_HOUSES and context.last_exchange is not None:
        return house_told_last(context.last_exchange, context.last_index)
    elif not sectors and not (finding.fields["of"] == "stocks" and MEMBERS & words):
        return context.place[1] if context.place[0] == context.paragraph else None
    return named.value if named is not None else None


def of_nation(items: list[Item], context: Context) -> Item | None:
    """ "Qatar's benchmark edged up, with 12 of its constituents advancing": the index that goes by a country's name."""
    spoken = [at for at, item in enumerate(items) if item.kind == "descriptor" and not item.value]
    ahead = [item.lower for item in items[:spoken[-1]] if item.lower not in ("'s", "’s", "main", "stock")] if spoken else []
    return context.national_index.get(ahead[-1]) if ahead else None


def in_city(items: list[Item], context: Context) -> Item | None:
    """ "Five of the 11 sectors in Toronto gained": the index that goes by the name of the place."""
    placed = (item.lower for before, item in zip(items, items[1:]) if before.lower == "in" and item.kind == "word")
    return next((context.national_index[city] for city in placed if city in context.national_index), None)


def owned_by_last(items: list[Item], first: int) -> bool:
    """Whether a sentence begins with what its subject holds: "Its 16 shares rose", "Out of its 50 stocks, 31 fell"."""
    lead = [item.lower for item in items[:first]]
    return lead in (["its"], ["out", "of", "its"], ["out of", "its"], ["of", "its"], ["among", "its"])


def counts_within(items: list[Item], at: int) -> bool:
    """ "Within the index, 21 shares rose", "on the benchmark": as a place, and not as what rose."""
    if items[at].kind != "descriptor" or items[at].value:
        return False
    before = [word for item in items[max(0, at - 2):at] for word in item.lower.split()]
    return before[-1:] == ["the"] and before[-2:-1] in (["within"], ["on"], ["in"], ["across"], ["comprising"], ["forming"])


def house_told_last(exchange: Item, index: Item | None) -> str:
    """ "The CSE overall share index lost 12.43 points. Of the 231 issues traded, 26 advanced": of the exchange in its name."""
    house = index.text.partition(" ")[0] if index is not None and index.start > exchange.start else ""
    return house if house in ("CSE", "DSE") else exchange.value


def counts_all_of(finding: Finding, before: list[Item]) -> str | None:
    """ "The VN30 surged 1.01 percent, with 16 stocks gaining and 7 losing": an index that says how many it has."""
    named = next((item for item in reversed(before) if item.kind == "index"), None)
    if named is None:
        return None
    size = re.search(r"\D(\d\d)$", named.value)
    counted = sum(int(one.value) for side, one in finding.figures.items() if side != "ratio")
    return named.value if size and 0.6 * int(size[1]) <= counted <= int(size[1]) else None


def names_members(item: Item) -> bool:
    """An index, or one that the text calls a sector: "NIFTYREALTY's ratio was zero: all ten constituents declined"."""
    return item.kind == "index" or item.kind == "sector" and isinstance(item.extra, dict) and "in" in item.extra


def note_place(items: list[Item], context: Context) -> None:
    """ "On the Prime Market, gainers were led by …. Advancing issues beat decliners …": a place in front holds for
    its paragraph."""
    for at, item in enumerate(items):
        if item.kind == "exchange":
            context.last_exchange = item
            if (
                at < 5
                and items[0].lower in ("on", "at", "in")
                and any(other.text == "," for other in items[at + 1:at + 3])
            ):
                context.place = (context.paragraph, item.value)
            elif "breadth" in [other.lower for other in items[at + 1:at + 3]] or any(
                other.lower == "market breadth" for other in items[at + 1:at + 3]
            ):
                context.place = (context.paragraph, item.value)  # "The BSE market breadth is positive. Of 2,743 …"


class Universe(CountingPart):
    """What was counted: an exchange, an index's constituents, a segment."""

    def stated_universe(self) -> str | None:
        """What was counted, where this sentence says so; a segment's words stand for its index."""
        for at, item in enumerate(self.items):
            if item.kind == "exchange":
                return item.value
            if item.kind in ("universe", "descriptor") and item.value in self.context.size_index:
                return self.context.size_index[item.value].value
            if item.kind == "counted" and at > 1 and self.items[at - 2].lower == "all" and self.items[at - 1].text.istitle():
                return f"{self.items[at - 1].text} {item.text}"  # "across all Canadian issues"
        return self.context.segment if self.context.segment != "BSE 500" else None

    def universe_at(self, at: int) -> str | None:
        """The nearest exchange or index named in a phrase of place before (else after) position `at`."""
        counted = [item for item in self.items[at + 1:at + 8] if item.lower not in ("of", "out of", "the")]
        counted = counted[counted[:1] != [] and counted[0].kind == "count":][:3]
        for k in range(2):  # "all 11 S&P 500 sectors closed higher", "12 of the 50 Nifty shares", "11 primary S&P 500 sectors"
            if [item.kind for item in counted[k:k + 2]] in PARTS_OF:
                return self.place_name(counted[k])
        following = self.place_after(at)
        if following is not None:
            return self.place_name(following)
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.kind == "exchange" or (item.kind == "index" and (self.is_scope(back) or self.has_counts(back))):
                return self.place_name(item)
        for ahead in range(at + 1, len(self.items)):
            item = self.items[ahead]
            if item.kind == "exchange" or (item.kind == "index" and self.is_scope(ahead)):
                return self.place_name(item)
        return self.sector_in_place(at) or self.size_in_clause(at) or self.universe

    def sector_in_place(self, at: int) -> str | None:
        """ "In the energy pack, 19 stocks rose and 6 fell", "The auto sector saw nine of its stocks gain": its own."""
        for back in range(at - 1, 0, -1):
            item, before = self.items[back], self.items[max(0, back - 2):back]
            if item.lower in PARTING:
                return None
            behind = [one.lower for one in self.items[back + 1:back + 3] if one.lower not in ("sector", "pack")]
            placed = [one.lower for one in before if one.lower != "the"][-1:] in IN_PLACE
            if item.kind == "sector" and (placed or behind[:1] in (["saw"], ["had"])):
                return name_of_sector(item)
        return None

    def size_in_clause(self, at: int) -> str | None:
        """ "Small caps had a ratio of 7:1, while mid-caps posted 5:1": of the size that the clause names."""
        for item in reversed(self.items[:at]):
            if item.lower in PARTING:
                return None
            if item.kind in ("universe", "descriptor") and item.value in self.context.size_index:
                return self.context.size_index[item.value].value
        return None

    def place_after(self, at: int) -> Item | None:
        """The place right behind a count or a pair: "by 17 to 12 on the NYSE"."""
        for ahead in range(at + 1, min(len(self.items), at + 8)):
            item = self.items[ahead]
            if item.kind in ("exchange", "index"):
                return item if self.items[ahead - 1].lower in ("on", "the", "in") else None
            if not (
                item.lower in ("to", "-", "on", "the", "in", "stocks", "shares", "issues", "for")
                or item.kind in ("count", "number", "rise", "fall", "advances", "declines", "counted")
                or item.kind.startswith("hedge")
                or item.kind == "ratio" and item.value is None  # "by a 2.1-to-1 ratio on the Nasdaq"
            ):
                return None
        return None

    @staticmethod
    def place_name(item: Item) -> str:
        """ "on the Nasdaq" counts the exchange's stocks, not the Composite's."""
        return "Nasdaq" if item.value == "Nasdaq Composite" and item.lower == "nasdaq" else item.value

    def has_counts(self, at: int) -> bool:
        """ "The FTSE 350 had 212 risers to 128 fallers"."""
        behind = [item.kind if k else item.lower for k, item in enumerate(self.items[at + 1:at + 3])]
        return behind in (["had", "count"], ["has", "count"], ["saw", "count"])

    def is_scope(self, at: int) -> bool:
        """ "on the Nasdaq", "of 30 Sensex stocks", "in the 30-share Sensex pack"."""
        before = [item.lower for item in self.items[max(0, at - 5):at]]
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        if after is not None and (
            after.kind == "counted"
            or after.lower
            in ("pack", "constituents", "components", "basket", "companies", "scrips", "stocks", "members")
        ):
            return True
        if is_whole_of_members(self.items, at) or self.has_its_ratio(at):
            return True
        if "for" in before[-2:] and after is not None and after.text == ",":
            return True  # "while for the Nasdaq, seven stocks advanced for every five that fell"
        return (
            any(word.split()[-1] in ("on", "in", "within", "across", "among", "of", "at") for word in before[-3:])
            and (not before or before[-1] not in ("by",))
        )

    def has_its_ratio(self, at: int) -> bool:
        """ "with the BSE 500 reflecting a strong advance-decline ratio of 1.6"."""
        told = next((k for k in range(at + 1, min(len(self.items), at + 5)) if self.items[k].kind == "ratio"), 0)
        return bool(told) and self.items[told].value is None and self.items[at + 1].lower in SHOWING

    def noun_behind(self, at: int) -> list[Item]:
        """What may say what a count counts: nothing behind the side that it is on ("306 decliners point to sectoral …"),
        unless that is a part of something."""
        behind = self.items[at + 1:at + 6]
        side = next((k for k, item in enumerate(behind) if item.kind in ("advances", "declines")), None)
        within = side is not None and side + 1 < len(behind) and behind[side + 1].lower in ("among", "of", "in", "in the")
        return behind if side is None or within else behind[:side + 1]

    def of_one(self, item: Item) -> bool:
        """ "The sector's ratio", "the metal sector had a ratio of 2": of its stocks."""
        at = next(k for k, other in enumerate(self.items) if other is item)
        owned = at + 1 < len(self.items) and self.items[at + 1].lower in ("'s", "’s")
        definite = at > 0 and self.items[at - 1].lower in ("the", "this") and self.items[at + 1:at + 2] != [] \
            and self.items[at + 1].lower in ("a", "an", "its", "had", "with", "saw")  # "giving the sector a ratio of 3"
        return owned or definite or at > 0 and self.items[at - 1].kind == "sector"

    def counted_of(self, at: int) -> str:
        for item in (*self.noun_behind(at), *self.items[max(0, at - 8):at]):
            if item.kind == "counted" or "counted" in (item.figures or ()):
                return item.value if item.value in ("sectors", "indices") else "stocks"
            if item.kind in ("advances", "declines") and item.lower.startswith(("stocks", "shares", "issues")):
                return "stocks"  # "450 stocks advancing"
            if item.lower in OF_SECTORS or item.lower == "sector" and not self.of_one(item):
                return "sectors"
        return "stocks"

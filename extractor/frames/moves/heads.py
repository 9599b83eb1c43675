"""What the head of a sentence says of all its figures: told of another time, or of names ranked somewhere."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.records import Role
from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import (
    DIRECTIONS,
    FRONTING,
    LIST_GLUE,
    LISTS,
    MEMBERS,
    SECTOR_TAILS,
    SUBJECT_KINDS,
)
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

SEGMENTS = frozenset("segment sector space subset sub-sector subsector category industry".split())
BEFORE_EXTREME = frozenset("at from the its their session day today 's ’s day's today's".split())
UTMOST = frozenset("low high lowest highest peak trough best worst nadir".split())
OF_THE_DAY = frozenset(", the of in on point level day session trading morning afternoon 's ’s".split())
REACHING = frozenset("took takes taking sent had put left leaving brought saw".split())  # "the low took the index down 2%"


# What those that follow have done to an index: "Dragging the gauge were A and B".
DRIVING: dict[str, tuple[Role, Way]] = {
    **dict.fromkeys(("dragging", "weighing", "pulling"), ("drag", "down")),
    **dict.fromkeys(("lifting", "supporting", "boosting", "propping", "pushing", "aiding"), ("contributor", "up")),
}


LISTING = frozenset({"were", "are", "included", "include"})  # behind the head of a list: "Also gaining were A and B"
NO_HEAD = SUBJECT_KINDS - {"pronoun", "descriptor"} | MEASURES | {"nation", "best", "worst"}
FRONTED_WAYS = {**DIRECTIONS, "unchanged": "flat"}


class Heads(Looking):
    """What the head of a sentence says of all its figures."""

    def _of_another_week(self) -> bool:
        """ "In its only other down week this year, the index …", "The last time it closed higher was …", "Since then, …": told of another time."""
        head = self.items[0].lower
        if head == "the":
            return [item.lower for item in self.items[1:3]] in (["last", "time"], ["only", "time"], ["first", "time"], ["last", "occasion"])
        if head != "since" and head.split()[0] not in ("in", "on"):
            return False
        comma = next((at for at, item in enumerate(self.items[:10]) if item.text == ","), 0)
        if comma and head == "since":
            return True  # "Since then, Apple and Amazon have risen"
        words = {word for item in self.items[:comma] for word in item.lower.split()}
        return head != "since" and "other" in words and bool(words & {"week", "month", "day", "session", "time"})

    def _of_another_year(self) -> bool:
        """ "During the 2008 crisis, the index …", "Until mid-March 2003 the index …": a year that is not the article's, before any name."""
        published = self.context.published
        if published is None or self.said.isdisjoint(("year", "count")):
            return False
        for at, item in enumerate(self.items[:24]):
            if item.kind in SUBJECT_KINDS and item.kind not in ("topic", "company") or item.lower == "since" or item.lower.startswith("since "):
                return False
            year = item.text[-4:] if item.kind == "year" or item.kind == "count" and len(item.text) == 4 else ""
            if at and year.isdecimal() and 1900 <= int(year) < published.year:
                after = self._after(at)
                return after is None or after.kind not in ("counted", "advances", "declines", "points")
        return False

    def _at_days_extreme(self) -> bool:
        """ "The low price took the index down 44 points", "At the high the Dow was up 120", "At its peak this morning, it
        was up 2%": told of that moment."""
        heads = [item for item in self.items[:5] if not UTMOST.isdisjoint(item.lower.split())]
        if not heads or self.items[0].kind in MEASURES:
            return False
        at = self.items.index(heads[0])
        if any(item.lower not in BEFORE_EXTREME and item.kind != "period" for item in self.items[:at]):
            return False
        behind = self.items[at + 1:at + 7]
        name = next((k for k, item in enumerate(behind) if item.kind in ("index", "descriptor", "pronoun")), None)
        if name is None or any(item.kind in MEASURES and item.value for item in behind[:name]):
            return False
        words = {item.lower for item in behind[:name] if item.kind not in ("weekday", "time", "period", "trade")}
        return bool(words & REACHING) or self.items[0].lower == "at" and words <= OF_THE_DAY

    def _fronted_leader(self) -> None:
        """ "Leading the index was Acme, up 1.9%": the name behind the verb is its best, or its worst where it fell."""
        self.fronted_list = self._fronted_list()
        if self.items[0].lower in DRIVING:
            self._fronted_drivers(*DRIVING[self.items[0].lower])
        if self.items[0].lower not in FRONTING:
            return
        verb = next((at for at, item in enumerate(self.items[:9]) if item.lower in ("was", "were", "are", "is")), 0)
        name = next((at for at, item in enumerate(self.items[verb:verb + 5], verb) if item.kind == "company"), 0)
        way = next((DIRECTIONS[item.kind] for item in self.items if item.kind in ("rise", "fall")), None)
        if way is None and "pack" in [item.lower for item in self.items[:verb]]:
            way = self.last_direction = "up"  # "Leading this pack are Acme (4.1%), Dunmore (2.2%)"
        if not verb or not name or way is None or any(item.text == "," for item in self.items[:name]):
            return
        one = self.items[verb].lower in ("was", "is")
        self.list_role = {"up": "best" if one else "gainer", "down": "worst" if one else "loser"}[way]
        self.context.list_group = self._group_near(0)

    def _fronted_list(self) -> Statement | None:
        """ "Eking out a gain were A, B and C", "Unchanged were A and B", "Those that fell included A": which way all went
        whose names stand behind the verb; what is said of them where the head ranks nobody."""
        verb = next((at for at, item in enumerate(self.items[:10]) if item.lower in LISTING), 0)
        if not verb or verb + 1 == len(self.items) or self.items[verb + 1].kind != "company":
            return None
        head = self.items[:verb]
        labels = [{item.kind, *(item.figures or ())} for item in head]
        ways = {way for label in labels for kind, way in FRONTED_WAYS.items() if kind in label}
        listed = any(label & LISTS.keys() for label in labels)
        if len(ways) != 1 or listed or any(item.kind in NO_HEAD or item.text in (",", ":", ";") for item in head):
            return None
        self.last_direction = way = ways.pop()
        some = any(item.kind in ("one-of", "counted") or item.lower in ("those", "side") for item in head)
        if not some or way == "flat":
            return Statement([], direction=way, finite=True, items=[replace(self.items[verb], kind="listed-by")])
        self.list_role, self.list_direction = "gainer" if way == "up" else "loser", way
        self.context.list_group = self._group_near(0)
        return None

    def _in_shares(self, at: int) -> bool:
        after = self.items[at + 1:at + 3]
        return len(after) == 2 and after[0].kind in ("number", "count") and after[1].lower in ("units", "shares", "million")

    def _leads_itself(self, item: Item) -> bool:
        """ "the metal index led the gains": nobody's rank but its own."""
        return bool({"best.verb", "worst.verb"} & set(item.figures or ())) and self.now is not None and self.now.kind in ("index", "sector")

    def _heads_several(self, at: int) -> bool:
        """ "The top gainer was A (up 2.8%), B (up 2.7%) and C": several, each with its bracket, whatever the head says."""
        first = next((k for k in range(at + 1, min(len(self.items), at + 9)) if self.items[k].kind == "company"), 0)
        light = first and all(item.kind in ("index", "exchange", "descriptor") or item.lower in LIST_GLUE | DETERMINERS for item in self.items[at + 1:first])
        end = next((k for k in range(first, len(self.items)) if self.items[k].text == ")"), 0) if light else 0
        behind = self.items[end + 1:end + 4]
        return bool(end) and self.items[first + 1].text == "(" and [item.text if item.kind == "punct" else item.kind for item in behind] == [",", "company", "("]

    def _fronted_drivers(self, role: Role, way: Way) -> None:
        """ "Dragging the index were A, B and C": what those behind the verb did to it."""
        verb = next((at for at, item in enumerate(self.items[:7]) if item.lower in ("was", "were", "are", "is")), 0)
        index = any(item.kind in ("index", "descriptor", "market", "counted") for item in self.items[1:verb])
        if index and verb + 1 < len(self.items) and self.items[verb + 1].kind == "company":
            self.list_role, self.list_direction, self.last_direction = role, way, way
            self.context.list_group = self._group_near(0)

    def _parted(self, statement: Statement, at: int) -> bool:
        last = statement.subjects[-1]
        return any(item.lower in ("and", "while", ",", "but") for item in self.items[:at] if item.start >= last.end)

    def _marking(self, at: int) -> bool:
        return any(item.lower in ("marking", "making", "as", "emerging", "becoming") for item in self.items[max(0, at - 5):at])

    def _stands_first(self, at: int, item: Item) -> bool:
        """The name that a sentence begins with, or ends with: "Leading the way was Boeing"."""
        before = self._before_name(at, item)
        if before is None:
            return True
        return item.kind == "company" and before.lower in ("was", "were", "are", "is") and self.items[0].lower in FRONTING | DRIVING.keys()

    def _fronted_scope(self) -> str | None:
        """ "Among the BSE 500 constituents, …", "In the Sensex pack, …": where the sentence's names were ranked."""
        if not self.items or self.items[0].lower not in ("among", "amongst", "in", "within", "on", "from", "of", "among the", "amongst the"):
            return None
        for at, item in enumerate(self.items[1:7], 1):
            if item.kind in ("index", "exchange"):
                after = self._after(at)
                return item.value if after is not None and (after.kind == "counted" or after.text == "," or after.lower in ("pack", "basket", "platform", "list", "gauge", "constituents", "components", "universe", "index")) else None
            if item.kind == "descriptor" and item.value and (known := self.context.size_index.get(item.value)):
                after = self._after(at)  # "Among large caps, …", where the report is not on that size alone
                headed = after is not None and (after.text == "," or after.kind == "counted")
                return known.value if headed and known.value != self.context.segment else None
            if item.kind not in ("word", "count", "punct", "one-of", "gainers", "losers", "counted"):
                return None
        return None

    def _members_before(self) -> str | None:
        """ "Of the 30 Sensex constituents 25 rose. A, up 1.9%, was the top gainer": of whose members the sentence before told."""
        told, context = self.context.members_told, self.context
        index = next((item.value for item, after in zip(self.items, self.items[1:]) if item.kind == "index" and after.lower in MEMBERS), None)
        if index is not None and "company" not in self.said:
            context.members_told = (index, context.paragraph)
        elif any(item.kind in ("index", "exchange", "sector") for item in self.items):
            context.members_told = told = None
        return told[0] if told is not None and told[1] == context.paragraph else None

    def _fronted_sector(self) -> str | None:
        """ "Within the FMCG sector, Acme was the best performer": of whom a rank in this sentence is."""
        at = next((at for at, item in enumerate(self.items[:6]) if item.kind == "sector"), 0)
        tailed = [item.lower for item in self.items[at + 1:at + 3]]
        fronted = at and self.items[0].lower in ("in", "within") and (tailed[:1] == [","] or tailed[1:] == [","] and tailed[0] in SECTOR_TAILS)
        return self.items[at].text if fronted else self._segment_meant()

    def _segment_meant(self) -> str | None:
        """ "Within this segment, Acme rose 2%", "In this banking subset, …": the sector that the sentence before told of."""
        said = [item.lower for item in self.items[:5]]
        pointed = len(said) > 3 and said[0] in ("in", "within") and said[1] == "this"
        noun = said.index(",") - 1 if pointed and "," in said else 0
        return self._sector_told() if noun > 1 and said[noun] in SEGMENTS else None

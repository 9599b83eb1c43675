"""Sectors that are no subject of a clause: "gains in mining stocks", "hurting banks", "among the losers were insurers"."""

from __future__ import annotations

from extractor.frames.glue import PREPOSITIONS, is_adverb
from extractor.frames.moves.sectors import EFFECTS, GIVING, GOODS, OF_SIZE, STARTS, Sectors
from extractor.frames.moves.told_of import DOWN, UP, labelled_way
from extractor.frames.moves.vocabulary import CAUSING, COPULAS, SECTOR_TAILS
from extractor.frames.ranking import DOWNWARD, UPWARD
from extractor.frames.statement import Statement, Way
from extractor.spans.items import Item

OWED: dict[str, Way] = {
    **dict.fromkeys(("supported by", "bolstered by", "underpinned by", "propped up by", "powered by", "aided by"), UP),
    **dict.fromkeys(("hurt by", "hit by"), DOWN),
}
# Words of trading in shares, and of nothing else that an industry does: "gains in the energy sector", but no "growth in the services sector".
TRADED: dict[str, Way] = {"buying": UP, "strength": UP, "gains": UP, "rally": UP, "advances": UP, "rebound": UP, "rises": UP,
          "falls": DOWN, "drops": DOWN, "selling": DOWN, "profit-taking": DOWN, "profit-booking": DOWN, "losses": DOWN, "sell-off": DOWN, "selloff": DOWN, "declines": DOWN}
BOOKED = frozenset({"profit-taking", "profit-booking"})
STOCKS = frozenset("stocks shares stock counters issues names scrips equities share".split())
COMPANIES = frozenset(
    "companies firms producers makers groups majors heavyweights enterprises developers operators".split()
)
CARRYING = frozenset(
    "limited capped offset offsetting outweighed helped supported lifted boosted propped cushioned weighed dragged "
    "pulled kept outpaced eclipsed overshadowed countered negated tempered counterbalanced outstripped overcame".split()
)
SEEN = frozenset(
    "seen visible evident witnessed noticed noted observed emerged continued concentrated centred centered focused "
    "focussed".split()
)
# Gains and losses that are not the day's, or not made.
STALE = frozenset(
    "recent earlier early previous past last prior overnight potential possible further future more any no pared "
    "erased reversed trimmed recouped initial".split()
)
# What follows is what somebody makes of a move, and no move.
SUPPOSING = frozenset(
    "suggesting suggests indicating indicates reflecting reflects signalling signaling implying".split()
)
UNREAL = frozenset("to could may might will would can should must not".split())
RANKED: dict[str, Way] = {"drags": DOWN, "contributors": UP}
MOVING: dict[str, Way] = {
    **dict.fromkeys(("dragging", "weighing", "pulling"), DOWN),
    **dict.fromkeys(("lifting", "supporting", "boosting"), UP),
}
PUSHING = frozenset("push pushes drive drives driving drove pull drag send sends lift lifts knocked knocking".split())
# What sectors do to a market, by the verb and what it does: "weighed on the index", "lent support".
WEIGHING = {"weighed": frozenset({"on", "down"}), "exerted": frozenset({"pressure"})} | dict.fromkeys(
    ("lent", "lending"), frozenset({"support"})
)
# Words beside a sector that say how it fared: "with energy counters strong".
FARED: dict[str, Way] = {
    **dict.fromkeys("strong firm buoyant robust bid upbeat bullish".split(), UP),
    **dict.fromkeys("weak soft heavy sluggish subdued bearish".split(), DOWN),
}


class Befallen(Sectors):
    """Reads what is said of sectors outside the subject of a clause: a way, and no number."""

    def _befallen(self) -> None:
        if self.hypothetical or "sector" not in self.said or any(item.kind == "other-day" for item in self.items):
            return
        taken = {subject.start for one in self.done if one.kind != "unknown" and (one.slots or one.finite) for subject in one.subjects}
        for first, last in self._sector_lists():
            members = [item for item in self.items[first:last + 1] if item.kind == "sector"]
            named_index = any(isinstance(item.extra, dict) and "in" in item.extra for item in members)
            end = last + 1 + (last + 1 < len(self.items) and self.items[last + 1].lower in SECTOR_TAILS)
            owner = end < len(self.items) and self.items[end].lower in ("'s", "’s") or len(members) == 1 and members[0].lower in GOODS and end == last + 1
            if first in self.asides or owner or self._of_another_day(first, last) or named_index or not taken.isdisjoint(item.start for item in members) or self._only_some(first) or self._is_one(first):
                continue
            if end < len(self.items) and self.items[end].kind == "company":
                continue  # "gains in chipmaker Micron": what the company is
            if way := self._befell(first, last):
                self.done.append(Statement(members, direction=way, finite=True, day=self.day_ahead, rules=["moves/befallen"]))

    def _of_another_day(self, first: int, last: int) -> bool:
        """Whether a day that is not the article's stands before the list, or behind it in its clause."""
        comma = next((k for k in range(last + 1, len(self.items)) if self.items[k].text in (",", ";")), len(self.items))
        return any(item.kind == "other-day" for item in (*self.items[:first], *self.items[last + 1:comma]))

    def _sector_lists(self) -> list[tuple[int, int]]:
        """The first and last place of every list of sectors: "energy, realty and the defence stocks"."""
        found: list[tuple[int, int]] = []
        joined = False
        for at, item in enumerate(self.items):
            if item.lower == "and" and joined and self.items[at - 1].text == "," and self._has_one_member(found[-1]):
                joined = False  # "selling was seen in energy, and insurers offered support"
            if item.kind == "sector":
                found.append((found.pop()[0] if joined else at, at))
                joined = True
            elif item.lower not in (",", "and", "&", "as", "well", "the") and item.lower not in SECTOR_TAILS:
                joined = False
        return found

    def _has_one_member(self, found: tuple[int, int]) -> bool:
        return found[0] == found[1]

    def _befell(self, first: int, last: int) -> Way | None:
        lead = self._governor(first)
        if self._is_abroad(first):
            return None
        end = last + 1
        while end < len(self.items) and (self.items[end].lower in SECTOR_TAILS or self.items[end].lower in COMPANIES):
            end += 1
        if (lead < 0 or self.items[lead].lower in STARTS or self.items[lead].lower in OF_SIZE) and (way := self._way_of_predicate(end)):
            return way
        if lead < 0:
            return None
        if way := self._way_of_shares(lead, end):
            return way
        if self.items[lead].kind == "shares-of":
            lead = self._governor(lead)  # "driving up shares of drug makers"
        return None if lead < 0 else self._way_within(lead, last) or self._way_of_effect(lead, end) or self._way_of_rank(lead)

    def _way_of_predicate(self, end: int) -> Way | None:
        """ "bank stocks got hammered", "paced the rally", "were the biggest drags", "had solid gains", "helped pull the index lower"."""
        rest = [item for item in self.items[end:end + 8] if not is_adverb(item.lower) and item.lower not in ("all", "also", "the", "in", "part") and item.kind != "one-of"]
        if len(rest) < 2:
            return None
        if way := self._way_shown([item for item in self.items[end:end + 9] if not is_adverb(item.lower) and item.lower != "also"]):
            return way
        verb, noun = rest[0].lower, rest[1]
        if verb in ("got", "was", "were"):
            rank = next((item.kind for item in rest[1:3] if item.kind in ("drags", "contributors")), "")
            if any(item.kind == "topic" for item in rest[2:6]):
                return None  # "was the top contributor to the market turnover"
            participle = noun.lower.endswith("ed") or noun.lower in ("hit", "hurt")
            return RANKED.get(rank) or (EFFECTS.get(noun.lower) if participle else FARED.get(noun.lower) if len(rest) < 3 or rest[2].text in (".", ",", ";") or rest[2].lower in ("as", "after", "on") else None)
        if verb in ("paced", "led", "leading", "pacing", "dominated", "dominating"):
            return UP if noun.lower in UPWARD else DOWN if noun.lower in DOWNWARD else None
        if verb in ("helped", "helping"):
            down = any(item.lower in ("lower", "down") for item in rest[2:5])
            return DOWN if noun.lower in ("pull", "drag") or down and noun.lower in PUSHING else UP if noun.lower in ("lift", "boost") or noun.lower in PUSHING and any(item.lower in ("higher", "up") for item in rest[2:5]) else None
        contributed = verb == "contributed" and "to" in [item.lower for item in rest[1:4]]  # "most to the advance"
        if verb == "accounted" and noun.lower == "for" or verb == "joined" or contributed:  # "for much of the gains"
            told = rest[1:2] if verb == "joined" else rest[2:]
            return next((way for item in told if (way := TRADED.get(item.lower) or labelled_way(item, "noun"))), None)
        if any(item.lower in WEIGHING.get(verb, ()) for item in rest[1:4]):
            return DOWN if verb in ("weighed", "exerted") else UP
        if verb == "had":
            moved = next((item for item in rest[1:3] if labelled_way(item, "noun")), None)
            return labelled_way(moved, "noun") if moved is not None and moved.lower.endswith("s") else None
        return None

    def _way_within(self, lead: int, last: int) -> Way | None:
        """ "gains in mining and energy stocks", "buying was seen in banks"."""
        if any(item.lower in ("are", "is", "would", "could", "may") for item in self.items[last + 1:last + 3]):
            return None  # "dips in bank stocks are good opportunities": whenever they come
        if self.items[lead].lower not in ("in", "among", "across"):
            return None
        at = lead - 1
        while at >= 0 and (self.items[at].lower in SEEN or self.items[at].lower in (*COPULAS, "also") or is_adverb(self.items[at].lower)):
            at -= 1
        if at < 0 or self._is_stale(at):
            return None
        item = self.items[at]
        if item.lower in ("interest", "pressure"):
            item = self.items[at - 1] if at else item
        elif item.lower in ("booking", "taking") and at and self.items[at - 1].lower in ("profit", "profits"):
            return DOWN if self._ends_clause(last) and not self._moved_by_its_own(item) else None
        elif item.lower in ("buying", "selling") and at == lead - 1 and not (self._ends_clause(last) and any(one.lower in ("amid", "amidst", "heavy", "strong", "intense") for one in self.items[max(0, at - 2):at])):
            return None  # "buying in telecoms was outweighed": some of the trade, and no move yet
        tail = self.items[last + 1].lower if last + 1 < len(self.items) else ""
        if at < lead - 1 and self.items[lead - 1].lower in SEEN and self.items[at].lower not in ("growth", "interest" if self.items[at - 1].lower != "buying" else ""):
            tail = "stocks"  # "selling was seen in autos and realty"
        elif (tail in CARRYING or self._fell_short(last) or self._is_weighed(at, last)) and item.lower in TRADED:
            tail = "stocks"  # "gains in IT and FMCG limited the fall"
        shares = tail in STOCKS or not self._is_adjective_place(last) and self.items[last].lower.endswith("ers")
        if item.lower == "weakness" and self.items[lead - 1].lower in SEEN:
            return DOWN  # but "on weakness in bank stocks" says why another fell
        if item.lower in BOOKED and self._moved_by_its_own(item):
            return None  # "the energy index lost 1%, on profit-taking in oil stocks"
        if way := TRADED.get(item.lower):
            return way if shares or tail in SECTOR_TAILS or self.items[last].lower.endswith("s") and not self._is_adjective_place(last) else None
        return labelled_way(item, "noun") if shares else None

    def _is_weighed(self, at: int, last: int) -> bool:
        """ "Strength in energy was offset by weakness in tech", "losses in tech outweighed gains in energy": either side."""
        ahead = [item.lower for item in self.items[last + 1:last + 4] if not is_adverb(item.lower)]
        lead = [item.lower for item in self.items[max(0, at - 2):at]]
        passive = len(ahead) > 1 and ahead[0] in COPULAS and ahead[1] in CARRYING
        return passive or bool(CARRYING.intersection(lead)) and lead[-1] in (*CARRYING, "by")

    def _fell_short(self, last: int) -> bool:
        """ "gains in utilities were not enough to offset …", "… failed to lift the market"."""
        ahead = [item.lower for item in self.items[last + 1:last + 5]]
        return ahead[:1] == ["failed"] or "enough" in ahead or "insufficient" in ahead

    def _is_adjective_place(self, last: int) -> bool:
        """ "in bank lending", "in energy demand": a noun follows that is not said of shares."""
        after = self.items[last + 1] if last + 1 < len(self.items) else None
        return after is not None and after.kind in ("word", "topic", "instrument") and after.lower not in PREPOSITIONS and self._is_adjective(after) and not is_adverb(after.lower)

    def _ends_clause(self, last: int) -> bool:
        """ "amid heavy selling in banking stocks.": nothing is said further of that trade."""
        rest = [item for item in self.items[last + 1:last + 4] if item.lower not in SECTOR_TAILS and item.lower not in ("’", "'")]
        return not rest or rest[0].text in (".", ",", ";") or rest[0].lower in ("and", "while", "as", "amid", "after")

    def _is_stale(self, at: int) -> bool:
        owed = at > 0 and self.items[at - 1].kind in GIVING and "had" not in self.said  # "fell on Tuesday, dragged by losses in …"
        begins = max((k + 1 for k in range(at) if self.items[k].text in (",", ";") or self.items[k].lower in ("as", "while")), default=0)
        before = [item for item in self.items[max(begins, at - 3):at] if not owed and item.value != "1d"]
        return any(item.lower in STALE or item.lower in SUPPOSING or item.kind in ("weekday", "period", "pared") for item in before) or any(item.kind == "period" and item.value != "1d" for item in self.items[at + 1:])

    def _way_of_effect(self, lead: int, end: int) -> Way | None:
        """ "a rally in oil boosted energy shares", "weighing on banks", "drove bank shares sharply higher"."""
        item, before = self.items[lead], self.items[lead - 1] if lead else None
        if self.items[end - 1].lower not in SECTOR_TAILS and not self.items[end - 1].lower.endswith("s") or self._is_adjective_place(end - 1):
            return None  # "hurt retail demand", "boosted manufacturing"
        if item.kind in GIVING:
            if self._moved_by_its_own(item):
                return None
            return DOWN if item.kind == "drags" else UP if item.kind == "contributors" else OWED.get(item.lower)  # "boosted by strong mining stocks"
        if before is not None and (self._is_unreal(lead - 1) or lead > 1 and before.lower == "on" and self.items[lead - 2].lower in UNREAL):
            return None
        if item.lower == "on" and before is not None and (before.lower.startswith("weigh") or before.lower in ("dragged", "dragging") or before.lower == "pressure" and lead > 1 and self.items[lead - 2].lower in ("put", "putting", "piled")):
            return None if lead > 1 and self.items[lead - 2].lower in UNREAL else DOWN
        if item.lower in ("up", "down") and before is not None and before.lower in (*CAUSING, *PUSHING):
            if self._is_unreal(lead - 2):
                return None
            return UP if item.lower == "up" else DOWN
        after = next((other for other in self.items[end:end + 3] if not is_adverb(other.lower)), None)
        if item.lower in CAUSING or item.lower in PUSHING:
            way = labelled_way(after, "adverb") if after is not None else None
            return way or EFFECTS.get(item.lower)
        return EFFECTS.get(item.lower)

    def _moved_by_its_own(self, cause: Item) -> bool:
        """ "The technology sector gained 1.2%, buoyed by some IT stocks": shares that the sector is made of."""
        ahead = [one for one in self.done if one.slots and one.end <= cause.start]
        return bool(ahead) and (ahead[-1].kind == "sector" or self._is_of_a_sector(ahead[-1].subjects[-1]))

    def _is_unreal(self, at: int) -> bool:
        """ "could hurt banks", "to boost energy shares": not said to have happened; "helped to push down" is."""
        return at >= 0 and self.items[at].lower in UNREAL and not (self.items[at].lower == "to" and self.items[at - 1].lower.startswith("help"))

    def _way_of_rank(self, lead: int) -> Way | None:
        """ "Among the losers were insurers", "gainers included banks and miners"."""
        item = self.items[lead]
        if self.items[0].lower == "sectors" and 1 < lead < 8 and self.items[1].lower in MOVING:
            return MOVING[self.items[1].lower]  # "Sectors dragging the index lower included cement and power"
        if item.lower in COPULAS or item.lower.startswith("includ") or item.text == ":":
            item = self.items[lead - 1] if lead else item
        elif not item.lower.endswith((" were", " included")):
            return None
        labels = {item.kind, *(item.figures or ())}
        return UP if {"gainers", "advances"} & labels else DOWN if {"losers", "declines"} & labels else None

    def _way_of_shares(self, lead: int, end: int) -> Way | None:
        """ "shares related to dairy led the gains", "shares of coal companies and steelmakers fell"; "with banks and oil counters in the red"."""
        item = self.items[lead]
        after = next((other for other in self.items[end:end + 3] if not is_adverb(other.lower)), None)
        if item.lower == "with" and after is not None:
            alone = self.items[-1] is after or self.items[self.items.index(after) + 1].lower in (",", ".", ";", "after", "as", "on", "amid", "and", "while", "following")
            return labelled_way(after, "adverb") or (FARED.get(after.lower) if alone else None)
        related = item.lower in ("to", "with") and lead > 1 and self.items[lead - 1].lower in ("related", "linked", "tied", "connected", "exposed")
        noun = self.items[lead - 2] if related else item
        return self._way_told(end) if related and noun.lower in STOCKS or item.kind == "shares-of" or item.kind == "counted" and item.lower in STOCKS else None

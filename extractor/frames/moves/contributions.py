"""Companies that made the move of their sector or index: who contributed to it, who dragged it down, and whose a figure behind them is."""

from __future__ import annotations

from itertools import takewhile

from extractor.facts.records import Role
from extractor.frames.glue import CLAUSE_WORDS, DETERMINERS
from extractor.frames.lists import company_lists
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, SECTOR_TAILS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

GAINED = frozenset("momentum gains rally rise advance uptrend strength".split())
LOST = frozenset("negative downward weak bearish losses decline".split())
WINS = frozenset("gains losses declines advances".split())
TAKEN = frozenset(
    "took taking takes withdrew snatched stripped dented clipped wiped chipped knocked knocking shaved shaving wiping "
    "stripping clipping chipping".split()
)
TOGETHER = frozenset("collectively cumulatively jointly together combined altogether".split())
POINTS_TAKEN = TAKEN | {"contributed", "contributing", "contributes"}
TO_WHOM = frozenset("to towards of off from".split())
REACH = 40  # words that a clause may hold before what is said of its subject


class Contributions(Looking):
    """Reads what a company did to its sector or index."""

    def _contributed_to(self, at: int) -> Item | None:
        """ "with Acme contributing to the losses in the metal sector": of two that fell, the one it names."""
        if at + 1 >= len(self.items) or not self.items[at + 1].lower.startswith("contribut"):
            return None
        near = self.items[at + 2:at + 9]
        named = next((item for item in near if item.kind in ("sector", "index") or item.text in (",", ";") or item.kind == "percent"), None)
        return named if named is not None and named.kind in ("sector", "index") else None

    def _adds_to_gains(self, at: int) -> bool:
        """ "Companies including A, B and C are contributing to the overall positive momentum": they have risen, if what they add to is a rise."""
        after = [item.lower for item in self.items[at + 1:at + 8]]
        rising = next((k for k, word in enumerate(after) if word in GAINED), None)
        clause = self.items[max(0, at - REACH):at]
        before = next((group for group in company_lists(clause) if all(item.lower in (",", "are", "is", "all", "also") for item in clause[group.last + 1:])), None)
        if after[:1] != ["to"] or rising is None or LOST & set(after[:rising]) or before is None:
            return False
        self._flush()
        named = next((item for item in self.items[at + 2:at + 8] if item.kind in ("sector", "index")), None)
        group = self.scope if named is None else named.value if named.kind == "index" else named.text
        self.now = Statement(before.companies, direction="up", role="contributor", group=group, items=[self.items[at]], rules=["moves/contributing"])
        return True

    def _contributes_with(self, at: int) -> None:
        """ "Acme contributed significantly with a price movement of 2.6%": up, if nothing else is said, and its sector's or segment's."""
        now, behind = self.now, self.items[at + 1:at + 5]
        if now is None or now.kind != "company" or now.slots or now.role or not any(item.lower == "with" for item in behind):
            return
        if self._next_is_measure(at):
            now.role, now.direction = "contributor", now.direction or "up"
            now.group = self.within or self._sector_told()

    def _contributes_to(self, at: int) -> None:
        """ "Acme contributed to the BSE IT sector's rise", "A and B contributed positively to the index's performance"."""
        now, behind = self.now, self.items[at + 1:at + 16]
        to = next((k for k, item in enumerate(behind[:3]) if item.lower == "to"), None)
        if now is None or now.kind != "company" or now.role or to is None:
            return
        clause = behind[to:next((k for k, item in enumerate(behind) if item.text in (",", ";")), len(behind))]
        words = [item.lower for item in behind[:to]] + [item.lower for item in clause]
        moved = next((DIRECTIONS[item.kind] for item in clause if item.kind in DIRECTIONS), None)
        way = moved or ("down" if LOST & set(words) else "up" if (GAINED | {"positively"}) & set(words) else now.direction)
        if way in ("up", "down") and now.direction in (None, "signed", way):
            now.role, now.direction = ("contributor" if way == "up" else "drag"), now.direction or way
            now.group = next((item.value if item.kind == "index" else item.text for item in clause if item.kind in ("index", "sector")), None)
            main = self.context.last_index
            if now.group is None and main is not None and any(item.kind == "descriptor" and not item.value for item in clause):
                now.group = main.value  # "contributing most to the index's decline"

    def _of_an_index(self, at: int) -> bool:
        """ "contributing to the index's gains", but "contributing to earnings growth"."""
        clause = takewhile(lambda item: item.text not in (",", ";"), self.items[at + 1:at + 10])
        return any(item.kind in ("index", "descriptor", "exchange", "market") for item in clause)

    def _gives_points(self, at: int) -> bool:
        """ "A rose 10 sen to RM9.20, contributing 1.2 points to the index", "gains in A and B added 40 points to it, losses in C took 30": of its move."""
        points = self._points_ahead(at)
        if points is None or (group := self._index_moved(at, points)) is None:
            return False
        behind = list(takewhile(lambda item: item.text not in (",", ";"), self.items[points + 1:points + 9]))
        taken = self.items[at].lower in TAKEN or "fall" in (self.items[at].figures or ())
        drags = taken or any(item.kind == "fall" or item.lower in LOST for item in behind)
        role: Role = "drag" if drags else "contributor"
        way: Way = "down" if drags else "up"
        if self.now is not None and self.now.kind == "company" and self.now.slots:
            self.now.role, self.now.group, self.now.direction = self.now.role or role, self.now.group or group, self.now.direction or way
            self._leave(self.items[points], "contribution in points")
            return True
        last = self.context.last_mover
        if self.now is None and self.items[0].lower == "its" and last is not None:
            last.role, last.group = last.role or role, last.group or group
            self._leave(self.items[points], "contribution in points")
            return True  # "Its losses contributed about 200 points to the index's decline"
        listed = next((group for group in reversed(company_lists(self.items[:at]))), None)
        if self.now is None and listed is None and self.items[at].lower.startswith("contribut"):
            self._leave(self.items[points], "contribution in points")
            return True  # "The sector contributed 38 points to the index's gains"
        if self.now is not None and self.now.kind != "company" or listed is None or any(item.kind in MEASURES for item in self.items[listed.last:at]):
            return False
        self.now = Statement(listed.companies, direction=way, role=role, group=group or None, items=[self.items[at]], rules=["moves/contributing"])
        for item in self.items[at:points + 1]:
            if item.kind == "points":
                self._leave(item, "contribution in points")
        self._flush()
        return True

    def _points_ahead(self, at: int) -> int | None:
        """ "contributed some 1.2 points", "added 1.2 points and 0.8 points … respectively": where the last of them stands."""
        ahead = self.items[at + 1:at + 7]
        points = next((k for k, item in enumerate(ahead) if item.kind == "points"), None)
        if points is None or any(item.text in (",", ";") or item.kind in ("company", "percent", "money") for item in ahead[:points]):
            return None
        while points + 3 < len(ahead) and ahead[points + 1].lower in (",", "and") and ahead[points + 2].kind == "points":
            points += 2
        return at + 1 + points

    def _index_moved(self, at: int, points: int) -> str | None:
        """Whose points these are, "" for an index that the text has not named; None where they are no index's."""
        behind = self.items[points + 1:points + 9]
        while behind and (behind[0].lower == "respectively" or behind[0].lower in TOGETHER):
            behind = behind[1:]
        whose = next((item for item in behind if item.kind in ("index", "descriptor", "company") or item.text in (",", ";")), None)
        told = self.items[at].lower.startswith("contribut") or whose in behind[:5]
        if behind and behind[0].lower in TO_WHOM and told and whose is not None and whose.kind in ("index", "descriptor"):
            index = whose if whose.kind == "index" else self.context.last_index or self.context.main_index
            return index.value if index is not None else ""
        if behind and behind[0].lower not in CLAUSE_WORDS and behind[0].text not in ",;.":
            return None
        last = self.done[-1] if self.done else None
        if last is not None and "moves/contributing" in last.rules:
            return last.group or ""
        listed = next(reversed(company_lists(self.items[:at])), None)
        if listed is not None and (self.items[at].lower in TAKEN or self._of_all_together(at, points, len(listed.companies))):
            return ""
        lead = [item.lower for item in self.items[max(0, listed.first - 2):listed.first]] if listed is not None else []
        return "" if lead[1:] == ["in"] and lead[0] in WINS else None  # "Losses in A and B took away 40 points."

    def _of_all_together(self, at: int, points: int, names: int) -> bool:
        """ "A and B added 120 points collectively": one figure for several names is what they gave to their index."""
        if names < 2 or self._is_noun(at, self.items[at]):
            return False
        told = [item.kind for item in self.items[at:points + 3]].count("points")
        return told == 1 and not any(item.lower in ("each", "apiece") for item in self.items[points:points + 3])

    def _part_told_of(self) -> None:
        """ "This stock's performance was a driver of the index's rise": what the company spoken of last did to its group."""
        last, said = self.context.last_mover, [item.lower for item in self.items[:6]]
        if last is None or last.role or said[0] not in ("this", "its") or "performance" not in said:
            return
        raised = any("contributors" in (item.figures or (item.kind,)) or item.lower in ("contributed", "contributing") for item in self.items)
        if raised and last.direction in ("up", "signed") and not any(item.lower in LOST for item in self.items):
            last.role = "contributor"

    def _price_of_last(self) -> None:
        """ "C&C was down 1 per cent. It closed at €12.57.", "C&C: Falling 1 per cent, the shares closed at €12.57": the
        price of the move told before."""
        carried = self.context.last_mover if 0 < len(self.done) < 3 else None
        for last, one in list(zip([carried, *self.done], self.done)):
            if last is None or one.kind != "company" or one.slots.keys() != {"price"} or one.direction or one.aside:
                continue
            known = last.subjects[0].value == one.subjects[0].value and len(last.subjects) == 1 and not last.aside
            begun = next((item for item in self.items if item.start == one.subjects[0].start), None)
            first = last is not carried or begun is self.items[0]
            if known and first and begun is not None and begun.kind == "pronoun" and "price" not in last.slots and one.day == last.day:
                last.slots["price"], last.series["price"] = one.slots["price"], list(one.series["price"])
                last.currency = last.currency or one.currency
                self.done.remove(one)

    def _speak_of_mover(self, told: list[Statement]) -> None:
        """ "Alder was down 2 per cent on worries about wheat prices. It closed at €1.84": whose move was told, and no thing
        that is only its cause."""
        spoken = self.context.last_subject
        if not told or len(told) > 1 or len(told[0].subjects) > 1 or spoken is None or spoken.kind != "instrument":
            return
        if not any(one.kind == "instrument" and "level" in one.slots for one in self.done):
            self.context.last_subject = told[0].subjects[0]

    def _sector_led(self, at: int) -> str | None:
        """ "the FMCG sector struggled, with Acme leading the losses", "Acme led the decline within this sector": whose move the first of them led."""
        after = [item.lower for item in self.items[at + 1:at + 4]]
        if after[:1] and after[0] in ("in", "within", "of") and after[-1] in SECTOR_TAILS and after[1:2] != ["sector"]:
            return self.items[at + 2].text if self.items[at + 2].kind == "sector" else self.context.last_sector
        ahead = next((k for k in range(at - 1, max(-1, at - REACH), -1) if self.items[k].kind in ("sector", "index")), None)
        if ahead is None or self.items[ahead].kind != "sector" or self.items[ahead + 1].lower not in ("sector", "pack", "index"):
            return None
        return self.items[ahead].text

    def _made_for(self, at: int) -> Item | None:
        """ "with Acme contributing to its 1.1% rise", "Acme lost 7.2%, leading to a 1.6% decline": the sector whose move the company's made."""
        if self.now is None or self.now.kind != "company":
            return None
        back = at - 1
        while back > 0 and (self.items[back].lower in DETERMINERS or self.items[back].kind in ("sector", "index") or self.items[back].lower == "sector" or self._is_adjective(self.items[back]) and at - back <= 2):
            back -= 1
        verb = " ".join(item.lower for item in self.items[max(0, back - 2):back + 1])
        if not (self.items[back].lower in ("to", "in") and any(word in verb for word in ("contribut", "leading to", "resulting in"))):
            return None
        named = next((item for item in reversed(self.items[back:at]) if item.kind in ("sector", "index")), None)
        ahead = next((item for item in reversed(self.items[max(0, back - REACH):back]) if item.kind in ("sector", "index")), None)
        return named or (ahead if ahead is not None and ahead.kind == "sector" and (self.now.slots or "contribut" in verb) else None)

    def _turn_to(self, owner: Item, at: int) -> None:
        """The company has made the move that follows; the move is the owner's."""
        way = next((DIRECTIONS[item.kind] for item in self.items[at + 1:at + 3] if item.kind in DIRECTIONS), None)
        if self.here.role is None and way:
            self.here.role, self.here.group = ("contributor" if way == "up" else "drag"), owner.value if owner.kind == "index" else owner.text
        self.here.direction = self.here.direction or way
        self._open_statement(at, owner)

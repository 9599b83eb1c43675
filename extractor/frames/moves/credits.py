"""What companies did to their index or sector, as a verb says it: "weighing on the Dow", "led the metal sector with a
gain of 2%"."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.records import Role
from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.lists import company_lists
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import LEADING, SECTOR_TAILS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import Item

DRAGGING = frozenset("weighing weighed dragging dragged pulling pulled dampening dampened denting dented".split())
LIFTING = frozenset(
    "lifting lifted boosting boosted supporting supported contributed bolstering bolstered underpinning".split()
)
HELPING = frozenset({"all", "both", "also", "each", "have", "has", "had", "shares"})
BESIDE = frozenset({"company", "pronoun", "index", "sector", "instrument"})  # whose clause a verb may go on with
MOVES = frozenset({"rise", "fall"})
RANKED_AS = {"contributor": (None, "gainer"), "drag": (None, "loser")}  # what says less than the part played


class Credits(FirstStorey):
    """What companies did to their index or sector."""

    def _credit(self) -> None:
        """ "Home Depot fell 4.2%, weighing on the Dow": a company's part in the move of an index."""
        if not self.said.isdisjoint(LEADING):
            self._led_their_sector()
        if "within" in self.said:
            self._within_their_sector()
        if self.said.isdisjoint(DRAGGING) and self.said.isdisjoint(LIFTING):
            return
        for at, item in enumerate(self.items):
            if item.lower not in DRAGGING and item.lower not in LIFTING:
                continue
            role: Role = "drag" if item.lower in DRAGGING else "contributor"
            moved: list[str | None] = [*self._moved(at)]
            mover = self._mover_before(at) if moved else None
            if not moved and (own := self._sector_of_mover(at)) is not None:
                mover, moved = own, [own.group]
            if mover is None and moved and item.lower.endswith("ed"):
                self._credit_names(at, role, moved[0])
            elif mover is not None and not self._is_told_after(at, mover):
                self._credit_with(mover, role, moved)

    def _is_told_after(self, at: int, mover: Statement) -> bool:
        """ "Industry catalysts supporting the sector include increased sales"."""
        begun = min((item.start for item in mover.items), default=0)
        return self.items[at].lower.endswith("ing") and begun > self.items[at].start

    def _credit_with(self, mover: Statement, role: Role, moved: Sequence[str | None]) -> None:
        if mover.role == role:
            mover.group = mover.group or moved[0]
        elif mover.role in RANKED_AS[role] and mover.direction == ("up" if role == "contributor" else "down"):
            mover.role, mover.group = role, moved[0]
            if self.shared_out and len(moved) == len(mover.subjects) > 1:
                self._group_apiece(mover, moved)

    def _led_their_sector(self) -> None:
        """ "Acme led the IT sector with a 5% increase", "Acme led the realty sector's decline with a 2% drop"."""
        for at, item in enumerate(self.items[:-3]):
            if item.lower not in LEADING:
                continue
            ahead = at + 1 + (self.items[at + 1].lower in DETERMINERS)
            behind = self.items[ahead + 1:ahead + 5]
            told = self._is_one_sector(ahead) and any(one.lower == "with" for one in behind)
            mover = self._mover_before(at) if told else None
            if mover is not None and mover.role is None and mover.slots and mover.direction in ("up", "down"):
                mover.role = "contributor" if mover.direction == "up" else "drag"
                mover.group = self._name_of(self.items[ahead])

    def _sector_of_mover(self, at: int) -> Statement | None:
        """ "a standout within NIFTYFINANCE, which bolstered the sector": the company, its sector told before."""
        mover = self._mover_before(at) if any(item.lower == "sector" for item in self.items[at + 1:at + 4]) else None
        return mover if mover is not None and mover.group else None

    @staticmethod
    def _name_of(named: Item) -> str:
        return named.value if named.kind == "index" else named.text

    def _within_their_sector(self) -> None:
        """ "Acme was a standout performer within NIFTYFINANCE", "dropping by 3% within the IT space"."""
        for at, item in enumerate(self.items):
            if item.lower == "within" and (near := next((k for k in (at + 1, at + 2) if self._is_its_place(k)), None)):
                mover = self._mover_before(at)
                if mover is not None and mover.group is None:
                    mover.group = self._name_of(self.items[near])

    def _its_move_was_led(self, at: int, item: Item) -> bool:
        """ "Acme led the realty sector decline with a 2% drop": the figure is the company's."""
        if self.now is None or self.now.kind != "company" or self.now.slots or self._lower_before(at) not in LEADING:
            return False
        behind = self.items[at + 1:at + 5]
        return any(one.kind in MOVES for one in behind) and any(one.lower == "with" for one in behind)

    def _is_one_sector(self, at: int) -> bool:
        after = self._after(at)
        named = at < len(self.items) and (self.items[at].kind == "sector" or self._is_of_a_sector(self.items[at]))
        return named and after is not None and (after.lower in SECTOR_TAILS or self.items[at].kind == "index")

    def _credit_names(self, at: int, role: Role, group: str | None) -> None:
        """ "HSBC, Next and Vodafone all weighed on the FTSE 100": names at the head of a clause that have no figure."""
        head = self.items[:at]
        while head and (head[-1].lower in HELPING or is_adverb(head[-1].lower)):
            head = head[:-1]
        names = next((group for group in company_lists(head) if group.last == len(head) - 1), None)
        if names is None or names.first and not self._heads_clause(names.first - 1):
            return
        way: Way = "up" if role == "contributor" else "down"
        told = Statement(names.companies, direction=way, role=role, group=group, items=[self.items[at]], finite=True)
        told.rules.append("moves/credited")
        self.context.ranked = (role, group, self.context.paragraph)
        self.done.append(told)

    def _heads_clause(self, at: int) -> bool:
        item = self.items[at]
        return item.kind == "shares-of" or item.lower in ("while", "as", "but", "both")

    def _part_apiece(self) -> None:
        """ "Realty and Power dropped 0.8% and 0.6%, with A and B down 1.5% and 2.3%, respectively": one of each."""
        if not self.shared_out:
            return
        for ahead, one in list(zip([None, *self.done], self.done)):
            names = one.credit[0] if one.credit is not None else self._names_of(ahead)
            made = one.role in ("contributor", "drag") and names and one.group == names[-1]
            if made and len(one.subjects) == len(names) > 1:
                self._group_apiece(one, names)

    def _names_of(self, one: Statement | None) -> list[str]:
        """The sectors or indices that a statement is of."""
        if one is None or one.kind not in ("sector", "index"):
            return []
        return [self._name_of(subject) for subject in one.subjects]

    def _group_apiece(self, mover: Statement, groups: Sequence[str | None]) -> None:
        """ "A and B pulled down the Nifty IT and Nifty Energy sectors, with declines of 3% and 2%, respectively"."""
        parts = [self._part(mover, number) for number in range(len(groups))]
        for part, group in zip(parts, groups):
            part.group = group
        place = self.done.index(mover)
        self.done[place:place + 1] = parts

    def _moved(self, at: int) -> list[str]:
        """The objects of the verb at a place: "weighing on the Dow", "pulled the Nasdaq lower", "dragged down the IT
        and CPSE sectors"."""
        moved: list[str] = []
        for item in self.items[at + 1:at + (9 if self.shared_out else 5)]:
            if item.kind == "index" or item.kind == "sector" and self._is_called_sector(item):
                moved.append(self._name_of(item))
            elif item.kind == "descriptor" and not item.value and self.context.main_index is not None:
                return [self._credited_before() or self.context.main_index.value]
            elif item.lower == "sector" and not moved and (group := self.within or self._sector_told()) is not None:
                return [group]  # "Within this segment, Acme rose 2%, supporting the sector's advance"
            elif item.lower == "it" and self.context.last_index is not None:
                return [self.context.last_index.value]  # "… boosted the index. A and B weighed on it"
            elif item.kind in ("points", "count"):
                continue  # "contributed 312 points to the index"
            elif item.lower in ("by", "and", ",") or item.kind not in ("word", "rise", "fall"):
                if not (moved and item.lower in ("and", ",")):
                    break
        return moved

    def _credited_before(self) -> str | None:
        """ "A and B contributed to the Nifty 50. C and D weighed on the index": the one of the sentence before."""
        before = self.context.ranked
        if before is None or before[0] not in ("contributor", "drag") or self.context.paragraph - before[2] > 1:
            return None
        return before[1]

    def _mover_before(self, at: int) -> Statement | None:
        """The company whose clause the verb at a place goes on with."""
        start = self.items[at].start
        told = (k for k in range(at - 1, -1, -1) if self.items[k].kind in BESIDE)
        subject = next((self.items[k] for k in told if not self._is_its_place(k)), None)
        if subject is None or subject.start >= start:
            return None
        movers = (one for one in reversed(self.done) if one.kind == "company")
        return next((one for one in movers if one.subjects[-1].start == subject.start), None)

    def _is_its_place(self, at: int) -> bool:
        """ "a standout within the Nifty Finance": where the company of the clause ranked."""
        near = [item.lower for item in self.items[max(0, at - 2):at] if item.lower not in DETERMINERS]
        named = near[-1:] == ["within"] and at < len(self.items)
        return named and (self.items[at].kind == "sector" or self._is_of_a_sector(self.items[at]))

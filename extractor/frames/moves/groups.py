"""Where companies were ranked, where other words than those of a list say so."""

from __future__ import annotations

from extractor.facts.records import Role
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.state import FIRSTS, FOLLOWERS, ROLE_DIRECTIONS
from extractor.frames.moves.vocabulary import LISTS
from extractor.frames.ranking import CHARTS
from extractor.frames.statement import Statement
from extractor.spans.items import Item

RANKS = frozenset({"best", "worst", "gainers", "losers"})
LIST_HEADS = frozenset({"gainers", "losers"})
RANKED = frozenset({"best", "worst", "gainer", "loser", "contributor", "drag"})
MAKERS_OF_MOVE = frozenset({"contributor", "drag"})


class Groups(FirstStorey):
    """Where companies were ranked, where other words than those of a list say so."""

    def _share_groups(self) -> None:
        """ "From the Sensex pack, A lost the most. B and C were the other laggards": a list that names no group is of the one told before."""
        if self.scope and self.items[0].lower.split()[0] in ("among", "amongst", "from", "within", "of"):
            for one in self.done:
                if one.kind == "company" and not one.role and one.direction in ("up", "down") and not one.aside and one.day is None:
                    one.role, one.group = "gainer" if one.direction == "up" else "loser", self.scope  # "Among the Sensex stocks, A rose 2%"
        self._share_fronted_rank()
        ranked = [one for one in self.done if one.kind == "company" and one.role in RANKED and not one.aside]
        before = self.context.ranked
        if before is not None and before[1] and not self._is_exchange(before[1]) and self.context.paragraph - before[2] <= 1 and not self.scope and not self._names_another():
            for one in ranked:
                if before[0] in MAKERS_OF_MOVE and one.role not in MAKERS_OF_MOVE:
                    continue  # who made the move of a sector is on no list that has another side
                other = before[0] not in (one.role, FOLLOWERS.get(one.role))
                if one.group is None and (other or any(item.lower in ("other", "others") for item in self.items)):
                    one.group = before[1]
        if not self.said.isdisjoint(CHARTS):
            self._note_chart()
        self._go_on()
        self._note_sector(bool(ranked))
        told = next((one for one in reversed(ranked) if one.group), ranked[-1] if ranked else None)
        if "led by" in self.said:
            self._first_of_list(ranked)
        if told is not None:
            self.context.ranked = (told.role, told.group, self.context.paragraph)
            self._fill_chart(told)

    def _share_fronted_rank(self) -> None:
        """ "Among the standout performers, Acme has delivered a return of 7%": one of them."""
        if not self.items[0].lower.startswith("among"):
            return
        head = next((item for item in self.items[:4] if LIST_HEADS & set(item.figures)), None)
        if head is None or all(item.text != "," for item in self.items[2:9]):
            return
        role, way = LISTS[next(label for label in LIST_HEADS if label in head.figures)]
        for one in self.done:
            moved = one.direction if one.direction != "signed" else "up"
            if one.kind == "company" and one.slots and one.role is None and not one.aside and moved == way:
                one.role = role

    def _sector_before(self, role: str = "") -> str | None:
        """ "Auto stocks declined. The key losers were A and B": of that sector; but no fallers of one whose shares rose."""
        last, way = self.context.last_mover, ROLE_DIRECTIONS.get(role)
        if last is not None and way and last.direction in ("up", "down") and last.direction != way:
            return None
        named = any(item.kind in ("index", "exchange", "sector", "counted") for item in self.items)
        return None if named else self._sector_told()

    def _note_sector(self, ranked: bool) -> None:
        """The one sector that a sentence speaks of: a list in the next is of that one."""
        told = [
            subject for one in self.done if one.kind in ("sector", "index") and not one.aside for subject in one.subjects
        ]
        sectors = {item.text: item for item in told if item.kind == "sector"}
        named = sectors or {
            item.text: item for item in told or self.items if item.kind == "sector" or self._is_of_a_sector(item)
        }
        others = ranked or any(
            item.kind == "index" and item.text not in named and not self._is_its_index(item.value, named)
            for item in told
        )
        if not named and not others and not any(item.kind in ("company", "exchange") for item in self.items):
            return  # "Its advance-decline ratio was 4.5"
        if not named and ranked and all(one.group == self._sector_told() for one in self.done):
            return  # "Acme was a key driver within this sector": still spoken of
        alone = len(named) == 1 and not others
        self.context.sector_told = (next(iter(named.values())), self.context.paragraph) if alone else None
        if alone and not ranked and self.context.ranked is not None:
            self.context.ranked = (self.context.ranked[0], None, self.context.ranked[2])  # the next list is of that one

    @staticmethod
    def _is_its_index(index: str, named: dict[str, Item]) -> bool:
        """ "The metal sector gained 2%, mirrored by the Nifty Metal index": the same industry."""
        return any(index.casefold().endswith(name.casefold()) for name in named)

    def _go_on(self) -> None:
        """ "A topped the gainers. B followed with a gain of 2, while C added 1": the list goes on without its head."""
        before = self.context.ranked
        role = FOLLOWERS.get(before[0], before[0]) if before is not None else None
        if before is None or role not in ("gainer", "loser") or self.context.paragraph - before[2] > 1:
            return
        went_on = any(item.lower in ("followed", "trailed") and other.lower in ("with", "by", "next", "after") for item, other in zip(self.items[1:8], self.items[2:9]))
        if not self._goes_down_chart(before, role) and not went_on:
            return
        for one in self.done:
            if one.kind == "company" and one.role is None and one.direction == ("up" if role == "gainer" else "down") and not one.aside:
                one.role, one.group = role, before[1]
        self.context.ranked = (role, before[1], self.context.paragraph)

    def _goes_down_chart(self, before: tuple[Role | None, str | None, int], role: Role | None) -> bool:
        """ "A led the losers' table. B lost 9.4 per cent, while C shed 30k": the chart goes on as long as all fell."""
        if self.context.charted != before[2] or not self.done:
            return False
        way = "up" if role == "gainer" else "down"
        going = all(one.kind == "company" and one.direction == way and not one.aside for one in self.done)
        if going:
            self.context.charted = self.context.paragraph
        return going

    def _first_of_list(self, ranked: list[Statement]) -> None:
        """ "The gainers were led by A, up 8.6%, B, up 8%, and C": the first, where no other did better."""
        at = next(k for k, item in enumerate(self.items) if item.lower == "led by")
        listed = [one for one in ranked if one.subjects[0].start >= self.items[at].start]
        headed = any(not LIST_HEADS.isdisjoint(item.figures) for item in self.items[max(0, at - 3):at])
        moves = {one.subjects[0].value: one.slots["percent"].value for one in listed if "percent" in one.slots}
        if not headed or not moves or len(listed[0].subjects) > 1:
            return
        first = listed[0].subjects[0].value
        if first in moves and abs(moves[first]) == max(map(abs, moves.values())):
            for one in listed:
                if one.subjects[0].value == first:
                    one.role = FIRSTS.get(one.role, one.role)

    def _fill_chart(self, told: Statement) -> None:
        """ "A led the losers' table by 9.8 per cent, while B followed at 9.7 per cent": those told behind the first."""
        role = FOLLOWERS.get(told.role)
        if role is None or self.said.isdisjoint(CHARTS) or self.context.charted != self.context.paragraph:
            return
        for one in self.done[self.done.index(told) + 1:]:
            if one.kind == "company" and one.role is None and one.slots and one.direction == told.direction:
                one.role, one.group = role, told.group

    def _note_chart(self) -> None:
        """ "led the losers' table", "On the gainers' chart, …"; but one "led by A, followed by B" is told to its end."""
        if "led by" in self.said and "followed by" in self.said:
            return
        for at, item in enumerate(self.items):
            lead = self.items[max(0, at - 3):at] if item.lower in CHARTS else []
            while lead and lead[-1].lower in ("'", "’", "'s", "’s", "price", "percentage"):
                lead.pop()
            if lead and not RANKS.isdisjoint((lead[-1].kind, *lead[-1].figures)):
                self.context.charted = self.context.paragraph
                return

    def _group_meant(self) -> str | None:
        """ "the top losers in the gauge": of the list told just before, else of the article's index."""
        before = self.context.ranked
        if before is not None and before[1] and self.context.paragraph - before[2] <= 1:
            return before[1]
        told, main = self.context.last_index, self.context.main_index
        sizes = {known.value for size, known in self.context.size_index.items() if size in ("MidCap", "SmallCap")}
        smaller = told is not None and told.value in sizes and main is not None and main.value not in sizes
        branches = told is not None and main is not None and "branch" in (told.extra or {}) and "branch" not in (main.extra or {})
        smaller |= branches and self.index_before[0] != self.context.paragraph  # "Financials lost 4 points" was a list's
        told = main if self.context.segment or told is None or smaller else told
        return told.value if told is not None else None

    def _counts_gains(self, at: int) -> bool:
        """ "A and B posted notable gains of 2.4% and 1.8%": how far they went, and no list."""
        behind = self.items[at + 1:at + 3]
        measured = len(behind) == 2 and behind[0].lower == "of" and behind[1].kind == "percent"
        return measured and self.now is not None and self.now.kind == "company" and not self.now.slots

    def _ranks_itself(self, at: int) -> bool:
        """ "The metal sector was the worst performer, falling 2% as Acme dropped 3%"."""
        ranked = self.now is not None and self.now.kind in ("sector", "index") and not self.now.slots
        return ranked and self._closes_list(at)

    def _is_exchange(self, name: str) -> bool:
        """A list "on the NSE" is one of all shares: so is any other, and need not say so."""
        return self.context.last_exchange is not None and self.context.last_exchange.value == name

    def _names_another(self) -> bool:
        """Whether the sentence itself names an index, a sector or a segment, or "all market caps": its list may be of
        that one."""
        return "caps" in self.said or any(item.kind in ("index", "sector", "exchange", "universe") or item.kind == "descriptor" and item.value for item in self.items)

    def _most(self, at: int, item: Item) -> bool:
        """ "A lost the most", "B shed 8 percent, the most in the index", "C lagged": whether these words rank a company."""
        now = self.now
        several = now is not None and len(now.subjects) > 1
        most = item.lower.endswith((" the most", " the highest"))
        together = most or item.lower in ("lagged", "lags")
        if most and now is not None and now.kind in ("sector", "index") and not now.slots:
            now.direction, now.finite = "down" if "losers" in (item.kind, *item.figures) else "up", True
            now.items.append(item)
            return True  # "hydropower fell the most, followed by insurance"
        if now is None or now.kind != "company" or now.role or several and not together:
            return False
        if item.lower in ("lagged", "lags") and not now.slots:
            now.role = "loser"
        elif item.lower.startswith("contributed") and not now.slots:
            role, way = LISTS[item.kind] if item.kind in LISTS else ("contributor", "up")
            now.role, now.direction = role, now.direction or way
        elif most and not now.slots:
            lost = "losers" in (item.figures or (item.kind,)) or item.kind == "losers"
            now.role = ("loser" if several else "worst") if lost else "gainer" if several else "best"
            now.direction = "down" if lost else "up"
        elif item.lower == "most" and now.slots and now.direction in ("up", "down") and [one.lower for one in self.items[max(0, at - 2):at]] == [",", "the"] and self.items[min(at + 1, len(self.items) - 1)].lower in ("in", "on", "among"):
            now.role = "best" if now.direction == "up" else "worst"
        else:
            return False
        now.group = now.group or self._group_near(at)
        now.finite = True
        return True

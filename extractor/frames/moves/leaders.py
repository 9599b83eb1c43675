"""Who made the move of another: "led by X", "with materials the strongest", "lifting the mining sector"."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.around import SUPERLATIVES
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.state import FIRSTS, FOLLOWERS
from extractor.frames.moves.vocabulary import CAUSES, COPULAS, DIRECTIONS, LISTS, RANKING, SECTOR_TAILS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

REACH = 14
MOVE_KINDS = frozenset(
    {"percent", *DIRECTIONS, "shares-of", "return", "sector", "instrument", "issuer", "nation", "extreme"}
)
WORTH = frozenset("market value|market-cap|marketcap|market cap|market capitalisation|market capitalization|m-cap|mcap|valuation".split("|"))
LISTING = frozenset({",", "and", "&", "(", ")"})

# What names who made a move.
GIVEN = frozenset({"led-by", "contributors", "drags", "owed-to"})

FOLLOWING = ("followed by", "followed", "trailed by", "next was", "runner-up was", "runner up was")
COUNTED_SIDES = frozenset({"advances", "declines"})
SIDES = COUNTED_SIDES | {"gainers", "losers"}  # but "A lost the most, followed by B"


class Leaders(FirstStorey):
    """Who made the move of another."""

    def _told_before(self, at: int) -> None:
        """ "…, led by banks", "lifting the mining sector 0.7 percent": the way of a sector that words before it tell."""
        before = self._before(at)
        if before is not None and before.kind == "led-by":
            self.here.finite = True  # its direction is the one before, as for all that name none
        for item in reversed(self.items[max(0, at - 3):at]):
            if item.lower in CAUSES:
                self.here.direction, self.here.finite = CAUSES[item.lower], True

    def _ranked_by_value(self) -> None:
        """ "A lost the most in terms of market value, followed by B": by what they are worth, which is no move of theirs."""
        if "market capitalisation" not in {item.value for item in self.items if item.kind == "topic"}:
            return
        most = any(item.lower.endswith(" most") or item.lower == "most" for item in self.items)
        worth = any(item.kind == "topic" and item.lower in WORTH for item in self.items)
        for one in self.done if most and worth else ():
            if one.kind == "company" and not one.slots:
                one.aside = "market capitalisation"

    def _ranked_by(self, at: int) -> None:
        """ "with materials the strongest at 1.6 per cent"."""
        if rank := self._ranked_here(at + 1 + ((after := self._after(at)) is not None and after.lower in SECTOR_TAILS)):
            self.here.direction, self.here.finite = self._way_of_rank_word(rank) or ("up" if rank.lower in ("strongest", "best") else "down"), True

    def _leader(self, at: int) -> None:
        """ "the metal index rose 2%, led by X", "with X up 3%": a gainer (or loser) of that index or sector."""
        ahead = self.done[-1] if self.done else None
        if ahead is not None and (self._joins_cause(at) or self._is_joined(at, ahead)):
            self.here.role, self.here.group = ahead.role, ahead.group
            return
        if ahead is None or ahead.kind not in ("sector", "index") or ahead.direction not in ("up", "down") or ahead.kind == "sector" and not ahead.slots:
            self._note_cause(at)
            return
        if self._is_cause(at):
            subject = ahead.subjects[-1]
            way = self._way_against(at, ahead.direction)
            self.here.role = "contributor" if (way or ahead.direction) == "up" else "drag"
            self.here.direction = way or self.here.direction
            subject = self._contributed_to(at) or subject
            self.here.group = subject.value if subject.kind == "index" else subject.text

    def _is_joined(self, at: int, ahead: Statement) -> bool:
        """ "with A (-2.1%) and B (-1.9%) the chief culprits": a name and its figure, and no more, stand between."""
        between = [item for item in self.items[:at] if item.start >= ahead.subjects[-1].end]
        joined = [item.lower for item in between if item.kind not in MEASURES and item.text not in ("(", ")")]
        caused = ahead.role in ("contributor", "drag") and bool(ahead.slots)
        return caused and bool(joined) and all(word in (",", "and", "&") for word in joined)

    def _is_cause(self, at: int) -> bool:
        """ "led by X", "due to a 1.9% drop in X", "with X down 3%": the name, or the move of it, stands behind the move before."""
        before = self._before(at)
        if before is None or before.lower in ("with", "by"):
            # "the index rose 0.8%, with X gaining 1%" tells beside it, but in a report on one segment whose move it was
            first = any(item.kind in ("best", "worst") for item in self.items[at + 1:at + 3])
            beside = self.done[-1].kind != "sector" and self.context.segment is None and not first
            return before is not None and (before.lower == "by" or not beside)
        start = self._before_move_of(at)
        item = self.items[start] if start >= 0 else None
        if item is None:
            return False
        if not GIVEN.isdisjoint((item.kind, *(item.figures or ()))):
            return True
        return item.lower == "to" and start > 0 and self.items[start - 1].lower == "due"

    def _way_against(self, at: int, direction: Way) -> Way | None:
        """ "fell only 0.5%, helped by X": whom the word for the part played says to have gone against the move."""
        before = self._before(at)
        if before is None or before.kind not in ("contributors", "drags") or not before.lower.endswith(" by"):
            return None
        way = LISTS[before.kind][1]
        return way if way != direction else None

    def _before_move_of(self, at: int) -> int:
        """The place of what stands before "a 1.9% gain in petrochemical maker X", -1 where that begins the sentence."""
        for back in range(at - 1, max(-1, at - REACH), -1):
            item = self.items[back]
            if not GIVEN.isdisjoint((item.kind, *(item.figures or ()))):
                return back
            noun = item.kind in MOVE_KINDS or item.kind.startswith("hedge") or item.lower in DETERMINERS
            if not (noun or item.lower in ("in", "of", "remarkable", "sharp") or self._is_adjective(item)):
                return back
        return -1

    def _joins_cause(self, at: int) -> bool:
        """ "driven by a 3.5% rise in A and a 0.7% increase in B": the second made the move as the first did."""
        ahead, back = self.done[-1], self._before_move_of(at)
        if ahead.kind != "company" or ahead.role not in ("contributor", "drag") or not ahead.group or back < 2:
            return False
        figure = any(item.kind == "percent" for item in self.items[back:at])
        if not figure or self.items[back].lower not in ("and", ",") or self.items[at - 1].lower == "and":
            return False
        told = ahead.subjects[-1]
        return all(item.start < told.end or item.kind in ("code", "punct") for item in self.items[back - 3:back])

    def _followers(self) -> None:
        """ "A fell 4.1%, followed by B (3.8%), C, D and E": those of them that have no figure of their own."""
        if "followed by" not in self.said:
            return
        at = next((k for k, item in enumerate(self.items) if item.kind == "led-by" and item.lower == "followed by"), None)
        if at is None:
            return
        ahead = [one for one in self.done if one.slots and one.end <= self.items[at].start]
        if not ahead or ahead[-1].kind != "company" or ahead[-1].direction not in ("up", "down") or ahead[-1].aside:
            return
        if names := self._names_untold(at + 1):
            self.done.append(Statement(names, direction=ahead[-1].direction, items=[self.items[at]], day=ahead[-1].day))

    def _give_names(self) -> None:
        """To the fronted list: those behind its verb of whom nothing else is said."""
        if (listed := self.fronted_list) is None:
            return
        verb = next(at for at, item in enumerate(self.items) if item.start == listed.items[0].start)
        listed.subjects = self._names_untold(verb + 1)
        if listed.subjects:
            self.done.append(listed)

    def _names_untold(self, start: int) -> list[Item]:
        """The names of the list that begins here which have no figure of their own."""
        told = {subject.start for one in self.done for subject in one.subjects}
        names = []
        for item in self.items[start:]:
            if item.kind == "company":
                names.append(item)
            elif item.text in (".", ";"):
                break
            elif item.text not in LISTING and item.kind not in MEASURES:
                names = names[:-1]  # whatever is said of the last
                break
        return [item for item in names if item.start not in told]

    def _companions(self) -> None:
        """ "A and B led the losers' list along with C, D and E": who stood in the same list."""
        if "along" not in self.said and "alongside" not in self.said:
            return
        at = next(k for k, item in enumerate(self.items) if item.lower in ("along", "alongside"))
        ahead = [one for one in self.done if one.kind == "company" and one.role in ("gainer", "loser", "best", "worst") and one.end <= self.items[at].start]
        ranked = any({"best", "worst", "gainers", "losers", "advances", "declines"} & {item.kind, *(item.figures or ())} for item in self.items[max(0, at - 4):at])
        if not ahead or not ranked or not (names := self._names_untold(at + 1 + (self.items[at].lower == "along"))):
            return
        last = ahead[-1]
        role = FOLLOWERS.get(last.role, last.role)
        self.done.append(Statement(names, direction=last.direction, role=role, group=last.group, day=last.day, items=[self.items[at]]))

    def _led_by(self, at: int, item: Item) -> None:
        sides = {label for other in self.items[max(0, at - 3):at] for label in (other.kind, *(other.figures or ()))} if self.now is None or self.now.kind in ("market", "company", "sector") and not self.now.slots else set()
        if not sides.isdisjoint(SIDES if item.lower.startswith("led") else COUNTED_SIDES):
            if self.now is not None and self.now.kind == "sector":
                self._flush()  # "gainers were led by mining issues, while decliners were led by banks"
            self.last_direction = "up" if {"advances", "gainers"} & sides else "down"  # "gainers were led by oil issues"
            return
        after = self._after(at)
        if item.lower == "led by" and after is not None and after.kind in ("percent", "money") and self.now is not None and self.now.kind == "company":
            heads = [LISTS[label] for other in self.items[:at] for label in other.figures or () if label in LISTS]
            self.now.role, self.now.direction = (FIRSTS.get(heads[0][0]), heads[0][1]) if heads else (None, None)
            return  # "On the gainers' chart, Infinity led by 10 per cent"
        untold = self.now is None or not self.now.slots and self.now.direction is None  # "It was followed by TCS 5.52%"
        ranked = self.context.ranked
        another = any(one.kind in ("sector", "index") for one in self.items[:at])
        if untold and not self.done and not another and ranked is not None and ranked[2] == self.context.paragraph:
            self.list_role, self.context.list_group = FOLLOWERS.get(ranked[0], ranked[0]), ranked[1]
        if untold and not self.done and self.last_direction is None and not item.lower.startswith("led"):
            self.last_direction = self.context.last_direction
        if self.now is not None and self.now.direction and self.now.direction != "signed":
            self.last_direction = self.now.direction
        elif self.done and self.done[-1].direction:
            self.last_direction = self.done[-1].direction
        elif self.now is None and self.pending.direction not in (None, "signed"):
            self.last_direction = self.pending.direction  # "Nine of ten groups were down, led by telecoms"
        ahead = self.now
        if ahead is None or ahead.kind == "topic":  # "A was the volume leader, its rates standing at …, followed by B and C"
            ahead = next((one for one in reversed(self.done) if one.kind != "topic"), None)
            ahead = ahead if ahead is not None and ahead.role == "active" else None
        if ahead is not None and ahead.kind == "company" and ahead.role and item.lower.endswith(FOLLOWING):
            self.list_role = FOLLOWERS.get(ahead.role, ahead.role)
            self.context.list_group = ahead.group

    def _rank_first(self, at: int, direction: Way) -> None:
        """ "A recorded the largest decline"; where "A (-9%) and B (-9%) recorded the largest losses" neither is the worst."""
        listed = self._bracketed(self.here)
        alone = len(listed) == 1 == len(self.here.subjects) and not self._among_top(at)
        for one in listed:
            one.role = one.role or (("best", "worst") if alone else ("gainer", "loser"))[direction == "down"]
            one.group = one.group or self._group_near(at) or self._group_of_first(at)
        first = listed[0]
        self.context.ranked = (first.role, first.group or self.within, self.context.paragraph)

    def _group_of_first(self, at: int) -> str | None:
        """ "Of the FTSE 100's, A saw the largest increase. … B rounded out the top five largest increases": of the same."""
        told = self.context.ranked
        return told[1] if told is not None and told[2] == self.context.paragraph and self._among_top(at) else None

    def _among_top(self, at: int) -> bool:
        """ "rounded out the top five largest decreases", "the five largest increases": several are first."""
        before = self.items[max(0, at - 3):at]
        return len(before) == 3 and before[0].lower in ("top", "the") and before[1].kind == "count" and before[2].lower in SUPERLATIVES

    def _superlative_noun(self, at: int) -> bool:
        """ "recorded the largest decline", but "its largest decline since June"."""
        before = [item.lower for item in self.items[max(0, at - 2):at]]
        first = self._among_top(at) or len(before) == 2 and before[0] == "the" and before[1] in SUPERLATIVES
        if not (first or before[-1:] == ["maximum"]):
            return False
        return not any(item.lower in ("since", "in", "for", "ever") for item in self.items[at + 1:at + 3])

    def _is_told_of_one(self, at: int) -> bool:
        """ "A, down 2.3%, was the main loser": of the company that the clause is about."""
        before = self._before(at)
        while before is not None and before.lower in RANKING:
            before = self._before(self.items.index(before))
        return self.now is not None and self.now.kind == "company" and before is not None and before.lower in COPULAS

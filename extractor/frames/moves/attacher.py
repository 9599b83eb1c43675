"""The core of level 2: measures find their subject by clause structure, in whatever order the sentence has them.

One walk over the items of a sentence keeps the statement that is being made. A subject opens a statement, a word of
movement gives it a direction, a measure takes the slot its unit and preposition name; a slot already taken opens a
further statement of the same subject. Brackets speak of what stands before them, "which" of the last name, "led by"
and "followed by" hand the direction on. A measure that finds no subject stays unread.

The parts of the walk stand in three storeys and the one here; what a part asks of those above it is in `forward`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from extractor.frames.glue import PREPOSITIONS
from extractor.frames.moves.bare_extremes import BareExtremes
from extractor.frames.moves.directions import Directions
from extractor.frames.moves.moves_in_names import MovesInNames
from extractor.frames.moves.points import Points
from extractor.frames.moves.size_groups import SizeGroups
from extractor.frames.moves.subjects import Subjects
from extractor.frames.moves.told_of_both import ToldOfBoth
from extractor.frames.moves.turning_words import TurningWords
from extractor.frames.moves.vocabulary import DIRECTIONS, LISTS, SECTOR_TAILS, SUBJECT_KINDS
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

# What the walk does at an item of a kind or label, where nothing else claims it.
HANDLERS = {
    "percent": "_percent", "points": "_points", "money": "_money", "number": "_number", "count": "_number",
    "basis-points": "_basis_points", "period": "_period", "other-day": "_other_day", "weekday": "_weekday",
    "date": "_date", "close": "_close", "open": "_open", "trade": "_trade", "high": "_high", "low": "_low",
    "previous-close": "_previous_close", "extreme": "_extreme", "punct": "_punct", "word": "_word",
    "new-highs": "_extreme", "new-lows": "_extreme", "return": "_return", "led-by": "_led_by", "best": "_superlative", "worst": "_superlative", "time": "_time",
    "year": "_year", "unchanged": "_unchanged", "month": "_month", "shares-of": "_shares_of", "range": "_percent_range",
    "upper-circuit": "_circuit", "lower-circuit": "_circuit",
}
LAGGING = frozenset("lagged underperformed trailed struggled suffered disappointed".split())
TOGETHER, LINKS = frozenset("both each apiece all".split()), frozenset({",", "and", "&"})
READS_UNUSED = frozenset(HANDLERS.values())


@lru_cache(maxsize=4096)
def step_of(kind: str, figures: tuple[str, ...], has_value: bool) -> tuple[str, str]:
    """(the method for an item of that kind and those labels, the label of a ranked list), "" for none."""
    labels = (kind, *figures)
    if kind in SUBJECT_KINDS:
        return "_subject", ""
    if not DIRECTIONS.keys().isdisjoint(labels):
        return "_direction", ""
    if ranked := next((label for label in labels if label in LISTS), ""):
        return "_list_head", ranked
    if kind in ("counted", "universe", "advances", "declines", "market"):
        return "_market", ""
    if kind in HANDLERS and (kind not in MEASURES or has_value):
        return HANDLERS[kind], ""
    return next((HANDLERS[label] for label in figures if label in HANDLERS and label not in MEASURES), ""), ""


class Attacher(BareExtremes, Directions, MovesInNames, Points, SizeGroups, Subjects, ToldOfBoth, TurningWords):
    """Reads the moves of one sentence."""

    def read(self) -> list[Statement]:
        if not self.said.isdisjoint(("high", "low")):
            self._bare_extremes()
        self.scope = self._fronted_scope()
        members = self._members_before()
        self.within = self.scope or self._fronted_sector() or members
        if self._of_another_week() or self._of_another_year() or self._at_days_extreme():
            self.day_ahead = "other"
        self._fronted_leader()
        self.aliases = self._aliases()
        self.asides = self._appositions() | self.aliases
        described = self._descriptions()
        self._row_of_returns()
        for at, item in enumerate(self.items):
            step, ranked = step_of(item.kind, item.figures, item.value is not None)
            if step == "_subject" and at in self.asides or at in described or step in READS_UNUSED and item.used:
                continue
            if ranked:
                self._list_head(at, item, ranked)
            elif step:
                getattr(self, step)(at, item)
        self._flush()
        self._release_pending()
        self._check_respectively()
        self._share_extremes()
        self._followers()
        self._give_names()
        self._companions()
        self._ranked_by_value()
        self._go_on_with_list()
        self._actives()
        self._credit()
        self._share_groups()
        self._part_sizes()
        self._part_apiece()
        self._part_kinds()
        self._give_both()
        self._carry_period()
        self._lend_span_back()
        if "since" in self.said:
            self._over_what_came_before()
        self._remember_company()
        self._befallen()
        self._moves_in_names()
        self.done += self._moments_told()
        return self.done

    def _carry_period(self) -> None:
        """ "the Dow rose 1.9% for the week, while the S&P 500 gained 1.7%": a span said of one is that of the next, where nothing else is said of it."""
        said: Statement | None = None
        for one in self.done:
            if one.aside or not one.slots or one.kind not in ("index", "sector", "company"):
                continue
            if one.period not in (None, "1d"):
                said = one
            elif said is not None and one.period is None and one.day is None and one.session is None \
                    and (one.kind == said.kind or self._comes_with_it(said, one) or self._stand_alike(said, one)) and one.subjects[0].value != said.subjects[0].value and not {"level", "price"} & one.slots.keys():
                one.carried = said.period
            else:
                said = None

    def _comes_with_it(self, said: Statement, one: Statement) -> bool:
        """ "the Nasdaq has rallied 4.2% in December, with Alphabet up 16%, Apple up 9%": members, over the same span."""
        if one.kind != "company" or said.kind not in ("index", "sector"):
            return False
        between = [item for item in self.items if said.end <= item.start and item.end <= one.subjects[0].start]
        told = {item.lower for item in between}
        return "with" in told and told.isdisjoint(("while", "but", ";", "after", "as"))

    def _stand_alike(self, said: Statement, one: Statement) -> bool:
        """ "Energy is down 12% in 2016, while the S&P 500 is up 8%": both are told of the span up to now."""
        verbs = [next((item.lower for item in self.items if item.start >= told.subjects[-1].end and item.lower not in SECTOR_TAILS), "") for told in (said, one)]
        return {said.kind, one.kind} == {"sector", "index"} and all(verb in ("is", "are", "has", "have") for verb in verbs)

    def _remember_company(self) -> None:
        """Whom "the stock" of the next sentence means: the company last given a figure, else the first that the sentence was about."""
        told = [one for one in self.done if one.kind == "company" and one.slots and not one.aside]
        if self.companies:
            self.context.company_paragraph = self.context.paragraph
        if not told and (company := self._introduced()) is not None:
            self.context.last_company, self.context.company_paragraph = company, self.context.paragraph
        elif self.companies and not told:
            self.context.last_company = self.companies[0]
        self._part_told_of()
        self._price_of_last()
        self._speak_of_mover(told)
        named = self.context.named_before = tuple(item for item in self.items if item.kind == "company")
        if len(named) == 1 and not self.said.isdisjoint(("shares", "shares-of")):
            self.context.shares_spoken = named[0]  # "Shares in Alder slid. They ended 2% lower"
        self.context.last_mover = told[-1] if told else None

    def _introduced(self) -> Item | None:
        """ "sold its stake in Lloyds (LLOY)": the one company that a sentence names, by its code on an exchange too."""
        named = [(item, after) for item, after in zip(self.items, self.items[1:]) if item.kind == "company"]
        if len(named) != 1:
            return None
        item, after = named[0]
        return item if isinstance(item.extra, str) and after.start - item.end > len("(A)") else None

    def _check_respectively(self) -> None:
        """Where "respectively" stands and one name got several values of a kind, nobody can tell whose they are."""
        if not self.shared_out:
            return
        self._share_levels()
        for one in self.done:
            if len(one.subjects) > 1 == len(one.series.get("level", ())):
                self._set_aside(one, ("level",), "level of another")  # of two, and only one was read
        for one, other in zip(self.done, self.done[1:]):
            if [each.value for each in one.subjects] == [each.value for each in other.subjects] and one.slots.keys() & other.slots.keys() and one.period == other.period:
                one.aside = other.aside = "unread"

    def _share_levels(self) -> None:
        """ "A lost 0.7% while B gained 0.8% to close at 1,961.07 and 3,917.17, respectively": a level for each of the two clauses."""
        end = next(at for at, item in enumerate(self.items) if item.lower == "respectively")
        listed = [item for item in self.items[max(0, end - 4):end] if item.text != ","][-3:]
        if len(listed) < 3 or listed[1].lower != "and" or len(self.done) < 2:
            return
        first, _, second = listed
        one, other, *rest = self.done
        alike = one.kind == other.kind and len(one.subjects) == len(other.subjects) == 1 and "level" not in one.slots
        if not alike or other.slots.get("level") is not first.value or len(rest) > 1 or rest and rest[0].slots.keys() != {"level"}:
            return
        self._set_aside(other, ("level",), "level of another")
        if second.kind in ("number", "points", "count"):
            self.done = [one, other]
            one.put("level", first)
            other.put("level", second)
            first.extra.pop("aside", None)
            first.used = second.used = True

    def _punct(self, at: int, item: Item) -> None:
        if item.text == "(":
            self._changes_in_bracket(at)
            self._open_bracket(at)
        elif item.text == ")":
            self._close_bracket(at)
            after = self._after(at)
            if at and self.items[at - 1].kind == "index" and after is not None and after.kind == "descriptor" and not after.value:
                self._open_statement(at, self.items[at - 1])  # "the Nepal Stock Exchange (Nepse) index"
        elif item.text == ",":
            self._leave_relative(at)
        elif item.text == ";" and not self._goes_on_behind(at):
            self._flush()
            self.day_ahead = self.context.day

    def _open_bracket(self, at: int) -> None:
        before = self.items[at - 1] if at else None
        if before is not None and before.text == "," and at > 1 and self.items[at - 2].kind == "company":
            before = self.items[at - 2]  # "asset manager Franklin Resources, (1.51 percent)"
        if before is not None and before.kind == "descriptor" and before.value:
            before = self._resolve(at - 1, before)  # "outperforming mid caps (up 0.8%)"
        if before is None or not self._tells_of(before, at):
            self.outer.append(self.now)
            self.now = None if self._of_unknown_name(at) else self.now
            return
        told = self._told_together(before, at)
        if self.now is not None and len(self.now.subjects) > len(told) and self.now.subjects[-1] is before:
            self.now.subjects[-len(told):] = []
        alone = self.now is not None and self.now.subjects in (told, [before])
        self.outer.append(None if alone else self.now)
        role = self.list_role if before.kind == "company" else None
        group = self.context.list_group if self.list_role else None
        self.now = Statement(told, role=role, group=group, day=self.day_ahead, each=len(told) > 1)

    def _told_together(self, last: Item, at: int) -> list[Item]:
        """ "A and B (both up 2%)", "C, D and E (up 0.7% each)": of whom the bracket that opens here tells."""
        inside = {item.lower for item in takewhile(lambda item: item.text != ")", self.items[at + 1:at + 8])}
        names = [last]
        for item in reversed(self.items[:at - 1] if inside & TOGETHER else ()):
            if item.kind == last.kind:
                names.insert(0, item)
            elif item.lower not in LINKS:
                break
        return names[-2:] if "both" in inside else names

    def _of_unknown_name(self, at: int) -> bool:
        """ "banks (1.1%) rose, while medical precision (-2.5%)": a bracket behind a name of a list that nothing knows."""
        after = self._after(at)
        if after is None or after.kind != "percent" or self.now is None or "percent" not in self.now.slots:
            return False
        back = list(takewhile(lambda item: item.lower not in (",", "and", "while", "but"), reversed(self.items[max(0, at - 4):at])))
        return 0 < len(back) < 4 and all(item.kind in ("word", "sector", "descriptor") and item.lower not in PREPOSITIONS for item in back)

    def _tells_of(self, name: Item, at: int) -> bool:
        """Whether the bracket that opens here says how the name before it moved, and not how the clause goes on."""
        if name.kind not in ("company", "index", "sector"):
            return False
        inside = list(takewhile(lambda item: item.text != ")", self.items[at + 1:at + 12]))
        measured = any(item.kind in ("percent", "money", "points") for item in inside)
        if not measured and not (name.kind == "company" and self._tells_price(inside)):
            return False
        now = self.now
        return now is None or name.end != now.subjects[-1].end or bool(now.slots) or len(now.subjects) > 1

    def _close_bracket(self, at: int) -> None:
        if not self.outer:
            return
        outer, now, after = self.outer.pop(), self.now, self._after(at)
        if now is not None and now.slots and now.direction is None and after is not None:
            now.direction = "down" if after.lower in LAGGING else self._way_ranked(at + 1)  # "while IT (0.9%) lagged"
        if outer is not now:
            self._flush(bracket=True)
            self.now = outer

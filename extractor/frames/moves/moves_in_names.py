"""Companies whose moves are nouns, and no figure: "The index closed lower on losses in A, B and C"."""

from __future__ import annotations

from extractor.facts.records import Role
from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.lists import CompanyList, company_lists
from extractor.frames.moves.befallen import STALE, UNREAL
from extractor.frames.moves.credits import DRAGGING, LIFTING
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.moves.vocabulary import SECTOR_TAILS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

WAYS: dict[str, Way] = {
    **dict.fromkeys("gains advances rallies rises".split(), "up"),
    **dict.fromkeys("losses declines drops falls".split(), "down"),
}
ROLES: dict[Way, Role] = {"up": "contributor", "down": "drag"}
# What may stand between the noun and the names: "gains in heavyweight counters such as A".
NAMING = DETERMINERS | SECTOR_TAILS | frozenset("in by of such as like including heavyweights heavyweight select some key major".split())
MADE = frozenset("posted made recorded registered suffered booked".split())
OWING = frozenset({"contributors", "drags", "owed-to", "led-by"})
AFTER_WHICH = frozenset("on by to of amid following after with".split())
DRIVING = DRAGGING | LIFTING | {"helped", "pushed", "drove", "sent", "kept"}
NOT_MADE, SPANS = UNREAL - {"to"}, frozenset({"weekday", "period", "pared"})
REACH = 7


class MovesInNames(ThirdStorey):
    """Reads who gained or lost, where a noun tells it of names that have no figure."""

    def _moves_in_names(self) -> None:
        if self.hypothetical or WAYS.keys().isdisjoint(self.said):
            return
        for at, item in enumerate(self.items):
            names = self._named_behind(at) if item.lower in WAYS and not self._is_of_before(at) else None
            if names is None:
                continue
            told = {subject.start for one in self.done if one.slots or one.finite for subject in one.subjects}
            untold = [one for one in names.companies if one.start not in told]
            if not untold:
                continue
            way = WAYS[item.lower]
            group = self._moved_by(at, way) or self._drove(names.last + 1)
            one = Statement(untold, direction=way, items=[item], finite=True, day=self.day_ahead)
            one.role, one.group = (ROLES[way], group) if group else (None, None)
            one.rules.append("moves/in-names")
            self.done.append(one)

    def _named_behind(self, at: int) -> CompanyList | None:
        """The names behind "losses in", "gains in counters such as", where no figure is told of them."""
        if at + 2 >= len(self.items) or self.items[at + 1].lower not in ("in", "by", *MADE):
            return None
        first = next((k for k in range(at + 2, min(len(self.items), at + 2 + REACH)) if self.items[k].kind == "company"), 0)
        if not first or not all(self._leads_to_name(item) for item in self.items[at + 2:first]):
            return None
        names = company_lists(self.items[first:])[0]
        behind = self.items[first + names.last + 1:first + names.last + 3]
        figured = any(item.kind in MEASURES or item.text == "(" or item.lower in ("which", "’s", "'s") for item in behind)
        if figured:
            return None
        return CompanyList(first, first + names.last, names.companies)

    @staticmethod
    def _leads_to_name(item: Item) -> bool:
        return item.lower in NAMING or item.kind in ("counted", "shares-of", "sector")

    def _is_of_before(self, at: int) -> bool:
        """ "earlier gains in A", "pared losses in A", "could extend losses in A": no move of the day, or none made."""
        lead = self.items[max(0, at - 3):at]
        measured = lead[-1:] != [] and lead[-1].kind in MEASURES
        return measured or any(item.lower in STALE | NOT_MADE or item.kind in SPANS for item in lead)

    def _moved_by(self, at: int, way: Way) -> str | None:
        """The index that is told to have gone the same way because of it."""
        back = at - 1
        while back > 0 and (is_adverb(self.items[back].lower) or self._is_adjective(self.items[back])):
            back -= 1
        cause = self.items[back]
        owed = cause.lower in AFTER_WHICH or not OWING.isdisjoint((cause.kind, *(cause.figures or ())))
        index = next((one for one in reversed(self.done) if one.kind == "index" and one.subjects[-1].start < cause.start), None)
        return index.subjects[0].value if owed and back > 0 and index is not None and index.direction == way else None

    def _drove(self, verb: int) -> str | None:
        """ "Losses in A and B dragged the index down": the index that the names behind a noun have moved."""
        if verb >= len(self.items) or self.items[verb].lower not in DRIVING:
            return None
        return next(iter(self._moved(verb)), None)

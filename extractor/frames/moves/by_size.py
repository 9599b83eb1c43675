"""Which of several indices "it" stands for, told by the size of its level: 82,743 is no level of one at 25,530."""

from __future__ import annotations

from decimal import Decimal

from extractor.frames.moves.around import Looking
from extractor.frames.statement import Context, Statement
from extractor.spans.items import Item

LEAST = 1000  # what is smaller may be points
NEAR = 3  # one level is not three times another of the same index


def remember_levels(context: Context, statements: list[Statement]) -> None:
    """Keep the levels of a sentence's indices for those behind it."""
    for one in statements:
        if one.kind == "index" and len(one.subjects) == 1 and "level" in one.slots and not one.aside:
            context.levels[one.subjects[0].value] = (one.subjects[0], one.slots["level"].value)


class BySize(Looking):
    """Chooses among the indices spoken of."""

    def _of_that_size(self, at: int, meant: Item | None) -> Item | None:
        """ "The Sensex rose to 83,214 and the Nifty to 25,530. It had opened at 82,743": the one told last, unless the
        level that follows is another's."""
        known = self.context.levels.get(meant.value) if meant is not None and meant.kind == "index" else None
        if meant is None or known is None:
            return meant
        level = self._level_ahead(at) if len(self.context.levels) > 1 else None
        if level is None or known[1] / NEAR < level < known[1] * NEAR:
            return meant
        fits = [item for item, other in self.context.levels.values() if other / NEAR < level < other * NEAR]
        return self._same(meant, fits[0]) if len(fits) == 1 else meant

    def _level_ahead(self, at: int) -> Decimal | None:
        """The first number of the clause that may be a level."""
        for item in self.items[at + 1:]:
            if item.kind in ("index", "company", "instrument"):
                return None
            if item.kind in ("number", "count") and item.value is not None and item.value.value >= LEAST:
                return item.value.value
        return None

"""Returns of an index over spans: "the year-to-date (YTD) return rose to 22.91 per cent", "MTD and YTD returns settled
at -0.6% and +37.2%, respectively"."""

from __future__ import annotations

from extractor.frames.glue import BREAKS
from extractor.frames.moves.extremes import Extremes
from extractor.frames.moves.vocabulary import SUBJECT_KINDS
from extractor.frames.statement import Statement
from extractor.spans.items import Item

BETWEEN = frozenset({",", "and", "&", "(", ")", "the", "respectively"})
TO_DATE = frozenset({"mtd", "qtd", "ytd"})
REACH = 12


class SpanReturns(Extremes):
    """Returns over one or more spans to date, each with its own figure."""

    def _returns_to_date(self, at: int, direction: str = "signed") -> bool:
        """Whether the spans before "return" have each a figure behind it; they are of the index the clause or the
        article is about."""
        spans, figures = self._spans_before(at), self._figures_behind(at)
        index = self._index_of_return(at)
        if not spans or len(spans) != len(figures) or index is None:
            return False
        now, self.now = self.now, None
        for span, figure in zip(spans, figures):
            way = "signed" if figure.extra["sign"] else direction
            one = Statement([index], direction=way, period=span, rules=["moves/returns"])
            one.items.append(self.items[at])
            one.put("percent", figure)
            figure.used = True
            self.done.append(one)
        self.now = now if now is not None and now.slots else None
        return True

    def _index_of_return(self, at: int) -> Item | None:
        if self.now is not None:
            return self.now.subjects[-1] if self.now.kind == "index" and not self.now.slots else None
        told = any(item.kind in ("points", "percent") for item in self.items[:at])  # of what has no name here
        index = None if self.companies or told else self._index_spoken_of()
        return index and self._same_index(self.items[at], index)

    def _spans_before(self, at: int) -> list[str]:
        """The spans of "the month-to-date and year-to-date (YTD) return"."""
        spans: list[str] = []
        for item in reversed(self.items[max(0, at - REACH):at]):
            if item.kind == "period" and item.value in TO_DATE:
                spans.insert(0, item.value)
            elif item.lower not in BETWEEN:
                break
        return list(dict.fromkeys(spans))

    def _figures_behind(self, at: int) -> list[Item]:
        """The figures of "settled at -0.6% and +37.2%": one list, whatever verb leads to it."""
        figures: list[Item] = []
        for item in self.items[at + 1:at + REACH]:
            if item.kind == "percent":
                figures.append(item)
            elif figures and item.lower not in BETWEEN or item.kind in SUBJECT_KINDS or item.lower in BREAKS:
                break
        return figures

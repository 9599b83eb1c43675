"""Returns of an index over spans: "the year-to-date (YTD) return rose to 22.91 per cent", "MTD and YTD returns settled
at -0.6% and +37.2%, respectively"."""

from __future__ import annotations

from extractor.facts.records import Period
from extractor.frames.glue import BREAKS
from extractor.frames.moves.extremes import Extremes
from extractor.frames.moves.vocabulary import SUBJECT_KINDS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import Item

BETWEEN = frozenset({",", "and", "&", "(", ")", "the", "respectively"})
TO_DATE = frozenset({"wtd", "mtd", "qtd", "ytd"})
GAINS: dict[str, Way] = {"gain": "up", "gains": "up", "loss": "down", "losses": "down"}
REACH = 12


class SpanReturns(Extremes):
    """Returns over one or more spans to date, each with its own figure."""

    def _returns_to_date(self, at: int, direction: Way = "signed") -> bool:
        """Whether the spans before "return" have each a figure behind it; they are of the index the clause or the
        article is about."""
        spans, figures = self._spans_before(at), self._figures_behind(at)
        index = self._index_of_return(at)
        if not spans or len(spans) != len(figures) or index is None:
            return False
        now, self.now = self.now, None
        several = now.subjects if now is not None and len(spans) == 1 and now.subjects[-1] is index else [index]
        for span, figure in zip(spans, figures):  # "A and B posted a weekly gain of 1.2 per cent each"
            self._return_over(span, figure, self.items[at], several, direction)
        if now is not None and not now.slots and self._goes_on_behind_aside(figures[-1]):
            now.period = now.direction = self.period_ahead = self.period_next = None
            self.now = now
        else:
            self.now = now if now is not None and now.slots else None
        return True

    def _goes_on_behind_aside(self, figure: Item) -> bool:
        """ "The S&P 500, on track for a weekly loss of 1.4%, fell 0.9%": put between commas, and then the verb."""
        end = next(at for at, item in enumerate(self.items) if item is figure) + 1
        comma = end < len(self.items) and self.items[end].text == ","
        return comma and end + 1 < len(self.items) and self._verb_at(end + 1)

    def _return_over(self, span: Period, figure: Item, noun: Item, indices: list[Item], direction: Way | None) -> None:
        if figure.used:
            return  # told already, where its span stood
        way: Way | None = "signed" if figure.extra["sign"] else direction
        one = Statement([*indices], direction=way, period=span, rules=["moves/returns"], each=len(indices) > 1)
        one.items.append(noun)
        one.put("percent", figure)
        figure.used = True
        self.done.append(one)

    def _told_over_spans(self, at: int) -> bool:
        """ "fell 0.3%, as the MTD and YTD returns printed -0.4% and +7.7%", "the year-to-date return to 8%, the
        month-to-date to 0.2%": a span of what stands behind it, and not of the figures before."""
        if self.items[at].value not in TO_DATE:
            return False
        noun = next((k for k in range(at + 1, len(self.items)) if not self._is_between_spans(self.items[k])), 0)
        item = self.items[noun]
        told = self.done[-1] if self.done else None
        if [one.lower if k == 0 else one.kind for k, one in enumerate(self.items[at + 1:at + 3])] == ["to", "percent"] \
                and told is not None and "moves/returns" in told.rules:
            self._return_over(self.items[at].value, self.items[at + 2], self.items[at], told.subjects[-1:], told.direction)
            return True
        named = noun and (item.kind == "return" or item.lower in GAINS) and (self.done or self.now is not None and self.now.slots)
        return bool(named) and self._returns_to_date(noun, GAINS.get(item.lower, "signed"))

    @staticmethod
    def _is_between_spans(item: Item) -> bool:
        return item.kind == "period" and item.value in TO_DATE or item.lower in BETWEEN

    def _index_of_return(self, at: int) -> Item | None:
        if self.now is not None:
            whole = not self.now.slots or self.now.slots.keys() & {"percent", "points"}
            return self.now.subjects[-1] if self.now.kind == "index" and whole else None
        if self.done and self.done[-1].kind == "index" and not self.companies:
            return self.done[-1].subjects[-1]  # "lost 0.3%; consequently, the YTD return moderated to 8%"
        told = any(item.kind in ("points", "percent") for item in self.items[:at])  # of what has no name here
        index = None if self.companies or told else self._index_spoken_of()
        return index and self._same_index(self.items[at], index)

    def _spans_before(self, at: int) -> list[Period]:
        """The spans of "the month-to-date and year-to-date (YTD) return"."""
        spans: list[Period] = []
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

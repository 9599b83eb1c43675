"""What the text asserts that no fact holds but a recomputation can test.

Claims never appear in the record; the checks read them beside the facts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extractor.facts.base import Figure, Mention
from extractor.facts.records import IndexMove


@dataclass(slots=True, kw_only=True)
class Claim:
    mention: Mention


@dataclass(slots=True, kw_only=True)
class BreadthWords(Claim):
    """Which side the words say was larger ("more decliners than advancers", "breadth was positive").

    plain: the words leave no room ("decliners outnumbered advancers"); else loose ("positive breadth").
    times: how many times larger, where said ("nearly twice as many").
    near:  the words need not speak of a market's only counts unless they stand near them.
    fact:  position in `Facts.breadth` of the counts these words speak of, or None when it is not certain.
    """

    larger: Literal["advances", "declines", "neither"]
    plain: bool
    times: Figure | None = None
    near: bool = False
    fact: int | None = None


@dataclass(slots=True, kw_only=True)
class CountedList(Claim):
    """ "five stocks: A, B, …" (kind list) or "A and B rose 1% and 2%, respectively" (kind respectively)."""

    kind: Literal["list", "respectively"]
    stated: int
    counted: int


@dataclass(slots=True, kw_only=True)
class DatedWeekday(Claim):
    """ "Friday, 13 February 2026": `weekday` 0 is Monday."""

    day: date
    weekday: int


@dataclass(slots=True, kw_only=True)
class YearlessWeekday(Claim):
    """ "Sunday (October 30)" where nobody can tell the year; `weekday` 0 is Monday."""

    month: int
    day: int
    weekday: int


@dataclass(slots=True, kw_only=True)
class MalformedNumber(Claim):
    """A numeral whose grouping no convention writes; `reading` is the likeliest intended print, or None."""

    reading: str | None


@dataclass(slots=True, kw_only=True)
class Continuation(Claim):
    """A day's move said to continue or extend a span's run. Positions in `Facts.index_moves`."""

    day: int
    span: int


@dataclass(slots=True, kw_only=True)
class SignedVerb(Claim):
    """A verb and a printed sign about one figure ("rose … -0.5%"), recorded only where they disagree in kind:
    a fall verb with a minus is one fall and no claim."""

    verb: Literal["up", "down"]
    figure: Figure


@dataclass(slots=True, kw_only=True)
class CrossedVerbs(Claim):
    """Two words of movement about one thing that go different ways: "24 stocks fell, led by X, which rose 9%"."""

    first: Literal["up", "down"]
    second: Literal["up", "down"]
    figure: Figure


@dataclass(slots=True, kw_only=True)
class Lead(Claim):
    """ "Banks led the gains with 2.2%, followed by telecoms at 2%": who went furthest among those listed with it.

    figure: that of the leader, or None where this sentence has none; rivals: those of the rest of the list.
    """

    way: Literal["best", "worst"]
    name: str
    figure: Figure | None = None
    rivals: list[Figure] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class CloseBefore(Claim):
    """ "On Wednesday it had closed at 5,120.30", told on Thursday: where the index stood when the day began; of a span
    "wtd", when the week did."""

    index: str
    figure: Figure
    period: str = "1d"


@dataclass(slots=True, kw_only=True)
class Step(Claim):
    """ "It fell by 13.52 points on Monday to 2,130.78": one day of a week that is told day by day.

    move: its points and its level, as far as they are told; opening: the level is where the day began.
    """

    move: IndexMove
    weekday: int | None
    opening: bool = False


@dataclass(slots=True, kw_only=True)
class FromOpen(Claim):
    """ "at 5,120.30, 41 points above the opening price": how far from where it opened an index is said to stand."""

    index: str
    figure: Figure


@dataclass(slots=True, kw_only=True)
class Band(Claim):
    """ "a swing of 430.10 points": how far apart the low and the high of an index are said to lie."""

    index: str
    figure: Figure


@dataclass(slots=True, kw_only=True)
class ClosedBeyond(Claim):
    """ "closes below 6,500": on which side of a line an index is said to have closed."""

    index: str
    side: Literal["above", "below"]
    figure: Figure


@dataclass(slots=True, kw_only=True)
class IndexSize(Claim):
    """ "the 30-share Sensex": how many shares the text says an index has."""

    index: str
    size: int


@dataclass(slots=True, kw_only=True)
class Correction(Claim):
    """ "An earlier version of this article said …": the article corrects what it or another printed before."""


@dataclass(slots=True)
class Claims:
    breadth_words: list[BreadthWords] = field(default_factory=list)
    counted_lists: list[CountedList] = field(default_factory=list)
    dated_weekdays: list[DatedWeekday] = field(default_factory=list)
    yearless_weekdays: list[YearlessWeekday] = field(default_factory=list)
    malformed_numbers: list[MalformedNumber] = field(default_factory=list)
    continuations: list[Continuation] = field(default_factory=list)
    signed_verbs: list[SignedVerb] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    crossed_verbs: list[CrossedVerbs] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)
    closes_before: list[CloseBefore] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    from_opens: list[FromOpen] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    closed_beyond: list[ClosedBeyond] = field(default_factory=list)
    index_sizes: list[IndexSize] = field(default_factory=list)
    other_days: list[IndexMove] = field(default_factory=list)  # what is told of days that no date can be given to
    began: list[IndexMove] = field(default_factory=list)  # moves that are told from one level to another

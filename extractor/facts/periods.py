"""The span of a move that names none: from the clause before, or the same figure told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from operator import itemgetter

from extractor.facts import IndexMove
from extractor.facts.moves import session_over
from extractor.facts.records import Period
from extractor.frames.moves.vocabulary import ANOTHER_LENGTH
from extractor.frames.reader import Reading
from extractor.frames.statement import Sentence, Statement
from extractor.spans.items import Item

SPAN_ADJECTIVES: dict[str, Period] = {
    "weekly": "wtd", "monthly": "mtd", "quarterly": "qtd", "annual": "ytd", "yearly": "ytd", "on-year": "ytd",
}
SPAN_NOUNS: dict[str, Period] = {"week": "wtd", "month": "mtd", "quarter": "qtd", "year": "ytd"}
FARING = frozenset("winning losing good bad strong weak great rough tough volatile banner stellar positive negative choppy".split())
RECORDS = frozenset("highest lowest best worst first biggest largest ahead next".split())
APPOSED = frozenset({",", "-", "--", "–", "—"})


def settle_carried(reading: Reading) -> None:
    """A clause takes the span of the one before it, unless its figure is told elsewhere of a span of its own."""
    told = {
        (one.subjects[0].value, one.slots["percent"].value)
        for one in reading.statements
        if one.period and "percent" in one.slots
    }
    for one in reading.statements:
        if (
            one.carried
            and one.period is None
            and (one.subjects[0].value, one.slots["percent"].value if "percent" in one.slots else None) not in told
        ):
            one.period = one.carried


def carry_on(reading: Reading) -> None:
    """ "For the week, the Dow rose 1.9%. The S&P 500 gained 1.7%.": the next sentence goes on with the span, where its
    index has another move of the day or all stand in the perfect ("has lost")."""
    days = days_told(reading)
    told: Statement | None = None
    paragraph, perfect = -1, False
    for sentence in reading.sentences:
        if sentence.paragraph != paragraph:
            told, paragraph, perfect = None, sentence.paragraph, True
        perfect = perfect and any(item.lower in ("has", "have") for item in sentence.items)
        for one in sentence.statements:
            if one.kind not in ("index", "sector") or one.aside or not one.slots:
                continue
            if one.period not in (None, "1d"):
                told = one
            elif one.kind == "sector":
                continue
            elif (
                told is not None
                and bare(one)
                and one.subjects[0].value != told.subjects[0].value
                and (perfect or contradicted(one, days))
            ):
                one.period = told.period
            else:
                told = None


def announce_spans(reading: Reading) -> None:
    """ "All three closed out a winning week. The Dow gained 1.2% and the Nasdaq 2.8%": the span of the sentence that has
    no figure, where one of the indices has another move of the day."""
    days = days_told(reading)
    span, paragraph = None, -1
    for sentence in reading.sentences:
        moves = [one for one in sentence.statements if one.kind == "index" and not one.aside and one.slots]
        if not moves:
            span, paragraph = span_spoken_of(sentence.items), sentence.paragraph
        elif (
            span
            and sentence.paragraph == paragraph
            and all(map(bare, moves))
            and any(contradicted(one, days) for one in moves)
            and not any(item.kind == "weekday" for item in sentence.items)
        ):
            for one in moves:
                one.period = span
        else:
            span = None


def leave_other_spans(reading: Reading) -> None:
    """ "The Dow climbed 1.7% in the last four days, the S&P 500 was up 2.6%": over the same four days, where the day had
    another move."""
    days = days_told(reading)
    for sentence in reading.sentences:
        other = False
        for one in sentence.statements:
            if one.kind != "index" or not one.slots:
                continue
            if other and not one.aside and bare(one) and contradicted(one, days):
                one.aside = ANOTHER_LENGTH
            other = one.aside == ANOTHER_LENGTH


def span_spoken_of(items: list[Item]) -> Period | None:
    """ "All three indexes rose for the month", "It was a good week for stocks"."""
    if any(item.kind in ("extreme", "high", "low") or item.lower in RECORDS for item in items):
        return None  # "at its highest of the year"
    pairs = [*zip(items, items[1:])]
    spans = (item.value for before, item in pairs if item.kind == "period" and item.value in SPAN_NOUNS.values() and before.lower != "of")
    nouns = (SPAN_NOUNS[item.lower] for before, item in pairs if item.lower in SPAN_NOUNS and before.lower in FARING)
    return next(spans, None) or next(nouns, None)


def carry_back(reading: Reading) -> None:
    """ "The Sensex has risen 23% or 11,264 points and the Nifty 25% or 3,603 points since the beginning of this
    year.": the span at the end is that of both."""
    days = days_told(reading)
    for sentence in reading.sentences:
        moves = [one for one in sentence.statements if one.kind == "index" and not one.aside and one.slots]
        if (
            len(moves) != 2
            or moves[1].period in (None, "1d")
            or moves[0].subjects[0].value == moves[1].subjects[0].value
        ):
            continue
        first, last = moves
        alike = len(first.slots) > 1 and first.slots.keys() == last.slots.keys() and first.session is None
        if (
            first.period is None
            and first.day is None
            and (alike or contradicted(first, days))
            and trails(sentence, first, last)
        ):
            first.period = last.period


def tell_ranked_spans(reading: Reading) -> None:
    """ "The Nifty has dropped 336.35 points, its first annual loss since 2011": of that span, where its day had others."""
    days = days_told(reading)
    for sentence in reading.sentences:
        for one in sentence.statements:
            if one.kind == "index" and not one.aside and one.slots and bare(one) and contradicted(one, days):
                one.period = ranked_span(sentence.items, max(figure.end for figure in one.slots.values()))


def ranked_span(items: list[Item], end: int) -> Period | None:
    """The span that an apposition behind a figure names: "-- also its worst weekly fall since March"."""
    behind = [item for item in items if item.start >= end][:10]
    if not behind or behind[0].text not in APPOSED:
        return None
    named = (SPAN_ADJECTIVES.get(one.lower) for one, other in zip(behind, behind[1:]) if other.kind in ("rise", "fall"))
    return next(filter(None, named), None)


def trails(sentence: Sentence, first: Statement, last: Statement) -> bool:
    """Whether the span stands once, behind the figures of both."""
    spans = [item for item in sentence.items if item.kind == "period" and item.value == last.period]
    return (
        len(spans) == 1
        and spans[0].start >= max(figure.end for figure in (*first.slots.values(), *last.slots.values()))
    )


def bare(one: Statement) -> bool:
    return one.period is None and one.day is None and one.session is None and one.slots.keys() <= {"percent", "points"}


def days_told(reading: Reading) -> dict[tuple[str, str], set[Decimal]]:
    """By index and slot, the figures of moves that are surely the day's: with a level, a day or a session."""
    days: dict[tuple[str, str], set[Decimal]] = {}
    for one in reading.statements:
        if (
            one.kind == "index"
            and not one.aside
            and one.period in (None, "1d")
            and ("level" in one.slots or one.day is not None or one.session)
        ):
            for subject in one.subjects:
                for slot in one.slots:
                    days.setdefault((subject.value, slot), set()).add(one.slots[slot].value)
    return days


def contradicted(one: Statement, days: dict[tuple[str, str], set[Decimal]]) -> bool:
    """Whether a move of the day of the same index has other figures."""
    return any(days.get((one.subjects[0].value, slot), set()) - {one.slots[slot].value} for slot in one.slots)


def settle_periods(moves: list[IndexMove]) -> None:
    """A move without a span of its own restates the move whose very figure it repeats; else it is the day's."""
    weeks = {(move.index, move.percent) for move in moves if move.period == "1wk" and move.percent is not None}
    spans: Spans = {}
    for at, move in enumerate(moves):
        if move.period == "wtd" and (move.index, move.percent) in weeks:
            move.period = "1wk"  # "a weekly decline of 0.7% …. Over the past week it fell 0.7%"
        note_span(spans, at, move)
    for at, move in enumerate(moves):
        if move.period is None:
            move.period = first_span_repeated(spans, move) or "1d"
            move.session = session_over(move.period, move.session, move.level is not None)
            note_span(spans, at, move)


WEEKS = frozenset({"wtd", "1wk", "5d"})
SLOTS = ("percent", "points", "level")
# By index, the slots a move states, some of them and their values: where the first move of each span stands.
Spans = dict[tuple, dict[Period, int]]


def note_span(spans: Spans, at: int, move: IndexMove) -> None:
    if move.period is None:
        return
    stated = tuple(slot for slot in SLOTS if getattr(move, slot) is not None)
    for shared in subsets(stated):
        known = spans.setdefault((move.index, stated, *values(move, shared)), {})
        known[move.period] = min(at, known.get(move.period, at))


def first_span_repeated(spans: Spans, move: IndexMove) -> Period | None:
    """The span of the moves of the index with which this one shares a slot, and every slot that both state has one
    value: the day's, or a week's where none is told that stood at a level. A year's move is no day's, however alike."""
    found: dict[Period, int] = {}
    for stated in subsets(SLOTS):
        shared = tuple(slot for slot in stated if getattr(move, slot) is not None)
        for period, at in spans.get((move.index, stated, *values(move, shared)), {}).items():
            found[period] = min(at, found.get(period, at))
    if "1d" in found:
        return "1d"
    weeks = [(at, period) for period, at in found.items() if period in WEEKS and move.level is None]
    return min(weeks, key=itemgetter(0))[1] if weeks else None


def values(move: IndexMove, slots: tuple[str, ...]) -> Iterator[tuple]:
    return ((slot, getattr(move, slot)) for slot in slots)


@cache
def subsets(slots: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Those with at least one slot."""
    return [some for size in range(1, len(slots) + 1) for some in combinations(slots, size)]

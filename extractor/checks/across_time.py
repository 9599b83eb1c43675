"""Between the days: closes that follow one another, the base of a year, and figures reprinted on another day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from extractor.checks.evidence import digits
from extractor.checks.intervals import Bound, Interval
from extractor.checks.pairs import Found, Place, attached, places, slots_of
from extractor.checks.prints import written_like
from extractor.checks.terms import Term, adopted, made
from extractor.facts import Facts

Articles = Sequence[tuple[str, Facts]]
_SLOTS = ("percent", "points", "level")
# Prints that repeat between two days by chance: fewer significant digits than these, over two figures.
_TELLING_DIGITS = 6
# A day for which a collection has more closes than this is a muddle (`across.index` says so), no ground to stand on.
_MANY_CLOSES = 8


def previous_weekday(day: date) -> date:
    """The day before, Friday for a Monday. (Over holidays there is no close to find, so nothing is compared.)"""
    return day - timedelta(days=3 if day.weekday() == 0 else 2 if day.weekday() == 6 else 1)


def series(articles: Articles) -> Iterator[Found]:
    """across.series: what a close and its change say of the close before, against that close."""
    closes: dict[tuple, dict[Decimal, tuple[Place, Term]]] = defaultdict(dict)
    moves = [(place, day, close) for place in places(articles) if (day := place.day) and (close := _close(place))]
    for place, day, close in moves:
        # Each distinct close once: one that fits is enough, and copies of one story add nothing.
        closes[place.move.index, day].setdefault(close.figure.value, (place, close))
    for place, day, _ in moves:
        before = list(closes.get((place.move.index, previous_weekday(day)), {}).values())
        implied = _implied(place) if 0 < len(before) <= _MANY_CLOSES else None
        if implied:
            yield _series(place, before, *implied)


def _close(place: Place) -> Term | None:
    move = place.move
    return place.term("level") if move.session == "close" and move.period == "1d" else None


def _implied(place: Place) -> tuple[Interval, Interval, list[Term]] | None:
    """(every reading, the printed digits, the figures used) of the close before this one, where this article tells."""
    move, level = place.move, place.term("level")
    if since := place.term("previous_close"):
        return since.span, since.exact, [since]
    if move.direction is None or level is None:
        return None
    if points := place.term("points"):
        return level.span - points.span, level.exact - points.exact, [level, points]
    percent = place.term("percent")
    return (*_base(level, percent), [level, percent]) if percent else None


def _base(level: Term, percent: Term) -> tuple[Interval, Interval]:
    """What the level was before it moved by the per cent: by every reading, and by the printed digits."""
    one, hundred = Interval.exact(1), Interval.exact(100)
    return level.span / (one + percent.span / hundred), level.exact / (one + percent.exact / hundred)


def _series(
    place: Place, before: list[tuple[Place, Term]], implied: Interval, central: Interval, used: list[Term]
) -> Found:
    fits = [(other, close) for other, close in before if close.span.overlaps(implied)]
    other, close = (fits or before)[0]
    shown = written_like(close.figure, central.low)
    later, earlier = (place, other) if place.article > other.article else (other, place)
    message = (
        f"{place.source}: {' and '.join(term.text for term in used)} on {place.day} put the close of "
        f"{place.move.index} the day before at {shown}, {'and' if fits else 'but'} {other.source} gives {close.text}."
    )
    here, away = (used, [close]) if later is place else ([close], used)
    check = made(
        "across.series", "holds" if fits else "fails", close.text, shown, message, terms=here,
        tolerance=f"{close.span} against {implied}",
    )
    return attached(later, earlier, check, away)


def base(articles: Articles) -> Iterator[Found]:
    """across.base: every level and its year-to-date per cent go back to one level at the year's end."""
    years: dict[tuple, list[tuple[Place, Interval, list[Term]]]] = defaultdict(list)
    for place in places(articles):
        if place.move.period == "ytd" and place.day and (found := _year_base(place)):
            years[place.move.index, place.day.year].append((place, *found))
    for stated in years.values():
        if len({place.article for place, *_ in stated}) > 1:
            yield from _one_base(stated)


def _year_base(place: Place) -> tuple[Interval, list[Term]] | None:
    """The base behind a year-to-date figure, by its own level or by the article's close of that index and day."""
    percent, level = place.term("percent"), place.term("level")
    if not percent or place.move.direction is None:
        return None
    if level is None:
        closes = [
            at for at, move in enumerate(place.facts.index_moves)
            if move.index == place.move.index and move.period == "1d" and move.session == "close"
            and move.level is not None and (move.as_of or place.facts.as_of) == place.day
        ]
        level = Place(place.article, place.source, place.facts, closes[0]).term("level") if len(closes) == 1 else None
    found = _base(level, percent)[0] if level else None
    return (found, [percent, level]) if level and found and found.is_bounded else None


def _one_base(group: list[tuple[Place, Interval, list[Term]]]) -> Iterator[Found]:
    """Hold each base against the point that most of them share, so that one wrong article accuses itself alone."""
    best = _most_shared([span for _, span, _ in group])
    agreed = next(each for each in group if each[1].contains(best))
    for place, span, used in group:
        if place.article == agreed[0].article:
            continue
        holds = span.contains(best)
        stated = " and ".join(term.text for term in used)
        message = (
            f"{place.source}: {stated} go back to a year-end {place.move.index} of {span}, "
            f"{'and' if holds else 'but'} {agreed[0].source} goes back to {agreed[1]}."
        )
        later, earlier = (place, agreed[0]) if place.article > agreed[0].article else (agreed[0], place)
        here, away = (used, agreed[2]) if later is place else (agreed[2], used)
        check = made(
            "across.base", "holds" if holds else "fails", str(span), str(agreed[1]), message, terms=here,
            tolerance=f"{span} against {agreed[1]}",
        )
        yield attached(later, earlier, check, away)


def _most_shared(spans: list[Interval]) -> Bound:
    """A point that lies in as many of the intervals as any; the first such, in the order of the intervals' starts."""
    events = sorted([(span.low, 0) for span in spans] + [(span.high, 1) for span in spans])
    depth = deepest = 0
    best = events[0][0]
    for bound, closing in events:
        depth += -1 if closing else 1
        if depth > deepest:
            deepest, best = depth, bound
    return best


def stale(articles: Articles) -> Iterator[Found]:
    """across.stale: two telling figures of a day's move, equal to the last digit, on two different days."""
    first: dict[tuple, Place] = {}
    for place in sorted(places(articles), key=lambda place: (place.day or date.min, place.article)):
        if place.day is None or place.move.period not in (None, "1d"):
            continue
        keys = _prints(place)
        before = next((first[key] for key in keys if key in first and first[key].day != place.day), None)
        if before and before.article != place.article:
            yield _reprinted(before, place)
        for key in keys:
            first.setdefault(key, place)


def _prints(place: Place) -> list[tuple]:
    """A key for every two of the move's figures that together have digits enough."""
    stated = [(slot, adopted(place.move, slot, value)) for slot in _SLOTS if (value := getattr(place.move, slot))]
    prints = [(slot, figure.value, figure.step, len(digits(figure).rstrip("0"))) for slot, figure in stated]
    return [
        (place.move.index, one[:3], other[:3])
        for one, other in combinations(prints, 2) if one[3] + other[3] >= _TELLING_DIGITS
    ]


def _reprinted(one: Place, other: Place) -> Found:
    same = [(a, b) for a, b in slots_of(one, other, _SLOTS) if a.figure.value == b.figure.value]
    shown = ", ".join(b.text for _, b in same)
    message = (
        f"{other.source} gives {other.move.index} {shown} for {other.day}, which {one.source} gives for {one.day}: "
        f"one of the two is a reprint or carries the wrong date."
    )
    later, earlier = (other, one) if other.article > one.article else (one, other)
    here, away = ([b for _, b in same], [a for a, _ in same])
    check = made(
        "across.stale", "fails", shown, str(one.day), message, terms=here if later is other else away,
    )
    return attached(later, earlier, check, away if later is other else here)

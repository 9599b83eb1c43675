"""across.series: what a close and its change say of the close before, against that close."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from extractor.checks.agreed import agreed, span_of
from extractor.checks.intervals import Interval
from extractor.checks.pairs import Articles, Found, Place, attached, in_order, places
from extractor.checks.prints import written_like
from extractor.checks.terms import HUNDRED, ONE, Term, made


class Implied(NamedTuple):
    """The close before, as one article tells it: by every reading, by the printed digits, and by which figures."""

    span: Interval
    exact: Interval
    used: list[Term]


def previous_weekday(day: date) -> date:
    """The day before, Friday for a Monday. (Over holidays there is no close to find, so nothing is compared.)"""
    return day - timedelta(days=3 if day.weekday() == 0 else 2 if day.weekday() == 6 else 1)


def pairs(articles: Articles) -> Iterator[tuple[Place, Place, str]]:
    """Each close against the close of the day before, where most articles of that day agree on one."""
    closes: dict[tuple, list] = defaultdict(list)
    for place in places(articles):
        if place.day and (close := _close(place)):
            closes[place.move.index, place.day].append((span_of(close.figure), place))
    ground = {key: found.place for key, told in closes.items() if (found := agreed(told)).by_most}
    for (name, day), told in closes.items():
        if before := ground.get((name, previous_weekday(day))):
            yield from ((place, before, "") for _, place in told if place.article != before.article)


def found(pairs: Iterable[tuple[Place, Place, str]]) -> Iterator[Found]:
    for place, against, _ in pairs:
        yield from judged(place, against)


def judged(place: Place, before: Place) -> Iterator[Found]:
    implied, close = _implied(place), _close(before)
    if not implied or not close:
        return
    fits = close.span.overlaps(implied.span)
    shown = written_like(close.figure, implied.exact.low)
    earlier, later = in_order(before, place)
    message = (
        f"{place.source}: {' and '.join(term.text for term in implied.used)} on {place.day} put the close of "
        f"{place.move.index} the day before at {shown}, {'and' if fits else 'but'} {before.source} gives {close.text}."
    )
    here, away = (implied.used, [close]) if later is place else ([close], implied.used)
    check = made(
        "across.series", "holds" if fits else "fails", close.text, shown, message, terms=here,
        tolerance=f"{close.span} against {implied.span}",
    )
    yield attached(later, earlier, check, away)


def _close(place: Place) -> Term | None:
    move = place.move
    return place.term("level") if move.session == "close" and move.period == "1d" else None


def _implied(place: Place) -> Implied | None:
    """The close before this one, where this article tells it."""
    move, level = place.move, place.term("level")
    if since := place.term("previous_close"):
        return Implied(since.span, since.exact, [since])
    if move.direction is None or level is None:
        return None
    if points := place.term("points"):
        return Implied(level.span - points.span, level.exact - points.exact, [level, points])
    percent = place.term("percent")
    return Implied(*before_it_moved(level, percent), [level, percent]) if percent else None


def before_it_moved(level: Term, percent: Term) -> tuple[Interval, Interval]:
    """What the level was before it moved by the per cent: by every reading, and by the printed digits."""
    return level.span / (ONE + percent.span / HUNDRED), level.exact / (ONE + percent.exact / HUNDRED)

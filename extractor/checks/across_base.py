"""across.base: every level and its year-to-date per cent go back to one level at the year's end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractor.checks.across_series import before_it_moved
from extractor.checks.agreed import agreed
from extractor.checks.intervals import Interval
from extractor.checks.pairs import Articles, Found, Place, attached, in_order, places
from extractor.checks.terms import Term, made


def pairs(articles: Articles) -> Iterator[tuple[Place, Place, str]]:
    """Each year-to-date figure against one whose base most others share, so that a wrong article accuses itself alone."""
    years: dict[tuple, list[tuple[Interval, Place]]] = defaultdict(list)
    for place in places(articles):
        if place.move.period == "ytd" and place.day and (found := _base(place)):
            years[place.move.index, place.day.year].append((found[0], place))
    for told in years.values():
        against = agreed(told).place
        yield from ((place, against, "") for _, place in told if place.article != against.article)


def _base(place: Place) -> tuple[Interval, list[Term]] | None:
    """The base behind a year-to-date figure, by its own level or by the article's close of that index and day."""
    percent, level = place.term("percent"), place.term("level") or _close_of(place)
    if not percent or not level or place.move.direction is None:
        return None
    found = before_it_moved(level, percent)[0]
    return (found, [percent, level]) if found.is_bounded else None


def _close_of(place: Place) -> Term | None:
    """The level of the one close that the article tells of the same index and day."""
    closes = [
        at for at, move in enumerate(place.facts.index_moves)
        if move.index == place.move.index and move.period == "1d" and move.session == "close"
        and move.level is not None and (move.as_of or place.facts.as_of) == place.day
    ]
    return Place(place.article, place.source, place.facts, closes[0]).term("level") if len(closes) == 1 else None


def found(pairs: Iterable[tuple[Place, Place, str]]) -> Iterator[Found]:
    for place, against, _ in pairs:
        yield from judged(place, against)


def judged(place: Place, against: Place) -> Iterator[Found]:
    mine, theirs = _base(place), _base(against)
    if not mine or not theirs:
        return
    (span, used), (other, of_other) = mine, theirs
    holds = span.overlaps(other)
    message = (
        f"{place.source}: {' and '.join(term.text for term in used)} go back to a year-end {place.move.index} of {span}, "
        f"{'and' if holds else 'but'} {against.source} goes back to {other}."
    )
    earlier, later = in_order(against, place)
    here, away = (used, of_other) if later is place else (of_other, used)
    check = made(
        "across.base", "holds" if holds else "fails", str(span), str(other), message, terms=here,
        tolerance=f"{span} against {other}",
    )
    yield attached(later, earlier, check, away)

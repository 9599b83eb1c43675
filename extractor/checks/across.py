"""Between articles: joins by hash over the whole collection, never every article against every other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from extractor.checks.across_breadth import breadth
from extractor.checks.across_time import base, series, stale
from extractor.checks.evidence import tied
from extractor.checks.pairs import Found, Place, attached, places, slots_of
from extractor.checks.registry import Severity
from extractor.checks.restated import differ
from extractor.checks.terms import Status, made
from extractor.facts import Check, Facts

_SLOTS = ("percent", "points", "level", "previous_close", "open", "high", "low")


def across(articles: Sequence[tuple[str, Facts]]) -> list[tuple[int, Check]]:
    """Every comparison between articles, each with the position of the article it is attached to (the later)."""
    found = chain(index(articles), breadth(articles), series(articles), base(articles), stale(articles))
    return sorted(found, key=lambda pair: pair[0])  # stable: within an article the order is that of the catalogue


def index(articles: Sequence[tuple[str, Facts]]) -> Iterator[Found]:
    """across.index: the same index, day and period have the same figures."""
    first: dict[tuple, dict[str, Place]] = defaultdict(dict)
    for place in places(articles):
        move = place.move
        if place.day is None or move.period is None:
            continue
        seen = first[move.index, place.day, move.period]
        session = move.session or ""
        for other in dict.fromkeys((session, "close", "", "intraday")):
            if other in seen and seen[other].article != place.article and _comparable(session, other):
                yield from _same_figures(seen[other], place)
                break
        seen.setdefault(session, place)


def _comparable(session: str, other: str) -> bool:
    """An opening says nothing of a close, nor a moment of the day of either; an unnamed one may be any."""
    return session == other or (not session or not other) and "open" not in (session, other)


def _same_figures(one: Place, other: Place) -> Iterator[Found]:
    pairs = list(slots_of(one, other, _SLOTS))
    clash = [pair for pair in pairs if differ(*pair)]
    if not pairs:
        return
    status, severity = _judge(one, other, tied(pairs)) if clash else ("holds", None)
    slots = ", ".join(a.pointer.rpartition("/")[2].replace("_", " ") for a, _ in clash or pairs)
    a, b = (clash or pairs)[0]
    ends = {"holds": "the same", "fails": "not the same"}.get(status, "perhaps of another time of day")
    message = (
        f"{other.source} gives {other.move.index} on {other.day} {b.text} where {one.source} gives {a.text} "
        f"({slots}): {ends}{_correction(one, other) if clash else ''}."
    )
    check = made(
        "across.index", status, b.text, a.text, message, terms=[term for _, term in clash or pairs],
        tolerance=f"{b.span} against {a.span}", severity=severity,
    )
    yield attached(other, one, check, [term for term, _ in clash or pairs])


def _correction(*both: Place) -> str:
    """Which of the two says that it corrects an earlier text, if one does."""
    correcting = [place.source for place in both if place.facts.claims.corrections]
    return f"; {correcting[0]} says that it corrects an earlier text" if len(correcting) == 1 else ""


def _judge(one: Place, other: Place, is_tied: bool) -> tuple[Status, Severity | None]:
    """Two closes differ: an error. Two of no stated session: a warning. Two moments of a day may well differ."""
    sessions = {one.move.session, other.move.session}
    if sessions == {"close"} or sessions == {"open"}:
        return "fails", None
    return ("fails" if sessions == {None} or is_tied else "unclear"), "warning"

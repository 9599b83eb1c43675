"""across.index: the same index, day and period have the same figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from extractor.checks.agreed import agreed, span_of
from extractor.checks.evidence import tied
from extractor.checks.pairs import Articles, Found, Place, attached, in_order, places, slots_of
from extractor.checks.registry import Severity
from extractor.checks.restated import differ
from extractor.checks.terms import Status, figure_of, made

SLOTS = ("percent", "points", "level", "previous_close", "open", "high", "low")


def pairs(articles: Articles) -> Iterator[tuple[Place, Place, str]]:
    """Each figure of a move against that which most give for its index, day, period and session.

    A move of no stated session may be of any hour: what most give there is held against the close, or where there is
    none against the hours. An opening says nothing of either.
    """
    told: dict[tuple, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for place in places(articles):
        move = place.move
        if place.day is not None and move.period is not None:
            for slot in SLOTS:
                if figure := figure_of(move, slot):
                    told[move.index, place.day, move.period, slot][move.session or ""].append((span_of(figure), place))
    for (*_, slot), sessions in told.items():
        ground = {session: agreed(stated).place for session, stated in sessions.items()}
        for session, stated in sessions.items():
            yield from ((place, ground[session], slot) for _, place in stated if place.article != ground[session].article)
        unnamed, named = ground.get(""), ground.get("close") or ground.get("intraday")
        if unnamed and named and unnamed.article != named.article:
            yield unnamed, named, slot


def found(pairs: Iterable[tuple[Place, Place, str]]) -> Iterator[Found]:
    slots: dict[tuple[Place, Place], list[str]] = defaultdict(list)
    for place, against, slot in pairs:
        slots[place, against].append(slot)
    for (place, against), same in slots.items():
        yield from judged(place, against, same)


def judged(place: Place, against: Place, slots: Collection[str]) -> Iterator[Found]:
    """One finding on the slots in which the two may be compared; nothing where they state none of these both."""
    one, other = in_order(place, against)
    both = list(slots_of(one, other, SLOTS))
    pairs = [(a, b) for a, b in both if a.pointer.rpartition("/")[2] in slots]
    clash = [pair for pair in pairs if differ(*pair)]
    if not pairs:
        return
    status, severity = _judge(one, other, tied(both)) if clash else ("holds", None)
    shown = ", ".join(a.pointer.rpartition("/")[2].replace("_", " ") for a, _ in clash or pairs)
    a, b = (clash or pairs)[0]
    ends = {"holds": "the same", "fails": "not the same"}.get(status, "perhaps of another time of day")
    message = (
        f"{other.source} gives {other.move.index} on {other.day} {b.text} where {one.source} gives {a.text} "
        f"({shown}): {ends}{_correction(one, other) if clash else ''}."
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

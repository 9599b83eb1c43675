"""The same quantity said twice in one article is the same quantity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.evidence import Pair, tied
from extractor.checks.prints import mention_of, stated_text
from extractor.checks.terms import COUNTS, Term, made, pointer, read_print, term
from extractor.facts import Check, Fact, Facts, Figure

# The slots in which two facts of one identity are held against each other.
SLOTS = {
    "index_moves": ("percent", "points", "level", "previous_close", "open"),
    "breadth": ("advances", "declines", "unchanged", "new_highs", "new_lows"),
    "movers": ("percent", "change", "price"),
    "sector_moves": ("percent",),
    "flows": ("net", "buy", "sell"),
    "quotes": ("level", "percent", "change"),
}


def figures(facts: Facts) -> Iterator[Check]:
    """restated: every numeral of a slot against the one adopted."""
    for kind, at, fact in facts.all():
        for slot, prints in fact.figures.items():
            if len(prints) > 1:
                yield _within(pointer(kind, at, slot), fact, slot, prints)


def _within(where: str, fact: Fact, slot: str, prints: list[Figure]) -> Check:
    spans = [read_print(figure, slot in COUNTS) for figure in prints]
    agree = max(span.low for span in spans) <= min(span.high for span in spans)
    shown = list(dict.fromkeys(stated_text(figure) for figure in prints))
    others = ", ".join(shown[1:]) or shown[0]
    # The reader took them for one statement; that it may have been wrong to do so is why this never fails.
    return made(
        "restated", "holds" if agree else "unclear", shown[0], others,
        f"{shown[0]} and {others} {'can' if agree else 'cannot'} be one figure, said {len(prints)} times.",
        tolerance=str(spans[0]), pointers=[where],
        mentions=[found for found in map(mention_of, prints) if found] or fact.mentions[:1],
    )


def facts_(facts: Facts) -> Iterator[Check]:
    """restated: two facts of one identity whose figures cannot both be true."""
    first: dict[tuple, dict[str, int]] = defaultdict(dict)
    for kind, at, fact in facts.all():
        key = _identity(kind, fact, facts)
        if key is None:
            continue
        session = getattr(fact, "session", None) or ""
        for other in _counterparts(session):
            if other in first[key]:
                yield from _between(facts, kind, first[key][other], at, other == session)
        first[key].setdefault(session, at)


def _identity(kind: str, fact: Fact, facts: Facts) -> tuple | None:
    """What makes two facts one and the same, but for the session; None where it is not said."""
    day = getattr(fact, "as_of", None) or facts.as_of
    if kind == "index_moves":
        return kind, fact.index, fact.period, day
    if kind == "breadth":
        return (kind, fact.universe, fact.of, day) if fact.universe else None
    if kind == "movers":
        return kind, fact.company, fact.period, fact.currency
    if kind == "sector_moves":
        return kind, fact.sector, fact.period
    if kind == "flows":
        return kind, fact.investor, fact.currency, day
    return (kind, fact.instrument, fact.kind, fact.unit) if kind == "quotes" else None


def _counterparts(session: str) -> tuple[str, ...]:
    """A stated session is held against itself and against a fact that names none; only a close lasts that long."""
    return {"close": ("close", ""), "": ("", "close")}.get(session, (session,))


def _between(facts: Facts, kind: str, one: int, other: int, same_session: bool) -> Iterator[Check]:
    groups = {getattr(getattr(facts, kind)[at], "group", None) for at in (one, other)} - {None}
    if len(groups) > 1:
        return  # ranked on two exchanges, each with prices of its own
    pairs = [
        (a, b) for slot in SLOTS[kind]
        if (a := term(facts, kind, one, slot)) and (b := term(facts, kind, other, slot))
    ]
    clash = [pair for pair in pairs if differ(*pair)]
    if clash:
        status = _status(pairs[0][0].fact, same_session, pairs)
        if kind == "index_moves" and same_session and (_headline(facts, one) != _headline(facts, other)):
            status = "fails"
        yield from (_clash(a, b, status) for a, b in clash)


def _headline(facts: Facts, at: int) -> bool:
    """Whether an index move stands in the headline alone: it tells what the body tells, of the same moment."""
    start, end = facts.title_span or (0, 0)
    return all(start <= mention.start and mention.end <= end for mention in facts.index_moves[at].mentions)


def differ(one: Term, other: Term) -> bool:
    """No true value prints as both; by size alone where one of the two was given no direction."""
    if any(getattr(each.fact, "direction", "known") is None for each in (one, other)):
        return not abs(one.span).overlaps(abs(other.span))
    return not one.span.overlaps(other.span)


def _status(fact: Fact, same_session: bool, pairs: list[Pair]) -> str:
    """A close and an open are one a day. All else may be two moments, unless the figures are tied together."""
    session = getattr(fact, "session", None)
    if not same_session or session == "intraday":
        return "unclear"
    alone = session in ("close", "open") and fact.period is not None
    return "fails" if alone or tied(pairs) else "unclear"


def _clash(one: Term, other: Term, status: str) -> Check:
    slot = one.pointer.rpartition("/")[2].replace("_", " ")
    who = next((name for key in ("index", "company", "universe", "sector", "investor", "instrument")
                if (name := getattr(one.fact, key, None))), "It")
    tail = "" if status == "fails" else ", unless the two speak of different times"
    return made(
        "restated", status, one.text, other.text,
        f"{who}: the {slot} is {one.text} in one place and {other.text} in another{tail}.",
        terms=[one, other], tolerance=f"{one.span} against {other.span}",
    )

"""The same quantity said twice in one article is the same quantity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.evidence import Pair, digits, is_near_slip, is_small_slip, is_telling, tied
from extractor.checks.listed import is_listed_twice, is_on_both_sides, is_ranked, is_ranked_otherwise
from extractor.checks.moments import Moments, identity, in_title
from extractor.checks.prints import mention_of, signed_text, stated_text
from extractor.checks.registry import Severity
from extractor.checks.terms import COUNTS, Status, Term, made, pointer, read_print, term
from extractor.facts import Check, Fact, Facts, Figure
from extractor.facts.base import BY_SIGN, NEAR_EXTREME
from extractor.facts.records import Session

# The slots in which two facts of one identity are held against each other.
SLOTS = {
    "index_moves": ("percent", "points", "level", "previous_close", "open"),
    "breadth": ("advances", "declines", "unchanged", "ratio", "new_highs", "new_lows"),
    "movers": ("percent", "change", "price"),
    "sector_moves": ("percent",),
    "flows": ("net", "buy", "sell"),
    "quotes": ("level", "percent", "change"),
}
LIVELY = Decimal("0.02")
_SPAN_WORD = re.compile(r"\b(?:day|session|week|month)", re.IGNORECASE)
_SPANS = ("5d", "1wk", "wtd", "1mo", "mtd")
# Kinds whose figure in a headline is that of the body; a headline's company may have had another span in mind.
_TOLD_ONCE = {"index_moves": ("percent", "points", "level"), "breadth": SLOTS["breadth"], "flows": SLOTS["flows"]}


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
    moments = Moments(facts)
    for kind, at, fact in facts.all():
        key = identity(kind, fact, facts)
        if key is None:
            continue
        session = _session(fact) or ""
        for other in _counterparts(session):
            if other in first[key]:
                yield from _between(moments, key, first[key][other], at, other == session)
        first[key].setdefault(session, at)


def _counterparts(session: str) -> tuple[str, ...]:
    """A stated session is held against itself and against a fact that names none; only a close lasts that long."""
    return {"close": ("close", ""), "": ("", "close", "intraday"), "intraday": ("intraday", "")}.get(
        session, (session,)
    )


def _between(moments: Moments, key: tuple, one: int, other: int, same_session: bool) -> Iterator[Check]:
    facts, kind = moments.facts, key[0]
    pairs = [
        (a, b) for slot in SLOTS[kind]
        if (a := term(facts, kind, one, slot)) and (b := term(facts, kind, other, slot)) and _comparable(a, b, slot)
    ]
    clash = [pair for pair in pairs if differ(*pair)]
    if not clash or any(NEAR_EXTREME in each.fact.rules for each in clash[0]):
        return  # what stood near the day's high may have been the high
    status = _status(pairs[0][0].fact, same_session, pairs)
    for a, b in clash:
        found: Status = status
        severity: Severity | None = None
        if kind == "quotes" and _is_live(a, b):
            found = "unclear"
        elif abs(a.span).overlaps(abs(b.span)) or a.figure.hedge or b.figure.hedge:
            # one figure read as a rise and as a fall is more likely our slip than theirs, unless a headline turns it
            closed = moments.of_the_close and is_ranked(a, b)
            if is_turned(a, b) and (closed or _titled(facts, a, b) and not _said_elsewhere(facts, kind, a, b)):
                found, severity = "fails", "warning" if closed else None
        elif (
            _in_headline(facts, kind, a) != _in_headline(facts, kind, b)
            and not _said_elsewhere(facts, kind, a, b)
            and not _is_tabled(a.fact) and not _is_tabled(b.fact)
            and (_slot(a) != "level" or _is_level_misprinted(a, b) or is_close_before(a, b) or is_close_before(b, a))
        ):
            # Of another session than the body's, a headline may have meant a moment that we have not read.
            found, severity = "fails", None if same_session else "warning"
        elif is_close_before(a, b) or is_close_before(b, a):
            found = "unclear"  # where the day began, told of the day before
        elif status == "unclear" and (is_near_slip(a, b) or is_small_slip(a, b) or _is_of_a_span(a.fact)) and moments.same(
            key, _of_its_span(a), _of_its_span(b)
        ):
            found = "fails"
        elif _is_tabled(a.fact) != _is_tabled(b.fact) and _is_level_misprinted(a, b) and moments.one_table(key):
            found = "fails"
        elif is_on_both_sides(a, b) or moments.of_the_close and (is_ranked_otherwise(a, b) or is_listed_twice(facts, a, b)):
            found, severity = "fails", "warning"
        if found == "fails" or same_session or "intraday" not in (_session(a.fact), _session(b.fact)):
            yield _clash(a, b, found, severity)


def _is_live(one: Term, other: Term) -> bool:
    """Two levels of one thing that nobody closes: hardly apart, they are of two hours."""
    level, later = one.figure.value, other.figure.value
    return _slot(one) == "level" and abs(level - later) < LIVELY * max(abs(level), abs(later))


def _in_headline(facts: Facts, kind: str, each: Term) -> bool:
    """Whether a figure stands in the headline alone: it tells what the body tells, of the same moment."""
    if kind not in _TOLD_ONCE or _slot(each) not in _TOLD_ONCE[kind]:
        return False
    return all(figure.start >= 0 and in_title(facts, figure) for figure in _prints(each))


def is_turned(one: Term, other: Term) -> bool:
    """A rise of so much and a fall of as much, both by their words."""
    if any(each.figure.hedge or BY_SIGN in each.fact.rules for each in (one, other)):
        return False
    if _slot(one) not in ("percent", "points", "change") or min(len(digits(one.figure)), len(digits(other.figure))) < 2:
        return False
    return one.figure.value * other.figure.value < 0 and abs(one.span).overlaps(abs(other.span))


def _titled(facts: Facts, one: Term, other: Term) -> bool:
    """The one stands in the headline alone, and the other has no place in it."""
    in_head = [{figure.start >= 0 and in_title(facts, figure) for figure in _prints(each)} for each in (one, other)]
    return in_head in ([{True}, {False}], [{False}, {True}])


def _is_of_a_span(fact: Fact) -> bool:
    """The five days that end today: the same figure at every hour, but for what the day adds."""
    return getattr(fact, "period", None) in _SPANS


def _of_its_span(each: Term) -> list[Figure]:
    """The prints of a span's figure that stand with its words; all, where those stand before the sentence begins."""
    prints = _prints(each)
    if not _is_of_a_span(each.fact):
        return prints
    spoken = [mention for mention in each.fact.mentions if _SPAN_WORD.search(mention.text)]
    told = [figure for figure in prints if any(one.start <= figure.start < one.end for one in spoken)]
    return told or prints


def is_close_before(one: Term, other: Term) -> bool:
    """Two closes of which the one is the other less its points: a headline that has the close of the day before."""
    points = other.fact.figures.get("points") if _slot(other) == "level" else None
    if not points or _session(one.fact) != "close" or _session(other.fact) != "close" or points[0].hedge:
        return False
    return one.figure.value != other.figure.value and one.span.overlaps(other.span - read_print(points[0], False))


def _session(fact: Fact) -> Session | None:
    return getattr(fact, "session", None)


def _is_tabled(fact: Fact) -> bool:
    """A table beside the text may have been filled in at another hour."""
    return any(rule.endswith("/row") for rule in fact.rules)


def _is_level_misprinted(one: Term, other: Term) -> bool:
    """A headline's level may be a mark that was passed (11,000): one that is finer and a slip away is none."""
    return _slot(one) == "level" and is_telling(one.figure) and is_telling(other.figure) and is_near_slip(one, other)


def _said_elsewhere(facts: Facts, kind: str, one: Term, other: Term) -> bool:
    """Whether a third fact of the same identity has the figure of one of the two: the headline may be of that one."""
    key = identity(kind, one.fact, facts)
    thirds = (
        term(facts, kind, at, _slot(one)) for at, fact in enumerate(getattr(facts, kind))
        if fact is not one.fact and fact is not other.fact and identity(kind, fact, facts) == key
    )
    return any(not differ(third, one) or not differ(third, other) for third in thirds if third)


def _slot(each: Term) -> str:
    return each.pointer.rpartition("/")[2]


def _comparable(one: Term, other: Term, slot: str) -> bool:
    """A ratio may be stated either way round; a share ranked in two indices may close differently on two exchanges, and
    one that has a price in two currencies does."""
    if len({currency for each in (one, other) if (currency := getattr(each.fact, "currency", None))}) > 1:
        return False
    groups = {group.partition(" ")[0] for each in (one, other) if (group := getattr(each.fact, "group", None))}
    ways = {getattr(each.fact, "ratio_of", None) for each in (one, other)}
    return len(groups) < 2 and (slot != "ratio" or len(ways) == 1)


def _prints(each: Term) -> list[Figure]:
    return each.fact.figures.get(_slot(each), [each.figure])


def differ(one: Term, other: Term) -> bool:
    """No true value prints as both; by size alone where one of the two was given no direction."""
    if any(getattr(each.fact, "direction", "known") is None for each in (one, other)):
        return not abs(one.span).overlaps(abs(other.span))
    return not one.span.overlaps(other.span)


def _status(fact: Fact, same_session: bool, pairs: list[Pair]) -> Status:
    """Figures that differ are of two moments, days or names, unless they are tied together.

    A close and an open are one a day, so that there a slip of the hand in any digit is enough; but two closes that
    have nothing in common are most often two days, or one of them another's.
    """
    session = _session(fact)
    if not same_session or session == "intraday":
        return "unclear"
    alone = session in ("close", "open") and getattr(fact, "period", None) is not None
    return "fails" if tied(pairs) or alone and any(is_near_slip(a, b) for a, b in pairs) else "unclear"


def _clash(one: Term, other: Term, status: Status, severity: Severity | None) -> Check:
    slot = one.pointer.rpartition("/")[2].replace("_", " ")
    who = next((name for key in ("index", "company", "universe", "sector", "investor", "instrument")
                if (name := getattr(one.fact, key, None))), "It")
    tail = "" if status == "fails" else ", unless the two speak of different times"
    first, second = (signed_text(each.figure) if is_turned(one, other) else each.text for each in (one, other))
    return made(
        "restated", status, first, second,
        f"{who}: the {slot} is {first} in one place and {second} in another{tail}.",
        terms=[one, other], tolerance=f"{one.span} against {other.span}", severity=severity,
    )

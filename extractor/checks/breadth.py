"""Advances and declines: the ratio, and the words about who won. (Totals: see totals.py.)"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from extractor.checks.intervals import Interval, number_text
from extractor.checks.prints import is_usual
from extractor.checks.terms import Formula, Status, Term, made, mentions_of, term, terms
from extractor.checks.verdicts import verdict
from extractor.facts import Breadth, Check, Facts
from extractor.facts.claims import BreadthWords

KIND = "breadth"
# "The ratio reads 1.15. It rests on 638 advances and 557 declines": so near, the counts are those of the ratio.
_BESIDE = 150
_NEAR = 600


def where(fact: Breadth) -> str:
    return fact.universe or "market"


def ratio(facts: Facts) -> Iterator[Check]:
    """breadth.ratio: one count over the other; both ways are tried where the text names none."""
    for at, fact in enumerate(facts.breadth):
        stated, counts = term(facts, KIND, at, "ratio"), _counts_of(facts, at)
        if not stated or not counts:
            continue
        up, down = counts
        words = _ratio_words(fact, up, down)
        check = verdict(
            "breadth.ratio", "The ratio", stated, counts, _ratios(fact), words, scattered=not _are_near(fact)
        )
        if check:
            yield check


def _counts_of(facts: Facts, at: int) -> list[Term] | None:
    """The counts behind a ratio: its own, or those right beside it, of the same universe and day."""
    own, fact = terms(facts, KIND, at, "advances", "declines"), facts.breadth[at]
    if own or fact.advances is not None or fact.declines is not None:
        return own if own and (_are_near(fact) or fact.of == "sectors") else None
    beside = [
        found for other, one in enumerate(facts.breadth)
        if (one.universe, one.of, one.as_of) == (fact.universe, fact.of, fact.as_of)
        and (found := terms(facts, KIND, other, "advances", "declines")) and _are_beside(fact, one)
    ]
    return beside[0] if len(beside) == 1 else None


def _are_near(fact: Breadth) -> bool:
    """A ratio told paragraphs away from the counts may be of another universe or hour; a market has its sectors once."""
    ratios, counts = (fact.figures.get(slot, ()) for slot in ("ratio", "advances"))
    places = [(one.start, other.start) for one in ratios for other in counts]
    return not places or any(min(pair) < 0 or abs(pair[0] - pair[1]) <= _NEAR for pair in places)


def _are_beside(ratio: Breadth, counts: Breadth) -> bool:
    return any(
        0 <= print_.start and 0 <= other.start and abs(print_.start - other.start) <= _BESIDE
        for print_ in ratio.figures.get("ratio", ()) for other in counts.figures.get("advances", ())
    )


def _ratios(fact: Breadth) -> list[Formula]:
    forward, backward = Interval.__truediv__, lambda up, down: down / up
    if fact.ratio_of is None:
        return [forward, backward]
    return [forward] if fact.ratio_of == "advances/declines" else [backward]


def _ratio_words(fact: Breadth, up: Term, down: Term) -> str:
    upward, downward = f"{count_text(up)} advances", f"{count_text(down)} declines"
    return f"{downward} over {upward}" if fact.ratio_of == "declines/advances" else f"{upward} over {downward}"


def count_text(each: Term) -> str:
    return f"{each.figure.value:,f}"


def narrative(facts: Facts) -> Iterator[Check]:
    """breadth.narrative: words about the larger side, and how many times larger, against their own counts."""
    for claim in facts.claims.breadth_words:
        if claim.fact is None or not 0 <= claim.fact < len(facts.breadth):
            continue
        given = terms(facts, KIND, claim.fact, "advances", "declines")
        if given:
            yield _side(claim, *given)
            if claim.times and claim.larger != "neither":
                yield from _times(claim, *given)


def _side(claim: BreadthWords, up: Term, down: Term) -> Check:
    status = _side_status(claim, up.span, down.span)
    words = " ".join(claim.mention.text.split())
    said = {"advances": "more advances", "declines": "more declines", "neither": "neither side ahead"}[claim.larger]
    join = "but" if status == "fails" else "and"
    counts = f"{count_text(up)} advances, {count_text(down)} declines"
    message = f'"{words}" says {said}, {join} the counts are {counts}.'
    return made(
        "breadth.narrative", status, said, counts, message, terms=[up, down],
        severity="error" if claim.plain and claim.larger != "neither" else "warning",
        mentions=[claim.mention, *mentions_of([up, down])],
    )


def _side_status(claim: BreadthWords, up: Interval, down: Interval) -> Status:
    if claim.larger == "neither":
        # "Evenly matched" is loose talk; only one side well ahead of the other contradicts it.
        limit = Fraction(5, 4) if claim.plain else Fraction(2)
        return "fails" if _beats(up, down, limit) or _beats(down, up, limit) else "holds"
    larger, smaller = (up, down) if claim.larger == "advances" else (down, up)
    if smaller.is_below(larger):
        return "holds"
    if claim.plain:
        return "fails" if larger.high <= smaller.low else "unclear"
    # A "positive" breadth may still be said of sides within a hair of each other.
    return "fails" if _beats(smaller, larger, Fraction(51, 50)) else "unclear"


def _beats(one: Interval, other: Interval, limit: Fraction) -> bool:
    return one.low > other.high * limit


def _times(claim: BreadthWords, up: Term, down: Term) -> Iterator[Check]:
    """How many times larger. Words are generous here: wrong is only what misses by two fifths and more."""
    larger, smaller = (up, down) if claim.larger == "advances" else (down, up)
    ratio = larger.span / smaller.span
    if ratio.is_everything or not claim.times or not is_usual(claim.times.value) or claim.times.value < 0:
        return
    said = Fraction(claim.times.value)
    status = _times_status(ratio, said, claim.times.hedge)
    shown = f"{number_text(ratio.low, 3)} times"
    words = " ".join(claim.mention.text.split())
    join = "but" if status == "fails" else "and"
    message = f'"{words}" says {claim.times.text}, {join} {count_text(larger)} is {shown} {count_text(smaller)}.'
    yield made(
        "breadth.narrative", status, claim.times.text, shown, message, terms=[larger, smaller], severity="warning",
        tolerance=_times_room(said, claim.times.hedge), mentions=[claim.mention, *mentions_of([larger, smaller])],
    )


def _times_limits(said: Fraction, hedge: str) -> tuple[Fraction, Fraction | float, Fraction, Fraction | float]:
    """Holds from … to, fails below … or above: as multiples of what is said."""
    infinite = float("inf")
    if hedge == "over":
        return said * Fraction(95, 100), infinite, said * Fraction(85, 100), infinite
    if hedge == "under":
        return Fraction(0), said * Fraction(105, 100), Fraction(0), said * Fraction(115, 100)
    return said * Fraction(3, 4), said * Fraction(5, 4), said * Fraction(3, 5), said * Fraction(8, 5)


def _times_status(ratio: Interval, said: Fraction, hedge: str) -> Status:
    low, high, least, most = _times_limits(said, hedge)
    if ratio.overlaps(Interval(low, high)):
        return "holds"
    return "unclear" if ratio.overlaps(Interval(least, most)) else "fails"


def _times_room(said: Fraction, hedge: str) -> str:
    _, _, least, most = _times_limits(said, hedge)
    return str(Interval(least, most))

"""index.direction for words: a verb that says up over a figure that is printed as a fall, or over another verb that
says down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from extractor.checks.evidence import digits
from extractor.checks.prints import signed_text, stated_text
from extractor.checks.terms import Term, made, percent_since, pointer, term, way_of
from extractor.facts import Check, Facts, Figure
from extractor.facts.claims import CrossedVerbs, SignedVerb

_VERB = {"up": "rise", "down": "fall"}
_PASSAGE, _BREATH = 200, 60
_MOST = 8  # moves of one index in one span; the work stays in step with the text
_HUNDREDTH = Decimal("0.01")


def direction(facts: Facts) -> Iterator[Check]:
    """index.direction: every verb recorded beside a sign of the other way."""
    for claim in facts.claims.signed_verbs:
        printed = printed_sign(claim.figure)
        wrong = printed != (1 if claim.verb == "up" else -1)
        way = "rise" if printed > 0 else "fall"
        message = (
            f'The verb says {_VERB[claim.verb]} ("{" ".join(claim.mention.text.split())}"), '
            f"{'but' if wrong else 'and'} {stated_text(claim.figure)} is printed as a {way}."
        )
        yield made(
            "index.direction", "fails" if wrong else "holds", _VERB[claim.verb], signed_text(claim.figure), message,
            pointers=_stated_in(facts, claim), mentions=[claim.mention],
        )


def crossed(facts: Facts) -> Iterator[Check]:
    """index.direction: two words about one thing that go different ways."""
    for claim in facts.claims.crossed_verbs:
        wrong = claim.first != claim.second
        words = " ".join(claim.mention.text.split())
        yield made(
            "index.direction", "fails" if wrong else "holds", _VERB[claim.first], _VERB[claim.second],
            f'"{words}" tells one move as a {_VERB[claim.first]} and as a {_VERB[claim.second]}.',
            pointers=_stated_in(facts, claim), mentions=[claim.mention],
        )


def both_ways(facts: Facts) -> Iterator[Check]:
    """index.direction: "ended 12 points lower, up 0.2%": one move, as the level shows, and told both ways."""
    percents: dict[tuple, list[int]] = defaultdict(list)
    for at, move in enumerate(facts.index_moves):
        if move.percent and move.points is None:
            percents[move.index, move.period, move.as_of].append(at)
    for at, move in enumerate(facts.index_moves):
        if not move.points or move.percent is not None:
            continue
        for other_at in percents[move.index, move.period, move.as_of][:_MOST]:
            if len({move.session, facts.index_moves[other_at].session} - {None}) < 2:  # of one hour
                yield from _told_both_ways(facts, at, other_at)


def _told_both_ways(facts: Facts, at: int, other_at: int) -> Iterator[Check]:
    points, percent = term(facts, "index_moves", at, "points"), term(facts, "index_moves", other_at, "percent")
    level = term(facts, "index_moves", at, "level") or term(facts, "index_moves", other_at, "level")
    if not (points and percent and level) or points.figure.value * percent.figure.value >= 0:
        return
    if _is_one(points, percent, level):
        message = (
            f"{points.fact.index}: {percent.text} is told as a {way_of(percent)} and {points.text} as a {way_of(points)}, "
            f"but at {level.text} the two are one move."
        )
        yield made("index.direction", "fails", percent.text, points.text, message, terms=[percent, points, level])


def _is_one(points: Term, percent: Term, level: Term) -> bool:
    """In one passage, and the points are as much of the level as the per cent says, up or down."""
    apart = abs(points.figure.start - percent.figure.start)
    reach = _PASSAGE if _fine(percent) else _BREATH
    if points.figure.start < 0 or percent.figure.start < 0 or apart > reach:
        return False
    came_to = (percent_since(points.span, level.span), percent_since(-points.span, level.span))
    return any(abs(each).overlaps(abs(percent.span)) for each in came_to)


def _fine(percent: Term) -> bool:
    return len(digits(percent.figure)) > 1 and percent.figure.step <= _HUNDREDTH


def printed_sign(figure: Figure) -> int:
    """The sign that the numeral itself carries in print; without one, that of its value."""
    for character in figure.text:
        if character in "-−–":
            return -1
        if character == "+":
            return 1
        if character.isdecimal():
            break
    return -1 if figure.value < 0 else 1


def _stated_in(facts: Facts, claim: SignedVerb | CrossedVerbs) -> list[str]:
    """The slot that the figure went into, found by where it stands."""
    return [
        pointer(kind, at, slot)
        for kind, at, fact in facts.all()
        for slot, figures in fact.figures.items()
        if any((each.start, each.end) == (claim.figure.start, claim.figure.end) for each in figures)
    ]

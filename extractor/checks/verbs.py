"""index.direction for words: a verb that says up over a figure that is printed as a fall, or over another verb that
says down."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.prints import signed_text, stated_text
from extractor.checks.terms import made, pointer
from extractor.facts import Check, Facts, Figure
from extractor.facts.claims import CrossedVerbs, SignedVerb

_VERB = {"up": "rise", "down": "fall"}


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

"""Rating scales: an upgrade goes up its own scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.checks.terms import Status, made, pointer
from extractor.facts import Check, Facts, RatingChange

KIND = "rating_changes"

# A term takes the range of ranks that brokers give it: Outperform stands below Buy with some and beside it with
# others, so that a step between the two proves nothing.
_RATING = {
    (0, 0): "strong sell, conviction sell",
    (1, 1): "sell",
    (1, 2): "underperform, underweight, sector underperform, market underperform",
    (2, 2): "reduce",
    (3, 3): "hold, neutral, equal weight, equalweight, market perform, sector perform, peer perform, in line, "
            "inline, perform, market weight",
    (4, 4): "accumulate, add",
    (4, 5): "outperform, overweight, sector outperform, market outperform",
    (5, 5): "buy",
    (6, 6): "strong buy, conviction buy",
}
_TECHNICAL = {
    (0, 0): "bearish", (1, 1): "mildly bearish", (2, 2): "sideways, neutral", (3, 3): "mildly bullish",
    (4, 4): "bullish",
}
_FINANCIAL = {
    (0, 0): "very negative", (1, 1): "negative", (2, 2): "flat", (3, 3): "positive", (4, 4): "very positive",
    (5, 5): "outstanding",
}


def _ranks(scale: dict[tuple[int, int], str]) -> dict[str, tuple[int, int]]:
    return {term: rank for rank, terms in scale.items() for term in terms.split(", ")}


SCALES = {"rating": _ranks(_RATING), "technical": _ranks(_TECHNICAL), "financial": _ranks(_FINANCIAL)}
_FILLER = re.compile(r"\b(?:rating|call|stance|trend|grade)\b|[\"'“”‘’]")


def rank(measure: str, term: str) -> tuple[int, int] | None:
    """(lowest, highest) rank of a term on its scale, or None for a term that we do not know."""
    plain = " ".join(_FILLER.sub(" ", term.casefold()).replace("-", " ").split())
    return SCALES[measure].get(plain)


def direction(facts: Facts) -> Iterator[Check]:
    """rating.direction: from and to stand on the scale as the word upgrade or downgrade says."""
    for at, change in enumerate(facts.rating_changes):
        if change.direction and change.from_ and change.to:
            before, after = rank(change.measure, change.from_), rank(change.measure, change.to)
            if before and after:
                yield _direction(at, change, change.direction, before, after)


def _direction(at: int, change: RatingChange, said: str, before: tuple[int, int], after: tuple[int, int]) -> Check:
    step = "upgrade" if after[0] > before[1] else "downgrade" if after[1] < before[0] else "step either way"
    wrong = step != "step either way" and step != said
    status: Status = "fails" if wrong else "unclear" if step == "step either way" else "holds"
    message = (
        f"{change.company}: {change.from_} to {change.to} is called {_article(said)}, "
        f"{'but' if wrong else 'and'} on its scale it is {_article(step)}."
    )
    return made(
        "rating.direction", status, said, step, message, mentions=change.mentions[:1],
        pointers=[pointer(KIND, at, slot) for slot in ("direction", "from_", "to")],
    )


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def told_twice(facts: Facts) -> Iterator[Check]:
    """restated: one company's technical stance, or score, takes one step. Two that follow each other are no two
    accounts of one."""
    first: dict[tuple, int] = {}
    for at, change in enumerate(facts.rating_changes):
        if change.measure == "rating" or not change.from_ or not change.to:
            continue
        before = first.setdefault((change.company, change.measure, change.by), at)
        one, other = (tuple(map(str.lower, _step(facts.rating_changes[each]))) for each in (before, at))
        if before == at or one[1] == other[0] or other[1] == one[0]:
            continue
        first_said, then_said = (" to ".join(_step(facts.rating_changes[each])) for each in (before, at))
        yield made(
            "restated", "holds" if one == other else "fails", first_said, then_said,
            f"{change.company}: the {change.measure} step is {first_said} in one place and {then_said} in another.",
            severity="warning", pointers=[pointer(KIND, each, "to") for each in (before, at)],
            mentions=[facts.rating_changes[each].mentions[0] for each in (before, at)],
        )


def _step(change: RatingChange) -> tuple[str, str]:
    return change.from_ or "", change.to or ""

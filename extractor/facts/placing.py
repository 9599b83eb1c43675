"""Claims of the text (weekdays, counted lists, words about breadth, continuations), pointed at the facts they speak
of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractor.facts import Facts, Mention
from extractor.facts import claims as claim_types
from extractor.facts.base import Fact, Figure
from extractor.facts.merging import mention_of
from extractor.frames.odd_marks import is_grouped_by_commas
from extractor.frames.reader import Reading
from extractor.frames.statement import Context, Statement
from extractor.frames.words import WordClaim
from extractor.spans.items import Item

NEAR = 3  # paragraphs
KINDS = {
    "dated_weekdays": claim_types.DatedWeekday,
    "yearless_weekdays": claim_types.YearlessWeekday,
    "malformed_numbers": claim_types.MalformedNumber,
    "index_sizes": claim_types.IndexSize,
    "counted_lists": claim_types.CountedList,
    "breadth_words": claim_types.BreadthWords,
    "crossed_verbs": claim_types.CrossedVerbs,
    "signed_verbs": claim_types.SignedVerb,
    "leads": claim_types.Lead,
}

REACH = 300  # characters: no sentence is longer by much
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SENTENCE_END = re.compile(r"[.!?]\s|\n")


def add_claims(text: str, claims: claim_types.Claims, reading: Reading) -> None:
    for found in reading.claims:
        if found.kind not in KINDS or found.fields.pop("inferred", False) and looks_back(text, reading.context):
            continue
        if found.fields.pop("in_points", False) and not is_grouped_by_commas(text):
            continue
        if found.kind == "signed_verbs" and any(one.figure.start == found.fields["figure"].start for one in claims.signed_verbs):
            continue
        start, end = min(item.start for item in found.items), max(item.end for item in found.items)
        if found.kind == "leads":
            found.fields["rivals"] += family(reading, found.items[0])
        getattr(claims, found.kind).append(KINDS[found.kind](mention=mention_of(text, start, end), **found.fields))


def looks_back(text: str, context: Context) -> bool:
    """Whether an article tells of years long gone: a day without a year may be of one of them ("Monday, Oct. 19")."""
    this = context.published.year if context.published else None
    return this is None or any(int(year[0]) < this - 1 for year in YEAR.finditer(text))


def add_distances(text: str, claims: claim_types.Claims, reading: Reading) -> None:
    """How far from their opening indices are said to stand, and how far they swung."""
    for one in reading.statements:
        if one.kind != "index" or len(one.subjects) != 1:
            continue
        if (far := one.from_open) is not None:
            mention = mention_of(text, far.start, far.end)
            claims.from_opens.append(claim_types.FromOpen(mention=mention, index=one.subjects[0].value, figure=far))
        if (wide := one.band) is not None:
            mention = mention_of(text, wide.start, wide.end)
            claims.bands.append(claim_types.Band(mention=mention, index=one.subjects[0].value, figure=wide))


def family(reading: Reading, name: Item) -> list[Figure]:
    """ "The Nifty Realty index was the top gainer": what is told near it of the other branches of the same exchange."""
    if not is_branch(name):
        return []
    here = next(each.paragraph for each in reading.sentences if any(item is name for item in each.items))
    return [
        one.slots["percent"]
        for sentence in reading.sentences
        if abs(sentence.paragraph - here) <= NEAR
        for one in sentence.statements
        if "percent" in one.slots
        and not one.aside
        and len(one.subjects) == 1
        and is_branch(one.subjects[0])
        and one.subjects[0].value != name.value
        and one.subjects[0].value.split()[0] == name.value.split()[0]
    ]


def is_branch(item: Item) -> bool:
    """The Nifty Realty, the BSE Metal: an index of one branch."""
    return item.kind == "index" and isinstance(item.extra, dict) and bool(item.extra.get("branch"))


def place_claims(facts: Facts, reading: Reading, text: str) -> None:
    """Give claims the positions of the facts they speak of."""
    counted = [
        at
        for at, fact in enumerate(facts.breadth)
        if fact.of == "stocks" and fact.advances is not None and fact.declines is not None
    ]
    only = counted[0] if len(counted) == 1 and len([f for f in facts.breadth if f.of == "stocks"]) == 1 else None
    places = sorted((mention.start, mention.end, at) for at in counted for mention in facts.breadth[at].mentions)
    for words in facts.claims.breadth_words:
        beside = counts_beside(text, words.mention, places)
        there = not words.near or any(abs(start - words.mention.start) <= REACH for start, _, at in places if at == only)
        words.fact = beside.pop() if len(beside) == 1 else only if there else None
    for found in reading.claims:
        if found.kind == "continuations":
            place_continuation(facts, found, text)


def counts_beside(text: str, words: Mention, places: list[tuple[int, int, int]]) -> set[int]:
    """The counts of the sentence that the words stand in: "breadth was negative with 1,053 advances against 880
    declines". places: (start, end, number) of all counts, in order."""
    near = places[bisect_left(places, (words.start - REACH,)):bisect_left(places, (words.end + REACH,))]
    return {
        at for start, end, at in near
        if not SENTENCE_END.search(text, min(end, words.end), max(start, words.start))
    }


def place_continuation(facts: Facts, found: WordClaim, text: str) -> None:
    first, second = found.fields["moves"]
    one, other = (position(facts.index_moves, statement) for statement in (first, second))
    if one is None or other is None or one == other:
        return
    day, span = (one, other) if facts.index_moves[one].period == "1d" else (other, one)
    if facts.index_moves[day].period != "1d" or facts.index_moves[span].period not in ("5d", "1wk", "1mo", "3mo"):
        return
    twin = next(
        (
            at
            for at, move in enumerate(facts.index_moves)
            if move.period == "5d"
            and move.index == facts.index_moves[span].index
            and move.percent == facts.index_moves[span].percent
        ),
        span,
    )
    # the week of one sentence is the five days of another
    span = twin if facts.index_moves[span].period == "1wk" else span
    start, end = min(first.start, second.start), max(first.end, second.end)
    facts.claims.continuations.append(
        claim_types.Continuation(mention=mention_of(text, start, end), day=day, span=span)
    )


def position(facts: Sequence[Fact], statement: Statement) -> int | None:
    figure = statement.slots["percent"]
    return next(
        (
            at
            for at, fact in enumerate(facts)
            if any(figure.start == one.start for one in fact.figures.get("percent", ()))
        ),
        None,
    )

"""Assertions in words that figures can test: breadth words, malformed numerals, continued runs; and those that other
modules find, gathered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.frames.breadth_words import COMPARING, breadth_words
from extractor.frames.broken_numbers import broken_numbers
from extractor.frames.counted import announced_lists, lone_lists, respective_lists
from extractor.frames.crossed import WAYS, crossed_words, signed_moves, signed_nouns
from extractor.frames.leads import BRANCHES, told_apart
from extractor.frames.odd_marks import odd_marks
from extractor.frames.signed_lists import signed_lists
from extractor.frames.statement import Context, Finding, Sentence
from extractor.frames.weekdays import dated_weekdays, yearless_weekdays
from extractor.spans.items import Item

CONTINUES = frozenset(
    {"continuation", "continuing", "continues", "continue", "extending", "extends", "extended", "continued"}
)


SIZE = re.compile(
    r"(?<![\d.,])(\d{2,4})\s?-\s?(?:share|stock|scrip|issue|company|member)\W{0,3}(?:benchmark|bse|nse|s&p)?\W{0,3}$",
    re.IGNORECASE,
)

IN_NAME = re.compile(r"(\d{2,4})\s?-\s?(?:share|stock|scrip|issue|company|member)\b", re.IGNORECASE)


@dataclass(slots=True)
class WordClaim:
    """A claim found in a sentence, before positions of facts are known. `kind` names the Claims list it goes to."""

    kind: str
    items: list[Item]
    fields: dict


def read_claims(sentence: Sentence, found: list[Finding], context: Context, said: set[str]) -> list[WordClaim]:
    items = sentence.items
    claims = [
        *(word_claims("dated_weekdays", dated_weekdays(items, context)) if "date" in said else []),
        *(word_claims("yearless_weekdays", yearless_weekdays(items, context)) if "date" in said else []),
        *malformed(items),
        *([] if said.isdisjoint(CONTINUES) else continuations(sentence)),
    ]
    if not said.isdisjoint(COMPARING):
        claims += [WordClaim("breadth_words", *found) for found in breadth_words(items)]
    if "count" in said:
        claims += word_claims("counted_lists", announced_lists(items))
    if "respectively" in said:
        claims += word_claims("counted_lists", respective_lists(items) + lone_lists(items))
    if not said.isdisjoint(BRANCHES):
        claims += word_claims("leads", told_apart(sentence))
    if not said.isdisjoint(WAYS):
        claims += word_claims("crossed_verbs", crossed_words(items))
        claims += word_claims("signed_verbs", signed_moves(items))
        claims += word_claims("signed_verbs", signed_nouns(items) + signed_lists(items) if "(" in said else [])
    return claims + (index_sizes(items) if "index" in said else [])


def word_claims(kind: str, found: list[dict]) -> list[WordClaim]:
    return [WordClaim(kind, fields.pop("items"), fields) for fields in found]


def malformed(items: list[Item]) -> list[WordClaim]:
    """Numerals that no convention groups so."""
    odd = [
        WordClaim("malformed_numbers", [item], {"reading": reading, "in_points": "," in reading})
        for item, reading in odd_marks(items)
    ]
    broken = [WordClaim("malformed_numbers", found, {"reading": None}) for found in broken_numbers(items)]
    return odd + broken + [
        WordClaim("malformed_numbers", [item], {"reading": item.extra["numeral"].malformed})
        for at, item in enumerate(items)
        if isinstance(item.extra, dict)
        and item.extra.get("numeral") is not None
        and not (are_listed(item) and not is_counting(items, at))
    ]


def are_listed(item: Item) -> bool:
    """ "on July 7,8", "pages 12,13": two bare numbers without a blank between them."""
    parts = item.text.split(",")
    return (
        item.kind in ("number", "count")
        and len(parts) == 2
        and all(len(part) <= 2 and part.isdecimal() and int(part) <= 31 for part in parts)
    )


def is_counting(items: list[Item], at: int) -> bool:
    """ "1,24 shares advanced": what is counted stands right behind."""
    return at + 1 < len(items) and items[at + 1].kind == "counted"


def continuations(sentence: Sentence) -> list[WordClaim]:
    """A day's move said to continue a span's run, both figures in one sentence."""
    moves = [
        statement
        for statement in sentence.statements
        if statement.kind == "index" and "percent" in statement.slots and not statement.aside
    ]
    words = [item for item in sentence.items if item.lower in CONTINUES]
    if not words or len(moves) != 2 or moves[0].subjects[0].value != moves[1].subjects[0].value:
        return []
    return [WordClaim("continuations", [words[0]], {"moves": moves})]


def index_sizes(items: list[Item]) -> list[WordClaim]:
    """ "the 30-share Sensex": how many shares an index has, where the text says it."""
    claims = []
    for at, item in enumerate(items):
        if item.kind != "index":
            continue
        before = "".join(other.text if other.text == "-" else f" {other.text}" for other in items[max(0, at - 4):at])
        if size := SIZE.search(before) or IN_NAME.match(item.text):
            claims.append(WordClaim("index_sizes", [item], {"index": item.value, "size": int(size[1])}))
    return claims

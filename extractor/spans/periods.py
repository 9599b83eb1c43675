"""Spans of time in words: "for the holiday-shortened week", "over the past eight trading sessions". Their commonest
forms are spellings of the lexicon."""

from __future__ import annotations

from typing import NamedTuple

from extractor.spans import numerals
from extractor.spans.tokens import Token

STARTS = frozenset(
    "for over in during across throughout within since from ended ending closed closing finished finishing "
    "end finish close".split()
)
BEGINNINGS = frozenset("start beginning turn outset".split())
PAST = frozenset("past last previous preceding prior latest".split())
COUNTING = frozenset("in over across during".split())
PARTIAL = frozenset("first final next coming".split())
CLOSERS = frozenset("ended ending closed closing finished finishing end finish close".split())
ORDINALS = frozenset("first second third fourth".split())
QUALIFIERS = frozenset(
    "shortened holiday-shortened trading business calendar financial fiscal full whole entire short truncated "
    "curtailed abbreviated current ongoing straight consecutive successive holiday outgoing review reporting reviewed "
    "concluded just-concluded bygone".split()
)
THAT = [["that", "period"], ["that", "time"], ["that", "span"], ["that", "stretch"]]
SAME = [["same", "period"], ["same", "span"], ["same", "stretch"], ["same", "time"], ["same", "timeframe"]]
THE = [["the", "period"], ["this", "period"], ["this", "time"], ["this", "span"], ["this", "stretch"]]
UNITS = {
    "day": "day", "session": "day", "week": "week", "fortnight": "fortnight", "month": "month", "quarter": "quarter",
    "half": "half", "year": "year", "decade": "decade",
}
TO_DATE = {"week": "wtd", "month": "mtd", "quarter": "qtd", "year": "ytd", "decade": "10y"}
SPANS = {
    ("day", 5): "5d",
    ("week", 1): "1wk",
    ("month", 1): "1mo",
    ("month", 3): "3mo",
    ("month", 6): "6mo",
    ("month", 12): "1y",
    ("year", 1): "1y",
    ("year", 2): "2y",
    ("year", 3): "3y",
    ("year", 5): "5y",
    ("year", 10): "10y",
    ("decade", 1): "10y",
    ("quarter", 1): "3mo",
}


class Span(NamedTuple):
    value: str
    stop: int


def goes_on(tokens: list[Token], at: int) -> bool:
    """ "in the period from January to March", "during the period ended Friday"."""
    return at < len(tokens) and (tokens[at].text[0].isalnum() and tokens[at].lower not in ("and", "while", "as", "whereas"))


def find(tokens: list[Token], at: int) -> Span | None:
    """The span of time whose words begin at a token with a preposition; None where no unit of time ends them."""
    start = at
    if tokens[at].lower not in STARTS:
        return None
    if tokens[at].lower in ("since", "from"):
        return since_start(tokens, at)
    if tokens[at].lower in CLOSERS:
        return ended(tokens, at)
    at += 1
    definite = at < len(tokens) and tokens[at].lower in ("the", "this", "its")
    if [token.lower for token in tokens[at:at + 2]] in THAT:
        return Span("that", at + 2)
    at += definite
    if definite and [token.lower for token in tokens[at:at + 2]] in SAME:
        return Span("same", at + 2)
    if definite and [token.lower for token in tokens[at - 1:at + 1]] in THE and not goes_on(tokens, at + 1):
        return Span("same", at + 1)
    words: list[str] = []
    number = None
    while at < len(tokens) and len(words) < 5:
        word = tokens[at].lower
        unit = unit_of(word)
        if unit == "half" and [token.lower for token in tokens[at + 1:at + 2]] in (["hour"], ["an"]):
            return None  # "in the last half hour"
        if unit:
            value = value_of(tokens[start].lower, definite, words, number, unit)
            return Span(value, at + 1) if value else None
        if number is None and (count := count_of(word)):
            number = count
        elif not (
            word in PAST
            or word in PARTIAL
            or word in QUALIFIERS
            or (word.endswith(("-day", "-session")) and count_of(word.partition("-")[0]))
        ):
            return None
        words.append(word)
        at += 1
    return None


def since_start(tokens: list[Token], at: int) -> Span | None:
    """ "since the beginning of this year", "from the start of the quarter": to date."""
    words = [token.lower for token in tokens[at + 1:at + 6]]
    at += 1
    if words[:1] and words[0] in ("the", "its"):
        words, at = words[1:], at + 1
    if words[:1] and words[0] in BEGINNINGS and words[1:2] == ["of"]:
        words, at = words[2:], at + 2
        if words[:1] and words[0] in ("the", "this"):
            words, at = words[1:], at + 1
        if words and TO_DATE.get(words[0]):
            return Span(TO_DATE[words[0]], at + 1)
    return None


def ended(tokens: list[Token], at: int) -> Span | None:
    """ "ended the second quarter", "closed the shortened week": the span of what follows."""
    words = [token.lower for token in tokens[at + 1:at + 5]]
    if words[:1] not in (["the"], ["this"]):
        return None
    for k, word in enumerate(words[1:], 1):
        if unit_of(word):
            value = TO_DATE.get(UNITS.get(word, ""))
            return Span(value, at + 2 + k) if value and k > 1 else None
        if word not in QUALIFIERS and word not in ORDINALS:
            return None
    return None


def unit_of(word: str) -> str | None:
    return UNITS.get(word) or UNITS.get(word.removesuffix("s")) or ("half" if word == "halves" else None)


def count_of(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return numerals.WORDS.get(word) or None


def value_of(lead: str, definite: bool, words: list[str], number: int | None, unit: str) -> str | None:
    """The contract's word, "other" for a span it has none for, None where the words are no span by themselves."""
    said = set(words)
    if not words:
        return None  # a spelling of the lexicon, or none
    if said & {"financial", "fiscal"} or unit in ("half", "fortnight") and (definite or said & PAST):
        return "other"
    if said & PARTIAL:
        return "other" if number and lead != "for" else None
    if unit == "day" and (number or 1) == 1 and lead == "over" and said & {"latest", "last", "past"} and len(words) > 1:
        return "1d"  # "over the latest trading session"
    if said & PAST:
        return SPANS.get((unit, number or 1), "other") if number or said & QUALIFIERS and lead != "in" else None
    if number is None and definite and unit in TO_DATE and lead != "within":
        return TO_DATE[unit]
    if number and number > 1 and lead in COUNTING and unit in ("day", "week"):
        return SPANS.get((unit, number), "other")  # "lost 1.85% in three sessions"
    return "other" if number and definite and (unit, number) not in SPANS else None

"""What a mark or a word in small letters is by itself, told once for each; most words of a text are no more."""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Any, NamedTuple

from extractor.spans import numerals, periods
from extractor.spans.lexicon import LABELS_ONLY, Lexicon
from extractor.spans.number_words import HALVES, SOLE

MARKS = frozenset(",.()[]{}:;\"'%“”‘’!?…/&*|")  # that are no sign of a numeral and no currency
TOLD_BY_NEIGHBOURS = frozenset({"index", "sector", "instrument", "company", "pronoun"})
SHILLINGS = frozenset({"sh", "shs"})  # of all money's names in front of a numeral the only ones in small letters
NUMBER_WORDS = numerals.WORDS.keys() | HALVES | SOLE | {"tenth"}


class Alone(NamedTuple):
    """What a token is, whatever stands beside it, unless one of `longer` follows: fields of its item."""

    kind: str
    value: Any = None
    pos: str = ""
    extra: Any = None
    figures: tuple[str, ...] = ()
    longer: Container[str] = ()


@lru_cache(maxsize=2**16)
def alone(lexicon: Lexicon, text: str) -> Alone | None:
    """What a mark or a word in small letters is by itself; None for all that its neighbours have a say in."""
    if text not in MARKS and not (text.islower() and text.isalpha()) or text in periods.STARTS:
        return None
    entries, longer = lexicon.beginning(text)
    if any(entry.exact or entry.kind in TOLD_BY_NEIGHBOURS or lexicon.asks_neighbours(entry) for entry in entries):
        return None
    if entries:
        entry = entries[0]
        return Alone(
            "word" if entry.kind in LABELS_ONLY else entry.kind,
            entry.value,
            entry.part,
            entry.extra,
            entry.figures,
            longer,
        )
    return None if text in NUMBER_WORDS or text in SHILLINGS else Alone("punct" if text in MARKS else "word", longer=longer)

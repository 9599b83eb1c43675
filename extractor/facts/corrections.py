"""A publisher's note that corrects an earlier version: what it says was wrong is no fact of the market."""

from __future__ import annotations

import re

from extractor.facts.base import Mention
from extractor.facts.claims import Correction
from extractor.facts.merging import mention_of
from extractor.frames.reader import Reading

_NOTE = re.compile(
    r"\bcorrection\s?:|\b(?:an?|the) (?:earlier|previous) (?:version|story|report|article)\b|^\W{0,3}corrects\b"
    r"|\bhas been corrected\b|\bthis (?:version|story|article|report)\b.{0,40}\bcorrects?\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"\b(?:said|stated|gave|reported|not|from|instead of|rather than)\b[^.;]{0,80}$", re.IGNORECASE)
_HINT = re.compile("correct|(?:earlier|previous) (?:version|story|report|article)")  # in every note, in small letters
REASON = "withdrawn by a correction"


def corrections(text: str, reading: Reading) -> list[Correction]:
    """Every sentence that says it corrects an earlier version."""
    if not _HINT.search(text.lower()):
        return []
    return [
        Correction(mention=mention_of(text, sentence.start, sentence.end))
        for sentence in reading.sentences if _NOTE.search(text[sentence.start : sentence.end])
    ]


def withdraw(text: str, reading: Reading, noted: list[Correction]) -> None:
    """Set aside the statements that a correction quotes as wrong: "said the index fell 0.81%", "not 0.81%"."""
    notes = [found.mention for found in noted]
    for statement in reading.statements if notes else ():
        starts = [figure.start for figure in statement.slots.values()]
        if starts and all(any(_withdraws(text, note, start) for note in notes) for start in starts):
            statement.aside = REASON


def _withdraws(text: str, note: Mention, figure: int) -> bool:
    return note.start <= figure < note.end and bool(_WITHDRAWN.search(text[note.start : figure]))

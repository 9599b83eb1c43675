"""Sentence ends among tokens. A dot after an abbreviation or an initial ends nothing; a glued one ("13.91%.The") does."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.spans.tokens import Token

ENDS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’)]")
# No whole word ends so: a name that a feed has cut (Indrapr. Medical, Enterpr.).
CUT_SHORT = ("pr", "br", "tr", "dr", "gr", "cr", "cl", "bl", "gl", "tl", "dl", "rl", "zn")
MAX_TOKENS = 400  # longer stretches are cut: no real sentence is, and every reader's work stays bounded


def split(text: str, tokens: list[Token], abbreviations: set[str]) -> Iterator[list[Token]]:
    """Sentences as slices of `tokens`."""
    start = 0
    for at, token in enumerate(tokens):
        if at - start >= MAX_TOKENS or (token.text in ENDS and _ends(text, tokens, at, abbreviations)):
            if at + 1 < len(tokens) and tokens[at + 1].text in CLOSERS and tokens[at + 1].start == token.end:
                continue
            yield tokens[start:at + 1]
            start = at + 1
        elif at + 1 < len(tokens) and tokens[at + 1].start == token.end and token.text.islower() and token.text.isalpha() and tokens[at + 1].text[0].isupper():
            yield tokens[start:at + 1]  # the seam of two lines
            start = at + 1
        elif token.text in CLOSERS and at > start and tokens[at - 1].text in ENDS and tokens[at - 1].end == token.start \
                and _capital(tokens, at + 1):
            yield tokens[start:at + 1]
            start = at + 1
    if start < len(tokens):
        yield tokens[start:]


def _capital(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].text[0].isupper() or tokens[at].text[0] in "\"“‘'•-*")


def _ends(text: str, tokens: list[Token], at: int, abbreviations: set[str]) -> bool:
    if tokens[at].text != ".":
        return True
    if at + 1 >= len(tokens):
        return True
    before, after = tokens[at - 1] if at else None, tokens[at + 1]
    if before is None or before.end != tokens[at].start:
        return before is not None and _capital(tokens, at + 1)
    if after.start == tokens[at].end and after.text.isupper() and at + 2 < len(tokens) and tokens[at + 2].text == ")":
        return False  # a ticker: (034220.KS)
    if after.start == tokens[at].end:  # glued
        return after.text[0].isupper() and (before.text[-1] in "%)”’\"" or before.text[-1].isdecimal() or
                                            (before.text.islower() and len(before.text) > 3))
    if not (after.text[0].isupper() or after.text[0].isdecimal() or after.text[0] in "\"“‘'(•-–*+$₹[@"):
        return False
    return not _abbreviates(before, abbreviations)


def _abbreviates(word: Token, abbreviations: set[str]) -> bool:
    """Inds., Kirl., J.: a known short form, one capital letter, or a capitalised stump without a vowel at its end."""
    if word.lower in abbreviations and word.text[0].isupper():
        return True
    if word.text[0].isupper() and word.lower.endswith(CUT_SHORT):
        return True
    return len(word.text) == 1 and word.text.isupper()

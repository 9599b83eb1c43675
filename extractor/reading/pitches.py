"""Furniture of several lines: sales pitches with their bullets and button, template residue, lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.reading.furniture import is_arrow
from extractor.reading.lines import TOP_N, Line, is_row

MARKS = re.compile(r"[!！]")
YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
OURS = re.compile(r"\b(?:our|we|us)\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    r"(?:^|[.!?:]\s)(?:get|don['’]t|do\snot|discover|grab|unlock|see|join|subscribe|act|hurry|check|explore|claim|try"
    r"|sign|download|click|find|learn|start|stay|take|be\sthe|know|access|view|secure|catch|invest\snow|ready"
    r"|curious|want|looking)\b",
    re.IGNORECASE,
)
SALES = re.compile(
    r"\b(?:opportunit(?:y|ies)|research\sreport|exclusive|alert|picks?|qualifi(?:er|ed)|free|offer|trial|club|limited"
    r"|premium|insights|early|turning\sheads|miss\sout|slip|now|everything|complete\spicture|members?|experts?"
    r"|spotlight)\b",
    re.IGNORECASE,
)
REPORTED = re.compile(r"\b(?:said|says|told|according|added|noted|analysts?\sat)\b", re.IGNORECASE)
BUTTON = re.compile(
    r"(?:get|see|view|read|discover|explore|unlock|join|start|find|check|know|access|learn|claim)\b", re.IGNORECASE)

BRACES = re.compile(r"\{\{|\}\}|\{%|%\}|<%|\$\{")
FILLED = re.compile(r"\{\{[^{}]{0,300}\}\}")
RESIDUE_OF_A_BLOCK = 3

RELATED = re.compile(
    r"(?:related\s(?:news|stor(?:y|ies)|articles?|posts?|topics?|links?|reads?)|most\s(?:popular|read|viewed|shared)"
    r"|trending(?:\snow)?|also\sread|read\s(?:more|also|next)|more\s(?:from|on|in|stories|news)\b.{0,40}"
    r"|next\sin\s.{0,40}|you\s(?:may|might)\s(?:also\s)?like.{0,30}|recommended(?:\s.{0,30})?"
    r"|(?:latest|top|popular|other|says)\s(?:news|stories)|editors?['’]?s?\spicks?|must\sreads?"
    r"|what\sto\sread\snext|(?:around|from)\sthe\sweb|don['’]t\smiss)[\s:.»>→]{0,4}",
    re.IGNORECASE,
)
SELLING_TITLE = re.compile(
    r"\btop\s\d{1,3}\s?%?\spicks\b|\bour\b.{1,60}\b(?:recommendations|picks)\b", re.IGNORECASE)


def mark_templates(lines: list[Line]) -> None:
    """Lines with unfilled placeholders, and the labels that stand between them or lead up to them in the tail."""
    last = last_prose(lines)
    for first, end in stretches(lines):
        residue = [number for number in range(first, end) if is_residue(lines[number])]
        if not residue:
            continue
        if first > last >= 0:  # nothing of the article follows: the whole tail is the page's
            chosen: Iterable[int] = range(first, end)
        elif len(residue) >= RESIDUE_OF_A_BLOCK:
            chosen = range(residue[0], residue[-1] + 1)
        else:
            chosen = residue
        for number in chosen:
            lines[number].kind = "furniture"


def is_residue(line: Line) -> bool:
    """A placeholder, unless sentences with figures stand around it."""
    if not BRACES.search(line.text):
        return False
    rest = Line(line.start, line.end, FILLED.sub(" ", line.text))
    return not (rest.measured and rest.count >= 8)


def stretches(lines: list[Line]) -> list[tuple[int, int]]:
    """Maximal runs of lines without article text: what may belong to one block of residue."""
    runs, first = [], 0
    for number, line in enumerate(lines):
        if is_wall(line):
            runs.append((first, number))
            first = number + 1
    return [*runs, (first, len(lines))]


def is_wall(line: Line) -> bool:
    if line.kind is not None:
        return line.kind not in ("furniture", "stamp")
    return (line.prose or line.measured) and not is_residue(line)


def last_prose(lines: list[Line]) -> int:
    """The number of the last line of running text, or -1."""
    prose = (line.prose and line.kind is None and not is_residue(line) for line in lines)
    return max((number for number, found in enumerate(prose) if found), default=-1)


def mark_pitches(lines: list[Line]) -> None:
    """A sales paragraph takes the bullets and the button under it along."""
    for number, line in enumerate(lines):
        if line.kind is not None or line.bulleted or len(line.text) > 600:
            continue
        end, button = followers(lines, number)
        if is_pitch(line.text, line.measured, button):
            for other in lines[number:end]:
                other.kind = "furniture"


def followers(lines: list[Line], number: int) -> tuple[int, bool]:
    """Where the bullets (and button) under a paragraph end, and whether a button ends them."""
    end = number + 1
    while end < len(lines) and end - number <= 8 and lines[end].bulleted:
        end += 1
    if end < len(lines) and is_button(lines[end], bulleted=end > number + 1):
        return end + 1, True
    # Without a button only bullets that hold no figure go: the others may be the article's.
    while end > number + 1 and any(line.measured for line in lines[number + 1:end]):
        end -= 1
    return end, False


def is_button(line: Line, bulleted: bool) -> bool:
    if is_arrow(line):
        return True
    short = line.count <= 7 and not line.finished and not line.measured
    return bulleted and short and BUTTON.match(line.text) is not None


def is_pitch(text: str, measured: bool, button: bool) -> bool:
    """It calls out, commands, speaks to the reader and of the house; a figure or a reported voice speaks against it."""
    calls = MARKS.search(text) is not None
    if not calls and not button:
        return False
    score = calls + 2 * button
    score += sum(pattern.search(text) is not None for pattern in (YOU, OURS, IMPERATIVE, SALES, TOP_N))
    score -= 3 * measured + 2 * (REPORTED.search(text) is not None)
    return score >= 3


def mark_related(lines: list[Line]) -> None:
    """Titles of other stories under "Related News" and the like."""
    article = (number for number, line in enumerate(lines) if line.kind in ("body", "bullet"))
    last, number = max(last_prose(lines), max(article, default=-1)), 0
    while number < len(lines):
        line, in_tail = lines[number], number > last >= 0
        number += 1
        if line.kind in ("headline", "body", "heading", "bullet"):
            continue
        selling = in_tail and line.kind is None and not line.prose and SELLING_TITLE.search(line.text[:200])
        if selling or (len(line.text) <= 80 and RELATED.fullmatch(line.text)):
            line.kind = "furniture"
            number = take_titles(lines, number, in_tail)


def take_titles(lines: list[Line], first: int, in_tail: bool) -> int:
    """In the tail everything that is no article text goes; elsewhere only the titles directly under the label.

    Returns the number of the first line left alone.
    """
    for number in range(first, len(lines)):
        line = lines[number]
        if line.kind in ("body", "heading", "bullet") or line.prose or (line.introduces and not in_tail):
            return number
        title = not line.finished and line.count >= 4 and not is_row(line)
        if line.kind is None and not in_tail and not (title and (number == first or not line.gap)):
            return number
        line.kind = line.kind or "furniture"
    return len(lines)

"""Headings, lists under them, and the rest of the article's lines."""

from __future__ import annotations

import re

from extractor.reading.lines import Line, is_row

LONGEST_HEADING, WORDS_OF_A_HEADING = 110, 14
LONGEST_ITEM = 60
LONGEST_COUNT = 4

UNITS = frozenset({"points", "point", "pts", "percent", "pct", "cent"})
MOVERS = re.compile(
    r"\b(?:gainers|losers|movers|decliners|advancers|laggards|actives?)\b|\bby (?:volume|value|turnover)$", re.IGNORECASE
)


def mark_lists(lines: list[Line]) -> None:
    """Bare names, one a line, under "Top losers" or "To watch:" are article, however much they look like buttons."""
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if line.kind is not None or line.bulleted or not line.introduces:
            continue
        end = list_end(lines, number)
        if end - number >= 2 or (end > number and names_movers(line)):
            line.kind = "heading"
            for item in lines[number:end]:
                item.kind = "bullet" if item.bulleted else "body"
            number = end


def list_end(lines: list[Line], first: int) -> int:
    """Where the items under an introducing line end."""
    end, spaced = first, names_movers(lines[first - 1]) and first < len(lines) and lines[first].gap
    while end < len(lines) and is_item(lines[end]):
        if end > first and lines[end].gap and not lines[end].bulleted and not (spaced and lines[end].count <= 4):
            break
        end += 1
    if spaced and end < len(lines) and end > first and lines[end].prose and not lines[end - 1].bulleted:
        end -= 1  # what stands alone above a paragraph is its heading
    return end


def names_movers(line: Line) -> bool:
    """"Top losers" and little else: even one name under it is a fact."""
    return MOVERS.search(line.text) is not None and line.count <= 6


def is_item(line: Line) -> bool:
    if line.kind is not None or "{{" in line.text or line.introduces:
        return False
    return (
        line.bulleted
        or is_row(line)
        or (len(line.text) <= LONGEST_ITEM and line.count <= 6 and not line.finished)
    )


def mark_headings(lines: list[Line]) -> None:
    """Every line that has no kind yet: bullet, heading, furniture of the tail, or body."""
    article_follows = False
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.kind is None:
            line.kind = rest_kind(lines, number, article_follows)
        article_follows = article_follows or line.kind in ("body", "bullet")


def rest_kind(lines: list[Line], number: int, article_follows: bool) -> str:
    line = lines[number]
    if line.bulleted:
        return "bullet"
    if not looks_like_heading(line) or in_table(lines, number):
        return "body"
    if article_follows:
        return "heading"
    # The last lines of a text: a label or a name is the page's, anything else a sentence cut off.
    return "furniture" if is_label(line) and number > 0 else "body"


def looks_like_heading(line: Line) -> bool:
    if len(line.text) > LONGEST_HEADING or line.count > WORDS_OF_A_HEADING or is_row(line):
        return False
    if line.finished and not line.text.endswith("?"):
        return False
    if line.text[0].islower() or "\n" in line.text or line.text.endswith((",", ";")):
        return False
    if "|" in line.text and not line.introduces:
        return False  # the head of a table
    return not (
        line.measured and (line.text[-1] in "%)" or line.text[-1].isdecimal() or line.words[-1].lower() in UNITS)
    )


def in_table(lines: list[Line], number: int) -> bool:
    """A measured line among measured lines is a row, not a heading; nor is a count among counts."""
    line = lines[number]
    if is_count(line):
        return any(is_count(other) for other in (*lines[max(0, number - 1):number], *lines[number + 1:number + 2]))
    if not line.measured:
        return False
    above = number > 0 and not line.gap and lines[number - 1]
    below = number + 1 < len(lines) and not lines[number + 1].gap and lines[number + 1]
    return any(other and other.measured and not other.prose for other in (above, below))


def is_count(line: Line) -> bool:
    """ "46 advanced", "102 stocks traded"."""
    return line.text[0].isdecimal() and 1 < line.count <= LONGEST_COUNT and line.text.islower()


def is_label(line: Line) -> bool:
    return line.count <= 4 and line.capitalised and not line.measured and not line.introduces

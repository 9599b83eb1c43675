"""What a layout has to say in words: no article, or a text that breaks off."""

from __future__ import annotations

from extractor.reading.headings import LONGEST_ITEM
from extractor.reading.lines import Line, is_row

ARTICLE = ("headline", "heading", "body", "bullet")


def remarks(lines: list[Line]) -> list[str]:
    """Warnings about a text whose lines all have their kind; a text without any line has had its own."""
    if not lines:
        return []
    if not any(line.kind in ARTICLE for line in lines):
        return ["no article found: the text is only furniture"]
    return ["the text breaks off in mid-sentence"] if breaks_off(lines) else []


def breaks_off(lines: list[Line]) -> bool:
    """The last paragraph has no end, in a text whose other paragraphs have one."""
    last = next(line for line in reversed(lines) if line.kind in ARTICLE)
    if last.kind != "body" or last.finished or is_row(last) or is_list(last) or listed(lines, last):
        return False
    others = [line for line in lines if line.kind == "body" and line is not last]
    return len(last.text) > 200 or any(line.finished for line in others)


def position(lines: list[Line], wanted: Line) -> int:
    return next(number for number in range(len(lines) - 1, -1, -1) if lines[number] is wanted)


def is_list(line: Line) -> bool:
    """"Gainers: A (1%), B (2%)" or a short item needs no full stop."""
    if ":" in line.text[:40]:
        return True
    return line.measured and len(line.text) <= LONGEST_ITEM and line.text[-1] in "%)"


def listed(lines: list[Line], last: Line) -> bool:
    """A name under "Top losers" or the like, with only other names between."""
    for line in reversed(lines[:position(lines, last) + 1]):
        if line.kind == "heading":
            return line.introduces
        if line.kind in ARTICLE and (line.finished or line.count > 6):
            return False
    return False

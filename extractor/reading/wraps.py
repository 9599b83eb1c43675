"""Hard-wrapped paragraphs: lines broken at a fixed width are one block, or sentences would be cut in two."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.lines import Line, is_row

NARROWEST, WIDEST = 45, 120
SHORTEST_BROKEN = 20
COLUMNS = re.compile(r"[A-Z][A-Z. ]{2,20}(?:\t|  )\s*\S")  # "ABU DHABI      The index edged down 0.3 pct"


def join_wrapped(lines: list[Line], text: str) -> list[Line]:
    """The lines with every hard-wrapped sentence joined into one; its text keeps the breaks it stands with."""
    joined: list[Line] = []
    for run in runs(lines):
        width = wrap_width(run)
        first = run[0]
        for before, after in pairwise(run):
            if not continues(before, after, width):
                joined.append(span(first, before, text))
                first = after
        joined.append(span(first, run[-1], text))
    return joined


def span(first: Line, last: Line, text: str) -> Line:
    return first if first is last else Line(first.start, last.end, text[first.start:last.end], first.gap, first.kind)


def runs(lines: list[Line]) -> list[list[Line]]:
    """Lines that follow one another without a blank line and are not yet known to be anything."""
    groups: list[list[Line]] = []
    for line in lines:
        new = not groups or line.gap or joinless(line) or joinless(groups[-1][-1])
        groups.append([line]) if new else groups[-1].append(line)
    return groups


def joinless(line: Line) -> bool:
    return line.kind is not None or line.bulleted or "|" in line.text or COLUMNS.match(line.text) is not None


def wrap_width(run: list[Line]) -> int | None:
    """The width a run was wrapped at, or None: most lines that do not end a sentence leave no room for the next
    word."""
    narrow = [len(line.text) for line in run if len(line.text) <= WIDEST]
    if len(narrow) < 3 or len(narrow) * 10 < len(run) * 7 or max(narrow) < NARROWEST:
        return None
    width = max(narrow)
    broken = [(before, after) for before, after in pairwise(run) if not (before.finished or is_row(before))]
    full = sum(fills(before, after, width) for before, after in broken)
    return width if broken and full * 10 >= len(broken) * 6 else None


def fills(before: Line, after: Line, width: int) -> bool:
    return len(before.text) + 1 + len(after.words[0]) > width - 3


def continues(before: Line, after: Line, width: int | None) -> bool:
    """The second line goes on with the sentence of the first."""
    if before.finished or before.text.endswith(":") or joinless(before) or joinless(after):
        return False
    if after.text[0].islower() and len(before.text) >= SHORTEST_BROKEN:
        return not (is_row(before) and is_row(after))  # "easyJet (EZJ) 512.40p 1.21%" under another such row
    if after.text[0] in ",;" or width is not None and after.text[0].isdecimal() and len(before.text) >= SHORTEST_BROKEN:
        return True  # a code between them has been taken out: "Egypt's blue-chip index slid" / "1.5%, with …"
    return width is not None and fills(before, after, width)

"""The headline: a title-like line above the first paragraph, where the text has one."""

from __future__ import annotations

import re

from extractor.reading.lines import Line, is_row

LONGEST_HEADLINE = 200
FULL_TITLE = 4  # words; shorter lines above a full title are names of sections

SMALL_WORDS = {"the", "a", "an", "which", "who", "was", "were", "had", "its", "said", "that"}

DASHED = re.compile(r"--\s{1,3}(?=\S)")
# "…as banks gain MUMBAI (Agency) - Shares rose": the dateline shows where the article begins.
DATELINE = re.compile(
    r"(?<=[^\s.,:])\s{1,3}(?=[A-Z]{3,20}(?:\s[A-Z]{3,20})?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s{0,2}"
    r"(?:\([A-Z][A-Za-z\s]{1,20}\)\s{0,2}(?:-|–|—)|:\s[A-Z]|\s?—\s))"
)
# "…Nifty ends at 10,000The benchmark …": two paragraphs scraped into one.
SEAM = re.compile(
    r"(?<=[a-z\d%])(?=(?:The|A|An|In|On|At|After|As|With|It|Indian|Benchmark|Shares|Stocks|Asian|European)\s[a-zA-Z])")


def split_glued(lines: list[Line]) -> None:
    """Cut a headline off the paragraph it is glued to, at a dateline or at a seam without a blank."""
    first = next((number for number, line in enumerate(lines) if line.kind is None), None)
    if first is None or len(lines[first].text) < 100:
        return
    line = lines[first]
    head = line.text[:LONGEST_HEADLINE + 40]
    cut = SEAM.search(head) or DATELINE.search(head)
    if not cut or not 20 <= cut.start() <= LONGEST_HEADLINE or re.search(r"[a-z]{2}[.;]\s", head[:cut.start()]):
        return
    title, rest = line.text[:cut.start()], line.text[cut.end():]
    lines[first:first + 1] = [
        Line(line.start, line.start + len(title), title, line.gap),
        Line(line.end - len(rest), line.end, rest, False),
    ]


def mark_headline(lines: list[Line]) -> Line | None:
    """Give the headline (and repetitions of it) its kind, and section names above it theirs."""
    zone = head_zone(lines)
    candidates = [line for line in zone if is_title(line)]
    if not candidates:
        return None
    headline = dashed(zone) or best_title(candidates)
    if headline is None:
        mark_bylines(zone, 0)
        return None
    strip_dashes(headline)
    headline.kind = "headline"
    for line in candidates:
        if line.kind is None and line.start < headline.start and line.text != headline.text and not line.measured:
            line.kind = "furniture"
    for line in lines:
        if line.kind is None and line.text == headline.text:
            line.kind = "headline"  # said once more under the lead
    mark_bylines(zone, headline.start)
    return headline


def best_title(candidates: list[Line]) -> Line | None:
    """The first that is long enough for a title, else the first of more than one word (one word is a place or a
    section)."""
    for words in (FULL_TITLE, 2):
        for line in candidates:
            if line.count >= words:
                return line
    return None


def head_zone(lines: list[Line]) -> list[Line]:
    """Everything above the first paragraph; a table or a fragment of a sentence is one too."""
    for number, line in enumerate(lines):
        if line.kind in ("body", "bullet", "heading") or (line.kind is None and not is_title(line)):
            return lines[:number]
    return lines[:1] if len(lines) == 1 else lines


def is_title(line: Line) -> bool:
    """Short, without a full stop, and beginning as a title does."""
    text = DASHED.sub("", line.text, count=1) if line.text.startswith("--") else line.text
    if line.kind is not None or len(text) > LONGEST_HEADLINE or "\n" in text:
        return False
    if (line.bulleted and text is line.text) or text.rstrip("\"'”’ ").endswith((".", ",", ";", "…")):
        return False
    return not is_row(line) and not is_fragment(line) and not is_sentence(text)


def is_fragment(line: Line) -> bool:
    """The rest of a sentence whose beginning is lost."""
    return line.text[0].islower() and line.count > 2


def is_sentence(text: str) -> bool:
    """A sentence that merely lacks its full stop: long, and with the small words that titles drop."""
    words = text.lower().split()
    return len(text) > 100 and sum(word in SMALL_WORDS for word in words) >= 2


def dashed(zone: list[Line]) -> Line | None:
    """The first line of a dump that marks its head with "-- "."""
    first = zone[0]
    return first if first.kind is None and DASHED.match(first.text) and first.count > 2 else None


def strip_dashes(line: Line) -> None:
    match = DASHED.match(line.text)
    if match:
        line.start += match.end()
        line.text = line.text[match.end():]


def mark_bylines(zone: list[Line], after: int) -> None:
    """Above the first paragraph a bare name beside a stamp or a picture is the author or the place."""
    for number, line in enumerate(zone):
        if line.kind is not None or line.start < after:
            continue
        if line.text.isdecimal() or (line.count <= 4 and line.capitalised and touches_furniture(zone, number)):
            line.kind = "furniture"


def touches_furniture(lines: list[Line], number: int) -> bool:
    line = lines[number]
    above = number > 0 and not line.gap and lines[number - 1].kind in ("furniture", "stamp")
    following = lines[number + 1] if number + 1 < len(lines) else line
    return above or (not following.gap and following.kind in ("furniture", "stamp"))

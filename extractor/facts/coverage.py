"""What became of every numeral: read into a fact, set aside for a named reason, or unread."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from extractor.facts import Facts
from extractor.facts.asides import reason_for
from extractor.facts.base import Mention
from extractor.frames.reader import Reading

DIGITS = re.compile(r"\d[\d,.]*\d|\d")
# The address of a page or picture: its digits are said of nothing.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,40}(?:\.[\w-]{1,40}){1,4}/\S+")


def cover(text: str, reading: Reading, facts: Facts) -> tuple[int, int, list[Mention], list[tuple[Mention, str]]]:
    """(numerals, read, unread, set aside with reasons) over the article proper."""
    figures = {
        (figure.start, figure.end) for _, _, fact in facts.all() for group in fact.figures.values() for figure in group
    }
    is_read = inside(
        figures | {(mention.start, mention.end) for fact in facts.result_dates for mention in fact.mentions}
    )
    in_address = inside(set(addresses(text)) if "/" in text else set())
    numerals = read = 0
    unread: list[Mention] = []
    aside: list[tuple[Mention, str]] = []
    for sentence in reading.sentences:
        for at, item in enumerate(sentence.items):
            if item.text.isalpha():
                continue
            for found in DIGITS.finditer(item.text):
                numerals += 1
                mention = Mention(item.start + found.start(), item.start + found.end(), found.group())
                if is_read(mention):
                    read += 1
                elif (
                    reason := "another story's headline"
                    if sentence.block == "related"
                    else "address"
                    if in_address(mention)
                    else reason_for(sentence.items, at)
                ):
                    aside.append((mention, reason))
                else:
                    unread.append(mention)
    return numerals, read, unread, aside


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where pages and pictures are named; few lines have the marks of one."""
    end = 0
    for line in text.splitlines(keepends=True):
        start, end = end, end + len(line)
        if "/" in line or "www." in line:
            yield from (found.span() for found in ADDRESS.finditer(text, start, end))


def inside(spans: set[tuple[int, int]]) -> Callable[[Mention], bool]:
    """Whether a mention lies within one of the spans: within the one that reaches farthest of those that begin
    before it."""
    starts = sorted(start for start, _ in spans)
    reach = list(accumulate((end for _, end in sorted(spans)), max))
    return lambda mention: (at := bisect_right(starts, mention.start)) > 0 and mention.end <= reach[at - 1]

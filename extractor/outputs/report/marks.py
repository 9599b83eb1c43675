"""What is marked in an article: its facts, the figures of failing checks, the numerals that were not read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.facts import KINDS
from extractor.outputs.problem import Problem, problems
from extractor.outputs.report.runs import Mark

if TYPE_CHECKING:
    from extractor.article import Article

# The name that a highlight bears, as an entity bears its label in displaCy.
LABELS = {
    "index_moves": "index",
    "breadth": "breadth",
    "movers": "mover",
    "rating_changes": "rating",
    "result_dates": "results",
    "sector_moves": "sector",
    "flows": "flow",
    "quotes": "quote",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text, or the headline with all its lines."""

    start: int
    end: int
    is_headline: bool = False


def fact_marks(article: Article) -> Iterator[Mark]:
    for kind in KINDS:
        for at, fact in enumerate(getattr(article, kind)):
            for mention in fact.mentions:
                yield Mark(mention.start, mention.end, "fact", f"{LABELS[kind]}{at}")


def check_marks(failing: list[Problem]) -> Iterator[Mark]:
    """The figure that a failing check is about, and those that it was held against."""
    for number, problem in enumerate(failing, 1):
        for at, mention in enumerate(problem.check.mentions):
            yield Mark(mention.start, mention.end, "compared" if at else "stated", str(number))


def unread_marks(article: Article) -> Iterator[Mark]:
    for mention in article.coverage.unread:
        yield Mark(mention.start, mention.end, "unread")


def failing_in_order(article: Article) -> list[Problem]:
    return list(problems([article]))


def blocks(article: Article) -> list[Block]:
    """The text line by line; a headline of several lines is one."""
    text, made, start = article.text, [], 0
    title = article.facts.title_span
    while start <= len(text):
        is_headline = title is not None and start < title[1] and title[0] < line_end(text, start)
        end = line_end(text, max(start, title[1])) if is_headline and title else line_end(text, start)
        made.append(Block(start, end, is_headline))
        start = end + 1
    return made


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def sentence_ends(text: str, block: Block) -> list[int]:
    """Where each sentence of a block ends, the blanks behind it included; a headline is one."""
    from extractor.spans.sentences import split
    from extractor.spans.tokens import scan

    if block.is_headline:
        return [block.end]
    line = text[block.start : block.end]
    begin = [block.start + sentence[0].start for sentence in split(line, scan(line), abbreviations())]
    return [*begin[1:], block.end]


def note_places(text: str, held: list[Block], failing: list[Problem]) -> Iterator[tuple[int, int]]:
    """For each failing check its block, and the end of its sentence: there its note stands."""
    starts, ends = [block.start for block in held], dict[int, list[int]]()
    for problem in failing:
        number = bisect_right(starts, problem.start) - 1
        if number not in ends:
            ends[number] = sentence_ends(text, held[number])
        last = len(ends[number]) - 1
        yield number, ends[number][min(bisect_right(ends[number], problem.start), last)]


@cache
def abbreviations() -> set[str]:
    from extractor.reader import load_lexicon

    return load_lexicon().abbreviations

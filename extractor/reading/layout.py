"""The layout of a text: which stretch of it is headline, stamp, heading, body, bullet or furniture.

`lay_out` is the order of the rooms on one screen; each room gives a kind to the lines it knows and leaves the others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from extractor.reading import headline as heads
from extractor.reading import pitches, stamps
from extractor.reading.furniture import is_furniture
from extractor.reading.headings import mark_headings, mark_lists
from extractor.reading.lines import Line, split_lines
from extractor.reading.remarks import remarks
from extractor.reading.wraps import join_wrapped

Kind = Literal["headline", "stamp", "heading", "body", "bullet", "furniture"]


@dataclass(slots=True, frozen=True)
class Block:
    """`text[start:end]` is one line, or one hard-wrapped paragraph, without its outer blanks."""

    kind: Kind
    start: int
    end: int


@dataclass(slots=True)
class Layout:
    """A text's blocks in text order. `title == text[slice(*title_span)]` where there is a headline."""

    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    title_span: tuple[int, int] | None = None
    published: datetime | date | None = None
    warnings: list[str] = field(default_factory=list)


def lay_out(text: str) -> Layout:
    """Tell the article from the furniture around it. Linear in the length of the text."""
    lines = split_lines(text)
    stamps.split_glued(lines)
    dates, problems = stamps.mark_stamps(lines)
    mark_single(lines)
    lines = join_wrapped(lines, text)
    heads.split_glued(lines)
    mark_lists(lines)
    pitches.mark_templates(lines)
    pitches.mark_pitches(lines)
    pitches.mark_related(lines)
    title = heads.mark_headline(lines)
    mark_headings(lines)
    return assemble(lines, title, published(lines, dates), problems)


def mark_single(lines: list[Line]) -> None:
    for line in lines:
        if line.kind is None and is_furniture(line):
            line.kind = "furniture"


def published(lines: list[Line], dates: list[stamps.Stamped]) -> date | datetime | None:
    """What the stamps say; without a stamp, a dateline that states its year, or the signature at the end."""
    body = [line for line in lines if line.kind == "body"]
    chosen = stamps.choose(dates, article_start(lines)) or next(
        (day for line in body[:2] if (day := stamps.dateline(line))), None
    )
    return chosen or next((day for line in body[-3:] if (day := stamps.signature(line))), None)


def article_start(lines: list[Line]) -> int:
    """Where the article has begun for good: a caption or a list of links may stand above its stamp, a fourth of its
    text may not."""
    body = [line for line in lines if line.kind == "body"]
    left = sum(len(line.text) for line in body) // 4
    for line in body:
        if len(line.text) > left:
            return line.start
        left -= len(line.text)
    return lines[-1].end if lines else 0


def assemble(lines: list[Line], title: Line | None, day: date | datetime | None, problems: list[str]) -> Layout:
    blocks = [Block(line.kind, line.start, line.end) for line in lines]  # type: ignore[arg-type]
    return Layout(
        blocks=blocks,
        title=title.text if title else None,
        title_span=(title.start, title.end) if title else None,
        published=day,
        warnings=problems + remarks(lines),
    )

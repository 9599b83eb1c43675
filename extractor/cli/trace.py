"""`extract trace FILE`: sentence by sentence, what was seen, which rules read what, what was left over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.batch.loading import load
from extractor.cli.options import Patterns
from extractor.errors import InputError

if TYPE_CHECKING:
    from rich.text import Text

    from extractor.pipeline import SentenceTrace


def trace(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A text or HTML file, or - for standard input.")
    ],
    patterns: Patterns = None,
) -> None:
    """Show, sentence by sentence, what the rules read, what they left, and which checks stand behind a figure."""
    from extractor.cli.write import standard_output
    from extractor.outputs.table import console_for
    from extractor.outputs.worth import sentence as worth

    text = text_of(file)
    reader = load(patterns)
    from extractor.pipeline import trace as trace_text

    console = console_for(standard_output())
    sentences = trace_text(text, reader)
    for sentence in sentences:
        for line in lines(sentence, text):
            console.print(line, soft_wrap=not console.is_terminal)
        console.print()
    console.print(worth([cover for sentence in sentences for cover in sentence.covers]))


def text_of(file: str) -> str:
    """The text that offsets count in; of a page, the article without its mark-up."""
    from extractor.batch.work import open_source
    from extractor.reading import looks_like_html, to_text

    text = open_source(file).text
    try:
        return to_text(text)[0] if looks_like_html(text) else text
    except InputError as problem:
        raise InputError(file, problem.reason) from problem


def lines(sentence: SentenceTrace, text: str) -> Iterator[Text]:
    """A sentence, and under it its spans, its statements and its left-overs."""
    from rich.text import Text

    from extractor.outputs.shown import shown

    yield Text.assemble((_place(text, sentence.start), "cyan"), " ", (shown(sentence.text), "bold"))
    for start, end, label, value in sentence.spans:
        item = Text.assemble("    ", (f"{shown(label):<12} ", "dim"), shown(text[start:end]))
        yield item.append("  = ", "dim").append(shown(value)) if value else item
    for rule, places, summary in sentence.statements:
        parts = " … ".join(shown(text[start:end]) for start, end in places)
        yield Text.assemble(
            "  ", ("read by ", "green"), f"{shown(rule)}: {shown(summary)}", (f"  <{parts}>", "dim")
        )
    for cover in sentence.covers:
        by = f"{', '.join(cover.rules)} ({cover.caught} of {cover.tried} misprints)" if cover.is_covered else "nothing"
        yield Text.assemble("  ", ("checked ", "magenta"), f"{shown(cover.text)} by {by}")
    for start, _, left in sentence.unread:
        yield Text.assemble("  ", ("unread ", "yellow"), f"{_place(text, start)} {shown(left)}")


def _place(text: str, offset: int) -> str:
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"

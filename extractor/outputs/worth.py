"""What "no failure" is worth: figure by figure, the rules that would have caught a misprint (`--explain-coverage`).

No format of its own: it goes under the table, or stands alone as JSON.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from extractor.outputs import table
from extractor.outputs.base import Format
from extractor.outputs.shown import json_line, shown

if TYPE_CHECKING:
    from rich.table import Table

    from extractor.article import Article
    from extractor.checks import Cover


def covers_of(article: Article) -> list[Cover]:
    from extractor.checks import covered

    return covered(article.facts)


def share(covers: list[Cover]) -> float | None:
    """The share of the figures of which some check would have caught some misprint; None without figures."""
    return sum(cover.is_covered for cover in covers) / len(covers) if covers else None


def sentence(covers: list[Cover]) -> str:
    """The one number for an article."""
    if not covers:
        return "Checked: no figure was read"
    known = sum(cover.is_covered for cover in covers)
    caught, tried = sum(cover.caught for cover in covers), sum(cover.tried for cover in covers)
    of_slips = f"; {caught / tried:.0%} of one-digit misprints would have been caught" if tried else ""
    return f"Checked: {known} of {table.plural(len(covers), 'figure')} ({known / len(covers):.0%}){of_slips}"


def write_table(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    """The usual table; under each article its figures and what checks them."""
    console, counts = table.console_for(out), Counter[str]()
    for article in articles:
        covers = covers_of(article)
        for part in table.parts(article, console.width):
            console.print(part)
        console.print(figures(article, covers))
        console.print(sentence(covers))
        console.print()
        counts.update(table.counted(article))
    if counts and not quiet:
        console.print(table.summary(counts), style="bold")


def figures(article: Article, covers: list[Cover]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading in ("At", "Figure", "Of", "Misprints caught", "By"):
        made.add_column(heading, justify="right" if heading.startswith("Mis") else "left", overflow="fold")
    for cover in covers:
        rules = ", ".join(cover.rules) or "nothing"
        cells = (place(article, cover), shown(cover.text), cover.pointer, f"{cover.caught} of {cover.tried}", rules)
        made.add_row(*map(Text, cells), style="" if cover.is_covered else "dim")
    return made


def place(article: Article, cover: Cover) -> str:
    if cover.figure.start < 0:
        return ""
    return "{}:{}".format(*article.line_and_column(cover.figure.start))


def write_json(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    lines = [json_line(as_dict(article)) for article in articles]
    out.write("[\n  " + ",\n  ".join(lines) + "\n]\n" if lines else "[]\n")


def as_dict(article: Article) -> dict[str, Any]:
    covers = covers_of(article)
    part = share(covers)
    return {
        "source": article.source,
        "figures": len(covers),
        "covered": sum(cover.is_covered for cover in covers),
        "share": None if part is None else round(part, 4),
        "by_figure": [
            {
                "fact": cover.pointer, "text": cover.text, "start": cover.figure.start, "end": cover.figure.end,
                "rules": list(cover.rules), "caught": cover.caught, "tried": cover.tried,
            }
            for cover in covers
        ],
    }


UNDER_TABLE = Format("table", "the table, and what checks each figure", write_table)
AS_JSON = Format("json", "what checks each figure, as JSON", write_json, data=True)

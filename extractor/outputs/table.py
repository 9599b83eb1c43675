"""The table a person reads: facts by kind, then what fails, what was read, and one line over all articles."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from extractor.outputs.base import Format
from extractor.outputs.columns import ALSO, BY, COLUMNS, HEADINGS, Column
from extractor.outputs.problem import Problem, problems
from extractor.outputs.shown import shown

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from extractor.article import Article

WIDTH_OFF_TERMINAL = 120
COLOURS = {"error": "bold red", "warning": "bold yellow", "up": "green", "down": "red"}
UNREAD_SHOWN = 6
NAME_WIDTH, GAP = 22, 2


def console_for(out: TextIO) -> Console:
    """A console as wide as its terminal; in a file or pipe of one width, unless COLUMNS says another."""
    from rich.console import Console

    fixed = None if out.isatty() or os.environ.get("COLUMNS") else WIDTH_OFF_TERMINAL
    return Console(file=out, width=fixed, highlight=False, markup=False, emoji=False)


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    console, counts = console_for(out), Counter[str]()
    for article in articles:
        for part in parts(article, console.width):
            console.print(part)
        counts.update(counted(article))
    if counts and not quiet:
        console.print(summary(counts), style="bold")


def parts(article: Article, width: int) -> Iterator[RenderableType]:
    """Everything the table says about one article, top to bottom."""
    from rich.text import Text

    yield Text(shown(article.title or "(no headline)"), "bold")
    days = [
        f"{label} {day}" for label, day in (("published", article.published), ("for", article.as_of)) if day
    ]
    yield Text(" · ".join([shown(article.source), *days]), "dim")
    yield ""
    for kind in HEADINGS:
        if facts := getattr(article, kind):
            yield facts_block(kind, facts, width)
    for problem in problems([article]):
        yield failure(problem)
    yield from footer(article)
    yield ""


Filled = list[tuple[Column, list[str]]]


def facts_block(kind: str, facts: list[Any], width: int) -> RenderableType:
    """One kind of fact, a row each; where the row is too long, what is seldom said goes under the table."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    filled = filled_columns(kind, facts)
    tight = total_width(filled) > width
    apart = [(column, cells) for column, cells in filled if tight and column.heading in (ALSO, BY)]
    within = [each for each in filled if each not in apart]
    names = filled[0][1]
    notes = [
        Padding(Text(f"{name}: {'by ' if column.heading == BY else ''}{note}"), (0, 0, 0, 2), expand=False)
        for column, cells in apart
        for name, note in zip(names, cells, strict=True)
        if note
    ]
    table = facts_table(kind, within, tight=total_width(within) > width)
    return Padding(Group(table, *notes), (0, 0, 1, 0), expand=False)


def filled_columns(kind: str, facts: list[Any]) -> Filled:
    """The columns that some fact fills, with their cells."""
    columns = ((column, [column.cell(fact) for fact in facts]) for column in COLUMNS[kind])
    return [(column, cells) for column, cells in columns if any(cells)]


def total_width(filled: Filled) -> int:
    return sum(max(map(len, (column.heading, *cells))) + GAP for column, cells in filled)


def facts_table(kind: str, filled: Filled, tight: bool) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for at, (column, cells) in enumerate(filled):
        heading = column.heading if at else HEADINGS[kind]
        fixed = min(NAME_WIDTH, max(map(len, cells))) if tight and not at else None
        table.add_column(heading, justify="right" if column.numeric else "left", overflow="fold", width=fixed)
    for row in zip(*(cells for _, cells in filled), strict=True):
        table.add_row(*(Text(cell, COLOURS.get(cell, "")) for cell in row))
    return table


def failure(problem: Problem) -> RenderableType:
    """A failing check: what kind and where; under it the sentence and the mend."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    check = problem.check
    where = f" {problem.line}:{problem.column} {shown(check.rule)}"
    said = Text(shown(check.message))
    if check.suggestion:
        said.append(f"\ntry: {shown(check.suggestion)}", "cyan")
    head = Text.assemble((check.severity, COLOURS.get(check.severity, "")), (where, "bold"))
    return Padding(Group(head, Padding(said, (0, 0, 0, 2), expand=False)), (0, 0, 1, 0), expand=False)


def footer(article: Article) -> Iterator[RenderableType]:
    from rich.text import Text

    made = Counter(check.status for check in article.checks)
    fates = f"{made['holds']} hold, {made['fails']} fail, {made['unclear']} unclear"
    yield Text(f"Checks: {len(article.checks)} made, {fates}")
    yield Text(coverage_line(article))
    for warning in article.warnings:
        yield Text(f"Warning: {shown(warning)}", "yellow")


def coverage_line(article: Article) -> str:
    """How much was read, and the first numerals that were not."""
    seen = article.coverage
    fates = f"{seen.read} read, {seen.set_aside} set aside, {len(seen.unread)} unread"
    line, places = f"Coverage: {plural(seen.numerals, 'numeral')}, {fates}", []
    for mention in seen.unread[:UNREAD_SHOWN]:
        row, column = article.line_and_column(mention.start)
        places.append(f"{row}:{column} {shown(mention.text)}")
    more = ", …" if len(seen.unread) > UNREAD_SHOWN else ""
    return f"{line} ({', '.join(places)}{more})" if places else line


def counted(article: Article) -> dict[str, int]:
    """What the summary adds up."""
    failing: Counter[str] = Counter(check.severity for check in article.failing)
    facts = sum(len(getattr(article, kind)) for kind in HEADINGS)
    return {"articles": 1, "facts": facts, "checks": len(article.checks), **failing}


def summary(counts: Counter[str]) -> str:
    errors, warnings = counts["error"], counts["warning"]
    split = f" ({plural(errors, 'error')}, {plural(warnings, 'warning')})" if errors + warnings else ""
    made = ", ".join(plural(counts[name + "s"], name) for name in ("article", "fact", "check"))
    return f"{made} made, {errors + warnings} failing{split}"


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


FORMAT = Format("table", "tables for reading (the default)", write, suffix=".txt")

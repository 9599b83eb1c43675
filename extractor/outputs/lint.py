"""A line per problem, `path:line:column: rule: message [suggestion]`; on a terminal with the place itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from extractor.outputs.base import Format
from extractor.outputs.problem import Problem, problems
from extractor.outputs.shown import shown, shown_exactly

if TYPE_CHECKING:
    from rich.text import Text

    from extractor.article import Article

COLOURS = {"error": "bold red", "warning": "bold yellow"}


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    from rich.console import Console

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for problem in problems(articles):
        console.print(headline(problem), soft_wrap=True)
        if console.is_terminal:
            for line in excerpt(problem, console.width):
                console.print(line, soft_wrap=True)


def headline(problem: Problem) -> Text:
    from rich.text import Text

    where = f"{shown(problem.article.source)}:{problem.line}:{problem.column}"
    rule = (shown(problem.check.rule), COLOURS.get(problem.check.severity, ""))
    return Text.assemble((where, "bold"), ": ", rule, ": ", shown(problem.sentence))


def excerpt(problem: Problem, width: int) -> list[Text]:
    """The line of the text, cut to the width, and carets under what was checked."""
    from rich.cells import cell_len
    from rich.text import Text

    left, mark, right = (shown_exactly(part) for part in around(problem, max(40, width - 4)))
    carets = "^" * max(1, cell_len(mark))
    return [Text(f"  {left}{mark}{right}", "dim"), Text("  " + " " * cell_len(left) + carets, "red")]


def around(problem: Problem, room: int) -> tuple[str, str, str]:
    """The place, and what stands left and right of it on its line; together at most `room` long."""
    text, start = problem.article.text, problem.start
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    end = min(max(problem.end, start), line_end)
    mark = cut(text[start:end], room // 2)
    left = cut(text[line_start:start][::-1], (room - len(mark)) // 2)[::-1]
    return left, mark, cut(text[end:line_end], room - len(mark) - len(left))


def cut(text: str, room: int) -> str:
    """A text, or its beginning and an ellipsis."""
    return text if len(text) <= room else text[: room - 1] + "…"


FORMAT = Format("lint", "what fails, one line each", write)

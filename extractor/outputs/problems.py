"""Problems as JSON: one array over all articles, a problem a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from extractor.outputs.base import Format
from extractor.outputs.problem import Problem, problems
from extractor.outputs.shown import json_line

if TYPE_CHECKING:
    from extractor.article import Article


def as_dict(problem: Problem) -> dict[str, Any]:
    check = problem.check
    return {
        "path": problem.article.source,
        "line": problem.line,
        "column": problem.column,
        "start": problem.start,
        "end": problem.end,
        "rule": check.rule,
        "severity": check.severity,
        "message": check.message,
        "suggestion": check.suggestion,
        "stated": check.stated,
        "recomputed": check.recomputed,
        "tolerance": check.tolerance,
    }


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    lines = [json_line(as_dict(problem)) for problem in problems(articles)]
    out.write("[\n  " + ",\n  ".join(lines) + "\n]\n" if lines else "[]\n")


FORMAT = Format("problems", "what fails, as one JSON array", write, data=True)

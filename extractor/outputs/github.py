"""Workflow commands that GitHub turns into annotations on a pull request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from extractor.outputs.base import Format
from extractor.outputs.problem import Problem, problems
from extractor.outputs.shown import shown

if TYPE_CHECKING:
    from extractor.article import Article


def escaped(text: str, extra: str = "") -> str:
    """Percent-encode what ends a workflow command, and in a property what ends that."""
    text = shown(text).replace("%", "%25")
    for char in extra:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def annotation(problem: Problem) -> str:
    path, rule = (escaped(part, ":,") for part in (problem.article.source, problem.check.rule))
    where = f"file={path},line={problem.line},col={problem.column},title={rule}"
    return f"::{problem.check.severity} {where}::{escaped(problem.sentence)}"


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    out.writelines(annotation(problem) + "\n" for problem in problems(articles))


FORMAT = Format("github", "what fails, as GitHub annotations", write, data=True)

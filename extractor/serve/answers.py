"""What is made of an article where it is read: bytes, so that nothing has to be turned twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel
from starlette.exceptions import HTTPException

from extractor.article import Article, to_json
from extractor.outputs.problem import problems
from extractor.outputs.problems import as_dict
from extractor.outputs.shown import json_line

if TYPE_CHECKING:
    from extractor.batch.outcome import Outcome


class Found(BaseModel):
    """A failing check at its place: line and column from 1, `start` and `end` in characters of the text."""

    path: str
    line: int
    column: int
    start: int
    end: int
    rule: str
    severity: str
    message: str
    suggestion: str | None
    stated: str
    recomputed: str
    tolerance: str | None


def record(article: Article) -> bytes:
    return to_json(article)


def checked(article: Article) -> bytes:
    """The failing checks, separated by commas; nothing where nothing fails."""
    return ",".join(json_line(as_dict(problem)) for problem in problems([article])).encode()


def read(article: Article) -> bytes:
    """The article as the report shows it."""
    from extractor.outputs.report import article_html

    return article_html(article).encode("utf-8", "replace")


def found(outcome: Outcome, may_be_empty: bool) -> bytes:
    """The answer of one article. One that could not be read has an empty record that says why, or else is refused."""
    problem = outcome.problem
    if problem and not (may_be_empty and outcome.product):
        raise HTTPException(422, f"{problem.source}: {problem.reason.removesuffix('; its record is empty')}")
    return outcome.product

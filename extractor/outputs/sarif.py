"""SARIF 2.1.0, the exchange format of static analysis, which code hosts and editors show beside the text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from extractor.outputs.base import Format
from extractor.outputs.problem import Problem, problems
from extractor.outputs.shown import json_text, shown

if TYPE_CHECKING:
    from extractor.article import Article

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    found = list(problems(articles))
    rules = sorted({problem.check.rule for problem in found})
    driver = {"name": "tapecheck", "rules": [described(rule) for rule in rules]}
    results = [result(problem, rules) for problem in found]
    # Columns count characters here, where SARIF's default would be UTF-16 units.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    out.write(json_text(json.dumps(log, indent=2, ensure_ascii=False)) + "\n")


def described(rule: str) -> dict[str, Any]:
    from extractor.checks import RULES

    known = RULES.get(rule)
    says = {"shortDescription": {"text": known.says}, "fullDescription": {"text": known.example}} if known else {}
    return {"id": rule, **says}


def result(problem: Problem, rules: list[str]) -> dict[str, Any]:
    check = problem.check
    return {
        "ruleId": check.rule,
        "ruleIndex": rules.index(check.rule),
        "level": check.severity,
        "message": {"text": shown(problem.sentence)},
        "locations": [location(problem)],
    }


def location(problem: Problem) -> dict[str, Any]:
    end_line, end_column = problem.article.line_and_column(max(problem.start, problem.end))
    region = {
        "startLine": problem.line, "startColumn": problem.column, "endLine": end_line, "endColumn": end_column,
        "charOffset": problem.start, "charLength": max(0, problem.end - problem.start),
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(problem.article.source)}, "region": region}}


def uri(source: str) -> str:
    """A path as a relative reference; an address stays as it is."""
    return source if "://" in source else quote(source.replace("\\", "/"), safe="/")


FORMAT = Format("sarif", "what fails, as SARIF 2.1.0", write, suffix=".sarif", data=True)

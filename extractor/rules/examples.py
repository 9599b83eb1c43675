"""The notation of examples, and how a wrong one is reported: file, line, which example, expected, got.

A `yes` of a name or word is a text with one [bracketed] span; a `no` is plain text; a frame's `yes` is a table of
`text` and `gives`. What a text becomes is not known here: `spans.examples` and `frames.examples` read it and hand
the outcome back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.errors import ExampleError
from extractor.rules.model import FrameRule, Rule

BRACKETS = re.compile(r"\[([^\[\]]*)\]")


class Example(NamedTuple):
    """One example. `which` is how it is called in a report: "yes 2". For a yes, `start` and `end` are the span;
    `gives` a frame's."""

    rule: Rule
    which: str
    text: str
    start: int = 0
    end: int = 0
    gives: dict[str, Any] | None = None
    on: str | None = None

    @property
    def span(self) -> str:
        return self.text[self.start:self.end]


def yes_examples(rule: Rule) -> Iterator[Example]:
    """Raises ExampleError where an example is not in the notation."""
    for number, example in enumerate(rule.yes, 1):
        which = f"yes {number}"
        yield framed(rule, which, example) if isinstance(rule, FrameRule) else bracketed(rule, which, example)


def no_examples(rule: Rule) -> Iterator[Example]:
    for number, text in enumerate(rule.no, 1):
        if not isinstance(text, str):
            raise ExampleError(rule.file, rule.line, f"{rule.name}, no {number}: a text was expected")
        yield Example(rule, f"no {number}", text)


def bracketed(rule: Rule, which: str, example: Any) -> Example:
    found = list(BRACKETS.finditer(example)) if isinstance(example, str) else []
    if len(found) != 1:
        raise ExampleError(rule.file, rule.line, f"{rule.name}, {which}: exactly one [span] in brackets was expected")
    start = found[0].start()
    return Example(rule, which, BRACKETS.sub(r"\1", example), start, start + len(found[0][1]))


def framed(rule: Rule, which: str, example: Any) -> Example:
    if not (
        isinstance(example, dict) and isinstance(example.get("text"), str) and isinstance(example.get("gives"), dict)
    ):
        raise ExampleError(rule.file, rule.line, f"{rule.name}, {which}: a table of `text` and `gives` was expected")
    return Example(rule, which, example["text"], gives=example["gives"], on=example.get("on"))


def problem(example: Example, expected: object, got: object) -> ExampleError:
    """The report of one example that is read wrongly."""
    rule = example.rule
    return ExampleError(
        rule.file, rule.line, f"{rule.name}, {example.which} {example.text!r}: expected {expected}, got {got}"
    )

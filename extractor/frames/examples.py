"""The examples of frames, run: a `yes` must give exactly its slots, on its own and among all frames; a `no` must
match nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from extractor.errors import ExampleError
from extractor.facts.base import plain_number
from extractor.frames.patterns import FrameReader, known_labels
from extractor.frames.sentences import sentences
from extractor.frames.statement import Context, Finding
from extractor.reading.layout import Block
from extractor.rules import FrameRule, Rules
from extractor.rules.examples import Example, no_examples, problem, yes_examples
from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon

PUBLISHED = date(2026, 1, 5)  # the day examples are read on, unless one says `on = "2025-10-01"`
# Fields that an example need not give: how the finding is put together, and what holds where nothing is said.
SILENT = frozenset({"currency", "side", "side_of_net"})
DEFAULTS = {"of": "stocks", "status": "upcoming", "measure": "rating"}


def wrong_examples(rules: Rules, lexicon: Lexicon) -> Iterator[ExampleError]:
    """Every example of a frame that is not read as it says."""
    labels = known_labels(rules)
    every = FrameReader(rules.frames, labels)
    for frame in every.frames:
        alone = FrameReader([frame.rule], labels)
        for example in yes_examples(frame.rule):
            wrong = list(wrong_yes(frame.rule, example, lexicon, alone))
            yield from wrong or wrong_yes(frame.rule, example, lexicon, every)
        for example in no_examples(frame.rule):
            yield from wrong_no(example, lexicon, alone)


def wrong_yes(rule: FrameRule, example: Example, lexicon: Lexicon, reader: FrameReader) -> Iterator[ExampleError]:
    found, items = read(example, lexicon, reader)
    got = (
        aside(items)
        if rule.makes == "aside"
        else given([one for one in found if one.kind == rule.makes])
    )
    if not agree(example.gives or {}, got):
        yield problem(example, example.gives, got or "no match")


def wrong_no(example: Example, lexicon: Lexicon, reader: FrameReader) -> Iterator[ExampleError]:
    found, items = read(example, lexicon, reader)
    if got := given(found) or aside(items):
        yield problem(example, "no match", got)


def read(example: Example, lexicon: Lexicon, reader: FrameReader) -> tuple[list[Finding], list[Item]]:
    text = example.text
    whole = Block("body", 0, len(text))
    context = Context(published=date.fromisoformat(example.on) if example.on else PUBLISHED)
    found, items = [], []
    for sentence in sentences(text, [whole], lexicon):
        found += [one for findings in reader.read(sentence.items, context) for one in findings]
        items += sentence.items
    return found, items


def given(found: list[Finding]) -> dict[str, Any]:
    """The findings as an example writes them: one table, the companies a list. Findings that differ are numbered."""
    tables: list[dict[str, Any]] = []
    for one in found:
        fields = {
            name.rstrip("_"): value for name, value in one.fields.items() if value is not None and name not in SILENT
        }
        table = fields | {slot: figure.value for slot, figure in one.figures.items()}
        company = table.pop("company", None)
        if tables and company and {**tables[-1], "companies": 0} == {**table, "companies": 0}:
            tables[-1]["companies"].append(company)
        else:
            tables.append(table | ({"companies": [company]} if company else {}))
    return tables[0] if len(tables) == 1 else {str(number): table for number, table in enumerate(tables, 1)}


def aside(items: list[Item]) -> dict[str, Any]:
    taken = [item for item in items if isinstance(item.extra, dict) and item.extra.get("aside")]
    return {"reason": taken[0].extra["aside"], "numerals": [item.text for item in taken]} if taken else {}


def agree(expected: dict[str, Any], got: dict[str, Any]) -> bool:
    silent = {name: value for name, value in DEFAULTS.items() if name not in expected}
    got = {name: plain(value) for name, value in got.items() if silent.get(name, ...) != value}
    return got == {name: plain(value) for name, value in expected.items()}


def plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value

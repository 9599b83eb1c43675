"""The examples of names and words, run: the bracketed span must be read as an item of its rule, a `no` must hold
none."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.errors import ExampleError
from extractor.rules import NameRule, Rules, WordRule
from extractor.rules.examples import Example, no_examples, problem, yes_examples
from extractor.spans.items import Item
from extractor.spans.lexer import Lexer
from extractor.spans.lexicon import NAME_KINDS, Lexicon
from extractor.spans.sentences import split
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import scan

# Units are no items of their own: they are the end of a measure.
UNITS = {"percent-sign": "percent", "points": "points", "basis-points": "basis-points", "times": "ratio"}
# Classes that say what is no company's name, and which dots end no sentence.
CAPITALS, STUMPS = frozenset({"never-company", "seldom-company", "opener"}), "abbreviation"


def wrong_examples(rules: Rules, lexicon: Lexicon) -> Iterator[ExampleError]:
    """Every example of a name or word that is not read as it says."""
    known: list[NameRule | WordRule] = [*rules.names, *rules.words]
    for rule in known:
        for example in yes_examples(rule):
            yield from wrong_yes(rule, example, lexicon)
        for example in no_examples(rule):
            yield from wrong_no(rule, example, lexicon)


def read(text: str, lexicon: Lexicon) -> list[Item]:
    tokens = scan(text)
    lower_seen = {token.text for token in tokens if token.text[0].islower()}
    return Lexer(text, lexicon, Surroundings(lexicon, lower_seen)).items(tokens)


def is_of(rule: NameRule | WordRule, item: Item) -> bool:
    """Whether an item is what the rule reads."""
    if isinstance(rule, NameRule):
        kind = NAME_KINDS.get(rule.kind, rule.kind)
        if kind == "index" and item.kind == "sector" and "index" in item.figures:
            return rule.name.endswith(f" {item.value}")  # S&P 500 Energy is read as a sector of its index
        return item.kind == kind and (kind == "company" or item.value == rule.name)
    if rule.name in UNITS:
        return item.kind == UNITS[rule.name]
    return f"{rule.name}.{rule.pos}" in item.figures if rule.pos else rule.name in (item.kind, *item.figures)


def wrong_yes(rule: NameRule | WordRule, example: Example, lexicon: Lexicon) -> Iterator[ExampleError]:
    items = read(example.text, lexicon)
    inside = [item for item in items if item.start < example.end and item.end > example.start]
    if rule.name in CAPITALS:
        good = all(item.kind != "company" for item in inside)
    elif rule.name == STUMPS:
        good = len(list(split(example.text, scan(example.text), lexicon.abbreviations))) == 1
    else:
        good = any(is_of(rule, item) and fits(rule.name, item, example) for item in inside)
    if not good:
        yield problem(example, f"[{example.span}] as {label(rule)}", shown(inside))


def fits(name: str, item: Item, example: Example) -> bool:
    return item.end == example.end and (item.start == example.start or name in UNITS and item.start < example.start)


def wrong_no(rule: NameRule | WordRule, example: Example, lexicon: Lexicon) -> Iterator[ExampleError]:
    items = read(example.text, lexicon)
    if rule.name in CAPITALS:
        if not any(item.kind == "company" for item in items):
            yield problem(example, "a company", shown(items))
        return
    found = [item for item in items if is_of(rule, item)]
    if found:
        yield problem(example, f"no {label(rule)}", shown(found))


def label(rule: NameRule | WordRule) -> str:
    if isinstance(rule, NameRule):
        return f"{NAME_KINDS.get(rule.kind, rule.kind)} {rule.name}"
    return f"{rule.name}.{rule.pos}" if rule.pos else rule.name


def shown(items: list[Item]) -> str:
    return (
        ", ".join(
            f"[{item.text}] as {item.kind}"
            + (f" {item.value}" if isinstance(item.value, str) and item.value != item.text else "")
            for item in items
        )
        or "nothing"
    )

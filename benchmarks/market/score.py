"""What a comparison found beside what was planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from benchmarks.market.slips import Slip
from extractor.facts import Check


class Score(NamedTuple):
    """By rule: how many slips the rule promises to find, and how many of these it found; and its false findings.

    A finding is between two articles (or within one); it is false where nothing is planted in any of them. `missed` and
    `false` name them, (source, rule).
    """

    planted: Counter[str]
    found: Counter[str]
    missed: list[tuple[str, str]]
    false: list[tuple[str, str]]


def is_across(rule: str) -> bool:
    return rule.startswith("across.")


def score(planted: dict[str, Slip], findings: Iterable[tuple[str, Check]], scored: Callable[[str], bool] = is_across) -> Score:
    """planted: source -> slip. findings: each with its source; those that fail count. scored: which rules are."""
    touched, false = set[tuple[str, str]](), set[tuple[str, str]]()
    for source, check in findings:
        if check.status == "fails":
            both = articles_of(source, check)
            touched |= {(each, check.rule) for each in both}
            if not any(each in planted for each in both):
                false.add((source, check.rule))
    promised = [(source, rule) for source, slip in planted.items() for rule in slip.promised if scored(rule)]
    return Score(
        Counter(rule for _, rule in promised), Counter(rule for each in promised if each in touched for rule in each[1:]),
        sorted(set(promised) - touched), sorted(false),
    )


def articles_of(source: str, check: Check) -> set[str]:
    """The article that a finding is attached to, and the one that it names."""
    return {source} | {pointer.partition("#")[0] for pointer in check.facts if "#" in pointer}

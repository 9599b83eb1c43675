"""Names of checks as people type them: whole, or a group such as `index` or `across`."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from extractor.errors import UsageError


def all_rules() -> dict[str, Any]:
    from extractor.checks import RULES

    return dict(RULES)


def rules_called(word: str, rules: Iterable[str]) -> list[str]:
    """The rules a word names; `index` or `index.*` is every rule of that group; an unknown word an error."""
    names, group = list(rules), word.removesuffix(".*") + "."
    found = [name for name in names if name == word or name.startswith(group)]
    if not found:
        near = get_close_matches(word, names, n=1) or sorted({name.partition(".")[0] for name in names})
        hint = f"did you mean {near[0]}?" if len(near) == 1 else f"the groups are {', '.join(near)}"
        raise UsageError(f"no rule is called {word}; {hint}")
    return found


def chosen(select: list[str], ignore: list[str]) -> set[str]:
    """The names of the rules that `--select` and `--ignore` leave; both may be repeated or have commas."""
    rules = all_rules()
    wanted = _named(select, rules) if select else set(rules)
    return wanted - _named(ignore, rules)


def _named(words: list[str], rules: dict[str, Any]) -> set[str]:
    parts = (part.strip() for word in words for part in word.split(","))
    return {name for part in parts if part for name in rules_called(part, rules)}

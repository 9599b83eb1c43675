"""The smallest edit that makes all of an article's checks hold, where there is exactly one of its size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checks.edits import Edit, edits, with_value
from extractor.checks.prints import print_of, stated_text
from extractor.checks.terms import figure_of
from extractor.facts import Check, Facts

MOST = 400
# Rules that no edit of a fact's figure can mend: they neither get a suggestion of this kind nor stand in its way.
_APART = frozenset({"malformed.number", "date.weekday", "count.list"})

# Rules that report a contradiction only, so that mending it leaves nothing behind.
_SILENT = frozenset({"index.direction", "restated"})

Recompute = Callable[[Facts], Iterable[Check]]


def with_suggestion(facts: Facts, rules: Sequence[Recompute]) -> list[Check]:
    """What the rules find; each failing check with the edit that mends the whole article, if exactly one does."""
    by_rule = [(rule, list(rule(facts))) for rule in rules]
    checks = [check for _, made in by_rule for check in made]
    failing = [check for check in checks if _is_mendable(check)]
    if not failing:
        return checks
    # Those that fail now are the first to fail again, so they are tried first.
    ordered = sorted(by_rule, key=lambda pair: not any(map(_is_mendable, pair[1])))
    rules = [rule for rule, _ in ordered]
    doubtful, made = sum(check.status == "unclear" for check in checks), sum(map(_is_lasting, checks))
    found = _only_edit(facts, failing, lambda edit: _mends(edit, rules, doubtful, 0 if edit.fewer else made))
    return [replace(check, suggestion=found) if found and _is_mendable(check) else check for check in checks]


def _is_mendable(check: Check) -> bool:
    return check.status == "fails" and check.rule not in _APART


def _is_lasting(check: Check) -> bool:
    return check.rule not in _SILENT


def _mends(edit: Edit, rules: Sequence[Recompute], doubtful: int, made: int) -> bool:
    """Nothing fails after the edit, no check that held is in doubt, and none has vanished (a divisor made zero)."""
    for rule in rules:
        for check in rule(edit.facts):
            doubtful -= check.status == "unclear"
            if doubtful < 0 or _is_mendable(check):
                return False
            made -= _is_lasting(check)
    return made <= 0


def _only_edit(facts: Facts, failing: Sequence[Check], mends: Callable[[Edit], bool]) -> str | None:
    """One slip undone, if exactly one such edit mends all; else a wrong ratio recomputed."""
    places = _common_places(failing)
    if places is None:
        return None
    found: list[str] = []
    for tried, edit in enumerate(edits(facts, places)):
        if tried >= MOST:
            return None  # Not every edit was tried, so none is known to be the only one.
        if mends(edit):
            found.append(edit.text)
            if len(found) > 1:
                return None
    return found[0] if found else _recomputed(facts, failing, mends)


def _common_places(failing: Sequence[Check]) -> list[tuple[str, int, str]] | None:
    """The slots that one edit may touch: those of the facts that every failing check rests on."""
    touched = [{pointer.rsplit("/", 1)[0] for pointer in check.facts} for check in failing]
    common = set.intersection(*touched)
    pointers = [pointer for check in failing for pointer in check.facts if pointer.rsplit("/", 1)[0] in common]
    places = list(dict.fromkeys(map(_place, pointers)))
    # A verb beside a sign rests on words alone where its figure went into no fact.
    return places if common or not any(touched) else None


def _place(pointer: str) -> tuple[str, int, str]:
    _, kind, at, slot = pointer.split("/")
    return kind, int(at), "from_" if slot == "from" else slot


def _recomputed(facts: Facts, failing: Sequence[Check], mends: Callable[[Edit], bool]) -> str | None:
    """A ratio that no single slip explains, as the counts give it, if that mends all."""
    found = [edit.text for edit in _ratios(facts, failing) if mends(edit)]
    return found[0] if len(found) == 1 else None


def _ratios(facts: Facts, failing: Sequence[Check]) -> Iterator[Edit]:
    for check in failing:
        if check.rule != "breadth.ratio":
            continue
        kind, at, slot = _place(check.facts[0])
        figure, value = figure_of(getattr(facts, kind)[at], slot), _leading(check.recomputed)
        if figure and print_of(replace(figure, text=check.recomputed, value=value)):
            copied = with_value(facts, kind, at, slot, value, figure.step)
            yield Edit(f"{stated_text(figure)} → {check.recomputed}", copied)


def _leading(text: str) -> Decimal:
    """The first numeral of a recomputed ratio: 0.47x or 1.25:1."""
    number = "".join(character for character in text.split(":")[0] if character in "0123456789.")
    return Decimal(number) if number.strip(".") else Decimal(0)

"""The frames of the pattern files, compiled; FrameReader reads a sentence with them before the general readers do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from extractor.errors import PatternError
from extractor.frames.alphabet import MADE, NUMERALS, Alphabet, Encoded, names_in
from extractor.frames.makers import KINDS, NEEDED, Match
from extractor.frames.notation import Compiled, NotationError, compile_notation
from extractor.frames.statement import Context, Finding
from extractor.rules import FrameRule, Rules
from extractor.spans.items import SUBJECTS, Item
from extractor.spans.lexicon import NAME_KINDS

TIMEOUT = 2.0  # seconds; no bounded pattern comes near it
# What two findings of companies may both stand with.
SHARED = frozenset({"date", "weekday", "upgrade", "downgrade"})
LEXER_KINDS = SUBJECTS | NUMERALS | {"date", "weekday", "time", "year", "ordinal", "code", "dateline", "word", "punct"}


@dataclass(slots=True)
class Frame:
    """A rule and the fields it always sets."""

    rule: FrameRule
    fixed: dict[str, Any]


@dataclass(slots=True)
class Pattern:
    """One way to say it: what a sentence cannot do without, a bit for each need, and the expression, compiled on
    first use."""

    frame: Frame
    source: str
    needs: int
    expression: Any = None

    def matches(self, encoded: Encoded) -> Iterator[Any]:
        if self.expression is None:
            self.expression = regex.compile(self.source)
        yield from self.expression.finditer(encoded.text, timeout=TIMEOUT)


@dataclass(slots=True)
class Needs:
    """Everything that some pattern cannot do without, as bits: which of it does a sentence have?"""

    bits: dict[frozenset[str], int] = field(default_factory=dict)
    met_by: dict[str, int] = field(default_factory=dict)  # a label or word -> the needs it meets

    def mask(self, needs: Iterable[frozenset[str]]) -> int:
        """The bits of a pattern's needs, each a set of labels and words of which a sentence must hold one."""
        mask = 0
        for need in needs:
            bit = self.bits.setdefault(need, 1 << len(self.bits))
            mask |= bit
            for name in need:
                self.met_by[name] = self.met_by.get(name, 0) | bit
        return mask

    def met(self, said: set[str]) -> int:
        met = 0
        for name in said & self.met_by.keys():
            met |= self.met_by[name]
        return met


class FrameReader:
    """Reads constructions. `labels`, where given, are all that a pattern may name (see `known_labels`).

    Raises PatternError, with file and line, for a frame that cannot be used.
    """

    def __init__(self, frames: Iterable[FrameRule], labels: frozenset[str] = frozenset()) -> None:
        self.alphabet, self.needs, self.labels = Alphabet(), Needs(), labels
        self.frames = [Frame(rule, fixed_fields(rule)) for rule in laid_over(frames)]
        self.patterns = [pattern for frame in self.frames for pattern in self.compiled(frame)]

    def read(
        self, items: list[Item], context: Context, said: set[str] | None = None
    ) -> tuple[list[Finding], list[Finding]]:
        """What the frames say of a sentence, and what the weak ones would; numerals they take are marked as used.
        `said`: its `names_in`."""
        found: list[Finding] = []
        weak: list[Finding] = []
        met = self.needs.met(names_in(items) if said is None else said)
        possible = [pattern for pattern in self.patterns if pattern.needs & met == pattern.needs]
        encoded = self.alphabet.encode(items if possible else [])
        for pattern in possible:
            into = weak if pattern.frame.rule.weak else found
            try:
                for matched in pattern.matches(encoded):
                    into += take(pattern.frame, slots_of(matched, encoded, items), items, context, into)
            except TimeoutError:
                context.given_up.add(pattern.frame.rule.name)
        return found, weak

    # Compiling -----------------------------------------------------------------------------------------------

    def compiled(self, frame: Frame) -> Iterator[Pattern]:
        rule = frame.rule
        for text in rule.reads:
            try:
                compiled = compile_notation(text, self.alphabet)
            except NotationError as error:
                raise PatternError(rule.file, rule.line, f"{rule.name}: {error} in `{text}`") from error
            self.check(rule, text, compiled)
            yield Pattern(frame, compiled.source, self.needs.mask(self.alphabet.plain_needs(compiled.needs)))

    def check(self, rule: FrameRule, text: str, compiled: Compiled) -> None:
        kind = KINDS[rule.makes]
        for slot in compiled.slots:
            if slot not in kind.slots:
                raise PatternError(
                    rule.file,
                    rule.line,
                    f"{rule.name}: {rule.makes} has no slot `{slot}`; it has {', '.join(sorted(kind.slots))}",
                )
        if missing := NEEDED.get(rule.makes, set()) - compiled.slots.keys() - fixed_fields(rule).keys():
            raise PatternError(rule.file, rule.line, f"{rule.name}: `{text}` captures no {{{missing.pop()}:…}}")
        if "but" in compiled.slots and ("total" not in compiled.slots or "rest" not in fixed_fields(rule)):
            raise PatternError(
                rule.file, rule.line, f"{rule.name}: {{but:…}} needs a {{total:…}} and sets = {{ rest = … }}"
            )
        if self.labels and (unknown := compiled.labels - self.labels):
            raise PatternError(
                rule.file, rule.line, f"{rule.name}: no kind of item and no class of words is called `{min(unknown)}`"
            )


def known_labels(rules: Rules) -> frozenset[str]:
    """Everything that `<label>` may name."""
    words = {
        label for rule in rules.words for label in (rule.name, f"{rule.name}.{rule.pos}" if rule.pos else rule.name)
    }
    return frozenset(words | {NAME_KINDS.get(rule.kind, rule.kind) for rule in rules.names} | LEXER_KINDS | MADE)


def fixed_fields(rule: FrameRule) -> dict[str, Any]:
    """The fields of `sets`. Any other key of the table is a mistake."""
    if rule.makes not in KINDS:
        raise PatternError(rule.file, rule.line, f"{rule.name}: `makes` is one of {', '.join(KINDS)}, not {rule.makes}")
    others = dict(rule.sets)
    fixed = dict(others.pop("sets", {}))
    if wrong := (others.keys() | fixed.keys() - KINDS[rule.makes].sets):
        raise PatternError(rule.file, rule.line, f"{rule.name}: unknown key `{min(wrong)}`")
    if rule.makes == "aside" and "reason" not in fixed:
        raise PatternError(rule.file, rule.line, f"{rule.name}: sets no reason")
    return fixed


def laid_over(frames: Iterable[FrameRule]) -> list[FrameRule]:
    """Later folders first; a frame replaces one of the same name in an earlier folder. Within a folder the order is
    the file's."""
    folders: dict[Path, list[FrameRule]] = {}
    for rule in frames:
        folders.setdefault(Path(rule.file).parent, []).append(rule)
    ordered: list[FrameRule] = []
    for rules in reversed(folders.values()):
        taken = {rule.name for rule in ordered}
        ordered += [rule for rule in rules if rule.name not in taken]
    return ordered


# One match -----------------------------------------------------------------------------------------------------------


def slots_of(matched: Any, encoded: Encoded, items: list[Item]) -> dict[str, list[Item]]:
    spans = {name: matched.span(name) for name in matched.re.groupindex}
    return {name: [items[at] for at in encoded.items_in(span)] for name, span in spans.items() if span[0] >= 0}


def take(
    frame: Frame, slots: dict[str, list[Item]], items: list[Item], context: Context, found: list[Finding]
) -> list[Finding]:
    """The findings of a match, unless an earlier frame has taken one of its numerals or already spoken of the
    company."""
    numerals = [item for group in slots.values() for item in group if item.kind in NUMERALS]
    if any(item.used for item in numerals):
        return []
    made = KINDS[frame.rule.makes].make(Match(f"frames/{frame.rule.name}", slots, frame.fixed, items, context))
    made = beside(found, made)
    for item in numerals:
        item.used = bool(made) or frame.rule.makes == "aside"
    return made


def beside(found: list[Finding], more: list[Finding]) -> list[Finding]:
    """Of `more`, what `found` has not said already of a company: no finding of the same kind that shares a name or a
    grade with one; but a name may have stepped on another scale too.

    Counts and money need no such care: a numeral that is used is not read again.
    """
    said = {(one.kind, id(item)): one for one in found for item in one.items if item.kind not in SHARED}
    return [
        one
        for one in more
        if "company" not in one.fields
        or not any(not on_another_scale(one, item, said.get((one.kind, id(item)))) for item in one.items)
    ]


def on_another_scale(one: Finding, item: Item, other: Finding | None) -> bool:
    """ "upgraded from Hold to Buy, though its technical call eased from bullish to mildly bullish": both."""
    if other is None:
        return True
    graded = one.kind == "rating_change" and None not in (one.fields.get("to"), other.fields.get("to"))
    return graded and item.kind == "company" and one.fields["measure"] != other.fields["measure"]

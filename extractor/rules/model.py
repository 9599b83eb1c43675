"""The kinds of rule a pattern file may hold. Data only: matching lives in `spans` and `frames`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True, frozen=True, kw_only=True)
class Rule:
    """What every rule has. `file` and `line` say where it stands, for error messages and `trace`."""

    name: str
    yes: tuple = ()
    no: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(slots=True, frozen=True, kw_only=True)
class NameRule(Rule):
    """A thing with a canonical name. `kind` is the pattern file's stem (indices, sectors …), `extra` its other keys."""

    kind: str
    aliases: tuple[str, ...]
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True, frozen=True, kw_only=True)
class WordRule(Rule):
    """A class of words. `forms` are all inflections, `value` what the class stands for (a period, a counted thing)."""

    forms: tuple[str, ...]
    pos: str = ""
    value: str = ""


@dataclass(slots=True, frozen=True, kw_only=True)
class FrameRule(Rule):
    """A construction: the notation in `reads` (see patterns/README.md) and the kind of statement it makes.

    A `weak` one says something only of companies of which nothing else in the sentence has said that kind of thing.
    """

    makes: str
    reads: tuple[str, ...]
    weak: bool = False
    sets: dict[str, Any] = field(default_factory=dict)

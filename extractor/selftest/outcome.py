"""What became of one mutant."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Outcome:
    """One mutant: where it is, what was printed and is now, the rules that ought to see it and those that do.

    line, column: of the misprint, from 1.
    should: names of the rules whose sum cannot come out; empty where no brute force can tell.
    by:     names of the rules that fail now.
    """

    source: str
    line: int
    column: int
    kind: str
    before: str
    after: str
    should: tuple[str, ...]
    by: tuple[str, ...]

    @property
    def is_detectable(self) -> bool:
        return bool(self.should)

    @property
    def is_caught(self) -> bool:
        return bool(self.by)

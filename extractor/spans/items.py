"""Items: what the lexer makes of a sentence, in order, each typed. Level 2 reads nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Names that can be the subject of a move.
SUBJECTS = frozenset({"index", "company", "sector", "instrument", "topic", "market", "investor", "descriptor", "its"})
HEDGES = frozenset({"hedge-about", "hedge-over", "hedge-under"})
# What a numeral became.
MEASURES = frozenset({"percent", "points", "money", "number", "basis-points", "ratio", "count"})


@dataclass(slots=True)
class Item:
    """One typed stretch of a sentence.

    kind:  index, company, percent, rise, period … or "word" and "punct" for what has no type.
    start, end: offsets in the text. `text` as written, `lower` casefolded.
    value: canonical name, Figure, period, date … by kind.
    pos:   verb, noun or adverb for words of movement.
    extra: kind-dependent (ticker of a company, currency of money).
    """

    kind: str
    start: int
    end: int
    text: str
    lower: str
    value: Any = None
    pos: str = ""
    extra: Any = None
    figures: tuple = ()
    used: bool = False

    def respell(self, text: str) -> None:
        """Name the item by the words of its text, where its start or its end has moved."""
        self.text = text[self.start:self.end]
        self.lower, self.value = self.text.lower(), " ".join(self.text.split())

    def __repr__(self) -> str:
        shown = self.value if self.value is not None else self.text
        return f"{self.kind}({shown})"

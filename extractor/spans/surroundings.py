"""What the whole article tells about its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.spans.coded_names import CodedName
from extractor.spans.lexicon import Lexicon
from extractor.spans.tokens import scan


@dataclass(slots=True)
class Surroundings:
    """What the whole article tells about its words. `lower_seen`: words it writes in lower case somewhere."""

    lexicon: Lexicon
    lower_seen: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)  # capitalised in the middle of a sentence
    # companies that the body names, by their first word
    names: dict[str, set[tuple[str, ...]]] = field(default_factory=dict)
    tails: set[str] = field(default_factory=set)  # words that these names go on with
    title_case: bool = False
    coded: dict[int, CodedName] = field(default_factory=dict)  # names that codes end, by the start of each token

    def learn(self, names: Iterable[str]) -> None:
        """Names of the body, to be found in a title, where every word is a capital one."""
        for name in set(names):
            words = tuple(token.text for token in scan(name))
            if len(words) > 1:
                self.names.setdefault(words[0], set()).add(words)
                self.tails.update(words[1:])

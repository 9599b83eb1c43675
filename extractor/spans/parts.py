"""What the parts of the lexer share: the text, what is known of words and surroundings, and how an item is cut out."""

from __future__ import annotations

from typing import Any

from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon
from extractor.spans.measures import MeasureReader
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token


class LexerPart:
    """The ground that every part of the lexer stands on."""

    text: str
    lexicon: Lexicon
    around: Surroundings
    measures: MeasureReader

    def _span(self, kind: str, tokens: list[Token], at: int, stop: int, value: Any = None) -> Item:
        first = tokens[at]
        if stop == at + 1:
            return Item(kind, first.start, first.end, first.text, first.lower, value)
        end = tokens[stop - 1].end
        text = self.text[first.start:end]
        return Item(kind, first.start, end, text, text.lower(), value)

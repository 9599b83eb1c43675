"""What the sentences of an article are: its blocks' tokens made items, and the items settled by the words beside
them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from extractor.frames.labels import settle_label
from extractor.frames.moves.vocabulary import ITSELF
from extractor.frames.settling import settle
from extractor.frames.statement import Sentence
from extractor.reading.layout import Block
from extractor.spans.coded_names import CodedName, coded_names
from extractor.spans.items import Item
from extractor.spans.lexer import Lexer
from extractor.spans.lexicon import Lexicon
from extractor.spans.sentences import split
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token, Words, words_of

# What no dateline has in it.
TELLING = frozenset({"percent", "points", "rise", "fall", "number"})
PROSE = frozenset({"the", "and", "of", "for", "in", "as"})
DASHES = frozenset({"—", "–", "--", "-", "―"})


def sentences(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> list[Sentence]:
    """The sentences of the article proper, in order.

    Titles are read last: in title case every word is a capital one, and the body tells names.
    """
    words = words_of(text)
    written = set(words.words)
    lower_seen = {word for word in written if word[0].islower()}
    signs = uses_decimal_comma(written, words.words), tells_of_naira(written, words)
    coded = coded_names(text, words, lexicon.abbreviations)
    lexer = Lexer(text, lexicon, Surroundings(lexicon, lower_seen, coded=coded), *signs)
    found, titles, names = [], [], []
    for part in parts_of(text, blocks, words, lexicon, coded):
        if part.titled:
            titles.append(part)
            continue
        items = lexer.items(part.tokens)
        names += [item.text for item in items if item.kind == "company"]
        found.append(sentence(part, items, text))
    if titles:
        around = Surroundings(lexicon, lower_seen, known_names(words, blocks), title_case=True, coded=coded)
        around.learn(names)
        lexer = Lexer(text, lexicon, around, *signs)
        found += [sentence(part, lexer.items(part.tokens), text) for part in titles]
        found.sort(key=lambda sentence: sentence.start)
    return found


def sentence(part: Part, items: list[Item], text: str) -> Sentence:
    settle(items, text)
    settle_label(items)
    first, last = part.tokens[0], part.tokens[-1]
    if first.start == part.block.start:
        mark_dateline(items)
    return Sentence(first.start, last.end, items, part.block.kind, part.number)


class Part(NamedTuple):
    """The tokens of a sentence, its block and the block's number."""

    tokens: list[Token]
    block: Any
    number: int

    @property
    def titled(self) -> bool:
        return self.block.kind in ("headline", "heading") and is_title_case(self.tokens)


def parts_of(
    text: str, blocks: Sequence[Block], words: Words, lexicon: Lexicon, coded: dict[int, CodedName]
) -> Iterator[Part]:
    for number, block in enumerate(blocks):
        if block.kind not in ("furniture", "stamp"):
            tokens = words.tokens(*words.within(block.start, block.end))
            yield from (Part(part, block, number) for part in split(text, tokens, lexicon.abbreviations, coded))


def known_names(words: Words, blocks: Sequence[Block]) -> set[str]:
    """Words that the body writes with a capital after a small letter or comma: names, as far as anybody can tell."""
    titles = [(block.start, block.end) for block in blocks if block.kind in ("headline", "heading", "furniture")]
    known: set[str] = set()
    at = 0
    for before, end, word, start in zip(words.words, words.ends, words.words[1:], words.starts[1:]):
        while at < len(titles) and titles[at][1] <= start:
            at += 1
        if at < len(titles) and titles[at][0] <= start:
            continue
        if word[0].isupper() and (
            before[0].islower()
            or before in (",", "“", "(")
            or (before in known and start - end == 1)
        ):
            known.add(word)
    return known


def mark_dateline(items: list[Item]) -> None:
    """ "KUALA LUMPUR, Sept 25 (Bernama) —": the place, day and agency in front of a lead are no names of companies."""
    stop = next((at for at, item in enumerate(items[:16]) if item.text in DASHES or item.text == ":"), None)
    if stop is None or any(item.kind in TELLING or item.lower in PROSE for item in items[:stop]):
        return
    after = items[stop + 1:]
    if items[stop].text == ":" and (tells_a_move(after[:1]) or measures(after[:1]) or speaks_of_share(after)):
        return  # "CHAMPION: Closed at N3.05, up 9.71 percent", "Titan: 1.34 per cent", "Titan: The stock gained 3%"
    if places(items, stop) or any(item.kind == "date" or item.text == ")" for item in items[:stop]):
        for item in items[:stop]:
            item.kind = "dateline" if item.kind == "company" else item.kind


def tells_a_move(items: list[Item]) -> bool:
    kinds = {"rise", "fall", "close", "flat"}
    return any(kinds & {item.kind, *(item.figures or ())} or item.lower in ("opened", "opens") for item in items)


def measures(items: list[Item]) -> bool:
    return any(item.kind in ("percent", "points", "money") for item in items)


def speaks_of_share(items: list[Item]) -> bool:
    """Whether "the stock", "shares of the drugmaker" or the like stands in a text before any name."""
    for at, item in enumerate(items[:12]):
        if item.kind == "pronoun" and item.lower != "it":
            return True
        if item.kind == "shares-of" and any(other.lower in ITSELF for other in items[at + 1:at + 3]):
            return True
        if item.kind in ("company", "index", "exchange", "sector", "instrument"):
            return False
    return False


def places(items: list[Item], stop: int) -> bool:
    """ "Lagos: …", "ISLAMABAD - The exchange …": a word or three before the mark, that name a place."""
    first = items[0]
    if stop > 3:
        return False
    labelled = items[stop].text == ":" and first.text[0].isupper() and first.kind in ("company", "word")
    return labelled or first.text.isupper() and len(first.text) > 4


def is_title_case(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    return bool(words) and sum(token.text[0].isupper() for token in words) >= 0.7 * len(words)


def uses_decimal_comma(written: set[str], words: list[str]) -> bool:
    """Whether the whole text prints decimals with a comma: several "0,62", and hardly a "0.62" but for times
    ("12.01pm"); or per cents so beside levels with a point, where they are too many to be slips. `written`: the words
    once each."""
    with_comma, with_point = (
        {word for word in written if word[0].isdecimal() and sign in word and len(word.rpartition(sign)[2]) <= 2}
        for sign in ",."
    )
    if not with_comma:
        return False
    comma = sum(word in with_comma for word in words)
    point = sum(
        word in with_point and after.lower() not in ("am", "pm", "a", "p", "h", "hrs")
        for word, after in zip(words, [*words[1:], ""])
    )
    beyond_slips = len(with_comma) >= 4
    return comma >= 3 and comma > 4 * point or beyond_slips


def tells_of_naira(written: set[str], words: Words) -> bool:
    if any(word.lower() in ("₦", "naira", "kobo") for word in written):
        return True
    if "N" not in written:
        return False
    following = zip(words.words, words.ends, words.words[1:], words.starts[1:])
    return any(word == "N" and after[0].isdecimal() and start == end for word, end, after, start in following)

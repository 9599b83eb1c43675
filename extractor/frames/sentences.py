"""What the sentences of an article are: its blocks' tokens made items, and the items settled by the words beside
them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from extractor.frames.closes import settle_closes
from extractor.frames.goods import FUTURES, settle_futures, settle_goods, settle_pairs
from extractor.frames.industries import BROAD, CALLING, call_sectors, name_unlisted, settle_industries
from extractor.frames.lists import join_bracketed
from extractor.frames.live_quotes import settle_live_quotes
from extractor.frames.moves.references import sized_like
from extractor.frames.moves.vocabulary import ITSELF
from extractor.frames.ranking import settle_ranks
from extractor.frames.shared_units import share_units
from extractor.frames.statement import Sentence
from extractor.frames.thousands import join_thousands
from extractor.frames.yields import RATES, settle_yields
from extractor.spans.items import Item
from extractor.spans.lexer import Lexer
from extractor.spans.lexicon import Lexicon
from extractor.spans.sentences import split
from extractor.spans.surroundings import Surroundings
from extractor.spans.tokens import Token

SIZE_WORDS = {
    "small-cap": "SmallCap", "smallcap": "SmallCap", "mid-cap": "MidCap", "midcap": "MidCap", "large-cap": "LargeCap",
    "largecap": "LargeCap",
}
# What no dateline has in it.
TELLING = frozenset({"percent", "points", "rise", "fall", "number"})
PROSE = frozenset({"the", "and", "of", "for", "in", "as"})
DASHES = frozenset({"—", "–", "--", "-", "―"})
LISTING = frozenset({"and", ",", "&"})
SPREADING = SIZE_WORDS.keys() | {"sector", "sectors"}


def sentences(text: str, blocks, tokens: list[Token], lexicon: Lexicon) -> list[Sentence]:
    """The sentences of the article proper, in order; takes the tokens out of their list.

    Titles are read last: in title case every word is a capital one, and the body tells names.
    """
    lower_seen = {word for word in {token.text for token in tokens} if word[0].islower()}
    around = Surroundings(lexicon, lower_seen)
    comma, naira = uses_decimal_comma(tokens), tells_of_naira(tokens)
    parts = sorted(parts_of(text, blocks, tokens, lexicon), key=lambda part: part.titled)
    has_titles = bool(parts) and parts[-1].titled
    titled = Surroundings(lexicon, lower_seen, known_names(tokens, blocks) if has_titles else set(), title_case=True)
    found: list[Sentence] = []
    tokens.clear()  # a long text's tokens make room for its items
    parts.reverse()
    while parts:
        part = parts.pop()
        items = Lexer(text, lexicon, titled if part.titled else around, comma, naira).items(part.tokens)
        if has_titles and not part.titled:
            for item in items:
                if item.kind == "company":
                    titled.learn(item.text)
        settle(items, text)
        if part.tokens[0].start == part.block.start:
            mark_dateline(items)
        found.append(Sentence(part.tokens[0].start, part.tokens[-1].end, items, part.block.kind, part.number))
    return sorted(found, key=lambda sentence: sentence.start)


def settle(items: list[Item], text: str) -> None:
    """What the words beside an item make of it. A step that asks for a word or kind is left out where none of those
    it asks for stands there."""
    said = {item.kind for item in items}
    said.update([item.lower for item in items])
    if not said.isdisjoint(("sector", "index")):
        settle_industries(items)
    if "percent" in said:
        settle_live_quotes(items)
    settle_ranks(items)
    if "respectively" in said:
        share_units(items)
    if "(" in said and "and" in said:
        join_bracketed(items, text)
    if "count" in said:
        join_thousands(items, text)
    if "close" in said or "closure" in said:
        settle_closes(items)
    if not said.isdisjoint(SPREADING):
        spread_sizes(items)
    if not said.isdisjoint(CALLING):
        call_sectors(items)
    if "/" in said:
        settle_pairs(items)
    if not said.isdisjoint(FUTURES):
        settle_futures(items)
    if "instrument" in said:
        settle_goods(items)
    if any("yield" in word for word in said) or not said.isdisjoint(RATES):
        settle_yields(items, text)
    name_unlisted(items)


class Part(NamedTuple):
    """The tokens of a sentence, its block and the block's number."""

    tokens: list[Token]
    block: Any
    number: int

    @property
    def titled(self) -> bool:
        return self.block.kind in ("headline", "heading") and is_title_case(self.tokens)


def parts_of(text: str, blocks, tokens: list[Token], lexicon: Lexicon) -> Iterator[Part]:
    at = 0
    for number, block in enumerate(blocks):
        if block.kind in ("furniture", "stamp"):
            continue
        while at < len(tokens) and tokens[at].start < block.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].end <= block.end:
            at += 1
        yield from (Part(part, block, number) for part in split(text, tokens[first:at], lexicon.abbreviations))


def known_names(tokens: list[Token], blocks) -> set[str]:
    """Words that the body writes with a capital after a small letter or comma: names, as far as anybody can tell."""
    titles = [(block.start, block.end) for block in blocks if block.kind in ("headline", "heading", "furniture")]
    known: set[str] = set()
    at = 0
    for before, token in zip(tokens, tokens[1:]):
        while at < len(titles) and titles[at][1] <= token.start:
            at += 1
        if at < len(titles) and titles[at][0] <= token.start:
            continue
        if token.text[0].isupper() and (
            before.text[0].islower()
            or before.text in (",", "“", "(")
            or (before.text in known and token.start - before.end == 1)
        ):
            known.add(token.text)
    return known


def spread_sizes(items: list[Item]) -> None:
    """ "mid-cap and small-cap indices", "NIFTYCPSE and BSE CG sectors": the noun at the end of a list is every
    member's."""
    for at in range(len(items) - 2, -1, -1):
        item, following = items[at], items[at + 1]
        last = next_listed(items, at)
        if item.lower in SIZE_WORDS and last is not None and ends_sizes(last):
            item.kind, item.value = "descriptor", SIZE_WORDS[item.lower]
        elif last is not None and following.lower != "," and (sibling := sibling_of(item, last)):
            # "BSE MidCap and SmallCap closed 0.98% and 0.52% up"
            last.kind, last.value, last.extra, last.figures = "index", sibling, item.extra, item.figures
        elif item.kind == "company" and following.lower == "sector":
            item.kind = "sector"  # "the Indian Metals sector"
        elif item.kind == "index" and item.value not in BROAD and not (at and items[at - 1].kind == "count"):
            if following.lower == "sectors" or last is not None and last.kind == "sector":
                item.kind = "sector"


def next_listed(items: list[Item], at: int) -> Item | None:
    """The next name of a list: B of "A and B", "A, B", "A, and B"."""
    if items[at + 1].lower not in LISTING:
        return None
    behind = at + 3 if items[at + 1].text == "," and at + 2 < len(items) and items[at + 2].lower in LISTING else at + 2
    return items[behind] if behind < len(items) else None


def ends_sizes(item: Item) -> bool:
    """The "small-cap indices" of "mid-cap and small-cap indices"."""
    plural = item.lower.endswith(("indices", "indexes", "index", "segments"))
    return item.kind == "descriptor" and bool(item.value) and plural


def sibling_of(item: Item, size: Item) -> str | None:
    """BSE SmallCap, of "BSE MidCap and SmallCap"."""
    if item.kind != "index" or size.lower not in SIZE_WORDS:
        return None
    return sized_like(item.value, SIZE_WORDS[size.lower])


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
    return any({"rise", "fall", "close", "flat"} & {item.kind, *(item.figures or ())} for item in items)


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


def uses_decimal_comma(tokens: list[Token]) -> bool:
    """Whether the whole text prints decimals with a comma: several "0,62", and hardly a "0.62" but for times
    ("12.01pm")."""
    comma = point = 0
    for token, after in zip(tokens, [*tokens[1:], None]):
        if token.text[0].isdecimal():
            comma += "," in token.text and len(token.text.rpartition(",")[2]) <= 2
            point += (
                "." in token.text
                and len(token.text.rpartition(".")[2]) <= 2
                and not (after is not None and after.lower in ("am", "pm", "a", "p", "h", "hrs"))
            )
    return comma >= 3 and comma > 4 * point


def tells_of_naira(tokens: list[Token]) -> bool:
    words = {token.lower for token in tokens}
    return not words.isdisjoint(("₦", "naira", "kobo")) or (
        "n" in words
        and any(
            token.text == "N" and following.text[0].isdecimal() and following.start == token.end
            for token, following in zip(tokens, tokens[1:])
        )
    )


def settle_namesakes(sentences: list[Sentence]) -> None:
    """Nairobi's exchange, like Lagos's of old, is the NSE: beside its other indices "the NSE All Share" is its own."""
    named = [item for sentence in sentences for item in sentence.items if item.kind == "index"]
    kenyan = next((item for item in named if (item.extra or {}).get("in") == "KE"), None)
    for item in named if kenyan else ():
        if item.value == "NGX All-Share Index" and item.text.startswith("NSE"):
            item.value, item.extra = "Nairobi All Share Index", kenyan.extra

"""The reader of one article: blocks to sentences to statements and findings, carrying context from line to line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from extractor.frames.about import main_company, remember_stock, tells_a_week
from extractor.frames.alphabet import names_in
from extractor.frames.announcements import AnnouncementReader, announcements
from extractor.frames.assessments import AssessmentReader
from extractor.frames.branches import name_branches
from extractor.frames.breadth import COUNTED, BreadthReader
from extractor.frames.calls import VERBS, CallReader
from extractor.frames.flows import SIDES, FlowReader
from extractor.frames.goods import FUTURES, settle_futures, settle_goods, settle_pairs
from extractor.frames.hours import told_session
from extractor.frames.industries import BROAD, CALLING, call_sectors, name_unlisted, settle_industries
from extractor.frames.moves import LISTS, Attacher
from extractor.frames.moves.references import sized_like
from extractor.frames.patterns import FrameReader, beside, known_labels
from extractor.frames.ranking import settle_ranks
from extractor.frames.results import RESULTS, ResultReader
from extractor.frames.scales import ScaleReader, Step
from extractor.frames.segments import SIZES, segment, speaks_of_segment
from extractor.frames.shared_units import share_units
from extractor.frames.statement import Context, Finding, Sentence, Statement
from extractor.frames.thousands import join_thousands
from extractor.frames.universe import note_place, settle_universes
from extractor.frames.words import read_claims
from extractor.frames.yields import RATES, settle_yields
from extractor.spans.companies import Surroundings
from extractor.spans.items import Item
from extractor.spans.lexer import Lexer
from extractor.spans.lexicon import Lexicon
from extractor.spans.sentences import split
from extractor.spans.tokens import Token

SIZE_WORDS = {"small-cap": "SmallCap", "smallcap": "SmallCap", "mid-cap": "MidCap", "midcap": "MidCap", "large-cap": "LargeCap", "largecap": "LargeCap"}
SPREADING = SIZE_WORDS.keys() | {"sector", "sectors"}


@dataclass(slots=True)
class Reading:
    """Everything level 2 found in one article, in text order."""

    sentences: list[Sentence] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    claims: list = field(default_factory=list)
    context: Context = field(default_factory=Context)


def read_text(text: str, tokens: list[Token], blocks, lexicon: Lexicon, published: date | datetime | None) -> Reading:
    """Read the article part of `text`; `blocks` have kind, start and end, furniture among them."""
    reading = Reading()
    reading.context.published = published.date() if isinstance(published, datetime) else published
    reading.context.stamped = published.astimezone(UTC).hour if isinstance(published, datetime) and published.tzinfo else None
    reading.sentences = sentences(text, blocks, tokens, lexicon)
    settle_namesakes(reading.sentences)
    survey(reading, lexicon)
    frames = frame_reader(lexicon)
    previous: Step | None = None
    topic_open = False
    for sentence in reading.sentences:
        enter(reading.context, sentence)
        if is_related(sentence):
            sentence.block = "related"
            continue
        if sentence.block == "heading":
            read_heading(reading.context, sentence)
            AnnouncementReader(sentence.items, reading.context).heading()
            continue
        read_hour(reading.context, sentence)
        read_label(reading.context, sentence)
        previous, topic_open = read_sentence(reading, sentence, frames, previous, topic_open)
    return reading


@lru_cache(maxsize=4)
def frame_reader(lexicon: Lexicon) -> FrameReader:
    """The constructions of the pattern folders that the lexicon was made of."""
    return FrameReader(lexicon.rules.frames, known_labels(lexicon.rules))


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
    """What the words beside an item make of it. A step that asks for a word or kind is left out where none of those it asks for stands there."""
    said = {item.kind for item in items}
    said.update([item.lower for item in items])
    if not said.isdisjoint(("sector", "index")):
        settle_industries(items)
    settle_ranks(items)
    if "respectively" in said:
        share_units(items)
    if "count" in said:
        join_thousands(items, text)
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
        if token.text[0].isupper() and (before.text[0].islower() or before.text in (",", "“", "(") or before.text in known and token.start - before.end == 1):
            known.add(token.text)
    return known


def spread_sizes(items: list[Item]) -> None:
    """ "mid-cap and small-cap indices", "NIFTYCPSE and BSE CG sectors": the noun at the end of a list is every member's."""
    for at in range(len(items) - 2, -1, -1):
        item, following = items[at], items[at + 1]
        last = items[at + 2] if at + 2 < len(items) and following.lower in ("and", ",", "&") else None
        if item.lower in SIZE_WORDS and last is not None and last.kind == "descriptor" and last.value and last.lower.endswith(("indices", "indexes", "index", "segments")):
            item.kind, item.value = "descriptor", SIZE_WORDS[item.lower]
        elif item.kind == "index" and last is not None and last.lower in SIZE_WORDS and following.lower != "," and (sibling := sized_like(item.value, SIZE_WORDS[last.lower])):
            last.kind, last.value, last.extra, last.figures = "index", sibling, item.extra, item.figures  # "BSE MidCap and SmallCap closed 0.98% and 0.52% up"
        elif item.kind == "company" and following.lower == "sector":
            item.kind = "sector"  # "the Indian Metals sector"
        elif item.kind == "index" and item.value not in BROAD and not (at and items[at - 1].kind == "count") and (following.lower == "sectors" or last is not None and last.kind == "sector"):
            item.kind = "sector"


def mark_dateline(items: list[Item]) -> None:
    """ "KUALA LUMPUR, Sept 25 (Bernama) —": the place, day and agency in front of a lead are no names of companies."""
    stop = next((at for at, item in enumerate(items[:16]) if item.text in ("—", "–", "--", "-", "―", ":")), None)
    if stop is None or any(item.kind in ("percent", "points", "rise", "fall", "number") or item.lower in ("the", "and", "of", "for", "in", "as") for item in items[:stop]):
        return
    if items[stop].text == ":" and stop + 1 < len(items) and {"rise", "fall", "close", "flat"} & {items[stop + 1].kind, *(items[stop + 1].figures or ())}:
        return  # "CHAMPION: Closed at N3.05, up 9.71 percent"
    placed = items[stop].text == ":" and stop <= 3 and items[0].text[0].isupper() and items[0].kind in ("company", "word")
    placed = placed or stop <= 3 and items[0].text.isupper() and len(items[0].text) > 4  # "ISLAMABAD - The exchange …"
    if placed or any(item.kind == "date" or item.text == ")" for item in items[:stop]):
        for item in items[:stop]:
            item.kind = "dateline" if item.kind == "company" else item.kind


def is_title_case(tokens: list[Token]) -> bool:
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 3]
    return bool(words) and sum(token.text[0].isupper() for token in words) >= 0.7 * len(words)


def uses_decimal_comma(tokens: list[Token]) -> bool:
    """Whether the whole text prints decimals with a comma: several "0,62", and hardly a "0.62" but for times ("12.01pm")."""
    comma = point = 0
    for token, after in zip(tokens, [*tokens[1:], None]):
        if token.text[0].isdecimal():
            comma += "," in token.text and len(token.text.rpartition(",")[2]) <= 2
            point += "." in token.text and len(token.text.rpartition(".")[2]) <= 2 and not (after is not None and after.lower in ("am", "pm", "a", "p", "h", "hrs"))
    return comma >= 3 and comma > 4 * point


def tells_of_naira(tokens: list[Token]) -> bool:
    words = {token.lower for token in tokens}
    return not words.isdisjoint(("₦", "naira", "kobo")) or "n" in words and any(token.text == "N" and following.text[0].isdecimal() and following.start == token.end for token, following in zip(tokens, tokens[1:]))


def settle_namesakes(sentences: list[Sentence]) -> None:
    """Nairobi's exchange, like Lagos's of old, is the NSE: beside its other indices "the NSE All Share" is its own."""
    named = [item for sentence in sentences for item in sentence.items if item.kind == "index"]
    kenyan = next((item for item in named if (item.extra or {}).get("in") == "KE"), None)
    for item in named if kenyan else ():
        if item.value == "NGX All-Share Index" and item.text.startswith("NSE"):
            item.value, item.extra = "Nairobi All Share Index", kenyan.extra


def survey(reading: Reading, lexicon: Lexicon) -> None:
    """What the whole article is about, before any sentence is read: its main index, the index of each size, its year."""
    context = reading.context
    ordered = sorted(reading.sentences, key=lambda sentence: sentence.block in ("headline", "heading"))
    for sentence in ordered:
        for item in sentence.items:
            if item.kind == "index":
                context.main_index = context.main_index or item
                context.countries.add((item.extra or {}).get("in"))
                for size, endings in SIZES.items():
                    if item.value.endswith(endings) or item.value == "BSE 100" and size == "LargeCap":
                        context.size_index.setdefault(size, item)
            elif item.kind == "date" and item.value.year and context.year is None:
                context.year = item.value.year
    exchange = next((item for sentence in ordered for item in sentence.items if item.kind == "exchange" and (item.extra or {}).get("in")), None)
    placed = context.main_index or exchange
    if placed is not None:
        context.country = (placed.extra or {}).get("in")
        for known_as, name, extra in lexicon.at_home.get(context.country, ()):
            context.size_index.setdefault(known_as, Item("index", 0, 0, "", "", name, extra=extra))
    if branches := lexicon.branches.get(context.country or ""):
        for sentence in reading.sentences:
            name_branches(sentence.items, branches)
    context.national_index = national_indices(lexicon)
    context.tells_yesterday = tells_yesterday(reading)
    context.told_session = told_session(reading.sentences)
    context.main_company = context.stock = main_company(reading.sentences)
    context.weekly = tells_a_week(reading.sentences)
    if context.main_index is not None:
        context.segment = segment(reading.sentences, context)
    context.of_segment = context.segment is not None or context.main_index is None and speaks_of_segment(reading.sentences)


@lru_cache(maxsize=4)
def national_indices(lexicon: Lexicon) -> dict[str, Item]:
    """The index that goes by each country's name."""
    return {word: Item("index", 0, 0, "", "", name, extra=extra) for word, (name, extra) in lexicon.national.items()}


def tells_yesterday(reading: Reading) -> bool:
    """Whether the lead tells of yesterday and nothing in the article of today: a morning paper's report."""
    body = [sentence for sentence in reading.sentences if sentence.block == "body"]
    said = any(item.lower == "yesterday" and (item.end == sentence.items[-1].end or sentence.items[at + 1].lower not in ("'s", "’s") and not (at and sentence.items[at + 1].text[0].isupper()))
               for sentence in body[:2] for at, item in enumerate(sentence.items))
    return said and not any(tells_now(sentence.items, at) for sentence in body[:4] for at in range(len(sentence.items)))


def tells_now(items: list[Item], at: int) -> bool:
    """ "today", "on Monday", but not "today's market activities" nor "compared to Tuesday"."""
    possessed = at + 1 < len(items) and items[at + 1].lower in ("'s", "’s")
    compared = at > 0 and items[at - 1].lower in ("to", "from", "since", "than", "until", "with", "after", "versus", "against")
    return not possessed and items[at].lower in ("today", "tonight", "this morning") or not compared and items[at].kind == "weekday"


AFTER_THE_BELL = re.compile(r"(?:[4-9]|10|11)(?:[:.]\d\d)? ?p\.?m|1[6-9][:.]\d\d(?! ?a)")  # no reading during trading


def enter(context: Context, sentence: Sentence) -> None:
    if context.day_left == 0:
        context.day = context.day_left = None
    elif context.day_left:
        context.day_left -= 1
    if sentence.paragraph != context.paragraph:
        context.paragraph = sentence.paragraph
        context.open_list = None
        if context.label_paragraph is not None:
            context.period = context.label_paragraph = None
        if sentence.block not in ("bullet",) and not context.session:
            context.day = None


def read_label(context: Context, sentence: Sentence) -> None:
    """ "For the week: The S&P 500 is down …. The Dow is up …": a label in a paragraph governs the sentences after it."""
    stop = next((at for at, item in enumerate(sentence.items[:6]) if item.text == ":"), None)
    lead = sentence.items[:stop] if stop else []
    named = [item for item in lead if item.kind in ("period", "weekday")]
    if len(named) == 1 and all(item is named[0] or item.lower in ("on", "for", "the", "over", "in") for item in lead):
        context.period = named[0].value if named[0].kind == "period" else "1d"
        context.label_paragraph = context.paragraph


def read_hour(context: Context, sentence: Sentence) -> None:
    """ "11:55 a.m." on a line of its own: a running report, told backward from its last hour."""
    if sentence.block != "headline" and [item.kind for item in sentence.items if item.kind != "punct"] == ["time"]:
        context.updates, context.update_hour = context.updates + 1, sentence.items[0].lower


def of_update(context: Context, statement: Statement) -> None:
    """A move of a running report is of its hour; of an earlier hour than the first, a moment on the way."""
    if statement.kind != "index" or statement.period not in (None, "1d") or statement.day is not None:
        return
    if statement.session is None and not AFTER_THE_BELL.match(context.update_hour):
        statement.session = "intraday"
    if context.updates > 1:
        statement.rules.append(f"hour/{context.updates}")


def headed_role(items: list[Item]) -> str | None:
    """ "Top losers", "Top gainers on the NSE:", but not "Sectoral Contributors: Winners and Laggards" over prose."""
    heads = [(at, label) for at, item in enumerate(items) for label in dict.fromkeys((item.kind, *(item.figures or ()))) if label in LISTS]
    if len(heads) != 1 or len(items) > 8:
        return None
    at, label = heads[0]
    placed = all(item.kind in ("index", "exchange", "punct", "period", "weekday", "date") or item.lower in ("on", "of", "in", "the", "for", "today", "among", "from") for item in items[at + 1:])
    return LISTS[label][0] if placed else None


def read_heading(context: Context, sentence: Sentence) -> None:
    """A heading governs the lines under it: "For the week:", "Top losers", "Wednesday"."""
    context.period = next((item.value for item in sentence.items if item.kind == "period"), None)
    context.list_role = headed_role(sentence.items)
    context.list_paragraph = None
    context.list_group = next((item.value for item in sentence.items if item.kind in ("index", "exchange")), None) if context.list_role else None
    context.day = next((item.value for item in sentence.items if item.kind == "weekday"), None)
    if context.day is not None and context.period is None and len(sentence.items) <= 4:
        context.period = "1d"  # "On Friday:"


def is_related(sentence: Sentence) -> bool:
    """A bullet in title case with a verb: another story's headline among the links at the end."""
    if sentence.block not in ("bullet", "body") or sentence.paragraph <= 2 or sentence.items[-1].text in (".", ";"):
        return False
    if any(item.kind == "number" and "." in item.text and item.value.value >= 100 for item in sentence.items):
        return False  # a level to the point: a row of a list of indices
    if any(one.text == ":" and other.kind in ("rise", "fall", "flat") for one, other in zip(sentence.items, sentence.items[1:])):
        return False  # "Brent Crude: UP 4.6 percent at $91.84"
    words = [word for item in sentence.items for word in item.text.split() if word[0].isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    verb = any({"rise.verb", "fall.verb", "close"} & set(item.figures or ()) for item in sentence.items)
    return len(words) >= 4 and capitals >= 0.8 * len(words) and verb


def governed(context: Context, sentence: Sentence) -> bool:
    """A heading's list is the bullets under it, or the one paragraph."""
    row = len(sentence.items) <= 10 and sentence.items[0].kind == "company" and sentence.items[-1].text != "."
    if sentence.block == "bullet" or row:
        return True
    if context.list_paragraph is None:
        context.list_paragraph = sentence.paragraph
    return context.list_paragraph == sentence.paragraph


def remember_technical(context: Context, items: list[Item], found: list[Finding]) -> None:
    """Where technical stances moved, or "technical updates" were upgrades, the calls named next in the paragraph are technical ones."""
    if any(one.fields.get("measure") == "technical" and one.fields["to"] for one in found):
        context.technical_paragraph = context.paragraph
    named = any(item.kind == "company" for item in items)
    if not named and any(item.lower == "technical" for item in items) and any(item.kind == "upgrade" for item in items):
        context.technical_upgrades = context.paragraph


def read_sentence(
    reading: Reading, sentence: Sentence, frames: FrameReader, carried: Step | None, topic_open: bool
) -> tuple[Step | None, bool]:
    """Every reader looks at the sentence; the constructions first, so that what they take is no measure of a move."""
    context, items = reading.context, sentence.items
    said = names_in(items)  # a reader whose words are not among them has nothing to read
    list_role = context.list_role if sentence.block in ("bullet", "body") and governed(context, sentence) else None
    scales = ScaleReader(items, context, carried, said)
    results = ResultReader(items, context, topic_open)
    framed, weak = ([], []) if sentence.block == "headline" else frames.read(items, context, said)
    found: list[Finding] = []
    if sentence.block != "headline":
        calls = [] if said.isdisjoint(VERBS) else CallReader(items, context).read()
        found += calls + beside(calls, scales.read())
        found += results.read() if context.of_segment else announcements(items, context, said)
    found += ([] if said.isdisjoint(COUNTED) else BreadthReader(items, context).read())
    found += [] if said.isdisjoint(SIDES) else FlowReader(items, context).read()
    found = framed + beside(framed, found)
    found += beside(found, weak)
    found += [] if "revision" not in said else beside(found, AssessmentReader(items, context).read())
    remember_technical(context, items, found)
    settle_universes(found, items, context)
    note_place(items, context)
    context.list_role = list_role
    sentence.statements = Attacher(items, context, said).read()
    for statement in sentence.statements:
        if statement.period is None and context.period and statement.kind in ("index", "sector", "company"):
            statement.period = context.period
        if context.updates:
            of_update(context, statement)
    context.list_role = list_role
    reading.statements += sentence.statements
    reading.findings += found
    reading.claims += read_claims(sentence, found, context, said)
    remember_stock(context, sentence, found)
    step = scales.pending()
    opens = not said.isdisjoint(RESULTS) and results.opens_topic()
    return (step if step else None), opens or (topic_open and any(one.kind == "result_date" for one in found))

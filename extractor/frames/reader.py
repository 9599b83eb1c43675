"""The reader of one article: blocks to sentences to statements and findings, carrying context from line to line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timezone
from functools import lru_cache

from extractor.frames.about import remember_stock
from extractor.frames.alphabet import names_in
from extractor.frames.announcements import AnnouncementReader, announcements
from extractor.frames.assessments import AssessmentReader
from extractor.frames.breadth import COUNTED, BreadthReader
from extractor.frames.calls import VERBS, CallReader
from extractor.frames.carried import (
    enter,
    governed,
    is_related,
    of_update,
    read_abroad,
    read_heading,
    read_hour,
    read_label,
    read_nation,
)
from extractor.frames.flows import SIDES, FlowReader
from extractor.frames.hours import begins_earlier_story
from extractor.frames.moves import Attacher
from extractor.frames.moves.by_size import remember_levels
from extractor.frames.namesakes import settle_namesakes
from extractor.frames.options import POSITIONS
from extractor.frames.patterns import FrameReader, beside, known_labels
from extractor.frames.results import RESULTS, ResultReader
from extractor.frames.rows import read_labelled
from extractor.frames.scales import ScaleReader, Step
from extractor.frames.sentences import sentences
from extractor.frames.statement import Context, Finding, Sentence, Statement
from extractor.frames.survey import survey
from extractor.frames.tables import columns_of, ends_in_figures, read_row
from extractor.frames.universe import note_place, settle_universes
from extractor.frames.upgrades import headed_call, lend_direction
from extractor.frames.words import read_claims
from extractor.reading.layout import Block
from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon


@dataclass(slots=True)
class Reading:
    """Everything level 2 found in one article, in text order."""

    sentences: list[Sentence] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    claims: list = field(default_factory=list)
    context: Context = field(default_factory=Context)


def read_text(text: str, blocks: Sequence[Block], lexicon: Lexicon, published: date | datetime | None) -> Reading:
    """Read the article part of `text`; `blocks` have kind, start and end, furniture among them."""
    reading = Reading()
    reading.context.published = published.date() if isinstance(published, datetime) else published
    reading.context.stamped = (
        published.astimezone(timezone.utc).hour if isinstance(published, datetime) and published.tzinfo else None
    )
    reading.sentences = sentences(text, blocks, lexicon)
    settle_namesakes(reading.sentences)
    survey(reading.sentences, reading.context, lexicon)
    frames = frame_reader(lexicon)
    previous: Step | None = None
    topic_open = False
    for sentence in reading.sentences:
        enter(reading.context, sentence)
        read_nation(reading.context, sentence)
        if is_related(sentence):
            sentence.block = "related"
            reading.context.columns = columns_of(sentence.items)
            continue
        if sentence.block == "heading" and not begins_earlier_story(sentence.items):
            read_heading(reading.context, sentence)
            reading.context.call_list = headed_call(sentence.items)
            reading.context.columns = columns_of(sentence.items)
            AnnouncementReader(sentence.items, reading.context).heading()
            remember_stock(reading.context, sentence, [])
            continue
        read_hour(reading.context, sentence)
        read_label(reading.context, sentence)
        read_abroad(reading.context, sentence)
        previous, topic_open = read_sentence(reading, sentence, frames, previous, topic_open)
    return reading


@lru_cache(maxsize=4)
def frame_reader(lexicon: Lexicon) -> FrameReader:
    """The constructions of the pattern folders that the lexicon was made of."""
    return FrameReader(lexicon.rules.frames, known_labels(lexicon.rules))


def remember_technical(context: Context, items: list[Item], said: set[str], found: list[Finding]) -> None:
    """Where technical stances moved, or "technical updates" were upgrades, the calls named next in the paragraph
    are technical ones."""
    if any(one.fields.get("measure") == "technical" and one.fields["to"] for one in found):
        context.technical_paragraph = context.paragraph
    if {"technical", "upgrade"} <= said and not any(item.kind == "company" for item in items):
        context.technical_upgrades = context.paragraph


def read_sentence(
    reading: Reading, sentence: Sentence, frames: FrameReader, carried: Step | None, topic_open: bool
) -> tuple[Step | None, bool]:
    """Every reader looks at the sentence; the constructions first, so that what they take is no measure of a move."""
    context, items = reading.context, sentence.items
    if (row := read_labelled(items, context)) is not None:
        sentence.statements = [row]
        reading.statements.append(row)
        return carried, topic_open
    said = names_in(items)  # a reader whose words are not among them has nothing to read
    list_role = context.list_role if sentence.block in ("bullet", "body") and governed(context, sentence) else None
    scales = ScaleReader(items, context, carried, said)
    results = ResultReader(items, context, topic_open)
    told = sentence.block != "headline"
    framed, weak = frames.read(items, context, said) if told else ([], [])
    found = announced(items, context, said, scales, results) if told else []
    found += [] if said.isdisjoint(COUNTED) or not said.isdisjoint(POSITIONS) else BreadthReader(items, context).read()
    found += [] if said.isdisjoint(SIDES) else FlowReader(items, context).read()
    found = framed + beside(framed, found)
    found += beside(found, weak)
    found += [] if "revision" not in said else beside(found, AssessmentReader(items, context).read())
    settle_findings(context, items, said, found)
    if context.of_segment and (sentence.block != "bullet" or items[-1].text == ":"):
        context.call_list = headed_call(items)
    context.list_role = list_role
    sentence.statements = statements_of(items, context, said)
    context.list_role = list_role
    remember_levels(context, sentence.statements)
    reading.statements += sentence.statements
    reading.findings += found
    reading.claims += read_claims(sentence, found, context, said)
    remember_stock(context, sentence, found)
    step = scales.pending()
    opens = not said.isdisjoint(RESULTS) and results.opens_topic()
    return (step if step else None), opens or (topic_open and any(one.kind == "result_date" for one in found))


def announced(
    items: list[Item], context: Context, said: set[str], scales: ScaleReader, results: ResultReader
) -> list[Finding]:
    """Calls and results, of which a headline tells too little."""
    calls = [] if said.isdisjoint(VERBS) else CallReader(items, context).read()
    found = calls + beside(calls, scales.read())
    return found + (results.read() if context.of_segment else announcements(items, context, said))


def settle_findings(context: Context, items: list[Item], said: set[str], found: list[Finding]) -> None:
    """What the sentence says of its findings as a whole, and what the next ones have to know of them."""
    if context.call_list or not said.isdisjoint(("upgrade", "downgrade")):
        lend_direction(items, found, context.call_list)
    remember_technical(context, items, said, found)
    settle_universes(found, items, context)
    if "exchange" in said:
        note_place(items, context)


def statements_of(items: list[Item], context: Context, said: set[str]) -> list[Statement]:
    """The row of a table, else what the clauses say of their subjects."""
    row = read_row(items, context)
    statements = Attacher(items, context, said).read() if row is None else row
    if row is None and not ends_in_figures(items):
        context.columns = columns_of(items)
    for statement in statements:
        if statement.period is None and context.period and statement.kind in ("index", "sector", "company"):
            statement.period = context.period
        if context.updates:
            of_update(context, statement)
    return statements

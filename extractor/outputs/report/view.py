"""What the page shows of one article, as plain values: its text in pieces, the notes beside it, the record under it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from extractor.facts import KINDS
from extractor.outputs.columns import HEADINGS
from extractor.outputs.problem import Problem
from extractor.outputs.report.marks import (
    LABELS,
    Block,
    blocks,
    check_marks,
    fact_marks,
    failing_in_order,
    note_places,
    unread_marks,
)
from extractor.outputs.report.runs import Mark, Run, runs
from extractor.outputs.shown import shown, shown_exactly
from extractor.outputs.table import filled_columns

if TYPE_CHECKING:
    from extractor.article import Article

KEY_LENGTH = 12  # hex digits


@dataclass(slots=True)
class Note:
    """A failing check as it stands in the margin."""

    number: int
    rule: str
    severity: str
    message: str
    stated: str
    recomputed: str
    tolerance: str
    suggestion: str
    line: int


@dataclass(slots=True)
class Piece:
    """A run of the text.

    facts: names of the facts that it belongs to, the innermost first. starts: whether a mention begins here.
    checks: numbers of the notes that it is a figure of. refs, notes: the numbers and the notes that follow it.
    goes_on: the classes of what still lies over the text behind it.
    """

    text: str
    classes: str = ""
    facts: list[str] = field(default_factory=list)
    starts: bool = False
    checks: list[str] = field(default_factory=list)
    refs: list[int] = field(default_factory=list)
    goes_on: str = ""
    notes: list[Note] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line of the text, or the headline with all its lines."""

    pieces: list[Piece]
    is_headline: bool = False


@dataclass(slots=True)
class Row:
    """A fact in its table: its name, its cells, the rules that read it, and the checks that it took part in."""

    name: str
    cells: list[str]
    rules: str
    checks: str


@dataclass(slots=True)
class Table:
    label: str
    caption: str
    headings: list[tuple[str, bool]]
    rows: list[Row]


@dataclass(slots=True)
class ArticleView:
    """Everything the page shows of an article.

    heading: empty where the headline stands in the text. body_from: the line behind the headline. notes: those of the
    headline and of no place; they stand under it, since its words name the article.
    """

    key: str
    source: str
    days: str
    heading: str
    lines: list[Line]
    body_from: int
    notes: list[Note]
    tables: list[Table]
    made: list[tuple[str, str, str]]
    tally: str
    coverage: str
    unread: str
    warnings: list[str]


def view(article: Article) -> ArticleView:
    failing = failing_in_order(article)
    notes = [note_of(number, problem) for number, problem in enumerate(failing, 1)]
    lines = list(lines_of(article, failing, notes))
    body_from = next((at for at, line in enumerate(lines, 1) if line.is_headline), 0)
    within = {id(note) for line in lines for piece in line.pieces for note in piece.notes}
    statuses = Counter(check.status for check in article.checks)
    return ArticleView(
        key=key_of(article),
        source=shown(article.source),
        days=days_of(article),
        heading="" if body_from else shown(article.title or "(no headline)"),
        lines=lines,
        body_from=body_from,
        notes=[note for note in notes if id(note) not in within],
        tables=list(tables_of(article)),
        made=[(check.status, check.rule, shown(check.message)) for check in article.checks],
        tally=f"{statuses['holds']} hold, {statuses['fails']} fail, {statuses['unclear']} unclear",
        coverage=coverage_of(article),
        unread=", ".join(shown(mention.text) for mention in article.coverage.unread),
        warnings=[shown(warning) for warning in article.warnings],
    )


def key_of(article: Article) -> str:
    """The article's name within the page: the same from run to run, wherever it stands."""
    from extractor.tables.rows import key_of as key

    return f"a{key(article.source, article.sha256)[:KEY_LENGTH]}"


def days_of(article: Article) -> str:
    published = article.published
    printed = published.isoformat(" ", "minutes") if isinstance(published, datetime) else published
    days = [f"{label} {day}" for label, day in (("published", printed), ("for", article.as_of)) if day]
    return " · ".join(days)


def note_of(number: int, problem: Problem) -> Note:
    check = problem.check
    return Note(
        number, check.rule, check.severity, shown(check.message), shown(check.stated), shown(check.recomputed),
        shown(check.tolerance or ""), shown(check.suggestion or ""), problem.line,
    )


# The text ---------------------------------------------------------------------------------------------------


def lines_of(article: Article, failing: list[Problem], notes: list[Note]) -> Iterator[Line]:
    """Every line with its marks and notes. Both are dealt out line by line, so that the work is that of one pass."""
    marks = [*fact_marks(article), *check_marks(failing), *unread_marks(article)]
    marks.sort(key=lambda mark: mark.start)
    held = blocks(article)
    behind: dict[int, dict[int, list[Note]]] = defaultdict(lambda: defaultdict(list))
    for note, problem, (place, end) in zip(notes, failing, note_places(article.text, held, failing), strict=True):
        if problem.check.mentions:
            behind[place][end].append(note)
    at, carried = 0, list[Mark]()
    for number, block in enumerate(held):
        carried = [mark for mark in carried if mark.end > block.start]
        while at < len(marks) and marks[at].start < block.end:
            carried.append(marks[at])
            at += 1
        yield line_of(article.text, block, carried, behind[number])


def line_of(text: str, block: Block, marks: list[Mark], behind: dict[int, list[Note]]) -> Line:
    line = Line([], block.is_headline)
    for run in runs(block.start, block.end, marks, behind):
        piece = piece_of(text, run)
        piece.notes = [] if block.is_headline else behind.get(run.end, [])
        line.pieces.append(piece)
    return line


def piece_of(text: str, run: Run) -> Piece:
    facts = [mark for mark in run.marks if mark.kind == "fact"]
    figures = [mark for mark in run.marks if mark.kind in ("stated", "compared")]
    stated = [mark for mark in figures if mark.kind == "stated"]
    return Piece(
        shown_exactly(text[run.start : run.end]),
        " ".join(classes_of(run, facts, figures)),
        list(dict.fromkeys(mark.of for mark in facts)),
        starts=any(mark.start == run.start for mark in facts),
        checks=list(dict.fromkeys(mark.of for mark in figures)),
        refs=sorted(int(mark.of) for mark in stated if mark.end == run.end),
        goes_on=next((f" m {kind_of(mark)}" for mark in facts if mark.end > run.end), ""),
    )


def kind_of(mark: Mark) -> str:
    return mark.of.rstrip("0123456789")


def classes_of(run: Run, facts: list[Mark], figures: list[Mark]) -> Iterator[str]:
    """The kind of the innermost fact, whether it begins (s) or ends (e) here, the kind around it; what fails; what is
    unread."""
    kinds = list(dict.fromkeys(map(kind_of, facts)))
    if kinds:
        yield f"m {kinds[0]}"
        if facts[0].start == run.start:
            yield "s"
        if any(mark.end == run.end for mark in facts):
            yield "e"
    if len(facts) > 1:
        yield f"in-{kinds[min(1, len(kinds) - 1)]}"
    kinds_of_figures = {mark.kind for mark in figures}
    yield from (name for name in ("stated", "compared") if name in kinds_of_figures)
    if any(mark.kind == "unread" for mark in run.marks):
        yield "unread"


# The record -------------------------------------------------------------------------------------------------


def tables_of(article: Article) -> Iterator[Table]:
    checks = checks_by_fact(article)
    for kind in KINDS:
        facts: list[Any] = getattr(article, kind)
        if not facts:
            continue
        filled = filled_columns(kind, facts)
        headings = [(column.heading or "Direction", column.numeric) for column, _ in filled]
        in_rows = zip(*(cells for _, cells in filled), strict=True)
        rows = [
            Row(f"{LABELS[kind]}{at}", list(cells), ", ".join(fact.rules), checks.get(f"/{kind}/{at}", ""))
            for at, (fact, cells) in enumerate(zip(facts, in_rows, strict=True))
        ]
        yield Table(LABELS[kind], HEADINGS[kind], headings, rows)


def checks_by_fact(article: Article) -> dict[str, str]:
    """JSON pointer of a fact -> the checks that it took part in: `breadth.ratio fails, restated holds`."""
    held: dict[str, dict[str, None]] = defaultdict(dict)
    for check in article.checks:
        for pointer in check.facts:
            held["/".join(pointer.split("/")[:3])][f"{check.rule} {check.status}"] = None
    return {fact: ", ".join(said) for fact, said in held.items()}


def coverage_of(article: Article) -> str:
    """What became of its numerals: `38 numerals: 27 read, 10 set aside (8 date, 2 name), 1 unread`."""
    from extractor.outputs.table import plural

    seen = article.coverage
    reasons = sorted(Counter(reason for _, reason in seen.reasons).items(), key=lambda item: (-item[1], item[0]))
    why = f" ({', '.join(f'{count} {reason}' for reason, count in reasons)})" if reasons else ""
    fates = f"{seen.read} read, {seen.set_aside} set aside{why}, {len(seen.unread)} unread"
    return f"{plural(seen.numerals, 'numeral')}: {fates}"

"""One record as rows of every table. Plain tuples of plain values: they travel between processes as they are."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from extractor.checks.intervals import Bound, Interval
from extractor.checks.terms import figure_of
from extractor.facts import KINDS, Fact, Figure
from extractor.tables.schema import TABLES, sql_name
from extractor.version import version

if TYPE_CHECKING:
    from extractor.article import Article

Rows = dict[str, list[tuple]]

PLACES, DIGITS = 8, 28
STEP = Decimal(1).scaleb(-PLACES)
LIMIT = Decimal(10) ** (DIGITS - PLACES)
LISTS = (*KINDS, "checks")


def rows(article: Article) -> Rows:
    """What one record puts into each table. A figure that no column can hold is left out and named in `warnings`."""
    key, lost = key_of(article.source, article.sha256), list[str]()
    made: Rows = {name: list(_listed(article, name, key, lost)) for name in LISTS}
    made["mentions"] = list(_mentions(article, key))
    made["figures"] = list(_figures(article, key))
    about = _article(article, key, lost)
    record = hashlib.sha256(repr((about, made)).encode("utf-8", "surrogatepass")).hexdigest()
    return {"articles": [(*about, version(), record)], **made}


def key_of(source: str, sha256: str) -> str:
    """The key of an article: of where it came from and what its bytes are, so that a corrected text has another."""
    return hashlib.sha256(f"{source}\0{sha256}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _article(article: Article, key: str, lost: list[str]) -> tuple:
    """The row of `articles`, but for the two columns that say who read it and what came out."""
    published, coverage = article.published, article.coverage
    moment = published if isinstance(published, dt.datetime) else None
    return (
        key,
        article.source,
        article.sha256,
        article.title,
        published.date() if isinstance(published, dt.datetime) else published,
        moment.astimezone(dt.timezone.utc) if moment and moment.tzinfo else None,
        article.as_of,
        bool(article.facts.claims.corrections),
        coverage.numerals,
        coverage.read,
        coverage.set_aside,
        len(coverage.unread),
        [*article.warnings, *lost],
        article.schema_version,
    )


def _listed(article: Article, name: str, key: str, lost: list[str]) -> Iterator[tuple]:
    """The facts of a kind, or the checks."""
    columns = TABLES[name][2:]
    values, numbers = attrgetter(*(column.slot for column in columns)), [c.type in ("number", "whole") for c in columns]
    for position, record in enumerate(getattr(article, name)):
        row = [_fitting(value) if is_number else value for value, is_number in zip(values(record), numbers, strict=True)]
        lost += [
            f"/{name}/{position}/{column.name} is too large for its column"
            for column, kept, value in zip(columns, row, values(record), strict=True)
            if kept is None and value is not None
        ]
        yield (key, position, *row)


def _fitting(value: Any) -> Any:
    """A number as its column holds it: at most 20 digits before the point and 8 behind; None where it is larger."""
    if isinstance(value, Decimal):
        return value.quantize(STEP) if abs(value) < LIMIT else None
    return value if value is None or abs(value) < 1 << 63 else None


def _mentions(article: Article, key: str) -> Iterator[tuple]:
    for kind in LISTS:
        for position, record in enumerate(getattr(article, kind)):
            for number, at in enumerate(record.mentions):
                yield (key, kind, position, number, at.start, at.end, at.text)


def _figures(article: Article, key: str) -> Iterator[tuple]:
    """Every numeral behind the slots of a fact, slot by slot, the adopted one first."""
    for kind in KINDS:
        slots = [column.slot for column in TABLES[kind] if column.slot and column.type in ("number", "whole")]
        for position, fact in enumerate(getattr(article, kind)):
            for slot in slots:
                for number, figure in enumerate(_of_slot(fact, slot)):
                    yield (key, kind, position, sql_name(slot), number, *_figure(figure))


def _of_slot(fact: Fact, slot: str) -> list[Figure]:
    adopted = figure_of(fact, slot)
    return [adopted, *(each for each in fact.figures.get(slot, ()) if each is not adopted)] if adopted else []


def _figure(figure: Figure) -> tuple:
    span, at = Interval.of(figure), (figure.start, figure.end) if figure.start >= 0 else (None, None)
    return (
        _fitting(figure.value), _fitting(figure.step), _bound(span.low, ROUND_FLOOR), _bound(span.high, ROUND_CEILING),
        figure.hedge, *at, figure.text,
    )


def _bound(bound: Bound, rounding: str) -> Decimal | None:
    """An end of an interval, never narrower than it is; None for infinity."""
    if isinstance(bound, float) or abs(bound) >= LIMIT:
        return None
    return (Decimal(bound.numerator) / Decimal(bound.denominator)).quantize(STEP, rounding)

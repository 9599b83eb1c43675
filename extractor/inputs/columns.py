"""Rows become texts: which column holds the text, and what the others say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from extractor.errors import InputError
from extractor.inputs.names import Names
from extractor.inputs.rows import Row
from extractor.reading.source import Source, from_text

TEXTS = ("text", "body", "content", "article")
TITLES = ("title", "headline")
DATES = ("published", "published_at", "date")
LONGEST_ID = 200  # characters; what is longer is no id
SHOWN = 20  # columns that a message names
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that were asked for by name; None is the first of TEXTS that is there, and no id."""

    text: str | None = None
    id: str | None = None

    def among(self, there: Iterable[str], table: str, option: str = "--{}-column") -> Chosen:
        """What each column of a table is for. Raises InputError, naming those there, where one is missing.

        option: how the column of a purpose is asked for by name.
        """
        there = list(there)
        text = first(there, [self.text] if self.text is not None else TEXTS)
        if text is None:
            wanted = repr(self.text) if self.text is not None else f"{', '.join(TEXTS[:-1])} or {TEXTS[-1]}"
            raise missing(table, wanted, option.format("text"), there)
        if self.id is not None and self.id not in there:
            raise missing(table, repr(self.id), option.format("id"), there)
        return Chosen(text, self.id, first(there, TITLES), first(there, DATES))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns of one table; None where it has none for the purpose."""

    text: str
    id: str | None
    title: str | None
    published: str | None

    @property
    def all(self) -> list[str]:
        named = (self.text, self.id, self.title, self.published)
        return list(dict.fromkeys(name for name in named if name is not None))


def first(there: list[str], wanted: Iterable[str]) -> str | None:
    return next((name for name in wanted if name in there), None)


def missing(table: str, wanted: str, option: str, there: list[str]) -> InputError:
    named = ", ".join(there[:SHOWN]) + (" …" if len(there) > SHOWN else "")
    return InputError(table, f"has no column {wanted}; name one with {option}. There are: {named or 'none'}")


def texts_of(table: str, rows: Iterable[Row], columns: Columns) -> Iterator[Source | InputError]:
    """A text a row. The first row says which columns there are."""
    chosen, names = None, Names()
    for row in rows:
        place = f"{table}:{row.number}"
        if row.problem:
            yield InputError(place, row.problem)
            continue
        chosen = chosen or columns.among(row.cells, table)
        if identity := id_of(row.cells.get(chosen.id)):
            place = names.unlike_others(f"{table}#{identity}", row.number)
        yield text_of(place, row, chosen)


def text_of(name: str, row: Row, chosen: Chosen) -> Source | InputError:
    text = row.cells.get(chosen.text)
    if not isinstance(text, str) or not text.strip():
        where = f" (row {row.number})" if chosen.id else ""
        return InputError(name, f"has no text in column {chosen.text!r}{where}")
    try:
        source = from_text(name, text)
    except InputError as problem:
        return problem
    source.title, source.published = title_of(row.cells.get(chosen.title)), moment(row.cells.get(chosen.published))
    source.warnings = row.warnings + source.warnings
    if source.published is None and row.cells.get(chosen.published):
        source.warnings.append(f"the date in column {chosen.published!r} is not in ISO 8601 and was left out")
    return source


def id_of(value: Any) -> str:
    """A short string or a number; anything else is no id, and the row goes by its number."""
    identity = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    return identity if len(identity) <= LONGEST_ID else ""


def title_of(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def moment(value: Any) -> datetime | date | None:
    """A date, with its time where one is given."""
    if isinstance(value, date) or not isinstance(value, str):
        return value if isinstance(value, date) else None
    written = value.strip()
    try:
        if ISO.fullmatch(written):
            return date.fromisoformat(written) if len(written) == 10 else datetime.fromisoformat(with_offset(written))
    except ValueError:
        pass
    return None


def with_offset(written: str) -> str:
    """Z as Python 3.10 can read it."""
    return written[:-1] + "+00:00" if written[-1] in "Zz" else written

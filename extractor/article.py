"""Article: what one text became. The pydantic adapter below is the source of the JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from extractor.facts import (
    Breadth,
    Check,
    Facts,
    Flow,
    IndexMove,
    Mention,
    Mover,
    Quote,
    RatingChange,
    ResultDate,
    SectorMove,
)

SCHEMA_VERSION = 1


@dataclass(slots=True)
class Coverage:
    """What became of every numeral of the article proper: numerals = read + set_aside + len(unread)."""

    numerals: int = 0
    read: int = 0
    set_aside: int = 0
    unread: list[Mention] = field(default_factory=list)
    reasons: Annotated[list[tuple[Mention, str]], Field(exclude=True)] = field(default_factory=list, repr=False)


@dataclass(slots=True)
class Article:
    """The record of one article, as `extract --json` prints it."""

    schema_version: int
    source: str
    sha256: str
    title: str | None
    published: datetime | date | None
    as_of: date | None
    index_moves: list[IndexMove]
    breadth: list[Breadth]
    movers: list[Mover]
    rating_changes: list[RatingChange]
    result_dates: list[ResultDate]
    sector_moves: list[SectorMove]
    flows: list[Flow]
    quotes: list[Quote]
    checks: list[Check]
    coverage: Coverage
    warnings: list[str]
    text: Annotated[str, Field(exclude=True)] = field(default="", repr=False)
    facts: Annotated[Facts, Field(exclude=True)] = field(default_factory=Facts, repr=False)

    @property
    def failing(self) -> list[Check]:
        return [check for check in self.checks if check.status == "fails"]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column of a character offset of `text`."""
        line_start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - line_start + 1


@cache
def adapter() -> TypeAdapter[Article]:
    return TypeAdapter(Article)


def to_json(article: Article) -> bytes:
    """One record as compact JSON, UTF-8, keys in the order of the contract."""
    return adapter().dump_json(article, by_alias=True)


def to_dict(article: Article) -> dict:
    return adapter().dump_python(article, mode="json", by_alias=True)


class EveryKey(GenerateJsonSchema):
    """A record has all its keys, those with a default too."""

    def field_is_required(self, field: object, total: bool) -> bool:
        return True


@cache
def json_schema() -> dict:
    """JSON Schema of one record (draft 2020-12)."""
    schema = adapter().json_schema(by_alias=True, mode="serialization", schema_generator=EveryKey)
    return {"$schema": EveryKey.schema_dialect, **schema}


def as_printed(checks: list[Check], text: str) -> list[Check]:
    """A figure may be said in words of its own ("10-to-1" for 10:1); where it stands is quoted as it stands."""
    for each in checks:
        each.mentions = [in_print(at, text) for at in each.mentions]
    return checks


def in_print(at: Mention, text: str) -> Mention:
    printed = text[at.start : at.end]
    return at if at.text == printed else Mention(at.start, at.end, printed)

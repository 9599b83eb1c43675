"""Which tables there are, and the columns of each: those of the facts are read off the records themselves.

Every table begins with `article`, the key of its article. A fact and a check have a `position`, their place in the
record's list, so that (`article`, `position`) is the key of each; `mentions` and `figures` name it by `kind` and
`position`. `figures` has a row for each printed numeral: the slot it states, what one unit of its last digit is worth
(`step`), and the interval `low` to `high` of all values that print so (null where it has no end). Figure 0 is the one that
the record adopted; it has no place where the value was worked out from others. `articles.corrects` tells an article that
says it corrects an earlier text. `articles.record` is a digest of all that a record puts into the tables.
A column bears the record's name for it; a name that SQL reserves gets an underscore at its end (`from_`, `group_`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from extractor.facts import KINDS
from extractor.facts.records import Check

Type = Literal["text", "texts", "whole", "number", "day", "moment", "flag"]

RESERVED = frozenset({"by", "end", "from", "group", "to"})
PLAIN: dict[type, Type] = {
    str: "text", int: "whole", bool: "flag", Decimal: "number", dt.date: "day", dt.datetime: "moment",
}
ELSEWHERE = frozenset({"mentions", "figures", "before"})  # a table of their own, or no slot of the record


@dataclass(frozen=True)
class Column:
    """One column: `slot` is the attribute of the record that fills it.

    type: `number` is a decimal of 28 digits, 8 of them behind the point; `moment` a time stamp in UTC; `texts` a list.
    """

    name: str
    type: Type
    slot: str = ""


def sql_name(name: str) -> str:
    name = name.rstrip("_")
    return name + "_" if name in RESERVED else name


def columns_of(record: type) -> list[Column]:
    """The columns of a record type, in the order of its slots; the rules come last."""
    hints = get_type_hints(record, include_extras=True)
    slots = [one.name for one in fields(record) if one.name not in ELSEWHERE]
    slots.sort(key=lambda name: name == "rules")
    return [Column(sql_name(name), type_of(hints[name]), name) for name in slots]


def type_of(hint: object) -> Type:
    """The column type of an annotation such as `Annotated[Decimal, …] | None`, `Literal[…]` or `list[str]`."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return type_of(inner[0])
    if origin in (Union, UnionType):
        return next(type_of(one) for one in inner if one is not type(None))
    if origin is Literal:
        return "text"
    if origin is list:
        return "texts"
    return PLAIN[hint]  # type: ignore[index]


KEY = Column("article", "text")
POSITION = Column("position", "whole")

ARTICLES = [
    KEY,
    Column("source", "text", "source"),
    Column("sha256", "text", "sha256"),
    Column("title", "text", "title"),
    Column("published_on", "day"),
    Column("published_at", "moment"),
    Column("as_of", "day", "as_of"),
    Column("corrects", "flag"),
    Column("numerals", "whole"),
    Column("read", "whole"),
    Column("set_aside", "whole"),
    Column("unread", "whole"),
    Column("warnings", "texts", "warnings"),
    Column("schema_version", "whole", "schema_version"),
    Column("reader", "text"),
    Column("record", "text"),
]
FIGURES = [
    KEY,
    Column("kind", "text"),
    POSITION,
    Column("slot", "text"),
    Column("figure", "whole"),
    Column("value", "number", "value"),
    Column("step", "number", "step"),
    Column("low", "number"),
    Column("high", "number"),
    Column("hedge", "text", "hedge"),
    Column("start", "whole", "start"),
    Column("end_", "whole", "end"),
    Column("text", "text", "text"),
]
MENTIONS = [
    KEY,
    Column("kind", "text"),
    POSITION,
    Column("mention", "whole"),
    Column("start", "whole", "start"),
    Column("end_", "whole", "end"),
    Column("text", "text", "text"),
]

TABLES: dict[str, list[Column]] = {
    "articles": ARTICLES,
    **{kind: [KEY, POSITION, *columns_of(record)] for kind, record in KINDS.items()},
    "checks": [KEY, POSITION, *columns_of(Check)],
    "mentions": MENTIONS,
    "figures": FIGURES,
}

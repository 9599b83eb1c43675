"""Across the articles of a store: SQL finds those that may be at odds, and the checks themselves judge these few.

Each file in `compare/` is plain SQL over the tables. It finds every article that a check could fault, by joins on index
and day over the whole store, and perhaps some that it would not: the engines divide in their own ways, so the intervals
are given a millionth. Of each set of figures that disagree it finds all members, so that a check sees what it would have
seen among all articles.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any, Protocol

from extractor.checks import across
from extractor.checks.across_time import previous_weekday
from extractor.facts import KINDS, Check, Fact, Facts, Figure, Mention
from extractor.facts.claims import Correction
from extractor.tables.schema import TABLES, Column

RULES = ("index", "breadth", "series", "base", "stale")
COMPARED = ("index_moves", "breadth")
DAYS = [Column("trading_day", "day"), Column("day_before", "day")]
SUSPECTS = [Column("article", "text")]


class Tables(Protocol):
    """What holds the tables and answers SQL about them."""

    def transaction(self) -> AbstractContextManager[None]:
        """Within it, nobody else changes them."""

    def made(self, table: str, columns: list[Column], rows: list[tuple]) -> AbstractContextManager[None]:
        """One more table for a while."""

    def run(self, sql: str) -> list[tuple]:
        """The rows that a query finds."""


def compare(store: Tables) -> list[tuple[str, Check]]:
    """What does not hold between the articles of a store, each with the source of the later one, by source."""
    with store.transaction():
        with store.made("days", DAYS, [(day, previous_weekday(day)) for day in trading_days(store)]):
            suspects = sorted({row[0] for rule in RULES for row in store.run(question(rule))})
        with store.made("suspects", SUSPECTS, [(article,) for article in suspects]):
            articles = told(store)
    return [(articles[at][0], check) for at, check in across(articles) if check.status != "holds"]


def question(rule: str) -> str:
    return (files("extractor.store") / "compare" / f"{rule}.sql").read_text(encoding="utf-8")


def trading_days(store: Tables) -> list[date]:
    days = "SELECT as_of FROM articles WHERE as_of IS NOT NULL UNION SELECT as_of FROM index_moves WHERE as_of IS NOT NULL"
    return [row[0] for row in store.run(days)]


def told(store: Tables) -> list[tuple[str, Facts]]:
    """(source, what the comparison needs of its facts) of the suspects, in the order of their sources."""
    by_article: dict[str, tuple[str, Facts]] = {}
    for article, source, as_of, corrects in store.run(
        "SELECT a.article, a.source, a.as_of, a.corrects FROM articles a JOIN suspects s ON s.article = a.article"
        " ORDER BY a.source, a.article"
    ):
        by_article[article] = source, Facts(as_of=as_of)
        if corrects:
            by_article[article][1].claims.corrections.append(Correction(mention=Mention(0, 0, "")))
    for kind in COMPARED:
        for row in rows_of(store, kind):
            getattr(by_article[row["article"]][1], kind).append(fact(kind, row))
    for row in rows_of(store, "mentions"):
        if row["kind"] in COMPARED:
            one = getattr(by_article[row["article"]][1], row["kind"])[row["position"]]
            one.mentions.append(Mention(row["start"], row["end_"], row["text"]))
    for row in rows_of(store, "figures"):
        if row["kind"] in COMPARED and row["start"] is not None:
            one = getattr(by_article[row["article"]][1], row["kind"])[row["position"]]
            one.figures.setdefault(row["slot"], []).append(figure(row))
    return list(by_article.values())


def rows_of(store: Tables, table: str) -> list[dict[str, Any]]:
    """The suspects' rows of a table, in the order of their keys."""
    columns = TABLES[table]
    names, numbers = [column.name for column in columns], [column.type == "number" for column in columns]
    keys = [name for name in ("article", "kind", "position", "slot", "mention", "figure") if name in names]
    found = store.run(
        f"SELECT {', '.join(f't.{name}' for name in names)} FROM {table} t JOIN suspects s ON s.article = t.article"
        f" ORDER BY {', '.join(f't.{name}' for name in keys)}"
    )
    return [
        {name: plain(value) if is_number else value for name, is_number, value in zip(names, numbers, row, strict=True)}
        for row in found
    ]


def fact(kind: str, row: dict[str, Any]) -> Fact:
    """A record again, of its row."""
    slots = {one.name for one in fields(KINDS[kind])}
    return KINDS[kind](**{column.slot: row[column.name] for column in TABLES[kind] if column.slot in slots})


def figure(row: dict[str, Any]) -> Figure:
    return Figure(
        value=row["value"], step=row["step"], start=row["start"], end=row["end_"], text=row["text"], hedge=row["hedge"]
    )


def plain(value: Decimal | str | None) -> Decimal | None:
    """A number without the noughts that its column put behind it; some drivers hand it over as text."""
    if value is None:
        return None
    number = Decimal(value)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()

"""Across the articles of a store: SQL finds who is at odds with whom, and the checks themselves judge these few.

Each file in `compare/` is plain SQL over the tables. It finds out what most articles tell of one thing, and who tells it
first and most finely, and gives every (article, position) that does not fit, beside the (against, against_position) that
it is to be held against: all that a check could fault, and perhaps a little more, since the engines divide in their own
ways and the intervals are given a millionth. Beside the tables there are `days`, each with the weekday before it, and
`ordered`, the articles with their sources in the order of their characters, whatever order the database prefers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from extractor.checks.across import ACROSS, ordered
from extractor.checks.across_breadth import Counted
from extractor.checks.across_series import previous_weekday
from extractor.checks.pairs import Found, Place
from extractor.facts import KINDS, Check, Fact, Facts, Figure, Mention
from extractor.facts.claims import Correction
from extractor.tables.schema import TABLES, Column

RULES = tuple(ACROSS)
COMPARED = ("index_moves", "breadth")
DAYS = [Column("trading_day", "day"), Column("day_before", "day")]
SUSPECTS = [Column("article", "text")]
# article, position, against, against_position, slot
Row = tuple[str, int, str, int, str]


# The articles with their sources in the order of their characters; a database with an order of its own has another.
ORDERED = "SELECT article, source, as_of FROM articles"


class Tables(Protocol):
    """What holds the tables and answers SQL about them.

    One may also have `ordered`, in place of `ORDERED`, and `for_comparing`: statements to run in the transaction before.
    """

    def transaction(self) -> AbstractContextManager[None]:
        """Within it, nobody else changes them."""

    def made(self, table: str, columns: list[Column], rows: list[tuple]) -> AbstractContextManager[None]:
        """One more table for a while."""

    def run(self, sql: str) -> list[tuple]:
        """The rows that a query finds."""


def compare(store: Tables) -> list[tuple[str, Check]]:
    """What does not hold between the articles of a store, each with the source of the later one, by source."""
    with store.transaction():
        for statement in getattr(store, "for_comparing", ()):
            store.run(statement)
        store.run(f"CREATE TEMPORARY VIEW ordered AS {getattr(store, 'ordered', ORDERED)}")
        with store.made("days", DAYS, [(day, previous_weekday(day)) for day in trading_days(store)]):
            at_odds = {rule: sorted(store.run(question(rule))) for rule in RULES}
        suspects = sorted({article for rows in at_odds.values() for row in rows for article in (row[0], row[2])})
        with store.made("suspects", SUSPECTS, [(article,) for article in suspects]):
            articles = told(store)
        store.run("DROP VIEW ordered")
    found = ordered(each for rule, rows in at_odds.items() for each in judged(rule, rows, articles))
    sources = [source for source, _ in articles.values()]
    return [(sources[at], check) for at, check in found if check.status != "holds"]


def judged(rule: str, rows: list[Row], articles: dict[str, tuple[str, Facts]]) -> Iterator[Found]:
    """What the check itself says of those that SQL brought together."""
    number = {article: at for at, article in enumerate(articles)}
    made = Counted if rule == "breadth" else Place

    @cache
    def place(article: str, position: int) -> Place | Counted:
        return made(number[article], *articles[article], position)

    return ACROSS[rule].found((place(*row[:2]), place(*row[2:4]), row[4]) for row in rows)


def question(rule: str) -> str:
    return (files("extractor.store") / "compare" / f"{rule}.sql").read_text(encoding="utf-8")


def trading_days(store: Tables) -> list[date]:
    days = "SELECT as_of FROM articles WHERE as_of IS NOT NULL UNION SELECT as_of FROM index_moves WHERE as_of IS NOT NULL"
    return [row[0] for row in store.run(days)]


def told(store: Tables) -> dict[str, tuple[str, Facts]]:
    """article -> (source, what the comparison needs of its facts) of the suspects, in the order of their sources."""
    by_article: dict[str, tuple[str, Facts]] = {}
    for article, source, as_of, corrects in store.run(
        "SELECT a.article, o.source, a.as_of, a.corrects FROM articles a JOIN ordered o ON o.article = a.article"
        " JOIN suspects s ON s.article = a.article ORDER BY o.source, a.article"
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
    return by_article


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

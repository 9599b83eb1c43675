"""What every store does in one way: its layout by version, and articles put in whole, each at most once.

An article is known by its source and by the digest of its bytes. The same article again changes nothing; another text
from a known source takes its place. (`-`, standard input, is no source: there the digest alone counts.) All of a batch
comes in one transaction, so that a run that is killed leaves whole batches and nothing of the one it was at.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from extractor.errors import StoreError, without_password
from extractor.tables.arrow import batch, batch_of
from extractor.tables.rows import DIGITS, PLACES
from extractor.tables.schema import TABLES, Column, Type

if TYPE_CHECKING:
    import pyarrow as pa

    from extractor.tables.rows import Rows

VERSION = 1
# What brings a store of one version to the next: ANSI SQL, in the order of the versions.
MIGRATIONS: dict[int, list[str]] = {}
NO_SOURCE = "-"
VIEWS = ("daily_breadth", "index_levels", "failing_checks", "upgrades", "results_calendar")

SQL_TYPE: dict[Type, str] = {
    "text": "TEXT",
    "texts": "TEXT[]",
    "whole": "BIGINT",
    "number": f"NUMERIC({DIGITS}, {PLACES})",
    "day": "DATE",
    "moment": "TIMESTAMP WITH TIME ZONE",
    "flag": "BOOLEAN",
}


@dataclass(slots=True)
class Written:
    """How many articles a store took as new, in place of an earlier text, or not, since it had them."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0

    @property
    def all(self) -> int:
        return self.new + self.replaced + self.unchanged

    def __iadd__(self, other: Written) -> Written:
        return Written(self.new + other.new, self.replaced + other.replaced, self.unchanged + other.unchanged)


class Store(ABC):
    """An open database. A context manager; what a subclass adds is how its own driver does the few things below."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.connect()
        with self.transaction():
            self.settle()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def shown(self) -> str:
        """Its name, without a password."""
        return without_password(self.where)

    @abstractmethod
    def connect(self) -> None:
        """Open the connection, or raise StoreError."""

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def run(self, sql: str) -> list[tuple]:
        """One statement; its rows, if it has any."""

    @abstractmethod
    def fill(self, table: str, rows: pa.RecordBatch, temporary: bool = False) -> None:
        """Add rows to a table, in the transaction that is open."""

    @abstractmethod
    def arrow(self, sql: str) -> pa.Table:
        """What a query finds."""

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; one writer at a time."""
        self.begin()
        try:
            yield
        except BaseException:
            self.rollback()
            raise
        self.commit()

    @abstractmethod
    def begin(self) -> None: ...

    @abstractmethod
    def commit(self) -> None: ...

    @abstractmethod
    def rollback(self) -> None: ...

    def settle(self) -> None:
        """Make the tables, or bring those of an older program up to date."""
        self.run("CREATE TABLE IF NOT EXISTS store_version (version BIGINT NOT NULL)")
        found = self.run("SELECT version FROM store_version")
        if not found:
            for table, columns in TABLES.items():
                self.run(f"CREATE TABLE {table} ({listed(columns)})")
            self.run(f"INSERT INTO store_version VALUES ({VERSION})")
            self.make_views()
        elif found[0][0] > VERSION:
            raise StoreError(self.where, f"was made by a newer program (version {found[0][0]}, known here: {VERSION})")
        elif found[0][0] < VERSION:
            self.migrate(found[0][0])

    def migrate(self, version: int) -> None:
        """From an older version to ours; views are dropped meanwhile, since a column may change under them."""
        for view in VIEWS:
            self.run(f"DROP VIEW IF EXISTS {view}")
        for older in range(version, VERSION):
            for statement in MIGRATIONS[older]:
                self.run(statement)
        self.run(f"UPDATE store_version SET version = {VERSION}")
        self.make_views()

    def make_views(self) -> None:
        for view in VIEWS:
            self.run(f"CREATE VIEW {view} AS\n{view_sql(view)}")

    def put(self, rows: Rows) -> Written:
        """Take in the rows of some articles, in one transaction."""
        incoming = latest(rows["articles"])
        with self.transaction():
            leaving, unchanged = self._compare(incoming)
            fresh = {row[0] for row in incoming} - unchanged
            self._forget(leaving)
            for table, added in rows.items():
                if kept := [row for row in (incoming if table == "articles" else added) if row[0] in fresh]:
                    self.fill(table, batch(table, kept))
        replaced = len({key for key, _ in leaving})
        return Written(len(fresh) - replaced, replaced, len(unchanged))

    @contextmanager
    def made(self, table: str, columns: list[Column], rows: list[tuple]) -> Iterator[None]:
        """A temporary table, in the transaction that is open."""
        self.run(f"CREATE TEMPORARY TABLE {table} ({listed(columns)})")
        self.fill(table, batch_of(columns, rows), temporary=True)
        yield
        self.run(f"DROP TABLE {table}")

    def _compare(self, incoming: list[tuple]) -> tuple[list[tuple[str, str]], set[str]]:
        """(the articles that others replace, each as (new key, old key); the keys of what is here already)."""
        with self.made("incoming", INCOMING, [(row[0], row[1], row[-1]) for row in incoming]):
            found = self.run(KNOWN)
        unchanged = {new for new, old, is_same in found if is_same}
        return sorted({(new, old) for new, old, _ in found if new not in unchanged}), unchanged

    def _forget(self, leaving: list[tuple[str, str]]) -> None:
        if not leaving:
            return
        with self.made("leaving", LEAVING, [(old,) for _, old in leaving]):
            for table in TABLES:
                self.run(f"DELETE FROM {table} WHERE article IN (SELECT article FROM leaving)")


INCOMING = [Column("article", "text"), Column("source", "text"), Column("record", "text")]
LEAVING = [Column("article", "text")]
# Two joins rather than one with OR, which no index serves.
KNOWN = """
SELECT i.article, a.article, a.record = i.record FROM incoming i JOIN articles a ON a.article = i.article
UNION
SELECT i.article, a.article, FALSE FROM incoming i JOIN articles a ON a.source = i.source
WHERE a.source <> '-' AND a.article <> i.article
"""


def latest(articles: list[tuple]) -> list[tuple]:
    """One row an article; of two texts from one source the later."""
    return list({row[0] if row[1] == NO_SOURCE else row[1]: row for row in articles}.values())


def first_line(error: Exception) -> str:
    """What a driver says, without the lines that explain it."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def listed(columns: list[Column]) -> str:
    return ", ".join(f"{column.name} {SQL_TYPE[column.type]}" for column in columns)


def view_sql(name: str) -> str:
    return (files("extractor.store") / "views" / f"{name}.sql").read_text(encoding="utf-8")

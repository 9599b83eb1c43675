"""A folder of Parquet tables, read in place by DuckDB."""

from __future__ import annotations

from glob import escape, glob
from os.path import isfile, join
from typing import TYPE_CHECKING

from extractor.errors import StoreError
from extractor.store.base import Written, listed
from extractor.store.duckdb import DuckDB
from extractor.tables.schema import TABLES

if TYPE_CHECKING:
    from extractor.tables.rows import Rows


class Folder(DuckDB):
    """Only to be asked."""

    @property
    def database(self) -> str:
        return ":memory:"

    def settle(self) -> None:
        """A view for every table; one that has no file is empty."""
        for table, columns in TABLES.items():
            if files := self.files_of(table):
                names, quoted = ", ".join(column.name for column in columns), files.replace("'", "''")
                self.run(f"CREATE VIEW {table} AS SELECT {names} FROM read_parquet('{quoted}', hive_partitioning = false)")
            else:
                self.run(f"CREATE TABLE {table} ({listed(columns)})")
        self.make_views()

    def files_of(self, table: str) -> str | None:
        """The pattern of a table's files: one, or many by day."""
        if isfile(one := join(self.where, f"{table}.parquet")):
            return escape(one)
        many = join(escape(self.where), table, "**", "*.parquet")
        return many if glob(many, recursive=True) else None

    def put(self, rows: Rows) -> Written:
        raise StoreError(self.where, "is a folder of tables: write one with -f parquet, or name a store")

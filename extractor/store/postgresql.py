"""PostgreSQL, through ADBC, which takes Arrow as it is. Any number of programs write; each batch waits for its turn."""

from __future__ import annotations

from extractor.errors import StoreError, needs

with needs("adbc_driver_postgresql", "postgresql"):
    from adbc_driver_postgresql import dbapi

import pyarrow as pa

from extractor.store.base import Store, first_line
from extractor.tables.schema import TABLES

# Writers take this lock for a transaction each: two that read one source at a time would both miss the other's rows.
WRITERS = 7_265_112


class PostgreSQL(Store):
    ordered = 'SELECT article, source COLLATE "C" AS source, as_of FROM articles'
    # The planner takes what is grouped for a few rows, and would go through all of them again for each of the others; and
    # it compiles long expressions for longer than they run.
    for_comparing = ("SET LOCAL enable_nestloop = off", "SET LOCAL jit = off", "SET LOCAL work_mem = '256MB'")

    def connect(self) -> None:
        try:
            self.connection = dbapi.connect(self.where)
        except dbapi.Error as error:
            raise StoreError(self.where, f"cannot be reached: {first_line(error)}") from error

    def close(self) -> None:
        self.connection.close()

    def begin(self) -> None:
        """A transaction begins with the first statement by itself."""
        self.run(f"SELECT pg_advisory_xact_lock({WRITERS})")

    def commit(self) -> None:
        self.connection.commit()

    def rollback(self) -> None:
        self.connection.rollback()

    def run(self, sql: str) -> list[tuple]:
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []
        except dbapi.Error as error:
            raise StoreError(self.where, first_line(error)) from error

    def settle(self) -> None:
        is_new = not self.run("SELECT to_regclass('store_version')")[0][0]
        super().settle()
        if is_new:
            self.run("CREATE INDEX articles_by_source ON articles (source)")
            for table in TABLES:
                self.run(f"CREATE INDEX {table}_by_article ON {table} (article)")

    def fill(self, table: str, rows: pa.RecordBatch, temporary: bool = False) -> None:
        try:
            with self.connection.cursor() as cursor:
                cursor.adbc_ingest(table, rows, mode="append", temporary=temporary)
        except dbapi.Error as error:
            raise StoreError(self.where, first_line(error)) from error

    def arrow(self, sql: str) -> pa.Table:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetch_arrow_table()

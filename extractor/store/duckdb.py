"""A DuckDB file: one program writes at a time, and another that wants to waits for it."""

from __future__ import annotations

import gc
import time

from extractor.errors import StoreError, needs

with needs("duckdb", "duckdb"):
    import duckdb

import pyarrow as pa

from extractor.store.base import Store, first_line

PATIENCE = 30.0  # seconds that another writer may take
LOCKED = "lock"


class DuckDB(Store):
    @property
    def database(self) -> str:
        return self.where

    def connect(self) -> None:
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                self.connection = duckdb.connect(self.database)
                return
            except duckdb.Error as error:
                if LOCKED not in str(error).lower():
                    raise StoreError(self.where, f"cannot be opened: {first_line(error)}") from error
                if time.monotonic() > give_up:
                    raise StoreError(self.where, "another program is writing to it") from error
                time.sleep(0.1)

    def close(self) -> None:
        """The reader keeps what is loaded from the garbage collector; DuckDB, at the end, complains of what is left."""
        self.connection.close()
        gc.unfreeze()

    def begin(self) -> None:
        self.run("BEGIN")

    def commit(self) -> None:
        self.run("COMMIT")

    def rollback(self) -> None:
        self.run("ROLLBACK")

    def run(self, sql: str) -> list[tuple]:
        try:
            return self.connection.execute(sql).fetchall()
        except duckdb.Error as error:
            raise StoreError(self.where, first_line(error)) from error

    def fill(self, table: str, rows: pa.RecordBatch, temporary: bool = False) -> None:
        self.connection.register("rows_to_add", pa.Table.from_batches([rows]))
        self.run(f"INSERT INTO {table} SELECT * FROM rows_to_add")
        self.connection.unregister("rows_to_add")

    def arrow(self, sql: str) -> pa.Table:
        return self.connection.sql(sql).to_arrow_table()

"""Databases that hold the tables: a DuckDB file, or PostgreSQL where several programs write."""

from __future__ import annotations

from extractor.errors import UsageError
from extractor.store.base import Store, Written


def open_store(where: str) -> Store:
    """The store of a URL `postgresql://…` or of a file `….duckdb`, made and brought up to date where it has to be.

    Raises UsageError where the name is neither, MissingExtra, and StoreError where the store cannot be used.
    """
    if where.startswith(("postgresql://", "postgres://")):
        from extractor.store.postgresql import PostgreSQL

        return PostgreSQL(where)
    if where.lower().endswith((".duckdb", ".ddb")):
        from extractor.store.duckdb import DuckDB

        return DuckDB(where)
    raise UsageError(f"{where} is no store: name a file that ends in .duckdb, or a postgresql:// address")


__all__ = ["Store", "Written", "open_store"]

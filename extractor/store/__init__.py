"""Databases that hold the tables: a DuckDB file, or PostgreSQL where several programs write.

A folder of Parquet files, which the formats and Spark write, can be read as one.
"""

from __future__ import annotations

from glob import escape, glob
from os.path import isfile, join
from typing import TYPE_CHECKING

from extractor.errors import UsageError

if TYPE_CHECKING:
    from extractor.store.base import Store

SERVER = ("postgresql://", "postgres://")
FILE = (".duckdb", ".ddb")


def is_store(where: str) -> bool:
    """Whether a word of the command line names a store, by its beginning or its ending."""
    return where.startswith(SERVER) or where.lower().endswith(FILE)


def is_tables(where: str) -> bool:
    """Whether a word of the command line names a folder of Parquet tables."""
    return isfile(join(where, "articles.parquet")) or bool(glob(join(escape(where), "articles", "day=*")))


def open_store(where: str) -> Store:
    """The store of a URL `postgresql://…` or of a file `….duckdb`, made and brought up to date where it has to be; or a
    folder of tables, to be read.

    Raises UsageError where the name is neither, MissingExtra, and StoreError where the store cannot be used.
    """
    if is_tables(where):
        from extractor.store.folder import Folder

        return Folder(where)
    if not is_store(where):
        raise UsageError(f"{where} is no store: name a file that ends in .duckdb, or a postgresql:// address")
    if where.startswith(SERVER):
        from extractor.store.postgresql import PostgreSQL

        return PostgreSQL(where)
    from extractor.store.duckdb import DuckDB

    return DuckDB(where)


__all__ = ["is_store", "is_tables", "open_store"]

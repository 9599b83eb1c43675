"""A folder with a file a table, written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError
from extractor.tables.rows import Rows
from extractor.tables.schema import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

# Opens the file of a table; what it yields takes what belongs into it, as often as there is any.
Opened = Callable[[str, Path], AbstractContextManager[Callable[[Any], object]]]

ARTICLES_AT_ONCE = 1_000


def in_batches(articles: Iterable[Rows], size: int = ARTICLES_AT_ONCE) -> Iterable[Rows]:
    """The rows of so many articles at a time, so that any number of them needs the memory of a few."""
    held: Rows = {name: [] for name in TABLES}
    for number, rows in enumerate(articles, 1):
        for name, added in rows.items():
            held[name] += added
        if number % size == 0:
            yield held
            held = {name: [] for name in TABLES}
    if held["articles"]:
        yield held


def write_rows(articles: Iterable[Rows], folder: str, suffix: str, opened: Opened) -> None:
    """Every table into `folder`/NAME.`suffix`, a list of rows at a time. Raises InputError as `tables_in` does."""
    with tables_in(folder, suffix, opened) as write:
        for some in in_batches(articles):
            for name, rows in some.items():
                write[name](rows)


def write_records(records: Iterable[pa.RecordBatch], folder: str, suffix: str, opened: Opened) -> None:
    """The same of batches of records; what takes a table's share of them gets an Arrow table."""
    from extractor.tables.nested import in_batches, table_of

    with tables_in(folder, suffix, opened) as write:
        for some in in_batches(records, ARTICLES_AT_ONCE):
            for name in TABLES:
                write[name](table_of(some, name).combine_chunks())


@contextmanager
def tables_in(folder: str, suffix: str, opened: Opened) -> Iterator[dict[str, Callable[[Any], object]]]:
    """What takes the contents of each table, by its name. An earlier result in the folder is replaced by all of this, or
    stays; anything else there is left alone.

    Raises InputError where the folder cannot be written, or holds what no table is.
    """
    target = Path(os.path.realpath(folder))
    files = {f"{name}{suffix}" for name in TABLES}
    if target.exists() and not (target.is_dir() and {file.name for file in target.iterdir()} <= files):
        raise InputError(folder, "is there already and holds something else; name a new folder")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=target.parent, prefix=".extract-"))
    except OSError as problem:
        raise InputError(folder, f"cannot be written: {(problem.strerror or str(problem)).lower()}") from problem
    try:
        with ExitStack() as files_open:
            yield {name: files_open.enter_context(opened(name, made / f"{name}{suffix}")) for name in TABLES}
        made.chmod(0o755)
        if target.exists():
            old = target.rename(made.with_suffix(".old"))
            made.rename(target)
            shutil.rmtree(old)
        else:
            made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise

"""CSV: a folder with a file a table, a row a line. Lists are JSON, absent values empty, numbers and days as in the record."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from extractor.outputs.base import Format
from extractor.outputs.shown import json_line, shown_exactly
from extractor.tables import TABLES, rows
from extractor.tables.folder import write_rows


@contextmanager
def opened(table: str, path: Path) -> Iterator[Callable[[list[tuple]], None]]:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in TABLES[table]])
        yield lambda rows: writer.writerows([cell(value) for value in row] for row in rows)


# A spreadsheet takes these for a formula; a signed figure ("-0.5%", "-39.7 to -39.6") is none that can do harm.
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\w\s.,%+-]*\Z)")


def cell(value: Any) -> Any:
    """A value as text that is safe to look at; a quote goes before what a spreadsheet would run."""
    if isinstance(value, str):
        return f"'{shown_exactly(value)}" if FORMULA.match(value) else shown_exactly(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    return json_line(value) if isinstance(value, list) else value


FORMAT = Format(
    "csv", "a folder of CSV files, one a table", part=rows, folder=partial(write_rows, suffix=".csv", opened=opened)
)

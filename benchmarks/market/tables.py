"""The same articles as rows of the tables, unread: what a comparison uses of them, as Arrow.

Left out is what it does not use: titles, coverage, rules, mentions (each figure has its own place) and the other kinds of fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import accumulate, islice
from operator import attrgetter
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.market.prints import ONE
from benchmarks.market.wraps import Article
from extractor.tables import TABLES
from extractor.tables.arrow import ARROW, schema
from extractor.tables.rows import key_of

AT_ONCE = 20_000
FILLED = ("articles", "index_moves", "breadth", "figures")
SESSIONS = {"close": "close", "noon": "intraday", "ytd": None}
SLOTS = {
    "index_moves": ("percent", "points", "level", "previous_close", "open", "high", "low"),
    "breadth": ("advances", "declines", "unchanged"),
}
# Where the headline or the weekday does not fit, the reader keeps two facts apart or takes another day: nothing to foretell.
READ_OTHERWISE = ("headline", "weekday")
Columns = dict[str, dict[str, list]]


def tables(articles: Iterable[Article], size: int = AT_ONCE) -> Iterator[dict[str, pa.RecordBatch]]:
    """The rows of so many articles at a time, a batch a table."""
    stream = iter(articles)
    while some := list(islice(stream, size)):
        columns: Columns = {table: {column.name: [] for column in TABLES[table]} for table in FILLED}
        for article in some:
            add(columns, article)
        yield {table: batch(table, columns[table]) for table in FILLED}


def add(columns: Columns, article: Article) -> None:
    digest = sha256(article.text.encode()).hexdigest()
    key = key_of(article.source, digest)
    is_read = not (article.planted and article.planted.kind in READ_OTHERWISE)
    day = article.day if is_read else None
    append(columns["articles"], article=key, source=article.source, sha256=digest, as_of=day, record=digest)
    if not is_read:
        return
    add_figures(columns["figures"], article, key)
    for position, fact in enumerate(article.wrap.facts):
        append(
            columns["index_moves"], article=key, position=position, index=article.house.market.index, as_of=article.day,
            period="ytd" if fact == "ytd" else "1d", session=SESSIONS[fact],
            direction="up" if getattr(article.moods, fact) else "down", **values(article, "index_moves", position),
        )
    counts = values(article, "breadth", 0)
    if counts["advances"] is not None:
        universe = article.house.market.universe
        append(columns["breadth"], article=key, position=0, universe=universe, of="stocks", as_of=article.day, **counts)


def append(columns: dict[str, list], **row: Any) -> None:
    for name, value in row.items():
        columns[name].append(value)


def values(article: Article, kind: str, position: int) -> dict[str, int | None]:
    """slot -> the value that the record has of it, for the slots that any wrap states."""
    stated: dict[str, int | None] = dict.fromkeys(SLOTS[kind])
    for told in article.wrap.figures:
        if told.figure == 0 and told.kind == kind and told.position == position:
            stated[told.slot] = article.prints[told.at].value // (ONE if kind == "breadth" else 1)
    return stated


def add_figures(figures: dict[str, list], article: Article, key: str) -> None:
    wrap, prints = article.wrap, article.prints
    ends = list(accumulate(len(between) + len(each.text) for between, each in zip(wrap.between, prints)))
    shown = [prints[told.at] for told in wrap.figures]
    for name, constant in wrap.columns.items():
        figures[name] += constant
    for name in ("value", "step", "low", "high"):
        figures[name] += map(attrgetter(name), shown)
    figures["article"] += [key] * len(shown)
    figures["hedge"] += [""] * len(shown)
    figures["start"] += [ends[told.at] - len(each.text) for told, each in zip(wrap.figures, shown)]
    figures["end_"] += [ends[told.at] + len(told.unit) for told in wrap.figures]
    figures["text"] += [each.text + told.unit for told, each in zip(wrap.figures, shown)]


def batch(table: str, columns: dict[str, list]) -> pa.RecordBatch:
    """The columns of a table; those that were not filled are null, and the flags false."""
    rows = len(columns["article"])
    arrays = [
        filled(column.type, columns[column.name]) if columns[column.name] else empty(column.type, rows)
        for column in TABLES[table]
    ]
    return pa.record_batch(arrays, schema=schema(table))


def empty(kind: str, rows: int) -> pa.Array:
    return pa.repeat(pa.scalar(False), rows) if kind == "flag" else pa.nulls(rows, ARROW[kind])


def filled(kind: str, values: list) -> pa.Array:
    """A column of values; numbers come in units of 10^-8, which is how a decimal column keeps them."""
    if kind != "number":
        return pa.array(values, ARROW[kind])
    whole = pa.array(values, pa.int64())
    units = np.asarray(whole.fill_null(0))
    wide = np.stack([units, units >> 63], axis=1)  # the upper half of 128 bits repeats the sign
    return pa.Array.from_buffers(ARROW[kind], len(values), [whole.buffers()[0], pa.py_buffer(wide)])

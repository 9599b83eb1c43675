"""Per article, warm: the whole of our job (read, check, JSON) beside spaCy's stock tokenizer and other extractors, in one process.

Every text is read once and never again; the tools take turns on it, and who goes first changes with every text.
Times are CPU times of the process, which a busy machine stretches less than wall times; no tool here uses a second thread.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import process_time

import spacy

from benchmarks import ours
from benchmarks.articles import distinct
from benchmarks.others import others

ARTICLES, WARM_UP, SLOW = 120, 20, 12  # a slow tool reads only so many of them


@dataclass(slots=True)
class Tool:
    """Something that reads a text and returns how much it found."""

    name: str
    read: Callable[[str], int]
    does: str
    slow: bool = False
    seconds: list[float] = field(default_factory=list)
    found: int = 0

    def time(self, text: str) -> None:
        start = process_time()
        self.found += self.read(text)
        self.seconds.append(process_time() - start)

    @property
    def milliseconds(self) -> float:
        return 1000 * median(self.seconds)


def tools() -> list[Tool]:
    stock = spacy.blank("en")
    return [
        Tool("extract", ours.read, "facts, every check on them, the record as JSON"),
        Tool("spaCy `make_doc`", lambda text: len(stock.make_doc(text)), "tokens; nothing is read of them"),
        *(Tool(*other) for other in others()),
    ]


def measured(number: int = ARTICLES) -> list[Tool]:
    texts, running = distinct(WARM_UP + number), tools()
    for at, text in enumerate(texts):
        if at == WARM_UP:
            gc.collect()
            gc.freeze()  # nobody pays for the collector's walks through what another tool has loaded
            for tool in running:
                tool.seconds, tool.found = [], 0
        for tool in running[:: 1 if at % 2 else -1]:
            if not tool.slow or at < 2 or 0 <= at - WARM_UP < SLOW:
                tool.time(text)
    return running


def table(running: list[Tool]) -> str:
    """Markdown: a line a tool, the medians beside the stock tokenizer's on the same texts."""
    first, stock = running[:2]
    rows = ["| tool | median ms | times the tokenizer | found | what it does |", "| --- | ---: | ---: | ---: | --- |"]
    for tool in running:
        same = stock.seconds[: len(tool.seconds)]
        ratio = median(tool.seconds) / median(same)
        note = f" (first {len(tool.seconds)} articles only)" if tool.slow else ""
        rows.append(f"| {tool.name} | {tool.milliseconds:.2f} | {ratio:.2f} | {tool.found:,} | {tool.does}{note} |")
    each = median(mine / theirs for mine, theirs in zip(first.seconds, stock.seconds))
    rows.append(f"\n{len(first.seconds)} articles; median of the ratios article by article: **{each:.2f}** (bar: 1.0).")
    return "\n".join(rows)


def main() -> str:
    return table(measured())


if __name__ == "__main__":
    print(main())

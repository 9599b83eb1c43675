"""`python -m benchmarks.simulation 100000`: so many synthetic wraps are made, partly read, stored in DuckDB and compared.

A share goes through the reader, as `extract -j 2` reads; the rest comes as the rows that reading would give (a test holds
the two to be equal). Printed are the times of each step, and what was found beside what was planted.
"""

from __future__ import annotations

import argparse
import platform
import resource
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.market import Article, Slip, articles
from benchmarks.market.score import Score, score
from benchmarks.market.tables import READ_OTHERWISE, tables
from extractor import extract_many
from extractor.facts import Check
from extractor.store import open_store
from extractor.store.base import Store
from extractor.store.comparing import compare
from extractor.tables import rows
from extractor.tables.folder import in_batches

JOBS = 2


@dataclass(slots=True)
class Run:
    """Seconds by step (wall, CPU of this process and its threads), and what was found."""

    number: int
    outlets: int
    seconds: dict[str, tuple[float, float]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    scores: dict[str, Score] = field(default_factory=dict)
    planted: dict[str, Slip] = field(default_factory=dict)

    def stream(self) -> Iterator[Article]:
        return articles(self.number, self.outlets)

    def timed(self, step: str, work) -> None:
        wall, cpu = perf_counter(), process_time()
        work()
        self.seconds[step] = perf_counter() - wall, process_time() - cpu


def simulate(number: int, outlets: int, read: int) -> Run:
    run = Run(number, outlets)
    run.timed("made as texts", lambda: run.counts.update(characters=sum(len(article.text) for article in run.stream())))
    with tempfile.TemporaryDirectory() as folder, open_store(str(Path(folder) / "market.duckdb")) as store:
        chosen = {article.source: article for article in share(run.stream(), read, run)}
        run.timed("read", lambda: put_read(run, store, chosen))
        run.timed("made as rows and stored", lambda: put_rows(run, store, set(chosen)))
        store.run("CHECKPOINT")
        run.counts["bytes stored"] = Path(store.where).stat().st_size
        run.counts["figures"] = store.run("SELECT COUNT(*) FROM figures")[0][0]
        run.timed("compared", lambda: score_across(run, store))
    run.counts["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return run


def share(stream: Iterator[Article], read: int, run: Run) -> Iterator[Article]:
    """Those to be read: the first slips that show within their article, half of it all; and sound articles, evenly taken."""
    slips = read // 2
    every = max(1, run.number // max(1, read - slips))
    for at, article in enumerate(stream):
        if article.planted and any(not rule.startswith("across.") for rule in article.planted.promised):
            slips -= 1
            if slips >= 0:
                yield article
        elif not article.planted and at % every == 0:
            yield article


def put_read(run: Run, store: Store, chosen: dict[str, Article]) -> None:
    found: list[tuple[str, Check]] = []

    def noted() -> Iterator[dict[str, list[tuple]]]:
        for article in extract_many(((one.source, one.text) for one in chosen.values()), jobs=JOBS):
            found.extend((article.source, check) for check in article.failing)
            yield rows(article)

    for batch in in_batches(noted()):
        store.put(batch)
    run.counts["read"] = len(chosen)
    run.scores["within"] = score({source: one.planted for source, one in chosen.items() if one.planted}, found, within)


def put_rows(run: Run, store: Store, read: set[str]) -> None:
    def others() -> Iterator[Article]:
        for article in run.stream():
            if article.planted and (article.source in read or article.planted.kind not in READ_OTHERWISE):
                run.planted[article.source] = article.planted
            if article.source not in read:
                yield article

    for batch in tables(others()):
        with store.transaction():
            for table, added in batch.items():
                store.fill(table, added)


def score_across(run: Run, store: Store) -> None:
    found = compare(store)
    run.counts["findings"] = len(found)
    run.scores["across"] = score(run.planted, found)


def within(rule: str) -> bool:
    return not rule.startswith("across.")


def report(run: Run) -> str:
    """Markdown: the steps, then the rules."""
    lines = [f"{run.number:,} articles of {run.outlets:,} outlets; {date.today()}, Python {platform.python_version()}, {platform.machine()}", ""]
    lines += ["| step | articles | wall s | CPU s | articles a second |", "| --- | ---: | ---: | ---: | ---: |"]
    for step, (wall, cpu) in run.seconds.items():
        if step == "read":  # in processes whose CPU time nobody tells us
            lines.append(f"| read, `-j {JOBS}` | {run.counts['read']:,} | {wall:.1f} | | {run.counts['read'] / wall:,.0f} |")
        else:
            lines.append(f"| {step} | {run.number:,} | {wall:.1f} | {cpu:.1f} | {run.number / cpu:,.0f} |")
    lines += ["", ", ".join(f"{name}: {count:,}" for name, count in run.counts.items()), ""]
    lines += ["| rule | planted | found | false |", "| --- | ---: | ---: | ---: |"]
    for scored in run.scores.values():
        for rule in sorted(scored.planted | {rule: 0 for _, rule in scored.false}):
            false = sum(name == rule for _, name in scored.false)
            lines.append(f"| `{rule}` | {scored.planted[rule]:,} | {scored.found[rule]:,} | {false:,} |")
        lines += [f"| missed: {source} `{rule}` | | | |" for source, rule in scored.missed[:20]]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulation", description=__doc__.partition("\n")[0])
    parser.add_argument("number", type=int, help="how many articles")
    parser.add_argument("--outlets", type=int, default=1_000, help="how many outlets write one a day (at most 10,000)")
    parser.add_argument("--read", type=int, default=1_000, help="how many of the articles go through the reader")
    options = parser.parse_args()
    print(report(simulate(options.number, options.outlets, options.read)))


if __name__ == "__main__":
    main()

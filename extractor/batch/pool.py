"""Several processes read the inputs of a run; what is made of them comes in the order of the inputs.

An article that crashes its worker, hangs or needs too much memory is found by reading its chunk again, one by one.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures import TimeoutError as OutOfTime
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from pebble import ProcessExpired, ProcessPool

from extractor.batch.limits import MEMORY, in_words, limit_memory
from extractor.batch.work import STDIN, open_source
from extractor.errors import ExtractorError, InputError

if TYPE_CHECKING:
    from extractor.batch.work import Item

CHUNK = 16  # articles a task: one alone costs as much to send as to read
AHEAD = 3  # chunks a worker that are under way or wait to be written
RECYCLED_AFTER = 1000  # tasks; whatever a library leaks goes with the worker
TRIES = 3  # a worker may be killed from outside, too: one more chance before the article is blamed
GRACE = 60  # seconds beyond all time limits after which a pool that gives no answer is given up
OUT_OF_MEMORY = 77  # exit code of a worker
PRELOADED = "extractor.batch.preloaded"


@dataclass(slots=True)
class Chunk:
    """Inputs sent to a worker together; `pool` is the one they were sent to."""

    items: list[Item]
    pool: ProcessPool
    future: Future


class Task(Protocol):
    """What the workers do with inputs. It goes to them, so it holds only what pickles."""

    @property
    def timeout(self) -> float:
        """Seconds that one input may take; 0 is for ever."""

    @property
    def modules(self) -> Sequence[str]:
        """What else the process imports that the workers are forked from."""

    def begin(self) -> None:
        """Load what every input needs."""

    def many(self, items: list[Item]) -> list[Any]:
        """What becomes of some inputs: an object each, or one of all."""

    def failed(self, item: Item, reason: str) -> Any:
        """What becomes of one whose reading cost a worker."""


class Pool:
    """`with Pool(work, jobs) as pool: for outcome in pool.outcomes(items): …`"""

    def __init__(self, work: Task, jobs: int) -> None:
        self.work, self.jobs = work, jobs
        self.patience = (AHEAD * jobs + 1) * work.timeout + GRACE if work.timeout else None

    def __enter__(self) -> Pool:
        self.pool = new_pool(self.work, self.jobs)
        return self

    def __exit__(self, *_: object) -> None:
        self.pool.stop()
        self.pool.join()

    def outcomes(self, items: Iterable[Item]) -> Iterator[Any]:
        """What the task makes of the inputs, in their order. No more is read ahead than keeps the workers busy."""
        waiting: deque[Chunk] = deque()
        rest = iter(items)
        while chunk := [readable(item) for item in islice(rest, CHUNK)]:
            waiting.append(self.sent(chunk))
            if len(waiting) > AHEAD * self.jobs:
                yield from self.settled(waiting.popleft())
        while waiting:
            yield from self.settled(waiting.popleft())

    def sent(self, items: list[Item]) -> Chunk:
        future = self.pool.schedule(made, (self.work, items), timeout=self.work.timeout or None)
        return Chunk(items, self.pool, future)

    def settled(self, chunk: Chunk, tries: int = TRIES) -> list[Any]:
        """What became of a chunk; where it failed, of its items one by one."""
        try:
            return self.result(chunk)
        except ExtractorError:
            raise
        except (BrokenProcessPool, CancelledError) as problem:
            if not tries:
                raise ExtractorError(f"the processes that read keep dying ({problem})") from problem
            self.renew(chunk.pool)
            return self.settled(self.sent(chunk.items), tries - 1)
        except Exception as problem:
            return self.blamed(chunk, problem, tries)

    def result(self, chunk: Chunk) -> list[Any]:
        if not wait([chunk.future], self.patience).done:
            raise BrokenProcessPool("no answer")
        return chunk.future.result()

    def blamed(self, chunk: Chunk, problem: Exception, tries: int) -> list[Any]:
        if len(chunk.items) > 1:
            alone = [self.sent([item]) for item in chunk.items]
            return [made for one in alone for made in self.settled(one)]
        if isinstance(problem, ProcessExpired) and problem.exitcode != OUT_OF_MEMORY and tries > 1:
            return self.settled(self.sent(chunk.items), tries - 1)
        return [self.work.failed(chunk.items[0], self.in_words(problem))]

    def in_words(self, problem: Exception) -> str:
        """Why an article could not be read."""
        if isinstance(problem, OutOfTime):
            return in_words(self.work.timeout)
        code = problem.exitcode if isinstance(problem, ProcessExpired) else 0
        if code == OUT_OF_MEMORY:
            return f"needed more than {MEMORY >> 20} MB of memory"
        with suppress(ValueError):
            return f"crashed its process ({signal.Signals(-code).name})"
        return f"crashed its process (exit code {code})" if code else f"failed ({type(problem).__name__})"

    def renew(self, broken: ProcessPool) -> None:
        """Put a new pool in the place of a broken one, unless that has been done."""
        if self.pool is broken:
            broken.stop()
            broken.join()
            self.pool = new_pool(self.work, self.jobs)


def readable(item: Item) -> Item:
    """What a worker can open: it has no standard input, so that is read here."""
    if item != STDIN:
        return item
    try:
        return open_source(STDIN)
    except InputError as problem:
        return problem


def new_pool(work: Task, jobs: int) -> ProcessPool:
    """Workers are forked from a clean process that has loaded everything once, where the system can do that."""
    forked = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forked else "spawn")
    if forked:
        context.set_forkserver_preload([PRELOADED, *work.modules])
    return ProcessPool(jobs, RECYCLED_AFTER, begin, (work,), context)


# In the worker ------------------------------------------------------------------------------------------------


def begin(work: Task) -> None:
    """Load what the first article would otherwise be timed for; what is wrong with it is said by that article."""
    with suppress(Exception):
        work.begin()
    limit_memory()


def made(work: Task, items: list[Item]) -> list[Any]:
    try:
        return work.many(items)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # a process that has run out of memory is not to be trusted with the next article

"""The processes that read. The event loop only waits for them: an article that hangs or crashes costs itself alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.limits import in_words
from extractor.batch.pool import made, new_pool
from extractor.batch.work import Work
from extractor.serve.limits import Limits

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.batch.outcome import Outcome
    from extractor.reading import Source


class Busy(Exception):
    """As many requests as the limits allow are under way."""


class Readers:
    """A pool that is warm before the first request. Use as an asynchronous context manager."""

    def __init__(self, limits: Limits, patterns: Path | None = None) -> None:
        self.limits, self.work = limits, Work(patterns, timeout=limits.seconds)
        self.under_way = 0

    async def __aenter__(self) -> Readers:
        self.pool = new_pool(self.work, self.limits.jobs)
        warm = [self.pool.schedule(ready) for _ in range(self.limits.jobs)]
        await asyncio.gather(*map(asyncio.wrap_future, warm))
        return self

    async def __aexit__(self, *_: object) -> None:
        self.pool.stop()
        await asyncio.to_thread(self.pool.join)

    async def read(self, sources: list[Source], part: Callable[[Article], Any]) -> list[Outcome]:
        """What `part` makes of each, in their order. Raises Busy; where the client goes, what has not begun is dropped."""
        if self.under_way >= self.limits.waiting:
            raise Busy
        self.under_way += 1
        try:
            work = replace(self.work, part=part)
            tasks = [asyncio.create_task(self.one(work, source)) for source in sources]
            try:
                return await asyncio.gather(*tasks)
            finally:
                for task in tasks:
                    task.cancel()
        finally:
            self.under_way -= 1

    async def one(self, work: Work, source: Source) -> Outcome:
        future = self.pool.schedule(made, (work, [source]), timeout=self.limits.seconds or None)
        try:
            return (await asyncio.wrap_future(future))[0]
        except asyncio.CancelledError:
            with suppress(Exception):
                future.cancel()
            raise
        except TimeoutError:
            return work.failed(source, in_words(self.limits.seconds))
        except Exception as problem:
            return work.failed(source, f"could not be read ({type(problem).__name__})")


def ready() -> None:
    """Nothing to do: a worker that answers has loaded the patterns."""

"""What one article may use: time in this process, memory in a worker's."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

MEMORY = 1 << 30  # bytes that a worker may grow by; one article of 2 MB needs a fifth of it


class OutOfTime(BaseException):
    """Raised in the middle of reading; no Exception, so that no parser takes it for a mistake in a page."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime after so many seconds; 0 is for ever. Works in the main thread of a POSIX process only."""
    if not (seconds and hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1)  # and again, should a callback from C swallow it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise OutOfTime


def limit_memory(allowance: int = MEMORY) -> None:
    """Let this process grow by `allowance` bytes and no more, where the system can hold it to that."""
    try:
        import resource

        with open("/proc/self/statm") as pages:
            size = int(pages.read().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (size + allowance, most))
    except (ImportError, OSError, ValueError):
        pass


def in_words(seconds: float) -> str:
    return f"took longer than {seconds:g} s"

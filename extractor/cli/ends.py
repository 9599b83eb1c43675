"""How a run ends: the exit codes, and no traceback for what is no defect."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum

from extractor.errors import ExtractorError
from extractor.outputs.shown import shown

FAILED, UNUSABLE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141


class Threshold(str, Enum):
    """The severity from which a failing check fails the run."""

    error = "error"
    warning = "warning"


def fail_where(failing: Counter[str], threshold: Threshold | None) -> None:
    """Leave with the code for a failed run where checks of a severity that counts have failed."""
    if threshold and (failing["error"] or (threshold is Threshold.warning and failing["warning"])):
        raise SystemExit(FAILED)


def complain(problem: object) -> None:
    """One line on standard error, where there is one."""
    if sys.stderr:
        with suppress(OSError):
            print(f"extract: {shown(problem)}", file=sys.stderr, flush=True)


@contextmanager
def quiet_ends() -> Iterator[None]:
    """A closed pipe and Ctrl-C end the run without a word, a known error with one line."""
    try:
        try:
            yield
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except BrokenPipeError:
        _drop_standard_output()
        raise SystemExit(PIPE_CLOSED) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except OSError as problem:  # what is wrong with an input or an output file has said so already
        _drop_standard_output()
        complain(f"standard output: cannot be written: {(problem.strerror or str(problem)).lower()}")
        raise SystemExit(UNUSABLE) from None
    except ExtractorError as problem:
        complain(problem)
        raise SystemExit(UNUSABLE) from None


def _drop_standard_output() -> None:
    """Send what is still buffered nowhere, or the interpreter complains about the pipe when it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        pass

"""Where output goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from extractor.errors import ExtractorError, InputError
from extractor.outputs.base import Format

if TYPE_CHECKING:
    from extractor.cli.read import Batch

TEMPORARY = ".extract-"


def emit(batch: Batch, form: Format, path: str | None, quiet: bool = False) -> None:
    """Write the articles of a batch in a format, to a file or folder if one is named."""
    if form.records and path:
        form.records(batch.records(), path)
        return
    if form.folder and form.part and path:
        form.folder(batch.parts(form.part), path)
        return
    with opened(path, form.data) as out:
        if form.part and form.join and batch.in_parts:
            form.join(batch.parts(form.part), out)
        elif form.write:
            form.write(batch, out, quiet)


@contextmanager
def opened(path: str | None, data: bool) -> Iterator[TextIO]:
    if path is None or path == "-":
        yield standard_output(data)
        return
    try:
        with (_in_place if is_special(path) else _atomically)(path) as out:
            yield out
    except OSError as problem:
        if not _is_about(problem, path):
            raise
        raise cannot_be_written(path, problem) from problem


def cannot_be_written(path: str, problem: OSError) -> InputError:
    return InputError(path, f"cannot be written: {(problem.strerror or str(problem)).lower()}")


def _is_about(problem: OSError, path: str) -> bool:
    """Whether an error is the output's (no such folder, disk full), not that of something read meanwhile."""
    if problem.errno is None or isinstance(problem, BrokenPipeError):
        return False
    return problem.filename in (None, path) or TEMPORARY in str(problem.filename)


def standard_output(data: bool = False) -> TextIO:
    """Standard output; UTF-8 for data, and for people never an error over a character it does not know."""
    out = sys.stdout
    if out is None:
        raise ExtractorError("standard output is closed")
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure and data:
        reconfigure(encoding="utf-8", errors="replace", newline="\n")
    elif reconfigure:
        reconfigure(errors="replace")
    return out


def is_special(path: str) -> bool:
    """A device or a pipe, which must be written to and never replaced."""
    return os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode) and not os.path.isdir(path)


@contextmanager
def _in_place(path: str) -> Iterator[TextIO]:
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        yield out


@contextmanager
def _atomically(path: str) -> Iterator[TextIO]:
    """A temporary file beside the target takes its place when all is written, or vanishes."""
    target = os.path.realpath(path)
    if os.path.isdir(target):
        raise InputError(path, "cannot be written: it is a folder")
    handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=TEMPORARY, suffix=".tmp")
    try:
        with open(handle, "w", encoding="utf-8", errors="replace", newline="\n") as out:
            yield out
            out.flush()
            os.fsync(handle)
        os.chmod(temporary, mode_of(target))
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def mode_of(target: str) -> int:
    """The permissions of the file that is replaced, or those a new file would get."""
    if os.path.exists(target):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

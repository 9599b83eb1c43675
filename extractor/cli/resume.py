"""`extract … -o FILE.jsonl --resume`: a run that was killed goes on where it stopped."""

from __future__ import annotations

import os
from typing import BinaryIO

from typer import BadParameter

from extractor.batch.partial import fingerprint, lock, part_of, settled
from extractor.batch.work import STDIN
from extractor.cli.read import Batch
from extractor.cli.write import cannot_be_written, is_special, mode_of
from extractor.errors import InputError
from extractor.outputs.base import Format
from extractor.outputs.jsonl import part


def emit_on(batch: Batch, form: Format, path: str | None) -> None:
    """Write the records to a partial file that outlives this process, and put it in its place when it is whole."""
    target = os.path.realpath(refuse_what_cannot_resume(batch, form, path))
    if os.path.isdir(target):
        raise InputError(str(path), "cannot be written: it is a folder")
    try:
        beside = part_of(target, fingerprint(batch.work))
        with open(beside, "ab+", buffering=0) as out:
            lock(out)
            skip(batch, out)
            for line in batch.parts(part):
                written(out, line.encode())
            os.fsync(out.fileno())
        if os.path.exists(target):
            os.chmod(beside, mode_of(target))
        os.replace(beside, target)
    except OSError as problem:
        raise cannot_be_written(str(path), problem) from problem


def refuse_what_cannot_resume(batch: Batch, form: Format, path: str | None) -> str:
    if form.name != "jsonl" or path in (None, STDIN) or is_special(str(path)):
        raise BadParameter("goes with JSON lines in a file: -o FILE.jsonl.", param_hint="--resume")
    if not batch.in_parts:
        raise BadParameter("does not go with --across.", param_hint="--resume")
    if STDIN in batch.items:
        raise BadParameter("does not go with standard input, which cannot be read again.", param_hint="--resume")
    return str(path)


def skip(batch: Batch, out: BinaryIO) -> None:
    """Take what the partial file holds as done, and cut off the rest of it."""
    kept = done = 0
    with open(out.name, "rb") as lines:
        for outcome, kept in settled(batch.inputs(), lines, batch.work):
            batch.note(outcome)
            done += 1
    out.truncate(kept)
    batch.done = done


def written(out: BinaryIO, data: bytes) -> None:
    """All of it: an unbuffered file may take less at a time."""
    view = memoryview(data)
    while view:
        view = view[out.write(view) :]

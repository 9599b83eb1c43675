"""The output of a run that was killed, beside where it belongs: `.out.jsonl.<fingerprint>.part`.

A line is kept when it is whole, its turn has come and its text has not changed since. So the file that a resumed
run ends with is the one that a run without a stop would have written.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.batch.outcome import NOT_READ, Outcome, utf8_name
from extractor.batch.work import Work, opened
from extractor.errors import ExtractorError, InputError
from extractor.reading.source import Source

if TYPE_CHECKING:
    from extractor.batch.work import Item

FINGERPRINT = 16  # hex digits


def fingerprint(work: Work) -> str:
    """What, beside the inputs, decides every byte of the output: this program, its patterns, the limit of time."""
    from extractor.rules.loader import shipped_patterns

    digest = hashlib.sha256(f"{work.timeout:g}".encode())
    code = sorted(Path(__file__).parent.parent.rglob("*.py"))
    folders = [shipped_patterns(), *([work.patterns] if work.patterns else [])]
    for file in [*code, *(file for folder in folders for file in sorted(folder.rglob("*.toml")))]:
        data = file.read_bytes()
        digest.update(f"{file.name} {len(data)} ".encode() + data)
    return digest.hexdigest()[:FINGERPRINT]


def part_of(target: str, mark: str) -> str:
    """The path of the partial output; those that other programs or patterns have left there go."""
    folder, name = os.path.split(target)
    path = os.path.join(folder, f".{name}.{mark}.part")
    others = os.path.join(glob.escape(folder), f".{glob.escape(name)}.{'[0-9a-f]' * FINGERPRINT}.part")
    for other in glob.glob(others):
        if other != path:
            os.unlink(other)
    return path


def lock(handle: Any) -> None:
    """Two runs must not write one file."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        pass
    except OSError:
        raise ExtractorError("another run is writing this file") from None


def settled(items: Iterable[Item], handle: Any, work: Work) -> Iterator[tuple[Outcome, int]]:
    """The outcomes, one an input, that need not be made again, each with how much of the file holds up to it."""
    kept, todo = 0, iter(items)
    for line in handle:
        record = parsed(line)
        for item in todo:
            if record is None or is_of(record, item):
                break
            outcome = work.outcome(item, work.timeout)  # it has left no line: unless it cannot be read …
            if outcome.product is not None:
                return  # … the line belongs to another run
            yield outcome, kept
        else:
            return
        if record is None or digest(item) != record["sha256"]:
            return
        kept += len(line)
        yield counted(record, line), kept


def parsed(line: bytes) -> dict | None:
    """The record of a line, unless the line was torn."""
    try:
        record = json.loads(line) if line.endswith(b"\n") else None
    except ValueError:
        return None
    return record if isinstance(record, dict) and {"source", "sha256", "checks"} <= record.keys() else None


def is_of(record: dict, item: Item) -> bool:
    name = item if isinstance(item, str) else item.name if isinstance(item, Source) else None
    return name is not None and record["source"] == utf8_name(name)


def digest(item: Item) -> str | None:
    try:
        return opened(item).sha256
    except InputError:
        return None


def counted(record: dict, line: bytes) -> Outcome:
    """The outcome that a line was written for."""
    failing = Counter(check["severity"] for check in record["checks"] if check["status"] == "fails")
    why = [warning for warning in record["warnings"] if warning.startswith(NOT_READ)]
    problem = InputError(record["source"], f"{why[0].removeprefix(NOT_READ)}; its record is empty") if why else None
    return Outcome(line, problem, failing)

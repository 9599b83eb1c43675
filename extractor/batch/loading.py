"""Loading the reader in a process that does nothing else: sooner, and with less in memory than `import spacy` alone."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.pipeline import Reader

UNASKED = ("spacy.cli", "spacy.cli.info")  # spaCy's own command line, which it imports for the name `spacy.info`


def load(patterns: Path | None = None) -> Reader:
    """A reader over the shipped patterns and those of a folder; what it is made of stays, and the collector need not
    walk through it.

    Raises PatternError where a pattern file cannot be used.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        with stood_in_for():
            from extractor.pipeline import load_reader

            return load_reader(patterns)
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


@contextmanager
def stood_in_for() -> Iterator[None]:
    """While spaCy is imported, empty modules stand in for its command line and for all that it downloads with."""
    absent = [name for name in UNASKED if "spacy" not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
        sys.modules[name].info = None  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]

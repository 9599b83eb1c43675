"""Outputs: one file per format, which bears its name and defines `FORMAT`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.outputs.base import Format

NAMES = ("arrow", "csv", "github", "json", "jsonl", "lint", "parquet", "problems", "sarif", "table")


class Formats(Mapping[str, "Format"]):
    """Every format by name. Its file is imported when it is asked for: the help text needs the names alone."""

    def __getitem__(self, name: str) -> Format:
        if name not in NAMES:
            raise KeyError(name)
        return import_module(f"{__name__}.{name}").FORMAT

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


FORMATS = Formats()


def format_of_file(name: str) -> Format | None:
    """The format that a file name's ending asks for."""
    known = FORMATS.values() if name else ()
    return next((fmt for fmt in known if fmt.suffix and name.lower().endswith(fmt.suffix)), None)


__all__ = ["FORMATS", "format_of_file"]

"""Outputs: one file per format. A module here that defines `FORMAT` is one more `extract --format NAME`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from extractor.outputs.base import Format


def _found() -> dict[str, Format]:
    """Every format beside this file, by name. The modules are light: rich and pydantic load on writing."""
    modules = (import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__))
    formats = (module.FORMAT for module in modules if hasattr(module, "FORMAT"))
    return {fmt.name: fmt for fmt in sorted(formats, key=lambda fmt: fmt.name)}


FORMATS: dict[str, Format] = _found()


def format_of_file(name: str) -> Format | None:
    """The format that a file name's ending asks for."""
    return next((fmt for fmt in FORMATS.values() if fmt.suffix and name.lower().endswith(fmt.suffix)), None)


__all__ = ["FORMATS", "Format", "format_of_file"]

"""Which version this is, as installed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

DISTRIBUTION = "tapecheck"


@cache
def version() -> str:
    """The installed version, or `0+unknown` where the package is used without an install."""
    try:
        return installed(DISTRIBUTION)
    except PackageNotFoundError:
        return "0+unknown"

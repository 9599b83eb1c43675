"""Every exception of the program.

    ExtractorError
    ├── InputError          a source cannot be read (missing, unreadable, binary, too large)
    ├── MissingExtra        a part of the program needs a package that is not installed: says which extra has it
    ├── StoreError          a database cannot be opened, written or understood
    ├── PatternError        a pattern file is wrong: says file, line and what was expected
    │   └── ExampleError    a pattern reads its own example wrongly
    └── UsageError          the caller asked for something that does not exist
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PASSWORD = re.compile(r"(://[^/@:]*:)[^/]*(@)")


class ExtractorError(Exception):
    """Base of all errors that a caller may want to catch."""


class InputError(ExtractorError):
    """A source that cannot be read; `source` is the path as given, `reason` one clause."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source, self.reason = source, reason

    def __reduce__(self) -> tuple:
        return type(self), (self.source, self.reason)  # an error made in another process arrives whole


class MissingExtra(ExtractorError):
    """A package that an extra brings is not installed."""


@contextmanager
def needs(package: str, extra: str) -> Iterator[None]:
    """Around the import of a package that only the extra brings."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package.partition(".")[0]:
            raise
        raise MissingExtra(f"this needs {package}: pip install 'tapecheck[{extra}]'") from None


class StoreError(ExtractorError):
    """A database that cannot be used; `where` is its file or address without its password, `reason` one clause."""

    def __init__(self, where: str, reason: str) -> None:
        self.where, self.reason = without_password(where), " ".join(reason.split())
        super().__init__(f"{self.where}: {self.reason}")


def without_password(address: str) -> str:
    return PASSWORD.sub(r"\1***\2", address)


class PatternError(ExtractorError):
    """A pattern file that cannot be used; points at file and line."""

    def __init__(self, file: Path | str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file, self.line, self.reason = str(file), line, reason

    def __reduce__(self) -> tuple:
        return type(self), (self.file, self.line, self.reason)


class ExampleError(PatternError):
    """A pattern that does not read its own example as the example says."""


class UsageError(ExtractorError):
    """A request for a rule, format or folder that does not exist."""

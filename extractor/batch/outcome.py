"""What became of one input, and the record of an article that could not be read to its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from extractor.errors import InputError

if TYPE_CHECKING:
    from extractor.article import Article

NOT_READ = "not read: "


@dataclass(slots=True)
class Outcome:
    """What became of one input.

    product: its Article, or its part of the output; None where there was nothing to read.
    problem: why there is no product, or why the product is empty.
    failing: how many checks fail, by severity.
    """

    product: Any = None
    problem: InputError | None = None
    failing: Counter[str] = field(default_factory=Counter)


def utf8_name(name: str) -> str:
    """The name of a file as a record can hold it, whatever bytes it has on disk."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def unread(source: str, sha256: str, reason: str) -> Article:
    """The record of an article whose reading failed: no facts, and a warning that says so."""
    from extractor.article import SCHEMA_VERSION, Article, Coverage
    from extractor.facts import KINDS

    about: dict = {"schema_version": SCHEMA_VERSION, "source": utf8_name(source), "sha256": sha256}
    nothing: dict = dict.fromkeys(("title", "published", "as_of"))
    lists: dict = {name: [] for name in (*KINDS, "checks")}
    return Article(**about, **nothing, **lists, coverage=Coverage(), warnings=[NOT_READ + reason])

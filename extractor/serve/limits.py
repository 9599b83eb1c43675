"""What one server takes on."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.batch.work import TIMEOUT


@dataclass(frozen=True, slots=True)
class Limits:
    """body: bytes of a request. seconds: that one article, or the arrival of a request, may take. articles: in one
    request. waiting: requests that are read or wait; one more is refused. jobs: processes that read.
    """

    body: int = 4 << 20
    seconds: float = TIMEOUT
    articles: int = 100
    waiting: int = 32
    jobs: int = 1

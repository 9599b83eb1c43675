"""A text cut into runs at every edge of what is marked in it, so that marks may lie within and across each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

DEEPEST = 24  # marks that one run tells of: a list of hundreds of names may stand in hundreds of mentions

Kind = Literal["fact", "stated", "compared", "unread"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text. `of` says of what: the name of a fact, or the number of a failing check."""

    start: int
    end: int
    kind: Kind
    of: str = ""

    @property
    def size(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch without an edge inside it, and the marks that lie over it, the shortest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def runs(start: int, end: int, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> Iterator[Run]:
    """The stretch `start` to `end` as runs without a gap; `cuts` are edges beside those of the marks."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if max(start, mark.start) < min(end, mark.end):
            opening[max(start, mark.start)].append(mark)
    ends = {min(end, mark.end) for held in opening.values() for mark in held}
    edges = sorted({start, end, *opening, *ends, *(cut for cut in cuts if start < cut < end)})
    over: list[Mark] = []
    for left, right in zip(edges, edges[1:], strict=False):
        over = [mark for mark in over if mark.end > left] + opening[left]
        over.sort(key=lambda mark: (mark.size, -mark.start, mark.kind, mark.of))
        yield Run(left, right, tuple(over[:DEEPEST]))

"""A table of names and figures. Where the terminal is narrow, the names fold and then the headings, never a figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table

GAP, EDGES = 2, 2  # columns of the terminal between two columns of the table, and at its sides
HEADING = 6  # a heading may fold to this
NAME = 5  # no name folds to less


def figures_table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Table:
    """The rows under their headings, a name first and figures behind it; `width` is the terminal's, in columns."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [max((len(row[at]) for row in rows), default=0) for at in range(len(headings))]
    wanted = [max(len(heading), cell) for heading, cell in zip(headings, cells, strict=True)]
    tight = total(wanted, GAP) > width
    least = [max(min(HEADING, len(heading)), cell) for heading, cell in zip(headings, cells, strict=True)]
    fixed = tight and total([NAME, *least[1:]], GAP - 1) <= width
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 0 if tight else 1, 0, 0))
    for at, heading in enumerate(headings):
        kept = least[at] if fixed and at else None
        made.add_column(heading, justify="right" if at else "left", overflow="fold", width=kept)
    for row in rows:
        made.add_row(*map(Text, row))
    return made


def total(widths: Sequence[int], gap: int) -> int:
    return sum(widths) + gap * (len(widths) - 1) + EDGES

"""A table of figures on a narrow terminal: names and headings fold, no figure is cut or broken."""

import io

import pytest
from rich.console import Console

from extractor.outputs.figures import figures_table

HEADINGS = ("Kind", "Precision", "Recall", "F1", "Right", "Gold", "Read")
ROW = ("rating_changes", "0.990", "1.000", "0.995", "1,382", "1,482", "1,386")


def drawn(width: int) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(figures_table(HEADINGS, [ROW], width))
    return console.file.getvalue()


@pytest.mark.parametrize("width", [120, 80, 60, 50, 45])
def test_every_figure_stands_whole_on_the_line_of_its_name(width):
    lines = drawn(width).splitlines()
    assert max(map(len, lines)) <= width
    (row,) = [line for line in lines if "0.990" in line]
    assert row.split()[1:] == list(ROW[1:])


def test_where_all_fits_nothing_folds():
    assert HEADINGS == tuple(drawn(80).splitlines()[1].split())


@pytest.mark.parametrize("width", [30, 20])
def test_where_even_the_figures_do_not_fit_they_fold_and_lose_nothing(width):
    text = drawn(width)
    assert "…" not in text and sum(map(str.isdigit, text)) == sum(map(str.isdigit, "".join((*HEADINGS, *ROW))))

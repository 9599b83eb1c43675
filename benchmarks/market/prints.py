"""A true value as an outlet prints it: its digits, and what a column of the tables holds of them."""

from __future__ import annotations

from typing import NamedTuple

from extractor.tables.rows import PLACES

ONE = 10**PLACES  # a number in a table, in units of its last place


class Print(NamedTuple):
    """text: what stands in the article, without a sign or a unit; the numbers as in the tables, in units of 10^-8."""

    text: str
    value: int = 0
    step: int = 0
    low: int = 0
    high: int = 0


def printed(whole: int, places: int) -> Print:
    """A number of so many decimals, given without its point: (-12345, 2) is -123.45, printed "123.45".

    Any true value from half a unit of the last digit below it to a unit above may print so.
    """
    step = 10 ** (PLACES - places)
    value, size = whole * step, abs(whole) * step
    near, far = size - step // 2, size + step
    low, high = (near, far) if whole > 0 else (-far, -near)
    digits = f"{abs(whole) // 10**places:,}"
    return Print(f"{digits}.{abs(whole) % 10**places:0{places}}" if places else digits, value, step, low, high)


def nearest(value: float, places: int) -> Print:
    return printed(round(value * 10**places), places)

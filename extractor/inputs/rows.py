"""JSON lines, JSON and CSV, row by row. A row is bounded, a table is not."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

from extractor.inputs.kinds import Torn
from extractor.reading.source import MAX_BYTES, decode

if TYPE_CHECKING:
    from extractor.inputs.columns import Columns

ROW_BYTES = 8 * MAX_BYTES  # every character of the largest text escaped, and room for the other columns
CHUNK = 1 << 16
TOO_LARGE = f"a row is larger than {ROW_BYTES >> 20} MB"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(slots=True)
class Row:
    """One row; `number` is the line it begins in, or its place in the table. With a problem it has no cells."""

    number: int
    cells: dict[Any, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    problem: str = ""


class Lines:
    """The lines of a stream as text, for rows that take one line or several."""

    def __init__(self, handle: BinaryIO) -> None:
        self.handle, self.number, self.size = handle, 0, 0
        self.warnings: list[str] = []

    def __iter__(self) -> Iterator[str]:
        while line := self.handle.readline(ROW_BYTES - self.size + 1):
            self.size += len(line)
            if self.size > ROW_BYTES:
                raise Torn(f"{TOO_LARGE} at line {self.number + 1}")
            if not self.number and line.startswith(UTF16):
                raise Torn("it is UTF-16; UTF-8 can be read")
            self.number += 1
            text, warnings = decode(line)
            self.warnings += warnings
            yield text

    def end_row(self) -> list[str]:
        """Take the next line for the beginning of a row; what was to be said of the lines of this one."""
        self.size, said = 0, list(dict.fromkeys(self.warnings))
        self.warnings = []
        return said


def json_lines(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Row]:
    """A row a line; blank lines are none."""
    lines = Lines(handle)
    for line in lines:
        if line.strip():
            yield parsed(lines.number, line, lines.end_row())


def parsed(number: int, line: str, warnings: list[str]) -> Row:
    try:
        return row_of(number, json.loads(line), warnings)
    except (ValueError, RecursionError) as problem:
        return Row(number, problem=f"is no JSON ({problem})")


def row_of(number: int, value: Any, warnings: list[str]) -> Row:
    return Row(number, value, warnings) if isinstance(value, dict) else Row(number, problem="is no JSON object")


def csv_rows(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Row]:
    """The first row names the columns. A row of another length, with a comma too many or too few, is not guessed at."""
    csv.field_size_limit(max(csv.field_size_limit(), ROW_BYTES))
    lines, header = Lines(handle), None
    for number, cells, problem in records(lines):
        warnings = lines.end_row()
        if header is None and problem:
            raise Torn(f"line {number} {problem}")
        if header is None:
            header = [cell.strip() for cell in cells]
        elif problem:
            yield Row(number, problem=problem)
        elif len(cells) != len(header):
            yield Row(number, problem=f"has {len(cells)} cells where the header has {len(header)}")
        else:
            yield Row(number, dict(zip(header, cells)), warnings)


def records(lines: Lines) -> Iterator[tuple[int, list[str], str]]:
    """(the line it begins in, its cells, what is wrong with it) of each row of a CSV that is not blank."""
    reader = csv.reader(iter(lines), strict=True)
    while True:
        begins = lines.number + 1
        try:
            cells, problem = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, problem = [], f"is no CSV ({error})"
        if cells or problem:
            yield begins, cells, problem


def json_values(name: str, handle: BinaryIO, columns: Columns) -> Iterator[Row]:
    """A row an object: of an array, or one behind the other."""
    values = Values(handle)
    is_array = values.take("[")
    number = 0
    while values.next_character() not in ("", "]"):
        number += 1
        yield row_of(number, values.value(number), [])
        if is_array and not values.take(","):
            break
    if is_array and not values.take("]"):
        raise Torn(f"the array does not end behind row {number}")


class Values:
    """JSON values in a stream, each parsed when all of it is there. A value in sight may be as long as a row."""

    def __init__(self, handle: BinaryIO) -> None:
        self.handle = io.TextIOWrapper(handle, "utf-8-sig")
        self.buffer, self.at, self.ended = "", 0, False
        self.parse = json.JSONDecoder().raw_decode

    def more(self) -> None:
        """Twice as much as is there, so that a long value is not looked through too often."""
        self.buffer = self.buffer[self.at :]
        self.at = 0
        try:
            added = self.handle.read(max(CHUNK, len(self.buffer)))
        except UnicodeDecodeError as problem:
            raise Torn("it is not UTF-8") from problem
        self.buffer, self.ended = self.buffer + added, not added

    def next_character(self) -> str:
        """The next that is no space; "" at the end."""
        while True:
            self.at = SPACE.match(self.buffer, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.buffer):
                return self.buffer[self.at]
            if self.ended:
                return ""
            self.more()

    def take(self, mark: str) -> bool:
        found = self.next_character() == mark
        self.at += found
        return found

    def value(self, number: int) -> Any:
        """The value that begins here. Raises Torn where there is none, or where it is too long."""
        while True:
            try:
                value, end = self.parse(self.buffer, self.at)
                if end < len(self.buffer) or self.ended:  # else a number may go on
                    self.at = end
                    return value
            except RecursionError:
                raise Torn(f"row {number} is nested too deeply") from None
            except ValueError as problem:
                if self.ended:
                    raise Torn(f"row {number} is no JSON or breaks off") from problem
            if len(self.buffer) - self.at > ROW_BYTES:
                raise Torn(f"{TOO_LARGE} at row {number}, or it is no JSON")
            self.more()

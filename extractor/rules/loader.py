"""Read TOML pattern folders: `names/`, `words/`, `frames/`. A later folder lays its rules over an earlier one's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from extractor.errors import PatternError
from extractor.rules.model import FrameRule, NameRule, WordRule

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover - the standard library has it from 3.11 on
    import tomli as tomllib


T = TypeVar("T")


@dataclass(slots=True)
class Rules:
    """All rules of the pattern folders, in file order."""

    names: list[NameRule] = field(default_factory=list)
    words: list[WordRule] = field(default_factory=list)
    frames: list[FrameRule] = field(default_factory=list)


def shipped_patterns() -> Path:
    """The pattern folder of the installed package, or the one beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "patterns"
    return inside if inside.is_dir() else package.parent / "patterns"


def load_rules(*extra: Path) -> Rules:
    """The shipped rules with each of the `extra` folders laid over them.

    Raises PatternError, with file and line, for what cannot be read.
    """
    rules = Rules()
    for folder in (shipped_patterns(), *extra):
        if not folder.is_dir():
            raise PatternError(folder, 0, "no such folder of patterns")
        rules.names += [_name(path, line, table) for path, line, table in _tables(folder / "names", "name")]
        rules.words += [_word(path, line, table) for path, line, table in _tables(folder / "words", "word")]
        rules.frames += [_frame(path, line, table) for path, line, table in _tables(folder / "frames", "frame")]
    return rules


def _tables(folder: Path, key: str) -> Iterator[tuple[Path, int, dict]]:
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        try:
            tables = tomllib.loads(text).get(key, [])
        except tomllib.TOMLDecodeError as error:
            raise PatternError(path, 0, f"not TOML: {error}") from error
        lines = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"[[{key}]]")]
        if len(lines) != len(tables):
            raise PatternError(path, 1, f"every table must begin with a line [[{key}]]")
        yield from ((path, line, table) for line, table in zip(lines, tables))


def _take(path: Path, line: int, table: dict, key: str, kind: type[T]) -> T:
    value = table.pop(key, None)
    if not isinstance(value, kind):
        raise PatternError(path, line, f"`{key}` is missing or not a {kind.__name__}")
    return value


def _common(path: Path, line: int, table: dict) -> dict:
    yes = tuple(_take(path, line, table, "yes", list))
    if not yes:
        raise PatternError(path, line, "`yes` needs at least one example")
    name = _take(path, line, table, "is", str)
    return {"name": name, "yes": yes, "no": tuple(table.pop("no", ())), "file": str(path), "line": line}


def _name(path: Path, line: int, table: dict) -> NameRule:
    common = _common(path, line, table)
    aliases = tuple(_take(path, line, table, "as", list))
    return NameRule(**common, kind=table.pop("type", path.stem), aliases=aliases, extra=table)


def _word(path: Path, line: int, table: dict) -> WordRule:
    common = _common(path, line, table)
    forms = tuple(form for entry in _take(path, line, table, "as", list) for form in _inflections(entry))
    return WordRule(**common, forms=forms, pos=table.pop("pos", ""), value=table.pop("value", ""))


def _inflections(entry: str) -> list[str]:
    """ "rise/rises/rose", "inch up/inched up" -> the forms; the slash inside a word of a phrase ("a/d ratio") is
    kept."""
    phrase, one = entry.split("/"), entry.count("/") == 1
    return [entry] if one and " " in entry and not all(" " in form for form in phrase) else phrase


def _frame(path: Path, line: int, table: dict) -> FrameRule:
    common = _common(path, line, table)
    reads = table.pop("reads", None)
    reads = (reads,) if isinstance(reads, str) else tuple(reads or ())
    if not reads:
        raise PatternError(path, line, "`reads` is missing")
    return FrameRule(
        **common, makes=table.pop("makes", path.stem), reads=reads, weak=bool(table.pop("weak", False)), sets=table
    )

"""JSON: one array, a record per article, laid out with one fact a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TextIO

from extractor.outputs.base import Format
from extractor.outputs.shown import json_line

if TYPE_CHECKING:
    from extractor.article import Article


def write(articles: Iterable[Article], out: TextIO, quiet: bool) -> None:
    join(map(part, articles), out)


def part(article: Article) -> str:
    from extractor.article import to_json

    return laid_out(json.loads(to_json(article)))


def join(parts: Iterable[str], out: TextIO) -> None:
    """Write the array as the articles come; the comma goes before every record but the first."""
    before = "[\n"
    for one in parts:
        out.write(before + one)
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def laid_out(record: dict[str, Any]) -> str:
    """A record two levels deep: a key a line, and in a list of facts a fact a line."""
    lines = [f"    {json_line(key)}: {_value(value)}" for key, value in record.items()]
    return "  {\n" + ",\n".join(lines) + "\n  }"


def _value(value: Any) -> str:
    if not (isinstance(value, list) and value):
        return json_line(value)
    return "[\n" + ",\n".join(f"      {json_line(item)}" for item in value) + "\n    ]"


FORMAT = Format("json", "one JSON array, a record per article", write, suffix=".json", data=True, part=part, join=join)

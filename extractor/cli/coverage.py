"""`extract coverage PATHS…`: how much is read, why the rest is set aside, and what is missed most often."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from extractor.cli.options import IdColumn, Json, Paths, Patterns, Quiet, TextColumn
from extractor.inputs import Columns

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Mention

WORDS_AROUND = 3
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")


@dataclass
class Totals:
    """What became of the numerals of all articles."""

    articles: int = 0
    numerals: int = 0
    read: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, article: Article) -> None:
        seen = article.coverage
        self.articles += 1
        self.numerals += seen.numerals
        self.read += seen.read
        named = Counter(reason for _, reason in seen.reasons)
        self.set_aside += named + Counter({"(no reason recorded)": seen.set_aside - named.total()})
        for mention in seen.unread:
            form = shape(article.text, mention)
            self.unread[form] += 1
            line, column = article.line_and_column(mention.start)
            self.examples.setdefault(form, f"{article.source}:{line}:{column}")

    def share(self, count: int) -> float:
        return round(count / self.numerals, 4) if self.numerals else 0.0

    def as_dict(self, top: int) -> dict[str, Any]:
        aside, unread = self.set_aside.total(), self.unread.total()
        return {
            "articles": self.articles,
            "numerals": self.numerals,
            "read": self.read,
            "set_aside": aside,
            "unread": unread,
            "shares": {
                "read": self.share(self.read),
                "set_aside": self.share(aside),
                "unread": self.share(unread),
            },
            "reasons": dict(ranked(self.set_aside)),
            "shapes": [
                {"shape": form, "count": n, "first": self.examples[form]}
                for form, n in ranked(self.unread)[:top]
            ],
        }


def ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    """The commonest first, equals by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def shape(text: str, mention: Mention) -> str:
    """The words around a numeral with what varies taken out, so that equal constructions look equal."""
    line_start = text.rfind("\n", 0, mention.start) + 1
    line_end = text.find("\n", mention.end)
    line_end = len(text) if line_end < 0 else line_end
    before = text[max(line_start, mention.start - 80) : mention.start].split()
    after = text[mention.end : min(line_end, mention.end + 80)].split()
    left, right = before[-WORDS_AROUND:], after[:WORDS_AROUND]
    return " ".join([*map(plain, left), f"[{plain(mention.text)}]", *map(plain, right)])


def plain(word: str) -> str:
    """A run of digits is 9, a capitalised word Aa, one in capitals AA; the rest stays."""
    return _TOKEN.sub(lambda match: _plain_token(match.group()), word)


def _plain_token(token: str) -> str:
    if token.isdecimal():
        return "9"
    if token[0].isupper():
        return "AA" if token.isupper() and len(token) > 1 else "Aa"
    return token


def coverage(
    paths: Paths,
    as_json: Json = False,
    top: Annotated[int, typer.Option("--top", min=0, help="How many unread shapes to show.")] = 20,
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    patterns: Patterns = None,
    quiet: Quiet = False,
) -> None:
    """Say how many numerals are read, set aside or unread, and what is missed most often."""
    from extractor.cli.read import Batch

    columns = Columns(text_column, id_column)
    batch, totals = Batch(paths, columns=columns, patterns=patterns, quiet=quiet), Totals()
    for article in batch:
        totals.add(article)
    if as_json:
        import json

        from extractor.cli.write import standard_output

        standard_output(data=True).write(json.dumps(totals.as_dict(top), indent=2, ensure_ascii=False) + "\n")
    else:
        show(totals, top)
    batch.finish()


def show(totals: Totals, top: int) -> None:
    """Two tables: what became of the numerals, and the commonest that were left."""
    from rich.text import Text

    from extractor.cli.write import standard_output
    from extractor.outputs.shown import shown
    from extractor.outputs.table import console_for, plural

    console = console_for(standard_output())
    console.print(f"{plural(totals.articles, 'article')}, {plural(totals.numerals, 'numeral')}")
    fates = [("read", totals.read), ("set aside", totals.set_aside.total())]
    fates += [(f"  {reason}", count) for reason, count in ranked(totals.set_aside)]
    fates.append(("unread", totals.unread.total()))
    rows = [[f"{count:,}", f"{totals.share(count):.1%}", Text(name)] for name, count in fates]
    console.print(_table(("Numerals", "Share", "What became of them"), rows))
    shapes = ranked(totals.unread)[:top]
    if shapes:
        rows = [[f"{n:,}", Text(shown(form)), Text(shown(totals.examples[form]))] for form, n in shapes]
        console.print(_table(("Unread", "Shape", "First at"), rows))


def _table(headings: tuple[str, ...], rows: list[list[Any]]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for at, heading in enumerate(headings):
        table.add_column(heading, justify="left" if at and heading != "Share" else "right", overflow="fold")
    for row in rows:
        table.add_row(*row)
    return table

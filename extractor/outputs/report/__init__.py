"""The report: one page that needs nothing beside itself. Extra `report`.

`article_html(article)` is one article of it, to be shown elsewhere with `style()` and `script()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from extractor.errors import InputError
from extractor.outputs.base import Format
from extractor.outputs.report.page import part, write
from extractor.outputs.report.render import article_html, policy, script, style


def report(title: str | None = None, unreadable: Iterable[InputError] = ()) -> Format:
    """The page as a format of its own: it is not chosen by name, since it has settings that no other has.

    unreadable: the inputs that could not be read; they may still come while the articles do.
    """
    join = partial(write, title=title, unreadable=unreadable)
    return Format(
        "report",
        "a page for reading",
        lambda articles, out, quiet: join(map(part, articles), out),
        suffix=".html",
        data=True,
        part=part,
        join=join,
    )


__all__ = ["article_html", "policy", "report", "script", "style"]

"""The page: an article is pasted or dropped, and stands there read, as in the report."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

# The page may load and send only here, and may stand in no other page.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


def install(app: FastAPI) -> None:
    for path, name in (("/", "page.html"), ("/page.css", "page.css"), ("/page.js", "page.js")):
        app.add_route(path, shown(asset(name), name), methods=["GET"], include_in_schema=False)
    from extractor.outputs.report import script, style

    app.add_route("/report.css", shown(style(), "report.css"), methods=["GET"], include_in_schema=False)
    app.add_route("/report.js", shown(script(), "report.js"), methods=["GET"], include_in_schema=False)


def shown(text: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return Response(text, media_type=TYPES[name[name.rindex("."):]], headers=HEADERS)

    return answer


@cache
def asset(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


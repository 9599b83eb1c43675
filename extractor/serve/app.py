"""The application: its routes on one screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from extractor.article import Article
from extractor.errors import needs
from extractor.serve.limits import Limits

with needs("fastapi", "serve"):
    from fastapi import FastAPI, Request, Response

from extractor.serve import bodies, page, problems
from extractor.serve.answers import Found, checked, found, read, record
from extractor.serve.elsewhere import refuse_elsewhere
from extractor.serve.readers import Readers
from extractor.version import version

JSON = "application/json"
REFUSALS = problems.described(403, 408, 413, 415, 422, 503)


def create_app(limits: Limits = Limits(), patterns: Path | None = None, hosts: tuple[str, ...] = ()) -> FastAPI:
    """The ASGI application. hosts: the only names that it is called by, where they are known."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with Readers(limits, patterns) as app.state.readers:
            yield

    app = FastAPI(
        title="extract", version=version(), lifespan=lifespan, docs_url=None, redoc_url=None,
        description="Reads market commentary into structured facts and recomputes every figure it states.",
    )
    problems.install(app)
    page.install(app)
    install_readings(app, limits, hosts)

    @app.get("/schema")
    async def schema() -> dict[str, Any]:
        """The JSON Schema of a record."""
        from extractor.article import json_schema

        return json_schema()

    @app.get("/health", responses=problems.described(503))
    async def health() -> dict[str, Any]:
        """That it answers, and how many requests are under way."""
        return {"status": "ok", "version": version(), "under_way": app.state.readers.under_way}

    return app


def install_readings(app: FastAPI, limits: Limits, hosts: tuple[str, ...]) -> None:
    """The routes that read what is sent."""

    async def answers(request: Request, part: Any) -> tuple[list[bytes], bool]:
        refuse_elsewhere(request, hosts)
        sources, several = await bodies.sources_of(request, limits)
        outcomes = await app.state.readers.read(sources, part)
        return [found(outcome, several and part is record) for outcome in outcomes], several

    @app.post("/extract", openapi_extra=bodies.openapi(limits), responses={200: {"model": Article | list[Article]}, **REFUSALS})
    async def extract(request: Request) -> Response:
        """The record of an article; of several, an array of records in their order."""
        return json_of(*await answers(request, record))

    @app.post("/check", openapi_extra=bodies.openapi(limits), responses={200: {"model": list[Found]}, **REFUSALS})
    async def check(request: Request) -> Response:
        """What fails, with its place in the text: of all the articles that were sent, in their order."""
        answer, _ = await answers(request, checked)
        return Response(b"[" + b",".join(filter(None, answer)) + b"]", media_type=JSON)

    @app.post("/read", include_in_schema=False)
    async def shown(request: Request) -> Response:
        answer, _ = await answers(request, read)
        return Response(b"".join(answer), media_type="text/html")


def json_of(answers: list[bytes], several: bool) -> Response:
    return Response(b"[" + b",".join(answers) + b"]" if several else answers[0], media_type=JSON)

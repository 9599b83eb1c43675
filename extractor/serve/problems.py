"""Errors as `application/problem+json` (RFC 9457): what went wrong, in words, and nothing of the text that was sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from extractor.serve.readers import Busy

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = "1"  # seconds


class Problem(BaseModel):
    """A problem detail. `type` is always about:blank: the status says what kind it is."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def response(status: int, detail: str = "", headers: dict[str, str] | None = None) -> JSONResponse:
    title = HTTPStatus(status).phrase
    problem = Problem(title=title, status=status, detail=detail or title)
    return JSONResponse(problem.model_dump(), status, headers, media_type=MEDIA_TYPE)


async def refused(_: Request, error: HTTPException) -> JSONResponse:
    return response(error.status_code, str(error.detail), dict(error.headers or {}))


async def busy(*_: object) -> JSONResponse:
    return response(503, "as many requests as this server takes are under way", {"Retry-After": RETRY_AFTER})


async def defect(*_: object) -> JSONResponse:
    return response(500, "a defect of this program")


def install(app: FastAPI) -> None:
    app.add_exception_handler(HTTPException, refused)  # type: ignore[arg-type]
    app.add_exception_handler(Busy, busy)
    app.add_exception_handler(Exception, defect)


def described(*statuses: int) -> dict[int | str, dict]:
    """What a route may answer beside its success, for its OpenAPI."""
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}}}
        for status in statuses
    }

"""A browser may be made to send requests by any page that it shows. Only our own page, and programs, are heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from fastapi import Request


def refuse_elsewhere(request: Request, hosts: tuple[str, ...]) -> None:
    """Refuse what a page of another site sends, also under a name that it has made to mean this machine."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise HTTPException(403, "a page of another site may not use this server")
    if hosts and request.url.hostname not in hosts:
        raise HTTPException(403, "this server is called by another name")

"""`extract serve`: the page and the HTTP API, on this machine alone unless told otherwise."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from extractor.batch.work import TIMEOUT
from extractor.cli.options import Patterns, Timeout

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    host: Annotated[str, typer.Option("--host", help="The address to bind to; this machine alone by default.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8000,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read.")] = os.cpu_count() or 1,
    timeout: Timeout = TIMEOUT,
    max_body: Annotated[int, typer.Option("--max-body", min=1, metavar="BYTES", help="Of one request.")] = 4 << 20,
    max_waiting: Annotated[int, typer.Option("--max-waiting", min=1, metavar="N", help="Requests at once.")] = 32,
    patterns: Patterns = None,
) -> None:
    """Serve a page to paste articles into, and an HTTP API (its description: /openapi.json)."""
    from extractor.errors import needs

    for package in ("uvicorn", "fastapi", "jinja2"):
        with needs(package, "serve"):
            __import__(package)
    import uvicorn

    from extractor.reader import load_lexicon
    from extractor.serve import Limits, create_app

    load_lexicon(patterns.resolve() if patterns else None)  # a folder that cannot be used is refused before it is served
    limits = Limits(body=max_body, seconds=timeout, waiting=max_waiting, jobs=jobs)
    app = create_app(limits, patterns, LOOPBACK if host in LOOPBACK else ())
    uvicorn.run(app, host=host, port=port, access_log=False, server_header=False, log_level="info", timeout_keep_alive=5)

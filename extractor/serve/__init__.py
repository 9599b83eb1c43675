"""An HTTP service over the reader: a page to paste an article into, and an API for programs. Extra `serve`.

`create_app(Limits(), patterns)` is an ASGI application; `extract serve` runs it with uvicorn. It keeps no text and logs none.
"""

from typing import TYPE_CHECKING, Any

from extractor.serve.limits import Limits

if TYPE_CHECKING:
    from extractor.serve.app import create_app

__all__ = ["Limits", "create_app"]


def __getattr__(name: str) -> Any:
    if name == "create_app":
        from extractor.serve.app import create_app

        return create_app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

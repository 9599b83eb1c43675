"""What is sent: an article as text or HTML, or one or several as JSON."""

from __future__ import annotations

import asyncio
from email.message import Message
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, TypeAdapter, ValidationError
from starlette.exceptions import HTTPException

from extractor.errors import InputError
from extractor.reading import Source, from_bytes, from_text
from extractor.serve.limits import Limits

if TYPE_CHECKING:
    from fastapi import Request

PLAIN = ("text/plain", "text/html")
JSON = "application/json"
UNNAMED = "-"


class Text(BaseModel):
    """One article: its text, plain or HTML, and what the record is to call its source."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(json_schema_extra={"pattern": "^[^\\u0000]*$"})  # binary is refused in better words than these
    source: str = Field(UNNAMED, max_length=2_000)


class Texts(BaseModel):
    """Several articles."""

    model_config = ConfigDict(extra="forbid")
    articles: list[Text]


def shape(sent: object) -> str:
    return "several" if isinstance(sent, dict) and "articles" in sent else "one"


JSON_BODY: TypeAdapter[Text | Texts] = TypeAdapter(
    Annotated[Annotated[Text, Tag("one")] | Annotated[Texts, Tag("several")], Discriminator(shape)]
)


def openapi(limits: Limits) -> dict[str, Any]:
    """The request body in OpenAPI, without references."""
    one = Text.model_json_schema()
    articles = {"type": "array", "items": one, "maxItems": limits.articles}
    several = {**Texts.model_json_schema(), "properties": {"articles": articles}}
    several.pop("$defs")
    content: dict[str, Any] = {media: {} for media in PLAIN}
    return {"requestBody": {"required": True, "content": {**content, JSON: {"schema": {"anyOf": [one, several]}}}}}


async def sources_of(request: Request, limits: Limits) -> tuple[list[Source], bool]:
    """(the articles of a request, whether they came as a list). Raises HTTPException with what is wrong, in words."""
    media, charset = content_type(request)
    if media not in (*PLAIN, JSON):
        raise HTTPException(415, f"send {', '.join(PLAIN)} or {JSON}")
    try:
        body = await asyncio.wait_for(body_of(request, limits.body), limits.seconds or None)
    except TimeoutError:
        raise HTTPException(408, f"the request took more than {limits.seconds:g} s to arrive") from None
    if media != JSON:
        return [source(decoded(body, charset) if charset else body, UNNAMED)], False
    sent = parsed(body)
    articles = sent.articles if isinstance(sent, Texts) else [sent]
    if len(articles) > limits.articles:
        raise HTTPException(422, f"{len(articles)} articles; send at most {limits.articles} at a time")
    named = [(f"/articles/{at}", one) for at, one in enumerate(articles)] if isinstance(sent, Texts) else [("", sent)]
    return [source(one.text, one.source, place) for place, one in named], isinstance(sent, Texts)


async def body_of(request: Request, most: int) -> bytes:
    """All that is sent; no more than `most` bytes are ever held, whatever the request says of its length."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise HTTPException(413, f"larger than {most:,} bytes", {"Connection": "close"})
    return bytes(body)


def content_type(request: Request) -> tuple[str, str]:
    """(media type, charset or "") of a request."""
    header = Message()
    header["content-type"] = request.headers.get("content-type", "")
    return header.get_content_type() if header["content-type"] else "", header.get_content_charset("")


def decoded(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset)
    except LookupError:
        raise HTTPException(415, f"no such charset: {charset}") from None
    except UnicodeDecodeError:
        raise HTTPException(422, f"the text is not valid {charset}") from None


def parsed(body: bytes) -> Text | Texts:
    try:
        return JSON_BODY.validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = "/".join(str(part) for part in first["loc"][1:])
        raise HTTPException(422, f"{'/' + where + ': ' if where else ''}{first['msg']}") from None


def source(text: str | bytes, name: str, place: str = "") -> Source:
    """The source behind a text; what is no text is named by its place in the request."""
    try:
        return from_bytes(name, text) if isinstance(text, bytes) else from_text(name, text)
    except InputError as problem:
        raise HTTPException(422, f"{place + ': ' if place else ''}the text {problem.reason}") from None

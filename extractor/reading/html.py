"""HTML becomes plain text, by trafilatura where the extra `html` is installed."""

from __future__ import annotations

import re
from datetime import date
from types import ModuleType

from extractor.errors import InputError

OPENING = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--.{0,2000}?-->\s{0,200})?<(?:!doctype\s{1,9}html|html)\b",
    re.IGNORECASE | re.DOTALL)
TAG = re.compile(
    r"</?(?:html|head|body|div|p|span|article|section|table|h[1-6]|ul|li|br|script|meta|a)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
TAGS_OF_A_PAGE = 4


def looks_like_html(text: str) -> bool:
    """A page or a fragment of one; a stray tag in running text is not enough."""
    head = text[:8192].lstrip("\ufeff")
    if OPENING.match(head):
        return True
    return head.lstrip().startswith("<") and len(TAG.findall(head)) >= TAGS_OF_A_PAGE


def to_text(html: str) -> tuple[str, str | None, date | None]:
    """(article text, title, published) of a page; the text is empty where no article was found."""
    trafilatura = load_trafilatura()
    try:
        found = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True,
            # The extensive search guesses dates out of running text: a guess is worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a parser of hostile pages may fail in any way; the caller wants one kind
        raise InputError("<html>", f"the page cannot be parsed ({type(error).__name__})") from error
    if found is None:
        return "", None, None
    page = found if isinstance(found, dict) else found.as_dict()
    return page.get("text") or "", page.get("title") or None, as_date(page.get("date"))


def load_trafilatura() -> ModuleType:
    try:
        import trafilatura
    except ModuleNotFoundError as error:
        if error.name == "trafilatura":
            raise InputError("<html>", "reading HTML needs the extra 'html': pip install 'tapecheck[html]'") from None
        raise broken_extra(error) from error
    except ImportError as error:  # installed, but a part that it needs is not
        raise broken_extra(error) from error
    return trafilatura


def broken_extra(error: ImportError) -> InputError:
    return InputError("<html>", f"the extra 'html' is installed but cannot be loaded ({' '.join(str(error).split())})")


def as_date(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None

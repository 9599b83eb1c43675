"""Text of an article on its way to a terminal: nothing in it may steer the terminal or pass for markup.

Markup is kept out by printing `rich.text.Text` objects or plain strings only; this module takes out the rest.
"""

from __future__ import annotations

import json
import re
from typing import Any

# C0 and C1 controls, marks that reorder text, zero-width marks, lone surrogates.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_ESCAPED_IN_JSON = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
REPLACEMENT = "\ufffd"


def shown(text: object) -> str:
    """One line that is safe to show: white space runs become a space, control characters `\ufffd`."""
    return _UNSAFE.sub(REPLACEMENT, _SPACE.sub(" ", str(text)))


def json_text(text: str) -> str:
    """JSON with the controls escaped that JSON itself lets through; it says the same."""
    return text.translate(_ESCAPED_IN_JSON)


def json_line(value: Any) -> str:
    """A value on one line of JSON, UTF-8 and safe to look at."""
    return json_text(json.dumps(value, ensure_ascii=False))


def shown_exactly(text: str) -> str:
    """The same, character for character, so that columns stay where they are."""
    spaced = re.sub(r"\s", " ", text)
    return _UNSAFE.sub(REPLACEMENT, spaced)

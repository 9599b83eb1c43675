"""Level 0: bytes become a Source; a text is laid out into headline, stamps, headings, body, bullets and furniture."""

from extractor.reading.html import looks_like_html, to_text
from extractor.reading.layout import Block, Layout, lay_out
from extractor.reading.source import Source, from_bytes, from_path, from_text, remarks

__all__ = [
    "Block", "Layout", "Source", "from_bytes", "from_path", "from_text", "lay_out", "looks_like_html", "remarks",
    "to_text",
]

"""Draw the pictures of README.md: `python docs/pictures.py`. tests/test_readme.py says when they are out of date."""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

import extractor
from extractor.outputs.table import parts

ROOT = Path(__file__).parent.parent
ARTICLE = "corpus/2025-12-09-midcap-close.txt"
WIDTH = 88


def table() -> str:
    """What `extract` prints about one article, as SVG that loads nothing from elsewhere."""
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )
    console.print(f"$ extract {ARTICLE}\n", style="dim", markup=False)
    article = extractor.read(ROOT / ARTICLE)
    article.source = ARTICLE
    for part in parts(article, WIDTH):
        console.print(part)
    svg = console.export_svg(title="extract", theme=MONOKAI, unique_id="table")
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)


PICTURES = {"docs/table.svg": table}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (ROOT / name).write_text(draw(), encoding="utf-8")
        print(name)

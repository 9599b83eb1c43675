"""Draw the pictures of README.md: `python docs/pictures.py`. tests/test_readme.py says when they are out of date.

Those of pages are taken in Chromium, which has to be installed; the text that each shows is kept in the file.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import MONOKAI

import extractor
from extractor.outputs.report import report
from extractor.outputs.table import parts

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
ARTICLE = "corpus/2025-12-09-midcap-close.txt"
PASTED = """Sensex ends higher

Mumbai, 9 December 2025: The Sensex rose 325.75 points, or 0.45%, to close at 82,626.23. On the BSE, 2,134 shares advanced \
and 1,707 declined. GE Power was the best performer of the BSE SmallCap with a 20.00% return. HEG was upgraded from Buy to Hold.
"""
WIDTH = 88  # characters of the terminal
SCREEN = {"width": 1120, "height": 660}  # pixels of CSS
SHARPNESS, COLOURS = 1.5, 128
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()


def article() -> extractor.Article:
    read = extractor.read(ROOT / ARTICLE)
    read.source = ARTICLE
    return read


def table() -> bytes:
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
    for part in parts(article(), WIDTH):
        console.print(part)
    svg = console.export_svg(title="extract", theme=MONOKAI, unique_id="table")
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL).encode()


def proof() -> bytes:
    """One article in the page that `extract report` makes."""
    with TemporaryDirectory() as folder, browser() as page:
        path = Path(folder, "report.html")
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            report().write([article()], out, True)
        page.goto(path.as_uri())
        page.locator("article").first.evaluate("article => article.scrollIntoView()")
        return picture(page, page.locator("article").first.inner_text())


def served() -> bytes:
    """The page of `extract serve` with an article pasted into it."""
    words = [sys.executable, "-m", "extractor", "serve", "--port", "0", "-j", "1"]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True) as server, browser() as page:
        try:
            page.goto(next(found.group() for line in server.stderr or () if (found := re.search(r"http://[\d.]+:\d+", line))))
            page.locator("#text").fill(PASTED)
            page.locator("#result article").wait_for()
            page.locator("#text").blur()
            page.set_viewport_size({**SCREEN, "height": round(page.locator("main").bounding_box()["height"]) + 200})
            return picture(page, page.locator("#result").inner_text())
        finally:
            server.terminate()


@contextmanager
def browser() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started.new_page(viewport=SCREEN, device_scale_factor=SHARPNESS)
        started.close()


def picture(page: Page, text: str) -> bytes:
    """What the window shows, as PNG of few colours that carries its text."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    info, png = PngInfo(), io.BytesIO()
    info.add_itxt("Description", text)
    Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS).save(png, "PNG", optimize=True, pnginfo=info)
    return png.getvalue()


DRAWINGS = {"docs/table.svg": table}
SCREENSHOTS = {"docs/report.png": proof, "docs/serve.png": served}

if __name__ == "__main__":
    for name, draw in (DRAWINGS | SCREENSHOTS).items():
        (ROOT / name).write_bytes(draw())
        print(name)

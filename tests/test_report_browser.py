"""The report in a real browser: nothing is complained of, and what it does it does by pointer and by key."""

import shutil
from pathlib import Path

import pytest

from extractor.outputs.report import report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
CORPUS = Path(__file__).parent.parent / "corpus"
ARTICLE = "2025-12-09-midcap-close.txt"  # its ratio fails

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    import extractor

    path, form = tmp_path_factory.mktemp("report") / "report.html", report()
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        form.write((extractor.read(one) for one in sorted(CORPUS.glob("2025-12*.txt"))), out, True)
    return path.as_uri()


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def opened(browser, address):
    """Opens the page as it is asked for; at the end nothing may have been complained of or asked for elsewhere."""
    heard, contexts = [], []

    def open_page(**how):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **how})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url) if request.url != address else None)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert heard == []


def article(page):
    return page.locator("article", has_text=ARTICLE)


def highlight(page, words="Ola Electric took first place"):
    return article(page).locator("a.m", has_text=words)


def test_a_highlight_shows_its_record_on_focus_and_under_the_pointer(opened):
    page = opened()
    card = page.locator("#card")
    assert card.is_hidden()
    highlight(page).focus()
    for said in ("Movers", "Ola Electric", "best", "+6.02%", "words/best", "mover.superlative holds"):
        assert said in card.inner_text()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    highlight(page, "BSE mid-cap index rose").hover()
    assert card.locator("h4").all_inner_texts() == ["Index moves", "Index moves"]  # one mention lies within another
    card.hover()
    assert card.is_visible()
    page.locator("h1").hover()
    card.wait_for(state="hidden")


def test_a_reader_of_the_screen_hears_the_record(opened):
    page = opened()
    highlight(page).focus()
    tree = page.context.new_cdp_session(page)
    tree.send("Accessibility.enable")
    nodes = tree.send("Accessibility.getFullAXTree")["nodes"]
    (link,) = [node for node in nodes if node["role"]["value"] == "link" and "took first" in node["name"]["value"]]
    assert link["name"]["value"] == "Ola Electric took first place with a return of 6.02%"
    assert "+6.02%" in link["description"]["value"] and "Movers" in link["description"]["value"]
    roles = {node["role"]["value"] for node in nodes}
    assert {"main", "banner", "contentinfo", "article", "note", "table"} <= roles


def test_the_keys_go_from_problem_to_problem(opened):
    page = opened()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what fails"
    focused = "document.activeElement.closest('.note').id"
    notes = page.locator(".note").evaluate_all("all => all.map(one => one.id)")
    page.keyboard.press("n")
    assert page.evaluate(focused) == notes[0]
    page.keyboard.press("n")
    assert page.evaluate(focused) == notes[1]
    assert page.locator(f"#{notes[1]}").is_visible() and "lit" in page.locator(f"#{notes[1]}").get_attribute("class")
    page.keyboard.press("p")
    assert page.evaluate(focused) == notes[0]
    page.locator(".keys input").uncheck()
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.get_by_role("button", name="Next problem").click()
    assert page.evaluate(focused) == notes[1]


def test_a_note_stands_beside_its_sentence_and_on_a_small_screen_under_it(opened):
    for width, is_beside in ((1280, True), (390, False)):
        page = opened(viewport={"width": width, "height": 900})
        figure = article(page).locator(".stated").bounding_box()
        note = article(page).locator(".note").bounding_box()
        assert (note["x"] > figure["x"] + figure["width"]) is is_beside
        assert 0 <= note["y"] - figure["y"] < 120
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_light_and_dark(opened):
    grounds = [
        opened(color_scheme=scheme).evaluate("getComputedStyle(document.documentElement).backgroundColor")
        for scheme in ("light", "dark")
    ]
    light, dark = ([int(part) for part in ground[4:-1].split(",")] for ground in grounds)
    assert min(light) > 230 and max(dark) < 40


def test_on_paper_nothing_is_folded_and_without_a_script_nothing_is_missing(opened):
    page = opened(java_script_enabled=False)
    page.emulate_media(media="print")
    row = article(page).locator("tr", has_text="words/best").first
    assert row.bounding_box()["height"] > 0
    assert article(page).locator(".note").evaluate("note => getComputedStyle(note).float") == "none"
    page.emulate_media(media="screen")
    highlight(page).click()
    assert row.is_visible()  # the link opens what is folded

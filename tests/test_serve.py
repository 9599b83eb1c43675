"""The service: its answers are those of the command, its refusals are problems in words, and nothing of a text stays."""

import json
import logging
import shutil
import threading
import time
from pathlib import Path

import pytest

import extractor
from extractor.article import to_dict
from extractor.outputs.problem import problems
from extractor.outputs.problems import as_dict

httpx = pytest.importorskip("httpx", reason="needs httpx: pip install -e '.[dev]'")
uvicorn = pytest.importorskip("uvicorn", reason="needs uvicorn: pip install 'tapecheck[serve]'")
schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis: pip install -e '.[dev]'")

from extractor.article import Article  # noqa: E402 - only where its packages are installed
from extractor.serve import Limits, create_app  # noqa: E402
from extractor.serve.answers import record  # noqa: E402

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
WRONG = "The Sensex rose 325.75 points, or 0.50%, to close at 82,626.23."
SLOW, CRASHING = "Slow words in the text.", "Crashing words in the text."
PLAIN = {"Content-Type": "text/plain"}
LIMITS = Limits(body=200_000, seconds=20, articles=3, waiting=2)


class Server:
    """An application under uvicorn on a free port, in a thread; a context manager that gives its address."""

    def __init__(self, app, **settings):
        self.server = uvicorn.Server(uvicorn.Config(app, port=0, access_log=True, log_level="debug", **settings))
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def __enter__(self):
        self.thread.start()
        until = time.monotonic() + 60
        while not self.server.started and time.monotonic() < until and self.thread.is_alive():
            time.sleep(0.05)
        assert self.server.started
        return f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}"

    def __exit__(self, *_):
        self.server.should_exit = True
        self.thread.join(30)


@pytest.fixture(scope="module")
def address():
    with Server(create_app(LIMITS, hosts=("127.0.0.1",))) as where:
        yield where


@pytest.fixture(scope="module")
def client(address):
    with httpx.Client(base_url=address, timeout=60) as made:
        yield made


def is_problem(answer, status, words):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status and words in told["detail"], told
    return True


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt"))[::9], ids=lambda path: path.stem)
def test_it_answers_what_the_command_prints(client, path):
    text = path.read_text(encoding="utf-8")
    article = extractor.extract(text, source=path.name)
    answer = client.post("/extract", json={"text": text, "source": path.name})
    assert answer.status_code == 200 and answer.json() == to_dict(article)
    found = client.post("/check", json={"text": text, "source": path.name}).json()
    assert found == [as_dict(problem) for problem in problems([article])]


def test_a_text_may_be_sent_as_it_is(client):
    (plain,) = client.post("/check", content=WRONG.encode(), headers=PLAIN).json()
    assert plain["rule"] == "index.percent" and plain["suggestion"] == "0.50% → 0.40%"
    page = f"<html><body><article><h1>Sensex</h1><p>{WRONG} {'It was a quiet day. ' * 20}</p></article></body></html>"
    (from_html,) = client.post("/check", content=page.encode(), headers={"Content-Type": "text/html"}).json()
    assert from_html["message"] == plain["message"]
    said = {"Content-Type": "text/plain; charset=latin-1"}
    (latin,) = client.post("/check", content=f"Zürich: {WRONG}".encode("latin-1"), headers=said).json()
    assert latin["start"] == plain["start"] + len("Zürich: ")


def test_several_come_back_in_their_order(client):
    texts = [WRONG, "Nothing here.", WRONG.replace("0.50", "0.40")]
    sent = {"articles": [{"text": text, "source": str(at)} for at, text in enumerate(texts)]}
    records = client.post("/extract", json=sent).json()
    assert [each["source"] for each in records] == ["0", "1", "2"]
    assert [problem["path"] for problem in client.post("/check", json=sent).json()] == ["0"]


@pytest.mark.parametrize(("body", "headers", "status", "words"), [
    (b"x", {"Content-Type": "image/png"}, 415, "text/plain"),
    (b"x", {"Content-Type": ""}, 415, "text/plain"),
    (b"x", {"Content-Type": "text/plain; charset=klingon"}, 415, "klingon"),
    (b"\xff\xfe\xff", {"Content-Type": "text/plain; charset=utf-8"}, 422, "not valid utf-8"),
    (b"%PDF-1.7", PLAIN, 422, "a PDF"),
    (b"{", {"Content-Type": "application/json"}, 422, "JSON"),
    (b'{"text": 1}', {"Content-Type": "application/json"}, 422, "/text"),
    (b'{"articles": [{"text": "a"}, {"txt": "b"}]}', {"Content-Type": "application/json"}, 422, "/articles/1/text"),
    (json.dumps({"articles": [{"text": "a"}] * 4}).encode(), {"Content-Type": "application/json"}, 422, "at most 3"),
    (b'{"articles": [{"text": "a"}, {"text": "\\u0000"}]}', {"Content-Type": "application/json"}, 422, "/articles/1"),
    (b"a" * 200_001, PLAIN, 413, "200,000 bytes"),
    (b"a", {**PLAIN, "Sec-Fetch-Site": "cross-site"}, 403, "another site"),
    (b"a", {**PLAIN, "Host": "evil.example"}, 403, "another name"),
])
def test_what_is_wrong_is_said_as_a_problem(client, body, headers, status, words):
    assert is_problem(client.post("/extract", content=body, headers=headers), status, words)


def test_a_body_without_a_length_is_bounded_too(client):
    answer = client.post("/extract", content=(b"a" * 10_000 for _ in range(100)), headers=PLAIN)
    assert is_problem(answer, 413, "200,000 bytes")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("GET", "/extract", 405), ("PUT", "/check", 405)])
def test_a_wrong_way_is_a_problem_too(client, method, path, status):
    assert is_problem(client.request(method, path), status, "")


def test_the_schema_is_that_of_the_records(client):
    assert client.get("/schema").json() == extractor.json_schema()
    assert client.get("/health").json() == {"status": "ok", "version": extractor.__version__, "under_way": 0}


def test_no_text_is_logged(client, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post("/extract", content=b"Secret words 0.50% and more", headers=PLAIN)
        client.post("/extract", content=b'{"text": "Secret words"', headers={"Content-Type": "application/json"})
    assert "Secret" not in caplog.text


def troubled(article: Article) -> bytes:
    """Stands in for a defect of the reader: what is made of an article hangs, or takes its process with it."""
    import os

    if article.text == SLOW:
        time.sleep(60)
    if article.text == CRASHING:
        os._exit(9)
    return record(article)


@pytest.fixture
def hurried(monkeypatch):
    monkeypatch.setattr("extractor.serve.app.record", troubled)
    with Server(create_app(Limits(seconds=2, waiting=1))) as where, httpx.Client(base_url=where, timeout=60) as made:
        yield made


def test_an_article_that_hangs_or_crashes_costs_itself_alone(hurried):
    assert is_problem(hurried.post("/extract", content=SLOW, headers=PLAIN), 422, "longer than 2 s")
    assert is_problem(hurried.post("/extract", content=CRASHING, headers=PLAIN), 422, "could not be read")
    both = hurried.post("/extract", json={"articles": [{"text": CRASHING}, {"text": WRONG}]}).json()
    assert "not read" in both[0]["warnings"][0] and both[1]["index_moves"]


def test_one_request_too_many_is_refused_and_health_still_answers(hurried):
    first = threading.Thread(target=hurried.post, args=("/extract",), kwargs={"content": SLOW, "headers": PLAIN})
    first.start()
    until = time.monotonic() + 20
    while not hurried.get("/health").json()["under_way"] and time.monotonic() < until:
        time.sleep(0.02)
    answer = hurried.post("/extract", content=WRONG, headers=PLAIN)
    assert is_problem(answer, 503, "under way") and answer.headers["retry-after"]
    first.join()


schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(LIMITS))


@schema.parametrize()
def test_it_keeps_to_its_own_description(case, address):
    case.call_and_validate(base_url=address, timeout=60)


@pytest.fixture(scope="module")
def page(address):
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
    if CHROMIUM is None:
        pytest.skip("needs chromium: apt-get install chromium")
    flags = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
    with playwright.sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=[*flags.split(), "--disable-component-update"])
        made = browser.new_page()
        heard = []
        made.on("console", lambda message: heard.append(message.text))
        made.on("pageerror", lambda error: heard.append(str(error)))
        made.on("request", lambda request: heard.append(request.url) if not request.url.startswith((address, "data:")) else None)
        made.goto(address)
        yield made
        browser.close()
    assert heard == []


def test_the_page_reads_while_one_types(page):
    page.fill("#text", WRONG)
    page.wait_for_selector(".note")
    assert "0.40%" in page.inner_text(".note") and page.inner_text("#status") == "1 check fails"
    page.fill("#text", WRONG.replace("0.50", "0.40"))
    page.get_by_text("Nothing fails").wait_for()
    page.focus("#text")
    page.keyboard.type("n p")
    assert page.input_value("#text").endswith("n p")


def test_the_page_runs_nothing_that_a_text_holds(page):
    page.fill("#text", f"<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> {WRONG}")
    page.wait_for_selector(".note")
    assert page.title() != "owned" and page.locator("#result img, #result script").count() == 0


def test_a_file_is_dropped_or_opened(page):
    page.set_input_files("#file", {"name": "a.txt", "mimeType": "text/plain", "buffer": WRONG.encode()})
    page.wait_for_selector(".note")
    assert page.input_value("#text") == WRONG
    page.click("#clear")
    assert page.inner_html("#result") == "" and page.input_value("#text") == ""

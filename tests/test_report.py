"""The report: one page that shows every text whole, every fact in it and every failing check beside its sentence, and
that nothing in a text can make do anything."""

import re
import sys
from base64 import b64encode
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import extractor
from extractor.cli.app import app
from extractor.facts import KINDS, Check, IndexMove, Mention
from extractor.outputs.report import article_html, report
from extractor.outputs.report.marks import LABELS
from extractor.outputs.report.render import style
from extractor.outputs.report.runs import Mark, runs
from extractor.outputs.report.summary import place_of
from extractor.outputs.shown import shown_exactly

CORPUS = Path(__file__).parent.parent / "corpus"
HOSTILE = """Shares of "Nifty" up; <script>alert(1)</script> & </style></title> {{ 7 * 7 }} \u202egnp.exe

The Sensex rose 325.75 points, or 0.50%, to close at 82,626.23.\x1b[2J <b onclick="x">Well</b>
<img src=http://x.test/a.png>
Shares of "Acme" <script>alert('2')</script> Ltd. rose 2.5% to Rs 100. O'Neil & Sons\u2028 fell 3%.
"""
TITLE = '"><script>alert(3)</script>'


def run(*words):
    return CliRunner().invoke(app, ["report", *map(str, words)], prog_name="extract")


def parsed(page):
    """The page as a tree; whatever is no valid HTML5 raises."""
    builder = html5lib.getTreeBuilder("lxml")
    return html5lib.HTMLParser(tree=builder, strict=True, namespaceHTMLElements=False).parse(page).getroot()


def with_class(tree, name):
    return [one for one in tree.iter() if isinstance(one.tag, str) and name in one.get("class", "").split()]


def by_id(tree):
    return {one.get("id"): one for one in tree.iter() if isinstance(one.tag, str) and one.get("id")}


def words(element):
    return "".join(element.itertext())


def page_of(*articles, title=None):
    from io import StringIO

    out, form = StringIO(), report(title)
    form.join(map(form.part, articles), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def articles():
    return [extractor.read(path) for path in sorted(CORPUS.glob("*.txt"))]


@pytest.fixture(scope="module")
def page(articles):
    return page_of(*articles)


@pytest.fixture(scope="module")
def tree(page):
    return parsed(page)


@pytest.fixture(scope="module")
def shown_articles(tree):
    return list(tree.iter("article"))


# The text -----------------------------------------------------------------------------------------------------


def pieces(element):
    """The text of an article in the page, without notes: (stretch, the element it stands in)."""
    if "note" in element.get("class", "").split() or "notes" in element.get("class", "").split():
        return
    yield element.text or "", element
    for child in element:
        yield from pieces(child)
        yield child.tail or "", element


def lines(article):
    """Every line of the text: its stretches, in order."""
    return [list(pieces(line)) for text in with_class(article, "text") for line in text]


def test_every_text_stands_whole(articles, shown_articles):
    for article, element in zip(articles, shown_articles, strict=True):
        stands = "\n".join("".join(stretch for stretch, _ in line) for line in lines(element))
        assert stands == "\n".join(map(shown_exactly, article.text.split("\n"))), article.source


def places(element):
    """Name of a fact -> the offsets of all characters that are highlighted as its own."""
    found, at = {}, 0
    for line in lines(element):
        for stretch, holder in line:
            for name in holder.get("data-f", "").split():
                found.setdefault(name, set()).update(range(at, at + len(stretch)))
            at += len(stretch)
        at += 1
    return found


def test_every_mention_is_highlighted_and_nothing_else(articles, shown_articles):
    for article, element in zip(articles, shown_articles, strict=True):
        marked = places(element)
        for kind in KINDS:
            for at, fact in enumerate(getattr(article, kind)):
                said = {offset for one in fact.mentions for offset in range(one.start, one.end)}
                assert marked.pop(f"{LABELS[kind]}{at}", set()) == said, f"{article.source}: {kind} {at}"
        assert not marked


def test_every_fact_has_its_record_and_its_rules(articles, shown_articles):
    for article, element in zip(articles, shown_articles, strict=True):
        rows = by_id(element)
        for kind in KINDS:
            for at, fact in enumerate(getattr(article, kind)):
                row = words(rows[f"{element.get('id')}-{LABELS[kind]}{at}"])
                assert all(rule in row for rule in fact.rules)
                name = getattr(fact, "company", None) or getattr(fact, "index", None)
                assert name is None or name in row


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_runs_are_the_text_cut_at_every_edge(length, pairs):
    marks = [Mark(min(pair), max(pair), "fact", str(at)) for at, pair in enumerate(pairs)]
    made = list(runs(0, length, marks))
    assert [at for one in made for at in range(one.start, one.end)] == list(range(length))
    for mark in marks:
        covered = {at for one in made if mark in one.marks for at in range(one.start, one.end)}
        assert covered == set(range(mark.start, min(mark.end, length)))


def test_mentions_may_lie_across_each_other():
    article = extractor.extract("Alpha Beta Gamma")
    article.index_moves = [
        IndexMove(index="One", mentions=[Mention(0, 10, "Alpha Beta")]),
        IndexMove(index="Two", mentions=[Mention(6, 16, "Beta Gamma")]),
    ]
    html = article_html(article)
    assert re.findall(r'data-f="([^"]*)"', html) == ["index0", "index1 index0", "index1"]


# What fails ----------------------------------------------------------------------------------------------------


def test_a_failing_check_stands_beside_its_sentence(articles, shown_articles):
    held = 0
    for article, element in zip(articles, shown_articles, strict=True):
        notes = with_class(element, "note")
        assert len(notes) == len(article.failing)
        for note, check in zip(notes, sorted(article.failing, key=lambda one: one.mentions[0].start), strict=True):
            said = words(note)
            parts = (check.rule, check.message, check.stated, check.recomputed, check.tolerance, check.suggestion)
            assert all(one in said for one in parts if one)
            assert check.severity in said.lower()  # in words, not by colour alone
            line = note.getparent()
            line = next(element.iter("h3")) if line.get("class") == "notes" else line
            (figure,) = [one for one in with_class(line, "stated") if note.get("data-n") in one.get("data-c").split()]
            assert words(figure) in check.mentions[0].text
            held += 1
    assert held >= 10


def test_a_note_follows_its_own_sentence():
    text = "Calm day\n\nThe Sensex rose 325.75 points, or 0.50%, to close at 82,626.23. Banks Inds. led. Metals fell."
    element = parsed(f"<!DOCTYPE html><title>x</title>{article_html(extractor.extract(text))}")
    (note,) = with_class(element, "note")
    first, second = "The Sensex rose 325.75 points, or 0.50%, to close at 82,626.23. ", "Banks Inds. led. Metals fell."
    assert "".join(stretch for stretch, _ in pieces(note.getparent())) == first + second
    assert words(note.getparent()) == first + words(note) + second


def test_what_fails_is_listed_on_the_first_screen(articles, tree):
    (listed,) = with_class(tree, "failing")
    ids = by_id(tree)
    links = [one for one in listed.iter("a") if one.find("code") is not None]
    assert len(links) == sum(len(article.failing) for article in articles)
    assert all("note" in ids[one.get("href")[1:]].get("class") for one in links)


def test_a_check_without_a_place_stands_at_the_top():
    article = extractor.extract("Calm day\n\nCalm seas.")
    article.checks = [
        Check(
            rule="restated", status="fails", severity="error", stated="1", recomputed="2", tolerance=None,
            message="one is not two", suggestion=None, facts=[], mentions=[],
        )
    ]
    html = article_html(article)
    assert html.index("</h3>") < html.index("one is not two") < html.index("Calm", html.index("</h3>"))


def test_unread_numerals_and_warnings_are_shown(articles, shown_articles):
    for article, element in zip(articles, shown_articles, strict=True):
        unread = "".join(words(one) for one in with_class(element, "unread"))
        assert unread == "".join(mention.text for mention in sorted(article.coverage.unread, key=lambda one: one.start))
        assert all(warning in words(element) for warning in article.warnings)


# The set -------------------------------------------------------------------------------------------------------


def row_of(tree, name):
    """The numbers in the row of a table of the first screen."""
    (head,) = [one for one in tree.iter("th") if one.get("scope") == "row" and words(one).strip() == name]
    return [words(cell).strip() for cell in head.getparent() if cell.get("class", "").startswith("n")]


def test_the_first_screen_adds_up(articles, tree):
    checks = [check for article in articles for check in article.checks]
    fails = sum(check.status == "fails" for check in checks)
    of_all = [f"{len(checks):,}", str(len(checks) - fails - 1), str(fails), "1", f"{fails / len(checks):.1%}"]
    assert row_of(tree, "All rules") == of_all
    facts = sum(len(getattr(article, kind)) for article in articles for kind in KINDS)
    assert row_of(tree, str(CORPUS)) == [str(len(articles)), str(facts), *of_all]
    assert row_of(tree, "Movers") == [str(sum(len(article.movers) for article in articles))]
    assert row_of(tree, "unread")[0] == str(sum(len(article.coverage.unread) for article in articles))


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("a.txt", "this folder"), ("wire/2026/a.txt", "wire/2026"), ("-", "standard input"),
        ("https://news.test/a?b", "news.test"),
    ],
)
def test_sources_are_told_apart_by_where_they_come_from(source, place):
    assert place_of(source) == place


def on(day, level, **slots):
    article = extractor.extract("Calm day", source=f"{day}.txt")
    article.index_moves = [IndexMove(index="Harbour 40", level=Decimal(level), as_of=date(2026, 1, day), **slots)]
    return article


def test_levels_are_drawn_where_several_days_are_there(page):
    assert page.count("<figure>") >= 3
    three = page_of(on(5, "100.50"), on(6, "101.50"), on(7, "99"), on(7, "98"))
    assert "Harbour 40: 3 closes, 100.50 on 2026-01-05 to 99 on 2026-01-07" in three
    assert "<figure>" not in page_of(on(5, "100"), on(6, "101"), on(7, "99", session="intraday"))


def test_nothing_at_all_is_a_page_too():
    assert "No article could be read." in words(parsed(page_of()))


# The page ------------------------------------------------------------------------------------------------------


def test_nothing_comes_from_elsewhere(page, tree):
    for one in tree.iter():
        if isinstance(one.tag, str):
            assert one.tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
            assert one.get("src") is None and one.get("href", "#").startswith("#"), one.attrib
            assert not [name for name in one.attrib if name == "style" or name.startswith("on")]
    assert not re.search(r"url\(|@import|@font-face", page)


def test_only_its_own_style_and_script_may_run(tree):
    (meta,) = [one for one in tree.iter("meta") if one.get("http-equiv")]
    (inline,), (script,) = list(tree.iter("style")), list(tree.iter("script"))
    digests = [b64encode(sha256(one.text.encode()).digest()).decode() for one in (inline, script)]
    assert meta.get("content").startswith("default-src 'none'; ")
    assert re.findall(r"'sha256-([^']*)'", meta.get("content")) == digests
    assert "unsafe" not in meta.get("content")


def test_a_hostile_text_is_shown_and_does_nothing():
    article = extractor.extract(HOSTILE, source='"><script>x</script>.txt')
    article.warnings.append("<i>careful</i>")
    article.movers[0].company = '"><img src=x onerror=y>'
    page = page_of(article, title=TITLE)
    tree = parsed(page)
    assert words(next(tree.iter("title"))) == TITLE
    assert len(list(tree.iter("script"))) == 1 and not list(tree.iter("img"))
    given = {name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib}
    assert not [name for name in given if name.startswith("on")]
    assert not set("\u202e\u2028\x1b") & set(page)
    stands = ["".join(stretch for stretch, _ in line) for line in lines(tree)]
    assert stands == [shown_exactly(line) for line in HOSTILE.split("\n")]


def test_what_is_linked_is_there(tree):
    named = [one.get("id") for one in tree.iter() if isinstance(one.tag, str) and one.get("id")]
    assert len(named) == len(set(named))
    for one in tree.iter():
        if isinstance(one.tag, str):
            wanted = [one.get("href", "#")[1:], *one.get("aria-labelledby", "").split()]
            assert {name for name in wanted if name} <= set(named)


def test_it_can_be_walked_by_headings_landmarks_and_names(tree):
    assert [len(list(tree.iter(name))) for name in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert next(tree.iter("html")).get("lang") == "en"
    assert all(words(one).strip() or one.get("aria-label") for one in tree.iter("a", "button", "th", "summary", "h3"))
    assert all(one.get("scope") in ("row", "col") for one in tree.iter("th"))
    assert all(one.get("aria-labelledby") for one in tree.iter("section", "article"))
    drawings = [one for one in tree.iter() if isinstance(one.tag, str) and one.tag.endswith("svg")]
    assert drawings and all(one.get("aria-hidden") == "true" for one in drawings)  # the numbers beside them are read


def luminance(colour):
    parts = [x / 12.92 if x <= 0.03928 else ((x + 0.055) / 1.055) ** 2.4 for x in colour]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everything_can_be_read_on_its_ground(scheme):
    css, later = style().split("@media (prefers-color-scheme: dark)", 1)
    said = dict(re.findall(r"--(\w+): (#\w{6}|\d+%)", css))
    said |= re.findall(r"--(\w+): (#\w{6}|\d+%)", later.split("* {")[0]) if scheme == "dark" else []
    colours = {name: value for name, value in said.items() if value[0] == "#"}
    colour = {name: [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)] for name, value in colours.items()}
    grounds = [colour["paper"]]
    for kind in LABELS.values():
        for strength in ("part", "lit"):
            part = int(said[strength][:-1]) / 100
            grounds.append([part * a + (1 - part) * b for a, b in zip(colour[kind], colour["paper"], strict=True)])
    for ink in ("ink", "label", "bad"):
        assert min(contrast(colour[ink], ground) for ground in grounds) >= 4.5, ink
    for ink in ("ink", "soft", "warn", "bad"):
        assert min(contrast(colour[ink], colour[ground]) for ground in ("paper", "panel")) >= 4.5, ink


# The command ---------------------------------------------------------------------------------------------------


def test_the_same_bytes_in_every_run_and_with_any_number_of_processes(tmp_path):
    files = sorted(CORPUS.glob("*.txt"))[:20]
    outputs = [tmp_path / name for name in ("one.html", "again.html", "two.html")]
    for output, jobs in zip(outputs, ([], [], ["-j", "2"]), strict=True):
        assert run(*files, "-o", output, *jobs).exit_code == 0
    assert len({output.read_bytes() for output in outputs}) == 1


def test_the_command_says_what_it_made_and_fails_when_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("bad.txt").write_text("The Sensex rose 325.75 points, or 0.50%, to close at 82,626.23.")
    done = run("bad.txt", "gone.txt", "--title", "Proofs & prints")
    assert done.exit_code == 2 and "report.html: 1 failing check\n" in done.output
    tree = parsed(Path("report.html").read_text(encoding="utf-8"))
    assert words(next(tree.iter("h1"))) == "Proofs & prints"
    assert "gone.txt: no such file or folder" in words(tree)
    assert run("bad.txt", "--strict", "-q").exit_code == 1
    assert run(".", "-o", "report.html").exit_code == 0  # the page of the run before is no article
    assert len(list(parsed(Path("report.html").read_text(encoding="utf-8")).iter("article"))) == 1


def test_articles_are_compared_where_asked(tmp_path):
    for name, level in (("a", "82,626.23"), ("b", "82,726.23")):
        (tmp_path / f"{name}.txt").write_text(f"Published January 5, 2026\n\nThe Sensex closed at {level} on Monday.")
    assert run(tmp_path, "-o", tmp_path / "x.html", "--across").exit_code == 0
    tree = parsed((tmp_path / "x.html").read_text(encoding="utf-8"))
    assert "across.index" in words(by_id(tree)["what-fails"].getparent())


@pytest.mark.parametrize("package", ["jinja2", "matplotlib"])
def test_a_missing_package_is_named_with_the_extra_that_brings_it(package, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    done = run(CORPUS, "-o", tmp_path / "x.html")
    assert (done.exit_code, done.output) == (2, f"extract: this needs {package}: pip install 'tapecheck[report]'\n")
    assert not list(tmp_path.iterdir())

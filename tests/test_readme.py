"""README.md keeps its word: every command and every snippet runs, and the picture is of what is printed today."""

import html
import importlib.util
import io
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

import extractor
import extractor.components  # noqa: F401 - where the package is not installed, spaCy finds the components by this
from extractor.checks import RULES
from extractor.facts import KINDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETUP = "<!-- setup -->", "<!-- end of setup -->"
COPIED = ("corpus", "docs", "README.md")


def blocks(language, text=README):
    return re.findall(rf"^```{language}\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)


def setup_commands():
    return blocks("sh", README[README.index(SETUP[0]) : README.index(SETUP[1])])[0].splitlines()


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line not in setup_commands()]


@pytest.fixture
def copy(tmp_path):
    """A copy of what README speaks of, with the pattern files that it shows and an `extract` of this very code."""
    home = tmp_path / "copy"
    home.mkdir()
    for name in COPIED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, home / name)
    for block in blocks("toml"):
        path = home / block.splitlines()[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block, encoding="utf-8")
    script = tmp_path / "bin" / "extract"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m extractor "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return home


def shell(command, home):
    env = {
        **os.environ,
        "PATH": f"{home.parent / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "NO_COLOR": "1",
    }
    return subprocess.run(
        ["sh", "-c", command], cwd=home, env=env, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.skipif(os.name == "nt", reason="README's commands are for a POSIX shell")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.partition("  #")[0].strip())
def test_every_command_runs(command, copy):
    done = shell(command, copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() or " -o " in command
    assert not done.stderr.strip()


def test_the_two_commands_are_two_and_the_build_runs_them():
    assert len(setup_commands()) == 2
    assert all(
        re.match(r"python3 -m venv \.venv && .*\.venv/bin/(extract|python)\b", line)
        for line in setup_commands()
    )
    assert setup_commands()[0].endswith(".venv/bin/extract corpus/*.txt --json")
    assert setup_commands()[1].endswith(".venv/bin/python -m pytest")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert all(mark in script for mark in SETUP), "the build no longer takes its commands from README.md"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


@pytest.mark.parametrize("code", blocks("python"), ids=lambda code: code.splitlines()[0])
def test_every_snippet_runs(code, copy, monkeypatch):
    monkeypatch.chdir(copy)
    for folder in dict.fromkeys(re.findall(r'"(\w+)/\w+\.parquet"', code)):
        made = shell(next(command for command in COMMANDS if command.endswith(f" parquet -o {folder}")), copy)
        assert made.returncode == 0, made.stderr
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    assert out.getvalue().strip()
    for said in re.findall(r"^print\(.*\)\s+# (.+)$", code, flags=re.MULTILINE):
        assert said in out.getvalue().splitlines()


def test_the_patterns_shown_are_read(copy):
    article = extractor.extract("The Harbour index levitated 1.2% on Monday.", patterns=copy / "my-patterns")
    assert [(move.index, str(move.percent)) for move in article.index_moves] == [("Harbour 40", "1.2")]
    assert not extractor.extract("The Harbour index levitated 1.2% on Monday.").index_moves


@pytest.mark.parametrize("kind", KINDS)
def test_the_tour_of_facts_is_of_what_is_read(kind):
    row = next(line for line in README.splitlines() if line.startswith(f"| `{kind}` |"))
    said = row.split("|")[2].strip()
    assert getattr(extractor.extract(said + "."), kind), f"nothing of this kind is read from: {said}"


def test_the_tour_of_checks_leaves_none_out():
    tour = README[README.index("| group | asks |") : README.index("A figure is compared")]
    named = set(re.findall(r"`([a-z]+(?:\.[a-z*]+)?)`", tour))
    assert {rule for rule in RULES if rule not in named and rule.split(".")[0] + ".*" not in named} == set()
    assert all(
        any(rule == name or rule.startswith(name.removesuffix("*")) for rule in RULES) for name in named
    )


def test_what_readme_leads_to_is_there():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert "://" in target or (ROOT / target).exists(), f"README.md leads to {target}"
    assert "invented" in README


def words(svg):
    """The text of a picture, line by line; how it is drawn is rich's affair."""
    return [
        html.unescape(line).replace("\u00a0", " ") for line in re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    ]


@pytest.fixture(scope="module")
def pictures():
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_pictures_are_of_today(pictures):
    for name, draw in pictures.DRAWINGS.items():
        stored = (ROOT / name).read_text(encoding="utf-8")
        assert words(stored) == words(draw().decode()), f"{name} is out of date: run `python docs/pictures.py`"
        assert "@font-face" not in stored
    for name in (*pictures.DRAWINGS, *pictures.SCREENSHOTS):
        assert f"]({name})" in README and (ROOT / name).stat().st_size < 150_000


@pytest.mark.parametrize("name", ["docs/report.png", "docs/serve.png"])
def test_the_pictures_of_pages_are_of_today(pictures, name):
    image = pytest.importorskip("PIL.Image", reason="needs Pillow, which matplotlib brings: pip install -e '.[dev]'")
    pytest.importorskip("playwright", reason="needs playwright: pip install -e '.[dev]'")
    if pictures.CHROMIUM is None:
        pytest.skip("needs chromium: apt-get install chromium")
    stored, drawn = (image.open(one).info["Description"] for one in (ROOT / name, io.BytesIO(pictures.SCREENSHOTS[name]())))
    assert stored.split() == drawn.split(), f"{name} is out of date: run `python docs/pictures.py`"

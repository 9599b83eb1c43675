"""The wheel: built, looked into, installed where nothing else of this repository is to be seen, and used there."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "The Sensex rose 325.75 points, or 0.50%, to close at 82,626.23."
pytestmark = pytest.mark.skipif(
    find_spec("hatchling") is None or find_spec("pip") is None,
    reason="needs hatchling and pip: pip install -e '.[dev]'",
)


def run(*words, cwd, **env):
    """A program away from this repository; its output."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    done = subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**clean, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The scripts folder of a new environment with the wheel; what it depends on it borrows from this one."""
    home = tmp_path_factory.mktemp("env") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home.parent)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        scripts / "python",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        wheel,
        cwd=home,
    )
    own = run(
        scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home
    ).strip()
    # A path in a .pth file is looked in, but its own .pth files (an editable install among them) are not read.
    borrowed = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    Path(own, "borrowed.pth").write_text("\n".join(borrowed) + "\n", encoding="utf-8")
    return scripts


def test_the_wheel_holds_the_package_and_its_patterns_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"extractor"}
    shipped = {name.removeprefix("extractor/") for name in names if name.startswith("extractor/patterns/")}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "patterns").rglob("*.toml")} <= shipped
    templates = ROOT / "extractor" / "outputs" / "report" / "templates"
    assert {path.relative_to(ROOT).as_posix() for path in templates.iterdir()} <= set(names)
    assert "extractor/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_it_is_the_wheel_that_is_tried(installed, tmp_path):
    where = run(
        installed / "python", "-c", "import extractor; print(extractor.__file__)", cwd=tmp_path
    ).strip()
    assert Path(where).resolve().is_relative_to(installed.parent.resolve())


def test_the_program_says_what_it_is(installed, tmp_path):
    said = run(installed / "extract", "--version", cwd=tmp_path)
    stated = run(installed / "python", "-c", "import extractor; print(extractor.__version__)", cwd=tmp_path)
    assert said == f"extract {stated}"
    assert f'version = "{stated.strip()}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "Usage: extract" in run(installed / "extract", "--help", cwd=tmp_path, COLUMNS="80", NO_COLOR="1")


def test_an_article_is_read_from_another_folder(installed, tmp_path):
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (record,) = json.loads(run(installed / "extract", "article.txt", "--json", cwd=tmp_path))
    assert record["index_moves"][0]["index"] == "BSE Sensex"
    assert [check["rule"] for check in record["checks"] if check["status"] == "fails"] == ["index.percent"]


def test_a_report_is_made_in_another_folder(installed, tmp_path):
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    assert run(installed / "extract", "report", "article.txt", cwd=tmp_path) == "report.html: 1 failing check\n"
    assert "index.percent" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_spacy_finds_the_components_without_an_import(installed, tmp_path):
    code = f"""
import sys, spacy
nlp = spacy.blank("en", config={{"nlp": {{"tokenizer": {{"@tokenizers": "extractor.Tokenizer.v1"}}}}}})
nlp.add_pipe("extractor_names")
nlp.add_pipe("extractor_reader")
doc = nlp({TEXT!r})
assert doc._.article.index_moves[0].index == "BSE Sensex"
assert doc.spans["extractor_facts"][0].label_ == "index_moves"
nlp.to_disk("saved")
print(spacy.load("saved")(doc.text)._.article.failing[0].rule)
"""
    assert run(installed / "python", "-c", code, cwd=tmp_path).strip() == "index.percent"
    stock = f'import spacy; nlp = spacy.blank("en"); nlp.add_pipe("extractor_reader"); print(nlp({TEXT!r})._.article.failing[0].rule)'
    assert run(installed / "python", "-c", stock, cwd=tmp_path).strip() == "index.percent"

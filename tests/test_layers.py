"""The house as it stands: imports point downward only, and nothing heavy is loaded before it is needed."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "extractor"

# From the ground up; what shares a line may import each other. The front door, `extractor` itself, stands beside the house.
LEVELS = """
errors version
reading                                                  bytes to text and layout
facts.base facts.claims facts.records facts              what a fact is
rules                                                    the pattern files
spans                                                    words, numbers, names
frames                                                   spans joined to statements
facts.signs facts.moves facts.branches facts.merging facts.corrections facts.day facts.day_before facts.swings facts.periods facts.week facts.sessions facts.companies facts.identity facts.industries facts.borrowed facts.closes_told facts.marks_told facts.began facts.walk facts.placing facts.build facts.aside_place facts.aside_kinds facts.aside_times facts.asides facts.coverage
checks                                                   pure functions over facts
article
evaluation
reader                                                   the order of the work
components                                               the same in spaCy
pipeline
selftest                                                 misprints on purpose
tables                                                   records as rows
store                                                    databases of them
outputs
inputs                                                   rows and archives to texts
batch                                                    many inputs: several processes, limits, going on after a stop
serve                                                    the same over HTTP
spark                                                    the same on a cluster
cli
__main__
"""
ORDER = {
    word: level
    for level, line in enumerate(LEVELS.strip().splitlines())
    for word in line.split("  ")[0].split()
}
READS_ONLY_ERRORS = "reading"


def module_of(path: Path) -> str:
    """extractor/facts/build.py -> facts.build; a package's __init__ is the package; the front door is ""."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_of(path): path for path in PACKAGE.rglob("*.py")}
INSIDE = {name: path for name, path in MODULES.items() if name}


def level_of(module: str) -> int:
    """By the longest name in the drawing that is the module or a package of it."""
    parts = module.split(".")
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    if parts[0] == "facts":
        names = names[:1]  # the package is in two storeys: each module says for itself where it stands
    found = next((ORDER[name] for name in names if name in ORDER), None)
    assert found is not None, f"extractor.{module} has no place in the drawing"
    return found


def imported(path: Path, everywhere: bool = True) -> set[str]:
    """The modules of this package that a file imports; without `everywhere` only at its top."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written out"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {
                name if name.removeprefix("extractor.") in MODULES else str(node.module) for name in names
            }
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def inside(names: set[str]) -> set[str]:
    return {name.partition(".")[2] for name in names if name.split(".")[0] == "extractor"}


@pytest.mark.parametrize("module", sorted(INSIDE))
def test_imports_point_downward(module):
    upward = {name for name in inside(imported(INSIDE[module])) if level_of(name) > level_of(module)}
    assert not upward, f"extractor.{module} imports {sorted(upward)} from above"


@pytest.mark.parametrize("module", sorted(name for name in INSIDE if name.split(".")[0] == READS_ONLY_ERRORS))
def test_reading_needs_only_the_errors(module):
    others = {name.split(".")[0] for name in inside(imported(INSIDE[module]))}
    assert others <= {READS_ONLY_ERRORS, "errors"}


@pytest.mark.parametrize("module", sorted(name for name in INSIDE if name.split(".")[0] == "checks"))
def test_checks_see_facts_and_nothing_of_the_text(module):
    assert {name.split(".")[0] for name in inside(imported(INSIDE[module]))} <= {"checks", "facts", "errors"}


def test_only_the_components_know_spacy():
    knowing = {
        name for name, path in INSIDE.items() if any(n.startswith("spacy") for n in imported(path, False))
    }
    assert knowing == {"components"}


def loaded_after(code: str) -> set[str]:
    """The top-level modules that a new interpreter holds after some code."""
    code += "\nimport sys\nprint('\\n'.join(name.partition('.')[0] for name in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


COMMAND = "import sys\nsys.argv = ['extract', *{words!r}]\nfrom extractor.cli import main\ntry: main()\nexcept SystemExit: pass"


def test_the_front_door_loads_nothing():
    assert not {"spacy", "pydantic", "regex", "rich", "typer", "numpy"} & loaded_after("import extractor")


@pytest.mark.parametrize(
    "words", [["--version"], ["--help"], ["schema"], ["explain"], ["--no-such-option"]], ids=" ".join
)
def test_commands_that_read_nothing_load_no_spacy(words):
    assert not {"spacy", "numpy"} & loaded_after(COMMAND.format(words=words))


def test_a_command_that_reads_goes_through_spacy():
    loaded = loaded_after(COMMAND.format(words=["corpus", "--jsonl"]))
    assert "spacy" in loaded and not {"weasel", "httpx", "jinja2"} & loaded  # spaCy's own command line is not asked for


@pytest.mark.parametrize(
    "whole",
    ["extractor.frames.moves:Attacher", "extractor.frames.breadth:BreadthReader", "extractor.spans.lexer:Lexer"],
)
def test_parts_of_one_reader_share_no_name(whole):
    """Of two parts with a method of one name, the second would never be heard."""
    module, name = whole.split(":")
    parts = [part for part in getattr(importlib.import_module(module), name).__mro__ if part is not object]
    owners = {}
    for part in parts:
        for own, value in vars(part).items():
            if callable(value) and not own.startswith("__"):
                owners.setdefault(own, []).append(part.__name__)
    assert not {own: names for own, names in owners.items() if len(names) > 1}

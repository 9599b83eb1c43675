"""Start-up: whole commands from outside, taking turns, medians of their CPU time.

Modules are compiled, as an installation has them: the first round, which compiles them, is not counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.articles import CORPUS

ROUNDS = 9
ONE = str(next(iter(sorted(CORPUS.glob("*.txt")))))
EXTRACT = (sys.executable, "-m", "extractor")
COMMANDS = {
    'python -c "import spacy"': (sys.executable, "-c", "import spacy"),
    "extract one.txt --json": (*EXTRACT, ONE, "--json"),
    "extract --help": (*EXTRACT, "--help"),
    "python -c pass": (sys.executable, "-c", "pass"),
}


def seconds(command: Sequence[str], compiled: str) -> float:
    """CPU time of a command whose compiled modules lie in a folder."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings["PYTHONPYCACHEPREFIX"] = compiled
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path(__file__).parent.parent, env=settings)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> str:
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with TemporaryDirectory() as compiled:
        for count in range(ROUNDS + 1):
            for name, command in COMMANDS.items():
                spent = seconds(command, compiled)
                if count:
                    taken[name].append(spent)
    base = median(taken['python -c "import spacy"'])
    rows = ["| command | median s | times `import spacy` | bar |", "| --- | ---: | ---: | ---: |"]
    bars = {"extract one.txt --json": "1.30", "extract --help": "0.25"}
    rows += [f"| `{name}` | {median(some):.2f} | {median(some) / base:.2f} | {bars.get(name, '')} |" for name, some in taken.items()]
    return "\n".join(rows)


if __name__ == "__main__":
    print(main())

"""Instructions per article by callgrind: wall times vary with the machine, these hardly do.

A process that reads few articles is taken from one that reads more, so that start-up falls out. Takes minutes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.articles import distinct

FEW, MORE = 2, 6
COLLECTED = re.compile(r"Collected : (\d+)")


def job(tool: str, number: int) -> None:
    texts = distinct(MORE)[:number]
    if tool == "extract":
        from benchmarks.ours import read
    else:
        import spacy

        read = spacy.blank("en").make_doc
    for text in texts:
        read(text)


def instructions(tool: str, number: int) -> int:
    command = ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, "-m", "benchmarks.instructions", tool, str(number))
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent,
        env=os.environ | {"PYTHONHASHSEED": "0"},
    )
    return int(COLLECTED.search(done.stderr)[1])


def main() -> str:
    if not shutil.which("valgrind"):
        return "valgrind is not installed: no instructions counted."
    rows = [f"| tool | million instructions an article (articles {FEW + 1} to {MORE}) |", "| --- | ---: |"]
    for tool in ("extract", "tokenizer"):
        each = (instructions(tool, MORE) - instructions(tool, FEW)) / (MORE - FEW)
        rows.append(f"| {tool} | {each / 1e6:.1f} |")
    return "\n".join(rows)


if __name__ == "__main__":
    job(sys.argv[1], int(sys.argv[2])) if sys.argv[1:] else print(main())

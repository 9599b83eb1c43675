"""`python -m benchmarks`: all of it, into the tables of benchmarks/README.md and the plots beside it.

`python -m benchmarks speed startup` makes only the parts that are named.
"""

from __future__ import annotations

import argparse
import platform
import re
from datetime import date
from importlib import import_module
from pathlib import Path

README = Path(__file__).parent / "README.md"
PARTS = ("speed", "startup", "growth", "instructions", "cluster")


def put(part: str, table: str) -> None:
    """The table between the part's marks."""
    said = f"{date.today()}, Python {platform.python_version()}, {platform.machine()}"
    text = README.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {part} -->\n).*?(<!-- end of {part} -->)", re.DOTALL)
    README.write_text(marked.sub(lambda found: f"{found[1]}{table}\n\n{said}\n{found[2]}", text), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and write the tables of benchmarks/README.md.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"one of {', '.join(PARTS)}; all of them where none is named")
    parts = parser.parse_args().parts
    if unknown := set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    for part in parts or PARTS:
        table = import_module(f"benchmarks.{part}").main()
        print(f"{part}\n\n{table}\n")
        put(part, table)


if __name__ == "__main__":
    main()

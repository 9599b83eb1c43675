"""`python -m benchmarks`: all of it, into the tables of benchmarks/README.md and the plots beside it.

`python -m benchmarks speed startup` makes only the parts that are named.
"""

from __future__ import annotations

import platform
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

README = Path(__file__).parent / "README.md"
PARTS = ("speed", "startup", "growth", "instructions")


def put(part: str, table: str) -> None:
    """The table between the part's marks."""
    said = f"{date.today()}, Python {platform.python_version()}, {platform.machine()}"
    text = README.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- {part} -->\n).*?(<!-- end of {part} -->)", re.DOTALL)
    README.write_text(marked.sub(lambda found: f"{found[1]}{table}\n\n{said}\n{found[2]}", text), encoding="utf-8")


def main() -> None:
    for part in sys.argv[1:] or PARTS:
        table = import_module(f"benchmarks.{part}").main()
        print(f"{part}\n\n{table}\n")
        put(part, table)


if __name__ == "__main__":
    main()

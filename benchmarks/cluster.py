"""What a cluster's engine costs beside a plain pool, on the same two cores: at three sizes, both into Parquet tables.

Wall time of the whole command, one after the other in turn. The fixed cost and that of an article are the least squares
of all runs; the machine should have nothing else to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory

from benchmarks.memory import distinct

SIZES = tuple(map(int, os.environ.get("CLUSTER_SIZES", "500 2000 8000").split()))
ROUNDS = int(os.environ.get("CLUSTER_ROUNDS", "3"))
FILES = 4  # so that both cores have something to do at every size
EXTRACT = [sys.executable, "-m", "extractor"]


def given(folder: Path, articles: int) -> None:
    """So many articles as rows of Parquet files."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    texts = list(distinct(articles))
    for number in range(FILES):
        some = texts[number::FILES]
        pq.write_table(pa.table({"id": [f"{number}-{at}" for at in range(len(some))], "text": some}), folder / f"{number}.parquet")


def commands(source: Path, target: Path) -> dict[str, list[str]]:
    return {
        "pool": [*EXTRACT, str(source), "-f", "parquet", "-o", str(target / "pool"), "-j", "2", "--quiet"],
        "Spark": [*EXTRACT, "spark", str(source), str(target / "spark"), "--master", "local[2]", "--quiet"],
    }


def taken(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main() -> str:
    times: dict[str, dict[int, list[float]]] = {"pool": {}, "Spark": {}}
    for _ in range(ROUNDS):
        for size in SIZES:
            with TemporaryDirectory() as home:
                given(Path(home, "in"), size)
                for name, command in commands(Path(home, "in"), Path(home)).items():
                    times[name].setdefault(size, []).append(taken(command))
    lines = ["| articles | pool s | Spark s |", "| ---: | ---: | ---: |"]
    lines += [f"| {size:,} | {median(times['pool'][size]):.1f} | {median(times['Spark'][size]):.1f} |" for size in SIZES]
    lines += ["", *(f"{name}: {said(runs)}." for name, runs in times.items())]
    return "\n".join(lines)


def said(runs: dict[int, list[float]]) -> str:
    points = [(size, seconds) for size, some in runs.items() for seconds in some]
    slope, fixed = linear_regression(*zip(*points, strict=True))
    return f"{fixed:.1f} s, and {slope * 1000:.2f} ms an article ({1 / slope:,.0f} articles/s)"


if __name__ == "__main__":
    print(main())

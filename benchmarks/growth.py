"""How time and memory grow: with the articles, the length of one text, and the names in a pattern folder.

Each point is a process of its own, so that its peak of memory is its own; seconds are of CPU time. The plots are written beside this file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.articles import distinct, made_up

HERE = Path(__file__).parent
POINTS = {
    "articles": (1, 10, 100, 300, 1_000),
    "kilobytes": (1, 4, 16, 64, 256, 1_024, 1_900),
    "names": (0, 1_000, 10_000, 30_000, 100_000),
}
UNITS = {"articles": "articles read", "kilobytes": "KB of one text", "names": "company names in a folder of one's own"}


def point(kind: str, size: int) -> dict[str, float]:
    """Seconds and peak megabytes of one size; for names the seconds to load them and to read one article."""
    from benchmarks.ours import read
    from extractor.pipeline import load_reader

    with TemporaryDirectory() as folder:
        texts = texts_of(kind, size)
        patterns = names_in(Path(folder), size) if kind == "names" else None
        start = process_time()
        reader = load_reader(patterns)
        loaded = process_time()
        facts = sum(read(text, reader) for text in texts)
        done = process_time()
    peak = getrusage(RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    return {"size": size, "load": loaded - start, "read": done - loaded, "peak": peak, "facts": facts}


def texts_of(kind: str, size: int) -> list[str]:
    if kind == "articles":
        return distinct(size)
    if kind == "names":
        return distinct(1, seed=7)
    text, seed = "", 0
    while len(text) < 1024 * size:
        text += "\n\n".join(distinct(20, seed)) + "\n\n"
        seed += 1
    return [text[: 1024 * size]]


def names_in(folder: Path, number: int) -> Path:
    """A pattern folder with so many company names."""
    from random import Random

    names = made_up(Random(3))
    tables = (f'[[name]]\nis = "{name} {at}"\nas = ["{name} {at}"]\nyes = ["[{name} {at}] rose"]\n' for at, name in zip(range(number), names))
    (folder / "names").mkdir()
    (folder / "names" / "companies.toml").write_text("\n".join(tables), encoding="utf-8")
    return folder


def measured() -> dict[str, list[dict[str, float]]]:
    return {kind: [apart(kind, size) for size in sizes] for kind, sizes in POINTS.items()}


def apart(kind: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.growth", kind, str(size)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=HERE.parent).stdout)


def plot(kind: str, points: list[dict[str, float]]) -> None:
    """benchmarks/growth-<kind>.svg: seconds on the left, peak memory on the right."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "extract"
    from matplotlib import pyplot

    figure, left = pyplot.subplots(figsize=(6, 3.4))
    right = left.twinx()
    sizes = [one["size"] for one in points]
    seconds = [one["read"] + (one["load"] if kind == "names" else 0) for one in points]
    left.plot(sizes, seconds, marker="o", color="tab:blue")
    right.plot(sizes, [one["peak"] for one in points], marker="s", linestyle="--", color="tab:orange")
    left.set(xlabel=UNITS[kind], ylim=(0, None))
    left.set_ylabel("seconds of CPU time", color="tab:blue")
    right.set_ylabel("peak memory, MB", color="tab:orange")
    right.set_ylim(0, None)
    figure.tight_layout()
    figure.savefig(HERE / f"growth-{kind}.svg", metadata={"Date": None})
    pyplot.close(figure)


def table(results: dict[str, list[dict[str, float]]]) -> str:
    rows = ["| what grows | size | load s | read s | per unit ms | peak MB | facts |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for kind, points in results.items():
        for one in points:
            each = one["load"] if kind == "names" else one["read"]
            per_unit = f"{1000 * each / one['size']:.2f}" if one["size"] else ""
            rows.append(f"| {UNITS[kind]} | {one['size']:,} | {one['load']:.2f} | {one['read']:.3f} | {per_unit} | {one['peak']:.0f} | {one['facts']:,} |")
    return "\n".join(rows)


def main() -> str:
    results = measured()
    for kind, points in results.items():
        plot(kind, points)
    return table(results)


if __name__ == "__main__":
    print(json.dumps(point(sys.argv[1], int(sys.argv[2]))) if sys.argv[1:] else main())

"""Memory, measured: `python benchmarks/memory.py [ARTICLES]`.

1. How much one process grows over 20,000 distinct articles after a warm-up: at most 10 KB an article.
2. How much a process needs for one article of a size: at most 150 MB and 20 times the size.

The articles are those of corpus/ with every figure drawn anew and every capitalised name changed, so that no two share a
number or a company, and no cache of words can hide what is kept. Prints a line per measure, and leaves with 1 where one
is over its bar.
"""

from __future__ import annotations

import gc
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ARTICLES, WARM_UP = 20_000, 1_000
GROWTH_BAR, BASE_BAR, TIMES_BAR = 10 * 1024, 150 << 20, 20
SIZES = (1 << 10, 16 << 10, 128 << 10, 1 << 20, 2 << 20)
DIGIT = re.compile(r"\d")
NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def distinct(count: int, seed: int = 5) -> Iterator[str]:
    """So many articles, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    chance = random.Random(seed)
    for number in range(count):
        text = DIGIT.sub(lambda digit: digit[0] if digit[0] == "0" else str(chance.randint(1, 9)), texts[number % len(texts)])
        yield NAME.sub(lambda name: name[0] if chance.random() < 0.7 else invented(chance), text)


def invented(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def resident() -> int:
    """Bytes that this process holds now."""
    gc.collect()
    import psutil

    return psutil.Process().memory_info().rss


def growth(count: int) -> bool:
    from extractor.article import to_json
    from extractor.pipeline import extract_text, load_reader

    reader, facts, before, begun = load_reader(), 0, 0, time.perf_counter()
    for number, text in enumerate(distinct(WARM_UP + count)):
        if number == WARM_UP:
            before = resident()
        article = extract_text(text, reader)
        facts += len(article.index_moves) + len(article.movers)
        to_json(article)
    grown = (resident() - before) / count
    print(f"growth over {count:,} distinct articles: {grown:,.0f} bytes an article (bar {GROWTH_BAR:,}); from {before >> 20} MB; "
          f"{facts:,} index moves and movers read; {count / (time.perf_counter() - begun):,.0f} articles/s")
    return grown <= GROWTH_BAR


def peak(size: int) -> bool:
    """In a process of its own: the peak that the system has seen, spaCy and the patterns included."""
    script = f"import sys; sys.path.insert(0, {str(ROOT / 'benchmarks')!r}); import memory; memory.read_one({size})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    used, facts = map(int, done.stdout.split())
    bar = BASE_BAR + TIMES_BAR * size
    print(f"peak for one article of {size >> 10:,} KB: {used >> 20} MB (bar {bar >> 20}); {facts:,} facts")
    return used <= bar


def read_one(size: int) -> None:
    """What a run of the command line over one file needs: the largest resident size, and how many facts were read."""
    import resource

    from extractor.article import to_json
    from extractor.batch.loading import load
    from extractor.pipeline import extract_text

    parts: list[str] = []
    length = 0
    for text in distinct(10**6):
        if length >= size:
            break
        parts.append(text)
        length += len(text) + 2
    article = extract_text("\n\n".join(parts)[:size].encode()[:size].decode("utf-8", "ignore"), load())
    to_json(article)
    unit = 1 if sys.platform == "darwin" else 1024
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit, sum(1 for _ in article.facts.all()))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    fine = [peak(size) for size in SIZES] + [growth(count)]
    sys.exit(not all(fine))


if __name__ == "__main__":
    main()

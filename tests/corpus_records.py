"""The records beside the articles of corpus/: `python tests/corpus_records.py` writes them anew.

A record is what `extract corpus/<slug>.txt --json` prints. After writing, read the difference: git diff corpus.
"""

import io
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import extractor  # noqa: E402
from extractor.outputs import FORMATS  # noqa: E402

TEXTS = sorted((ROOT / "corpus").glob("*.txt"))


def record(path: Path) -> str:
    """The record of one article under the name that it has in this repository."""
    article = extractor.read(path)
    article.source = path.relative_to(ROOT).as_posix()
    out = io.StringIO()
    FORMATS["json"].write([article], out, True)
    return out.getvalue()


def main() -> None:
    changed = 0
    for path in TEXTS:
        beside, new = path.with_suffix(".json"), record(path)
        if not beside.exists() or beside.read_text(encoding="utf-8") != new:
            beside.write_text(new, encoding="utf-8")
            changed += 1
    print(f"{len(TEXTS)} articles, {changed} records written")


if __name__ == "__main__":
    main()

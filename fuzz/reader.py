"""Coverage-guided fuzzing of everything between bytes and the record: `python fuzz/reader.py -max_total_time=600 DIR`.

Needs the extra `fuzz`. DIR collects the inputs that reach new code; begin with a copy of corpus/. The options are libFuzzer's.
What breaks is written to a file `crash-…`; `python fuzz/reader.py crash-…` shows it again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

with atheris.instrument_imports(include=["extractor"]):
    from extractor.article import to_json
    from extractor.errors import InputError
    from extractor.facts import KINDS
    from extractor.pipeline import extract_source, load_reader
    from extractor.reading import from_bytes


def test_one(data: bytes) -> None:
    """Read, and hold the record to what must be so whatever the text is."""
    try:
        source = from_bytes("fuzz", data)
        article = extract_source(source, load_reader())
    except InputError:
        return
    for mention in [at for kind in KINDS for fact in getattr(article, kind) for at in fact.mentions] + article.coverage.unread:
        assert mention.text == article.text[mention.start : mention.end] != ""
    seen = article.coverage
    assert seen.numerals == seen.read + seen.set_aside + len(seen.unread)
    assert json.loads(to_json(article))["source"] == "fuzz"


def main() -> None:
    atheris.Setup(sys.argv, test_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

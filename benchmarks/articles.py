"""Distinct articles for measuring: corpus/ with other names, other levels, and articles joined to every length.

Nothing is read twice: a reader or a tokenizer that remembers texts wins nothing here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from random import Random

from extractor.reader import load_lexicon
from extractor.spans.tokens import scan

CORPUS = Path(__file__).parent.parent / "corpus"
SHORTEST, LONGEST = 200, 1500  # words
LEVEL = re.compile(r"\b\d{1,3}(?:,\d{2,3})+\.\d\d\b(?! points)")  # 82,626.23
HEADS, TAILS = "Bar Cal Dor Fen Gal Hol Jur Kel Lor Mar Nor Pel Quin Ros Sal Tor Vel Wen Yar Zel".split(), "andra ence idor ium or ova ex ira on ala".split()


def distinct(number: int, seed: int = 0) -> list[str]:
    """So many different articles of 200 to 1,500 words, short and long ones evenly mixed; the same for the same seed."""
    chance, found = Random(seed), []
    originals, names = sound(), made_up(chance)
    for at in range(number):
        aim = SHORTEST + (LONGEST - SHORTEST - 100) * at // max(1, number - 1)  # the last part may go beyond it
        found.append(article(originals, aim, names, chance))
    chance.shuffle(found)
    return found


def sound() -> list[tuple[str, set[str]]]:
    """The articles without a planted slip, each with what only one article can say beside it without contradiction."""
    found = []
    for path in sorted(CORPUS.glob("*.txt")):
        record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))[0]
        if not any(check["status"] == "fails" for check in record["checks"]):
            said = {move["index"] for move in record["index_moves"]}
            said |= {kind for kind in ("breadth", "result_dates", "published") if record[kind]}
            said |= {mover["role"] for mover in record["movers"]} & {"best", "worst"}
            found.append((path.read_text(encoding="utf-8"), said))
    return found


def article(originals: list[tuple[str, set[str]]], words: int, names: Iterator[str], chance: Random) -> str:
    """Varied articles that do not contradict one another, half of the words at least; then paragraphs without a figure."""
    parts: list[str] = []
    taken: set[str] = set()
    shuffled = chance.sample(originals, len(originals))
    for text, said in shuffled:
        if count_words(parts) < words * 0.8 and not taken & said:
            parts.append(varied(text, names, chance))
            taken |= said
    prose = [line for text, _ in shuffled for line in text.split("\n") if len(line) > 90 and not any(map(str.isdecimal, line))]
    while prose and count_words(parts) < words:
        parts.append(varied(prose.pop(), names, chance))
    return "\n\n".join(parts)


def count_words(parts: list[str]) -> int:
    return sum(len(part.split()) for part in parts)


def varied(text: str, names: Iterator[str], chance: Random) -> str:
    """Other names in place of words that no pattern knows; all levels higher by the same, so that the arithmetic still holds."""
    lexicon, known = load_lexicon(), set()
    tokens = scan(text)
    for at, token in enumerate(tokens):
        if not token.text.istitle() or len(token.text) < 4 or lexicon.match(tokens, at) or token.lower in lexicon.never_company:
            continue
        if at and tokens[at - 1].text[0].islower():
            known.add(token.text)
    for name in sorted(known):
        text = re.sub(rf"\b{name}\b", next(names), text)
    more = chance.randrange(1, 90)
    return LEVEL.sub(lambda found: f"{float(found[0].replace(',', '')) + more / 100:,.2f}", text)


def made_up(chance: Random) -> Iterator[str]:
    """Names that nobody has."""
    for number in count():
        head, tail = chance.choice(HEADS), chance.choice(TAILS)
        yield head + tail + "".join(chance.choice("aeiou") + chance.choice("lmnrst") for _ in range(number % 3))

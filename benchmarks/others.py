"""Other extractors with the same names to find, each as (name, read, what it does and leaves undone, slow).

Those that are not installed are left out; benchmarks/requirements.txt has them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec

import spacy

from extractor.reader import load_lexicon

Other = tuple[str, Callable[[str], int], str, bool]
FIGURES = {
    "percent": r"[-+]?\d+(?:\.\d+)?\s?(?:%|per ?cent|pct)",
    "points": r"\d[\d,]*(?:\.\d+)?[- ]points?",
    "level": r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?",
    "count": r"\b\d+ (?:advance|decline|gainer|loser|stock|share)\w*",
}


def others() -> Iterator[Other]:
    yield from rulers()
    for name, make in (("edsnlp", eds), ("medspacy", med), ("dateparser", dates), ("quantulum3", quantities)):
        if find_spec(name):
            yield from make()


def gazetteer() -> list[tuple[str, str]]:
    """Every spelling of our lexicon with its kind."""
    return [(entry.kind, " ".join(entry.tokens)) for entry in load_lexicon().entries()]


def rulers() -> Iterator[Other]:
    for name in ("span_ruler", "entity_ruler"):
        nlp = spacy.blank("en")
        options = {"phrase_matcher_attr": "LOWER"}
        ruler = nlp.add_pipe(name, config=options | ({"spans_key": "found"} if name == "span_ruler" else {}))
        ruler.add_patterns([{"label": kind, "pattern": spelling} for kind, spelling in gazetteer()])

        def read(text: str, nlp=nlp) -> int:
            doc = nlp(text)
            return len(doc.ents) + sum(map(len, doc.spans.values()))

        yield f"spaCy `{name}`", read, "the same names and words as spans; no figure, no fact, no check", False


def eds() -> Iterator[Other]:
    import edsnlp

    terms: dict[str, list[str]] = {}
    for kind, spelling in gazetteer():
        terms.setdefault(kind, []).append(spelling)
    for name, config in (("eds.matcher, terms", {"terms": terms, "attr": "LOWER"}), ("eds.matcher, regex", {"regex": FIGURES, "attr": "TEXT"})):
        nlp = edsnlp.blank("eds")
        nlp.add_pipe("eds.matcher", config=config)
        does = "the same names and words; no figure" if "terms" in config else "four kinds of figure by expressions; whose they are is not said"
        yield f"edsnlp `{name}`", lambda text, nlp=nlp: len(nlp(text).ents), f"{does}, no fact, no check", False


def med() -> Iterator[Other]:
    import medspacy  # noqa: F401 - registers the component
    from medspacy.target_matcher import TargetRule

    nlp = spacy.blank("en")
    nlp.add_pipe("medspacy_target_matcher")
    nlp.get_pipe("medspacy_target_matcher").add([TargetRule(spelling, kind) for kind, spelling in gazetteer()])
    yield "medspaCy target matcher", lambda text: len(nlp(text).ents), "the same names and words; no figure, no fact, no check", False


def dates() -> Iterator[Other]:
    from dateparser.search import search_dates

    yield "dateparser `search_dates`", lambda text: len(search_dates(text, languages=["en"]) or ()), "dates; nothing else", True


def quantities() -> Iterator[Other]:
    from quantulum3 import parser

    yield "quantulum3", lambda text: len(parser.parse(text)), "quantities with units; whose they are is not said, no check", True

"""The spaCy side: a tokenizer and two components, found by spaCy through the entry points of this package.

    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_names")     # doc.spans["extractor_names"], doc.ents
    nlp.add_pipe("extractor_reader")    # doc._.article, doc._.facts, doc.spans["extractor_facts"]

`spacy.blank` imports this module wherever the package is installed, so everything that weighs is imported on use.
No `from __future__ import annotations` here: spaCy checks a config against the factories' own annotations.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab
from srsly import msgpack_decoders, msgpack_encoders

if TYPE_CHECKING:
    from extractor.article import Article
    from extractor.facts import Facts
    from extractor.spans.lexicon import Entry, Lexicon
    from extractor.spans.tokens import Token

TOKENIZER = "extractor.Tokenizer.v1"
NAMES, FACTS = "extractor_names", "extractor_reader"
FACT_SPANS = "extractor_facts"
ORIGIN_KEY = "extractor_origin"
ENTITIES = frozenset({"index", "sector", "instrument", "investor", "exchange", "company"})
PATTERN_FOLDERS = ("names", "words", "frames")


# The tokenizer ----------------------------------------------------------------------------------------------


class Tokenizer(DummyTokenizer):
    """Text to a Doc in one linear pass; `doc.text` is the text, character for character."""

    def __init__(self, vocab: Vocab) -> None:
        from extractor.spans.tokens import scan

        self.vocab, self.scan = vocab, scan

    def __call__(self, text: str) -> Doc:
        return make_doc(self.vocab, text, self.scan(text))


def make_doc(vocab: Vocab, text: str, tokens: "list[Token]") -> Doc:
    from extractor.spans.tokens import words_and_spaces

    words, spaces = words_and_spaces(text, tokens)
    return Doc(vocab, words=words, spaces=spaces)


def whole(vocab: Vocab, text: str) -> Doc:
    """A Doc of one token, where nobody asks for more: one a word takes 150 bytes each."""
    return Doc(vocab, words=[text] if text else [], spaces=[False] if text else [])


@registry.tokenizers(TOKENIZER)
def tokenizer() -> Callable[[Language], Tokenizer]:
    """The entry of a config: `[nlp.tokenizer] @tokenizers = "extractor.Tokenizer.v1"`."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)


# The components ---------------------------------------------------------------------------------------------


class Patterned:
    """A component over the shipped patterns and a folder of the user's own, which is saved with the pipeline."""

    def __init__(self, patterns: str | None = None) -> None:
        self.patterns = patterns

    @cached_property
    def lexicon(self) -> "Lexicon":
        from extractor.reader import load_lexicon

        return load_lexicon(Path(self.patterns).resolve() if self.patterns else None)

    def to_disk(self, path: str | Path, *, exclude: Any = ()) -> None:
        for file in pattern_files(self.patterns):
            target = Path(path, file.parent.name, file.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            copyfile(file, target)

    def from_disk(self, path: str | Path, *, exclude: Any = ()) -> "Patterned":
        if Path(path).is_dir():
            self.patterns = str(path)
            self.__dict__.pop("lexicon", None)
        return self


def pattern_files(folder: str | None) -> Iterator[Path]:
    if folder is not None:
        for part in PATTERN_FOLDERS:
            yield from sorted(Path(folder, part).glob("*.toml"))


class NameRuler(Patterned):
    """An entity ruler over the lexicon: every name and word as a span, names of things as entities too.

    A span's label is the kind (`index`, `sector`, `rise` …), its `id_` the canonical name.
    Entities that are there already stay.
    """

    def __call__(self, doc: Doc) -> Doc:
        spans = [make_span(doc, start, end, entry.kind, entry.value) for start, end, entry in self.found(doc)]
        doc.spans[NAMES] = [span for span in spans if span is not None]
        free = [
            span for span in doc.spans[NAMES] if span.label_ in ENTITIES and not any(t.ent_type for t in span)
        ]
        doc.set_ents(spacy.util.filter_spans(free), default="unmodified")
        return doc

    def found(self, doc: Doc) -> "Iterator[tuple[int, int, Entry]]":
        """Start, end and entry of each match: left to right, the longest at each place."""
        from extractor.spans.tokens import scan

        tokens, at = scan(doc.text), 0
        while at < len(tokens):
            entry = self.lexicon.match(tokens, at)
            stop = at + (len(entry.tokens) if entry else 1)
            if entry:
                yield tokens[at].start, tokens[stop - 1].end, entry
            at = stop


class FactReader(Patterned):
    """Regular expressions, frames, facts and checks. With `spans` off, a Doc gets its Article and nothing else."""

    def __init__(self, patterns: str | None = None, spans: bool = True) -> None:
        super().__init__(patterns)
        self.spans = spans

    def __call__(self, doc: Doc) -> Doc:
        from extractor.reader import Origin, read_document

        origin = doc.user_data.pop(ORIGIN_KEY, None) or Origin()
        doc._.article = read_document(doc.text if origin.text is None else origin.text, self.lexicon, origin)
        if self.spans:
            doc.spans[FACT_SPANS] = list(fact_spans(doc))
        return doc


def fact_spans(doc: Doc) -> Iterator[Span]:
    """A span per mention: its label is the kind of fact, its `id_` the JSON pointer to the fact in the record."""
    for kind, at, fact in doc._.facts.all():
        for mention in fact.mentions:
            span = make_span(doc, mention.start, mention.end, kind, f"/{kind}/{at}")
            if span is not None:
                yield span


def make_span(doc: Doc, start: int, end: int, label: str, name: Any) -> Span | None:
    """The tokens that hold a stretch of the text; None for one without tokens."""
    return doc.char_span(start, end, label=label, span_id=str(name or ""), alignment_mode="expand")


@Language.factory(NAMES, default_config={"patterns": None})
def names(nlp: Language, name: str, patterns: str | None) -> NameRuler:
    return NameRuler(patterns)


@Language.factory(FACTS, assigns=["doc._.article"], default_config={"patterns": None, "spans": True})
def reader(nlp: Language, name: str, patterns: str | None, spans: bool) -> FactReader:
    return FactReader(patterns, spans)


def pipeline(patterns: Path | None = None, *, spans: bool = True) -> Language:
    """Blank English with our tokenizer and components; without `spans`, what the command line needs and no more."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = 10**9  # the tokenizer is linear: no text needs to be refused for its length
    if not spans:
        # shape, prefix, is_url … of every new word: three quarters of the cost of a Doc
        nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    config = {"patterns": str(patterns) if patterns else None}
    if spans:
        nlp.add_pipe(NAMES, config=config)
    nlp.add_pipe(FACTS, config={**config, "spans": spans})
    return nlp


# What a Doc carries -----------------------------------------------------------------------------------------


def facts_of(doc: Doc) -> "Facts | None":
    return doc._.article.facts if doc._.article else None


def pack(value: Any, chain: Callable | None = None) -> Any:
    """A Doc with an Article goes to bytes (DocBin, several processes) as the record and its text."""
    if type(value).__module__ == "extractor.article" and type(value).__name__ == "Article":
        from extractor.article import to_dict

        return {"__article__": to_dict(value), "text": value.text}
    return value if chain is None else chain(value)


def unpack(value: Any, chain: Callable | None = None) -> Any:
    if isinstance(value, dict) and "__article__" in value:
        return article_of(value["__article__"], value["text"])
    return value if chain is None else chain(value)


def article_of(record: dict, text: str) -> "Article":
    """The Article of a record. What a record leaves out, such as each numeral's printed decimals, is gone."""
    from extractor.article import adapter
    from extractor.facts import KINDS, Facts

    article = adapter().validate_python({**record, "text": text})
    article.facts = Facts(**{kind: getattr(article, kind) for kind in KINDS}, as_of=article.as_of)
    return article


msgpack_encoders.register("extractor_article", func=pack)
msgpack_decoders.register("extractor_article", func=unpack)
if not Doc.has_extension("article"):
    Doc.set_extension("article", default=None)
if not Doc.has_extension("facts"):
    Doc.set_extension("facts", getter=facts_of)

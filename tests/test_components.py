"""The spaCy side: tokens that lose nothing, spans that say what the record says, round trips."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import extractor
from extractor.article import to_json
from extractor.components import FACT_SPANS, NAMES
from extractor.facts import KINDS
from extractor.pipeline import extract_text, load_reader
from extractor.spans.tokens import scan

TEXT = """Mid Caps Firm Up

The BSE MidCap index rose 0.33%  today. Of the shares, 88 advanced and 54 declined, a ratio of 1.36x.

Ola Electric is the best performer with a return of 6.02%."""


@pytest.fixture(scope="module")
def nlp():
    return extractor.load()


@given(st.text(st.characters(exclude_categories=["Cs"])))
@settings(deadline=None)
def test_the_tokenizer_loses_no_character(text):
    doc = load_reader().nlp.make_doc(text)
    assert doc.text == text
    assert [(token.text, token.idx) for token in doc if not token.text.isspace()] == [(one.text, one.start) for one in scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "  two  blanks  ",
        "\n\nlines\r\n\r\nmore",
        "\ttab",
        "Rs.500 1.2pc 0.47x",
        "\u00a0x\u2003y",
        "a\u2028b",
    ],
)
def test_white_space_stays_as_it_is(nlp, text):
    assert nlp.make_doc(text).text == text


def test_names_and_words_are_spans_and_names_of_things_entities(nlp):
    doc = nlp(TEXT)
    found = {(span.text, span.label_, span.id_) for span in doc.spans[NAMES]}
    assert ("rose", "rise") in {(text, label) for text, label, _ in found}
    assert [(entity.text, entity.label_, entity.id_) for entity in doc.ents][0][1:] == ("index", "BSE MidCap")


def test_entities_that_are_there_stay(nlp):
    doc = nlp.make_doc("The BSE MidCap index rose 0.33%.")
    doc.set_ents([doc.char_span(4, 7, label="ORG")])
    assert [(entity.text, entity.label_) for entity in nlp.get_pipe(NAMES)(doc).ents] == [("BSE", "ORG")]


def assert_spans_say_what_the_record_says(doc):
    said = [
        (kind, f"/{kind}/{at}", mention)
        for kind in KINDS
        for at, fact in enumerate(getattr(doc._.article, kind))
        for mention in fact.mentions
    ]
    assert len(doc.spans[FACT_SPANS]) == len(said) > 0
    for span, (kind, pointer, mention) in zip(doc.spans[FACT_SPANS], said, strict=True):
        assert (span.label_, span.id_) == (kind, pointer)
        assert mention.text in span.text


def test_facts_are_spans(nlp):
    doc = nlp(TEXT)
    assert doc._.facts.breadth[0].advances == 88
    assert_spans_say_what_the_record_says(doc)
    assert all(span.text == doc.text[span.start_char : span.end_char] for span in doc.spans[FACT_SPANS])


def test_a_doc_of_the_stock_tokenizer_is_read_all_the_same(nlp):
    stock = spacy.blank("en")
    stock.add_pipe("extractor_names")
    stock.add_pipe("extractor_reader")
    doc = stock(TEXT)
    assert to_json(doc._.article) == to_json(nlp(TEXT)._.article)
    assert_spans_say_what_the_record_says(doc)


def test_the_command_line_s_path_gives_the_same_record(nlp):
    assert to_json(extract_text(TEXT)) == to_json(nlp(TEXT)._.article)


def test_the_command_line_s_path_builds_no_spans_and_leaves_no_words():
    quick = load_reader().nlp
    assert not quick(TEXT).spans
    extract_text(TEXT)
    before = len(quick.vocab.strings)
    for number in range(50):
        extract_text(f"Zorkindra{number} rose {number}.17% to {number}99.")
    assert len(quick.vocab.strings) == before


def test_a_defect_inside_does_not_spoil_the_next_article(monkeypatch):
    import extractor.reader

    with monkeypatch.context() as patch:
        patch.setattr(extractor.reader, "read_document", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            extract_text("Zorkindra rose 1%.")
    assert extract_text(TEXT).breadth


def test_a_pipeline_is_saved_with_the_patterns_it_reads_by(tmp_path):
    folder = tmp_path / "mine"
    (folder / "names").mkdir(parents=True)
    rule = '[[name]]\nis = "Harbour 40"\nas = ["Harbour 40"]\nyes = ["the [Harbour 40] rose"]\n'
    (folder / "names" / "indices.toml").write_text(rule, encoding="utf-8")
    text = "The Harbour 40 rose 1.2%."
    nlp = extractor.load(folder)
    assert nlp(text)._.facts.index_moves[0].index == "Harbour 40"
    nlp.to_disk(tmp_path / "saved")
    folder.rename(tmp_path / "gone")
    again = spacy.load(tmp_path / "saved")
    assert again.config["components"]["extractor_reader"]["patterns"] == str(folder)
    assert again(text)._.facts.index_moves[0].index == "Harbour 40"


def test_a_config_gives_the_pipeline_again(nlp):
    again = spacy.util.load_model_from_config(nlp.config, auto_fill=True)
    assert again.pipe_names == nlp.pipe_names
    assert again.config.to_str() == nlp.config.to_str()
    assert to_json(again(TEXT)._.article) == to_json(nlp(TEXT)._.article)


def test_a_folder_that_cannot_be_used_is_refused(tmp_path):
    with pytest.raises(extractor.PatternError):
        extractor.load(tmp_path / "none")
    with pytest.raises(extractor.PatternError):
        extractor.extract(TEXT, patterns=tmp_path / "none")


def test_a_setting_that_does_not_exist_is_refused():
    with pytest.raises(ValueError):
        spacy.blank("en").add_pipe("extractor_reader", config={"pattern": "typo"})


def test_a_doc_goes_to_bytes_and_back_with_its_record(nlp):
    doc = nlp("Mid Caps Firm Up\n\nDec 09 2025 04:00 PM IST\n" + TEXT)
    assert doc._.article.published is not None
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert to_json(again._.article) == to_json(doc._.article)
    assert again._.article.published == doc._.article.published
    assert again._.facts.index_moves[0].percent == doc._.facts.index_moves[0].percent
    assert_spans_say_what_the_record_says(again)
    binned = list(DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab))
    assert to_json(binned[0]._.article) == to_json(doc._.article)


def test_several_processes_and_several_threads():
    from concurrent.futures import ThreadPoolExecutor

    nlp, texts = extractor.load(), [TEXT.replace("88", str(88 + number)) for number in range(8)]
    expected = [to_json(extractor.extract(text)) for text in texts]
    assert [to_json(doc._.article) for doc in nlp.pipe(texts, n_process=2)] == expected
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: to_json(extract_text(text)), texts)) == expected

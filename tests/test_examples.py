"""Every example in the pattern files runs: names, words and frames are read as their own examples say."""

import re
from pathlib import Path

import pytest

from extractor.frames.examples import wrong_examples as wrong_frames
from extractor.rules import load_rules
from extractor.spans.examples import wrong_examples as wrong_spans
from extractor.spans.lexicon import Lexicon

RULES = load_rules()
LEXICON = Lexicon(RULES)


def listed(problems) -> str:
    return "\n".join(map(str, problems))


def test_names_and_words_read_their_examples():
    problems = list(wrong_spans(RULES, LEXICON))
    assert not problems, listed(problems)


def test_frames_read_their_examples():
    problems = list(wrong_frames(RULES, LEXICON))
    assert not problems, listed(problems)


@pytest.mark.parametrize("rule", RULES.frames, ids=lambda rule: rule.name)
def test_every_frame_has_a_near_miss(rule):
    assert rule.no


def test_the_tables_of_the_readme_read_their_examples_from_a_folder_of_ones_own(tmp_path):
    text = (Path(__file__).parent.parent / "patterns" / "README.md").read_text(encoding="utf-8")
    tables = re.findall(r"```toml\n(.*?)```", text, re.S)
    for shelf, key, file in (("names", "name", "indices.toml"), ("frames", "frame", "breadth.toml")):
        (tmp_path / shelf).mkdir()
        own = "\n".join(table for table in tables if table.startswith(f"[[{key}]]"))
        assert own
        (tmp_path / shelf / file).write_text(own, encoding="utf-8")
    rules = load_rules(tmp_path)
    lexicon = Lexicon(rules)
    problems = [one for one in (*wrong_spans(rules, lexicon), *wrong_frames(rules, lexicon)) if one.file.startswith(str(tmp_path))]
    assert not problems, listed(problems)

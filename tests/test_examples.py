"""Every example in the pattern files runs: names, words and frames are read as their own examples say."""

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

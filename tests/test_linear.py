"""The work grows with the text and no faster, whatever the text is made of."""

import time
from itertools import count

import pytest

from extractor.frames.patterns import Pattern
from extractor.pipeline import extract_text, load_reader

SIZES = (4096, 16384, 65536)
# Four times the text: linear work is 4 times as much, work with a square in it up to 16 times.
WORST = 8.0
TRIES = 4

UNITS = [
    "$", "=", "{{", "a:", "1,", "(", "((A", "--", "\n", "\t ", "\u00a0", "\u202e", "1-", "(1", "999", "1.2.3.", "A", "😀",
    "gained 1% ", "A, ", "and ", "A and ", "A (1%), ", "A: 1%\n", "0/0 ", "A.B.", "respectively ", "five stocks ",
    "down 1 point ", "the index ", "upgraded to Buy from Hold ", "to 100 from 90 ", "Also Read: ", "Top gainers: ",
    "Jan 1, 2024 ", "{{x}}", "’s ",
]
WORDS = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Sigma")
# Every one another statement: what is merged, compared and checked grows with their number.
NUMBERED = {
    "moves that contradict each other": lambda n: f"The Sensex rose {n % 97}.{n:04d}%. ",
    "moves that share a percent": lambda n: f"The Nifty 50 fell {n + 1} points, or 1%, to {20000 + n}. ",
    "hedged moves": lambda n: f"The Sensex rose about 10.{n:05d}%. ",
    "one move in two prints": lambda n: "The Sensex rose 2.5%. The Sensex rose 2.52%. ",
    "a company's prices": lambda n: f"Alpha Ltd rose {n % 90}.{n:04d}% to Rs {100 + n}. ",
    "best performers": lambda n: f"{company(n)} was the best performer with a {n % 90}.{n:04d}% return. ",
    "counts": lambda n: f"{n + 10} stocks advanced and {n * 2 + 7} declined on the BSE. ",
    "words about counts": lambda n: f"Breadth was weak with {n + 10} advances against {n * 2 + 7} declines. ",
    "weekdays of no year": lambda n: f"It ended on {('Monday', 'Sunday')[n % 2]} ({('January', 'March', 'May')[n % 3]} {n % 2 + 9}). ",
    "sectors called the best": lambda n: f"Energy was the top sector. Banks rose 2.{n:03d}%, followed by telecoms at 1.{n:03d}%. ",
    "flows": lambda n: f"FIIs sold shares worth Rs {n + 1}.63 crore. ",
    "result dates": lambda n: f"{company(n)} will announce results on {n % 28 + 1} Feb 2026. ",
    "bullets": lambda n: f"• {company(n)} up {n % 90}.{n:03d}%\n",
}


def company(number):
    return f"{WORDS[number % 12]} {WORDS[number // 12 % 12]}{number // 144} Ltd"


def repeated(unit, size):
    return (unit * (size // len(unit) + 1))[:size]


def numbered(sentence, size):
    parts, length = [], 0
    for number in count():
        if length >= size:
            return "".join(parts)[:size]
        parts.append(sentence(number))
        length += len(parts[-1])


def read(text):
    extract_text(text, load_reader())


def work(function, text):
    """Seconds of this processor's time, nobody else's."""
    begun = time.process_time()
    function(text)
    return time.process_time() - begun


def assert_linear(texts, function=read):
    """The least of some tries: noise only adds. Only a ratio counts, so a slow machine is as good as a fast one."""
    function(texts[0])  # what is compiled or loaded on first use
    least = [float("inf")] * len(texts)
    for _ in range(TRIES):
        least = [min(before, work(function, text)) for before, text in zip(least, texts, strict=True)]
        growth = [after / before for before, after in zip(least, least[1:])]
        if max(growth) <= WORST:
            return
    raise AssertionError(f"four times the text is {' and then '.join(f'{by:.1f}' for by in growth)} times the work")


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_what_repeats_costs_its_length(unit):
    assert_linear([repeated(unit, size) for size in SIZES])


@pytest.mark.parametrize("kind", NUMBERED)
def test_facts_cost_their_number(kind):
    assert_linear([numbered(NUMBERED[kind], size) for size in SIZES])


def test_the_measure_sees_a_square():
    with pytest.raises(AssertionError, match="times the work"):
        assert_linear(["x" * size for size in SIZES], lambda text: [None for _ in text[::32] for _ in text[::32]])


def test_a_pattern_that_takes_too_long_is_given_up_in_words(monkeypatch):
    def matches(*_):
        raise TimeoutError("regex timed out")
        yield

    monkeypatch.setattr(Pattern, "matches", matches)
    article = extract_text("For every share that rose on the NYSE, two fell. The Sensex rose 1% to 80,000.", load_reader())
    assert article.warnings and all(
        warning.startswith("the construction ") and warning.endswith(" was given up there") for warning in article.warnings)
    assert [str(move.percent) for move in article.index_moves] == ["1"]

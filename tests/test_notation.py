"""The notation of frames: each sign means what patterns/README.md says, a mistake is a place in a file, and no text makes it slow."""

import time
from datetime import date
from pathlib import Path

import pytest

import extractor
from extractor.errors import ExampleError, PatternError
from extractor.frames.alphabet import MADE
from extractor.frames.examples import wrong_examples
from extractor.frames.patterns import FrameReader, beside, known_labels
from extractor.frames.statement import Context, Finding
from extractor.rules import FrameRule, Rules, load_rules
from extractor.rules.examples import yes_examples
from extractor.spans.examples import read
from extractor.spans.lexicon import Lexicon

RULES = load_rules()
LEXICON = Lexicon(RULES)
LABELS = known_labels(RULES)
EVERY = FrameReader(RULES.frames, LABELS)


def rule(reads, makes="breadth", name="tried", file="patterns/frames/tried.toml", yes=(), no=(), **sets) -> FrameRule:
    reads = (reads,) if isinstance(reads, str) else reads
    return FrameRule(name=name, makes=makes, reads=reads, sets={"sets": sets} if sets else {}, file=file, line=7, yes=yes, no=no)


def found(reads, text: str, makes="breadth", **sets) -> list[Finding]:
    return FrameReader([rule(reads, makes, **sets)], LABELS).read(read(text, LEXICON), Context(published=date(2026, 1, 5)))[0]


def counts(reads, text: str, **sets) -> dict[str, int]:
    return {slot: int(figure.value) for one in found(reads, text, **sets) for slot, figure in one.figures.items()}


@pytest.mark.parametrize(("reads", "text", "is_read"), [
    ("we saw {advances:count} green", "We saw 84 green", True),  # literal words, in whatever case the text has
    ("we saw {advances:count} green", "We saw 84 red", False),
    ("( red | green ) {advances:count}", "green 84", True),
    ("( red | green ) {advances:count}", "blue 84", False),
    ("green ( and red )? {advances:count}", "green 84", True),
    ("green ( and red )? {advances:count}", "green and red 84", True),
    ("green light? {advances:count}", "green light 84", True),
    ("<rise> {advances:count}", "gained 84", True),
    ("<rise.noun> {advances:count}", "gained 84", False),
    ("<rise|fall> {advances:count}", "fell 84", True),
    ("more than {advances:count}", "more than 84 we saw", True),  # one item of the lexicon, two words
    ("green .. {advances:count}", "green is what we then saw 84", True),
    ("green .. {advances:count}", "green is what we then did see over there 84", False),  # more than six
    ("green ... {advances:count}", "green is what we then did see over there 84", True),
    ("green ... {advances:count}", "green was 12 then 84", True),  # 12 is next: a gap passes no numeral
    ("green ... bright {advances:count}", "green is Acme bright 84", False),  # … and no company
    ("green ... bright {advances:count}", "green ; bright 84", False),
    ("^ green {advances:count}", "green 84", True),
    ("^ green {advances:count}", "so green 84", False),
    ("green {advances:count} $", "green 84.", True),
    ("green {advances:count} $", "green 84 again", False),
    ('green "(" {advances:count} ")"', "green (84)", True),
])
def test_a_sign_of_the_notation(reads, text, is_read):
    assert bool(found(reads, text)) == is_read


def test_a_list_is_the_whole_list():
    one = found("{companies:list} <upgrade> to {to:rating}", "Yesterday both Acme and Borealis Ltd, as well as Cobalt, were idle", "rating_change")
    assert not one
    got = found("{companies:list} ( were )? <upgrade> to {to:rating}", "Acme, Borealis Ltd, and Cobalt were upgraded to Hold", "rating_change")
    assert [finding.fields["company"] for finding in got] == ["Acme", "Borealis Ltd", "Cobalt"]


def test_what_a_frame_takes_is_used_and_not_read_twice():
    items = read("green 84", LEXICON)
    reader = FrameReader([rule("green {advances:count}"), rule("green {declines:count}", name="later")], LABELS)
    assert [set(one.figures) for one in reader.read(items, Context())[0]] == [{"advances"}]
    assert items[-1].used
    assert reader.read(items, Context()) == ([], [])


def test_a_finding_says_where_it_stands_and_which_frame_read_it():
    text = "So green 84 again"
    one = FrameReader([rule("green {advances:count}")], LABELS).read(read(text, LEXICON), Context())[0][0]
    assert (text[one.start:one.end], one.rules) == ("84", ["frames/tried"])


@pytest.mark.parametrize(("words", "expected"), [
    (("three gainers", "two losers"), (3, 2)), (("three losers", "two gainers"), (2, 3)),
])
def test_sides_follow_the_order_of_the_text(words, expected):
    got = counts("{first_count:count} {first:side} {second_count:count} {second:side}", " ".join(words))
    assert (got["advances"], got["declines"]) == expected


def test_a_ratio_is_good_to_its_last_digit():
    figure = found("{left:number} {first:side} to one", "1.6 losers to one")[0].figures["ratio"]
    assert (str(figure.value), str(figure.step), figure.hedge) == ("1.6", "0.1", "about")


def test_all_but_so_many():
    got = counts("all but {but:count} of {total:count}", "all but two of 30", rest="advances")
    assert got == {"advances": 28, "total": 30}


def test_a_sale_is_negative():
    one = found("{investor:investor} sold {net:money}", "FIIs sold Rs 12 crore", "flow", side="sell")[0]
    assert (one.fields["investor"], int(one.figures["net"].value), one.fields["currency"]) == ("FII", -120_000_000, "rupee")


def test_what_is_set_aside_is_no_finding():
    items = read("green 84", LEXICON)
    assert FrameReader([rule("green {numeral:count}", "aside", reason="a colour")], LABELS).read(items, Context()) == ([], [])
    assert items[-1].used and items[-1].extra["aside"] == "a colour"


def test_beside_drops_what_a_frame_has_said():
    company, other, grade = read("Acme and Borealis", LEXICON)[::2] + [read("Buy", LEXICON)[0]]
    framed = [Finding("rating_change", {"company": "Acme"}, items=[company, grade])]
    general = [Finding("rating_change", {"company": "Borealis"}, items=[other, grade]), Finding("result_date", {"company": "Acme"}, items=[company])]
    assert beside(framed, general) == general[1:]


# Mistakes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wrong", "reason"), [
    (rule("green ( red {advances:count}"), "not closed"),
    (rule("green ) {advances:count}"), "no partner"),
    (rule("green ( | red ) {advances:count}"), "empty"),
    (rule(".. {advances:count}"), "begin with a gap"),
    (rule("green? {advances:count}?"), "not optional"),
    (rule("Green {advances:count}"), "small letters"),
    (rule("<rise {advances:count}"), "not understood"),
    (rule("{advances} green"), "not understood"),
    (rule("<rize> {advances:count}"), "called `rize`"),
    (rule("{company:company} green"), "no slot `company`"),
    (rule("green {to:rating}", "rating_change"), "captures no {companies:…}"),
    (rule("all but {but:count}"), "{total:…}"),
    (rule("green {advances:count}", "weather"), "`makes` is one of"),
    (rule("green {advances:count}", colour="red"), "unknown key `colour`"),
    (rule("green {numeral:count}", "aside"), "no reason"),
])
def test_a_mistake_is_a_place_in_a_file(wrong, reason):
    with pytest.raises(PatternError) as caught:
        FrameReader([wrong], LABELS)
    assert (caught.value.file, caught.value.line) == ("patterns/frames/tried.toml", 7)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("gives", "no", "expected"), [
    ({"advances": 84}, (), None),
    ({"advances": 48}, (), "yes 1"),
    ({"advances": 84, "declines": 1}, (), "yes 1"),  # every slot that is given is asked for …
    ({}, (), "yes 1"),  # … and every slot that is read must be given
    ({"advances": 84}, ("the green 12",), "no 1"),
])
def test_a_wrong_example_says_which_expected_and_got(gives, no, expected):
    rules = Rules(frames=[rule("green {advances:count}", yes=({"text": "so green 84", "gives": gives},), no=no)])
    problems = list(wrong_examples(rules, LEXICON))
    assert [expected in str(problem) and "expected" in str(problem) and "got" in str(problem) for problem in problems] == ([True] if expected else [])


@pytest.mark.parametrize("example", ["no brackets", "[two] [pairs]", {"text": "[a table]"}])
def test_an_example_that_is_not_in_the_notation(example):
    word = RULES.words[0]
    with pytest.raises(ExampleError, match="exactly one"):
        list(yes_examples(type(word)(name="w", yes=(example,), forms=("w",))))


def test_a_later_folder_comes_first_and_replaces_by_name():
    shipped = [rule("green {advances:count}", name="a", file="here/x.toml"), rule("red {declines:count}", name="b", file="here/x.toml")]
    own = rule("green {declines:count}", name="a", file="there/x.toml")
    reader = FrameReader([*shipped, own], LABELS)
    assert [frame.rule for frame in reader.frames] == [own, shipped[1]]


# The shipped frames ----------------------------------------------------------------------------------------------------


def test_the_readme_names_every_made_label_and_every_slot():
    from extractor.frames.makers import KINDS

    text = (Path(__file__).parent.parent / "patterns" / "README.md").read_text(encoding="utf-8")
    missing = {word for word in MADE - {"join", "barrier"} if f"`{word}`" not in text}
    missing |= {word for kind in KINDS.values() for word in kind.slots | kind.sets if f"`{word}`" not in text}
    assert not missing


HOSTILE = [
    "for every share that rose ", "two of every ", "Acme, Borealis, ", "Acme and ", "all but two of the 30 ", "net Rs 5 crore sold ", "gainers led losers by ",
    "Acme will report ", "Acme fell 2% after ", "( ", "- ", "5-3 ", "Citi raised Acme, ", "84 new highs and ", "breadth was ", "shares ",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_no_text_makes_it_slow(part):
    """A sentence is never longer than 400 tokens: ten of those must pass at once."""
    items = read(part * (400 // len(part.split())), LEXICON)[:400]
    EVERY.read(items, Context())  # compiles what the sentence asks for
    start = time.perf_counter()
    for _ in range(10):
        for item in items:
            item.used = False
        EVERY.read(items, Context(published=date(2026, 1, 5)))
    assert time.perf_counter() - start < 1.0


def test_a_weak_frame_speaks_only_of_whom_nothing_else_does():
    text = "On the BSE, Acme has seen a change in its evaluation from Hold to Buy. Borealis Ltd has seen a change in its evaluation."
    changes = {change.company: (change.from_, change.to) for change in extractor.extract(text).rating_changes}
    assert changes == {"Acme": ("Hold", "Buy"), "Borealis Ltd": (None, None)}

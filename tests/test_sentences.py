"""Short texts of our own and the facts they state, one file of tests/sentences/ per subject.

To add one, copy a table and change it:

    [[text]]
    says    = "The Sensex rose 325.75 points, or 0.40%, to close at 82,626.23."
    gives   = [{ kind = "index_moves", index = "BSE Sensex", percent = 0.40, points = 325.75, level = 82626.23 }]

`gives` lists every fact the text states, each with its kind (index_moves, breadth, movers, …) and every number; of the other slots as many
as matter. Three keys may be added: `failing = ["index.percent"]` names the checks that must fail (none, where it is missing),
`on = "2026-03-04"` says when the text was published, and `only = false` allows more facts and numbers than are given.
"""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import extractor
from extractor.checks import RULES
from extractor.facts.records import KINDS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDER = Path(__file__).parent / "sentences"
KEYS = {"says", "gives", "only", "failing", "on"}
SILENT = {"mentions", "rules"}


class Fact(NamedTuple):
    """A fact as the tables write it: its kind and those of its slots that say something."""

    kind: str
    slots: dict

    @classmethod
    def given(cls, table):
        kind = table["kind"]
        slots = {slot: value.isoformat() if hasattr(value, "isoformat") else value for slot, value in table.items() if slot != "kind"}
        return cls(kind, slots)

    @classmethod
    def read(cls, kind, record):
        # Inside quotes there is a slot `kind` too (currency, commodity …); the name of the list is the one that counts here.
        return cls(kind, {slot: value for slot, value in record.items() if slot not in SILENT | {"kind"} and value is not None})

    def satisfies(self, given, strict):
        """Whether this fact, as it was read, is the one given: the same slots, and no number more if `strict`."""
        if self.kind != given.kind or any(folded(self.slots.get(slot)) != folded(value) for slot, value in given.slots.items()):
            return False
        return not (strict and any(is_number(value) for slot, value in self.slots.items() if slot not in given.slots))

    def __str__(self):
        return f"{self.kind}: " + ", ".join(f"{slot} = {value}" for slot, value in self.slots.items() if value is not False)


def folded(value):
    return value.casefold() if isinstance(value, str) else value


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass
class Text:
    """One table: a text with what it states, and where it stands."""

    place: str
    says: str
    gives: list
    only: bool = True
    failing: tuple = ()
    on: str = ""

    def article(self):
        return extractor.extract(f"{self.on}\n\n{self.says}" if self.on else self.says)


@cache
def texts():
    return [text for path in sorted(FOLDER.glob("*.toml")) for text in tables(path)]


def tables(path):
    """The tables of one file with the line each begins on."""
    source = path.read_text(encoding="utf-8")
    lines = [number for number, line in enumerate(source.split("\n"), 1) if line.rstrip() == "[[text]]"]
    found = tomllib.loads(source).get("text", [])
    assert len(found) == len(lines), f"{path.name}: every table begins with a line [[text]]"
    for line, table in zip(lines, found):
        place = f"{path.name}:{line}"
        assert_spelt(place, table)
        gives = [Fact.given(fact) for fact in table["gives"]]
        yield Text(place, **{**table, "gives": gives})


def assert_spelt(place, table):
    """Every key, kind, slot and rule exists: a misspelt one would never be compared."""
    assert {"says", "gives"} <= set(table) <= KEYS, f"{place}: keys are {', '.join(sorted(KEYS))}"
    for fact in table["gives"]:
        kind = KINDS.get(fact.get("kind"))
        assert kind, f"{place}: kind = {fact.get('kind')!r}; there are {', '.join(KINDS)}"
        strange = {slot for slot in set(fact) - {"kind"} if slot.replace("from", "from_") not in kind.__dataclass_fields__}
        assert not strange, f"{place}: {fact['kind']} have no {', '.join(strange)}"
    strange = set(table.get("failing", ())) - set(RULES)
    assert not strange, f"{place}: no rule {', '.join(strange)}"


def facts_of(article):
    record = extractor.to_dict(article)
    return [Fact.read(kind, fact) for kind in KINDS for fact in record[kind]]


def unmatched(given, read, strict):
    """The facts given that were not read, and those read that were not given; each stands for one of the other at most."""
    missing, left = [], list(read)
    for fact in sorted(given, key=lambda one: -len(one.slots)):
        match = next((other for other in left if other.satisfies(fact, strict)), None)
        if match is None:
            missing.append(fact)
        else:
            left.remove(match)
    return missing, left if strict else []


def report(text, missing, extra, read, failing):
    def listed(facts):
        return "\n".join(f"    {fact}" for fact in facts) or "    nothing"

    lines = [f"tests/sentences/{text.place}", f"  {text.says.strip()}", "  expected", listed(text.gives), "  got", listed(read)]
    lines += [f"  not read       {fact}" for fact in missing] + [f"  not expected   {fact}" for fact in extra]
    if set(failing) != set(text.failing):
        lines.append(f"  failing checks {sorted(failing)}, expected {sorted(text.failing)}")
    return "\n".join(lines)


@pytest.mark.parametrize("text", texts(), ids=lambda text: text.place)
def test_a_text_says_what_its_table_gives(text):
    article = text.article()
    read = facts_of(article)
    failing = {check.rule for check in article.failing}
    missing, extra = unmatched(text.gives, read, text.only)
    if missing or extra or failing != set(text.failing):
        pytest.fail(report(text, missing, extra, read, failing), pytrace=False)


def test_no_text_stands_twice():
    seen = {}
    for text in texts():
        first = seen.setdefault(text.says.strip(), text.place)
        assert first == text.place, f"{text.place} repeats {first}"

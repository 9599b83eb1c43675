"""The lexicon: every name and word of the pattern files, found by its first token, longest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Any

from extractor.rules import NameRule, Rules, WordRule
from extractor.spans.tokens import Token, scan, spelled

# A name rule's file stem, and the kind its items have.
NAME_KINDS = {"indices": "index", "sectors": "sector", "instruments": "instrument", "investors": "investor",
              "exchanges": "exchange", "topics": "topic", "companies": "company", "raters": "company"}
# Families whose branches go by their sector alone ("the BSE Metal index rose, and the auto index fell 96 points").
FAMILIES = ("BSE", "Nifty", "NGX")
# Classes of everyday words that label an item and leave its kind alone.
LABELS_ONLY = frozenset(
    {
        "call-up", "call-down", "call-moved", "call", "grade", "loose-grade", "issuer", "flow-buy", "flow-sell",
        "investor-adjective", "no-stock", "announce", "announced", "results", "ahead", "due",
    }
)


@dataclass(slots=True)
class Entry:
    """What one spelling means: the labels of every class it is in, and the value of the first.

    part: its part of speech, "any" where it has several.
    """

    tokens: tuple[str, ...]
    exact: tuple[str | None, ...] | None
    kind: str
    labels: frozenset[str] = frozenset()
    value: Any = None
    part: str = ""
    extra: Any = None
    rule: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """The labels in order, as items carry them."""
        return in_order(self.labels)


@cache
def labelled(labels: frozenset[str], label: str) -> frozenset[str]:
    """The same object wherever the same labels come together."""
    return labels | {label}


@cache
def in_order(labels: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(labels))


def branches_of(rule: NameRule) -> Iterator[tuple[str, str]]:
    """(family, branch) of an index: what `branch` lists; of the families in their name, what stands behind it."""
    for word in rule.extra.get("branch", ()):
        yield "", word
    for alias in rule.aliases if rule.kind == "indices" else ():
        family, _, word = alias.partition(" ")
        if family in FAMILIES and word:
            yield family, word


class Lexicon:
    """All spellings. `match(tokens, at)` gives the longest entry that begins at a token, or None."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        # word -> the words that may follow it, and so on; at None, the entries that end there
        self._starts: dict[str | None, Any] = {}
        self.never_company: set[str] = set()
        self.seldom_company: set[str] = set()
        # words that open a sentence, and are a company's name only before another capital
        self.openers: set[str] = set()
        self.abbreviations: set[str] = set()
        # What an article calls its own country's index (`home`): country -> ("AllShare", name, extra).
        self.at_home: dict[str, list[tuple[str, str, dict]]] = defaultdict(list)
        # whose index goes by the country's name (`nation`): "german" -> name, extra
        self.national: dict[str, tuple[str, dict]] = {}
        # what a country's reports call its branch indices (`branch`): country -> branch -> family -> name, extra
        self.branches: dict[str, dict[str, dict[str, tuple[str, dict]]]] = defaultdict(lambda: defaultdict(dict))
        for rule in rules.names:
            for family, word in branches_of(rule):
                self.branches[rule.extra.get("in", "")][word.lower()].setdefault(family, (rule.name, rule.extra))
            self.national.update((word.lower(), (rule.name, rule.extra)) for word in rule.extra.get("nation", ()))
            if "home" in rule.extra:
                self.at_home[rule.extra["in"]].append((rule.extra["home"], rule.name, rule.extra))
            for alias in (*rule.aliases, *_respelled(rule)):
                self._add(alias, NAME_KINDS.get(rule.kind, rule.kind), rule.name, "", rule.extra, f"names/{rule.name}")
        for word_class in rules.words:
            self._add_word_class(word_class)
        self._mark_branches()

    def _mark_branches(self) -> None:
        """An index that is called by a sector behind its family's name is that sector's."""
        for country in self.branches.values():
            for word, families in country.items():
                tokens = scan(word)
                entry = self.match(tokens, 0)
                if entry is not None and entry.kind == "sector" and len(entry.tokens) == len(tokens):
                    for _, extra in families.values():
                        extra.setdefault("branch", [word])

    def _add_word_class(self, rule: WordRule) -> None:
        if rule.name == "never-company":
            self.never_company.update(form.lower() for form in rule.forms)
        elif rule.name == "seldom-company":
            self.seldom_company.update(form.lower() for form in rule.forms)
        elif rule.name == "opener":
            self.openers.update(form.lower() for form in rule.forms)
        elif rule.name == "abbreviation":
            self.abbreviations.update(form.rstrip(".").lower() for form in rule.forms)
        else:
            for form in rule.forms:
                self._add(form, rule.name, rule.value or None, rule.pos, None, f"words/{rule.name}")

    def _add(self, alias: str, kind: str, value: Any, pos: str, extra: Any, rule: str) -> None:
        words = spelled(alias)
        if not words:
            return
        if "'" in alias:
            self._add(alias.replace("'", "’"), kind, value, pos, extra, rule)
        shouted = alias == alias.upper() and any(map(str.isalpha, alias)) and not alias.startswith(".")
        exact = _exact(words, shouted or kind == "rating", kind)
        entry = self._entry(tuple([intern(word.lower()) for word in words]), exact, kind)
        new = not entry.labels
        entry.labels = labelled(entry.labels, kind)
        if new or entry.kind in LABELS_ONLY and kind not in LABELS_ONLY:
            entry.kind, entry.value, entry.extra, entry.rule = kind, value, extra, rule
        if (
            value is not None
            and (entry.value is None or (entry.kind == kind and not pos and not kind.startswith("period")))
        ):
            entry.value, entry.extra = value, extra  # a name of a later folder replaces an earlier one's
        if pos:
            entry.part = pos if entry.part in ("", pos) else "any"
            entry.labels = labelled(entry.labels, f"{kind}.{pos}")

    def _entry(self, lower: tuple[str, ...], exact: tuple[str | None, ...] | None, kind: str) -> Entry:
        """The entry of a spelling, made where it is new; those that ask for capitals stand first."""
        following = self._starts
        for word in lower:
            following = following.setdefault(word, {})
        entries = following.setdefault(None, [])
        entry = next((one for one in entries if one.exact == exact), None)
        if entry is None:
            entry = Entry(lower, exact, kind)
            entries.append(entry)
            entries.sort(key=lambda entry: entry.exact is None)
        return entry

    def match(self, tokens: list[Token], at: int) -> Entry | None:
        """The longest spelling that begins at a token; one that must stand in capitals goes before one that need
        not."""
        following = self._starts.get(tokens[at].lower) if at < len(tokens) else None
        if following is None:
            return None
        spelled: list[list[Entry]] = []
        stop = at + 1
        while True:
            if None in following:
                spelled.append(following[None])
            if stop >= len(tokens) or (following := following.get(tokens[stop].lower)) is None:
                break
            stop += 1
        for entries in reversed(spelled):
            for entry in entries:
                if self._stands(entry, tokens, at):
                    return entry
        return None

    def _stands(self, entry: Entry, tokens: list[Token], at: int) -> bool:
        """Whether the letters that must be capitals are, and no neighbour makes it something else."""
        if (
            entry.exact is not None
            and not all(want is None or want == tokens[at + k].text for k, want in enumerate(entry.exact))
        ):
            return False
        return not (entry.extra and self._excluded(entry, tokens, at, at + len(entry.tokens)))

    def beginning(self, word: str) -> tuple[list[Entry], frozenset[str]]:
        """The entries of a word in small letters, and the words that longer spellings go on with."""
        following = self._starts.get(word, {})
        return following.get(None, []), frozenset(following.keys() - {None})

    def entries(self) -> Iterator[Entry]:
        """All of them."""
        left = [self._starts]
        while left:
            following = left.pop()
            yield from following.get(None, ())
            left += [after for word, after in following.items() if word is not None]

    @staticmethod
    def asks_neighbours(entry: Entry) -> bool:
        return isinstance(entry.extra, dict) and not entry.extra.keys().isdisjoint(("not_before", "not_after"))

    @staticmethod
    def _excluded(entry: Entry, tokens: list[Token], at: int, stop: int) -> bool:
        """Whether a neighbour makes it something else: "S&P Global", "a nifty gadget" (`not_before`, `not_after`)."""
        if not isinstance(entry.extra, dict):
            return False
        after = tokens[stop].lower if stop < len(tokens) else ""
        before = tokens[at - 1].lower if at else ""
        return after in entry.extra.get("not_before", ()) or before in entry.extra.get("not_after", ())



def _exact(words: list[str], shouted: bool, kind: str) -> tuple[str | None, ...] | None:
    """What must stand letter for letter: a shouted spelling whole, of an index its capitals (the MOVE Index is
    no "move index"), of a company its letter (Capital A is no "capital a day")."""
    if shouted:
        return tuple(words)
    if kind == "company" and words[-1] == "A" and len(words) > 1:
        return (*(None for _ in words[1:]), "A")
    if kind != "index" or len(words) != 2:
        return None
    capitals = tuple(word if word.isalpha() and word.isupper() and len(word) in (3, 4) else None for word in words)
    return capitals if any(capitals) else None


def _respelled(rule: NameRule) -> list[str]:
    """How papers and feeds print the spellings of an index, a good or a sector as well."""
    if rule.kind in ("instruments", "sectors"):
        return [name for name in map(_paired, rule.aliases) if name and name not in rule.aliases]
    if rule.kind != "indices":
        return []
    made = [*_run_together(rule), *filter(None, map(_hyphened, rule.aliases)), *filter(None, map(_grouped, rule.aliases))]
    return [name for name in dict.fromkeys(made) if name not in rule.aliases]


def _run_together(rule: NameRule) -> list[str]:
    """Feeds print Nifty PSU Bank as NIFTYPSUBANK, BSE CG as BSECG; papers as "NSE Nifty PSU Bank"."""
    if not rule.name.startswith(("Nifty ", "BSE ")):
        return []
    spelled = [f"NSE {alias}" for alias in rule.aliases if alias.startswith("Nifty ")]
    spoken = (name for name in (rule.name, *rule.aliases) if name.startswith(("Nifty ", "BSE ")))
    return spelled + ["".join(name.split()).upper() for name in spoken if name.replace(" ", "").isalpha()]


def _hyphened(alias: str) -> str | None:
    """ "Hang-Seng"."""
    first, _, second = alias.partition(" ")
    return f"{first}-{second}" if first.isalpha() and second.isalpha() else None


def _paired(alias: str) -> str | None:
    """ "Brent-crude futures", "consumer-discretionary", "oil-and-gas"."""
    first, _, rest = alias.partition(" ")
    second, _, more = rest.partition(" ")
    if second == "and":
        return f"{first}-and-{more}"
    return f"{first}-{second} {more}".rstrip() if first.isalpha() and second.isalpha() else None


def _grouped(alias: str) -> str | None:
    """ "Russell 2,000"."""
    words, _, number = alias.rpartition(" ")
    return f"{words} {number[0]},{number[1:]}" if len(number) == 4 and number.isdecimal() and number[0] != "0" else None

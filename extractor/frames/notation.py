"""The notation of frames (patterns/README.md has it on one page): text of `reads` -> one regular expression over an
encoded sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.frames.alphabet import MARK, Alphabet
from extractor.spans.tokens import spelled

PART = re.compile(r'\{[^{}]*\}|<[^<>]*>|"[^"]+"|\.\.\.|\.\.|[()|?^$]|[^\s(){}<>|?"]+|\S')
CAPTURE = re.compile(r"\{(\w+):([\w.|-]+)\}$")
LABEL = re.compile(r"<([\w.|-]+)>$")
REACH = {"..": 6, "...": 14}  # neutral items a gap may pass
RUN = 5  # literal words in a row that one item of the lexicon may join ("more than")
LONGEST_LIST = 40


class NotationError(ValueError):
    """What is wrong with a pattern, in words; the caller knows file and line."""


@dataclass(slots=True)
class Piece:
    """A compiled stretch. `needs`: for each item it cannot do without, the letters one of which that item must have."""

    source: str
    needs: list[frozenset[str]]


@dataclass(slots=True)
class Compiled:
    """A whole pattern: its expression, its needs, the slots it captures and the labels it names."""

    source: str
    needs: list[frozenset[str]]
    slots: dict[str, frozenset[str]]
    labels: set[str]


def compile_notation(text: str, alphabet: Alphabet) -> Compiled:
    """Raises NotationError."""
    return Parser(text, alphabet).whole()


def item_with(letters: str) -> str:
    """One item that has any of `letters`. It never gives back, so it takes linear time."""
    return f"{MARK}[^{MARK}{letters}]*+[{letters}][^{MARK}]*+"


class Parser:
    """Recursive descent: alternatives, sequences, parts."""

    def __init__(self, text: str, alphabet: Alphabet) -> None:
        self.parts, self.at, self.alphabet = PART.findall(text), 0, alphabet
        self.slots: dict[str, frozenset[str]] = {}
        self.labels: set[str] = set()

    def whole(self) -> Compiled:
        if self.peek() in REACH:
            raise NotationError("a pattern cannot begin with a gap")
        piece = self.alternatives()
        if self.at < len(self.parts):
            raise NotationError(f"`{self.parts[self.at]}` has no partner")
        if not piece.needs:
            raise NotationError("a pattern needs at least one part that is not optional")
        return Compiled(piece.source, piece.needs, self.slots, self.labels)

    def peek(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def alternatives(self) -> Piece:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.sequence())
        if len(branches) == 1:
            return branches[0]
        shared = (
            [frozenset().union(*(branch.needs[0] for branch in branches))]
            if all(branch.needs for branch in branches)
            else []
        )
        return Piece("(?:" + "|".join(branch.source for branch in branches) + ")", shared)

    def sequence(self) -> Piece:
        pieces = []
        while self.at < len(self.parts) and self.peek() not in ("|", ")"):
            pieces.append(self.optional(self.part()))
        if not pieces:
            raise NotationError("an alternative is empty; write `?` after what may be missing")
        return Piece("".join(piece.source for piece in pieces), [need for piece in pieces for need in piece.needs])

    def optional(self, piece: Piece) -> Piece:
        if self.peek() != "?":
            return piece
        self.at += 1
        return Piece(f"(?:{piece.source})?", [])

    def part(self) -> Piece:
        part = self.parts[self.at]
        if is_literal(part):
            return self.words()
        self.at += 1
        return self.group() if part == "(" else self.special(part)

    def group(self) -> Piece:
        piece = self.alternatives()
        if self.peek() != ")":
            raise NotationError("a bracket is not closed")
        self.at += 1
        return piece

    def special(self, part: str) -> Piece:
        if part in REACH:
            barrier = self.alphabet.label("barrier")
            return Piece(f"(?:{MARK}[^{MARK}{barrier}]*+(?={MARK}|\\Z)){{0,{REACH[part]}}}?", [])
        if part == "^":
            return Piece(r"\A", [])
        if part == "$":
            return Piece(f"(?:{item_with(self.alphabet.literal('.'))})?\\Z", [])
        if found := LABEL.match(part):
            return self.labelled(found[1])
        if found := CAPTURE.match(part):
            return self.capture(found[1], found[2])
        raise NotationError(f"`{part}` is not understood")

    def labelled(self, names: str) -> Piece:
        self.labels.update(names.split("|"))
        letters = "".join(map(self.alphabet.label, names.split("|")))
        return Piece(item_with(letters), [frozenset(letters)])

    def capture(self, slot: str, names: str) -> Piece:
        kinds = frozenset(names.split("|"))
        self.slots[slot] = self.slots.get(slot, frozenset()) | kinds
        composite = COMPOSITES.get(names)
        piece = composite(self.alphabet) if composite else self.labelled(names)
        return Piece(f"(?P<{slot}>{piece.source})", piece.needs)

    # Literal words ---------------------------------------------------------------------------------------------

    def words(self) -> Piece:
        """Literal words in a row, up to one that is optional. An item of the lexicon may join some of them."""
        words: list[str] = []
        while self.at < len(self.parts) and is_literal(self.peek()):
            new = literal_words(self.peek())
            is_optional = self.parts[self.at + 1:self.at + 2] == ["?"]
            if words and (is_optional or len(words) + len(new) > RUN):
                break
            words += new
            self.at += 1
            if is_optional:
                break
        return self.run(words)

    def run(self, words: list[str]) -> Piece:
        needs: list[set[str]] = [set() for _ in words]
        return Piece(self.joined(words, 0, needs), [frozenset(need) for need in needs])

    def joined(self, words: list[str], at: int, needs: list[set[str]]) -> str:
        """Every way to cut the words into items: more · than, more than."""
        ways = []
        for stop in range(at + 1, len(words) + 1):
            letter = self.alphabet.literal(" ".join(words[at:stop]))
            for need in needs[at:stop]:
                need.add(letter)
            ways.append(item_with(letter) + (self.joined(words, stop, needs) if stop < len(words) else ""))
        return ways[0] if len(ways) == 1 else "(?:" + "|".join(ways) + ")"


def is_literal(part: str) -> bool:
    return bool(part) and part not in REACH and part[0] not in "(){}<>|?^$" and part != '"'


def literal_words(part: str) -> list[str]:
    word = part.strip('"')
    if word != word.lower():
        raise NotationError(f"`{word}`: literal words are written in small letters")
    return [word.lower() for word in spelled(word)]


# Captures of more than one item ----------------------------------------------------------------------------------


def company_list(alphabet: Alphabet) -> Piece:
    """A · A and B · A, B, and C · both A and B: the whole of it, never a part."""
    company, join = alphabet.label("company"), alphabet.label("join")
    lead = f"(?:{item_with(alphabet.literal('both'))})?"
    source = (
        f"(?>{lead}{item_with(company)}(?:(?:{item_with(join)}){{1,4}}{item_with(company)}){{0,{LONGEST_LIST - 1}}})"
    )
    return Piece(source, [frozenset(company)])


def broker(alphabet: Alphabet) -> Piece:
    """Who changed a rating: a company's name, or capitals around "of" (Bank of America)."""
    capital, company = item_with(alphabet.label("capital")), alphabet.label("company")
    return Piece(
        f"(?:{capital}{item_with(alphabet.literal('of'))}{capital}|{item_with(company)})",
        [frozenset(company + alphabet.label("capital"))],
    )


COMPOSITES: dict[str, Callable[[Alphabet], Piece]] = {"list": company_list, "broker": broker}

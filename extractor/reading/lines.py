"""The lines of a text with the features by which later rooms tell article from furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# Every break that an editor shows as one; a form feed comes out of PDF converters.
LINE = re.compile("[^\r\n\u2028\u2029\x0b\x0c\x85]+")
BLANKS = " \t\u00a0\u200b\ufeff\u3000\u2002\u2003\u2009\u200e\u200f"

BULLET = re.compile(r"(?:[•●▪■◦‣·∙➤✓*–—-]|\d{1,2}[.)])[\s]|[•●▪■◦‣➤✓]")
CLOSERS = " \t\u00a0\"'”’»)]|*_"
TERMINAL = ".!?…。！？"
# A sign-off after the last sentence, "— Bernama" or "-IANS" or "Enditem", is no cut.
SIGN_OFF = re.compile(
    r"[.!?\"”’)]\s?(?:[-–—]{1,2}\s{0,2}[A-Z][A-Za-z ]{1,30}|[-–—]{1,3}|Enditem|#{1,3}|\([A-Za-z/ ]{2,30}\))\s?$")

DIGIT = re.compile(r"\d")
TOP_N = re.compile(r"\btop[\s-]\d{1,3}\s?%?", re.IGNORECASE)
MEASURED = re.compile(
    r"\d\.\d|\d,\d|[₹$€£¥]\s?\d|\bRs\.?\s?\d|\bRM\d"
    r"|\d\s?(?:%|per\s?cent\b|pct\b|points?\b|pts\b|bps\b|paise\b|sen\b|cents?\b|crore\b|lakh\b|mil|mln\b|bn\b|bil)"
    r"|\d\s(?:advance|decline|gainer|loser|stocks\b|shares\b)",
    re.IGNORECASE,
)
INTRODUCER = re.compile(
    r"\b(?:gainers|losers|actives|movers|performers|decliners|advancers|laggards|upgrades|downgrades|results)\b"
    r"|^top\b.*\bby (?:volume|value|turnover)$",
    re.IGNORECASE,
)


@dataclass
class Line:
    """A stretch of one line (or of several, once wrapped ones are joined) without its outer blanks."""

    start: int
    end: int
    text: str
    gap: bool = False  # a blank line stands before it
    kind: str | None = None

    @property
    def words(self) -> list[str]:
        """Split anew each time: kept, they would take ten times the room of the text."""
        return self.text.split()

    @cached_property
    def count(self) -> int:
        return len(self.words)

    @cached_property
    def bulleted(self) -> bool:
        return BULLET.match(self.text) is not None

    @cached_property
    def measured(self) -> bool:
        """It holds a figure that could be a fact ("Top 1%" is a slogan, no figure)."""
        if not DIGIT.search(self.text):
            return False
        bare = TOP_N.sub(" ", self.text) if "top" in self.text.lower() else self.text
        return MEASURED.search(bare) is not None

    @cached_property
    def finished(self) -> bool:
        """It ends as a sentence does."""
        return ends_sentence(self.text)

    @cached_property
    def prose(self) -> bool:
        """Running text: sentences, or too long to be anything else."""
        return len(self.text) > 220 or (self.finished and self.count >= 6)

    @cached_property
    def capitalised(self) -> bool:
        """Every word of it starts with a capital, as names and button labels do."""
        return all(word[0].isupper() or word in ("and", "of", "&", "-", "the", "|", ",") for word in self.words)

    @property
    def introduces(self) -> bool:
        """A short line such as "Top losers" or "For the week:" that governs the lines under it."""
        return len(self.text) <= 80 and not self.finished and (
            self.text.endswith(":") or INTRODUCER.search(self.text) is not None
        )


def split_lines(text: str) -> list[Line]:
    """All lines that are not blank, in text order."""
    lines: list[Line] = []
    previous_end = 0
    for match in LINE.finditer(text):
        piece = match.group()
        stripped = piece.strip(BLANKS)
        if not stripped:
            continue
        start = match.start() + len(piece) - len(piece.lstrip(BLANKS))
        gap = bool(lines) and breaks(text, previous_end, match.start()) > 1
        lines.append(Line(start, start + len(stripped), stripped, gap))
        previous_end = start + len(stripped)
    return lines


def breaks(text: str, start: int, end: int) -> int:
    """How many line breaks stand in a stretch that holds nothing else; a CRLF is one."""
    between = text[start:end].replace("\r\n", "\n")
    return sum(1 for char in between if char not in BLANKS)


def ends_sentence(text: str) -> bool:
    """A full stop, possibly behind closing quotes and brackets, or before an agency's sign-off."""
    tail = text[-60:]
    bare = tail.rstrip(CLOSERS)
    if bare.endswith(tuple(TERMINAL)):
        return True
    if tail.endswith(")") and bracketed_after_end(text):
        return True
    return SIGN_OFF.search(tail) is not None


def bracketed_after_end(text: str) -> bool:
    """The last bracket opened after a full stop, or at the start: "(Reporting by …)", "(All provisional)"."""
    opened = text.rfind("(", max(0, len(text) - 400))
    return opened == 0 or (opened > 0 and text[:opened][-8:].rstrip(CLOSERS).endswith(tuple(TERMINAL)))


def is_row(line: Line) -> bool:
    """A line of a table or list that carries its own figures: "Sensex: 82,814 (+0.6%)", "TCS | 3,420 | 1.2"."""
    if not line.measured or len(line.text) > 120:
        return False
    if line.bulleted or "|" in line.text or re.search(r"(?<!\d):\s{0,3}[-+₹$€£(]{0,2}\d", line.text):
        return True
    names = [word for word in line.words if word[0].isalpha()]
    named = all(name[0].isupper() or not name.islower() for name in names)  # also techMARK, easyJet
    return len(names) <= 4 and named and line.count > len(names)

"""What in the characters of a text may make it read otherwise than it looks; said in words, never mended."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from itertools import accumulate
from string import printable

LONGEST_NUMERAL = 24
LONGEST_LINE = 20_000
COMMON = frozenset("the of and to for by with from at".split())
FEWEST_WORDS, LEAST_COMMON, LONGEST_MEAN = 25, 0.02, 40

ODD = (
    (
        re.compile("[\u202a-\u202e\u2066-\u2069]+"),
        "the text is reordered by marks of direction: what it shows may differ from what is read",
    ),
    (
        re.compile("(?<=[A-Za-z0-9])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z0-9])"),
        "invisible characters stand inside words or numbers",
    ),
    (
        re.compile("[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]"),
        "letters of another alphabet stand inside words",
    ),
    (re.compile(r"[^\D0-9]+"), "the text holds digits other than 0 to 9"),
    (
        re.compile("\\d[\u0300-\u036f\u066b\u066c\u20d0-\u20f0]"),
        "digits carry marks that change them: such numbers are not read",
    ),
    (re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+"), "the text holds control characters"),
)
LONG_NUMERAL = (
    (re.compile(rf"\d\d{{{LONGEST_NUMERAL},}}"), f"numbers of more than {LONGEST_NUMERAL} digits are not read"),
)
# of a text of these alone nothing odd can be said but that a number is long
ORDINARY = frozenset(printable + "‘’“”–—…•₹€£¥©éñöü\xa0")
WORD = re.compile(r"[^\W\d_]+")
LAST = {"feb": 28, "apr": 30, "jun": 30, "sep": 30, "nov": 30}
_MONTH = r"(feb|apr|jun|sep|nov)[a-z]{0,6}\.?"
_MAY_BE_LAST = re.compile(r"(?:29|3[01])(?!\d)")
DATES = (
    (re.compile(rf"\b(29|3[01])(?:st|th)?\s{_MONTH}(?:,?\s(\d{{4}}))?\b", re.I), (1, 2, 3)),
    (re.compile(rf"\b{_MONTH}\s(29|3[01])(?:st|th)?(?:,?\s(\d{{4}}))?\b(?![,.:]?\d)", re.I), (2, 1, 3)),
)


def oddities(text: str) -> Iterator[str]:
    """A warning per kind of oddity, with the place of the first."""
    for pattern, says in LONG_NUMERAL if ORDINARY.issuperset(text) else (*ODD, *LONG_NUMERAL):
        if found := pattern.search(text):
            yield f"{says} (first at character {found.start()})"
    yield from no_such_dates(text)
    if "\n" not in text.strip() and len(text) > LONGEST_LINE:
        yield "the whole text is one line: headline and furniture cannot be told from the article"
    if not looks_english(text):
        yield "the text does not look like English prose, and no other language is read"


def no_such_dates(text: str) -> Iterator[str]:
    """31 April, 30 February, and 29 February of a year that has none."""
    for pattern, (day, month, year) in DATES if has_last_day(text) else ():
        for found in pattern.finditer(text):
            name = found[month].lower()
            leap = name == "feb" and (found[year] is None or calendar.isleap(int(found[year])))
            if int(found[day]) > LAST[name] + leap:
                yield f"there is no such date: {' '.join(found.group().split())}"


def has_last_day(text: str) -> bool:
    """Whether a 29, 30 or 31 stands near the name of a shorter month."""
    near = (text[max(0, found.start() - 12) : found.end() + 6].lower() for found in _MAY_BE_LAST.finditer(text))
    return any(month in words for words in near for month in LAST)


def looks_english(text: str) -> bool:
    """By its commonest words; what is too short to tell may be."""
    blanks = text.count(" ") + text.count("\n")
    if any(seen > LEAST_COMMON * (blanks + 1) for seen in accumulate(text.count(f" {word} ") for word in COMMON)):
        return True
    words = [word.lower() for word in WORD.findall(text)]
    latin = sum(word[0] < "\u0250" for word in words)
    if 2 * latin < len(words) or sum(map(len, words)) > LONGEST_MEAN * len(words) > 0:
        return False
    return len(words) < FEWEST_WORDS or sum(word in COMMON for word in words) >= LEAST_COMMON * len(words)

"""Furniture that one line gives away by itself: buttons, captions, bylines, disclaimers, invitations to follow.

A false furniture loses facts, so every test asks for what body prose never has: few words and all of them
of the interface, a label with a colon, or a fixed legal turn in a line without a figure.
"""

from __future__ import annotations

import re

from extractor.reading.lines import MEASURED, Line

INTERFACE = """
    share via print email copy link save bookmark follow us facebook twitter x whatsapp linkedin telegram
    instagram youtube reddit pinterest comments comment read more text size image images photo
    advertisement advertisements ad ads
    sponsored promoted listen login log sign in up register subscribe menu search loading gift article
    advertise skip to main content top bottom of page exit mobile version view full story see all a- a+ aa app
    home next previous prev back off the wire button icon logo this story news latest
"""
UI_WORDS = set(INTERFACE.split())

AGENCIES = re.compile(
    r"[\W_]{0,4}(?:(?:pti|ians|ani|afp|ap|upi|reuters|bernama|xinhua|yonhap|bloomberg|antara|cna|dpa|efe|kyodo|jiji"
    r"|rttnews|capital market|agencies|agency|bureau|with|live|inputs?|from|powered|by|source|and|news|wires?)"
    r"[\W_]{1,4}){1,8}",
    re.IGNORECASE,
)

WHOSE = r"(?:(?:file|representative|representational|stock|main|news|cover|featured|photo)\s){0,3}"
PICTURE = r"(?:image|photo|pic|picture|graphic|illustration|caption|insert|pix)"

SHORT = re.compile("|".join(f"(?:{pattern})" for pattern in (
    # ages, reading times, counters
    r"(?:(?:updated|posted|published)\W{1,3})?(?:\d{1,3}|an?|few)"
    r"\s(?:sec|min|hr|hour|day|week|month|year)\w{0,5}\sago\W{0,3}",
    r"\d{1,3}[\s-]min(?:ute)?s?\sread\W{0,3}",
    r"\d[\d.,km]{0,7}\s?(?:comments?|views?|shares|likes)",
    r"(?:read|post|add|view|show|hide|leave\sa)\s(?:all\s)?comments?\W{0,3}",
    # pictures
    rf"[\[(]?{WHOSE}{PICTURE}s?(?:\s(?:credit|source|courtesy|insert)s?.{{0,80}})?\W{{0,3}}",
    rf"[\[(]?{WHOSE}(?:{PICTURE}|(?:photo|image|picture|chart)\s(?:insert|credit|source|by))s?\s?[:|/].{{1,180}}",
    r".{0,30}\bpicture\s?by\s?[A-Z].{0,60}",
    r".{0,30}\bgetty\simages\b.{0,30}",
    # people and places of the page
    r"(?:id|auth[eo]r|by|tags?|topics?|category|published|updated|source|share|follow|keywords?|location)\s?:\W{0,3}",
    r"(?:tags|topics|keywords|filed\sunder|categor(?:y|ies)|source|sources)\s?:.{1,150}",
    r"you\sare\shere\b.{0,80}",
    r"by|--",
    r"[\[(]?(?:reporting|writing|editing|compiled|translated|edited|written|reported)\sby\b.{1,150}",
    r"[\[(]?with\s(?:agency\s)?inputs?\s(?:from|by)\b.{1,80}",
    r"(?:first\s)?(?:published|updated)\s(?:date|on|at)?\s?:?",
    r"please\supdate\syour\sbrowser|update\smy\sbrowser(?:\snow)?",
    r"rediff\slogo\b.{0,60}|site\sindex|find/feedback/site\sindex",
    r"(?:exit|view)\s(?:mobile|desktop)\sversion",
    r"(?:powered|supported)\sby\b.{1,60}",
    r"end\s?item|#{2,4}|\|{1,3}",
    r"(?:https?://|www\.)\S{3,200}|--\s{0,2}https?://\S{3,300}",
    r"\S{1,60}@\S{2,80}|\S{1,40}\s\S{1,60}@\S{2,60}",
)), re.IGNORECASE)

# "Also Read: another story": whatever follows the label is not this article.
ELSEWHERE = re.compile(
    r"[\[(]?(?:also\sread|read\smore|read\salso|see\salso|must\sread|also\ssee|also\swatch"
    r"|don['’]?t\smiss|in\spics|watch|read|recommended|trending|more\son\sthis"
    r"|related(?:\s(?:news|stor(?:y|ies)|articles?|posts?))?)\s?[:|»>–]|[\[(]?also\sread\b",
    re.IGNORECASE,
)

BYLINE = re.compile(
    r"(?:--\s{0,2})?(?:by|written by|edited by|reported by|reporting by|author)\s{0,2}:?\s", re.IGNORECASE
)
NAME_LINKS = {"and", "&", "of", "in", "at", "for", "de", "van", "bin", "binti", "the", "|", "-", ","}

LEGAL = re.compile(
    r"[*\[(]{0,2}(?:disclaimer|disclosure|copyright|©|\(c\)\s?(?:19|20)\d\d|all\srights\sreserved)", re.IGNORECASE)
LEGAL_TURNS = [
    ("views", "their own"), ("views", "do not represent"), ("views", "do not reflect"),
    ("opinions", "do not reflect"), ("views", "advised to"), ("not", "investment advice"),
    ("informational purposes", ""), ("certified experts", ""), ("all rights reserved", ""),
    ("inaccuracies in translat", ""), ("system supported by", ""), ("this story was", "generated"),
    ("has not been edited", ""), ("this article first appeared", ""), ("this article was", "published"),
    ("syndicated feed", ""), ("past performance", "future"), ("your browser", "compatible"),
    ("your browser", "not supported"), ("is not supported", "another browser"), ("web browsers", "found below"),
]

INVITING = re.compile(
    r"(?:follow|subscribe|sign\sup|join|download|click|tap|catch|stay|get|connect|like|install|unlock|register|start"
    r"|find)\b",
    re.IGNORECASE,
)
CHANNEL = re.compile(
    r"\b(?:whatsapp|telegram|newsletters?|channel|app|twitter|facebook|instagram|linkedin|google\snews|youtube"
    r"|e-?paper|inbox|subscri\w{2,8}|subscription|here|notifications?|live\supdates|breaking\snews|podcast)\b",
    re.IGNORECASE,
)

# What stands at the end of a caption: "(Photo by A. B./Getty Images)", "(AP Photo/A. B.)", "Reuters/File photo".
CREDIT = re.compile(
    r"[(\[](?:file\s)?(?:ap|afp|reuters|epa|photo|image|picture|pic)\b[^()\[\]]{0,120}[)\]]\W{0,3}"
    r"|(?:\bgetty\simages|\bafp|\breuters|\bap)(?:/[\w. -]{1,40})?\s{0,2}[)\]]\W{0,3}"
    r"|[./|]\s{0,2}(?:reuters|afp|epa)/[\w. -]{1,60}|\bfile\sphoto\W{0,3}",
    re.IGNORECASE,
)

# Words of the interface that mean nothing without another one of it.
GLUE = {"of", "in", "to", "the", "this", "up", "off", "a-", "a+", "x"}
SENTENCE_BREAK = re.compile(r"[a-z]{3}[.!?]\s[A-Z]")
TICKER_SEPARATOR = re.compile(r"\s[•|·]\s")

NAV_SEPARATOR = re.compile(r"\s{0,3}[>|»›/]\s{0,3}")
NAV_WORDS = {
    "home", "news", "business", "markets", "market", "stocks", "economy", "companies", "money", "world", "india",
    "tech", "opinion", "finance", "sports", "commentary", "interviews", "specials", "chat", "archives",
}


def is_furniture(line: Line) -> bool:
    """One line that by itself can be no part of an article."""
    if line.prose and line.measured:
        return LEGAL.match(line.text) is not None  # a paragraph with figures; no other test takes one
    return any(test(line) for test in TESTS)


def is_interface(line: Line) -> bool:
    if len(line.text) > 300:
        return False
    if not any(char.isalnum() for char in line.text):
        return True  # a rule of dashes or stars
    words = [word.strip(".,:;!?…()[]|+•").lower() for word in line.words]
    if len(words) <= 6 and all(not word or word in UI_WORDS for word in words) and not line.measured:
        return any(word not in GLUE for word in words)
    if AGENCIES.fullmatch(line.text + " ") and len(words) <= 10:
        return True
    return SHORT.fullmatch(line.text.lstrip("-•* ")) is not None and not (line.prose and line.measured)


def is_elsewhere(line: Line) -> bool:
    """A pointer to another story; a paragraph that merely begins like one goes on with sentences."""
    return len(line.text) <= 250 and ELSEWHERE.match(line.text) is not None and not (line.prose and line.measured)


def is_byline(line: Line) -> bool:
    """"By" and nothing but names."""
    match = BYLINE.match(line.text)
    if not match or len(line.text) > 90:
        return False
    names = line.text[match.end():].split()
    return bool(names) and all(name in NAME_LINKS or name[0].isupper() for name in names) and not line.measured


def is_legal(line: Line) -> bool:
    if LEGAL.match(line.text):
        return True
    lower = line.text.lower()
    return not line.measured and any(one in lower and two in lower for one, two in LEGAL_TURNS)


def is_caption(line: Line) -> bool:
    """Words under a picture, told by the credit at their end."""
    return not line.measured and len(line.text) <= 600 and (
        (credit := last(CREDIT, line.text)) is not None and credit.end() == len(line.text)
    )


def last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match that begins within the last 200 characters."""
    found = None
    for found in pattern.finditer(text, max(0, len(text) - 200)):
        pass
    return found


def is_invitation(line: Line) -> bool:
    """Follow, subscribe, download … with the name of a channel."""
    return (
        len(line.text) <= 300 and INVITING.match(line.text.lstrip("([*")) is not None
        and CHANNEL.search(line.text) is not None and not line.measured
    )


def is_navigation(line: Line) -> bool:
    """A trail of sections: "Home > News > Markets"."""
    if len(line.text) > 120 or line.finished or any(char.isdecimal() for char in line.text):
        return False
    parts = [part.strip().lower() for part in NAV_SEPARATOR.split(line.text) if part.strip()]
    return len(parts) >= 2 and (parts[0] == "home" or sum(part in NAV_WORDS for part in parts) * 2 > len(parts))


def is_ticker(line: Line) -> bool:
    """Titles of other stories strung together on one line, few with a figure; names or figures strung together are
    a list."""
    titles = TICKER_SEPARATOR.split(line.text)
    figures = sum(MEASURED.search(title) is not None for title in titles)
    return (
        len(titles) >= 4
        and line.count >= 5 * len(titles)
        and figures * 6 < len(titles)
        and not SENTENCE_BREAK.search(line.text)
    )


def is_arrow(line: Line) -> bool:
    """A button: a few words and an arrow."""
    return len(line.text) <= 120 and line.text.endswith(("→", "➔", "➜", "»", ">>", "›", "⟶")) and not line.measured


TESTS = (is_interface, is_elsewhere, is_byline, is_legal, is_caption, is_invitation, is_navigation, is_ticker, is_arrow)

"""Stamp lines: where an article states when it was published, and little else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from extractor.reading import clock
from extractor.reading.dates import MONTHS, Printed, calendar_day, find_dates
from extractor.reading.lines import Line

LONGEST_STAMP = 160

PUBLISHED = re.compile(r"\b(?:published|posted|created|issued|released)\b", re.IGNORECASE)
LABEL = re.compile(
    r"\b(?:published|posted|created|issued|released|updated?|modified|by|edited|written)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")

# Words that a stamp line may hold beside its date.
BESIDE_A_DATE = """
    published posted created issued released updated update modified edited written reported first last on at by in
    date time pm am hrs bureau desk staff reporter correspondent online print edition adjust font size share image
    business markets news economy read min mins minute minutes the source
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday
    reuters afp ap pti ians ani bernama xinhua yonhap bloomberg antara cna rtt
"""
USUAL = set(BESIDE_A_DATE.split()) | {name.lower() for name in clock.NAMES}
# A title may end in a date; these words betray it.
TITLE_WORDS = re.compile(
    r"\b(?:markets?|wrap|reports?|stocks?|shares?|ind(?:ex|ices)|sensex|nifty|gainers|losers|clos\w{1,5}|open\w{0,4}"
    r"|results?|summary|commentary|today|top|picks?|review|roundup|preview|rat(?:ing|e)s?|upgrades?|data)\b",
    re.IGNORECASE,
)

# "Business Report | Tue, 25 Nov 2025": a byline, no title.
DESK = re.compile(r"\b(?:business|staff|desk|agency|agencies)\sreports?\b", re.IGNORECASE)
# "January 06, 2010 09:49 am | Updated 09:51 am": the hour once more.
HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
# "Friday, November 21, 2025 | 05:12 PM IST EN Hindi": the hour at which the page was fetched, beside the languages it
# can be had in.
LANGUAGES = {"en", "english", "hindi", "हिंदी", "中文", "bangla", "urdu", "arabic"}

# "This report by the wire was first published Dec. 1, 2025."
SIGNED_OFF = re.compile(r"\b(?:was|is)\s(?:first|originally)\spublished\s(?:on\s)?$", re.IGNORECASE)

# "date 2021-11-08 Mumbai: …" and the like: a stamp glued to what follows.
GLUED = re.compile(r"(?:date:?\s{1,3})?(?:19|20)\d\d-\d\d-\d\d(?=\s)", re.IGNORECASE)
# "MUMBAI, Feb 3, 2016 (Agency) --": a dateline that states its year.
DATELINE = re.compile(r"[A-Z][A-Za-z.\s]{1,38},\s{0,2}(?P<date>[^()—–:]{6,24}?)\s{0,2}(?:\(|--|—|–|:|-\s)")
# "03:58 PM EDT, 09/08/2025 (Agency) -- Stocks rose …"
CLOCKED = re.compile(r"(?P<date>\d{1,2}:\d\d\s[AP]M\s[A-Z]{2,4},\s\d{1,2}/\d{1,2}/\d{4})\s\(")
# "… (Colombo/Oct25/2024)": an agency's own signature behind its last sentence.
SIGNATURE = re.compile(
    r"\([A-Z][A-Za-z. ]{1,24}/(?P<month>[A-Z][a-z]{2,8})\.?\s?(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)\W{0,4}$")
# "BDST: 1838 HRS, MAR 18, 2019": the hour and day of filing under an agency's story.
FILED = re.compile(r"[A-Z]{2,5}:\s\d{4}\sHRS,\s(?P<month>[A-Z]{3,9})\s(?P<day>\d{1,2}),\s(?P<year>20\d\d)$")
MONTH_LINE = re.compile(r"(?:" + "|".join(MONTHS) + r")[a-z]{0,6}\.?$", re.IGNORECASE)


@dataclass(slots=True)
class Stamped:
    """A date of a stamp with what decides which of several is taken."""

    value: date | datetime
    published: bool  # labelled as the day of publication
    offset: int


def split_glued(lines: list[Line]) -> None:
    """Cut a leading ISO date off the line it is glued to."""
    for number, line in enumerate(lines[:3]):
        match = GLUED.match(line.text)
        if match and find_dates(match.group())[:1]:
            rest = line.text[match.end():].lstrip()
            stamp = Line(line.start, line.start + match.end(), match.group(), line.gap, "stamp")
            body = Line(line.end - len(rest), line.end, rest, False)
            lines[number:number + 1] = [stamp, body]
            return


def mark_stamps(lines: list[Line]) -> tuple[list[Stamped], list[str]]:
    """Give stamp lines their kind; returns the dates they state and what is wrong with some."""
    dates: list[Stamped] = []
    problems: list[str] = []
    for line in lines:
        found = find_dates(line.text) if len(line.text) <= LONGEST_STAMP else []
        if found and is_clock(line.text, found[0]):
            line.kind = "furniture"
        if not found or not (line.kind == "stamp" or line.kind is None and is_stamp(line.text, found)):
            continue
        line.kind = "stamp"
        dates += stated(line, found)
        problems += [f"date of a stamp ignored, {printed.problem}" for printed in found if printed.problem]
    dates += mark_split_date(lines)
    return dates, problems


def is_clock(text: str, first: Printed) -> bool:
    """A date with its hour, and beside it nothing but other languages."""
    before, behind = text[:first.start].split(), text[first.end:].split()
    return (
        not any(word.isascii() for word in before)
        and isinstance(first.value, datetime)
        and bool(behind)
        and (behind[0].lower() in LANGUAGES or not behind[0].isascii())
    )


def stated(line: Line, found: list[Printed]) -> list[Stamped]:
    """The dates of one stamp line, each with the label that stands before it."""
    dates, previous = [], 0
    for printed in found:
        if printed.value is not None:
            label = line.text[previous:printed.start]
            dates.append(Stamped(printed.value, bool(PUBLISHED.search(label)), line.start + printed.start))
        previous = printed.end
    return dates


def is_stamp(text: str, found: list[Printed]) -> bool:
    """Nothing stands beside the dates but labels, a byline or a place; or the article says of itself when it was
    published."""
    if SIGNED_OFF.search(text[:found[0].start]):
        return True
    rest = text
    for printed in reversed(found):
        rest = rest[:printed.start] + " " + rest[printed.end:]
    rest = HOUR.sub(" ", DESK.sub(" ", rest))
    words = [word for word in WORD.findall(rest) if word.lower().rstrip(".") not in USUAL]
    if any(char.isdecimal() for word in words for char in word):
        return False
    labelled = LABEL.search(rest) is not None
    if not words:
        return True
    if TITLE_WORDS.search(" ".join(words)) and not labelled:
        return False
    return all(word[0].isupper() for word in words) and len(words) <= (5 if labelled else 2)


def mark_split_date(lines: list[Line]) -> list[Stamped]:
    """Day, month and year on three lines at the very top, as calendar leaves are scraped."""
    for first, second, third in zip(lines[:3], lines[1:4], lines[2:5]):
        year = third.text
        if not (first.text.isdecimal() and MONTH_LINE.match(second.text) and year.isdecimal()):
            continue
        if len(first.text) > 2 or len(year) not in (2, 4):
            continue
        try:
            month = MONTHS.index(second.text[:3].lower()) + 1
            day = calendar_day(int(year) + (2000 if len(year) == 2 else 0), month, int(first.text))
        except ValueError:
            continue
        first.kind = second.kind = third.kind = "stamp"
        return [Stamped(day, False, first.start)]
    return []


def dateline(line: Line) -> date | datetime | None:
    """The date of a dateline, where it states its year."""
    match = DATELINE.match(line.text[:90]) or CLOCKED.match(line.text[:90])
    found = find_dates(match["date"]) if match else []
    return found[0].value if found else None


def signature(line: Line) -> date | None:
    """The day of a signature: "(Colombo/Oct25/2024)", "BDST: 1838 HRS, MAR 18, 2019"."""
    match = SIGNATURE.search(line.text[-60:]) or FILED.match(line.text[-60:])
    if match is None:
        return None
    try:
        return calendar_day(int(match["year"]), MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]))
    except ValueError:
        return None


def choose(dates: list[Stamped], first_body: int) -> date | datetime | None:
    """The day of publication: labelled so, else the first above the article.

    A stamp below the article without that label may be another story's.
    """
    labelled = [stamped for stamped in dates if stamped.published]
    above = [stamped for stamped in dates if stamped.offset < first_body]
    values = [stamped.value for stamped in labelled or above]
    timed = [value for value in values if isinstance(value, datetime) and value.date() == as_date(values[0])]
    return (timed or values or [None])[0]  # of the same day the one that tells the time as well


def as_date(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value

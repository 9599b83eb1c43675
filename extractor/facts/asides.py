"""Why a numeral that no fact took is none: a reader a reason, asked in order. What none of them knows stays unread."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.spans.items import Item

MILLIONS = 1_000_000  # no price or level that was not read is so high
# Items whose digits are no measure, and why.
NAMES = {
    "date": "date", "year": "date", "time": "time of day", "ordinal": "ordinal", "index": "name", "company": "name",
    "instrument": "name", "period": "span of time", "extreme": "52-week or record level", "range": "range",
    "other-day": "another day", "code": "code", "sector": "name", "exchange": "name", "topic": "name",
    "new-highs": "52-week or record level", "new-lows": "52-week or record level", "counted": "name",
    "descriptor": "name", "investor": "name",
}
# Whose figures the record holds: a numeral behind one of these is no other's.
OWNERS = frozenset({"index", "company", "sector", "instrument", "investor"})
SPANS = frozenset(
    "years year months month days day weeks week hours hour minutes minute sessions session quarters quarter "
    "decades".split()
)
SCALES = frozenset("million millions billion billions trillion mln bln mn bn crore crores lakh lakhs thousand".split())
HOLDING = frozenset(
    "owns owned own holds held hold represents representing represent account accounts accounting accounted "
    "comprises contributed stake".split()
)
CROSSED = frozenset(
    "above below topped tops surpassed past crossed under beyond breached touching breaking broke breach "
    "cross topping".split()
)
REACHED = frozenset(
    "hit hits hitting touched touching high low highs lows earlier reached reaching peak record".split()
)
MODAL = frozenset(
    "could would may might should will expects expected forecast forecasts target targets seen resistance "
    "support unless until if likely".split()
)
FORESEEING = frozenset("expects sees target forecast forecasts predicts targets".split())
MEMBERS = frozenset("industrials components members constituents companies groups sectors firms".split())
AFTER_HOURS = frozenset("after-hours premarket pre-market extended extended-hours electronic".split())
REGIONS = frozenset(
    "u.s. us american european asian global world emerging japanese chinese indian british german french "
    "canadian australian brazilian latin".split()
)
GLUED = re.compile(r"[A-Za-z]+\d[A-Za-z\d]*\Z")  # Q4, Q3FY26, H1; not "1.7%" stuck to a word


@dataclass(slots=True)
class Place:
    """A numeral's item within its sentence."""

    items: list[Item]
    at: int

    @property
    def item(self) -> Item:
        return self.items[self.at]

    def next(self, step: int = 1) -> Item | None:
        return self.items[self.at + step] if 0 <= self.at + step < len(self.items) else None

    def lower(self, step: int) -> str:
        """The word so many steps away, empty beyond the sentence."""
        other = self.next(step)
        return other.lower if other is not None else ""

    def behind(self, length: int) -> list[Item]:
        """The items before it, nearest first, up to one whose figures the record holds."""
        found = []
        for other in reversed(self.items[max(0, self.at - length):self.at]):
            if other.kind in OWNERS or other.text == ";":
                break
            found.append(other)
        return found

    def said_behind(self, words: frozenset[str], length: int) -> bool:
        return any(not words.isdisjoint(other.lower.split()) for other in self.behind(length))


def reason_for(items: list[Item], at: int) -> str | None:
    """Why the numerals of an item are no fact, None where nobody can tell."""
    place, item = Place(items, at), items[at]
    if isinstance(item.extra, dict) and item.extra.get("aside"):
        return item.extra["aside"]
    if item.kind in NAMES:
        return NAMES[item.kind]
    return next((reason for told in REASONS if (reason := told(place))), None)


def as_amount(place: Place) -> str | None:
    """ "a 28.5 million euro deal", "73 lakh shares"; what investors moved stays unread until somebody reads it."""
    item = place.item
    if any(other.kind == "investor" for other in place.items):
        return None
    large = item.kind in ("money", "number", "count") and item.value is not None and abs(item.value.value) >= MILLIONS
    return "amount" if large or item.kind in ("money", "number", "count") and place.lower(1) in SCALES else None


def as_name(place: Place) -> str | None:
    """ "COVID-19", "the No. 3 drugstore", "the fourth quarter (Q4)", "a 30-share index"."""
    item, before = place.item, place.next(-1)
    if item.kind == "word" and GLUED.match(item.text):
        return "name"
    if before is None:
        return None
    if before.lower in ("no", "no.", "number") or before.text == "." and place.lower(-2) == "no":
        return "name"
    third = place.next(-2)
    if (
        item.kind == "count"
        and before.text == "-"
        and third is not None
        and third.end == before.start == item.start - 1
        and third.text[0].isupper()
    ):
        return "name"
    return None


def as_table(place: Place) -> str | None:
    return "table" if sum(other.text == "|" for other in place.items) >= 2 else None


def as_date(place: Place) -> str | None:
    """ "its 2010 spending", "the best start since '03", "2002-05"."""
    item, after = place.item, place.next()
    if item.kind != "count" or not item.text.isdecimal():
        return None
    if (
        len(item.text) == 4
        and item.text[:2] in ("19", "20")
        and (after is None or after.kind in ("word", "topic", "punct", "company"))
    ):
        return "date"
    short = len(item.text) == 2 and (
        place.lower(-1) in ("'", "’", "‘")
        or (place.lower(-1) == "-" and place.next(-2) is not None and place.next(-2).kind == "year")
    )
    return (
        "date"
        if short
        or (place.next(-1) is not None and place.next(-1).kind == "period" and place.lower(-1).startswith("since "))
        else None
    )


def as_fraction(place: Place) -> str | None:
    """ "35/32", "2-1/2": no figure of the record is printed so."""
    sides = (
        place.lower(1) == "/" and place.next(2) is not None and place.next(2).text.isdecimal(),
        place.lower(-1) == "/" and place.next(-2) is not None and place.next(-2).text.isdecimal(),
    )
    return "fraction" if any(sides) and place.item.kind in ("count", "number", "points") else None


def as_exchange_rate(place: Place) -> str | None:
    """ "($1 = 0.717 euros)"."""
    return "exchange rate" if "=" in (place.lower(-1), place.lower(1), place.lower(-2)) else None


def as_share(place: Place) -> str | None:
    """ "59 percent of S&P 500 companies", "67 percent have beaten forecasts", "owned about 9.5 percent"."""
    if place.item.kind != "percent":
        return None
    return (
        "share of a whole" if place.lower(1) in ("of", "are", "have", "were") or place.said_behind(HOLDING, 4) else None
    )


def as_mark(place: Place) -> str | None:
    """ "topped 3,000 for the first time", "back to the 10,000-level"."""
    after = place.next()
    if after is not None and after.kind == "mark" or place.lower(1) == "-" and place.lower(2).startswith("level"):
        return "mark"
    if place.item.kind not in ("count", "number", "money", "points"):
        return None
    first = (
        [place.lower(1), place.lower(2), place.lower(3)] == ["for", "the", "first"]
        or place.lower(1) == "for the first time"
    )
    return "mark" if first or place.lower(-1) in CROSSED else None


def as_span(place: Place) -> str | None:
    after = place.lower(1)
    if [after, place.lower(2)] == ["of", "the"] and place.lower(3) in ("past", "last", "previous"):
        return "span of time"  # "fell on 11 of the past 15 days"
    return "span of time" if after in SPANS or after == "-" and place.lower(2) in SPANS else None


def as_topic(place: Place) -> str | None:
    """Of what is told beside it, or told of nothing that the record holds: results, the economy, volumes."""
    item, before, after, second = place.item, place.next(-1), place.next(), place.next(2)
    if after is not None and after.kind == "topic":
        return after.value
    if (
        after is not None
        and second is not None
        and second.kind == "topic"
        and after.lower in ("of", "in", "-", "equity", "and")
    ):
        return second.value
    if (
        after is not None
        and after.lower == "-"
        and second is not None
        and second.kind in ("counted", "index", "word", "descriptor")
    ):
        return "name"  # a 30-share index
    if before is not None and before.kind == "topic":
        return before.value
    if (
        item.kind in ("number", "count")
        and isinstance(item.extra, dict)
        and item.extra.get("currency")
        and after is not None
        and after.kind == "counted"
    ):
        return "volume"
    if near := next((other for other in place.behind(6) if other.kind == "topic"), None):
        return near.value
    if not any(other.kind in OWNERS or other.kind == "counted" for other in place.items):
        return next((other.value for other in place.items if other.kind == "topic"), None)
    return None


def as_count(place: Place) -> str | None:
    """ "15 euro zone countries", "47 respondents": so many of what is no stock."""
    if place.item.kind != "count" or "." in place.item.text:
        return None
    for step in range(1, 5):
        other = place.next(step)
        if (
            other is None
            or other.kind not in ("word", "company", "topic", "exchange", "instrument", "mark")
            or other.lower in ("of", "to", "in", "on", "at", "from", "and", "or", "but", "by", "for", "as", "was", "is")
        ):
            return None
        if (
            other.kind == "word"
            and other.lower.endswith("s")
            and not other.lower.endswith(("ss", "us"))
            and other.lower not in ("was", "its", "has", "points", "stocks", "shares")
        ):
            return "count"
    return None


def as_size(place: Place) -> str | None:
    """ "the best of the 10 major S&P sectors", "of the 133 S&P 500 companies that have reported", "Group of 20"."""
    if place.item.kind != "count" or "." in place.item.text:
        return None
    if [place.lower(-2), place.lower(-1)] == ["group", "of"]:
        return "name"
    led = [place.lower(-1), place.lower(-2)]
    if not ("of" in led or led[0] in ("'s", "’s", "with") or led[1] in ("'s", "’s")):
        return None
    ahead = [other for step in range(1, 6) if (other := place.next(step)) is not None]
    return (
        "size of a universe"
        if any(other.kind in ("counted", "sector") or other.lower in MEMBERS for other in ahead)
        else None
    )


def as_telephone(place: Place) -> str | None:
    """ "+1 646 223 6393"."""
    numbers = [other.text for other in place.items[max(0, place.at - 6):place.at + 1]]
    first = next((k for k, text in enumerate(numbers) if text[0] == "+"), None)
    return (
        "telephone number"
        if first is not None
        and (len(numbers) - first > 1 or place.lower(1).isdecimal())
        and all(text.strip("+()-").isdecimal() or text in "()-" for text in numbers[first:])
        else None
    )


def as_age(place: Place) -> str | None:
    """ "his brother, Richard, 45, has …"."""
    before = place.next(-2)
    aged = (
        place.item.kind == "count"
        and len(place.item.text) == 2
        and place.item.text.isdecimal()
        and place.lower(-1) == place.lower(1) == ","
    )
    return "age" if aged and before is not None and before.text[0].isupper() else None


def as_moment(place: Place) -> str | None:
    """ "hit a record at $96.94", "fell to a one-week low of $1.2239", "was last at $8.74 in extended trading": no
    fact of the day's."""
    if place.item.kind not in ("money", "percent", "number", "points"):
        return None
    owner = next(
        (
            other.kind
            for other in reversed(place.items[:place.at])
            if other.kind in OWNERS or other.kind == "descriptor"
        ),
        None,
    )
    if owner in ("index", "descriptor"):
        return None  # an index's high and low are facts; unread, they are missed
    if place.said_behind(REACHED, 5):
        return "price within the day"
    if any(
        not AFTER_HOURS.isdisjoint(other.lower.replace("-", " ").split()) or other.lower in AFTER_HOURS
        for other in place.items
    ):
        return "price outside trading hours"
    return None


def as_previous(place: Place) -> str | None:
    """ "eased to 1.74 percent from 1.76 percent"."""
    before = next(
        (
            other
            for other in place.behind(4)
            if other.kind == "word" and other.lower not in ("a", "an", "the") and not other.lower.endswith(("ly", "ed"))
        ),
        None,
    )
    return "previous value" if before is not None and before.lower == "from" else None


def as_market(place: Place) -> str | None:
    """ "Global stocks jumped 2 percent", "the major indexes were down about 1 percent": of no index by name."""
    if place.item.kind not in ("percent", "points"):
        return None
    behind = place.behind(8)
    at = next(
        (
            place.at - 1 - back
            for back, other in enumerate(behind)
            if other.kind in ("counted", "market") or other.lower in ("indexes", "indices")
        ),
        None,
    )
    if at is None:
        return None
    before = place.items[at - 1] if at else None
    named = before is not None and before.text[0].isupper() and at > 1 and before.lower not in REGIONS
    return None if named or place.items[at].lower in ("shares", "stock", "share") else "market in general"


def as_forecast(place: Place) -> str | None:
    """ "is seen rising to 14,150", "could be erased", "expects the S&P 500 to hit 1,600": of a time to come."""
    foreseen = (
        place.item.kind in ("count", "number")
        and any(other.lower in FORESEEING for other in place.items[max(0, place.at - 10):place.at])
    )
    return "forecast" if foreseen or place.said_behind(MODAL, 7) else None


REASONS: tuple[Callable[[Place], str | None], ...] = (
    as_amount, as_name, as_table, as_date, as_fraction, as_exchange_rate, as_share, as_mark, as_span, as_topic,
    as_size, as_telephone, as_age, as_count, as_moment, as_previous, as_market, as_forecast,
)

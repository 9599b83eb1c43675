"""What kind of number it is that is no measure: an amount, a name, a date, a fraction, a span, a size, an age."""

from __future__ import annotations

import re

from extractor.facts.aside_place import OWNERS, Place

MILLIONS = 1_000_000  # no price or level that was not read is so high
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
MEMBERS = frozenset("industrials components members constituents companies groups sectors firms".split())
AFTER_YEARS = frozenset({"word", "topic", "punct", "company", "trade", "extreme", "close", "high", "low"})
EARNED = frozenset({"loss", "losses", "profit", "profits", "income", "earnings"})
AMONG = frozenset({"among", "amongst", "among the", "amongst the"})
GLUED = re.compile(r"[A-Za-z]+\d[A-Za-z\d]*\Z")  # Q4, Q3FY26, H1; not "1.7%" stuck to a word


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
    if item.text.endswith(".0") and len(item.text) == 3 and before.text.istitle() and before.kind in ("word", "company"):
        return "name"  # "Movement Control Order 3.0"
    if before.lower in ("no", "no.", "number", "phase") or before.text == "." and place.lower(-2) == "no":
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
        and (after is None or after.kind in AFTER_YEARS)
    ):
        return "date"
    before, third = place.next(-1), place.next(-2)
    if before is None:
        return None
    short = len(item.text) == 2 and (
        before.lower in ("'", "’", "‘") or (before.lower == "-" and third is not None and third.kind == "year")
    )
    return "date" if short or before.kind == "period" and before.lower.startswith("since ") else None


def as_fraction(place: Place) -> str | None:
    """ "35/32", "2-1/2": no figure of the record is printed so."""
    below, above = place.next(2), place.next(-2)
    sides = (
        place.lower(1) == "/" and below is not None and below.text.isdecimal(),
        place.lower(-1) == "/" and above is not None and above.text.isdecimal(),
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


def as_range(place: Place) -> str | None:
    """ "worth between $1.28 and $1.57 a share": either end."""
    if place.item.kind not in ("money", "number", "percent"):
        return None
    ends = place.lower(-1) == "between" or place.lower(-1) == "and" and place.lower(-3) == "between"
    return "range" if ends else None


def as_volume(place: Place) -> str | None:
    """ "one trade of 500,000 shares in London", "bought 525,000 ordinary shares at"."""
    if place.item.kind not in ("count", "number") or place.item.value is None or place.item.value.value < 1000:
        return None
    return "volume" if any(place.lower(step).split(" ")[0] == "shares" for step in (1, 2)) else None


def as_result(place: Place) -> str | None:
    """ "a Q1 loss of $0.40 per share": what a company earned."""
    if place.item.kind != "money" or place.lower(-1) != "of" or place.lower(-2) not in EARNED:
        return None
    return "company results" if place.lower(1) in ("per share", "a share") or place.lower(1) in ("a", "per") else None


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
    among = led[0] in AMONG or led[0] == "the" and led[1] in AMONG
    if not (among or "of" in led or led[0] in ("'s", "’s", "with") or led[1] in ("'s", "’s")):
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

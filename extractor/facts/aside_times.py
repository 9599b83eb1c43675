"""Why a numeral is no fact of the day or of anybody: of a moment on the way, of what was before or will be, of a
market in general."""

from __future__ import annotations

from extractor.facts.aside_place import OWNERS, Place

REACHED = frozenset(
    "hit hits hitting touched touching high low highs lows earlier reached reaching peak record swinging swung ranging average".split()
)
MODAL = frozenset(
    "could would may might should will expects expected forecast forecasts target targets seen resistance "
    "support unless until if likely".split()
)
FORESEEING = frozenset("expects expecting sees target forecast forecasts predicts targets".split())
AFTER_HOURS = frozenset("after-hours premarket pre-market extended extended-hours electronic".split())
REGIONS = frozenset(
    "u.s. us american european asian global world emerging japanese chinese indian british german french "
    "canadian australian brazilian latin".split()
)


def as_moment(place: Place) -> str | None:
    """ "hit a record at $96.94", "fell to a one-week low of $1.2239", "was last at $8.74 in extended trading", "After
    opening 3% up, …": no fact of the day's."""
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
    if place.said_behind(REACHED, 5) or any(other.kind == "open" for other in place.behind(2)):
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
            if other.kind in ("counted", "market") or other.lower in ("indexes", "indices", "peers", "bourses")
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

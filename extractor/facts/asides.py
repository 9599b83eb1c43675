"""Why a numeral that no fact took is none: a reader a reason, asked in order. What none of them knows stays unread."""

from __future__ import annotations

from collections.abc import Callable

from extractor.facts.aside_kinds import (
    as_age,
    as_amount,
    as_count,
    as_date,
    as_exchange_rate,
    as_fraction,
    as_mark,
    as_name,
    as_range,
    as_result,
    as_share,
    as_size,
    as_span,
    as_table,
    as_telephone,
    as_topic,
    as_volume,
)
from extractor.facts.aside_place import Place
from extractor.facts.aside_times import as_forecast, as_market, as_moment, as_previous
from extractor.spans.items import Item

# Items whose digits are no measure, and why.
NAMES = {
    "date": "date", "year": "date", "time": "time of day", "ordinal": "ordinal", "index": "name", "company": "name",
    "instrument": "name", "period": "span of time", "extreme": "52-week or record level", "range": "range",
    "other-day": "another day", "code": "code", "sector": "name", "exchange": "name", "topic": "name",
    "new-highs": "52-week or record level", "new-lows": "52-week or record level", "counted": "name",
    "descriptor": "name", "investor": "name",
}


def reason_for(items: list[Item], at: int) -> str | None:
    """Why the numerals of an item are no fact, None where nobody can tell."""
    place, item = Place(items, at), items[at]
    if isinstance(item.extra, dict) and item.extra.get("aside"):
        return item.extra["aside"]
    if item.kind in NAMES:
        return NAMES[item.kind]
    return next((reason for told in REASONS if (reason := told(place))), None)


REASONS: tuple[Callable[[Place], str | None], ...] = (
    as_amount, as_range, as_volume, as_result, as_name, as_table, as_date, as_fraction, as_exchange_rate, as_share, as_mark, as_span, as_topic,
    as_size, as_telephone, as_age, as_count, as_moment, as_previous, as_market, as_forecast,
)

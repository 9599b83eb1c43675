"""Items settled by the words beside them, before any reader sees the sentence: names, numbers, indices, quotes."""

from __future__ import annotations

from extractor.frames.closes import settle_closes
from extractor.frames.contributing import settle_contributors
from extractor.frames.epithets import (
    GEARED,
    NOUNS,
    leave_callings,
    leave_geared,
    settle_epithets,
    settle_plural_callings,
    settle_units,
)
from extractor.frames.goods import (
    FUTURES,
    TRENDS,
    drop_trends,
    name_coded,
    settle_futures,
    settle_goods,
    settle_pairs,
)
from extractor.frames.industries import CALLING, call_sectors, name_unlisted, settle_industries
from extractor.frames.legal_tails import ENDINGS, join_danish, join_holdings, join_legal_endings
from extractor.frames.listed_names import name_numbers, settle_listed
from extractor.frames.lists import call_them_they, join_along, join_bracketed, join_those, leave_cities
from extractor.frames.live_quotes import settle_live_quotes
from extractor.frames.manifold import MANIFOLD, settle_manifold
from extractor.frames.market_groups import GROUPS, settle_groups
from extractor.frames.options import OPTIONS, settle_options
from extractor.frames.other_ratios import leave_other_ratios, settle_pointing
from extractor.frames.persons import leave_persons
from extractor.frames.quoted import PUT_IN, drop_words_put_in, unquote
from extractor.frames.ranges import join_ranges, part_extents
from extractor.frames.ranking import settle_ranks
from extractor.frames.returns import DELIVERING, settle_returns, settle_spans_had
from extractor.frames.shared_units import (
    ORDERING,
    SINGLE,
    count_units,
    level_units,
    name_single,
    settle_order,
    share_units,
    sign_both_ways,
)
from extractor.frames.sizes import (
    FIRST_OF_SIZE,
    SPREADING,
    join_cut_sizes,
    name_numbered,
    settle_first_of_size,
    settle_siblings,
    spread_sizes,
)
from extractor.frames.tenors import set_prices_aside, settle_tenors
from extractor.frames.thousands import join_broken, join_thousands
from extractor.frames.tickers import take_tickers
from extractor.frames.twice_counted import count_single_side, drop_repeated_digits
from extractor.frames.yields import RATES, settle_bids, settle_yields
from extractor.spans.items import Item

TRADED = frozenset({"index", "company", "instrument", "sector", "descriptor", "pronoun"})
LAST_SPANS = {"last week": "1wk", "last month": "1mo", "last year": "1y"}


def settle(items: list[Item], text: str) -> None:
    """What the words beside an item make of it. A step that asks for a word or kind is left out where none of those
    it asks for stands there."""
    unquote(items)
    said = {item.kind for item in items}
    said.update([item.lower for item in items])
    if not said.isdisjoint(PUT_IN):
        drop_words_put_in(items)
    if not said.isdisjoint(ORDERING):
        settle_order(items)
        said.update([item.lower for item in items])
    settle_names(items, text, said)
    settle_numbers(items, text, said)
    settle_indices(items, said)
    settle_quotes(items, text, said)
    name_unlisted(items)


def settle_names(items: list[Item], text: str, said: set[str]) -> None:
    if not said.isdisjoint(ENDINGS):
        join_legal_endings(items, text)
    if "holdings" in said and "sector" in said:
        join_holdings(items, text)
    if not said.isdisjoint(("sector", "index")):
        settle_industries(items)
    if "company" in said:
        leave_persons(items)
        leave_callings(items)
        if "sector" in said:
            settle_plural_callings(items, text)
    if "percent" in said:
        settle_live_quotes(items)
    if "(" in said:
        take_tickers(items)
    if not said.isdisjoint(NOUNS):
        settle_epithets(items)
    if "units" in said:
        settle_units(items)
    if not said.isdisjoint(GEARED):
        leave_geared(items)
    if not said.isdisjoint(MANIFOLD):
        settle_manifold(items)
    settle_ranks(items)
    if "contributors" in said:
        settle_contributors(items)
    if "trades" in said:
        settle_trades(items)
    if not said.isdisjoint(DELIVERING):
        settle_returns(items)
    if "pared" in said:
        settle_spans_had(items)
    if "one" in said:
        name_numbers(items, text)
    settle_listed(items, text)
    if not said.isdisjoint(SINGLE):
        name_single(items)
    if not said.isdisjoint(("along", "together")):
        join_along(items)
    if "index" in said and "in" in said:
        leave_cities(items)


def settle_numbers(items: list[Item], text: str, said: set[str]) -> None:
    if "respectively" in said:
        call_them_they(items)
        join_those(items)
        share_units(items)
        sign_both_ways(items)
    if "percent-sign" in said:
        count_units(items)
    if "percent" in said:
        join_ranges(items)
        part_extents(items)
    if "ratio" in said or "ratios" in said:
        leave_other_ratios(items)
    if "points" in said:
        settle_pointing(items)
    if "(" in said and "and" in said:
        join_bracketed(items, text)
    if "count" in said:
        join_thousands(items, text)
        join_broken(items, text)
        if "(" in said:
            drop_repeated_digits(items)
        if "one" in said:
            count_single_side(items)
    if "basis-points" in said and not said.isdisjoint(("index", "descriptor")):
        level_units(items)


def settle_indices(items: list[Item], said: set[str]) -> None:
    if "close" in said or "closure" in said:
        settle_closes(items)
    joined = not said.isdisjoint(("cap", "caps")) and join_cut_sizes(items)
    if joined or not said.isdisjoint(SPREADING):
        if "count" in said:
            name_numbered(items)
        spread_sizes(items)
        settle_siblings(items)
    if not said.isdisjoint(FIRST_OF_SIZE):
        settle_first_of_size(items)
    if not said.isdisjoint(GROUPS):
        settle_groups(items)
    if not said.isdisjoint(CALLING):
        call_sectors(items)
    if "performance over" in said:
        span_performances(items)


def settle_quotes(items: list[Item], text: str, said: set[str]) -> None:
    if "/" in said:
        join_danish(items, text)
        name_coded(items)
        settle_pairs(items)
    spoken = " ".join(said)
    if "future" in spoken or not said.isdisjoint(FUTURES):
        settle_futures(items)
    if not said.isdisjoint(OPTIONS):
        settle_options(items)
    if "instrument" in said:
        if not said.isdisjoint(TRENDS):
            drop_trends(items)
        settle_goods(items)
        if "/" in said:
            set_prices_aside(items)
    if "yield" in spoken or not said.isdisjoint(RATES):
        settle_yields(items, text)
    if "year" in spoken or "yield" in spoken:
        settle_tenors(items, text)
    if "bid" in said or "bid at" in said or "last bid at" in said:
        settle_bids(items)


def settle_trades(items: list[Item]) -> None:
    """ "the Nifty trades lower by 22 points": how it stands now, and no number of deals."""
    for name, item, after in zip(items, items[1:], items[2:]):
        stands = after.kind in ("rise", "fall", "flat", "unchanged") or after.lower in ("at", "near", "around", "above", "below")
        if item.lower == "trades" and item.kind == "topic" and name.kind in TRADED and stands:
            item.kind, item.figures, item.value = "trade", ("trade",), None


def span_performances(items: list[Item]) -> None:
    """ "its performance over the last week": the seven days up to now, and not the week before this."""
    for over, item in zip(items, items[2:]):
        if over.lower == "performance over" and item.lower in LAST_SPANS:
            item.kind, item.figures, item.value = "period", ("period",), LAST_SPANS[item.lower]

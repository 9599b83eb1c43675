"""What the whole article is about, told before any sentence is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from extractor.frames.about import main_company, tells_a_week
from extractor.frames.branches import name_branches
from extractor.frames.hours import told_session
from extractor.frames.industry_codes import call_codes
from extractor.frames.segments import SIZES, is_indian, segment, speaks_of_segment
from extractor.frames.statement import Context, Sentence
from extractor.frames.tickers import name_tickers
from extractor.spans.currencies import countries_of
from extractor.spans.items import Item
from extractor.spans.lexicon import Lexicon

TRADED = frozenset(
    {
        "shares", "stocks", "equities", "stock market", "share market", "equity market", "bourse", "market",
    }
)
OF_A_HOUSE = frozenset({"'s", "’s", "stock", "share", "equity", "securities"})
ABROAD = frozenset({"USD", "EUR", "GBP", "JPY", "CNY", None})


def survey(sentences: list[Sentence], context: Context, lexicon: Lexicon) -> None:
    """What the whole article is about, before any sentence is read: its main index, the index of each size, its
    year."""
    call_codes(sentences)
    ordered = sorted(sentences, key=lambda sentence: sentence.block in ("headline", "heading"))
    context.national_index = national_indices(lexicon)
    note_indices(ordered, context)
    note_country(ordered, context, lexicon)
    spoken = speaks_of_segment(sentences) if context.main_index is None else None
    if spoken is not None and is_indian(sentences):
        context.country = "IN"
        name_home(context, ("IN",), lexicon)
        home = context.size_index[spoken.value]
        context.main_index = context.size_index[spoken.value] = replace(home, text=spoken.text)
    rename(sentences, context.country)
    disown(sentences, context.country)
    if context.country in ("KW", "BH", "JO", "IQ"):
        part_dinars(sentences)
    if context.country == "EG":
        point_pence(sentences)
    if context.country == "GH":
        call_pesewas(sentences)
    if context.country == "NG":
        bank_sterling(sentences)
    if branches := lexicon.branches.get(context.country or ""):
        name_branches(sentences, branches)
    if context.country == "VN":
        for sentence in sentences:
            name_tickers(sentence.items)
    context.main_index = context.main_index or home_market(sentences, context)
    context.tells_yesterday = tells_yesterday(sentences)
    context.told_session = told_session(sentences)
    context.main_company = context.stock = main_company(sentences)
    context.weekly = tells_a_week(sentences)
    if context.main_index is not None:
        context.segment = segment(sentences, context)
    context.of_segment = context.segment is not None or spoken is not None


def home_market(sentences: list[Sentence], context: Context) -> Item | None:
    """ "Abu Dhabi stocks rose on Tuesday. The index gained …": where none is named, that of the one market told of."""
    told: dict[str, Item] = {}
    for items in (sentence.items for sentence in sentences[:3]):
        houses = [context.national_index.get((item.value or "").lower()) for item in items if item.kind == "exchange"]
        told |= {house.value: house for house in houses if house is not None}
        words = [item.lower for item in items]
        for at in (k for k, word in enumerate(words) if word in TRADED and k):
            back = next(k for k in range(at - 1, -1, -1) if k == 0 or words[k] not in OF_A_HOUSE)
            place = context.national_index.get(words[back]) or context.national_index.get(" ".join(words[max(0, back - 1):back + 1]))
            if place is not None:
                told[place.value] = place
    return next(iter(told.values())) if len(told) == 1 else None


def part_dinars(sentences: list[Sentence]) -> None:
    """A dirham has a hundred fils, a dinar has a thousand."""
    for item in (item for sentence in sentences for item in sentence.items if item.kind == "money"):
        if item.extra["currency"] == "fils":
            item.value = replace(item.value, value=item.value.value.scaleb(-1), step=item.value.step.scaleb(-1))


def point_pence(sentences: list[Sentence]) -> None:
    """ "to close at 5169.98p": in the papers of Cairo those are points."""
    for item in (item for sentence in sentences for item in sentence.items if item.kind == "money"):
        if item.extra["currency"] == "GBP" and item.text.endswith("p"):
            item.kind, item.extra["currency"] = "points", None
            item.value = replace(item.value, value=item.value.value.scaleb(2), step=item.value.step.scaleb(2))


def call_pesewas(sentences: list[Sentence]) -> None:
    """ "added 1p to trade at GHS0.85": in Accra those are pesewas."""
    for item in (item for sentence in sentences for item in sentence.items if item.kind == "money"):
        if item.extra["currency"] == "GBP" and item.text.endswith("p"):
            item.extra["currency"] = "GHS"


def bank_sterling(sentences: list[Sentence]) -> None:
    """ "Sterling rose by 6 per cent to N1.75": in Lagos that is a bank."""
    for item in (item for sentence in sentences for item in sentence.items if item.kind == "instrument"):
        if item.text == "Sterling":
            item.kind, item.figures, item.value, item.extra = "company", ("company",), item.text, None


def rename(sentences: list[Sentence], country: str | None) -> None:
    """The "JSE Financial" of a report from Kingston is none of Johannesburg's: `there`."""
    for item in (item for sentence in sentences for item in sentence.items if item.kind == "index"):
        item.value = (item.extra or {}).get("there", {}).get(country or "", item.value)


def disown(sentences: list[Sentence], country: str | None) -> None:
    """ "Nifty's Energy Index" in a report from Mumbai is none of Kuala Lumpur's: a branch by its bare name is an index
    of the article's own country, and else a sector."""
    beside = (pair for sentence in sentences for pair in zip((None, *sentence.items), sentence.items))
    for before, item in ((before, item) for before, item in beside if item.kind == "index"):
        extra = item.extra or {}
        bare = item.lower.removesuffix(" index") in [word.lower() for word in extra.get("branch", ())]
        if bare and country is not None and extra.get("in") != country:
            if before is not None and before.lower in ("'s", "’s"):
                item.kind, item.value, item.figures = "topic", "index of another market", ("topic",)
                continue
            item.text = item.value = item.text[:-len(" index")] if item.lower.endswith(" index") else item.text
            item.kind, item.figures, item.extra = "sector", ("sector",), None


def note_indices(ordered: list[Sentence], context: Context) -> None:
    """The main index, the index of each size, their countries; and the year that a date has."""
    for item, after in (pair for sentence in ordered for pair in zip(sentence.items, (*sentence.items[1:], None))):
        if item.kind == "exchange" and after is not None and after.lower == "index":
            # "the Nepal Stock Exchange (NEPSE) index": the whole market's, before any other is named
            known = context.national_index.get(item.value.lower()) if (item.extra or {}).get("in") else None
            context.main_index = context.main_index or known
        elif item.kind == "index":
            context.main_index = context.main_index or item
            context.countries.add((item.extra or {}).get("in"))
            for size, endings in SIZES.items():
                if item.value.endswith(endings) or item.value == "BSE 100" and size == "LargeCap":
                    context.size_index.setdefault(size, item)
        elif item.kind == "date" and item.value.year and context.year is None:
            context.year = item.value.year


def note_country(ordered: list[Sentence], context: Context, lexicon: Lexicon) -> None:
    """The country of the first index or exchange that is of one, else of the money its prices are in; and what goes by
    a short name there."""
    of_money = money_country(ordered)
    lead_with_home(ordered, context)
    placed = next((item for sentence in ordered for item in sentence.items if is_placed(item, context)), None)
    context.country = (placed.extra or {}).get("in") if placed is not None else of_money
    context.home_currency = currencies(lexicon).get(context.country or "")
    name_home(context, (context.country, of_money), lexicon)
    if context.main_index is None or "in" not in (context.main_index.extra or {}):
        # "the benchmark index" of a country whose benchmark is its all-share, or has another besides
        home = any(known[0] == "AllShare" for known in lexicon.at_home.get(context.country or "", ()))
        context.main_index = benchmark(context, lexicon) if home else context.main_index


def lead_with_home(ordered: list[Sentence], context: Context) -> None:
    """A report that begins with the markets abroad is still one on the market whose prices it tells."""
    homes = countries_of(most_told(ordered))
    if context.main_index is None or not homes or country_of(context.main_index) in (None, *homes):
        return
    named = [item for sentence in ordered for item in sentence.items if item.kind == "index"]
    at_home = [item for item in named if country_of(item) in homes]
    abroad = sum(country_of(item) == country_of(context.main_index) for item in named)
    if len(at_home) > abroad:
        context.main_index = at_home[0]


def country_of(index: Item) -> str | None:
    return (index.extra or {}).get("in")


def benchmark(context: Context, lexicon: Lexicon) -> Item:
    """The one index that goes by the country's name; else its all-share."""
    own = {name: extra for name, extra in lexicon.national.values() if extra.get("in") == context.country}
    if len(own) != 1:
        return context.size_index["AllShare"]
    name, extra = own.popitem()
    return Item("index", 0, 0, "", "", name, extra=extra)


def name_home(context: Context, countries: Iterable[str | None], lexicon: Lexicon) -> None:
    """What goes by a short name in a country."""
    at_home = (known for country in countries for known in lexicon.at_home.get(country or "", ()))
    for known_as, name, extra in at_home:
        context.size_index.setdefault(known_as, Item("index", 0, 0, "", "", name, extra=extra))


def is_placed(item: Item, context: Context) -> bool:
    """The article's index, or an exchange, that is of a country."""
    return (item is context.main_index or item.kind == "exchange") and bool((item.extra or {}).get("in"))


def money_country(ordered: list[Sentence]) -> str | None:
    """The country whose own money most prices are in."""
    currency = most_told(ordered)
    return currency[:2] if len(currency) == 3 and currency.isupper() else None


def most_told(ordered: list[Sentence]) -> str:
    """The money that most prices are in; dollars, euros and pounds are everybody's."""
    told = Counter(
        item.extra["currency"]
        for sentence in ordered
        for item in sentence.items
        if item.kind == "money" and item.extra["currency"] not in ABROAD
    )
    return next(iter(told.most_common(1)), ("", 0))[0] or ""


@lru_cache(maxsize=4)
def currencies(lexicon: Lexicon) -> dict[str, Item]:
    """By country, the currency that is told in its own units: the won in KRW."""
    return {
        country: Item("instrument", 0, 0, "", "", rule.name, extra=rule.extra)
        for rule in lexicon.rules.names
        if rule.kind == "instruments" and rule.extra.get("kind") == "currency"
        for unit in (rule.extra.get("unit", "USD"),)
        for country in (("IN", "PK", "LK", "NP") if unit == "rupee" else (unit[:2],))
        if unit != "USD"
    }


@lru_cache(maxsize=4)
def national_indices(lexicon: Lexicon) -> dict[str, Item]:
    """The index that goes by each country's name ("german") or its exchange's ("dubai financial market"), and what each
    calls by a short name at home ("KE AllShare")."""
    named = dict(lexicon.national)
    for country, known in lexicon.at_home.items():
        named.update((f"{country} {known_as}", (name, extra)) for known_as, name, extra in known)
    return {word: Item("index", 0, 0, "", "", name, extra=extra) for word, (name, extra) in named.items()}


def tells_yesterday(sentences: list[Sentence]) -> bool:
    """Whether the lead tells of yesterday and nothing in the article of today: a morning paper's report."""
    body = [sentence for sentence in sentences if sentence.block == "body"]
    said = any(is_yesterday(sentence.items, at) for sentence in body[:2] for at in range(len(sentence.items)))
    return said and not any(tells_now(sentence.items, at) for sentence in body[:4] for at in range(len(sentence.items)))


def is_yesterday(items: list[Item], at: int) -> bool:
    """ "fell yesterday", but not "yesterday's fall" nor "as Reuters yesterday reported"."""
    if items[at].lower != "yesterday" or at + 1 == len(items):
        return items[at].lower == "yesterday"
    return items[at + 1].lower not in ("'s", "’s") and not (at and items[at + 1].text[0].isupper())


def tells_now(items: list[Item], at: int) -> bool:
    """ "today", "on Monday", but not "today's market activities" nor "compared to Tuesday"."""
    possessed = at + 1 < len(items) and items[at + 1].lower in ("'s", "’s")
    compared = (
        at > 0
        and items[at - 1].lower in ("to", "from", "since", "than", "until", "with", "after", "versus", "against")
    )
    return (
        (not possessed and items[at].lower in ("today", "tonight", "this morning"))
        or (not compared and items[at].kind == "weekday")
    )

"""Goods that are both quoted and an industry: "oil rose to $90" is a price, "oil and mining stocks rose" a sector."""

from __future__ import annotations

from extractor.frames.moves.vocabulary import SECTOR_TAILS
from extractor.frames.walks import backwards
from extractor.spans.dates import MONTHS
from extractor.spans.items import Item

PRODUCERS = SECTOR_TAILS | frozenset(
    "producers majors explorers refiners drillers companies firms miners giants heavyweights exploration".split()
)
UNITS = {"dollar": "USD", "euro": "EUR", "pound": "GBP"}
MEASURED_OUT = frozenset({"barrel", "ounce", "pound", "tonne", "ton", "bushel", "gallon"})
# What currencies are called whose codes make a pair; where the name is not that of the rule, its own spelling.
CODED = {
    "USD": "dollar", "EUR": "euro", "GBP": "pound", "JPY": "yen", "CHF": "Swiss franc", "AUD": "Australian dollar",
    "NZD": "New Zealand dollar", "CAD": "Canadian dollar", "CNY": "yuan", "HKD": "Hong Kong dollar", "KRW": "won",
    "SGD": "Singapore dollar", "TWD": "Taiwan dollar", "THB": "Thai baht", "IDR": "Indonesian rupiah", "INR": "rupee",
    "MYR": "ringgit", "PHP": "peso", "MXN": "Mexican peso", "BRL": "real", "RUB": "rouble", "ZAR": "rand",
    "TRY": "Turkish lira", "SEK": "Swedish krona", "NOK": "Norwegian krone", "DKK": "Danish krone",
    "PLN": "Polish zloty", "HUF": "Hungarian forint", "CZK": "Czech koruna", "ILS": "Israeli shekel",
    "EGP": "Egyptian pound", "SAR": "Saudi riyal", "CLP": "Chilean peso", "COP": "Colombian peso",
}
GLUE = (",", "and", "&", "/", "or")
FUTURE = frozenset({"future", "futures"})
TRENDS = frozenset({"trend", "trends", "indication", "indications"})
FUTURES = frozenset({"futures", "contracts", "futures contracts"})
# Between an industry and what is listed with it: "the platinum index rose 4.2%, gold 3.4%, banks 0.3%".
PASSED = frozenset({"percent", "rise", "fall", "descriptor", "hedge-about", "hedge-over", "hedge-under"})


BASKETED = frozenset({"commodities", "raw materials", "raw-materials", "metals", "resources"})
CONTRACTS = frozenset({"contract", "contracts"})
NEAREST = frozenset({"front-month", "month", "most-active", "active", "traded", "nearby", "nearest", "benchmark"})
DELIVERIES = frozenset({"settlement", "delivery", "expiry", "contract", "contracts"})


def settle_goods(items: list[Item]) -> None:
    """Name as sectors the goods in front of "stocks", "companies" and the like, and those in a list of such."""
    for at in backwards(items):
        item = items[at]
        if item.kind == "instrument":
            _leave_out_delivery(items, at)
            _leave_out_its_contract(items, at)
            _leave_out_basket(items, at)
            _part_up_to(items, at)
        if (
            item.kind == "instrument"
            and item.value in ("crude", "crude oil")
            and at
            and items[at - 1].lower in MONTHS
            and "contract" in (item.lower.split()[-1], *(one.lower for one in items[at + 1:at + 2]))
        ):
            item.value = "US crude"  # "the January crude contract" is New York's
        if (
            item.kind == "instrument"
            and "sector" in item.figures
            and (
                _heads(items, at)
                or _follows_sector(items, at)
                or _listed_with_sectors(items, at)
                or _begins_name(items, at)
            )
        ):
            item.kind, item.value, item.extra = "sector", item.text, None
    _leave_out_measures(items)


def _part_up_to(items: list[Item], at: int) -> None:
    """ "sending the yield up to 4.12%": "up" and "to", and no "as much as"."""
    words = items[at + 1] if at + 2 < len(items) else None
    if words is not None and words.lower == "up to" and items[at + 2].kind in ("percent", "money", "number"):
        up = Item("rise", words.start, words.start + 2, words.text[:2], "up")
        up.pos, up.figures = "adverb", ("rise", "rise.adverb")
        items[at + 1:at + 2] = up, Item("word", words.end - 2, words.end, words.text[-2:], "to")


def _leave_out_measures(items: list[Item]) -> None:
    """ "a barrel of crude", "an ounce of gold", "the price of light crude": the goods themselves."""
    for at in backwards(items, 3):
        if items[at].kind == "instrument" and items[at - 1].lower == "of" and items[at - 2].lower in MEASURED_OUT:
            del items[at - 3:at]
    for at in backwards(items, 2):
        priced = items[at].kind == "instrument" and [item.lower for item in items[at - 2:at]] in (["price", "of"], ["prices", "of"])
        if priced and items[at].extra["kind"] == "commodity":
            del items[at - 2:at]


def _leave_out_delivery(items: list[Item], at: int) -> None:
    """ "gold for February delivery jumped", "Brent for delivery in May 2023 rose": when it is due says no more of it."""
    if at + 2 >= len(items) or items[at + 1].lower != "for":
        return
    due = range(at + 2, min(len(items), at + 6))
    end = next((k for k in due if items[k].lower in DELIVERIES), None)
    if end is None or not all(_is_due(items[k]) for k in due[:end - at - 2]):
        return
    if end + 2 < len(items) and items[end + 1].lower in ("in", "of") and _is_due(items[end + 2]):
        end += 2 + (end + 3 < len(items) and _is_due(items[end + 3]) and items[end + 3].text.isdecimal())
    del items[at + 1:end + 1]


def _leave_out_its_contract(items: list[Item], at: int) -> None:
    """ "The August contract on North Sea Brent fell": what is bought says no more than Brent does."""
    lead = at - 1 - (at > 1 and items[at - 1].lower == "the")
    told = lead > 1 and items[lead].lower in ("on", "for", "in") and items[lead - 1].lower in CONTRACTS
    if told and items[at].extra["kind"] == "commodity" and (_is_due(items[lead - 2]) or items[lead - 2].lower in NEAREST):
        for item in items[lead - 1:lead + 1]:
            item.kind, item.figures, item.lower = "word", ("word",), "the"


def _leave_out_basket(items: list[Item], at: int) -> None:
    """ "The S&P GSCI index of 24 raw materials fell": what is in a basket says no more of it."""
    behind = items[at + 1:at + 4]
    if items[at].extra["kind"] != "commodity" or not behind or behind[0].lower != "of":
        return
    count = 1 + (len(behind) > 2 and behind[1].kind == "count")
    if behind[count:] and behind[count].lower in BASKETED:
        del items[at + 1:at + 2 + count]


def _is_month(item: Item) -> bool:
    return item.lower in MONTHS or item.text.isdecimal() and len(item.text) < 3


def name_coded(items: list[Item]) -> None:
    """ "EUR/GBP", "USD/JPY": two currencies by their codes."""
    for first, stroke, second in zip(items, items[1:], items[2:]):
        if stroke.text == "/" and first.text in CODED and second.text in CODED and first.end == stroke.start:
            for one in (first, second):
                one.kind, one.value, one.figures = "instrument", CODED[one.text], ("instrument",)
                one.extra = {"kind": "currency", "unit": one.text}


def settle_pairs(items: list[Item]) -> None:
    """ "Euro/dollar: DOWN at $1.1572", "Dollar/yen": a rate of the first currency in the second; the dollar goes
    without saying."""
    for at in backwards(items, 0, 2):
        first, stroke, second = items[at:at + 3]
        if (
            stroke.text == "/"
            and first.kind == second.kind == "instrument"
            and first.extra["kind"] == second.extra["kind"] == "currency"
            and first.end == stroke.start
        ):
            if "dollar" not in (first.value, second.value):
                first.value = f"{first.value}/{second.value}"
            first.extra = {"kind": "currency", "unit": second.extra.get("unit") or UNITS.get(second.value)}
            del items[at + 1:at + 3]


def drop_trends(items: list[Item]) -> None:
    """ "Trends on GIFT Nifty point to a firm start, with a gain of 62 points": the future's own."""
    for at in backwards(items, 2, 1):
        future = items[at].kind == "instrument" and items[at].extra["kind"] == "future"
        if future and items[at - 1].lower in ("on", "in", "from") and items[at - 2].lower in TRENDS:
            del items[at - 2:at]


def settle_futures(items: list[Item]) -> None:
    """ "Futures on the S&P 500 rose", "contracts on the Dow and the Nasdaq 100", "S&P 500 e-mini futures":
    instruments of their own."""
    for at in backwards(items, 0, 1):
        if items[at].lower not in FUTURES and not _means_futures(items, at):
            continue
        start = at - (at > 0 and items[at].lower == "contracts" and items[at - 1].lower == "futures")
        named = next((k for k in range(at + 2, min(len(items), at + 7)) if not _places(items[k])), len(items))
        if items[at + 1].lower in ("on", "for", "tracking") and named < len(items) and items[named].kind == "index":
            _make_futures(items, named)
            items[named].start = items[start].start
            del items[start:named]
    _leave_out_contract(items)
    for at in backwards(items, 0, 2):
        first, middle, last = items[at:at + 3]
        if (
            first.kind == "index"
            and middle.lower in ("e-mini", "emini", "mini", "index", "stock")
            and last.lower == "futures"
        ):
            _make_future(first)
            first.end, first.text, first.lower = (
                last.end,
                f"{first.text} {middle.text} {last.text}",
                f"{first.lower} {middle.lower} {last.lower}",
            )
            del items[at + 1:at + 3]


def _means_futures(items: list[Item], at: int) -> bool:
    """ "while those on the S&P 500 added 0.3%", "the future for the Dow lost 0.1% and that for the Nasdaq 0.4%"."""
    if items[at].lower == "future":
        return at > 0 and items[at - 1].lower == "the"
    return items[at].lower in ("those", "that") and any(FUTURE & set(item.lower.split()) for item in items[:at])


def _leave_out_contract(items: list[Item]) -> None:
    """ "Nifty 28 January 2021 futures", "the Nifty March futures": when a contract is due says no more of it."""
    for at in backwards(items, 0, 1):
        if items[at].kind != "index":
            continue
        end = next((k for k in range(at + 1, min(len(items), at + 5)) if not _is_due(items[k])), at + 1)
        if end > at + 1 and end < len(items) and items[end].lower in FUTURES:
            _make_future(items[at])
            items[at].end = items[end].end
            del items[at + 1:end + 1]


def _is_due(item: Item) -> bool:
    return item.kind in ("date", "year", "month") or _is_month(item)


def _places(item: Item) -> bool:
    """ "Futures on Hong Kong's Hang Seng": what stands between without a change of sense."""
    return item.lower in ("the", "both", "'s", "’s") or item.kind in ("word", "company") and item.text[0].isupper()


def _make_futures(items: list[Item], at: int) -> None:
    """The index at a place and those listed behind it."""
    for item in items[at:]:
        if item.kind == "index":
            _make_future(item)
        elif item.lower not in ("the", *GLUE):
            break


def _make_future(index: Item) -> None:
    index.kind, index.value, index.extra, index.figures = (
        "instrument",
        f"{index.value} futures",
        {"kind": "future"},
        ("instrument",),
    )


def _heads(items: list[Item], at: int) -> bool:
    """ "oil stocks", "oil, gas and mining shares": read from the right, so that what follows is settled already."""
    for item in items[at + 1:]:
        if item.lower in PRODUCERS:
            return True
        if item.kind != "sector" and item.lower not in GLUE:
            return False
    return False


def _follows_sector(items: list[Item], at: int) -> bool:
    """ "mining and oil rose 2%": the second of two industries, unless it has a price."""
    listed = at > 1 and items[at - 1].lower in GLUE[1:4] and items[at - 2].kind == "sector"
    return listed and not any(item.kind == "money" for item in items[at + 1:at + 7])


def _listed_with_sectors(items: list[Item], at: int) -> bool:
    """ "the platinum index rose 4.2%, gold 3.4% and banks 0.3%": between figures of industries, without a price."""
    if not items[at + 1:] or items[at + 1].kind != "percent" or any(item.kind == "money" for item in items[at + 2:at + 5]):
        return False
    back = at - 1
    while back > 0 and items[back].lower in GLUE:
        back -= 1
    if back == at - 1 or back < 1 or items[back].kind != "percent":
        return False
    named = next((k for k in range(back - 1, -1, -1) if items[k].kind not in PASSED and items[k].lower not in GLUE), -1)
    return named >= 0 and (items[named].kind == "sector" or items[named + 1].lower in SECTOR_TAILS)


def _begins_name(items: list[Item], at: int) -> bool:
    """ "…, Oil and Natural Gas Corporation": a capital inside a sentence that goes on as a company's name."""
    return (
        0 < at < len(items) - 2
        and items[at].text[0].isupper()
        and items[at + 1].lower in ("and", "&")
        and items[at + 2].kind == "company"
    )

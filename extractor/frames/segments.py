"""Whether an article reports on one segment of a market, such as its small caps, and by which index."""

from __future__ import annotations

from extractor.frames.statement import Context, Sentence
from extractor.spans.items import Item

# Words of company names by which a report that names no index shows its country.
INDIAN = frozenset(
    "india indian bharat hindustan maharashtra gujarat tata bajaj birla adani hdfc icici mahindra godrej kotak wipro "
    "infosys maruti larsen jindal jsw vedanta ashok escorts tvs motocorp bharti zee dlf ntpc ongc gail bhel sail lic sbi "
    "pnb bpcl hpcl idfc canara baroda muthoot piramal lupin cipla zydus biocon dabur marico patanjali emami voltas "
    "havells mphasis mrf coforge nykaa paytm hindalco".split()
)
WHOLE = frozenset({"BSE Sensex", "Nifty 50", "BSE 500"})
ENOUGH = 2  # companies that show it
SIZES = {
    "SmallCap": ("SmallCap", "Smallcap"),
    "MidCap": ("MidCap", "Midcap"),
    "LargeCap": ("LargeCap", "BSE 100", "Largecap"),
}


def segment(sentences: list[Sentence], context: Context) -> str | None:
    """The one index whose universe the whole article is about (a segment report); None where an exchange's stocks
    are counted."""
    titled = next(
        (
            item
            for sentence in sentences
            if sentence.block == "headline"
            for item in sentence.items
            if item.kind in ("descriptor", "universe") and item.value in context.size_index and item.value in SIZES
        ),
        None,
    )
    if context.main_index is None:
        return None
    main = context.size_index[titled.value].value if titled else context.main_index.value
    sized = {item.value for item in context.size_index.values() if item.text} | {"BSE 500"}
    exchanges = any(counts_house(sentence.items) for sentence in sentences)
    named = [item.value for sentence in sentences for item in sentence.items if item.kind == "index"]
    most = 2 * named.count(main) >= len(named)
    # "Stocks Gain with Small-Cap Surge", over a report that begins with the Sensex
    whole = context.main_index.value in WHOLE and not most
    about = titled and not whole or main in sized and (main == "BSE 500" or most)
    return main if about and not exchanges else None


def counts_house(items: list[Item]) -> bool:
    """ "1,204 shares rose on the BSE"; not "the small-cap benchmark on the BSE", nor what is listed there."""
    if any(item.lower == "listed" for item in items):
        return False
    for at, item in enumerate(items):
        lead = at - 1 - (at > 0 and items[at - 1].lower == "the")
        if item.kind == "exchange" and lead >= 0 and items[lead].lower in ("on", "at"):
            owner = items[lead - 1] if lead else item
            if owner.kind not in ("index", "descriptor", "universe"):
                return True
    return False


def speaks_of_segment(sentences: list[Sentence]) -> Item | None:
    """ "The large-cap segment is seeing gains": the title or lead of a report that names no index."""
    lead = [sentence for sentence in sentences if sentence.block in ("headline", "body")][:3]
    return next(
        (
            item
            for sentence in lead
            for item in sentence.items
            if item.kind in ("descriptor", "universe")
            and item.value in SIZES
            and item.lower.endswith(("segment", "space", "universe", "market", "category", "index"))
        ),
        None,
    )


def is_indian(sentences: list[Sentence]) -> bool:
    """Whether the companies of a report are Indian ones, by their names."""
    names = {item.lower for sentence in sentences for item in sentence.items if item.kind == "company"}
    return sum(not INDIAN.isdisjoint(name.split()) for name in names) >= ENOUGH

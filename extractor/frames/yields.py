"""Yields of government bonds: "the yield on the ten-year German Bund", "Japan's 10-year bond yield"."""

from __future__ import annotations

import re

from extractor.spans.items import Item

NATIONS = {
    name: nation
    for nation, names in {
        "US": "u.s. us american states", "German": "german germany", "UK": "uk british britain",
        "Japan": "japanese japan jgb", "India": "indian india", "France": "french france", "Italy": "italian italy",
        "Spain": "spanish spain", "Greece": "greek greece", "Portugal": "portuguese portugal",
        "Australia": "australian australia", "Canada": "canadian canada", "China": "chinese china",
        "South Korea": "korean", "South Africa": "african", "Brazil": "brazilian brazil", "Mexico": "mexican mexico",
        "Indonesia": "indonesian indonesia", "Malaysia": "malaysian malaysia", "Philippines": "philippine",
        "Turkey": "turkish turkey", "Russia": "russian russia", "Poland": "polish poland", "New Zealand": "zealand",
    }.items()
    for name in names.split()
}
OF_BONDS = {"bund": "German", "bunds": "German", "gilt": "UK", "gilts": "UK", "jgb": "Japan", "jgbs": "Japan",
            "schatz": "German", "bobl": "German", "oat": "French", "oats": "French", "btp": "Italy", "btps": "Italy"}
# By the country of the article, where no other is named.
AT_HOME = {
    "US": "US", "DE": "German", "GB": "UK", "JP": "Japan", "IN": "India", "FR": "France", "IT": "Italy",
    "ES": "Spain", "AU": "Australia", "CA": "Canada", "CN": "China", "KR": "South Korea", "ZA": "South Africa",
    "BR": "Brazil", "MX": "Mexico", "ID": "Indonesia", "MY": "Malaysia", "PH": "Philippines", "TR": "Turkey",
    "RU": "Russia", "PL": "Poland", "NZ": "New Zealand", "GR": "Greece", "PT": "Portugal", "SG": "Singapore",
    "TH": "Thailand", "PK": "Pakistan", "LK": "Sri Lanka", "NG": "Nigeria", "KE": "Kenya", "TW": "Taiwan",
    "HK": "Hong Kong", "VN": "Vietnam", "EG": "Egypt", "SA": "Saudi Arabia", "BD": "Bangladesh",
}
BONDS = {
    "treasur": "Treasury", "note": "Treasury", "government": "government bond", "bond": "government bond",
    "sovereign": "government bond", "g-sec": "government bond",
}
COUNTS = {"two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "twenty": 20, "thirty": 30}
NATION = "(?:(?:south |new |united )?(?:" + "|".join(re.escape(name) for name in NATIONS) + ")(?:['’]s)? )?"
TENOR = "(?:(?P<tenor{0}>[0-9]{{1,2}}|" + "|".join(COUNTS) + ")[- ](?:year|yr)|(?P<due{0}>r?20[2-9][0-9]))"
BOND = (
    "(?: (?:government|sovereign|federal|state|treasury|treasuries|treasurys"
    "|bonds?|notes?|gilts?|bunds?|jgbs?|g-secs?|schatz|bobls?|oats?|btps?|paper|debt|benchmark|"
    + "|".join(re.escape(name) for name in NATIONS)
    + "))*"
)
BONDS_ONLY = "(?: (?:government|treasury|bonds?|notes?|gilts?|bunds?|jgbs?|btps?|oats?|schatz|bobls?))+"  # "the 30-year bond rate", but no mortgage's
BEFORE = "(?:(?:benchmark|the|an?|its|country['’]s|key) ){0,3}"
YIELD = re.compile(
    rf"\b(?:(?:yields?|returns?) (?:on|of|for) {BEFORE}{NATION}{BEFORE}{TENOR.format(1)}{BOND}"
    rf"|{NATION}(?:benchmark )?{TENOR.format(2)}{BOND}(?:['’]s)? yields?"
    rf"|{NATION}(?:benchmark )?{TENOR.format(3)}{BONDS_ONLY}(?: rates?|(?= yield(?:ed|ing)\b)))\b",
    re.IGNORECASE,
)
CODE = re.compile(r"R\d{3,4}")
# no yield is named without one of these, or a word with "yield" in it
RATES = frozenset({"rate", "rates", "return", "returns"})


def settle_yields(items: list[Item], text: str) -> None:
    """Make one instrument of the words that name a yield; where they name no country, its own decides when the
    quote is made."""
    start = items[0].start
    said = text[start:items[-1].end]
    if "year" not in said.lower() and "20" not in said:
        return  # no tenor
    for found in reversed(list(YIELD.finditer(said))):
        first, last = start + found.start(), start + found.end()
        inside = [at for at, item in enumerate(items) if first <= item.start and item.end <= last]
        if not inside or items[inside[0]].start != first or items[inside[-1]].end != last:
            continue
        name, lower = text[first:last], found.group().lower()
        item = Item(
            "instrument", first, last, name, lower,
            yield_name(lower, found),
            extra={"kind": "yield"},
            figures=("instrument",),
        )
        items[inside[0]:inside[-1] + 1] = [item]
    arrive(items)


def arrive(items: list[Item]) -> None:
    """ "climbed again, up to 4.67% from 4.58%": where it stands now, and no moment within the day."""
    for item, figure, word, before in zip(items, items[1:], items[2:], items[3:]):
        if item.lower == "up to" and word.lower == "from" and figure.kind == before.kind == "percent":
            item.kind, item.lower, item.figures = "word", "to", ()


BOND_NOUNS = frozenset({"bond", "bonds", "note"})


def settle_bids(items: list[Item]) -> None:
    """ "the R186 was last bid at 8.53% and the R207 at 7.205%": bonds of South Africa by their codes."""
    bid = False
    for at in range(len(items) - 2):
        item, ahead = items[at], [one for one in items[at + 1:at + 5] if one.lower not in BOND_NOUNS][:3]
        bid |= any("bid" in after.lower.split() for after in ahead)
        if bid and item.kind == "money" and CODE.fullmatch(item.text) and any(one.kind == "percent" for one in ahead):
            code = item.text.lstrip("R") if len(item.text) > 4 else item.text  # R2030 goes by its year
            name = f"South Africa {code} government bond yield"
            items[at] = Item(
                "instrument", item.start, item.end, item.text, item.text.lower(), name,
                extra={"kind": "yield"}, figures=("instrument",),
            )
            if items[at + 1].lower in BOND_NOUNS:
                items[at + 1].kind, items[at + 1].figures, items[at + 1].value = "word", ("word",), None


def yield_name(lower: str, found: re.Match) -> str:
    """ "South Korea 3-year Treasury yield"; with no country in front where none is named: "10-year government bond
    yield"."""
    due = found["due1"] or found["due2"] or found["due3"]
    tenor = found["tenor1"] or found["tenor2"] or found["tenor3"] or ""
    span = (due or f"{COUNTS.get(tenor.lower(), tenor)}-year").lstrip("rR")
    words = re.findall(r"[a-z.-]+", lower)
    nation = (
        next((NATIONS[word] for word in words if word in NATIONS), None)
        or next((OF_BONDS[word] for word in words if word in OF_BONDS), None)
    )
    if nation is None and due and due[0] in "rR":
        nation = "South Africa"
    bond = next((kind for word, kind in BONDS.items() if any(one.startswith(word) for one in words)), "")
    return bond_yield(nation, span, bond) if nation else " ".join(filter(None, (span, bond, "yield")))


def bond_yield(nation: str, span: str, bond: str) -> str:
    own = {"US": "Treasury", "German": "Bund", "UK": "gilt"}.get(nation, bond or "government bond")
    if (nation, span) == ("German", "2-year"):
        own = "Schatz"
    return f"{nation} {span} {own} yield"


def at_home(name: str, country: str | None) -> str | None:
    """The full name of a yield whose country is the article's; None where nobody can tell."""
    if not name[0].isdecimal():
        return name
    span, _, bond = name.removesuffix(" yield").partition(" ")
    if bond == "Treasury" and country != "KR":  # what Seoul calls Treasurys are its own
        return bond_yield("US", span, bond)
    nation = AT_HOME.get(country or "US") if bond or country in (None, "US") else None
    return bond_yield(nation, span, bond) if nation else None

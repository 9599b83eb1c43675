"""Names of sectors that reach further than their word, and those that no list knows: "chip-related stocks", "banks
fell 2%, jute 1%"."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS, is_adverb
from extractor.frames.moves.vocabulary import COPULAS, SECTOR_TAILS, SUBJECT_KINDS
from extractor.spans.items import Item

# Indices of whole markets: "the S&P 500 sectors" are not the S&P 500.
BROAD = frozenset(
    {"S&P 500", "Nifty 50", "BSE Sensex", "BSE 100", "BSE 200", "BSE 500", "Nifty 500", "FTSE 100", "Stoxx Europe 600"}
)
BRANCHES_OF_NEPSE = frozenset({"Trading", "Others", "Development Bank"})
GLUE = frozenset({",", "and", "&", ";"})
LEADING_IN = frozenset({"like", "including", "namely", "were", "are", ":", "("})
LISTING = frozenset({"include", "included", "were"})
ENDING_LIST = frozenset({";", "while", "but", "whereas"})
# What may say a name again behind it: "banking index (bankex)", "NIFTY Public Sector Enterprises (PSE)".
SHORT_NAMES = {"sector": ("sector", "index"), "index": ("exchange",)}
CALLING = frozenset({"sector", "sectors", "followed by", "respectively"})


# Kinds of items that the words behind may change.
INDUSTRIAL = frozenset({"sector", "count"})


def settle_industries(items: list[Item]) -> None:
    """ "chip-related stocks" are chip stocks; the code behind a sector is no further name."""
    at = 0
    while at < len(items):
        item = items[at]
        after = [other.lower for other in items[at + 1:at + 3]] if item.kind in INDUSTRIAL else []
        if item.kind == "index" and item.text.endswith(" sector"):  # "the Nifty Services sector"
            item.kind, item.text, item.end = "sector", item.text.removesuffix(" sector"), item.end - len(" sector")
        if item.kind == "index" and _among_sectors(items, at):
            item.kind, item.figures = "sector", ("sector",)  # "Realty, Metal, Bankex down 0.7% each"
        if item.text in BRANCHES_OF_NEPSE and _is_branch(items, at):
            item.kind, item.value, item.figures, item.extra = "sector", item.lower, ("sector",), None
        if item.kind == "sector" and after == ["sub", "-"] and at + 3 < len(items):
            del items[at + 1:at + 3]  # "the Finance sub- index"
        if item.kind == "sector" and len(after) == 2 and after[0] == "-" and after[1] in ("related", "linked"):
            item.end = items[at + 2].end
            del items[at + 1:at + 3]
        elif item.kind in ("sector", "count") and after[:1] and after[0] in ("shares in", "stock in"):
            # "energy shares in the S&P 500", "46 out of 50 shares in the Nifty"
            items[at + 1:at + 2] = _apart(items[at + 1])
        elif item.kind in ("index", "sector") and item.text.startswith(".") and _stands_behind(items, at):
            item.kind, item.figures = "code", ()
        if _is_short_name(items, at):
            del items[at:at + 3]
        at += 1


def _among_sectors(items: list[Item], at: int) -> bool:
    """ "auto, realty and bankex": a sector's index of one word, in a list of sectors."""
    branch = " " not in items[at].text and "branch" in (items[at].extra or {})
    return branch and at > 1 and items[at - 1].lower in GLUE and items[at - 2].kind == "sector"


def _is_branch(items: list[Item], at: int) -> bool:
    """ "Finance and Trading subindices", "the Others group": in a list of sectors, or called one."""
    if at + 1 >= len(items):
        return False
    behind, then = items[at + 1], items[at + 2:at + 3]
    if behind.lower in SECTOR_TAILS or behind.kind == "counted" and behind.value in ("sectors", "indices"):
        return True
    if items[at].kind == "company":
        return behind.lower in GLUE and [one.kind for one in then] == ["sector"]  # "Development Bank, Hotels and …"
    listed = at > 1 and items[at - 1].lower in GLUE and (items[at - 2].kind == "sector" or items[at - 2].text == ",")
    goes_on = behind.lower in GLUE or behind.kind in ("percent", "points")
    return listed and goes_on and any(item.kind == "sector" for item in items[:at])


def _apart(shares: Item) -> tuple[Item, Item]:
    """ "shares" and "in"."""
    noun, word = shares.text.split()
    end = shares.start + len(noun)
    return (
        Item("counted", shares.start, end, noun, noun.lower(), "stocks", figures=("counted",)),
        Item("word", shares.end - len(word), shares.end, word, word.lower()),
    )


def _is_short_name(items: list[Item], at: int) -> bool:
    """Whether the bracket here says a sector's name again: "fast moving consumer goods (FMCG)", "the banking index
    (bankex)"."""
    if at < 2 or items[at].text != "(" or at + 2 >= len(items) or items[at + 2].text != ")":
        return False
    before = items[at - 2] if items[at - 1].lower in SECTOR_TAILS else items[at - 1]
    return before.kind in ("sector", "index") and items[at + 1].kind in SHORT_NAMES[before.kind]


def _stands_behind(items: list[Item], at: int) -> bool:
    """Whether a sector is named before this place: "tech stocks .SX8P", "the retail sector index .SPXRT"."""
    back = [item for item in items[max(0, at - 3):at]]
    while back and back[-1].lower in SECTOR_TAILS:
        back.pop()
    return bool(back) and back[-1].kind == "sector"


def call_sectors(items: list[Item]) -> None:
    """Indices that the sentence calls sectors: "BSE Capital Goods (BSE CG) sector", "A and B are the top sectors",
    "the metal sector rose, followed by A"."""
    for at, item in enumerate(items):
        if item.kind == "index" and item.value not in BROAD and at + 1 < len(items) and items[at + 1].lower == "sector":
            item.kind = "sector"
        elif item.lower.startswith("represented") and any(other.kind == "sector" for other in items[max(0, at - 3):at]):
            _represent(items, at)
        elif item.lower == "sectors":
            _name_before(items, at)
            _name_behind(items, at)
            _name_within(items, at)
        elif item.lower == "respectively":
            _name_among(items)
        elif item.lower == "followed by" and any(other.kind == "sector" for other in items[:at]):
            _name_list(items, range(at + 1, len(items)))


def _represent(items: list[Item], at: int) -> None:
    """ "The IT sector, represented by NIFTYIT and BSE IT, slipped by 0.7% and 0.6%": what is said is said of the
    two."""
    first = end = at + 1 + (not items[at].lower.endswith("by"))
    while end < len(items) and (items[end].kind in ("index", "sector") or items[end].lower in ("and", "the")):
        end += 1
    if (
        sum(item.kind in ("index", "sector") for item in items[first:end]) > 1
        and end < len(items)
        and items[end].text == ","
    ):
        for item in items[first:end]:
            if item.kind == "sector" and isinstance(item.extra, dict) and "in" in item.extra:
                item.kind = "index"
        del items[end]
        del items[max(k for k in range(at) if items[k].kind == "sector"):first]


def _name_before(items: list[Item], at: int) -> None:
    """The list in front of "are the top losing sectors"."""
    verb = next((k for k in range(at - 1, max(-1, at - 6), -1) if items[k].lower in COPULAS), None)
    if verb is not None and items[at - 1].lower not in ("of", "in", "across", "among"):
        _name_list(items, range(verb - 1, -1, -1))


def _name_within(items: list[Item], at: int) -> None:
    """ "in the Energy, Food & Beverages and Oil Equipment & Services sectors": capitals in a list of sectors are one more."""
    first = at
    while first and (items[first - 1].kind in ("sector", "company") or items[first - 1].lower in GLUE):
        first -= 1
    names = [item for item in items[first:at] if item.kind in ("sector", "company")]
    if first and items[first - 1].lower == "the" and any(item.kind == "sector" for item in names):
        for item in (item for item in names if item.kind == "company" and not item.extra):
            item.kind, item.value, item.figures = "sector", item.text, ("sector",)


def _name_behind(items: list[Item], at: int) -> None:
    """The list behind "sectors such as", or behind "Among the advancing sectors,"."""
    after = [item.lower for item in items[at + 1:at + 3]]
    if after[:2] in (["such", "as"], [",", "including"]):
        _name_list(items, range(at + 3, len(items)))
    elif after[:1] and (after[0] in LEADING_IN or after[0] == "," and _of_sectors(items, at)):
        _name_list(items, range(at + 2, len(items)))
        if after[-1] == "led by":
            _name_ranked(items, at + 3)
    elif (verb := _verb_of_list(items, at)) is not None:
        _name_ranked(items, verb + 1)


def _verb_of_list(items: list[Item], at: int) -> int | None:
    """ "sectors experiencing the steepest declines included", "Other sectors showing slight gains were": the verb."""
    for k in range(at + 1, min(len(items), at + 8)):
        if items[k].lower in LISTING:
            return k
        if items[k].kind in SUBJECT_KINDS or items[k].kind == "percent" or items[k].lower in GLUE:
            return None
    return None


def _name_ranked(items: list[Item], begin: int) -> None:
    """ "were led by A, which posted a gain of 1%, followed by B at 0.5%, and C down 0.2%": each with its figure."""
    for at in range(begin, len(items)):
        if items[at].kind in ("company", "exchange") or items[at].lower in ENDING_LIST:
            break
        _name_list(items, range(at, at + 1))


def _of_sectors(items: list[Item], at: int) -> bool:
    """Whether the sentence begins with the sectors at a place: "Among the gaining sectors", "Of these sectors"."""
    first = items[0]
    return at < 6 and (first.kind == "one-of" or first.lower in ("among", "amongst", "of", "within", "in"))


def _name_among(items: list[Item]) -> None:
    """ "Metal, power and Nifty Auto rose 3%, 2% and 1% respectively": in a list of sectors, one more."""
    for at, item in enumerate(items):
        if item.kind == "index" and at > 2 and items[at - 1].lower in GLUE:
            before = items[at - 3] if items[at - 2].text == "," else items[at - 2]
            if before.kind == "sector":
                _name_list(items, range(at, at + 1))


def _name_list(items: list[Item], places: range) -> None:
    for at in places:
        code = items[at].kind == "company" and items[at].text.isupper() and " " not in items[at].text
        if (
            items[at].kind == "index"
            and items[at].value not in BROAD
            and not items[at].lower.endswith(("index", "indices"))
        ) or code:
            items[at].kind = "sector"
        elif items[at].kind != "sector" and items[at].lower not in GLUE | {"the", "both"}:
            break


def name_unlisted(items: list[Item]) -> None:
    """ "banks fell 0.9%, jute 1.1% and others 0.4%", "banks fell by 0.9%, jute by 1.1%": what has a bare figure in a
    list of sectors is one."""
    if not any(item.kind == "sector" for item in items):
        return
    # whether the last figure was a sector's, and where the names since that figure begin
    listed, first, at, measured = False, 0, 0, False
    while at < len(items):
        if items[at].kind == "percent":
            by = at > first and items[at - 1].lower == "by"
            end = at - (by and measured)
            named = items[first:end]
            measured = by
            nouns = _unlisted(named, _sector_next(items, at)) if listed else []
            if nouns:
                _merge(nouns)
                del items[end - len(nouns) + 1:end]
                at -= len(nouns) - 1
            last = next((item.kind for item in reversed(named) if item.kind in SUBJECT_KINDS), "")
            listed, first = bool(nouns) or last == "sector", at + 1
        at += 1


def _unlisted(named: list[Item], between: bool) -> list[Item]:
    """The one or two nouns that alone stand, after a comma or "and", before a figure; a company's name only
    `between` sectors."""
    nouns = [item for item in named if item.lower not in GLUE]
    alone = 0 < len(nouns) <= 2 and named[0].lower in GLUE and named[-len(nouns):] == nouns
    return (
        nouns
        if alone and all(_is_noun(item) or (between and item.kind == "company" and not item.extra) for item in nouns)
        else []
    )


def _is_noun(item: Item) -> bool:
    if (
        item.kind not in ("word", "trade", "investor")
        or not item.text.replace(" ", "").isalpha()
        or len(item.text) < 3
        or is_adverb(item.lower)
        or (item.kind == "word" and item.text.islower() and item.lower.endswith(("ed", "ing")))
    ):
        return False
    return (
        item.kind != "word"
        or not any(item.lower in light for light in (AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS))
    )


def _sector_next(items: list[Item], at: int) -> bool:
    """Whether the figure after the one at `at` is a sector's."""
    return any(item.kind == "sector" for item in items[at + 1:at + 4])


def _merge(nouns: list[Item]) -> None:
    """Make the first of the nouns the name of a sector that they are together."""
    name = nouns[0]
    name.text = " ".join(one.text for one in nouns)
    name.kind, name.end, name.lower, name.value, name.extra, name.figures, name.pos = (
        "sector",
        nouns[-1].end,
        name.text.lower(),
        name.text,
        None,
        (),
        "",
    )

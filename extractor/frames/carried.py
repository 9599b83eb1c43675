"""What one line carries to the next: the day and period of a label, a heading's list, the hour of a running report."""

from __future__ import annotations

import re

from extractor.facts.records import Role
from extractor.frames.hours import begins_earlier_story
from extractor.frames.labels import is_labelled
from extractor.frames.moves import LISTS
from extractor.frames.moves.unnamed import heads_returns
from extractor.frames.statement import Context, Sentence, Statement
from extractor.spans.currencies import MONEY_OF
from extractor.spans.items import Item

AFTER_THE_BELL = re.compile(r"(?:[4-9]|10|11)(?:[:.]\d\d)? ?p\.?m|1[6-9][:.]\d\d(?! ?a)")  # no reading during trading


def enter(context: Context, sentence: Sentence) -> None:
    if context.day_left == 0:
        context.day = context.day_left = None
    elif context.day_left:
        context.day_left -= 1
    if sentence.paragraph != context.paragraph:
        context.paragraph = sentence.paragraph
        context.open_list = None
        if context.label_paragraph is not None:
            context.period = context.label_paragraph = None
        if sentence.block not in ("bullet",) and not context.session:
            context.day = None


def read_nation(context: Context, sentence: Sentence) -> None:
    """ "SAUDI ARABIA" on a line of its own: "the index" under it is that country's."""
    words = [item.lower for item in sentence.items if item.kind != "punct"]
    if 0 < len(words) < 4 and (index := context.national_index.get(" ".join(words))) is not None:
        context.last_index = context.last_subject = index
        context.other_index = False


def read_abroad(context: Context, sentence: Sentence) -> None:
    """ "Chinese shares see-sawed. The blue-chip index was up 0.4 percent": none of the indices of home."""
    nation, shares = [*(item.lower for item in sentence.items[:2]), "", ""][:2]
    home = MONEY_OF.get(nation, "")[:2]  # a currency's code begins with its country's
    if home and home != context.country and shares in ("shares", "stocks", "equities", "markets"):
        context.abroad = context.paragraph


def read_label(context: Context, sentence: Sentence) -> None:
    """ "For the week: The S&P 500 is down …. The Dow is up …": a label in a paragraph governs the sentences after
    it."""
    stop = next((at for at, item in enumerate(sentence.items[:6]) if item.text == ":"), None)
    lead = sentence.items[:stop] if stop else []
    named = [item for item in lead if item.kind in ("period", "weekday")]
    if len(named) == 1 and all(item is named[0] or item.lower in ("on", "for", "the", "over", "in") for item in lead):
        context.period = named[0].value if named[0].kind == "period" else "1d"
        context.label_paragraph = context.paragraph


def read_hour(context: Context, sentence: Sentence) -> None:
    """ "11:55 a.m." on a line of its own: a running report, told backward from its last hour. Or, under a flash, the
    story of an hour ago."""
    if sentence.block != "headline" and [item.kind for item in sentence.items if item.kind != "punct"] == ["time"]:
        context.updates, context.update_hour = context.updates + 1, sentence.items[0].lower
    elif begins_earlier_story(sentence.items):
        context.updates, context.update_hour = max(2, context.updates + 1), ""


def of_update(context: Context, statement: Statement) -> None:
    """A move of a running report is of its hour; of an earlier hour than the first, a moment on the way."""
    if statement.kind != "index" or statement.period not in (None, "1d") or statement.day is not None:
        return
    if statement.session is None and not AFTER_THE_BELL.match(context.update_hour or ""):
        statement.session = "intraday"
    if context.updates > 1:
        statement.rules.append(f"hour/{context.updates}")


def ranked_side(items: list[Item], at: int) -> str | None:
    """ "Top 10 decliners": those that are counted by rank are the losers, as in "Top decliners"."""
    ranked = at > 1 and items[at - 1].kind == "count" and items[at - 2].lower in ("top", "biggest", "worst")
    return {"advances": "gainers", "declines": "losers"}.get(items[at].kind) if ranked else None


# What may stand behind "Top gainers" in a heading: "on the NSE", "of the week", "component stocks were :-", "included:".
HEADING_WORDS = frozenset(
    "on of in the for today among from include included includes including were are is as follows follow below component "
    "components constituent stocks shares counters scrips companies list chart table".split()
)


def headed_role(items: list[Item]) -> Role | None:
    """ "Top losers", "Top gainers on the NSE:", but not "Sectoral Contributors: Winners and Laggards" over prose."""
    heads = [
        (at, label)
        for at, item in enumerate(items)
        for label in dict.fromkeys((item.kind, *(item.figures or ()), ranked_side(items, at)))
        if label in LISTS
    ]
    words = [item.lower for item in items if item.kind != "punct"]
    if any(one == "leaders" and other in ("and", "&") for one, other in zip(words, words[1:])):
        return None  # "Leaders and Laggards"
    if words[:1] == ["top"] and words[-2:-1] == ["by"] and words[-1] in ("volume", "value", "turnover"):
        return "active"  # "Top 3 by volume"
    if len(heads) != 1 or len(items) > 8:
        return None
    at, label = heads[0]
    placed = all(
        item.kind in ("index", "exchange", "punct", "period", "weekday", "date")
        or item.lower in HEADING_WORDS
        for item in items[at + 1:]
    )
    return LISTS[label][0] if placed else None


def read_heading(context: Context, sentence: Sentence) -> None:
    """A heading governs the lines under it: "For the week:", "Top losers", "Wednesday"."""
    told = {"index", "company"} & {item.kind for item in sentence.items} and headed_role(sentence.items) is None \
        and any(item.kind in ("rise", "fall") for item in sentence.items)  # "Dow, Nasdaq extend weekly losses"
    context.period = next((item.value for item in sentence.items if item.kind == "period" and not told), None)
    context.list_role = headed_role(sentence.items)
    context.returns_of = heads_returns(sentence.items)
    context.list_paragraph = None
    context.list_group = (
        next((item.value for item in sentence.items if item.kind in ("index", "exchange")), None)
        if context.list_role
        else None
    )
    context.day = next((item.value for item in sentence.items if item.kind == "weekday"), None)
    if context.day is not None and context.period is None and len(sentence.items) <= 4:
        context.period = "1d"  # "On Friday:"


def is_related(sentence: Sentence) -> bool:
    """A bullet in title case with a verb: another story's headline among the links at the end."""
    if sentence.block not in ("bullet", "body") or sentence.paragraph <= 2 or sentence.items[-1].text in (".", ";"):
        return False
    if any(item.kind == "number" and "." in item.text and item.value.value >= 100 for item in sentence.items):
        return False  # a level to the point: a row of a list of indices
    if any(
        one.text == ":" and other.kind in ("rise", "fall", "flat")
        for one, other in zip(sentence.items, sentence.items[1:])
    ):
        return False  # "Brent Crude: UP 4.6 percent at $91.84"
    words = [word for item in sentence.items for word in item.text.split() if word[0].isalpha() and len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    verb = any({"rise.verb", "fall.verb", "close"} & set(item.figures or ()) for item in sentence.items)
    return len(words) >= 4 and capitals >= 0.8 * len(words) and verb


def governed(context: Context, sentence: Sentence) -> bool:
    """A heading's list is the bullets under it, or the one paragraph."""
    row = len(sentence.items) <= 10 and sentence.items[0].kind == "company" and sentence.items[-1].text != "."
    if sentence.block == "bullet" or row or is_labelled(sentence.items):
        return True
    if context.list_paragraph is None:
        context.list_paragraph = sentence.paragraph
    return context.list_paragraph == sentence.paragraph

"""One thing that is told to go both ways: "shares fell, led by X, which jumped 3%", "a gain in X (-2%)"."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.facts.base import Figure
from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.ranking import DOWNWARD, UPWARD
from extractor.spans.items import Item

WAYS = {"rise": "up", "fall": "down"}
SIDES = {"advances": "up", "declines": "down"}
NAMES = ("company", "sector", "index", "descriptor")
LED = ("led by", "headed by")
# What stands between a leader's name and its move.
BETWEEN = DETERMINERS | {",", "which", "that", "-", "–", "by", "with", "in", "of", "index", "shares", "stock"}
MEASURED = ("percent", "points", "money")
# A run that ends or slows goes the other way than the word says.
ENDED = frozenset(
    "pared pare paring trimmed trimming erased erasing recouped recovered reversed reversing snapped snapping limited "
    "capped from despite halted stemmed cut cutting offset offsetting against after after-hours not".split()
)
# The level behind it is of another hour.
PASSING = frozenset("before earlier early intraday one some point first then briefly low high session".split())
# "X, which topped the losers on Monday, rose 3%" is of two days: only what hangs on the verb is of its move.
ADVERBS = frozenset({"up", "down", "higher", "lower"})
LEADING = frozenset("lead led leads leading topped tops topping headed heads heading".split())
CHARTED = frozenset({"'", "’", "'s", "’s", "chart", "charts", "table", "list", "log", "board", "after", "as", "it"})
# Two of a kind; and what tells a span or day of its own.
BOTH = frozenset({"both", "broader", "two"})
OTHER_TIMES = frozenset({"period", "weekday", "date", "week", "month", "year", "yesterday", "friday", "earlier"})
UP_DOWN, LEVELS = frozenset({"up", "down"}), ("number", "points", "count")
REACH = 6
_SIGNED = re.compile(r"[-+−]\d")


def crossed_words(items: list[Item]) -> list[dict]:
    """Every pair of words of movement of which one or the other is wrong, with the figure that both speak of."""
    found = []
    for at, item in enumerate(items):
        if item.kind == "led-by" and item.lower in LED or item.lower == "with" and _of_both(items[:at]):
            found += _led(items, at)
        elif item.kind in WAYS and (item.lower.endswith("ing") or item.lower in UP_DOWN):
            found += _ending_at(items, at) if item.lower.endswith("ing") else _up_from(items, at)
            found += _closed_otherwise(items, at)
        elif side := _side_led(items, at):
            found += _leading(items, at, side)
    return found


def signed_nouns(items: list[Item]) -> list[dict]:
    """ "a gain in X (-0.06%)": the noun, its name and the sign in the bracket."""
    found = []
    for at in range(1, len(items) - 5):
        noun, of, name, bracket, figure, closed = items[at:at + 6]
        if noun.kind not in WAYS or of.lower not in ("in", "of") or items[at - 1].lower not in DETERMINERS:
            continue
        bracketed = bracket.text == "(" and figure.kind == "percent" and closed.text == ")"
        if name.kind in ("company", "sector") and bracketed and (sign := _sign_of(figure.value)):
            way = WAYS[noun.kind]
            if sign != way:
                found.append({"verb": way, "figure": figure.value, "items": [noun, figure]})
    return found


def signed_moves(items: list[Item]) -> list[dict]:
    """ "the top gainer, up -1.3 per cent": a verb and, right behind it, a figure with the sign of the other way."""
    return [
        {"verb": WAYS[verb.kind], "figure": figure.value, "items": [verb, figure]}
        for verb, figure in pairwise([item for item in items if item.lower != "by"])
        if verb.kind in WAYS and verb.pos != "noun" and figure.kind in ("percent", "points") and _SIGNED.match(figure.text)
        and _sign_of(figure.value) not in (None, WAYS[verb.kind])
    ]


def _sign_of(figure: Figure) -> str | None:
    return "down" if figure.value < 0 else "up" if figure.text.startswith("+") else None


def _led(items: list[Item], at: int) -> list[dict]:
    """ "24 stocks fell, headed by X, surging 9%": whoever leads a fall does not rise."""
    ahead = _plain_way(items[:at])
    told = _move_of_leader(items[at + 1:at + 2 + 2 * REACH])
    if ahead is None or told is None or _way(ahead) == _way(told[0]):
        return []
    word, measure = told
    return [_crossed(ahead, word, measure, [ahead, items[at], word, measure])]


def _of_both(before: list[Item]) -> bool:
    """ "Both indices were lower, with …", "broader indices": the two sizes beside the benchmarks; one of them is no
    exception that is told by the way."""
    said = {item.lower for item in before[-REACH * 2:]}
    return bool(said & BOTH) and any(word.startswith(("indices", "indexes", "gauges")) for word in said)


def _side_led(items: list[Item], at: int) -> str | None:
    """ "topped the gainers", "on the losers' chart, X led with": whose list is led, by its own word; the best of those
    that all fell may have fallen."""
    item = items[at]
    if item.kind not in ("best", "worst"):
        return None
    if item.lower.endswith(" with"):
        return next((SIDES[other.kind] for other in items[:min(at, 4)] if other.kind in SIDES), None)
    if item.lower.split()[0] not in LEADING:
        return None  # "X, among the month's worst decliners, rose 3%"
    side = item.lower.split()[-1]
    return ("up" if side in UPWARD else "down" if side in DOWNWARD else None) if side.endswith("ers") else None


def _leading(items: list[Item], at: int, side: str) -> list[dict]:
    """ "X topped the gainers' chart, dropping 9.8%", "X led the losers with a rise of 2%"."""
    word = measure = None
    for item in items[at + 1:at + 2 + REACH]:
        word = item if item.kind in WAYS else word
        measure = item if item.kind in MEASURED else measure
        if word and measure:
            own = word.lower.endswith("ing") or word.pos != "verb" or word.lower in ADVERBS
            return [_told_of_side(items[at], side, word, measure)] if own and _way(word) != side else []
        if not (word or measure) and item.lower not in BETWEEN | CHARTED and not is_adverb(item.lower):
            return []
    return []


def _told_of_side(led: Item, side: str, word: Item, measure: Item) -> dict:
    return {"first": side, "second": WAYS[word.kind], "figure": measure.value, "items": [led, word, measure]}


def _plain_way(before: list[Item]) -> Item | None:
    """The word right before "led by", but for a comma and measures; none where it is told of a run that ends."""
    for back in range(len(before) - 1, -1, -1):
        item = before[back]
        if item.kind in SIDES:
            return item
        if item.kind in WAYS:
            ended = {other.lower for other in before[max(0, back - 4):back]} & ENDED
            return None if ended or item.lower.endswith("s") else item
        if item.kind not in MEASURED and item.lower not in (",", "or", "by", "(", ")", "were", "was"):
            return None
    return None


def _move_of_leader(after: list[Item]) -> tuple[Item, Item] | None:
    """The first word of movement and the measure beside it, of the one name that stands there."""
    word = measure = None
    names = 0
    for at, item in enumerate(after):
        if item.kind in NAMES:
            names += 1
        elif item.kind in WAYS and word is None:
            word = item
        elif item.kind in MEASURED and measure is None:
            measure = item
        elif item.lower not in BETWEEN and item.kind not in ("code", "shares-of") and not is_adverb(item.lower):
            break
        if names > 1:
            break
        if word and measure and names:
            behind = {each for other in after[at + 1:at + 5] for each in (other.kind, other.lower)}
            return None if behind & OTHER_TIMES else (word, measure)
    return None


def _ending_at(items: list[Item], at: int) -> list[dict]:
    """ "gained 2.2 points, dropping to 2,907.30": where a move ends lies on its own side."""
    to, level = items[at + 1:at + 2], items[at + 2:at + 3]
    if not to or to[0].lower != "to" or not level or level[0].kind not in ("number", "points"):
        if not to or to[0].kind not in ("number", "points") or not items[at].lower.endswith(" to"):
            return []
        level = to
    if PASSING & {item.lower for item in items[at + 1:at + 3 + REACH]}:
        return []
    ahead = _plain_way(items[:at])
    measured = [item for item in items[max(0, at - 5):at] if item.kind in MEASURED]
    if ahead is None or not measured or WAYS[ahead.kind] == WAYS[items[at].kind]:
        return []
    return [_crossed(ahead, items[at], measured[-1], [ahead, measured[-1], items[at], level[0]])]


def _closed_otherwise(items: list[Item], at: int) -> list[dict]:
    """ "ended lower, adding 112.40 points", "closed in the red at 12,104.15, up 45.30 points"."""
    back, ahead = at - 1, [item for item in items[at + 1:at + 8] if item.lower != "by"]
    if back < 2 or items[back].text != "," or not ahead or ahead[0].kind not in MEASURED or _goes_on(ahead[1:]):
        return []
    if back > 3 and items[back - 2].lower == "at" and items[back - 1].kind in LEVELS:
        back -= 2
    way, close = items[back - 1], items[back - 2]
    if way.kind not in WAYS or way.pos != "adverb" or close.kind != "close" or WAYS[way.kind] == WAYS[items[at].kind]:
        return []
    return [_crossed(way, items[at], ahead[0], [close, way, items[at], ahead[0]])]


def _goes_on(behind: list[Item]) -> bool:
    """Whether a measure is of another span or of a part of the day: "…, up 3% this week", "…, shedding 40 points from its
    peak", "…, adding 0.5% to Tuesday's loss"."""
    first = [item.lower for item in behind[:1]]
    to_level = first == ["to"] and len(behind) > 1 and behind[1].kind in LEVELS
    said = {each for item in behind for each in (item.kind, item.lower)}
    return bool(said & (OTHER_TIMES | PASSING)) or first in (["from"], ["off"], ["of"], ["since"]) or first == ["to"] and not to_level


def _up_from(items: list[Item], at: int) -> list[dict]:
    """ "lost 12.40 points to close at 1,802.55 up from 1,790.15"."""
    if items[at].lower not in UP_DOWN or at < 3 or items[at - 1].kind not in LEVELS:
        return []
    behind = items[at + 1:at + 3]
    if [item.lower for item in behind[:1]] != ["from"] or not behind[1:] or behind[1].kind not in LEVELS:
        return []
    before = items[max(0, at - REACH):at]
    way = next((k for k, item in enumerate(before) if item.kind in WAYS and item.pos == "verb"), len(before))
    measure = next((item for item in before[way:way + 3] if item.kind in MEASURED), None)
    if measure is None or WAYS[before[way].kind] == WAYS[items[at].kind] or any(item.kind in NAMES for item in before[way:]):
        return []
    return [_crossed(before[way], items[at], measure, [before[way], measure, items[at], behind[1]])]


def _crossed(one: Item, other: Item, measure: Item, items: list[Item]) -> dict:
    return {"first": _way(one), "second": WAYS[other.kind], "figure": measure.value, "items": items}


def _way(item: Item) -> str:
    return WAYS.get(item.kind) or SIDES[item.kind]

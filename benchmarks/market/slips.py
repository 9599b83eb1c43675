"""Misprints, each of a kind that some rule promises to find."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.market.prints import ONE, Print, printed


class Slip(NamedTuple):
    """kind: what went wrong; slot: the figure or word that is wrong, and how it stands there beside how it should.

    promised: the rules that must find it.
    """

    kind: str
    slot: str
    printed: str
    true: str
    promised: frozenset[str]


# What each kind is drawn from: the slot that is printed wrong. `stale` and the words have none.
ACROSS = {
    "level": "close.level", "points": "close.points", "ytd": "ytd.percent", "advances": "breadth.advances", "stale": "close.level",
}
WITHIN = {
    "percent": "close.percent", "previous": "close.previous_close", "high": "close.high", "headline": "head.percent",
    "weekday": "full_date", "breadth words": "breadth",
}


def promised(kind: str, told: frozenset[str], has_day_before: bool, is_telling: bool) -> frozenset[str]:
    """The rules that must find a slip of this kind in a wrap that tells so much. is_telling: in digits enough to be known again."""
    rules = {
        "level": {"across.index"},
        "points": {"across.index"},
        "ytd": {"across.index", "across.base"},
        "advances": {"across.breadth"},
        "stale": {"across.index", *(["across.stale"] if is_telling else [])},
        "percent": {"across.index"},
        "previous": {"across.index", "index.points"},
        "high": {"across.index", "index.range"},
        "headline": {"restated" if "close.percent" in told else "index.percent"},
        "weekday": {"date.weekday"},
        "breadth words": {"breadth.narrative"},
    }[kind]
    if kind == "percent" and "close.points" in told:
        rules.add("index.percent")
    if kind in ("level", "points") and "close.previous_close" in told:
        rules.add("index.points")
    if has_day_before and implies_the_day_before(kind, told):
        rules.add("across.series")
    return frozenset(rules)


def implies_the_day_before(kind: str, told: frozenset[str]) -> bool:
    """Whether the wrong figure takes part in what the article says of the close before: that, else by points, else by per cent."""
    if "close.previous_close" in told:
        return kind == "previous"
    return kind == "level" or kind == ("points" if "close.points" in told else "percent")


def misprint(kind: str, right: Print, level: Print) -> Print:
    """A wrong print beside the right one, of as many decimals."""
    if kind == "weekday":
        weekday, comma, date = right.text.partition(",")
        return Print(WEEKDAYS[(WEEKDAYS.index(weekday) + 2) % len(WEEKDAYS)] + comma + date)
    places = len(right.text.partition(".")[2])
    whole = right.value * 10**places // ONE
    return printed(WRONG.get(kind, leading)(whole, places, level), places)


def leading(whole: int, places: int, level: Print) -> int:
    """The first digit is another: 325.75 for 725.75."""
    size = abs(whole)
    unit = 10 ** (len(str(size)) - 1)
    wrong = size + 4 * unit if size // unit <= 5 else size - 4 * unit
    return wrong if whole > 0 else -wrong


def middle(whole: int, places: int, level: Print) -> int:
    """A digit within is another, worth between a thousandth and a hundredth of the number."""
    unit = 10 ** (len(str(whole)) - 3)
    return whole + unit if whole // unit % 10 < 9 else whole - unit


def beneath(whole: int, places: int, level: Print) -> int:
    """Less than the level that it is said to be above; no round number, which may stand for many."""
    close = level.value * 10**places // ONE
    wrong = close - max(3, close // 500)
    return wrong if wrong % 10 else wrong - 1


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
WRONG = {"level": middle, "previous": middle, "high": beneath, "advances": leading}

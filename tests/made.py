"""Facts made by hand, from their prints: what the tests of the checks share."""

from datetime import date
from decimal import Decimal

from extractor.checks import check
from extractor.facts import (
    Breadth,
    Claims,
    Facts,
    Figure,
    Flow,
    IndexMove,
    Mention,
    Mover,
    Quote,
    RatingChange,
    ResultDate,
)
from extractor.facts.claims import Continuation

DAY = date(2026, 2, 12)


def fig(text, value=None, start=0, hedge=""):
    """A figure from its print: "-0.61%", "1,202", "Rs 742.63 crore" with value="7426300000"."""
    numeral = "".join(c for c in text if c.isdigit() or c in ".-")
    plain = Decimal(numeral)
    number = Decimal(value) if value is not None else plain
    step = Decimal(1).scaleb(min(0, plain.as_tuple().exponent))
    scale = abs(number / plain) if plain else 1
    return Figure(number, step * scale, start, start + len(text), text.lstrip("-"), hedge)


def fact(kind, start=0, **slots):
    """A fact whose string slots that look like prints become figures; everything else is taken as it is."""
    figures, values = {}, {}
    for at, (slot, stated) in enumerate(slots.items()):
        prints = stated if isinstance(stated, list) else [stated]
        if slot not in NAMES and isinstance(prints[0], (Figure, str)):
            prints = [
                each if isinstance(each, Figure) else fig(each, start=start + 20 * at + 2 * n)
                for n, each in enumerate(prints)
            ]
            figures[slot] = prints
            whole = prints[0].value == prints[0].value.to_integral_value()
            values[slot] = int(prints[0].value) if kind is Breadth and whole and slot != "ratio" else prints[0].value
        else:
            values[slot] = stated
    return kind(**values, figures=figures, mentions=[Mention(start, start + 1, "x")])


NAMES = {"index", "of", "period", "company", "group", "universe", "investor", "instrument", "kind", "session", "direction", "role", "ratio_of"}


def move(index="BSE Sensex", period="1d", direction="down", **slots):
    return fact(IndexMove, index=index, period=period, direction=direction, **slots)


def breadth(universe="BSE", **slots):
    return fact(Breadth, universe=universe, **slots)


def mover(company, percent=None, **slots):
    return fact(Mover, company=company, **({"percent": percent} if percent else {}), **slots)


def facts(*given, claims=None, as_of=DAY, **claim_lists):
    kinds = {IndexMove: "index_moves", Breadth: "breadth", Mover: "movers", RatingChange: "rating_changes",
             ResultDate: "result_dates", Flow: "flows", Quote: "quotes"}
    made = Facts(as_of=as_of, claims=claims or Claims(**claim_lists))
    for each in given:
        getattr(made, kinds[type(each)]).append(each)
    return made


def status(made, rule):
    """The statuses of a rule's checks, without repeats, or None where it made none."""
    found = dict.fromkeys(each.status for each in check(made) if each.rule == rule)
    return "/".join(found) or None


def one(made, rule):
    found = [each for each in check(made) if each.rule == rule]
    assert len(found) == 1, found
    return found[0]


def closing(session="close", **slots):
    return move(session=session, **slots)


def run(day, span, period="5d", direction="up"):
    moves = [move("BSE SmallCap", "1d", direction, percent=day), move("BSE SmallCap", period, direction, percent=span)]
    return facts(*moves, continuations=[Continuation(mention=WORDS, day=0, span=1)])


WORDS = Mention(0, 5, "words")

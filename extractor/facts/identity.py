"""What makes two facts of a kind the same one, by which they are merged; short names of companies are lengthened
first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import TypeAlias

from extractor.facts import Breadth, Facts, IndexMove, Mover, RatingChange, ResultDate
from extractor.facts.companies import Names, company_key
from extractor.facts.merging import MANY, merge
from extractor.facts.periods import settle_periods
from extractor.facts.records import Period
from extractor.frames.reader import Reading
from extractor.frames.upgrades import UNSAID

OfCompany: TypeAlias = Mover | RatingChange | ResultDate
PARTS = frozenset({"contributor", "drag"})
FINE, LIMITS = Decimal("0.01"), Decimal("0.5")
SLIGHT = Decimal("0.1")  # per cent


def name_short_forms(facts: Facts, reading: Reading) -> None:
    """ "Larsen & Toubro (L&T)", "Sears Holdings Corp (SHLD.O)": where the short form stands alone later, it is the
    same company."""
    items = (item for sentence in reading.sentences for item in sentence.items if item.kind == "company")
    names = Names.of((item.value, item.extra if isinstance(item.extra, str) else None) for item in items)
    named: list[OfCompany] = [*facts.movers, *facts.rating_changes, *facts.result_dates]
    for fact in named:
        fact.company = names.in_full(fact.company)
    lengthen(facts.movers, ("percent", "price"), reading)
    lengthen(facts.rating_changes, ("to", "direction"), reading)
    lengthen(facts.result_dates, ("date",), reading)
    for mover in facts.movers:
        mover.ticker = mover.ticker or names.ticker(mover.company)


def merge_all(facts: Facts, reading: Reading) -> None:
    name_short_forms(facts, reading)
    settle_periods(facts.index_moves)
    soften_flat(facts.index_moves)
    for move in facts.sector_moves:
        move.period = move.period or "1d"
    facts.index_moves = merge(facts.index_moves, lambda fact: (fact.index, fact.period, fact.as_of, fact.moment))
    measured = {(move.index, move.period) for move in facts.index_moves if move.figures and not move.moment}
    facts.index_moves = [
        move for move in facts.index_moves if move.figures or (move.index, move.period) not in measured
    ]
    facts.breadth = merge_breadth(facts.breadth)
    keep_parts(facts)
    facts.movers = merge_movers(facts.movers)
    settle_unsaid(facts.rating_changes)
    facts.rating_changes = merge(facts.rating_changes, lambda fact: (company_key(fact.company), fact.measure))
    facts.result_dates = merge(facts.result_dates, lambda fact: (company_key(fact.company), fact.status))
    facts.result_dates = unless_declared(facts.result_dates)
    facts.sector_moves = merge(facts.sector_moves, lambda fact: (fact.sector.casefold(), fact.period))
    facts.flows = merge(facts.flows, lambda fact: (fact.investor, fact.as_of))
    facts.quotes = merge(facts.quotes, lambda fact: fact.instrument)


def unless_declared(dates: list[ResultDate]) -> list[ResultDate]:
    """ "The market awaited the results of Acme, which reported them after the close": declared on that day, they are
    no longer to come."""
    known = {
        (company_key(fact.company), day) for fact in dates if fact.status == "declared" for day in (fact.date, None)
    }
    return [fact for fact in dates if fact.status == "declared" or (company_key(fact.company), fact.date) not in known]


def soften_flat(moves: list[IndexMove]) -> None:
    """ "closed flat" and "edged up 0.07 of a point" are one close: the plainer word gives way to the figure."""
    slight = {(move.index, move.period) for move in moves if is_slight(move)}
    for move in moves:
        if move.direction == "flat" and not move.figures and (move.index, move.period) in slight:
            move.direction = None


def is_slight(move: IndexMove) -> bool:
    if move.percent is not None:
        return abs(move.percent) <= SLIGHT
    if move.points is None or move.level is None:
        return False
    return abs(move.points) * 100 <= SLIGHT * abs(move.level)


def lengthen(found: Sequence[OfCompany], telling: tuple[str, ...], reading: Reading) -> None:
    """ "Sun Pharma" in the summary of a segment's report, "Sun Pharma Industries" in its body, with the same to
    tell: one company, unless a sentence names both. Elsewhere only where they moved alike to the hundredth."""
    tell = tellings if reading.context.of_segment else fine_moves
    alike: dict[tuple, dict[str, None]] = {}
    for fact in found:
        for told in tell(fact, telling):
            alike.setdefault(told, {})[fact.company] = None
    for fact in found:
        longer = {
            name
            for told in tell(fact, telling)
            for name in islice(alike[told], MANY)
            if name.startswith(f"{fact.company} ")
        }
        if len(longer) == 1 and not named_together({fact.company, *longer}, reading):
            fact.company = longer.pop()


def tellings(fact: OfCompany, telling: tuple[str, ...]) -> list[tuple]:
    """What a fact tells that another of the same company would tell too, with the first word of the name."""
    first = fact.company.partition(" ")[0]
    told = [(first, slot, getattr(fact, slot)) for slot in telling if getattr(fact, slot) is not None]
    return told + ([(first, "role", fact.role)] if isinstance(fact, Mover) and fact.role in ("best", "worst") else [])


def fine_moves(fact: OfCompany, telling: tuple[str, ...]) -> list[tuple]:
    """A share's per cent to the hundredth, where that is no daily limit."""
    percent = getattr(fact, "percent", None)
    fine = percent is not None and fact.figures["percent"][0].step <= FINE and percent % LIMITS
    return [told for told in tellings(fact, telling) if told[1] == "percent"] if fine else []


def named_together(names: set[str], reading: Reading) -> bool:
    return any(
        names <= {item.value for item in sentence.items if item.kind == "company"} for sentence in reading.sentences
    )


def settle_unsaid(changes: list[RatingChange]) -> None:
    """ "Upgrades include Acme", which has moved from mildly bullish to bullish: an upgrade of what is not said is
    that one; "a revision in its evaluation" is that of the score told elsewhere."""
    scored = {company_key(change.company) for change in changes if change.measure == "financial"}
    told = {
        (company_key(change.company), change.direction): change.measure
        for change in changes
        if UNSAID.isdisjoint(change.rules)
    }
    for change in changes:
        if change.direction and not UNSAID.isdisjoint(change.rules):
            change.measure = told.get((company_key(change.company), change.direction), change.measure)
        elif is_vague(change) and company_key(change.company) in scored:
            change.measure = "financial"


def is_vague(change: RatingChange) -> bool:
    """A rating of which only that it changed is said."""
    return change.measure == "rating" and change.from_ is change.to is change.direction is None


def keep_parts(facts: Facts) -> None:
    """Who made the move of a sector was not just the best of nobody's: "Acme led the rally", told of the sector's."""
    sectors = {move.sector for move in facts.sector_moves}
    parts = {company_key(fact.company): fact for fact in facts.movers if fact.group in sectors and fact.role in PARTS}
    for fact in facts.movers:
        part = parts.get(company_key(fact.company))
        if part is not None and fact.role in ("best", "worst") and fact.group in (None, part.group):
            fact.role = part.role


def merge_movers(movers: list[Mover]) -> list[Mover]:
    """A move with a figure and no span is the day's, unless its very figure is told of a span elsewhere; a bare
    rank is of any span."""
    told: dict[tuple[str, Decimal | None], Period | None] = {
        (company_key(fact.company), fact.percent): fact.period
        for fact in movers
        if fact.period not in (None, "1d") and fact.percent is not None
    }
    spans = {name: period for (name, _), period in told.items()}

    def key(fact: Mover) -> tuple[str, str | None]:
        name = company_key(fact.company)
        if name not in spans:
            return name, None
        own = fact.period or told.get((name, fact.percent)) if fact.figures else spans[name]
        return name, own or "1d"

    return merge(movers, key, frozenset({"company", "role", "group", "ticker", "period", "before"}))


def merge_breadth(found: list[Breadth]) -> list[Breadth]:
    """Counts without a universe of their own belong to the last that had one, where nothing speaks against it."""
    give_ratios(found)
    known = [fact.universe for fact in found if fact.universe]
    only = known[0] if known and len(set(known)) == 1 else None
    counted = [fact for fact in found if fact.universe == only and fact.of == "stocks"]
    for fact in found:
        another = counted and all(is_other(fact, one) for one in counted)
        if fact.universe is None and only and fact.of == "stocks" and not another:
            fact.universe = only
        elif fact.universe is None and not only and fact.of == "stocks":
            fact.universe = told_before(fact, found)
        elif fact.universe is None and fact.of == "sectors":
            fact.universe = next((one.universe for one in found if counts_the_same(fact, one)), None)
    merged = merge(found, lambda fact: (fact.universe, fact.of), frozenset({"ratio_of"}))
    for fact in merged:
        if (one := next((one for one in merged if is_turned(fact, one)), None)) is not None:
            own = one.figures["ratio"]
            own += [replace(figure, value=own[0].value, step=own[0].step) for figure in fact.figures.pop("ratio")]
            one.mentions += fact.mentions
    return [fact for fact in merged if fact.figures and fact.figures.keys() != {"total"}]


def is_turned(fact: Breadth, one: Breadth) -> bool:
    """ "a ratio of 0.5x: for every stock advancing, two are declining": that ratio, told the other way round."""
    if fact.figures.keys() != {"ratio"} or not fact.ratio or one.ratio is None or one.ratio_of != "advances/declines":
        return False
    other_way = fact.ratio_of == "declines/advances" and (fact.universe, fact.of) == (one.universe, one.of)
    return other_way and abs(1 / fact.ratio - one.ratio) <= one.figures["ratio"][0].step


def told_before(fact: Breadth, found: list[Breadth]) -> str | None:
    """ "On the BSE, 2,068 rose and 1,438 fell. 106 were unchanged and 139 hit their 52-week highs": what goes on from
    the last count that they can be part of."""
    if fact.ratio is not None:
        return None
    counts = {slot: figures[0].value for slot, figures in fact.figures.items()}
    sided = len(counts.keys() & {"advances", "declines"})
    for one in sorted(found, key=lambda one: one.mentions[0].start, reverse=True):
        if one.universe is None or one.of != "stocks" or one.mentions[0].start > fact.mentions[0].start:
            continue
        if sided:  # "The stocks that advanced on the BSE were 2,513. 1,377 declined and 118 remained unchanged"
            halves = sided == 1 == len(one.figures) and one.figures.keys() <= {"advances", "declines"}
            return one.universe if halves and counts.keys().isdisjoint(one.figures) else None
        whole = one.total or (one.advances or 0) + (one.declines or 0)
        if counts.keys() == {"total"}:
            return one.universe if counts["total"] >= whole and "total" not in one.figures else None
        if (whole >= max(counts.values(), default=0) or not whole) and counts.keys().isdisjoint(one.figures):
            return one.universe
    return None if sided else told_next(counts, fact, found)


def told_next(counts: dict[str, Decimal], fact: Breadth, found: list[Breadth]) -> str | None:
    """ "126 shares hit their 52-week low. Out of 4,125 shares traded on the BSE, 2,853 advanced": the whole that comes
    behind them."""
    behind = [one for one in found if one.universe and one.of == "stocks" and one.mentions[0].start > fact.mentions[0].start]
    one = min(behind, key=lambda one: one.mentions[0].start, default=None)
    if one is None or one.total is None or not {"advances", "declines"} <= one.figures.keys():
        return None
    part = bool(counts) and max(counts.values()) < one.total and counts.keys().isdisjoint(one.figures)
    return one.universe if part else None


def counts_the_same(fact: Breadth, one: Breadth) -> bool:
    """Whether two counts of sectors have two figures in common, and none apart."""
    shared = fact.figures.keys() & one.figures.keys()
    same = all(fact.figures[slot][0].value == one.figures[slot][0].value for slot in shared)
    return one.universe is not None and one.of == "sectors" and len(shared) > 1 and same


def is_other(fact: Breadth, known: Breadth) -> bool:
    """Whether no two of its counts are those of a known one, or they are more than its whole, or it is a ratio where
    one side alone is known: the stocks of another market."""
    counts = (fact.advances or 0) + (fact.declines or 0) + (fact.unchanged or 0)
    if known.total is not None and counts > known.total:
        return True
    pairs = ((fact.advances, known.advances), (fact.declines, known.declines), (fact.unchanged, known.unchanged))
    shared = [one == other for one, other in pairs if one is not None and other is not None]
    one_side = known.total is None and (known.advances is None) != (known.declines is None)
    if one_side and fact.figures.keys() == {"ratio"}:
        return True  # "Of the Nifty 50, 34 rose. … The advance-decline ratio stood at 1:1"
    both = ((one, other) for one, other in pairs if one is not None and other is not None)
    far = any(max(pair) > 2 * min(pair) for pair in both)  # 12 and 71 are no slip of a digit
    return bool(shared) and not any(shared) and (len(shared) > 1 or far)


def give_ratios(found: list[Breadth]) -> None:
    """ "Overall, the advance-decline ratio stood at 0.37", of nobody: that of the sectors, where their counts and no
    others come to it."""
    counted = [fact for fact in found if fact.advances is not None and fact.declines]
    if not counted or any(fact.of != "sectors" for fact in counted):
        return
    for fact in found:
        if (
            fact.universe is None
            and fact.ratio is not None
            and fact.advances is fact.declines is None
            and any(is_ratio(fact, counts) for counts in counted)
        ):
            fact.of = "sectors"


def is_ratio(fact: Breadth, counts: Breadth) -> bool:
    up, down = (
        (counts.advances, counts.declines)
        if fact.ratio_of != "declines/advances"
        else (counts.declines, counts.advances)
    )
    if not down or up is None or fact.ratio is None:
        return False
    return abs(Decimal(up) / down - fact.ratio) < fact.figures["ratio"][0].step

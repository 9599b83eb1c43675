"""Statements of moves become index moves, movers, sector moves and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal

from extractor.facts.base import BY_SIGN, Direction, Figure
from extractor.facts.claims import SignedVerb
from extractor.facts.day import is_ahead
from extractor.facts.merging import mention_of
from extractor.facts.records import IndexMove, Mover, Period, Quote, Session
from extractor.facts.signs import contradicts, direction_of, signed
from extractor.frames.statement import Context, Day, Statement, Way
from extractor.frames.yields import at_home
from extractor.spans.currencies import in_country
from extractor.spans.items import Item

SIGNED = frozenset({"percent", "points", "change"})
INDEX_SLOTS = frozenset({"percent", "points", "level", "previous_close", "open", "high", "low"})
DIRECTIONS: dict[str, Way] = {
    **dict.fromkeys(("higher", "rise", "gain", "jump", "increase", "advance", "firmer"), "up"),
    **dict.fromkeys(("lower", "fall", "loss", "drop", "decline", "decrease", "weaker"), "down"),
}
# with these a direction alone is told of a company; a circuit says how far besides
TOLD_OF_ONE = frozenset({"percent", "range", "led-by", "listed-by", "upper-circuit", "lower-circuit"})
LARGE_CAPS = frozenset({"large caps", "large-caps", "large-cap stocks", "large-cap shares", "largecap stocks"})
NEAR = 40  # characters between an index and the word that says how it moved, where no figure does
AHEAD = 10  # days: a date without its year that lies further on is of the year before
WORD_AFTER = re.compile(rf"\s({'|'.join(DIRECTIONS)})\b")
TURNS = re.compile(r"\b(?:which|who|had|could|may|might|would)\b|;")
UNDONE = re.compile(r"[^.;]{0,60}\b(?:but|before|then)\b")


def shares(statement: Statement) -> Iterator[tuple[Item, dict[str, Figure]]]:
    """Each subject with its own figures: one for all, or one apiece in order ("respectively")."""
    count = len(statement.subjects)
    for number, subject in enumerate(statement.subjects):
        own: dict[str, Figure] = {}
        for slot, figures in statement.series.items():
            if slot in statement.slots:
                own[slot] = figures[number] if len(figures) == count > 1 else statement.slots[slot]
        yield subject, own


def uneven(statement: Statement) -> bool:
    """Two values for three names: nobody can tell whose they are."""
    return any(1 < len(figures) != len(statement.subjects) for figures in statement.series.values())


def figures_of(statement: Statement, own: dict[str, Figure], allowed: frozenset[str]) -> dict[str, list[Figure]]:
    """The figures of a record. A change whose direction nobody states is left out: it would be a guess."""
    if statement.direction is None:
        own = {slot: figure for slot, figure in own.items() if slot not in SIGNED or figure.value < 0}
    direction = None if statement.direction == "signed" else statement.direction
    return {
        slot: [signed(figure, direction) if slot in SIGNED else figure]
        for slot, figure in own.items()
        if slot in allowed
    }


def common(text: str, statement: Statement, figures: dict[str, list[Figure]]) -> dict[str, Any]:
    ends = [figure.end for group in figures.values() for figure in group]
    starts = [figure.start for group in figures.values() for figure in group]
    start, end = min([statement.start, *starts]), max([statement.end, *ends])
    by_sign = [BY_SIGN] if statement.direction == "signed" else []
    rules = list(dict.fromkeys(["attach/" + statement.kind, *statement.rules, *by_sign]))
    return {"figures": figures, "mentions": [mention_of(text, start, end)], "rules": rules}


def values(figures: dict[str, list[Figure]]) -> dict[str, Any]:
    """The numbers of a record's slots, by their names."""
    return {slot: group[0].value for slot, group in figures.items()}


def hedged(figures: dict[str, list[Figure]]) -> bool:
    return any(group[0].hedge for group in figures.values())


def index_moves(text: str, statement: Statement, day: date | None, context: Context) -> Iterator[IndexMove]:
    if uneven(statement):
        return
    for subject, own in shares(statement):
        figures = figures_of(statement, own, INDEX_SLOTS)
        told = statement.session == "close" or ranged(statement) or is_of_segment(text, statement, subject, context)
        told = told or tells_of_branch(text, statement, subject, context)
        still = statement.direction == "flat" and subject.lower not in LARGE_CAPS  # by and large
        if not figures and not still and not (statement.direction in ("up", "down") and told):
            continue
        moved = figures.get("percent") or figures.get("points")
        direction = direction_of(moved[0].value if moved else None, statement.direction)
        yield IndexMove(
            index=subject.value,
            period=statement.period,
            direction=direction,
            session=session_over(statement.period, statement.session, "level" in figures),
            as_of=day,
            approximate=hedged(figures),
            **values(figures),
            **common(text, statement, figures),
        )


def tells_of_branch(text: str, statement: Statement, subject: Item, context: Context) -> bool:
    """ "Nifty IT and Nifty Metal posted losses": of an index of one branch, as of a sector, the way alone is told; but not
    "which had gained", "rallied at first but …", nor in a report on sectors, which gives figures."""
    main = context.main_index
    known = statement.finite and statement.session is None and not context.of_segment
    if not known or main is None or is_branch(main) or not is_branch(subject):
        return False
    told = next((item for item in statement.items if item.kind in ("rise", "fall")), None)
    return told is not None and not TURNS.search(text, subject.end, told.start) and not UNDONE.match(text, told.end)


def is_branch(index: Item) -> bool:
    return isinstance(index.extra, dict) and bool(index.extra.get("branch"))


def is_of_segment(text: str, statement: Statement, subject: Item, context: Context) -> bool:
    """In a report on one segment, "the index saw a slight decline" tells of its day; "declines" are counted."""
    own = subject.value == context.segment and statement.period in (None, "1d") and statement.session is None
    apposed = text.find(",", subject.end + 1) + 1 if text.startswith(",", subject.end) else 0
    start = max(subject.end, apposed)  # ", a barometer of mid-sized companies, saw …"
    told = (item for item in statement.items if item.kind in ("rise", "fall") and 0 <= item.start - start < NEAR)
    return own and any(not item.lower.endswith("s") for item in told)


def ranged(statement: Statement) -> bool:
    """ "A and B fell between 1.3 and 2.8 per cent": figures that are nobody's own."""
    return any(item.kind in ("percent", "range") for item in statement.items)


def session_over(period: Period | None, session: Session | None, leveled: bool) -> Session | None:
    """A session is of a day; of a longer span, only the level where it closed is."""
    return session if period in (None, "1d") or session == "close" and leveled else None


def signed_verbs(text: str, statement: Statement) -> Iterator[SignedVerb]:
    """ "rose -0.5%", "-0.5% higher": a sign in print against the word that the figure goes with."""
    for figure in (figure for slot, figures in statement.series.items() if slot in SIGNED for figure in figures):
        after = WORD_AFTER.match(text, figure.end)
        direction = DIRECTIONS[after[1]] if after else statement.direction
        if (direction == "up" or direction == "down") and contradicts(figure, direction):
            end = max(statement.end, figure.end, after.end() if after else 0)
            yield SignedVerb(mention=mention_of(text, statement.start, end), verb=direction, figure=figure)


def movers(text: str, statement: Statement, context: Context) -> Iterator[Mover]:
    if uneven(statement):
        return
    own_segment = context.segment if context.segment != "BSE 500" else None  # of which its companies are the best
    for subject, own in shares(statement):
        figures = figures_of(statement, own, frozenset({"percent", "change", "price"}))
        if not figures and not statement.role and not moved_together(statement, context):
            continue
        if statement.direction is None and not statement.role and "percent" not in figures:
            continue
        moved = figures.get("percent") or figures.get("change")
        currency = statement.currency if figures.keys() & {"change", "price"} else None
        if statement.before is not None and "price" in figures and len(statement.subjects) == 1:
            figures["before"] = [statement.before]
        yield Mover(
            company=subject.value,
            ticker=subject.extra if isinstance(subject.extra, str) else None,
            direction=direction_of(moved[0].value if moved else None, statement.direction),
            currency=money_of(currency, context),
            role=statement.role,
            group=statement.group or own_segment,
            period=statement.period,
            approximate=hedged(figures),
            **values(figures),
            **common(text, statement, figures),
        )


def moved_together(statement: Statement, context: Context) -> bool:
    """ "A, B and C edged higher", "A and B both firmed up", "A and B rose between 2% and 3%", "followed by A and B": a bare list, or figures that
    are nobody's own."""
    if statement.direction not in ("up", "down", "flat") or context.segment is not None:
        return False
    return (
        (statement.finite and len(statement.subjects) > 2 - statement.each)
        or any(item.kind in TOLD_OF_ONE or "manifold" in item.figures for item in statement.items)
    )


def money_of(currency: str | None, context: Context) -> str | None:
    return currency and in_country(currency, context.country)


def quotes(text: str, statement: Statement, context: Context) -> Iterator[Quote]:
    if uneven(statement) or (
        len(statement.subjects) > 1
        and not statement.each
        and any(len(series) == 1 for slot, series in statement.series.items() if slot != "percent")
    ):
        return  # of several, only what each has a figure of its own
    wanted = frozenset({"level"} if of_other_span(statement, context) else {"level", "percent", "change"})
    for subject, own in shares(statement):
        name = instrument_name(subject, statement, context)
        figures = figures_of(statement, own, wanted)
        if not figures or name is None:
            continue
        moved = figures.get("percent") or figures.get("change")
        yield Quote(
            instrument=name,
            kind=subject.extra["kind"],
            direction=direction_of(moved[0].value if moved else None, statement.direction) or from_before(statement),
            unit=unit_of(statement, context) if figures.keys() & {"level", "change"} else None,
            **values(figures),
            **common(text, statement, figures),
        )


def instrument_name(subject: Item, statement: Statement, context: Context) -> str | None:
    """Its canonical name, with the other currency of a rate; None for a bond of which nobody can tell the country."""
    if subject.extra["kind"] == "yield":
        return None if of_another_country(subject, context) else at_home(subject.value, context.country)
    # as it is printed
    name = subject.value.replace("E-minis", "e-minis") if "e-minis" in subject.text else subject.value
    return f"{name}/{statement.cross}" if statement.cross else name


def unit_of(statement: Statement, context: Context) -> str | None:
    """Goods and currencies are quoted in American dollars everywhere, unless the text names another."""
    extra = statement.subjects[0].extra
    if extra["kind"] == "yield":
        return "percent"
    # pounds in euros are not told in dollars
    usual = extra.get("unit") if not (statement.cross and extra.get("unit") == "USD") else None
    stands = extra["kind"] == "future" and "level" in statement.slots  # a contract on an index, in its points
    unit = statement.currency or usual or ("points" if stands else None)
    if unit == "cent" and usual and money_of(unit, context) == usual:
        return usual  # "the rand was 12c weaker"
    return "USD" if unit in ("$", "cent") else money_of(unit, context)


def from_before(statement: Statement) -> Direction | None:
    """ "fetched $5,527 an ounce against $5,332": up, by what it was before. A rate in its own currency falls as that
    rises: "was at 3.0655 from 3.0659"."""
    level, before = statement.slots.get("level"), statement.before
    if level is None or before is None or level.value == before.value:
        return None
    own = statement.subjects[0].extra.get("unit")
    told_in_own = own not in (None, "USD") and statement.currency in (None, own)
    return "up" if (level.value > before.value) != told_in_own else "down"


def of_other_span(statement: Statement, context: Context) -> bool:
    """A quote has no span of its own: it is the day's, or the week's in an article on the week."""
    return statement.period not in (None, "1d") and not (context.weekly and statement.period in ("wtd", "1wk"))


def of_another_country(subject: Item, context: Context) -> bool:
    """ "the 10-year yield" in an article on Mumbai is not known to be the Treasury's."""
    bare = not any(word in subject.lower for word in ("treasur", "u.s.", "us ", "united states", "note"))
    return (
        subject.value.startswith("US ")
        and subject.extra["kind"] == "yield"
        and bare
        and context.country not in (None, "US")
    )


def day_of(statement: Statement, context: Context) -> date | Literal["other"] | None:
    """The trading day a statement names: a date, None for the article's own, "other" for another that no date can
    be given."""
    return resolved(statement.day, context)


def resolved(said: Day | None, context: Context) -> date | Literal["other"] | None:
    """The day that a weekday or a date names, as `day_of` gives it."""
    if said is None:
        return None
    if isinstance(said, str):
        return "other"
    if isinstance(said, int):
        if said == context.home_weekday:
            return None
        if context.published is None:
            return "other"
        if is_ahead(said, context.published) and context.home_weekday == context.published.weekday():
            return None  # "Acme, which reports on Thursday, rose 2%": what moved did so today
        return context.published - timedelta(days=(context.published.weekday() - said) % 7)
    day = said.on(context.published.year if context.published else context.year)
    if day and said.year is None and context.published and (day - context.published).days > AHEAD:
        day = said.on(day.year - 1)  # in January, "a peak on December 13" is of the year before
    return day if day or (said.month, said.day) == context.home_date else "other"

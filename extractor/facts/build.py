"""From a reading to the facts of an article: build, merge, place on the article's day, and point the claims at
facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Literal

from extractor.facts import Breadth, Facts, Flow, RatingChange, ResultDate, moves
from extractor.facts.began import began
from extractor.facts.borrowed import borrow
from extractor.facts.branches import sector_moves
from extractor.facts.closes_told import add_closes_before
from extractor.facts.corrections import corrections, withdraw
from extractor.facts.day import article_day, home_date, home_weekday
from extractor.facts.day_before import leave_day_before
from extractor.facts.identity import merge_all
from extractor.facts.industries import merge_industries
from extractor.facts.marks_told import add_marks
from extractor.facts.merging import mention_of
from extractor.facts.moves import day_of
from extractor.facts.periods import (
    announce_spans,
    carry_back,
    carry_on,
    leave_other_spans,
    settle_carried,
    tell_ranked_spans,
)
from extractor.facts.placing import add_claims, add_distances, place_claims
from extractor.facts.sessions import date_facts, share_sessions
from extractor.facts.signs import lend_ways
from extractor.facts.swings import leave_changes, leave_swings
from extractor.facts.walk import add_steps
from extractor.facts.week import spread_week
from extractor.frames.reader import Reading
from extractor.frames.statement import Context, Finding, Statement

LONG = frozenset({"qtd", "ytd", "1y"})
OF_OTHERS = frozenset({"another day", "span of another length"})
LONG_AGO = 10  # days: what stood then is told for comparison


def build(text: str, reading: Reading) -> Facts:
    """All facts and claims of one article."""
    context = reading.context
    context.home_weekday, context.home_date = home_weekday(reading), home_date(reading)
    facts = Facts(as_of=article_day(reading))
    spread_week(reading)
    noted = corrections(text, reading)
    withdraw(text, reading, noted)
    settle_carried(reading)
    carry_back(reading)
    tell_ranked_spans(reading)
    carry_on(reading)
    announce_spans(reading)
    leave_other_spans(reading)
    lend_ways(reading)
    leave_day_before(reading)
    leave_swings(reading, facts.as_of)
    leave_changes(reading)
    add_steps(text, facts.claims, reading)
    for statement in reading.statements:
        add_statement(text, facts, statement, reading)
    add_findings(text, facts, reading)
    add_claims(text, facts.claims, reading)
    add_closes_before(text, facts.claims, reading)
    add_distances(text, facts.claims, reading)
    add_marks(text, facts.claims, reading)
    facts.claims.corrections = noted
    merge_all(facts, reading)
    merge_industries(facts, reading)
    borrow(text, facts, reading)
    place_claims(facts, reading, text)
    share_sessions(facts, reading)
    date_facts(facts)
    return facts


def add_statement(text: str, facts: Facts, statement: Statement, reading: Reading) -> None:
    """One statement becomes records of its kind, or its numerals are set aside for a named reason."""
    context = reading.context
    said = day_of(statement, context)
    # "above its low on July 23 but still down 17.6 percent for the quarter"
    day = None if isinstance(said, str) or said == facts.as_of or statement.period in LONG else said
    reason = why_no_fact(statement, isinstance(said, str), day, facts.as_of, context)
    if reason is not None:
        if reason in OF_OTHERS and statement.kind == "index":
            facts.claims.other_days += moves.index_moves(text, statement, None, context)
            facts.claims.began += began(text, statement)
        set_aside(statement, reason)
        return
    kept, found = records_of(text, facts, statement, day, context)
    facts.claims.began += began(text, statement)
    before = len(kept)
    kept += found
    if len(kept) > before:
        facts.claims.signed_verbs += moves.signed_verbs(text, statement)
    else:
        for item in statement.items:
            item.used = False


def records_of(
    text: str, facts: Facts, statement: Statement, day: date | None, context: Context
) -> tuple[list, Iterator]:
    """The list that a statement's records belong to, and the records."""
    if statement.kind == "index":
        return facts.index_moves, moves.index_moves(text, statement, day, context)
    if statement.kind == "company":
        return facts.movers, moves.movers(text, statement, context)
    if statement.kind == "sector":
        return facts.sector_moves, sector_moves(text, statement)
    return facts.quotes, moves.quotes(text, statement, context)


def why_no_fact(
    statement: Statement, undated: bool, day: date | None, today: date | None, context: Context
) -> str | None:
    """Why nothing of a statement becomes a fact ("" where nobody can say); None where it may.

    undated: it is of another day, to which no date can be given.
    """
    if statement.aside:
        return "" if statement.aside == "unread" else statement.aside
    if statement.kind not in ("index", "company", "sector", "instrument"):
        return "market in general" if statement.kind == "market" else ""
    if undated or day is not None and statement.kind != "index":
        return "another day"
    if day is not None and today is not None and (today - day).days > LONG_AGO:
        return "another day"
    other_span = statement.kind == "instrument" and moves.of_other_span(statement, context)
    return "span of another length" if other_span and "level" not in statement.slots else None


def set_aside(statement: Statement, reason: str) -> None:
    for item in statement.items:
        if isinstance(item.extra, dict) and "numeral" in item.extra:
            item.used = bool(reason)
            if reason:
                item.extra["aside"] = reason


def finding_common(text: str, finding: Finding) -> dict[str, Any]:
    return {
        "mentions": [mention_of(text, finding.start, finding.end)],
        "rules": list(finding.rules),
        "figures": {slot: [figure] for slot, figure in finding.figures.items()},
    }


def add_findings(text: str, facts: Facts, reading: Reading) -> None:
    for finding in reading.findings:
        shared = finding_common(text, finding)
        if finding.kind == "breadth":
            facts.breadth.append(breadth(finding, shared))
        elif finding.kind == "rating_change":
            facts.rating_changes.append(RatingChange(**finding.fields, **shared))
        elif finding.kind == "result_date":
            facts.result_dates.append(ResultDate(**finding.fields, **shared))
        elif finding.kind == "flow":
            add_flow(facts, finding, shared, reading)


def add_flow(facts: Facts, finding: Finding, shared: dict, reading: Reading) -> None:
    """A flow of the day that stands with it; of a day that no date can be given to, it is set aside."""
    day = flow_day(finding, reading)
    if isinstance(day, str) and facts.as_of is None:
        day = None  # nobody can date this article; its flow is not taken for that of a day that is known
    if isinstance(day, str):
        for item in finding.items:
            if item.kind == "money":
                item.extra["aside"] = "another day"
        return
    values: dict[str, Any] = {slot: figure.value for slot, figure in finding.figures.items()}
    facts.flows.append(
        Flow(
            investor=finding.fields["investor"],
            currency=moves.money_of(finding.fields["currency"], reading.context),
            as_of=day,
            **values,
            **shared,
        )
    )


def flow_day(finding: Finding, reading: Reading) -> date | Literal["other"] | None:
    """The day of a flow. Where an article tells three weekdays' flows, its own weekday is last week's, like the
    others."""
    said, published = finding.fields.get("day"), reading.context.published
    told = {other.fields.get("day") for other in reading.findings if other.kind == "flow"}
    if published and said == published.weekday() and len([day for day in told if isinstance(day, int)]) > 2:
        return published - timedelta(days=7)
    return moves.resolved(said, reading.context)


def breadth(finding: Finding, shared: dict) -> Breadth:
    values: dict[str, Any] = {
        slot: figure.value if slot == "ratio" else int(figure.value) for slot, figure in finding.figures.items()
    }
    return Breadth(
        universe=finding.fields["universe"],
        of=finding.fields["of"],
        ratio_of=finding.fields.get("ratio_of"),
        **values,
        **shared,
    )

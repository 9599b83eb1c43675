"""What a move of another moment tells of the day's: the close of the session before is its previous close, a move
at the open says where it opened."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.facts import Facts, IndexMove
from extractor.facts.base import Figure, Mention
from extractor.facts.merging import mention_of
from extractor.frames.reader import Reading
from extractor.frames.statement import Statement


def borrow(text: str, facts: Facts, reading: Reading) -> None:
    """Fill the previous close and the open of each index's day, where another statement gives them."""
    days: dict[str, IndexMove] = {}
    for move in facts.index_moves:
        if move.period == "1d" and move.as_of is None and move.session != "open" and move.level is not None:
            days.setdefault(move.index, move)
    for statement in reading.statements:
        if statement.day == "before" and is_close(statement) and statement.subjects[0].value in days:
            give(
                days[statement.subjects[0].value],
                "previous_close",
                statement.slots["level"],
                mention_of(text, statement.start, statement.end),
            )
    for move in facts.index_moves:
        if (
            move.index in days
            and move.session == "close"
            and move.period == "1d"
            and move.level is not None
            and move.as_of is not None
            and move.as_of == before(facts.as_of)
        ):
            give(days[move.index], "previous_close", move.figures["level"][0], move.mentions[0])
    for move in facts.index_moves:
        if move.session == "open" and move.open is not None and move.open == move.level and move.index in days:
            hand_over(move, days[move.index])


def is_close(statement: Statement) -> bool:
    return (
        statement.kind == "index"
        and statement.session == "close"
        and "level" in statement.slots
        and len(statement.subjects) == 1
        and not statement.aside
    )


def hand_over(opening: IndexMove, day: IndexMove) -> None:
    """ "opened 2.49 points higher at 1,455.78 and moved between …": a move of its own, whose level is where the day
    opened."""
    for slot in ("open", "high", "low"):
        if slot in opening.figures:
            give(day, slot, opening.figures.pop(slot)[0], opening.mentions[0])
            setattr(opening, slot, None)


def before(day: date | None) -> date | None:
    """The weekday before."""
    return day and day - timedelta(days={0: 3, 6: 2}.get(day.weekday(), 1))


def give(move: IndexMove, slot: str, figure: Figure, mention: Mention) -> None:
    """A slot that the move leaves open. A close that its level and points belie is of another day than we took it
    for."""
    if getattr(move, slot) is not None:
        return
    if (
        slot == "previous_close"
        and move.level is not None
        and move.points is not None
        and not move.approximate
        and abs(move.level - move.points - figure.value) > figure.step * 2
    ):
        return
    setattr(move, slot, figure.value)
    move.figures[slot] = [figure]
    move.mentions.append(mention)

"""The eight kinds of fact, field by field. Numbers are signed Decimals in plain units (per cent, index points,
whole currency)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from extractor.facts.base import Direction, Fact, Mention, Number

Period = Literal["1d", "5d", "1wk", "1mo", "3mo", "6mo", "1y", "2y", "3y", "5y", "10y", "wtd", "mtd", "qtd", "ytd"]
Session = Literal["close", "intraday", "open"]
Role = Literal["best", "worst", "gainer", "loser", "active", "contributor", "drag"]


@dataclass(slots=True, kw_only=True)
class IndexMove(Fact):
    """One index over one period (and session)."""

    index: str
    period: Period | None = None
    direction: Direction | None = None
    percent: Number | None = None
    points: Number | None = None
    level: Number | None = None
    previous_close: Number | None = None
    open: Number | None = None
    high: Number | None = None
    low: Number | None = None
    session: Session | None = None
    as_of: dt.date | None = None
    approximate: bool = False

    @property
    def moment(self) -> str:
        """The rule that tells a moment of the day which is not where the article leaves the index, or ""."""
        return next((rule for rule in self.rules if rule == "words/on-the-way" or rule.startswith("hour/")), "")


@dataclass(slots=True, kw_only=True)
class Breadth(Fact):
    """What rose and what fell in one universe."""

    universe: str | None = None
    of: Literal["stocks", "sectors", "indices"] = "stocks"
    advances: int | None = None
    declines: int | None = None
    unchanged: int | None = None
    total: int | None = None
    ratio: Number | None = None
    ratio_of: Literal["advances/declines", "declines/advances"] | None = None
    new_highs: int | None = None
    new_lows: int | None = None
    upper_circuit: int | None = None
    lower_circuit: int | None = None
    untraded: int | None = None
    suspended: int | None = None
    as_of: dt.date | None = None


@dataclass(slots=True, kw_only=True)
class Mover(Fact):
    """One company (and period): its move, price, and the part it played."""

    company: str
    ticker: str | None = None
    direction: Direction | None = None
    percent: Number | None = None
    change: Number | None = None
    price: Number | None = None
    # The price that the move began at: no slot of the record, but the checks compute with it.
    before: Annotated[Number | None, Field(exclude=True)] = None
    currency: str | None = None
    role: Role | None = None
    group: str | None = None
    period: Period | None = None
    approximate: bool = False


@dataclass(slots=True, kw_only=True)
class RatingChange(Fact):
    """One company's step on a scale: an adviser's rating, a technical stance, or a score of results."""

    company: str
    measure: Literal["rating", "technical", "financial"]
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None
    direction: Literal["upgrade", "downgrade"] | None = None
    by: str | None = None


@dataclass(slots=True, kw_only=True)
class ResultDate(Fact):
    """When a company declares, or that it has declared, its results."""

    company: str
    date: dt.date | None = None
    status: Literal["upcoming", "declared"] = "upcoming"


@dataclass(slots=True, kw_only=True)
class SectorMove(Fact):
    """A sector's move, by number or by direction alone."""

    sector: str
    direction: Direction | None = None
    percent: Number | None = None
    period: Period | None = None


@dataclass(slots=True, kw_only=True)
class Flow(Fact):
    """Money that a class of investors put in (positive net) or took out."""

    investor: str
    net: Number | None = None
    buy: Number | None = None
    sell: Number | None = None
    currency: str | None = None
    as_of: dt.date | None = None


@dataclass(slots=True, kw_only=True)
class Quote(Fact):
    """A price beside the stock market: a currency, commodity, yield, coin or future."""

    instrument: str
    kind: Literal["currency", "commodity", "yield", "crypto", "future"]
    direction: Direction | None = None
    level: Number | None = None
    percent: Number | None = None
    change: Number | None = None
    unit: str | None = None


@dataclass(slots=True, kw_only=True)
class Check:
    """One recomputation. `stated` and `recomputed` are texts, since an interval or a sentence may stand there."""

    rule: str
    status: Literal["holds", "fails", "unclear"]
    severity: Literal["error", "warning"]
    stated: str
    recomputed: str
    tolerance: str | None
    message: str
    suggestion: str | None
    facts: list[str]
    mentions: list[Mention]


KINDS: dict[str, type[Fact]] = {
    "index_moves": IndexMove, "breadth": Breadth, "movers": Mover, "rating_changes": RatingChange,
    "result_dates": ResultDate, "sector_moves": SectorMove, "flows": Flow, "quotes": Quote,
}

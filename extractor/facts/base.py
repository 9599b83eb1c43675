"""What every fact has: where it stands, which rules read it, and the numerals behind its values.

A `Figure` is one printed numeral with everything a recomputation needs: its exact value, the step of its
last printed digit and how the text hedges it. Facts keep all figures of a slot, so that a restatement
("2.5%" in the headline, "2.52%" in the body) can be compared with the rounding of each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer, WithJsonSchema

Direction = Literal["up", "down", "flat"]
Hedge = Literal["", "about", "over", "under"]


def plain_number(value: Decimal) -> int | float:
    """The JSON number of a Decimal: an int where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    PlainSerializer(plain_number, return_type=int | float),
    WithJsonSchema({"type": "number"}),
]


# The rule of a fact whose direction no word says, but the sign of its figure.
BY_SIGN = "attach/sign"
# The rule of a level "near the day's high at 74,612.20": where the day ended, or how high it had been.
NEAR_EXTREME = "words/near-extreme"


@dataclass(slots=True, frozen=True)
class Mention:
    """A stretch of the source text: `text == source_text[start:end]`, offsets in characters."""

    start: int
    end: int
    text: str


@dataclass(slots=True, frozen=True)
class Figure:
    """One printed numeral.

    value: signed, in the plain unit of its slot (crore, pence and "lakh" already multiplied out).
    step:  the value of one unit in the last printed digit, same unit as `value` (2.50% -> 0.01).
    hedge: "about" (nearly, around), "over" (more than, at least) or "under" (less than), else "".
    text:  as printed, with its unit.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    text: str
    hedge: Hedge = ""

    @property
    def is_exact(self) -> bool:
        return not self.hedge


@dataclass(slots=True, kw_only=True)
class Fact:
    """Common tail of every fact. `figures` maps a slot to every numeral that states it, the adopted one first."""

    mentions: list[Mention] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    figures: Annotated[dict[str, list[Figure]], Field(exclude=True)] = field(default_factory=dict, repr=False)

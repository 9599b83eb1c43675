"""The ladder of grades: which of two stands higher."""

from __future__ import annotations

LADDER = {
    "technical": {
        "strongly bearish": -3, "very bearish": -3, "bearish": -2, "mildly bearish": -1, "sideways": 0, "neutral": 0,
        "mildly bullish": 1, "bullish": 2, "strongly bullish": 3, "very bullish": 3,
    },
    "rating": {
        "strong sell": -3, "sell": -2, "reduce": -1, "underperform": -1, "underweight": -1, "hold": 0, "neutral": 0,
        "accumulate": 1, "add": 1, "outperform": 1, "overweight": 1, "buy": 2, "strong buy": 3,
    },
}


def climb(origin: str | None, goal: str | None, measure: str = "technical") -> str | None:
    """The direction that two grades show: "hold", "buy" is an upgrade; None where either is unknown or they are one."""
    ladder = LADDER[measure] | LADDER["rating"]
    start, end = ladder.get(origin or ""), ladder.get(goal or "")
    if start is None or end is None or start == end:
        return None
    return "upgrade" if end > start else "downgrade"

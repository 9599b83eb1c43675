"""Money in and out: what was bought less what was sold is the net, and the net has the sign of its name."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.checks.terms import terms
from extractor.checks.verdicts import verdict
from extractor.facts import Check, Facts


def net(facts: Facts) -> Iterator[Check]:
    """flow.net: buy - sell, by size: a sale may be recorded with either sign."""
    for at, flow in enumerate(facts.flows):
        given = terms(facts, "flows", at, "net", "buy", "sell")
        if not given:
            continue
        stated, bought, sold = given
        working = f"{bought.text} bought less {sold.text} sold"
        formulas = [lambda buy, sell: abs(buy) - abs(sell)]
        check = verdict("flow.net", f"The net of {flow.investor}", stated, [bought, sold], formulas, working)
        if check:
            yield check

"""Money in and out: what was bought less what was sold is the net, and the net has the sign of its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from extractor.checks.prints import signed_text
from extractor.checks.terms import FlowTerm, made, term, terms
from extractor.checks.verdicts import verdict
from extractor.facts import Check, Facts

# Those of one exchange who are all its investors together: what some of them buy, the others sell.
_EVERYBODY = {"EGP": ({"foreign"}, {"Arab"}, {"domestic", "Egyptian"})}


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


def everybody(facts: Facts) -> Iterator[Check]:
    """flow.net: "Egyptians, Arabs and foreigners were all net buyers": nobody is left who sold to them."""
    nets: dict[tuple, list[FlowTerm]] = defaultdict(list)
    for at, flow in enumerate(facts.flows):
        if flow.currency in _EVERYBODY and (stated := term(facts, "flows", at, "net")):
            nets[flow.currency, flow.as_of].append(stated)
    for (currency, _), told in nets.items():
        classes = _EVERYBODY[currency]
        if len(told) != len(classes) or not all(any(each.fact.investor in one for each in told) for one in classes):
            continue
        wrong = len({each.figure.value > 0 for each in told}) == 1
        shown = ", ".join(f"{each.fact.investor} {signed_text(each.figure)}" for each in told)
        message = f"{shown}: {'nobody is left on the other side' if wrong else 'some bought what the others sold'}."
        yield made("flow.net", "fails" if wrong else "holds", shown, "one side", message, terms=told)

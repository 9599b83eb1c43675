"""Brokers' calls: whose stock was upgraded or cut, from what to what, and by whom.

A call is a verb that moves a rating. Before an active verb stands who calls, after it what is called: names, "its
rating on" names, or "the stock", which is the one spoken of. A passive verb has them the other way round. The step
stands anywhere behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.frames.called import BE, BOUNDARIES, DEBT, EARNED, MOVES, POSSESSIVE, Call
from extractor.frames.callers import AGENCY, Callers
from extractor.frames.grades import Grade, Step, Words
from extractor.frames.ladder import climb
from extractor.frames.statement import Context, Finding
from extractor.frames.steps import graded
from extractor.spans.company_words import TAILS
from extractor.spans.items import Item

VERBS = ("call-up", "call-down", "call-moved", "upgrade", "downgrade")
# What has not happened: "may cut", "to upgrade", "did not lower".
UNREAL = frozenset(
    {
        "may", "might", "could", "would", "should", "will", "can", "not", "n't", "never", "cannot", "must", "likely",
        "didn't", "hasn't",
    }
)
# "prompting Citi to cut Acme": it did
CAUSES = frozenset({"prompting", "prompted", "leading", "led", "causing", "caused"})
# Who speaks of ratings at all; without one of these an "upgrade" may be anything's.
TRADE = frozenset(
    {
        "analyst", "analysts", "brokerage", "brokerages", "broker", "brokers", "rating", "ratings", "recommendation",
        "rated",
    }
)
# Before one of these an "upgrade" is a noun.
ARTICLES = POSSESSIVE | frozenset("a an the this that its their recent rating broker analyst".split())
CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}|.")  # no name: a ticker, a letter
LONGEST = 24  # words between a verb and its step


class CallReader(Callers):
    """Reads the calls of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.words, self.context = Words(items), context
        self.debt = any(item.lower in DEBT or "credit-agency" in item.figures for item in items)
        self.trade = any(item.lower in TRADE or "brokerage" in item.figures for item in items)

    def read(self) -> list[Finding]:
        found: list[Finding] = []
        last: Call | None = None
        said = next((at for at, item in enumerate(self.words.items) if item.lower == "respectively"), -1)
        for at in range(len(self.words)):
            if at < said or not self.words.has(at, *VERBS) or self.unreal(at):  # "cut to hold and sell respectively"
                continue
            call = self.named(at) if self.is_noun(at) else self.call(at, last)
            if call is not None and call.stocks:
                found += self.findings(call) + self.gapped(call)
                last = call
        return found

    # The verb ---------------------------------------------------------------------------------------------------

    def unreal(self, at: int) -> bool:
        before = {self.words.lower(k) for k in range(max(0, at - 3), at)}
        infinitive = (
            self.words.lower(at - 1) == "to"
            and not (self.words.kind(at - 2) == "company" and self.words.lower(at - 3) in CAUSES)
        )
        return bool(before & UNREAL) or infinitive or self.words.lower(at - 2) == "if"

    def is_noun(self, at: int) -> bool:
        """ "an upgrade", "Citi's downgrade", "a Citi upgrade"; "Acme Corp: Upgrade to Buy" is said like a verb."""
        base = self.words.lower(at) in ("upgrade", "downgrade", "upgrades", "downgrades")
        return base and any(self.words.lower(k) in ARTICLES for k in (at - 1, at - 2))

    def direction(self, at: int) -> str | None:
        if self.words.has(at, "call-up", "upgrade"):
            return "upgrade"
        return "downgrade" if self.words.has(at, "call-down", "downgrade") else None

    def is_step_verb(self, at: int) -> bool:
        """ "upgraded", which needs no grade to say that a rating moved."""
        return "grade" in self.words.lower(at)

    # Active and passive -------------------------------------------------------------------------------------------

    def call(self, at: int, last: Call | None) -> Call | None:
        step = self.step_after(at)
        swallowed = self.words.lower(at).endswith(" to")
        stop = step.first if step else self.end_of_clause(at)
        between = [] if swallowed else range(at + 1, stop)
        if step is None and not self.is_step_verb(at) or step is not None and not self.trusted(step, at, between):
            return None
        broker_between = self.broker_at(at + 1)
        if (
            broker_between is not None
            or not between
            or (step is None and self.words.lower(at + 1) in ("to", "by", "at", ",", "."))
        ):
            return self.without_object(at, step, broker_between)
        stocks = self.objects(at, between, last)
        broker = self.caller(at, last)
        if broker is AGENCY and step is not None and step.plain:
            agency = next(k for k in range(at - 1, -1, -1) if self.words.has(k, "credit-agency"))
            broker = self.words.items[agency].value  # its equity analysts
        if stocks is None or broker is AGENCY or step is None and not self.sure_of_rating(broker, between):
            return None
        stocks = [stock for stock in stocks if broker is None or stock.value != broker]
        return Call(at, stocks, broker, self.direction(at), step)

    def step_after(self, at: int) -> Step | None:
        if self.words.lower(at).endswith(" to"):
            return self.words.step(at)
        for ahead in range(at + 1, min(len(self.words), at + LONGEST)):
            if step := self.words.step(ahead):
                return step
            if (
                self.words.lower(ahead) in (";", "while", "whereas", "after", "because")
                or self.words.has(ahead, *VERBS, "topic", "maintain")
            ):
                return None
        return None

    def end_of_clause(self, at: int) -> int:
        stop = at + 1
        while (
            stop < min(len(self.words), at + 8)
            and self.words.lower(stop) not in BOUNDARIES | {",", ".", ";", "on", "in", "to", "from", "by", "at"}
            and not self.words.has(stop, *VERBS)
        ):
            stop += 1
        return stop

    def trusted(self, step: Step, at: int, between: Sequence[int]) -> bool:
        """A grade in everyday letters counts beside a verb or noun that speaks of ratings, or another grade."""
        if not self.direction(at):
            return step.origin is not None
        return (
            step.plain
            or self.is_step_verb(at)
            or self.words.has(at - 1, "brokerage")  # "UBS lifted Acme to buy"
            or any(self.words.has(k, "call") for k in between)
        )

    def sure_of_rating(self, broker: str | None, between: Sequence[int]) -> bool:
        """Whether "X upgraded Y", with no grade, speaks of a rating."""
        rated = any(self.words.has(k, "call", "pronoun") or self.words.lower(k) in ("stock", "shares") for k in between)
        several = any(self.words.lower(k) in TRADE for k in (between[0] - 2, between[0] - 3)) if between else False
        topical = any(self.words.has(k, "topic", "sector", "index", "market") for k in between)
        return (broker is not None or several) and not self.debt and not topical and (self.trade or rated)

    def without_object(self, at: int, step: Step | None, broker: str | None) -> Call | None:
        """Passive, or a line under a label: "Acme was cut to Hold by Citi", "Acme: Citi downgrades to Hold"."""
        label = self.label()
        active = self.words.lower(at).endswith(("s", "ing")) or self.words.lower(at - 1) in ("has", "have", "had")
        if label is not None and not self.passive(at) and (caller := self.beside_label(label, at)) is not None:
            return Call(at, [label], caller.value, self.direction(at), step)
        if active:
            told = step is not None and self.in_headlinese(at) and self.spoken_of(at, near=True)
            return Call(at, told, self.words.items[at - 1].value, self.direction(at), step) if told else None
        stocks = self.patients(at)
        after = step.last + 1 if step else at + 1
        broker = broker or self.broker_at(after) or self.broker_at(after + 1)
        if step is None and (broker is None or self.debt or not self.trade):
            return None
        return Call(at, [stock for stock in stocks if stock.value != broker], broker, self.direction(at), step)

    def passive(self, at: int) -> bool:
        return any(self.words.lower(k) in BE for k in range(max(0, at - 4), at))

    # Nouns ----------------------------------------------------------------------------------------------------------

    def named(self, at: int) -> Call | None:
        """ "rose 3% after an upgrade to Buy from UBS", "on a Citi downgrade"."""
        if self.debt:
            return None
        step = self.words.step(at + 1)
        after = step.last + 1 if step else at + 1
        broker = self.broker_at(at + 1) or self.broker_at(after) or self.owner(at)
        if step is None and self.broker_at(at + 1):
            step = next(
                (found for k in range(at + 2, min(len(self.words), at + 8)) if (found := self.words.step(k))), None
            )
        moved = any(
            self.words.has(k, *MOVES, "close") or self.words.lower(k) in EARNED | {"was", "were"}
            for k in range(max(0, at - 14), at)
        )
        if broker is None or not moved:
            return None
        stocks = [stock for stock in self.subject(at) if stock.value != broker]
        if stocks and self.has_analysts(stocks):
            return None
        return Call(at, stocks, broker, "upgrade" if self.words.lower(at).startswith("up") else "downgrade", step)

    def has_analysts(self, stocks: list[Item]) -> bool:
        """ "analysts at Acme and Borealis cut their forecasts after a Citi downgrade": they rate, and are not rated."""
        lead = [item.lower for item in self.words.items if item.start < stocks[0].start][-6:]
        return any(who.startswith(("analyst", "economist", "strategist")) and "at" in lead for who in lead)

    # Findings -------------------------------------------------------------------------------------------------------

    def gapped(self, call: Call) -> list[Finding]:
        """ "upgraded A to Buy from Hold and B to Hold": the verb holds for what follows."""
        found: list[Finding] = []
        at = call.step.last + 1 if call.step else len(self.words)
        while at < len(self.words) and self.words.lower(at) in ("and", ",", ";"):
            first = next((k for k in range(at, min(len(self.words), at + 6)) if self.words.kind(k) == "company"), None)
            if first is None:
                break
            behind = range(first + 1, min(len(self.words), first + 6))
            step = next((step for k in behind if (step := self.words.step(k))), None)
            if not step or any(self.words.has(k, *VERBS, "maintain", "topic", *MOVES) for k in range(at, step.first)):
                break
            found += self.findings(
                Call(call.verb, self.list_from(first, step.first), call.broker, call.direction, step)
            )
            at = step.last + 1
        return found

    def printed(self, grade: Grade | None) -> str | None:
        """The grade as written; in a segment's report, whose house has one scale, with its capital."""
        if grade is None:
            return None
        return graded(grade.item) if self.context.of_segment else grade.text

    def findings(self, call: Call) -> list[Finding]:
        if call.broker is not None and self.debt and call.step is None:
            return []
        step = call.step
        grades = [grade for grade in (step and step.origin, step and step.goal) if grade]
        fields = {
            "measure": "rating",
            "from_": self.printed(step.origin) if step else None,
            "to": self.printed(step.goal) if step else None,
            "direction": call.direction or shown(step),
            "by": call.broker,
        }
        items = [self.words.items[call.verb], *(grade.item for grade in grades), *self.brokers(call)]
        return [
            Finding(
                "rating_change",
                {"company": stock.value, **fields},
                items=[stock, *items] if stock.text and self.here(stock) else items,
                rules=["calls/step" if step else "calls/bare"],
            )
            for stock in call.stocks
            if self.is_called(stock, call)
        ]

    def is_called(self, stock: Item, call: Call) -> bool:
        """A name, no ticker or Ltd; and a broker only where another calls it, or behind the verb."""
        if CODE.fullmatch(stock.value) or stock.lower.rstrip(".") in TAILS:
            return False
        return bool(call.broker) or "brokerage" not in stock.figures or self.after(stock, call.verb)

    def brokers(self, call: Call) -> list[Item]:
        """The caller's name, where it stands within reach of the verb."""
        near = self.words.items[max(0, call.verb - 8):(call.step.last if call.step else call.verb) + 8]
        return [item for item in near if item.kind == "company" and item.value == call.broker][:1]

    def after(self, stock: Item, verb: int) -> bool:
        return any(item is stock for item in self.words.items[verb:])

    def here(self, stock: Item) -> bool:
        return any(item is stock for item in self.words.items)


def shown(step: Step | None) -> str | None:
    """The direction that the two grades show, where no verb says it."""
    if step is None:
        return None
    return climb(step.origin.item.lower if step.origin else None, step.goal.item.lower)

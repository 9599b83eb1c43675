"""Brokers' calls: whose stock was upgraded or cut, from what to what, and by whom.

A call is a verb that moves a rating. Before an active verb stands who calls, after it what is called: names, "its rating on" names,
or "the stock", which is the one spoken of. A passive verb has them the other way round. The step stands anywhere behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.frames.grades import Step, Words
from extractor.frames.scales import LADDER
from extractor.frames.statement import Context, Finding
from extractor.spans.companies import TAILS
from extractor.spans.items import Item

VERBS = ("call-up", "call-down", "call-moved", "upgrade", "downgrade")
BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "getting"})
# What has not happened: "may cut", "to upgrade", "did not lower".
UNREAL = frozenset({"may", "might", "could", "would", "should", "will", "can", "not", "n't", "never", "cannot", "must", "likely", "didn't", "hasn't"})
CAUSES = frozenset({"prompting", "prompted", "leading", "led", "causing", "caused"})  # "prompting Citi to cut Acme": it did
# Where another clause begins, looking back from a verb.
BOUNDARIES = frozenset({"after", "as", "when", "because", "while", "since", "that", ";", "though", "although", "but", "where", "before", "following", "despite", "even"})
LISTED = frozenset({",", "and", "&", "both", "as", "well", "or"})
POSSESSIVE = frozenset({"'s", "’s"})
PEOPLE = frozenset({"analyst", "analysts", "strategist", "economist"})
# Who speaks of ratings at all; without one of these an "upgrade" may be anything's.
TRADE = frozenset({"analyst", "analysts", "brokerage", "brokerages", "broker", "brokers", "rating", "ratings", "recommendation", "rated"})
DEBT = frozenset({"credit", "debt", "bond", "bonds", "sovereign", "junk", "notes", "outlook", "creditworthiness", "aaa", "issuer", "issuers"})
EARNED = frozenset({"earned", "received", "won", "got", "drew", "suffered"})
MOVES = ("rise", "fall", "rise.verb", "fall.verb")
AGENCY = "credit agency"  # a caller whose calls are no ratings of stocks
SHARES = frozenset({"stock", "shares", "share", "scrip", "counter", "rating"})
CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}|.")  # no name: a ticker, a letter
LONGEST = 24  # words between a verb and its step


@dataclass(slots=True)
class Call:
    """One verb with what was found around it."""

    verb: int
    stocks: list[Item]
    broker: str | None
    direction: str | None
    step: Step | None = None
    items: list[Item] = field(default_factory=list)


class CallReader:
    """Reads the calls of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.words, self.context = Words(items), context
        self.debt = any(item.lower in DEBT or "credit-agency" in item.figures for item in items)
        self.trade = any(item.lower in TRADE or "brokerage" in item.figures for item in items)

    def read(self) -> list[Finding]:
        found: list[Finding] = []
        last: Call | None = None
        if any(item.lower == "respectively" for item in self.words.items):
            return []
        for at in range(len(self.words)):
            if not self.words.has(at, *VERBS) or self.unreal(at):
                continue
            call = self.named(at) if self.is_noun(at) else self.call(at, last)
            if call is not None and call.stocks:
                found += self.findings(call) + self.gapped(call)
                last = call
        return found

    # The verb ---------------------------------------------------------------------------------------------------

    def unreal(self, at: int) -> bool:
        before = {self.words.lower(k) for k in range(max(0, at - 3), at)}
        infinitive = self.words.lower(at - 1) == "to" and not (self.words.kind(at - 2) == "company" and self.words.lower(at - 3) in CAUSES)
        return bool(before & UNREAL) or infinitive or self.words.lower(at - 2) == "if"

    def is_noun(self, at: int) -> bool:
        """ "an upgrade", "Citi's downgrade", "a Citi upgrade"; "Acme Corp: Upgrade to Buy" is said like a verb."""
        base = self.words.lower(at) in ("upgrade", "downgrade", "upgrades", "downgrades")
        articled = any(self.words.lower(k) in ("a", "an", "the", "this", "that", "its", "their", "recent", "rating", "broker", "analyst", *POSSESSIVE) for k in (at - 1, at - 2))
        return base and articled

    def direction(self, at: int) -> str | None:
        return "upgrade" if self.words.has(at, "call-up", "upgrade") else "downgrade" if self.words.has(at, "call-down", "downgrade") else None

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
        if broker_between is not None or not between or step is None and self.words.lower(at + 1) in ("to", "by", "at", ",", "."):
            return self.without_object(at, step, broker_between)
        stocks = self.objects(at, between, last)
        broker = self.caller(at, last)
        if broker is AGENCY and step is not None and step.plain:
            broker = next(self.words.items[k].value for k in range(at - 1, -1, -1) if self.words.has(k, "credit-agency"))  # its equity analysts
        if stocks is None or broker is AGENCY or step is None and not self.sure_of_rating(broker, between):
            return None
        return Call(at, [stock for stock in stocks if broker is None or stock.value != broker], broker, self.direction(at), step)

    def step_after(self, at: int) -> Step | None:
        if self.words.lower(at).endswith(" to"):
            return self.words.step(at)
        for ahead in range(at + 1, min(len(self.words), at + LONGEST)):
            if step := self.words.step(ahead):
                return step
            if self.words.lower(ahead) in (";", "while", "whereas", "after", "because") or self.words.has(ahead, *VERBS, "topic", "maintain"):
                return None
        return None

    def end_of_clause(self, at: int) -> int:
        stop = at + 1
        while stop < min(len(self.words), at + 8) and self.words.lower(stop) not in BOUNDARIES | {",", ".", ";", "on", "in", "to", "from", "by", "at"} and not self.words.has(stop, *VERBS):
            stop += 1
        return stop

    def trusted(self, step: Step, at: int, between) -> bool:
        """A grade in everyday letters counts beside a verb or noun that speaks of ratings, or another grade."""
        moved = not self.direction(at)
        return (step.origin is not None) if moved else step.plain or self.is_step_verb(at) or any(self.words.has(k, "call") for k in between)

    def sure_of_rating(self, broker: str | None, between) -> bool:
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
            return None
        stocks = self.patients(at)
        after = step.last + 1 if step else at + 1
        broker = broker or self.broker_at(after) or self.broker_at(after + 1)
        if step is None and (broker is None or self.debt or not self.trade):
            return None
        return Call(at, [stock for stock in stocks if stock.value != broker], broker, self.direction(at), step)

    def beside_label(self, label: Item, at: int) -> Item | None:
        """ "Acme: Citi downgrades to Hold", "Citi on Acme: Upgrade to Buy": the caller in a line that begins with the stock."""
        start = next(k for k, item in enumerate(self.words.items) if item is label)
        if start >= 2 and self.words.lower(start - 1) == "on":
            return self.words.items[start - 2]
        return next((self.words.items[k] for k in range(start + 1, at) if self.words.kind(k) == "company"), None)

    def passive(self, at: int) -> bool:
        return any(self.words.lower(k) in BE for k in range(max(0, at - 4), at))

    def patients(self, at: int) -> list[Item]:
        """What stands before a passive verb: a list of names, "the rating on Acme", "its rating", or the label of the line."""
        back = at - 1
        while back >= 0 and (self.words.lower(back) in BE | POSSESSIVE | {"also", "has", "have", "had", ",", "(", ")", ":", "-", "–", "—", "shares", "stock"} or self.words.has(back, "call", "date", "weekday")):
            back -= 1
        if self.words.kind(back) in ("company", "dateline"):
            return self.list_ending(back)
        if self.words.has(back, "issuer") and self.words.lower(back - 1) in ("the", "its", "their"):
            return self.spoken_of(back)
        if self.words.has(back, "pronoun") or self.words.has(back + 1, "call") and self.words.lower(back) in ("its", "their"):
            return self.spoken_of(back)
        return []

    def list_ending(self, back: int) -> list[Item]:
        stocks = [self.words.items[back]]
        while back > 0 and (self.words.lower(back - 1) in LISTED or self.words.kind(back - 1) == "company"):
            back -= 1
            if self.words.kind(back) == "company":
                stocks.insert(0, self.words.items[back])
        return stocks

    # Whose stock ------------------------------------------------------------------------------------------------------

    def objects(self, at: int, between, last: Call | None) -> list[Item] | None:
        """The names between verb and step, or the stock spoken of; None where it is something else (a sector, a target)."""
        if any(self.words.has(k, *MOVES, "close", "topic", "percent", "money", "points") and not self.words.has(k, "call-up", "call-down") or self.words.lower(k) in DEBT for k in between):
            return None
        first = next((k for k in between if self.words.kind(k) == "company" and not self.words.lower(k).endswith(("-listed", "-based", "-made"))), None)
        ends = self.last_noun(between)
        epithet = first is not None and any(self.words.lower(k) == "the" for k in range(between[0], first)) and first < ends  # "the Uniqlo operator"
        if first is not None and (not epithet or self.words.lower(ends) in SHARES or self.words.lower(first + 1) == ","):
            return self.list_from(first, between[-1])
        named = any(self.words.has(k, "pronoun") for k in between) or self.words.has(ends, "issuer", "call") and any(self.words.lower(k) in ("the", "its", "their", "his", "her") for k in between)
        if not named or self.words.lower(between[-1]) == "ratings":
            return None
        told = self.spoken_of(at, near=not self.describes(ends))
        return last.stocks if last is not None and not self.subject(self.boundary(at)) else told

    def describes(self, at: int) -> bool:
        """ "the housebuilder", which need not be the company of the lines before, as "the stock" is."""
        return self.words.has(at, "issuer") and self.words.lower(at) not in SHARES | {"company"}

    def last_noun(self, between) -> int:
        """The word that ends "the housebuilder's rating", "the chip maker"; its rating is not asked for."""
        at = between[-1]
        while at > between[0] and (self.words.has(at, "call") or self.words.lower(at) in POSSESSIVE) and self.words.lower(at - 1) not in ("its", "their", "his", "her"):
            at -= 1
        return at

    def list_from(self, first: int, last: int) -> list[Item]:
        stocks = [self.words.items[first]]
        for at in range(first + 1, last + 1):
            if self.words.kind(at) == "company":
                stocks.append(self.words.items[at])
            elif self.words.lower(at) not in LISTED:
                break
        return stocks

    def spoken_of(self, at: int, near: bool = True) -> list[Item]:
        """ "Acme fell after Citi cut the stock": the one whose move is told before, the label of the line, or the article's stock (`near`: or one of the lines before)."""
        label = self.label()
        if label is not None:
            return [label]
        told = self.subject(self.boundary(at))
        return told or ([self.context.stock] if self.context.stock is not None and (self.context.stock is self.context.main_company or near) else [])

    def boundary(self, at: int) -> int:
        return next((k for k in range(at - 1, -1, -1) if self.words.lower(k) in BOUNDARIES), 0)

    def label(self) -> Item | None:
        """The name that a line begins with: "Acme: …", "• Acme (ACM) - …", "Citi on Acme: …"."""
        for at in range(min(4, len(self.words))):
            if at > 1 and self.words.lower(at - 1) != "on":
                continue
            if self.words.kind(at) in ("company", "dateline") and self.words.lower(at + 1) in (":", "-", "–", "—"):
                return self.words.items[at]
        return None

    # Who calls ----------------------------------------------------------------------------------------------------------

    def company_before(self, at: int) -> Item | None:
        back = at - 1
        while back >= 0 and self.words.lower(back) in ("has", "have", "had", "also", "analyst", "analysts", "then", "today", "just"):
            back -= 1
        return self.words.items[back] if self.words.kind(back) == "company" else None

    def caller(self, at: int, last: Call | None) -> str | None:
        """The name before an active verb; of a firm and its analyst, the firm; who called before, where the verb goes on ("and it cut …")."""
        boundary = self.boundary(at)
        near = [k for k in range(max(boundary, at - 6), at) if self.words.kind(k) == "company"]
        if last is not None and boundary <= last.verb and (not near or near[-1] < last.verb or self.company_before(at) is None):
            return last.broker
        if self.words.lower(at - 1) in ("we", "i", "he", "she", "they"):
            return None
        if self.words.lower(at - 1) == "and" and (subject := next((k for k in range(min(4, at)) if self.words.kind(k) == "company"), None)) is not None:
            return self.words.items[subject].value  # "Citi said the fall was overdone and upgraded Acme"
        firms = [k for k in range(boundary, at) if self.words.has(k, "brokerage")]
        if near and self.words.has(near[-1], "credit-agency"):
            return AGENCY
        if firms:
            return self.joined(firms[-1])
        if not near or self.label() is self.words.items[near[-1]] or self.words.lower(near[-1] - 1) in ("at", "on", "in", "of", "by") and not any(self.words.lower(k) in PEOPLE for k in (near[-1] - 2, near[-1] - 3)):
            return None
        return self.words.items[self.firm_of(near[-1])].value

    def firm_of(self, at: int) -> int:
        """ "Citigroup analyst Glen Yeung", "Citigroup's Glen Yeung": the firm is the name before."""
        back = at - 1
        while self.words.lower(back) in PEOPLE | POSSESSIVE:
            back -= 1
        return back if back >= 0 and self.words.kind(back) == "company" else at

    def joined(self, at: int) -> str:
        """ "Citi and UBS upgraded": both."""
        if at > 1 and self.words.lower(at - 1) == "and" and self.words.has(at - 2, "brokerage"):
            return f"{self.words.items[at - 2].value} and {self.words.items[at].value}"
        return self.words.items[at].value

    def broker_at(self, at: int) -> str | None:
        """ "at Citi", "by analysts at Bank of America"."""
        if self.words.lower(at) in ("(", ",") and self.words.kind(at + 1) == "company" and self.words.lower(at + 2) == ")":
            return self.words.items[at + 1].value
        if self.words.lower(at) not in ("by", "at", "from"):
            return None
        for ahead in range(at + 1, min(len(self.words), at + 6)):
            if self.words.kind(ahead) == "company":
                return None if self.words.has(ahead, "credit-agency") else self.words.items[ahead].value
            if self.words.lower(ahead) not in PEOPLE | {"at", "of", "the", "brokerage", "broker", "brokers", "house", "research", "bank", "investment", "analysts", "from"}:
                return None
        return None

    # Nouns ---------------------------------------------------------------------------------------------------------------

    def named(self, at: int) -> Call | None:
        """ "rose 3% after an upgrade to Buy from UBS", "on a Citi downgrade"."""
        if self.debt:
            return None
        step = self.words.step(at + 1)
        after = step.last + 1 if step else at + 1
        broker = self.broker_at(at + 1) or self.broker_at(after) or self.owner(at)
        if step is None and self.broker_at(at + 1):
            step = next((found for k in range(at + 2, min(len(self.words), at + 8)) if (found := self.words.step(k))), None)
        moved = any(self.words.has(k, *MOVES, "close") or self.words.lower(k) in EARNED | {"was", "were"} for k in range(max(0, at - 14), at))
        if broker is None or not moved:
            return None
        return Call(at, [stock for stock in self.subject(at) if stock.value != broker], broker, "upgrade" if self.words.lower(at).startswith("up") else "downgrade", step)

    def owner(self, at: int) -> str | None:
        back = at - 2 if self.words.lower(at - 1) in POSSESSIVE | {"rating", "analyst"} else at - 1
        return self.words.items[back].value if self.words.has(back, "brokerage") else None

    def subject(self, at: int) -> list[Item]:
        """The name nearest before the verb of the clause that the noun stands in."""
        verb = next((k for k in range(at - 1, -1, -1) if self.words.has(k, *MOVES, "close") and (not self.words.lower(k).startswith("add") or self.words.kind(k + 1) in ("percent", "money", "points", "count")) or self.words.lower(k) in EARNED or self.words.lower(k) == "off" and self.words.kind(k + 1) in ("percent", "money")), None)
        names = [k for k in range(verb or 0) if self.words.kind(k) == "company" and not (self.words.lower(k - 1) == "the" and self.words.kind(k + 1) in ("word", "sector"))]
        return [self.words.items[names[-1]]] if names else []

    # Findings --------------------------------------------------------------------------------------------------------------

    def gapped(self, call: Call) -> list[Finding]:
        """ "upgraded A to Buy from Hold and B to Hold": the verb holds for what follows."""
        found: list[Finding] = []
        at = call.step.last + 1 if call.step else len(self.words)
        while at < len(self.words) and self.words.lower(at) in ("and", ",", ";"):
            first = next((k for k in range(at, min(len(self.words), at + 6)) if self.words.kind(k) == "company"), None)
            step = first and next((step for k in range(first + 1, min(len(self.words), first + 6)) if (step := self.words.step(k))), None)
            if not step or any(self.words.has(k, *VERBS, "maintain", "topic", *MOVES) for k in range(at, step.first)):
                break
            found += self.findings(Call(call.verb, self.list_from(first, step.first), call.broker, call.direction, step))
            at = step.last + 1
        return found

    def findings(self, call: Call) -> list[Finding]:
        if call.broker is not None and self.debt and call.step is None:
            return []
        step = call.step
        grades = [grade for grade in (step and step.origin, step and step.goal) if grade]
        fields = {"measure": "rating", "from_": step.origin.text if step and step.origin else None, "to": step.goal.text if step else None,
                  "direction": call.direction or climbs(step), "by": call.broker}
        items = [self.words.items[call.verb], *(grade.item for grade in grades), *self.brokers(call)]
        return [Finding("rating_change", {"company": stock.value, **fields}, items=[stock, *items] if stock.text and self.here(stock) else items, rules=["calls/step" if step else "calls/bare"]) for stock in call.stocks if not CODE.fullmatch(stock.value) and stock.lower.rstrip(".") not in TAILS and (call.broker or "brokerage" not in stock.figures or self.after(stock, call.verb))]

    def brokers(self, call: Call) -> list[Item]:
        """The caller's name, where it stands within reach of the verb."""
        near = self.words.items[max(0, call.verb - 8):(call.step.last if call.step else call.verb) + 8]
        return [item for item in near if item.kind == "company" and item.value == call.broker][:1]

    def after(self, stock: Item, verb: int) -> bool:
        return any(item is stock for item in self.words.items[verb:])

    def here(self, stock: Item) -> bool:
        return any(item is stock for item in self.words.items)


def climbs(step: Step | None) -> str | None:
    """The direction that the two grades show, where no verb says it."""
    ladder = LADDER["technical"] | LADDER["rating"]
    start, end = (ladder.get(grade.item.lower) if grade else None for grade in (step and step.origin, step and step.goal))
    if start is None or end is None or start == end:
        return None
    return "upgrade" if end > start else "downgrade"

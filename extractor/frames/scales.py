"""Steps on a scale: who was upgraded, from what, to what, and by whom; ratings, technical stances and scores of results.

The step is found first (from Hold to Buy · a Hold to Buy upgrade · to Buy from Hold · upgraded to bullish); then the companies it
speaks of: the list before it in the clause, else the list after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractor.frames.lists import company_lists
from extractor.frames.scores import Scores
from extractor.frames.statement import Context, Finding
from extractor.frames.upgrades import Upgrades
from extractor.spans.items import Item

SCALES = {"rating": "rating", "technical": "technical"}
LADDER = {
    "technical": {"strongly bearish": -3, "very bearish": -3, "bearish": -2, "mildly bearish": -1, "sideways": 0, "neutral": 0, "mildly bullish": 1, "bullish": 2, "strongly bullish": 3, "very bullish": 3},
    "rating": {"strong sell": -3, "sell": -2, "reduce": -1, "underperform": -1, "underweight": -1, "hold": 0, "neutral": 0, "accumulate": 1, "add": 1, "outperform": 1, "overweight": 1, "buy": 2, "strong buy": 3},
}
PLAIN_GRADES = frozenset({"hold", "buy", "sell"})
COMPARED = {"bullish": "upgrade", "bearish": "downgrade"}
RANGING = frozenset("rated ranging ranges ranged range varying spanning trends".split())
TO = frozenset("to towards toward into turn turned turning becoming became attained as".split())
STANDING = frozenset("showing displaying exhibiting receiving reflecting".split())  # no step, unless calls are said to move
CLAUSES = frozenset({"while", "whereas", "but", ";"})
FILLERS = frozenset("a an the stance stances position territory rating ratings call calls category outlook “ ” \" ' ‘ ’ status view stand trend or level to , more sentiment grade classification classifications".split())


@dataclass(slots=True)
class Step:
    """A step: its items' positions, ends and direction."""

    first: int
    last: int
    measure: str
    origin: str | None
    goal: str | None
    direction: str | None
    items: list[Item]
    either: bool = False


def graded(item: Item | None) -> str | None:
    """The grade as written; a rating in small letters with its capital."""
    return None if item is None else item.text.capitalize() if item.lower in ("hold", "buy", "sell") else item.text


class ScaleReader(Scores, Upgrades):
    """Reads the steps of one sentence. `carried` is a step that the sentence before left for names to come, `said` the names in this one."""

    def __init__(self, items: list[Item], context: Context, carried: Step | None, said: set[str]) -> None:
        self.items, self.context, self.carried, self.said = items, context, carried, said

    def read(self) -> list[Finding]:
        if not self.has_grade() and not self.context.of_segment:
            return self.scores()
        kept = [at for at, item in enumerate(self.items) if "maintain" in item.figures] if "maintain" in self.said else []
        steps = [step for step in self.steps if not any(self.one_clause(at, step.first) for at in kept)]
        if kept and not steps:
            return []
        lists = company_lists(self.items)
        if not self.context.of_segment:
            steps = [step for step in steps if self.said_outright(step)]
        found = self.broker_call(steps) or self.assign(steps, lists)
        if not steps and lists and self.context.of_segment:
            found += self.improved(lists) + self.bare_upgrades(lists)
        of_calls = any(step.measure == "technical" for step in steps) and not any(item.lower == "financial" for item in self.items)
        return found if of_calls else found + self.scores()  # "its score shifted from mildly bullish to bullish, a positive revision"

    def one_clause(self, left: int, right: int) -> bool:
        return not any(item.lower in CLAUSES for item in self.items[min(left, right):max(left, right)])

    def said_outright(self, step: Step) -> bool:
        """Where no segment is reported on, grades are everyday words: a rating's step then names both, and no broker's call is told."""
        if step.measure != "rating":
            told = len(step.items) == 2 or any(item.lower == "technical" for item in self.items) or (step.goal or "").lower() not in ("bullish", "bearish", "neutral")
            return told and (step.goal or "").lower() != "neutral" and not any("brokerage" in item.figures for item in self.items)
        return len(step.items) == 2 and all("rating" in item.figures for item in step.items) and not any("brokerage" in item.figures for item in self.items)

    def broker_call(self, steps: list[Step]) -> list[Finding]:
        """ "ICICI Bank: Jefferies has upgraded the stock to Buy": the label, or the stock spoken of, is upgraded; the broker does it."""
        if len(steps) != 1 or steps[0].measure != "rating":
            return []
        names = [(at, item) for at, item in enumerate(self.items) if item.kind == "company" and at < steps[0].first]
        label = next((item for at, item in names[:1] if at <= 2 and self.items[at + 1].text == ":"), None)
        verb = next((at for at in range(steps[0].first, -1, -1) if self.items[at].kind in ("upgrade", "downgrade") or self.items[at].lower in ("cut", "raised", "lowered", "moved", "lifted")), None)
        if verb is None:
            return []
        broker = next((item for at, item in reversed(names) if at < verb and item is not label and self.active(at, verb)), None)
        spoken = any(item.kind == "pronoun" or item.lower in ("counter", "stock", "shares", "scrip") for item in self.items[verb + 1:verb + 5])
        stock = label or (self.context.last_company if spoken and broker is not None else None)
        if stock is None or broker is None and label is None:
            return []
        finding = self.finding(steps[0], stock)
        finding.fields["by"] = broker.value if broker is not None and broker.value != stock.value else None
        if finding.fields["by"]:
            finding.items.append(broker)
        return [finding]

    def active(self, at: int, verb: int) -> bool:
        """ "Jefferies has upgraded": the name does it; "Infosys was upgraded" has it done."""
        between = {item.lower for item in self.items[at + 1:verb]}
        return not between & {"been", "was", "were", "is", "being"} and verb - at <= 4

    def pending(self) -> Step | None:
        """The step of a sentence that names nobody: "several stocks have shifted from neutral to bullish stances"."""
        steps = self.steps
        return steps[0] if len(steps) == 1 and not company_lists(self.items) else None

    # Steps ---------------------------------------------------------------------------------------------------

    @cached_property
    def steps(self) -> list[Step]:
        steps: list[Step] = []
        if not self.has_grade():
            return steps
        at = 0
        while at < len(self.items):
            step = self.step_at(at, steps)
            if step:
                steps.append(step)
                at = step.last
            at += 1
        return steps

    def has_grade(self) -> bool:
        """No step is without a grade."""
        return not self.said.isdisjoint(SCALES) or not self.said.isdisjoint(PLAIN_GRADES)

    def grade(self, at: int) -> tuple[Item, str] | None:
        if at >= len(self.items):
            return None
        item = self.items[at]
        measure = next((SCALES[label] for label in (*(item.figures or ()), item.kind) if label in SCALES), None)
        return (item, measure) if measure else None

    def plain_grade(self, at: int) -> tuple[Item, str] | None:
        """ "from a hold to a buy stance": grades in small letters, read only between from and to."""
        item = self.items[at]
        return (item, "rating") if item.lower in PLAIN_GRADES and item.kind in ("word", "company", "maintain") else None

    def next_grade(self, at: int, reach: int = 4) -> tuple[int, Item, str] | None:
        """The grade after `at`, with only fillers between."""
        for ahead in range(at, min(len(self.items), at + reach)):
            found = self.grade(ahead) or self.plain_grade(ahead)
            if found:
                return ahead, *found
            if self.items[ahead].lower not in FILLERS and self.items[ahead].kind != "pronoun":
                return None
        return None

    def step_at(self, at: int, steps: list[Step]) -> Step | None:
        word = self.items[at].lower
        if word == "from":
            return self.from_to(at, at + 1)
        if self.grade(at):
            return self.pair_step(at, bool(steps))
        if self.items[at].kind in ("upgrade", "downgrade") or word in TO | STANDING:
            return self.to_only(at)
        return None

    def from_to(self, at: int, start: int) -> Step | None:
        if at and self.items[at - 1].lower in RANGING:
            return None  # "were rated from bullish to mildly bullish": where they stand, no step
        origin = self.next_grade(start)
        if origin is None:
            none = next((self.items[k] for k in range(start, min(len(self.items), start + 2)) if self.items[k].lower in ("no", "none")), None)
            goal = self.goal_after(start) if none is not None else None
            return self.make(at, goal[0], none if none.lower == "none" else None, goal[1], goal[2]) if goal else None
        goal = self.goal_after(origin[0] + 1)
        if goal is None:
            return None
        return self.make(at, goal[0], origin[1], goal[1], goal[2])

    def goal_after(self, start: int) -> tuple[int, Item, str] | None:
        for ahead in range(start, min(len(self.items), start + 7)):
            if self.items[ahead].lower in ("to", "towards", "into", "toward") or self.items[ahead].text in ("→", "-", "–"):
                return self.next_grade(ahead + 1)
            if self.items[ahead].kind == "company":
                return None
        return None

    def pair_step(self, at: int, later: bool) -> Step | None:
        """ "Hold to Buy" (an upgrade, a list line) and, after a first step, "and bullish to mildly bullish"."""
        item, measure = self.grade(at)
        following = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        if following == "to" or self.items[at + 1:at + 2] and self.items[at + 1].text == "→":
            goal = self.next_grade(at + 2)
            if goal and (measure == "rating" or later or self.moving_before(at) or any(one.lower in ("shift", "shifts", "shifting") for one in self.items[:at])):
                return self.make(at, goal[0], item, goal[1], goal[2])
        stance = next((ahead for ahead in range(at + 1, min(len(self.items), at + 4)) if self.items[ahead].lower not in FILLERS), None)
        if stance is not None and self.items[stance].lower == "from":  # "bullish (stance) from a neutral position"
            origin = self.next_grade(stance + 1)
            if origin:
                return self.make(at, origin[0], origin[1], item, measure)
        return None

    def to_only(self, at: int) -> Step | None:
        """ "upgraded to bullish", "moving to bullish territory", "turned bullish", "becoming mildly bullish"."""
        word = self.items[at].lower
        start = at + 1
        if self.items[at].kind in ("upgrade", "downgrade"):
            if start < len(self.items) and self.items[start].lower in ("to", "by"):
                start += 1
            else:
                return None
        goal = self.next_grade(start, 5)
        if goal is not None and word == "into" and self.items[goal[0] + 1:goal[0] + 2] and self.items[goal[0] + 1].lower == "to":
            return None
        if goal is None or word == "as" and self.items[at - 1].kind not in ("upgrade", "downgrade"):
            return None
        after = self.items[goal[0] + 1] if goal[0] + 1 < len(self.items) else None
        if after is not None and after.lower == "from":
            origin = self.next_grade(goal[0] + 2)
            if origin:
                return self.make(at, origin[0], origin[1], goal[1], goal[2])
        if word in STANDING and after is not None and after.lower not in FILLERS and after.kind != "punct":
            return None  # "showing bullish signs"
        if word in {"to", "towards", "toward", "into"} | STANDING and not self.moving_before(at):
            return None
        if word == "to" and after is not None and after.lower == "to" and (further := self.next_grade(goal[0] + 2)):
            return self.make(at, further[0], goal[1], further[1], further[2])  # "improved to mildly bullish to bullish"
        if goal[1].lower in COMPARED and self.items[goal[0] - 1].lower == "more":  # "towards a more bullish tone"
            return Step(at, goal[0], goal[2], None, None, COMPARED[goal[1].lower], [goal[1]])
        return self.make(at, goal[0], None, goal[1], goal[2])

    def moving_before(self, at: int) -> bool:
        return any(
            item.kind in ("upgrade", "downgrade") or item.lower in ("moved", "moving", "shifted", "shift", "shifting", "transitioned", "transitioning", "transition", "changed", "changing", "turned", "move", "raised", "cut", "lowered", "revised", "improved", "improve", "improves", "improving", "moves", "change", "change,", "shifts", "migrated", "advanced", "progressed", "stepped", "slipped", "swung", "slid", "eased", "softened", "weakened", "strengthened")
            for item in self.items[max(0, at - 10):at]
        )

    def make(self, first: int, last: int, origin: Item | None, goal: Item, measure: str) -> Step:
        either = last + 2 < len(self.items) and self.items[last + 1].lower == "or" and self.grade(last + 2) is not None
        if origin is not None and (origin_measure := next((SCALES[label] for label in (*(origin.figures or ()), origin.kind) if label in SCALES), measure)) != measure:
            measure = "rating" if "rating" in (origin_measure, measure) else measure
        if either:
            last += 2
        elif any(item.lower == "vice" for item in self.items[last + 1:last + 4]):
            return Step(first, last, measure, None, None, None, [item for item in (origin, goal) if item], True)
        direction = self.direction(first, measure, origin, goal)
        return Step(first, last, measure, graded(origin), None if either else graded(goal), direction, [item for item in (origin, goal) if item], either)

    def direction(self, at: int, measure: str, origin: Item | None, goal: Item) -> str | None:
        """What the text says; where it says nothing, what the two steps show."""
        window = [*self.items[max(0, at - 12):at + 8]]
        said = next((item.kind for item in reversed(self.items[max(0, at - 12):at]) if item.kind in ("upgrade", "downgrade")), None) or next((item.kind for item in window if item.kind in ("upgrade", "downgrade")), None)
        if said:
            return said
        if origin is None and any(item.lower.startswith("improv") for item in window[:12]):
            return "upgrade"
        ladder = LADDER[measure] | LADDER["rating"]
        start, end = ladder.get(origin.lower if origin else ""), ladder.get(goal.lower)
        if start is None or end is None or start == end:
            return None
        return "upgrade" if end > start else "downgrade"

    # Companies -----------------------------------------------------------------------------------------------

    def assign(self, steps: list[Step], lists) -> list[Finding]:
        found: list[Finding] = []
        respectively = any(item.lower == "respectively" for item in self.items)
        for number, step in enumerate(steps):
            previous = steps[number - 1].last if number else -1
            before = [group for group in lists if previous < group.first and group.last < step.first]
            following = steps[number + 1].first if number + 1 < len(steps) else len(self.items)
            after = [group for group in lists if step.last < group.first and group.last < following and self.leads_to(step.last, group.first)]
            if respectively and number == 0 and len(steps) > 1 and before and len(before[-1].companies) == len(steps):
                return [self.finding(one, company) for one, company in zip(steps, before[-1].companies)]
            if before:
                groups = before[-1:]
                if self.alternatives(steps, groups[0], lists):
                    return found + [self.finding(Step(step.first, step.last, step.measure, None, None, None, step.items), company) for company in groups[0].companies]
            elif number and lists and not after:
                groups = [group for group in lists if group.last < step.first][-1:]
            else:
                groups = after[:1] if number + 1 == len(steps) else []  # a list between two steps is the later one's subject
            found += [self.finding(step, company) for group in groups for company in group.companies]
        return found

    def alternatives(self, steps: list[Step], group, lists) -> bool:
        """ "some from none to bullish and others from sideways to mildly bullish": whose step is whose is not said."""
        words = {item.lower for item in self.items[group.last:]}
        own = [step for step in steps if group.last < step.first and not any(group.last < other.first < step.first for other in lists)]
        return len(own) > 1 and len(group.companies) > 2 and bool(words & {"some", "others", "either", "or"}) and "respectively" not in words

    def leads_to(self, last: int, first: int) -> bool:
        """ "from Hold to Buy for A and B", "… include A": nothing between step and list begins another clause."""
        between = self.items[last + 1:first]
        return len(between) <= 9 and not any(item.text == ";" or item.lower in ("and", "while", "but", "as", "whereas") for item in between)

    def finding(self, step: Step, company: Item) -> Finding:
        fields = {"company": company.value, "measure": step.measure, "from_": step.origin, "to": step.goal, "direction": step.direction, "by": None}
        return Finding("rating_change", fields, items=[company, *step.items], rules=["scales/step"])

    def improved(self, lists) -> list[Finding]:
        """Names whose calls "improve" after a sentence that said from what to what."""
        words = {item.lower for item in self.items}
        if self.carried is None or not words & {"improve", "improved", "upgraded", "shift", "shifted", "improving", "shifts", "upgrades", "include", "among"} or not words & {"technical", "calls", "call", "stance", "stances", "outlook", "outlooks", "ratings", "rating"}:
            return []
        return [self.finding(Step(0, 0, self.carried.measure, self.carried.origin, self.carried.goal, self.carried.direction, []), company) for company in lists[-1].companies]

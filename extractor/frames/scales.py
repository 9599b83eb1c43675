"""Steps on a scale: who was upgraded, from what, to what, and by whom; ratings, technical stances and scores of
results.

The step is found first (from Hold to Buy · a Hold to Buy upgrade · to Buy from Hold · upgraded to bullish); then
the companies it speaks of: the list before it in the clause, else the list after it.
"""

from __future__ import annotations

from extractor.frames.lists import CompanyList, company_lists
from extractor.frames.scores import Scores
from extractor.frames.statement import Context, Finding
from extractor.frames.steps import Step, graded
from extractor.frames.upgrades import Upgrades
from extractor.spans.items import Item

CLAUSES = frozenset({"while", "whereas", "but", ";"})
IMPROVING = frozenset("improve improved upgraded shift shifted improving shifts upgrades include among".split())
CALLED = frozenset("technical calls call stance stances outlook outlooks ratings rating".split())
POINTING, NAMING = frozenset({"these", "they", "those", "among"}), frozenset({"include", "included", "are", "were"})
STAYING = frozenset({"remained", "remains", "remain", "remaining", "stayed", "stays", "staying", "stay"})


class ScaleReader(Scores, Upgrades):
    """Reads the steps of one sentence. `carried` is a step that the sentence before left for names to come, `said`
    the names in this one."""

    def __init__(self, items: list[Item], context: Context, carried: Step | None, said: set[str]) -> None:
        self.items, self.context, self.carried, self.said = items, context, carried, said

    def read(self) -> list[Finding]:
        if not self.has_grade() and not self.context.of_segment:
            return self.scores()
        kept = self.kept()
        steps = [step for step in self.steps if not any(self.one_clause(at, step.first) for at in kept)]
        if kept and not steps:
            return []
        lists = company_lists(self.items, self.halved(steps))
        if not self.context.of_segment:
            steps = [step for step in steps if self.said_outright(step)]
        found = self.broker_call(steps) or self.assign(steps, lists)
        if not steps and lists and self.context.of_segment:
            found += self.improved(lists) + self.bare_upgrades(lists)
        elif steps and self.context.of_segment:
            found += self.upgraded_before(steps[0], lists, found)
        of_calls = (
            any(step.measure == "technical" for step in steps)
            and not any(item.lower == "financial" for item in self.items)
        )
        # "its score shifted from mildly bullish to bullish, a positive revision"
        return found if of_calls else found + self.scores()

    def halved(self, steps: list[Step]) -> int:
        """ "… to bullish for A; B went from bullish to sideways": the one semicolon of two steps, which joins no
        names; -1 where there is none."""
        stops = [at for at, item in enumerate(self.items) if item.text == ";"]
        return stops[0] if len(stops) == 1 and len(steps) > 1 and steps[0].last < stops[0] < steps[-1].first else -1

    def kept(self) -> list[int]:
        """ "maintained its bullish stance", "remained in a sideways to bullish phase": where a grade only went on."""
        after = [*(item.lower for item in self.items[1:]), ""]
        return [
            at
            for at, item in enumerate(self.items)
            if "maintain" in item.figures or item.lower in STAYING and after[at] in ("in", "within")
        ]

    def upgraded_before(self, step: Step, lists: list, found: list[Finding]) -> list[Finding]:
        """ "Changes include upgrades for A and B, while C was downgraded from Buy to Hold": of A and B, no step."""
        told = {id(item) for one in found for item in one.items}
        rest = [group for group in lists if not any(id(company) in told for company in group.companies)]
        first = bool(rest) and rest[0].last < step.first and any(
            item.lower in ("while", "whereas", "but", ";") for item in self.items[rest[0].last:step.first]
        )
        return self.bare_upgrades(rest[:1]) if first else []

    def one_clause(self, left: int, right: int) -> bool:
        return not any(item.lower in CLAUSES for item in self.items[min(left, right):max(left, right)])

    def said_outright(self, step: Step) -> bool:
        """Where no segment is reported on, grades are everyday words: a rating's step then names both, and no
        broker's call is told."""
        if step.measure != "rating":
            told = (
                len(step.items) == 2
                or any(item.lower == "technical" for item in self.items)
                or (step.goal or "").lower() not in ("bullish", "bearish", "neutral")
            )
            return (
                told
                and (step.goal or "").lower() != "neutral"
                and not any("brokerage" in item.figures for item in self.items)
            )
        return (
            len(step.items) == 2
            and all("rating" in item.figures for item in step.items)
            and not any("brokerage" in item.figures for item in self.items)
        )

    def broker_call(self, steps: list[Step]) -> list[Finding]:
        """ "ICICI Bank: Jefferies has upgraded the stock to Buy": the label, or the stock spoken of, is upgraded;
        the broker does it."""
        if len(steps) != 1 or steps[0].measure != "rating":
            return []
        names = [(at, item) for at, item in enumerate(self.items) if item.kind == "company" and at < steps[0].first]
        label = next((item for at, item in names[:1] if at <= 2 and self.items[at + 1].text == ":"), None)
        verb = next(
            (
                at
                for at in range(steps[0].first, -1, -1)
                if self.items[at].kind in ("upgrade", "downgrade")
                or self.items[at].lower in ("cut", "raised", "lowered", "moved", "lifted")
            ),
            None,
        )
        if verb is None:
            return []
        broker = next(
            (item for at, item in reversed(names) if at < verb and item is not label and self.active(at, verb)), None
        )
        spoken = any(
            item.kind == "pronoun" or item.lower in ("counter", "stock", "shares", "scrip")
            for item in self.items[verb + 1:verb + 5]
        )
        stock = label or (self.context.last_company if spoken and broker is not None else None)
        if stock is None or broker is None and label is None:
            return []
        finding = self.finding(steps[0], stock)
        finding.fields["by"] = None
        if broker is not None and broker.value != stock.value:
            finding.fields["by"] = broker.value
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

    # Companies -----------------------------------------------------------------------------------------------

    def assign(self, steps: list[Step], lists: list[CompanyList]) -> list[Finding]:
        found: list[Finding] = []
        respectively = any(item.lower == "respectively" for item in self.items)
        for number, step in enumerate(steps):
            previous = steps[number - 1].last if number else -1
            before = [group for group in lists if previous < group.first and group.last < step.first]
            following = steps[number + 1].first if number + 1 < len(steps) else len(self.items)
            behind = [group for group in lists if step.last < group.first and group.last < following]
            after = [group for group in behind if self.leads_to(step.last, group.first)]
            apiece = number == 0 and len(steps) > 1 and (respectively or self.on_one_scale(steps))
            if apiece and before and len(before[-1].companies) == len(steps):
                return [self.finding(one, company) for one, company in zip(steps, before[-1].companies)]
            if respectively and len(steps) == 1 and before and (goals := self.goals_apiece(step, before[-1])):
                return [self.finding(one, company) for one, company in zip(goals, before[-1].companies)]
            if before:
                groups = [self.one_of_two(before[-1], step)]
                if self.alternatives(steps, groups[0], lists):
                    return found + [
                        self.finding(Step(step.first, step.last, step.measure, None, None, None, step.items), company)
                        for company in groups[0].companies
                    ]
            elif number and lists and not after:
                groups = [self.one_of_two(group, step) for group in lists if group.last < step.first][-1:]
            else:
                # one list between two steps is the later one's subject
                groups = after[:1] if number + 1 == len(steps) or len(behind) > 1 else []
            found += [self.finding(step, company) for group in groups for company in group.companies]
        return found

    def one_of_two(self, group: CompanyList, step: Step) -> CompanyList:
        """ "A and B sent mixed signals, the latter showing a sideways to mildly bullish trend"."""
        between = [item.lower for item in self.items[group.last:step.first]]
        told = [which for which in ("former", "latter") if which in between]
        if len(group.companies) != 2 or not told or "the" not in between:
            return group
        return CompanyList(group.first, group.last, [group.companies[told[-1] == "latter"]])

    def on_one_scale(self, steps: list[Step]) -> bool:
        """ "A and B saw call changes from Hold to Buy and Sell to Hold": no call changes twice, so one is each one's."""
        between = [item.lower for one, other in zip(steps, steps[1:]) for item in self.items[one.last + 1:other.first]]
        return len({step.measure for step in steps}) == 1 and set(between) <= {",", "and"}

    def goals_apiece(self, step: Step, group: CompanyList) -> list[Step]:
        """ "A and B have shifted to bullish and mildly bullish stances, respectively": a goal for each name."""
        start = self.items.index(step.items[-1])
        goals = []
        for item in self.items[start:]:
            if "technical" in (item.figures or (item.kind,)):
                way = self.direction(step.first, step.measure, None, item)
                goals.append(Step(step.first, step.last, step.measure, None, graded(item), way, [item]))
            elif item.lower not in (",", "and"):
                break
        return goals if len(goals) == len(group.companies) else []

    def alternatives(self, steps: list[Step], group: CompanyList, lists: list[CompanyList]) -> bool:
        """ "some from none to bullish and others from sideways to mildly bullish": whose step is whose is not said."""
        words = {item.lower for item in self.items[group.last:]}
        own = [
            step
            for step in steps
            if group.last < step.first and not any(group.last < other.first < step.first for other in lists)
        ]
        return (
            len(own) > 1
            and len(group.companies) > 2
            and bool(words & {"some", "others", "either", "or"})
            and "respectively" not in words
        )

    def leads_to(self, last: int, first: int) -> bool:
        """ "from Hold to Buy for A and B", "… include A": nothing between step and list begins another clause."""
        between = self.items[last + 1:first]
        return (
            len(between) <= 9
            and not any(item.text == ";" or item.lower in ("and", "while", "but", "as", "whereas") for item in between)
        )

    def finding(self, step: Step, company: Item) -> Finding:
        fields = {
            "company": company.value,
            "measure": step.measure,
            "from_": step.origin,
            "to": step.goal,
            "direction": step.direction,
            "by": None,
        }
        return Finding("rating_change", fields, items=[company, *step.items], rules=["scales/step"])

    def improved(self, lists: list[CompanyList]) -> list[Finding]:
        """Names whose calls "improve" after a sentence that said from what to what."""
        words = {item.lower for item in self.items}
        pointed = self.items[0].lower in POINTING and not words.isdisjoint(NAMING)
        told = not words.isdisjoint(IMPROVING) and not words.isdisjoint(CALLED)
        if self.carried is None or not (pointed or told):
            return []
        return [
            self.finding(
                Step(0, 0, self.carried.measure, self.carried.origin, self.carried.goal, self.carried.direction, []),
                company,
            )
            for company in lists[-1].companies
        ]

"""Calls of a house that says only that they changed: in an evaluation, an outlook, a technical call; and which way,
where it is said.

    Acme and Borealis have seen shifts in their evaluations, reflecting a more positive outlook · Acme has seen its
    outlook revised upwards · recent evaluations of several stocks, such as Acme, have shifted · a positive revision
"""

from __future__ import annotations

from extractor.frames.lists import CompanyList, company_lists
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

AUXILIARIES = frozenset(
    "has have had also all both each recently similarly likewise now been , each themselves lately "
    "of which".split()
)
SEEN = frozenset("see sees saw seen seeing receive received receiving exhibited exhibit had enjoyed".split())
CLAUSE_ENDS = frozenset("; . while whereas but".split())
LEADING = frozenset("for in of to including like as".split())
POINTING = frozenset(
    "moving shifting reflecting suggesting indicating signalling signaling pointing showing towards toward".split()
)
ATTITUDES = frozenset(
    "outlook outlooks stance stances view views perspective perspectives position positions tone assessment "
    "assessments footing light".split()
)
REACH = 9  # words between a verb and what it speaks of


class AssessmentReader:
    """Reads the changed assessments of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context

    def read(self) -> list[Finding]:
        found: list[Finding] = []
        lists = company_lists(self.items)
        for number, group in enumerate(lists):
            end = self.clause_end(group.last, lists[number + 1].first if number + 1 < len(lists) else len(self.items))
            at = self.undergone(group, end)
            at = self.changed_before(group) if at is None else at
            if at is not None or self.assessed_before(group, end):
                found += self.findings(group, at if at is not None else group.last + 1, end)
        return found

    def has(self, at: int, *labels: str) -> bool:
        return 0 <= at < len(self.items) and not set(labels).isdisjoint(self.items[at].figures or ())

    def lower(self, at: int) -> str:
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def clause_end(self, last: int, stop: int) -> int:
        return next((at for at in range(last + 1, stop) if self.lower(at) in CLAUSE_ENDS), stop)

    def undergone(self, group: CompanyList, end: int) -> int | None:
        """Where the change stands that the names before the verb have seen: "seen shifts in its evaluation", "seen
        their outlook revised"."""
        verb = group.last + 1
        while self.lower(verb) in AUXILIARIES:
            verb += 1
        if self.lower(verb) in ("their", "its") and self.lower(verb - 1) in ("had", "have", "has"):
            verb -= 1  # "have had their ratings adjusted upwards"
        if (
            not (self.has(verb, "undergo") or self.lower(verb) in SEEN)
            or any(self.items[at].kind in ("percent", "points", "money") for at in range(verb, min(end, verb + REACH)))
        ):
            return None
        change = next((at for at in range(verb + 1, min(end, verb + REACH)) if self.has(at, "revision")), None)
        if change is None:
            return None
        return change if self.is_of_assessment(change, verb, end) else None

    def is_of_assessment(self, change: int, verb: int, end: int) -> bool:
        """A change of the assessment; a bare "positive revision" counts in a report of a segment, and one that a
        view explains."""
        if any(self.has(at, "assessed") for at in range(verb + 1, change)):
            return True
        if self.lower(change + 1) in ("in", "to", "of"):
            return any(self.has(at, "assessed") for at in range(change + 2, min(end, change + 6)))
        return (
            self.context.of_segment
            and (self.has(change - 1, "better", "worse") or any(self.has(at, "assessed") for at in range(change, end)))
        )

    def assessed_before(self, group: CompanyList, end: int) -> bool:
        """ "Recent evaluations for several stocks, including Acme and Borealis, have shifted"."""
        noun = next(
            (at for at in range(group.first) if self.has(at, "assessed") and self.lower(at + 1) in ("for", "of")), None
        )
        led = (
            self.items[group.first - 1].kind == "shares-of"
            or self.lower(group.first - 1) in ("including", "like", "as")
        )
        verb = group.last + 1
        while self.lower(verb) in AUXILIARIES:
            verb += 1
        return (
            noun is not None
            and led
            and verb > group.last + 1
            and verb < end
            and self.has(verb, "revision", "call-moved")
        )

    def changed_before(self, group: CompanyList) -> int | None:
        """ "Changes in technical calls for stocks like Acme", "technical call changes have been seen for Acme": where
        the change stands."""
        back = group.first - 1
        if not (self.items[back].kind == "shares-of" or self.lower(back) in LEADING):
            return None
        while back >= 0 and group.first - back < REACH + 4 and self.is_of_lead(back):
            if self.has(back, "revision"):
                around = range(max(0, back - 2), min(group.first, back + 5))
                assessed = any(self.has(at, "assessed") for at in around)
                valued = self.context.of_segment and self.has(back - 1, "better", "worse")
                return back if assessed or valued else None
            back -= 1
        return None

    def is_of_lead(self, at: int) -> bool:
        """What may stand between a change and the names it is of: none of another statement."""
        item = self.items[at]
        return item.kind not in ("company", "percent", "money", "points") and item.lower not in CLAUSE_ENDS

    def findings(self, group: CompanyList, change: int, end: int) -> list[Finding]:
        clause = self.items[max(0, min(group.first, change - 3)):end]
        technical = (
            any(item.lower == "technical" for item in clause)
            or self.context.technical_paragraph == self.context.paragraph
        )
        scored = any(item.lower == "financial" for item in clause)  # a bare "score" is the house's whole view
        fields = {
            "measure": "technical" if technical else "financial" if scored else "rating",
            "from_": None,
            "to": None,
            "direction": self.direction(change, end),
            "by": None,
        }
        return [
            Finding(
                "rating_change", {"company": company.value, **fields}, items=[company], rules=["assessments/changed"]
            )
            for company in group.companies
        ]

    def direction(self, change: int, end: int) -> str | None:
        """ "a positive revision", "revised upwards", "reflecting a more favourable view"; who grows more confident
        says nothing of the call."""
        for at in (change, change - 1, change + 1):
            if self.has(at, "better", "upgrade") or self.lower(at).startswith("upgrade"):
                return "upgrade"
            if self.has(at, "worse", "downgrade") or self.lower(at).startswith("downgrade"):
                return "downgrade"
        pointing = next((at for at in range(change, end) if self.lower(at) in POINTING), end)
        for at in range(pointing, end):
            if (
                self.has(at, "better", "worse")
                and any(self.lower(k) in ATTITUDES for k in range(at + 1, min(end, at + 4)))
            ):
                return "upgrade" if self.has(at, "better") else "downgrade"
        return None

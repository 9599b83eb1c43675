"""Calls of a segment's report that say no grade: "recent upgrades have been noted for A, B and C", "technical calls
have shifted positively"."""

from __future__ import annotations

from extractor.frames.lists import CompanyList
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

BARE = "scales/unsaid"
# An upgrade, a positive revision, of what is not said: the rating, unless another call of the same name tells.
UNSAID = frozenset({BARE, "assessments/changed"})

LEADING = frozenset("for in to of include included including".split())
PASSIVE = frozenset("been were received saw seen experienced witnessed undergone had enjoyed".split())


class Upgrades:
    """Upgrades and shifts without a grade; a part of the reader of steps."""

    items: list[Item]
    context: Context

    def bare_upgrades(self, lists: list[CompanyList]) -> list[Finding]:
        """ "Recent upgrades have been noted for A, B and C": a rating change whose grades are not said."""
        at = next((k for k, item in enumerate(self.items) if item.kind in ("upgrade", "downgrade")), None)
        if at is None:
            return self.listed(lists) or self.outlook_shifts(lists)
        after = [group for group in lists if group.first > at]
        before = [group for group in lists if group.last < at]
        near = {item.lower for item in self.items[max(0, at - 4):after[0].first if after else at + 6]}
        if near & {"score", "financial", "results", "potential"} or any(item.kind == "percent" for item in self.items):
            return []
        group = self.upgraded(at, before, after)
        if group is None:
            return []
        between = {item.lower for item in self.items[max(0, at - 3):group.first if group.first > at else at + 6]}
        rated = bool({"rating", "ratings"} & between)
        technical = not rated and ("technical" in between or self.follows_technical(between))
        rule = "scales/bare" if rated or technical else BARE
        fields = {
            "measure": "technical" if technical else "rating",
            "from_": None,
            "to": None,
            "direction": self.items[at].kind,
            "by": None,
        }
        shifts = self.outlook_shifts([other for other in lists if other is not group], at)
        return shifts + [
            Finding(
                "rating_change", {"company": company.value, **fields}, items=[company, self.items[at]], rules=[rule]
            )
            for company in group.companies
        ]

    def listed(self, lists: list[CompanyList]) -> list[Finding]:
        """ "• Acme: re-rated", under "Notable upgrades include:"."""
        way, head = self.context.call_list, lists[0]
        after = self.items[head.last + 1].text if head.last + 1 < len(self.items) else ":"
        if way is None or head.first > 1 or after not in (":", "-", "–", "—", "("):
            return []
        fields = {"measure": "rating", "from_": None, "to": None, "direction": way, "by": None}
        return [
            Finding("rating_change", {"company": company.value, **fields}, items=[company], rules=[BARE])
            for company in head.companies
        ]

    def upgraded(self, at: int, before: list[CompanyList], after: list[CompanyList]) -> CompanyList | None:
        """The names of "upgrades for A and B", or of "A and B have received upgrades"."""
        if after and any(
            item.lower in LEADING or item.kind == "shares-of" for item in self.items[at:after[0].first]
        ):
            return after[0]
        if before and before[-1].last == at - 1 and "brokerage" not in before[-1].companies[-1].figures:
            return before[-1]  # "the Acme upgrade"
        passive = any(item.lower in PASSIVE for item in self.items[max(0, at - 6):at])
        return before[-1] if before and passive else None

    def follows_technical(self, between: set[str]) -> bool:
        """ "Technical upgrades were seen. … A was upgraded", "B has moved to bullish. A has seen a similar upgrade"."""
        context = self.context
        return context.paragraph == context.technical_upgrades or (
            "similar" in between and context.paragraph == context.technical_paragraph
        )

    def outlook_shifts(self, lists: list[CompanyList], start: int = 0) -> list[Finding]:
        """ "technical calls have shifted positively for stocks like A and B"."""
        at = next((k for k in range(start, len(self.items)) if self.items[k].lower == "technical"), None)
        groups = [group for group in lists if at is not None and group.first > at]
        if not groups:
            return []
        between = {item.lower for item in self.items[at:groups[0].first]}
        if not between & {"shifted", "improved", "moved", "turned"} or not (
            between | {item.lower for item in self.items[groups[0].last:]}
        ) & {"positively", "positive", "favourably", "upward", "upwards"}:
            return []
        fields = {"measure": "technical", "from_": None, "to": None, "direction": "upgrade", "by": None}
        return [
            Finding("rating_change", {"company": company.value, **fields}, items=[company], rules=["scales/outlook"])
            for company in groups[0].companies
        ]


def headed_call(items: list[Item]) -> str | None:
    """Which way the calls went that a list tells after "Notable upgrades include:"."""
    if items[-1].text != ":" or any(item.kind == "company" for item in items):
        return None
    return next((item.kind for item in items if item.kind in ("upgrade", "downgrade")), None)


def lend_direction(items: list[Item], found: list[Finding], listed: str | None) -> None:
    """ "Technical upgrades include A, … and B, which shifted to mildly bullish": which way B's step went; `listed`: as
    the head of the list says."""
    heads = zip(items[:6], items[1:7])
    told = next(
        (
            head.kind
            for head, verb in heads
            if head.kind in ("upgrade", "downgrade") and verb.lower in ("include", "included", "were", "are")
        ),
        listed,
    )
    for one in found:
        if told and one.kind == "rating_change" and one.fields["direction"] is None and one.fields["to"]:
            one.fields["direction"] = told

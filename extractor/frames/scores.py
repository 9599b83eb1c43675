"""Scores of results: "a very positive revision in its financial score"."""

from __future__ import annotations

from extractor.frames.lists import company_lists
from extractor.frames.statement import Finding
from extractor.frames.steps import Steps
from extractor.spans.items import Item

# Grades of a financial score, and the nouns they stand before.
GRADES = frozenset({"positive", "negative", "outstanding", "flat", "excellent", "good", "poor"})
REVISIONS = frozenset({"revision", "change", "changes", "shift", "trend", "score", "scores", "upgraded", "upgrade"})
NOUNS = frozenset({"financial", "score", "scores"})
CHANGES = frozenset({"revision", "revisions", "change", "changes", "shift"})
WAYS = {
    **dict.fromkeys(("positive", "outstanding", "excellent", "good"), "upgrade"),
    **dict.fromkeys(("negative", "poor"), "downgrade"),
}
SCORED = frozenset(
    {
        "revision", "change", "financial", "shift", "trend", "score", "upgrade", "results", "one", "performance",
        "outlook", "changes",
    }
)


class Scores(Steps):
    """Scores of results: "a very positive revision in its financial score"."""

    def scores(self) -> list[Finding]:
        """ "a very positive revision in its financial score", "a negative financial change", "an outstanding financial
        score upgrade".

        Each grade belongs to the names before it: "A with a flat score change, B with a very positive one".
        """
        if self.said.isdisjoint(NOUNS):
            return []
        words = {item.lower for item in self.items}
        if (
            {"revisions", "revision"} & words
            and {"scores"} & words
            and not any(map(self.score_grade, range(len(self.items))))
        ):
            return [] if self.steps else self.unnamed()  # "revisions in their scores, moving from hold to buy calls"
        if (
            ("financial" not in words and "score" not in words)
            or (not words & REVISIONS and not any(item.kind in ("upgrade", "downgrade") for item in self.items))
        ):
            return []
        found: list[Finding] = []
        lists = company_lists(self.items)
        for at in range(len(self.items)):
            grade = self.score_grade(at)
            groups = [group for group in lists if group.last < at]
            if grade in (None, "flat") or not groups or not self.speaks_of_score(at):
                continue
            said = next(
                (item.kind for item in self.items[max(0, at - 5):at + 6] if item.kind in ("upgrade", "downgrade")),
                None,
            )
            found += [
                self.score(company, grade, said, at)
                for company in groups[-1].companies
                if all(one.fields["company"] != company.value for one in found)
            ]
        return found

    def unnamed(self) -> list[Finding]:
        """ "A, B and C have all seen revisions in their scores": a change whose grade is not said."""
        lists = company_lists(self.items)[:1]
        fields = {"measure": "financial", "from_": None, "to": None, "direction": None, "by": None}
        return [
            Finding("rating_change", {"company": company.value, **fields}, items=[company], rules=["scales/score"])
            for group in lists
            for company in group.companies
        ]

    def score(self, company: Item, grade: str, said: str | None, at: int) -> Finding:
        fields = {
            "company": company.value, "measure": "financial", "from_": None, "to": grade,
            "direction": said or self.way_of_change(grade, at), "by": None,
        }
        return Finding("rating_change", fields, items=[company, self.items[at]], rules=["scales/score"])

    def way_of_change(self, grade: str, at: int) -> str | None:
        """A very positive change is an upgrade; a very positive score says not where it came from."""
        near = {item.lower for item in self.items[at + 1:at + 4]}
        return WAYS.get(grade.split()[-1]) if near & CHANGES else None

    def speaks_of_score(self, at: int) -> bool:
        """Whether a grade stands with the score and not with some other noun ("positive momentum")."""
        near = [item.lower for item in self.items[max(0, at - 9):at]] + [
            item.lower for item in self.items[at + 1:at + 7]
        ]
        following = self.items[at + 1].lower if at + 1 < len(self.items) else ""
        return (
            (bool({"financial", "score"} & set(near)) and following in SCORED)
            or following in ("one", "ones")
            or (following in ("", ".", ",") and "score" in near)
        )

    def score_grade(self, at: int) -> str | None:
        word = self.items[at].lower
        if word not in GRADES:
            return None
        return f"{self.items[at - 1].lower} {word}" if at and self.items[at - 1].lower == "very" else word

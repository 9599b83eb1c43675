"""Result dates: who declares, or has declared, its results, and when.

A and B on October 23, followed by C on October 24 · A, B and C are scheduled to announce results on 13 Feb 2026 · on the same day ·
A recently declared its results.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property

from extractor.frames.lists import CompanyList, company_lists
from extractor.frames.statement import Context, Finding
from extractor.spans.items import Item

RESULTS = frozenset(
    {
        "results", "result", "earnings", "announcements", "announcement", "numbers", "financials", "reports",
        "report",
    }
)
COMING = frozenset(
    {
        "upcoming", "scheduled", "set", "announce", "announced", "expected", "anticipated", "due", "slated",
        "forthcoming", "awaiting", "await", "awaited", "ahead", "report", "release", "declare", "soon",
        "anticipating", "looking", "coming", "watch", "will", "unveil", "post", "anticipation", "publish",
    }
)
SURE = frozenset(
    {
        "upcoming", "scheduled", "slated", "set", "due", "will", "expected", "anticipated", "forthcoming",
        "awaited", "announce", "declare",
    }
)
CLAUSES = frozenset({"while", "whereas", "but", ";"})
DAYS_LATER = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
LATER = re.compile(rf"\b({'|'.join(DAYS_LATER)}) days? (?:later|after)\b|\bthe (?:following|next) day\b|\bthe day after\b")
RATED = frozenset("evaluation evaluations revision revisions reassessment reassessments ratings scores".split())
DONE = frozenset({"declared", "reported", "posted", "released", "announced", "unveiled", "published"})


class ResultReader:
    """Reads the results calendar of one sentence. `topic_open`: the sentence before spoke of results to come."""

    def __init__(self, items: list[Item], context: Context, topic_open: bool) -> None:
        self.items, self.context, self.topic_open = items, context, topic_open

    @cached_property
    def words(self) -> set[str]:
        return {item.lower for item in self.items}

    def read(self) -> list[Finding]:
        lists = company_lists(self.items)
        if not lists:
            self.remember_day()
            return []
        about_results = bool(self.words & RESULTS)
        if about_results and self.declares():
            return self.declared(lists)
        if self.context.just_declared and "score" in self.words and self.words & {"score", "financial"}:
            return [self.finding(company, None, "declared", []) for group in lists for company in group.companies]
        dates = [at for at, item in enumerate(self.items) if item.kind == "date"]
        followed = self.topic_open and bool(dates) and bool(self.words & {"follow", "follows", "report", "announce", "post", "will"})
        if not self.context.of_segment and not (about_results and self.promised() or followed or self.topic_open and self.promised()):
            return []
        announces = bool(dates) and bool(self.words & {"announce", "report", "declare", "release", "publish"}) and bool(self.words & {"scheduled", "set", "will", "due", "slated", "expected", "to", "report"})
        # "Results: A – 11 Feb"
        listed = bool(dates) and about_results and any(item.text == ":" for item in self.items[1:3])
        if not (about_results and self.words & COMING) and not announces and not listed and not (self.topic_open and (dates or "key" in self.words or "include" in self.words or self.same_day() or self.words & {"publish", "announce", "report", "declare", "release"} and self.words & SURE)):
            return []
        if any(item.kind in ("percent", "technical", "rating") for item in self.items):
            return []
        return self.dated(lists, dates) if dates or self.same_day() else self.undated(lists)

    def promised(self) -> bool:
        """ "will report", "is set to announce": in a wrap nothing less speaks of a results calendar."""
        return any(
            item.lower in ("report", "announce", "release", "declare", "publish", "unveil", "post") and self.items[at - 1].lower in ("to", "will", "also")
            for at, item in enumerate(self.items) if at
        ) or bool(self.words & {"scheduled", "slated"})

    def declares(self) -> bool:
        """ "recently declared its results", "reported results", but not "set to report"."""
        return any(
            item.lower in DONE and (at == 0 or self.items[at - 1].lower not in ("to", "be", "will")) and any(other.lower in RESULTS for other in self.items[at + 1:at + 8])
            for at, item in enumerate(self.items)
        ) or self.declared_by() or ("earnings announcement" in " ".join(item.lower for item in self.items) and "resulted" in self.words)

    def declared(self, lists: list[CompanyList]) -> list[Finding]:
        verb = next((at for at, item in enumerate(self.items) if item.lower in DONE), 0)
        groups = [group for group in lists if group.last < verb] or lists[:1]
        # "Acme has declared its results, while Borealis reports on Friday"
        end = next((at for at in range(verb, len(self.items)) if self.items[at].lower in CLAUSES), len(self.items))
        day = next((self.day(item) for item in self.items[:end] if item.kind == "date"), None)
        rest = [group for group in lists if group.first > end]
        dates = [at for at in range(end, len(self.items)) if self.items[at].kind == "date"]
        later = self.dated(rest, dates) if rest and dates and not SURE.isdisjoint(item.lower for item in self.items[end:]) else []
        return [self.finding(company, day, "declared", []) for company in groups[-1].companies] + later

    def declared_by(self) -> bool:
        """ "Results were declared by Acme"."""
        return any(
            item.lower in DONE and by.lower == "by" and before.lower in ("were", "was", "been")
            and any(other.lower in RESULTS for other in self.items[:at])
            for at, (before, item, by) in enumerate(zip(self.items, self.items[1:], self.items[2:]))
        )

    def dated(self, lists: list[CompanyList], dates: list[int]) -> list[Finding]:
        """Each list takes the date after it, before the next list; a date in front of all lists holds for those without one."""
        found, front = [], next((self.items[at] for at in dates if at < lists[0].first), None)
        for number, group in enumerate(lists):
            if self.of_another_clause(group):
                continue
            if self.judged(group):
                found += [self.finding(company, None, "declared", []) for company in group.companies]
                continue
            stop = lists[number + 1].first if number + 1 < len(lists) else len(self.items)
            if self.of_rating(self.items[lists[number - 1].last if number else 0:group.first], self.items[group.last + 1:group.last + 4]):
                continue
            if (day := self.day_after(group.last, stop)) is not None:
                found += [self.finding(company, day, "upcoming", []) for company in group.companies]
                continue
            own = next((self.items[at] for at in dates if group.last < at < stop), None)
            between = [self.items[at] for at in dates if number and lists[number - 1].last < at < group.first]
            later = next((self.items[at] for at in dates if at > group.last), None)
            stamp = own or (between[-1] if len(between) > 1 or between and number and not own and not later else None) or front or later
            if stamp is None and self.same_day():
                found += [self.finding(company, self.context.day_of_results, "upcoming", []) for company in group.companies]
                continue
            day = self.day(stamp) if stamp else None
            self.context.day_of_results = day
            found += [self.finding(company, day, "upcoming", [stamp] if stamp else []) for company in group.companies]
        return found

    def judged(self, group: CompanyList) -> bool:
        """ "positive earnings from Acme may help as Borealis prepares to report on Friday": known, as they are judged."""
        lead = self.items[max(0, group.first - 3):group.first]
        return len(lead) == 3 and lead[0].kind in ("better", "worse") and lead[1].lower in RESULTS and lead[2].lower in ("from", "by")

    def day_after(self, last: int, stop: int) -> date | None:
        """ "on 15 January, followed by Acme a day later", "and by Borealis the following day"."""
        behind = " ".join(item.lower for item in self.items[last + 1:min(stop, last + 6)])
        told = LATER.search(behind)
        known = self.context.day_of_results
        return known + timedelta(days=DAYS_LATER.get(told[1] or "", 1)) if told and known is not None else None

    @staticmethod
    def of_rating(before: list[Item], after: list[Item]) -> bool:
        """ "…, alongside upgrades for Acme", "…, with better evaluations of Acme", "…, while Acme was upgraded"."""
        rated = any(item.lower in RATED for item in before)
        return rated or any(item.kind in ("upgrade", "downgrade") for item in (*before, *after))

    def of_another_clause(self, group: CompanyList) -> bool:
        """ "Stocks like Acme are gaining attention, and investors look forward to reports on October 29": a clause that is closed before results are spoken of."""
        after = self.items[group.last + 1:]
        end = next((at for at, item in enumerate(after) if item.lower in ("and", "while", "but", ";") and (at == 0 or after[at - 1].text == "," or item.lower != "and")), None)
        clause = [item.lower for item in after[:end]] if end else []
        said = bool({"are", "is", "were", "was"} & set(clause[:3])) and not (RESULTS | COMING) & set(clause)
        return said and not any(item.lower in RESULTS for item in self.items[:group.first])

    def undated(self, lists: list[CompanyList]) -> list[Finding]:
        """Names without a date of their own: the day that the sentence before gave, or none."""
        day = self.context.day_of_results if self.topic_open else None
        lists = [group for group in lists if not any(item.kind in ("upgrade", "downgrade") for item in self.items[:group.first])]
        return [self.finding(company, None if self.told(group) else day, "declared" if self.told(group) else "upcoming", []) for group in lists for company in group.companies]

    def told(self, group: CompanyList) -> bool:
        """ "Recent results from A and B were mixed, with more expected soon from C": what stands before the promise is known."""
        recent = next((at for at, item in enumerate(self.items) if item.lower in ("recent", "latest")), None)
        promise = next((at for at, item in enumerate(self.items) if item.lower in SURE), len(self.items))
        return recent is not None and recent < group.first and group.last < promise and any(item.lower in RESULTS for item in self.items[recent:group.first])

    def remember_day(self) -> None:
        stamps = [item for item in self.items if item.kind == "date"]
        self.context.just_declared = bool(self.words & RESULTS) and self.declares()
        if self.opens_topic():
            self.context.day_of_results = self.day(stamps[-1]) if stamps else None

    def same_day(self) -> bool:
        return {"same", "day"} <= self.words

    def day(self, item: Item) -> date | None:
        """The date, in the article's year or (December looking at January) the next."""
        published = self.context.published
        day = item.value.on(published.year if published else self.context.year)
        if day and item.value.year is None and published and (published - day).days > 180:
            day = item.value.on(published.year + 1)
        return day

    def finding(self, company: Item, day: date | None, status: str, more: list[Item]) -> Finding:
        return Finding("result_date", {"company": company.value, "date": day, "status": status}, items=[company, *more], rules=[f"results/{status}"])

    def opens_topic(self) -> bool:
        return bool(self.words & RESULTS and (self.words & COMING or self.declares()))

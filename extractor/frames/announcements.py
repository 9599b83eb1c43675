"""Who will declare, or declared, its results on which day, in an article on a market.

    Acme, which reports quarterly results on Feb. 3, rose · Companies due to report this week include Acme and
    Borealis ·
    Acme posted its earnings late on Tuesday · Acme added 0.5%, ahead of its results on Tuesday · results from Acme
    are due next week

A declaration to come may be undated; one made is a fact here only with its day.
"""

from __future__ import annotations

from datetime import date

from extractor.frames.announcers import BEAT, Told
from extractor.frames.declarations import Declarations
from extractor.frames.lists import company_lists
from extractor.frames.result_days import near_results
from extractor.frames.statement import Context, Finding
from extractor.spans.company_words import TAILS
from extractor.spans.items import Item

OPENERS = frozenset({"announced", "announce", "results"})
GO_ON = frozenset({"follow", "follows", "meets", "meet", "followed by", "due", *BEAT})


def announcements(items: list[Item], context: Context, said: set[str]) -> list[Finding]:
    """The declarations of a sentence in which the names `said` stand."""
    if said.isdisjoint(OPENERS) and said.isdisjoint(GO_ON) and not near_results(context):
        return []
    return AnnouncementReader(items, context).read()


class AnnouncementReader(Declarations):
    """Reads the declarations of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.lists = [group for group in company_lists(items)]

    def read(self) -> list[Finding]:
        if self.is_row() or self.goes_on_with_names():
            return self.row()
        found: list[Finding] = []
        told: set[tuple[int, str]] = set()
        for at in filter(self.opens, range(len(self.items))):
            for one in (self.verb(at), self.noun(at), self.due(at), self.beaten(at)):
                new = self.findings(one, at, told)
                found += new
                if new and one[1] == "upcoming":
                    found += [
                        finding for other in self.others(at, one[2]) for finding in self.findings(other, at, told)
                    ]
        if not found or found[-1].fields["status"] == "upcoming":
            self.remember(found)
        return found

    def findings(self, one: Told, at: int, told: set[tuple[int, str]]) -> list[Finding]:
        """What is told of names of which nothing was told before."""
        companies, status, stamp = one
        day = None if stamp is None and self.vague(at) else self.day(stamp, status)
        if status == "declared" and day is None and not any(item.lower == "recently" for item in self.items):
            return []
        days = self.days_in_turn(len(companies))
        fresh = [
            company
            for company in companies
            if (id(company), "declared") not in told
            and (id(company), status) not in told
            and company.lower.rstrip(".") not in TAILS
            and len(company.value) > 1
        ]
        told |= {(id(company), status) for company in fresh}
        if days and len(fresh) == len(companies):
            return [
                self.finding(who, self.day(on, status), status, on, self.items[at])
                for who, on in zip(fresh, days, strict=True)
            ]
        return [self.finding(company, day, status, stamp, self.items[at]) for company in fresh]

    def days_in_turn(self, names: int) -> list[Item]:
        """The days of "Acme and Borealis are to report on Tuesday and Wednesday, respectively"."""
        if names < 2 or not any(item.lower == "respectively" for item in self.items):
            return []
        days = [item for at, item in enumerate(self.items) if self.is_day(at)]
        return days if len(days) == names else []

    def vague(self, at: int) -> bool:
        """ "next week", "later in March": another day than the one told before."""
        after = range(at + 1, min(len(self.items), at + 9))
        return any(
            self.kind(k) in ("other-day", "month")
            or self.lower(k) in ("next", "later", "end")
            or self.lower(k).split()[-1:] == ["week"]
            for k in after
        )

    def opens(self, at: int) -> bool:
        """No declaration is told without one of these words."""
        item = self.items[at]
        return item.kind in OPENERS or item.lower in GO_ON or not OPENERS.isdisjoint(item.figures)

    # A calendar's line -----------------------------------------------------------------------------------------------

    def is_row(self) -> bool:
        """Names and perhaps a day, and nothing else, where a calendar of results was opened."""
        plain = all(
            item.kind in ("company", "dateline", "date", "weekday", "punct") or item.lower in ("and", "&", "on")
            for item in self.items
        )
        return (
            near_results(self.context)
            and plain
            and bool(self.lists)
            and (self.context.results_rows or self.items[0].kind in ("date", "weekday"))
        )

    def goes_on_with_names(self) -> bool:
        """ "On January 29, a mix of companies will report. These include Acme and Borealis."."""
        head = [item.lower for item in self.items[:5]]
        opened = near_results(self.context) and self.context.day_of_results is not None
        includes = {"include", "includes", "are"} & set(head)
        return opened and head[0] in ("these", "they") and bool(includes) and len(self.lists) == 1 and self.lists[0].first < 6

    def row(self) -> list[Finding]:
        stamp = next((item for item in self.items if item.kind in ("date", "weekday")), None)
        day = self.day(stamp, "upcoming")
        self.context.results_paragraph = self.context.paragraph
        return [
            self.finding(company, day, "upcoming", stamp, company)
            for group in self.lists
            for company in group.companies
        ]

    def heading(self) -> None:
        """ "Q3 results today", "Earnings calendar": the rows under it are names that declare."""
        words = {item.lower for item in self.items}
        self.context.results_rows = self.has_any("results") and bool(
            words & {"today", "calendar", "tomorrow", "upcoming", "due", "schedule", "week"}
            or self.has_any("date", "weekday")
        )
        if self.context.results_rows:
            stamp = next(
                (
                    item
                    for item in self.items
                    if item.kind in ("date", "weekday") or item.lower in ("today", "tomorrow")
                ),
                None,
            )
            self.context.day_of_results, self.context.results_paragraph = (
                self.day(stamp, "upcoming"),
                self.context.paragraph,
            )

    def remember(self, found: list[Finding]) -> None:
        """The day of results to come holds for those named next without one."""
        if found:
            self.context.day_of_results, self.context.results_paragraph = (
                found[-1].fields["date"],
                self.context.paragraph,
            )
        elif self.has_any("results") and (self.has_any("ahead", "due") or self.has_any("announce")):
            stamp = next(
                (
                    item
                    for item in self.items
                    if item.kind in ("date", "weekday") or item.lower in ("today", "tomorrow")
                ),
                None,
            )
            self.context.day_of_results = self.day(stamp, "upcoming")
            self.context.results_paragraph = self.context.paragraph

    def finding(self, company: Item, day: date | None, status: str, stamp: Item | None, word: Item) -> Finding:
        here = [company] if any(item is company for item in self.items) else []
        items = [*here, word, *([stamp] if stamp is not None else [])]
        return Finding(
            "result_date",
            {"company": company.value, "date": day, "status": status},
            items=items,
            rules=[f"announcements/{status}"],
        )

"""Results that the market waits for: "results from Acme are due", "ahead of Acme's earnings", "Thursday's diary has
results from Acme"."""

from __future__ import annotations

from extractor.frames.announcers import DASHES, MOVED, NOBODY, Told
from extractor.frames.lists import CompanyList
from extractor.frames.result_days import ResultDays

AWAITING = frozenset({"awaiting", "await", "awaits", "awaited"})
EAGER = frozenset(
    {
        "waited", "waiting", "wait", "bracing", "braced", "brace", "looking", "looked", "prepare", "prepared",
        "preparing", "geared", "watching", "watch",
    }
)
COMING = frozenset({"upcoming", "coming", "will", "next", "scheduled", "expected"})
CALENDARS = frozenset({"calendar", "diary", "agenda", "docket"})
OTHERS = frozenset(
    {"sales", "inventory", "jobs", "traffic", "vote", "test", "trial", "survey", "poll", "search", "election", "study"}
)  # results of something else


class Expectations(ResultDays):
    """Reads what a noun of results tells; a part of the reader of announcements."""

    def noun(self, at: int) -> Told:
        if not self.names_results(at):
            return NOBODY
        stamp = self.stamp(at)
        group = self.giver(at)
        if (listed := self.listed_as_examples(at)) is not None:
            return listed.companies, "upcoming", self.stamp_right_behind(listed)
        if group is not None and at == 0 and "include" in (self.lower(1), self.lower(2)):
            return group.companies, "upcoming", self.stamp_right_behind(group)  # a calendar's "Earnings include: Acme"
        if group is not None and (
            self.awaited(at, group.last)
            or self.waits(at)
            or self.lower(at + 1) == "today"
            or self.heads_with_day(at, group.first)
            or self.lower(at + 1) == ":"
            and self.opens_line(at)
        ):
            return group.companies, "upcoming", stamp or (self.items[at + 1] if self.lower(at + 1) == "today" else None)
        if group is not None and any(
            self.is_hour(k) or self.lower(k) == "yesterday" for k in (group.last + 1, group.last + 2)
        ):
            return (
                group.companies,
                "declared",
                self.stamp(group.last),
            )  # "results from Acme this morning gave the shares a lift"
        if self.ahead_of(at) and stamp is not None or self.waits(at) and not self.of_the_past(at):
            return (
                self.owner(at) or self.right_before(at) or (self.clause_subject(at) if self.has(at + 1, "due") else []),
                "upcoming",
                stamp,
            )
        comes = self.comes_on(at) if self.lower(at - 1) not in OTHERS else None
        stamp = self.stamp(comes) if comes is not None else None
        return (self.owner(at) or self.right_before(at), "upcoming", stamp) if stamp is not None else NOBODY

    def listed_as_examples(self, at: int) -> CompanyList | None:
        """ "ahead of announcements scheduled next week, including large names like Acme and Borealis on January 14"."""
        group = next((one for one in self.lists if one.first > at), None)
        if group is None or group.first - at > 14 or self.stamp_right_behind(group) is None:
            return None
        between = [self.lower(k) for k in range(at + 1, group.first)]
        example = any(word.endswith(("including", "include", "such as")) for word in between)
        moved = any(self.has(k, *MOVED) for k in range(at + 1, group.first))
        coming = self.waits(at) or any(self.has(k, "due") for k in range(at + 1, at + 4))
        coming = coming or any(self.lower(k) in COMING for k in range(max(0, at - 8), group.first))
        return group if example and coming and not moved else None

    def comes_on(self, at: int) -> int | None:
        """The word after which the day stands: "results, due Wednesday", "results come out after the close",
        "results will be released on Thursday", "results on Thursday will be key"."""
        for k in range(at + 1, min(len(self.items), at + 4)):
            due = self.has(k, "due") and self.lower(k + 1) != "to"
            released = self.lower(k - 1) == "be" and self.has(k, "announced")
            if due or released or self.lower(k) in ("come", "comes", "loom", "looms"):
                return k
            if self.is_day(k) and self.lower(k + 1) == "will":
                return at
        return None

    def names_results(self, at: int) -> bool:
        """ "results", "earnings", "its quarterly report"."""
        report = self.lower(at) in ("report", "update") and any(
            word in self.lower(at - 1) for word in ("quarter", "earnings", "annual", "half-year")
        )
        return self.has(at, "results") or report

    def waits(self, at: int) -> bool:
        """ "awaiting", "waited for", "bracing for", "ahead of", "calendar has": results that the market does not
        know yet."""
        before = range(max(0, at - 7), at)
        eager = any(
            self.lower(k) in AWAITING
            or self.lower(k) in EAGER
            and self.lower(k + 1) in ("for", "to")
            and self.opens_noun(k + 2)
            for k in before
        )
        eager = eager or any(
            self.lower(k) == "to" and self.lower(k + 1) == "come" for k in before
        )  # "still to come: results from Acme"
        return (
            eager
            or any(self.lower(k) in ("ahead of", "ahead", "before") for k in before)
            or any(self.lower(k) in CALENDARS for k in range(at))
        )

    def opens_noun(self, at: int) -> bool:
        """ "(waiting for) Acme's …", "the …", "quarterly …", and not "(waiting for) signs in Acme's numbers"."""
        return (
            self.kind(at) in ("company", "period")
            or self.has(at, "results")
            or self.lower(at) in ("the", "its", "their", "a", "more")
            or "quarter" in self.lower(at)
        )

    def of_the_past(self, at: int) -> bool:
        return any(
            self.kind(k) in ("other-day", "period")
            and self.lower(k).split()[0] == "last"
            or self.lower(k) in ("last", "yesterday")
            for k in range(max(0, at - 7), min(len(self.items), at + 7))
        )

    def heads_with_day(self, at: int, first: int) -> bool:
        """ "Results on January 14: Acme, Borealis"."""
        return at <= 2 and self.lower(first - 1) in {":"} | DASHES and any(self.is_day(k) for k in range(at + 1, first))

    def opens_line(self, at: int) -> bool:
        return all(self.items[k].kind in ("date", "weekday", "punct", "word", "period") for k in range(at)) and any(
            self.items[k].kind in ("date", "weekday") or self.lower(k) == "today" for k in range(at)
        )

    def awaited(self, at: int, last: int) -> bool:
        """ "are due", "are expected on Tuesday", "will be in focus" around the names; "awaiting" before the noun."""
        due = any(self.has(k, "due") for k in (*range(at + 1, at + 4), *range(last + 1, last + 4)))
        upcoming = any(self.lower(k) in (*AWAITING, "upcoming", "due") for k in range(max(0, at - 4), at))
        return due or upcoming or self.has(last + 1, "ahead")

    def ahead_of(self, at: int) -> bool:
        return any(self.lower(k) in ("ahead", "before", "ahead of") for k in range(max(0, at - 5), at)) and any(
            self.has(k, "due") or self.lower(k) in ("of", "before", "ahead of") for k in range(max(0, at - 5), at + 3)
        )

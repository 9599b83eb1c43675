"""Who will declare, or declared, its results on which day, in an article on a market.

    Acme, which reports quarterly results on Feb. 3, rose · Companies due to report this week include Acme and Borealis ·
    Acme posted its earnings late on Tuesday · Acme added 0.5%, ahead of its results on Tuesday · results from Acme are due next week

A declaration to come may be undated; one made is a fact here only with its day.
"""

from __future__ import annotations

from datetime import date, timedelta

from extractor.frames.lists import CompanyList, company_lists
from extractor.frames.statement import Context, Finding
from extractor.spans.companies import TAILS
from extractor.spans.items import Item

# What may stand between a verb and its "results", besides words that no reader types.
PASSED = frozenset({"word", "percent", "count", "ordinal", "period", "other-day", "rise", "sector", "hedge-over", "year", "month", "topic", "close", "open", "weekday", "date", "punct", "market"})
STOPS = frozenset({";", ".", "that", "but", "while", "after", "because", "showing", "and", "which", "on"})
# A time right after the verb: "will report on Tuesday", "report next week".
TIMES = frozenset({"on", "next", "later", "this", "after", "before", "in", "soon", "today", "tomorrow", "late", "early", "during", "tonight", "ahead"})
OTHERS = frozenset({"sales", "inventory", "jobs", "traffic", "vote", "test", "trial", "survey", "poll", "search", "election", "study"})  # results of something else
DETERMINERS = frozenset({"the", "a", "an", "its", "this", "that", "media", "some", "these", "those", "of", "in", "news", "monthly", "weekly", "annual", "their"})
BE = frozenset({"is", "are", "was", "were"})
NAMED_AFTER = frozenset({"include", "includes", "including", "are", "included", "is"})
SUBJECT_GAP = 14  # words an apposition may put between a name and its verb
OPENERS = frozenset({"announced", "announce", "results"})
GO_ON = frozenset({"follow", "follows", "meets", "meet", "followed by"})
MOVED = ("rise", "fall", "rise.verb", "fall.verb", "close")


NOBODY: tuple[list[Item], str, Item | None] = ([], "", None)


def announcements(items: list[Item], context: Context, said: set[str]) -> list[Finding]:
    """The declarations of a sentence in which the names `said` stand."""
    if said.isdisjoint(OPENERS) and said.isdisjoint(GO_ON) and not near_results(context):
        return []
    return AnnouncementReader(items, context).read()


def near_results(context: Context) -> bool:
    """Whether a day of results was told in this paragraph or the one before."""
    return context.paragraph - context.results_paragraph <= 1


class AnnouncementReader:
    """Reads the declarations of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.lists = [group for group in company_lists(items)]

    def read(self) -> list[Finding]:
        found: list[Finding] = []
        told: set[int] = set()
        if self.is_row():
            return self.row()
        for at in filter(self.opens, range(len(self.items))):
            for companies, status, stamp in (self.verb(at), self.noun(at), self.followed(at) if found else NOBODY):
                vague = stamp is None and any(self.items[k].kind in ("other-day", "month") or self.lower(k) in ("next", "later", "end") or self.lower(k).split()[-1:] == ["week"] for k in range(at + 1, min(len(self.items), at + 9)))
                day = None if vague else self.day(stamp, status)
                if status == "declared" and day is None and not any(item.lower == "recently" for item in self.items):
                    continue
                fresh = [company for company in companies if id(company) not in told and company.lower.rstrip(".") not in TAILS and len(company.value) > 1]
                told |= {id(company) for company in fresh}
                found += [self.finding(company, day, status, stamp, self.items[at]) for company in fresh]
        if not found or found[-1].fields["status"] == "upcoming":
            self.remember(found)
        return found

    def opens(self, at: int) -> bool:
        """No declaration is told without one of these words."""
        item = self.items[at]
        return item.kind in OPENERS or item.lower in GO_ON or not OPENERS.isdisjoint(item.figures)

    # A calendar's line -----------------------------------------------------------------------------------------------

    def is_row(self) -> bool:
        """Names and perhaps a day, and nothing else, where a calendar of results was opened."""
        plain = all(item.kind in ("company", "dateline", "date", "weekday", "punct") or item.lower in ("and", "&", "on") for item in self.items)
        return near_results(self.context) and plain and bool(self.lists) and (self.context.results_rows or self.items[0].kind in ("date", "weekday"))

    def row(self) -> list[Finding]:
        stamp = next((item for item in self.items if item.kind in ("date", "weekday")), None)
        day = self.day(stamp, "upcoming")
        self.context.results_paragraph = self.context.paragraph
        return [self.finding(company, day, "upcoming", stamp, company) for group in self.lists for company in group.companies]

    def heading(self) -> None:
        """ "Q3 results today", "Earnings calendar": the rows under it are names that declare."""
        words = {item.lower for item in self.items}
        self.context.results_rows = self.has_any("results") and bool(words & {"today", "calendar", "tomorrow", "upcoming", "due", "schedule", "week"} or self.has_any("date", "weekday"))
        if self.context.results_rows:
            stamp = next((item for item in self.items if item.kind in ("date", "weekday") or item.lower in ("today", "tomorrow")), None)
            self.context.day_of_results, self.context.results_paragraph = self.day(stamp, "upcoming"), self.context.paragraph

    def remember(self, found: list[Finding]) -> None:
        """The day of results to come holds for those named next without one."""
        if found:
            self.context.day_of_results, self.context.results_paragraph = found[-1].fields["date"], self.context.paragraph
        elif self.has_any("results") and (self.has_any("ahead", "due") or self.has_any("announce")):
            stamp = next((item for item in self.items if item.kind in ("date", "weekday") or item.lower in ("today", "tomorrow")), None)
            self.context.day_of_results = self.day(stamp, "upcoming")
            self.context.results_paragraph = self.context.paragraph

    # Looking at items -----------------------------------------------------------------------------------------------

    def lower(self, at: int) -> str:
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def has(self, at: int, *labels: str) -> bool:
        return 0 <= at < len(self.items) and (self.items[at].kind in labels or not set(labels).isdisjoint(self.items[at].figures or ()))

    def has_any(self, *labels: str) -> bool:
        return any(self.has(at, *labels) for at in range(len(self.items)))

    # "Acme will report …" -------------------------------------------------------------------------------------------

    def verb(self, at: int) -> tuple[list[Item], str, Item | None]:
        if self.has(at, "announced") and self.lower(at - 1) not in ("to", "be", "been"):
            return (self.subject(at), "declared", self.stamp(at)) if self.object_of(at, timed=False) else ([], "", None)
        if self.lower(at) in ("follow", "follows") or self.lower(at) in ("meets", "meet") and self.lower(at - 1) == "board":
            return self.follows(at)
        if not self.has(at, "announce"):
            return [], "", None
        if self.lower(at - 1) in DETERMINERS:
            return [], "", None  # "the report on Monday"
        verb, coming = self.auxiliary(at)
        stamp = self.stamp(at)
        if not coming and (stamp is None or not self.lower(at).endswith("s") and not self.lower(at).endswith("ing") and not self.plural_before(at)):
            return [], "", None
        going_on = self.lower(at).endswith("ing") and self.lower(at - 1) in BE  # "firms are reporting today"
        if not self.object_of(at, timed=coming or going_on or self.lower(at).endswith("s") or self.plural_before(at)):
            return [], "", None
        after = self.listed_after(at)
        if after:
            return after, "upcoming", stamp
        return ([], "", None) if self.lower(at).endswith("ing") else (self.subject(verb), "upcoming", stamp)

    def follows(self, at: int) -> tuple[list[Item], str, Item | None]:
        """ "Acme and Borealis follow on January 30, and Corvus's board meets on January 31", where results are spoken of."""
        stamp, back = self.stamp(at), at - 1
        while self.lower(back) in ("board", "'s", "’s", "will", "also"):
            back -= 1
        group = next((one for one in self.lists if one.last == back), None)
        near = near_results(self.context)
        return (group.companies, "upcoming", stamp) if group is not None and stamp is not None and near else ([], "", None)

    def followed(self, at: int) -> tuple[list[Item], str, Item | None]:
        """ "Acme and Borealis on October 18, followed by Corvus on October 23": the next names with their own day."""
        group = next((one for one in self.lists if one.first == at + 1), None) if self.lower(at) == "followed by" else None
        stamp = next((item for item in self.items[group.last + 1:group.last + 4] if item.kind in ("date", "weekday")), None) if group else None
        return (group.companies, "upcoming", stamp) if stamp else NOBODY

    def plural_before(self, at: int) -> bool:
        return any(len(group.companies) > 1 and group.last == at - 1 and (group.first == 0 or self.lower(group.first - 1) in (",", "while", ";", "and")) for group in self.lists)

    def auxiliary(self, at: int) -> tuple[int, bool]:
        """Where "will", "is due to" begins before a verb, and whether it stands there at all."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.has(back, "ahead") or self.lower(back) == "to" and (self.has(back - 1, "due") or self.lower(back - 1) in BE):
                start = back - 1 if self.lower(back) == "to" else back
                while self.lower(start - 1) in BE | {"all", "also", "both", "each"}:
                    start -= 1
                return start, True
            if self.lower(back) not in ("also", "all", "both", "each", "soon", "now", "then"):
                break
        return at, False

    def object_of(self, at: int, timed: bool) -> bool:
        """Whether results, or (`timed`) nothing but a time, is what the verb declares."""
        if timed and self.lower(at).startswith("report") and (self.lower(at + 1) in TIMES | {"", ".", ","} or self.items[at + 1].kind in ("weekday", "date", "period", "other-day") or self.lower(at + 1) in NAMED_AFTER):
            return self.lower(at + 1) not in ("in", "on", "this", "after") or self.times_follow(at + 1)
        for ahead in range(at + 1, min(len(self.items), at + 9)):
            if self.has(ahead, "results"):
                of = next((k for k in range(ahead + 1, ahead + 4) if self.lower(k) in ("of", "from")), None)
                return not (of is not None and self.lower(of + 1) in ("a", "an", "the", "its", "their")) and self.lower(ahead - 1) not in OTHERS
            if self.lower(ahead) in STOPS or self.items[ahead].kind not in PASSED or self.items[ahead].text in (",", ":"):
                return False
        return False

    def times_follow(self, at: int) -> bool:
        return any(self.items[k].kind in ("weekday", "date", "month", "period", "other-day") or self.lower(k) in ("week", "weeks", "close", "bell", "market", "month", "today") for k in range(at, min(len(self.items), at + 4)))

    def subject(self, verb: int) -> list[Item]:
        """The names before the verb, past an apposition or "which"; of "it" and "the company", the one spoken of."""
        for group in self.lists:
            between = range(group.last + 1, verb)
            if self.lower(group.last + 1) in BE and any(self.has(k, "one-of") for k in between) and any(self.has(k, "counted") for k in between):
                return group.companies  # "A and B are among the companies scheduled to report"
        back = verb - 1
        while back >= 0 and verb - back <= SUBJECT_GAP:
            group = next((one for one in self.lists if one.last == back), None)
            if group is not None and self.is_subject(group, verb):
                return group.companies
            if group is not None or self.lower(back) in (";", "after", "when", "as", "because", "before") or self.has(back, *MOVED, "announced") or self.lower(back) == "said":
                return []
            if self.has(back, "pronoun", "issuer") and verb - back <= 3 and self.lower(back) not in ("shares", "stock"):
                told = self.clause_subject(back)
                return told or ([self.context.stock] if self.context.stock is not None else [])
            back -= 1
        return []

    def is_subject(self, group: CompanyList, verb: int) -> bool:
        between = [self.lower(k) for k in range(group.last + 1, verb)]
        if not between or between != [","] and all(word in ("also", "has", "have", "had", ",", "which", "both", "each", "all", "–", "-", "—", "itself", "later", "today", "recently", "just", "already") or self.items[group.last + 1 + k].kind in ("weekday", "date") for k, word in enumerate(between)):
            return not self.headless(group)
        apposition = between[0] == "," and between[-1] in (",", "which") and len(between) > 1
        return apposition and not self.headless(group)

    def headless(self, group: CompanyList) -> bool:
        """ "shares of Acme", "analysts at Acme", "according to Acme": something else is the subject."""
        return self.lower(group.first - 1) in ("of", "at", "from", "to", "in", "for", "by", "than", "with") or self.items[group.first - 1].kind == "shares-of"

    def clause_subject(self, at: int) -> list[Item]:
        """ "Acme added 0.5% a day after it reported": who moved, in this sentence."""
        moved = next((k for k in range(at - 1, -1, -1) if self.has(k, *MOVED)), None)
        before = [group for group in self.lists if group.last < at]
        if len(before) == 1 and len(before[0].companies) == 1 and not self.headless(before[0]):
            return before[0].companies
        if len(before) > 1:
            return before[-1].companies if at - before[-1].last <= 5 and len(before[-1].companies) == 1 else []
        names = [group for group in before if moved is not None and group.last < moved]
        return names[-1].companies if names and len(names[-1].companies) == 1 else []

    def listed_after(self, at: int) -> list[Item]:
        """ "Companies due to report include A, B and C", "reporting next week are A and B", "to report today: A, B"."""
        group = next((one for one in self.lists if one.first > at), None)
        if group is None or group.first - at > 12:
            return []
        between = [self.lower(k) for k in range(at + 1, group.first)]
        leads = any(word in NAMED_AFTER or word in (":", "–", "—") for word in between)
        return group.companies if leads and not self.subject(at) and not any(self.has(k, *MOVED) for k in range(at + 1, group.first)) else []

    # "results from Acme are due" --------------------------------------------------------------------------------------

    def noun(self, at: int) -> tuple[list[Item], str, Item | None]:
        if not self.has(at, "results"):
            return [], "", None
        stamp = self.stamp(at)
        if self.lower(at + 1) in ("from", "of", "by", ":") or self.lower(at + 1) in ("today", "tomorrow") and self.lower(at + 2) == ":":
            group = next((one for one in self.lists if at < one.first <= at + 4), None)
            if group is not None and (self.awaited(at, group.last) or self.lower(at + 1) == "today" or self.lower(at + 1) == ":" and self.opens_line(at)):
                return group.companies, "upcoming", stamp or (self.items[at + 1] if self.lower(at + 1) == "today" else None)
        if self.ahead_of(at) and stamp is not None:
            return self.owner(at), "upcoming", stamp
        return [], "", None

    def opens_line(self, at: int) -> bool:
        return all(self.items[k].kind in ("date", "weekday", "punct", "word", "period") for k in range(at)) and any(self.items[k].kind in ("date", "weekday") or self.lower(k) == "today" for k in range(at))

    def awaited(self, at: int, last: int) -> bool:
        """ "are due", "are expected on Tuesday" behind the names; "awaiting", "ahead of" before the noun."""
        return any(self.has(k, "due") for k in range(last + 1, min(len(self.items), last + 4))) or any(self.lower(k) in ("awaiting", "await", "awaited", "upcoming", "due") for k in range(max(0, at - 4), at))

    def ahead_of(self, at: int) -> bool:
        return any(self.lower(k) in ("ahead", "before", "ahead of") for k in range(max(0, at - 5), at)) and any(self.has(k, "due") or self.lower(k) in ("of", "before", "ahead of") for k in range(max(0, at - 5), at + 3))

    def owner(self, at: int) -> list[Item]:
        """ "Acme's results", "its results" after Acme's move."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.lower(back) in ("'s", "’s") and self.items[back - 1].kind == "company":
                return [self.items[back - 1]]
            if self.lower(back) in ("its", "their"):
                return self.clause_subject(back)
        return []

    # The day --------------------------------------------------------------------------------------------------------------

    def stamp(self, at: int) -> Item | None:
        """The day that stands with a verb or noun: after it in its clause, else at the opening of the sentence."""
        for ahead in range(at + 1, min(len(self.items), at + 18)):
            if self.items[ahead].kind == "date" and self.lower(ahead - 1) in ("ended", "ending", "to", "through"):
                continue
            if self.items[ahead].kind in ("date", "weekday") or self.lower(ahead) in ("today", "tomorrow", "yesterday"):
                return self.items[ahead]
            if self.lower(ahead) in (";", "while", "whereas", "but", "said", "says", "suggested") or self.has(ahead, "rise.verb", "fall.verb", "announce", "announced", "ahead") or self.items[ahead].kind in ("other-day", "period") and self.lower(ahead).split()[-1] in ("week", "month", "year", "quarter"):
                return None
        for back in range(at - 1, -1, -1):
            if self.items[back].kind in ("date", "weekday") and back <= 1:
                return self.items[back]
        return None

    def day(self, stamp: Item | None, status: str) -> date | None:
        published = self.context.published
        if stamp is None:
            fresh = near_results(self.context)
            return self.context.day_of_results if status == "upcoming" and fresh else None
        if stamp.kind == "date":
            return self.dated(stamp, status)
        if published is None:
            return None
        if stamp.kind == "weekday" and status == "upcoming" and any(item is stamp and before.lower == "next" for before, item in zip(self.items, self.items[1:])):
            return None  # "next Thursday", said on a Monday
        if stamp.kind == "weekday":
            gap = (stamp.value - published.weekday()) % 7
            return published + timedelta(days=gap) if status == "upcoming" else published - timedelta(days=(7 - gap) % 7)
        return published + timedelta(days={"today": 0, "tomorrow": 1, "yesterday": -1}[stamp.lower])

    def dated(self, stamp: Item, status: str) -> date | None:
        """In the article's year; in the next for what is to come (January, from December), in the last for what was."""
        published = self.context.published
        day = stamp.value.on(published.year if published else self.context.year)
        if day is None or stamp.value.year is not None or published is None:
            return day
        if status == "upcoming" and (published - day).days > 180:
            return stamp.value.on(published.year + 1)
        return stamp.value.on(published.year - 1) if status == "declared" and day > published else day

    def finding(self, company: Item, day: date | None, status: str, stamp: Item | None, word: Item) -> Finding:
        here = [company] if any(item is company for item in self.items) else []
        items = [*here, word, *([stamp] if stamp is not None else [])]
        return Finding("result_date", {"company": company.value, "date": day, "status": status}, items=items, rules=[f"announcements/{status}"])

"""Who declares results: the subject of a verb, the list behind it, the owner of a noun."""

from __future__ import annotations

from extractor.frames.lists import CompanyList
from extractor.frames.statement import Context
from extractor.spans.items import Item

BE = frozenset({"is", "are", "was", "were"})
NAMED_AFTER = frozenset({"beginning", "starting", "include", "includes", "including", "are", "included", "is"})
BEAT = frozenset(
    {"beat", "beats", "missed", "misses", "topped", "tops", "crushed", "exceeded", "surpassed", "trounced"}
)
SUBJECT_GAP = 14  # words an apposition may put between a name and its verb
Told = tuple[list[Item], str, Item | None]  # who, "upcoming" or "declared", and the day
DASHES = frozenset({"-", "–", "—"})
GIVING = frozenset({"from", "of", "by", ":", "include"}) | DASHES
NOBODY: Told = ([], "", None)
MOVED = ("rise", "fall", "rise.verb", "fall.verb", "close")


class Announcers:
    """Names around a verb or noun of results; a part of the reader of announcements."""

    items: list[Item]
    lists: list[CompanyList]
    context: Context

    # Looking at items -----------------------------------------------------------------------------------------------

    def lower(self, at: int) -> str:
        return self.items[at].lower if 0 <= at < len(self.items) else ""

    def kind(self, at: int) -> str:
        return self.items[at].kind if 0 <= at < len(self.items) else ""

    def has(self, at: int, *labels: str) -> bool:
        return 0 <= at < len(self.items) and (
            self.items[at].kind in labels or not set(labels).isdisjoint(self.items[at].figures or ())
        )

    def has_any(self, *labels: str) -> bool:
        return any(self.has(at, *labels) for at in range(len(self.items)))

    # Names ----------------------------------------------------------------------------------------------------------

    def subject(self, verb: int) -> list[Item]:
        """The names before the verb, past an apposition or "which"; of "it" and "the company", the one spoken of."""
        for group in self.lists:
            between = range(group.last + 1, verb + 1)
            if (
                self.lower(group.last + 1) in BE | {"among"}
                and any(self.has(k, "one-of") for k in between)
                and any(self.has(k, "counted") for k in between)
            ):
                return group.companies  # "A and B are among the companies scheduled to report"
        described = next(
            (group for group in reversed(self.lists) if group.last < verb and self.lower(group.last + 1) == ","), None
        )
        if (
            described is not None
            and self.lower(described.last + 2).startswith("whose")
            and self.lower(verb - 1) == ","
            and not self.headless(described)
        ):
            return described.companies  # "Acme, whose shares were hammered last month, is due to report"
        back = verb - 1
        while back >= 0 and verb - back <= SUBJECT_GAP:
            ending = next((one for one in self.lists if one.last == back), None)
            if ending is not None and self.is_subject(ending, verb):
                return self.paired(ending, verb) or self.behind_with(ending)
            if (
                ending is not None
                or self.lower(back) in (";", "after", "when", "as", "because", "before")
                or self.has(back, *MOVED, "announced")
                or self.lower(back) == "said"
            ):
                return []
            if self.has(back, "pronoun", "issuer") and verb - back <= 3 and self.lower(back) not in ("shares", "stock"):
                told = self.clause_subject(back)
                return told or ([self.context.stock] if self.context.stock is not None else [])
            back -= 1
        return []

    def paired(self, group: CompanyList, verb: int) -> list[Item]:
        """ "paint maker Acme and distributor Borealis (both report …)": the one before, too."""
        before = next((one for one in self.lists if 0 < group.first - one.last <= 5 and one is not group), None)
        if before is None:
            return []
        joined = "and" in [self.lower(k) for k in range(before.last + 1, group.first)]
        both = len(group.companies) == 1 and "both" in [self.lower(k) for k in range(group.last + 1, verb + 1)]
        return [before.companies[-1], *group.companies] if both and joined else []

    def is_subject(self, group: CompanyList, verb: int) -> bool:
        between = [self.lower(k) for k in range(group.last + 1, verb)]
        if between == [",", "which"]:
            return True  # "the results of Acme, which reported"
        if between == [","] and self.has(verb, "due"):
            return not self.headless(group)  # "Acme, set to report on Tuesday, rose"
        if between == [","] and self.lower(group.first - 1).endswith(("including", "like", "such as")):
            return True  # "Several banks, including Acme and Borealis, will report"
        if (
            not between
            or between != [","]
            and all(
                word
                in (
                    "(",
                    "also",
                    "has",
                    "have",
                    "had",
                    ",",
                    "which",
                    "both",
                    "each",
                    "all",
                    "–",
                    "-",
                    "—",
                    "itself",
                    "on",
                    "later",
                    "today",
                    "recently",
                    "just",
                    "already",
                )
                or self.items[group.last + 1 + k].kind in ("weekday", "date")
                for k, word in enumerate(between)
            )
        ):
            return not self.headless(group)
        apposition = between[0] == "," and between[-1] in (",", "which") and len(between) > 1
        return apposition and not self.headless(group)

    def right_before(self, at: int) -> list[Item]:
        """ "with Acme reporting": the names that stand before the verb, of "brokers like Acme, with Borealis
        reporting" the last."""
        while (
            self.lower(at - 1) in ("both", "all", "also", "each", "annual")
            or self.kind(at - 1) == "period"
            or "quarter" in self.lower(at - 1)
        ):
            at -= 1
        group = next((one for one in self.lists if one.last == at - 1), None)
        return (
            self.behind_with(group)
            if group is not None and self.lower(group.first - 1) not in ("of", "at", "to", "by", "than")
            else []
        )

    def behind_with(self, group: CompanyList) -> list[Item]:
        start = next(
            (
                k + 1
                for k in range(group.last - 1, group.first, -1)
                if self.lower(k) == "with" and self.lower(k - 1) == ","
            ),
            group.first,
        )
        return [item for item in self.items[start : group.last + 1] if item.kind == "company"]

    def headless(self, group: CompanyList) -> bool:
        """ "shares of Acme", "analysts at Acme", "according to Acme": something else is the subject."""
        before = self.lower(group.first - 1)
        if before.endswith(("like", "including", "such as")):
            return False  # "stocks like Acme"
        return (
            before in ("of", "at", "from", "to", "in", "for", "by", "than", "with")
            or self.items[group.first - 1].kind == "shares-of"
        )

    def clause_subject(self, at: int) -> list[Item]:
        """ "Acme added 0.5% a day after it reported": who moved, in this sentence."""
        moved = next((k for k in range(at - 1, -1, -1) if self.has(k, *MOVED)), None)
        before = [group for group in self.lists if group.last < at]
        which = next(
            (
                group
                for group in reversed(before)
                if [self.lower(group.last + 1), self.lower(group.last + 2)] == [",", "which"]
            ),
            None,
        )
        if which is not None and len(which.companies) == 1 and which is before[-1]:
            return which.companies  # "for Acme, which beat estimates as it reported"
        shares = len(before) == 1 and self.has(before[0].first - 1, "shares-of")  # "shares of Acme … as the company"
        if len(before) == 1 and len(before[0].companies) == 1 and (shares or not self.headless(before[0])):
            return before[0].companies
        if len(before) > 1:
            return before[-1].companies if at - before[-1].last <= 5 and len(before[-1].companies) == 1 else []
        names = [group for group in before if moved is not None and group.last < moved]
        return names[-1].companies if names and len(names[-1].companies) == 1 else []

    def listed_after(self, at: int) -> list[Item]:
        """ "Companies due to report include A, B and C", "reporting next week are A and B", "to report today: A,
        B"."""
        group = next((one for one in self.lists if one.first > at), None)
        if group is None or group.first - at > 12:
            return []
        between = [self.lower(k) for k in range(at + 1, group.first)]
        leads = any(word in NAMED_AFTER or word in (":", "–", "—") for word in between)
        return (
            group.companies
            if leads and not self.subject(at) and not any(self.has(k, *MOVED) for k in range(at + 1, group.first))
            else []
        )

    def owner(self, at: int) -> list[Item]:
        """ "Acme's results", "its results" after Acme's move."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.lower(back) in ("'s", "’s") and self.items[back - 1].kind == "company":
                return [self.items[back - 1]]
            if self.lower(back) in ("its", "their"):
                return self.clause_subject(back)
        return []

    def giver(self, at: int) -> CompanyList | None:
        """The names of "results from Acme and Borealis", "results: Acme", "results on January 14 - Acme", "results are
        due from companies including Acme"."""
        start = next((k for k in range(at + 1, at + 6) if self.lower(k) in GIVING), None)
        dated = start is not None and any(self.has(k, "date", "weekday") for k in range(at + 1, start))
        if start is None or self.lower(start) in DASHES and not dated or not all(
            self.lower(k) in BE
            or self.has(k, "due", "period", "date", "weekday")
            or self.lower(k) in ("today", "tomorrow", "on", "for")
            for k in range(at + 1, start)
        ):
            return None
        return next((one for one in self.lists if start < one.first <= start + 4), None)

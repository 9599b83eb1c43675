"""What a verb declares: "Acme will report its results", "reported its earnings late on Tuesday", "beat estimates",
"Borealis follows"."""

from __future__ import annotations

from extractor.frames.announcers import BE, BEAT, NAMED_AFTER, NOBODY, Told
from extractor.frames.expectations import OTHERS, Expectations
from extractor.frames.result_days import near_results
from extractor.spans.items import Item

# What may stand between a verb and its "results", besides words that no reader types.
PASSED = frozenset(
    {
        "word", "percent", "count", "ordinal", "period", "other-day", "rise", "sector", "hedge-over", "year",
        "month", "topic", "close", "open", "weekday", "date", "punct", "market",
    }
)
STOPS = frozenset({";", ".", "that", "but", "while", "after", "because", "showing", "and", "which", "on"})
# A time right after the verb: "will report on Tuesday", "report next week".
TIMES = frozenset(
    {
        "on", "next", "later", "this", "after", "before", "in", "soon", "today", "tomorrow", "late", "early",
        "during", "tonight", "ahead", "shortly",
    }
)
EARNED = frozenset({"profit", "profits", "revenue", "revenues", "income", "loss", "eps"})
DETERMINERS = frozenset(
    {
        "the", "a", "an", "its", "this", "that", "media", "some", "these", "those", "of", "in", "news",
        "monthly", "weekly", "annual", "their",
    }
)
GOES_ON = frozenset({",", "and", "followed by", "then", "with", "followed", ";", "by"})
ESTIMATES = frozenset({"estimates", "expectations", "forecasts", "consensus", "views"})
AHEAD = frozenset({"upcoming", "coming", "tomorrow", "next", "later"})
SEASON = frozenset({"season", "earnings season", "results", "earnings", "reporting season"})
LIST_FRONT = frozenset({",", "while", ";", "and", ":", "giants", "including", "like", "companies like", "when", "as"})


class Declarations(Expectations):
    """Reads what verbs of reporting tell; a part of the reader of announcements."""

    def verb(self, at: int) -> Told:
        if self.has(at, "announced") and self.lower(at - 1) not in ("to", "be", "been"):
            return self.done(at)
        if (
            self.lower(at) in ("follow", "follows")
            or self.lower(at) in ("meets", "meet")
            and self.lower(at - 1) == "board"
        ):
            return self.follows(at)
        doing = self.lower(at).split()[0].endswith("ing")
        those = doing and self.lower(at - 1) == "those"
        if not self.has(at, "announce") or self.lower(at - 1) in DETERMINERS and not those:  # "the report on Monday"
            return NOBODY
        return self.doing(at) if doing else self.to_come(at)

    def done(self, at: int) -> Told:
        """ "Acme reported its results late on Tuesday", "… in results released after the bell", "… weak results it
        posted this morning"."""
        noun = next(
            (k for k in (at - 1, at - 2) if self.has(k, "results") and (k == at - 1 or self.has(at - 1, "pronoun"))),
            None,
        )
        if noun is not None and not self.object_of(at, timed=False):
            return self.owner(noun) or self.clause_subject(noun), "declared", self.stamp(at)
        if not self.object_of(at, timed=False) and not self.of_quarter(at):
            return NOBODY
        return self.subject(at), "declared", self.stamp(at)

    def doing(self, at: int) -> Told:
        """ "with Acme reporting after the bell", "reporting next week are A and B"; "after reporting weak results
        late on Tuesday", "also reporting a loss was Acme"."""
        if self.lower(at - 1) in ("after", "despite", "following"):
            known = self.object_of(at, timed=False) or self.of_quarter(at)
            return (self.clause_subject(at), "declared", self.stamp_near(at)) if known else NOBODY
        behind = next((one for one in self.lists if one.first > at), None)
        if behind is not None and self.lower(behind.first - 1) in ("was", "were") and self.object_of(at, timed=False):
            return behind.companies, "declared", self.stamp(at)
        stamp, listed = self.stamp(at), self.listed_after(at)
        if self.closes(at) and self.looks_ahead(at):
            return self.right_before(at), "upcoming", stamp
        if (
            not self.object_of(at, timed=True)
            or stamp is None
            and not (listed and any(self.kind(k) in ("period", "other-day") for k in (at + 1, at + 2)))
        ):
            return NOBODY
        if not listed and self.of_quarter(at + 2 if self.lower(at + 1) == "on" else at):
            return (
                self.right_before(at),
                "declared",
                stamp,
            )  # "with Acme reporting on Tuesday a quarterly profit that …"
        return listed or self.right_before(at), "upcoming", stamp

    def closes(self, at: int) -> bool:
        return self.lower(at + 1) in ("", ".", ",")

    def looks_ahead(self, at: int) -> bool:
        """ "a busy week of earnings, with Acme and Borealis reporting"."""
        before = range(at)
        return any(self.has(k, "results") for k in before) and any(
            self.has(k, "ahead") or self.lower(k) in AHEAD or self.lower(k).split()[-1] == "week" for k in before
        )

    def to_come(self, at: int) -> Told:
        """ "Acme will report", "is on tap to report", "Acme and Borealis report on Tuesday"."""
        verb, coming = self.auxiliary(at)
        stamp, plural = self.stamp(at), self.plural_before(at)
        several = self.has(at - 1, "sector", "counted", "issuer") or self.lower(at - 1) in (
            "companies",
            "firms",
            "banks",
        )
        present = self.lower(at).split()[0].endswith("s") or plural
        bare = plural and self.ends_with_results(at)
        if plural and stamp is None and self.closes(at):
            stamp = self.stamp_of_season(at)
        if not coming and (stamp is None or not present) and not bare and not (several and self.listed_after(at)):
            return NOBODY
        if not self.object_of(at, timed=coming or present or several):
            return NOBODY
        after = self.listed_after(at) if not self.subject(verb) else []
        if after and stamp is None:
            stamp = self.stamp_right_behind(next(group for group in self.lists if group.companies is after))
        return after or self.subject(verb), "upcoming", stamp

    def stamp_of_season(self, at: int) -> Item | None:
        """ "The earnings season begins on Friday when Acme and Borealis report": the day told before."""
        season = any(item.lower in SEASON for item in self.items[:at])
        return next((self.items[k] for k in range(at - 1, -1, -1) if self.is_day(k)), None) if season else None

    def ends_with_results(self, at: int) -> bool:
        """ "Acme and Borealis report earnings", "… announce quarterly results this week", and nothing more."""
        noun = next((k for k in range(at + 1, min(len(self.items), at + 4)) if self.has(k, "results")), None)
        return noun is not None and (
            self.lower(noun + 1) in ("", ".") or self.lower(noun + 1) in ("this week", "next week")
        )

    def follows(self, at: int) -> Told:
        """ "Acme and Borealis follow on January 30, and Corvus's board meets on January 31", where results are
        spoken of."""
        stamp, back = self.stamp(at), at - 1
        while self.lower(back) in ("board", "'s", "’s", "will", "also"):
            back -= 1
        group = next((one for one in self.lists if one.last == back), None)
        near = near_results(self.context)
        return (group.companies, "upcoming", stamp) if group is not None and stamp is not None and near else NOBODY

    def others(self, at: int, same: Item | None) -> list[Told]:
        """ "…, followed by Corvus on October 23 and Delta on October 24", "…, as is Corvus": the names that go on
        with what was told at `at`."""
        found: list[Told] = []
        for group in self.lists:
            start = next((k for k in range(group.first - 1, max(at, group.first - 5), -1) if not self.describes(k)), at)
            if group.first < at or not self.goes_on(start):
                continue
            stamp = self.stamp_right_behind(group)
            if stamp is not None or self.lower(start - 1) in ("as", "along"):
                found.append((group.companies, "upcoming", stamp or same))
        return found

    def describes(self, at: int) -> bool:
        """A word of "chip bellwether Corvus"."""
        return self.kind(at) in ("word", "sector", "descriptor") and self.lower(at) not in BE | GOES_ON | {
            "like",
            "including",
        }

    def goes_on(self, at: int) -> bool:
        if self.has(at, "shares-of") or self.lower(at) in ("like", "including", "by"):
            at -= 1
        return self.lower(at) in GOES_ON or self.lower(at) in BE and self.lower(at - 1) == "as"

    def plural_before(self, at: int) -> bool:
        if self.lower(at - 1) in ("both", "all", "each"):
            return True
        last = at - 2 if self.lower(at - 1) in ("also", "then", "next") else at - 1
        group = next((one for one in self.lists if one.last == last and len(one.companies) > 1), None)
        return group is not None and (
            group.first == 0 or self.lower(group.first - 1) in LIST_FRONT or self.has(group.first - 1, "issuer")
        )

    def auxiliary(self, at: int) -> tuple[int, bool]:
        """Where "will", "is due to" begins before a verb, and whether it stands there at all."""
        for back in range(at - 1, max(-1, at - 4), -1):
            if (
                self.has(back, "ahead")
                or self.lower(back) == "to"
                and (self.has(back - 1, "due") or self.lower(back - 1) in BE | {"companies", "firms"})
            ):
                start = back - 1 if self.lower(back) == "to" else back
                while (
                    self.lower(start - 1) in BE | {"all", "also", "both", "each"}
                    or self.lower(start) == "tap"
                    and self.lower(start - 1) == "on"
                ):
                    start -= 1
                return start, True
            if self.lower(back) not in ("also", "all", "both", "each", "soon", "now", "then"):
                break
        return at, False

    def object_of(self, at: int, timed: bool) -> bool:
        """Whether results, or (`timed`) nothing but a time, is what the verb declares."""
        if (
            timed
            and self.lower(at).startswith("report")
            and (
                self.lower(at + 1) in TIMES | {"", ".", ","}
                or self.items[at + 1].kind in ("weekday", "date", "period", "other-day")
                or self.lower(at + 1) in NAMED_AFTER
            )
        ):
            return self.lower(at + 1) not in ("in", "on", "this", "after") or self.times_follow(at + 1)
        for ahead in range(at + 1, min(len(self.items), at + 9)):
            if self.has(ahead, "results"):
                of = next((k for k in range(ahead + 1, ahead + 4) if self.lower(k) in ("of", "from")), None)
                return (
                    not (of is not None and self.lower(of + 1) in ("a", "an", "the", "its", "their"))
                    and self.lower(ahead - 1) not in OTHERS
                )
            spans = self.lower(ahead) == "and" and "year" in self.lower(
                ahead + 1
            )  # "fourth-quarter and full-year results"
            if not spans and (
                self.lower(ahead) in STOPS
                or self.items[ahead].kind not in PASSED
                or self.items[ahead].text in (",", ":")
            ):
                return False
        return False

    def of_quarter(self, at: int) -> bool:
        """ "reported third-quarter revenue", "a lower quarterly profit": the figures of a quarter are its results."""
        for ahead in range(at + 1, min(len(self.items), at + 9)):
            if self.has(ahead, "topic") and self.lower(ahead).split()[-1] in EARNED:
                return any("quarter" in self.lower(k) for k in range(at + 1, ahead + 1))
            if self.lower(ahead) in STOPS or self.items[ahead].text in (",", ":"):
                return False
        return False

    def times_follow(self, at: int) -> bool:
        return any(
            self.items[k].kind in ("weekday", "date", "month", "period", "other-day")
            or self.lower(k) in ("week", "weeks", "close", "bell", "market", "month", "today")
            for k in range(at, min(len(self.items), at + 4))
        )

    def due(self, at: int) -> Told:
        """ "the earnings season begins, with Acme and Borealis due on January 20"."""
        if (
            not self.has(at, "due")
            or not near_results(self.context)
            and not any(item.lower in SEASON for item in self.items[:at])
        ):
            return NOBODY
        stamp = next(
            (self.items[k] for k in range(at + 1, min(len(self.items), at + 4)) if self.is_day(k) or self.is_hour(k)),
            None,
        )
        return (self.right_before(at), "upcoming", stamp) if stamp is not None else NOBODY

    def beaten(self, at: int) -> Told:
        """ "Yesterday, Acme and Borealis beat estimates", "Acme missed the forecasts on Tuesday": on that day its
        results were known."""
        if self.lower(at) not in BEAT:
            return NOBODY
        estimates = next(
            (k for k in range(at + 1, min(len(self.items), at + 5)) if self.lower(k).split()[-1] in ESTIMATES), None
        )
        if estimates is None:
            return NOBODY
        behind = next((self.items[k] for k in (estimates + 1, estimates + 2) if self.is_day(k)), None)
        front = next((self.items[k] for k in (0, 1) if k < at and self.is_day(k)), None)
        return (self.subject(at), "declared", behind or front) if behind or front else NOBODY

"""Words of time that are no span of a figure: of a record, a streak, a cause, or a count from a day."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import DETERMINERS, PREPOSITIONS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import RECORDS, SUBJECT_KINDS
from extractor.spans.items import MEASURES, Item

# What comes every week, month or quarter, and is no move over it.
REGULAR = frozenset(
    "results result earnings report reports data sales profit profits update updates numbers jobless claims production "
    "output outlook dividend review rebalancing meeting expiry inflation auction survey statement trade "
    "correlation".split()
)
DERIVED = frozenset({"f&o", "f", "&", "o", "options", "derivatives", "futures", "nifty", "and"})
STREAKS = frozenset("win run streak rally slide winning losing slump rout spree skid".split())
STRETCHES = STREAKS | {"stretch", "series", "string"}
PARTS_OF_SPAN = frozenset({"earlier", "later", "late", "early", "previously"})
WITHIN_SPAN = frozenset({"in the quarter", "during the quarter", "in the month", "during the month"})
SINCE = frozenset({"since", "from"})
THE_WHOLE = frozenset({"this year", "for the year", "this month", "this week", "so far this year"})
IN_A_ROW = frozenset({"straight", "consecutive", "successive"})
STANDING = frozenset("is are was were remains remained turned turning left leaving put putting".split())
STANDS = frozenset({"rise", "fall", "better", "worse"})
MOVED = frozenset({"rise", "fall", "return"})
LASTING = ("-day", "-week", "-month", "-year", "-session")
OF_A_MOVE = frozenset(
    "period span basis horizon timeframe frame window move change trend performance stretch average time journey climb "
    "advance descent jump surge drop upside downside upward downward trajectory cumulative".split()
)
GIVING_VERBS = frozenset("lifted aided helped boosted supported hurt hit dragged pushed pulled sent weighed buoyed drove".split())
TURNS = frozenset({"high", "low"})


class NoSpans(FirstStorey):
    """Tells what is no span."""

    def _how_long_not(self, at: int, item: Item) -> bool:
        """ "rose for the first time in six sessions", "a level not seen since March": how long it had not."""
        before, after = [other.lower for other in self.items[max(0, at - 3):at]], self._after(at)
        if item.lower.startswith("a ") and after is not None and after.lower in ("after", "before") and before[-1:] != ["in"]:
            return True  # "rose to 3,120.63, just a week after breaking above 3,000"
        return "time" in before or "seen" in before and item.lower.startswith("since")

    def _over_first_days(self, at: int, item: Item) -> bool:
        """ "a slide over the first five sessions of the year"; not "its first weekly close"."""
        if self.now is None or not self.now.slots or item.lower.endswith("ly") or self._names_a_streak(at):
            return False
        return "first" in item.lower.split() or any(other.lower == "first" for other in self.items[max(0, at - 3):at])

    def _no_span(self, at: int, item: Item) -> bool:
        """Whether words of a span say something else than how long a move took."""
        before = self.items[max(0, at - 3):at]
        if any(other.kind in ("extreme", "ordinal") for other in before) or self._of_a_record(at, item):
            return True
        light = [other for other in before if not other.kind.startswith("hedge")]
        if len(light) > 1 and light[-2].kind in ("high", "low") and light[-1].lower == "in":
            return True  # "its highest point in nearly two years"
        if before and (before[-1].kind in TURNS or item.value != "1d" and before[-1].lower in TURNS):
            return True  # "closed at its lowest point for the year, losing 12 points", "a new closing high for the year"
        if self._names_a_streak(at) or self._counted_from(at) or self._of_the_close_before(at) or self._lasts(at, item):
            return True
        if before and before[-1].kind == "topic" or before and before[-1].lower in PARTS_OF_SPAN:
            return True  # "its forecast for the full year", "an intraday high earlier in the week"
        fronted = at < 2 and any(other.kind == "index" for other in self.items)  # "In the quarter, the Dow rose 4%"
        if self._stands_over(at) or self._of_a_cause(at) or item.lower in WITHIN_SPAN and not (fronted or self._figure_before(at)):
            return True  # "Boeing, which lost money in the quarter, fell 3%"
        if self._of_relative(at):
            return True
        after = [other.lower for other in self.items[at + 1:at + 5] if other.lower not in DERIVED][:1]
        return item.lower.endswith("ly") and bool(after) and after[0] in REGULAR  # "quarterly results", "weekly F&O expiry"

    def _of_relative(self, at: int) -> bool:
        """ "Alder, which was fined this week, rose 3p": when something else happened."""
        after, lead = self._after(at), self.items[max(0, at - 10):at]
        which = next((k for k, item in enumerate(lead) if item.lower.partition(" ")[0] in ("which", "who", "whose") and k and lead[k - 1].text == ","), None)
        if which is None or after is None or after.text != ",":
            return False
        return not any(item.kind in MEASURES or item.kind in MOVED or item.text == "," for item in lead[which:])

    def _stands_over(self, at: int) -> bool:
        """ "fell 1.3% and is down for the year", "rose 0.4%, turning positive for the week": where the index stands over a
        span by a clause without a figure."""
        clause = list(takewhile(lambda item: item.kind not in MEASURES, reversed(self.items[:at])))[::-1]
        if len(clause) == at or [item.text for item in self.items[at + 1:at + 2]] == [":"]:
            return False  # "All three are lower on the week: the Dow by 1.2%, …"
        stood = next((k for k, item in enumerate(clause) if item.lower in STANDING), len(clause))
        said = takewhile(lambda item: item.lower not in DETERMINERS, clause[stood + 1:stood + 4])
        return any(item.kind in STANDS for item in said)  # but "there is a slight improvement over five days"

    def _of_a_cause(self, at: int) -> bool:
        """ "A steep rise in crude prices over the past week lifted the stock 1.5%": how long that took, and not the stock's."""
        after, lead = self._after(at), self.items[:at]
        if after is None or after.lower not in GIVING_VERBS or lead[0].lower not in ("a", "an", "the"):
            return False
        moved = any(item.kind in MOVED and behind.lower == "in" for item, behind in zip(lead[:4], lead[1:5]))
        return moved and not any(item.kind in MEASURES or item.text == "," for item in lead)

    def _closed_last(self, at: int) -> bool:
        """ "closed this week's trading higher by 84 points": Friday's close."""
        return at > 0 and self.items[at - 1].kind == "close" and self._possessed(at)

    def _of_a_record(self, at: int, item: Item) -> bool:
        """ "its best day in a month", "the biggest decline since March": how long ago it was last so large."""
        lead = self.items[max(0, at - 8):at]
        if any(f" {one.lower} {other.lower}".endswith(" the most") for one, other in zip(lead[-3:], lead[-2:])):
            return True  # "rose 1.1 percent, the most in two weeks"
        comma = max((k for k, other in enumerate(lead) if other.text in (",", ";")), default=-1)
        clause = lead[comma + 1:]
        if not any(other.lower in RECORDS for other in clause):
            return False
        if item.lower in THE_WHOLE and not any(other.kind in MEASURES for other in clause):
            return True  # "its weakest finish this year"
        if item.lower.startswith(("since ", "in a ")):
            return True
        light = [other for other in lead if not other.kind.startswith("hedge") and other.lower not in ("the", "a")]
        return bool(light) and light[-1].lower in ("in", "since")

    def _names_a_streak(self, at: int) -> bool:
        """ "snapped a five-day winning streak": how many days in a row, and not the span of a figure."""
        before, after = [item.lower for item in self.items[max(0, at - 2):at]], self.items[at + 1:at + 6]
        if len(before) == 2 and before[1] == "of" and before[0] in STRETCHES:
            return True  # "its longest stretch of weekly gains"
        if any(item.lower in IN_A_ROW for item in self.items[max(0, at - 3):at]):
            return True  # "for the second straight day this week"
        if self._run_of(at):
            return True
        clause = takewhile(lambda item: item.text != ",", after)  # "snapped a three-week rally, falling 1.2 percent"
        measured = any(item.kind in ("percent", "points") for item in clause)
        return any(item.lower in STREAKS for item in after[:2]) and not measured

    def _lasts(self, at: int, item: Item) -> bool:
        """ "the two-week lockdown", "its six-month programme": how long a thing lasts that is no move."""
        if not item.lower.endswith(LASTING):
            return False
        following = list(takewhile(lambda other: other.kind == "word" and other.lower not in PREPOSITIONS, self.items[at + 1:at + 4]))
        told = {other.lower for other in following}
        return bool(following) and told.isdisjoint(STRETCHES | OF_A_MOVE) and self.items[at + len(following)].text.isalpha() \
            and not {*MOVED, *MEASURES} & {other.kind for other in self.items[at + 1:at + 2 + len(following)]}

    def _streak_is_told(self, at: int) -> bool:
        """ "a five-day rally where the index rose 2%", "a six-day slide that had cost it 4%": what follows is of it."""
        ahead = list(takewhile(lambda other: other.text not in (",", ";"), self.items[at + 1:at + 12]))
        words = [other.lower for other in ahead]
        streak = next((k for k, word in enumerate(words[:3]) if word in STREAKS), None)
        if streak is None:
            return False
        behind = [word for word in words[streak + 1:] if word not in STREAKS]
        told = behind[:1] in (["where"], ["that"]) or behind[1:2] == ["which"]
        return told and any(other.kind in ("percent", "points") for other in ahead[streak:])

    def _run_of(self, at: int) -> bool:
        """ "snapping four sessions of gains", "after two days of losses": how long it had gone on."""
        after = self.items[at + 1:at + 4]
        if len(after) < 2 or after[0].lower != "of":
            return False
        return any({"rise", "fall", "advances", "declines"} & {item.kind, *item.figures} or item.lower in STREAKS for item in after[1:])

    def _of_the_close_before(self, at: int) -> bool:
        """ "compared with its close of 82.37 during the previous session": when the value before was reached."""
        before, now = self.items[at - 1] if at else None, self.now
        if before is None or before.kind not in MEASURES or now is None:
            return False
        known = now.slots.get("previous_close")
        return (before.extra or {}).get("aside") == "previous value" or known is not None and before.value is known

    def _counted_from(self, at: int) -> bool:
        """ "since the week ended July 2", "from its close on December 31": where a move was measured from."""
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.lower in SINCE:
                return True
            year = item.kind == "count" and item.text.startswith(("19", "20")) and len(item.text) == 4
            if item.kind in MEASURES and not year or item.kind in SUBJECT_KINDS or item.text in (",", ";"):
                return False  # but "since hitting a 2010 high on Nov. 5"
        return False

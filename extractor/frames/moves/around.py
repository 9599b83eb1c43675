"""Looking around in a sentence: what stands before and after, and what a word is there."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from extractor.frames.glue import (
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    is_adverb,
    is_whole_of_members,
)
from extractor.frames.moves.state import State
from extractor.frames.moves.vocabulary import AUXILIARIES_ONLY, DIRECTIONS, SUBJECT_KINDS
from extractor.frames.statement import Statement
from extractor.spans.items import HEDGES, MEASURES, Item

if TYPE_CHECKING:
    from extractor.frames.moves.forward import Forward
else:
    Forward = object

LAST_DAY = frozenset(
    {
        "yesterday", "day before", "previous day", "previous session", "a day earlier", "prior session",
        "previous trading day",
    }
)
UNREAL = frozenset("expected likely set poised failed expect continue able seen did want need needs needed plans plan struggled struggling tried trying hoping unable".split())
RULING = frozenset("to that which who have are were will".split())  # behind a noun, not behind the verb "firms"
SUPERLATIVES = frozenset("largest biggest steepest sharpest highest strongest greatest deepest heaviest".split())
BESIDE_NOUNS = SUPERLATIVES | {"earlier", "early", "initial", "recent", "previous", "annual", "yearly"}
SPANNING = frozenset("last past previous preceding same so far days sessions trading".split())
QUOTES = frozenset("“”\"‘'")
LIGHT = DETERMINERS - {"s", "'s", "’s"} | QUOTES
UNREAD = ""  # no figure of a clause, and for no reason that has a name
AFTER_ALL = frozenset({"after", "having", "following"})
SIZES = ("largecap", "midcap", "smallcap")


class Looking(State, Forward):
    """Looking around in a sentence: what stands before and after, and what a word is there."""

    def _before(self, at: int, skip_determiners: bool = True) -> Item | None:
        """The nearest item before `at`, determiners, quotes and hedges left out."""
        skipped = LIGHT if skip_determiners else QUOTES
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.lower not in skipped and item.kind not in HEDGES:
                return item
        return None

    def _lower_before(self, at: int) -> str:
        return before.lower if (before := self._before(at)) is not None else ""

    def _told_of_before(self, at: int) -> bool:
        """ "Silver, which had surged earlier this year, also slid": inside what a name had done before."""
        if self._closed_before(at):
            return True
        for item in reversed(self.items[max(0, at - 8):at]):
            if item.text in (",", ";"):
                return False
            if item.lower == "which":
                since = [other for other in self.items[max(0, at - 7):at] if other.start > item.start]
                return any(other.lower == "had" for other in since) or since[:1] != [] and since[0].kind == "close"
        return False

    def _closed_before(self, at: int) -> bool:
        """ "fell 1.2% after ending the previous week with a gain": the day of the close that came before."""
        behind = [item for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS and item.lower != "on"]
        if len(behind) < 2 or behind[-2].lower not in ("after", "having"):
            return False
        return behind[-1].kind == "close" and behind[-1].lower.endswith("ing")

    def _closed_there_before(self, at: int) -> bool:
        """ "to 3,201.55 after closing Monday at 3,232.73", "having closed at 5,146.50 the day before": a number that
        is told of another day alone."""
        lead = self.items[max(0, at - 7):at]
        heads = AFTER_ALL | RELATIVES if any(item.kind == "other-day" for item in lead) else AFTER_ALL
        close = next((k for k, item in enumerate(lead) if item.kind == "close" and k and lead[k - 1].lower in heads), None)
        if close is None or not lead[-1].lower.endswith("at") or any(item.kind in MEASURES for item in lead[close:]):
            return False
        day = [*lead[close:], *takewhile(lambda item: item.text not in (",", ".") and item.kind not in MEASURES, self.items[at + 1:at + 6])]
        return any(item.kind in ("weekday", "other-day", "date") for item in day)

    def _heads_with_close_before(self, at: int) -> bool:
        """ "Closing the previous session at 1,437.52, the KLCI …", "Having closed at 5,146.50 the day before, the DSEX …": the
        day at `at` is of that close alone."""
        if self.now is not None or not self.items or any(item.text == "," for item in self.items[:at]):
            return False
        first, close = self.items[0], self.items[1:2]
        closing = first.kind == "close" and first.lower.startswith(("closing", "ending", "finishing", "settling"))
        had = first.lower in AFTER_ALL and bool(close) and close[0].kind == "close"
        return (closing or had) and any(item.text == "," for item in self.items[at:at + 8])

    def _after(self, at: int) -> Item | None:
        return self.items[at + 1] if at + 1 < len(self.items) else None

    def _ended_on(self, at: int) -> bool:
        """ "to end the week on 6,873.26", "finishing on 361p"."""
        if at < 2 or self.items[at - 1].lower != "on":
            return False
        before = self.items[at - 2]
        if before.kind == "mark":  # "to close above the 4,000-points mark on 4,309.90 points"
            return any(item.kind == "close" for item in self.items[max(0, at - 8):at - 2])
        return before.kind == "close" or before.lower.startswith(("end the", "ended the"))

    def _possessed(self, at: int) -> bool:
        after = self._after(at)
        return after is not None and after.lower in ("'s", "’s", "’", "'")

    def _near(self, at: int, kind: str, distance: int) -> bool:
        for item in reversed(self.items[max(0, at - distance):at]):
            if item.kind == kind:
                return True
            if item.text == "," or item.kind == "close":
                return False
        return False

    def _is_noun_before(self, at: int) -> bool:
        return any(item.kind in ("rise", "fall") and item.pos in ("noun", "any") for item in self.items[max(0, at - 3):at])

    def _is_move_before(self, at: int) -> bool:
        before = self._before(at)
        return before is not None and (before.kind in DIRECTIONS or before.lower == "by")

    def _in_bracket(self) -> bool:
        return bool(self.outer)

    def _sector_told(self) -> str | None:
        """The one sector that the sentence before told of, in the same paragraph."""
        told = self.context.sector_told
        if told is None or told[1] != self.context.paragraph:
            return None
        return told[0].value if told[0].kind == "index" else told[0].text

    def _next_is_measure(self, at: int) -> bool:
        for item in self.items[at + 1:at + 11]:
            if item.kind in ("percent", "points", "money"):
                return True
            if item.text in (",", ";", "(") or item.kind in SUBJECT_KINDS or item.lower in ("and", "while", "but"):
                return False
        return False

    def _as_many_figures(self, at: int) -> bool:
        """ "except A, B and C which rose by 1%, 2% and 3%": one for each name, before anything else is told."""
        kinds = [item.kind for item in self.items[at:] if item.kind in ("index", "sector", "company", "percent")]
        names = kinds.index("percent") if "percent" in kinds else 0
        return names > 1 and kinds[names:2 * names + 1].count("percent") == names and kinds[2 * names - 1] == "percent"

    def _is_noun(self, at: int, item: Item) -> bool:
        """ "a more substantial rise", "a rise of", "its 2% drop": by its form, or by the words beside it."""
        if item.pos != "any":
            return item.pos == "noun"
        before, after = (self.items[at - 1] if at else None), self._after(at)
        if before is None or before.lower in DETERMINERS or before.kind in ("percent", "points", "period", "money") or before.lower in ("of", "with"):
            return before is not None
        if before.kind == "word" and at > 1 and self.items[at - 2].lower in ("the", "a", "an", "its"):
            return True  # "the largest decline"
        if before.kind == "word" and at > 1 and self.items[at - 2].kind == "undergo":
            return True  # "witnessed maximum decrease"
        if before.kind == "word" and at > 1 and self.items[at - 2].lower == "from":
            return True  # "kept technology stocks from broader gains"
        if before.lower in BESIDE_NOUNS:
            return True  # "gave back some earlier gains", "the top five largest increases"
        if after is not None and after.lower == "of" and before.kind in DIRECTIONS:
            return True  # "eked out gains of 0.6%"
        if after is not None and after.lower in ("of", "in") and before.lower not in AUXILIARIES_ONLY:
            return any(other.lower in DETERMINERS for other in self.items[max(0, at - 4):at])
        return False

    def _is_attributive(self, at: int, item: Item) -> bool:
        """ "higher oil prices", "rising costs", "gaining counters": an adjective, not the move of the clause."""
        after = self._after(at)
        if item.lower in ("firm", "firms") and at and (self.items[at - 1].kind == "sector" or after is not None and after.kind == "company"):
            return True  # "insurance firms", "the security firm G4S"
        if item.lower == "firms" and at and after is not None and after.lower in RULING and self.items[at - 1].kind == "word":
            # "ordered state firms to sell", but "also firms to 82.10"
            return not any(one.kind in MEASURES for one in self.items[at + 2:at + 3])
        if after is None:
            return False
        if item.lower == "up" and after.lower == "to":
            return False
        adjective = any(label.endswith(".adverb") for label in item.figures or ()) or item.lower.endswith("ing")
        if after.kind in MEASURES and "flat" in (item.figures or ()):
            return not at or self.items[at - 1].lower in DETERMINERS  # "a flat 2%"; but "was unchanged 0.02%"
        if not adjective:
            return False
        if after.lower == "levels" and item.lower in ("higher", "lower"):
            return not any(one.kind == "close" for one in self.items[max(0, at - 2):at])  # "suggests buying at lower levels"
        if after.kind in ("counted", "topic", "instrument", "sector") and item.lower not in ("up", "down"):
            return True
        if after.kind == "word" and after.lower not in PREPOSITIONS and after.lower not in DETERMINERS and after.lower not in BREAKS and after.lower not in ("while", "whereas", "but") \
                and after.lower not in AUXILIARIES and not is_adverb(after.lower):
            return item.lower not in ("up", "down", "flat", "unchanged")
        return after.lower == "-" or after.lower == "than" and not self._than_before(at)

    def _than_before(self, at: int) -> bool:
        """ "closed at 12,023 points, 42 points higher than the previous day's close", "0.4 percent lower than on Monday"."""
        measured = at and self.items[at - 1].kind in ("percent", "points", "money")
        ahead = [item for item in self.items[at + 2:at + 6] if item.lower not in ("the", "a", "on", "its", "that", "of", "at")]
        return bool(measured and ahead) and (ahead[0].kind in ("previous-close", "weekday") or ahead[0].lower in LAST_DAY)

    def _negated(self, at: int) -> bool:
        if at < 2 or self.items[at].pos not in ("verb", "any") or self.items[at - 1].lower not in ("to", "not"):
            return False
        return self.items[at - 2].lower in UNREAL

    def _adds_to(self, at: int, item: Item) -> bool:
        """ "adds to a cumulative 2.4% loss": no move of its own."""
        after = self._after(at)
        return item.lower.startswith("add") and after is not None and after.lower == "to"

    def _stands_with(self, at: int, statement: Statement) -> bool:
        """Whether a span of time is still the statement's: no more than a few light words after its last measure."""
        last = max(figure.end for figure in statement.slots.values())
        between = [item for item in self.items[:at] if item.start >= last]
        if any(item.text == "," for item in between) and any(item.kind in DIRECTIONS or item.lower in ("trend", "momentum", "run", "rally", "streak") for item in between):
            return False  # ", with an upward trend over the past week, rising by …"
        return len(between) <= 10 and not any(item.kind == "date" or item.lower in ("where", "when", "seen", "observed", "after", "which") for item in between)

    @staticmethod
    def _is_adjective(item: Item) -> bool:
        return item.kind == "word" and item.lower not in PREPOSITIONS and item.lower not in BREAKS and item.lower not in DETERMINERS and item.lower not in ("and", "or", "but", "with")

    def _fronted(self, at: int) -> bool:
        """A period before its clause: "Over the past week, …", "…, while for the year …"."""
        back = at - 1
        while back >= 0 and self._leads_to_period(self.items[back]):
            back -= 1
        return back < 0 or self.items[back].lower in (";", "while", "but", ":")

    @staticmethod
    def _leads_to_period(item: Item) -> bool:
        light = item.lower in DETERMINERS or item.lower in PREPOSITIONS or item.lower in SPANNING
        return light or item.kind.startswith("hedge") or item.kind == "trade"

    def _verb_at(self, at: int) -> bool:
        if at >= len(self.items):
            return False
        item = self.items[at]
        return bool({"rise.verb", "fall.verb", "close", "flat"} & set(item.figures or ())) or item.lower in ("was", "were", "is", "has", "had", "also", "edged", "inched")

    def _put_in_bare(self, at: int) -> bool:
        """ "Acme, despite a weak market, rose 2%": between commas behind its subject, and without a figure or name."""
        now = self.now
        if now is None or now.slots or not at or self.items[at - 1].text != "," or self.items[at - 2].end != now.subjects[-1].end:
            return False
        end = next((k for k in range(at, len(self.items)) if self.items[k].text == ","), 0)
        return bool(end) and not any(one.kind in SUBJECT_KINDS or one.kind in ("percent", "points", "money", "number") for one in self.items[at:end])

    def _begin_again(self) -> Statement:
        """Close the present statement, and begin a further one of its subjects: "rose 1% on Friday and 2% for the week"."""
        again = self.here.again()
        self._flush()
        self.now = again
        return again

    @staticmethod
    def _leave(item: Item, reason: str) -> None:
        """A figure that is no fact of its clause, and why."""
        item.extra["aside"], item.used = reason, True

    def _left(self, at: int, item: Item, questions: tuple[tuple[str, str], ...]) -> bool:
        """Whether one of some questions about a figure holds, asked in their order; it is set aside for that reason."""
        reason = next((reason for question, reason in questions if getattr(self, question)(at)), None)
        if reason:
            self._leave(item, reason)
        return reason is not None

    @staticmethod
    def _set_aside(statement: Statement, slots: tuple[str, ...], reason: str) -> None:
        for slot in slots:
            if figure := statement.slots.pop(slot, None):
                statement.series.pop(slot, None)
                for item in statement.items:
                    if item.value is figure:
                        item.extra["aside"] = reason

    @staticmethod
    def _is_of_a_sector(item: Item) -> bool:
        """The BSE Metal, the Nifty Bank, the BSE SmallCap: an index of one sector or size."""
        if item.kind != "index" or not isinstance(item.extra, dict):
            return False
        return bool(item.extra.get("branch")) or any(size in item.value.lower() for size in SIZES)

    def _counts_members(self, at: int) -> bool:
        """ "22 out of 30 constituent stocks of the Sensex", "10 of the 30 stocks that make up the STI", "that it is made of":
        its members', not its own."""
        before = [item for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS]
        return is_whole_of_members(self.items, at) or (
            len(before) > 1
            and before[-1].kind == "shares-of"
            and before[-1].lower in ("stocks of", "shares of", "scrips of")
            and (before[-2].kind == "count" or before[-2].lower in ("constituent", "component"))
        )

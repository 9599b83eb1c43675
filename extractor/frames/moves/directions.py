"""Words of movement: which give the clause its direction, and which begin a further statement."""

from __future__ import annotations

from extractor.facts.records import Session
from extractor.frames.glue import AUXILIARIES, BREAKS, RELATIVES, is_adverb
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.moves.told_of import POSTING
from extractor.frames.moves.vocabulary import (
    ANOTHER_LENGTH,
    COPULAS,
    DIRECTIONS,
    EN_ROUTE,
    PREDICATING,
    SUBJECT_KINDS,
)
from extractor.frames.statement import Way
from extractor.spans.items import Item

COMPARED, TO_DATE_NOUNS = frozenset("higher lower stronger weaker firmer easier".split()), frozenset({"gain", "gains", "loss", "losses"})
GAINS_AND_LOSSES = frozenset("gains losses declines advances drops falls increases".split())
PUT_BETWEEN = frozenset({"after", "despite", "amid", "on", "in", "following", "with", "which"})
# What a clause may begin with that goes on about the same names: "…, both rising by 2%".
GOING_ON = frozenset("it then before to both each all".split())
NOUNS, NOW = frozenset({"word", "counted", "sector", "market"}), (["is", "now"], ["are", "now"])


class Directions(ThirdStorey):
    """Words of movement: which give the clause its direction, and which begin a further statement."""

    def _direction(self, at: int, item: Item) -> None:
        kind = next(kind for kind in ("rise", "fall", "flat") if kind in (item.figures or ()) or item.kind == kind)
        direction = DIRECTIONS[kind]
        if f"{kind}.verb" in (item.figures or ()) and self._gives_points(at):
            return
        if self._adds_to(at, item) and self.now is not None and self.now.kind == "instrument" and not self.now.slots:
            self.now = None  # "cheaper oil added to a rout of more than 9 percent"
        if self.now is not None and self._change_beside_extreme(at):
            return
        if self._told_by_than(at):
            self.here.direction = direction
            return
        if self._says_no_move(at, item):
            return
        if self._denied(at):
            if self.now is not None and not self.now.slots:
                self.now.direction, self.now.finite = "flat", True  # "recorded no gains or losses"
            return
        if self._heads_indices(at):
            self.last_direction = direction
            return
        if self.now is not None and self._of_another_moment(at, direction, item):
            return
        noun = self._is_noun(at, item)
        if item.lower in TO_DATE_NOUNS and self._returns_to_date(at, direction):
            return
        if (noun or item.pos == "any") and self._undone(at):
            return
        if (item.lower in GAINS_AND_LOSSES or self._said_of_some(at)) and self._includes_names(at):
            # "Other strong gains were posted by A (2.8 percent) and B (2.6 percent)"
            self._list_head(at, item, "gainers" if direction == "up" else "losers")
            return
        verb = any(label.endswith(".verb") for label in item.figures or ()) and not noun
        self._move_of_clause(at, direction, item, noun, verb)

    def _heads_indices(self, at: int) -> bool:
        """ "Indexes up: Dow 0.26%, S&P 0.60%", "All three indexes rose for the month, the Dow by 1.2%"."""
        sign = next((k for k, item in enumerate(self.items[at + 1:at + 6], at + 1) if item.text in (":", ",")), 0)
        if not sign or self.now is not None and self.now.kind in SUBJECT_KINDS:
            return False
        between = self.items[at + 1:sign]
        told = [item.kind for item in self.items[sign + 1:sign + 5] if item.lower not in ("the", "by", "(")][:2]
        return told in (["index", "percent"], ["sector", "percent"]) and all(item.kind in ("period", "weekday", "month", "word") for item in between)

    def _move_of_clause(self, at: int, direction: Way, item: Item, noun: bool, verb: bool) -> None:
        told = self.now is not None and bool(self.now.slots)
        if verb and not told and self._next_is_measure(at) and (company := self._called_company(at)):
            self._open_statement(at, self._same(self.items[at - 1], company))  # "The iPod maker climbed 6 percent"
        now = self.now
        if now is None:
            self._direction_ahead(direction, item)
            return
        if verb and not told and now.period is not None and self._span_before_and(at):
            now.period = self.period_ahead = None
        if verb and not told and now.period is not None and self._closes_relative(at):
            now.period = now.role = now.group = None  # "Alder, which has been the best performer in 2013, dipped 3p"
        if not told and (verb or now.direction is None) and now.day != self.context.day and self._left_relative(at):
            now.day = self.context.day  # "Alder, which held its meeting on Friday, fell 2%"
        had = bool(at) and self.items[at - 1].lower == "had"
        if verb and had and now.kind == "company" and not now.slots and not self._arrives(at):
            now.aside = "earlier move"  # "The shares had dived more than 20 percent from Friday to Monday"
        if now.slots and self._after_figures(at, direction, item, noun, verb):
            return
        if not now.slots and now.direction is not None and at and self.items[at - 1].kind == "close":
            now.direction = direction  # "had recovered 430 points to end down 3.6 percent"
            now.items.append(item)
            return
        if noun and now.kind == "company" and now.role is None and self._superlative_noun(at):
            self._rank_first(at, direction)
        open_yet = now.direction == "signed" or verb or noun and self._comes_with(at) or self._but_measured(at)
        if now.direction is None or not now.slots and open_yet:
            self._take_direction(at, direction, item, noun, verb)

    def _arrives(self, at: int) -> bool:
        """ "had risen 58 cents to $60.94": where it stands now."""
        behind = self.items[at + 1:at + 4]
        return [item.kind if item.kind == "money" else item.lower for item in behind] in (["money", "to", "money"], ["money", "at", "money"])

    def _but_measured(self, at: int) -> bool:
        """ "ended marginally higher but still down 754.56 points", "had recovered and was down 41 points": the way that
        has the figure."""
        lead = [item.lower for item in self.items[max(0, at - 3):at]]
        return self._next_is_measure(at) and ("but" in lead or lead[-2:] in (["and", "was"], ["and", "is"]))

    def _direction_ahead(self, direction: Way, item: Item) -> None:
        pending = self.pending
        told = max((figure.end for figure in pending.slots.values()), default=None)
        if told is not None and pending.direction not in (None, "signed") and item.start - told > 1:
            return  # "gained 2.6% as banks clawed at their losses", "a 1.2% drop contrasts with more stable ones"
        pending.direction = direction
        pending.items.append(item)

    def _after_figures(self, at: int, direction: Way, item: Item, noun: bool, verb: bool) -> bool:
        """A word of movement after the figures of its clause: another's verb, what the figure said, or a further move."""
        now, before = self.here, self.items[at - 1]
        if item.lower in COMPARED and before.text == ",":
            before = self.items[at - 2]  # "closed 39 cent, or 2 per cent, stronger at €19.57"
        if verb and (not self._continues(at) or self._topic_between(at)):
            self._unknown_subject(at, item)
        elif item.lower in COMPARED | {"up", "down"} and before.kind in ("points", "percent") and before.used:
            if not before.extra.get("aside"):  # "4.8% down from its 55,192 peak"
                now.direction = direction  # "finished 134 points lower": what stands with the figure is plainest
                now.items.append(item)
        elif now.slots.keys() <= EN_ROUTE and verb or noun and before.lower == "net" and now.slots.keys() == {"level"}:
            now.direction, now.finite = direction, True  # "rallied to …, and slipped to …", "lower at …, a net gain of …"
        elif self._is_further(at, direction, noun, verb):
            self._further(at, direction, item, verb)
        else:
            return False
        return True

    def _is_further(self, at: int, direction: Way, noun: bool, verb: bool) -> bool:
        """ "fell 1.1% on the day, 0.4% for the week and is up 5.2% …"."""
        now = self.here
        if now.direction is None:
            again = bool(self.done) and self.done[-1].subjects == now.subjects
            return again and self._next_is_measure(at) and self._apart(at)
        if noun and not self._next_is_measure(at):
            return False
        return direction != now.direction or verb or self._of_the_day_after_span(at)

    def _take_direction(self, at: int, direction: Way, item: Item, noun: bool, verb: bool) -> None:
        now = self.here
        if verb and (not self._belongs(at) if now.direction is None else self._other_noun(at)):
            self._unknown_subject(at, item)
            return
        now.direction = direction
        now.session = now.session or self._session_of(at)
        now.items.append(item)
        told_of_all = bool(at) and self.items[at - 1].lower == "all"  # "with A, B and C all up"
        now.finite = now.finite or verb or told_of_all or (self._made_by(at) if noun else self._predicated(at))
        now.rules.append(f"words/{next(kind for kind, way in DIRECTIONS.items() if way == direction)}")
        self._share_direction(direction)

    def _made_by(self, at: int) -> bool:
        """ "led the PSEi's recovery", "posted gains": a noun that a verb gives to the subject."""
        if self._of_goods(self.items[at + 1:at + 3]):
            return False
        return self._led(at) or self._trades_with(at) or any(one.lower in POSTING for one in self.items[max(0, at - 3):at])

    def _said_of_some(self, at: int) -> bool:
        """ "Stocks that closed lower included A and B", "some of the stocks that rose were A": told of those that are then named."""
        lead = self.items[max(0, at - 5):at]
        some = any(one.kind == "counted" and other.lower in ("that", "which") for one, other in zip(lead, lead[1:]))
        figure = any(one.kind in ("percent", "money") for one in self.items[at + 3:at + 6])
        bracketed = self.items[at + 3:] and self.items[at + 3].text == "("
        listed = bracketed or any(one.kind == "one-of" for one in lead) and not figure
        return some and any(one.lower.startswith("includ") or listed and one.lower == "were" for one in self.items[at + 1:at + 2])

    def _includes_names(self, at: int) -> bool:
        """ "gains on the index included A", "losses were posted by A": what is listed is who made them."""
        first = next((k for k, item in enumerate(self.items[at + 1:at + 10], at + 1) if item.kind == "company"), 0)
        between = [item.lower for item in self.items[at + 1:first]]
        posted = any(one in COPULAS and other in POSTING and last == "by" for one, other, last in zip(between, between[1:], between[2:]))
        told = posted or any(word.startswith("includ") for word in between) or between == ["were"]
        return told and self._names_follow(at)

    def _session_of(self, at: int) -> Session | None:
        """ "closed up" is the close; "was briefly down 450 points", "is now up 29 points", "Earlier, the Dow fell …" tells of a
        moment within the day."""
        if self.items[at].lower.split()[0] in ("closed", "ended", "finished", "settled"):
            return "close"
        closed = any(item.kind == "close" for item in self.items[at + 1:at + 14])  # "Earlier, Tokyo lost 2 percent to end at …"
        early = self.items[0].lower in ("earlier", "at one point") and self.items[1].lower not in ("on", "in") and not closed
        after = self._after(at)
        now = after is not None and after.kind == "points" and [item.lower for item in self.items[max(0, at - 2):at]] in NOW
        fleeting = bool(at) and (early or now or self.items[at - 1].lower == "briefly")
        return "intraday" if fleeting and self.here.kind == "index" else None

    def _of_the_day_after_span(self, at: int) -> bool:
        """ "shares, which have risen 80 percent this year, were up 8 cents": another move, of the day."""
        return self.here.period not in (None, "1d") and self.items[at - 1].lower in ("was", "were", "is", "are") and self._next_is_measure(at)

    def _other_noun(self, at: int) -> bool:
        """ "Mining stocks fell and housebuilders advanced": a clause of somebody else's has begun."""
        if self._own_shares([item.lower for item in self.items[max(0, at - 2):at]]):
            return False
        named, clause = self.here.subjects[-1].end, list[Item]()
        for item in reversed(self.items[:at]):
            if item.end <= named:
                return not self._belongs(at)  # "A and B were the top two losers which slid 3%": the list's own "and"
            if item.lower in ("and", "but", "while", ",", ";"):
                return any(one.kind in NOUNS and one.lower not in AUXILIARIES | BREAKS | GOING_ON and not is_adverb(one.lower) for one in clause)
            if item is self.here.subjects[-1]:
                return False  # "However, Acme was the sole loser falling 3%"
            clause.append(item)
        return False

    def _predicated(self, at: int) -> bool:
        """ "edged higher", "were mostly lower", "ended the day down": an adverb that a verb makes the predicate."""
        before = self._verb_before(at)
        return before is not None and (before.lower in PREDICATING or before.kind in ("close", "trade", "open"))

    def _led(self, at: int) -> bool:
        """ "the financial counter led the PSEi's recovery", "with technology leading the decline": a sector at the head of a move has made it."""
        return self.here.kind == "sector" and any(item.lower in ("led", "leads", "lead", "leading") and item.start >= self.here.subjects[-1].end for item in self.items[max(0, at - 6):at])

    def _comes_with(self, at: int) -> bool:
        """ "a slight improvement, with a decrease of 0.4%": the noun beside the figure says which way it went."""
        before, after = self._before(at), self._after(at)
        return before is not None and before.lower == "with" and after is not None and after.lower == "of"

    def _apart(self, at: int) -> bool:
        last = max(figure.end for figure in self.here.slots.values())
        return any(item.lower in ("and", "but", "while", ";") for item in self.items[:at] if item.start >= last)

    def _further(self, at: int, direction: Way, item: Item, verb: bool) -> None:
        again = self.here.again()
        again.direction, again.finite = direction, verb
        if self._left_relative(at):
            again.day, again.session = self.context.day, None  # "Alder, which leapt 5.5% on Monday, rose 2.1%"
        if again.session == "open" and (verb or direction != self.here.direction):
            again.session = None  # "opened 120 points higher but slid by 310 points"
        again.session = self._session_of(at) or again.session
        again.items.append(item)
        again.rules.append(f"words/{item.kind}")
        self._flush()
        self.now = again

    def _span_before_and(self, at: int) -> bool:
        """ "turned positive for the year and closed up 13.37 points": the span is of the clause before."""
        return at > 1 and self.items[at - 1].lower in ("and", "but", "yet") and self.items[at - 2].kind == "period"

    def _continues(self, at: int) -> bool:
        """Whether a verb after a complete statement still speaks of its subject: "… but lost", "…, falling"."""
        before = self._before(at)
        if before is None or before.lower in ("and", "but", ",", "then", "or", "while", "-", "–", "—", "which", ")", "before", "after", "to", "also", "it"):
            return True
        return before.lower in AUXILIARIES or is_adverb(before.lower) or before.kind in ("period", "close", "open", "trade", "percent", "points", "number", "money", "weekday", "date", "time", "high", "low", "other-day")

    def _topic_between(self, at: int) -> bool:
        """ "…, measured by volume traded declined": since the last measure something else has been named."""
        last = max(figure.end for figure in self.here.slots.values())
        return any(item.kind == "topic" and item.value not in ("forecast", "company results") for item in self.items[:at] if item.start >= last)

    @staticmethod
    def _own_shares(said: list[str]) -> bool:
        """ "A and B, as their share prices soared 5% and 4%, respectively"."""
        return said[:1] == ["their"] and said[1:] in (["share prices"], ["shares"], ["stocks"])

    def _belongs(self, at: int) -> bool:
        """Whether a finite verb is its statement's: no clause has begun since the subject with a noun of its own."""
        subject = self.here.subjects[-1]
        if self.items[at].lower.endswith("ing") and at and self.items[at - 1].text == ",":
            return True  # a participle after a comma is the main subject's
        between = [item for k, item in enumerate(self.items[:at]) if item.start >= subject.end and k not in self.asides]
        if not between:
            return True
        breaks = [k for k, item in enumerate(between) if item.lower in BREAKS or item.lower in ("said", "says", "that", "while")]
        if not breaks or between[0].text == "," == self.items[at - 1].text and between[1].lower in PUT_BETWEEN:
            return True  # "Acme, after touching a high of Rs 183, slumped 4%": the words put in are over
        if between[breaks[-1]].lower == "since" and self.items[at - 1].lower in (",", "but", "and"):
            return True  # "up 9 percent since the vote, slipped 0.4 percent"
        rest = between[breaks[-1] + 1:]
        if self._own_shares([item.lower for item in rest[:2]]):
            rest = rest[2:]
        return not rest or all(item.lower in AUXILIARIES or is_adverb(item.lower) for item in rest) or between[breaks[-1]].lower in RELATIVES

    def _return(self, at: int, item: Item) -> None:
        now = self.now
        if self._returns_to_date(at):
            return
        if now is not None and now.kind == "index" and now.slots and self.items[at - 1].lower == "overall":
            self._begin_again().aside = ANOTHER_LENGTH  # "fell 0.1%, yet kept an overall return of 12%": over what span?
        elif now is None:
            self.pending.direction = self.pending.direction or "signed"
        elif now.direction is None or "words/best" in now.rules and not now.slots and self._next_is_measure(at):
            now.direction = "signed"  # "the best performer, with a return of -2%", where all fell
        elif now.slots and self._next_is_measure(at) and item.lower != "change":
            self._further(at, "signed", item, verb=False)

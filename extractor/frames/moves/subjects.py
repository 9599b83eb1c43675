"""Which names are subjects, and what a statement begins with."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.moves.crosses import OWN_UNITS
from extractor.frames.moves.third_storey import ThirdStorey
from extractor.frames.moves.vocabulary import (
    CALLINGS,
    CAUSES,
    EXPECTING,
    GOODS_NOUNS,
    LISTS,
    MAKERS,
    RANGED,
    SECTOR_TAILS,
)
from extractor.frames.statement import Statement
from extractor.spans.items import Item

BRANCHES = frozenset("gauge sub-index subindex sub-gauge subgauge barometer component".split())
BEING = frozenset({"was", "were", "is", "are"})
INCORPORATED = frozenset("inc corp corporation co ltd plc llc group holdings company limited ag se nv".split())
PEOPLE = frozenset("analysts economists strategists traders dealers team desk executives".split())
FIELDS = frozenset("economics research equity strategy credit commodity commodities currency forecasting trading".split())
# "could not hold on to its gains", "could only reach 10,193", "would eventually close at 14.85" tell what was.
TELLING_ON = {
    "could": frozenset({"not", "only", "just", "barely", "hardly", "scarcely"}),
    "would": frozenset({"eventually", "later", "ultimately", "subsequently"}),
}
INTRADAY = frozenset({"intraday", "intra-day", "session's", "session’s"})
MARKETS = frozenset({"market", "markets", "bourse", "bourses"})
TAKING = frozenset("take drag push pull lift send drive lead carry bring see".split())
MODALS = frozenset({"could", "might", "should", "would", "may", "will", "if"})


class Subjects(ThirdStorey):
    """Which names are subjects, and what a statement begins with."""

    def _subject(self, at: int, item: Item) -> None:
        if item.kind == "exchange" and self._is_a_share(at):
            item = self.items[at] = self._as_company(item)
        if self._names_nothing(at, item) or item.kind == "exchange" and self._drives_market(at, item):
            return
        if self._names_other_thing(at, item) or self.outer and self._tape(at, item):
            return
        if item.lower == "if" or self.items[0].lower == "had":
            self.hypothetical = True  # "If the index …", "Had the index closed …"
        if item.kind == "topic" and self._topic_of_no_subject(at, item):
            return
        if item.kind == "company" and self._names_unknown_index(at):
            self._unknown_subject(at, item)
            return
        if item.kind == "instrument" and item.extra["kind"] == "currency" and self._is_unit(at):
            if self.now is not None:
                self.now.currency = self.now.currency or OWN_UNITS.get(item.value) or item.extra.get("unit")
            return  # "rose to 110.51 Japanese yen"
        national = self.context.national_index.get(item.lower) if item.kind in ("company", "exchange") else None
        if national is not None and at and self.items[at - 1].kind == "descriptor":
            item = self._same(item, national)  # "the benchmark stock index Borsa Istanbul"
        elif item.kind == "exchange" and (index := self._house_index(at, item)) is not None:
            item = index
        resolved = self._resolve(at, item)
        if resolved is None:
            if item.kind == "descriptor" and (self._of_a_place(at) or self._of_no_family(at)) or item.value == "local currency" and self._stands_first(at, item):
                self._unknown_subject(at, item)
        elif self._has_branch(at, resolved) and not self._is_own_code(resolved):
            self._unknown_subject(at, item)
        elif not self._is_own_code(resolved):
            self._put_in_place(at, self._place(at, item), resolved)

    def _names_nothing(self, at: int, item: Item) -> bool:
        """Whether a word that elsewhere is a name only belongs to the one before it, or describes it."""
        before = self.items[at - 1] if at else None
        if before is None:  # "Sharp losses from the banks"; "Gambling software supplier Playtech sold its stake"
            sharp = item.lower == "sharp" and self._moves_ahead() and not self._next_is_measure(1)
            return sharp or item.kind == "company" and self._describes_maker()
        if item.kind == "company" and item.lower in INCORPORATED and before.kind == "company":
            return True  # "TransAlta (NYSE:TAC) Corp shares jumped"
        if item.lower == "it" and before.lower in ("made", "make") and self._enters_chart(at):
            return True  # "Acme also made it to the top gainers' list"
        if item.lower == "holding" and (before.kind == "instrument" or before.lower in BEING):
            return True  # "with the 2-year yield holding flat near 0.86%"
        # "The Russell 2000 index of small-cap stocks surged 3.56%", "The S&P 500 index (SPX) of large caps rose 1%"
        owner = at - 2 if at < 5 or self.items[at - 2].text != ")" else at - 5
        return item.kind == "descriptor" and at > 1 and before.lower == "of" and self.items[owner].kind == "index"

    def _moves_ahead(self) -> bool:
        after = self._after(0)
        return after is not None and {"rise", "fall"} & {after.kind, *(after.figures or ())} != set()

    def _describes_maker(self) -> bool:
        """Whether a capital at the front begins only what a company is called: one word, lower-case words, a calling
        and the company's name."""
        ahead = self.items[1:6]
        call = next((k for k, other in enumerate(ahead[:-1]) if other.lower in CALLINGS), 0)
        plain = all(other.kind in ("word", "sector") and other.text.islower() for other in ahead[:call])
        return bool(call) and plain and ahead[call + 1].kind == "company" and " " not in self.items[0].text

    def _put_in_place(self, at: int, place: str, resolved: Item) -> None:
        """What a name does to the statement, by where it stands: it opens one, joins its subjects, or takes it over."""
        if way := self._moved_of(at, resolved):
            self._open_statement(at, resolved)
            self.here.direction, self.here.finite = way, True
            return
        if self.pending.slots and self.items[at - 2].kind == "percent" and self._goes_before(at - 2):
            place = "adopt"
        elif place == "subject" and self._after_object(at):
            place = "object"
        self.last_object = at if place == "object" else None
        if place == "object" and resolved.kind == "instrument":
            self._against(at, resolved)
        if place == "adopt":
            self._adopt(at, resolved)
        elif place == "listed" and self.now is not None:
            self.now.subjects.append(resolved)
        elif place == "subject":
            self._open_statement(at, resolved)
        elif place == "topic-adopt" and self.now is not None:
            self.now.aside = resolved.value
        if place not in ("topic-adopt", "object"):
            self._speak_of(at, resolved)

    def _speak_of(self, at: int, resolved: Item) -> None:
        """What "it" of the next clause may mean."""
        if resolved.kind not in ("index", "company", "instrument", "sector") or self._many(at, resolved):
            return
        self.context.last_subject = self.context.spoken = resolved
        self.context.spoken_at = self.context.paragraph
        if resolved.kind == "instrument" and resolved.extra["kind"] == "currency":
            self.context.last_currency = resolved

    def _many(self, at: int, resolved: Item) -> bool:
        """ "bank stocks", "the hottest stock in tech": never "it"."""
        if resolved.kind != "sector":
            return False
        before, after = self._before(at), self._after(at)
        if after is not None and after.lower in SECTOR_TAILS and after.lower.endswith("s"):
            return True
        return before is not None and before.kind == "shares-of"

    def _names_other_thing(self, at: int, item: Item) -> bool:
        """Whether the words that would be a name are none here; a verb after them then has a subject not known."""
        if item.kind == "sector" and not self._is_sector_subject(at, item):
            after = self._after(at)
            apiece = after is not None and after.kind == "percent" and self.now is not None and self.now.kind == "sector" and self.now.slots
            if self._told_of(at + 1) or apiece or after is not None and after.lower in ("was", "were", "is", "are"):
                self._unknown_subject(at, item)  # "a biotech fell 3%", "base metals rose"
            return True
        after = self._after(at)
        if item.kind == "company" and after is not None and after.lower in MARKETS:
            return True  # "the highest gain among the Gulf markets"
        if item.kind == "index" and self._counts_members(at) or item.kind == "company" and self._has_people_behind(at):
            self._unknown_subject(at, item)
            return True
        if item.kind == "exchange":
            return self._house_index(at, item) is None
        return item.kind == "instrument" and self._instrument_of_other(at, item)

    def _has_people_behind(self, at: int) -> bool:
        """ "Goldman economists raised growth by 0.3%", "the Citi economics team": they, and not the share."""
        behind = [other.lower for other in self.items[at + 1:at + 3]]
        return behind[:1] != [] and (behind[0] in PEOPLE or behind[0] in FIELDS and behind[-1] in PEOPLE)

    def _instrument_of_other(self, at: int, item: Item) -> bool:
        after = self._after(at)
        if after is not None and after.lower in MAKERS:
            return True  # "the gold producer Newcrest"
        if after is not None and after.lower in GOODS_NOUNS:
            if after.lower != "benchmark" and self._place(at, item) == "subject":
                self._unknown_subject(at, item)
            return True  # "oil inventories fell", "Brent, the global oil benchmark, rose"
        behind = self.items[at + 2:at + 5]
        if self._possessed(at) and any(other.lower in ("parity", "midpoint", "fixing") for other in behind):
            self._unknown_subject(at, item)
            return True  # "the yuan's central parity rate was set at 7.0856": no market's price
        return False

    def _topic_of_no_subject(self, at: int, item: Item) -> bool:
        """ "could", "ABC's outlook", "and market capitalisation", "moved within a range of": topics that open no
        statement of their own."""
        if item.value == "forecast" and item.lower in MODALS:
            ahead = self.items[at + 1].lower if at + 1 < len(self.items) else ""
            if ahead not in TELLING_ON.get(item.lower, ()):
                self._modal()
            return True
        if item.lower == "psychological" or at and self._is_deficit(at) or self._net_of_points(at, item):
            return True  # "fell below the psychological 22,400 level, down 64 points"
        if item.value == "volume" and (self._volume_beside(at) or self._has_biggest(at)):
            return True
        if item.lower == "range of" and any(self._is_of_range(other) for other in self.items[max(0, at - 4):at]):
            return True
        if (after := self._after(at)) is not None and after.lower in ("companies", "stocks", "firms", "shares", "ounce", "ounces"):
            return True  # "the 30 biggest market cap companies", "per fine ounce"
        if after is not None and (after.kind in LISTS or after.lower in ("generators", "leaders", "contributors")):
            return True  # "among top turnover contributors"
        if self.now is not None and self.now.kind == "company" and not self.now.slots and self._beside_its_cause(at):
            return True  # "Acme, on the back of a volume of 2 lakh shares, gained 3%", "attracted buying support, and rose"
        if at and item.lower == "shares traded" and self.items[at - 1].kind in ("count", "number") and after is not None and after.text in ("(", "["):
            return True  # "Acme: 25.4m shares traded (+6.10%)"
        if at > 1 and self.items[at - 1].lower in ("'", "’", "'s", "’s"):
            owner = self.items[at - 2]
            if owner.kind == "word" and owner.text.isupper():
                # "ABC's outlook …. Its stock": of somebody not known here
                self.context.last_company = self.context.last_subject = None
        return self._beside_index(at)

    @staticmethod
    def _is_of_range(item: Item) -> bool:
        """Whether it says that a range is the day's: "traded in a", "an intraday", "the day's"."""
        return item.lower in RANGED or item.kind == "trade" or item.lower in INTRADAY or item.value == "1d"

    def _is_own_code(self, resolved: Item) -> bool:
        """An index's own code in brackets: "(DJI - 27,682.81)"."""
        now = self.now
        if not self.outer or resolved.kind != "index" or now is None or now.slots or not now.subjects:
            return False
        return now.subjects[-1].value == resolved.value

    def _has_branch(self, at: int, resolved: Item) -> bool:
        """ "the Stoxx 600's gauge of oil shares ended 1.02% higher"."""
        if resolved.kind != "index" or not self._possessed(at):
            return False
        return any(other.lower in BRANCHES for other in self.items[at + 2:at + 5])

    def _modal(self) -> None:
        """ "could rise to 84,000": what follows is a forecast until the next subject."""
        if self.now is not None:
            self._begin_again().aside = "forecast"

    def _open_statement(self, at: int, item: Item) -> None:
        credit = self.now.credit if self.now is not None and self.now.subjects[-1].value == item.value else None
        self._flush()
        fronted = self._fronted_move(at)
        self._release_pending()
        another = self.day_carried and item.kind == "instrument"  # "On Tuesday, the rupee closed at 81.95. The dollar index fell 0.2%"
        self.now = Statement([item], day=None if another else self.day_ahead, session=self.session_ahead)
        self.target = None
        if (self.hypothetical or self._foretold(at)) and item.kind != "topic":
            self.now.aside = "forecast"
        if item.kind == "topic":
            self.now.aside = item.value
            return
        if item.kind == "index" and [other.kind if other.kind == "open" else other.lower for other in self.items[max(0, at - 3):at] if other.lower not in DETERMINERS] == ["open", "with"]:
            self.target = "open"  # "The session opened with the index at 2,636.30"
        if item.kind == "index" and self._leveled_ahead(at):
            self._take(1, self.items[1], "level")
        if item.kind in ("index", "instrument"):
            self._take_close_ahead(at)
        if item.kind == "company":
            self._leader(at)
        if item.kind in ("company", "sector") and self.list_role and self.now.role is None:
            self.now.role = self.list_role
            self.now.group = self.context.list_group
        if item.kind == "instrument" and item.extra["kind"] == "currency" and (other := self._fronted_cross(at)):
            self._cross_with(other)
        if item.kind == "sector":
            self.context.last_sector = item.text
            self._told_before(at)
            self._ranked_by(at)
        if item.kind == "index" and not self._is_held_beside(at):
            self.context.last_index, self.context.other_index, self.context.abroad = item, False, None
        if item.kind == "index":
            self._driven_index(at)
        if item.kind == "company":
            self.now.direction = CAUSES.get(getattr(self._before(self._called_from(at)), "lower", ""))  # "lifting Microsoft 2 percent"
            self.now.finite = self.now.direction is not None
            self.context.last_company = item
            self.companies.append(item)
            self.now.credit = self.now.credit or credit
        if fronted is not None:
            self._begin_with(fronted)

    def _is_held_beside(self, at: int) -> bool:
        """ "down 4%, compared with the BSE 500's gain of 3%": not what is spoken of from now on."""
        back = [item.lower for item in self.items[max(0, at - 4):at] if item.lower not in DETERMINERS]
        return back[-1:] in (["versus"], ["vs"], ["against"], ["than"]) or back[-2:] in (["compared", "with"], ["compared", "to"])

    def _driven_index(self, at: int) -> None:
        """ "The rally lifted the STI 0.3 per cent", "bank stocks lift STI 0.3%": the verb before it is its move's."""
        verb = self._before(self._named_from(at, self.items[at]))
        if verb is not None and self._next_is_measure(at) and (way := CAUSES.get(verb.lower)):
            self.here.direction, self.here.finite = way, True

    def _foretold(self, at: int) -> bool:
        """ "Analysts expect the index to rise to 26,000", "a breach might take the index to 26,000"."""
        before = self._before(at)
        lead = [item.lower for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS and not is_adverb(item.lower)]
        if len(lead) > 1 and lead[-1] in TAKING and lead[-2] in MODALS:
            return True
        return before is not None and (before.lower in EXPECTING or before.lower.rpartition(" ")[2] in EXPECTING) and any(item.lower in ("to", "at", "up", "down") for item in self.items[at + 1:at + 3])

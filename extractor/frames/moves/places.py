"""Where a name stands in its clause: subject, listed, adopted by a noun before it, or object."""

from __future__ import annotations

from functools import cache

from extractor.frames.glue import BREAKS, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.told_of import NAMING
from extractor.frames.moves.vocabulary import (
    COPULAS,
    DRIVING,
    EXCEPTING,
    LEADING,
    LISTS,
    MEMBERS,
    OWNERS,
    RANKING,
)
from extractor.spans.items import Item

# Asked in this order, of names of any kind or of those kinds alone; the first that holds says where the name stands.
PLACES = (
    ("_versus_a_currency", "object", "instrument"),
    ("_left_out", "object", "index"),
    ("_of_its_members", "object", "index"),
    ("_ranks_somebody", "object", "index", "descriptor"),
    ("_has_sectors", "object", "index"),
    ("_owns_a_company", "object", "company"),
    ("_makes_a_call", "object", "company"),
    ("_is_near", "object", "company"),
    ("_stands_first", "subject"),
    ("_its_move_is_led", "object", "index", "exchange"),
    ("_its_move_was_led", "object", "sector"),
    ("_is_where_it_ranked", "object", "index", "descriptor"),
    ("_it_is_left", "subject"),
    ("_it_after_a_verb", "object"),
    ("_was_dragged", "object", "index", "exchange"),
    ("_it_is_driven", "object"),
    ("_shares_that_moved", "adopt"),
    ("_brought_in", "subject"),
    ("_one_of_its_own", "object", "company"),
    ("_owns_what_moved", "owner", "company"),
    ("_owns_the_move", "subject", "company"),
    ("_owns_a_figure", "subject", "index", "sector"),
    ("_measured_against", "object"),
    ("_moved_itself", "subject", "company", "index"),
    ("_measures_stocks", "subject", "index"),
    ("_the_same_of_another", "subject"),
)
MOVED, RANKS = frozenset({"rise", "fall", "return"}), frozenset({"best", "worst", *LISTS})
# "Brent's premium to WTI rose to $14": how far two stand apart, and where neither stands.
DIFFERENCES = frozenset("spread premium discount differential gap".split())
SAYING = frozenset(
    "that said says so then later earlier afterwards thereafter soon finally eventually because once whether until meanwhile however also where how what than meant means meaning".split()
)
MEMBER = frozenset({"stock", "share", "scrip", "counter", "constituent", "component"})
PROMOTED = RANKING | {"best", "worst", "highest", "lowest", "led", "topped", "headed"}
CALL_VERBS = frozenset("downgraded upgraded cut raised lowered lifted trimmed slashed hiked reduced".split())
CALL_NOUNS = frozenset("upgrade downgrade note recommendation initiation".split())
CALLED = frozenset("rating recommendation target stance stock shares".split()) | {"the stock", "the shares", "its stock"}


@cache
def asked_of(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((question, place) for question, place, *kinds in PLACES if not kinds or kind in kinds)


class Places(FirstStorey):
    """Where a name stands in its clause: subject, listed, adopted by a noun before it, or object."""

    def _place(self, at: int, item: Item) -> str:
        """Where a name stands: subject, listed (a further subject), adopt (of a noun before it), or object."""
        if item.kind == "topic":
            return self._place_of_topic(at, self._before(at))
        place = next((place for question, place in asked_of(item.kind) if getattr(self, question)(at, item)), None)
        if place == "owner" and (noun := self._owned_noun(at)) is not None:
            self._unknown_subject(at, noun)  # "Sales of Alder's brands fell 2%"
            return "object"
        if place is not None:
            return place
        if self._lower_before(self._named_from(at, item)) in PREPOSITIONS:
            return self._place_after_preposition(at, item)
        if item.kind == "company" and self._inside_phrase(at):
            return "object"
        return "listed" if self._is_listed(at, item) else "subject"

    def _before_name(self, at: int, item: Item) -> Item | None:
        """What stands before a name and what it is called: "defense giant Lockheed Martin"."""
        return self._before(self._named_from(at, item))

    def _named_from(self, at: int, item: Item) -> int:
        """Where a name begins, with what it is called: "defense giant Lockheed Martin", "benchmark Nifty 50",
        "the 45-stock index", "the 30-pack BSE Sensex"."""
        if item.kind == "company":
            return self._called_from(at)
        if item.kind == "index" and at > 3 and self.items[at - 2].text == "-" and self.items[at - 3].kind == "count":
            return at - 3
        if item.kind == "descriptor" and at > 2 and self.items[at - 2].text == "-" and self.items[at - 3].kind == "count":
            return at - 3
        return self._index_called_from(at) if item.kind == "index" else at

    def _versus_a_currency(self, at: int, item: Item) -> bool:
        """ "the dollar rose against the safe haven Japanese yen"."""
        return self.now is not None and self.now.kind == "instrument" and self._versus(at)

    def _of_its_members(self, at: int, item: Item) -> bool:
        """ "the 30 Sensex stocks": what is said is said of them."""
        after = self._after(at)
        if after is None:
            return False
        if self.now is not None and self.now.kind == "company" and after.lower.partition(" ")[0] in MEMBER:
            return True  # "was the lone Sensex stock in the green, gaining 1%"
        return after.lower in MEMBERS or after.lower.startswith("sector") or after.kind == "sector" or after.value == "sectors"

    def _ranks_somebody(self, at: int, item: Item) -> bool:
        """ "was the top Nifty gainer": where it ranked."""
        before, after = self._before(at), self._after(at)
        if after is None or before is None or before.lower not in PROMOTED:
            return False
        return not RANKS.isdisjoint((after.kind, *(after.figures or ())))

    def _has_sectors(self, at: int, item: Item) -> bool:
        """ "the S&P 500's sectors", "the S&P 500's 11 major sectors"."""
        return self._possessed(at) and any(one.value == "sectors" for one in self.items[at + 2:at + 5])

    def _owns_a_company(self, at: int, item: Item) -> bool:
        """ "Alphabet's Waymo", "Rupert Murdoch's News Corp", "British Airways owner IAG"."""
        behind = self._after(at + 1)
        if behind is None or behind.kind != "company":
            return False
        return self._possessed(at) or self.items[at + 1].lower in OWNERS

    def _makes_a_call(self, at: int, item: Item) -> bool:
        """ "Acme fell as UBS cut its rating, losing 41p to 260p": a house, and nothing of its own share."""
        after, ahead = self._after(at), {other.lower for other in self.items[at + 2:at + 7]}
        if after is not None and after.lower in CALL_NOUNS and self.now is not None and self._lower_before(at) in ("after", "following", "on"):
            return True  # "Alder was in demand after a Citi upgrade, up 12p"
        if item.kind != "company" or self.now is None or after is None or after.lower not in CALL_VERBS:
            return False
        return not ahead.isdisjoint(CALLED)

    def _is_near(self, at: int, item: Item) -> bool:
        """ "which operates a mine near Dunedin, up 3.2%": a place."""
        return at > 1 and self.items[at - 1].lower == "near" and self.now is not None

    def _its_move_is_led(self, at: int, item: Item) -> bool:
        """ "the financial counter led the PSEi's recovery"."""
        if not self._possessed(at) or self._lower_before(at) not in LEADING:
            return False
        return self.now is not None and self.now.kind in ("sector", "company")

    def _is_where_it_ranked(self, at: int, item: Item) -> bool:
        """ "was the segment's standout performer", "the Sensex's top loser": the index is where it ranked."""
        if self._owns_role(at) or self._ranked_on(at):
            return True
        return self.now is not None and self.now.kind == "company" and self._lower_before(at) in COPULAS

    def _ranked_on(self, at: int) -> bool:
        """ "was a big loser on the U.K.'s FTSE 100, closing down": where the company before it ranked."""
        back = at - 1
        while back > 0 and (self.items[back].lower in ("the", "'s", "’s") or self.items[back].text[0].isupper()):
            back -= 1
        on = back > 0 and self.items[back].lower in ("on", "of", "in")
        return on and self.now is not None and self.now.role is not None and not {"losers", "gainers"}.isdisjoint(
            self.items[back - 1].figures or ())

    def _it_is_left(self, at: int, item: Item) -> bool:
        """ "weighed on the FTSE 100, leaving it 0.8% lower at 7,258"."""
        return item.lower == "it" and self._lower_before(at) == "leaving" and self._next_is_measure(at)

    def _it_after_a_verb(self, at: int, item: Item) -> bool:
        """ "any way you slice it, 10% more"; but "Earlier in the day it had been as high as 84,988.09"."""
        before = self._before(at)
        if item.lower != "it" or before is None or before.kind != "word" or self.now is None and not self.done and self._verb_at(at + 1):
            return False
        return before.lower not in BREAKS and before.lower not in CLAUSE_WORDS and before.lower not in SAYING

    def _was_dragged(self, at: int, item: Item) -> bool:
        """ "was one of the biggest drags on the Dow, down 3.4 percent"."""
        if self.now is None or self.now.kind != "company":
            return False
        before = self._before(at)
        return before is not None and not {"drags", "contributors"}.isdisjoint((before.kind, *(before.figures or ())))

    def _it_is_driven(self, at: int, item: Item) -> bool:
        """ "… sending it down 2 percent"."""
        return item.lower == "it" and self._lower_before(at) in DRIVING

    def _shares_that_moved(self, at: int, item: Item) -> bool:
        """ "a 5% jump in shares of Apple"."""
        before = self._before_name(at, item)
        return before is not None and before.kind == "shares-of" and self._is_noun_first(self._named_from(at, item))

    def _brought_in(self, at: int, item: Item) -> bool:
        """ "led by A", "shares of A", "with A up 3%", "due to A, which fell 3%"."""
        before = self._before_name(at, item)
        word = before.lower if before is not None else ""
        due = item.kind == "company" and word == "to" and at > 1 and self.items[at - 2].lower == "due"
        return before is not None and before.kind in ("led-by", "shares-of") or word == "with" or due and self._told_behind(at)

    def _one_of_its_own(self, at: int, item: Item) -> bool:
        """ "one of Tesla's biggest competitors"."""
        before = self._before_name(at, item)
        return before is not None and before.kind == "one-of" and self._possessed(at)

    def _owns_what_moved(self, at: int, item: Item) -> bool:
        return self._owned_noun(at) is not None

    def _owns_the_move(self, at: int, item: Item) -> bool:
        return self._possessed(at) and self._move_is_owned(at)

    def _owns_a_figure(self, at: int, item: Item) -> bool:
        """ "reflected in the BSE 500's overall return of 1.1%"."""
        behind = self.items[at + 2:at + 8]
        noun = next((k for k, other in enumerate(behind[:3]) if other.kind in MOVED), None)
        return self._possessed(at) and noun is not None and [other.kind for other in behind[noun + 1:noun + 3]][-1:] == ["percent"]

    def _measured_against(self, at: int, item: Item) -> bool:
        """ "outpacing the broader Sensex", "the spread to the Bund", "Brent's premium to WTI", "the Spanish 10-year yield"."""
        if self._is_compared(at) or self._foreign_bond(at, item):
            return True
        near = self.items[max(0, at - 7):at]
        return item.kind == "instrument" and any(one.lower.partition(" ")[0] in DIFFERENCES for one in near)

    def _moved_itself(self, at: int, item: Item) -> bool:
        """ "helped by gains in Amazon, up 3.1 percent"."""
        before = self._lower_before(self._named_from(at, item))
        if item.kind == "index" and before != "for":
            return False
        ahead = self.items[at + 1:at + 3]
        if item.kind == "company" and before == "including" and len(ahead) == 2:
            if ahead[0].lower in ("up", "down") and ahead[1].kind in ("percent", "money"):
                return True  # "…, including Acme down 39p to 969p"
        listed = self.shared_out or self._figures_apiece(at)
        return self._told_after(at) and not (listed and before in (",", "and", "&"))

    def _figures_apiece(self, at: int) -> bool:
        """ "A and B, up 4.9% and 4.2%, completed the top three", "A and B, up 2% each": a figure each."""
        behind = self.items[at + 3:at + 7]
        return [item.lower if k else item.kind for k, item in enumerate(behind[:2])] == ["percent", "each"] or [item.kind for item in behind[::2]] == ["percent", "percent"] and behind[1].lower in ("and", ",")

    def _measures_stocks(self, at: int, item: Item) -> bool:
        return self._lower_before(at) == "by" and self._measured_by(at)

    def _the_same_of_another(self, at: int, item: Item) -> bool:
        return self._lower_before(self._named_from(at, item)) == "of" and self._is_that_of(at)

    def _place_after_preposition(self, at: int, item: Item) -> str:
        now, called = self.now, self._named_from(at, item)
        word = self._lower_before(called)
        if (self.shared_out or self._as_many_figures(at)) and EXCEPTING & {word, f"{self._lower_before(called - 1)} {word}"}:
            return "subject"  # "with the exception of A and B, which lost 1% and 2% respectively"
        if item.kind == "sector" and self._excepted(called) and self._measured_behind(at):
            return "subject"
        if word in ("for", "of") and self._price_of_bond(at, item):
            return "object"  # a bond's price goes the other way
        if item.kind == "company" and self._told_apiece_behind(at) and not any(one.kind == "percent" for one in self.items[max(0, called - 5):called]):
            return "subject"  # "Gains in A and B, up 2 percent and 1 percent, lifted the index"
        if word in ("in", "of", "for", "by", "on") and self._is_noun_first(called):
            return "adopt"
        if item.kind == "company" and word in ("in", "of", "from") and self._made_their_move(called):
            return "subject"
        if item.kind == "sector" and word == "in" and self._told_beside(at):
            return "subject"
        untold = now is None or now.kind == "market" and not now.slots
        if word == "including" and item.kind == "sector" and untold and self._heads_sectors(called):
            return "subject"  # "Sectoral indices including metal, power and auto were in the red"
        if word == "in" and item.kind in ("index", "sector") and untold and self._moved_in(at):
            return "subject"
        if item.kind == "sector" and word in ("like", "including") and called > 1 and self.items[called - 2].lower == "sectors":
            return "subject"  # "sectors like banks and autos slipped"
        if item.kind == "company" and word in NAMING and (self._each_told(at) or self._examples_told(at)):
            return "subject"
        seen = word == "in" and self.items[called - 2].lower in ("seen", "recorded", "noted")  # "the highest turnover was seen in A"
        return "subject" if self.list_role and (seen or word in ("by", "like", "including")) else "object"

    def _price_of_bond(self, at: int, item: Item) -> bool:
        """ "the price of the 10-year note"."""
        noun = self.items[at - 1 - (self.items[at - 1].lower in DETERMINERS) - 1]
        if noun.lower not in ("price", "prices") or not isinstance(item.extra, dict):
            return False
        return item.extra.get("kind") == "yield"

    def _before_owner(self, at: int, item: Item) -> Item | None:
        """What stands before "Britain's Lloyds": the country apart."""
        before = self._before_name(at, item)
        if before is None or before.lower not in ("'s", "’s"):
            return before
        k = next(k for k, other in enumerate(self.items) if other is before)
        named = k > 1 and self.items[k - 1].kind == "word" and self.items[k - 1].text.istitle()
        return self.items[k - 2] if named else before

    def _is_listed(self, at: int, item: Item) -> bool:
        """ "A, B and C", "miner A and producer B … respectively", where nothing is said of them yet."""
        now, before = self.now, self._before_owner(at, item)
        if now is None or before is None or not now.subjects or now.slots or now.direction is not None:
            return False
        shared = self.shared_out and before.kind == "word" and before.text.islower()
        return (shared or before.lower in (",", "and", "&")) and self._listing(at)

"""Where a name stands in its clause: subject, listed, adopted by a noun before it, or object."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, BREAKS, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import (
    CALLINGS,
    CAUSING,
    COMPARING,
    COPULAS,
    DIRECTIONS,
    DRIVING,
    LISTS,
    MEMBERS,
    OWNERS,
    RANKING,
    SECTOR_TAILS,
    SUBJECT_KINDS,
)
from extractor.spans.items import MEASURES, Item

CONTRACTS = frozenset("settlement delivery contract contracts".split())
SAYING = frozenset("that said says so then because once whether until meanwhile however also where how what than".split())
DESCRIBING = frozenset("represents tracks measures comprises covers includes gauges reflects follows consists accounts".split())
NATIONS = frozenset("spanish italian french japanese german british greek portuguese irish canadian indian chinese korean australian spain italy france portugal greece".split())


class Places(Looking):
    """Where a name stands in its clause: subject, listed, adopted by a noun before it, or object."""

    def _place(self, at: int, item: Item) -> str:
        """Where a name stands: subject, listed (a further subject), adopt (of a noun before it), or object."""
        called = self._called_from(at) if item.kind == "company" else at
        before = self._before(called)
        now = self.now
        if item.kind == "topic":
            return self._place_of_topic(at, before)
        if item.kind == "instrument" and now is not None and now.kind == "instrument" and self._versus(at):
            return "object"
        after = self._after(at)
        if item.kind == "index" and after is not None and (after.lower in MEMBERS or after.lower in ("sector", "sectors") or after.kind == "sector"):
            return "object"  # "the 30 Sensex stocks": what is said is said of them
        if item.kind in ("index", "descriptor") and after is not None and before is not None and (before.lower in RANKING or before.lower in ("best", "worst", "led", "topped", "headed")) and {"best", "worst", *LISTS} & {after.kind, *(after.figures or ())}:
            return "object"  # "was the top Nifty gainer": where it ranked
        if item.kind == "index" and self._possessed(at) and at + 2 < len(self.items) and self.items[at + 2].value == "sectors":
            return "object"  # "the S&P 500's sectors"
        if self._possessed(at) and item.kind == "company" and at + 2 < len(self.items) and self.items[at + 2].kind == "company":
            return "object"  # "Alphabet's Waymo", "Rupert Murdoch's News Corp"
        if item.kind == "company" and at + 2 < len(self.items) and self.items[at + 1].lower in OWNERS and self.items[at + 2].kind == "company":
            return "object"  # "British Airways owner IAG"
        if before is None:
            return "subject"
        if item.kind in ("index", "exchange") and self._possessed(at) and now is not None and now.kind in ("sector", "company") and before.lower in ("led", "leads", "leading", "lead"):
            return "object"  # "the financial counter led the PSEi's recovery"
        if item.kind in ("descriptor", "index") and (self._owns_role(at) or now is not None and now.kind == "company" and before.lower in COPULAS):
            return "object"
        if item.lower == "it" and before.kind == "word" and before.lower not in BREAKS and before.lower not in CLAUSE_WORDS and before.lower not in SAYING:
            return "object"  # "any way you slice it, 10% more"
        if item.kind in ("index", "exchange") and now is not None and now.kind == "company" and {"drags", "contributors"} & {before.kind, *(before.figures or ())}:
            return "object"  # "was one of the biggest drags on the Dow, down 3.4 percent"
        if item.lower == "it" and before.lower in DRIVING:
            return "object"
        if before.kind in ("led-by", "shares-of") or before.lower == "with":
            if before.kind == "shares-of" and self._is_noun_first(called):
                return "adopt"
            return "subject"
        if item.kind == "company" and before.kind == "one-of" and self._possessed(at):
            return "object"  # "one of Tesla's biggest competitors"
        if item.kind == "company" and (noun := self._owned_noun(at)):
            self._unknown_subject(at, noun)
            return "object"  # "Sales of Alder's brands fell 2%"
        if self._possessed(at) and item.kind == "company" and self._move_is_owned(at):
            return "subject"
        if self._is_compared(at) or item.kind == "instrument" and any(other.lower == "spread" for other in self.items[max(0, at - 7):at]) or self._foreign_bond(at, item):
            return "object"
        if (item.kind == "company" or item.kind == "index" and before.lower == "for") and self._told_after(at) and not (self.shared_out and before.lower in (",", "and", "&")):
            return "subject"
        if before.lower == "by" and item.kind == "index" and self._measured_by(at):
            return "subject"
        if before.lower == "of" and self._is_that_of(at):
            return "subject"
        if before.lower in PREPOSITIONS:
            if before.lower in ("for", "of") and self.items[at - 1 - (self.items[at - 1].lower in DETERMINERS) - 1].lower in ("price", "prices") and isinstance(item.extra, dict) and item.extra.get("kind") == "yield":
                return "object"  # a bond's price goes the other way
            if before.lower in ("in", "of", "for", "by", "on") and self._is_noun_first(called):
                return "adopt"
            if before.lower == "in" and item.kind in ("index", "sector") and (now is None or now.kind == "market" and not now.slots) and self._moved_in(at):
                return "subject"
            if before.lower == "by" and self.list_role:
                return "subject"
            if before.lower in ("like", "including") and self.list_role:
                return "subject"
            return "object"
        if item.kind == "company" and self._inside_phrase(at):
            return "object"
        if now is not None and now.subjects and not now.slots and now.direction is None and (before.lower in (",", "and", "&") or self.shared_out and before.kind == "word" and before.text.islower()) and self._listing(at):
            return "listed"
        return "subject"

    def _is_that_of(self, at: int) -> bool:
        """ "…, while that of Acme closed at 2.99": the same thing of another."""
        back = [item for item in self.items[max(0, at - 4):at] if item.lower != "the"]
        return len(back) > 2 and back[-2].lower in ("that", "those") and back[-3].lower in ("while", "whereas", "and", "but", ",", ";")

    def _versus(self, at: int) -> bool:
        """ "against the safe haven Japanese yen"."""
        for item in reversed(self.items[max(0, at - 5):at]):
            if item.lower in ("against", "versus"):
                return True
            if item.kind != "word" and item.lower not in DETERMINERS:
                return False
        return False

    def _measured_by(self, at: int) -> bool:
        """ "world stocks as measured by the MSCI ACWI fell": what is said of the stocks is the index's own."""
        back = next((item for item in reversed(self.items[:at]) if item.lower not in DETERMINERS and item.lower != "by"), None)
        return back is not None and back.lower in ("measured", "tracked", "gauged", "represented")

    def _owned_noun(self, at: int) -> Item | None:
        """ "Alder's generics business fell 8.6%": what moved is a noun that the company owns, and none of its shares."""
        if not self._possessed(at):
            return None
        for k, item in enumerate(self.items[at + 2:at + 6], at + 2):
            if k > at + 2 and {"rise.verb", "fall.verb"} & set(item.figures or ()) and not self._is_noun(k, item):
                return self.items[at + 2]
            if item.kind != "word" or not item.text.islower() or item.lower in SECTOR_TAILS or item.lower in PREPOSITIONS or item.lower in AUXILIARIES or is_adverb(item.lower):
                return None
        return None

    def _move_is_owned(self, at: int) -> bool:
        """ "CSL's 4.4% jump", "Fiat's shares rose"; but not "one of Tesla's competitors, fell"."""
        ahead = self.items[at + 2:at + 5]
        return any(item.kind in ("percent", "rise", "fall", "return") and not any(one.text == "," for one in ahead[:k]) for k, item in enumerate(ahead))

    def _called_from(self, at: int) -> int:
        """Where "defense giant Lockheed Martin" begins: a company's name with what it is called before it."""
        first = at
        if at and self.items[at - 1].lower in CALLINGS:
            first = at - 1
            while first and at - first < 5 and (self.items[first - 1].kind in ("sector", "instrument", "market") or self._is_calling(self.items[first - 1])):
                first -= 1
        return first

    def _is_calling(self, item: Item) -> bool:
        """ "top", "U.S.", "state-owned": a word of what a company is called; a verb ends it."""
        return self._is_adjective(item) and not (item.lower.endswith("ed") and "-" not in item.lower or item.lower in CAUSING)

    def _foreign_bond(self, at: int, item: Item) -> bool:
        """ "the Spanish 10-year yield": a bond of a country that the name does not tell."""
        return item.kind == "instrument" and item.value.startswith("US ") and bool(at) and self.items[at - 1].lower.removesuffix("'s") in NATIONS

    def _inside_phrase(self, at: int) -> bool:
        """ "in its core North American market": between a preposition's article and its noun."""
        after, back = self._after(at), [item.lower for item in self.items[max(0, at - 3):at]]
        noun = after is not None and after.kind in ("word", "market", "topic") and after.text.islower() and after.lower not in PREPOSITIONS and after.lower not in AUXILIARIES and not is_adverb(after.lower)
        return noun and len(back) == 3 and back[0] in PREPOSITIONS and back[1] in DETERMINERS and self.items[at - 1].kind == "word"

    def _place_of_topic(self, at: int, before: Item | None) -> str:
        """A thing that is no fact's (turnover, a forecast): what it takes away from the statement, if anything."""
        now = self.now
        if self.items[at].lower in CONTRACTS and before is not None and before.kind in ("month", "instrument"):
            return "object"  # "Brent crude for February settlement rose", "the January crude oil contract was up"
        if before is not None and before.kind in ("percent", "money", "points", "ratio") or (before is not None and before.kind in ("rise", "fall") and now is not None and now.slots):
            return "topic-adopt"
        lead = [other.lower for other in self.items[max(0, at - 4):at]]
        if {"in", "of", "on"} & set(lead) and now is not None and now.slots and not now.finite and self.items[at - 1].kind == "word":
            return "topic-adopt"
        after = self._after(at)
        if before is not None and before.lower == "with" and after is not None and after.kind in DIRECTIONS:
            return "subject"  # "…, with sales up 13 percent"
        if before is not None and before.lower in ("on", "with", "of", "for", "in", "after", "amid", "by", "from", "to"):
            return "object"
        return "subject"

    def _told_after(self, at: int) -> bool:
        """ "helped by gains in Amazon, up 3.1 percent": its own move follows, wherever it stands."""
        after = self.items[at + 1:at + 4]
        return len(after) == 3 and after[0].text == "," and after[1].lower in ("up", "down") and after[2].kind in ("percent", "money")

    def _is_compared(self, at: int) -> bool:
        """ "outpacing the broader Sensex": what another is measured against."""
        for item in reversed(self.items[max(0, at - 4):at]):
            if item.lower in COMPARING:
                return True
            if item.lower in CAUSING:
                if self._contributed(at) or [item.lower for item in self.items[at + 1:at + 3]] in (["up", "with"], ["down", "with"], ["higher", "with"], ["lower", "with"]):
                    return True  # "Taylor Wimpey led the index up with a 7.2% rise"
                after = next((other for other in self.items[at + 1:at + 4] if other.lower not in SECTOR_TAILS and other.lower != "by" and not other.kind.startswith("hedge")), None)
                return after is None or after.kind not in (*DIRECTIONS, "percent", "points", "number") and after.lower not in ("to", "above", "below")
            if item.text in (",", ":") or item.kind in SUBJECT_KINDS:
                return False
        return False

    def _contributed(self, at: int) -> bool:
        """ "Maybank rose 8 sen, lifting the index by 1.1182 points": what one company gave it."""
        first = next((item for item in self.items[at + 1:at + 7] if item.kind in MEASURES), None)
        return self.now is not None and self.now.kind == "company" and first is not None and first.kind in ("points", "number")

    def _owns_role(self, at: int) -> bool:
        """ "was the segment's standout performer", "the Sensex's top loser": the index is where it ranked."""
        return self._possessed(at) and any({"best", "worst", "advances", "declines", *LISTS} & {item.kind, *(item.figures or ())} for item in self.items[at + 2:at + 5])

    def _listing(self, at: int) -> bool:
        """Whether only names, commas and "and" stand between the statement's last subject and here."""
        last = self.now.subjects[-1] if self.now else None
        kind = "index" if self.items[at].kind == "descriptor" else self.items[at].kind
        return last is not None and all(
            item.lower in (",", "and", "&", "both", "the", "as", "well") or self.shared_out and item.text.islower() and item.kind not in (*DIRECTIONS, *MEASURES) or item.kind in ("company", "index", "sector", "descriptor") or item.lower in SECTOR_TAILS or item.lower in ("'s", "’s")
            for item in self.items if last.end <= item.start and item.end <= self.items[at].start
        ) and last.kind == kind

    def _is_noun_first(self, at: int) -> bool:
        """ "a gain of 2% in X", "a 2% decline in X": the move stands before its subject."""
        window = self.items[max(0, at - 8):at]
        if self.now is not None and self.now.slots and any(item.text in (",", "–", "—") and item.start >= max(figure.end for figure in self.now.slots.values()) for item in window):
            return False  # "sending the stock up 3.4 percent, the biggest gain on the index"
        for item in reversed(window):
            if item.lower in DETERMINERS or item.lower in ("of", "in", "for", "by", "on", "shares", "to") or item.kind in ("percent", "points", "shares-of", "period", "money", "hedge-about", "hedge-over", "hedge-under"):
                continue
            if item.kind in ("rise", "fall", "return"):
                started = self.now is None or not self.now.finite
                return started and item.pos in ("noun", "any") and self._has_fresh_measure() and not self._clause_between(item, at)
            return False
        return False

    def _clause_between(self, noun: Item, at: int) -> bool:
        """ "stocks lost 2 percent as the fall in the rupiah …": the figure is of the clause before."""
        figures = [item for item in self.items[:at] if item.kind in MEASURES and item.used]
        return bool(figures) and any(item.lower in ("as", "while", "amid", "because", "after") for item in self.items if figures[-1].end <= item.start and item.end <= noun.start)

    def _moved_in(self, at: int) -> bool:
        """ "a significant increase in the index, with a rise of 0.9%": the noun's index is the clause's subject."""
        for item in self.items[max(0, at - 8):at]:
            if item.kind in ("rise", "fall") and item.pos in ("noun", "any"):
                self.last_direction = DIRECTIONS[item.kind]  # "the largest gains were recorded in energy at 2%, …"
                return True
        return False

    def _has_fresh_measure(self) -> bool:
        now = self.now or self.pending
        return bool(now.slots) and not now.finite

    def _after_object(self, at: int) -> bool:
        """The second of "on both the Dow and the S&P 500": an object like the first, unless a verb follows it."""
        if self.items[at].kind == "instrument" and self.items[at].extra["kind"] == "future":
            return False  # "156.90 to the dollar, and Nikkei futures traded at …"
        if self.last_object is None or self.items[self.last_object].kind != self.items[at].kind or not all(item.lower in ("and", "&", "the", "both", ",") or item.lower in SECTOR_TAILS for item in self.items[self.last_object + 1:at]):
            return False
        after = self._after(at)
        return after is None or not (set(after.figures or ()) & {"rise", "fall", "close", "flat", "open"} or after.kind in ("percent", "points") or after.lower in ("was", "were", "is", "has", "had", "(", "also"))

    def _appositions(self) -> set[int]:
        """Positions inside ", an affiliate of X," and ", which will replace X,": names there are not what the verb speaks of."""
        inside: set[int] = set()
        for at, item in enumerate(self.items[:-3]):
            if item.kind not in ("company", "index", "descriptor", "instrument", "sector") or item.kind == "instrument" and "which" not in (self.items[at + 2].lower, self.items[at + 3].lower):
                continue
            at += item.kind == "instrument" and self.items[at + 1].kind in ("code", "index") and at + 4 < len(self.items)
            at += self.items[at + 1].lower in ("shares", "stock") or item.kind == "sector" and self.items[at + 1].lower in SECTOR_TAILS
            if item.kind == "sector" and at + 2 < len(self.items) and (self.items[at + 2].kind == "sector" or self.items[at + 2].lower in ("such", "including", "like")):
                continue  # "banks, miners and insurers, …", "insurers, such as Aviva, …": a list
            if at + 3 >= len(self.items) or self.items[at + 1].text != "," or self.items[at + 2].kind == "company" and self.items[at + 3].lower not in ("'s", "’s") or self.items[at + 2].lower in ("and", "while", "but") \
                    or self.items[at + 2].lower == "as" and not self.items[at + 3].lower.endswith("ed"):
                continue
            head = at - (self.items[at].kind == "word")
            for end in range(at + 3, min(len(self.items) - 1, at + 20)):
                other = self.items[end]
                if other.kind in MEASURES and other.kind != "count" or other.text == ";":
                    break
                if other.text == "," and self._verb_at(end + 1):
                    named = self.items[head].kind == "descriptor" and next((one.kind for one in self.items[at + 2:end] if one.lower not in DETERMINERS), "") == "index"
                    inside.update([head] if named else range(at + 2, end))  # "the fear gauge, the Cboe VIX, fell": the name is the subject
                    break
        return inside

    def _descriptions(self) -> set[int]:
        """Positions inside ", which represents roughly 90 percent of all listed companies,": what an index is made of."""
        inside: set[int] = set()
        for at in range(1, len(self.items) - 3):
            if self.items[at].text == "," and self.items[at - 1].kind == "index" and self.items[at + 1].lower == "which" and self.items[at + 2].lower in DESCRIBING:
                end = next((k for k in range(at + 3, len(self.items) - 1) if self.items[k].text == "," and self._verb_at(k + 1)), at)
                inside.update(range(at + 1, end))
        return inside

    def _of_another_week(self) -> bool:
        """ "In its only other down week this year, the index …", "The last time it closed higher was …", "Since then, …": told of another time."""
        head = self.items[0].lower
        if head == "the":
            return [item.lower for item in self.items[1:3]] in (["last", "time"], ["only", "time"], ["first", "time"], ["last", "occasion"])
        if head != "since" and head.split()[0] not in ("in", "on"):
            return False
        comma = next((at for at, item in enumerate(self.items[:10]) if item.text == ","), 0)
        if comma and head == "since":
            return True  # "Since then, Apple and Amazon have risen"
        words = {word for item in self.items[:comma] for word in item.lower.split()}
        return head != "since" and "other" in words and bool(words & {"week", "month", "day", "session", "time"})

    def _of_another_year(self) -> bool:
        """ "During the 2008 crisis, the index …", "Until mid-March 2003 the index …": a year that is not the article's, before any name."""
        published = self.context.published
        for at, item in enumerate(self.items[:24]):
            if item.kind in SUBJECT_KINDS and item.kind not in ("topic", "company") or item.lower == "since" or item.lower.startswith("since "):
                return False
            year = item.text[-4:] if item.kind == "year" or item.kind == "count" and len(item.text) == 4 else ""
            if at and published is not None and year.isdecimal() and 1900 <= int(year) < published.year:
                after = self._after(at)
                return after is None or after.kind not in ("counted", "advances", "declines", "points")
        return False

    def _fronted_scope(self) -> str | None:
        """ "Among the BSE 500 constituents, …", "In the Sensex pack, …": where the sentence's names were ranked."""
        if not self.items or self.items[0].lower not in ("among", "amongst", "in", "within", "on", "from", "of", "among the", "amongst the"):
            return None
        for at, item in enumerate(self.items[1:7], 1):
            if item.kind in ("index", "exchange"):
                after = self._after(at)
                return item.value if after is not None and (after.kind == "counted" or after.text == "," or after.lower in ("pack", "basket", "platform", "list", "gauge", "constituents", "components", "universe", "index")) else None
            if item.kind not in ("word", "count", "punct", "one-of", "gainers", "losers", "counted"):
                return None
        return None

"""What stands for a name: "it", "the index", "its shares", bare "shares" that a price or a verb gives to somebody."""

from __future__ import annotations

import re

from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.moves.houses import LEADING, NATIONAL_GLUE, Houses
from extractor.frames.moves.vocabulary import DIRECTIONS, DRIVING, ITSELF, LISTS
from extractor.spans.items import Item

# What an index that is none of shares measures.
MEASURING = frozenset(
    "sentiment confidence activity manufacturing factory services business conditions price expectations optimism "
    "purchasing volatility fear climate housing employment misery".split()
)
OWNING = frozenset({"on", "of", "for"})
BSE_SIZES = frozenset({"SmallCap", "MidCap", "LargeCap"})
WEIGHED_IN = frozenset({"barrel", "ounce", "ton", "tonne", "bushel"})
DEFINITE = frozenset({"the", "this", "its", "whose"})
HERE = frozenset({"the", "this", "its"})
APIECE = frozenset({"respectively", "each"})  # the figures of several, for whom "the shares" stands
AMERICAN = frozenset({"wall street", "america", "us", "u.s."})
# What one index of a country is called for what it holds; elsewhere it is the index spoken of.
EPITHETS = frozenset({"TechHeavy", "BroadMarket"})
DEBT = frozenset(
    "yield yielding yielded bond bonds note notes bund bunds gilt gilts coupon maturity treasury treasurys "
    "treasuries".split()
)


def sized_like(name: str, size: str) -> str | None:
    """The index of another size in the same family: BSE MidCap's small one is BSE SmallCap."""
    swapped = re.sub("(?i)(?:mid|small|large)cap", lambda found: size if found[0][3:4] == "C" or found[0][5:6] == "C" else size.capitalize(), name)
    return swapped if swapped != name else None


class References(Houses):
    """What stands for a name."""

    def _resolve(self, at: int, item: Item) -> Item | None:
        """Pronouns and "the index" become what they stand for; None where nobody can tell."""
        if item.kind == "instrument" and item.value == "local currency":
            return self._currency_meant(at, item)
        if item.kind == "pronoun":
            return self._of_that_size(at, self._pronoun_meant(at, item))
        if item.kind == "descriptor":
            return self._of_that_size(at, self._descriptor_meant(at, item))
        return item

    def _currency_meant(self, at: int, item: Item) -> Item | None:
        after = self._after(at)
        if after is not None and after.lower in ("pair", "pairs", "market", "union", "board"):
            return None
        home = None if item.lower == "the currency" else self.context.home_currency
        return self._same(item, home or self.context.last_currency)

    def _pronoun_meant(self, at: int, item: Item) -> Item | None:
        if any(other.lower in APIECE for other in self.items[at:]):
            return None  # "The shares are down a respective 74 percent and 72 percent": of two companies
        last = self.context.last_subject
        if item.lower == "its price" and last is not None and last.kind == "instrument":
            return self._same(item, last)
        if item.lower != "it":
            self.context.shares_spoken = self._owner(at)
            return self._same(item, self.context.shares_spoken)
        if at > 2 and self.items[at - 1].lower == "leaving" and self.items[at - 3].kind == "index":
            return self.items[at - 3]  # "weighed on the FTSE 100, leaving it 0.8% lower at 7,258"
        spoken = self.spoken_before
        thing = spoken is not None and spoken.kind == "instrument" and any(other.lower in WEIGHED_IN for other in self.items[at:])
        return self._same(item, spoken if thing else self.context.last_subject)  # "It stood at $81.20 a barrel"

    def _descriptor_meant(self, at: int, item: Item) -> Item | None:
        """ "the index", "the blue-chip gauge", "the French index": whose it is, by its own words, else the one told of."""
        if self._describes_another(at):
            return None
        if [other.kind if other.kind == "index" else other.text for other in self.items[at + 1:at + 4]] == ["(", "index", ")"]:
            return self._same(item, self.items[at + 2])  # "the fear gauge (India VIX) settled lower"
        if any(other.lower in DEBT for other in self.items):
            return None  # "the benchmark was priced at 102 22/32 to yield 7.88%"
        if item.value:
            return self._same(item, self._of_its_kind(at, item))
        if (known := self._of_its_own(at, item)) is not None:
            return self._same(item, known)
        if (known := self._sector_that_owns(at)) is not None:
            return self._same(item, known)
        if at > 1 and self.items[at - 1].lower == "sector" and self.items[at - 2].lower == "the":
            known = next((one for one in reversed(self.items[:at]) if one.kind == "sector"), None)
            return self._same(item, known)  # "the banking sector led, whilst the sector index gained 1.52%"
        if underlying := self._underlying(item):
            return underlying
        self._another_index(at)
        if self.context.other_index or self.context.abroad == self.context.paragraph or self._is_of_no_index(at):
            return None
        after = self._after(at)
        if not self._is_definite(at) or after is not None and after.lower in OWNING:
            return None
        return self._same(item, self._index_meant(at, item))

    def _describes_another(self, at: int) -> bool:
        """Whether the name behind says which it is: "the benchmark Nifty", "the equal-weight index, EGX 50, fell 1%"."""
        after = self._after(at)
        if after is None:
            return False
        if after.kind in ("descriptor", "index") or {*LISTS, "best", "worst"} & set(after.figures or ()):
            return True
        named = self._after(at + 1) if after.text == "," else None
        return named is not None and named.kind == "index"

    def _of_its_kind(self, at: int, item: Item) -> Item | None:
        """ "the mid-cap index", "the tech-heavy index": what its word is a calling of."""
        called = item.value + " index" * item.lower.endswith(("index", "index's"))
        if at > 1 and self._possessed(at - 2) and (place := self.context.national_index.get(self.items[at - 2].lower)) is not None:
            return self.context.national_index.get(f"{(place.extra or {}).get('in')} {item.value}")  # "Bahrain's All Share"
        if item.value == "Volatility" and at > 1 and self.items[at - 2].lower in AMERICAN and self.context.country != "US":
            return None  # "Wall Street's fear gauge", in a report from elsewhere
        if item.lower.endswith((" one", " counterpart")) and (sibling := self._of_other_size(item)) is not None:
            return sibling  # "the Nifty midcap gauge fell 0.2% and the smallcap one 0.3%"
        if [one.lower for one in self.items[:3:2]] == ["in", ","] and (place := self.context.national_index.get(self.items[1].lower)) is not None:
            return self.context.national_index.get(f"{(place.extra or {}).get('in')} {item.value}")  # "In Bahrain, the All Share"
        home = self._of_exchange(at) or self.context.size_index.get(item.value) or self.context.size_index.get(called)
        return home or (self._index_meant(at, item) if item.value in EPITHETS else self._of_other_size(item))

    def _of_its_own(self, at: int, item: Item) -> Item | None:
        """The one that goes by the country's blue chips, by how many shares it has, by its exchange or its country."""
        if item.lower.startswith("blue-chip") and (known := self.context.size_index.get("30" if self.context.country == "US" else "blue-chip")):
            return known
        if at and self.items[at - 1].kind == "index":
            return None  # "the industrial index of the Zimbabwe Stock Exchange": named already
        if (known := self._of_so_many(at)) is not None or (known := self._of_exchange(at)) is not None:
            return known
        after = self._after(at)
        return None if after is not None and after.lower in OWNING else self._national(at)

    def _is_of_no_index(self, at: int) -> bool:
        """Whether the word before says that it is another thing's, or of a name that is not known."""
        before = self.items[at - 1] if at else None
        if before is None:
            return False
        if at > 1 and before.kind in ("word", "sector", "company") and before.text[0].isupper() and before.lower not in HERE:
            return True
        if before.kind in ("topic", "instrument") or before.lower == "underlying":
            return True  # "the underlying gauge": the one that a future is on
        house = self._house_in_front(at)
        if house is not None and self._is_namesake(house, self.context.national_index.get(house.value.lower())):
            return True
        sized = at > 2 and self.items[at - 2].text == "-" and self.items[at - 3].kind == "count"  # "the 30-stock index"
        return before.kind == "counted" and not sized

    def _of_a_place(self, at: int) -> bool:
        """ "The Chinese index fell …": another's, and nobody can tell which."""
        before = self.items[at - 1] if at else None
        return before is not None and before.kind == "word" and before.text.istitle() and before.lower not in DETERMINERS and at + 1 < len(self.items) and self._verb_at(at + 1)

    def _of_no_family(self, at: int) -> bool:
        """ "The all share closed …" where no index of that name is known: nobody can tell whose."""
        return bool(self.items[at].value) and self._verb_at(at + 1)

    def _national(self, at: int) -> Item | None:
        """ "the French index", "Germany's main stock index": the one that goes by its country's name."""
        back = at - 1
        while back > 0 and (self.items[back].lower in NATIONAL_GLUE or self.items[back].lower in ("'s", "’s")):
            back -= 1
        named = {self.items[back].lower, " ".join(item.lower for item in self.items[max(0, back - 1):back + 1])}
        if self.items[0].lower == "in" and self.context.national_index.keys().isdisjoint(named) and any(item.text == "," and 1 < k < at for k, item in enumerate(self.items[:4])):
            back = next(k for k, item in enumerate(self.items) if item.text == ",") - 1  # "In Japan, the benchmark index rose 1%"
        if back == at - 1 and self.items[back].kind == "exchange" and self.items[at].lower == "index":
            return self._told_of_house(self.items[back])
        word, known = self.items[max(back, 0)].lower, self.context.national_index
        rest = [item.lower for item in self.items[at + 1:at + 4]]
        plain = at and (self.items[at - 1].lower in NATIONAL_GLUE or self.items[at - 1].lower == "the")
        if plain and rest[:1] == ["in"] and (there := known.get(" ".join(rest[1:2])) or known.get(" ".join(rest[1:3]))):
            return there  # "The benchmark index in Saudi Arabia edged up 0.3%"
        if at > 1 and self.items[at - 1].text == "The" and self.items[at - 2].text.isupper():
            back = at - 2  # "ABU DHABI   The index edged down 0.3 pct"
            word = self.items[back].lower
        if back < 0:
            return None
        return known.get(word) or known.get(f"{self.items[back - 1].lower} {word}" if back else "")

    def _of_other_size(self, item: Item) -> Item | None:
        """ "The BSE midcap gauge gained 0.21 per cent, while smallcap index declined": the same family's."""
        last = self.context.last_index
        sibling = sized_like(last.value, item.value) if last is not None else None
        if sibling is None and last is not None and last.value.startswith("BSE ") and item.value in BSE_SIZES:
            sibling = f"BSE {item.value}"  # "BSE MidCap lost 0.35 per cent, BSE 500 (0.18 per cent) and SmallCap"
        if last is None or not sibling:
            return None
        return Item("index", item.start, item.end, item.text, item.lower, sibling, extra=last.extra)

    def _underlying(self, item: Item) -> Item | None:
        """ "Futures on the S&P 500 were flat. The underlying gauge rose 0.3% on Wednesday": the index of the future spoken of last."""
        last = self.context.last_subject
        if last is None or last.kind != "instrument":
            return None
        if last.value.endswith(" index") and item.lower in ("index", "gauge") and self.context.spoken_at == self.context.paragraph:
            return self._same(item, last)  # "The dollar index fell 0.3%. The index is down 2% this year"
        if last.extra["kind"] != "future" or not last.value.endswith(" futures"):
            return None
        return Item("index", item.start, item.end, item.text, item.lower, last.value.removesuffix(" futures"), extra={})

    def _another_index(self, at: int) -> None:
        """ "the bank sector index": from now on "the index" is that one."""
        named = [item for item in self.items[max(0, at - 2):at] if item.lower not in ("sector", "sub", "-")][-1:]
        self.context.other_index |= any(item.kind in ("sector", "topic") or item.kind in ("company", "word") and item.text[0].isupper() and item.lower not in DETERMINERS for item in named) and at > 1

    def _is_definite(self, at: int) -> bool:
        """Whether it is one that is known: "the index", "At close, benchmark index settled at 75,983"."""
        opens = at == 0 or self.items[at - 1].text == ","
        if opens and self.items[at].lower.partition(" ")[0] in LEADING and self._verb_at(at + 1):
            return True
        for back in range(at - 1, max(-1, at - 6), -1):
            if self.items[back].lower in DEFINITE:
                return True
            if self.items[back].kind not in ("word", "market", "count", "counted", "shares-of") and self.items[back].text != "-" or self.items[back].lower in MEASURING:
                return False  # "its sentiment index", "the confidence index"
        return False

    def _owner(self, at: int) -> Item | None:
        """Whose "its shares" are: the company that the clause is about, else the last it names, else that of the sentence before."""
        if self.items[at].lower.startswith("whose") or self.items[at].lower.endswith("of which"):
            return next((item for item in reversed(self.items[:at]) if item.kind == "company"), None)
        clause = max((k for k, item in enumerate(self.items[:at]) if item.lower in ("while", "but", "whereas", ";")), default=0)
        named = [k for k, item in enumerate(self.items[:at]) if item.kind == "company" and (k >= clause or not self.companies) and not self._inside_phrase(k)]
        if named and named[0] <= clause + 1 and self._possessed(named[0]):
            return self.items[named[0]]  # "Alder's merger with Corvane helped its shares"
        if any(item.start >= self.items[clause].start for item in self.companies):
            return self.context.last_company
        return self.items[named[-1]] if named else self.context.last_company

    def _called_company(self, at: int) -> Item | None:
        """ "The iPod maker climbed 6 percent": the company spoken of last, by what it is; `at` is the verb."""
        back = at - 1
        while back > 0 and (self.items[back].lower in ("also", "has", "had") or is_adverb(self.items[back].lower)):
            back -= 1
        if back < 1 or self.items[back].lower not in ITSELF:
            return None
        first = next((k for k in range(back - 1, max(-1, back - 6), -1) if self.items[k].lower == "the"), None)
        if first is None or first and self.items[first - 1].lower not in (",", "while", "and", "but", ";"):
            return None
        plain = all(item.kind in ("word", "sector", "company", "instrument") for item in self.items[first + 1:back])
        return self.context.last_company if plain and self.items[first + 1:back + 1] and not self.companies else None

    def _driven_shares(self, at: int) -> bool:
        """ "…, sending shares down 7.6p to 299.9p": of the company that the sentence has named."""
        after, owner = self._after(at), self._owner(at)
        driven = at and self.items[at].lower in ("shares", "stock") and self.items[at - 1].lower in DRIVING and after is not None and after.kind in DIRECTIONS
        if driven and owner is not None:
            self._open_statement(at, self._same(self.items[at], owner))
        return bool(driven and owner is not None)

    def _someone_s_shares(self, at: int) -> bool:
        """ "the search company's stock was up": the company spoken of last."""
        if self.items[at].lower not in ("stock", "shares") or at < 2 or self.items[at - 1].lower not in ("'s", "’s"):
            return False
        owner, known = self.items[at - 2], self.context.last_company
        if owner.kind not in ("word", "counted", "sector", "topic") or not owner.text.islower() or known is None:
            return False
        self._open_statement(at, self._same(self.items[at], known))
        return True

    def _priced_shares(self, at: int) -> bool:
        """ "Shares jumped 8.3 percent to $21.76", "The company fell 19 percent to $27.27": a price tells that it is the company spoken of last."""
        after, known = self.items[at + 1:at + 6], self.context.last_company
        begins = at == 0 and self.items[0].lower == "shares" or at == 1 and self.items[0].lower == "the" and self.items[1].lower in ("company", "stock", "shares")
        if not begins or known is None or not any(one.kind == "percent" and other.lower in ("to", "at") and money.kind == "money"
                                                                              for one, other, money in zip(after, after[1:], after[2:])):
            return False
        self._open_statement(at, self._same(self.items[at], known))
        return True

"""Lists by volume: "A topped the turnover chart, followed by B and C", "D followed with 8.3 million shares"."""

from __future__ import annotations

from itertools import takewhile

from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.statement import Statement
from extractor.spans.items import Item

VOLUMES = frozenset("turnover activity volume volumes value trading trade transaction transactions".split())
CHARTS = frozenset("chart charts list table log ladder leaders generators toppers".split())
MOVERS = frozenset({"mover", "movers"})
TRADING = frozenset(
    "traded sold moved exchanged transacted garnered recorded posted followed trailed saw accounted with".split()
)
HAVING = frozenset("had has recorded registered posted saw witnessed logged".split())
HANDLED = frozenset("moved traded exchanged transacted sold".split())
AHEAD = frozenset({"topped", "led", "leads", "tops"})
MOST = frozenset("biggest highest largest most maximum".split())
GLUE = frozenset({"which", "having", "also", "that", "plc", "ltd", "share", "shares", "came", "next", "closely"})
SHARES = frozenset({"shares", "units", "hands", "valued", "worth", "at", "volume", "turnover", "stocks"})
JOINING = frozenset({",", "and", "&"})
A_PRICE = 100_000  # more than this is what all of the shares were worth
TURNING = frozenset({"meanwhile", "elsewhere", "separately"})
BESIDE_VOLUME = frozenset("with on after moved saw had recorded exchanged transacted registered".split())


class Actives(Looking):
    """Lists by volume, whose figures are no facts but for a price."""

    def _actives(self) -> None:
        names = self._traded_names()
        if not names:
            return
        for one in self.done:
            if one.kind == "company" and one.slots and one.role is None and one.subjects[0] in names:
                one.role = "active"
                if "price" not in one.slots and (traded := self._traded(one.subjects[0])).slots:
                    one.slots["price"], one.series["price"] = traded.slots["price"], traded.series["price"]
                    one.currency = one.currency or traded.currency
        kept = [one for one in self.done if one.slots or not self._told_as_traded(one, names)]
        told = [subject for one in kept for subject in one.subjects]
        self.done = kept + [self._traded(name) for name in names if name not in told]
        self.context.ranked = ("active", None, self.context.paragraph)

    @staticmethod
    def _told_as_traded(one: Statement, names: list[Item]) -> bool:
        """A statement of those that were traded and no more, or one that follows whoever topped their chart."""
        return one.subjects[0] in names and (len(one.subjects) == 1 or one.role == "gainer" and all(each in names for each in one.subjects))

    def _traded_names(self) -> list[Item]:
        companies = [(at, item) for at, item in enumerate(self.items) if item.kind == "company"]
        if not companies:
            return []
        if self._heads_by_volume():
            return [item for _, item in companies]
        if topped := [item for at, item in companies if self._tops_volume(at)]:
            return topped
        before = self.context.ranked
        goes_on = before is not None and before[0] == "active" and self.context.paragraph - before[2] <= 1
        if goes_on and self.items[0].kind == "pronoun" and "followed by" in self.said:
            return [item for _, item in companies]  # "It was followed by A (62 million) and B (60 million)"
        goes_on &= self.items[0].lower not in TURNING  # "Meanwhile, debutant Acme surged 20 sen, with 595,000 units traded"
        if goes_on or "actives" in self.said:
            traded = [at for at, _ in companies if self._trades(at) or self._with_shares(at)]
            return [item for at, item in companies if any(at in self._traders_to(end) for end in traded)]
        return [] if self.said.isdisjoint(HANDLED) else [item for at, item in companies if self._changed_hands(at)]

    def _changed_hands(self, at: int) -> bool:
        """ "Alder moved 12,000 shares at KSh 9.10", "Alder traded 2.1m shares worth KSh 23m and ended at KSh 11.05":
        no list, and yet its price."""
        rest = list(takewhile(lambda item: item.kind != "company" and item.text != ";", self.items[at + 1:at + 14]))
        if len(rest) < 4 or rest[0].lower not in HANDLED or rest[1].kind not in ("count", "number") or "shares" not in rest[2].lower:
            return False
        return any(item.kind == "money" and self._each_cost(at + 1 + k) for k, item in enumerate(rest))

    def _heads_by_volume(self) -> bool:
        """ "the turnover chart", "the top value leaders", "the biggest mover with 48 million shares changing hands",
        "top movers were A (1.68 million)"."""
        for before, item in zip(self.items, self.items[1:]):
            if item.lower in CHARTS and before.lower in VOLUMES:
                return True
        if self.said.isdisjoint(MOVERS):
            return False
        told = any("hands" in item.lower or item.lower in ("volume", "turnover") for item in self.items)
        return told or any(
            name.kind == "company" and bracket.text == "(" and count.kind in ("count", "number")
            for name, bracket, count in zip(self.items, self.items[1:], self.items[2:])
        )

    def _tops_volume(self, at: int) -> bool:
        """ "Acme had the biggest turnover of Rs 381 million", "Acme dominated trading", "Acme recorded the highest trading volume"."""
        words = [item.lower for item in self.items[at + 1:at + 8]]
        if words[:1] == ["dominated"]:
            told = [word for word in words[1:] if word not in DETERMINERS]
            return not VOLUMES.isdisjoint(told[3:] if told[:3] == ["market", "in", "terms"] else told[:1])
        if words[:1] and words[0] in AHEAD and words[1:4] == ["in", "terms", "of"]:
            return not VOLUMES.isdisjoint(words[4:])  # "Acme topped in terms of turnover"
        if len(words) < 4 or words[0] not in HAVING or words[1] != "the":
            return False
        return words[2] in MOST and not VOLUMES.isdisjoint(words[3:5])

    def _trades(self, at: int) -> bool:
        """ "Acme traded 63.44 million valued at N2.88 billion", "Acme with a volume of 64,117,500 shares"."""
        verb = next((k for k in range(at + 1, min(len(self.items), at + 5)) if not self._between_name_and_verb(k)), at)
        if self.items[verb].lower not in TRADING:
            return False
        rest = self.items[verb + 1:verb + 8]
        for k, item in enumerate(rest):
            if item.kind in ("count", "number"):
                near = (*rest[:k], *rest[k + 1:k + 3])
                return any(not SHARES.isdisjoint(other.lower.split()) for other in near)
            if item.kind in ("company", "percent", "money") or item.text in (",", ";"):
                return False
        return False

    def _with_shares(self, at: int) -> bool:
        """ "Acme closed Rs 0.15 lower at Rs 6.20 with 31 million shares", "with a volume of 31 million shares"."""
        ahead = list(takewhile(lambda item: item.kind != "company", self.items[at + 1:at + 14]))
        told = next((k for k, item in enumerate(ahead) if item.lower == "with"), len(ahead))
        rest = [item for item in ahead[told + 1:] if item.lower not in VOLUMES | {"a", "an", "the", "of", "turnovers"}]
        return len(rest) > 1 and rest[0].kind in ("count", "number") and rest[1].lower in ("shares", "units")

    def _traders_to(self, at: int) -> range:
        """ "A, B and C with turnovers of 13, 11 and 10 million shares": the places of those in the list that ends here."""
        first = at
        while first > 1 and self.items[first - 1].lower in JOINING and (before := self._fellow_before(first)):
            first = before
        return range(first, at + 1)

    def _fellow_before(self, at: int) -> int:
        """The place of the company that stands before this one's comma or "and", or 0."""
        back = at - 1
        while back > 0 and self.items[back].lower in JOINING:
            back -= 1
        return back if back < at - 1 and self.items[back].kind == "company" else 0

    def _between_name_and_verb(self, at: int) -> bool:
        return self.items[at].lower in GLUE or self.items[at].text in ("(", ")", ",") or self.items[at].kind == "code"

    def _traded(self, name: Item) -> Statement:
        one = Statement([name], role="active", day=self.day_ahead)
        for at, item in enumerate(self.items):
            if item.start <= name.start:
                continue
            if item.kind == "company":
                break
            if item.kind == "money" and self._each_cost(at):
                one.put("price", item)
                one.currency, item.used = item.extra["currency"], True
                break
        return one

    def _each_cost(self, at: int) -> bool:
        """ "8.3 million shares at KSh 1.84", "price per share of Rs 6.94"."""
        if self.items[at].value.value >= A_PRICE:
            return False
        last = self.items[at - 1].lower.split()[-1]
        priced = any(item.lower in ("price", "rate") for item in self.items[max(0, at - 5):at])
        return last == "at" or last == "of" and priced

    def _is_said_beside(self, at: int) -> bool:
        """ "Alder, once again the most active stock, slipped 1.2%": what somebody is that is yet to move."""
        now, comma = self.now, next((k for k in range(at - 1, max(0, at - 8), -1) if self.items[k].text == ","), None)
        if now is None or now.kind != "company" or now.slots or now.direction is not None or comma is None:
            return False
        between = [item for item in self.items[comma + 1:at] if not is_adverb(item.lower)]
        return self.items[comma - 1] is now.subjects[-1] and any(item.lower in DETERMINERS for item in between) \
            and all(item.kind not in ("company", "sector", "percent", "money", "close") and item.text not in "()" for item in between)

    def _has_most(self, at: int) -> bool:
        """ "Alder has the highest turnover of Rs 12 crore with the closing price of Rs 321"."""
        behind = [item.lower for item in self.items[max(0, at - 2):at]]
        return self.now is not None and self.now.kind == "company" and behind in (["has", "the"], ["had", "the"], ["recorded", "the"], ["saw", "the"], ["posted", "the"])

    def _has_biggest(self, at: int) -> bool:
        """ "Alder led the market with the highest trading turnover and rose 1.1%": who it was, and then what it did."""
        if self.now is None or self.now.kind != "company" or self.now.slots or self.now.direction is not None:
            return False
        lead = [word for item in self.items[max(0, at - 3):at] for word in item.lower.split()]
        told = not MOST.isdisjoint(lead) and "its" not in lead  # but "its biggest turnover since May"
        self.now.role = "active" if told else self.now.role
        return told

    def _volume_beside(self, at: int) -> bool:
        """ "The most active was Acme with 49 million shares traded, falling 7%", "Acme moved 4.2 million shares valued at
        KSh 120 million and closed at …": told beside a name whose move is yet to come."""
        lead = [item for item in self.items[max(0, at - 3):at] if not item.kind.startswith("hedge")][-2:]
        counted = len(lead) == 2 and lead[0].lower in BESIDE_VOLUME and lead[1].kind in ("number", "count", "money")
        if not counted or self.now is None or self.now.kind != "company" or self.now.slots:
            return False
        for word, money in zip(self.items[at:at + 2], self.items[at + 1:at + 3]):
            if money.kind == "money" and word.lower in ("at", "worth", "shares worth", "shares valued"):
                self._leave(money, "amount")
        return True

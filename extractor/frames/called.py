"""Whose stock a broker's call is of: the names beside the verb, the stock spoken of, or the label of the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractor.frames.grades import Step, Words
from extractor.frames.statement import Context
from extractor.spans.items import Item

BE = frozenset({"was", "were", "is", "are", "been", "being", "be", "got", "gets", "getting"})
# Where another clause begins, looking back from a verb.
BOUNDARIES = frozenset(
    {
        "after", "as", "when", "because", "while", "since", "that", ";", "though", "although", "but", "where",
        "before", "following", "despite", "even",
    }
)
LISTED = frozenset({",", "and", "&", "both", "as", "well", "or"})
POSSESSIVE = frozenset({"'s", "’s"})
DEBT = frozenset(
    {
        "credit", "debt", "bond", "bonds", "sovereign", "junk", "notes", "outlook", "creditworthiness", "aaa",
        "issuer", "issuers",
    }
)
EARNED = frozenset({"earned", "received", "won", "got", "drew", "suffered"})
SEEING = frozenset("saw see sees seen had have has both all also each".split())
MOVES = ("rise", "fall", "rise.verb", "fall.verb")
PEERS = frozenset({"rival", "rivals", "peer", "peers", "competitor", "fellow", "u.s.", "us"})
SHARES = frozenset({"stock", "shares", "share", "scrip", "counter", "rating"})
BARE = frozenset({"rating", "stock", "shares", "its", "the"})


@dataclass(slots=True)
class Call:
    """One verb with what was found around it."""

    verb: int
    stocks: list[Item]
    broker: str | None
    direction: str | None
    step: Step | None = None
    items: list[Item] = field(default_factory=list)


class Called:
    """Whose stock is called; a part of the reader of calls."""

    words: Words
    context: Context

    def patients(self, at: int) -> list[Item]:
        """What stands before a passive verb: a list of names, "the rating on Acme", "its rating", or the label of
        the line."""
        back = at - 1
        while back >= 0 and (
            self.words.lower(back)
            in BE | POSSESSIVE | {"also", "has", "have", "had", ",", "(", ")", ":", "-", "–", "—", "shares", "stock"}
            or self.words.has(back, "call", "date", "weekday")
        ):
            back -= 1
        if self.words.lower(back) in ("its", "their") and self.words.has(back + 1, "call"):
            back = self.owner_before(back)
        if self.words.kind(back) in ("company", "dateline"):
            return self.list_ending(back)
        if self.words.has(back, "issuer") and self.words.lower(back - 1) in ("the", "its", "their"):
            return self.spoken_of(back)
        if (
            self.words.has(back, "pronoun")
            or (self.words.has(back + 1, "call") and self.words.lower(back) in ("its", "their"))
        ):
            return self.spoken_of(back)
        return []

    def owner_before(self, at: int) -> int:
        """ "Acme and Borealis saw their rating cut": the names whose verb stands before the "their"; "Acme rose 2%, with
        its rating upgraded": the one name of the sentence before it."""
        back = at - 1
        if self.words.lower(back) == "with":
            named = [k for k in range(back) if self.words.kind(k) == "company"]
            return named[0] if len(named) == 1 else at
        while back >= 0 and self.words.lower(back) in SEEING:
            back -= 1
        return back if back < at - 1 and self.words.kind(back) == "company" else at

    def list_ending(self, back: int) -> list[Item]:
        stocks = [self.words.items[back]]
        while back > 0 and (before := self.joined_before(back)) is not None:
            back = before
            if self.words.kind(back) == "company":
                stocks.insert(0, self.words.items[back])
        return stocks

    def joined_before(self, at: int) -> int | None:
        """The item of a list before one: "Acme [and] Borealis", "Acme [and] U.S. rival Borealis", but no house in
        "… at Citi, and Borealis was cut"."""
        back = at - 1
        while self.words.kind(at) == "company" and at - back < 4 and self.is_epithet(back):
            back -= 1
        if self.words.kind(back) == "company":
            return None if self.words.lower(back - 1) in ("at", "by", "from") else back
        return back if self.words.lower(back) in LISTED else None

    def is_epithet(self, at: int) -> bool:
        return self.words.has(at, "descriptor", "nation") or self.words.lower(at) in PEERS

    def in_headlinese(self, at: int) -> bool:
        """ "Acme shares rally 3% as Cornell upgrades rating to buy", "… as Cornell downgrades to hold": no article, and no
        name again."""
        if at < 3 or self.words.kind(at - 1) != "company" or self.words.has(at - 1, "credit-agency"):
            return False
        return self.words.lower(at - 2) in ("as", "after")

    def objects(self, at: int, between: Sequence[int], last: Call | None) -> list[Item] | None:
        """The names between verb and step, or the stock spoken of; None where it is something else (a sector, a
        target)."""
        if any(
            (
                self.words.has(k, *MOVES, "close", "topic", "percent", "money", "points")
                and not self.words.has(k, "call-up", "call-down", "issuer")
            )
            or self.words.lower(k) in DEBT
            for k in between
        ):
            return None
        first = next(
            (
                k
                for k in between
                if self.words.kind(k) == "company" and not self.words.lower(k).endswith(("-listed", "-based", "-made"))
            ),
            None,
        )
        ends = self.last_noun(between)
        # "the Uniqlo operator"
        epithet = (
            first is not None
            and any(self.words.lower(k) == "the" for k in range(between[0], first))
            and first < ends
        )
        if (
            first is not None
            and (not epithet or self.words.lower(ends) in SHARES or self.words.lower(first + 1) == ",")
        ):
            return self.list_from(first, between[-1])
        named = any(self.words.has(k, "pronoun") for k in between) or (
            self.words.has(ends, "issuer", "call")
            and any(self.words.lower(k) in ("the", "its", "their", "his", "her") for k in between)
        )
        named |= self.in_headlinese(at) and all(self.words.lower(k) in BARE for k in between)
        if not named or self.words.lower(between[-1]) == "ratings":
            return None
        told = self.spoken_of(at, near=not self.describes(ends))
        return last.stocks if last is not None and not self.subject(self.boundary(at)) else told

    def describes(self, at: int) -> bool:
        """ "the housebuilder", which need not be the company of the lines before, as "the stock" is."""
        return self.words.has(at, "issuer") and self.words.lower(at) not in SHARES | {"company"}

    def last_noun(self, between: Sequence[int]) -> int:
        """The word that ends "the housebuilder's rating", "the chip maker"; its rating is not asked for."""
        at = between[-1]
        while (
            at > between[0]
            and (self.words.has(at, "call") or self.words.lower(at) in POSSESSIVE)
            and self.words.lower(at - 1) not in ("its", "their", "his", "her")
        ):
            at -= 1
        return at

    def list_from(self, first: int, last: int) -> list[Item]:
        stocks = [self.words.items[first]]
        for at in range(first + 1, last + 1):
            if self.words.kind(at) == "company":
                stocks.append(self.words.items[at])
            elif self.words.lower(at) not in LISTED:
                break
        return stocks

    def spoken_of(self, at: int, near: bool = True) -> list[Item]:
        """ "Acme fell after Citi cut the stock": the one whose move is told before, the label of the line, or the
        article's stock (`near`: or one of the lines before)."""
        label = self.label()
        if label is not None:
            return [label]
        told = self.subject(self.boundary(at))
        return told or (
            [self.context.stock]
            if self.context.stock is not None and (self.context.stock is self.context.main_company or near)
            else []
        )

    def boundary(self, at: int) -> int:
        return next((k for k in range(at - 1, -1, -1) if self.words.lower(k) in BOUNDARIES), 0)

    def label(self) -> Item | None:
        """The name that a line begins with: "Acme: …", "• Acme (ACM) - …", "Citi on Acme: …"."""
        for at in range(min(4, len(self.words))):
            if at > 1 and self.words.lower(at - 1) != "on":
                continue
            if self.words.kind(at) in ("company", "dateline") and self.words.lower(at + 1) in (":", "-", "–", "—"):
                return self.words.items[at]
        return None

    def subject(self, at: int) -> list[Item]:
        """The name nearest before the verb of the clause that the noun stands in."""
        verb = next(
            (
                k
                for k in range(at - 1, -1, -1)
                if (
                    self.words.has(k, *MOVES, "close")
                    and (
                        not self.words.lower(k).startswith("add")
                        or self.words.kind(k + 1) in ("percent", "money", "points", "count")
                    )
                )
                or self.words.lower(k) in EARNED
                or (self.words.lower(k) == "off" and self.words.kind(k + 1) in ("percent", "money"))
            ),
            None,
        )
        names = [
            k
            for k in range(verb or 0)
            if self.words.kind(k) == "company"
            and not (self.words.lower(k - 1) == "the" and self.words.kind(k + 1) in ("word", "sector"))
        ]
        return [self.words.items[names[-1]]] if names else []

"""Who makes a broker's call: the name before an active verb, behind a passive one, or beside the noun."""

from __future__ import annotations

from extractor.frames.called import POSSESSIVE, Call, Called
from extractor.spans.items import Item

PEOPLE = frozenset({"analyst", "analysts", "strategist", "economist"})
AGENCY = "credit agency"  # a caller whose calls are no ratings of stocks


class Callers(Called):
    """Who calls; a part of the reader of calls."""

    def beside_label(self, label: Item, at: int) -> Item | None:
        """ "Acme: Citi downgrades to Hold", "Citi on Acme: Upgrade to Buy": the caller in a line that begins with
        the stock."""
        start = next(k for k, item in enumerate(self.words.items) if item is label)
        if start >= 2 and self.words.lower(start - 1) == "on":
            return self.words.items[start - 2]
        return next((self.words.items[k] for k in range(start + 1, at) if self.words.kind(k) == "company"), None)

    def company_before(self, at: int) -> Item | None:
        back = at - 1
        while (
            back >= 0
            and self.words.lower(back) in ("has", "have", "had", "also", "analyst", "analysts", "then", "today", "just")
        ):
            back -= 1
        return self.words.items[back] if self.words.kind(back) == "company" else None

    def caller(self, at: int, last: Call | None) -> str | None:
        """The name before an active verb; of a firm and its analyst, the firm; who called before, where the verb
        goes on ("and it cut …")."""
        boundary = self.boundary(at)
        near = [k for k in range(max(boundary, at - 6), at) if self.words.kind(k) == "company"]
        if (
            last is not None
            and boundary <= last.verb
            and (not near or near[-1] < last.verb or self.company_before(at) is None)
        ):
            return last.broker
        if last is not None and self.words.lower(at - 1) == "it" and not near:
            return last.broker  # "…, while it downgraded Acme"
        if self.words.lower(at - 1) in ("we", "i", "he", "she", "they"):
            return None
        if (
            self.words.lower(at - 1) == "and"
            and (subject := next((k for k in range(min(4, at)) if self.words.kind(k) == "company"), None)) is not None
        ):
            return self.words.items[subject].value  # "Citi said the fall was overdone and upgraded Acme"
        firms = [k for k in range(boundary, at) if self.words.has(k, "brokerage")]
        if near and self.words.has(near[-1], "credit-agency"):
            return AGENCY
        if firms:
            return self.joined(firms[-1])
        if (
            not near
            or self.label() is self.words.items[near[-1]]
            or (
                self.words.lower(near[-1] - 1) in ("at", "on", "in", "of", "by")
                and not any(self.words.lower(k) in PEOPLE for k in (near[-1] - 2, near[-1] - 3))
            )
        ):
            return None
        return self.words.items[self.firm_of(near[-1])].value

    def firm_of(self, at: int) -> int:
        """ "Citigroup analyst Glen Yeung", "Citigroup's Glen Yeung": the firm is the name before."""
        back = at - 1
        while self.words.lower(back) in PEOPLE | POSSESSIVE:
            back -= 1
        return back if back >= 0 and self.words.kind(back) == "company" else at

    def joined(self, at: int) -> str:
        """ "Citi and UBS upgraded": both."""
        if at > 1 and self.words.lower(at - 1) == "and" and self.words.has(at - 2, "brokerage"):
            return f"{self.words.items[at - 2].value} and {self.words.items[at].value}"
        return self.words.items[at].value

    def broker_at(self, at: int) -> str | None:
        """ "at Citi", "by analysts at Bank of America"."""
        if (
            self.words.lower(at) in ("(", ",")
            and self.words.kind(at + 1) == "company"
            and self.words.lower(at + 2) == ")"
        ):
            return self.words.items[at + 1].value
        if self.words.lower(at) not in ("by", "at", "from"):
            return None
        for ahead in range(at + 1, min(len(self.words), at + 6)):
            if self.words.kind(ahead) == "company":
                return None if self.words.has(ahead, "credit-agency") else self.words.items[ahead].value
            if self.words.lower(ahead) not in PEOPLE | {
                "at", "of", "the", "brokerage", "broker", "brokers", "house", "research", "bank", "investment",
                "analysts", "from",
            }:
                return None
        return None

    def owner(self, at: int) -> str | None:
        back = at - 2 if self.words.lower(at - 1) in POSSESSIVE | {"rating", "analyst"} else at - 1
        return self.words.items[back].value if self.words.has(back, "brokerage") else None

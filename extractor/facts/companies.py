"""What an article calls one company: in full where it introduces it, shorter afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LEGAL = frozenset("inc corp co ltd plc limited bhd berhad company cos ag sa".split())
# A name that ends so is whole: "Gilead Sciences Inc" is Gilead's own, "HDFC Bank" is not HDFC.
FORMAL = LEGAL | frozenset("corporation nv se spa llc asa ab oyj group holdings holding international".split())
NO_MARKS = str.maketrans(".,()", "    ")


def words_of(name: str) -> list[str]:
    return name.casefold().translate(NO_MARKS).split()


def company_key(name: str) -> str:
    """One company under its longer and its shorter form: Caterpillar Inc, Caterpillar; GAIL (India), GAIL India."""
    words = words_of(name)
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return " ".join(words)


def short_forms(name: str, ticker: str | None) -> set[str]:
    """What else an article may call a company that it has named in full.

    Its first words, where the name is whole: Sears, for Sears Holdings Corp. Its initials: GE.
    With a ticker also the ticker, and the last words: Disney, for Walt Disney Co (DIS.N).
    """
    words = words_of(name)
    core = company_key(name).split()
    forms = {"".join(word[0] for word in core).upper()} if len(core) > 1 else set()
    if ticker is not None or words[-1:] and words[-1] in FORMAL:
        forms |= {" ".join(words[:count]) for count in range(1, len(words))}
    if ticker is not None:
        forms |= {ticker.partition(".")[0], *(" ".join(core[at:]) for at in range(1, len(core)) if len(core[at]) > 4)}
    return forms


@dataclass
class Names:
    """All names of companies in an article, with their tickers."""

    tickers: dict[str, str | None] = field(default_factory=dict)  # name as written -> ticker
    by_key: dict[str, set[str]] = field(default_factory=dict)  # tickers of one company under any of its forms
    full: dict[str, set[str]] = field(default_factory=dict)  # short form -> full names

    @classmethod
    def of(cls, named: Iterable[tuple[str, str | None]]) -> Names:
        names = cls()
        for name, ticker in named:
            names.tickers[name] = names.tickers.get(name) or ticker
        for name, ticker in names.tickers.items():
            if ticker is not None:
                names.by_key.setdefault(company_key(name), set()).add(ticker)
            for form in short_forms(name, ticker):
                names.full.setdefault(form, set()).add(name)
        return names

    def in_full(self, name: str) -> str:
        """The one full name that `name` can be short for, or `name` itself."""
        if self.tickers.get(name) is not None:
            return name
        if f"{name}." in self.tickers and " " in name:
            name += "."  # the dot of "Alder Inc." that ended a sentence too
        forms = (name, " ".join(words_of(name)))
        longer = {full for form in forms for full in self.full.get(form, ()) if len(full) > len(name)}
        one = len({company_key(full) for full in longer}) == 1  # "Apple Inc" and "Apple Inc." are one
        return min(sorted(longer), key=lambda full: (-len(full.split()), len(full))) if one else name

    def ticker(self, name: str) -> str | None:
        known = self.by_key.get(company_key(name), set())
        return next(iter(known)) if len(known) == 1 else None

"""Shares of what was caught: by kind of misprint, and by the rule that ought to have seen it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.selftest.mutants import KINDS
from extractor.selftest.outcome import Outcome


@dataclass(slots=True, frozen=True)
class Tally:
    """Counts over some mutants. `detectable` are those that brute force proves wrong; `seen` are those of them
    caught."""

    mutants: int
    caught: int
    detectable: int
    seen: int

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Tally:
        made = list(outcomes)
        detectable = [one for one in made if one.is_detectable]
        return cls(len(made), _caught(made), len(detectable), _caught(detectable))

    @property
    def share(self) -> float | None:
        return self.caught / self.mutants if self.mutants else None

    @property
    def share_seen(self) -> float | None:
        """The share that counts: of the detectable ones."""
        return self.seen / self.detectable if self.detectable else None

    def as_dict(self) -> dict[str, Any]:
        shares = {"share": self.share, "share_of_detectable": self.share_seen}
        return {
            "mutants": self.mutants, "caught": self.caught, "detectable": self.detectable,
            "detectable_caught": self.seen,
        } | {name: share if share is None else round(share, 4) for name, share in shares.items()}


def _caught(outcomes: Iterable[Outcome]) -> int:
    return sum(one.is_caught for one in outcomes)


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Tally]:
    """Every kind of misprint that was made."""
    made = {kind: [one for one in outcomes if one.kind == kind] for kind in KINDS}
    return {kind: Tally.of(ones) for kind, ones in made.items() if ones}


@dataclass(slots=True, frozen=True)
class RuleTally:
    """Mutants that break the sum of one rule, those of them that any rule reports; and all that this rule reports."""

    broken: int
    caught: int
    reported: int

    @property
    def share(self) -> float | None:
        return self.caught / self.broken if self.broken else None

    def as_dict(self) -> dict[str, Any]:
        share = None if self.share is None else round(self.share, 4)
        return {"broken": self.broken, "caught": self.caught, "share": share, "reported": self.reported}


def by_rule(outcomes: Sequence[Outcome]) -> dict[str, RuleTally]:
    """Every rule that a mutant breaks or that reports one; a mutant may stand under several."""
    rules = sorted({rule for one in outcomes for rule in (*one.should, *one.by)})
    return {rule: _of_rule(outcomes, rule) for rule in rules}


def _of_rule(outcomes: Sequence[Outcome], rule: str) -> RuleTally:
    broken = [one for one in outcomes if rule in one.should]
    return RuleTally(len(broken), _caught(broken), sum(rule in one.by for one in outcomes))

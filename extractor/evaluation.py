"""How well an article was read, against a gold record: precision, recall and F1, slot by slot.

A gold fact is paired with the read fact of the same identity that agrees with it in most slots. Then every
filled slot of the gold fact is one item to find (recall) and every filled slot of the read fact one item
claimed (precision). A fact without a partner counts with all its slots.

A gold record may leave out kinds (they are not scored) and say so with keys of its own:
`_ignore`  slots not scored, on a fact or, for all facts, on the record ("percent", "movers.percent");
`_failing` names of the rules that fail rightly; any other failing check is a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

Record = dict[str, Any]
NEVER_SCORED = frozenset({"mentions", "rules", "approximate"})
CASELESS = frozenset({"company", "sector"})


class Identity(NamedTuple):
    """The slots that make two facts the same one; `where_stated` must agree only where both state it."""

    slots: tuple[str, ...]
    where_stated: tuple[str, ...] = ()


IDENTITY: dict[str, Identity] = {
    "index_moves": Identity(("index", "period")),
    "breadth": Identity(("universe", "of")),
    "movers": Identity(("company",), where_stated=("period",)),
    "rating_changes": Identity(("company", "measure")),
    "result_dates": Identity(("company",)),
    "sector_moves": Identity(("sector", "period")),
    "flows": Identity(("investor",)),
    "quotes": Identity(("instrument",)),
}


@dataclass
class Tally:
    """Items expected, items claimed, and how many of them agree."""

    right: int = 0
    gold: int = 0
    read: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.gold + other.gold, self.read + other.read)

    @property
    def precision(self) -> float | None:
        return self.right / self.read if self.read else None

    @property
    def recall(self) -> float | None:
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        return 2 * self.right / (self.gold + self.read) if self.gold + self.read else None

    def as_dict(self) -> dict[str, int | float | None]:
        rates = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        rounded = {name: rate if rate is None else round(rate, 4) for name, rate in rates.items()}
        return {"right": self.right, "gold": self.gold, "read": self.read, **rounded}


@dataclass(frozen=True)
class Slip:
    """One thing that differs: a slot, or (slot None) a whole fact that only one side has."""

    kind: str
    fact: str
    slot: str | None
    expected: Any
    got: Any

    @property
    def what(self) -> str:
        if self.got is None:
            return "miss"
        return "extra" if self.expected is None else "wrong"


@dataclass
class Score:
    """The tallies of one article or, added up, of many."""

    kinds: dict[str, Tally] = field(default_factory=dict)
    slips: list[Slip] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    undetected: list[str] = field(default_factory=list)

    @property
    def total(self) -> Tally:
        return sum(self.kinds.values(), Tally())

    def __add__(self, other: Score) -> Score:
        names = [kind for kind in IDENTITY if kind in self.kinds or kind in other.kinds]
        kinds = {kind: self.kinds.get(kind, Tally()) + other.kinds.get(kind, Tally()) for kind in names}
        return Score(
            kinds,
            self.slips + other.slips,
            self.false_alarms + other.false_alarms,
            self.undetected + other.undetected,
        )

    def as_dict(self) -> dict[str, Any]:
        return {
            "kinds": {kind: tally.as_dict() for kind, tally in self.kinds.items()},
            "total": self.total.as_dict(),
            "false_alarms": self.false_alarms,
            "undetected": self.undetected,
        }


def score(gold: Record, read: Record) -> Score:
    """Score one read record against its gold record; both as JSON says them."""
    result = Score()
    for kind in IDENTITY:
        if kind in gold:
            result.kinds[kind] = Tally()
            _score_kind(kind, gold, read, result)
    wanted = set(gold.get("_failing", ()))
    failing = [check["rule"] for check in read.get("checks", ()) if check["status"] == "fails"]
    result.false_alarms = [rule for rule in failing if rule not in wanted]
    result.undetected = sorted(wanted.difference(failing))
    return result


def _score_kind(kind: str, gold: Record, read: Record, result: Score) -> None:
    """Pair the facts of one kind and count the slots of each pair, and of those left alone."""
    everywhere = _ignored_everywhere(kind, gold)
    golds, reads = gold[kind], read.get(kind) or []
    partner = _pairs(kind, golds, reads, everywhere)
    for at, fact in enumerate(golds):
        ignored = everywhere | set(fact.get("_ignore", ()))
        other = reads[partner[at]] if at in partner else None
        _count(kind, _slots(fact, ignored), None if other is None else _slots(other, ignored), result)
    for at in sorted(set(range(len(reads))).difference(partner.values())):
        _count(kind, None, _slots(reads[at], everywhere), result)


def _ignored_everywhere(kind: str, gold: Record) -> set[str]:
    """The slots that the record itself says are not scored for this kind."""
    named = [name.rpartition(".") for name in gold.get("_ignore", ())]
    return {slot for owner, _, slot in named if owner in ("", kind)}


def _slots(fact: Record, ignored: set[str]) -> Record:
    """The slots of a fact that count: filled, and neither private nor ignored."""
    return {
        name: value
        for name, value in fact.items()
        if value not in (None, "", [], {}) and not name.startswith("_") and name not in ignored | NEVER_SCORED
    }


def _count(kind: str, gold: Record | None, read: Record | None, result: Score) -> None:
    """Add the slots of a pair, or of one side alone, to the tally, and what differs to the slips."""
    expected, got = gold or {}, read or {}
    agreeing = _agreeing(expected, got)
    result.kinds[kind] += Tally(len(agreeing), len(expected), len(got))
    name = _name(kind, expected or got)
    if gold is None or read is None:
        if expected or got:
            result.slips.append(Slip(kind, name, None, gold, read))
        return
    for slot in dict.fromkeys([*expected, *got]):
        if slot not in agreeing:
            result.slips.append(Slip(kind, name, slot, expected.get(slot), got.get(slot)))


def _pairs(kind: str, golds: list[Record], reads: list[Record], ignored: set[str]) -> dict[int, int]:
    """Gold position -> read position: the pair with most equal slots first, then the next of those left."""
    candidates = sorted(_candidates(kind, golds, reads, ignored))
    partner: dict[int, int] = {}
    for _, at_gold, at_read in candidates:
        if at_gold not in partner and at_read not in partner.values():
            partner[at_gold] = at_read
    return partner


def _candidates(
    kind: str,
    golds: list[Record],
    reads: list[Record],
    ignored: set[str],
) -> Iterator[tuple[int, int, int]]:
    """(minus the number of equal slots, gold position, read position) of every pair of one identity."""
    for at_gold, gold in enumerate(golds):
        unscored = ignored | set(gold.get("_ignore", ()))
        for at_read, read in enumerate(reads):
            if _same_identity(kind, gold, read):
                yield -len(_agreeing(_slots(gold, unscored), _slots(read, unscored))), at_gold, at_read


def _same_identity(kind: str, gold: Record, read: Record) -> bool:
    """Whether both speak of one thing. A slot that the gold fact does not carry at all cannot part them."""
    slots, where_stated = IDENTITY[kind]
    if any(slot in gold and not equal(slot, gold[slot], read.get(slot)) for slot in slots):
        return False
    stated = [slot for slot in where_stated if gold.get(slot) is not None and read.get(slot) is not None]
    return all(equal(slot, gold[slot], read[slot]) for slot in stated)


def _agreeing(gold: Record, read: Record) -> set[str]:
    return {slot for slot in gold.keys() & read.keys() if equal(slot, gold[slot], read[slot])}


def equal(slot: str, gold: Any, read: Any) -> bool:
    """Numbers as decimals, company and sector names whatever their case, all else exactly."""
    if _is_number(gold) and _is_number(read):
        return Decimal(str(gold)) == Decimal(str(read))
    if slot in CASELESS and isinstance(gold, str) and isinstance(read, str):
        return gold.casefold() == read.casefold()
    return type(gold) is type(read) and gold == read


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _name(kind: str, fact: Record) -> str:
    """The words that tell a fact from its neighbours."""
    slots, where_stated = IDENTITY[kind]
    return " ".join(str(fact[slot]) for slot in (*slots, *where_stated) if slot in fact) or "(unnamed)"

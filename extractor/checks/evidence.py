"""Whether two figures that differ were meant to be one: by a figure they share, or by a slip of the hand.

Two statements of one index without a word about the time of day may be of two moments ("was up 300 points …
ended 120 higher"). They contradict each other only if something ties them to one moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.checks.prints import print_of
from extractor.checks.terms import Term
from extractor.facts import Figure

Pair = tuple[Term, Term]
_PASSAGE = 300
_SMALL = 3


def digits(figure: Figure) -> str:
    """The significant digits of a print: 0.610% has 610."""
    parts = print_of(figure)
    printed = parts.numeral if parts else f"{abs(figure.value):f}"
    return "".join(filter(str.isdecimal, printed)).lstrip("0")


def is_telling(figure: Figure) -> bool:
    """Printed so finely that another moment would hardly show the same: four digits that are not all round."""
    return len(digits(figure).rstrip("0")) >= 4


def is_same_print(one: Figure, other: Figure) -> bool:
    return one.value == other.value and one.step == other.step and not (one.hedge or other.hedge)


def tied(pairs: Sequence[Pair]) -> bool:
    """One of the shared slots carries the very same telling figure, or differs by a slip alone."""
    return any(
        is_same_print(a.figure, b.figure) and is_telling(a.figure) or is_slip(a.figure, b.figure) for a, b in pairs
    )


def is_slip(one: Figure, other: Figure) -> bool:
    """Two neighbouring digits exchanged, or one wrong that is not of the last two; of three or four digits at least.

    (A level drifts in its last digits by itself; the same end under another beginning is a slip.)
    """
    a, b = digits(one), digits(other)
    if one.step != other.step or len(a) != len(b) or len(a) < 3 or (one.value < 0) != (other.value < 0):
        return False
    wrong = [at for at in range(len(a)) if a[at] != b[at]]
    if len(wrong) == 1:
        return len(a) >= 4 and wrong[0] < len(a) - 2
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]


def is_near_slip(one: Term, other: Term) -> bool:
    """One print of the other with a digit wrong, two exchanged, the point moved or another unit.

    Looser than `is_slip`, for what is surely told of one moment. Two digits that differ in one are a slip only where
    they stand apart: within a sentence nobody contradicts himself, and the two are of two days, spans or names.
    """
    if (one.figure.value < 0) != (other.figure.value < 0) or one.figure.hedge or other.figure.hedge:
        return False
    if has_other_unit(one, other) or has_other_unit(other, one):
        return True
    a, b = sorted((digits(one.figure), digits(other.figure)), key=len)
    if len(a) >= 4 and b.startswith(a):
        return True  # 10,184 and 1,018.485
    if a == b and len(a) > 1 and one.figure.value != other.figure.value:
        return True  # 1.66% and 16.6%
    a, b = _to_one_step(one.figure, other.figure)
    if min(len(a), len(b)) < (2 if _stand_apart(one, other) and one.figure.step == other.figure.step else 3):
        return False
    if len(a) != len(b):
        return a.rstrip("0") == b.rstrip("0") and len(a.rstrip("0")) > 1
    wrong = [at for at in range(len(a)) if a[at] != b[at]]
    return (
        len(wrong) == 1
        or (len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]])
    )


def is_small_slip(one: Term, other: Term) -> bool:
    """0.08% and 0.38%, 0.8%, 0.05%: one digit of a figure below one, its noughts counted; or its point moved."""
    a, b = one.figure, other.figure
    if a.hedge or b.hedge or a.value * b.value <= 0:
        return False
    if a.step != b.step:
        return digits(a) == digits(b)
    places = [f"{abs(each.value / each.step):.0f}".zfill(_SMALL) for each in (a, b)]
    wrong = [at for at, (first, second) in enumerate(zip(*places)) if first != second]
    return len(places[0]) == len(places[1]) and len(wrong) == 1


def has_other_unit(one: Term, other: Term) -> bool:
    """ "76.77 per cent" where the other passage has 76.77 points."""
    fact, slot = other.pointer.rpartition("/")[::2]
    unit = {"percent": "points", "points": "percent"}.get(slot)
    return any(is_same_print(one.figure, each) for each in other.fact.figures.get(unit, ())) if unit and fact else False


def _to_one_step(one: Figure, other: Figure) -> tuple[str, str]:
    """The digits of both, those behind the coarser one's last place cut off: 10,616 beside 10,616.36."""
    a, b = digits(one), digits(other)
    places = int((one.step / other.step).log10()) if one.step and other.step and one.step != other.step else 0
    if abs(places) > 2:
        return a, b
    return (a, b[:len(b) - places]) if places > 0 else (a[:len(a) + places], b)


def _stand_apart(one: Term, other: Term) -> bool:
    return one.figure.start < 0 or other.figure.start < 0 or abs(one.figure.start - other.figure.start) > _PASSAGE

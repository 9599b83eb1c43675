"""What is said of a name behind it: "Alder, which leapt 5.5%", "the former lost 2%"."""

from __future__ import annotations

from extractor.frames.glue import RELATIVES
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.vocabulary import SECTOR_TAILS, SUBJECT_KINDS
from extractor.spans.items import Item

LISTING = frozenset({",", "and", "&", "the"})


class Relatives(SecondStorey):
    """Clauses that begin with "which", and with "the former"."""

    def _is_relative(self, at: int, item: Item) -> bool:
        if item.lower in RELATIVES:
            return True
        after = self._after(at)
        return item.lower == "whose" and after is not None and after.lower in ("stock", "shares")

    def _go_on_with_name(self, at: int, item: Item) -> None:
        """ "Alder, which leapt 5.5%", "banks, who rose": what follows is said of the last name."""
        back = at - 1 - (self.items[at - 1].text == "," and at > 1)
        tailed = back > 0 and self.items[back].lower in SECTOR_TAILS and self.items[back - 1].kind == "sector"
        if tailed and not self._only_some(back - 1):
            back -= 1  # "except for the mining counter, which gained 1%"
        last = self.items[back]
        if item.lower == "that" and not self._named_anew(at, last):
            return
        main, lead = self.context.main_index, {other.lower for other in self.items[max(0, back - 4):back]}
        if last.kind == "descriptor" and not last.value and main is not None and lead & {"compared", "against", "versus", "than"}:
            last = self._same(last, main)  # "the small caps added 0.4% as compared to the benchmark index, which fell"
        elif last.kind == "descriptor" and self.items[back - 1].lower in ("the", "this", "and"):
            last = self._resolve(back, last) or last  # "seen in the mid-cap index, which rose 0.2%"
        if last.kind == "sector" and (company := self._placed_in(back)) is not None:
            last = company
        if last.kind == "sector":
            perfect = self.items[at + 1].lower if at + 1 < len(self.items) else ""
            returned = perfect != "had" and any(other.kind == "return" for other in self.items[at + 1:at + 6])
            named = self._told_of(at + 1) and perfect not in ("have", "has", "had") or returned
        else:
            named = last.kind in ("company", "index", "instrument")
        if named and self._lists(last):
            self._leave_out_of_series(at)
        elif named:
            self._open_statement(at, last)
            self._with_its_pair(at, back)

    def _leave_out_of_series(self, at: int) -> None:
        """ "A lagged B and C, which gained 1% and 2% respectively": as many names as there are values."""
        if (values := self._values_of_series(at)) > 1:
            self.here.subjects = self.here.subjects[-values:]

    def _values_of_series(self, at: int) -> int:
        end = next((k for k in range(at, len(self.items)) if self.items[k].lower == "respectively"), at)
        return sum(item.kind == "percent" for item in self.items[at:end])

    def _with_its_pair(self, at: int, back: int) -> None:
        """ "weighed on Spain's IBEX and Italy's FTSE MIB, which both closed down", "a sharper fall than the mid-cap and
        large-cap indices, which rose 1% and 2% respectively": said of the two."""
        values = 2 if "both" in [item.lower for item in self.items[at + 1:at + 3]] else self._values_of_series(at)
        listed = [back]
        while len(listed) < values and (place := self._listed_before(listed[-1])) and self.items[place].kind == self.items[back].kind:
            listed.append(place)
        if 1 < len(listed) == values and self.now is not None:
            self.now.subjects[:0] = [self._resolve(place, self.items[place]) or self.items[place] for place in reversed(listed[1:])]

    def _listed_before(self, at: int) -> int:
        """The place of the name that a comma or "and" joins with the one at `at`; 0 where none does."""
        place = at - 1
        while place > 0 and self.items[place].lower in LISTING:
            place -= 1
        return place if place < at - 1 else 0

    def _placed_in(self, at: int) -> Item | None:
        """ "Alder, a staple of the consumer goods sector, which fell 2%": the company that the sector only places."""
        if not any(item.lower in ("in", "of", "from") for item in self.items[max(0, at - 3):at]):
            return None
        comma = next((k for k in range(at - 1, max(0, at - 9), -1) if self.items[k].text == ","), 0)
        before, after = self.items[comma - 1], self.items[comma + 1]
        return before if comma and before.kind == "company" and after.lower in ("a", "an", "the", "another") else None

    def _named_anew(self, at: int, last: Item) -> bool:
        """An index before "that" and a verb, and not yet spoken of."""
        if last.kind != "index" or not self._verb_at(at + 1):
            return False
        return self.now is None or last not in self.now.subjects

    def _one_of_two(self, at: int, item: Item) -> None:
        """ "A and B parted ways, with the former down 0.5% … while the latter …": each of two names."""
        names = [other for other in self.items[:at] if other.kind in SUBJECT_KINDS and other.text]
        if not any(other.kind in SUBJECT_KINDS for other in self.items) and len(self.context.named_before) == 2:
            names = [self._same(item, name) for name in self.context.named_before]  # "A and B rose. The former gained 2%"
        if len(names) == 2 and names[0].kind == names[1].kind:
            self._open_statement(at, names[item.lower == "latter"])
        else:
            self._unknown_subject(at, item)

    def _lists(self, last: Item) -> bool:
        """ "A, B and C which rose 0.02, 1.13 and 0.09 percent": said of all of them."""
        now = self.now
        if now is None or now.slots or now.direction is not None:
            return False
        return len(now.subjects) > 1 and now.subjects[-1] is last

"""What the end of a clause says of all that it names: "A 0.8% and B 0.5% over the week", "A and B, both up 0.4%"."""

from __future__ import annotations

from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS

JOINTS = frozenset({",", "and", "&"})


class ToldOfBoth(Looking):
    """Lends spans and figures back to the names before."""

    def _lend_span_back(self) -> None:
        """ "A gained 1.2%, B 0.8% and C 0.5% over the week", "A surged 4.9% and B gained 1.8% for the week": the span that
        ends a list is that of all in it."""
        for one, other in zip(reversed(self.done[:-1]), reversed(self.done)):
            period = other.period or other.carried
            alike = one.kind == other.kind and one.slots.keys() == other.slots.keys() == {"percent"}
            free = one.period is None and one.day is None and one.session is None and not one.aside
            if period in (None, "1d") or not (alike and free) or one.subjects[0].value == other.subjects[0].value:
                continue
            between = {item.lower for item in self.items if one.end <= item.start < other.subjects[0].start}
            if between <= JOINTS and (not other.finite or between == {"and"} and one.direction == other.direction):
                one.carried = period

    def _give_both(self) -> None:
        """ "A at 25,210 and B at 82,110, both up 0.4% daily and 1.6% weekly": the last one's figures are the first's."""
        at = next((k for k in range(1, len(self.items)) if self.items[k].lower == "both" and self.items[k - 1].text == ","), 0)
        after = self._after(at) if at else None
        if after is None or after.kind not in DIRECTIONS:
            return
        ahead = [one for one in self.done if one.start < self.items[at].start and one.kind == "index" and "level" in one.slots]
        last = [one for one in self.done if ahead and one.subjects == ahead[-1].subjects and "percent" in one.slots]
        if len(ahead) != 2 or len(ahead[0].slots) > 1 or len(ahead[0].subjects) > 1 or not last:
            return
        for told in last:
            again = ahead[0].again()
            again.direction, again.period, again.session = told.direction, told.period, told.session
            again.slots, again.items = {"percent": told.slots["percent"]}, list(told.items)
            again.series = {"percent": [told.slots["percent"]]}
            self.done.append(again)

"""Markets that somebody moves: "helping the bourse to close 0.6% firmer", "dragged the Oslo exchange 0.6% lower"."""

from __future__ import annotations

from extractor.frames.glue import DETERMINERS
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import CAUSING, DIRECTIONS, DRIVING
from extractor.frames.statement import Statement
from extractor.spans.items import Item

TOWARDS = frozenset({"to", "a", "an", "down", "up"})


class DrivenMarkets(FirstStorey):
    """Gives the figures behind a market that is driven somewhere to that market, and not to what drove it."""

    def _drives_market(self, at: int, item: Item) -> bool:
        """ "… pushed the Australian market 0.6% higher": a statement of the house's index where one is named, else of nobody's."""
        back = at - 1
        while back > 0 and (self.items[back].lower in DETERMINERS or self.items[back].text.istitle()):
            back -= 1
        if back < 1 or self.items[back].lower not in DRIVING | CAUSING or not self._led_somewhere(at):
            return False
        house = next((one for one in reversed(self.items[:at + 1]) if one.kind == "exchange"), None)
        known = self.context.national_index.get(house.value.lower()) if house is not None else None
        if known is not None:
            self._open_statement(at, self._same(item, known))
        else:
            self._flush()
            self.now = Statement([Item("market", item.start, item.end, item.text, item.lower, "market")], day=self.day_ahead)
        return True

    def _led_somewhere(self, at: int) -> bool:
        """Whether a figure, a close or a way stands right behind, and no noun of a move: not "led the market rally"."""
        ahead = next((one for one in self.items[at + 1:at + 5] if one.lower not in TOWARDS), None)
        if ahead is None or ahead.kind in DIRECTIONS and ahead.pos == "noun":
            return False
        return ahead.kind in ("percent", "points", "close", *DIRECTIONS)

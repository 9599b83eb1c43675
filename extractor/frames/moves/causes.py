"""Companies named as the cause of a move that has no figure in the clause: "The metal sector's strength was driven by
A, which rose 2%"."""

from __future__ import annotations

from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

REASONS = frozenset({"after", "following", "despite", "amid"})
OWING = frozenset({"led-by", "owed-to", "drags", "contributors"})
NEXT = frozenset({"followed", "next", "trailed"})  # of those that hand on a list, and are no cause
# Words of how a sector fared that are no words of movement.
FARED: dict[str, Way] = {
    **dict.fromkeys("strength resilience momentum outperformance leadership top best".split(), "up"),
    **dict.fromkeys("weakness underperformance headwinds pressure struggled struggles steepest".split(), "down"),
}
ABOVE_ALL = frozenset({"notably", "particularly", "especially"})
# What "buying interest in select metal stocks" or "a 2% drop in" is made of.
BETWEEN = MEASURES | {"word", "shares-of", "return", "sector", "counted", *DIRECTIONS}
CLAUSES = frozenset({";", "while", "whereas", "but", "although", "though"})
REACH = 30


class Causes(Looking):
    """Reads whose move a company made, where the clause before it names a sector or index and no figure."""

    def _note_cause(self, at: int) -> None:
        """Remember, at a company that opens a statement, whose move it is said to have made."""
        if self.items[at].lower == "which" and at > 1 and self.items[at - 2].kind == "company":
            at -= 2  # "driven by players like Acme, which rose 2%"
        cause = self._cause_before(at)
        owner = self._owner_of_move(cause) if cause is not None else None
        if cause is not None and owner is not None and (self.items[cause].lower != "with" or self._is_called_sector(owner)):
            member = self.items[cause].lower == "where"  # of "sectors, such as the BSE Metal", as that is printed
            groups = (owner.text,) if member else self._list_ending_in(owner)
            self.here.credit = (groups, self._way_of_owner(owner, cause))

    def _list_ending_in(self, owner: Item) -> tuple[str, ...]:
        """The names of "the Realty and Power sectors", told by the last of them."""
        at = next((k for k, item in enumerate(self.items) if item is owner), 0)  # 0: of the sentence before
        named = [owner]
        while at > 1 and self.items[at - 1].lower in (",", "and") and self.items[at - 2].kind == owner.kind:
            at -= 2
            named.insert(0, self.items[at])
        return tuple(item.value if item.kind == "index" else item.text for item in named)

    def _is_called_sector(self, owner: Item) -> bool:
        rest = [item for item in self.items if item.start >= owner.end][:4]
        tail = next((item for item in rest if item.kind != "sector" and item.lower not in (",", "and")), None)
        return owner.kind == "sector" and tail is not None and tail.lower in ("sector", "sectors")

    def _made_their_move(self, at: int) -> bool:
        """ "The metal sector stood out, supported by strong gains in Acme": a subject, although it has no figure."""
        cause = self._cause_before(at)
        if cause is None or not any(item.kind in DIRECTIONS for item in self.items[cause + 1:at]):
            return False
        return self._owner_of_move(cause) is not None

    def _cause_before(self, at: int) -> int | None:
        """The place of "driven by" before a company, with nothing between but the noun that the company's move is."""
        if self._within_sector(at - 1):
            return at - 1
        for back in range(at - 1, max(-1, at - 13), -1):
            item = self.items[back]
            if item.lower == "with" and not self.list_role and self.context.segment in (None, "BSE 500"):
                return back  # "The auto sector mirrored this, with Acme the standout stock"
            if not OWING.isdisjoint((item.kind, *(item.figures or ()))):
                causing = item.lower.endswith(("by", "from", "to", "of")) and item.lower.split()[0] not in NEXT
                return back if causing else None
            if item.text == "," and self.items[back + 1].lower in ABOVE_ALL:
                continue  # "driven by buying in metal stocks, notably Acme"
            if item.kind not in BETWEEN and not item.kind.startswith("hedge"):
                return None
        return None

    def _of_a_reason(self, at: int) -> bool:
        """ "sank 9% to 88p after a loss for 2016": what is told there is why, and not over what span."""
        last = max((figure.end for figure in self.here.slots.values()), default=None)
        return last is not None and any(item.start >= last and item.lower in REASONS for item in self.items[:at])

    def _within_sector(self, at: int) -> bool:
        """ "sectors struggled, particularly the BSE Telecommunication, where Acme fell 2.7%": a member of the one named."""
        if at < 1 or self.items[at].lower != "where":
            return False
        owner = next((item for item in reversed(self.items[max(0, at - 3):at]) if item.kind in ("sector", "index")), None)
        return owner is not None and (owner.kind == "sector" or any(item.value == "sectors" for item in self.items[:at]))

    def _owner_of_move(self, cause: int) -> Item | None:
        """The one sector or index of the clause before a place; None where a company or a figure stands between."""
        for back in range(cause - 1, max(-1, cause - REACH), -1):
            item = self.items[back]
            if item.kind in ("sector", "index"):
                return item
            if item.kind in ("company", "instrument", "percent", "points") or item.lower in CLAUSES:
                return None
        told, meant = self.context.sector_told, [item.lower for item in self.items[:2]]
        if told is None or told[1] != self.context.paragraph or meant[0] not in ("this", "its"):
            return None
        return told[0]  # "This strength was driven by Acme"

    def _way_of_owner(self, owner: Item, cause: int) -> Way | None:
        """Which way the move went: by the cause's own word, by "gains in Acme" behind it, or by the words before."""
        if self.items[cause].kind in ("drags", "contributors"):
            return "down" if self.items[cause].kind == "drags" else "up"
        behind = range(cause + 1, len(self.items))
        company = next((k for k in behind if self.items[k].kind == "company"), cause + 1)
        words = [*self.items[cause + 1:company], *(item for item in self.items[:cause] if item.start >= owner.end)]
        ways = (DIRECTIONS.get(item.kind) or FARED.get(item.lower.split()[0]) for item in words)
        return next((way for way in ways if way in ("up", "down")), None)

    def _take_credit(self, now: Statement) -> None:
        """A company that went the way of the move it is named for."""
        if now.credit is None:
            return
        groups, way = now.credit
        if now.direction is None or now.direction == "signed" and not now.slots:
            now.direction = way
        if now.role in ("gainer", "loser") and not now.slots:
            return  # "the sector struggled, with A and B among the top losers"
        if now.direction in ("up", "down") and way in (None, now.direction):
            now.role, now.group = "contributor" if now.direction == "up" else "drag", groups[-1]

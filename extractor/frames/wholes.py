"""How many there are in all: out of 1,202 stocks traded, 22 of the 30, of 30 Sensex stocks, a total of 1,202."""

from __future__ import annotations

from extractor.frames.sides import owner, possessed_of
from extractor.frames.statement import Finding
from extractor.frames.universe import Universe
from extractor.spans.items import Item

TRADED = frozenset({"traded", "transacted", "changed", "active", "changed hands", "shares traded"})
PARTED = (["of", "which"], ["out", "of"], ["of", "them"], ["of", "these"], ["of", "those"])  # the parts of a total
VOLUME = 50_000  # no market lists as many: these are shares that changed hands
# What a total counts, or begins to name.
WHOLES = frozenset({"counted", "index", "universe", "exchange"})
BEFORE_WHOLES = frozenset("- traded total active nifty listed component small-cap mid-cap individual sectoral".split())
ALL_TOLD = frozenset({"total", "in all", "altogether", "overall"})
UNTOLD = frozenset({"the", "a", "number of", "number", "of", "were", "was", "on", "at"})
HELD = frozenset({"shares", "stocks", "units", "securities"})
COVERING, FEWEST = frozenset({"covered", "involved", "covering", "involving"}), 20
PLACING = frozenset({"word", "market", "exchange", "period", "weekday", "date", "company", "punct"})
AMONG = frozenset({"among", "amongst", "within", "across", "among the", "amongst the"})


class Wholes(Universe):
    """The totals; a part of the reader of breadth."""

    def totals(self) -> None:
        """Out of 1,202 stocks traded · 22 of the 30 · Of 30 Sensex stocks · a total of 1,202."""
        for at, item in enumerate(self.items):
            if item.kind != "count" or item.used or not self.found or item.value.value >= VOLUME:
                continue
            if not self.is_total(at):
                continue
            finding = self.nearest(at)
            if "total" not in finding.figures:
                finding.figures["total"] = item.value
                finding.items.append(item)
                item.used = True
                if finding.fields["of"] == "stocks":
                    finding.fields["of"] = self.counted_of(at)

    def lone_total(self) -> bool:
        """A sentence that counts what was traded in all, and has no word of a side."""
        counts = [item for item in self.items if item.kind == "count"]
        if len(counts) != 1 or not (self.is_traded_line() or self.tells_traded() or self.tells_total(counts[0])):
            return False
        self.put(self.items.index(counts[0]), "total", counts[0], None)
        return True

    def tells_total(self, count: Item) -> bool:
        """ "Total stocks traded were 3,887", "At the CSE, 265 issues were traded"."""
        words = [item for item in self.items if item.lower not in UNTOLD]
        if self.tells_of_place(count):
            return True
        kinds = {item.kind if item.lower not in TRADED else "trade" for item in words[1:]} - {"exchange", "punct"}
        there = words[0].kind == "exchange" and not any(item.lower == "shares" for item in words)
        if not (there or words[0].lower in ALL_TOLD) or not kinds >= {"count", "counted", "trade"}:
            return False
        return len(kinds - {"word"}) <= 3 and count.value.value >= 100

    def tells_of_place(self, count: Item) -> bool:
        """ "In Muscat 134 securities were traded", "On Monday, 412 scrips changed hands": those, and nothing else."""
        at, place = self.items.index(count), self.items[0].lower in ("in", "on", "at")
        behind = [item for item in self.items[at + 1:] if item.lower not in UNTOLD and item.kind != "punct"]
        if not place or not 0 < at < 7 or len(behind) < 2 or behind[0].kind != "counted" or behind[0].lower == "shares":
            return False
        traded = behind[1].lower in TRADED or behind[1].kind == "trade"
        rest = {item.kind for item in (*self.items[:at], *behind[2:])}
        return traded and rest <= PLACING and count.value.value >= FEWEST

    def is_traded_line(self) -> bool:
        """ "102 stocks traded", alone."""
        kinds = [item.kind if item.lower not in TRADED else "trade" for item in self.items]
        return kinds == ["count", "counted", "trade"]

    def tells_traded(self) -> bool:
        """ "Shares of 403 companies were traded on the bourse during the week": and nothing else is counted."""
        kinds = [item.lower if item.lower in (*HELD, "of", "and") else item.kind for item in self.items]
        if kinds[:3] == ["shares-of", "count", "counted"]:
            return any(item.lower in TRADED or item.kind == "trade" for item in self.items[3:6]) and kinds.count("count") == 1
        at = next((k for k, kind in enumerate(kinds) if kind == "count"), 0)
        if not at or self.items[at].value.value < 100 or kinds[at - 1] != "of":
            return False
        held = self.items[0].lower in HELD and all(kind in (*HELD, "and", "topic") for kind in kinds[:at - 1])
        behind = [item.lower for item in self.items[at + 1:at + 4] if item.lower not in UNTOLD]
        return held and kinds[at + 1:at + 2] == ["counted"] and any(word in TRADED for word in behind[1:2])

    def is_total(self, at: int) -> bool:
        """ "of 30 Sensex stocks", "22 of the 30", "out of 1,202", "1,202 stocks were traded"."""
        if possessed_of(self.items, at):
            return bool(self.found)
        before = [other.lower for other in self.items[max(0, at - 5):at] if not owner(other) and other.lower != "total"]
        tail = self.items[at + 1] if at + 1 < len(self.items) else None
        if [item.lower for item in self.items[at + 2:at + 4]] == ["out", "of"]:
            return False  # "trading in 142 stocks out of 175 listed"
        if (
            tail is not None
            and (tail.kind == "counted" or tail.lower in ("listed", "active"))
            and any(one.lower in TRADED for one in self.items[at + 1:at + 6])
        ):
            return True
        if self.is_parted(at):
            return True
        if before[-1:] != [] and before[-1] in AMONG and tail is not None and (tail.lower in TRADED or tail.kind == "trade"):
            return True  # "with 9 counters steady among the 46 traded"
        named = tail is not None and (tail.kind in WHOLES or tail.lower in BEFORE_WHOLES)
        if named and at < 4 and self.items[0].lower in AMONG:
            return True  # "Among the 37 sectors tracked, eight advanced"
        if before[-2:] == ["of", "total"]:
            return named or bool(tail and tail.lower == "active")
        if before[-1:] != ["of"]:
            return False
        whole = bool(at) and self.items[at - 1].lower in ("the", "of", "total")
        return named or whole or before[-2:-1] == ["out"] or self.of_a_count(at)

    def is_parted(self, at: int) -> bool:
        """ "with 362 companies, out of which 199 were up", "trading in 182 listed securities; 47 declined"."""
        ahead = self.items[at + 1:at + 8]
        behind = [item for item in ahead if item.kind != "trade" and item.lower not in BEFORE_WHOLES]
        if len(behind) < 3 or behind[0].kind not in ("counted", "shares-of"):
            return False
        if behind[0].kind == "shares-of":
            return behind[1].lower == "which"  # "trading in 90 stocks of which 41 rose"
        if at > 1 and self.items[at - 1].lower in COVERING and any(item.kind == "trade" for item in self.items[max(0, at - 4):at]):
            # "The trading covered 145 listed firms in Muscat: 33 gained …"
            mark = next((k for k, item in enumerate(behind) if item.text in (",", ";", ":")), len(behind))
            return [item.kind for item in behind[mark + 1:mark + 2]] == ["count"]
        traded = at > 1 and self.items[at - 1].lower == "in" and self.items[at - 2].kind == "trade"
        rest = [item.lower for item in behind[1:] if item.text not in (",", ";")]
        return rest[:2] in PARTED or traded and behind[1].text in (",", ";") and behind[2].kind == "count"

    def of_a_count(self, at: int) -> bool:
        """ "nine of the exchange's 11", "21 sectors of 38"."""
        before = [other for other in self.items[max(0, at - 6):at] if not owner(other)][-2:]
        return len(before) == 2 and before[0].kind in ("count", "counted")

    def nearest(self, at: int) -> Finding:
        start = self.items[at].start
        return min(self.found, key=lambda finding: abs(finding.items[0].start - start))

"""Prices and changes of shares that name no money: the country's own, as its papers print them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.frames.glue import CLAUSE_WORDS, PREPOSITIONS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import DIRECTIONS, SECTOR_TAILS
from extractor.frames.statement import Statement
from extractor.spans.currencies import AFTER, own_money
from extractor.spans.items import Item

EARNED_IN = frozenset("quarter half fiscal quarterly months".split())
QUARTER = re.compile(r"[qh][1-4](?:fy\d+)?")
LEADING_TO = frozenset({"to", "at", "@"})
ENDS = frozenset({".", ",", ";", ")"})
COINS = {word: power for word, (_, power) in AFTER.items() if power}
BESIDE = frozenset({",", "|", "/", "(", "by", "on", "the", "per", "each", "share", "per share", "apiece"})
CLOSED = frozenset("closed ended finished settled".split())


def closes(item: Item) -> bool:
    """ "closed", "closed flat", "ended higher"."""
    return item.kind == "close" or item.lower.partition(" ")[0] in CLOSED


class BarePrices(Looking):
    """Prices and changes of shares that name no money."""

    def _bare_price(self, at: int, item: Item) -> None:
        """ "fell 2.35 rupees or 0.27 percent to 854.70", "(down at 219.00)"; "(+214.64)" is points."""
        if (owner := self._moved_by_it(at, item)) is not None:
            self._give_level(owner, item)
        elif self._is_bare_price(at, item):
            power = self._coins_of_change(at) if "." not in item.text else None
            if power:  # "up 6c at 179", "lost 23c, or 6.7 per cent, to 322"
                item.value = replace(item.value, value=item.value.value.scaleb(power), step=item.value.step.scaleb(power))
            self._take(at, item, "price")
        elif self._is_own_price(at, item):
            self._take(at, item, "price")
            self.here.currency = self.here.currency or own_money(self.context.country)
        elif self._bare_change(at, item) or self._bare_change_in_bracket(at, item):
            self._take(at, item, "change")
            self.here.currency = self.here.currency or own_money(self.context.country)
        elif (price := self._told_to_price(at, item)) is not None:
            self._take(at, item, "change")
            self._take(at + 2, price, "price")
        elif self._in_bracket() and item.extra["sign"]:
            item.extra["aside"] = "contribution in points"
            item.used = True

    def _is_share(self, at: int) -> bool:
        """Whether a sector in capitals is a company's name, by the price that its move led to."""
        now, lead = self.here, self.items[max(0, at - 2):at]
        named = len(now.subjects) == 1 and now.subjects[0].text.istitle() and not now.aside
        tailed = next((item.lower in SECTOR_TAILS for item in self.items if item.start >= now.subjects[0].end), True)
        return named and not tailed and [item.kind if item.kind == "percent" else item.lower for item in lead] in (["percent", "to"], ["percent", "at"])

    def _coins_of_change(self, at: int) -> int | None:
        """The power of ten of the coins that the change before was told in."""
        change = next((item for item in reversed(self.items[:at]) if item.kind == "money"), None)
        return COINS.get(change.text.casefold().lstrip("0123456789. ")) if change is not None else None

    def _moved_by_it(self, at: int, item: Item) -> Statement | None:
        """ "The index rose 0.4% due to gains in A of 4% to close at 1,878.59": whose level it is, behind its cause."""
        before, owner = self._before(at), self.done[-1] if self.done else None
        caused = self.here.role in ("contributor", "drag")
        if not caused or owner is None or owner.kind != "index" or before is None or before.kind != "close" or item.extra["currency"] or "level" in owner.slots:
            return None
        return owner

    def _give_level(self, owner: Statement, item: Item) -> None:
        owner.put("level", item)
        owner.session = owner.session or "close"
        item.used = True
        self._flush()
        self.now = owner.again()

    def _is_bare_price(self, at: int, item: Item) -> bool:
        """Behind a change or a per cent, which has named the money where the price has no decimals."""
        now, before, after = self.here, self._before(at), self._after(at)
        if before is None or before.lower.rpartition(" ")[2] not in ("to", "at") or item.extra["currency"] or "price" in now.slots:
            return False
        whole = self.items[at - 2].kind == "percent" and self._is_last_word(at)  # "losing 2.12 per cent to 645 and …"
        whole |= any(one.kind == "points" for one in self.items[max(0, at - 4):at])  # "added 91 points to end at 1,020"
        told = bool({"change", "percent"} & now.slots.keys()) and bool(now.currency or "." in item.text or whole)
        return told and (after is None or after.kind not in ("counted", "mark", "topic"))

    def _is_last_word(self, at: int) -> bool:
        after = self._after(at)
        return self.items[at].value.value >= 20 and (after is None or after.text in ENDS or after.lower in CLAUSE_WORDS)

    def _is_own_price(self, at: int, item: Item) -> bool:
        """ "closed flat at 1,036.50", "(up at 77.00)": to the hundredth, of a share that closed or stands so."""
        before, now = self._before(at), self.here
        if before is None or item.extra["currency"] or "price" in now.slots or not own_money(self.context.country):
            return False
        if self._stands_by_its_move(at):
            return True
        if "." not in item.text or len(item.text.rpartition(".")[2]) != 2:
            return False
        closed = any(closes(one) for one in self.items[:at] if one.start >= now.subjects[-1].end)
        return before.kind == "close" or before.lower in LEADING_TO and (self._in_bracket() or closed)

    def _bare_change(self, at: int, item: Item) -> bool:
        """ "fell 1.50, to 46.70", "rose 7.51, or 22 percent": American dollars, as old tapes print them; "fell by 1.20 to Rs 33.25"."""
        back = at - 1 - (at > 1 and self.items[at - 1].lower == "by")
        before = self.items[back] if at else None
        ahead = [other for other in self.items[at + 1:at + 5] if other.text != "," and not other.kind.startswith("hedge")][:2]
        told = before is not None and bool({"rise.verb", "fall.verb"} & set(before.figures or ()))
        if not told or self.here.slots or len(ahead) != 2 or item.value.step >= 1 or not own_money(self.context.country):
            return False
        if self.context.country != "US":
            plain = ahead[1].kind == "money" or ahead[1].kind == "number" and not ahead[1].extra["currency"] and ahead[1].value.step == item.value.step
            return plain and ahead[0].lower == "to" and item.value.value < ahead[1].value.value
        priced = ahead[0].lower == "to" and ahead[1].kind in ("number", "count")
        return back == at - 1 and (priced or ahead[0].lower == "or" and ahead[1].kind == "percent")

    def _told_to_price(self, at: int, item: Item) -> Item | None:
        """ "Alder put on 6 at 71", "down 2.11% or 0.41 to 19.02": the price behind a change, both in money that goes unsaid."""
        ahead, after = self.items[at + 1:at + 3], self._after(at + 2)
        if not self._leads_to_change(at) or len(ahead) != 2 or len(self.here.subjects) > 1:
            return None
        price = ahead[1]
        told = ahead[0].lower in LEADING_TO and price.kind in ("number", "count") and not price.extra["currency"]
        ends = after is None or after.lower in CLAUSE_WORDS or after.lower in PREPOSITIONS
        return price if told and ends and not item.extra["currency"] and item.value.value * 2 < price.value.value else None

    def _leads_to_change(self, at: int) -> bool:
        before, told = self.items[at - 1], self.here.slots.keys()
        if before.lower == "or":
            return at > 1 and self.items[at - 2].kind == "percent" and told == {"percent"}
        return not told and (before.lower in ("up", "down", "off") or bool({"rise.verb", "fall.verb"} & set(before.figures or ())))

    def _bare_change_in_bracket(self, at: int, item: Item) -> bool:
        """ "(down 0.75 at 129.50)"."""
        before, ahead = self._before(at), self.items[at + 1:at + 3]
        if before is None or before.kind not in DIRECTIONS or self.here.slots or len(ahead) != 2:
            return False
        priced = ahead[0].lower in LEADING_TO and ahead[1].kind in ("number", "count", "money")
        return priced and self._in_bracket() and "." in item.text

    def _stands_by_its_move(self, at: int) -> bool:
        """ "Alder (Rs 947.00, +4.03%)", "(RM4.10, down 2%)", "Alder at Rs 947 (up Rs 9)": right behind the name, without a
        sign, and its move follows."""
        item, back = self.items[at], at - 1 - (self.items[at - 1].lower in ("(", "at"))
        named = self.items[back] is self.here.subjects[-1] or self._traded_at(at)
        if self.here.kind != "company" or item.extra["sign"] or not named:
            return False
        ahead = [one for one in self.items[at + 1:at + 9] if one.lower not in BESIDE and one.kind != "exchange"]
        kinds = ["direction" if one.kind in DIRECTIONS else one.kind for one in ahead[:2]]
        told = kinds in (["direction", "percent"], ["direction", "money"]) or kinds == ["percent", "direction"] and self._traded_at(at)
        return told or bool(ahead) and ahead[0].kind == "percent" and bool(ahead[0].extra["sign"])

    def _traded_at(self, at: int) -> bool:
        """ "Alder was trading at Rs 947, up 4%", "The stock was at Rs 947 on the exchange, lower by 4%"."""
        lead = [other for other in self.items[max(0, at - 3):at] if not is_adverb(other.lower)]
        if not lead or lead[-1].lower != "at" or self.here.slots or self.here.direction:
            return False
        return len(lead) > 1 and (lead[-2].kind == "trade" or lead[-2].lower in ("was", "were", "is", "are"))

    def _earned_per_share(self, at: int) -> bool:
        """ "Alder lost $0.40 per share in Q1": what a company earned, by the quarter behind it."""
        behind = [item.lower for item in self.items[at + 1:at + 12]]
        each = 2 if behind[:2] in (["per", "share"], ["a", "share"]) else behind[:1] in (["per share"], ["a share"])
        rest = behind[each:]
        return bool(each) and rest[:1] != [] and rest[0] in ("in", "for", "during") and any(
            word.rpartition(" ")[2] in EARNED_IN or QUARTER.fullmatch(word) for word in rest[1:7]
        )

    @staticmethod
    def _tells_price(inside: list[Item]) -> bool:
        """What a bracket behind a company tells of its share: "(down at 219.00)", "(closed at 76.90)"."""
        words = any(item.kind in (*DIRECTIONS, "unchanged", "close") for item in inside)
        return words and any(
            (one.lower in LEADING_TO or one.kind == "close") and other.kind == "number"
            for one, other in zip(inside, inside[1:])
        )

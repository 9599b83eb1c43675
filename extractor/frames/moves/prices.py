"""Money: a company's change and price, an instrument's level."""

from __future__ import annotations

from extractor.frames.moves.former_prices import FormerPrices
from extractor.frames.moves.vocabulary import DIRECTIONS, PREVIOUS_HEADS
from extractor.spans.currencies import SHARED
from extractor.spans.items import MEASURES, Item

PER = {"/€": "euro", "/£": "pound", "/¥": "yen"}  # "R19.86/€"
# Verbs that give a price and no move: "fetched $5,527 an ounce", "was worth 1.1738 dollars", "traded for 71.46 cents".
HAVING = frozenset("with had saw posted recorded registered logged showed".split())
STANDING = frozenset("averaged averaging bought buys buying fetched fetches fetching worth cost for".split())
CROSSING = frozenset(
    "cracks cracked tops topped crosses crossed breaks broke surpasses surpassed breaches breached nears neared".split()
)
# More than this is no price of a share.
MOST = dict.fromkeys(("KRW", "IDR", "VND"), 10_000_000)
BEHIND = frozenset(
    {
        "higher", "lower", "up", "down", "firmer", "weaker", "stronger", "softer", "better", "better off", "worse", "worse off",
        "easier", "richer", "poorer", "cheaper", "dearer", "off", "ahead",
        "to the good", "to the bad", "to the worse",
    }
)
CHANGED = frozenset({"by", "or", "(", "of", "off", "+", "-", "another", "further"})
ARRIVING = frozenset({"reach", "reaching", "hit", "touch"})
LINES = frozenset({"near", "over", "under", "past", "toward", "towards", "beyond"})


def after_percent(after: Item | None) -> bool:
    return after is not None and after.kind == "percent"


class Prices(FormerPrices):
    """Money: a company's change and price, an instrument's level."""

    def _money(self, at: int, item: Item) -> None:
        now = self.now
        if now is not None and now.kind == "sector" and self._is_share(at):
            subject = now.subjects[0]  # "Telecom rose 1.4 percent to $2.41": a sector has no price
            now.subjects = [Item("company", subject.start, subject.end, subject.text, subject.lower, subject.text)]
        if now is None or now.kind not in ("company", "instrument") or now.aside:
            if now is not None and now.aside:
                self._take(at, item, "level")
            elif now is not None and now.kind == "index" and self._is_level_in_money(at, item):
                self._level(at, item)
            return
        if self._range(at, item) or self._in_other_money(at, item) or self._another_rate(at, item):
            return
        before = self._before(at)
        word = before.lower if before is not None else ""
        if reason := self._no_price(at, item, word):
            item.extra["aside"], item.used = reason, True
            if reason == "previous value" and (now.kind == "instrument" or self._of_the_day_before(at)):
                self._rate_before(item)
            return
        if now.kind == "company" and self._erases(at):
            now.direction = "down"
            self._take(at, item, "change")
            return
        if now.direction is None and word == "to" and self._gone_along(at):
            now.direction = self.done[-1].direction
        if not self._tells_of_money(at, word):
            return
        slot = self._slot_by_place(at, word) or self._slot_by_word(at, item, word)
        full = slot == "price" and "price" in now.slots and len(now.series["price"]) >= len(now.subjects)
        if slot is None or full and now.kind == "company":
            return
        if slot == "level":
            self._part_rates(item)
        self._take(at, item, slot)
        if slot == "level":
            self._cross_by_money(item)
        if now.kind == "instrument" and (sign := "".join(other.text for other in self.items[at + 1:at + 3])) in PER:
            self.here.cross = PER[sign] if PER[sign] != now.subjects[0].value else None  # the euro at "NIS 3.802/€"
        if self.here.currency is None or self.here.currency in SHARED:  # "rose 42 cents to S$52.18"
            self.here.currency = item.extra["currency"]

    def _tells_of_money(self, at: int, word: str) -> bool:
        """Whether the clause moves its subject, or says where it stands."""
        now, before = self.here, self._before(at)
        if now.before is not None and word == "to" or now.direction or now.role or self._in_bracket():
            return True
        if self._told_by_adverb(at) or self._with_a_move(at, word):
            return True
        if before is not None and before.kind in ("close", "trade", "open") or self._gapped(at) or self._stands_by_its_move(at):
            return True
        if now.kind == "instrument":
            if word == "to" and {"change", "percent"} & now.slots.keys() and self.last_direction is not None:
                return True  # "Brent slid 42 cents to $82.11 and WTI 51 cents to $77.90"
            return word == "at" or word == "to" and now.session is not None or self._stands(at, word)
        if word == "at" and (now.session == "close" or self._valued_after_move(at)):
            return True
        return word in ("to", "at") and self.last_direction is not None and bool({"percent", "change"} & now.slots.keys())

    def _gone_along(self, at: int) -> bool:
        """ "The euro rose to $1.3712 from $1.3671, and the pound to $1.6540": the verb is the one before."""
        told = self.done[-1] if self.done else None
        if told is None or not told.kind == self.here.kind == "instrument" or "level" not in told.slots:
            return False
        return told.direction in ("up", "down") and self.items[at - 2].end == self.here.subjects[-1].end

    def _valued_after_move(self, at: int) -> bool:
        """ "With a loss of 2.1 percent, the fund was valued at Rs 640"."""
        told = self.done[-1] if self.done else None
        return at > 1 and self.items[at - 2].lower == "valued" and self.here.kind == "company" and told is not None \
            and bool(told.direction) and told.subjects[-1].value == self.here.subjects[-1].value

    def _gapped(self, at: int) -> bool:
        """ "A fell $2.10 to $40.12, B $1.05", "A rose 20 sen, B by 10 sen": the verb is the one before."""
        before = self._before(at)
        told = self.done[-1] if self.done else None
        if told is None or told.kind != self.here.kind or self.last_direction is None or before is None:
            return False
        if told.kind == "instrument" and not {"change", "percent"} & told.slots.keys():
            return False
        end = self.here.subjects[-1].end
        apart = at > 1 and self.items[at - 2].end == end
        return before.end == end or apart and (before.lower == "by" or before.text == "," and self._price_follows(at))

    def _price_follows(self, at: int) -> bool:
        """ "…, and B, 24 sen to RM23.10": of a list whose names stand between commas."""
        ahead = self.items[at + 1:at + 3]
        return len(ahead) == 2 and ahead[0].lower in ("to", "at") and ahead[1].kind == "money"

    def _stands(self, at: int, word: str) -> bool:
        """ "bought 65.62 US cents", "was $62.70 a barrel", "an average of $70": where goods stand, and no move."""
        if self.here.kind != "instrument":
            return False
        if word in STANDING or word in ("was", "is", "were") and not self._told_by_adverb(at):
            return True
        averaged = word == "of" and any(other.lower == "average" for other in self.items[max(0, at - 3):at])
        return averaged or self._taped_price(at)

    def _slot_by_place(self, at: int, word: str) -> str | None:
        """What a figure is by where it stands in its clause or list."""
        now, before = self.here, self._before(at)
        if self._stands(at, word):
            return "level"
        if now.kind == "instrument" and word in ARRIVING and at > 1 and self.items[at - 2].lower == "to" and now.slots:
            return "level"  # "rose 0.60% to hit $52.10"
        if now.kind == "instrument" and word not in ("to", "at") and self._told_by_adverb(at):
            self.target = None
            return "change"  # "settled 99 cents lower", "opened 12 paise stronger"
        if now.kind == "company":
            if before is not None and before.kind == "close" and self._closed_by(at):
                return "change"
            if (before is now.subjects[-1] or word == ")") and now.role and after_percent(self._after(at)):
                return "price"  # "Convatec Group (CTEC) 265.20p 3.03%"
            if self._stands_by_its_move(at):
                return "price"
            if before is not None and before.lower == "with" and (after := self._after(at)) is not None and after.kind in ("rise", "fall"):
                return "change"  # "ended with a rupee gain at Rs 451"
            if word in ARRIVING or word == "with" and self._ends_with(at):
                return "price"  # "gained 18 centavos to reach P10.78", "shed 21 cents to hit $32.47"
        if word in ("and", ",") and self._goes_round(self.last_slot):
            return "change" if self._another_change(at) else self.last_slot
        return None

    def _ends_with(self, at: int) -> bool:
        """ "to end the week with N7.60", "closing with Rs 5.20 a share", "to end trading with N3.46kobo"."""
        back = at - 2 - (at > 2 and self.items[at - 2].lower in ("trading", "trade", "day", "session"))
        closing = self.items[back] if back >= 0 else None
        return closing is not None and closing.kind in ("close", "period") and closing.lower.startswith(("end", "clos", "finish"))

    def _slot_by_word(self, at: int, item: Item, word: str) -> str | None:
        """What a figure is by the word before it."""
        now, before = self.here, self._before(at)
        stood = "price" if now.kind == "company" else "level"
        if word == "of" and self._is_noun_before(at):
            return "change"
        arrived = word in ("to", "at", "of", "@") or word == "," and "change" in now.slots or self._ended_on(at)
        if arrived or before is not None and before.kind in ("close", "trade"):
            return stood
        if "change" in now.slots and "price" not in now.slots and word in ("or", "("):
            return None
        if self._gapped(at) and "change" not in now.slots:
            return "change" if "change" in self.done[-1].slots else stood
        if self._is_moved_by(at, item, word):
            return "change"
        return stood if word == "," and "percent" in now.slots and "price" not in now.slots else None

    def _is_moved_by(self, at: int, item: Item, word: str) -> bool:
        """ "rose $2", "a rise of $2", "$2 higher", "by $2", "(+$2"."""
        before = self._before(at)
        if before is None or before.kind in DIRECTIONS or before.kind.startswith("hedge") or item.extra["sign"]:
            return True
        if word in CHANGED or word == "with" and self.here.role or self._with_a_move(at, word):
            return True
        return self._told_by_adverb(at) and "change" not in self.here.slots

    def _rate_again(self, at: int, item: Item) -> bool:
        """ "…, or 72.88 U.S. cents": too much for a change of a currency."""
        now, before = self.here, self._before(at)
        stood = now.slots.get("level") if now.kind == "instrument" and before is not None and before.lower == "or" else None
        return stood is not None and now.subjects[0].extra.get("kind") == "currency" and item.value.value * 5 > stood.value

    def _another_change(self, at: int) -> bool:
        """ "A and B climbed 6p to 396p and 8p to 441p, respectively"."""
        changes, after = self.here.series.get("change", ()), self._after(at)
        return 0 < len(changes) < len(self.here.subjects) and after is not None and after.lower in ("to", "at")

    def _closed_by(self, at: int) -> bool:
        """ "closing €2.32 or 10.6 per cent better", "closing 20 cents higher at €6.10": no price, but a change."""
        ahead = [other for other in self.items[at + 1:at + 5] if other.text != ","]
        if [other.lower if other.kind != "percent" else "%" for other in ahead[:2]] == ["or", "%"]:
            return True
        return self._told_by_adverb(at) and not (len(ahead) > 1 and ahead[1].kind in MEASURES)

    def _goes_round(self, slot: str | None) -> bool:
        """ "A, B and C slipped 2% each to Rs 240, Rs 138 and Rs 134": one after another, while somebody has none."""
        if slot not in ("price", "change", "level"):
            return False
        return 0 < len(self.here.series.get(slot, ())) < len(self.here.subjects)

    def _with_a_move(self, at: int, word: str) -> bool:
        """ "Alder with a Rs97.49 rise in its share price", "had a Rs97.49 rise": the noun behind it says the way."""
        after = self._after(at)
        return word in HAVING and self.here.kind == "company" and after is not None and after.kind in ("rise", "fall") \
            and self._is_noun(at + 1, after)

    def _told_by_adverb(self, at: int) -> bool:
        """ "were four sen higher at RM8.34", "was 3.6%, or 76p, higher": the direction stands behind its figure."""
        after = self._after(at)
        if after is not None and after.lower == "," and self.items[at - 1].lower == "or":
            after = self._after(at + 1)
        return after is not None and after.lower in BEHIND

    def _no_price(self, at: int, item: Item, word: str) -> str:
        """Why money is neither the change nor the price of the name before it, or ""."""
        if word == "of" and at > 1 and self.here.kind == "company" and self.items[at - 2].kind in ("high", "low", "new-highs", "new-lows") and not any(other.kind == "close" for other in self.items[max(0, at - 6):at - 2]):
            return "price within the day"  # "up as much as 34 percent at a session high of $25.50"
        now = self.here
        if now.kind == "company" and self._closed_there_before(at):
            return "previous value"  # "164.20 euros, having closed at 172.10 euros on Wednesday"
        if (bracket := at - 1 - self.items[at - 1].kind.startswith("hedge")) > 0 and self.items[bracket].text == "(" \
                and self.items[bracket - 1].kind == "money":
            return "same in another money"  # "143,800 Turkish liras (around $40,718)"
        weekday = at > 1 and self.items[at - 1].lower in ("'s", "’s") and self.items[at - 2].kind == "weekday"  # "compared to Thursday's P56.945"
        if (word in PREVIOUS_HEADS or word == "previous" or weekday or at > 1 and self.items[at - 2].lower in ("compared", "compare")) and (now.slots or now.direction or self._leads_to_price(at)):
            return "previous value"
        if now.kind == "instrument" and "level" in now.slots and self._from_extreme(at):
            return "distance from another level"  # "at $958.80 an ounce, up nearly $70 from Wednesday's low"
        if now.kind == "instrument" and word in CROSSING:
            return "mark"  # "oil cracks $50"
        if at and self.items[at - 1].kind == "as-much-as" or self.target == "aside" and now.kind == "instrument" and not self._told_by_adverb(at):
            self.target = None
            return "price within the day"  # "had risen as high as $1.3109"
        if now.kind == "instrument" and at and self.items[at - 1].lower in LINES and not self._near_exactly(at, item) and not any(item.lower in ("to", "at", "or") for item in self.items[at + 1:at + 5]):
            return "mark"  # "oil rises over $70"
        closed = bool(now.slots) or any(other.kind == "close" for other in self.items[at + 1:])
        if now.kind == "company" and closed and word in ("with", "at") and self._near(at, "open", 4):
            return "price within the day"  # "to end trading at N0.53, having opened with N0.50"
        place = "previous-close" if now.kind == "instrument" else "open"  # "against the opening price of N5.55"
        if word == "of" and now.slots and self._near(at, place, 3):
            return "previous value"
        if at and self.items[at - 1 - (self.items[at - 1].lower == "the")].lower in ("below", "above"):
            return "mark"  # "sank below $30 to $29.80"
        if now.kind == "instrument" and "level" in now.slots and self._at_extreme(at):
            return "extreme within the day"  # "was at $1,589.10, having hit a two-week high at $1,599.10"
        if now.kind == "company" and self._at_extreme(at) and self._priced_again(at):
            return "price within the day"  # "climbed to a record high of $215.85, and closed at $215.80"
        if now.kind == "company" and word == "to" and self._swung(self.items[at - 2]) and self._priced_again(at):
            return "price within the day"  # "jumped as much as 6.2% to Rs 412.50 before settling at Rs 404.10"
        if word == "of" and now.slots and self._measured_from(at):
            return "previous value"  # "up 28.4 percent from its offering price of $44.00"
        after = [other.lower for other in self.items[at + 1:at + 3]]
        if word == "of" and after[:1] and (after[0] in ("per share", "a share") or after in (["a", "share"], ["per", "share"])) and self._is_noun_before(at) and any(
                other.lower in ("posted", "reported", "widened", "narrowed", "net", "quarterly", "swung", "swinging") for other in self.items[max(0, at - 5):at]):
            return "company results"  # "posted a loss of $2.57 a share"
        if self._earned_per_share(at):
            return "company results"  # "Alder lost $0.40 per share in Q1"
        if at and self.items[at - 1].lower == "another" and now.subjects[-1].lower == "it":
            return "further move"  # "It rose another 10 cents before settling near its price at the close"
        return "amount" if item.value.value >= MOST.get(item.extra["currency"], 1_000_000) else ""

    def _near_exactly(self, at: int, item: Item) -> bool:
        """ "was trading near $61,250": where it stands; but "near $60,000" is a mark."""
        digits = "".join(sign for sign in item.text if sign.isdigit()).rstrip("0")
        return self.items[at - 1].lower == "near" and len(digits) > 2 and item.extra["currency"] is not None

    def _at_extreme(self, at: int) -> bool:
        """ "hit a two-week high at …", "after hitting its lowest since mid-May at …"."""
        for back, item in reversed([*enumerate(self.items)][max(0, at - 8):at]):
            ranked = {"gainers", "losers"} & set(self.items[back + 1].figures or ())  # "were the highest gainers"
            if item.kind in ("extreme", "high", "low") or item.lower in ("lowest", "highest") and not ranked:
                return True
            if item.kind in MEASURES and item.used or item.text in (",", ";"):
                return False
        return False

    def _priced_again(self, at: int) -> bool:
        for item in self.items[at + 1:at + 12]:
            if item.kind == "company" or item.kind == "money":
                return item.kind == "money"
        return False

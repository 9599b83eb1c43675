"""Which names are subjects, and who takes a move that came first."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, DETERMINERS, PREPOSITIONS, is_adverb
from extractor.frames.moves.references import References
from extractor.frames.moves.sectors import RANKS
from extractor.frames.moves.vocabulary import (
    BESIDE_VERBS,
    CAUSES,
    DIRECTIONS,
    EXPECTING,
    GOODS_NOUNS,
    MAKERS,
    SECTOR_TAILS,
)
from extractor.frames.statement import Statement
from extractor.spans.items import MEASURES, Item

RUNS = frozenset({"performance", "momentum", "trajectory", "movement", "run"})  # what an index goes through

OWN_UNITS = {"euro": "EUR", "pound": "GBP", "Australian dollar": "AUD", "New Zealand dollar": "NZD", "Canadian dollar": "CAD"}
BRANCHES = frozenset("gauge sub-index subindex sub-gauge subgauge barometer".split())


class Subjects(References):
    """Which names are subjects, and who takes a move that came first."""

    def _subject(self, at: int, item: Item) -> None:
        if item.kind == "sector" and not self._is_sector_subject(at, item):
            if self._told_of(at + 1) or (after := self._after(at)) is not None and after.lower in ("was", "were", "is", "are"):
                self._unknown_subject(at, item)  # "a biotech fell 3%", "base metals rose"
            return
        if item.kind == "exchange" and not self._is_a_share(at):
            return
        if item.kind == "instrument" and (after := self._after(at)) is not None and after.lower in MAKERS:
            return  # "the gold producer Newcrest"
        if item.kind == "instrument" and (after := self._after(at)) is not None and after.lower in GOODS_NOUNS:
            if after.lower != "benchmark" and self._place(at, item) == "subject":
                self._unknown_subject(at, item)
            return  # "oil inventories fell", "Brent, the global oil benchmark, rose"
        if item.kind == "instrument" and self._possessed(at) and any(other.lower in ("parity", "midpoint", "fixing") for other in self.items[at + 2:at + 5]):
            self._unknown_subject(at, item)
            return  # "the yuan's central parity rate was set at 7.0856": no market's price
        if item.lower == "if" or self.items[0].lower == "had":
            self.hypothetical = True  # "If the index …", "Had the index closed …"
        if item.kind == "topic" and item.value == "forecast" and item.lower in ("could", "might", "should", "would", "may", "will", "if"):
            self._modal(at, item)
            return
        if item.kind == "topic" and at > 1 and self.items[at - 1].lower in ("'", "’", "'s", "’s") and self.items[at - 2].kind == "word" and self.items[at - 2].text.isupper():
            self.context.last_company = self.context.last_subject = None  # "ABC's outlook …. Its stock": of somebody not known here
        if item.kind == "topic" and self._beside_index(at):
            return
        if item.kind == "instrument" and item.extra["kind"] == "currency" and self._is_unit(at):
            self.now.currency = self.now.currency or OWN_UNITS.get(item.value) or item.extra.get("unit")
            return  # "rose to 110.51 Japanese yen"

        if item.kind == "exchange":
            item = Item("company", item.start, item.end, item.text, item.lower, item.text)
        resolved = self._resolve(at, item)
        if resolved is None:
            if item.kind == "descriptor" and self._of_a_place(at):
                self._unknown_subject(at, item)
            return
        if self.outer and resolved.kind == "index" and self.now is not None and not self.now.slots and self.now.subjects[-1:] and self.now.subjects[-1].value == resolved.value:
            return  # its own code in brackets: "(DJI - 27,682.81)"
        if resolved.kind == "index" and self._possessed(at) and any(other.lower in BRANCHES for other in self.items[at + 2:at + 5]):
            self._unknown_subject(at, item)
            return  # "the Stoxx 600's gauge of oil shares ended 1.02% higher"
        place = self._place(at, item)
        if place == "subject" and self._after_object(at):
            place = "object"
        self.last_object = at if place == "object" else None
        if place == "object" and resolved.kind == "instrument":
            self._against(at, resolved)
        if place == "adopt":
            self._adopt(at, resolved)
        elif place == "listed" and self.now is not None:
            self.now.subjects.append(resolved)
        elif place == "subject":
            self._open_statement(at, resolved)
        elif place == "topic-adopt" and self.now is not None:
            self.now.aside = resolved.value
        many = resolved.kind == "sector" and (after := self._after(at)) is not None and after.lower in SECTOR_TAILS and after.lower.endswith("s")  # never "it"
        many |= resolved.kind == "sector" and (before := self._before(at)) is not None and before.kind == "shares-of"  # "the hottest stock in tech"
        if resolved.kind in ("index", "company", "instrument", "sector") and place not in ("topic-adopt", "object") and not many:
            self.context.last_subject = resolved
            if resolved.kind == "instrument" and resolved.extra["kind"] == "currency":
                self.context.last_currency = resolved

    def _is_unit(self, at: int) -> bool:
        before = self.items[at - 1] if at else None
        return before is not None and before.kind in ("number", "count") and before.used and self.now is not None and self.now.kind == "instrument"

    def _is_a_share(self, at: int) -> bool:
        """ "HKEX slipped 0.1 per cent to HK$346.60": an exchange with a price is its own share."""
        ahead = self.items[at + 1:at + 6]
        return bool(ahead) and self._verb_at(at + 1) and any(one.kind in ("percent", "money") for one in ahead[:3]) \
            and any(one.lower in ("to", "at") and other.kind == "money" and other.value.value < 10_000 for one, other in zip(ahead, ahead[1:]))

    def _against(self, at: int, item: Item) -> None:
        """ "weakened to 6.6243 against the pound": a rate between two currencies; the dollar is the one that needs no naming."""
        before, now = self._before(at), self.now
        ahead = self._after(at)
        if self._fronted_cross(at + 1) and not (ahead is not None and ahead.lower == "at"):
            return
        pair = [one.extra and one.extra.get("kind") == "currency" for one in (item, *(now.subjects if now is not None and now.kind == "instrument" else ()))]
        if len(pair) == 2 and all(pair) and before is not None and (before.lower in ("against", "to", "versus", "per") or self._versus(at)):
            if "level" in now.slots and ahead is not None and ahead.lower == "at":
                now = self._begin_again()  # "was trading against the dollar at 1.5206 and against the euro at 1.4253"
            if now.subjects[0].value == "dollar":
                now.currency = now.currency or OWN_UNITS.get(item.value) or item.extra.get("unit")
            now.cross = None if "dollar" in (item.value, now.subjects[0].value) else item.value

    def _fronted_cross(self, at: int) -> str | None:
        """ "…, and to the euro it was 0.2% firmer": the other currency, said before the clause of this one."""
        back = [item for item in self.items[max(0, at - 5):at] if item.lower not in DETERMINERS and item.text != ","]
        other = back[-1] if back else None
        if len(back) < 2 or other.kind != "instrument" or other.extra["kind"] != "currency" or other.value == "dollar" or back[-2].lower not in ("against", "to", "versus"):
            return None
        lead = back[-3] if len(back) > 2 else None
        return other.value if lead is None or lead.lower in ("and", "while", "but") or self.items[self.items.index(back[-2]) - 1].text in (",", ";") else None

    def _open_statement(self, at: int, item: Item) -> None:
        self._flush()
        fronted = self._fronted_move(at)
        self._release_pending()
        another = self.day_carried and item.kind == "instrument"  # "On Tuesday, the rupee closed at 81.95. The dollar index fell 0.2%"
        self.now = Statement([item], day=None if another else self.day_ahead, session=self.session_ahead)
        self.target = None
        if (self.hypothetical or self._foretold(at)) and item.kind != "topic":
            self.now.aside = "forecast"
        if item.kind == "topic":
            self.now.aside = item.value
            return
        if item.kind == "index" and [other.kind if other.kind == "open" else other.lower for other in self.items[max(0, at - 3):at] if other.lower not in DETERMINERS] == ["open", "with"]:
            self.target = "open"  # "The session opened with the index at 2,636.30"
        if item.kind == "company":
            self._leader(at)
        if item.kind in ("company", "sector") and self.list_role and self.now.role is None:
            self.now.role = self.list_role
            self.now.group = self.context.list_group
        if item.kind == "instrument" and item.extra["kind"] == "currency" and item.value != "dollar":
            self.now.cross = self._fronted_cross(at)
        if item.kind == "sector":
            self.context.last_sector = item.text
            self._told_before(at)
            self._ranked_by(at)
        if item.kind == "index":
            self.context.last_index, self.context.other_index = item, False
        if item.kind == "company":
            self.now.direction = CAUSES.get(getattr(self._before(self._called_from(at)), "lower", ""))  # "lifting Microsoft 2 percent"
            self.now.finite = self.now.direction is not None
            self.context.last_company = item
            self.companies.append(item)
        if fronted is not None:
            self._begin_with(fronted)

    def _fronted_move(self, at: int) -> Statement | None:
        """ "Up 2 percent, Apple led the Dow": a move before its subject, with nothing but the comma and the subject's adjectives between."""
        pending = self.pending
        if not pending.slots or not pending.direction or pending.subjects or self.items[0] not in pending.items:
            return None
        ends = max(figure.end for figure in pending.slots.values())
        between = [item for item in self.items[:at] if item.start >= ends]
        comma = next((k for k in range(len(between) - 1, -1, -1) if between[k].text == ","), None)
        if comma is None or any(item.lower in ("and", "but", "while", "as") or item.kind in MEASURES for item in between[comma:]):
            return None
        self.pending = Statement([])
        if any(item.lower.startswith("since") for item in between[:comma]):
            for item in pending.items:
                if item.value in pending.slots.values():
                    item.extra["aside"] = "span of another length"
            return None
        return pending

    def _begin_with(self, fronted: Statement) -> None:
        now = self.now
        now.slots, now.series, now.direction, now.items = fronted.slots, fronted.series, fronted.direction, fronted.items
        now.period, now.currency, now.rules = now.period or fronted.period, fronted.currency, fronted.rules

    def _told_before(self, at: int) -> None:
        """ "…, led by banks", "lifting the mining sector 0.7 percent": the way of a sector that words before it tell."""
        before = self._before(at)
        if before is not None and before.kind == "led-by":
            self.now.finite = True  # its direction is the one before, as for all that name none
        for item in reversed(self.items[max(0, at - 3):at]):
            if item.lower in CAUSES:
                self.now.direction, self.now.finite = CAUSES[item.lower], True

    def _ranked_by(self, at: int) -> None:
        """ "with materials the strongest at 1.6 per cent"."""
        if rank := self._ranked_here(at + 1 + ((after := self._after(at)) is not None and after.lower in SECTOR_TAILS)):
            self.now.direction, self.now.finite = RANKS.get(rank.kind) or ("up" if rank.lower == "strongest" else "down"), True

    def _foretold(self, at: int) -> bool:
        """ "Analysts expect the index to rise to 26,000"."""
        before = self._before(at)
        return before is not None and (before.lower in EXPECTING or before.lower.rpartition(" ")[2] in EXPECTING) and any(item.lower in ("to", "at", "up", "down") for item in self.items[at + 1:at + 3])

    def _leader(self, at: int) -> None:
        """ "the metal index rose 2%, led by X", "with X up 3%": a gainer (or loser) of that index or sector."""
        ahead = self.done[-1] if self.done else None
        if ahead is None or ahead.kind not in ("sector", "index") or ahead.direction not in ("up", "down") or ahead.kind == "sector" and not ahead.slots:
            return
        if self._is_cause(at):
            subject = ahead.subjects[-1]
            self.now.role = "contributor" if ahead.direction == "up" else "drag"
            subject = self._contributed_to(at) or subject
            self.now.group = subject.value if subject.kind == "index" else subject.text

    def _is_cause(self, at: int) -> bool:
        """ "led by X", "due to a 1.9% drop in X", "with X down 3%": the name, or the move of it, stands behind the move before."""
        before = self._before(at)
        if before is None or before.lower in ("with", "by"):
            return before is not None
        for back in range(at - 1, max(-1, at - 9), -1):
            item = self.items[back]
            if item.kind in ("led-by", "contributors", "drags", "owed-to") or item.lower == "to" and back and self.items[back - 1].lower == "due":
                return True
            noun = item.kind in ("percent", *DIRECTIONS, "shares-of", "return") or item.kind.startswith("hedge") or item.lower in DETERMINERS or item.lower in ("in", "of", "remarkable", "sharp")
            if not (noun or self._is_adjective(item)):
                return False
        return False

    def _release_pending(self) -> None:
        """ "The 2.52% rise marks …": a move with no name of its own is the index's that was spoken of last."""
        pending, self.pending = self.pending, Statement([])
        if not pending.slots or not pending.direction or pending.subjects:
            return
        index = self.context.main_index if self.context.segment else self.context.last_index or self.context.main_index
        leads = self.items[0].lower in ("the", "this", "a", "an", "that", "with") or self.items[0].kind in ("percent", "rise", "fall", "period")
        if len(self.items) > 2 and (self.items[1].text == "," or self.items[1].kind == "word" and self.items[2].kind == "close"):
            leads = False  # a sentence cut in two; "The mai closed at 666.98 points, up 5.18%"
        if self.items[0].lower == "that" and len(self.items) > 1 and self.items[1].kind == "word":
            leads = False  # "That contrasted with a 10 percent third-quarter jump."
        leads = (leads or self._of_its_run()) and not self._said_of_another()
        opens = self._of_its_run() or bool(self.done) and not self.done[-1].subjects[0].text or any(figure.start <= self.items[min(4, len(self.items) - 1)].start for figure in pending.slots.values())
        if leads and opens and index is not None:
            pending.subjects = [Item("index", pending.start, pending.start, "", "", index.value, extra=index.extra)]
            self.done.append(pending)

    def _of_its_run(self) -> bool:
        """ "The five-day performance, showing a 1.2% drop", "Over the past week this momentum has continued, with a 1% rise", in a segment's report."""
        if self.context.segment is None:
            return False
        run = next((at for at, item in enumerate(self.items[:12]) if item.lower in RUNS), None)
        return run is not None and any(item.lower in ("the", "this", "that", "its", "'s", "’s") or item.kind == "period" for item in self.items[max(0, run - 3):run])

    def _said_of_another(self) -> bool:
        """ "The real gained 1.8 percent": a noun that no list knows stands before the verb."""
        verb = next((at for at, item in enumerate(self.items[:6]) if not {"rise.verb", "fall.verb"}.isdisjoint(item.figures or ()) and not self._is_noun(at, item)), 0)
        nouns = [item for item in self.items[1:verb] if item.lower not in AUXILIARIES and item.lower not in BESIDE_VERBS and item.lower not in ("each", "both", "all") and not is_adverb(item.lower)]
        if any(item.lower == "underlying" or item.kind == "descriptor" and item.lower.endswith(("index", "gauge")) for item in nouns):
            return True  # "The all shares index lost …": an index, and which one nobody could tell
        return bool(nouns) and self.items[0].lower in DETERMINERS and nouns[-1].kind in ("word", "counted", "topic", "instrument") and nouns[-1].lower not in ("indexes", "indices", "market")

    def _adopt(self, at: int, item: Item) -> None:
        now = self.now or self.pending
        if now is self.pending:
            self.pending = Statement([])
        now.subjects = [item]
        now.session = None
        self.now, self.pending = now, Statement([])
        now.finite = True
        if item.kind == "company":
            self._leader(at)
            self.context.last_company = item

    def _modal(self, at: int, item: Item) -> None:
        """ "could rise to 84,000": what follows is a forecast until the next subject."""
        if self.now is not None:
            self._begin_again().aside = "forecast"

    def _shares_of(self, at: int, item: Item) -> None:
        """ "Shares of the package delivery company dropped 1.2 percent": the company spoken of last."""
        known = self.context.last_company
        if known is None or self.now is not None and self.now.slots or at + 1 >= len(self.items) or self.items[at + 1].lower != "the":
            return
        end = next((k for k, other in enumerate(self.items[at + 2:at + 8], at + 2) if other.kind not in ("word", "counted", "sector", "topic", "instrument") or not other.text.islower()), len(self.items))
        noun = self.items[end - 1]
        if end < len(self.items) and self._verb_at(end) and ("issuer" in (noun.figures or ()) or noun.lower in ("company", "firm", "group", "giant")):
            self._open_statement(at, self._same(item, known))

    def _beside_index(self, at: int) -> bool:
        """ "The All-Share Index (ASI) and equities market capitalisation depreciated by 1.39 percent": the index is a subject still."""
        now, back = self.now, at - 1
        while back > 0 and self.items[back].lower in ("equities", "equity", "the", "its", "total"):
            back -= 1
        joined = back > 0 and self.items[back].lower in ("and", "&")
        return joined and self.items[at].value == "market capitalisation" and now is not None and now.kind == "index" and not now.slots and now.direction is None

    def _market(self, at: int, item: Item) -> None:
        """ "stocks", "advancers": a subject of its own kind, so that nothing said of it lands on an index."""
        before = self._before(at)
        if self._someone_s_shares(at) or self._priced_shares(at) or self._driven_shares(at):
            return
        if item.kind == "counted" and before is not None and (before.kind in ("company", "sector", "index", "count") or before.lower in PREPOSITIONS or before.kind in ("shares-of", "led-by")):
            return
        if item.kind == "universe" or (before is not None and before.lower in PREPOSITIONS):
            return
        after = self._after(at)
        if item.kind == "market":
            if before is not None and before.kind == "index":
                return  # "the Kosdaq market fell 0.55 points"
            if after is not None and self._verb_at(at + 1):
                self._flush()
                self.now = Statement([item], day=self.day_ahead)
            return
        if after is not None and after.kind in ("word", "close", "rise", "fall", "punct") and self.now is not None and self.now.slots:
            self._flush()
            self.now = Statement([Item("market", item.start, item.end, item.text, item.lower, "market")])

    def _unknown_subject(self, at: int, item: Item) -> None:
        """A verb whose noun is no name we know: what follows is its own, and stays unread."""
        self._flush()
        self.now = Statement([Item("unknown", item.start, item.end, item.text, item.lower, None)], direction=DIRECTIONS.get(item.kind))

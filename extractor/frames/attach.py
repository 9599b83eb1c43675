"""The core of level 2: measures find their subject by clause structure, in whatever order the sentence has them.

One walk over the items of a sentence keeps the statement that is being made. A subject opens a statement, a word of
movement gives it a direction, a measure takes the slot its unit and preposition name; a slot already taken opens a
further statement of the same subject. Brackets speak of what stands before them, "which" of the last name, "led by"
and "followed by" hand the direction on. A measure that finds no subject stays unread.
"""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES, BREAKS, DETERMINERS, PREPOSITIONS, RELATIVES, is_adverb
from extractor.frames.statement import Context, Statement
from extractor.spans.items import MEASURES, Item

SUBJECT_KINDS = frozenset({"index", "company", "sector", "instrument", "topic", "descriptor", "pronoun", "exchange"})
DIRECTIONS = {"rise": "up", "fall": "down", "flat": "flat"}
LISTS = {"gainers": ("gainer", "up"), "losers": ("loser", "down"), "actives": ("active", None), "contributors": ("contributor", "up"), "drags": ("drag", "down")}
ROLES = {"best": ("best", None), "worst": ("worst", None)}
SECTOR_TAILS = frozenset({"stocks", "shares", "sector", "sectors", "index", "indices", "counters", "space", "pack", "group", "subindex", "sub-index", "names", "segment", "gauge", "firms", "companies", "sub-indices", "subsector", "issues", "sectoral", "indexes", "shares,", "stock", "counter"})
LIST_GLUE = frozenset("included include including were was are like such as among on in of for by with from led today list pack namely among".split())
RANGED = frozenset("moved moving ranged ranging swung fluctuated oscillated hovered traded trading moves seesawed range".split())
COMPARING = frozenset("outpacing outperforming underperforming outpaced outperformed underperformed trailing lagging beating beat unlike outperform underperform".split())
CAUSING = frozenset("dragged dragging pulled pulling lifted lifting boosted boosting pushed pushing propelled propelling sent sending taking took helped helping supported supporting weighed".split())
AUXILIARIES_ONLY = frozenset({"has", "have", "had", "was", "were", "is", "are", "been", "and", "but", "to", "it", "which"})
RANKING = frozenset("major prime main key top biggest largest chief notable prominent big leading lead main only other heavyweight".split())
COPULAS = frozenset({"was", "is", "were", "are", "been", "be", "as", "remained", "remains"})
PREVIOUS_HEADS = frozenset({"from", "versus", "vs", "against"})


class Attacher:
    """Reads the moves of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        self.items, self.context = items, context
        self.done: list[Statement] = []
        self.now: Statement | None = None
        self.outer: list[Statement | None] = []
        self.pending = Statement([])  # what stands before its subject
        self.period_ahead: str | None = None
        self.period_next: str | None = None
        self.day_ahead: object = context.day
        self.list_role: str | None = context.list_role
        self.list_direction: str | None = {"gainer": "up", "loser": "down", "contributor": "up", "drag": "down"}.get(context.list_role or "")
        self.last_direction: str | None = None
        self.target: str | None = None
        self.session_ahead: str | None = context.session
        self.last_object: int | None = None
        self.last_slot: str | None = None
        self.between: Item | None = None
        self.between_percent = False
        self.handlers = {
            "percent": self._percent, "points": self._points, "money": self._money, "number": self._number, "count": self._number,
            "basis-points": self._basis_points, "period": self._period, "other-day": self._other_day, "weekday": self._weekday,
            "date": self._date, "close": self._close, "open": self._open, "trade": self._trade, "high": self._high, "low": self._low,
            "previous-close": self._previous_close, "extreme": self._extreme, "punct": self._punct, "word": self._word,
            "return": self._return, "led-by": self._led_by, "best": self._superlative, "worst": self._superlative, "time": self._time,
        }

    def read(self) -> list[Statement]:
        self.scope = self._fronted_scope()
        self.asides = self._appositions()
        for at, item in enumerate(self.items):
            if item.kind in SUBJECT_KINDS:
                if at not in self.asides:
                    self._subject(at, item)
            elif DIRECTIONS.keys() & set(item.figures or ()) or item.kind in DIRECTIONS:
                self._direction(at, item)
            elif item.kind in LISTS:
                self._list_head(at, item)
            elif item.kind in ("counted", "universe", "advances", "declines"):
                self._market(at, item)
            elif not item.used and (handler := self._handler(item)):
                handler(at, item)
        self._flush()
        self._release_pending()
        self._check_respectively()
        return self.done

    def _appositions(self) -> set[int]:
        """Positions inside ", an affiliate of X," and ", which will replace X,": names there are not what the verb speaks of."""
        inside: set[int] = set()
        for at, item in enumerate(self.items[:-3]):
            if item.kind not in ("company", "index") or self.items[at + 1].text != "," or self.items[at + 2].kind == "company" or self.items[at + 2].lower in ("and", "while", "but", "as"):
                continue
            for end in range(at + 3, min(len(self.items) - 1, at + 20)):
                other = self.items[end]
                if other.kind in MEASURES and other.kind != "count" or other.text == ";":
                    break
                if other.text == "," and self._verb_at(end + 1):
                    inside.update(range(at + 2, end))
                    break
        return inside

    def _verb_at(self, at: int) -> bool:
        item = self.items[at]
        return bool({"rise.verb", "fall.verb", "close", "flat"} & set(item.figures or ())) or item.lower in ("was", "were", "is", "has", "had", "also", "edged", "inched")

    def _fronted_scope(self) -> str | None:
        """ "Among the BSE 500 constituents, …", "In the Sensex pack, …": where the sentence's names were ranked."""
        if not self.items or self.items[0].lower not in ("among", "amongst", "in", "within", "on", "from", "of", "among the", "amongst the"):
            return None
        for at, item in enumerate(self.items[1:7], 1):
            if item.kind in ("index", "exchange"):
                after = self._after(at)
                return item.value if after is not None and (after.kind == "counted" or after.text == "," or after.lower in ("pack", "basket", "platform", "list", "gauge", "constituents", "components", "universe", "index")) else None
            if item.kind not in ("word", "count", "punct", "one-of", "gainers", "losers", "counted"):
                return None
        return None

    def _check_respectively(self) -> None:
        """Where "respectively" stands and one name got several values of a kind, nobody can tell whose they are."""
        if not any(item.lower == "respectively" for item in self.items):
            return
        for one, other in zip(self.done, self.done[1:]):
            if one.subjects == other.subjects and one.slots.keys() & other.slots.keys() and one.period == other.period:
                one.aside = other.aside = "unread"

    def _handler(self, item: Item):
        if item.kind in self.handlers and (item.kind not in MEASURES or item.value is not None):
            return self.handlers[item.kind]
        return next((self.handlers[label] for label in item.figures or () if label in self.handlers and label not in MEASURES), None)

    # Looking around -----------------------------------------------------------------------------------------

    def _before(self, at: int, skip_determiners: bool = True) -> Item | None:
        """The nearest item before `at`, determiners, quotes and hedges left out."""
        for back in range(at - 1, -1, -1):
            item = self.items[back]
            if item.lower in DETERMINERS and item.lower not in ("s", "'s", "’s") and skip_determiners:
                continue
            if item.lower in ("“", "”", '"', "‘", "'") or item.kind.startswith("hedge"):
                continue
            return item
        return None

    def _after(self, at: int) -> Item | None:
        return self.items[at + 1] if at + 1 < len(self.items) else None

    def _possessed(self, at: int) -> bool:
        after = self._after(at)
        return after is not None and after.lower in ("'s", "’s", "’", "'")

    def _glued(self, first: int, last: int) -> bool:
        """Only auxiliaries, adverbs and light adjectives stand between two positions."""
        return all(
            item.lower in AUXILIARIES or is_adverb(item.lower) or item.kind in ("period", "close", "trade", "open", "date", "weekday", "time") or item.kind.startswith("hedge")
            for item in self.items[first + 1:last]
        )

    # Subjects -----------------------------------------------------------------------------------------------

    def _subject(self, at: int, item: Item) -> None:
        if item.kind == "sector" and not self._is_sector_subject(at, item):
            return
        if item.kind == "exchange":
            return
        if item.kind == "topic" and item.value == "forecast" and item.lower in ("could", "might", "should", "would", "may", "will", "if"):
            self._modal(at, item)
            return
        resolved = self._resolve(at, item)
        if resolved is None:
            return
        place = self._place(at, item)
        if place == "subject" and self._after_object(at):
            place = "object"
        self.last_object = at if place == "object" else None
        if place == "adopt":
            self._adopt(at, resolved)
        elif place == "listed" and self.now is not None:
            self.now.subjects.append(resolved)
        elif place == "subject":
            self._open_statement(at, resolved)
        elif place == "topic-adopt" and self.now is not None:
            self.now.aside = resolved.value
        if resolved.kind in ("index", "company", "instrument", "sector") and place != "topic-adopt":
            self.context.last_subject = resolved

    def _after_object(self, at: int) -> bool:
        """The second of "on both the Dow and the S&P 500": an object like the first, unless a verb follows it."""
        if self.last_object is None or self.items[self.last_object].kind != self.items[at].kind or not all(item.lower in ("and", "&", "the", "both", ",") or item.lower in SECTOR_TAILS for item in self.items[self.last_object + 1:at]):
            return False
        after = self._after(at)
        return after is None or not (set(after.figures or ()) & {"rise", "fall", "close", "flat", "open"} or after.kind in ("percent", "points") or after.lower in ("was", "were", "is", "has", "had", "(", "also"))

    def _is_sector_subject(self, at: int, item: Item) -> bool:
        after = self._after(at)
        if isinstance(item.extra, dict) and "in" in item.extra:  # an index that the text calls a sector
            return True
        if after is not None and after.lower in SECTOR_TAILS or self._heads_sectors(at):
            return True
        if after is not None and (after.kind == "percent" or at == 0 and after.text == ":"):
            before = self._before(at)
            return before is None or before.kind == "led-by" or before.lower in (",", "and", "while", ";", "-", "•")
        if item.text[0].isupper() and at > 0 and after is not None and (after.kind in ("rise", "fall", "percent") or after.lower == "("):
            return True
        before = self._before(at)
        in_list = before is not None and before.lower in (",", "and") and self.now is not None and self.now.kind == "sector"
        starts = before is None or before.lower in (",", "while", "and", ";") or before.kind == "led-by"
        return in_list or (starts and after is not None and ("rise.verb" in (after.figures or ()) or "fall.verb" in (after.figures or ())))

    def _heads_sectors(self, at: int) -> bool:
        """ "industrial, holding and services counters", "industrial and services slumped": a list of sectors before its verb or noun."""
        end = at + 1
        while end < len(self.items) and (self.items[end].kind == "sector" or self.items[end].lower in (",", "and", "&")):
            end += 1
        if end == at + 1 or end >= len(self.items) or self.items[end - 1].kind != "sector":
            return False
        before = self._before(at)
        starts = before is None or before.lower in (",", "while", "and", ";", "as", "with") or before.kind in ("sector", "led-by")
        return starts and (self.items[end].lower in SECTOR_TAILS or bool({"rise.verb", "fall.verb"} & set(self.items[end].figures or ())))

    def _resolve(self, at: int, item: Item) -> Item | None:
        """Pronouns and "the index" become what they stand for; None where nobody can tell."""
        if item.kind == "pronoun":
            if item.lower == "it":
                return self._same(item, self.context.last_subject)
            return self._same(item, self.context.last_company)
        if item.kind == "descriptor":
            after = self._after(at)
            if after is not None and after.kind in ("descriptor", "index"):
                return None
            if item.value:
                return self._same(item, self.context.size_index.get(item.value))
            before = self.items[at - 1] if at else None
            if before is not None and before.kind in ("word", "sector", "company") and before.text[0].isupper() and before.lower not in ("the", "this", "its") and at > 1:
                return None
            if before is not None and before.kind in ("topic", "instrument", "counted"):
                return None
            if not self._is_definite(at) or after is not None and after.lower in ("on", "of", "for"):
                return None
            known = self.context.main_index if self.context.segment else self.context.last_index or self.context.main_index
            return self._same(item, known)
        return item

    def _is_definite(self, at: int) -> bool:
        for back in range(at - 1, max(-1, at - 4), -1):
            if self.items[back].lower in ("the", "this", "its"):
                return True
            if self.items[back].kind not in ("word",):
                return False
        return False

    @staticmethod
    def _same(item: Item, known: Item | None) -> Item | None:
        if known is None:
            return None
        return Item(known.kind, item.start, item.end, item.text, item.lower, known.value, extra=known.extra)

    def _place(self, at: int, item: Item) -> str:
        """Where a name stands: subject, listed (a further subject), adopt (of a noun before it), or object."""
        before = self._before(at)
        now = self.now
        if item.kind == "topic":
            if before is not None and before.kind in ("percent", "money", "points", "ratio") or (before is not None and before.kind in ("rise", "fall") and now is not None and now.slots):
                return "topic-adopt"
            if before is not None and before.lower in ("in", "of", "on") and now is not None and not now.finite and now.slots:
                return "topic-adopt"
            if before is not None and before.lower in ("on", "with", "of", "for", "in", "after", "amid", "by", "from", "to"):
                return "object"
            return "subject"
        if before is None:
            return "subject"
        if item.kind in ("descriptor", "index") and now is not None and now.kind == "company" and (before.lower in COPULAS or self._owns_role(at)):
            return "object"
        if before.kind in ("led-by", "shares-of") or before.lower == "with":
            if before.kind == "shares-of" and now is not None and self._is_noun_first(at):
                return "adopt"
            return "subject"
        if self._possessed(at) and item.kind == "company" and any(other.kind in ("percent", "rise", "fall", "return") for other in self.items[at + 2:at + 5]):
            return "subject"
        if self._is_compared(at):
            return "object"
        if before.lower in PREPOSITIONS:
            if before.lower in ("in", "of", "for", "by", "on") and self._is_noun_first(at):
                return "adopt"
            if before.lower == "in" and item.kind == "index" and now is None and self._moved_in(at):
                return "subject"
            if before.lower == "by" and self.list_role:
                return "subject"
            if before.lower in ("like", "including") and self.list_role:
                return "subject"
            return "object"
        if now is not None and now.subjects and not now.slots and now.direction is None and before.lower in (",", "and", "&") and self._listing(at):
            return "listed"
        return "subject"

    def _is_compared(self, at: int) -> bool:
        """ "outpacing the broader Sensex": what another is measured against."""
        for item in reversed(self.items[max(0, at - 4):at]):
            if item.lower in COMPARING:
                return True
            if item.lower in CAUSING:
                after = self._after(at)
                return after is None or after.kind not in (*DIRECTIONS, "percent", "points", "number") and after.lower not in ("to", "above", "below")
            if item.text == "," or item.kind in SUBJECT_KINDS:
                return False
        return False

    def _owns_role(self, at: int) -> bool:
        """ "was the segment's standout performer", "the Sensex's top loser": the index is where it ranked."""
        return self._possessed(at) and any(item.kind in ("best", "worst", *LISTS) for item in self.items[at + 2:at + 5])

    def _listing(self, at: int) -> bool:
        """Whether only names, commas and "and" stand between the statement's last subject and here."""
        last = self.now.subjects[-1] if self.now else None
        return last is not None and all(
            item.lower in (",", "and", "&", "both", "the", "as", "well") or item.kind in ("company", "index", "sector") or item.lower in SECTOR_TAILS or item.lower in ("'s", "’s")
            for item in self.items if last.end <= item.start and item.end <= self.items[at].start
        ) and last.kind == self.items[at].kind

    def _is_noun_first(self, at: int) -> bool:
        """ "a gain of 2% in X", "a 2% decline in X": the move stands before its subject."""
        window = self.items[max(0, at - 8):at]
        for item in reversed(window):
            if item.lower in DETERMINERS or item.lower in ("of", "in", "for", "by", "on", "shares", "to") or item.kind in ("percent", "points", "shares-of", "period", "money", "hedge-about", "hedge-over", "hedge-under"):
                continue
            if item.kind in ("rise", "fall", "return"):
                started = self.now is None or not self.now.finite
                return started and item.pos in ("noun", "any") and (self.now is None or bool(self.now.slots) or True) and self._has_fresh_measure()
            return False
        return False

    def _moved_in(self, at: int) -> bool:
        """ "a significant increase in the index, with a rise of 0.9%": the noun's index is the clause's subject."""
        return any(item.kind in ("rise", "fall") and item.pos in ("noun", "any") for item in self.items[max(0, at - 3):at])

    def _has_fresh_measure(self) -> bool:
        now = self.now or self.pending
        return bool(now.slots) and not now.finite

    def _open_statement(self, at: int, item: Item) -> None:
        self._flush()
        self._release_pending()
        self.now = Statement([item], day=self.day_ahead, session=self.session_ahead)
        self.target = None
        if item.kind == "topic":
            self.now.aside = item.value
            return
        if item.kind == "company":
            self._leader(at)
        if item.kind in ("company", "sector") and self.list_role:
            self.now.role = self.list_role
            self.now.group = self.context.list_group
        if item.kind == "index":
            self.context.last_index = item
        if item.kind == "company":
            self.context.last_company = item

    def _leader(self, at: int) -> None:
        """ "the metal index rose 2%, led by X", "with X up 3%": a gainer (or loser) of that index or sector."""
        before = self._before(at)
        ahead = self.done[-1] if self.done else None
        if ahead is None or ahead.kind not in ("sector", "index") or ahead.direction not in ("up", "down") or before is None:
            return
        due = before.lower == "to" and any(item.lower == "due" for item in self.items[max(0, at - 4):at])
        if before.lower in ("with", "by") or due or before.kind in ("led-by", "contributors", "drags"):
            subject = ahead.subjects[-1]
            self.now.role = "contributor" if ahead.direction == "up" else "drag"
            self.now.group = subject.value if subject.kind == "index" else subject.text

    def _release_pending(self) -> None:
        """ "The 2.52% rise marks …": a move with no name of its own is the index's that was spoken of last."""
        pending, self.pending = self.pending, Statement([])
        index = self.context.main_index if self.context.segment else self.context.last_index or self.context.main_index
        leads = self.items[0].lower in ("the", "this", "a", "an", "that", "with") or self.items[0].kind in ("percent", "rise", "fall", "period")
        if pending.slots and pending.direction and leads and index is not None and not pending.subjects:
            pending.subjects = [Item("index", pending.start, pending.start, "", "", index.value, extra=index.extra)]
            self.done.append(pending)

    def _adopt(self, at: int, item: Item) -> None:
        now = self.now or self.pending
        if now is self.pending:
            self.pending = Statement([])
        now.subjects = [item]
        now.session = None
        self.now, self.pending = now, Statement([])
        now.finite = True
        if item.kind == "company":
            self.context.last_company = item

    def _modal(self, at: int, item: Item) -> None:
        """ "could rise to 84,000": what follows is a forecast until the next subject."""
        if self.now is not None:
            again = self.now.again()
            self._flush()
            again.aside = "forecast"
            self.now = again

    def _market(self, at: int, item: Item) -> None:
        """ "stocks", "advancers": a subject of its own kind, so that nothing said of it lands on an index."""
        before = self._before(at)
        if item.kind == "counted" and before is not None and (before.kind in ("company", "sector", "index", "count") or before.lower in PREPOSITIONS or before.kind in ("shares-of", "led-by")):
            return
        if item.kind == "universe" or (before is not None and before.lower in PREPOSITIONS):
            return
        after = self._after(at)
        if after is not None and after.kind in ("word", "close", "rise", "fall", "punct") and self.now is not None and self.now.slots:
            self._flush()
            self.now = Statement([Item("market", item.start, item.end, item.text, item.lower, "market")])

    def _list_head(self, at: int, item: Item) -> None:
        """ "top gainers were A, B and C": the role of what follows (or, when it closes the sentence, of what came before)."""
        role, direction = LISTS[item.kind]
        before = self._before(at)
        follows = self._names_follow(at)
        if follows and not (self.now is not None and self.now.kind == "company" and before is not None and before.kind == "one-of"):
            self._flush()
            self.list_role, self.list_direction = role, direction
            self.last_direction = direction
            self.context.list_group = self._group_near(at)
        elif self._closes_list(at) and (statement := self.now or (self.done or [None])[-1]):
            if statement.kind == "company" and statement.role is None:
                statement.role = role
                statement.direction = statement.direction or direction
                statement.group = self._group_near(at)
                statement.items.append(item)

    def _closes_list(self, at: int) -> bool:
        """ "A, B and C were the major laggards", "… emerged as the Dow's top gainers", "… among those in the red"."""
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.kind == "one-of" or item.lower in COPULAS:
                return True
            if not (item.lower in DETERMINERS or item.lower in RANKING or item.kind == "index"):
                return False
        return False

    def _names_follow(self, at: int) -> bool:
        """Whether the names of a list begin right after its head: nothing but light words and the list's group between."""
        for item in self.items[at + 1:at + 10]:
            if item.kind == "company":
                return True
            light = item.lower in LIST_GLUE or item.lower in AUXILIARIES or item.lower in DETERMINERS or item.text in (":", "-", "–", "—", "(", "[")
            if not (light or item.kind in ("index", "exchange", "shares-of", "counted", "led-by", "descriptor", "universe", "sector", "period", "weekday")):
                return False
        return False

    def _group_near(self, at: int) -> str | None:
        for item in (*self.items[max(0, at - 3):at], *self.items[at + 1:at + 7]):
            if item.kind == "company":
                return None
            if item.kind in ("index", "exchange"):
                return item.value
            if item.kind in ("universe", "descriptor") and (known := self.context.size_index.get(item.value or "")):
                return known.value
        return None

    # Directions ---------------------------------------------------------------------------------------------

    def _direction(self, at: int, item: Item) -> None:
        kind = next(kind for kind in ("rise", "fall", "flat") if kind in (item.figures or ()) or item.kind == kind)
        if self._is_attributive(at, item) or self._negated(at) or self._adds_to(at, item):
            return
        direction = DIRECTIONS[kind]
        now = self.now
        noun = self._is_noun(at, item)
        verb = any(label.endswith(".verb") for label in item.figures or ()) and not noun
        if now is None:
            self.pending.direction = direction
            self.pending.items.append(item)
            return
        if verb and now.slots and not self._continues(at):
            self._unknown_subject(at, item)
            return
        if now.slots and now.direction is not None and (direction != now.direction or verb) and not (noun and not self._next_is_measure(at)):
            self._further(at, direction, item, verb)
            return
        if now.direction is None or (verb and not now.slots):
            if verb and now.direction is None and not self._belongs(at):
                self._unknown_subject(at, item)
                return
            now.direction = direction
            now.items.append(item)
            now.finite = now.finite or verb
            now.rules.append(f"words/{kind}")

    def _is_noun(self, at: int, item: Item) -> bool:
        """ "a more substantial rise", "a rise of", "its 2% drop": by its form, or by the words beside it."""
        if item.pos != "any":
            return item.pos == "noun"
        before, after = (self.items[at - 1] if at else None), self._after(at)
        if before is None or before.lower in DETERMINERS or before.kind in ("percent", "points") or before.lower in ("of", "with"):
            return before is not None
        if after is not None and after.lower in ("of", "in") and before.lower not in AUXILIARIES_ONLY:
            return any(other.lower in DETERMINERS for other in self.items[max(0, at - 4):at])
        return False

    def _next_is_measure(self, at: int) -> bool:
        for item in self.items[at + 1:at + 11]:
            if item.kind in ("percent", "points", "money"):
                return True
            if item.text in (",", ";", "(") or item.kind in SUBJECT_KINDS or item.lower in ("and", "while", "but"):
                return False
        return False

    def _further(self, at: int, direction: str, item: Item, verb: bool) -> None:
        again = self.now.again()
        self._flush()
        self.now = again
        self.now.direction = direction
        self.now.items.append(item)
        self.now.finite = verb
        self.now.rules.append(f"words/{item.kind}")

    def _is_attributive(self, at: int, item: Item) -> bool:
        """ "higher oil prices", "rising costs", "gaining counters": an adjective, not the move of the clause."""
        after = self._after(at)
        if after is None:
            return False
        if item.lower == "up" and after.lower == "to":
            return False
        adjective = any(label.endswith(".adverb") for label in item.figures or ()) or item.lower.endswith("ing")
        if after.kind in MEASURES and "flat" in (item.figures or ()):
            return True
        if not adjective:
            return False
        if after.kind in ("counted", "topic", "instrument", "sector") and not (item.lower in ("up", "down")):
            return True
        if after.kind == "word" and after.lower not in PREPOSITIONS and after.lower not in DETERMINERS and after.lower not in BREAKS \
                and after.lower not in AUXILIARIES and not is_adverb(after.lower):
            return item.lower not in ("up", "down", "flat", "unchanged")
        return after.lower == "-" or after.lower in ("than",)

    def _adds_to(self, at: int, item: Item) -> bool:
        """ "adds to a cumulative 2.4% loss": no move of its own."""
        after = self._after(at)
        return item.lower.startswith("add") and after is not None and after.lower == "to"

    def _negated(self, at: int) -> bool:
        before = self.items[at - 1].lower if at else ""
        return before in ("to", "not") and self.items[at].pos == "verb" and at > 1 and self.items[at - 2].lower in ("expected", "likely", "set", "poised", "failed", "expect", "continue", "able", "seen", "did", "want", "need", "plans", "plan")

    def _continues(self, at: int) -> bool:
        """Whether a verb after a complete statement still speaks of its subject: "… but lost", "…, falling"."""
        before = self._before(at)
        if before is None or before.lower in ("and", "but", ",", "then", "or", "while", "-", "–", "—", "which", ")", "before", "after", "to", "also", "it"):
            return True
        return before.lower in AUXILIARIES or is_adverb(before.lower) or before.kind in ("period", "close", "open", "trade", "percent", "points", "number", "money", "weekday", "date", "time", "high", "low", "other-day")

    def _belongs(self, at: int) -> bool:
        """Whether a finite verb is its statement's: no clause has begun since the subject with a noun of its own."""
        subject = self.now.subjects[-1]
        between = [item for item in self.items[:at] if item.start >= subject.end]
        if not between:
            return True
        breaks = [k for k, item in enumerate(between) if item.lower in BREAKS or item.lower in ("said", "says", "that")]
        if not breaks:
            return True
        rest = between[breaks[-1] + 1:]
        return not rest or all(item.lower in AUXILIARIES or is_adverb(item.lower) for item in rest) or between[breaks[-1]].lower in RELATIVES

    def _unknown_subject(self, at: int, item: Item) -> None:
        """A verb whose noun is no name we know: what follows is its own, and stays unread."""
        self._flush()
        self.now = Statement([Item("unknown", item.start, item.end, item.text, item.lower, None)], direction=DIRECTIONS.get(item.kind))

    def _return(self, at: int, item: Item) -> None:
        now = self.now
        if now is None:
            self.pending.direction = self.pending.direction or "signed"
        elif now.direction is None:
            now.direction = "signed"
        elif now.slots and self._next_is_measure(at) and item.lower != "change":
            self._further(at, "signed", item, verb=False)

    # Measures -----------------------------------------------------------------------------------------------

    def _statement_for(self, at: int, slot: str) -> Statement:
        """The statement that takes a measure for `slot`: the present one, a further one, or what waits for a subject."""
        now = self.now
        if now is None:
            if slot in self.pending.slots and self.pending.direction:
                direction = self.pending.direction
                self._release_pending()
                self.pending.direction = direction
            return self.pending
        if slot in now.slots and not (len(now.subjects) > 1 and len(now.series.get(slot, ())) < len(now.subjects)):
            again = now.again()
            if now.aside:
                again.aside = now.aside
            self._flush()
            self.now = again
            again.direction = None
        return self.now

    def _take(self, at: int, item: Item, slot: str) -> None:
        statement = self._statement_for(at, slot)
        statement.put(slot, item)
        self.last_slot = slot
        if item.extra and item.extra["sign"] and statement.direction in (None, "signed"):
            statement.direction = "up" if item.extra["sign"] > 0 else "down"
        if statement.period is None and (self.period_next or self.period_ahead):
            statement.period, self.period_next = self.period_next or self.period_ahead, None
        item.used = True

    def _percent(self, at: int, item: Item) -> None:
        before = self._before(at)
        if self._extreme_of_day(at, item):
            return
        if before is not None and (before.lower == "between" or before.lower == "and" and self.between_percent):
            self.between_percent = before.lower == "between"
            item.extra["aside"] = "range"
            item.used = True
            return
        after = self._after(at)
        if after is not None and after.lower in ("of", "stake", "owned", "-", "tariff", "tariffs", "tax") and not self._is_move_before(at):
            return
        if after is not None and after.lower in ("below", "above", "away", "short", "shy", "off") or (after is not None and after.kind in ("hedge-over", "hedge-under") and after.lower in ("below", "above", "under") and at + 2 < len(self.items) and self.items[at + 2].kind not in ("period",)):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if before is not None and before.lower in PREVIOUS_HEADS and self.now is not None and (self.now.slots or self.now.kind == "instrument"):
            item.extra["aside"] = "previous value"
            item.used = True
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if self.now is not None and self.now.kind == "instrument" and self.now.subjects[0].extra and self.now.subjects[0].extra.get("kind") == "yield":
            self._take(at, item, "level" if before is not None and (before.lower in ("to", "at", "of", "around", "near", "was", "(", "yielding") or before.kind in ("close", "trade")) else "level" if not self.now.slots else "percent")
            return
        self._take(at, item, "percent")

    def _from_extreme(self, at: int) -> bool:
        """ "up 45.9% from its March low", "13 points below its record high": measured from a peak or a trough, not from a close."""
        after = self._after(at)
        if after is None or after.lower not in ("from", "below", "above", "since", "off", "under", "short", "shy", "away"):
            return False
        for item in self.items[at + 2:at + 11]:
            if item.kind in ("extreme", "high", "low", "new-highs", "new-lows") or item.lower in ("low", "high", "peak", "record", "lows", "highs", "bottom", "trough") or {"extreme", "high", "low"} & set(item.figures or ()):
                return True
            if item.kind in MEASURES or item.text in (",", ";"):
                return after.lower in ("since", "below", "above") and item.kind in MEASURES
        return after.lower == "since"

    def _is_move_before(self, at: int) -> bool:
        before = self._before(at)
        return before is not None and (before.kind in DIRECTIONS or before.lower == "by")

    def _points(self, at: int, item: Item) -> None:
        if self._extreme_of_day(at, item):
            return
        if self._from_extreme(at):
            item.extra["aside"] = "distance from another level"
            item.used = True
            return
        if self.now is not None and self.now.kind == "index" and item.value.value >= 500 and self._level_in_points(at):
            self._level(at, item)
            return
        if self.now is not None and self.now.kind in ("company", "topic"):
            if self.now.kind == "company":
                item.extra["aside"] = "contribution in points"
                item.used = True
            return
        self._take(at, item, "points")

    def _level_in_points(self, at: int) -> bool:
        """ "closed at 10,527.85 points, down …": a level with the unit of a change."""
        before, after = self._before(at), self.items[at + 1:at + 3]
        if self._near(at, "previous-close", 3):
            return True
        if before is not None and before.lower.rpartition(" ")[2] in ("to", "at", "@", "from"):
            return True
        told = len(after) == 2 and after[0].text == "," and after[1].kind in DIRECTIONS
        return told and self.now.session == "close" and self.now.direction is None

    def _extreme_of_day(self, at: int, item: Item) -> bool:
        """ "lost as much as 0.8%": how far it went in between, not where it ended."""
        if at and self.items[at - 1].kind == "as-much-as":
            item.extra["aside"] = "extreme within the day"
            item.used = True
            return True
        return False

    def _basis_points(self, at: int, item: Item) -> None:
        if self.now is not None and self.now.kind == "instrument":
            self._take(at, item, "change")
        else:
            item.extra["aside"] = "basis points"
            item.used = True

    def _money(self, at: int, item: Item) -> None:
        now = self.now
        if now is None or now.kind not in ("company", "instrument") or now.aside:
            if now is not None and now.aside:
                self._take(at, item, "level")
            return
        before = self._before(at)
        word = before.lower if before is not None else ""
        if word in PREVIOUS_HEADS and (now.slots or now.direction):
            item.extra["aside"] = "previous value"
            item.used = True
            return
        if item.value.value >= 1_000_000:
            item.extra["aside"] = "amount"
            item.used = True
            return
        gapped = bool(self.done) and self.done[-1].kind == "company" and self.last_direction is not None and before is not None and before.end == now.subjects[-1].end
        if not (now.direction or gapped or self._in_bracket() or now.role or before is not None and before.kind in ("close", "trade", "open")):
            return
        if word in ("to", "at", "of", "@", ",") and (word != "," or "change" in now.slots or "percent" in now.slots and word != ",") or before is not None and before.kind in ("close", "trade"):
            slot = "price" if now.kind == "company" else "level"
            if word == "of" and before is not None and self._is_noun_before(at):
                slot = "change"
        elif word == "and" and len(now.subjects) > 1 and self.last_slot in ("price", "change", "level"):
            slot = self.last_slot
        elif "change" in now.slots and "price" not in now.slots and word in ("or", "("):
            return
        elif gapped and "change" not in now.slots:
            slot = "change" if "change" in self.done[-1].slots else "price"
        elif before is None or before.kind in DIRECTIONS or word in ("by", "or", "(", "of", "+", "-", "another") or before.kind.startswith("hedge") or item.extra["sign"]:
            slot = "change"
        elif word == "," and "percent" in now.slots and "price" not in now.slots:
            slot = "price" if now.kind == "company" else "level"
        else:
            return
        if now.kind == "company" and slot == "price" and "price" in now.slots:
            return
        self._take(at, item, slot)
        self.now.currency = self.now.currency or item.extra["currency"]

    def _in_bracket(self) -> bool:
        return bool(self.outer)

    def _is_noun_before(self, at: int) -> bool:
        return any(item.kind in ("rise", "fall") and item.pos in ("noun", "any") for item in self.items[max(0, at - 3):at])

    def _is_level_place(self, at: int) -> bool:
        before = self._before(at)
        if before is None:
            return False
        return before.lower in ("to", "at", "@", "near", "around", "(", "below", "above", "with") or before.kind in ("close", "trade", "open", "high", "low", "previous-close") \
            or before.lower == "of" and not self._is_noun_before(at)

    def _number(self, at: int, item: Item) -> None:
        now = self.now
        after = self._after(at)
        if now is not None and now.kind == "company" and not now.aside:
            self._bare_price(at, item)
            return
        if now is None or now.kind not in ("index", "instrument") or now.aside:
            return
        if after is not None and (after.kind in ("counted", "mark", "advances", "declines") or after.lower in ("-", "years", "days", "months", "sessions", "weeks", "stocks", "shares", "members")):
            if after.kind == "mark":
                item.extra["aside"] = "mark"
                item.used = True
            return
        if self._range(at, item):
            return
        if item.text in now.subjects[-1].text + " " + str(now.subjects[-1].value) and item.kind == "count":
            return  # the 225 of the Nikkei
        if item.extra["currency"] or (item.kind == "count" and item.value.value < 100 and now.kind == "index"):
            return
        self._level(at, item)

    def _bare_price(self, at: int, item: Item) -> None:
        """ "fell 2.35 rupees or 0.27 percent to 854.70": a price whose currency the change has named; "(+214.64)" is points."""
        before = self._before(at)
        if before is not None and before.lower in ("to", "at") and {"change", "percent"} & self.now.slots.keys() and "price" not in self.now.slots \
                and (self.now.currency or "." in item.text) and not item.extra["currency"]:
            after = self._after(at)
            if after is None or after.kind not in ("counted", "mark", "topic"):
                self._take(at, item, "price")
        elif self._in_bracket() and item.extra["sign"]:
            item.extra["aside"] = "contribution in points"
            item.used = True

    def _range(self, at: int, item: Item) -> bool:
        """ "traded between 1,684.06 and 1,673.86": the day's high and low, in either order."""
        before = self._before(at)
        word = before.lower if before is not None else ""
        if word == "between" and self.now.kind == "index" and any(other.lower in RANGED or other.kind == "trade" for other in self.items[max(0, at - 8):at]):
            self.between = item
            return True
        if self.between is not None and word in ("and", "to"):
            low, high = sorted((self.between, item), key=lambda one: one.value.value)
            self.between = None
            if not {"high", "low"} & self.now.slots.keys():
                self.now.put("low", low)
                self.now.put("high", high)
                low.used = high.used = True
            return True
        return False

    def _level(self, at: int, item: Item) -> None:
        """A bare number about an index: a level, a change in points, or the previous close, by what stands before it."""
        now = self.now
        before = self._before(at)
        word, kind = (before.lower, before.kind) if before is not None else ("", "")
        if kind == "previous-close" or (word in ("of", "at") and (self._near(at, "previous-close", 3) or self._from_close(at))):
            self._take(at, item, "previous_close")
        elif self.target:
            self._take_target(at, item)
        elif word == "from":
            if now.kind == "index" and now.slots:
                self._take(at, item, "previous_close")
            else:
                item.extra["aside"] = "starting level"
                item.used = True
        elif kind == "open":
            self._take(at, item, "open")
        elif now.kind == "index" and self._looks_like_points(at, item, word, kind):
            self._take(at, item, "points")
        elif self._is_level_place(at) or word in (",", ":", "and", "-", "–", "or") and (now.direction or now.slots or now.session) or kind in ("index", "percent", "points", "flat", "rise", "fall"):
            if item.value.value >= 100 or now.kind == "instrument" or "." in item.text:
                self._take(at, item, "level")

    def _looks_like_points(self, at: int, item: Item, word: str, kind: str) -> bool:
        """ "rose 503.12 to", "up 503, or 0.61%", "gained 12.4": a change with its unit left out."""
        if word in ("to", "at", "@", "("):
            return False
        after = [other for other in self.items[at + 1:at + 4]]
        leads_on = any(other.lower in ("or", "to", "at", "(", ",") or other.kind in ("percent", "rise", "fall") for other in after[:2])
        follows_move = kind in DIRECTIONS or (word in ("by", "of") and self.now.direction is not None)
        level = self.now.slots.get("level")
        if level is not None:
            return follows_move and item.value.value < level.value / 2
        if not follows_move:
            return False
        return leads_on and (item.value.value < 3000 or any(other.kind in ("number", "count") and other.value.value > item.value.value * 5 for other in self.items[at + 1:at + 8] if other.kind in ("number", "count")))

    def _from_close(self, at: int) -> bool:
        """ "from its close on previous Friday at 4,677.80": the close is the one before."""
        window = self.items[max(0, at - 9):at]
        starts = [k for k, item in enumerate(window) if item.lower == "from"]
        rest = window[starts[-1]:] if starts else []
        return any(item.kind == "close" for item in rest) and not any(item.kind in MEASURES for item in rest)

    def _near(self, at: int, kind: str, distance: int) -> bool:
        return any(item.kind == kind for item in self.items[max(0, at - distance):at])

    def _take_target(self, at: int, item: Item) -> None:
        slot, now = self.target, self.now
        self.target = None
        if slot == "aside":
            item.extra["aside"] = "record or 52-week level"
            item.used = True
            return
        if slot in now.slots:
            return
        if self._near(at, slot, 3) and {"points", "percent"} & now.slots.keys() and "level" not in now.slots and self._said_at_extreme(at):
            self._set_aside(now, ("points", "percent"), f"change at the day's {slot}")
            now.direction = None
        self._take(at, item, slot)

    @staticmethod
    def _set_aside(statement: Statement, slots: tuple[str, ...], reason: str) -> None:
        for slot in slots:
            if figure := statement.slots.pop(slot, None):
                statement.series.pop(slot, None)
                for item in statement.items:
                    if item.value is figure:
                        item.extra["aside"] = reason

    def _said_at_extreme(self, at: int) -> bool:
        """ "jumped 167 points at the day's high of …": the points are the high's, not the day's."""
        return any(item.lower == "at" for item in self.items[max(0, at - 4):at])

    # Time, sessions, extremes -------------------------------------------------------------------------------------

    def _period(self, at: int, item: Item) -> None:
        now = self.now
        if any(other.kind in ("extreme", "ordinal") for other in self.items[max(0, at - 3):at]):
            return
        if item.value == "other":
            self._other_span(at)
            return
        if item.lower.startswith(("ended", "closed", "finished", "end ")) and not (self._after(at) is not None and set(self._after(at).figures or ()) & {"rise", "fall"}):
            self._close(at, item)  # "closed the week at 6,707" is Friday's close
            return
        following = self.items[at + 1:at + 3]
        if any(other.kind in ("rise", "fall", "return") and other.pos in ("noun", "any") for other in following[:1]) or len(following) > 1 and self._is_adjective(following[0]) and following[1].kind in ("rise", "fall", "return") and following[1].pos != "verb":
            self.period_next = item.value
        elif now is not None and now.slots and now.period is None and not self._fronted(at) and (item.value == "1d" or self._stands_with(at, now)):
            now.period = item.value
            now.items.append(item)
        elif now is None and self.pending.slots and self.pending.period is None and not self._fronted(at) and self._stands_with(at, self.pending):
            self.pending.period = item.value
        elif now is not None and (now.subjects and not now.slots) or self._fronted(at) or now is None:
            if now is not None and not now.slots and now.period is None:
                now.period = item.value
            self.period_ahead = item.value if now is None or self._fronted(at) or item.value != "1d" else self.period_ahead
            if now is not None and now.subjects and not now.slots:
                self.period_ahead = item.value
        elif now is not None and now.period is not None and now.slots:
            self.period_ahead = item.value

    def _stands_with(self, at: int, statement: Statement) -> bool:
        """Whether a span of time is still the statement's: no more than a few light words after its last measure."""
        last = max(figure.end for figure in statement.slots.values())
        between = [item for item in self.items[:at] if item.start >= last]
        return len(between) <= 10 and not any(item.kind == "date" or item.lower in ("where", "when", "seen", "observed", "after", "which") for item in between)

    @staticmethod
    def _is_adjective(item: Item) -> bool:
        return item.kind == "word" and item.lower not in PREPOSITIONS and item.lower not in BREAKS and item.lower not in DETERMINERS and item.lower not in ("and", "or", "but", "with")

    def _other_span(self, at: int) -> None:
        """A span that the record has no word for: "over the past three weeks"."""
        if self.now is not None and self.now.slots and not self._fronted(at):
            self.now.aside = "span of another length"
        elif self.now is not None:
            self.now.aside = "span of another length"

    def _fronted(self, at: int) -> bool:
        """A period before its clause: "Over the past week, …", "…, while for the year …"."""
        back = at - 1
        while back >= 0 and (self.items[back].lower in DETERMINERS or self.items[back].lower in PREPOSITIONS or self.items[back].lower in ("last", "past", "previous", "preceding", "same", "so", "far", "days", "sessions", "trading") or self.items[back].kind.startswith("hedge") or self.items[back].kind in ("trade",)):
            back -= 1
        lead = back < 0 or self.items[back].lower in (";", "while", "but", ":")
        return lead

    def _other_day(self, at: int, item: Item) -> None:
        if self.now is not None and self.now.slots and not self._fronted(at):
            self.now.day = "other"
        elif self.now is None or not self.now.slots:
            self.day_ahead = "other"
            if self.now is not None:
                self.now.day = "other"

    def _weekday(self, at: int, item: Item) -> None:
        after, before = self._after(at), self._before(at)
        if after is not None and after.lower in ("'s", "’s") or before is not None and before.lower in ("from", "since", "until", "versus", "than", "against", "to", "by", "late"):
            return
        had = any(other.lower == "had" for other in self.items)
        day = "other" if had else item.value
        if self.now is not None and (self.now.slots or self.now.direction):
            self.now.day = day
        elif self._fronted(at) or self.now is None:
            self.day_ahead = day
            if self._fronted(at):
                self.context.day = day
        elif self.now is not None:
            self.now.day = day

    def _date(self, at: int, item: Item) -> None:
        before = self._before(at)
        if before is not None and before.lower == "since":
            return
        if self.now is not None and (self.now.slots or self.now.direction):
            self.now.day = item.value
        elif self.now is None and self.pending.slots:
            self.pending.day = item.value
        else:
            self.day_ahead = item.value
            if self.now is not None:
                self.now.day = item.value

    def _time(self, at: int, item: Item) -> None:
        if self.now is not None:
            self.now.session = self.now.session or "intraday"
        elif not self._closing_time(item):
            self.session_ahead = "intraday"

    def _closing_time(self, item: Item) -> bool:
        """A time of day in a sentence that also says "closed": the time of the close."""
        return any(other.kind == "close" for other in self.items)

    def _close(self, at: int, item: Item) -> None:
        if self.now is None or item.lower in ("end", "close") and self._after(at) is not None and self._after(at).lower in ("of", "to"):
            return
        if item.lower == "final":
            return
        self.target = None
        if self.now.slots and (self.now.session not in (None, "close") or at and self.items[at - 1].lower == "before"):
            again = self.now.again()
            self._flush()
            self.now = again
        self.now.session = "close"
        self.now.items.append(item)

    def _open(self, at: int, item: Item) -> None:
        after = self.items[at + 1:at + 5]
        if self.now is not None and any(other.lower in ("at",) for other in after):
            self.target = "open"
            self.now.items.append(item)
        elif self.now is not None and any(other.kind in ("rise", "fall", "flat") for other in after[:2]) and not self.now.slots:
            self.now.session = "open"

    def _trade(self, at: int, item: Item) -> None:
        if item.lower == "intraday" and self.now is not None and self.now.slots:
            self.now.session = "intraday"
        if self.now is not None and self.now.session is None and item.lower in ("trading", "was trading", "quoted", "hovering", "currently") and item.lower != "trading":
            self.now.session = "intraday"
        elif self.now is not None and self.now.session is None and item.lower == "trading" and (at and self.items[at - 1].lower in ("was", "were", "is", "currently")):
            self.now.session = "intraday"
        elif self.now is not None and self.now.session is None and item.lower.startswith(("in early", "at mid", "at noon", "in morning", "by midday")) and self.now.direction:
            self.now.session = "intraday"

    def _high(self, at: int, item: Item) -> None:
        self._day_extreme(at, "high")

    def _low(self, at: int, item: Item) -> None:
        self._day_extreme(at, "low")

    def _day_extreme(self, at: int, slot: str) -> None:
        index = self.context.last_index or self.context.main_index
        if (self.now is None or self.now.kind in ("market", "unknown", "exchange")) and index is not None:
            self._open_statement(at, Item("index", self.items[at].start, self.items[at].start, "", "", index.value, extra=index.extra))
        if self.now is not None and self.now.kind == "index":
            self.target = slot

    def _previous_close(self, at: int, item: Item) -> None:
        self.target = None

    def _extreme(self, at: int, item: Item) -> None:
        if self.now is not None:
            self.target = "aside"

    # Lists, superlatives, punctuation -----------------------------------------------------------------------------

    def _led_by(self, at: int, item: Item) -> None:
        if self.now is None and not self.done and self.last_direction is None:
            self.last_direction = self.context.last_direction
        if self.now is not None and self.now.direction and self.now.direction != "signed":
            self.last_direction = self.now.direction
        elif self.done and self.done[-1].direction:
            self.last_direction = self.done[-1].direction
        ahead = self.now if self.now is not None and self.now.kind == "company" else None
        if ahead is not None and ahead.role and item.lower.endswith("followed by"):
            self.list_role = {"best": "gainer", "worst": "loser"}.get(ahead.role, ahead.role)
            self.context.list_group = ahead.group

    def _superlative(self, at: int, item: Item) -> None:
        plural = any(other.kind == "one-of" for other in self.items[max(0, at - 3):at]) or at > 0 and self.items[at - 1].lower in ("a", "an")
        role = ({"best": "gainer", "worst": "loser"} if plural else {"best": "best", "worst": "worst"})[item.kind]
        subject = self.now if self.now is not None and self.now.kind == "company" else None
        if subject is None and self.done and self.done[-1].kind == "company" and self._marking(at):
            subject = self.done[-1]
        if subject is not None and not (subject.role in ("best", "worst")):
            subject.role = role
            if subject.direction is None:
                subject.direction = "up" if item.kind == "best" else "down" if any(word in item.lower for word in ("los", "declin", "fall", "lagg")) else None
            subject.group = subject.group or self._group_near(at)
            subject.items.append(item)
            subject.rules.append(f"words/{item.kind}")
        elif self.now is None or self.now.kind != "company":
            self.list_role = role
            self.context.list_group = self._group_near(at)

    def _marking(self, at: int) -> bool:
        return any(item.lower in ("marking", "making", "as", "emerging", "becoming") for item in self.items[max(0, at - 5):at])

    def _punct(self, at: int, item: Item) -> None:
        if item.text == "(":
            self._open_bracket(at)
        elif item.text == ")":
            self._close_bracket()
        elif item.text == ";":
            self._flush()
            self.day_ahead = self.context.day
        elif item.text == ":":
            pass

    def _open_bracket(self, at: int) -> None:
        before = self.items[at - 1] if at else None
        inside = []
        for other in self.items[at + 1:at + 12]:
            if other.text == ")":
                break
            inside.append(other)
        if before is not None and before.kind in ("company", "index", "sector") and any(other.kind in ("percent", "money", "points") for other in inside) and (self.now is None or before.end != self.now.subjects[-1].end or self.now.slots or len(self.now.subjects) > 1):
            if self.now is not None and len(self.now.subjects) > 1 and self.now.subjects[-1] is before:
                self.now.subjects.pop()
            if self.now is not None and self.now.subjects == [before]:
                self.outer.append(None)
            else:
                self.outer.append(self.now)
            self.now = Statement([before], role=self.list_role if before.kind == "company" else None, group=self.context.list_group if self.list_role else None, day=self.day_ahead)
        else:
            self.outer.append(self.now)

    def _close_bracket(self) -> None:
        if not self.outer:
            return
        outer = self.outer.pop()
        if outer is not self.now:
            self._flush(bracket=True)
            self.now = outer

    def _word(self, at: int, item: Item) -> None:
        if self.list_role and self.now is not None and self.now.kind == "company" and not self.now.slots and self.now.role == self.list_role and not self._in_list(at, item) and not self._next_is_measure(at):
            self.now.role = self.list_role = None
        after = self._after(at)
        if item.lower == "off" and self.now is not None and after is not None and (after.kind in ("percent", "points", "money", "number") or after.kind.startswith("hedge")):
            self.now.direction = self.now.direction or "down"
        elif item.lower in ("lagged", "lagging", "lags", "struggled") and self.now is not None and self.now.kind == "company" and self.now.role is None and item.lower != "struggled":
            self.now.role = "loser"
        elif item.lower == "each" and self.now is not None:
            self.now.each = True
        elif item.lower in RELATIVES and at:
            last = self.items[at - 1] if self.items[at - 1].text != "," else self.items[at - 2] if at > 1 else None
            if last is not None and last.kind in ("company", "index") and item.lower != "that":
                self._open_statement(at, last)
        elif item.lower in ("while", "whereas", "but"):
            if self.now is not None and self.now.slots:
                self.last_direction = self.now.direction or self.last_direction
            if item.lower != "but":
                self.list_role = None if self.list_role in ("best", "worst") else self.list_role
        elif item.lower in ("overnight",) and self.now is not None and self.now.day is None:
            pass

    def _in_list(self, at: int, item: Item) -> bool:
        """Whether a word can stand inside or at the end of a list of names; any other makes the last name its own subject."""
        return item.lower in LIST_GLUE or item.lower in AUXILIARIES or item.lower in ("respectively", "both", "too", "also", "as", "well", "others", "which", "each", "up", "down") or is_adverb(item.lower) or item.lower in ("“", "”")

    def _flush(self, bracket: bool = False) -> None:
        """Close the present statement; one without direction of its own takes the list's or its forerunner's."""
        now, self.now = self.now, None
        if now is None or not now.subjects:
            return
        worth = now.slots or (now.direction and now.direction != "signed") or now.role
        if not worth:
            return
        if now.direction is None and (now.slots.keys() & {"percent", "points", "change"}):
            now.direction = self.list_direction if self.list_role and now.kind == "company" else self.last_direction
        if "open" in now.slots and "level" not in now.slots:
            self._set_aside(now, ("points", "percent"), "change at the open")
        if now.role is None and self.list_role and now.kind == "company":
            now.role = self.list_role
            now.group = now.group or self.context.list_group
        if now.kind == "company" and now.role and now.group is None:
            now.group = self.scope
        if now.direction is None and now.role in ("gainer", "loser", "contributor", "drag"):
            now.direction = "up" if now.role in ("gainer", "contributor") else "down"
        if now.direction not in (None, "signed") and not bracket:
            self.last_direction = now.direction
            if now.kind == "company":
                self.context.last_direction = now.direction
        self.done.append(now)

"""The core of level 2: measures find their subject by clause structure, in whatever order the sentence has them.

One walk over the items of a sentence keeps the statement that is being made. A subject opens a statement, a word of
movement gives it a direction, a measure takes the slot its unit and preposition name; a slot already taken opens a
further statement of the same subject. Brackets speak of what stands before them, "which" of the last name, "led by"
and "followed by" hand the direction on. A measure that finds no subject stays unread.
"""

from __future__ import annotations

from extractor.frames.glue import RELATIVES
from extractor.frames.moves.directions import EN_ROUTE, Directions
from extractor.frames.moves.figures import Figures
from extractor.frames.moves.levels import Levels
from extractor.frames.moves.places import Places
from extractor.frames.moves.prices import Prices
from extractor.frames.moves.ranks import Ranks
from extractor.frames.moves.subjects import Subjects
from extractor.frames.moves.times import Times
from extractor.frames.moves.vocabulary import DIRECTIONS, LISTS, SUBJECT_KINDS
from extractor.frames.statement import Context, Statement
from extractor.spans.items import MEASURES, Item


class Attacher(Subjects, Places, Directions, Figures, Prices, Levels, Times, Ranks):
    """Reads the moves of one sentence."""

    def __init__(self, items: list[Item], context: Context) -> None:
        super().__init__(items, context)
        self.handlers = {
            "percent": self._percent, "points": self._points, "money": self._money, "number": self._number, "count": self._number,
            "basis-points": self._basis_points, "period": self._period, "other-day": self._other_day, "weekday": self._weekday,
            "date": self._date, "close": self._close, "open": self._open, "trade": self._trade, "high": self._high, "low": self._low,
            "previous-close": self._previous_close, "extreme": self._extreme, "punct": self._punct, "word": self._word,
            "new-highs": self._extreme, "new-lows": self._extreme, "return": self._return, "led-by": self._led_by, "best": self._superlative, "worst": self._superlative, "time": self._time,
            "year": self._year, "unchanged": self._unchanged, "month": self._month,
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
            elif ranked := next((label for label in (item.kind, *(item.figures or ())) if label in LISTS), None):
                self._list_head(at, item, ranked)
            elif item.kind in ("counted", "universe", "advances", "declines", "market"):
                self._market(at, item)
            elif not item.used and (handler := self._handler(item)):
                handler(at, item)
        self._flush()
        self._release_pending()
        self._check_respectively()
        self._go_on_with_list()
        self._carry_period()
        self._remember_company()
        return self.done

    def _carry_period(self) -> None:
        """ "the Dow rose 1.9% for the week, while the S&P 500 gained 1.7%": a span said of one is that of the next, where nothing else is said of it."""
        said: Statement | None = None
        for one in self.done:
            if one.aside or not one.slots or one.kind not in ("index", "sector", "company"):
                continue
            if one.period not in (None, "1d"):
                said = one
            elif said is not None and one.period is None and one.day is None and one.session is None and one.kind == said.kind \
                    and one.subjects[0].value != said.subjects[0].value and not {"level", "price"} & one.slots.keys():
                one.carried = said.period
            else:
                said = None

    def _remember_company(self) -> None:
        """Whom "the stock" of the next sentence means: the company last given a figure, else the first that the sentence was about."""
        told = any(one.kind == "company" and one.slots and not one.aside for one in self.done)
        if self.companies and not told:
            self.context.last_company = self.companies[0]

    def _handler(self, item: Item):
        if item.kind in self.handlers and (item.kind not in MEASURES or item.value is not None):
            return self.handlers[item.kind]
        return next((self.handlers[label] for label in item.figures or () if label in self.handlers and label not in MEASURES), None)

    def _check_respectively(self) -> None:
        """Where "respectively" stands and one name got several values of a kind, nobody can tell whose they are."""
        if not any(item.lower == "respectively" for item in self.items):
            return
        for one, other in zip(self.done, self.done[1:]):
            if one.subjects == other.subjects and one.slots.keys() & other.slots.keys() and one.period == other.period:
                one.aside = other.aside = "unread"

    def _punct(self, at: int, item: Item) -> None:
        if item.text == "(":
            self._open_bracket(at)
        elif item.text == ")":
            self._close_bracket()
            after = self._after(at)
            if at and self.items[at - 1].kind == "index" and after is not None and after.kind == "descriptor" and not after.value:
                self._open_statement(at, self.items[at - 1])  # "the Nepal Stock Exchange (Nepse) index"
        elif item.text == ";":
            self._flush()
            self.day_ahead = self.context.day

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
        if item.lower == "off" and self.now is not None and after is not None and (after.kind in ("percent", "points", "money", "number") or after.lower == "by" or after.kind.startswith("hedge")):
            self.now.direction = self.now.direction or "down"
        elif item.lower in ("seen", "tipped", "projected", "forecast") and self.now is not None and not self.now.slots and after is not None and (after.kind in (*DIRECTIONS, "close", "period") or after.lower in ("ending", "finishing", "closing")):
            self.now.aside = "forecast"  # "was seen ending the year at 7,595 points"
        elif item.lower == "each" and self.now is not None:
            self.now.each = True
        elif item.lower in RELATIVES and at:
            last = self.items[at - 1] if self.items[at - 1].text != "," else self.items[at - 2] if at > 1 else None
            if last is not None and last.kind in ("company", "index") and item.lower != "that":
                self._open_statement(at, last)
        elif item.lower == "despite" and not self.outer:
            self._flush()  # "… despite a 5.1 percent jump in shares of Apple"
        elif item.lower in ("while", "whereas", "but"):
            if self.now is not None and self.now.slots:
                self.last_direction = self.now.direction or self.last_direction
            if item.lower != "but":
                self.list_role = None if self.list_role in ("best", "worst") else self.list_role

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
        if now.slots and now.slots.keys() <= EN_ROUTE and now.slots.keys() != {"open"}:
            now.direction = None
        if "open" in now.slots and "level" not in now.slots and now.slots.keys() & {"points", "percent"}:
            now.session = "open"  # "opened 2.49 points higher at 1,455.78"
            now.slots["level"], now.series["level"] = now.slots["open"], list(now.series["open"])
        if now.role is None and self.list_role and now.kind == "company":
            now.role = self.list_role
            now.group = now.group or self.context.list_group
        if now.kind == "company" and now.role and now.group is None:
            now.group = self.scope
        if now.direction is None and now.role in ("gainer", "loser", "contributor", "drag"):
            now.direction = "up" if now.role in ("gainer", "contributor") else "down"
        if (now.role, now.direction) in (("gainer", "down"), ("loser", "up")):
            now.role = now.group = None  # the list has been left: "… while X fell 3%"
        if hasattr(now.day, "on") and now.period in ("wtd", "1wk", "mtd"):
            now.period = None  # a dated move is the day's
        if now.direction not in (None, "signed") and not bracket:
            self.last_direction = now.direction
            if now.kind == "company":
                self.context.last_direction = now.direction
        self.done.append(now)

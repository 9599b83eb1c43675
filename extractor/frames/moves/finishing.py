"""The end of a statement: what it takes from its list or its forerunner, and what it leaves to those that follow."""

from __future__ import annotations

from extractor.frames.glue import AUXILIARIES
from extractor.frames.moves.first_storey import FirstStorey
from extractor.frames.moves.vocabulary import COPULAS, DIRECTIONS, EN_ROUTE
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

PLAINLY_POINTS = 100
OF_OPENING = frozenset({"at", "by", ",", "index", "too", "also"})  # behind a name, where "opened" goes on
WAYS: dict[str, Way] = {"gainer": "up", "contributor": "up", "loser": "down", "drag": "down"}


class Finishing(FirstStorey):
    """Closes the statement that is being made."""

    def _flush(self, bracket: bool = False) -> None:
        """Close the present statement; one without direction of its own takes the list's or its forerunner's."""
        now, self.now = self.now, None
        if now is None or not now.subjects:
            return
        if now.kind == "sector" and now.finite and now.direction is None and not now.slots:
            now.direction = self.last_direction
        if now.kind == "instrument":
            self._settle_quote(now)
        if now.credit is not None:
            self._take_credit(now)
        if now.basis is not None:
            self._settle_basis_points(now, now.basis)
        if not (now.slots or now.direction and now.direction != "signed" or now.role):
            return
        if now.direction is None and now.slots.keys() & {"percent", "points", "change"}:
            listed = self.list_role and (now.kind == "company" or self.of_branches and now.kind in ("sector", "index"))
            now.direction, now.lent = self.list_direction if listed else self._shared_direction(now), not listed
            self._leave_since_open(now)
        self._extremes_apart(now)
        self._settle_session(now)
        self._settle_role(now)
        if hasattr(now.day, "on") and now.period in ("wtd", "1wk", "mtd"):
            now.period = None  # a dated move is the day's
        if not bracket:
            self._hand_on_direction(now)
        self.done.append(now)
        if now.role == self.list_role in ("best", "worst") and now.slots and not bracket:
            self.list_role = None  # "the top performer was A, which rose 2% after B's bid": one name

    def _goes_on_behind(self, at: int) -> bool:
        """ "Alder fell to 52-week lows; down 2.11% at 19.02": no clause begins, but how far it went."""
        ahead = self.items[at + 1:at + 3]
        verbless = len(ahead) == 2 and (ahead[0].lower in ("up", "down") or ahead[0].lower.endswith("ing"))
        told = verbless and ahead[0].kind in DIRECTIONS and ahead[1].kind in ("percent", "points", "money")
        return told and self.now is not None and not self.now.slots and len(self.now.subjects) == 1

    def _leave_since_open(self, now: Statement) -> None:
        """ "opened 61.20 points lower, then won back 44.10 points": what came after the opening went no way of its."""
        opening = self.done[-1] if self.done and now.lent else None
        if opening is not None and opening.session == now.session == "open" and opening.subjects == now.subjects:
            if {"points", "percent"} & opening.slots.keys() & now.slots.keys():
                now.aside = "unread"

    def _settle_basis_points(self, now: Statement, item: Item) -> None:
        """ "fell 144.79 basis points to 49,546.38 from 49,691.17": its points, whatever they are called; but "fell 12
        basis points" may be 0.12 per cent."""
        figure, percent = item.value, now.slots.get("percent")
        if "points" in now.slots or percent and abs(figure.value / 100 - abs(percent.value)) <= percent.step:
            return
        level, before = now.slots.get("level"), now.slots.get("previous_close")
        apart = level and before and abs(abs(level.value - before.value) - figure.value) <= level.step
        if apart or figure.value >= PLAINLY_POINTS:
            now.put("points", item)
            item.extra.pop("aside", None)

    def _settle_session(self, now: Statement) -> None:
        """Of what moment the figures are, where only a high, a low or an opening is told."""
        if now.slots and now.slots.keys() <= EN_ROUTE and now.slots.keys() != {"open"}:
            now.direction = None
        if now.slots and now.slots.keys() <= {"high", "low"} and now.session in ("intraday", "open"):
            now.session = None  # "Earlier, the Dow fell as low as 15,473.40": of the day, whenever told
        opened = "open" in now.slots and "level" not in now.slots and now.slots.keys() & {"points", "percent"}
        if opened and not self._moved_since_open(now):
            now.session = "open"  # "opened 2.49 points higher at 1,455.78"
            now.slots["level"], now.series["level"] = now.slots["open"], list(now.series["open"])
        elif now.session is None and self._opens_too(now):
            now.session = "open"

    def _opens_too(self, now: Statement) -> bool:
        """ "The Sensex opened 90 points up at 64,400 and the Nifty at 19,460": no verb of its own."""
        before = self.done[-1] if self.done else None
        if before is None or before.session != "open" or not before.kind == now.kind == "index" or not now.slots:
            return False
        first = min(figure.start for figure in now.slots.values())
        joint = [item.lower for item in self.items if before.end <= item.start < now.subjects[0].start]
        verb = [item for item in self.items if now.subjects[-1].end <= item.start and item.end <= first]
        joined = "and" in joint or "while" in joint
        return joined and all(item.lower in OF_OPENING or item.kind in DIRECTIONS for item in verb)

    def _settle_role(self, now: Statement) -> None:
        """The role and group of a company, by its list and by the way it went."""
        if now.role is None and self.list_role and now.kind == "company":
            now.role = self.list_role
            now.group = now.group or self.context.list_group
        if now.kind == "company" and now.role and now.group is None:
            now.group = self.within
        if now.direction is None:
            ranked = now.role in ("best", "worst") and now.role == self.list_role and not now.slots
            now.direction = self.list_direction if ranked else WAYS.get(now.role or "")
        if now.role == "contributor" and now.direction == "down":
            now.role = "drag"  # "a key contributor to these losses, declining by 2%"
        if now.direction == "flat" and now.role in ("gainer", "loser") and not now.slots:
            now.role = now.group = None  # "The losers were A and B. C and D were unchanged."
        if (now.role, now.direction) in (("gainer", "down"), ("loser", "up")):
            if now.role == self.list_role:
                self.list_role, self.last_direction = None, now.direction  # and those behind X fell, too
            now.role = now.group = None  # the list has been left: "… while X fell 3%"

    def _hand_on_direction(self, now: Statement) -> None:
        """To the next figure that has none of its own."""
        if now.direction == "signed" and "percent" in now.slots:
            self.last_direction = "down" if now.slots["percent"].value < 0 else "up"  # "A returned 3%, ahead of B (2%)"
        elif now.direction not in (None, "signed"):
            self.last_direction = now.direction
            if now.kind == "company":
                self.context.last_direction = now.direction

    def _shared_direction(self, now: Statement) -> Way | None:
        """ "The Dow rose 1% and the S&P 500 0.8%": what the clause before says, unless words of its own say another."""
        return None if self._moves_unknown(now) else self.last_direction

    def _share_direction(self, direction: Way) -> None:
        """ "as Tata Steel (1.87%), Infosys (1.42%) and Titan (1%) fell": the verb at the end is that of all in brackets."""
        for statement in reversed(self.done):
            if statement.kind != self.here.kind or statement.slots.keys() <= {"level", "price"}:
                return
            lent = statement.lent and self._is_bracketed(statement) and self._is_bracketed(self.here)
            if statement.direction is not None and not lent or self._moves_unknown(statement):
                return
            statement.direction = direction

    def _is_bracketed(self, statement: Statement) -> bool:
        """ "Titan (1%)"."""
        first = min((figure.start for figure in statement.slots.values()), default=0)
        name = statement.subjects[-1].end
        return any(item.text == "(" and name <= item.start < first for item in self.items)

    def _moves_unknown(self, now: Statement) -> bool:
        """ "the FBM 70 frazzled 12 points", "was 12 points gloomier": a way to move of its own, in words not known here."""
        moves = [now.slots[slot] for slot in ("percent", "points", "change") if slot in now.slots]
        if not moves:
            return False
        figure = min(moves, key=lambda move: move.start)
        between = [item for item in self.items if now.subjects[-1].end <= item.start and item.end <= figure.start]
        for item in reversed(between):
            if item.kind in MEASURES:
                return False
            if item.kind == "word" and item.lower.endswith("ed") and item.lower not in AUXILIARIES:
                return True
        after = next((item for item in self.items if item.start >= figure.end), None)
        compared = after is not None and after.kind == "word" and after.lower.endswith("ier") and after.lower != "earlier"
        return compared and any(item.lower in COPULAS for item in between)

    def _moved_since_open(self, now: Statement) -> bool:
        """ "began the day at 10,699.82 and added 333.53 points": the day's, not the opening's."""
        opened, moved = now.slots["open"], now.slots.get("points") or now.slots["percent"]
        between = [item for item in self.items if opened.end <= item.start and item.end <= moved.start]
        verb = next((item for item in between if {"rise.verb", "fall.verb"} & set(item.figures or ())), None)
        return verb is not None and between[0].lower in ("and", "but", "then", "before") and now.session != "open"

"""Lists of gainers and losers, superlatives, and who led or followed whom."""

from __future__ import annotations

from extractor.facts.records import Role
from extractor.frames.glue import AUXILIARIES, DETERMINERS, is_adverb
from extractor.frames.moves.second_storey import SecondStorey
from extractor.frames.moves.state import FOLLOWERS
from extractor.frames.moves.vocabulary import COPULAS, LIST_GLUE, LISTS, RANKING, SECTOR_TAILS
from extractor.frames.ranking import CHARTS
from extractor.frames.sizes import SIZE_WORDS
from extractor.frames.statement import Statement, Way
from extractor.spans.items import MEASURES, Item

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
SPACES = frozenset({"space", "pack", "segment", "basket", "counters"})
# What may stand between "was" and a rank: "was the segment's biggest drag", "were the top three gainers".
PART_OF_RANK = frozenset({"index", "period", "counted", "count", "descriptor", "universe", "sector"})
LIST_ENDS = frozenset("respectively both too also as well others which each up down “ ” \"".split())
BEFORE_A_SPACE = frozenset({"in", "within", "of", "on", "to", "for"})
LEADING = frozenset({"benchmark", "main", "headline"})  # the whole market's index, of no branch
HARDEST, INTO = frozenset({"worst hit", "hardest hit"}), frozenset({"in", "on", "to", "into", "among"})
ENTERING = frozenset("made make featured figured appeared entered joined".split())
MAKING = frozenset("as making emerged emerges emerging".split())
COMPLETING = frozenset("completed completing completes rounded rounding rounds filled filling".split())
BESIDE_RANK = frozenset({"it", "them", "out", "up", "list", "of"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "2nd", "3rd"})


def _way_of(item: Item) -> Way | None:
    """ "the top gainer" went up; the best performer need not have."""
    down = any(word in item.lower for word in ("los", "declin", "fall"))
    return "down" if down else "up" if any(word in item.lower for word in ("gain", "advanc", "climb", "ris")) else None


class Ranks(SecondStorey):
    """Lists of gainers and losers, superlatives, and who led or followed whom."""

    def _list_head(self, at: int, item: Item, ranked: str) -> None:
        """ "top gainers were A, B and C": the role of what follows (or, when it closes the sentence, of what came before)."""
        role, direction = LISTS[ranked]
        if direction is not None and self._counts_gains(at):
            self._move_of_clause(at, direction, item, noun=True, verb=False)
            return
        before = self._before(at)
        if item.lower.endswith((" the most", " the highest")) and self._most(at, item):
            return
        if item.lower.endswith(" by") and self._next_is_measure(at) and self.now is not None and not self.now.direction:
            self.now.direction, self.now.finite = direction, True  # "HSBC lifted by 0.9 per cent"
            self.now.items.append(item)
            return
        if role == "active" and item.lower.startswith(("led ", "topped ", "highest ")) and self.now is not None and self.now.kind == "company":
            self.now.role = role  # "Alder led the volumes with 31 million shares and closed higher at Rs 9.40"
            self.context.ranked = (role, None, self.context.paragraph)
            return
        self.of_branches = self._branches_follow(at)
        follows = self.of_branches or self._names_follow(at)
        made = any(one.lower == "making" for one in self.items[max(0, at - 4):at])  # "making it the biggest drag on the index"
        if follows and not (self.now is not None and self.now.kind == "company" and (made or before is not None and before.kind == "one-of")):
            self._flush()
            self.list_role, self.list_direction = role, direction
            self.last_direction = direction
            self.context.list_group = self._list_group(at, role)
        elif role in ("contributor", "drag") and self.now is not None and self.now.kind == "company" and self.now.slots and self.now.role is None and [one.lower for one in self.items[max(0, at - 2):at]] == [",", "the"]:
            self.now.role, self.now.group = role, self._list_group(at, role)  # "A rose 3%, the biggest boost to the index"
        elif role == "active" and (self._is_said_beside(at) or self._has_most(at)):
            self.here.role = role
        elif self._closes_list(at) and (statement := self.now or next(reversed(self.done), None)):
            near, group = self._group_near(at), self._list_group(at, role)
            if item.lower in HARDEST and len(statement.subjects) == 1 and self.items[at - 1].lower == "the":
                role = "worst"  # "A was the worst hit"
            for other in self._bracketed(statement):
                if other.kind == "company" and (other.role is None or not other.finite and other.role != role and (other.lent or other.direction in (None, direction))):
                    other.role, other.group = role, near or other.group or group
                    other.direction = direction if other.lent else other.direction or direction
                elif other.kind == "sector" and (role in ("gainer", "loser") or other.slots and role != "active"):  # "energy shares were the biggest decliners"
                    other.direction, other.finite = other.direction or direction, True
            statement.items.append(item)

    def _list_group(self, at: int, role: Role) -> str | None:
        """Where the names were ranked; "… on the Sensex were A. Among the losers were B": the second list is of the same."""
        near = self._group_near(at) or self._space_near(at) or self._sector_behind(at)
        group, before = near or self.within or self._part_told(at) or self._sector_before(role), self.context.ranked
        another = before is not None and (before[0] != role or any(item.lower in ("other", "others") for item in self.items[max(0, at - 2):at]))
        if group is None and before is not None and another and "active" not in (role, before[0]) and not self._ranked_elsewhere(at) and self.context.paragraph - before[2] <= 1:
            group = before[1]
        self.context.ranked = (role, group, self.context.paragraph)
        return group

    def _ranked_elsewhere(self, at: int) -> bool:
        """ "the top gainers among H-shares": a group of its own, though no name that we know."""
        after = self.items[at + 1:at + 3]
        return len(after) == 2 and after[0].lower in ("among", "amongst", "in", "on", "of") and after[1].kind in ("company", "word", "counted", "sector") and after[1].text[0].isupper()

    def _part_told(self, at: int) -> str | None:
        """ "The BSE MidCap shed 1%, while gainers were A and B": of the one size or branch that the sentence tells of."""
        named = [item for item in self.items if item.kind in ("index", "exchange", "sector", "universe")]
        alone = len(named) == 1 and self._is_of_a_sector(named[0]) and named[0].start < self.items[at].start
        return named[0].value if alone else None

    def _go_on_with_list(self) -> None:
        """ "The best performers were A, which rose 3%. Meanwhile, B added 2%": a plural head with one name goes on in the next sentence."""
        companies = [one for one in self.done if one.kind == "company" and not one.aside]
        if self.context.open_list:
            role, group = self.context.open_list
            same = [one for one in companies if one.role is None and one.direction == LISTS[f"{role}s"][1]]
            for one in same:
                one.role, one.group = role, group
            if not same or len(same) < len(companies):
                self.context.open_list = None
        heads = []
        if not self.said.isdisjoint(("gainers", "losers")):
            heads = [item for item in self.items if {"gainers", "losers"} & set(item.figures) and item.lower.endswith("s")]
        if heads:
            ranked = [one for one in companies if one.role in ("gainer", "loser") and one.slots]
            alone = len({name.value for one in companies for name in one.subjects}) == len(ranked) == len(heads) == 1
            self.context.open_list = (ranked[0].role, ranked[0].group) if alone else None

    def _bracketed(self, last: Statement) -> list[Statement]:
        """ "A (up 2.4%), B (1.9%) and C (1.7%)": the statement that a list ends in and those of the list before it."""
        listed = [last]
        for other in reversed(self.done):
            if other is last:
                continue
            start = listed[-1].subjects[0].start
            inside = [item for item in self.items if other.end <= item.start and item.end <= start]
            between = [item.lower for item in inside if item.kind not in MEASURES]
            if other.kind != last.kind or other.finite or other.role or not set(between) <= {"(", ")", ",", "and", "&"}:
                break
            listed.append(other)
        return listed

    def _closes_list(self, at: int) -> bool:
        """ "A, B and C were the major laggards", "… emerged as the Dow's top gainers", "… among those in the red"."""
        before = self._before(at)
        if before is not None and before.kind == "sector" and self.now is not None and self.now.subjects[-1] is before:
            return True  # "with technology and energy the biggest decliners"
        charted = any(item.lower in CHARTS for item in self.items[at + 1:at + 3])
        for item in reversed(self.items[max(0, at - 6):at]):
            if item.kind == "one-of" or item.lower in COPULAS or item.lower in MAKING or item.lower in COMPLETING:
                return True  # (also "making it the biggest contributor", "A and B completed the list of top gainers")
            if charted and item.lower in ENTERING:
                return True  # "A and B also made it to the top gainers' list"
            if not (charted and item.lower in INTO or item.lower in DETERMINERS or item.lower in BESIDE_RANK or item.lower in RANKING or item.lower in SIZE_WORDS or item.kind in PART_OF_RANK or self._is_epithet(item)):
                return False
        return False

    def _enters_chart(self, at: int) -> bool:
        return any(item.lower in CHARTS for item in self.items[at + 1:at + 7])

    def _names_follow(self, at: int) -> bool:
        """Whether the names of a list begin right after its head: nothing but light words and the list's group between."""
        if [item.lower for item in self.items[at + 1:at + 3]] == [",", "and"] and self._is_told_of_one(at):
            return False  # "A, down 2.3%, was the main loser, and B, up 3%, the biggest riser"
        named, previous = self.items[at].lower.endswith((" included", " include")), ""
        label = max((k for k, item in enumerate(self.items[:at]) if item.text == ":"), default=-1)
        if at - label <= 3 and self._names_after_verb(at):  # "The BSE IT index (up 2.1%): The top gainers in the sector were A, …"
            return True
        for item in self.items[at + 1:at + 10]:
            if item.kind == "company":
                return True
            if item.kind == "shares-of" and item.lower.startswith("those "):
                return False  # "Shares of A were the most active by volume and those of B by turnover"
            if named and item.kind in ("word", "sector", "instrument", "counted", "topic") and item.text.islower():
                continue  # "was conglomerate Ayala Corp"
            if named and item.kind == "index":
                continue  # "included Dow component Boeing"
            named = item.lower in COPULAS or item.lower.startswith("includ")
            if item.kind == "one-of":
                continue  # "the underperformers among the Topix 30 were"
            if item.lower in CHARTS or item.lower in POSSESSIVE or item.text == "," and previous in CHARTS:
                previous = item.lower
                continue  # "On the gainers' table, A and B …"
            light = item.lower in LIST_GLUE or item.lower in AUXILIARIES or item.lower in DETERMINERS or item.text in (":", "-", "–", "—", "(", "[", "™", "®")
            if not (light or item.kind in ("index", "exchange", "shares-of", "counted", "led-by", "descriptor", "universe", "sector", "period", "weekday")):
                return False
        return False

    def _branches_follow(self, at: int) -> bool:
        """ "The top gainers were realty (2.1 per cent) and the BSE Metal index (1.3 per cent)": no companies, each with its figure."""
        for k, item in enumerate(self.items[at + 1:at + 9], at + 1):
            if item.kind in ("sector", "index"):
                k += self.items[k + 1:] != [] and self.items[k + 1].lower in SECTOR_TAILS
                behind = self.items[k + 1:k + 3]
                if len(behind) == 2 and behind[0].text == "(" and behind[1].kind == "percent":
                    return True
            elif not (item.lower in LIST_GLUE or item.lower in AUXILIARIES or item.lower in DETERMINERS or item.text == ":" or item.kind in ("exchange", "counted", "descriptor", "one-of")):
                return False
        return False

    def _names_after_verb(self, at: int) -> bool:
        """ "The top gainers in the LQ45 index for the 45 best stocks by value were A, …": however long the head is."""
        for k, item in enumerate(self.items[at + 1:at + 22], at + 1):
            if item.lower in ("were", "was", "included", "include", "are"):
                return k + 1 < len(self.items) and self.items[k + 1].kind == "company"
            if item.kind in ("company", "percent", "rise", "fall") or item.text in (",", ";"):
                return False
        return False

    def _group_near(self, at: int) -> str | None:
        for window in (reversed(self.items[max(0, at - 3):at]), self.items[at + 1:at + 7]):
            for item in window:
                if item.kind == "company" or item.text in (",", ";", "."):
                    break
                if item.kind in ("index", "exchange"):
                    return item.value
                if item.kind == "descriptor" and not item.value:
                    main = self.context.main_index if LEADING & set(item.lower.split()) and not self.context.segment else None
                    return main.value if main is not None else self._group_meant()
                if item.lower in ("blue-chip", "blue chip") and self.context.main_index is not None:
                    return self.context.main_index.value
                if item.kind in ("universe", "descriptor") and (known := self.context.size_index.get(item.value or "")):
                    return known.value
        return None

    def _space_near(self, at: int) -> str | None:
        """ "from the auto space, the top gainers are A", "in the metal pack": the sector whose names are ranked."""
        for k in range(max(1, at - 6), min(len(self.items), at + 6)):
            between = self.items[k:at] or self.items[at:k]
            if self.items[k].lower in SPACES and self.items[k - 1].kind == "sector":
                return None if any(item.kind == "company" for item in between) else self.items[k - 1].text
        return None

    def _sector_behind(self, at: int) -> str | None:
        """ "the standout in the BSE IT sector", "the principal drag on the auto sector"."""
        behind = [item for item in self.items[at + 1:at + 6] if item.lower not in DETERMINERS]
        if len(behind) < 3 or behind[0].lower not in BEFORE_A_SPACE or behind[1].kind != "sector":
            return None
        return behind[1].text if behind[2].lower in SECTOR_TAILS else None

    def _superlative(self, at: int, item: Item) -> None:
        if not at and [other.lower for other in self.items[1:2]] in (["are"], ["were"]) or self._heads_several(at):
            self._list_head(at, item, {"best": "gainers", "worst": "losers"}[item.kind])
            return  # "Leading the rally were A (4.4%), B (2.7%)", "The top gainer was A (2.8%), B (2.7%) and C (2.1%)"
        plural = any(other.kind == "one-of" or other.lower in ORDINALS for other in self.items[max(0, at - 3):at]) or at > 0 and self.items[at - 1].lower in ("a", "an", "one")
        role: Role = "best" if item.kind == "best" else "worst"
        role = FOLLOWERS[role] if plural else role
        fallen = item.lower.endswith(" with") and self._leads_fallers(at)
        if fallen:
            role = "loser" if plural else "worst"
        if item.lower.endswith(" with") and self._in_shares(at):
            role = "active"  # "TRANSCORP led with 77.71 million units"
        if any(other.lower in ("contribution", "contributions", "contributors", "contributor") for other in self.items):
            role = "contributor" if role == "best" else "drag" if role == "worst" else role  # first by points, not by per cent
        subject = self.now if self.now is not None and self.now.kind == "company" else None
        if subject is not None and subject.role in ("contributor", "drag") and subject.group and subject.group == self.context.last_sector:
            if not item.lower.endswith(("loser", "gainer", "faller", "riser", "decliner")):
                return  # "the auto sector rose, with Acme the standout stock"; but "with Acme the biggest loser"
        if subject is not None and subject.role is None and {"best.verb", "worst.verb"} & set(item.figures or ()) and (group := self._sector_led(at)):
            subject.role, subject.group = ("contributor", group) if item.kind == "best" else ("drag", group)
            subject.direction = subject.direction or ("up" if item.kind == "best" else "down")
            subject.items.append(item)
            return
        if subject is None and self.done and self.done[-1].kind == "company" and self._marking(at):
            subject = self.done[-1]
        if subject is not None and subject.role in ("best", "worst") and self._parted(subject, at):
            subject = None  # "the best was X and the worst …": the next name's
        if subject is not None and not {"words/best", "words/worst"} & set(subject.rules):
            listed = self._bracketed(subject)
            if f"{item.kind}.verb" in (item.figures or ()) and (len(listed) > 1 or len(subject.subjects) > 1):
                role = FOLLOWERS.get(role, role)  # "A (2%), B and C led the gains"
                for other in listed[1:]:
                    other.role, other.group = other.role or role, other.group or self._group_near(at)
                    other.direction = other.direction or subject.direction or ("up" if item.kind == "best" else "down")
            subject.role = role
            if subject.direction is None:
                subject.direction = "down" if fallen else "up" if item.kind == "best" else "down" if any(word in item.lower for word in ("los", "declin", "fall", "lagg")) else None
            subject.group = subject.group or self._group_near(at) or self._sector_behind(at) or self._sector_before() or self._group_of_other_end(role)
            subject.items.append(item)
            subject.rules.append(f"words/{item.kind}")
        elif self.now is not None and self.now.kind == "sector" and not self.now.slots and self._closes_list(at) and (way := _way_of(item)):
            self.now.direction, self.now.finite = self.now.direction or way, True
        elif self._leads_itself(item):
            self.here.direction = self.here.direction or ("up" if item.kind == "best" else "down")
            self._share_direction(self.here.direction)
            self.here.finite = True
        elif (subject is None or self.now is None or self.now.kind != "company") and (plural or not self._ranks_itself(at)):
            self.list_role, self.list_direction = role, _way_of(item)  # "The best on the Dow was A, while the worst was B"
            self.context.list_group = self.ranked_on = self._group_near(at) or self.ranked_on

    def _group_of_other_end(self, role: Role) -> str | None:
        """ "A was the top gainer on the Nifty, while B was the top loser": of the same group."""
        other = {"best": "worst", "worst": "best"}.get(role)
        return next((one.group for one in reversed(self.done) if other is not None and one.role == other), None)

    def _leads_fallers(self, at: int) -> bool:
        """ "On the losing side, A led with 27.1%", "A led with -27.1%"."""
        if (after := self._after(at)) is not None and after.kind == "percent" and after.value.value < 0:
            return True
        heading = self.items[:min(at, 4)] if self.items[0].lower == "on" else []
        return any(_way_of(item) == "down" for item in heading if item.kind in ("fall", "losers", "declines"))

    def _in_list(self, at: int, item: Item) -> bool:
        """Whether a word can stand inside or at the end of a list of names; any other makes the last name its own subject."""
        if item.lower in LIST_GLUE or item.lower in AUXILIARIES or item.lower in LIST_ENDS or is_adverb(item.lower):
            return True
        after = self._after(at)  # "A, B and many others", "A, B and several other lenders"
        return item.lower == "other" or after is not None and after.lower in ("other", "others")

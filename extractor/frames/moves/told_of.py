"""Whether a clause goes on with a predicate of movement, and the way that it says: "also fell", "were mostly lower"."""

from __future__ import annotations

from typing import Final

from extractor.frames.glue import DETERMINERS, is_adverb
from extractor.frames.moves.around import Looking
from extractor.frames.moves.vocabulary import BESIDE_VERBS, COPULAS, DIRECTIONS, LISTS, PREDICATING
from extractor.frames.statement import Way
from extractor.spans.items import HEDGES, MEASURES, Item

UP: Final = "up"
DOWN: Final = "down"
# Verbs whose noun says the way: "posted losses", "saw sharp gains".
POSTING = frozenset(
    "posted posting saw recorded recording registered registering made logged notched notching enjoyed witnessed "
    "experienced experiencing suffered suffering faced showed took".split()
)
CAME = frozenset(
    "bucked bucking stood stand came emerged followed shone finished ended featured dominated excelled struggled "
    "paced led lagged trailed outperformed underperformed".split()
)
# What a sector shows beside its moves, and what it goes against.
SHOWN: dict[str, Way] = {"strength": UP, "weakness": DOWN}
AGAINST: dict[str, Way] = {
    **dict.fromkeys("downtrend downturn selloff sell-off slump decline declines slide".split(), UP),
    **dict.fromkeys("uptrend upturn rally rebound advance gains".split(), DOWN),
}
OWNED_RANK = frozenset({"the", "among", "market", "day", "session", "'s", "’s"})  # "the market's worst performers"
SIDES: dict[str, Way] = {"upside": UP, "downside": DOWN}
PERFORMING: dict[str, Way] = {"strong": UP, "weak": DOWN, "poor": DOWN}
AND = frozenset({",", "and", "&"})
OF_THE_DAY = frozenset({"the", "day", "session"})
NAMING = frozenset({"as", "like", "including"})
# What may stand between an index left out and what the others did.
OTHERS = frozenset({"all", "every", "each", "most", "other", "others", "rest", "everything"})
LEFT_OUT_WITH = frozenset({"the", "and", ",", "index", "indices"})
EXTREMES = frozenset({"worst", "best", "heaviest"})
RANKS: dict[str, Way] = {"best": "up", "gainers": "up", "worst": "down", "losers": "down"}


def labelled_way(item: Item, part: str) -> Way | None:
    """The way of a word of movement that is a verb, noun or adverb by its label."""
    labels = set(item.figures or ())
    return next((way for kind, way in DIRECTIONS.items() if f"{kind}.{part}" in labels), None)


class ToldOf(Looking):
    """Whether a clause goes on with a predicate of movement, and the way that it says."""

    def _told_of(self, at: int) -> bool:
        """Whether a predicate of movement stands here: "rose", "also fell", "were mostly lower", "led the gains", "posted losses"."""
        at += at < len(self.items) and self.items[at].lower in ("firm", "firms")
        return self._way_told(at) is not None or self._ranked_here(at) is not None

    def _examples_told(self, at: int) -> bool:
        """ "blue chips including A and B also fell", "other banks, such as A and B, posted losses": with no figure, each
        goes the way of the whole."""
        if any(item.kind in ("index", "company", "instrument") for item in self.items[:at]):
            return False  # "the index, led by banks including A and B, fell"
        names = (k for k in range(at, len(self.items)) if self.items[k].kind != "company" and self.items[k].lower not in AND)
        end = next(names, len(self.items))
        return self._told_of(end) and not any(item.kind in MEASURES for item in self.items[end:end + 7])

    def _told_apiece_behind(self, at: int) -> bool:
        """ "A and B, up 2 percent and 1 percent": a figure for each of the names that begin here."""
        end = next((k for k in range(at, len(self.items)) if self.items[k].kind != "company" and self.items[k].lower not in AND), at)
        if end < at + 3 or end + 2 >= len(self.items):
            return False
        if self.items[end].lower == "both" and self.items[end + 1].lower in ("up", "down"):
            return True  # "losses in A and B, both down by 15 centavos"
        if self.items[end].lower not in ("up", "down"):
            return False
        return self.items[end + 1].kind == "percent" and self._as_many_figures(at)

    def _each_told(self, at: int) -> bool:
        """ "auto majors including A and B rose 1.2% and 0.8%, respectively", "banks like A and B fell 1% each",
        "banks such as A fell 1%"."""
        names = range(at, len(self.items))
        end = next((k for k in names if self.items[k].kind != "company" and self.items[k].lower not in AND), None)
        if end is None or self.items[end].kind not in DIRECTIONS:
            return False
        behind = [item.lower for item in self.items[end + 1:end + 12]]
        if not {"rise.verb", "fall.verb"} & set(self.items[end].figures):
            return behind[1:2] == ["each"] and self.items[end + 1].kind == "percent"  # "A and B, down 1% each"
        apiece = "each" in behind or "respectively" in behind or end == at + 1
        return apiece and self.items[end + 1].kind in ("percent", "money")

    def _way_told(self, at: int) -> Way | None:
        """The way that the predicate at a place says, None where there is none."""
        rest = [other for other in self.items[at:at + 7] if not is_adverb(other.lower) and other.lower not in BESIDE_VERBS]
        if rest[:1] and rest[0].lower == "to" and "managed" in (self.items[at].lower, self.items[min(at + 1, len(self.items) - 1)].lower):
            rest = rest[1:]  # "managed to eke out gains", "also managed to rise"
        if not rest:
            return None
        if rest[0].kind in ("unchanged", "flat") and any(other.kind == "percent" for other in rest[1:3]):
            return "flat"  # "were flat (-0.04%)"
        if rest[0].kind == "unchanged" and rest[0].lower.split()[0] in PREDICATING:
            return "flat"  # "banks were flat"
        if way := self._way_of_verb(rest[0]):
            return way
        if rest[0].lower.endswith((" the most", " the highest")) and rest[0].kind in ("gainers", "losers"):
            return LISTS[rest[0].kind][1]  # "financials rose the most"
        if rest[0].lower in PREDICATING or rest[0].kind in ("close", "trade", "open"):
            told = next((other for other in rest[1:] if not self._before_adverb(other)), None)  # "were trading lower"
            if told is not None and (way := labelled_way(told, "adverb")):
                return way
        if len(rest) > 2 and rest[0].lower in COPULAS and rest[1].lower == "off" and rest[2].kind == "percent":
            return DOWN  # "were off 1.4%, 1.2% and 1.1%"
        if way := self._way_shown(rest):
            return way
        posted = next((k for k, other in enumerate(rest[1:4], 1) if labelled_way(other, "noun")), 0) if rest[0].lower in POSTING else 0
        light = all(other.lower in DETERMINERS or self._is_adjective(other) for other in rest[1:posted])
        return labelled_way(rest[posted], "noun") if posted and light and not self._of_goods(rest[posted + 1:]) else None

    def _way_shown(self, rest: list[Item]) -> Way | None:
        """ "stood out with gains of 1%", "showed a notable move to the downside", "saw considerable strength", "bucked the
        downtrend", "turned in some of the market's best performances"."""
        verb = rest[0].lower
        if verb in ("bucked", "bucking") and (way := next((AGAINST[one.lower] for one in rest[1:5] if one.lower in AGAINST), None)):
            return way
        if verb in CAME and (way := self._way_it_came_with(rest)):
            return way
        noun = next((k for k, one in enumerate(rest[1:5], 1) if one.lower in SHOWN or one.lower in ("move", "moves")), 0)
        if verb in POSTING and noun and all(one.lower in DETERMINERS or one.kind == "one-of" or self._is_adjective(one) for one in rest[1:noun]):
            return SHOWN.get(rest[noun].lower) or self._way_to_side(rest[noun + 1:])
        if verb in ("moved", "moving"):
            return self._way_to_side(rest[1:])
        if verb.startswith("extend"):
            return next((labelled_way(one, "noun") for one in rest[1:4] if labelled_way(one, "noun")), None)
        turned = [one.lower for one in rest[:2]] == ["turned", "in"]
        return next((way for one in rest[2:] if (way := self._way_of_rank_word(one) or PERFORMING.get(one.lower))), None) if turned else None

    @staticmethod
    def _way_to_side(rest: list[Item]) -> Way | None:
        """ "to the upside", "higher"."""
        if [item.lower for item in rest[:2]] == ["to", "the"]:
            return next((SIDES.get(item.lower) for item in rest[2:3]), None)
        return labelled_way(rest[0], "adverb") if rest else None

    @staticmethod
    def _of_goods(behind: list[Item]) -> bool:
        """ "saw a drop in deposits", "posted a rise in sales": of what a branch sells, and not of its shares."""
        if len(behind) < 2 or behind[0].lower != "in":
            return False
        return behind[1].kind == "topic" or behind[1].kind == "word" and behind[1].lower.endswith("ings")

    @staticmethod
    def _before_adverb(item: Item) -> bool:
        """What stands between a verb and its adverb: "ended [the day 0.1%] softer"."""
        return item.kind in ("trade", "close", "percent") or item.lower in DETERMINERS or item.lower in ("day", "session")

    @staticmethod
    def _way_it_came_with(rest: list[Item]) -> Way | None:
        """ "stood out with gains of 1%", "emerged on top with a rise of 2%"."""
        behind = next((k for k, other in enumerate(rest) if other.lower == "with"), len(rest))
        return next((way for other in rest[behind:] if (way := labelled_way(other, "noun"))), None)

    @staticmethod
    def _way_of_verb(item: Item) -> Way | None:
        labels = set(item.figures or ())
        return "up" if {"rise.verb", "best.verb"} & labels else "down" if {"fall.verb", "worst.verb"} & labels else None

    def _ranked_here(self, at: int) -> Item | None:
        """ "with materials the strongest at 1.6 per cent", "banks were among the biggest losers": the rank that stands here, if any."""
        if [item.lower for item in self.items[at:at + 2]] in (["best", "at"], ["worst", "at"]):
            return self.items[at]  # "utilities fared worst at minus 1.2% and communication services best at plus 0.9%"
        if [item.lower for item in self.items[at:at + 2]] in (["next", ","], ["second", ","]):
            return self.items[at]  # "with tech next, off 1.2%"
        said = at < len(self.items) and self.items[at].lower in COPULAS
        rest = [item for item in self.items[at + said:at + said + 5] if not is_adverb(item.lower)]
        light = next((k for k, item in enumerate(rest) if item.lower not in OWNED_RANK and item.kind != "one-of"), None)
        ranked = light is not None and (self._way_of_rank_word(rest[light]) or rest[light].lower in ("strongest", "weakest") or not said and rest[light].lower in EXTREMES)
        if light is None or not ranked or not (light or said):
            return None
        after = rest[light + 1] if light + 1 < len(rest) else None
        return rest[light] if said or after is not None and (after.lower in ("at", "with", ",") or after.kind == "percent") else None

    def _way_ranked(self, at: int) -> Way | None:
        """ "real estate (0.6%) was the biggest decliner"."""
        ranked = self._ranked_here(at) if self.here.kind == "sector" else None
        return self._way_of_rank_word(ranked) if ranked is not None else None

    @staticmethod
    def _way_of_rank_word(item: Item) -> Way | None:
        """The way of "the top gainers", "the laggards"."""
        return next((RANKS[label] for label in (item.kind, *(item.figures or ())) if label in RANKS), None)

    def _trades_with(self, at: int) -> bool:
        """ "A, B and C opened with gains", "were trading with losses", "ended the session with some losses"."""
        place = next((k for k in range(at - 1, max(-1, at - 4), -1) if self.items[k].lower == "with"), 0)
        between = self.items[place + 1:at]
        light = all(item.lower in DETERMINERS or self._is_adjective(item) or item.kind in HEDGES for item in between)
        verb = self._verb_before(place) if place and light else None
        return verb is not None and verb.kind in ("open", "trade", "close")

    def _verb_before(self, at: int) -> Item | None:
        """What stands before, adverbs and the day apart: "ended the session", "were also"."""
        lead = reversed(self.items[max(0, at - 5):at])
        return next((item for item in lead if not is_adverb(item.lower) and item.lower not in BESIDE_VERBS | OF_THE_DAY), None)

    def _is_epithet(self, item: Item) -> bool:
        """ "were the prime frontline laggards": what a rank may be called besides."""
        return self._is_adjective(item) and item.text.islower() and not item.lower.endswith(("ed", "ing", "s"))

    def _comes_ahead_of(self, before: Item) -> bool:
        """ "Property was the worst hit, down 2.6 per cent, ahead of mining and oil at 1.9 per cent"."""
        return before.lower == "ahead of" and self.now is not None and self.now.kind == "sector" and bool(self.now.slots)

    def _measured_behind(self, at: int) -> bool:
        """ "Except for mining/oil, up 0.85 percent, all counters dropped"; "except banks (+0.2%)"."""
        behind = [item.kind if item.kind in DIRECTIONS or item.kind == "percent" else item.text for item in self.items[at + 1:at + 4]]
        return behind[:1] == [","] and behind[1:2] != [] and behind[1] in DIRECTIONS and behind[2:] == ["percent"] or behind[:2] == ["(", "percent"]

    def _left_out(self, at: int, item: Item) -> bool:
        """ "All indices except the Nifty IT and the Nifty Metal fell", "Barring the Nifty IT, all of them fell"."""
        behind = (other for other in self.items[at + 1:] if other.kind != "index" and other.lower not in LEFT_OUT_WITH)
        told = next(behind, None)
        others = told is not None and (told.lower in OTHERS or told.kind in (*DIRECTIONS, "close", "trade", "counted"))
        return others and self._excepted(at)

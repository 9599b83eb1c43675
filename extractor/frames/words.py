"""Assertions in words that figures can test: breadth words, dated weekdays, malformed numerals, continued runs, counted lists."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.frames.lists import company_lists
from extractor.frames.statement import Context, Finding, Sentence
from extractor.spans.items import Item

MORE = frozenset({"more", "greater", "larger"})
STRONG = frozenset({"led", "outnumbered", "outnumber", "outnumbering", "outpaced", "beat", "exceeded", "dominated"})
CONTINUES = frozenset({"continuation", "continuing", "continues", "continue", "extending", "extends", "extended", "continued"})


@dataclass(slots=True)
class WordClaim:
    """A claim found in a sentence, before positions of facts are known. `kind` names the Claims list it goes to."""

    kind: str
    items: list[Item]
    fields: dict


def read_claims(sentence: Sentence, found: list[Finding], context: Context) -> list[WordClaim]:
    items = sentence.items
    claims = [*dated_weekdays(items, context), *malformed(items), *continuations(sentence)]
    return claims + breadth_words(items, found) + counted_lists(items)


def dated_weekdays(items: list[Item], context: Context) -> list[WordClaim]:
    claims = []
    for item in items:
        if item.kind == "date" and item.value.weekday is not None:
            day = item.value.on(context.published.year if context.published else None)
            if day and item.value.year:
                claims.append(WordClaim("dated_weekdays", [item], {"day": day, "weekday": item.value.weekday}))
    return claims


def malformed(items: list[Item]) -> list[WordClaim]:
    return [
        WordClaim("malformed_numbers", [item], {"reading": item.extra["numeral"].malformed})
        for item in items
        if isinstance(item.extra, dict) and item.extra.get("numeral") is not None and item.extra["numeral"].is_malformed
    ]


def breadth_words(items: list[Item], found: list[Finding]) -> list[WordClaim]:
    """ "more decliners than advancers" is plain; "a positive breadth" is loose."""
    for at, item in enumerate(items):
        if item.lower in MORE and at + 1 < len(items):
            side, other = side_near(items, at + 1, 4), None
            than = next((k for k in range(at + 1, min(len(items), at + 9)) if items[k].lower == "than"), None)
            if than is not None:
                other = side_near(items, than + 1, 3)
            if side and other and side != other:
                return [WordClaim("breadth_words", items[at:than + 2], {"larger": side, "plain": True})]
        if item.lower in STRONG:
            left, right = side_back(items, at), side_near(items, at + 1, 3)
            if left and right and left != right:
                return [WordClaim("breadth_words", items[max(0, at - 1):at + 2], {"larger": left, "plain": True})]
    return loose_breadth(items)


def loose_breadth(items: list[Item]) -> list[WordClaim]:
    words = [item.lower for item in items]
    for at, word in enumerate(words):
        if word == "breadth":
            near = words[max(0, at - 3):at] + words[at + 1:at + 6]
            if "from" in near or "turned" in near:
                continue
            if {"positive", "strong", "healthy", "favourable", "favorable"} & set(near) and not {"negative", "weak", "not", "despite"} & set(near):
                return [WordClaim("breadth_words", [items[at]], {"larger": "advances", "plain": False})]
            if {"negative", "weak"} & set(near) and not {"positive", "not"} & set(near):
                return [WordClaim("breadth_words", [items[at]], {"larger": "declines", "plain": False})]
    return []


def side_of(item: Item) -> str | None:
    labels = set(item.figures or ())
    if "advances" in labels or "rise" in labels and item.lower in ("advancing", "rising", "gaining"):
        return "advances"
    if "declines" in labels or "fall" in labels and item.lower in ("declining", "falling", "losing"):
        return "declines"
    return None


def side_near(items: list[Item], start: int, reach: int) -> str | None:
    return next((side for item in items[start:start + reach] if (side := side_of(item))), None)


def side_back(items: list[Item], at: int) -> str | None:
    return next((side for item in reversed(items[max(0, at - 3):at]) if (side := side_of(item))), None)


def continuations(sentence: Sentence) -> list[WordClaim]:
    """A day's move said to continue a span's run, both figures in one sentence."""
    if not any(item.lower in CONTINUES for item in sentence.items):
        return []
    moves = [statement for statement in sentence.statements if statement.kind == "index" and "percent" in statement.slots and not statement.aside]
    if len(moves) != 2 or moves[0].subjects[0].value != moves[1].subjects[0].value:
        return []
    words = [item for item in sentence.items if item.lower in CONTINUES]
    return [WordClaim("continuations", [words[0]], {"moves": moves})]


def counted_lists(items: list[Item]) -> list[WordClaim]:
    """ "five stocks: A, B, …": the number and the names that stand in one list after it."""
    for at, item in enumerate(items):
        if item.kind != "count" or not 2 <= item.value.value <= 12 or at + 1 >= len(items) or items[at + 1].kind != "counted":
            continue
        colon = next((k for k in range(at + 2, min(len(items), at + 6)) if items[k].text in (":", "—", "–") or items[k].lower == "namely"), None)
        if colon is None:
            continue
        lists = [group for group in company_lists(items) if group.first > colon]
        if len(lists) == 1 and lists[0].last >= len(items) - 2:
            return [WordClaim("counted_lists", [item, *lists[0].companies], {"kind": "list", "stated": int(item.value.value), "counted": len(lists[0].companies)})]
    return []

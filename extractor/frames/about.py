"""What an article is about: its one company, its week, and whose stock "the stock" is."""

from __future__ import annotations

from collections import Counter

from extractor.frames.statement import Context, Finding, Sentence
from extractor.spans.company_words import TAILS
from extractor.spans.items import Item


def main_company(sentences: list[Sentence]) -> Item | None:
    """The one company that an article is about: the first it names, with a ticker or an Inc, where it names it
    three times and twice as often as any other."""
    named = [
        item
        for sentence in sentences
        if sentence.block == "body"
        for item in sentence.items
        if item.kind == "company" and "brokerage" not in item.figures
    ]
    counts = Counter(item.value.split()[0] for item in named)
    first, second = [*(count for _, count in counts.most_common(2)), 0, 0][:2]
    listed = {
        item.value.split()[0]
        for item in named
        if isinstance(item.extra, str) or item.lower.split()[-1].rstrip(".") in TAILS
    }
    if (
        not named
        or named[0].value.split()[0] not in listed
        or first < max(3, 2 * second)
        or counts[named[0].value.split()[0]] != first
    ):
        return None
    return named[0]


def tells_a_week(sentences: list[Sentence]) -> bool:
    """A title or one of the first sentences says so."""
    titles = [sentence for sentence in sentences if sentence.block == "headline"]
    lead = [sentence for sentence in sentences if sentence.block == "body"][:2]
    return any("week" in item.lower.split() for sentence in titles for item in sentence.items) or any(
        item.kind == "period" and item.value == "wtd" for sentence in (*titles, *lead) for item in sentence.items)


def labelled(items: list[Item]) -> Item | None:
    """The stock of "Citi on Tata Steel: Sell | Target: Rs 100"."""
    named = ("company", "dateline")
    if len(items) < 3 or items[1].lower != "on" or items[0].kind not in named or items[2].kind not in named:
        return None
    return items[2] if len(items) == 3 or items[3].text in (":", "|", "–", "-", "(") else None


def remember_stock(context: Context, sentence: Sentence, found: list[Finding]) -> None:
    """Whose stock "the stock" will be: the one whose move or rating was told just now, else the one that the
    article is about."""
    moved = [
        one.subjects[0]
        for one in sentence.statements
        if one.kind == "company" and not one.aside and (one.slots or one.role)
    ]
    rated = [one.items[0] for one in found if one.kind == "rating_change" and one.items[0].kind == "company"]
    called = labelled(sentence.items)
    if called is not None and not rated:
        context.stock, context.told_at = called, sentence.paragraph
    elif moved or rated:
        context.stock, context.told_at = (rated or moved)[-1], sentence.paragraph
    elif sentence.paragraph - context.told_at > 1:
        context.stock = context.main_company

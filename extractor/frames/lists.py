"""Lists of companies: A, B, and C · A and B · both A and B."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.frames.walks import backwards
from extractor.spans.items import Item

JOINERS = frozenset({",", "and", "&", "both", "as", "well", ";", "along", "with", "alongside", "or"})
NAMED = frozenset({"company", "index", "sector"})
SKIPPED = frozenset({"“", "”", '"'})


@dataclass(slots=True)
class CompanyList:
    """`first` and `last` are positions among the sentence's items."""

    first: int
    last: int
    companies: list[Item]


def company_lists(items: list[Item], apart: int = -1) -> list[CompanyList]:
    """Every maximal list of companies in a sentence, single names included, in order; none goes on over the item at
    `apart`."""
    lists: list[CompanyList] = []
    joined = False
    for at, item in enumerate(items):
        if item.kind == "company":
            if joined and lists:
                lists[-1].companies.append(item)
                lists[-1].last = at
            else:
                lists.append(CompanyList(at, at, [item]))
            joined = True
        elif at == apart or item.lower not in JOINERS and item.lower not in SKIPPED:
            joined = False
    return lists


def join_bracketed(items: list[Item], text: str) -> None:
    """ "A (down 2%), Procter & Gamble Hygiene and Health Care (down 1%), B (…": one bracket, one name, also over an
    "and" that another name's comma follows."""
    for at in backwards(items, 2, 3):
        first, glue, second, bracket = items[at - 1:at + 3]
        named = first.kind == "company" and second.kind in ("company", "sector", "topic") and second.text[0].isupper()
        inside = items[at - 2].text == "," and items[at - 3].text == ")" and bracket.text == "("
        if not (named and inside and glue.lower in ("and", "&")):
            continue
        close = next((k for k in range(at + 3, min(len(items) - 1, at + 8)) if items[k].text == ")"), None)
        if close is not None and items[close + 1].text == ",":
            first.end = second.end
            first.respell(text)
            del items[at:at + 2]


def call_them_they(items: list[Item]) -> None:
    """ "The two sank 26 per cent and 17 per cent, respectively": the names of the sentence before."""
    if items[0].lower == "the" and len(items) > 2 and items[1].lower in ("two", "duo", "pair") and items[2].kind != "counted":
        items[0].end, items[0].text, items[0].lower = items[1].end, "they", "they"
        del items[1]


def join_along(items: list[Item]) -> None:
    """ "A along with B gained 4% each": one list of names."""
    for at in backwards(items, 1, 2):
        before, along, with_, after = items[at - 1:at + 3]
        if along.lower in ("along", "together") and with_.lower == "with" and before.kind == after.kind in NAMED:
            along.end, along.text, along.lower = with_.end, "and", "and"
            del items[at + 1]


def join_those(items: list[Item]) -> None:
    """ "shares in A and those of B, up 2% and 1% respectively", "gains in A and in B": one list of names."""
    for at in backwards(items, 2, 1):
        before, joint, again, after = items[at - 2:at + 2]
        repeated = again.lower in ("in", "of") or again.kind == "shares-of" and again.lower.startswith("those ")
        if repeated and joint.lower in ("and", ",") and before.kind == after.kind == "company":
            del items[at]


def leave_cities(items: list[Item]) -> None:
    """ "The CAC 40 in Paris and the DAX in Frankfurt ended up 0.2% and 0.5%": where an index is at home parts no list."""
    for at in backwards(items, 0, 3):
        if items[at].kind != "index" or items[at + 1].lower != "in":
            continue
        end = next((k for k in range(at + 2, min(len(items) - 1, at + 5)) if not items[k].text[0].isupper()), at + 2)
        after = items[end + 1:end + 3]
        goes_on = items[end].lower in ("and", ",", "&") and [item.kind for item in after if item.lower != "the"][:1] == ["index"]
        if end > at + 2 and goes_on:
            del items[at + 1:end]

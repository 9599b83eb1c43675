"""Lists of companies: A, B, and C · A and B · both A and B."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.spans.items import Item

JOINERS = frozenset({",", "and", "&", "both", "as", "well", ";", "along", "with", "alongside", "or"})
SKIPPED = frozenset({"“", "”", '"'})


@dataclass(slots=True)
class CompanyList:
    """`first` and `last` are positions among the sentence's items."""

    first: int
    last: int
    companies: list[Item]


def company_lists(items: list[Item]) -> list[CompanyList]:
    """Every maximal list of companies in a sentence, single names included, in order."""
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
        elif item.lower not in JOINERS and item.lower not in SKIPPED:
            joined = False
    return lists

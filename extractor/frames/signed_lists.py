"""A verb behind a list of names whose signs stand in brackets: "X (-2.6%) and Y (+0.5%) sustained losses"."""

from __future__ import annotations

from extractor.spans.items import Item

WAYS = {"rise": "up", "fall": "down"}
NAMES = ("company", "sector", "index")
# What carries a noun of movement: "sustained losses".
BEARING = frozenset("sustained suffered recorded posted registered saw witnessed made booked incurred".split())
JOINTS = frozenset({",", "and", "&"})
# Behind these the list hangs on a word of its own: "the fall in X (-1%) and Y (-2%) …".
OF_ANOTHER = frozenset({"in", "of", "by", "with", "from", "on"})
SIGNS = "+-−–"


def signed_lists(items: list[Item]) -> list[dict]:
    """Every figure of such a list whose sign goes against the verb, where those of others go with it."""
    found = []
    for at in range(3, len(items) - 1):
        verb = _verb_behind(items, at) if items[at].text == ")" else None
        if verb is None:
            continue
        way = WAYS[verb.kind]
        figures = _listed(items, at)
        signs = [_sign_of(figure) for figure in figures]
        if None not in signs and way in signs:
            found += [
                {"verb": way, "figure": figure.value, "items": [figure, verb]}
                for figure, sign in zip(figures, signs, strict=True)
                if sign != way
            ]
    return found


def _verb_behind(items: list[Item], at: int) -> Item | None:
    """ ") declined", ") sustained losses"; but not ") up 2%", which goes on to another."""
    ahead = items[at + 1:at + 3]
    if ahead[0].kind in WAYS and ahead[0].pos == "verb":
        return ahead[0]
    carried = len(ahead) == 2 and ahead[0].lower in BEARING and ahead[1].kind in WAYS
    return ahead[1] if carried else None


def _listed(items: list[Item], at: int) -> list[Item]:
    """The bracketed percentages of the list that ends at a closing bracket, the last first."""
    figures = []
    while at >= 3 and items[at].text == ")":
        name, bracket, figure = items[at - 3:at]
        if name.kind not in NAMES or bracket.text != "(" or figure.kind != "percent":
            break
        figures.append(figure)
        at -= 4
        while at >= 0 and items[at].lower in JOINTS:
            at -= 1
    return [] if at >= 0 and items[at].lower in OF_ANOTHER else figures


def _sign_of(figure: Item) -> str | None:
    """By its print alone."""
    sign = figure.value.text[:1]
    return None if sign not in SIGNS or not sign else "up" if sign == "+" else "down"

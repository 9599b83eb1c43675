"""Ranks whose group stands inside them: "the top Nifty gainer", "the worst blue-chip performer", "the biggest index
losers"."""

from __future__ import annotations

from extractor.frames.walks import backwards
from extractor.spans.items import Item

TOPS = frozenset("top best biggest largest sharpest strongest highest".split())
BOTTOMS = frozenset("worst weakest steepest".split())
GAINERS = frozenset("gainer riser climber advancer winner performer".split())
LOSERS = frozenset("loser faller decliner laggard".split())
EXTREMES, NOUNS = TOPS | BOTTOMS, GAINERS | LOSERS
GROUPS = frozenset({"index", "exchange", "descriptor"})
LEADING = frozenset("led leads leading topped topping headed heading".split())
BEFORE_NOUNS = frozenset({"the", "'s", "’s", "list", "board", "of"})  # "topped the list of fallers"
UPWARD = frozenset(
    "gains gainers advance advances advancers rally climbers risers rise recovery rebound winners".split()
)
DOWNWARD = frozenset(
    "losses losers decline declines decliners fallers slide retreat laggards selloff sell-off drop fall".split()
)
LED = {"higher": "best", "lower": "worst"}  # "Boeing led the Dow higher, up 2.6%": by its own move
ENDS = {"top": "best", "head": "best", "bottom": "worst", "foot": "worst"}
MEMBERS = frozenset("constituent component member counter stock share name scrip".split())
PEOPLE = frozenset("gainers advancers climbers risers winners losers decliners fallers laggards".split())
# Behind an index: a record of its own, and nobody's rank in it.
OF_TIME = frozenset({"'s", "’s", "since", "for", "so", "history", "futures"})
RANKS = frozenset({"best", "worst", "gainers", "losers"})
SPANS = {"week": "wtd", "month": "mtd", "quarter": "qtd", "year": "ytd"}
LISTED = {"rise": "gainers", "fall": "losers"}
ALONE = frozenset({"best", "worst", "strongest", "weakest"})
BEING = frozenset({"was", "is", "being", "were"})
LOT = frozenset("lot pack bunch group segment space universe index list basket peers constituents members".split())
CHARTS = frozenset("table chart log list board leaderboard ladder tally".split())
INSIDE = frozenset("blue-chip bluechip percentage sectoral overall index market top-flight day's leading".split()) | {"blue chip", "top flight"}


def settle_ranks(items: list[Item]) -> None:
    """Make one rank of an adjective and its noun, wherever the name of the group stands between them."""
    _drop_members(items)
    _drop_hours(items)
    for at in backwards(items, 0, 3):
        _rank_over_span(items, at)
    for adjective, group, noun in zip(items, items[1:], items[2:]):
        if (
            adjective.lower not in EXTREMES
            or noun.lower not in NOUNS
            or not (group.kind in GROUPS or group.lower in INSIDE or group.lower == "blue chip")
        ):
            continue
        _make_rank(adjective, noun)
    for day_s, noun in zip(items, items[1:]):
        if day_s.kind in ("high", "low") and noun.lower in NOUNS and day_s.lower.endswith(("best", "worst")):
            # "the day's best performer"
            noun.kind = "worst" if noun.lower in LOSERS or day_s.lower.endswith("worst") else "best"
            noun.figures, day_s.kind, day_s.figures = (noun.kind,), "period", ()
    for the, adjective, noun, within in zip(items, items[1:], items[2:], items[3:]):
        ranked = the.lower in ("the", "day's", "day’s") and adjective.lower in EXTREMES and noun.lower == "performance"
        if ranked and within.lower in ("in", "within", "among"):
            _make_rank(adjective, noun)  # "fell 9%, representing the weakest performance in the segment"
    for at in backwards(items, 1, 3):
        _rank_move(items, at)
    for at in range(1, len(items) - 3):
        _rank_many(items, at)
    for at in backwards(items, 1, 2):
        if items[at].lower in ALONE and items[at - 1].lower == "the":
            _rank_alone(items, at)
    _count_charts(items)
    for at in backwards(items, 0, 2):
        lower = items[at].lower
        if lower in ENDS:
            _join_place(items, at)
        elif lower in LEADING:
            _join_lead(items, at)
            _join_others(items, at)
        elif lower.startswith("among"):
            _join_those(items, at)


def _rank_move(items: list[Item], at: int) -> None:
    """ "jumped 8% for the biggest gain in the S&P 500", "one of the worst drops in the Dow": told by its move."""
    adjective, noun, within = items[at:at + 3]
    ranked = adjective.lower in EXTREMES and noun.kind in ("rise", "fall")
    one = items[at - 1].lower == "the" or items[at - 1].kind == "one-of"
    if not ranked or not one or within.lower not in ("in", "on", "of", "within"):
        return
    group, behind = [*(item for item in items[at + 3:at + 6] if item.lower != "the"), None, None][:2]
    if group is None or group.kind not in GROUPS or behind is not None and behind.lower in OF_TIME:
        return
    kind = "worst" if noun.kind == "fall" else "best"
    noun.kind, noun.figures, noun.pos, noun.lower = kind, (kind,), "", f"{adjective.lower} {noun.lower}"


def _rank_many(items: list[Item], at: int) -> None:
    """ "The largest gains were seen in A (8%) and B (7%)", "The sharpest falls came in C": a list of who moved most."""
    noun, behind = items[at], [item.lower for item in items[at + 1:at + 4]]
    ranked = items[at - 1].lower in TOPS | BOTTOMS | {"heaviest"} and noun.lower.endswith("s") and noun.kind in LISTED
    told = behind[:1] and behind[0] in ("came", "were")
    place = 1 if behind[:1] == ["came"] else 2
    company = items[at + 2 + place].kind == "company" if at + 2 + place < len(items) else False
    if ranked and told and behind[place:place + 1] and behind[place] in ("in", "by", "from", "for", "at") and company:
        noun.kind = LISTED[noun.kind]
        noun.figures, noun.pos = (noun.kind,), ""


def _rank_alone(items: list[Item], at: int) -> None:
    """ "Acme was the worst with a fall of 4%", "The best of the lot was Acme": without a noun."""
    apposed = at > 2 and items[at - 2].text == "," and items[at - 3].kind == "percent"
    gapped = at > 1 and items[at - 2].kind == "company"  # "A is the best with 2.3%, B the weakest with -1.9%"
    if gapped and items[at + 1].lower in ("with", "at") and measured_behind(items, at):
        _make_rank(items[at], items[at])
        return
    told = at > 2 and (apposed or items[at - 2].lower in BEING) and any(item.kind == "company" for item in items[:at - 2])
    measured = any(item.kind == "percent" for item in (*items[max(0, at - 6):at], *items[at + 1:at + 11]))
    stop = at + 1 + (items[at + 1].lower in MEMBERS)  # "the strongest name was Acme"
    of_all = items[stop].lower in ("of", "in", "among") and len(items) > stop + 2
    if of_all:
        stop += 1 + (items[stop + 1].lower in ("the", "its", "this", "all", "their"))
        if stop >= len(items) or items[stop].kind not in GROUPS | {"universe"} and items[stop].lower not in LOT:
            return
        stop += 1
    ends = stop >= len(items) or items[stop].lower in ("with", "at", ",", ".") or of_all
    opens = at < 3 and stop + 1 < len(items) and items[stop].lower in BEING and items[stop + 1].kind == "company"
    if measured and (told and ends or opens):
        _make_rank(items[at], items[at])


def measured_behind(items: list[Item], at: int) -> bool:
    return any(item.kind == "percent" for item in items[at + 2:at + 6])


def _count_charts(items: list[Item]) -> None:
    """ "46 stocks on the gainer's chart and 19 on the loser's": as many rose and fell."""
    counted = False
    for count, on, the, side, owned in zip(items, items[1:], items[2:], items[3:], items[4:]):
        counted |= count.kind == "count"
        ranked = side.lower in ("gainer", "loser") and owned.lower in ("'s", "’s")
        if counted and ranked and (on.lower, the.lower) == ("on", "the"):
            kind = "advances" if side.lower == "gainer" else "declines"
            side.kind, side.figures, side.lower = kind, (kind,), f"{side.lower}s"


def _drop_members(items: list[Item]) -> None:
    """ "the worst STI constituent performer": says no more than "the worst STI performer"."""
    for at in backwards(items, 1, 2):
        inside = items[at - 1].lower in EXTREMES and items[at].kind in GROUPS and items[at + 2].lower in NOUNS
        if inside and items[at + 1].lower in MEMBERS:
            del items[at + 1]


def _drop_hours(items: list[Item]) -> None:
    """ "The stocks that gained as of 12.17 pm were A and B": the hour of the list is no word of it."""
    for at in backwards(items, 1, 3):
        hour = [item.lower for item in items[at:at + 2]] == ["as", "of"] and items[at + 2].kind == "time"
        if hour and items[at + 3].lower in ("were", "are") and any(one.kind == "counted" for one in items[:at]):
            del items[at:at + 3]


def _rank_over_span(items: list[Item], at: int) -> None:
    """ "the top gainer of the week": over that span, and not on its last day."""
    rank, of, the, span = items[at:at + 4]
    ranked = rank.lower in NOUNS or not RANKS.isdisjoint((rank.kind, *(rank.figures or ())))
    if ranked and of.lower == "of" and the.lower == "the" and span.lower in SPANS:
        span.start, span.text, span.lower = of.start, f"of the {span.text}", f"of the {span.lower}"
        span.kind, span.figures, span.value = "period", ("period",), SPANS[span.lower.rpartition(" ")[2]]
        del items[at + 1:at + 3]


def _make_rank(adjective: Item, noun: Item) -> None:
    kind = "worst" if noun.lower in LOSERS or adjective.lower in BOTTOMS else "best"
    noun.kind, noun.figures, noun.lower = kind, (kind,), f"{adjective.lower} {noun.lower}"


def _join_place(items: list[Item], at: int) -> None:
    """ "at the bottom of the STI table", "the top of the Nifty chart"."""
    ahead = items[at + 1:at + 5]
    if [item.lower for item in ahead[:2]] == ["of", "the"] and ahead[2:] and ahead[2].kind in GROUPS:
        if len(ahead) == 4 and ahead[3].lower in CHARTS:
            kind = ENDS[items[at].lower]
            items[at].kind, items[at].figures, items[at].lower = kind, (kind,), f"{items[at].lower} of the table"


def _join_lead(items: list[Item], at: int) -> None:
    """ "Boeing led the Dow's gains", "leading the index climbers": who stands first there."""
    behind = range(at + 1, min(len(items), at + 6))  # "topped the weekly gainers' table"
    rest = [k for k in behind if items[k].lower not in BEFORE_NOUNS and items[k].kind != "period"][:2]
    if len(rest) == 2 and items[rest[1]].lower in CHARTS and items[rest[0]].lower in ("gainer", "loser"):
        items[rest[0]].lower += "s"  # "led the loser's table"
    if (
        rest
        and at
        and items[rest[0]].lower in PEOPLE
        and any(item.kind == "company" for item in items[max(0, at - 2):at])
    ):
        rest = [rest[0], rest[0]]  # "Yahoo shares led advancers on the Nasdaq", but "Decliners led advancers"
    if (
        len(rest) == 2
        and (items[rest[0]].kind in GROUPS or items[rest[0]].lower in INSIDE or rest[0] == rest[1])
        and ((noun := items[rest[1]]).lower in UPWARD | DOWNWARD or noun.lower in LED and items[at - 1].kind == "company")
    ):
        kind = LED.get(noun.lower) or ("best" if noun.lower in UPWARD else "worst")
        noun.kind, noun.figures, noun.lower = kind, (kind, f"{kind}.verb"), f"led the {noun.lower}"


def _join_others(items: list[Item], at: int) -> None:
    """ "led 16 others on the leaders' table", "topped twenty-four (24) others on the laggards' log": who stands
    first there."""
    others = next((k for k in range(at + 1, min(len(items), at + 6)) if items[k].lower == "others"), 0)
    noun = (
        next(
            (
                item
                for item in items[others:others + 5]
                if item.lower.rstrip("'’") in UPWARD | DOWNWARD | {"leaders", "leader", "laggard", "gainer", "loser"}
            ),
            None,
        )
        if others
        else None
    )
    if noun is not None:
        kind = "worst" if noun.lower.rstrip("'’") in DOWNWARD | {"laggard", "loser"} else "best"
        items[at].kind, items[at].figures, items[at].lower = (
            kind,
            (kind, f"{kind}.verb"),
            "led the gainers" if kind == "best" else "led the losers",
        )
        noun.kind, noun.figures = "word", ()


def _join_those(items: list[Item], at: int) -> None:
    """ "were among those trading in the red", "among the stocks that fell": the losers."""
    if not (items[at].lower == "among the" or items[at + 1].lower in ("those", "the")):
        return
    end = next((k for k in range(at + 1, min(len(items), at + 6)) if items[k].kind in ("rise", "fall")), at)
    if (
        end == at
        or not all(
            item.kind in ("trade", "close", "counted")
            or item.lower in ("those", "the", "that", "which", "were", "to", "stocks")
            for item in items[at + 1:end]
        )
        or end - at < 2
    ):
        return
    if (
        end + 1 == len(items)
        or items[end + 1].text in (".", ",", ";")
        or items[end + 1].lower in ("and", "while", "on")
    ):
        kind = "gainers" if items[end].kind == "rise" else "losers"
        items[end].kind, items[end].figures, items[end].lower = kind, (kind,), kind
        del items[at + 1:end]

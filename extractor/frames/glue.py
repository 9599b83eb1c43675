"""Small closed classes of English words by which clauses hang together."""

from __future__ import annotations

DETERMINERS = frozenset(
    "the a an its their his her our this that these those both all some any each another such s 's ’s".split()
)
# Words that may stand between a subject and its verb, or between a verb and its measure, without changing either.
AUXILIARIES = frozenset(
    "is was were are be been being has have had having do does did will would to also then still again even "
    "just only further too not yet now soon thereafter meanwhile however currently later eventually finally initially mostly "
    "further jointly closing ending trading saw seen see sees seeing posted posting post posts recorded "
    "recording records registered registering registers logged reported managed showed shows show shown "
    "showing witnessed witnessing experienced experiencing delivered delivering delivers boasting marking "
    "notched clocked clocking ended finished closed settled opened went off edged inched moved remained "
    "stayed turned came got continued faced suffered suffering made booked booking achieved sharply slightly "
    "marginally significantly sharp modest robust impressive notable slight small big steep strong mild "
    "healthy marginal more less most muted solid smart hefty massive huge large minor tiny handsome "
    "meaningful pronounced further additional good decent whopping mere cumulative overall total average "
    "whole fresh notably , or and by of with a an the its at - – — own overall".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to than against over among amongst within across into onto under behind "
    "like including per versus vs between amid via despite towards toward near around without outside inside "
    "unlike beyond through following besides alongside".split()
)
BREAKS = frozenset(
    "as after when because since although though that if which who where amid before until whereas".split()
)
CLAUSE_WORDS = frozenset("and but or while whereas as after when with , ; : – — -- ( ) [ ] . then".split())
# What an index does to its members: "the 30 stocks that it is made of", "of which it consists".
HOLDING = frozenset("made composed comprises consists contains holds includes covers tracks comprised".split())
RELATIVES = frozenset({"which", "who", "that"})
FORMING = frozenset("form comprise constitute compose".split())


def is_whole_of_members(items: list, at: int) -> bool:
    """Whether the index at `at` is only whose members are counted: "10 of the 30 stocks that make up the STI", "that the
    STI is made of"."""
    before = [item.lower for item in items[max(0, at - 4):at] if item.lower not in ("the", "a")]
    if before[-2:] == ["make", "up"] or before[-1:] and before[-1] in FORMING:
        return True
    return before[-1:] in (["that"], ["which"]) and any(item.lower in HOLDING for item in items[at + 1:at + 4])


def is_adverb(lower: str) -> bool:
    return lower.endswith("ly") and lower != "rally" or lower.endswith("ward") or lower.endswith("wards")


def is_passive(items: list, at: int) -> bool:
    """ "were outnumbered", "outnumbered by decliners": what stands before the verb at `at` is what it is done to."""
    before = next((item.lower for item in reversed(items[max(0, at - 3):at]) if not is_adverb(item.lower)), "")
    after = [item for item in items[at + 1:at + 3]]
    return (
        before in ("was", "were", "is", "are", "been", "being", "be") and not items[at].lower.endswith(("ing", " of"))
        or (bool(after) and after[0].lower == "by" and items[at].lower.endswith(("ed", "led")))
    )

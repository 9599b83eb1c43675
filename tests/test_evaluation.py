"""The arithmetic of the evaluation, on records small enough to count by hand."""

from decimal import Decimal

import pytest

from extractor.evaluation import Score, Tally, equal, score

SENSEX = {"index": "BSE Sensex", "period": "1d", "percent": 0.5, "points": 420.1, "session": "close"}


def tally(gold, read, kind="index_moves", **extra):
    """(right, gold, read) of one kind."""
    found = score({kind: gold, **extra}, {kind: read, "checks": []}).kinds[kind]
    return found.right, found.gold, found.read


def test_a_perfect_reading():
    result = score({"index_moves": [SENSEX]}, {"index_moves": [SENSEX]})
    assert (result.total.precision, result.total.recall, result.total.f1) == (1, 1, 1)
    assert not result.slips


def test_a_wrong_slot_costs_precision_and_recall():
    assert tally([SENSEX], [{**SENSEX, "points": 42.1}]) == (4, 5, 5)


def test_a_missed_slot_costs_recall_and_an_extra_one_precision():
    assert tally([SENSEX], [{**SENSEX, "points": None}]) == (4, 5, 4)
    assert tally([{**SENSEX, "points": None}], [SENSEX]) == (4, 4, 5)


def test_a_fact_without_a_partner_counts_whole():
    assert tally([SENSEX], []) == (0, 5, 0)
    assert tally([], [SENSEX]) == (0, 0, 5)
    assert tally([SENSEX], [{**SENSEX, "index": "Nifty 50"}]) == (0, 5, 5)


def test_the_partner_is_the_one_with_most_equal_slots():
    intraday = {**SENSEX, "session": "intraday", "percent": 1.5, "points": 1200}
    assert tally([SENSEX, intraday], [intraday, SENSEX]) == (10, 10, 10)
    assert tally([SENSEX], [intraday, SENSEX]) == (5, 5, 10)


def test_empty_and_unscored_slots_are_no_items():
    padded = {
        **SENSEX,
        "mentions": [{"start": 0}],
        "rules": ["a"],
        "approximate": True,
        "level": None,
        "open": "",
    }
    assert tally([SENSEX], [padded]) == (5, 5, 5)
    assert tally([padded], [SENSEX]) == (5, 5, 5)


def test_ignored_slots_by_fact_and_by_record():
    wrong = {**SENSEX, "points": 1, "percent": 9}
    assert tally([{**SENSEX, "_ignore": ["points"]}], [wrong]) == (3, 4, 4)
    assert tally([SENSEX], [wrong], _ignore=["points", "index_moves.percent"]) == (3, 3, 3)
    assert tally([SENSEX], [wrong], _ignore=["movers.percent"]) == (3, 5, 5)
    assert tally([], [wrong], _ignore=["points"]) == (0, 0, 4)


def test_a_period_the_gold_does_not_state_parts_nobody():
    stated = {slot: value for slot, value in SENSEX.items() if slot != "period"}
    assert tally([stated], [SENSEX]) == (4, 4, 5)
    assert tally([{**SENSEX, "period": None}], [SENSEX]) == (0, 4, 5)


def test_companies_match_whatever_their_case_and_by_period_where_both_state_it():
    gold = {"company": "ITC Ltd", "period": "1d", "percent": 2}
    assert tally([gold], [{**gold, "company": "ITC LTD"}], "movers") == (3, 3, 3)
    assert tally([gold], [{**gold, "period": None}], "movers") == (2, 3, 2)
    assert tally([gold], [{**gold, "period": "1wk"}], "movers") == (0, 3, 3)


@pytest.mark.parametrize(
    ("kind", "fact", "other"),
    [
        ("breadth", {"universe": "BSE", "of": "stocks"}, {"universe": "NSE", "of": "stocks"}),
        ("rating_changes", {"company": "A", "measure": "rating"}, {"company": "A", "measure": "technical"}),
        ("result_dates", {"company": "A", "status": "upcoming"}, {"company": "B", "status": "upcoming"}),
        ("sector_moves", {"sector": "IT", "period": "1d"}, {"sector": "IT", "period": "1wk"}),
        ("flows", {"investor": "FII", "net": 1}, {"investor": "DII", "net": 1}),
        (
            "quotes",
            {"instrument": "gold", "kind": "commodity"},
            {"instrument": "silver", "kind": "commodity"},
        ),
    ],
)
def test_identity_of_the_other_kinds(kind, fact, other):
    assert tally([fact], [dict(fact)], kind)[0] == 2
    assert tally([fact], [other], kind)[0] == 0


def test_numbers_are_compared_as_decimals():
    assert equal("percent", Decimal("0.10"), 0.1)
    assert equal("total", 3, Decimal("3.0"))
    assert not equal("percent", 0.1, 0.10000001)
    assert not equal("percent", 1, True)
    assert not equal("index", "Dax", "DAX")


def test_zero_is_a_value():
    assert tally([{"index": "DAX", "percent": 0}], [{"index": "DAX", "percent": 0.0}]) == (2, 2, 2)


def test_kinds_that_the_gold_leaves_out_are_not_scored():
    result = score({"index_moves": []}, {"index_moves": [], "movers": [{"company": "A"}]})
    assert list(result.kinds) == ["index_moves"]
    assert result.total.f1 is None


def test_alarms():
    read = {
        "checks": [
            {"rule": name, "status": status}
            for name, status in (("index.percent", "fails"), ("index.range", "fails"), ("flow.net", "holds"))
        ]
    }
    result = score({"_failing": ["index.range", "flow.net"]}, read)
    assert result.false_alarms == ["index.percent"]
    assert result.undetected == ["flow.net"]


def test_slips_say_what_differs():
    gold = {"movers": [{"company": "A", "percent": 1, "role": "best"}, {"company": "B"}]}
    read = {"movers": [{"company": "a", "percent": 2, "price": 3}, {"company": "C"}]}
    slips = {(slip.what, slip.fact, slip.slot) for slip in score(gold, read).slips}
    assert slips == {
        ("wrong", "A", "percent"),
        ("miss", "A", "role"),
        ("extra", "A", "price"),
        ("miss", "B", None),
        ("extra", "C", None),
    }


def test_scores_add_up():
    one = score({"movers": [{"company": "A"}]}, {"movers": [{"company": "A"}]})
    two = score({"index_moves": [SENSEX]}, {})
    both = sum([one, two], Score())
    assert list(both.kinds) == ["index_moves", "movers"]
    assert both.total == Tally(right=1, gold=6, read=1)
    assert both.as_dict()["total"]["recall"] == 0.1667

"""Open Cap Format bundles: what is open after all transactions, what is said about classes, and what can be wrong."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from captable.bundles import COMMON, SEED, bundle, ended, evolve_class, held, issued, options, read, said

F = Fraction


def test_what_was_issued_and_never_ended_is_held(tmp_path: Path) -> None:
    things = (issued("s1"), issued("s2", "5.5", "Series Seed Preferred", "bob", date="2020-03-01"))
    outcome = read(bundle(tmp_path / "b", *things, as_of="2024-01-31T10:00:00Z"))
    assert held(outcome) == [("Ann", "Common", 100), ("Bob", "Seed", F("5.5"))]
    assert outcome.value is not None
    assert [row.since for row in outcome.value.holdings] == [date(2020, 1, 1), date(2020, 3, 1)]
    assert outcome.value.day == date(2024, 1, 31)
    assert said(outcome) == []


@pytest.mark.parametrize("kind", ["CANCELLATION", "REPURCHASE", "RETRACTION", "TRANSFER", "CONVERSION", "REISSUANCE"])
def test_a_security_ends_in_many_ways(tmp_path: Path, kind: str) -> None:
    assert held(read(bundle(tmp_path / "b", issued("s1"), issued("s2", "7"), ended(kind, "s1")))) == [
        ("Ann", "Common", 7)
    ]


def test_of_a_part_the_rest_stays_unless_it_is_issued_anew(tmp_path: Path) -> None:
    part = ended("REPURCHASE", "s1", quantity="30")
    assert held(read(bundle(tmp_path / "b", issued("s1"), part))) == [("Ann", "Common", 70)]
    anew = ended("REPURCHASE", "s1", quantity="30", balance_security_id="s2")
    after = issued("s2", "70", date="2021-01-01")
    assert held(read(bundle(tmp_path / "c", issued("s1"), anew, after))) == [("Ann", "Common", 70)]


def test_securities_may_be_put_together(tmp_path: Path) -> None:
    together = {
        "object_type": "TX_STOCK_CONSOLIDATION",
        "id": "x",
        "security_ids": ["s1", "s2"],
        "date": "2021-01-01",
    }
    things = (issued("s1"), issued("s2", "5"), together, issued("s3", "105", date="2021-01-01"))
    assert held(read(bundle(tmp_path / "b", *things))) == [("Ann", "Common", 105)]


def test_transactions_are_told_in_the_order_of_their_days(tmp_path: Path) -> None:
    things = (ended("CANCELLATION", "s1"), issued("s1"))
    assert held(read(bundle(tmp_path / "b", *things))) == []
    assert held(read(tmp_path / "b", date(2020, 12, 31))) == [("Ann", "Common", 100)]


def test_an_end_of_what_is_not_there_is_no_matter(tmp_path: Path) -> None:
    assert held(read(bundle(tmp_path / "b", issued("s1"), ended("CANCELLATION", "s9")))) == [("Ann", "Common", 100)]


def test_a_split_multiplies_shares_and_divides_strikes(tmp_path: Path) -> None:
    split = {
        "object_type": "TX_STOCK_CLASS_SPLIT",
        "id": "split",
        "date": "2021-01-01",
        "stock_class_id": "class-Common Stock",
        "split_ratio": {"numerator": "2", "denominator": "1"},
    }
    option = options("o1", exercise_price={"amount": "3"})
    outcome = read(bundle(tmp_path / "b", issued("s1"), issued("s2", of="Series Seed Preferred"), option, split))
    assert outcome.value is not None
    assert [(row.of, str(row.shares), str(row.strike)) for row in outcome.value.holdings] == [
        ("Common", "200", "None"),
        ("Seed", "100", "None"),
        ("Common", "20", "3/2"),
    ]
    broken = {**split, "split_ratio": {"numerator": "2"}}
    assert said(read(bundle(tmp_path / "c", issued("s1"), broken))) == ["T206 A split has no ratio."]


def test_options_are_on_the_class_of_their_plan_or_on_the_only_common(tmp_path: Path) -> None:
    plan = {"object_type": "STOCK_PLAN", "id": "p", "stock_class_ids": ["class-Common Stock"]}
    old = {"object_type": "STOCK_PLAN", "id": "q", "stock_class_id": "class-Common Stock"}
    price = {"exercise_price": {"amount": "0.50", "currency": "USD"}}
    things = (
        plan,
        old,
        {"object_type": "STOCK_PLAN", "id": "r"},
        options("o1", stock_plan_id="p", **price),
        options("o2", stock_plan_id="q", **price),
        options("o3", **price),
        options("o4", stock_class_id="class-Series Seed Preferred", **price),
    )
    outcome = read(bundle(tmp_path / "b", *things))
    assert held(outcome) == [("Bob", "Common", 10)] * 3 + [("Bob", "Seed", 10)]
    two = evolve_class(COMMON, id="class-B", name="Class B Common")
    unclear = read(bundle(tmp_path / "c", options("o3", **price), classes=(COMMON, SEED, two)))
    assert said(unclear) == ["F026 A transaction names a stock class that the bundle does not have."]


def test_what_cannot_be_counted_is_said_and_left_out(tmp_path: Path) -> None:
    note = {"object_type": "TX_CONVERTIBLE_ISSUANCE", "id": "n", "custom_id": "SAFE-1", "date": "2020-01-01"}
    unit = options("u", compensation_type="RSU", exercise_price={"amount": "1"})
    free = options("f")
    warrant = {"object_type": "TX_WARRANT_ISSUANCE", "id": "w", "date": "2020-01-01", "quantity": "5"}
    outcome = read(bundle(tmp_path / "b", note, unit, free, warrant))
    assert held(outcome) == []
    assert said(outcome) == [
        "F025 `SAFE-1` is a note or a SAFE that has not converted, and is not counted.",
        "F025 `w` is a warrant without a number, a price and a class, and is not counted.",
        "F025 `tx-u` is a right to shares without an exercise price, and is not counted.",
        "F025 `tx-f` is a right to shares without an exercise price, and is not counted.",
    ]


def test_a_warrant_with_a_number_a_price_and_a_class_counts(tmp_path: Path) -> None:
    rights = [{"conversion_right": {"converts_to_stock_class_id": "class-Series Seed Preferred"}}, "?", {}]
    warrant = {
        "object_type": "TX_WARRANT_ISSUANCE",
        "id": "w",
        "security_id": "w",
        "date": "2020-01-01",
        "stakeholder_id": "bob",
        "quantity": "5",
        "exercise_price": {"amount": "1.25"},
        "exercise_triggers": rights,
    }
    outcome = read(bundle(tmp_path / "b", warrant))
    assert outcome.value is not None
    assert [(row.of, str(row.strike)) for row in outcome.value.holdings] == [("Seed", "5/4")]
    gone = {"object_type": "TX_WARRANT_EXERCISE", "id": "e", "security_id": "w", "date": "2021-01-01"}
    assert held(read(bundle(tmp_path / "c", warrant, gone))) == []


def test_what_changes_no_number_of_shares_is_no_matter_and_what_is_not_known_is_said(tmp_path: Path) -> None:
    kinds = (
        "STOCK_ACCEPTANCE",
        "VESTING_START",
        "STOCK_PLAN_RETURN_TO_POOL",
        "STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT",
    )
    things = [{"object_type": f"TX_{kind}", "id": kind, "date": "2021-01-01"} for kind in kinds]
    outcome = read(bundle(tmp_path / "b", issued("s1"), *things))
    assert held(outcome) == [("Ann", "Common", 100)]
    (found,) = said(outcome)
    assert found.startswith("F025 `STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT` is a transaction of a kind that is not")


def test_an_object_without_an_identifier_is_shown_at_the_beginning_of_its_file(tmp_path: Path) -> None:
    nameless = issued("s1", of="Class Z")
    del nameless["id"]
    outcome = read(bundle(tmp_path / "b", nameless))
    assert outcome.diagnostics[0].at.span.start == 0

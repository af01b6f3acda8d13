"""Open Cap Format bundles: what is open after all transactions, what is said about classes, and what can be wrong."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from attrs import evolve

from paripassu.captable.read import read_captable
from paripassu.diagnostics.findings import Outcome
from paripassu.model.captable import CapTable
from paripassu.model.terms import Company, Stock, Terms

F = Fraction
TERMS = Terms(
    Company("Acme"),
    (
        Stock("Common", "Common Stock"),
        Stock("Preferred", "Preferred Stock", is_blank_check=True),
        Stock("Seed", "Series Seed Preferred Stock", of="Preferred"),
    ),
)
Thing = dict[str, Any]


def stock_class(name: str, kind: str, **said: object) -> Thing:
    return {"object_type": "STOCK_CLASS", "id": f"class-{name}", "name": name, "class_type": kind, **said}


COMMON = stock_class("Common Stock", "COMMON", seniority="1")
SEED = stock_class(
    "Series Seed Preferred",
    "PREFERRED",
    seniority="2",
    price_per_share={"amount": "2.47", "currency": "USD"},
    liquidation_preference_multiple="1",
    conversion_rights=[{"conversion_mechanism": {"ratio": {"numerator": "1", "denominator": "1"}}}],
)
ANN = {"object_type": "STAKEHOLDER", "id": "ann", "name": {"legal_name": "Ann"}}
BOB = {"object_type": "STAKEHOLDER", "id": "bob", "name": {"legal_name": "Bob"}}


def issued(security: str, quantity: str = "100", of: str = "Common Stock", by: str = "ann", **more: object) -> Thing:
    return {
        "object_type": "TX_STOCK_ISSUANCE",
        "id": f"tx-{security}",
        "security_id": security,
        "date": "2020-01-01",
        "stakeholder_id": by,
        "stock_class_id": f"class-{of}",
        "quantity": quantity,
        **more,
    }


def ended(kind: str, security: str, day: str = "2021-01-01", **more: object) -> Thing:
    return {"object_type": f"TX_STOCK_{kind}", "id": f"{kind}-{security}", "security_id": security, "date": day, **more}


def bundle(folder: Path, *things: Thing, classes: tuple[Thing, ...] = (COMMON, SEED), as_of: str = "") -> Path:
    """A bundle as a folder: a manifest, classes, stakeholders, and transactions."""
    folder.mkdir(exist_ok=True)
    files = {
        "Manifest.ocf.json": {"file_type": "OCF_MANIFEST_FILE", **({"as_of": as_of} if as_of else {})},
        "StockClasses.ocf.json": {"file_type": "OCF_STOCK_CLASSES_FILE", "items": list(classes)},
        "Stakeholders.ocf.json": {"file_type": "OCF_STAKEHOLDERS_FILE", "items": [ANN, BOB]},
        "Transactions.ocf.json": {"file_type": "OCF_TRANSACTIONS_FILE", "items": list(things)},
    }
    for name, data in files.items():
        (folder / name).write_text(json.dumps(data, indent=1), encoding="utf-8")
    return folder


def read(path: Path, as_of: date | None = None) -> Outcome[CapTable]:
    return read_captable(str(path), TERMS, as_of)


def held(outcome: Outcome[CapTable]) -> list[tuple[object, ...]]:
    assert outcome.value is not None, said(outcome)
    return [(row.holder, row.of, row.shares) for row in outcome.value.holdings]


def said(outcome: Outcome[CapTable]) -> list[str]:
    return [f"{found.code.id} {found.message}" for found in outcome.diagnostics]


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


def options(security: str, **more: object) -> Thing:
    return {
        "object_type": "TX_EQUITY_COMPENSATION_ISSUANCE",
        "id": f"tx-{security}",
        "security_id": security,
        "date": "2020-02-01",
        "stakeholder_id": "bob",
        "compensation_type": "OPTION",
        "quantity": "10",
        **more,
    }


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


def evolve_class(thing: Thing, **changes: object) -> Thing:
    return {**thing, **changes}


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


@pytest.mark.parametrize(
    ("thing", "finding"),
    [
        (issued("s1", by="cid"), "F026 A transaction names a stakeholder that the bundle does not have."),
        (issued("s1", of="Class Z"), "F026 A transaction names a stock class that the bundle does not have."),
        (issued("s1", quantity="many"), "T206 `many` is not written as numbers are."),
        (issued("s1", date="2020-02-31"), "T201 There is no day `2020-02-31`."),
    ],
)
def test_a_transaction_that_is_wrong_is_named_at_its_place(tmp_path: Path, thing: Thing, finding: str) -> None:
    outcome = read(bundle(tmp_path / "b", thing))
    assert said(outcome) == [finding]
    assert outcome.diagnostics[0].at.span.text == '"id": "tx-s1"'


def test_a_class_that_the_terms_do_not_have_is_named_where_somebody_holds_it(tmp_path: Path) -> None:
    other = stock_class("Series Z", "PREFERRED")
    assert said(read(bundle(tmp_path / "b", classes=(COMMON, other)))) == []
    outcome = read(bundle(tmp_path / "c", issued("s1", of="Series Z"), classes=(COMMON, other)))
    assert said(outcome) == ["N101 The cap table names a class `Series Z` that the terms do not have."]


def test_common_stock_with_a_preference_and_a_cap_is_caught(tmp_path: Path) -> None:
    odd = evolve_class(COMMON, liquidation_preference_multiple="1", participation_cap_multiple="1")
    outcome = read(bundle(tmp_path / "b", issued("s1"), classes=(odd, SEED)))
    (found,) = outcome.diagnostics
    assert f"{found.code.id} {found.severity} {found.message}" == (
        "F023 warning The bundle gives `Common Stock`, which is common stock, a liquidation preference of 1x and a "
        "participation cap of 1x."
    )
    assert found.hint == "The terms decide: Common is paid what they say. Take the figures out of the bundle."
    assert found.at.span.text == '"id": "class-Common Stock"'


def test_what_is_said_about_a_class_is_kept_to_be_compared(tmp_path: Path) -> None:
    outcome = read(bundle(tmp_path / "b"))
    assert outcome.value is not None
    common, seed = outcome.value.classes
    assert (common.of, common.is_common, common.price, common.ratio) == ("Common", True, None, None)
    assert [str(each) for each in (seed.price, seed.multiple, seed.cap, seed.seniority, seed.ratio)] == [
        "247/100",
        "1",
        "None",
        "2",
        "1",
    ]


def test_a_zip_archive_is_the_same_bundle(tmp_path: Path) -> None:
    folder = bundle(tmp_path / "b", issued("s1"))
    with ZipFile(tmp_path / "b.ocf.zip", "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"inner/{file.name}")
    outcome = read(tmp_path / "b.ocf.zip")
    assert held(outcome) == [("Ann", "Common", 100)]


def test_a_file_with_everything_in_it_is_a_bundle_too(tmp_path: Path) -> None:
    whole = tmp_path / "all.json"
    whole.write_text(json.dumps({"items": [COMMON, ANN, issued("s1"), "?", {"object_type": 1}]}).replace(": ", ":"))
    outcome = read(whole)
    assert held(outcome) == [("Ann", "Common", 100)]
    assert outcome.value is not None
    assert outcome.value.holdings[0].at.text == '"id":"tx-s1"'


def test_numbers_without_quotes_are_exact_as_well(tmp_path: Path) -> None:
    path = bundle(tmp_path / "b", issued("s1", quantity="PLACE"))
    file = path / "Transactions.ocf.json"
    file.write_text(file.read_text().replace('"PLACE"', "0.1"))
    assert held(read(path)) == [("Ann", "Common", F(1, 10))]


@pytest.mark.parametrize(("text", "why"), [("{", "it is not JSON"), ("[" * 100_000, "it is not JSON")])
def test_a_bundle_that_is_broken_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "b.json").write_text(text)
    outcome = read(tmp_path / "b.json")
    assert outcome.value is None
    assert said(outcome)[0].endswith(f"cannot be read: {why}.")


def test_a_bundle_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text("[1]")
    assert said(read(tmp_path / "b.json"))[0].endswith("cannot be read: nothing in it is in Open Cap Format.")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "notes.txt").write_text("x")
    assert read(tmp_path / "empty").value is None
    (tmp_path / "b.json").write_bytes(b"\x00\x01")
    assert said(read(tmp_path / "b.json"))[0].startswith("F003")


def test_an_archive_that_is_broken_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 and no more")
    assert said(read(tmp_path / "b.zip"))[0].endswith("cannot be read: it is no archive.")
    with ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("a.json", b"\xff\xfe\xff")
    assert read(tmp_path / "c.zip").value is None
    monkeypatch.setattr("paripassu.captable.bundle.TOO_MUCH", 2)
    assert said(read(tmp_path / "c.zip"))[0].endswith("cannot be read: it is too large.")


def test_odd_shapes_within_objects_are_no_matter(tmp_path: Path) -> None:
    odd = stock_class(
        "Series Seed Preferred", "PREFERRED", conversion_rights=["?", {"conversion_mechanism": 1}], price_per_share=7
    )
    zero = stock_class(
        "Common Stock", "COMMON", conversion_rights=[{"conversion_mechanism": {"ratio": {"numerator": "1"}}}]
    )
    outcome = read(bundle(tmp_path / "b", issued("s1"), classes=(zero, odd)))
    assert outcome.value is not None
    assert [said_of.ratio for said_of in outcome.value.classes] == [None, None]


def test_terms_without_such_titles_are_found_by_short_names(tmp_path: Path) -> None:
    short = evolve(TERMS, stocks=(Stock("Common"), Stock("Seed", of="Preferred")))
    outcome = read_captable(str(bundle(tmp_path / "b", issued("s1", of="Series Seed Preferred"))), short)
    assert held(outcome) == [("Ann", "Seed", 100)]

"""Open Cap Format bundles that are odd or broken: what is said of them, and where."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import pytest
from attrs import evolve

from captable.bundles import (
    ANN,
    COMMON,
    SEED,
    TERMS,
    Thing,
    bundle,
    evolve_class,
    held,
    issued,
    read,
    said,
    stock_class,
)
from paripassu.captable.read import read_captable
from paripassu.model.terms import Stock


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
    assert held(read(path)) == [("Ann", "Common", Fraction(1, 10))]


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

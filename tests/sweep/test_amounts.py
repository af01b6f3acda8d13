"""Amounts listed in a file."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from paripassu.sweep.amounts import Listed, list_amounts

F = Fraction


def listed(path: Path) -> Listed:
    outcome = list_amounts(str(path))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def amounts(path: Path) -> list[Fraction]:
    return [amount for chunk in listed(path).chunks(2) for amount in chunk]


def test_a_file_has_one_amount_a_line_with_or_without_commas(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("# exits\n6,000,000\n\n$1.50\n0\n")
    assert amounts(path) == [F(6_000_000), F(3, 2), F(0)]
    assert listed(path).count == 3


def test_a_table_has_a_column_of_assets(tmp_path: Path) -> None:
    path = tmp_path / "exits.csv"
    path.write_text('name,Assets,odds\nlow,"6,000,000",0.5\nhigh,7000000.25,0.5\n')
    assert amounts(path) == [F(6_000_000), F(28_000_001, 4)]


@pytest.mark.parametrize(
    "column",
    [
        pa.array([6, 10**17]),
        pa.array([6.0, 1e17]),
        pa.array([Decimal("6.00"), Decimal(10**17)], pa.decimal128(30, 2)),
    ],
    ids=["whole", "machine", "decimal"],
)
def test_a_parquet_file_has_whole_or_machine_or_decimal_numbers(tmp_path: Path, column: pa.Array) -> None:
    path = tmp_path / "exits.parquet"
    pq.write_table(pa.table({"odds": pa.array([0.5, 0.5]), "assets": column}), path)
    assert amounts(path) == [F(6), F(10**17)]


def test_a_machine_number_is_the_decimal_that_people_see(tmp_path: Path) -> None:
    path = tmp_path / "exits.parquet"
    pq.write_table(pa.table({"exit": pa.array([0.1])}), path)
    assert amounts(path) == [F(1, 10)]


def test_chunks_have_so_many_amounts(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("1\n2\n3\n")
    assert list(listed(path).chunks(2)) == [[F(1), F(2)], [F(3)]]


def test_other_contents_have_another_mark(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("1\n2\n")
    before = listed(path).mark
    assert listed(path).mark == before
    path.write_text("1\n3\n")
    assert listed(path).mark != before


def test_every_line_that_is_no_amount_is_found(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("6,00,000\n5\n-4\n8%\n")
    found = list_amounts(str(path))
    assert found.value is None
    assert [(each.code.id, each.at.span.source.name, each.message) for each in found.diagnostics] == [
        ("T206", f"{path}:1", "`6,00,000` is no amount."),
        ("T202", f"{path}:3", "An amount to pay out is below zero."),
        ("T206", f"{path}:4", "`8%` is no amount."),
    ]


def test_after_twenty_findings_nobody_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "exits.txt"
    path.write_text("no\n" * 50)
    assert len(list_amounts(str(path)).diagnostics) == 20


def test_an_empty_value_of_a_table_is_no_amount(tmp_path: Path) -> None:
    path = tmp_path / "exits.parquet"
    pq.write_table(pa.table({"assets": pa.array([1, None])}), path)
    assert [each.code.id for each in list_amounts(str(path)).diagnostics] == ["T206"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("none.txt", b"# nothing\n", "F030"),
        ("bytes.txt", b"\xff\xfe\x00", "F002"),
        ("torn.parquet", b"PAR1", "F002"),
    ],
)
def test_a_file_without_amounts_is_a_finding(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = list_amounts(str(path))
    assert found.value is None
    assert [each.code.id for each in found.diagnostics] == [code]


def test_a_file_that_is_not_there_is_a_finding_that_names_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "exits.txt").write_text("1\n")
    found = list_amounts(str(tmp_path / "exit.txt")).diagnostics
    assert found[0].code.id == "F001"
    assert "exits.txt" in found[0].hint

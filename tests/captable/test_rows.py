"""Plain cap tables: rows for holdings, columns for classes, CSV and spreadsheets, and what can be wrong with them."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from paripassu.captable.read import read_captable
from paripassu.diagnostics.findings import Outcome
from paripassu.model.captable import CapTable
from paripassu.model.grants import Grant
from paripassu.model.terms import Company, Stock, Terms

F = Fraction
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
TERMS = Terms(
    Company("Acme"),
    (
        Stock("Common", "Common Stock"),
        Stock("Preferred", "Preferred Stock", is_blank_check=True),
        Stock("A", "Series A Convertible Preferred Stock", of="Preferred"),
        Stock("Seed", "Series Seed Preferred Stock", of="Preferred"),
    ),
    grants=(Grant("2019 Plan", "options", "Common", F(1, 2)),),
)


def read(path: Path, text: str) -> Outcome[CapTable]:
    path.write_text(text, encoding="utf-8")
    return read_captable(str(path), TERMS)


def rows(outcome: Outcome[CapTable]) -> list[tuple[object, ...]]:
    assert outcome.value is not None, said(outcome)
    return [(row.holder, row.of, row.shares, row.strike, row.since) for row in outcome.value.holdings]


def said(outcome: Outcome[CapTable]) -> list[str]:
    return [
        f"{found.code.id} {found.at.span.source.place(found.at.span.start)[0]} {found.message}"
        for found in outcome.diagnostics
    ]


def test_a_row_is_a_holding(tmp_path: Path) -> None:
    table = 'holder,class,shares,strike,issued\n"Smith, Ann",A,"1,000.5",,2020-01-02\nBob,Common,10,$0.50,\n'
    assert rows(read(tmp_path / "t.csv", table)) == [
        ("Smith, Ann", "A", F("1000.5"), None, date(2020, 1, 2)),
        ("Bob", "Common", 10, F(1, 2), None),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_may_be_parted_in_three_ways(tmp_path: Path, mark: str) -> None:
    table = "# made by hand\n\nShareholder,Share_Class,Number of Shares\nAnn,A,1\n,,\n".replace(",", mark)
    assert rows(read(tmp_path / "t.txt", table)) == [("Ann", "A", 1, None, None)]


@pytest.mark.parametrize(
    "name", ["Seed", "series seed preferred", "Series Seed Preferred Stock", "SEED", "Seed Preferred"]
)
def test_a_class_goes_by_its_name_or_its_title(tmp_path: Path, name: str) -> None:
    assert rows(read(tmp_path / "t.csv", f"holder,class,shares\nAnn,{name},1\n"))[0][1] == "Seed"


def test_a_grant_goes_by_its_name(tmp_path: Path) -> None:
    assert rows(read(tmp_path / "t.csv", "holder,class,shares\nAnn,2019 Plan,5\n"))[0][1] == "2019 Plan"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), st.integers(1, 10**12)
        )
    )
)
def test_what_a_spreadsheet_program_writes_is_read_back(holdings: list[tuple[str, int]]) -> None:
    wanted = [(f"x{holder}", "A", shares, None, None) for holder, shares in holdings]
    text = io.StringIO()
    csv.writer(text).writerows([("holder", "class", "shares"), *((row[0], row[1], f"{row[2]:,}") for row in wanted)])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        assert rows(read_captable(str(path), TERMS)) == wanted


def test_a_table_may_have_a_column_for_each_class(tmp_path: Path) -> None:
    table = "Stockholder,Common,Series A,Comment\nAnn,10,-,x\nBob,,5,y\nCid,0,,\nTotal,10,5,\n"
    assert rows(read(tmp_path / "t.csv", table)) == [("Ann", "Common", 10, None, None), ("Bob", "A", 5, None, None)]


def test_rows_of_sums_are_no_holdings(tmp_path: Path) -> None:
    assert len(rows(read(tmp_path / "t.csv", "holder,class,shares\nAnn,A,1\nTotal,,1\n"))) == 1


def test_a_cell_over_two_lines_does_not_move_the_rows_below(tmp_path: Path) -> None:
    outcome = read(tmp_path / "t.csv", 'holder,class,shares\n"Ann\nand Bob",A,1\nCid,Z,1\n')
    assert rows(outcome) == [("Ann\nand Bob", "A", 1, None, None)]
    assert said(outcome) == ["N101 4 The cap table names a class `Z` that the terms do not have."]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ("Ann,Z,1,,", "N101 2 The cap table names a class `Z` that the terms do not have."),
        ("Ann,A,-1,,", "T202 2 A number of shares cannot be below zero: `-1`."),
        ("Ann,A,(1),,", "T202 2 A number of shares cannot be below zero: `(1)`."),
        ('Ann,A,"1,00",,', "T206 2 `1,00` is not written as numbers are."),
        ("Ann,A,ten,,", "T206 2 `ten` is not written as numbers are."),
        ("Ann,Common,1,free,", "T206 2 `free` is not written as numbers are."),
        ("Ann,Common,1,-1,", "T202 2 A strike cannot be below zero: `-1`."),
        ("Ann,A,1,,2020-02-30", "T201 2 There is no day `2020-02-30`."),
        (",A,1,,", "F022 2 A row of the cap table has no holder."),
        ("Ann,,1,,", "F022 2 A row of the cap table has no class."),
        ("Ann,A,,,", "F022 2 A row of the cap table has no shares."),
        ("Ann", "F022 2 A row of the cap table has no class."),
    ],
)
def test_a_row_that_is_wrong_is_named(tmp_path: Path, row: str, finding: str) -> None:
    outcome = read(tmp_path / "t.csv", f"holder,class,shares,strike,issued\n{row}\nBob,A,2,,\n")
    assert said(outcome) == [finding]
    assert rows(outcome) == [("Bob", "A", 2, None, None)]


def test_a_column_of_classes_is_checked_as_rows_are(tmp_path: Path) -> None:
    outcome = read(tmp_path / "t.csv", "holder,Common\nAnn,x\n,5\nBob,1\n")
    assert said(outcome) == [
        "T206 2 `x` is not written as numbers are.",
        "F022 3 A row of the cap table has no holder.",
    ]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ("", "F021 1 The cap table has no column `holder`."),
        ("class,shares\nA,1\n", "F021 1 The cap table has no column `holder`."),
        ("holder,what,shares\nAnn,A,1\n", "F021 1 The cap table has no column `class`."),
        ("holder,class,price\nAnn,A,1\n", "F021 1 The cap table has no column `shares`."),
    ],
)
def test_a_column_that_is_missing_is_named(tmp_path: Path, table: str, finding: str) -> None:
    outcome = read(tmp_path / "t.csv", table)
    assert outcome.value is None
    assert said(outcome) == [finding]


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    outcome = read(tmp_path / "t.csv", 'holder,class,shares\n"' + "x" * 140_000)
    assert outcome.value is None
    assert said(outcome)[0].startswith("F020 1 The cap table ")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("no.csv", "no.xlsx"):
        outcome = read_captable(str(tmp_path / name), TERMS)
        assert outcome.value is None
        assert outcome.diagnostics[0].code.id == "F001"


def test_more_shares_than_authorized_are_named_at_the_row_that_goes_beyond(tmp_path: Path) -> None:
    from attrs import evolve  # noqa: PLC0415

    from paripassu.model.citations import Cite, Item  # noqa: PLC0415

    limit = Item(F(100), Cite("A", "§1", "shares 100"))
    stocks = tuple(
        evolve(stock, authorized=limit) if stock.name in {"A", "Preferred"} else stock for stock in TERMS.stocks
    )
    path = tmp_path / "t.csv"
    path.write_text("holder,class,shares,strike\nAnn,A,60,\nBob,A,41,\nCid,A,500,$1\nDan,Seed,5,\n", encoding="utf-8")
    outcome = read_captable(str(path), evolve(TERMS, stocks=stocks))
    assert said(outcome) == [
        "R301 3 The cap table holds 106 Preferred, and 100 are authorized.",
        "R301 3 The cap table holds 101 A, and 100 are authorized.",
    ]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows_of in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows_of:
            sheet.append(row)
    book.save(path)
    return path


def test_a_spreadsheet_is_read_as_its_reader_sees_it(tmp_path: Path) -> None:
    cells: list[list[object]] = [
        ["holder", "class", "shares", "strike", "issued"],
        ["Ann", "A", 1000, None, date(2020, 1, 2)],
        [None, None, None, None, None],
        ["Bob", "Common", 10.1, 0.1, None],
        ["# note", None, None, None, None],
    ]
    path = workbook(tmp_path / "t.xlsx", [], cells)
    assert rows(read_captable(str(path), TERMS)) == [
        ("Ann", "A", 1000, None, date(2020, 1, 2)),
        ("Bob", "Common", F("10.1"), F("0.1"), None),
    ]


def test_a_finding_about_a_spreadsheet_names_sheet_and_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", [["holder", "class", "shares"], ["Ann", "A", True]])
    (found,) = read_captable(str(path), TERMS).diagnostics
    assert found.message == "`True` is not written as numbers are."
    assert found.at.span.source.name.endswith("t.xlsx [Sheet 0]")
    assert found.at.span.source.place(found.at.span.start) == (2, 1)


def test_an_empty_spreadsheet_and_one_that_is_none_are_refused(tmp_path: Path) -> None:
    assert said(read_captable(str(workbook(tmp_path / "e.xlsx", [])), TERMS))[0].endswith(
        "cannot be read: it is empty."
    )
    (tmp_path / "n.xlsx").write_text("holder,class,shares\n")
    assert said(read_captable(str(tmp_path / "n.xlsx"), TERMS))[0].endswith("cannot be read: it is no spreadsheet.")


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(tmp_path / "z.xlsx", "w") as archive:
        archive.writestr("a.txt", "x")
    assert said(read_captable(str(tmp_path / "z.xlsx"), TERMS))[0].startswith("F020 1 The cap table ")


def test_a_spreadsheet_that_would_fill_the_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paripassu.captable.workbook.TOO_MUCH", 10)
    path = workbook(tmp_path / "t.xlsx", [["holder"]])
    assert said(read_captable(str(path), TERMS))[0].endswith("cannot be read: it is too large.")


def test_without_the_package_a_spreadsheet_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "t.xlsx", [["holder"]])
    monkeypatch.setattr("paripassu.captable.workbook.find_spec", lambda _: None)
    (found,) = read_captable(str(path), TERMS).diagnostics
    assert (found.code.id, found.hint) == (
        "F027",
        "Install it with `pip install 'paripassu[xlsx]'`, or save the table as CSV.",
    )

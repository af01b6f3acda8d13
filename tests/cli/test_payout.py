"""`pari payout`: one amount, every amount, tranches, in every format, and what is wrong usage."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import schemas
from markdown_examples import run_pari
from payout.companies import HEAD, OPTIONAL, series

TABLE = "holder,class,shares\nFounders,Common,600\nAnn,A,200\nBob,A,100\n"
CAPPED = "then participates with Common as converted, up to 2 x original price in all"


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """A command about a company with one capped series and options."""
    terms = 'options "Plan" on Common, 100 at $8\n\n' + series(
        "A", "amount original price", CAPPED, conversion=OPTIONAL
    )
    (tmp_path / "company.terms").write_text(HEAD + terms, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return ["payout", str(tmp_path / "company.terms"), "--captable", str(tmp_path / "table.csv")]


def test_one_amount_is_told_with_its_derivation(asked: list[str]) -> None:
    printed, code = run_pari([*asked, "--assets", "$9k", "--holders"])
    assert code == 0
    assert printed.startswith("Acme: $9,000.00 paid out\n\n  payee   class   rank  shares  owed each  preference")
    rows = [line.split() for line in printed.splitlines()]
    figures = ["1", "300", "$10.00", "$3,000.00", "$2,000.00", "$0.00", "$5,000.00", "$16.6666..."]
    assert ["A", "A", *figures, "rank", "1,", "in", "full,", "participates"] in rows
    assert ["total", "-", "-", "-", "-", "-", "-", "$9,000.00", "-"] in rows
    assert ["Ann", "A", "200", "$3,333.33", "$3,333.3333..."] in rows
    assert ["Founders", "Common", "600", "$4,000.00", "$4,000.00"] in rows
    for sentence in (
        "  A is paid $5,000.00, $16.6666... each.",
        "    Each A is owed $10.  [A §3]",
        "    A shares in what is left with Common, up to $20 each in all.  [A §3]",
        "    A keeps its preference: $5,000.00, $2,000.00 if it converted.  [A §5]",
        "    It shares $6,000.00 with A: $4,000.00 for 600 common shares at $6.6666... each.",
        "    Plan is not exercised: what it would get does not exceed what it costs.",
    ):
        assert sentence in printed.splitlines()


def test_verbose_tells_every_figure_behind_a_step(asked: list[str]) -> None:
    printed, _ = run_pari([*asked, "--assets", "9,000", "--verbose"])
    assert "      if it keeps its preference = $5,000" in printed.splitlines()
    assert "    A §5  optional at any time, by holder" in printed.splitlines()


def test_the_checks_are_printed_on_request(asked: list[str]) -> None:
    printed, code = run_pari([*asked, "--assets", "9,000", "--checks"])
    assert code == 0
    assert printed.count("  holds\n") == 9
    assert "Changes of mind that were tried" in printed
    tried = printed.partition("Changes of mind that were tried")[2]
    assert [line.split()[0] for line in tried.splitlines()[2:] if line] == ["A", "Plan"]


def test_breakpoints_have_reasons_and_rates(asked: list[str]) -> None:
    printed, code = run_pari([*asked, "--curve", "--to", "14k"])
    assert code == 0
    lines = printed.splitlines()
    assert lines[0] == "Acme: Every amount paid out"
    assert [line.split("  ")[2] for line in lines[3:9] if line.strip()] != []
    for words in (
        "A starts",
        "A paid in full; Common starts; A participates",
        "Plan exercises",
        "cap of A reached",
        "end",
    ):
        assert any(words in line for line in lines), words
    assert "Of the next dollar" in lines


def test_tranches_are_the_table_that_valuers_start_from(asked: list[str]) -> None:
    printed, _ = run_pari([*asked, "--tranches", "--format", "csv"])
    rows = list(csv.reader(io.StringIO(printed)))
    assert rows[0] == ["from", "to", "begins with", "Common", "A", "Plan"]
    assert rows[1] == ["0", "3000", "A starts", "0", "1", "0"]
    assert rows[2][:3] == ["3000", "10200", "A paid in full; Common starts; A participates"]
    assert rows[2][3:] == ["0.666667", "0.333333", "0"]


def test_csv_has_the_figures_and_no_sums(asked: list[str]) -> None:
    printed, _ = run_pari([*asked, "--assets", "9,000", "--holders", "--format", "csv"])
    payees, holders = printed.split("\n\n")
    assert [row["payee"] for row in csv.DictReader(io.StringIO(payees))] == ["Common", "A", "Plan"]
    row = list(csv.DictReader(io.StringIO(payees)))[1]
    assert (row["paid"], row["each"], row["rank"], row["had before"]) == ("5000", "16.666667", "1", "0")
    assert [row["paid"] for row in csv.DictReader(io.StringIO(holders))] == ["4000", "3333.33", "1666.67", "0"]


def test_a_spreadsheet_holds_numbers(asked: list[str], tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    command = [*asked, "--assets", "9,000", "--holders", "--checks", "--format", "xlsx", "--output", str(file)]
    assert run_pari(command) == ("", 0)
    book = load_workbook(file)
    assert book.sheetnames == ["Who gets what", "Holders", "Checks"]
    rows = list(book["Who gets what"].iter_rows(values_only=True))
    assert rows[0][:4] == ("payee", "class", "rank", "shares")
    assert (rows[2][0], rows[2][3], rows[2][11]) == ("A", 300, 5000)
    assert rows[4][0] == "total"
    first = file.read_bytes()
    run_pari(command)
    assert file.read_bytes() == first


def test_a_spreadsheet_needs_a_file_and_its_package(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed, code = run_pari([*asked, "--assets", "9,000", "--format", "xlsx"])
    assert code == 2
    assert "say --output FILE.xlsx" in printed
    monkeypatch.setattr("paripassu.report.payout_xlsx.find_spec", lambda _: None)
    printed, code = run_pari([*asked, "--assets", "9,000", "--format", "xlsx", "--output", str(tmp_path / "o.xlsx")])
    assert code == 1
    assert printed.startswith("error[F027]: Writing ")
    assert not (tmp_path / "o.xlsx").exists()


def test_json_is_exact_and_keeps_to_its_schemas(asked: list[str]) -> None:
    data = schemas.valid(run_pari([*asked, "--assets", "9,000", "--format", "json"])[0])
    payees = {payee["payee"]: payee for payee in data["payout"]["payees"]}
    assert payees["A"]["per_share"] == "50/3"
    assert payees["A"]["choice"] == {"converts": False, "is_forced": False, "kept": "5000", "as_common": "2000"}
    assert payees["A"]["why"]["because"][0]["text"] == "Each A is owed $10."
    assert data["payout"]["holders"][1] == {
        "holder": "Ann",
        "payee": "A",
        "shares": "200",
        "exact": "10000/3",
        "amount": "3333.33",
    }
    curve = schemas.valid(run_pari([*asked, "--curve", "--format", "json"])[0])
    assert curve["curve"]["breakpoints"][0]["reasons"] == ["A starts"]
    assert curve["curve"]["tranches"][0]["parts"][1] == {"payee": "A", "part": "1"}
    assert curve["curve"]["pieces"][-1]["end"] is None
    both = schemas.valid(run_pari([*asked, "--assets", "9,000", "--all-readings", "--format", "json"])[0])
    assert [each["reading"] for each in both["payouts"]] == ["as chosen"]


def test_json_of_what_cannot_be_paid_out_has_the_findings(asked: list[str]) -> None:
    for more in (["--assets", "-5"], ["--assets", "5", "--all-readings"], ["--curve"]):
        command = [*asked[:2], *more, "--format", "json"]
        printed, code = run_pari(command)
        data = schemas.valid(printed)
        assert code == 1
        assert [found["code"] for found in data["findings"]] == ["T202" if "-5" in more else "R321"]
        assert data.get("payout") is None
        assert data.get("curve") is None


def test_what_cannot_be_paid_out_prints_its_findings_alone(asked: list[str]) -> None:
    for more in (["--assets", "5"], ["--assets", "5", "--all-readings"], ["--curve"]):
        printed, code = run_pari([*asked[:2], *more])
        assert code == 1
        assert printed.startswith("error[R321]: Nobody holds any stock")


def test_readings_lie_side_by_side() -> None:
    command = ["payout", "terms/nstor/company.terms", "--after", "terms/nstor/series-k-shortfall.events"]
    command += ["--as-of", "2002-08-31", "--assets", "6,000,000", "--all-readings"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(Path(__file__).parent.parent.parent)
        printed, code = run_pari(command)
        grid, _ = run_pari([*command, "--format", "csv"])
        one, _ = run_pari([*command[:-1], "--reading", "shortfall=all-ratable", "--format", "json"])
    assert code == 0
    rows = [line.split() for line in printed.splitlines()]
    assert ["as", "chosen", "$3,000,000.00", "$200,000.00", "$2,800,000.00"] in rows
    assert ["shortfall=all-ratable", "$1,000,000.00", "$333,333.3333...", "$4,666,666.6666..."] in rows
    assert printed.splitlines()[-1].startswith("No difference: calendar=NYSE, ")
    assert "as chosen,0,3000000,200000,2800000" in grid.splitlines()
    amounts = {payee["payee"]: payee["amount"] for payee in json.loads(one)["payout"]["payees"]}
    assert amounts == {"Common": "0", "H": "1000000", "J": "1000000/3", "K": "14000000/3"}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ([], "Say how much is paid out (--assets), or ask for --curve"),
        (["--assets", "some"], "`some` is no amount"),
        (["--assets", "5%"], "`5%` is no amount"),
        (["--price", "Common", "--assets", "5"], "is not of the form CLASS=PRICE"),
        (["--price", "Common=-1", "--assets", "5"], "is not of the form CLASS=PRICE"),
        (["--price", "=1", "--assets", "5"], "is not of the form CLASS=PRICE"),
        (["--after", "x.events", "--assets", "5"], "from --after or from --captable, not from both"),
        (["--as-of", "2002-02-30", "--assets", "5"], "There is no day"),
        (["--exit", "party", "--assets", "5"], "--exit"),
    ],
)
def test_wrong_usage_says_what_is_wrong(asked: list[str], more: list[str], words: str) -> None:
    printed, code = run_pari([*asked, *more])
    assert code == 2
    assert words in printed


@pytest.mark.parametrize(
    ("text", "amount"), [("6,000,000", "6000000"), ("6M", "6000000"), ("$1.5B", "1500000000"), ("250k", "250000")]
)
def test_amounts_may_be_written_short(asked: list[str], text: str, amount: str) -> None:
    data = json.loads(run_pari([*asked, "--assets", text, "--format", "json"])[0])
    assert data["payout"]["assets"] == amount


def test_a_price_on_the_command_line_is_what_the_terms_wait_for(tmp_path: Path) -> None:
    (tmp_path / "company.terms").write_text(HEAD + series("A", "amount market price of Common"), encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    command = ["payout", str(tmp_path / "company.terms"), "--captable", str(tmp_path / "table.csv"), "--assets", "900"]
    assert run_pari(command)[1] == 1
    printed, code = run_pari([*command, "--price", "Common=$0.50", "--exit", "offering"])
    assert code == 0
    assert printed.startswith("Acme: $900.00 paid out in a public offering\n")

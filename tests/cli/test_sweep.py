"""`pari sweep`."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import schemas
from commands import call

TERMS = Path(__file__).parent.parent.parent / "terms"
STACK = (str(TERMS / "venture" / "stacked-caps.terms"), "--captable", str(TERMS / "venture" / "stacked-caps.csv"))
NSTOR = (
    str(TERMS / "nstor" / "company.terms"), "--after", str(TERMS / "nstor" / "series-k-shortfall.events"),
    "--as-of", "2002-08-31",
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.parquet"


def test_a_grid_of_amounts_becomes_a_row_each(out: Path) -> None:
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(out))
    assert (called.code, called.out) == (0, "")
    assert called.err == f"5 rows of 4 payees in {out}\n"
    table = pq.read_table(out).to_pydict()
    assert table["assets"] == [0, 15e6, 30e6, 45e6, 60e6]
    assert table["C"] == [0, 15e6, 21e6, 88e6 / 3, 30e6]
    assert table["Common"] == [0, 0, 4e6, 86e6 / 9, 20e6]
    assert set(table["terms"]) == {STACK[0]}
    assert set(table["readings"]) == {"default"}
    assert set(table["is_settled"]) == {True}


def test_every_reading_is_a_case_of_its_own(out: Path) -> None:
    called = call("sweep", *NSTOR, "--assets", "6M:6M:1", "--all-readings", "--out", str(out))
    assert called.code == 0
    rows = {row["readings"]: row for row in pq.read_table(out).to_pylist()}
    assert rows["default"]["H"] == 3e6
    assert rows["default"]["K"] == 2.8e6
    assert rows["shortfall=all-ratable"]["H"] == 1e6
    assert rows["shortfall=all-ratable"]["K"] == 14e6 / 3
    assert rows["shortfall=K-before-other"]["K"] == 3e6


def test_chosen_readings_are_the_cases(out: Path) -> None:
    called = call(
        "sweep", *NSTOR, "--assets", "6M:6M:1", "--out", str(out),
        "--readings", "shortfall=H-first", "--readings", "shortfall=all-ratable,votes=fractions-count",
    )  # fmt: skip
    assert called.code == 0
    labels = pq.read_table(out).to_pydict()["readings"]
    assert labels == ["default", "shortfall=all-ratable,votes=fractions-count"]


def test_several_companies_have_a_cap_table_each_and_all_their_payees(out: Path) -> None:
    other = TERMS / "venture" / "two-caps"
    called = call(
        "sweep", STACK[0], f"{other}.terms", "--captable", STACK[2], "--captable", f"{other}.csv",
        "--assets", "0:2M:1M", "--out", str(out),
    )  # fmt: skip
    assert called.err == f"6 rows of 6 payees in {out}\n"
    table = pq.read_table(out).to_pydict()
    assert table["C"] == [0, 1e6, 2e6, None, None, None]
    assert table["Late"][:3] == [None, None, None]


def test_amounts_come_from_a_file(out: Path, tmp_path: Path) -> None:
    (tmp_path / "exits.txt").write_text("$60,000,000\n18M\n")
    wrong = call("sweep", *STACK, "--assets-from", str(tmp_path / "exits.txt"), "--out", str(out))
    assert wrong.code == 1
    assert "error[T206]: `18M` is no amount." in wrong.err
    (tmp_path / "exits.txt").write_text("$60,000,000\n18,000,000\n")
    assert call("sweep", *STACK, "--assets-from", str(tmp_path / "exits.txt"), "--out", str(out)).code == 0
    assert pq.read_table(out).to_pydict()["C"] == [30e6, 15e6]


def test_what_was_written_is_told_as_data(out: Path) -> None:
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(out), "--format", "json")
    data = schemas.valid(called.out)
    assert data == {
        "schema": "paripassu.sweep/1",
        "file": str(out),
        "rows": 5,
        "payees": ["Common", "C", "B", "A"],
        "cases": [{"terms": STACK[0], "readings": "default"}],
        "findings": [],
    }


def test_what_was_not_written_is_told_as_data(out: Path) -> None:
    called = call("sweep", STACK[0], "--assets", "0:60M:15M", "--out", str(out), "--format", "json")
    data = schemas.valid(called.out)
    assert (called.code, data["file"], data["rows"]) == (1, None, 0)
    assert [finding["code"] for finding in data["findings"]] == ["R321"]
    assert not out.exists()


def test_where_nobody_may_write_is_a_finding(tmp_path: Path) -> None:
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(tmp_path / "none" / "out.parquet"))
    assert called.code == 1
    assert called.err.startswith("error[F008]: ")


@pytest.mark.parametrize(("package", "extra"), [("numpy", "fast"), ("pyarrow", "fast"), ("distributed", "cluster")])
def test_a_package_that_is_not_installed_is_a_finding_that_names_the_extra(
    package: str, extra: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str) -> object:
        return None if name == package else find_spec(name)

    monkeypatch.setattr("paripassu.sweeps.find_spec", found)
    called = call("sweep", *STACK, "--assets", "0:1:1", "--out", str(out), "--cluster", "tcp://127.0.0.1:9")
    assert called.code == 1
    assert called.err == (
        f"error[F027]: A sweep needs the package {package}.\n"
        f"  --> {out}\n"
        f"  hint: Install it with `pip install 'paripassu[{extra}]'`.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--assets", "0:1:1"), "Say where to: --out FILE.parquet."),
        (("--assets", "0:1:1", "--out", "a.csv"), "Say where to: --out FILE.parquet."),
        (("--out", "a.parquet"), "Say which amounts"),
        (("--out", "a.parquet", "--assets", "0:1:1", "--assets-from", "b"), "Say which amounts"),
        (("--out", "a.parquet", "--assets", "0:1"), "is not of the form START:END:STEP"),
        (("--out", "a.parquet", "--assets", "0:x:1"), "is not of the form START:END:STEP"),
        (("--out", "a.parquet", "--assets", "0:9:0"), "go up by a step above zero"),
        (("--out", "a.parquet", "--assets", "9:0:1"), "end where they start or above"),
        (("--out", "a.parquet", "--assets", "-1:9:1"), "start at zero or above"),
        (("--out", "a.parquet", "--assets", "0:9:1", "--readings", "x"), "is not of the form NAME=CHOICE"),
        (("--out", "a.parquet", "--assets", "0:9:1", "--readings", "x=y", "--all-readings"), "not both"),
        (("--out", "a.parquet", "--assets", "0:9:1", "--after", "a", "--after", "b"), "once for each company"),
        (("--out", "a.parquet", "--assets", "0:9:1", "--after", "a"), "not from both"),
    ],
)
def test_wrong_usage_is_said_in_a_sentence(arguments: tuple[str, ...], said: str) -> None:
    called = call("sweep", *STACK, *arguments)
    assert called.code == 2
    assert said in called.err


def test_a_bar_fills_where_a_person_watches(out: Path) -> None:
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(out), is_terminal=True)
    shown = called.err.split("\r")
    assert shown[1] == f"paying out [{'.' * 30}]   0%  0 of 5 rows"
    assert shown[2] == f"paying out [{'#' * 30}] 100%  5 of 5 rows"
    assert shown[3].rstrip() == f"writing [{'#' * 30}] 100%  5 of 5 rows"
    assert shown[4].strip() == ""
    assert shown[5] == f"5 rows of 4 payees in {out}\n"


def test_quiet_is_quiet(out: Path) -> None:
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(out), "--quiet", is_terminal=True)
    assert (called.out, called.err, called.code) == ("", "", 0)


def test_a_sweep_in_two_processes_is_the_same(out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.parquet"
    assert call("sweep", *STACK, "--assets", "0:60M:100", "--out", str(out)).code == 0
    assert call("sweep", *STACK, "--assets", "0:60M:100", "--out", str(other), "--workers", "2").code == 0
    assert out.read_bytes() == other.read_bytes()


def test_parts_of_another_sweep_are_left_alone(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out.parquet.parts"
    folder.mkdir()
    (folder / "plan.json").write_text(json.dumps({"mark": "another"}))
    called = call("sweep", *STACK, "--assets", "0:60M:15M", "--out", str(out))
    assert called.code == 1
    assert called.err.startswith("error[F031]: ")
    assert [path.name for path in folder.iterdir()] == ["plan.json"]

"""`pari compare` as a person uses it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import call
from schemas import valid

TOP = Path(__file__).parent.parent.parent
NSTOR = TOP / "terms" / "nstor"
SHORTFALL = str(NSTOR / "series-k-shortfall.events")


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    """The company of nStor with another conversion price and other deadlines."""
    shutil.copytree(NSTOR, tmp_path / "deal")
    path = tmp_path / "deal" / "series-k.terms"
    text = path.read_text(encoding="utf-8")
    for before, after in (
        ("$0.23", "$0.40"),
        ("within 3 business", "within 5 business"),
        ("at least 10", "at least 20"),
    ):
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "deal"


def k_of(folder: Path) -> str:
    return f"{folder / 'company.terms'}:K"


def test_two_term_sets_are_compared_by_concept(deal: Path) -> None:
    called = call("compare", k_of(NSTOR), k_of(deal))
    assert (called.code, called.err) == (0, "")
    assert "3 differences: 1 in economics and 2 in procedure. In economics the second favors Common in 1." in called.out
    assert "      conversion rate: 4,347 19/23 -> 2,500, -42.5%\n" in called.out
    assert "  procedure  time to deliver certificates: 3 business days -> 5 business days\n" in called.out
    assert "number of shares" not in called.out
    assert "number of shares, fractional shares" in call("compare", k_of(NSTOR), k_of(deal), "-v").out


def test_a_series_file_stands_for_its_own_series() -> None:
    called = call("compare", str(NSTOR / "series-k.terms"), str(NSTOR / "series-l.terms"))
    assert "  economics  number of shares: 14,000 -> 1,000\n" in called.out


def test_a_file_and_its_formatted_self_do_not_differ(tmp_path: Path) -> None:
    shutil.copytree(NSTOR, tmp_path / "deal")
    path = tmp_path / "deal" / "series-k.terms"
    path.write_text(path.read_text(encoding="utf-8").replace("      ", "        "), encoding="utf-8")
    assert call("fmt", str(path)).code == 0
    called = call("compare", str(NSTOR / "company.terms"), str(tmp_path / "deal" / "company.terms"), "--format", "json")
    data = valid(called.out)["comparisons"][0]
    assert data["is_empty"]
    assert [each["differences"] for each in data["series"]] == [[]] * 5


def test_json_keeps_to_its_schema_with_payouts_and_stories(deal: Path) -> None:
    called = call(
        "compare", k_of(NSTOR), k_of(deal), "--after", SHORTFALL, "--script", SHORTFALL,
        "--script", str(NSTOR / "series-k-history.events"), "--format", "json",
    )  # fmt: skip
    data = valid(called.out)["comparisons"][0]
    assert (data["payouts"]["is_same"], [story["is_same"] for story in data["stories"]]) == (True, [False, False])
    first = data["stories"][1]["steps"][0]
    assert (first["number"], first["date"]) == (4, "2002-07-03")


def test_readings_are_compared_like_term_sets() -> None:
    path = str(NSTOR / "series-k.terms")
    called = call("compare", path, "--readings", "shortfall", "--after", SHORTFALL)
    assert "H gets up to $2,000,000.00 more, at $12,000,000.00" in called.out
    assert "Who pays more changes for J at $11,785,714.2857... and K at $11,785,714.2857...." in called.out
    wrong = call("compare", path, "--readings", "shortfal")
    assert (wrong.code, wrong.out) == (1, "")
    assert "hint: Did you mean `shortfall`?" in wrong.err


def test_a_file_at_a_revision_is_named_as_what_it_is(deal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(deal)
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *command], check=True, capture_output=True)  # noqa: S603, S607
    path = deal / "series-k.terms"
    path.write_text(path.read_text(encoding="utf-8").replace("$0.40", "$0.50"), encoding="utf-8")
    called = call("compare", "series-k.terms@HEAD", "series-k.terms", "--format", "json")
    difference = valid(called.out)["comparisons"][0]["series"][0]["differences"][0]
    assert difference["concept"]["key"] == "conversion.rate"
    assert difference["first"]["cites"][0]["at"]["path"] == "series-k.terms@HEAD"
    assert difference["second"]["cites"][0]["at"]["path"] == "series-k.terms"
    lost = call("compare", "series-m.terms@HEAD", "series-k.terms")
    assert (lost.code, "it has no such file" in lost.err) == (1, True)


def test_usage_says_what_is_missing() -> None:
    path = str(NSTOR / "series-k.terms")
    assert call("compare", path).code == 2
    assert call("compare", path, path, "--format", "xlsx").code == 2
    assert call("compare", path, path, "--after", SHORTFALL, "--captable", "a.csv").code == 2
    unknown = call("compare", f"{path}:Q", path)
    assert (unknown.code, "There is no class or series named `Q` to compare." in unknown.err) == (1, True)


def test_a_spreadsheet_has_figures_as_figures(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    called = call("compare", k_of(NSTOR), k_of(deal), "--after", SHORTFALL, "--format", "xlsx", "-o", str(file))
    assert called.code == 0
    book = load_workbook(file)
    assert book.sheetnames[:2] == ["Differences", "Figures"]
    assert [cell.value for cell in book["Figures"][2]][2:6] == ["conversion rate", "number", 100000 / 23, 2500]


def test_markdown_is_a_page(deal: Path, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(NSTOR, deal.parent / "nstor")
    monkeypatch.chdir(deal.parent)
    golden(
        "cli/compare.md", call("compare", "nstor/company.terms:K", "deal/company.terms:K", "--format", "markdown").out
    )


def test_everything_is_delivered_to_a_file(deal: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert call("compare", k_of(NSTOR), k_of(deal), "--format", "html", "-o", str(file)).code == 0
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert json.loads(call("compare", k_of(NSTOR), k_of(NSTOR), "--format", "json").out)["comparisons"][0]["is_empty"]


def test_who_is_paid_more_is_drawn_as_svg_and_as_png(tmp_path: Path) -> None:
    drawn, painted = tmp_path / "parts.svg", tmp_path / "parts.png"
    (tmp_path / "deal").mkdir()
    for path in NSTOR.glob("*.terms"):
        shutil.copy(path, tmp_path / "deal")
    series = tmp_path / "deal" / "series-k.terms"
    series.write_text(series.read_text(encoding="utf-8").replace("behind      H", "behind      H, J"), encoding="utf-8")
    for file in (drawn, painted):
        called = call("compare", k_of(NSTOR), k_of(tmp_path / "deal"), "--after", SHORTFALL, "--plot", str(file))
        assert (called.code, called.err) == (0, "")
    text = drawn.read_text(encoding="utf-8")
    assert "What the second pays beyond the first, in dollars, by the assets paid out, for J and K.</desc>" in text
    assert text.count("<polyline") > 10
    assert painted.read_bytes().startswith(b"\x89PNG")
    size = painted.read_bytes()[16:24]
    assert (int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")) == (2000, 960)


def test_a_drawing_is_of_one_pair_whose_holders_are_known(tmp_path: Path) -> None:
    file = str(tmp_path / "parts.svg")
    assert call("compare", k_of(NSTOR), k_of(NSTOR), "--plot", file).code == 2
    assert call("compare", k_of(NSTOR), "--readings", "shortfall", "--after", SHORTFALL, "--plot", file).code == 2
    assert call("compare", k_of(NSTOR), k_of(NSTOR), "--after", SHORTFALL, "--plot", "parts.pdf").code == 2


def test_holdings_that_one_side_does_not_allow_are_told_of() -> None:
    company = str(NSTOR / "company.terms")
    called = call("compare", f"{company}:K", f"{company}:L", "--after", SHORTFALL)
    assert "R344" in called.err
    assert "What holders have differs: this is void on the second side." in called.err
    called = call("compare", f"{company}:I", f"{company}:K", "--after", SHORTFALL)
    assert "Nobody holds `I` when money is paid out, so its terms make no difference here." in called.err

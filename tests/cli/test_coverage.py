"""`pari coverage`: the terms beside their paper, and beside their scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import schemas
from commands import call
from paripassu.pipeline import run_script

COMPANY = """\
company "Acme, Inc." incorporated in Delaware
  business days   US federal

class Common "Common Stock"
  authorized      1,000,000
  votes           1 a share

class Preferred "Preferred Stock"
  authorized      10,000, designated by the board

include "series-a.terms"
"""
SERIES = """\
series A "Series A Preferred Stock" of Preferred
  source          "Certificate of Designation" signed 2024-01-15

§1 designation
  shares          1,000
  stated value    $100

§2 dividends
  none

§3 liquidation
  (a) amount      stated value
  (a) ahead of    Common
  (b) not         merger
  (c) not encoded "an escrow"

§4 voting
  votes           none

§6 not encoded "registration rights"

§8 reacquired
  cancelled to    undesignated Preferred
"""
PAPER = """\
1. Designation. A thousand shares.

2. Dividends. None.

3. Liquidation.

    (a) Each share is paid $100 before the common stock.

    (b) A merger is none.

    (c) Money in escrow is shared later.

4. Voting. None, and so

    (i) not on mergers;

    (ii) not on sales.

5. Conversion. At 50 for one.

6. Registration. On demand.
"""
STORY = """\
script "A story"
  company         "company.terms"

2024-02-01 issue 500 A to "Holder"
2024-02-02 declare dividend of $1.00 on A
expect void under §2
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company whose certificate is at hand."""
    for name, text in {
        "company.terms": COMPANY,
        "series-a.terms": SERIES,
        "paper.txt": PAPER,
        "story.events": STORY,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_section_of_the_paper_is_encoded_left_out_or_missing(folder: Path) -> None:
    assert (folder / "paper.txt").exists()
    called = call("coverage", "series-a.terms", "--source", "paper.txt")
    assert (called.code, called.err) == (0, "")
    assert called.out == (
        "A  series-a.terms\n"
        "  §1      encoded  (Designation)\n"
        "  §2      encoded  (Dividends)\n"
        "  §3      encoded  (Liquidation)\n"
        "  §3(a)   encoded\n"
        "  §3(b)   encoded\n"
        '  §3(c)   not encoded: "an escrow"\n'
        "  §4      encoded  (Voting)\n"
        "  §4(i)   encoded\n"
        "  §4(ii)  encoded\n"
        "  §5      missing  (Conversion)\n"
        '  §6      not encoded: "registration rights"  (Registration)\n'
        "  §8      not in the paper\n"
        "  11 sections: 8 encoded, 2 not encoded, 1 missing, 1 not in the paper\n"
    )


@pytest.mark.usefixtures("folder")
def test_without_a_paper_the_sections_are_those_of_the_terms() -> None:
    called = call("coverage", "company.terms")
    assert called.code == 0
    assert called.out.endswith("  8 sections: 6 encoded, 2 not encoded\n")


def test_what_has_changed_since_the_paper_was_recorded_is_told(folder: Path) -> None:
    assert call("coverage", "series-a.terms", "--source", "paper.txt", "--record").code == 0
    kept = json.loads((folder / "series-a.sections.json").read_text(encoding="utf-8"))
    assert (kept["schema"], kept["paper"], len(kept["sections"])) == ("paripassu.sections/1", "paper.txt", 11)
    later = PAPER.replace("paid $100", "paid $90").replace("6. Registration", "7. Registration")
    (folder / "later.txt").write_text(later, encoding="utf-8")
    called = call("coverage", "series-a.terms", "--source", "later.txt")
    assert "  §3(a)   encoded, changed since it was recorded\n" in called.out
    assert "  §7      missing, new since it was recorded  (Registration)\n" in called.out
    assert "  gone since it was recorded: §6\n" in called.out
    same = call("coverage", "series-a.terms", "--source", "paper.txt")
    assert "since it was recorded" not in same.out


def test_other_blanks_and_quotes_are_no_change(folder: Path) -> None:
    call("coverage", "series-a.terms", "--source", "paper.txt", "--record")
    html = "".join(f"<p>{line.strip()}</p>\n" for line in PAPER.replace("None.", "<b>None</b>.").split("\n\n"))
    (folder / "paper.htm").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    called = call("coverage", "series-a.terms", "--source", "paper.htm")
    assert "since it was recorded" not in called.out
    assert "11 sections" in called.out


@pytest.mark.usefixtures("folder")
def test_check_fails_where_something_is_missing_and_nothing_else_does() -> None:
    assert call("coverage", "series-a.terms", "--source", "paper.txt", "--check").code == 1
    assert call("coverage", "series-a.terms", "--check").code == 0


def test_a_record_that_cannot_be_read_is_no_record(folder: Path) -> None:
    for text in ("{", "[]", '{"schema": "other/1", "sections": {}}'):
        (folder / "series-a.sections.json").write_text(text, encoding="utf-8")
        assert "since it was recorded" not in call("coverage", "series-a.terms", "--source", "paper.txt").out


def test_each_line_that_no_script_reaches_has_one_that_does(folder: Path) -> None:
    called = call("coverage", "series-a.terms", "--script", "story.events", "--write", "more")
    assert called.code == 0
    assert "  not reached  §2  none\n" not in called.out
    assert "  not reached  §3(a)  amount stated value\n    # Reaches A §3(a); " in called.out
    written = sorted((folder / "more").iterdir())
    assert written
    for path in written:
        (folder / path.name).write_bytes(path.read_bytes())
        outcome = run_script(str(folder / path.name))
        assert outcome.value is not None
        assert [each.code.id for each in outcome.diagnostics if each.severity == "error"] == []
        assert outcome.value.expectations
        assert all(each.is_met for each in outcome.value.expectations)
    names = [f"--script={path.name}" for path in written]
    again = call("coverage", "series-a.terms", "--script", "story.events", *names)
    assert ", 0 not\n" in again.out


@pytest.mark.usefixtures("folder")
def test_coverage_is_data_too() -> None:
    arguments = ("coverage", "series-a.terms", "--source", "paper.txt", "--script", "story.events")
    data = schemas.valid(call(*arguments, "--format", "json").out)
    (series,) = data["series"]
    assert (series["name"], series["is_complete"], series["unknown"]) == ("A", False, ["§8"])
    assert [each["status"] for each in series["sections"]].count("missing") == 1
    assert all(each["script"].startswith("# Reaches A §") for each in series["unexercised"] if each["script"])
    assert schemas.valid(call("coverage", "series-a.terms", "--format", "json").out)["series"][0]["unexercised"] is None


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["series-a.terms", "--source", "none.txt"], 1, "error[F001]"),
        (["series-a.terms", "--source", "story.events"], 1, "error[F050]: No section of `story.events` can be told"),
        (["series-a.terms", "--series", "B"], 1, "There is no series named `B`."),
        (["series-a.terms", "--script", "none.events"], 1, "error[F001]"),
        (["none.terms"], 1, "error[F001]"),
        (["series-a.terms", "--script", "story.events", "--write", "story.events/x"], 1, "error[F008]: The folder "),
        (["-"], 2, "Name a file: what is known of its paper is kept beside it."),
        (["series-a.terms", "--record"], 2, "Say what is to be recorded: `--source FILE`."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_asked_is_told(arguments: list[str], code: int, words: str) -> None:
    called = call("coverage", *arguments)
    assert called.code == code
    assert words in " ".join(called.err.split())


def test_a_paper_is_that_of_one_series(folder: Path) -> None:
    other = SERIES.replace("series A", "series B").replace("Series A", "Series B")
    (folder / "series-b.terms").write_text(other, encoding="utf-8")
    (folder / "company.terms").write_text(COMPANY + 'include "series-b.terms"\n', encoding="utf-8")
    called = call("coverage", "company.terms", "--source", "paper.txt")
    assert called.code == 1
    assert "The paper is that of one series, and `A` and `B` are here." in called.err
    assert call("coverage", "company.terms", "--source", "paper.txt", "--series", "B").out.startswith(
        "B  series-b.terms\n"
    )

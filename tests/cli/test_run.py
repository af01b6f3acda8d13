"""`pari run`."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import schemas
from commands import call

NSTOR = Path(__file__).parent.parent.parent / "terms" / "nstor"


@pytest.mark.usefixtures("acme")
def test_a_story_is_told_from_its_first_event_to_its_last(golden: Callable[[str, str], None]) -> None:
    called = call("run", "story.events")
    assert (called.code, called.err) == (0, "")
    golden("cli/run-acme.txt", called.out)


def test_the_history_of_series_k_ends_in_39_million_shares() -> None:
    called = call("run", str(NSTOR / "series-k-history.events"))
    assert called.code == 0
    assert '"Halco Investments": 8,970 K become 39,000,000 Common  [K §5(b), K §5(f)]' in called.out
    assert "Common  Halco Investments   39,000,000" in called.out


def test_the_three_readings_of_the_shortfall_stand_side_by_side_to_the_cent() -> None:
    called = call("run", str(NSTOR / "series-k-shortfall.events"), "--all-readings")
    assert called.code == 0
    assert called.out.splitlines()[2:7] == [
        "Paid in all, by class",
        "  reading                               H              K            J  Common",
        "  shortfall=H-first         $3,000,000.00  $2,800,000.00  $200,000.00   $0.00",
        "  shortfall=all-ratable     $1,000,000.00  $4,666,666.67  $333,333.33   $0.00",
        "  shortfall=K-before-other  $3,000,000.00  $3,000,000.00        $0.00   $0.00",
    ]


@pytest.mark.usefixtures("acme")
def test_a_reading_is_chosen_on_the_command_line() -> None:
    called = call("run", "story.events", "--reading", "shortfall=together")
    assert "reading shortfall=together (A §3(b))" in called.out
    assert '$300.00 to "Cat" (B, liquidation)' in called.out
    # The script expects what the first reading gives, and says so.
    assert called.code == 1
    assert "error[R303]: The script expects A paid $500.00 in all; what came out is $300.00." in called.err


def test_a_reading_of_the_script_is_the_default_of_its_comparison(acme: Path) -> None:
    story = (
        (acme / "story.events")
        .read_text()
        .replace('"company.terms"\n', '"company.terms"\n  reading         shortfall together\n')
    )
    (acme / "other.events").write_text(story.replace("expect A paid $500.00", "expect A paid $300.00"))
    assert call("run", "other.events").code == 0
    lines = call("run", "other.events", "--all-readings").out.splitlines()
    assert [line.split()[0] for line in lines[4:6]] == ["shortfall=together", "shortfall=alone"]


@pytest.mark.usefixtures("acme")
def test_a_reading_that_does_not_exist_is_a_finding() -> None:
    called = call("run", "story.events", "--reading", "shortfal=together")
    assert (called.code, called.out) == (1, "")
    assert "error[N105]: " in called.err
    assert "Did you mean `shortfall`?" in called.err


@pytest.mark.usefixtures("acme")
def test_a_run_stops_at_a_day() -> None:
    called = call("run", "story.events", "--as-of", "2002-01-02")
    assert called.out.splitlines()[1] == "as of 2002-01-02"
    assert "e3" in called.out
    assert "e4" not in called.out
    assert called.code == 0


def test_a_failed_expectation_is_1_with_its_place_and_its_derivation(acme: Path) -> None:
    (acme / "story.events").write_text((acme / "story.events").read_text().replace("holds 10", "holds 11"))
    called = call("run", "story.events")
    assert called.code == 1
    assert "Expectations: 1 met, 1 failed" in called.out
    assert 'failed after e5: expect "Ann" holds 11 Common' in called.out
    assert "Shares passed from one holder to another." in called.out
    assert "  --> story.events:10:1" in called.err


def test_a_breach_is_a_result_and_not_a_failure() -> None:
    called = call("run", str(NSTOR / "series-k-notice-late.events"))
    assert called.code == 0
    assert "BREACH: " in called.out


def test_a_void_act_that_nobody_expected_is_an_error(acme: Path) -> None:
    with (acme / "story.events").open("a") as story:
        story.write('2002-09-04 issue 51 A to "Ann"\n')
    called = call("run", "story.events")
    assert called.code == 1
    assert "VOID: " in called.out
    assert "error[R301]: " in called.err
    with (acme / "story.events").open("a") as story:
        story.write("expect void\n")
    assert call("run", "story.events").code == 0


def test_a_script_with_mistakes_is_not_run(acme: Path) -> None:
    (acme / "story.events").write_text((acme / "story.events").read_text().replace("50 A", "50 Aa"))
    called = call("run", "story.events")
    assert (called.code, called.out) == (1, "")
    assert "error[N101]: " in called.err


def test_standard_input_is_a_script(acme: Path) -> None:
    story = (acme / "story.events").read_bytes()
    assert call("run", "-", stdin=story).out == call("run", "story.events").out
    (acme / "sub").mkdir()
    moved = story.replace(b"company.terms", b"../company.terms")
    assert call("run", "-", "--stdin-filename", "sub/x.events", stdin=moved).code == 0


@pytest.mark.usefixtures("acme")
def test_json_is_the_whole_run() -> None:
    called = call("run", "story.events", "--format", "json")
    data = schemas.valid(called.out)
    assert (called.code, called.err) == (0, "")
    assert data["schema"] == "paripassu.run/1"
    assert [step["id"] for step in data["steps"]] == ["e1", "e2", "e3", "e4", "e5"]
    assert data["steps"][3]["event"]["at"] == {
        "path": "story.events",
        "line": 7,
        "column": 1,
        "end_line": 7,
        "end_column": 50,
    }
    assert {(paid["of"], paid["amount"]) for paid in data["residual"]["payments"]} == {("A", "500"), ("B", "100")}
    assert [expected["is_met"] for expected in data["expectations"]] == [True, True]


@pytest.mark.parametrize("path", sorted(NSTOR.glob("*.events")), ids=lambda path: path.stem)
def test_every_story_of_the_library_keeps_to_the_schema(path: Path) -> None:
    data = schemas.valid(call("run", str(path), "--format", "json").out)
    assert data["findings"] == []
    assert data["steps"] != []


def test_a_long_run_is_told_and_is_data_like_a_short_one(acme: Path) -> None:
    story = (acme / "story.events").read_text().partition("2002-09-03")[0]
    turns = (("Bob", "Cat"), ("Cat", "Bob"))
    moves = [f'2002-01-04 transfer 1 Common from "{giver}" to "{taker}"\n' for giver, taker in turns] * 600
    (acme / "long.events").write_text(story + "".join(moves))
    called = call("run", "long.events", "--format", "json")
    data = schemas.valid(called.out)
    assert called.out.count('\n    {"id": "e') == len(data["steps"]) == 1_204
    assert {step["ruling"] for step in data["steps"]} == {"allowed"}
    lines = call("run", "long.events").out.splitlines()
    assert lines[6] == '2002-01-04  e5     transfer 1 Common from "Bob" to "Cat"'
    assert lines[1205] == '2002-01-04  e1204  transfer 1 Common from "Cat" to "Bob"'


@pytest.mark.usefixtures("acme")
def test_json_of_what_could_not_be_run_has_findings_and_no_steps() -> None:
    data = schemas.valid(call("run", "nowhere.events", "--format", "json").out)
    assert (data["steps"], [finding["code"] for finding in data["findings"]]) == ([], ["F001"])


@pytest.mark.usefixtures("acme")
def test_readings_side_by_side_are_data_too() -> None:
    called = call("run", "story.events", "--all-readings", "--format", "json")
    data = schemas.valid(called.out)
    assert [(run["reading"], run["is_same"]) for run in data["runs"]] == [
        ("as chosen", True),
        ("shortfall=together", False),
    ]
    assert schemas.valid(call("run", "no.events", "--all-readings", "--format", "json").out)["runs"] == []


def test_readings_of_a_script_with_mistakes_are_its_findings(acme: Path) -> None:
    (acme / "story.events").write_text((acme / "story.events").read_text().replace("50 A", "50 Aa"))
    called = call("run", "story.events", "--all-readings")
    assert (called.code, called.out) == (1, "")
    assert "error[N101]: " in called.err


def test_output_goes_to_a_file_and_nothing_to_the_screen(acme: Path) -> None:
    printed = call("run", "story.events").out
    called = call("run", "story.events", "--output", "out.txt", "--color", "auto")
    assert (called.code, called.out, called.err) == (0, "", "")
    assert (acme / "out.txt").read_text() == printed


def test_json_goes_to_a_file_too(acme: Path) -> None:
    assert call("run", "story.events", "--format", "json", "-o", "out.json").out == ""
    assert schemas.valid((acme / "out.json").read_text())["name"] == "Acme, from issue to sale"


@pytest.mark.usefixtures("acme")
def test_an_output_that_cannot_be_written_is_an_error_also_for_machines() -> None:
    for style in ("text", "json"):
        called = call("run", "story.events", "--output", "nowhere/out.txt", "--format", style)
        assert (called.code, called.out) == (1, "")
        assert "error[F008]: `nowhere/out.txt` could not be written: no such file or directory." in called.err


@pytest.mark.usefixtures("acme")
def test_a_device_is_written_to_and_not_replaced() -> None:
    assert call("run", "story.events", "--output", os.devnull).code == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.usefixtures("acme")
def test_verbose_tells_the_reasons() -> None:
    plain, verbose = (call("run", "story.events", *extra).out for extra in ((), ("-v",)))
    assert "§3(b)  shortfall" not in plain
    assert "§3(b)  shortfall ratably with other preferred, by liquidation amount" in verbose


def test_terms_with_mistakes_stop_a_run_with_their_own_place(acme: Path) -> None:
    (acme / "series-a.terms").write_text(
        (acme / "series-a.terms").read_text().replace("stated value    $10", "stated value    ten")
    )
    called = call("run", "story.events")
    assert called.code == 1
    assert "  --> series-a.terms:7:" in called.err


def test_a_company_file_that_is_missing_is_said_at_the_line_that_names_it(acme: Path) -> None:
    (acme / "story.events").write_text((acme / "story.events").read_text().replace("company.terms", "compny.terms"))
    called = call("run", "story.events")
    assert called.code == 1
    assert "error[N106]: " in called.err
    assert "  --> story.events:2:19" in called.err

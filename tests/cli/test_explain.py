"""`pari explain`."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call
from paripassu.diagnostics.codes import all_codes
from paripassu.resources import path


@pytest.mark.parametrize(
    ("target", "title"),
    [
        (["p1"], 'p1  $500.00 to "Ann" (A, liquidation)'),
        (["e4"], '2002-01-03  transfer 10 Common from "Bob" to "Ann": allowed'),
        (["2002-01-03"], '2002-01-03  transfer 10 Common from "Bob" to "Ann": allowed'),
        (["Ann", "Common"], '"Ann" holds 10 Common'),
        (["Ann:Common"], '"Ann" holds 10 Common'),
        (['"Ann" Common'], '"Ann" holds 10 Common'),
        (["A", "outstanding"], "A outstanding: 50"),
        (["A liquidation amount"], "A liquidation amount: $10"),
    ],
)
@pytest.mark.usefixtures("acme")
def test_a_target_is_explained_as_a_run_prints_it(target: list[str], title: str) -> None:
    called = call("explain", "story.events", *target)
    assert (called.code, called.err) == (0, "")
    assert called.out.splitlines()[0] == title


@pytest.mark.usefixtures("acme")
def test_a_payment_leads_to_its_clause_with_the_words_of_the_terms() -> None:
    out = call("explain", "story.events", "p1").out
    assert "A §3(a)  amount stated value" in out
    assert "A §3(b)  shortfall ratably with other preferred, by liquidation amount" in out
    assert "as read with shortfall=alone" in out


@pytest.mark.usefixtures("acme")
def test_an_explanation_is_under_the_readings_chosen() -> None:
    assert (
        "as read with shortfall=together"
        in call("explain", "story.events", "p1", "--reading", "shortfall=together").out
    )


@pytest.mark.usefixtures("acme")
def test_what_a_run_does_not_have_is_a_finding_with_the_nearest() -> None:
    called = call("explain", "story.events", "A", "outstandng")
    assert (called.code, called.out) == (1, "")
    assert "error[N113]: The run has nothing called `A outstandng`." in called.err
    assert "Did you mean `A outstanding`?" in called.err


@pytest.mark.usefixtures("acme")
def test_a_script_with_mistakes_explains_nothing() -> None:
    called = call("explain", "nowhere.events", "e1")
    assert (called.code, called.out) == (1, "")
    assert "error[F001]: " in called.err


def test_answers_are_data_too(acme: Path) -> None:
    story = (acme / "story.events").read_bytes()
    data = schemas.valid(call("explain", "-", "p1", "--format", "json", stdin=story).out)
    assert (data["target"], data["answers"][0]["kind"], data["findings"]) == ("p1", "payment", [])
    data = schemas.valid(call("explain", "story.events", "p9", "--format", "json").out)
    assert (data["answers"], data["findings"][0]["code"]) == ([], "N113")


@pytest.mark.parametrize("word", ["N105", "n105", "unknown-reading"])
def test_a_code_is_explained_by_its_page(word: str) -> None:
    called = call("explain", word)
    assert called.code == 0
    assert called.out.startswith("# N105 unknown-reading\n")


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.id)
def test_every_code_has_its_page_on_the_command_line(code: object) -> None:
    name, file = code.id, code.page  # type: ignore[attr-defined]
    assert call("explain", name).out == Path(path("docs", "errors", file)).read_text(encoding="utf-8")


def test_a_page_is_data_too() -> None:
    page = schemas.valid(call("explain", "N105", "--format", "json").out)["page"]
    assert (page["code"], page["slug"], page["severity"]) == ("N105", "unknown-reading", "error")


def test_a_code_that_does_not_exist_is_wrong_usage_with_the_nearest() -> None:
    called = call("explain", "unknown-redaing")
    assert called.code == 2
    assert "There is no code `unknown-redaing`. Did you mean `unknown-reading`?" in called.err


def test_a_script_without_a_target_is_told_what_to_ask() -> None:
    called = call("explain", "story.events")
    assert called.code == 2
    assert "Say what to explain, such as `e1`, `p1`, `d1` or `K outstanding`." in called.err

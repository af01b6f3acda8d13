"""`pari show`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import schemas
from commands import call


@pytest.mark.usefixtures("acme")
def test_terms_are_shown_with_everything_assumed(golden: Callable[[str, str], None]) -> None:
    called = call("show", "company.terms")
    assert (called.code, called.err) == (0, "")
    golden("cli/show-acme.txt", called.out)


@pytest.mark.usefixtures("acme")
def test_a_series_is_shown_with_its_company() -> None:
    assert call("show", "series-a.terms").out == call("show", "company.terms").out


@pytest.mark.usefixtures("acme")
def test_a_reading_is_shown_as_chosen() -> None:
    assert "alone | together*" in call("show", "company.terms", "--reading", "shortfall=together").out


@pytest.mark.usefixtures("acme")
def test_the_last_line_says_what_prevails() -> None:
    assert call("show", "company.terms").out.endswith("\nThe filed certificate prevails over this restatement.\n")


def test_terms_are_data_too(acme: Path) -> None:
    data = schemas.valid(call("show", "-", "--format", "json", stdin=(acme / "company.terms").read_bytes()).out)
    assert [stock["name"] for stock in data["stocks"]] == ["Common", "Preferred", "A", "B"]
    assert data["readings"][0]["choices"] == ["alone", "together"]
    assert data["counts"][1]["undesignated"] == "800"


@pytest.mark.usefixtures("acme")
def test_terms_that_cannot_be_read_are_their_findings() -> None:
    called = call("show", "compny.terms")
    assert (called.code, called.out) == (1, "")
    assert "error[F001]: " in called.err
    data = schemas.valid(call("show", "compny.terms", "--format", "json").out)
    assert (data["stocks"], data["findings"][0]["code"]) == ([], "F001")


def test_standard_input_goes_by_the_name_given(acme: Path) -> None:
    text = (acme / "company.terms").read_bytes()
    shown = call("show", "company.terms").out
    (acme / "elsewhere").mkdir()
    assert call("show", "-", "--stdin-filename", "company.terms", stdin=text).out == shown
    assert "error[N106]: " in call("show", "-", "--stdin-filename", "elsewhere/company.terms", stdin=text).err

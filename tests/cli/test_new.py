"""`pari new`: a terms file to begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call


def test_all_forms_are_listed_with_what_may_be_set() -> None:
    called = call("new")
    assert (called.code, called.err) == (0, "")
    assert "venture-capped  a venture series, participating up to a cap\n" in called.out
    assert "  price             $2.50 " in called.out


def test_a_form_comes_out_as_terms_that_are_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    called = call("new", "--like", "venture-capped", "--set", "company=Acme, Inc.", "--set", "price = 3.10")
    assert (called.code, called.err) == (0, "")
    assert 'company "Acme, Inc." incorporated in Delaware' in called.out
    assert "original price  $3.10" in called.out
    (tmp_path / "acme.terms").write_text(called.out, encoding="utf-8")
    assert call("check", "acme.terms").err == "1 file checked, no findings\n"


def test_a_file_is_written_once_and_never_over_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ("new", "--like", "bank-trust", "--out", "series-t.terms")
    first = call(*arguments)
    assert (first.code, first.out) == (0, "")
    assert first.err == "series-t.terms written; `pari check series-t.terms` looks at it\n"
    written = (tmp_path / "series-t.terms").read_text(encoding="utf-8")
    assert "stated value    $1,000" in written
    again = call(*arguments, "--set", "stated-value=$500")
    assert again.code == 2
    assert "`series-t.terms` is there already." in again.err
    assert (tmp_path / "series-t.terms").read_text(encoding="utf-8") == written


def test_what_makes_no_sense_is_found_and_still_written() -> None:
    called = call("new", "--like", "venture-capped", "--set", "common=100")
    assert called.code == 0
    assert "warning[L402]: All 4,000,000 A convert into 4,000,000 Common, and 100 are authorized." in called.err
    assert "authorized      100  # how many shares" in called.out


def test_a_name_that_is_taken_is_an_error() -> None:
    called = call("new", "--like", "venture-capped", "--set", "series=Common")
    assert called.code == 1
    assert "error[" in called.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--like", "venture-caped"], "There is no form `venture-caped`. Did you mean `venture-capped`?"),
        (["--like", "lease"], "There is no form `lease`. The forms are `bank-trust`, "),
        (["--like", "bank-trust", "--set", "price"], "`price` is not of the form NAME=VALUE."),
        (["--like", "bank-trust", "--set", "share=5"], "has no value `share`. Did you mean `shares`?"),
        (
            ["--like", "bank-trust", "--set", "shares=few"],
            "`few` does not fit `shares`: it is a number, such as `1,000`.",
        ),
        (["--set", "shares=5"], "Say which form to begin with: `--like FORM`."),
        (["--out", "a.terms"], "Say which form to begin with: `--like FORM`."),
    ],
)
def test_wrong_usage_says_what_is_right(arguments: list[str], words: str) -> None:
    called = call("new", *arguments)
    assert called.code == 2
    assert words in " ".join(called.err.split())


def test_forms_are_data_too() -> None:
    listed = schemas.valid(call("new", "--format", "json").out)
    assert len(listed["forms"]) == 6
    assert listed["text"] is None
    data = schemas.valid(call("new", "--like", "pipe-convertible", "--set", "shares=50", "--format", "json").out)
    (form,) = data["forms"]
    values = {each["name"]: (each["default"], each["value"]) for each in form["parameters"]}
    assert values["shares"] == ("10,000", "50")
    assert values["blocker"] == ("4.99%", None)
    assert "shares          50, fractions allowed" in data["text"]

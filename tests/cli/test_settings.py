"""The one place for configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemas
from commands import call


def settings(text: str, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")


def in_force(*options: str, env: dict[str, str] | None = None) -> dict[str, tuple[object, str]]:
    data = schemas.valid(call("show", "--settings", *options, "--format", "json", env=env).out)
    return {setting["name"]: (setting["value"], setting["origin"]) for setting in data["settings"]}


@pytest.mark.usefixtures("acme")
def test_what_nobody_sets_is_the_default() -> None:
    called = call("show", "--settings")
    assert called.out == (
        "setting  value  set by\n"
        "format   text   default\n"
        "color    auto   default\n"
        "quiet    false  default\n"
        "verbose  false  default\n"
    )


def test_the_file_sets_what_the_command_line_may_change(acme: Path) -> None:
    settings('[project]\nname = "x"\n\n[tool.paripassu]\ncolor = "always"\nverbose = true\n', acme)
    assert in_force()["color"] == ("always", "pyproject.toml:5")
    assert in_force()["verbose"] == (True, "pyproject.toml:6")
    assert in_force("--color", "never")["color"] == ("never", "command line")
    assert in_force(env={"NO_COLOR": "1"})["color"] == ("never", "NO_COLOR")
    assert in_force("--color", "always", env={"NO_COLOR": "1"})["color"] == ("always", "command line")


def test_the_nearest_file_counts(acme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('[tool.paripassu]\ncolor = "always"\n', acme)
    (acme / "sub").mkdir()
    monkeypatch.chdir(acme / "sub")
    assert in_force()["color"] == ("always", "../pyproject.toml:2")
    settings('[tool.other]\ncolor = "never"\n', acme / "sub")
    assert in_force()["color"] == ("auto", "default")


def test_readings_may_be_set_for_all_runs_and_changed_for_one(acme: Path) -> None:
    settings('[tool.paripassu.readings]\nshortfall = "together"\n', acme)
    assert in_force()["readings.shortfall"] == ("together", "pyproject.toml:1")
    assert "$300.00" in call("run", "story.events").out
    assert "$500.00" in call("run", "story.events", "--reading", "shortfall=alone").out
    assert in_force("--reading", "shortfall=alone")["readings.shortfall"] == ("alone", "command line")


def test_a_setting_that_does_not_exist_is_a_finding_with_the_nearest(acme: Path) -> None:
    settings('[tool.paripassu]\ncolour = "never"\n', acme)
    called = call("check", "company.terms")
    assert called.code == 1
    assert "error[F009]: There is no setting `colour`." in called.out
    assert "  --> pyproject.toml:2:1" in called.out
    assert "Did you mean `color`?" in called.out


def test_a_setting_that_is_near_none_is_told_all_there_are(acme: Path) -> None:
    settings("[tool.paripassu]\nmoon = 1\n", acme)
    assert "The settings are readings, color, format, quiet and verbose." in call("check", "company.terms").out


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ('color = "blue"', "It is `auto`, `always` or `never`."),
        ('format = "xml"', "It is `text` or `json`."),
        ('quiet = "yes"', "It is `true` or `false`."),
        ('readings = ["shortfall"]', "It is a table of names and choices"),
        ("readings = { shortfall = 1 }", "It is a table of names and choices"),
    ],
)
def test_a_value_that_a_setting_cannot_have_is_a_finding(acme: Path, line: str, hint: str) -> None:
    settings(f"[tool.paripassu]\n{line}\n", acme)
    called = call("run", "story.events")
    assert called.code == 1
    assert f"error[F010]: The setting `{line.split(maxsplit=1)[0]}` cannot be `" in called.err
    assert hint in called.err
    assert called.out.startswith("Acme, from issue to sale\n")


def test_a_file_that_is_no_toml_is_a_finding(acme: Path) -> None:
    settings("[tool.paripassu\n", acme)
    called = call("check", "company.terms")
    assert called.code == 1
    assert "error[F010]: `pyproject.toml` is not TOML: " in called.out


def test_a_file_of_other_tools_and_a_file_that_cannot_be_read_set_nothing(acme: Path) -> None:
    settings("[tool.black\n", acme)
    assert call("check", "company.terms").code == 0
    (acme / "pyproject.toml").write_bytes(b"\xff\xfe[tool.paripassu]")
    assert call("check", "company.terms").code == 0


def test_json_carries_what_is_wrong_with_the_settings(acme: Path) -> None:
    settings('[tool.paripassu]\ncolour = "never"\n', acme)
    data = schemas.valid(call("show", "--settings", "--format", "json").out)
    assert [finding["code"] for finding in data["findings"]] == ["F009"]

"""The command as a whole: help, usage, exit codes, and what happens when something goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest

import paripassu
from commands import call
from paripassu.cli import main

STORY = str(Path(__file__).parent.parent.parent / "terms" / "nstor" / "series-k-history.events")


def pari(*arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    code = "import sys; from paripassu.cli.main import entry; sys.argv = ['pari', *sys.argv[1:]]; entry()"
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **env},
        check=False,
    )


def test_help_names_every_verb_in_one_line_each() -> None:
    called = call("--help")
    assert called.code == 0
    table = called.out.partition("Verbs:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in table] == list(main.VERBS)


@pytest.mark.parametrize("verb", main.VERBS)
def test_the_help_of_a_verb_has_an_example(verb: str) -> None:
    called = call(verb, "--help")
    assert called.code == 0
    examples = called.out.partition("Examples:\n")[2]
    assert f"    pari {verb} " in examples


@pytest.mark.parametrize("verb", main.VERBS)
def test_the_help_of_a_verb_begins_as_the_table_of_verbs_does(verb: str) -> None:
    first, *_ = import_module(f"paripassu.cli.{verb}").command.help.splitlines()
    assert first.split()[:2] == main.VERBS[verb].split()[:2]


@pytest.mark.parametrize("verb", [verb for verb in main.VERBS if verb != "completion"])
def test_every_verb_speaks_text_and_json_in_color_and_without(verb: str) -> None:
    command = import_module(f"paripassu.cli.{verb}").command
    named = {option.name: option for option in command.params}
    assert {"format", "color", "quiet", "verbose"} <= set(named)
    assert isinstance(named["format"].type, click.Choice)
    assert tuple(named["format"].type.choices)[:2] == ("text", "json")
    assert tuple(named["color"].type.choices) == ("auto", "always", "never")


def test_every_option_says_what_it_does() -> None:
    for verb in main.VERBS:
        for option in import_module(f"paripassu.cli.{verb}").command.params:
            assert not isinstance(option, click.Option) or option.help, f"{verb} {option.name}"


def test_the_version_is_that_of_the_package() -> None:
    assert call("--version").out == f"pari {paripassu.__version__}\n"


def test_a_verb_that_does_not_exist_is_wrong_usage_with_the_nearest() -> None:
    called = call("chek", "a.terms")
    assert called.code == 2
    assert "There is no verb `chek`. Did you mean `check`?" in called.err
    assert "`pari --help` lists the verbs." in call("dance").err


def test_no_verb_at_all_shows_the_help() -> None:
    called = call()
    assert called.code == 2
    assert "Verbs:" in called.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["check"],
        ["run", STORY, "--as-of", "2002-02-30"],
        ["run", STORY, "--reading", "shortfall"],
        ["run", STORY, "--reading", "=all-ratable"],
        ["run", STORY, "--format", "yaml"],
        ["run", STORY, "--colour", "never"],
        ["show"],
        ["explain", STORY],
        ["explain", "N999"],
        ["completion", "tcsh"],
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(arguments: list[str]) -> None:
    called = call(*arguments)
    assert called.code == 2
    assert called.out == ""
    assert "Error: " in called.err
    assert "Traceback" not in called.err


def test_our_own_bug_is_70_and_asks_to_be_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("two halves of nothing\nand more")

    monkeypatch.setattr("paripassu.pipeline.run_script", broken)
    called = call("run", STORY, env={"PARIPASSU_DEBUG": ""})
    assert called.code == 70
    assert called.out == ""
    assert called.err.splitlines()[0] == (
        "pari: internal error, please report it: ZeroDivisionError: two halves of nothing"
    )
    assert "Traceback" not in called.err
    with pytest.raises(ZeroDivisionError):
        call("run", STORY)


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("paripassu.pipeline.run_script", interrupted)
    called = call("run", STORY)
    assert (called.code, called.out, called.err) == (130, "", "")


def test_a_reader_who_stops_reading_is_not_told_of_it() -> None:
    code = "import sys; from paripassu.cli.main import entry; sys.argv = ['pari', *sys.argv[1:]]; entry()"
    reader, writer = os.pipe()
    os.close(reader)
    child = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "show", str(Path(STORY).parent / "company.terms")],
        stdout=writer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writer)
    assert (child.returncode, child.stderr) == (141, "")


def test_the_command_ends_with_its_exit_code() -> None:
    assert pari("run", STORY).returncode == 0
    assert pari("run", STORY + "x").returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", STORY, "--format", "json"],
        ["run", STORY, "--all-readings"],
        ["explain", STORY, "2002-07-03", "--verbose"],
        ["show", str(Path(STORY).parent / "series-k.terms"), "--format", "json"],
        ["check", str(Path(STORY).parent)],
    ],
)
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(arguments: list[str]) -> None:
    first, second = (pari(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == second.returncode == 0
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert first.stdout + first.stderr != ""


def test_a_verb_imports_no_other() -> None:
    code = (
        "import sys; from paripassu.cli.main import run_command; run_command(['check', sys.argv[1]]); "
        "print(*sorted(name for name in sys.modules if name.startswith(('paripassu.', 'lark', 'holidays'))))"
    )
    ran = subprocess.run([sys.executable, "-c", code, STORY], capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    loaded = set(ran.stdout.split())
    assert "paripassu.cli.check" in loaded
    assert {
        "paripassu.cli.run",
        "paripassu.cli.show",
        "paripassu.interpreter.run",
        "paripassu.report.run_text",
    } & loaded == set()


def test_a_terminal_that_knows_no_section_sign_gets_one_that_it_knows() -> None:
    told = pari("run", STORY, PYTHONIOENCODING="ascii")
    assert told.returncode == 0
    assert "[K s.5(b), K s.5(f)]" in told.stdout
    assert "?" not in told.stdout


def test_completion_answers_with_verbs_and_options() -> None:
    ran = pari("", _PARI_COMPLETE="bash_complete", COMP_WORDS="pari ", COMP_CWORD="1")
    assert {line.partition(",")[2] for line in ran.stdout.splitlines()} == set(main.VERBS)
    ran = pari("", _PARI_COMPLETE="bash_complete", COMP_WORDS="pari run --all", COMP_CWORD="2")
    assert ran.stdout == "plain,--all-readings\n"

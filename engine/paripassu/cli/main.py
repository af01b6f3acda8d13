"""The command line as a whole: its verbs, its exit codes, and what happens when something goes wrong.

Exit codes: 0 clean, 1 findings of severity error or failed expectations, 2 wrong usage, 70 our own bug. A verb's module
is imported when the verb is used, and not before: nobody waits for what was not asked for.
"""

from __future__ import annotations

import gc
import os
import sys
from codecs import register_error
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import TextIO

import click

import paripassu

# Verb -> what it does, as `pari --help` prints it; the module of a verb has its name.
VERBS = {
    "check": "Find every mistake in terms files and event scripts.",
    "run": "Run an event script and tell what happened.",
    "payout": "Say who gets what of a sum of money, and why.",
    "sweep": "Pay out many amounts under many terms and readings, to a file.",
    "compare": "Compare two term sets: which rights differ, and who gains.",
    "explain": "Say why something came out, or what an error code means.",
    "show": "Show the terms with everything assumed.",
    "fmt": "Format terms files and event scripts.",
    "coverage": "Say what of a paper the terms cover, and what no script tries.",
    "new": "Begin a terms file from a form.",
    "completion": "Print the completion script of a shell.",
}

_PLAIN = {"§": "s.", "…": "...", "“": '"', "”": '"'}

USAGE, BUG, INTERRUPTED, CLOSED_PIPE = 2, 70, 130, 141


class Verbs(click.Group):
    """A group whose verbs are imported one at a time, on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All verbs, in the order in which a reader meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The verb of that name, imported now."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"paripassu.cli.{cmd_name}").command
        if _is_completing():
            from paripassu.cli.completion import with_files

            return with_files(command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb, or an error that names the nearest one."""
        name = args[0]
        if name in VERBS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from paripassu.diagnostics.suggest import did_you_mean

        hint = did_you_mean(name, VERBS) or "`pari --help` lists the verbs."
        raise click.UsageError(f"There is no verb `{name}`. {hint}", ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """The table of verbs, without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


EXAMPLE = """\b
Examples:
  pari run terms/nstor/series-k-history.events
  pari run --help"""


@click.group(
    cls=Verbs,
    epilog=EXAMPLE,
    subcommand_metavar="VERB ...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(paripassu.__version__, prog_name="pari", message="%(prog)s %(version)s")
def pari() -> None:
    """Read the terms of preferred stock, and run corporate events against them.

    The filed certificate prevails over anything printed here. This is not legal advice.
    """


def entry() -> None:
    """The command as installed."""
    # Trees and runs have no cycles, so looking for them thousands of times finds nothing and costs a fifth of a run.
    gc.set_threshold(100_000, 50, 1_000)
    _speak_plainly(sys.stdout, sys.stderr)
    sys.exit(run_command(sys.argv[1:]))


def run_command(arguments: Sequence[str]) -> int:
    """Run one command line to its end; the answer is the exit code."""
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return CLOSED_PIPE
    except Exception as error:
        if os.environ.get("PARIPASSU_DEBUG"):
            raise
        _report_bug(error)
        return BUG
    return code


def _run(arguments: Sequence[str]) -> int:
    # click's own handling of interrupts prints, and of closed pipes exits with 1; a context has neither.
    pari.main([], "pari", complete_var="_PARI_COMPLETE", standalone_mode=False) if _is_completing() else None
    try:
        with pari.make_context("pari", list(arguments)) as context:
            result = pari.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else 0


def _is_completing() -> bool:
    return "_PARI_COMPLETE" in os.environ


def _close_quietly() -> None:
    """Nobody reads on: whatever Python still wants to flush at its end goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _speak_plainly(*streams: TextIO) -> None:
    """Let streams that cannot write `§` write `s.` in its place, as scripts may, and `?` for what has no other form."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            register_error("paripassu", _plainly)
            stream.reconfigure(errors="paripassu")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(character, "?") for character in error.object[error.start : error.end]), error.end


def _report_bug(error: Exception) -> None:
    words = str(error).partition("\n")[0]
    sys.stderr.write(
        f"pari: internal error, please report it: {type(error).__name__}: {words}\n"
        "  Your files are as they were. PARIPASSU_DEBUG=1 shows where it happened.\n"
    )

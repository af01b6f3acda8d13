"""`pari completion`: what a shell must know to complete our verbs and options."""

from __future__ import annotations

import click

EPILOG = """\b
Examples:
  pari completion bash >> ~/.bashrc
  pari completion zsh >> ~/.zshrc
  pari completion fish > ~/.config/fish/completions/pari.fish"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print the completion script of a shell."""
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise AssertionError(f"click cannot complete {shell}")
    # Of bash, click would start one to ask its version; the script needs no answer.
    click.echo(ShellComplete.source(kind(context.find_root().command, {}, "pari", "_PARI_COMPLETE")))
    return 0

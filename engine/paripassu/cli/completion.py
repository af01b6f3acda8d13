"""`pari completion`: what a shell must know to complete our verbs, options, files and codes."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from paripassu.diagnostics.codes import all_codes

EPILOG = """\b
Examples:
  pari completion bash >> ~/.bashrc
  pari completion zsh >> ~/.zshrc
  pari completion fish > ~/.config/fish/completions/pari.fish"""


# What is asked for by these words is a file, or a folder of files.
_FILES = {"FILE", "PATH", "PATH...", "SCRIPT", "FOLDER"}


class _CodeOrFile(click.Path):
    """What `pari explain` begins with: a code of a finding, or a script."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The codes that begin so, or else files."""
        known = [CompletionItem(code.id) for code in all_codes() if incomplete and code.id.startswith(incomplete)]
        return known or super().shell_complete(ctx, param, incomplete)


def with_files(command: click.Command) -> click.Command:
    """A verb whose files a shell can complete; the verb itself takes any words, and says more than click about them."""
    for param in command.params:
        is_argument = isinstance(param, click.Argument) and param.name != "target"
        if isinstance(param.type, click.types.StringParamType) and (is_argument or param.metavar in _FILES):
            param.type = _CodeOrFile() if param.name == "subject" else click.Path()
    return command


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

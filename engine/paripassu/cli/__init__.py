"""The command `pari`: the only room that prints, and the only one that knows of exit codes."""

"""Standard input under a name of its own, so that findings name it and what it includes is found beside it."""

from __future__ import annotations

import re
from io import StringIO
from typing import NamedTuple, TextIO

from attrs import evolve

from paripassu.diagnostics.findings import Outcome
from paripassu.diagnostics.reading import FileKind, kind_of, read_source
from paripassu.source import Source

# Only scripts have dates, expectations and a head of their own at the beginning of a line.
_SCRIPT = re.compile(r"^(script\b|expect\b|as of\b|[0-9]{4}-)", re.MULTILINE)


def read_named(path: str, stdin: TextIO | None = None, stdin_name: str = "") -> Outcome[Source]:
    """The text of a file; standard input (`-`) goes by the name given, if any."""
    read = read_source(path, stdin)
    if path != "-" or not stdin_name or read.value is None:
        return read
    return Outcome(evolve(read.value, name=stdin_name), read.diagnostics)


class Input(NamedTuple):
    """Of which kind a text is, and where to read it from: standard input can be read only once."""

    kind: FileKind
    stdin: TextIO | None


def kind_of_input(path: str, stdin: TextIO | None = None, stdin_name: str = "") -> Outcome[Input]:
    """Whether a text holds terms or events: its ending says it; of standard input without a name, its lines do."""
    if path != "-" or stdin_name:
        kind = kind_of(stdin_name or path)
        return Outcome(None if kind.value is None else Input(kind.value, stdin), kind.diagnostics)
    read = read_source(path, stdin)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    found: FileKind = "events" if _SCRIPT.search(read.value.text) else "terms"
    return Outcome(Input(found, StringIO(read.value.text)), read.diagnostics)

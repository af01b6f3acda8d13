"""Beginning a terms file: the forms that are shipped, and what is found in one that has been filled in."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping

from paripassu import resources
from paripassu.diagnostics.findings import Diagnostic
from paripassu.pipeline import check_terms
from paripassu.syntax.forms import Form, fill_form, parse_form

_FOLDER = ("terms", "forms")
_ENDING = ".terms"


def forms() -> tuple[Form, ...]:
    """All forms, by their names."""
    names = sorted(name for name in os.listdir(resources.path(*_FOLDER)) if name.endswith(_ENDING))
    return tuple(parse_form(name.removesuffix(_ENDING), resources.read(*_FOLDER, name)) for name in names)


def begin(form: Form, values: Mapping[str, str]) -> tuple[str, tuple[Diagnostic, ...]]:
    """The terms file that comes of a form with values that fit it, and what `pari check` finds in it."""
    text = fill_form(form, values)
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    return text, check_terms("-", stream, f"{form.name}{_ENDING}")

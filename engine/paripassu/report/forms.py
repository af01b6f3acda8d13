"""Forms for people and for machines: `paripassu.new/1`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from paripassu.diagnostics.findings import Diagnostic
from paripassu.diagnostics.palette import Palette
from paripassu.report.data import Data, findings_data
from paripassu.syntax.forms import Form

SCHEMA = "paripassu.new/1"


def forms_lines(forms: Sequence[Form], palette: Palette) -> Iterator[str]:
    """All forms, each with what may be set in it."""
    for number, form in enumerate(forms):
        if number:
            yield ""
        yield f"{palette.paint(palette.strong, form.name)}  {form.title}"
        names = max(len(each.name) for each in form.parameters)
        values = max(len(each.default) for each in form.parameters)
        for each in form.parameters:
            yield f"  {each.name:<{names}}  {each.default:<{values}}  {each.about}"


def forms_data(
    forms: Sequence[Form], values: Mapping[str, str], text: str | None, findings: Sequence[Diagnostic]
) -> dict[str, Data]:
    """The forms, or the one that was asked for with what comes of it."""
    return {
        "schema": SCHEMA,
        "forms": [
            {
                "name": form.name,
                "title": form.title,
                "parameters": [
                    {
                        "name": each.name,
                        "about": each.about,
                        "default": each.default,
                        "value": values.get(each.name),
                    }
                    for each in form.parameters
                ],
            }
            for form in forms
        ],
        "text": text,
        "findings": findings_data(findings),
    }

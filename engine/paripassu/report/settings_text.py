"""Settings in force, each with who set it, for people and as `paripassu.settings/1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paripassu.diagnostics.findings import Diagnostic
from paripassu.report.data import Data, findings_data
from paripassu.report.tables import Table

SCHEMA = "paripassu.settings/1"

Row = tuple[str, object, str]


def settings_lines(rows: Iterable[Row]) -> list[str]:
    """A table of name, value and origin."""
    shown = (
        (name, str(value).lower() if isinstance(value, bool) else str(value), origin) for name, value, origin in rows
    )
    return Table(("setting", "value", "set by"), shown).lines()


def settings_data(rows: Sequence[Row], findings: Iterable[Diagnostic] = ()) -> dict[str, Data]:
    """The same as data."""
    return {
        "schema": SCHEMA,
        "settings": [{"name": name, "value": value, "origin": origin} for name, value, origin in rows],
        "findings": findings_data(findings),
    }
